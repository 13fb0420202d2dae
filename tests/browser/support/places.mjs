// Paths of files and programs. `cargo xtask test` gives them in the environment.

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

function named(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests by \`cargo xtask test\``);
  return value;
}

/** The built site. */
export const DIST = named("KIJUN_DIST");
/** The `kijun` command. */
export const KIJUN = named("KIJUN_BIN");
/** Return the `kijun` command with the clients in it; only its own test needs it. */
export const embeddedProgram = () => named("KIJUN_EMBEDDED");
/** Return the folder of the archive and the npm packages; only their own test needs it. */
export const packedFolder = () => named("KIJUN_PACKED");
/** The content of this repository. */
export const CONTENT = fileURLToPath(new URL("../../../content", import.meta.url));
/** The built programs. */
export const BUNDLES = named("KIJUN_BUNDLES");
/** Chromium. */
export const CHROMIUM = named("KIJUN_CHROMIUM");
/** Return the program of Firefox; only its own tests need it. */
export const firefoxProgram = () => named("KIJUN_FIREFOX");
/** The engine with the corpus runner, as WASM. */
export const TESTS_WASM = named("KIJUN_TESTS_WASM");

const require = createRequire(join(named("KIJUN_NODE_MODULES"), "from-here.js"));

/** esbuild, which knows what each edition of JavaScript has. */
export const ESBUILD = join(named("KIJUN_NODE_MODULES"), ".bin", "esbuild");

export const { chromium } = require("playwright-core");

/** A reader of PDF files. */
export const { getDocumentProxy } = require("unpdf");

/** A client for WebSockets. */
export const { WebSocket } = require("ws");

/** axe-core, as source text. */
export const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** Every page of the built site, as its path below the root: `""`, `"privacy/"`, … */
export function pages() {
  return readdirSync(DIST, { recursive: true })
    .filter((path) => path === "index.html" || path.endsWith(`${sep}index.html`))
    .map((path) => relative(DIST, join(DIST, path, "..")).split(sep).join("/"))
    .map((path) => (path === "" ? "" : `${path}/`))
    .sort();
}

/** The forms among them. */
export const forms = () => pages().filter((path) => path.endsWith("/check/"));

/** Return whether a page has a program: the pages that take input, the search and the question. */
export const hasProgram = (path) =>
  /\/(check|carry-over|export|ledger|training)\/$|^(annex2|kobe)\/classes\/$|^(ask|bidders|search|sign)\/$/.test(path);

/** One page of each program, by the last part of its address. */
export const programPages = () =>
  Object.values(Object.fromEntries(pages().filter(hasProgram).map((path) => [path.split("/").at(-2), path])));
