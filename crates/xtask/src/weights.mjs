// Compare the compressed weight of each page of a built site, with everything that it loads, with its budget.
// The forms as one file are weighed as they are on disk: those of dist, and of a second site without workbooks.
// Usage: node weights.mjs dist [light]     (exit 1: a page is over its budget, or has none)

import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

const KB = 1000;

/** The texts that say why a program does not start, on every page with one, and the script that chooses among them. */
const START = 2 * KB;

/** The budget of a page without a program. */
const READING = { total: 24 * KB, script: 4 * KB };

/**
 * The budget of each family of pages with a program, by the last part of their address.
 *
 * - `words`: HTML beyond this is not counted. It is the words of a document longer than 別紙2.
 * - `optional`: the page may come without a program, and is then one to read.
 */
const FAMILIES = {
  ask: { total: 122 * KB },
  // 353 KB, and what reads filled workbooks: their parts, their XML, the words of every form; 37 KB that
  // verify signatures, with the keys in PEM; and 5 KB that compare, sort and show values.
  bidders: { total: 423 * KB },
  "carry-over": { total: 128 * KB, words: 9.4 * KB },
  // 180 KB, and what reads a table of answers; and 17 KB for values, counts and facts of several values.
  check: { total: 209 * KB, words: 11.4 * KB },
  classes: { total: 85 * KB, optional: true },
  export: { total: 561 * KB, words: 5.8 * KB },
  // 120 KB, and the script of all pages with its style: appearance, class, ways through the site.
  ledger: { total: 127 * KB },
  search: { total: 120 * KB },
  sign: { total: 145 * KB },
  // 120 KB, the script of all pages with its style, 4 KB for values, counts and facts of several values, and
  // 2 KB for a story's own values and the words of its answers.
  training: { total: 131.5 * KB, words: 17.4 * KB },
};

/** The budget of 別紙2's form as one file, on disk. Longer documents add their own words. */
const ONE_FILE = { path: "standalone/annex2/cloud.html", full: 750 * KB, light: 400 * KB };

/** The budget of a page by its address; none if it has a program and is of no known family. */
function budget(name, hasProgram) {
  const family = FAMILIES[name.split("/").at(-2)];
  const expected = family !== undefined && !family.optional;
  return hasProgram || expected ? family : READING;
}

/** Return every HTML file under a folder, sorted. */
const pages = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".html") && !/(^|[/\\])standalone[/\\]/.test(name))
    .map((name) => join(folder, name))
    .sort();

/** Return the files that an HTML page loads from its own site: styles, scripts, bundles, pictures. */
function loaded(file, html, root) {
  const tags = html.match(/<(?:link|script|img|source)\b[^>]*>/g) ?? [];
  const paths = tags.flatMap((tag) => {
    if (tag.startsWith("<link") && !/\brel="?(?:stylesheet|icon|preload|modulepreload)\b/.test(tag))
      return [];
    return [...tag.matchAll(/\s(?:href|src|data-js|data-wasm)="?([^"\s>]+)/g)].map(([, path]) => path);
  });
  const local = paths.filter((path) => !/^[a-z]+:/.test(path));
  // The base of the site is not known: look for the path under each ending of it.
  const find = (path) => {
    if (!path.startsWith("/")) return resolve(dirname(file), path);
    const parts = path.split("/").slice(1);
    const ends = parts.map((_, index) => join(root, ...parts.slice(index)));
    return ends.find((end) => readable(end)) ?? ends[0];
  };
  return new Set(local.map((path) => find(path.replace(/[?#].*$/, ""))));
}

function readable(file) {
  try {
    readFileSync(file);
    return true;
  } catch {
    return false;
  }
}

const measured = new Map();

/** Return the compressed sizes of a file. Each file is compressed once. */
function weight(file) {
  if (!measured.has(file)) {
    const bytes = readFileSync(file);
    measured.set(file, {
      brotli: brotliCompressSync(bytes).length,
      gzip: gzipSync(bytes, { level: 9 }).length,
    });
  }
  return measured.get(file);
}

/** Return why a page fails; an empty text if it does not. */
function fault({ name, html, script, wasm, brotli, budget }) {
  if (budget === undefined) return "a program of no known family: name it in FAMILIES";
  if (wasm === 0 && budget !== READING) return "no program found: the page has lost it, or loads it unseen";
  const longer = Math.max(0, html - (budget.words ?? Infinity));
  if (brotli - longer > budget.total + (wasm > 0 ? START : 0)) return "over its budget";
  if (script > (budget.script ?? Infinity)) return `over ${budget.script / KB} KB of script`;
  return "";
}

/** Return the weights of a page, its budget and its fault. */
function measure(file, root) {
  const files = [file, ...loaded(file, readFileSync(file, "utf8"), root)];
  const sum = (ends, coding) =>
    files
      .filter((name) => name.endsWith(ends))
      .reduce((total, name) => total + weight(name)[coding], 0);
  const page = {
    name: "/" + relative(root, file).replaceAll("\\", "/").replace(/index\.html$/, ""),
    html: sum(".html", "brotli"),
    css: sum(".css", "brotli"),
    script: sum(".js", "brotli"),
    wasm: sum(".wasm", "brotli"),
    brotli: sum("", "brotli"),
    gzip: sum("", "gzip"),
  };
  page.budget = budget(page.name, page.wasm > 0);
  page.fault = fault(page);
  return page;
}

const root = resolve(process.argv[2] ?? "dist");
const rows = pages(root).map((file) => measure(file, root));
const columns = ["html", "css", "script", "wasm", "brotli", "gzip"];
const kb = (bytes) => (bytes / KB).toFixed(1).padStart(8);
console.log(columns.map((name) => name.padStart(8)).join("") + "  budget  page (KB; all but gzip brotli)");
for (const row of rows) {
  const budget = row.budget ? String(row.budget.total / KB) : "–";
  const mark = row.fault ? `  FAILS: ${row.fault}` : "";
  console.log(`${columns.map((name) => kb(row[name])).join("")}${budget.padStart(8)}  ${row.name}${mark}`);
}
const failed = rows.filter((row) => row.fault);
const light = process.argv[3];
for (const [folder, budget] of light ? [[root, ONE_FILE.full], [light, ONE_FILE.light]] : []) {
  const { length } = readFileSync(join(folder, ONE_FILE.path));
  const fault = length > budget ? "over its budget" : "";
  console.log(`${kb(length)} KB on disk, budget ${budget / KB}  ${ONE_FILE.path}${fault && `  FAILS: ${fault}`}`);
  if (fault) failed.push({ fault });
}
console.log(`${rows.length} pages, ${failed.length} failed`);
process.exitCode = rows.length === 0 || failed.length > 0 ? 1 : 0;
