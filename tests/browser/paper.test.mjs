// The printed assessment: its first sheet in every state of every checklist, its code, its length.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { bare, printed } from "./support/pdf.mjs";
import { CONTENT, KIJUN } from "./support/places.mjs";
import { withSite } from "./support/site.mjs";

const here = withSite();

const folder = mkdtempSync(join(tmpdir(), "kijun-paper-"));
after(() => rmSync(folder, { recursive: true }));

function kijun(...args) {
  const { status, stdout, stderr } = spawnSync(KIJUN, ["--content", CONTENT, ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
}

const list = JSON.parse(kijun("list", "--format", "json").stdout);
const checklists = list.standards.flatMap((standard) =>
  standard.checklists.map((checklist) => ({ ...checklist, standard })),
);

/** The class in which each checklist is answered, and the most sheets that an assessment may have. */
const CASES = {
  "annex2/cloud": { class: "SB", sheets: 3 },
  "kitakyushu/cloud": { class: "important", sheets: 14 },
  "kitakyushu/web-meeting": { class: "important", sheets: 3 },
  "kobe/public-cloud": { class: "3", sheets: 3 },
  "shunan/external-service": { class: "confidentiality-2", sheets: 5 },
};

const UNMET = { status: "unmet" };
const NOT_APPLICABLE = { status: "not_applicable", reason: "この利用では当てはまらない。" };

/** The one answer with which all others lead to an approval. */
const MILD = {
  "annex2/cloud": { "5-1": UNMET },
  "kitakyushu/cloud": { "3.1-2": NOT_APPLICABLE },
  "kitakyushu/web-meeting": { "6.2-1-2": NOT_APPLICABLE },
  "kobe/public-cloud": { "1-4": UNMET },
  "shunan/external-service": { 9: NOT_APPLICABLE },
};

const SERVICE = { name: "文書共有サービス「ひばり」", provider: "見本システム株式会社" };

function answerFile(checklist, status, but = {}) {
  const all = checklist.requirements.map(({ id }) => [id, { status, note: "仕様書の記載による", ...but[id] }]);
  return {
    schema: "kijun-answers/1",
    checklist: checklist.id,
    class: CASES[checklist.id].class,
    service: SERVICE,
    answers: Object.fromEntries(all),
  };
}

/** The five states: an answer file each; `null` leaves the form empty. */
function states(checklist) {
  const { id, requirements } = checklist;
  const half = answerFile(checklist, "met");
  for (const { id } of requirements.slice(requirements.length / 2)) delete half.answers[id];
  return {
    empty: null,
    undetermined: half,
    nonconforming: answerFile(checklist, "unmet"),
    approval_required: answerFile(checklist, "met", MILD[id]),
    conforming: answerFile(checklist, "met"),
  };
}

/** Write a file, and return its path. */
function write(name, value) {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(value));
  return path;
}

async function opened(checklist, file) {
  const page = await openPage(here.browser);
  const form = await new CheckPage(page, here.server.url(), checklist.id).open();
  if (file) await form.import("answers.json", JSON.stringify(file));
  await form.settled();
  return { page, form };
}

const CODE = /[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}/;

describe("the first sheet has the service, the class, the verdict and the code", { concurrency: false }, () => {
  assert.deepEqual(checklists.map(({ id }) => id).sort(), Object.keys(CASES).sort());
  for (const checklist of checklists) {
    for (const [state, file] of Object.entries(states(checklist))) {
      it(`${checklist.id}: ${state}`, async () => {
        const { page } = await opened(checklist, file);
        const sheets = await printed(page);
        const [first] = sheets;
        assert.ok(first.includes("自己点検結果書"), first);
        if (!file) {
          assert.equal(sheets.length, 1);
          for (const words of ["まだ回答がありません", "(未記入)", "(未選択)", "判定なし"])
            assert.ok(first.includes(bare(words)), `${words}: ${first}`);
          assert.doesNotMatch(first, CODE);
          return;
        }
        const path = write(`${checklist.id.replace("/", "-")}-${state}.json`, file);
        const assessment = JSON.parse(kijun("evaluate", "--format", "json", path).stdout);
        assert.equal(assessment.verdict, state);
        const verdict = kijun("evaluate", path).stdout.match(/^判定: (.*)$/m)[1];
        const title = checklist.classes.find(({ id }) => id === file.class).title;
        for (const words of [SERVICE.name, SERVICE.provider, title, verdict, "点検者(署名)"])
          assert.ok(first.includes(bare(words)), `${words}: ${first}`);
        const code = first.match(CODE)?.[0];
        assert.ok(code, `no code: ${first}`);
        const verified = kijun("verify", "--answers", path, "--code", code);
        assert.equal(verified.status, 0, verified.stdout + verified.stderr);

        assert.ok(sheets[1].includes("要件と回答") || sheets[1].includes("利用の条件"), "the answers begin on the second sheet");
        assert.ok(sheets.length <= CASES[checklist.id].sheets, `${sheets.length} sheets`);
        for (const sheet of sheets) {
          assert.ok(sheet.includes(code), "the code stands on every sheet");
          for (const digest of Object.values(assessment.digest)) assert.ok(sheet.includes(digest), digest);
        }
        const table = sheets.slice(1).join("");
        for (const { id } of assessment.requirements.filter(({ status }) => status !== "not_required")) {
          const row = checklist.requirements.find((known) => known.id === id);
          assert.ok(table.includes(bare(id)), `${id} (${row.title}) is on paper`);
        }
        assert.deepEqual(page.complaints, []);
      });
    }
  }
});

it("a printed code agrees until an answer changes", async () => {
  const checklist = checklists.find(({ id }) => id === "annex2/cloud");
  const { page, form } = await opened(checklist, answerFile(checklist, "met"));
  const [code] = (await printed(page))[0].match(CODE);
  assert.equal((await page.locator(".hand-in-code b").textContent()).trim(), code, "the screen has the same code");
  const saved = JSON.parse(await form.export("answers"));
  const path = write("saved.json", saved);
  const assessment = join(folder, "assessment.json");
  writeFileSync(assessment, await form.export("assessment"));
  assert.equal(kijun("verify", assessment, "--answers", path, "--code", code.toLowerCase()).status, 0);

  saved.answers["3"].note = "後から書き加えた";
  const changed = kijun("verify", assessment, "--answers", write("changed.json", saved), "--code", code);
  assert.equal(changed.status, 1, changed.stdout);
  assert.match(changed.stdout, /照合用コード: 一致しません/);
  await form.answer("unmet", "3");
  assert.notEqual((await page.locator(".hand-in-code b").textContent()).trim(), code);
  assert.notEqual((await printed(page))[0].match(CODE)[0], code);
});

it("the sheet is there for paper alone", async () => {
  const checklist = checklists.find(({ id }) => id === "annex2/cloud");
  const { page } = await opened(checklist, answerFile(checklist, "met"));
  assert.equal(await page.locator(".result-sheet").count(), 0);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  assert.equal(await page.locator(".result-sheet").count(), 1);
  assert.equal(await page.locator(".result-sheet").isVisible(), false);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  assert.equal(await page.locator(".result-sheet").count(), 1, "one sheet, however often it is printed");
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  assert.equal(await page.locator(".result-sheet").count(), 0);
});

it("a class outside of the standard prints the reason and no table", async () => {
  const checklist = checklists.find(({ id }) => id === "annex2/cloud");
  const file = { ...answerFile(checklist, "met"), class: "III", answers: {} };
  const { page } = await opened(checklist, file);
  const sheets = await printed(page);
  assert.equal(sheets.length, 1);
  for (const words of ["対象外", "重要性分類III(公開情報など)は、別紙2の要件の表に欄がないため"])
    assert.ok(sheets[0].includes(bare(words)), `${words}: ${sheets[0]}`);
});

it("the checklist on paper asks for the conditions of use", async () => {
  for (const { id, facts } of checklists) {
    const page = await openPage(here.browser);
    await page.goto(`${here.server.url()}${id}/checklist/`);
    const rows = await page.locator(".fact-table th").allTextContents();
    assert.deepEqual(rows, facts.map(({ question }) => question).filter(Boolean), id);
    assert.equal(await page.locator(".fact-table .box").count(), 3 * rows.length);
  }
});
