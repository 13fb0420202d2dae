// Properties that no single look at a page shows: the way of the focus.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openPage } from "./support/browser.mjs";
import { withSite } from "./support/site.mjs";

const here = withSite();

const open = async (path, options) => {
  const page = await openPage(here.browser, options);
  await page.goto(here.server.url() + path, { waitUntil: "networkidle" });
  return page;
};

/** One page of each kind. */
const KINDS = [
  "",
  "ask/",
  "search/",
  "glossary/",
  "bidders/",
  "sign/",
  "compare/",
  "annex2/",
  "annex2/table/",
  "annex2/classes/",
  "annex2/training/",
  "annex2/cloud/check/",
  "annex2/cloud/export/",
  "annex2/cloud/carry-over/",
  "kitakyushu/3/",
  "kitakyushu/ledger/",
  "kitakyushu/requirements/",
];

describe("by keyboard", () => {
  for (const path of KINDS) {
    it(`/${path} is gone through from the first link to the last, the focus always in sight`, async () => {
      const page = await open(path);
      const focused = () =>
        page.evaluate(() => {
          const now = document.activeElement;
          if (now === document.body) return null;
          const { outlineStyle, boxShadow } = getComputedStyle(now);
          const { left, top, width, height } = now.getBoundingClientRect();
          const inside = (x, y) => {
            const found = document.elementFromPoint(x, y);
            return found !== null && (now.contains(found) || found.contains(now));
          };
          // It is enough if a part of it is free: a corner, or the middle.
          const points = [[left + 2, top + 2], [left + width / 2, top + height / 2], [left + width - 2, top + height - 2]];
          return {
            name: now.outerHTML.slice(0, 100),
            visible: outlineStyle !== "none" || boxShadow !== "none",
            seen: points.some(([x, y]) => inside(x, y)),
          };
        });
      // Some pages set the focus themselves: put it back to the beginning.
      await page.evaluate(() => {
        document.body.tabIndex = -1;
        document.body.focus();
        document.body.removeAttribute("tabindex");
      });
      await page.keyboard.press("Tab");
      const first = await focused();
      assert.match(first.name, /skip-link/);
      let count = 0;
      for (let now = first; now; now = await focused()) {
        assert.ok(now.visible, `the focus does not show on ${now.name}`);
        assert.ok(now.seen, `something covers ${now.name}`);
        count += 1;
        assert.ok(count < 1500, `no way out after ${now.name}`);
        await page.keyboard.press("Tab");
      }
      assert.ok(count > 8, `${count} stops`);
    });
  }

  it("the first link skips to the content", async () => {
    const page = await open("kitakyushu/3/");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.ok(page.url().endsWith("#main"), page.url());
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement.closest("main") !== null));
  });
});
