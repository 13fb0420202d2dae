// In Firefox, which restores after a reload what controls were, also whether they could be used.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Firefox } from "./support/firefox.mjs";
import { DIST, pages } from "./support/places.mjs";
import { Server } from "./support/server.mjs";

/** One page of each kind that has a program. */
const PAGES = [
  "ask/",
  "annex2/classes/",
  "annex2/cloud/check/",
  "annex2/cloud/export/",
  "bidders/",
  "kitakyushu/ledger/",
  "kitakyushu/training/",
  "search/",
  pages().find((path) => path.endsWith("/carry-over/")),
];

const LOADER = /\/loader-[0-9a-f]+\.js$/;
const PROGRAM = /\.wasm$/;
const LIVE = "document.documentElement.dataset.hydrated === 'true'";

/** The controls that can be used, by their tags. */
const USABLE = `[...document.querySelectorAll("[data-props] :is(button, input, select, textarea):enabled")]
  .map((each) => each.outerHTML.slice(0, 100))`;

describe("Firefox after a reload", { timeout: 300_000 }, () => {
  let browser;
  before(async () => {
    browser = await Firefox.start();
  });
  after(() => browser?.stop());

  /** Open a page, let it come alive, and load it again without the files whose path matches `held`. */
  const reloaded = async (test, path, { held, html }) => {
    const server = await Server.start(DIST);
    test.after(() => server.stop());
    if (html) server.change(/\/$/, html);
    const page = await browser.newPage();
    test.after(() => page.close());
    await page.goto(server.url() + path);
    await page.until(LIVE);
    assert.notDeepEqual(await page.evaluate(USABLE), [], "the live page has controls");
    await page.evaluate("window.before = true");
    const release = server.hold(held);
    await page.reload();
    await page.until("!window.before && document.querySelector('footer') !== null");
    return { page, release };
  };

  for (const path of PAGES) {
    it(`/${path} gives back no control before its script runs, or before it is live`, async (test) => {
      const { page } = await reloaded(test, path, { held: LOADER });
      assert.deepEqual(await page.evaluate(USABLE), []);
      const { page: later, release } = await reloaded(test, path, { held: PROGRAM });
      assert.deepEqual(await later.evaluate(USABLE), []);
      release();
      await later.until(LIVE);
      assert.notDeepEqual(await later.evaluate(USABLE), []);
    });
  }

  it("the search finds typed words again, without them in its address", async (test) => {
    const server = await Server.start(DIST);
    test.after(() => server.stop());
    const page = await browser.newPage();
    test.after(() => page.close());
    await page.goto(`${server.url()}search/`);
    await page.until(LIVE);
    await page.evaluate(`(() => {
      const field = Object.assign(document.querySelector("#q"), { value: "暗号化" });
      field.dispatchEvent(new Event("input", { bubbles: true }));
      window.before = true;
    })()`);
    await page.reload();
    await page.until(`!window.before && ${LIVE} && document.querySelector("[data-pieces] mark") !== null`);
    assert.equal(await page.evaluate("document.querySelector('#q').value"), "暗号化");
    assert.equal(await page.evaluate("location.href"), `${server.url()}search/`);
  });

  it("would give controls back without the attribute, and the script would take them", async (test) => {
    const html = (text) => text.replaceAll(' autocomplete="off"', "");
    const { page } = await reloaded(test, "bidders/", { held: LOADER, html });
    assert.notDeepEqual(await page.evaluate(USABLE), [], "Firefox does not restore controls any more");
    const { page: later } = await reloaded(test, "bidders/", { held: PROGRAM, html });
    // The loader has run before this event.
    await later.until("performance.getEntriesByType('navigation')[0].domContentLoadedEventStart > 0");
    assert.deepEqual(await later.evaluate(USABLE), []);
  });
});
