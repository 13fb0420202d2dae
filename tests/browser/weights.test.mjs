// The weighing of a built site fails when it must.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const WEIGHTS = fileURLToPath(new URL("../../crates/xtask/src/weights.mjs", import.meta.url));
const PROGRAM = '<script src="/p.js" data-wasm="/p.wasm"></script>';

/** Return bytes that compression cannot make fewer, in thousands. */
const noise = (thousands) => randomBytes(thousands * 1000);

/** Return a text of about this many thousand bytes when compressed. */
const words = (thousands) => randomBytes(thousands * 1000).toString("base64");

/** Weigh a site of these files; return what is said and the exit code. */
function weigh(files, light) {
  const folder = mkdtempSync(join(tmpdir(), "kijun-weights-"));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const folders = light ? [folder, join(folder, light)] : [folder];
    const { stdout, status } = spawnSync(process.execPath, [WEIGHTS, ...folders], { encoding: "utf8" });
    return { said: stdout, status };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("the weights of the pages", () => {
  const LIGHT = { "p.js": "go()", "p.wasm": noise(10) };

  it("pass for light pages of every family, and for pages to read", () => {
    const names = ["a/c/carry-over", "a/c/check", "a/c/export", "a/classes", "a/ledger", "a/training", "ask", "bidders", "search", "sign"];
    const pages = names.map((name) => [`${name}/index.html`, PROGRAM]);
    const files = { ...LIGHT, ...Object.fromEntries(pages), "index.html": "読む", "b/classes/index.html": "読む" };
    const { said, status } = weigh(files);
    assert.match(said, /12 pages, 0 failed/);
    assert.equal(status, 0);
  });

  const FAULTS = [
    ["a form that is too heavy", { "p.wasm": noise(300), "a/c/check/index.html": PROGRAM }, /check\/  FAILS: over its budget/],
    ["a page to read that is too heavy", { "a/1/index.html": words(25) }, /1\/  FAILS: over its budget/],
    ["a family without words of its own", { "a/ledger/index.html": PROGRAM + words(120) }, /ledger\/  FAILS: over its budget/],
    ["a program of no known family", { "a/new/index.html": PROGRAM }, /new\/  FAILS: a program of no known family/],
    ["a form whose program is not seen", { "a/c/check/index.html": "form" }, /check\/  FAILS: no program found/],
    ["a page to read with much script", { "a/index.html": '<script src="/q.js"></script>', "q.js": noise(5) }, /a\/  FAILS: over 4 KB of script/],
  ];
  for (const [name, files, said] of FAULTS) {
    it(`fail for ${name}`, () => {
      const weighed = weigh({ ...LIGHT, ...files });
      assert.match(weighed.said, said);
      assert.equal(weighed.status, 1);
    });
  }

  it("do not count the words of a longer checklist", () => {
    const { said, status } = weigh({ ...LIGHT, "a/c/check/index.html": PROGRAM + words(170) });
    assert.match(said, /1 pages, 0 failed/);
    assert.equal(status, 0);
  });

  it("weigh the form as one file as it is on disk, with and without workbooks", () => {
    const at = (full, light) => ({
      "index.html": "",
      "standalone/annex2/cloud.html": noise(full),
      "light/index.html": "",
      "light/standalone/annex2/cloud.html": noise(light),
    });
    for (const [full, light, status] of [[750, 400, 0], [751, 400, 1], [750, 401, 1]]) {
      assert.equal(weigh(at(full, light), "light").status, status, `${full} ${light}`);
    }
  });
});
