// A site made from the fixture standard of two editions, with the bundles of the built site.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before } from "node:test";
import { launch } from "./browser.mjs";
import { KIJUN } from "./places.mjs";
import { Server } from "./server.mjs";

/** The content of the fixture. */
export const CONTENT = fileURLToPath(new URL("../../editions", import.meta.url));

/** Build it, and serve it as long as a group's tests run. */
export function withEditions() {
  const here = {};
  let folder;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "kijun-editions-"));
    const out = join(folder, "dist");
    const bundles = join(dirname(KIJUN), "..", "bundles");
    const args = ["--content", CONTENT, "build", "--out", out, "--bundle", bundles];
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
