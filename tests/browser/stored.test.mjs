// Open what an earlier build has stored in a browser, and show it unchanged.
//
// `fixtures/stored.json` was captured in Chromium from an earlier build: `stored` is what it kept,
// `shown` is what its pages showed of it, and the files that they wrote. Do not capture it again: a
// later build must open what that build kept. The files contain the digest of the rules; only a
// change of the rules themselves may change the digest here.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { LedgerPage } from "./support/ledger-page.mjs";
import { withSite } from "./support/site.mjs";
import {
  assessment,
  ledgerEntries,
  openByName,
  readingSettings,
  shelf,
  stored,
  trainingRecord,
} from "./support/stored.mjs";
import { TrainingPage } from "./support/training-page.mjs";

const FIXTURE = JSON.parse(readFileSync(new URL("fixtures/stored.json", import.meta.url)));

/** Labels that have other words since then. */
const RENAMED = [
  ["名前のない点検", "名前のない自己点検"],
  ["規則のダイジェスト", "規則の照合値"],
  ["回答のダイジェスト", "回答の照合値"],
];
const shown = JSON.parse(
  RENAMED.reduce((text, [before, now]) => text.replaceAll(before, now), JSON.stringify(FIXTURE.shown)),
);

/** Return what was captured without the names of files: they have the day on which a file is saved. */
const withoutNames = (captured) =>
  JSON.parse(JSON.stringify(captured, (key, value) => (key === "name" && /\.[a-z]+$/.test(value) ? undefined : value)));
const UNREADABLE = "読めなかったデータ";

describe("what an earlier build has stored", () => {
  const here = withSite();

  /** Open a page in a browser that has stored this and nothing else. */
  async function withStored(sessionStorage = FIXTURE.stored.sessionStorage) {
    const page = await openPage(here.browser);
    const { base } = here.server;
    await page.goto(`${here.server.url()}privacy/`);
    await page.evaluate(
      ([base, kept]) => {
        for (const [storage, texts] of Object.entries(kept)) {
          for (const [key, text] of Object.entries(texts)) {
            window[storage].setItem(key.replace("{base}", base), text);
          }
        }
      },
      [base, { localStorage: FIXTURE.stored.localStorage, sessionStorage }],
    );
    return page;
  }

  /** Fail if a stored text was changed, removed or added, except the name of the open assessment. */
  async function assertUnchanged(page) {
    const { localStorage } = await stored(page, here.server.base);
    const texts = (all) => Object.fromEntries(Object.entries(all).filter(([key]) => !/:opened:/.test(key)));
    assert.deepEqual(texts(localStorage), texts(FIXTURE.stored.localStorage));
  }

  const openName = (form) => form.page.locator('[name="assessment-name"]').inputValue();

  for (const [checklist, expected] of Object.entries(shown.forms)) {
    const open = async (kept) => new CheckPage(await withStored(kept), here.server.url(), checklist).open();

    it(`${checklist}: the list has every assessment, and the tab's own is open`, async () => {
      const form = await open();
      assert.equal(await openName(form), expected.opened);
      assert.deepEqual(await shelf(form), expected.list);
      await assertUnchanged(form.page);
      assert.deepEqual(form.page.complaints, []);
    });

    for (const [name, captured] of Object.entries(expected.assessments)) {
      it(`${checklist}: ${name} opens with the same answers, verdict and file`, async () => {
        const form = await open();
        await openByName(form, name);
        assert.deepEqual(await assessment(form), captured);
        await assertUnchanged(form.page);
        assert.deepEqual(form.page.complaints, []);
      });
    }
  }

  it("another tab opens what was opened last in this browser", async () => {
    const form = await new CheckPage(await withStored({}), here.server.url()).open();
    assert.equal(await openName(form), "A社 本番環境");
  });

  it("the assessment and the CSV are the same files", async () => {
    const form = await new CheckPage(await withStored(), here.server.url()).open();
    await openByName(form, "A社 本番環境");
    assert.equal(await form.export("assessment"), shown.files.assessment);
    assert.equal(await form.export("csv"), shown.files.csv);
  });

  it("what could not be read is given out letter for letter", async () => {
    const form = await new CheckPage(await withStored(), here.server.url()).open();
    assert.ok((await shelf(form)).includes(UNREADABLE));
    const item = form.page.locator('[data-part="shelf"] li', { hasText: UNREADABLE });
    const download = form.page.waitForEvent("download");
    await item.getByRole("button", { name: "元のデータをファイルに保存する" }).click();
    const aside = Object.entries(FIXTURE.stored.localStorage).filter(([key]) =>
      /:answers:.*:unreadable$/.test(key),
    );
    assert.equal(aside.length, 1);
    assert.equal(readFileSync(await (await download).path(), "utf8"), aside[0][1]);
  });

  it("an answer goes into its own record, and into no other", async () => {
    const form = await new CheckPage(await withStored(), here.server.url()).open();
    await openByName(form, "A社 本番環境");
    await form.answer("met", "2");
    await form.reload();
    assert.equal(await openName(form), "A社 本番環境");
    assert.equal(await form.radio("2", "met").isChecked(), true);
    const after = (await stored(form.page, here.server.base)).localStorage;
    const before = FIXTURE.stored.localStorage;
    assert.deepEqual(Object.keys(after).sort(), Object.keys(before).sort());
    const changed = Object.keys(before).filter((key) => after[key] !== before[key]);
    const record = Object.keys(before).find((key) => /A社 本番環境\n/.test(before[key]));
    assert.deepEqual(changed, [record]);
  });

  for (const [standard, expected] of Object.entries(shown.ledgers)) {
    it(`${standard}: the ledger has the same entries and files`, async () => {
      const page = await withStored();
      const ledger = await new LedgerPage(page, here.server.url(), standard).open();
      assert.deepEqual(withoutNames(await ledgerEntries(ledger)), withoutNames(expected));
      await assertUnchanged(page);
      assert.deepEqual(page.complaints, []);
    });
  }

  for (const [standard, expected] of Object.entries(shown.training)) {
    it(`${standard}: the training has the same record`, async () => {
      const page = await withStored();
      const training = await new TrainingPage(page, here.server.url(), standard).open();
      assert.deepEqual(withoutNames(await trainingRecord(training)), withoutNames(expected));
      await assertUnchanged(page);
      assert.deepEqual(page.complaints, []);
    });
  }

  it("the pages that are read have the same settings", async () => {
    const page = await withStored();
    assert.deepEqual(await readingSettings(page, here.server.url()), shown.reading);
    await assertUnchanged(page);
  });

  /** The lists in which pages offer assessments by name; some begin with a choice that is none of them. */
  const OFFERED = [
    ["annex2/cloud/export/", 'select[name="source"]', ["annex2/cloud"], 1],
    ["kitakyushu/ledger/", "select#kept", ["kitakyushu/cloud"], 0],
    ["shunan/external-service/carry-over/", 'select[name="kept"]', ["annex2/cloud", "kitakyushu/cloud"], 1],
    ["shunan/external-service/carry-over/", 'select[name="target"]', ["shunan/external-service"], 1],
  ];
  for (const [path, select, checklists, first] of OFFERED) {
    it(`${path} offers the assessments in ${select}`, async () => {
      const page = await withStored();
      await page.goto(here.server.url() + path);
      await page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
      const options = (await page.locator(`${select} option`).allInnerTexts()).slice(first);
      const names = checklists.flatMap((checklist) => Object.keys(shown.forms[checklist].assessments));
      assert.equal(options.length, names.length);
      for (const [place, name] of names.entries()) {
        assert.ok(options[place].includes(name), `${options[place]} is not ${name}`);
      }
      await assertUnchanged(page);
    });
  }
});
