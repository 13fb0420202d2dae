// What a release gives out, as people install it: the npm packages in Node and in Chromium, and the archive.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, describe, it } from "node:test";
import { launch, openPage } from "./support/browser.mjs";
import { KIJUN, packedFolder } from "./support/places.mjs";
import { Server } from "./support/server.mjs";

const ROOT = new URL("../..", import.meta.url);
const CORPUS = new URL("../corpus/", import.meta.url);

/** The answer files of the corpus that are sound, with their checklists, and those that are not. */
function corpus() {
  const sound = {};
  const faulty = [];
  for (const name of readdirSync(CORPUS, { recursive: true }).filter((name) => name.endsWith(".json"))) {
    for (const { answers, raw, expect } of JSON.parse(readFileSync(new URL(name, CORPUS), "utf8"))) {
      const text = raw ?? JSON.stringify(answers);
      if (expect.error) faulty.push(text);
      else (sound[JSON.parse(text.replace(/^\ufeff/, "")).checklist] ??= []).push(text);
    }
  }
  return { sound, faulty };
}

const native = (texts) =>
  execFileSync(KIJUN, ["evaluate", "--jsonl"], { cwd: ROOT, input: texts.map((text) => text.replaceAll("\n", " ")).join("\n"), encoding: "utf8", maxBuffer: 1 << 28 })
    .trimEnd()
    .split("\n");

describe("what a release gives out", () => {
  let folder;
  const { sound, faulty } = corpus();
  const packed = packedFolder();
  const one = (start, end) => {
    const found = readdirSync(packed).filter((name) => name.startsWith(start) && name.endsWith(end));
    assert.equal(found.length, 1, `${start}…${end} in ${readdirSync(packed)}`);
    return join(packed, found[0]);
  };

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "kijun-packages-"));
    const packages = [one("kijun-engine-", ".tgz"), one("kijun-0", ".tgz")];
    execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", folder, ...packages], { cwd: folder });
  });
  after(() => rmSync(folder, { recursive: true }));

  it("the engine gives in Node the bytes that the command gives, over the whole corpus", async () => {
    const engine = join(folder, "node_modules", "@kijun", "engine");
    const { evaluate } = await import(pathToFileURL(join(engine, "index.js")));
    let count = 0;
    for (const [checklist, texts] of Object.entries(sound)) {
      const { default: rules } = await import(pathToFileURL(join(engine, "rules", `${checklist}.js`)));
      const listed = execFileSync(KIJUN, ["list", "--rules", checklist], { cwd: ROOT, encoding: "utf8" });
      assert.equal(rules, listed.trimEnd());
      assert.deepEqual(texts.map((text) => evaluate(rules, text)), native(texts));
      // Bytes and objects are taken, too, as are rules that were read.
      assert.equal(evaluate(rules, new TextEncoder().encode(texts[0])), evaluate(rules, texts[0]));
      assert.equal(evaluate(JSON.parse(rules), JSON.parse(texts[0])), evaluate(rules, texts[0]));
      count += texts.length;
    }
    assert.ok(count > 100 && Object.keys(sound).length > 3, `${count} files of ${Object.keys(sound)}`);
  });

  it("the engine throws an error with words for every faulty file, and for arguments of another type", async () => {
    const engine = join(folder, "node_modules", "@kijun", "engine");
    const { evaluate } = await import(pathToFileURL(join(engine, "index.js")));
    const { default: rules } = await import(pathToFileURL(join(engine, "rules", "annex2", "cloud.js")));
    assert.ok(faulty.length > 5);
    for (const text of faulty) {
      assert.throws(() => evaluate(rules, text), (error) => error instanceof Error && error.message.length > 16 && error.message.includes("。"), text.slice(0, 80));
    }
    for (const [rulesGiven, answers, words] of [
      [rules, 1, /answers は、.*にしてください。/],
      [undefined, "{}", /rules は、.*にしてください。/],
      ["", "{}", /規則を読み取れません.*kijun list --rules/],
    ]) assert.throws(() => evaluate(rulesGiven, answers), words);
  });

  it("the engine gives the same bytes in Chromium", async (test) => {
    const site = await Server.start(join(folder, "node_modules", "@kijun", "engine"));
    test.after(() => site.stop());
    const browser = await launch();
    test.after(() => browser.close());
    const page = await openPage(browser);
    await page.goto(`${site.url()}not-a-page`);
    for (const [checklist, texts] of Object.entries(sound)) {
      const here = await page.evaluate(
        async ([address, checklist, texts]) => {
          const { evaluate } = await import(`${address}index.js`);
          const { default: rules } = await import(`${address}rules/${checklist}.js`);
          return texts.map((text) => evaluate(rules, text));
        },
        [site.url(), checklist, texts],
      );
      assert.deepEqual(here, native(texts));
    }
  });

  it("the example of the engine's README works, and its types name every field of an assessment", () => {
    const engine = join(folder, "node_modules", "@kijun", "engine");
    const [, example] = readFileSync(join(engine, "README.md"), "utf8").match(/```js\n([^`]*)```/);
    const said = execFileSync("node", ["--input-type=module", "--eval", example], { cwd: folder, encoding: "utf8" });
    assert.match(said, /^nonconforming \[/);
    const types = readFileSync(join(engine, "index.d.ts"), "utf8");
    const schema = JSON.parse(execFileSync(KIJUN, ["schema", "assessment"], { encoding: "utf8" }));
    const names = (part) => [...Object.keys(part.properties ?? {}), ...Object.values(part).filter((each) => each && typeof each === "object").flatMap(names)];
    const fields = new Set(names(schema));
    assert.ok(fields.size > 20);
    for (const field of fields) assert.match(types, new RegExp(`\\b${field}\\??:`), field);
  });

  it("npx kijun is the command, with its output and exit code", () => {
    const npx = (...args) => spawnSync("npx", ["--offline", "kijun", ...args], { cwd: folder, encoding: "utf8" });
    const version = npx("--version");
    assert.equal(version.stdout, execFileSync(KIJUN, ["--version"], { encoding: "utf8" }), version.stderr);
    const wrong = npx("chekc");
    assert.equal(wrong.status, 2);
    assert.match(wrong.stderr, /もしかして『check』/);
    assert.equal(npx("new", "my-city").status, 0);
    assert.equal(npx("check", "--content", "my-city").status, 0);
  });

  it("the npm package of the command says on another system what to do", () => {
    const other = `data:text/javascript,Object.defineProperty(process,"platform",{value:"win32"})`;
    const script = join(folder, "node_modules", "kijun", "kijun.mjs");
    const { status, stderr } = spawnSync("node", ["--import", other, script, "--version"], { encoding: "utf8" });
    assert.equal(status, 2);
    assert.match(stderr, /この端末は win32-x64 です。[^]*windows\.zip[^]*cargo build[^]*@kijun\/engine/);
  });

  it("the archive unpacks to a command that works, and SHA256SUMS agrees", () => {
    const archive = one("kijun-0", ".tar.gz");
    execFileSync("tar", ["-xzf", archive, "-C", folder]);
    const [top] = readdirSync(folder).filter((name) => name.endsWith("-linux"));
    const says = execFileSync(join(folder, top, "kijun"), ["--version"], { encoding: "utf8", env: {} });
    assert.equal(says, execFileSync(KIJUN, ["--version"], { encoding: "utf8" }));
    const sums = readFileSync(join(packed, "SHA256SUMS"), "utf8").trimEnd().split("\n");
    assert.equal(sums.length, 3);
    for (const line of sums) {
      const [sum, name] = line.split("  ");
      assert.equal(createHash("sha256").update(readFileSync(join(packed, name))).digest("hex"), sum, name);
    }
  });
});
