// What axe-core cannot see: zoom and text spacing, the size of targets, the way of the focus.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openPage } from "./support/browser.mjs";
import { pages } from "./support/places.mjs";
import { withSite } from "./support/site.mjs";

const here = withSite();

const open = async (path, options) => {
  const page = await openPage(here.browser, options);
  await page.goto(here.server.url() + path, { waitUntil: "networkidle" });
  return page;
};

/** What WCAG 2.2, 1.4.12 lets a reader set. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
  p { margin-bottom: 2em !important; }`;

/** Elements whose text is cut off, by the first characters of their text. */
const cutOff = () => {
  const clips = ({ overflowX, overflowY }) => [overflowX, overflowY].some((value) => ["hidden", "clip"].includes(value));
  return [...document.querySelectorAll("body *")]
    .filter((each) => each.checkVisibility() && !each.closest(".visually-hidden, thead, textarea, select"))
    .filter((each) => clips(getComputedStyle(each)))
    .filter((each) => each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)
    .map((each) => each.textContent.trim().slice(0, 30));
};

/** Targets smaller than 24 pixels that are not in a line of text; a box counts with its label. */
const small = () => {
  const all = document.querySelectorAll("a[href], button, input, select, textarea, summary");
  return [...all]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.disabled)
    .filter((each) => getComputedStyle(each).display !== "inline" && !each.classList.contains("term"))
    .filter((each) => {
      const label = each.matches("input[type=radio], input[type=checkbox]") ? each.closest("label") : null;
      const { width, height, left } = (label ?? each).getBoundingClientRect();
      return left > -50 && (width < 24 || height < 24);
    })
    .map((each) => `${each.outerHTML.slice(0, 80)} ${each.getBoundingClientRect().height}`);
};

describe("every page", () => {
  for (const path of pages()) {
    it(`/${path} loses nothing when the text is spaced out`, async () => {
      const page = await open(path);
      await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      }, SPACING);
      assert.deepEqual(await page.evaluate(cutOff), []);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${wide} pixels too wide`);
    });

    it(`/${path} has targets of at least 24 pixels`, async () => {
      for (const width of [360, 1280]) {
        const page = await open(path, { viewport: { width, height: 800 } });
        assert.deepEqual(await page.evaluate(small), [], `at ${width} pixels`);
      }
    });
  }
});

/** One page of each kind. */
const KINDS = [
  "",
  "search/",
  "glossary/",
  "bidders/",
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
          // Not all of it has to be free: a corner, or the middle.
          const points = [[left + 2, top + 2], [left + width / 2, top + height / 2], [left + width - 2, top + height - 2]];
          return {
            name: now.outerHTML.slice(0, 100),
            visible: outlineStyle !== "none" || boxShadow !== "none",
            seen: points.some(([x, y]) => inside(x, y)),
          };
        });
      // Some pages put the focus where one starts.
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
