// The form, filled by keyboard alone.

import assert from "node:assert/strict";
import { it } from "node:test";
import { openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { withSite } from "./support/site.mjs";

const here = withSite();

/** Press Tab until the focus is on the selector's element; fail if it comes round. */
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

/** Do the same by name, among the visible elements. */
const pressOn = async (page, selector, key = "Enter") => {
  await tabTo(page, selector);
  await page.keyboard.press(key);
};

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
  await pressOn(page, '[data-requirement="7-2"] .texts summary');
  await tabTo(page, '[name="note:7-2"]');
  await page.keyboard.type("廃棄証明書を確認中");
  assert.equal(await form.text("note", "7-2").inputValue(), "廃棄証明書を確認中");
  // Leave the form again: there is no trap.
  await tabTo(page, "footer a");
  assert.deepEqual(page.complaints, []);
});

it("assessments are named, removed and brought back", async () => {
  const page = await openPage(here.browser);
  const form = await new CheckPage(page, here.server.url()).open();
  const listed = () => page.locator('[data-part="shelf"] li b').allTextContents();
  await pressOn(page, ".menu > summary");
  await tabTo(page, '[name="assessment-name"]');
  await page.keyboard.type("A社");
  await pressOn(page, '[data-action="new"]');
  await tabTo(page, 'select[name="class"]');
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+Tab");
  await page.locator(".menu > summary").focus();
  await page.keyboard.press("Enter");
  await pressOn(page, ".shelf summary");
  assert.deepEqual(await listed(), ["A社", "名前のない自己点検"]);
  await pressOn(page, '[data-action="remove"][aria-label*="A社"]');
  assert.deepEqual(await listed(), ["名前のない自己点検"]);
  const focused = () => page.evaluate(() => document.activeElement.dataset.action);
  assert.equal(await focused(), "restore", "the way back is at hand");
  await page.keyboard.press("Enter");
  assert.deepEqual(await listed(), ["A社", "名前のない自己点検"]);
  assert.equal(await form.notice().getByText("元に戻しました").count(), 1);
  assert.equal(await focused(), "dismiss");
  await page.keyboard.press("Escape");
  assert.equal(await form.notice().locator(".notice").count(), 0);
  await pressOn(page, '[data-action="duplicate"][aria-label*="A社"]');
  assert.equal(await focused(), "duplicate");
  await page.keyboard.press("Escape");
  assert.equal(await focused(), "dismiss", "to the notice");
  await page.keyboard.press("Escape");
  assert.equal(await focused(), "duplicate", "and back");
  assert.deepEqual(page.complaints, []);
});

it("the reasons, a trial, a remedy and the exception sheet are reached", async () => {
  const page = await openPage(here.browser);
  const form = await new CheckPage(page, here.server.url()).open();
  await tabTo(page, 'select[name="class"]');
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Control+Enter");
  assert.equal(await page.evaluate(() => document.activeElement.name), "answer:1");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  assert.equal((await form.verdict())[0], "nonconforming");
  await tabTo(page, '[name="exception:1:reason"]');
  await page.keyboard.type("他に事業者がない");
  await tabTo(page, '[data-tab="result"]');
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.tab), "fixes");
  await pressOn(page, '.trial-start [data-action="trial"]');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.action), "trial-drop");
  await page.keyboard.press("Enter");
  await pressOn(page, '.remedies a[href="#no-1"]');
  assert.equal(await page.evaluate(() => location.hash), "#no-1");
  await tabTo(page, '[data-tab="fixes"]');
  await page.keyboard.press("ArrowLeft");
  await pressOn(page, '[data-cell="II"] > summary');
  await page.locator('[data-cell="II"] .cell-reasons').waitFor();
  assert.deepEqual(page.complaints, []);
});
