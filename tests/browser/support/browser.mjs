// Chromium, and pages that remember every error and warning.

import assert from "node:assert/strict";
import { AXE, CHROMIUM, chromium } from "./places.mjs";

/** A name that is not a loopback name: pages there are not a secure context, as on an intranet. */
export const INTRANET = "kijun.test";

export async function launch() {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      `--host-resolver-rules=MAP ${INTRANET} 127.0.0.1`,
    ],
  });
}

/** Open a page in a profile of its own. `page.complaints` holds console errors, warnings, exceptions. */
export async function openPage(browser, options = {}) {
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  const page = await context.newPage();
  page.complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) page.complaints.push(message.text());
  });
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  return page;
}

/** Fail with every finding of axe-core, if there is any. */
export async function assertAccessible(page, where) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }),
  );
  const findings = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)} (${node.failureSummary})`),
  );
  assert.deepEqual(findings, [], where);
}
