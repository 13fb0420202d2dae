// Every page, with scripts and without: nothing from elsewhere, no error message, nothing cut off.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { assertAccessible, openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { SPACING, cutOff, small } from "./support/looks.mjs";
import { DIST, forms, hasProgram, pages } from "./support/places.mjs";
import { withSite } from "./support/site.mjs";

describe("every page", () => {
  const here = withSite();

  for (const path of pages()) {
    const name = `/${path}`;

    it(`${name} loads from its own site only, without complaint`, async () => {
      const page = await openPage(here.browser);
      const asked = [];
      page.on("request", (request) => asked.push(request.url()));
      const failed = [];
      page.on("response", (response) => response.ok() || failed.push(response.url()));
      await page.goto(here.server.url() + path, { waitUntil: "networkidle" });
      // A long page may be quiet for a while before it asks for its program.
      if (hasProgram(path)) await page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
      const elsewhere = asked.filter((url) => !/^(data:|blob:)/.test(url) && !url.startsWith(here.server.url()));
      assert.deepEqual(elsewhere, []);
      assert.deepEqual(failed, []);
      assert.deepEqual(page.complaints, []);
      const programs = asked.filter((url) => url.endsWith(".wasm"));
      assert.equal(programs.length > 0, hasProgram(path), `programs: ${programs}`);
      const reading = asked.filter((url) => /\/reading-[0-9a-f]+\.js$/.test(url));
      const own = hasProgram(path) || path.endsWith("/training/notes/");
      assert.equal(reading.length, own ? 0 : 1, `for reading: ${reading}`);
    });

    it(`${name} can be read without scripts`, async () => {
      const page = await openPage(here.browser, { javaScriptEnabled: false });
      await page.goto(here.server.url() + path);
      assert.equal(await page.locator("h1").count(), 1);
      const words = (await page.locator("main").innerText()).length;
      assert.ok(words > 20, `only ${words} characters`);
      assert.deepEqual(page.complaints, []);
    });

    it(`${name} has no finding of axe-core in light and dark, fits into 320 pixels, loses nothing when the text is spaced out, has targets of at least 24 pixels`, async () => {
      const page = await openPage(here.browser);
      await page.goto(here.server.url() + path, { waitUntil: "networkidle" });
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        await assertAccessible(page, `${name}, ${colorScheme}`);
      }
      const tooWide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.deepEqual(await page.evaluate(small), [], "targets at 1280 pixels");
      await page.setViewportSize({ width: 320, height: 640 });
      assert.ok((await tooWide()) <= 0, "too wide for 320 pixels");
      assert.deepEqual(await page.evaluate(small), [], "targets at 320 pixels");
      await page.setViewportSize({ width: 1280, height: 720 });
      await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      }, SPACING);
      assert.deepEqual(await page.evaluate(cutOff), [], "cut off when spaced out");
      assert.ok((await tooWide()) <= 0, "too wide when spaced out");
    });
  }

  it("links only to pages and anchors that exist", async () => {
    const page = await openPage(here.browser, { javaScriptEnabled: false });
    const anchors = new Map();
    const links = [];
    for (const path of pages()) {
      await page.goto(here.server.url() + path);
      const ids = await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
      anchors.set(here.server.url() + path, new Set(["", ...ids]));
      const found = await page.locator("a[href]").evaluateAll((all) => all.map(({ href }) => href));
      links.push(...found.map((href) => [path, href]));
    }
    const dead = links.filter(([, href]) => {
      if (!href.startsWith(here.server.url())) return !/^https?:/.test(href);
      const [address, anchor = ""] = href.split("#");
      const file = decodeURIComponent(address.slice(here.server.url().length));
      // A file beside the pages, such as the notices of third parties, has no anchors.
      if (/\.[a-z]+$/.test(file)) return anchor !== "" || !existsSync(join(DIST, file));
      return !anchors.get(address)?.has(decodeURIComponent(anchor));
    });
    assert.deepEqual(dead, []);
  });
});

describe("the form without scripts", () => {
  const here = withSite();

  for (const path of forms()) {
    it(`/${path} points to the paper form, which has a box for every answer`, async () => {
      const page = await openPage(here.browser, { javaScriptEnabled: false });
      await page.goto(here.server.url() + path);
      const requirements = await page.locator("[data-requirement]").count();
      assert.ok(requirements > 0);
      await page.locator("noscript a").click();
      await page.locator("table").first().waitFor();
      const rows = await page.locator("tbody tr").count();
      assert.ok(rows >= requirements, `${rows} rows for ${requirements} requirements`);
    });
  }

  it("the requirement table shows all classes, and filters by style alone", async () => {
    const page = await openPage(here.browser, { javaScriptEnabled: false });
    await page.goto(`${here.server.url()}annex2/requirements/`);
    const heads = page.locator(".level-table thead th", { hasText: "重要性分類" });
    assert.equal(await heads.filter({ visible: true }).count(), 4);
    await page.getByRole("radio", { name: "重要性分類S (B)" }).check({ force: true });
    assert.equal(await heads.filter({ visible: true }).count(), 1);
  });
});

describe("the form's states have no finding of axe-core", () => {
  const here = withSite();

  const states = {
    不適合: async (form) => {
      await form.choose("class", "SB");
      await form.answer("unmet", "1", "5-1", "6-1", "7-1");
      await form.notApplicable("4", "保存しないため");
      await form.tab("reasons");
      await form.panel().locator("summary", { hasText: "未確定の条項" }).click();
    },
    未確定: (form) => form.choose("class", "I"),
    対象外: async (form) => {
      await form.choose("fact:personal_information", "true");
      await form.choose("class", "III");
    },
    読み込みの失敗: (form) => form.import("回答.json", "{"),
    消去の後: async (form) => {
      await form.choose("class", "SA");
      await form.menu();
      await form.page.locator('[data-action="reset"]').click();
    },
  };
  for (const [name, reach] of Object.entries(states)) {
    for (const colorScheme of ["light", "dark"]) {
      it(`${name}, ${colorScheme}`, async () => {
        const page = await openPage(here.browser, { colorScheme });
        const form = await new CheckPage(page, here.server.url()).open();
        await reach(form);
        await assertAccessible(page, name);
      });
    }
  }
});
