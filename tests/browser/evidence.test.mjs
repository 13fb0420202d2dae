// Evidence, reasons, exceptions and proposals.

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { assertAccessible, openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { withSite } from "./support/site.mjs";

describe("evidence", () => {
  const here = withSite();
  let page, form;
  beforeEach(async () => {
    page = await openPage(here.browser);
    form = await new CheckPage(page, here.server.url()).open();
    await form.choose("class", "SB");
  });
  const answers = async () => JSON.parse(await form.export("answers")).answers;

  it("stands on the requirement, one document a line", async () => {
    await form.answer("met", "1");
    await form.write("evidence", "1", "設計書3.2\n\nhttps://example.jp/soc2\n");
    assert.deepEqual((await answers())["1"].evidence, ["設計書3.2", "https://example.jp/soc2"]);
    await form.reload();
    assert.equal(await form.text("evidence", "1").inputValue(), "設計書3.2\nhttps://example.jp/soc2");
  });

  it("a reason is required for 該当しない, and asked for where 推奨 is left unmet", async () => {
    await form.answer("not_applicable", "1");
    assert.equal(await form.text("reason", "1").getAttribute("aria-required"), "true");
    await form.answer("unmet", "7-1");
    await form.answer("met", "7-2");
    assert.equal(await form.status("7-1"), "advisory");
    const reason = form.requirement("7-1").locator("[data-reason]");
    assert.match(await reason.innerText(), /代替となるサービスがない/);
    assert.equal(await form.text("reason", "7-1").getAttribute("aria-required"), "false");
    assert.equal(await form.status("7-1"), "advisory", "nothing is forced");
    await assertAccessible(page, "reasons");
  });

  it("an exception sheet grows from what is not met, and comes back", async () => {
    const sheet = page.locator(".exceptions");
    assert.equal(await sheet.isVisible(), false);
    await form.answer("unmet", "2", "3");
    assert.equal(await sheet.locator("ul > li").count(), 2);
    const cell = (id, column) => page.locator(`[name="exception:${id}:${column}"]`);
    await cell("2", "reason").fill("他に事業者がない");
    await cell("2", "measure").fill("<b>暗号化</b>");
    await cell("2", "until").fill("2027-03-31");
    await cell("2", "approver").fill("情報統括責任者");
    await assertAccessible(page, "the sheet");
    const row = {
      reason: "他に事業者がない",
      measure: "<b>暗号化</b>",
      until: "2027-03-31",
      approver: "情報統括責任者",
    };
    assert.deepEqual((await answers())["2"].exception, row);
    await form.answer("met", "3");
    assert.equal(await sheet.locator("ul > li").count(), 1);
    await form.reload();
    assert.equal(await cell("2", "measure").inputValue(), "<b>暗号化</b>");
    await form.answer("met", "2");
    assert.equal(await sheet.locator("ul > li").count(), 1, "what was written is not lost");
    assert.deepEqual(page.complaints, []);
  });

  it("a proposal counts only when it is confirmed", async () => {
    const proposed = (status, from) => ({ proposed: { status, note: "SOC2報告書", from } });
    const other = { checklist: "shunan/external-service", requirements: ["9"], relation: "equal" };
    const earlier = { checklist: "annex2/cloud", edition: "2019", requirements: ["2"] };
    const file = {
      schema: "kijun-answers/1",
      checklist: "annex2/cloud",
      class: "SB",
      answers: { 1: proposed("met", other), 2: proposed("unmet", earlier) },
    };
    await form.import("回答.json", JSON.stringify(file));
    assert.equal(await form.status("1"), "unanswered");
    await page.locator('[name="filter"]').selectOption("proposed");
    assert.equal(await page.locator("[data-requirement]:visible").count(), 2);
    const proposal = form.requirement("1").locator(".proposal");
    assert.match(await proposal.innerText(), /提案 満たす[^]*備考: SOC2報告書[^]*もとの回答: 周南市/);
    const from = await proposal.getByRole("link", { name: "9" }).getAttribute("href");
    assert.match(from, /\/shunan\/external-service\/check\/#no-9$/);
    assert.match(await form.requirement("2").innerText(), /この基準の別の版 \(版: 2019\) 2/);
    await assertAccessible(page, "proposals");
    const focused = () => page.evaluate(() => document.activeElement.name);
    await proposal.getByRole("button", { name: "確認して採用" }).press("Enter");
    assert.equal(await focused(), "answer:1");
    await form.requirement("2").getByRole("button", { name: "使わない" }).press("Enter");
    assert.equal(await focused(), "answer:2");
    assert.equal(await form.status("1"), "met");
    assert.equal(await form.text("note", "1").inputValue(), "SOC2報告書");
    assert.equal(await form.status("2"), "unanswered");
    const given = await answers();
    assert.equal("proposed" in given["1"] || "proposed" in given["2"], false);
  });
});
