// The small script of reading pages: citations, the reader's own situation, the key for the search,
// pages loaded early; and a whole document in print.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertAccessible, openPage } from "./support/browser.mjs";
import { withSite } from "./support/site.mjs";

const CHAPTER = "kitakyushu/3/";
const CITATION = "北九州市 クラウドサービス利用基準 第1.1版 3.1(8)⑤";

describe("citations", () => {
  const here = withSite();

  it("a clause is cited by document, edition and number, and copied", async () => {
    const page = await openPage(here.browser, { permissions: ["clipboard-read", "clipboard-write"] });
    await page.goto(here.server.url() + CHAPTER);
    await page.locator('[id="3.1-8-5"] .marker').first().click();
    const dialog = page.getByRole("dialog", { name: "引用" });
    await dialog.getByText(CITATION, { exact: true }).waitFor();
    assert.ok(page.url().endsWith("#3.1-8-5"), page.url());
    await dialog.getByRole("button", { name: "引用をコピー" }).click();
    await dialog.getByText("コピーしました。").waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /^「⑤ ?[^」]+.*」（北九州市 クラウドサービス利用基準 第1\.1版 3\.1\(8\)⑤）$/);
    const whole = await page.locator('[id="3.1-8-5"]').innerText();
    const plain = (text) => text.replace(/\s/g, "");
    assert.ok(plain(whole).startsWith(plain(copied.slice(1, copied.lastIndexOf("」（")))), copied);
    await dialog.getByRole("button", { name: "出典だけをコピー" }).click();
    await page.waitForFunction(async (citation) => (await navigator.clipboard.readText()) === citation, CITATION);
    await dialog.getByRole("button", { name: "アドレスをコピー" }).click();
    await page.waitForFunction(async () => (await navigator.clipboard.readText()).endsWith("#3.1-8-5"));
    await assertAccessible(page, "引用");
  });

  it("by keyboard, and where the browser offers no clipboard", async () => {
    const page = await openPage(here.browser);
    await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await page.goto(here.server.url() + CHAPTER);
    const copied = page.evaluate(
      () => new Promise((done) => document.addEventListener("copy", () => done(getSelection().toString() || document.activeElement.value))),
    );
    const link = page.locator('[id="3.1-8-5"] .marker').first();
    await link.focus();
    await page.keyboard.press("Enter");
    const button = page.getByRole("button", { name: "引用をコピー" });
    await button.waitFor();
    await page.waitForFunction(() => document.activeElement.textContent === "引用をコピー");
    await page.keyboard.press("Enter");
    assert.ok((await copied).endsWith(`」（${CITATION}）`), await copied);
    await page.getByText("コピーしました。").waitFor();
    await page.keyboard.press("Escape");
    await button.waitFor({ state: "hidden" });
    await page.waitForFunction(() => document.activeElement.matches(".marker"));
  });

  it("a row of a table is cited by its number, and a heading by its own", async () => {
    const page = await openPage(here.browser);
    await page.goto(`${here.server.url()}annex2/table/`);
    await page.locator('[id="no-6-2"] .number a').click();
    await page.getByText("別紙2 クラウドサービス利用基準 No.6-2", { exact: true }).waitFor();
    await page.goto(here.server.url() + CHAPTER);
    await page.locator('[id="3.1-8"] .anchor').click();
    await page.getByText("北九州市 クラウドサービス利用基準 第1.1版 3.1(8)", { exact: true }).waitFor();
  });
});

describe("odd words", () => {
  const here = withSite();

  for (const javaScriptEnabled of [true, false]) {
    it(`open the reason where they stand, ${javaScriptEnabled ? "with" : "without"} scripts`, async () => {
      const page = await openPage(here.browser, { javaScriptEnabled });
      await page.goto(here.server.url() + CHAPTER);
      await page.locator(".document mark button", { hasText: "所属専門性" }).click();
      const note = page.locator("[popover]:popover-open");
      await note.getByText("原文のまま掲載しています", { exact: true }).waitFor();
      assert.ok(await note.getByRole("link", { name: "原文の誤りと訂正" }).isVisible());
      await page.keyboard.press("Escape");
      await note.waitFor({ state: "hidden" });
    });
  }
});

describe("the reader's situation", () => {
  const here = withSite();
  const open = async (options, path = CHAPTER) => {
    const page = await openPage(here.browser, options);
    await page.goto(here.server.url() + path);
    await page.locator(".situation summary").click();
    return page;
  };
  const marks = (page) => page.locator(".applies").count();

  it("marks what applies, is kept for all pages of the standard, and can be removed", async () => {
    const page = await open();
    assert.equal(await marks(page), 0);
    await page.getByLabel("分類").selectOption({ label: "重要情報資産を取り扱う場合" });
    const all = await marks(page);
    assert.ok(all > 20, `${all} marks`);
    await page.getByLabel("立場").selectOption("事業者");
    const own = await marks(page);
    assert.ok(own > 0 && own < all, `${own} of ${all}`);
    await page.getByText(`重要情報資産を取り扱う場合、事業者(このページの該当: ${own}件)`).waitFor();
    await assertAccessible(page, "あなたの条件");

    await page.goto(`${here.server.url()}kitakyushu/requirements/`);
    await page.getByText("重要情報資産を取り扱う場合、事業者(このページの該当:").waitFor();
    assert.ok((await marks(page)) >= own);
    await page.locator(".situation summary").click();
    await page.getByRole("button", { name: "条件を消す" }).click();
    assert.equal(await marks(page), 0);
    await page.reload();
    await page.getByText("選んでいません").waitFor();
    assert.equal(await marks(page), 0);
  });

  it("is chosen at 320 pixels, and nothing is cut off", async () => {
    const page = await open({ viewport: { width: 320, height: 640 } }, "shunan/3/");
    const width = () => [document.documentElement.scrollWidth, document.documentElement.clientWidth];
    const [needed, given] = await page.evaluate(width);
    assert.equal(needed, given);
  });

  it("without a class that demands it, a requirement has no mark", async () => {
    const page = await open({}, "annex2/table/");
    await page.getByLabel("分類").selectOption({ label: "重要性分類II" });
    const rows = await page.locator("tr:has(.applies)").evaluateAll((rows) => rows.map(({ id }) => id));
    assert.ok(rows.includes("no-1"), `${rows}`);
    assert.ok(!rows.includes("no-4"), `${rows}`);
  });

  it("says so where nothing can be kept", async () => {
    const page = await openPage(here.browser);
    await page.addInitScript(() =>
      Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("blocked"); } }),
    );
    await page.goto(here.server.url() + CHAPTER);
    await page.locator(".situation summary").click();
    await page.getByLabel("立場").selectOption("事業者");
    await page.getByText("ブラウザーに保存できないため").waitFor();
    assert.ok((await marks(page)) > 0);
    assert.deepEqual(page.complaints, []);
  });

  it("is not offered without scripts, and everything shows", async () => {
    const page = await openPage(here.browser, { javaScriptEnabled: false });
    await page.goto(here.server.url() + CHAPTER);
    assert.ok(await page.locator(".situation").isHidden());
    assert.ok(await page.locator(".related a").first().isVisible());
  });
});

describe("ways around", () => {
  const here = withSite();

  it("a requirement leads to the sentence it was read from, and back", async () => {
    const page = await openPage(here.browser);
    await page.goto(here.server.url() + CHAPTER);
    await page.locator('[id="3.1-8-5"] .related a').click();
    await page.waitForURL(/requirements\/#no-3\.1-8-5$/);
    await page.locator('[id="no-3.1-8-5"] .number a').click();
    await page.waitForURL(/kitakyushu\/3\/#3\.1-8-5$/);
  });

  it("`/` opens the search, not while something is typed or chosen, and not when turned off", async () => {
    const page = await openPage(here.browser);
    await page.goto(here.server.url() + CHAPTER);
    await page.keyboard.press("/");
    await page.waitForURL(/\/search\/$/);
    await page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
    assert.deepEqual(page.complaints, [], "a page without transitions is no error");
    await page.goto(`${here.server.url()}accessibility/`);
    await page.getByRole("checkbox", { name: /検索/ }).uncheck();
    await page.locator("h1").click();
    await page.keyboard.press("/");
    await page.reload();
    assert.equal(await page.getByRole("checkbox", { name: /検索/ }).isChecked(), false);
    assert.ok(page.url().endsWith("/accessibility/"), page.url());
  });

  it("a page pointed at is fetched early, once, and none elsewhere", async () => {
    const page = await openPage(here.browser);
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(here.server.url() + CHAPTER);
    const after = page.locator(".neighbours .after");
    const early = page.waitForRequest(/\/kitakyushu\/4\/$/);
    await after.hover();
    await early;
    await page.locator("h1").hover();
    await after.hover();
    assert.equal(asked.filter((url) => url.endsWith("/kitakyushu/4/")).length, 1);
    assert.deepEqual(page.complaints, []);
  });

  it("the list of chapters shows where one is", async () => {
    const page = await openPage(here.browser);
    await page.goto(here.server.url() + CHAPTER);
    const current = page.getByRole("navigation", { name: "北九州市の章" }).locator('[aria-current="page"]');
    assert.match(await current.innerText(), /^3 クラウドサービスの利用/);
  });
});

describe("a whole document", () => {
  const here = withSite();

  it("is cited like its chapters", async () => {
    const page = await openPage(here.browser);
    await page.goto(`${here.server.url()}kitakyushu/whole/`);
    await page.locator('[id$="-3.1-8-5"] .marker').first().click();
    await page.getByText(CITATION, { exact: true }).waitFor();
  });

  it("prints on A4 with its contents, page numbers and no navigation", async () => {
    const page = await openPage(here.browser);
    await page.goto(`${here.server.url()}kitakyushu/whole/`);
    const entries = await page.locator(".cover .contents > ol > li").count();
    assert.equal(entries, await page.locator(".whole-chapter").count());
    const marks = await page.locator(".cover .contents li").evaluateAll((all) => all.map((each) => getComputedStyle(each).listStyleType));
    assert.deepEqual([...new Set(marks)], ["none"], "the headings have the document's numbers");
    await page.emulateMedia({ media: "print" });
    for (const hidden of [".site-header", ".trail", ".site-footer"]) {
      assert.ok(await page.locator(hidden).isHidden(), hidden);
    }
    assert.ok(await page.locator(".cover .contents").isVisible());
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf);
    assert.ok(Math.abs(width - 595) < 2 && Math.abs(height - 842) < 2, `${width} × ${height}`);
    const count = pdf.match(/\/Type \/Page\b/g).length;
    assert.ok(count > entries, `${count} pages`);
  });
});
