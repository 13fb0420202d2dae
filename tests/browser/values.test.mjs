// A standard without classes: values, counts and facts of several values, entered as a person enters them.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, it } from "node:test";
import { assertAccessible, openPage } from "./support/browser.mjs";
import { BiddersPage, file } from "./support/bidders-page.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { VALUES, withContent } from "./support/content-site.mjs";
import { KIJUN } from "./support/places.mjs";

/** Return the assessment of an answer file by the command. */
function assessed(answers) {
  const args = ["--content", VALUES, "evaluate", "--format", "json"];
  const { status, stdout, stderr } = spawnSync(KIJUN, args, { input: answers, encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

describe("a form with values", () => {
  const here = withContent(VALUES);
  const open = async (options) =>
    new CheckPage(await openPage(here.browser, options), here.server.url(), "m/c").open();
  const checked = (form, id) =>
    form.page.locator(`[name="answer:${id}"]:checked`).evaluateAll((all) => all.map((each) => each.value));
  /** Type into a field from the keyboard alone, and leave it. */
  const type = async (form, id, text) => {
    const field = form.text("value", id);
    await field.focus();
    await field.press("Control+A");
    if (text) await form.page.keyboard.type(text);
    else await form.page.keyboard.press("Delete");
    await form.page.keyboard.press("Tab");
    await form.settled();
  };
  const problem = (form, id) => form.requirement(id).locator("[data-value-problem]").innerText();
  /** Enter answers of every kind: all demands are met. */
  const fill = async (form) => {
    await form.choose("fact:service", "iaas");
    await form.choose("fact:abroad", "false");
    await form.choose("fact:personal", "true");
    await type(form, "1", "99.50");
    await form.answer("met", "3", "4", "6");
    await form.text("value", "7").fill("2026-04-01");
    await type(form, "8", "監査で指摘はなかった。\n改善は不要。");
    await form.settled();
  };

  it("asks for no class, and judges at once", async () => {
    const form = await open();
    assert.equal(await form.page.locator('select[name="class"]').inputValue(), "all");
    assert.equal(await form.page.locator('select[name="class"]').isVisible(), false);
    assert.deepEqual(await form.verdict(), ["undetermined", "conforming", "nonconforming"]);
    assert.deepEqual(form.page.complaints, []);
  });

  it("ticks what a value meets, takes its own tick back, and says what is wrong at the field", async () => {
    const form = await open();
    await type(form, "1", "99.5");
    assert.deepEqual(await checked(form, "1"), ["met"]);
    assert.equal(await form.status("1"), "met");
    assert.equal(await problem(form, "1"), "");
    await type(form, "1", "99.4");
    assert.deepEqual(await checked(form, "1"), [], "the form's own tick");
    assert.match(await problem(form, "1"), /99\.5%以上/);
    await form.answer("met", "1");
    assert.equal(await form.status("1"), "nonconforming");
    await type(form, "1", "約百");
    assert.match(await problem(form, "1"), /約百/);
    assert.equal(await form.text("value", "1").getAttribute("aria-invalid"), "true");
    assert.equal(await form.status("1"), "unanswered");
    assert.equal(await form.text("value", "1").inputValue(), "約百", "nothing typed is taken away");
    await assertAccessible(form.page, "a value that cannot be read");
    await type(form, "1", "");
    assert.match(await problem(form, "1"), /値がない場合は未回答/);
    assert.deepEqual(form.page.complaints, []);
  });

  it("shows the words of an answer, and the choices of a fact", async () => {
    const form = await open();
    const labels = form.requirement("6").locator(".answer-options > label");
    assert.deepEqual(await labels.allInnerTexts(), ["なかった", "あった", "該当しない"]);
    const choices = form.page.locator('select[name="fact:service"] option');
    const values = await choices.evaluateAll((all) => all.map((each) => each.value));
    assert.deepEqual(values.sort(), ["iaas", "paas", "saas", "unknown"]);
  });

  it("judges as the command does, and keeps everything through a reload and through CSV", async () => {
    const form = await open();
    await fill(form);
    assert.deepEqual(await form.verdict(), ["conforming", "conforming", "conforming"]);
    await form.answer("unmet", "4");
    assert.equal((await form.verdict())[0], "undetermined");
    const answers = await form.export("answers");
    const assessment = assessed(answers);
    const [verdict, best, worst] = await form.verdict();
    assert.deepEqual([assessment.verdict, assessment.best, assessment.worst], [verdict, best, worst]);
    assert.deepEqual(JSON.parse(await form.export("assessment")), assessment);
    const csv = await form.export("csv");
    await form.reload();
    const again = JSON.parse(await form.export("answers"));
    assert.deepEqual(again.answers, JSON.parse(answers).answers);
    const other = await open();
    await other.import("回答.csv", csv);
    const read = JSON.parse(await other.export("answers"));
    assert.deepEqual([read.facts, read.answers], [again.facts, again.answers]);
  });

  for (const width of [360, 1280]) {
    it(`has fields that are wide enough for what they ask, ${width} pixels`, async () => {
      const form = await open({ viewport: { width, height: 800 } });
      for (const [id, least] of [["1", 80], ["7", 120], ["8", 200]]) {
        const { width } = await form.text("value", id).boundingBox();
        assert.ok(width >= least, `${id}: ${width} pixels`);
      }
      await assertAccessible(form.page, "the empty form");
    });
  }

  it("puts bidders in the order of a value, and marks the best", async () => {
    const page = new BiddersPage(await openPage(here.browser), here.server.url());
    await page.open();
    const of = (name, value) => ({
      schema: "kijun-answers/1",
      checklist: "m/c",
      service: { name },
      answers: { 1: value === null ? { status: "met" } : { status: "met", value } },
    });
    const values = [["甲", "99.5"], ["乙", "99.95"], ["丙", null], ["丁", "約百"]];
    await page.take(...values.map(([name, value]) => file(`${name}.json`, of(name, value))));
    const row = page.page.locator('.vendors tr[data-requirement="1"]');
    const shown = () => row.locator("td").evaluateAll((cells) => cells.map((cell) => cell.querySelector(".value")?.innerText ?? ""));
    assert.deepEqual(await shown(), ["99.5%", "99.95% 最良", "", "約百"]);
    assert.notEqual(await row.getAttribute("data-differs"), null);
    await page.page.locator("#bidders-sort").selectOption("value:1");
    await page.page.locator(".vendors thead th[data-vendor]").first().getByText("乙").waitFor();
    assert.deepEqual((await shown()).slice(0, 2), ["99.95% 最良", "99.5%"]);
    await assertAccessible(page.page, "bidders with values");
    assert.deepEqual(page.page.complaints, []);
  });

  it("teaches with the values of a story", async () => {
    const page = await openPage(here.browser);
    await page.goto(`${here.server.url()}m/training/`);
    await page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
    const story = page.locator('[data-scenario="box"]');
    await story.locator("summary").first().click();
    assert.doesNotMatch(await story.innerText(), /情報の分類/);
    const mark = (id, value) => story.locator(`[data-mark="${id}"] input[value="${value}"]`).check();
    for (const [id, value] of [["1", "met"], ["3", "met"], ["4", "unmet"], ["5", "unmet"], ["6", "met"], ["7", "met"]]) {
      await mark(id, value);
    }
    await story.locator('[data-verdict-choice] input[value="nonconforming"]').check();
    await story.locator('button:has-text("答え合わせ")').click();
    const yours = (id) => story.locator(`tr[data-row="${id}"] [data-slot="yours"]`);
    await yours("7").getByText("○ 一致").waitFor();
    assert.match(await yours("7").innerText(), /印からの状態: 留意事項/);
    assert.match(await yours("6").innerText(), /なかった/);
    assert.deepEqual(page.complaints, []);
  });
});
