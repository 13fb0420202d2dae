// The search page: it searches while the reader types, works by keyboard, and sends nothing typed.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertAccessible, openPage } from "./support/browser.mjs";
import { withSite } from "./support/site.mjs";

describe("the search", () => {
  const here = withSite();

  const open = async (options) => {
    const page = await openPage(here.browser, options);
    await page.goto(`${here.server.url()}search/`);
    await page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
    return page;
  };
  const type = async (page, words) => {
    await page.locator("#q").fill(words);
    await page.locator("[data-search-status]").filter({ hasText: /ページ|見つかりません/ }).waitFor();
  };
  const links = (page) => page.locator("[data-pieces] li a");

  it("finds a sentence in the standard it stands in, and marks it", async () => {
    const page = await open();
    await type(page, "講師謝礼の源泉徴収書を入れてもよいですか");
    const group = page.locator(".search-group").first();
    assert.equal(await group.locator("h2").innerText(), "別紙2");
    assert.deepEqual(await group.locator("li mark").allInnerTexts().then((all) => all.slice(0, 2)), ["講師謝礼", "源泉徴収書"]);
    await group.locator("h3 a").first().click();
    await page.locator("h1").waitFor();
    assert.match(page.url(), /\/annex2\//);
    assert.ok(!page.url().includes("%E8%AC%9B"), "the words are not in the address");
    await page.goBack();
    await page.locator("mark").first().waitFor();
    assert.equal(await page.locator("#q").inputValue(), "講師謝礼の源泉徴収書を入れてもよいですか");
  });

  for (const [typed, expected] of [
    ["ｻｰﾊﾞ", /サーバ/],
    ["くらうど", /クラウド/],
    ["ＣＩＳＯへ", /CISO へ/],
    ["6-2", /6-2/],
    ["3.1(8)⑤", /⑤/],
    ["３．１（８）", /3\.1|\(8\)/],
  ]) {
    it(`finds ${typed} however it is written`, async () => {
      const page = await open();
      await type(page, typed);
      const found = await links(page).allInnerTexts();
      assert.ok(found.some((text) => expected.test(text)), found.slice(0, 5).join("\n"));
    });
  }

  for (const [typed, word] of [
    ["誰が承認しますか", "承認"],
    ["議事録はどの分類ですか", "議事録"],
  ]) {
    it(`says by which words it looks for ${typed}`, async () => {
      const page = await open();
      await type(page, typed);
      const status = page.locator("[data-search-status]");
      await status.filter({ hasText: /ページ、/ }).waitFor();
      const said = await status.innerText();
      assert.match(said, /^入力したとおりの文は見つかりませんでした。「/);
      assert.ok(said.includes(`「${word}」`) && said.includes("含む文を示します。"), said);
      assert.equal(await page.locator("[data-pieces] mark").first().innerText(), word);
      await type(page, word);
      await status.filter({ hasNotText: "見つかりません" }).waitFor();
    });
  }

  it("leads to the clause with a number before it leads to a tool", async () => {
    const page = await open();
    await type(page, "3.1(8)");
    await page.locator(".search-group").nth(4).waitFor();
    assert.match(await links(page).first().getAttribute("href"), /kitakyushu\/3\/#3\.1-8$/);
  });

  it("does not scroll with the arrows, and the browser has nothing to say about them", async () => {
    const page = await open({ viewport: { width: 800, height: 2000 } });
    const said = [];
    page.on("console", (message) => said.push(message.text()));
    await type(page, "暗号化");
    await links(page).first().waitFor();
    await page.locator("#q").focus();
    // Record whether the browser still scrolls for the key, seen after every other listener.
    const left = await page.evaluateHandle(() => {
      const left = [];
      window.addEventListener("keydown", (event) => left.push(event.key, event.defaultPrevented));
      return left;
    });
    const top = await page.evaluate(() => window.scrollY);
    await page.keyboard.press("ArrowDown");
    assert.ok(await page.evaluate(() => document.activeElement.closest("[data-pieces]") !== null));
    await page.keyboard.press("ArrowUp");
    assert.equal(await page.evaluate(() => document.activeElement.id), "q");
    assert.deepEqual(await left.jsonValue(), ["ArrowDown", true, "ArrowUp", true]);
    assert.equal(await page.evaluate(() => window.scrollY), top);
    assert.deepEqual(said, []);
  });

  it("is used by keyboard alone", async () => {
    const page = await open();
    await page.keyboard.type("ISMAP");
    await links(page).first().waitFor();
    await page.keyboard.press("ArrowDown");
    const focused = () => page.evaluate(() => document.activeElement.closest("[data-pieces]") !== null);
    assert.ok(await focused());
    await page.keyboard.press("ArrowUp");
    assert.equal(await page.evaluate(() => document.activeElement.id), "q");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate(() => document.activeElement.id), "q");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => !url.pathname.endsWith("/search/"));
  });

  it("says so when nothing is found", async () => {
    const page = await open();
    await type(page, "宇宙旅行");
    assert.match(await page.locator("[data-search-status]").innerText(), /見つかりませんでした/);
    assert.equal(await links(page).count(), 0);
  });

  it("asks the server for nothing once words are typed", async () => {
    const page = await open();
    await page.waitForLoadState("networkidle");
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await type(page, "暗号化");
    const blocked = await page.evaluate(() => fetch("/?q=x").then(() => "sent", () => "refused"));
    assert.equal(blocked, "refused");
    assert.deepEqual(asked.filter((url) => !url.includes("?q=x")), []);
  });

  for (const colorScheme of ["light", "dark"]) {
    it(`has no finding of axe-core with results, ${colorScheme}`, async () => {
      const page = await open({ colorScheme });
      await type(page, "個人情報");
      await assertAccessible(page, "/search/ with results");
    });
  }

  it("fits into 320 pixels with results", async () => {
    const page = await open({ viewport: { width: 320, height: 640 } });
    await type(page, "個人情報");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 320, `${wide} pixels wide`);
  });

  it("lists the pages where no script runs", async () => {
    const page = await openPage(here.browser, { javaScriptEnabled: false });
    await page.goto(`${here.server.url()}search/`);
    assert.ok((await page.locator(".all-pages a").count()) > 20);
    assert.match(await page.locator("noscript").innerText(), /ページの一覧/);
  });
});
