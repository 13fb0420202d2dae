// The site under load: nginx with the settings of `deploy/`, asked by wrk over 200 connections. It prints
// one line for docs/release-check.md, and fails at any error. `cargo xtask release-check load` runs it.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startWebServer } from "./support/web-servers.mjs";

const CONNECTIONS = 200;
const SECONDS = 30;
/** The path of a small file, as quick as the server gets. */
const FLOOR = "floor.txt";

const dist = process.env.KIJUN_DIST;
if (!dist) throw new Error("KIJUN_DIST is not set: run this by `cargo xtask release-check load`");
const folder = mkdtempSync(join(tmpdir(), "kijun-load-"));
const server = await startWebServer("nginx", dist, "/");

/** Ask for these paths in turn, and return the number of requests in a second. */
function load(paths) {
  const script = join(folder, "paths.lua");
  const list = paths.map((path) => JSON.stringify(`/${path}`)).join(",");
  writeFileSync(script, `local paths = {${list}}\nlocal at = 0\nfunction request() at = at % #paths + 1 return wrk.format("GET", paths[at]) end\n`);
  const args = ["-t2", `-c${CONNECTIONS}`, `-d${SECONDS}s`, "-s", script, server.url];
  const said = execFileSync("wrk", args, { encoding: "utf8" });
  const errors = said.match(/Socket errors:.*|Non-2xx.*/g);
  if (errors) throw new Error(`wrk met errors: ${errors.join("; ")}`);
  return Number(said.match(/Requests\/sec:\s+([\d.]+)/)[1]);
}

try {
  writeFileSync(join(server.site, FLOOR), "kijun\n");
  const pages = readdirSync(dist, { recursive: true })
    .filter((path) => path.endsWith("index.html"))
    .map((path) => path.replace(/index\.html$/, ""))
    .sort();
  const bytes = pages.reduce((sum, path) => sum + readFileSync(join(dist, path, "index.html")).length, 0);
  const [floor, site] = [load([FLOOR]), load(pages)];
  const size = Math.round(bytes / pages.length / 1024);
  console.log(
    `no error over ${CONNECTIONS} connections for ${SECONDS} s; ${Math.round(site)} pages a second (${pages.length} pages in turn, ${size} KiB on average, not packed), ` +
      `${Math.round(floor)} a second for a file of 6 bytes: ratio ${(site / floor).toFixed(2)}`,
  );
} finally {
  await server.stop();
  rmSync(folder, { recursive: true });
}
