// The form, filled by keyboard alone.

import assert from "node:assert/strict";
import { it } from "node:test";
import { openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { withSite } from "./support/site.mjs";

const here = withSite();

/** Presses Tab until the focus is on what the selector names; fails when it comes round. */
async function tabTo(page, selector) {
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate((selector) => {
      const focused = document.activeElement;
      const { outlineStyle, boxShadow } = getComputedStyle(focused);
      return {
        found: focused.matches(selector),
        body: focused === document.body,
        visible: outlineStyle !== "none" || boxShadow !== "none",
        name: focused.outerHTML.slice(0, 120),
      };
    }, selector);
    assert.ok(here.body || here.visible, `the focus is not visible on ${here.name}`);
    if (here.found) return;
  }
  assert.fail(`Tab does not reach ${selector}`);
}

it("is answered from the first requirement to the verdict", async () => {
  const page = await openPage(here.browser);
  const form = await new CheckPage(page, here.server.url()).open();
  await tabTo(page, 'select[name="class"]');
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.locator('select[name="class"]').inputValue(), "SA");
  assert.equal((await form.verdict())[0], "undetermined");
  for (const id of ["1", "2", "3", "4", "5-1", "6-1", "7-1", "7-2"]) {
    await tabTo(page, `input[name="answer:${id}"]`);
    await page.keyboard.press("Space");
  }
  assert.equal((await form.verdict())[0], "conforming");
  // Arrow keys move within a question; the second option is 満たさない.
  await page.keyboard.press("ArrowDown");
  assert.equal(await form.radio("7-2", "unmet").isChecked(), true);
  assert.equal((await form.verdict())[0], "nonconforming");
  await tabTo(page, '[name="note:7-2"]');
  await page.keyboard.type("廃棄証明書を確認中");
  assert.equal(await form.text("note", "7-2").inputValue(), "廃棄証明書を確認中");
  // Out of the form again: there is no trap.
  await tabTo(page, "footer a");
  assert.deepEqual(page.complaints, []);
});
