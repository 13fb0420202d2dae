// Whose words: the document's are all visible, and Kijun's among them look different from them,
// in light and dark, in forced colours, on a narrow screen, on paper and without scripts.

import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { openPage } from "./support/browser.mjs";
import { pages } from "./support/places.mjs";
import { withSite } from "./support/site.mjs";

/** The ways in which a page is shown. */
const WAYS = {
  light: {},
  dark: { colorScheme: "dark" },
  "forced colours": { forcedColors: "active" },
  narrow: { viewport: { width: 320, height: 640 } },
  paper: { media: "print" },
  "without scripts": { javaScriptEnabled: false },
};

/** In the browser: return the document's words that nobody sees, and Kijun's that look like them. */
function faults() {
  const main = document.querySelector("main");
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const unseen = [];
  const alike = [];
  const drawn = (style, side) => style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) > 0;
  const sides = ["Top", "Right", "Bottom", "Left"];
  /** Return whether the words under this element have a mark that is not only a colour. */
  const signed = (element) => {
    const box = element.closest(".editor-note, [role=note]:not(.editor-note), details.situation");
    if (box) {
      const style = getComputedStyle(box);
      const label = box.querySelector(".editor-note-label, .related-label, summary");
      const framed = box.matches(".related") ? drawn(style, "Left") : sides.every((side) => drawn(style, side));
      return framed && label !== null && label.checkVisibility();
    }
    const name = element.closest(".requirement-name");
    if (name) return getComputedStyle(name, "::before").content.includes("〔");
    const duty = element.closest(".duty");
    if (duty) return parseFloat(getComputedStyle(duty).fontSize) < parseFloat(getComputedStyle(main).fontSize);
    // If a title is Kijun's, a note right below it says so.
    return element.matches("h1, h2") && element.nextElementSibling?.matches(".editor-note");
  };
  const seen = (node) => {
    const element = node.parentElement;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const range = document.createRange();
    range.selectNodeContents(node);
    if (![...range.getClientRects()].some(({ width, height }) => width > 1 && height > 1)) return false;
    const style = getComputedStyle(element);
    if (parseFloat(style.fontSize) < 8 || /^rgba\(.*, 0\)$/.test(style.color)) return false;
    for (let above = element; above !== main; above = above.parentElement) {
      const { width, height } = above.getBoundingClientRect();
      const clips = getComputedStyle(above).overflow !== "visible";
      if (clips && (width < 2 || height < 2)) return false;
    }
    return true;
  };
  /** On a narrow screen, the heads of a table are in its cells. */
  const asLabel = (node) => {
    const words = node.parentElement.closest("thead th")?.textContent.trim();
    const cells = words ? [...node.parentElement.closest("table").querySelectorAll("[data-label]")] : [];
    const labelled = cells.filter((cell) => cell.dataset.label === words);
    return labelled.some((cell) => cell.checkVisibility() && getComputedStyle(cell, "::before").content === `"${words}"`);
  };
  let looked = 0;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.data.trim()) continue;
    const owner = node.parentElement.closest("[data-words], nav");
    const words = node.data.trim().slice(0, 40);
    if (owner?.dataset.words === "document") {
      looked += 1;
      if (!seen(node) && !asLabel(node)) unseen.push(words);
    } else if (owner?.dataset.words === "kijun" && seen(node) && !signed(node.parentElement)) {
      alike.push(words);
    }
  }
  return { looked, unseen, alike };
}

describe("the document's words and Kijun's", () => {
  const here = withSite();
  // A chapter has the document's words in one block; so does the whole document on one page.
  let found;
  before(async () => {
    const page = await openPage(here.browser, { javaScriptEnabled: false });
    found = [];
    for (const path of pages()) {
      await page.goto(here.server.url() + path);
      if ((await page.locator("main .document[data-words=document]").count()) > 0) found.push(path);
    }
  });

  for (const [name, { media, ...options }] of Object.entries(WAYS)) {
    it(`can be told from one another: ${name}`, async () => {
      assert.ok(found.length > 20, `${found}`);
      const page = await openPage(here.browser, options);
      if (media) await page.emulateMedia({ media });
      const wrong = [];
      for (const path of found) {
        await page.goto(here.server.url() + path);
        const { looked, unseen, alike } = await page.evaluate(faults);
        assert.ok(looked > 1, path);
        wrong.push(...unseen.map((words) => `/${path}: not to be seen: ${words}`));
        wrong.push(...alike.map((words) => `/${path}: looks like the document's: ${words}`));
      }
      assert.deepEqual(wrong, []);
    });
  }

  it("would be reported if they could not", async () => {
    const page = await openPage(here.browser);
    await page.goto(`${here.server.url()}kitakyushu/1/`);
    await page.evaluate(() => {
      const [first, second] = document.querySelectorAll(".document p");
      first.style.visibility = "hidden";
      second.style.color = "transparent";
      second.insertAdjacentHTML("afterend", '<p data-words="kijun">この段落の要点です。</p>');
      document.querySelector("h1").insertAdjacentHTML(
        "afterend",
        '<div class="editor-note" data-words="kijun"><span class="editor-note-label">編集注</span><div>枠のない注</div></div>',
      );
      document.querySelector(".editor-note").style.border = "none";
    });
    const report = await page.evaluate(faults);
    assert.equal(report.unseen.length, 2, `${report.unseen}`);
    assert.ok(report.alike.includes("この段落の要点です。"), `${report.alike}`);
    assert.ok(report.alike.includes("枠のない注"), `${report.alike}`);
  });

  it("an odd word stands as held, with a line below it and nothing inserted", async () => {
    for (const [name, { media, ...options }] of Object.entries(WAYS)) {
      const page = await openPage(here.browser, options);
      if (media) await page.emulateMedia({ media });
      await page.goto(`${here.server.url()}kitakyushu/3/`);
      const mark = page.locator(".document mark", { hasText: "所属専門性" });
      assert.equal(await mark.getAttribute("title"), "原文のまま", name);
      const [line, before, after] = await mark.evaluate((element) => [
        getComputedStyle(element).textDecorationLine,
        getComputedStyle(element, "::before").content,
        getComputedStyle(element, "::after").content,
      ]);
      assert.deepEqual([line, before, after], ["underline", "none", "none"], name);
    }
  });
});
