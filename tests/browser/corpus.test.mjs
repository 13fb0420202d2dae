// The corpus in the browser: the same files, the same verdicts, the same bytes as natively.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { launch, openPage } from "./support/browser.mjs";
import { DIST, KIJUN, TESTS_WASM } from "./support/places.mjs";
import { Server } from "./support/server.mjs";

const CORPUS = new URL("../corpus/", import.meta.url);
const files = readdirSync(CORPUS).filter((name) => name.endsWith(".json"));

describe("the corpus in the browser", () => {
  let browser, site, engine, page;
  before(async () => {
    browser = await launch();
    site = await Server.start(DIST);
    engine = await Server.start(TESTS_WASM);
    page = await openPage(browser);
    // The rules as the form's page carries them.
    await page.goto(`${site.url()}annex2/cloud/check/`);
    const props = await page.locator("leptos-island").first().getAttribute("data-props");
    const checklist = JSON.parse(props).rules;
    await page.goto(`${engine.url()}not-a-page`);
    await page.evaluate(
      async ([module, checklist]) => {
        const engine = await import(module);
        await engine.default();
        window.engine = engine;
        window.checklist = checklist;
      },
      [`${engine.url()}kijun_tests_wasm.js`, checklist],
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

    it(`${name} holds`, async () => {
      const report = await page.evaluate((text) => engine.run_corpus(checklist, text), text);
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
        (answers) => answers.map((each) => engine.assess(checklist, new TextEncoder().encode(each))),
        answers,
      );
      assert.deepEqual(here, native.trimEnd().split("\n"));
    });
  }
});
