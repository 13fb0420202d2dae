// What each page of a built site weighs with all that it loads, compressed, against its budget.
// Usage: node weights.mjs dist     (exit 1: a page is over its budget)

import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

const KB = 1000;
const READING = { total: 24 * KB, script: 2 * KB };
// What a checklist longer than that of 別紙2 adds is the document's words, in the page itself.
const FORM = { total: 110 * KB, words: 6.4 * KB };

/** Every HTML file under a folder, sorted. */
const pages = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".html"))
    .map((name) => join(folder, name))
    .sort();

/** The files that an HTML page loads from its own site: styles, scripts, bundles, pictures. */
function loaded(file, html, root) {
  const tags = html.match(/<(?:link|script|img|source)\b[^>]*>/g) ?? [];
  const paths = tags.flatMap((tag) => {
    if (tag.startsWith("<link") && !/\brel="?(?:stylesheet|icon|preload|modulepreload)\b/.test(tag))
      return [];
    return [...tag.matchAll(/\s(?:href|src|data-js|data-wasm)="?([^"\s>]+)/g)].map(([, path]) => path);
  });
  const local = paths.filter((path) => !/^[a-z]+:/.test(path));
  // A path from the base of the site is looked for under every end of itself.
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

/** The compressed sizes of a file; each file is compressed once. */
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
  if (page.wasm === 0) page.budget = READING;
  else if (page.name.endsWith("/check/")) page.budget = FORM;
  const longer = Math.max(0, page.html - (page.budget?.words ?? Infinity));
  page.over =
    page.brotli - longer > (page.budget?.total ?? Infinity) ||
    page.script > (page.budget?.script ?? Infinity);
  return page;
}

const root = resolve(process.argv[2] ?? "dist");
const rows = pages(root).map((file) => measure(file, root));
const columns = ["html", "css", "script", "wasm", "brotli", "gzip"];
const kb = (bytes) => (bytes / KB).toFixed(1).padStart(8);
console.log(columns.map((name) => name.padStart(8)).join("") + "  budget  page (KB; all but gzip brotli)");
for (const row of rows) {
  const budget = row.budget ? String(row.budget.total / KB) : "–";
  const mark = row.over ? "  OVER" : "";
  console.log(`${columns.map((name) => kb(row[name])).join("")}${budget.padStart(8)}  ${row.name}${mark}`);
}
const over = rows.filter((row) => row.over);
console.log(`${rows.length} pages, ${over.length} over their budget`);
process.exitCode = rows.length === 0 || over.length > 0 ? 1 : 0;
