// The main job: choose a class, answer, see the verdict change and why.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { beforeEach, describe, it } from "node:test";
import { openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { KIJUN } from "./support/places.mjs";
import { withSite } from "./support/site.mjs";

describe("the form of 別紙2", () => {
  const here = withSite();
  let page, form;
  beforeEach(async () => {
    page = await openPage(here.browser);
    form = await new CheckPage(page, here.server.url()).open();
  });

  it("has no verdict until a class is chosen", async () => {
    assert.deepEqual(await form.verdict(), ["none", "none", "none"]);
    await form.answer("met", "1");
    assert.deepEqual(await form.verdict(), ["none", "none", "none"]);
    await form.choose("class", "I");
    assert.deepEqual(await form.verdict(), ["undetermined", "conforming", "nonconforming"]);
    await form.choose("class", "");
    assert.deepEqual(await form.verdict(), ["none", "none", "none"]);
    assert.deepEqual(page.complaints, []);
  });

  it("leads to 適合 with every answer, and says what is still needed", async () => {
    await form.choose("class", "I");
    await form.answer("met", "1", "2", "3", "4");
    await form.tab("fixes");
    const said = await form.panel().innerText();
    assert.match(said, /No\.5-1〜5-3のいずれか1つを満たす/);
    assert.match(said, /No\.6-1〜6-5のいずれか1つを満たす/);
    assert.match(said, /No\.7-2を満たす/);
    assert.match(said, /多くてもあと\d+問で確定します/);
    await form.answer("met", "5-3", "6-1", "7-2");
    assert.deepEqual(await form.verdict(), [
      "undetermined",
      "conforming",
      "conforming_with_advisories",
    ]);
    await form.answer("met", "7-1");
    assert.deepEqual(await form.verdict(), ["conforming", "conforming", "conforming"]);
    assert.match(await form.panel().innerText(), /判定は確定しています/);
    assert.deepEqual(page.complaints, []);
  });

  it("shows the words that led to 不適合, with a way to the requirement", async () => {
    await form.choose("class", "SB");
    await form.answer("unmet", "2");
    assert.deepEqual(await form.verdict(), Array(3).fill("nonconforming"));
    assert.equal(await form.status("2"), "nonconforming");
    assert.match(await form.panel().innerText(), /業務上の特別な必要性により/);
    await form.tab("reasons");
    const clause = form.panel().locator('li[data-state="violated"]');
    assert.match(await clause.innerText(), /「?必須」?[^]*No\.2 重要性分類S \(B\)/);
    await clause.getByRole("link", { name: "No.2" }).click();
    assert.equal(await page.evaluate(() => location.hash), "#no-2");
    assert.deepEqual(await form.verdict(), Array(3).fill("nonconforming"), "answers stay");
  });

  it("takes an alternative, and asks for approval where the document does", async () => {
    await form.choose("class", "SB");
    await form.answer("met", "1", "2", "3", "4", "7-1", "7-2");
    await form.answer("unmet", "5-1", "6-1", "6-2");
    assert.equal((await form.verdict())[0], "approval_required");
    await form.tab("reasons");
    assert.match(await form.panel().innerText(), /外部委託審査等の手続きによる承認が必要/);
    await form.answer("met", "6-2", "5-1");
    assert.equal((await form.verdict())[0], "conforming_with_advisories");
  });

  it("asks for a reason where something does not apply", async () => {
    await form.choose("class", "I");
    assert.equal(await form.text("reason", "1").isVisible(), false);
    await form.answer("not_applicable", "1");
    assert.equal(await form.status("1"), "unanswered");
    assert.match(await form.panel().innerText(), /No\.1は「該当しない」の理由がない/);
    await form.notApplicable("1", "国内の閉域網だけで提供されるため");
    assert.equal(await form.status("1"), "approval_required");
  });

  it("knows what personal information excludes", async () => {
    await form.choose("class", "I");
    await form.choose("fact:personal_information", "true");
    assert.equal(await form.status("6-3"), "unavailable");
    await form.answer("met", "6-3");
    assert.match(await form.panel().innerText(), /No\.6-3は「満たす」とされていますが/);
    await form.choose("fact:personal_information", "unknown");
    assert.equal(await form.status("6-3"), "met");
  });

  it("says why 重要性分類III is out of scope, and that it is too low", async () => {
    await form.choose("fact:personal_information", "true");
    await form.choose("class", "III");
    assert.deepEqual(await form.verdict(), Array(3).fill("out_of_scope"));
    const said = await form.panel().innerText();
    assert.match(said, /対象外/);
    assert.match(said, /重要性分類Iです/);
  });

  it("folds what the class does not ask for, and lets it be seen", async () => {
    await form.choose("class", "SA");
    assert.equal(await form.status("5-2"), "not_required");
    assert.equal(await form.radio("5-2", "met").isVisible(), false);
    await form.requirement("5-2").locator(".requirement-head").click();
    assert.equal(await form.radio("5-2", "met").isVisible(), true);
    await form.choose("class", "I");
    assert.equal(await form.radio("5-3", "met").isVisible(), true);
    const words = form.requirement("5-1").locator(".level-words > :visible");
    assert.equal(await words.count(), 1, "only the chosen class's words");
  });

  it("takes an answer back", async () => {
    await form.choose("class", "I");
    await form.answer("unmet", "1");
    assert.equal((await form.verdict())[0], "nonconforming");
    await form.requirement("1").locator("[data-clear]").click();
    assert.equal(await form.status("1"), "unanswered");
    assert.equal(await form.radio("1", "unmet").isChecked(), false);
  });

  it("gives the assessment that the command line gives", async () => {
    await form.choose("class", "II");
    await form.choose("fact:personal_information", "false");
    await form.answer("met", "1", "2", "3", "6-3", "7-2");
    await form.answer("unmet", "4", "5-1");
    await form.notApplicable("5-2", "管理画面がないため");
    const answers = await form.export("answers");
    const assessment = JSON.parse(await form.export("assessment"));
    const native = execFileSync(KIJUN, ["evaluate", "--format", "json"], {
      cwd: new URL("../..", import.meta.url),
      input: answers,
      encoding: "utf8",
    });
    assert.deepEqual(assessment, JSON.parse(native));
    assert.equal(assessment.verdict, (await form.verdict())[0]);
  });
});
