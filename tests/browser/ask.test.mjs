// 「これを置けますか?」: the right answer for every question whose answer is known, by keyboard too; nothing
// typed is sent, or stands in an address; an answer fits on one sheet.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { assertSealed, watchSeal } from "./support/attacks.mjs";
import { assertAccessible, openPage } from "./support/browser.mjs";
import { withSite } from "./support/site.mjs";

/** The questions of `tests/ask/questions.toml`. */
function questions() {
  const text = readFileSync(join(import.meta.dirname, "..", "ask", "questions.toml"), "utf8");
  return text.split("[[question]]").slice(1).map((block) => {
    const lines = [...block.matchAll(/^(\w+) = (?:"(.*)"|(true))$/gm)];
    return Object.fromEntries(lines.map(([, key, words, flag]) => [key, words ?? flag === "true"]));
  });
}

describe("the question", () => {
  const here = withSite();

  const open = async (options) => {
    const page = await openPage(here.browser, options);
    await page.goto(`${here.server.url()}ask/`);
    await page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
    return page;
  };
  const ask = async (page, standard, words) => {
    await page.locator('select[name="standard"]').selectOption(standard);
    await page.locator('input[name="q"]').fill(words);
    await page.locator(`[data-answer][data-standard="${standard}"]`).first().waitFor();
  };
  /** Return what the page says, all at once. */
  const answers = (page) =>
    page.evaluate(() =>
      [...document.querySelectorAll("[data-answer]")].map((answer) => ({
        class: answer.dataset.class,
        standard: answer.dataset.standard,
        said: answer.dataset.said,
        requirements: [...answer.querySelectorAll("[data-requirement]")].map((each) => each.dataset.requirement),
        quotes: [...answer.querySelectorAll("blockquote p")].map((each) => each.textContent),
      })),
    );

  it("gets its right answer, for every question whose answer is known", async () => {
    const page = await open();
    const all = questions();
    assert.ok(all.length >= 120, `${all.length} questions`);
    for (const question of all) {
      await ask(page, question.standard, question.asks);
      const found = await answers(page);
      const told = `${question.standard}: ${question.asks}: ${JSON.stringify(found).slice(0, 400)}`;
      assert.ok(found.every(({ standard }) => standard === question.standard), told);
      if (question.class) assert.equal(found[0].class, question.class, told);
      if (question.said) assert.equal(found[0].said, question.said, told);
      if (question.requirement) {
        const about = await page.locator("#answers [data-requirement]").evaluateAll((all) => all.map((each) => each.dataset.requirement));
        assert.ok(about.includes(question.requirement), told);
      }
      if (question.quote) assert.ok(found.some(({ quotes }) => quotes.some((quote) => quote.includes(question.quote))), told);
      if (question.nothing) assert.deepEqual(found.map((each) => [each.class, each.requirements, each.quotes]), [["", [], []]], told);
      for (const each of found) if (each.class !== "") assert.ok(each.quotes.length > 0, told);
    }
  });

  it("is reached from the home page with one click and one phrase, by keyboard alone", async () => {
    const page = await openPage(here.browser);
    await page.goto(here.server.url());
    const link = page.getByRole("link", { name: "これを置けますか" }).first();
    const reached = () => link.evaluate((each) => document.activeElement === each);
    for (let tabs = 0; tabs < 10 && !(await reached()); tabs += 1) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/ask\/$/);
    await page.waitForFunction(() => document.activeElement.name === "q");
    await page.keyboard.type("講師謝礼の源泉徴収書");
    await page.locator('[data-answer][data-class="SB"]').waitFor();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.id === "answers");
    const focused = async () => page.evaluate(() => document.activeElement.textContent);
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "情報の分類");
  });

  it("opens the class finder where nothing fits, and answers with the definition that was meant", async () => {
    const page = await open();
    await ask(page, "annex2", "宇宙船の設計図");
    const card = page.locator("[data-answer]");
    assert.match(await card.locator(".finder-progress").innerText(), /質問1\(全12問\)/);
    for (const yes of [false, false, false, true]) {
      await page.getByRole("button", { name: yes ? "はい" : "いいえ", exact: true }).click();
    }
    await page.locator('[data-answer][data-class="SB"]').waitFor();
    assert.deepEqual((await answers(page))[0].quotes[0], "個人情報ファイル");
    await page.getByRole("button", { name: "1つ前に戻る" }).click();
    await card.locator(".finder-progress", { hasText: "質問4" }).waitFor();
  });

  it("lets the class be chosen where the document defines none", async () => {
    const page = await open();
    await ask(page, "shunan", "議事録");
    assert.equal((await answers(page))[0].class, "");
    await page.getByRole("button", { name: "機密性2以上の情報を取り扱う場合" }).click();
    await page.locator('[data-answer][data-class="confidentiality-2"]').waitFor();
    const [answer] = await answers(page);
    assert.equal(answer.requirements.length, 28);
    assert.ok(answer.quotes.some((quote) => quote.includes("情報システム管理者を外部サービス利用申請の許可権限者とする")));
  });

  it("hands on a link with the class and nothing else", async () => {
    const page = await open();
    await ask(page, "annex2", "講師謝礼の源泉徴収書");
    const link = page.locator("a[data-hand-on]");
    assert.equal(await link.evaluate((each) => each.href), `${here.server.url()}annex2/cloud/check/#class=SB`);
    await page.getByRole("button", { name: "アドレスをコピー" }).click();
    await page.getByText(/コピーしました|コピーできませんでした/).waitFor();
  });

  it("remembers the standard on this machine, and the words on the way back; neither is in an address", async () => {
    const page = await open();
    await ask(page, "kobe", "山田太郎の住民票");
    await page.locator('[data-answer][data-said="forbidden"]').waitFor();
    assert.equal(page.url(), `${here.server.url()}ask/`);
    await page.locator(".quote footer a").first().click();
    await page.waitForURL((url) => !url.pathname.endsWith("/ask/"));
    assert.ok(!page.url().includes(encodeURIComponent("山田")));
    await page.goBack();
    await page.locator('[data-answer][data-said="forbidden"]').waitFor();
    assert.equal(await page.locator('input[name="q"]').inputValue(), "山田太郎の住民票");
    assert.equal(await page.locator('select[name="standard"]').inputValue(), "kobe");
    const again = await page.context().newPage();
    await again.goto(`${here.server.url()}ask/`);
    await again.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
    assert.equal(await again.locator('select[name="standard"]').inputValue(), "kobe");
    assert.equal(await again.locator('input[name="q"]').inputValue(), "");
    await again.locator("[data-forget]").click();
    const loaded = again.waitForEvent("load");
    await again.locator("[data-forget-confirm]").click();
    await loaded;
    await again.locator("[data-cleared]", { hasText: "「これを置けますか?」で選んだ基準" }).waitFor();
    assert.equal(await again.locator('select[name="standard"]').inputValue(), "annex2");
  });

  it("takes no word before it is sealed, and lets nothing out then", async () => {
    const page = await openPage(here.browser);
    await page.addInitScript(watchSeal);
    await page.goto(`${here.server.url()}ask/`);
    await page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
    assert.deepEqual(await page.evaluate(() => window.enabledUnsealed), []);
    const asked = here.server.requests.length;
    await ask(page, "annex2", "議事録");
    assert.equal(here.server.requests.length, asked);
    await assertSealed(here, page, "127.0.0.1", openPage, async () => {
      await ask(page, "annex2", "給与明細");
      assert.equal((await answers(page))[0].class, "I");
    });
  });

  for (const [standard, words] of [
    ["annex2", "講師謝礼の源泉徴収書"],
    ["annex2", "マイナンバーの記載された申請書"],
    ["kobe", "監視カメラの映像"],
    ["kitakyushu", "重要情報資産"],
    ["shunan", "機密性2以上の情報を取り扱う場合"],
  ]) {
    it(`is printed on one sheet (${standard}, ${words})`, async () => {
      const page = await open();
      await ask(page, standard, words);
      await page.evaluate(() => {
        window.print = () => {};
      });
      await page.locator('[data-do="print:0"]').click();
      await page.locator("[data-printing]").waitFor();
      const pdf = await page.pdf({ preferCSSPageSize: true });
      assert.equal(pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g).length, 1);
    });
  }

  for (const colorScheme of ["light", "dark"]) {
    it(`has no finding of axe-core with answers, ${colorScheme}`, async () => {
      const page = await open({ colorScheme });
      for (const [standard, words] of [["annex2", "マイナンバーの記載された申請書"], ["kobe", "住民税のデータ"], ["kitakyushu", "ログ"], ["annex2", "宇宙船"]]) {
        await ask(page, standard, words);
        await assertAccessible(page, `/ask/ with ${words}`);
      }
    });
  }

  it("fits into 320 pixels with answers", async () => {
    const page = await open({ viewport: { width: 320, height: 640 } });
    for (const [standard, words] of [["annex2", "マイナンバー"], ["kitakyushu", "重要情報資産"], ["shunan", "サーバーが海外"]]) {
      await ask(page, standard, words);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 320, `${words}: ${wide} pixels wide`);
    }
  });

  it("lists the classes of every standard where no script runs", async () => {
    const page = await openPage(here.browser, { javaScriptEnabled: false });
    await page.goto(`${here.server.url()}ask/`);
    assert.equal(await page.locator(".all-standards h3").count(), 4);
    assert.match(await page.locator(".all-standards").innerText(), /講師謝礼支払に係る源泉徴収書/);
    assert.match(await page.locator("noscript").innerText(), /JavaScript/);
  });
});
