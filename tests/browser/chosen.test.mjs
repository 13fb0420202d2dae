// One class for a standard: chosen anywhere, known everywhere, and no open assessment is changed without asking.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertAccessible, openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { withSite } from "./support/site.mjs";

const chosen = (page) => page.locator("[data-situation] [data-chosen]");
const live = (page) => page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });

describe("the class that is chosen for a standard", () => {
  const here = withSite();
  const open = async (path, options) => {
    const page = await openPage(here.browser, options);
    await page.goto(here.server.url() + path);
    return page;
  };
  const inForm = async (page, path = "annex2/cloud/check/") => {
    await page.goto(here.server.url() + path);
    await live(page);
    return page.locator('select[name="class"]').inputValue();
  };
  /** Answer the finder's questions until it names 重要性分類S (B). */
  const find = async (page) => {
    await live(page);
    for (let no = 0; no < 3; no += 1) await page.getByRole("button", { name: "いいえ" }).click();
    await page.getByRole("button", { name: "はい", exact: true }).click();
    await page.getByText("この分類を選びました。").waitFor();
  };

  it("comes from the finder, and is known to the table and the form, in no address", async () => {
    const page = await open("annex2/classes/");
    await find(page);
    assert.equal(await chosen(page).textContent(), "重要性分類S (B)");
    await assertAccessible(page, "the finder's result");
    await page.getByRole("link", { name: "重要性分類S (B)で求められる9件を見る" }).click();
    await page.getByText("このページの該当: 9件").waitFor();
    assert.ok(page.url().endsWith("/annex2/requirements/"), page.url());
    assert.ok(await page.getByRole("radio", { name: "重要性分類S (B)" }).isChecked());
    await page.goto(`${here.server.url()}annex2/classes/`);
    await find(page);
    await page.getByRole("link", { name: "重要性分類S (B)で自己点検を始める" }).click();
    await live(page);
    assert.ok(page.url().endsWith("/annex2/cloud/check/"), page.url());
    assert.equal(await page.locator('select[name="class"]').inputValue(), "SB");
    assert.deepEqual(page.complaints, []);
  });

  it("comes from the table and from the form, and the table only shows all", async () => {
    const page = await open("kitakyushu/requirements/");
    await page.getByRole("radio", { name: "重要情報資産を取り扱う場合" }).first().check();
    await chosen(page).getByText("重要情報資産を取り扱う場合").waitFor();
    assert.equal(await page.getByRole("radio", { name: "重要情報資産を取り扱う場合", checked: true }).count(), 2, "both tables");
    await page.getByRole("radio", { name: "すべて" }).first().check();
    assert.match(await chosen(page).textContent(), /^重要情報資産を取り扱う場合/);
    assert.equal(await inForm(page, "kitakyushu/web-meeting/check/"), "important");
    await page.locator('select[name="class"]').selectOption("other");
    await chosen(page).getByText("重要情報資産を取り扱わない場合").waitFor({ state: "attached" });
    assert.equal(await inForm(page, "kitakyushu/cloud/check/"), "other");
  });

  it("is changed and removed below the header, and a form without answers follows", async () => {
    const page = await open("annex2/cloud/check/");
    await live(page);
    await page.locator(".situation summary").click();
    await page.locator("[data-situation] [data-class]").selectOption({ label: "重要性分類I" });
    const select = page.locator('select[name="class"]');
    assert.equal(await select.inputValue(), "I");
    await page.getByRole("button", { name: "条件を消す" }).click();
    assert.equal(await select.inputValue(), "");
    const other = await page.context().newPage();
    await other.goto(`${here.server.url()}annex2/table/`);
    await other.locator(".situation summary").click();
    await other.locator("[data-situation] [data-class]").selectOption({ label: "重要性分類II" });
    await page.waitForFunction(() => document.querySelector('select[name="class"]').value === "II");
    await assertAccessible(page, "the choice on the form");
  });

  it("an open assessment is asked about, and each answer ends the question", async () => {
    for (const [action, own, choice] of [
      ["take-class", "SB", "重要性分類S (B)"],
      ["keep-class", "I", "重要性分類I"],
      ["new-with-class", "SB", "重要性分類S (B)"],
    ]) {
      const form = await new CheckPage(await openPage(here.browser), here.server.url()).open();
      await form.choose("class", "I");
      await form.answer("met", "1");
      await form.page.goto(`${here.server.url()}annex2/requirements/`);
      await form.page.getByRole("radio", { name: "重要性分類S (B)" }).check();
      await form.open();
      assert.equal(await form.page.locator('select[name="class"]').inputValue(), "I", "nothing is changed");
      assert.match(await form.notice().innerText(), /選んである分類は「重要性分類S \(B\)」です。この自己点検の分類は「重要性分類I」です。/);
      await assertAccessible(form.page, "the question");
      await form.notice().locator(`[data-action="${action}"]`).click();
      assert.equal(await form.page.locator('select[name="class"]').inputValue(), own);
      await chosen(form.page).getByText(choice, { exact: true }).waitFor({ state: "attached" });
      assert.equal(await form.radio("1", "met").isChecked(), action !== "new-with-class");
      assert.deepEqual(form.page.complaints, []);
      await form.page.context().close();
    }
  });

  it("a link hands it on where nothing else was chosen; else the page asks", async () => {
    const page = await open("annex2/cloud/check/#class=SB");
    await live(page);
    assert.equal(await page.locator('select[name="class"]').inputValue(), "SB");
    assert.equal(await chosen(page).textContent(), "重要性分類S (B)");
    assert.ok(page.url().endsWith("/check/"), page.url());
    await page.evaluate(() => (location.hash = "#class=I"));
    await page.getByText("このリンクの分類は「重要性分類I」です。").waitFor();
    assert.equal(await page.locator('select[name="class"]').inputValue(), "SB");
    await page.goto(`${here.server.url()}annex2/requirements/#class=I`);
    await page.getByText("別の分類が選んであります。").waitFor();
    assert.ok(await page.getByRole("radio", { name: "重要性分類S (B)" }).isChecked());
    await assertAccessible(page, "the question about a link");
    await page.getByRole("button", { name: "リンクの分類に変える" }).click();
    assert.ok(await page.getByRole("radio", { name: "重要性分類I", exact: true }).isChecked());
    assert.ok(page.url().endsWith("/requirements/"), page.url());
    const other = await open("annex2/requirements/#class=II");
    await chosen(other).getByText("重要性分類II").waitFor();
  });

  it("is said to be lost where the browser keeps nothing, and the links name it", async () => {
    const page = await openPage(here.browser);
    await page.addInitScript(() =>
      Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("blocked"); } }),
    );
    await page.goto(`${here.server.url()}annex2/classes/`);
    await live(page);
    await page.getByRole("button", { name: "はい", exact: true }).click();
    await page.getByText("この分類は選んでありません。").waitFor();
    await page.getByRole("link", { name: "重要性分類S (A)で自己点検を始める" }).click();
    await live(page);
    assert.equal(await page.locator('select[name="class"]').inputValue(), "SA");
  });
});
