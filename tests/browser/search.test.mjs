// The search page: it searches while the reader types, works by keyboard, sends nothing typed, and
// leaves nothing typed in an address.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { until, watchSeal } from "./support/attacks.mjs";
import { assertAccessible, launchProfile, openPage } from "./support/browser.mjs";
import { DIST } from "./support/places.mjs";
import { Server } from "./support/server.mjs";
import { withSite } from "./support/site.mjs";

/** Return the addresses that the page's Back and Forward buttons lead to. */
async function entries(page) {
  const session = await page.context().newCDPSession(page);
  const { entries } = await session.send("Page.getNavigationHistory");
  return entries.map(({ url }) => url);
}

/** Return the ways in which words may be written in a file or an address. */
const spellings = (words) => [
  Buffer.from(words),
  Buffer.from(words, "utf16le"),
  Buffer.from(encodeURIComponent(words)),
];

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

  it("finds the words again after a reload", async () => {
    const page = await open();
    await type(page, "暗号化");
    await page.reload();
    await links(page).first().waitFor();
    assert.equal(await page.locator("#q").inputValue(), "暗号化");
  });

  it("writes nothing typed into an address, the history, or the browser's record of it on disk", async (test) => {
    const profile = mkdtempSync(join(tmpdir(), "kijun-history-"));
    test.after(() => rmSync(profile, { recursive: true, force: true }));
    const [secret, control] = ["山田太郎", "対照語"];
    const context = await launchProfile(profile);
    try {
      const page = await context.newPage();
      await page.goto(`${here.server.url()}privacy/#${control}`);
      await page.goto(`${here.server.url()}search/`);
      await page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
      await page.locator("#q").pressSequentially(`${secret} 090-1234-5678`);
      await page.locator("[data-search-status]").filter({ hasText: "見つかりません" }).waitFor();
      assert.equal(page.url(), `${here.server.url()}search/`);
      const known = await entries(page);
      assert.equal(known.filter((url) => url.includes(encodeURIComponent(control))).length, 1);
      assert.deepEqual(known.filter((url) => url.includes("/search/")), [`${here.server.url()}search/`]);
    } finally {
      await context.close();
    }
    const files = readdirSync(join(profile, "Default")).filter((name) => name.startsWith("History"));
    const bytes = Buffer.concat(files.map((name) => readFileSync(join(profile, "Default", name))));
    const written = (words) => spellings(words).some((spelling) => bytes.includes(spelling));
    assert.ok(written(control), "the record of the history is read wrongly");
    for (const words of [secret, "山田", "090-1234"]) assert.ok(!written(words), `${words} is on disk`);
  });

  it("takes the words of a linked address out of it before the program comes, and looks for them", async (test) => {
    const server = await Server.start(DIST);
    test.after(() => server.stop());
    const release = server.hold(/\.wasm$/);
    const page = await openPage(here.browser);
    await page.goto(`${server.url()}search/?q=${encodeURIComponent("暗号化")}`, { waitUntil: "domcontentloaded" });
    await page.waitForURL(`${server.url()}search/`, { waitUntil: "commit" });
    assert.deepEqual((await entries(page)).at(-1), `${server.url()}search/`);
    release();
    await links(page).first().waitFor();
    assert.equal(await page.locator("#q").inputValue(), "暗号化");
    assert.equal(page.url(), `${server.url()}search/`);
    assert.deepEqual(page.complaints, []);
  });

  it("takes no word before it is sealed, and gives up a piece that hangs, by name", async (test) => {
    const server = await Server.start(DIST);
    test.after(() => server.stop());
    server.hold(/search-annex2-.*\.txt$/);
    const page = await openPage(here.browser);
    await page.addInitScript(watchSeal);
    await page.goto(`${server.url()}search/`);
    await until(
      () => server.requests.some((request) => request.includes("search-annex2")),
      "the piece is not asked for",
    );
    const status = page.locator("[data-search-status]");
    await status.filter({ hasText: "索引を読み込んでいます。" }).waitFor();
    assert.equal(await page.locator("#q").isDisabled(), true);
    await page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
    assert.match(await status.innerText(), /^「別紙2」は、索引を読み込めなかったため、探していません。/);
    assert.deepEqual(await page.evaluate(() => window.enabledUnsealed), []);
    const asked = server.requests.length;
    await page.locator("#q").fill("暗号化");
    await status.filter({ hasText: /ページ、/ }).waitFor();
    assert.match(await status.innerText(), /^「別紙2」は/);
    const standards = await page.locator(".search-group h2").allInnerTexts();
    assert.ok(standards.length > 1 && !standards.includes("別紙2"), standards.join());
    const blocked = await page.evaluate(() => fetch("/reached").then(() => "sent", () => "refused"));
    assert.equal(blocked, "refused");
    assert.equal(server.requests.length, asked);
  });

  it("does not say that words are nowhere if no piece came", async (test) => {
    const server = await Server.start(DIST);
    test.after(() => server.stop());
    server.lose(/search-.*\.txt$/);
    const page = await openPage(here.browser);
    await page.goto(`${server.url()}search/`);
    await page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
    await page.locator("#q").fill("暗号化");
    const said = await page.locator("[data-search-status]").innerText();
    assert.match(said, /検索できません。.*下のページの一覧/);
    assert.doesNotMatch(said, /見つかりません/);
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
