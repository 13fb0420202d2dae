// The way of a vendor through 別紙2, with every click counted: from the home page to the exported file.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { it } from "node:test";
import { openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { withSite } from "./support/site.mjs";

const here = withSite();

/** The clicks that the journey may take. */
const CLICKS = 20;
/** Required for 重要性分類S (B). */
const REQUIRED = ["1", "2", "3", "4", "5-1", "6-1", "7-1", "7-2"];

it("takes at most 20 clicks from the home page to the file, with facts and required answers", async () => {
  const page = await openPage(here.browser);
  let clicks = 0;
  const click = async (locator) => {
    clicks += 1;
    await locator.click();
  };
  // A choice from a list is two clicks: one opens it, one chooses.
  const choose = async (name, value) => {
    clicks += 2;
    await page.locator(`select[name="${name}"]`).selectOption(value);
  };
  await page.goto(here.server.url());
  await click(page.locator('main a[href$="annex2/cloud/check/"]').first());
  const form = new CheckPage(page, here.server.url());
  await form.live();
  await choose("class", "SB");
  await choose("fact:personal_information", "true");
  for (const id of REQUIRED) await click(form.radio(id, "met"));
  await form.settled();
  assert.deepEqual(await form.verdict(), Array(3).fill("conforming"));
  const download = page.waitForEvent("download");
  await click(page.locator('[data-export="answers"]'));
  const file = JSON.parse(await readFile(await (await download).path(), "utf8"));
  assert.equal(file.assessment.verdict, "conforming");
  assert.ok(clicks <= CLICKS, `${clicks} clicks`);
  assert.deepEqual(page.complaints, []);
});

it("is done by keyboard alone, one requirement at a time", async () => {
  const page = await openPage(here.browser);
  const form = await new CheckPage(page, here.server.url()).open();
  await form.page.locator('select[name="class"]').focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.locator('select[name="class"]').inputValue(), "SB");
  await page.locator('[name="layout"][value="all"]').focus();
  await page.keyboard.press("ArrowRight");
  const shown = () =>
    page.locator("[data-requirement]:visible").evaluateAll((all) => all.map((each) => each.dataset.requirement));
  assert.deepEqual(await shown(), ["1"]);
  await page.locator('[data-action="forward"]').focus();
  await page.keyboard.press("Enter");
  assert.deepEqual(await shown(), ["2"]);
  await page.keyboard.press("2");
  assert.equal(await form.radio("2", "unmet").isChecked(), true);
  await page.keyboard.press("ArrowLeft");
  assert.deepEqual(await shown(), ["1"]);
  await page.keyboard.press("1");
  assert.equal(await form.status("1"), "met");
  assert.equal((await form.verdict())[0], "nonconforming");
  await page.locator('[name="layout"][value="one"]').focus();
  await page.keyboard.press("ArrowRight");
  assert.equal((await shown()).length, 14, "a table of all");
  assert.equal(await page.locator('[name="answer:1"]').count(), 3, "the same controls");
});
