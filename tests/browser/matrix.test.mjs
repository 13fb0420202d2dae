// The classes that could be served: every class's verdict beside the form, with its reasons.

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { assertAccessible, openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { withSite } from "./support/site.mjs";

describe("the matrix of classes", () => {
  const here = withSite();
  let page, form;
  beforeEach(async () => {
    page = await openPage(here.browser);
    form = await new CheckPage(page, here.server.url()).open();
  });
  const cell = (id) => page.locator(`[data-cell="${id}"]`);
  const verdicts = () =>
    page
      .locator("[data-cell-verdict]")
      .evaluateAll((all) => all.map((each) => each.dataset.cellVerdict));

  it("stands before a class is chosen, and follows every answer", async () => {
    assert.deepEqual(await verdicts(), [...Array(4).fill("undetermined"), "out_of_scope"]);
    await form.answer("unmet", "4");
    assert.deepEqual(await verdicts(), [
      ...Array(3).fill("nonconforming"),
      "undetermined",
      "out_of_scope",
    ]);
    assert.deepEqual(page.complaints, []);
  });

  it("opens a cell's reasons, keeps it open, and leads to the class", async () => {
    await form.answer("unmet", "4");
    await cell("I").locator("summary").first().click();
    await cell("I").locator('li[data-state="violated"]').first().waitFor();
    assert.match(await cell("I").innerText(), /満たしていない条項\(1件\)[^]*No\.4/);
    await form.answer("unmet", "1");
    await cell("I").getByText("満たしていない条項(2件)").waitFor();
    assert.equal(await cell("I").getAttribute("open"), "");
    await assertAccessible(page, "an open cell");
    await cell("I").getByRole("button", { name: "この分類で自己点検する" }).click();
    assert.equal(await page.locator('select[name="class"]').inputValue(), "I");
    assert.equal((await form.verdict())[0], "nonconforming");
    assert.match(await cell("I").innerText(), /選択中/);
  });

  it("says why a class is out of scope", async () => {
    await cell("III").locator("summary").focus();
    await page.keyboard.press("Enter");
    await cell("III").locator(".cell-reasons").waitFor();
    assert.match(await cell("III").innerText(), /対象外/);
    assert.equal(await page.evaluate(() => document.activeElement.localName), "summary");
  });
});
