// Someone else's computer: what was cleared does not come back, and what is not kept is not left in silence.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { assertAccessible, launchWithCache, openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { withSite } from "./support/site.mjs";

describe("the button that clears everything of this site", () => {
  const here = withSite();
  let browser;
  before(async () => {
    browser = await launchWithCache();
  });
  after(() => browser.close());

  const open = async () => new CheckPage(await openPage(browser), here.server.url()).open();
  const inSameProfile = async (form, checklist = "annex2/cloud") =>
    new CheckPage(await form.page.context().newPage(), here.server.url(), checklist).open();
  const storages = (page) =>
    page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)].map((keys) => keys.sort()));
  const fill = async (form) => {
    await form.choose("class", "SB");
    await form.answer("met", "1");
    await form.menu();
    await form.page.locator('[name="assessment-name"]').fill("A社");
    await form.page.locator('[name="assessment-name"]').press("Tab");
  };
  const forget = async (page) => {
    await page.locator("[data-forget]").click();
    await page.locator("[data-forget-confirm]").click();
    await page.locator("[data-cleared]:not(:empty)").waitFor();
  };
  const answered = (page) => page.locator('input[name^="answer:"]:checked').count();

  it("asks, clears all, and lists it", async () => {
    const form = await open();
    await fill(form);
    await form.page.evaluate(() => localStorage.setItem("other-site", "stays"));
    await form.page.locator("[data-forget]").click();
    assert.equal(await form.page.locator("dialog[open]").count(), 1);
    await assertAccessible(form.page, "the question");
    await form.page.locator("[data-forget-cancel]").click();
    assert.equal(await answered(form.page), 1, "nothing is cleared yet");
    await form.menu();
    await form.page.locator('[data-action="reset"]').click();
    await fill(form);
    await forget(form.page);
    assert.match(await form.page.locator("[data-cleared]").innerText(), /すべて消しました\(自己点検の回答1件、元に戻すための控え、選んだ分類と立場\)/);
    assert.deepEqual(await storages(form.page), [["other-site"], []]);
    assert.equal(await answered(form.page), 0);
    assert.equal(await form.page.locator('[data-action="undo"]').count(), 0);
    await form.reload();
    assert.equal(await form.page.locator("[data-cleared]").innerText(), "", "it is said once");
    assert.deepEqual(await storages(form.page), [["other-site"], []]);
    assert.deepEqual(form.page.complaints, []);
  });

  it("clears every open tab, and none writes anything again", async () => {
    const first = await open();
    await fill(first);
    const second = await inSameProfile(first);
    await second.answer("unmet", "2");
    const other = await inSameProfile(first, "kobe/public-cloud");
    await other.choose("class", "3");
    const loaded = [second, other].map(({ page }) => page.waitForEvent("load"));
    await forget(first.page);
    await Promise.all(loaded);
    for (const form of [first, second, other]) {
      await form.live();
      assert.equal(await answered(form.page), 0);
      assert.equal(await form.page.locator('select[name="class"]').inputValue(), "");
      assert.deepEqual((await storages(form.page))[0], []);
    }
  });

  it("leaves nothing to the one who presses Back", async () => {
    const form = await open();
    await fill(form);
    await form.page.goto(`${here.server.url()}kobe/public-cloud/check/`);
    await form.live();
    await forget(form.page);
    await form.page.goBack();
    await form.live();
    await form.settled();
    assert.equal(await answered(form.page), 0);
    assert.deepEqual(await storages(form.page), [[], []]);
  });

  it("clears what a page to read has marked, also in the cache", async () => {
    const choose = (page) =>
      page.locator("[data-situation] [data-class]").evaluate((select) => {
        select.selectedIndex = 1;
        select.dispatchEvent(new Event("change", { bubbles: true }));
      });
    const page = await openPage(browser);
    await page.goto(`${here.server.url()}kitakyushu/3/`);
    await choose(page);
    const chosen = (page) => page.locator("[data-situation] [data-chosen]");
    assert.notEqual(await chosen(page).textContent(), "選んでいません");
    const form = await inSameProfile({ page });
    await forget(form.page);
    await chosen(page).getByText("選んでいません").waitFor({ state: "attached" });
    await choose(page);
    await page.goto(`${here.server.url()}annex2/cloud/check/`);
    await page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
    await forget(page);
    await page.goBack({ waitUntil: "commit" });
    await chosen(page).getByText("選んでいません").waitFor({ state: "attached" });
  });

  it("drops the words of the search, also on the way back to it", async () => {
    const page = await openPage(browser);
    await page.goto(`${here.server.url()}search/`);
    await page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
    await page.locator('input[name="q"]').fill("山田太郎");
    await page.goto(`${here.server.url()}annex2/cloud/check/`);
    await page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
    await page.goBack({ waitUntil: "commit" });
    await page.waitForFunction(() => document.querySelector('[name="q"]')?.value === "山田太郎");
    const form = await inSameProfile({ page });
    const loaded = page.waitForEvent("load");
    await forget(form.page);
    await loaded;
    await page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
    assert.equal(await page.locator('input[name="q"]').inputValue(), "");
    await page.locator('input[name="q"]').fill("山田花子");
    await page.goto(`${here.server.url()}annex2/cloud/check/`);
    await page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
    await forget(page);
    await page.goBack({ waitUntil: "commit" });
    await page.waitForFunction(() => document.querySelector('[name="q"]')?.value === "");
    await page.locator('html[data-hydrated="true"]:not([data-left])').waitFor({ state: "attached" });
  });

  it("is where a ledger, a record or a comparison is", async () => {
    for (const path of ["kitakyushu/ledger/", "annex2/training/", "bidders/", "annex2/cloud/export/"]) {
      const page = await openPage(browser);
      await page.goto(`${here.server.url()}${path}`);
      await page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
      await page.evaluate(() => localStorage.setItem("kijun:/:ledger:kitakyushu", "x"));
      await forget(page);
      assert.deepEqual(await storages(page), [[], []], path);
      assert.match(await page.locator("[data-cleared]").innerText(), /台帳の登録1件/);
      await page.context().close();
    }
  });
});

describe("a page that comes back from the cache", () => {
  const here = withSite();
  let browser;
  before(async () => {
    browser = await launchWithCache();
  });
  after(() => browser.close());

  it("shows what is kept now", async () => {
    const form = await new CheckPage(await openPage(browser), here.server.url()).open();
    await form.choose("class", "SB");
    await form.answer("met", "1");
    await form.page.goto(`${here.server.url()}privacy/`);
    await form.page.evaluate(() => {
      const key = Object.keys(localStorage).find((key) => key.includes(":answers:"));
      localStorage.setItem(key, localStorage.getItem(key).replace('"met"', '"unmet"'));
    });
    await form.page.goBack();
    await form.page.locator('input[name="answer:1"][value="unmet"]:checked').waitFor({ state: "attached" });
    assert.equal(await form.page.locator("html[data-left]").count(), 0);
  });
});

describe("answers that are not kept", () => {
  const here = withSite();
  const blocked = async () => {
    const page = await openPage(here.browser);
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    const form = await new CheckPage(page, here.server.url()).open();
    await form.choose("class", "SB");
    await form.answer("met", "1");
    return form;
  };
  const dialogs = (page) => {
    const seen = [];
    page.on("dialog", async (dialog) => {
      seen.push(dialog.type());
      await dialog.accept();
    });
    return seen;
  };

  it("are not left without a warning", async () => {
    const form = await blocked();
    const seen = dialogs(form.page);
    await form.page.reload();
    assert.deepEqual(seen, ["beforeunload"]);
  });

  it("do not take the way to the Excel page, and can be left once a file is saved", async () => {
    const form = await blocked();
    const seen = dialogs(form.page);
    await form.page.locator('a[data-export="xlsx"]').click();
    assert.match(await form.notice().innerText(), /Excelのページでは使えません/);
    const saved = form.page.waitForEvent("download");
    await form.notice().locator('[data-action="save-file"]').click();
    await saved;
    await form.notice().getByText("保存しました").waitFor();
    await form.page.reload();
    assert.deepEqual(seen, []);
  });

  it("are offered as a file before a new assessment begins", async () => {
    const form = await blocked();
    await form.menu();
    await form.page.locator('[data-action="new"]').click();
    assert.match(await form.notice().innerText(), /先に回答ファイルを保存してください/);
    assert.equal(await form.radio("1", "met").isChecked(), true);
    await form.notice().locator('[data-action="proceed"]').click();
    assert.equal(await form.radio("1", "met").isChecked(), false);
    await form.notice().locator('[data-action="undo"]').click();
    assert.equal(await form.radio("1", "met").isChecked(), true);
  });
});

describe("answers that were erased", () => {
  const here = withSite();

  it("can be brought back after a reload, until the tab is closed", async () => {
    const form = await new CheckPage(await openPage(here.browser), here.server.url()).open();
    await form.choose("class", "SB");
    await form.answer("met", "1", "2");
    await form.menu();
    await form.page.locator('[data-action="reset"]').click();
    assert.match(await form.notice().innerText(), /このタブを閉じるまで元に戻せます/);
    await form.reload();
    assert.equal(await form.radio("1", "met").isChecked(), false);
    const other = await new CheckPage(await form.page.context().newPage(), here.server.url()).open();
    assert.equal(await other.page.locator('[data-action="undo"]').count(), 0, "another tab has nothing");
    await form.notice().locator('[data-action="undo"]').click();
    assert.equal(await form.radio("1", "met").isChecked(), true);
    await form.reload();
    assert.equal(await form.radio("2", "met").isChecked(), true);
  });
});
