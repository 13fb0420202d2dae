// A site made from a content folder of the tests, with the bundles of the built site.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before } from "node:test";
import { launch } from "./browser.mjs";
import { BUNDLES, KIJUN } from "./places.mjs";
import { Server } from "./server.mjs";

/** The standard of two editions. */
export const EDITIONS = fileURLToPath(new URL("../../editions", import.meta.url));

/** The standard without classes, with values, counts, and a fact of several values. */
export const VALUES = fileURLToPath(new URL("../../../crates/content/tests/values", import.meta.url));

/** The content of this repository. */
export const CONTENT = fileURLToPath(new URL("../../../content", import.meta.url));

/** Build it, with the programs unless other options are given, and serve it as long as a group's tests run. */
export function withContent(content, options = ["--bundle", BUNDLES]) {
  const here = {};
  let folder;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "kijun-content-"));
    const out = join(folder, "dist");
    const args = ["--content", content, "build", "--out", out, ...options];
    execFileSync(KIJUN, args, { stdio: "pipe" });
    here.browser = await launch();
    here.server = await Server.start(out);
  });
  after(async () => {
    await here.browser?.close();
    await here.server?.stop();
    if (folder) rmSync(folder, { recursive: true });
  });
  return here;
}
