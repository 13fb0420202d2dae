// Several assessments in one browser, and two tabs on one of them.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertAccessible, openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { withSite } from "./support/site.mjs";

describe("assessments side by side", () => {
  const here = withSite();
  const open = async () => new CheckPage(await openPage(here.browser), here.server.url()).open();
  const action = (form, name) => form.page.locator(`[data-action="${name}"]`);
  const name = (form) => form.page.locator('[name="assessment-name"]');
  const rename = async (form, text) => {
    await form.menu();
    await name(form).fill(text);
    await name(form).press("Tab");
  };
  const listed = (form) => form.page.locator('[data-part="shelf"] li b').allTextContents();

  it("are begun, named, opened, copied, removed and brought back", async () => {
    const form = await open();
    await form.choose("class", "SB");
    await form.answer("met", "1");
    await rename(form, "A社");
    await form.menu();
    await action(form, "new").click();
    assert.equal(await form.radio("1", "met").isChecked(), false);
    assert.equal(await form.page.locator('[name="class"]').inputValue(), "SB", "the class is chosen for the standard");
    await form.choose("class", "I");
    await rename(form, "B社");
    await form.menu();
    await form.page.locator(".shelf summary").click();
    assert.deepEqual(await listed(form), ["A社", "B社"]);
    await form.page.getByRole("button", { name: "「A社」を複製" }).click();
    assert.deepEqual(await listed(form), ["A社", "B社", "A社の写し"]);
    await form.page.getByRole("button", { name: "「A社」を開く" }).click();
    assert.equal(await form.radio("1", "met").isChecked(), true);
    assert.equal(await name(form).inputValue(), "A社");
    await form.reload();
    assert.equal(await name(form).inputValue(), "A社", "the open one is remembered");
    await form.menu();
    await form.page.locator(".shelf summary").click();
    await form.page.getByRole("button", { name: "「A社」を削除" }).click();
    assert.deepEqual(await listed(form), ["B社", "A社の写し"]);
    await action(form, "restore").click();
    assert.deepEqual(await listed(form), ["A社", "B社", "A社の写し"]);
    await assertAccessible(form.page, "the list");
    assert.deepEqual(form.page.complaints, []);
  });

  it("open what earlier versions kept", async () => {
    const page = await openPage(here.browser);
    const form = new CheckPage(page, here.server.url());
    await page.goto(`${here.server.url()}privacy/`);
    await page.evaluate(() =>
      localStorage.setItem(
        "kijun:/:answers:annex2/cloud",
        '{"schema":"kijun-answers/1","checklist":"annex2/cloud","class":"SA","answers":{"1":{"status":"met"}}}',
      ),
    );
    await form.open();
    assert.equal(await form.radio("1", "met").isChecked(), true);
    await form.answer("met", "2");
    await form.reload();
    assert.equal(await form.radio("2", "met").isChecked(), true);
  });

  /** Open an assessment in two tabs. The first one does not hear of the second, as a tab that sleeps. */
  const tabs = async () => {
    const deaf = await openPage(here.browser);
    await deaf.addInitScript(() =>
      addEventListener("storage", (event) => event.stopImmediatePropagation(), { capture: true }),
    );
    const first = await new CheckPage(deaf, here.server.url()).open();
    await first.choose("class", "SB");
    const page = await first.page.context().newPage();
    const second = await new CheckPage(page, here.server.url()).open();
    return [first, second];
  };

  it("in two tabs: one without changes of its own takes over in silence", async () => {
    const first = await open();
    await first.choose("class", "SB");
    const second = await new CheckPage(await first.page.context().newPage(), here.server.url()).open();
    await second.answer("met", "1");
    await first.page.locator('[data-requirement="1"][data-status="met"]').waitFor();
    assert.equal(await first.radio("1", "met").isChecked(), true);
    assert.equal(await first.notice().locator(".notice").count(), 0);
    await first.answer("unmet", "2");
    await second.page.locator('[data-requirement="2"][data-status="nonconforming"]').waitFor();
  });

  it("in two tabs are never overwritten silently: what differs is said, and theirs is shown", async () => {
    const [first, second] = await tabs();
    await second.answer("met", "1");
    await first.answer("unmet", "2");
    assert.match(
      await first.notice().innerText(),
      /別のタブで変更されています[^]*違い: No\.1\(この画面「なし」、別のタブ「満たす」\)、No\.2\(この画面「満たさない」、別のタブ「なし」\)/,
    );
    assert.equal(await first.notice().locator("button:not(.secondary)").count(), 1);
    await assertAccessible(first.page, "the choice");
    await action(first, "theirs").click();
    assert.equal(await first.radio("1", "met").isChecked(), true);
    assert.equal(await first.radio("2", "unmet").isChecked(), false);
  });

  it("in two tabs: mine is kept over theirs", async () => {
    const [first, second] = await tabs();
    await second.answer("met", "1");
    await first.answer("unmet", "2");
    await action(first, "mine").click();
    await first.reload();
    assert.equal(await first.radio("2", "unmet").isChecked(), true);
    assert.equal(await first.radio("1", "met").isChecked(), false);
  });

  it("in two tabs: both are kept", async () => {
    const [first, second] = await tabs();
    await second.answer("met", "1");
    await first.answer("unmet", "2");
    await action(first, "both").click();
    await first.menu();
    await first.page.locator(".shelf summary").click();
    assert.equal((await listed(first)).length, 2);
    await second.answer("met", "3");
    assert.doesNotMatch(await second.notice().innerText(), /別のタブ/);
  });

  it("say plainly that there is no room, and offer a file", async () => {
    const form = await open();
    await form.choose("class", "SB");
    assert.match(await form.page.locator(".saved").innerText(), /\d:\d\dにこのブラウザーへ保存しました/);
    await form.page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await form.answer("met", "1");
    assert.match(await form.notice().innerText(), /保存領域がいっぱい/);
    assert.match(await form.page.locator(".saved").innerText(), /保存できていません/);
    const download = form.page.waitForEvent("download");
    await action(form, "save-file").click();
    await download;
  });
});
