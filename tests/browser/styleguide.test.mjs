// The page of samples: every component in its states, checked in both colour schemes and on a narrow screen.

import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { assertAccessible, openPage } from "./support/browser.mjs";
import { CONTENT, withContent } from "./support/content-site.mjs";
import { DIST } from "./support/places.mjs";
import { withSite } from "./support/site.mjs";

describe("the samples of the components", () => {
  const here = withContent(CONTENT, ["--styleguide"]);
  const open = async (options) => {
    const page = await openPage(here.browser, options);
    await page.goto(`${here.server.url()}styleguide/`);
    return page;
  };

  for (const [width, colorScheme] of [[320, "light"], [320, "dark"], [1280, "light"], [1280, "dark"]]) {
    it(`are accessible and not cut off, ${width} px, ${colorScheme}`, async () => {
      const page = await open({ viewport: { width, height: 800 }, colorScheme });
      assert.ok((await page.locator(".sample").count()) > 20);
      await assertAccessible(page, `${width} px, ${colorScheme}`);
      const wide = () => document.documentElement.scrollWidth > document.documentElement.clientWidth;
      assert.equal(await page.evaluate(wide), false, "nothing is cut off");
      assert.deepEqual(page.complaints, []);
    });
  }

  it("have targets of at least 24 px, and buttons that look like buttons", async () => {
    const page = await open({ viewport: { width: 360, height: 800 } });
    const small = await page.locator("main :is(button:not(.term), .button, select, input)").evaluateAll((all) =>
      all
        .filter((each) => each.checkVisibility())
        .map((each) => [each.outerHTML.slice(0, 120), each.getBoundingClientRect()])
        .filter(([, { width, height }]) => width < 24 || height < 24),
    );
    assert.deepEqual(small, []);
    const look = await page.locator("a.button").first().evaluate((link) => {
      const { backgroundColor, borderStyle, textDecorationLine } = getComputedStyle(link);
      return [backgroundColor, borderStyle, textDecorationLine];
    });
    assert.deepEqual(look, ["rgb(0, 23, 193)", "solid", "none"]);
  });

  it("have the colour of their state, wherever they stand", async () => {
    const page = await open({});
    const colours = (selector) =>
      page.locator(selector).evaluateAll((all) =>
        all.map((badge) => {
          const of = badge.closest("[data-status]");
          return [of.dataset.status, getComputedStyle(badge).borderTopColor, getComputedStyle(of).borderInlineStartColor];
        }),
      );
    const alone = new Map(await colours("#sample-status-badge .status-badge"));
    assert.equal(new Set(alone.values()).size, 6, "one of each severity, one of good, one of none");
    const inRequirements = await colours(".requirement-head .status-badge");
    assert.equal(inRequirements.length, 3);
    for (const [status, badge, edge] of inRequirements.slice(0, 2)) {
      assert.deepEqual([badge, edge], [alone.get(status), alone.get(status)], status);
    }
  });

  it("keep their signs where colours are forced", async () => {
    const page = await open({ forcedColors: "active" });
    const signs = await page.locator("#sample-status-badge .status-badge").evaluateAll((all) =>
      all.map((badge) => getComputedStyle(badge, "::before").content.charAt(1)),
    );
    assert.deepEqual(signs.join(""), "✓✓*i!×……––");
  });

  it("explain a term where it stands", async () => {
    const page = await open();
    await page.locator("#sample-terms button.term").click();
    assert.ok(await page.locator("[popover]:popover-open").isVisible());
  });

  it("mark what applies to the reader", async () => {
    const page = await open();
    await page.locator("[data-situation] summary").click();
    await page.locator("[data-situation] [data-class]").selectOption({ index: 1 });
    assert.equal(await page.locator("#sample-need .applies").innerText(), "該当");
    await assertAccessible(page, "with marks");
  });

  it("are not published", () => {
    assert.equal(existsSync(join(DIST, "styleguide")), false);
    assert.deepEqual(readdirSync(join(DIST, "assets")).filter((name) => name.includes("styleguide")), []);
  });
});

describe("text on reading pages", () => {
  const here = withSite();

  it("is set for Japanese: length of lines, height of lines, breaks", async () => {
    const page = await openPage(here.browser, { viewport: { width: 1280, height: 900 } });
    await page.goto(`${here.server.url()}kitakyushu/1/`);
    const style = (selector, ...names) =>
      page.locator(selector).first().evaluate((element, names) => {
        const style = getComputedStyle(element);
        return names.map((name) => style.getPropertyValue(name));
      }, names);
    const [size, height, strict, trim] = await style(".document p", "font-size", "line-height", "line-break", "text-spacing-trim");
    const ratio = Number.parseFloat(height) / Number.parseFloat(size);
    assert.ok(ratio >= 1.7 && ratio <= 1.8, `${ratio}`);
    assert.deepEqual([strict, trim], ["strict", "trim-start"]);
    assert.deepEqual(await style("h1", "word-break"), ["auto-phrase"]);
    const longest = await page.locator(".document p").evaluateAll((all) =>
      Math.max(...all.map((each) => each.getBoundingClientRect().width / Number.parseFloat(getComputedStyle(each).fontSize))),
    );
    assert.ok(longest >= 35 && longest <= 40, `${longest} characters a line`);
  });
});
