// From the home page to what each reader came for, in counted clicks, and by keyboard.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openPage } from "./support/browser.mjs";
import { withSite } from "./support/site.mjs";

/** Each way: the links from the home page, and a place on the page where it ends. */
const WAYS = {
  "procurement to the comparison of vendors": [["事業者の比較"], "bidders/", 'input[type="file"][data-import="answers"]'],
  "procurement to the requirements of all classes": [["別紙2 要件"], "annex2/requirements/", ".level-table"],
  "procurement to the comparison of the standards": [["基準の比較"], "compare/", ".compare-matrix"],
  "department to the approver": [["北九州市 手続き"], "kitakyushu/procedure/", ".approver"],
  "department to the ledger": [["北九州市 クラウドサービス利用基準", "台帳の登録"], "kitakyushu/ledger/", ".ledger"],
  "vendor to the form": [["別紙2 自己点検"], "annex2/cloud/check/", "[data-requirement]"],
  "reader to the words": [["別紙2 本文"], "annex2/table/", ".requirement-table"],
  "trainer to the training": [["別紙2 研修"], "annex2/training/", ".training"],
  "clerk to the question": [["これを置けますか?"], "ask/", "h1"],
};
const MOST = 2;

describe("ways from the home page", () => {
  const here = withSite();

  for (const viewport of [{ width: 1280, height: 800 }, { width: 360, height: 740 }]) {
    for (const [name, [links, path, place]] of Object.entries(WAYS)) {
      it(`${name}, ${viewport.width} px`, async () => {
        const page = await openPage(here.browser, { viewport });
        await page.goto(here.server.url());
        let clicks = 0;
        for (const [step, link] of links.entries()) {
          const found = page.getByRole("link", { name: link, exact: true }).filter({ visible: true }).first();
          // On a narrow screen some links of the first page are in the menu: one click more.
          if (step === 0 && !(await found.isVisible())) {
            await page.locator(".site-menu > summary").click();
            clicks += 1;
          }
          await found.click();
          clicks += 1;
        }
        await page.waitForURL(new RegExp(`/${path}$`));
        await page.locator(place).first().waitFor({ state: "attached" });
        assert.ok(clicks <= MOST, `${clicks} clicks`);
        assert.deepEqual(page.complaints, []);
      });
    }
  }

  it("by keyboard alone: a door leads to its column, and on to the form", async () => {
    const page = await openPage(here.browser);
    await page.goto(here.server.url());
    const until = async (name) => {
      for (let steps = 0; steps < 80; steps += 1) {
        await page.keyboard.press("Tab");
        if (await page.evaluate((name) => document.activeElement.textContent.trim() === name, name)) return;
      }
      assert.fail(`no ${name}`);
    };
    await until("基準を選んで自己点検を始める");
    await page.keyboard.press("Enter");
    await page.waitForURL(/#checks$/);
    await until("別紙2 自己点検");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/annex2\/cloud\/check\/$/);
  });

  it("every page of a standard has the tabs of the standard, and says which one it is in", async () => {
    const page = await openPage(here.browser);
    for (const [path, current] of [
      ["annex2/", "別紙2"],
      ["annex2/table/", "本文"],
      ["annex2/whole/", "本文"],
      ["annex2/requirements/", "要件"],
      ["annex2/classes/", "分類"],
      ["annex2/cloud/check/", "自己点検"],
      ["annex2/cloud/export/", "自己点検"],
      ["annex2/procedure/", "手続き"],
      ["kitakyushu/ledger/", "手続き"],
      ["annex2/training/", "研修"],
    ]) {
      await page.goto(here.server.url() + path);
      const tabs = page.locator(".tabs");
      assert.equal(await tabs.locator("[aria-current]").innerText(), current, path);
      for (const name of ["本文", "要件", "分類", "自己点検", "手続き", "研修"]) {
        assert.equal(await tabs.getByRole("link", { name, exact: true }).count(), 1, `${path}: ${name}`);
      }
    }
  });
});

describe("the frame of a page", () => {
  const here = withSite();

  it("has one line above its content at 360 pixels, and its menu opens without scripts", async () => {
    const page = await openPage(here.browser, { viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
    await page.goto(`${here.server.url()}annex2/requirements/`);
    const line = await page.locator(".site-header-inner").boundingBox();
    assert.ok(line.height < 60, `${line.height} px`);
    const menu = page.getByRole("navigation", { name: "メニュー" });
    assert.ok(await menu.isHidden());
    await page.locator(".site-menu > summary").click();
    assert.ok(await menu.getByRole("link", { name: "事業者の比較" }).isVisible());
  });

  it("begins at the same edge on every kind of page, and ends at the bottom", async () => {
    const page = await openPage(here.browser, { viewport: { width: 1280, height: 1800 } });
    const edges = new Set();
    for (const path of ["", "privacy/", "glossary/", "annex2/", "annex2/requirements/", "annex2/cloud/check/", "compare/", "bidders/"]) {
      await page.goto(here.server.url() + path);
      const edge = await page.locator("h1").evaluate((title) => title.getBoundingClientRect().left);
      edges.add(Math.round(edge));
      const gap = await page.locator(".site-footer").evaluate((footer) => {
        const { bottom } = footer.getBoundingClientRect();
        return Math.max(innerHeight, document.documentElement.scrollHeight) - scrollY - bottom;
      });
      assert.ok(Math.abs(gap) < 2, `${path}: ${gap} px below the footer`);
    }
    assert.equal(edges.size, 1, [...edges].join());
  });
});

describe("light or dark, and the size of the text", () => {
  const here = withSite();
  const ground = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const size = (page) => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);

  it("are chosen once, hold on pages with a program too, and go with everything else", async () => {
    const page = await openPage(here.browser, { colorScheme: "light" });
    await page.goto(`${here.server.url()}annex2/`);
    const light = await ground(page);
    await page.locator(".site-nav .view-opener").click();
    await page.getByRole("radio", { name: "暗い" }).check();
    await page.getByRole("radio", { name: "大きい" }).check();
    const dark = await ground(page);
    assert.notEqual(dark, light);
    assert.equal(await size(page), "20px");
    for (const path of ["annex2/cloud/check/", "search/", "kitakyushu/3/"]) {
      await page.goto(here.server.url() + path);
      assert.deepEqual([await ground(page), await size(page)], [dark, "20px"], path);
    }
    await page.emulateMedia({ media: "print" });
    assert.equal(await ground(page), light, "paper is light");
    await page.emulateMedia({ media: "screen", colorScheme: "dark" });
    await page.locator(".site-nav .view-opener").click();
    await page.getByRole("radio", { name: "明るい" }).check();
    assert.equal(await ground(page), light);
    await page.goto(`${here.server.url()}annex2/cloud/check/`);
    await page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
    await page.locator("[data-forget]").click();
    await page.locator("[data-forget-confirm]").click();
    await page.getByText("明るさと文字の大きさの設定").waitFor();
    assert.equal(await ground(page), dark, "the system's again");
    assert.deepEqual(page.complaints, []);
  });
});
