// Paths of files and programs. `cargo xtask test` gives them in the environment.

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, sep } from "node:path";

function named(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests by \`cargo xtask test\``);
  return value;
}

/** The built site. */
export const DIST = named("KIJUN_DIST");
/** The `kijun` command. */
export const KIJUN = named("KIJUN_BIN");
/** Chromium. */
export const CHROMIUM = named("KIJUN_CHROMIUM");
/** The engine with the corpus runner, as WASM. */
export const TESTS_WASM = named("KIJUN_TESTS_WASM");

const require = createRequire(join(named("KIJUN_NODE_MODULES"), "from-here.js"));

export const { chromium } = require("playwright-core");

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
