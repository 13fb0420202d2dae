// Answers are kept in this browser as they are given, and nothing is lost without a message.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { DIST } from "./support/places.mjs";
import { Server } from "./support/server.mjs";
import { withSite } from "./support/site.mjs";

describe("what is kept", () => {
  const here = withSite();
  const open = async (site = here.server.url()) =>
    new CheckPage(await openPage(here.browser), site).open();

  it("survives a reload, texts included", async () => {
    const form = await open();
    await form.choose("class", "SB");
    await form.choose("fact:personal_information", "true");
    await form.page.locator('[name="service:name"]').fill("見積管理サービス");
    await form.answer("unmet", "6-1");
    await form.notApplicable("7-1", "機器を保有しないため");
    await form.write("note", "6-1", "データセンターは海外\n(一部)");
    const before = await form.verdict();
    await form.reload();
    assert.deepEqual(await form.verdict(), before);
    assert.equal(await form.page.locator('[name="class"]').inputValue(), "SB");
    assert.equal(await form.page.locator('[name="fact:personal_information"]').inputValue(), "true");
    assert.equal(await form.page.locator('[name="service:name"]').inputValue(), "見積管理サービス");
    assert.equal(await form.radio("6-1", "unmet").isChecked(), true);
    assert.equal(await form.text("reason", "7-1").inputValue(), "機器を保有しないため");
    assert.equal(await form.text("note", "6-1").inputValue(), "データセンターは海外\n(一部)");
    assert.deepEqual(form.page.complaints, []);
  });

  it("can be cleared, and brought back once", async () => {
    const form = await open();
    await form.choose("class", "I");
    await form.answer("met", "1");
    const keys = () =>
      form.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(":answers:")));
    assert.equal((await keys()).length, 1);
    await form.menu();
    await form.page.locator('[data-action="reset"]').click();
    assert.equal(await form.page.locator('[name="class"]').inputValue(), "I", "it is chosen for the standard");
    assert.equal(await form.radio("1", "met").isChecked(), false);
    assert.deepEqual(await keys(), []);
    await form.page.locator('[data-action="undo"]').click();
    assert.equal(await form.radio("1", "met").isChecked(), true);
    assert.equal((await keys()).length, 1);
  });

  it("is apart for two sites on one origin", async () => {
    const page = await openPage(here.browser);
    const [one, other] = [await Server.start(DIST, "/one/"), await Server.start(DIST, "/two/")];
    try {
      // Both have one origin: the second server's pages are loaded through the first's address.
      await page.route("**/two/**", async (route) => {
        const address = route.request().url().replace(`:${one.port}`, `:${other.port}`);
        await route.fulfill({ response: await route.fetch({ url: address }) });
      });
      const first = await new CheckPage(page, one.url()).open();
      await first.choose("class", "SA");
      const second = await new CheckPage(page, one.url().replace("/one/", "/two/")).open();
      assert.deepEqual(await second.verdict(), ["none", "none", "none"]);
      await first.open();
      assert.equal((await first.verdict())[0], "undetermined");
    } finally {
      await one.stop();
      await other.stop();
    }
  });

  it("says plainly that the browser keeps nothing", async () => {
    const page = await openPage(here.browser);
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      });
    });
    const form = await new CheckPage(page, here.server.url()).open();
    assert.match(await form.notice().innerText(), /このブラウザーには回答を保存できません/);
    await form.choose("class", "I");
    assert.equal((await form.verdict())[0], "undetermined", "it works all the same");
  });

  it("leaves what it cannot read where it is", async () => {
    const form = await open();
    await form.choose("class", "I");
    await form.page.evaluate(() => {
      const key = Object.keys(localStorage).find((key) => key.includes(":answers:"));
      localStorage.setItem(key, localStorage.getItem(key).slice(0, 40));
    });
    await form.reload();
    assert.match(await form.notice().innerText(), /読めませんでした/);
    const saved = form.page.waitForEvent("download");
    await form.notice().getByRole("button", { name: "元のデータをファイルに保存する" }).click();
    const raw = await readFile(await (await saved).path(), "utf8");
    assert.equal(raw.length, 40, "as it was");
    await form.menu();
    await form.page.locator(".shelf summary").click();
    assert.match(await form.page.locator(".shelf").innerText(), /読めなかったデータ/);
    await form.answer("met", "1");
    const kept = await form.page.evaluate(() => ({ ...localStorage }));
    const answers = Object.entries(kept).filter(([key]) => key.includes(":answers:"));
    assert.equal(answers.length, 2);
    assert.ok(answers.some(([, text]) => text === raw));
  });
});
