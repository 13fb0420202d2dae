// Before the form is live it can be read but not used; if it never becomes live, it says so.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { until } from "./support/attacks.mjs";
import { INTRANET, launch, openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { DIST } from "./support/places.mjs";
import { Server } from "./support/server.mjs";

/** The controls that can be used. */
const enabled = (page) =>
  page.locator("[data-assessment] :is(input, select, textarea, button):enabled");

describe("a form that loads slowly", () => {
  let browser, server;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());
  const serve = async (test, base) => {
    server = await Server.start(DIST, base);
    test.after(() => server.stop());
  };

  it("is complete and disabled, and loses no early click", async (test) => {
    await serve(test);
    const release = server.hold(/\.wasm$/);
    const page = await openPage(browser);
    const form = new CheckPage(page, server.url());
    await page.goto(form.address, { waitUntil: "domcontentloaded" });
    assert.equal(await form.requirement("7-2").isVisible(), true, "the form can be read");
    assert.equal(await enabled(page).count(), 0);
    const radio = form.radio("1", "met");
    await radio.click({ force: true });
    await page.locator('label:has(input[name="answer:1"][value="unmet"])').click({ force: true });
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    assert.equal(await page.locator('input[name^="answer:"]:checked').count(), 0);
    // The script has run, and waits for the WASM.
    await until(() => server.requests.some((request) => request.endsWith(".wasm")), "no WASM is asked for");
    assert.equal(await enabled(page).count(), 0);
    release();
    await form.live();
    assert.equal(await page.locator('input[name^="answer:"]:checked').count(), 0);
    assert.equal(await page.locator("[data-assessment] :disabled").count(), 0);
    await form.choose("class", "I");
    await radio.check();
    assert.equal(await form.status("1"), "met");
    assert.deepEqual(page.complaints, []);
  });

  for (const width of [412, 1280]) {
    it(`moves nothing when it comes alive, ${width} px`, async (test) => {
      await serve(test);
      const release = server.hold(/\.wasm$/);
      const page = await openPage(browser, { viewport: { width, height: 823 } });
      const form = new CheckPage(page, server.url());
      await page.goto(form.address, { waitUntil: "domcontentloaded" });
      await page.evaluate(() => document.fonts.ready);
      await page.evaluate(() => {
        window.moved = [];
        const observer = new PerformanceObserver((list) => window.moved.push(...list.getEntries()));
        observer.observe({ type: "layout-shift" });
      });
      release();
      await form.live();
      await form.settled();
      const moved = () => window.moved.flatMap(({ sources }) => sources.map(({ node }) => node?.nodeName));
      assert.deepEqual(await page.evaluate(moved), []);
    });
  }

  it("says so where it never comes alive, and stays disabled", async (test) => {
    await serve(test);
    server.lose(/\.wasm$/);
    const page = await openPage(browser);
    await page.goto(`${server.url()}annex2/cloud/check/`);
    await page.locator("[data-load-error]").waitFor();
    assert.match(await page.locator("[data-load-error]").innerText(), /紙のチェックリスト/);
    assert.equal(await enabled(page).count(), 0);
  });

  it("works on an intranet's plain HTTP, below a path", async (test) => {
    await serve(test, "/kijun/site/");
    const page = await openPage(browser);
    const form = await new CheckPage(page, server.url(INTRANET)).open();
    assert.equal(await page.evaluate(() => isSecureContext), false);
    await form.choose("class", "SA");
    await form.answer("unmet", "3");
    assert.equal((await form.verdict())[0], "nonconforming");
    await form.reload();
    assert.equal((await form.verdict())[0], "nonconforming");
    const keys = await page.evaluate(() => Object.keys(localStorage));
    assert.deepEqual(keys.map((key) => key.split(":")[2]).sort(), ["answers", "situation"]);
    assert.ok(keys.every((key) => key.includes("/kijun/site/")), "the keys carry the site's path");
    const answers = await form.export("answers");
    assert.match(await form.import("回答.json", answers), /読み込みました/);
    assert.deepEqual(page.complaints, []);
    const elsewhere = server.requests.filter((request) => !request.includes("/kijun/site/"));
    assert.deepEqual(elsewhere, [], "every address is below the path");
  });
});
