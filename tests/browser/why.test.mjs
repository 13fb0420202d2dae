// Reasons: from the verdict to the clause to the answers; and what other answers would change.

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { assertAccessible, openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { withSite } from "./support/site.mjs";

describe("why", () => {
  const here = withSite();
  let page, form;
  beforeEach(async () => {
    page = await openPage(here.browser);
    form = await new CheckPage(page, here.server.url()).open();
    await form.choose("class", "SB");
  });

  it("a clause unfolds to the answers, stays open, and leads to the document", async () => {
    await form.answer("unmet", "2", "6-1");
    await form.tab("reasons");
    const clause = page.locator('.violated li[data-severity="nonconforming"]').first();
    await clause.locator("summary").click();
    assert.match(await clause.locator(".answers ul").innerText(), /No\.2 .*: 満たさない/);
    await form.answer("met", "3");
    assert.equal(await clause.locator(".answers").getAttribute("open"), "");
    await assertAccessible(page, "an open clause");
    const original = clause.getByRole("link", { name: "原文を見る" });
    const href = await original.evaluate((link) => link.href);
    const reader = await openPage(here.browser);
    await reader.goto(href);
    assert.equal(await reader.locator(":target").count(), 1, href);
  });

  it("the gravest clause stands first", async () => {
    await form.answer("unmet", "2", "7-1", "6-1", "6-2");
    const severities = await page
      .locator('[data-part="violated"] > li, [data-part="advised"] > li')
      .evaluateAll((all) => all.map((each) => each.dataset.severity));
    const rank = ["nonconforming", "approval_required", "advisory", "note"];
    assert.deepEqual(severities, severities.toSorted((a, b) => rank.indexOf(a) - rank.indexOf(b)));
    assert.ok(new Set(severities).size > 2, severities.join());
  });

  it("an answer can be tried without being kept, and then taken or left", async () => {
    await form.answer("unmet", "2");
    const kept = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
    const before = await kept();
    await form.tab("fixes");
    await page.locator('.trial-start [data-action="trial"]').click();
    await form.answer("met", "2");
    assert.equal((await form.verdict())[0], "nonconforming", "the verdict of what is kept");
    assert.equal(await form.requirement("2").locator(".provisional").isVisible(), true);
    assert.equal(await form.requirement("1").locator(".provisional").isVisible(), false);
    assert.match(await page.locator(".trial").innerText(), /いまの判定: 不適合 → 仮の判定: 未確定/);
    assert.equal(await kept(), before);
    await assertAccessible(page, "a trial");
    await page.locator('[data-action="trial-drop"]').click();
    assert.equal((await form.verdict())[0], "nonconforming");
    assert.equal(await form.radio("2", "unmet").isChecked(), true);
    const step = page.locator(".remedies li", { has: page.locator('a[href="#no-2"]') });
    assert.match(await step.innerText(), /仮[^]*満たすと、判定は「適合」から「不適合」まで/);
    await step.locator('[data-action="trial"]').click();
    await page.locator('[data-action="trial-keep"]').click();
    await form.reload();
    assert.equal(await form.radio("2", "met").isChecked(), true);
  });
});
