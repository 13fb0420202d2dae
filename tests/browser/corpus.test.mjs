// The corpus in the browser: the same files, the same verdicts, the same bytes as natively.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { launch, openPage } from "./support/browser.mjs";
import { DIST, KIJUN, TESTS_WASM } from "./support/places.mjs";
import { Server } from "./support/server.mjs";

const CORPUS = new URL("../corpus/", import.meta.url);
// A file in a folder has the path of its checklist; the others are of annex2.
const files = readdirSync(CORPUS, { recursive: true })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => name.endsWith(".json"))
  .sort();
const checklistOf = (name) => (name.includes("/") ? name.replace(/\.json$/, "") : "annex2/cloud");

describe("the corpus in the browser", () => {
  let browser, site, engine, page;
  before(async () => {
    browser = await launch();
    site = await Server.start(DIST);
    engine = await Server.start(TESTS_WASM);
    page = await openPage(browser);
    // The rules as the form's page contains them.
    const checklists = {};
    for (const checklist of new Set(files.map(checklistOf))) {
      await page.goto(`${site.url()}${checklist}/check/`);
      // The fields of `CheckData` in their order; the rules are the fifth.
      const data = JSON.parse(await page.locator("[data-props]").getAttribute("data-props"));
      checklists[checklist] = data[4];
    }
    await page.goto(`${engine.url()}not-a-page`);
    await page.evaluate(
      async ([module, checklists]) => {
        const engine = await import(module);
        await engine.default();
        window.engine = engine;
        window.checklists = checklists;
      },
      [`${engine.url()}kijun_tests_wasm.js`, checklists],
    );
  });
  after(async () => {
    await browser.close();
    await site.stop();
    await engine.stop();
  });

  it("there are cases", () => assert.notEqual(files.length, 0));

  for (const name of files) {
    const text = readFileSync(new URL(name, CORPUS), "utf8");
    const checklist = checklistOf(name);

    it(`${name} holds`, async () => {
      const report = await page.evaluate(
        ([checklist, text]) => engine.run_corpus(checklists[checklist], text),
        [checklist, text],
      );
      const { cases, failures } = JSON.parse(report);
      assert.deepEqual(failures, []);
      assert.ok(cases > 0);
    });

    it(`${name} gives the bytes that the command line gives`, async () => {
      const answers = JSON.parse(text)
        .filter((example) => example.answers && !example.expect.error)
        .map((example) => JSON.stringify(example.answers));
      if (answers.length === 0) return;
      const native = execFileSync(KIJUN, ["evaluate", "--jsonl"], {
        cwd: new URL("../..", import.meta.url),
        input: answers.join("\n"),
        encoding: "utf8",
        maxBuffer: 1 << 28,
      });
      const here = await page.evaluate(
        ([checklist, answers]) =>
          answers.map((each) =>
            engine.assess(checklists[checklist], new TextEncoder().encode(each)),
          ),
        [checklist, answers],
      );
      assert.deepEqual(here, native.trimEnd().split("\n"));
    });
  }
});
