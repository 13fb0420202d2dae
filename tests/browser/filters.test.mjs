// Answering in any order: filters, the next open question, progress.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertAccessible, openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { withSite } from "./support/site.mjs";

describe("finding one's way", () => {
  const here = withSite();
  const open = async (checklist) =>
    new CheckPage(await openPage(here.browser), here.server.url(), checklist).open();
  const shown = (form) =>
    form.page
      .locator("[data-requirement]:visible")
      .evaluateAll((all) => all.map((each) => each.dataset.requirement));
  const filter = (form, name) => form.page.locator('[name="filter"]').selectOption(name);

  it("shows what a filter asks for, and nothing vanishes from under the hand", async () => {
    const form = await open();
    await form.choose("class", "SB");
    await form.answer("met", "1", "3");
    await form.answer("unmet", "2");
    await filter(form, "unmet");
    assert.deepEqual(await shown(form), ["2"]);
    await filter(form, "open");
    const before = await shown(form);
    assert.ok(before.includes("4") && !before.includes("1"), before.join());
    await form.answer("unmet", "7-1");
    assert.equal(await form.status("7-1"), "pending");
    await filter(form, "all");
    await filter(form, "open");
    assert.ok(!(await shown(form)).includes("7-1"), "answered, though others decide what follows");
    before.splice(before.indexOf("7-1"), 1);
    await form.answer("met", "4");
    assert.deepEqual(await shown(form), before, "until the filter is chosen again");
    await filter(form, "asked");
    assert.ok(!(await shown(form)).includes("6-3"));
    await filter(form, "decisive");
    assert.deepEqual(await shown(form), [], "不適合 is certain");
    await filter(form, "all");
    assert.equal((await shown(form)).length, 14);
    assert.deepEqual(form.page.complaints, []);
  });

  it("goes to the next open question by button and by keyboard, round to the first", async () => {
    const form = await open();
    await form.choose("class", "I");
    await form.answer("met", "1", "2");
    const focused = () => form.page.evaluate(() => document.activeElement.name);
    await form.page.locator('[data-action="next"]').click();
    assert.equal(await focused(), "answer:3");
    await form.page.keyboard.press("Space");
    await form.page.keyboard.press("Control+Enter");
    assert.equal(await focused(), "answer:4");
    await form.unfold("7-2");
    await form.text("note", "7-2").focus();
    await form.page.keyboard.press("Control+Enter");
    assert.equal(await focused(), "answer:4", "round to the first");
  });

  it("counts the answers of each category", async () => {
    const form = await open();
    await form.choose("class", "SB");
    await form.answer("met", "1");
    const first = form.page.locator("[data-category] [data-progress]").first();
    assert.match(await first.innerText(), /^回答1／\d+$/);
  });

  it("knows who answers, and what a provider sees before a bid", async () => {
    const form = await open("kitakyushu/cloud");
    await form.choose("class", "important");
    await filter(form, "provider");
    assert.equal((await shown(form)).length, 10);
    await filter(form, "municipality");
    assert.equal((await shown(form)).length, 98);
    await filter(form, "bid");
    const bid = await shown(form);
    assert.ok(bid.every((id) => /^(3\.1|3\.2|4\.1)/.test(id)), bid.join());
    await assertAccessible(form.page, "filtered");
  });

  it("asks for a condition where it first matters", async () => {
    const form = await open("kitakyushu/cloud");
    await form.choose("class", "important");
    const place = form.page.locator('.fact-here:has([name="fact:subcontracting"]) + details');
    assert.equal(await place.getAttribute("data-requirement"), "3.1-6");
    await form.choose("fact:subcontracting", "false");
    assert.equal(await form.status("3.1-6"), "not_required");
    assert.doesNotMatch(await form.page.locator("main").innerText(), /No\.3\./);
  });
});
