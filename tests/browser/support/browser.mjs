// Chromium, and pages that remember every error and warning.

import assert from "node:assert/strict";
import { AXE, CHROMIUM, chromium } from "./places.mjs";

/** A name that is not a loopback name: pages there are not a secure context, as on an intranet. */
export const INTRANET = "kijun.test";

const OPTIONS = {
  executablePath: CHROMIUM,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    `--host-resolver-rules=MAP ${INTRANET} 127.0.0.1`,
  ],
};

export const launch = () => chromium.launch(OPTIONS);

/** Open a browser with these switches too. */
export const launchWith = (...args) => chromium.launch({ ...OPTIONS, args: [...OPTIONS.args, ...args] });

/** Open a browser that keeps pages that were left, as a reader's does. */
export const launchWithCache = () =>
  chromium.launch({ ...OPTIONS, ignoreDefaultArgs: ["--disable-back-forward-cache"] });

/** Open a browser with a profile in this folder, as a user's browser has one. */
export const launchProfile = (folder) => chromium.launchPersistentContext(folder, OPTIONS);

/**
 * Open a browser that prefetches as a user's does, with its record of the network in the file `log`.
 * `rules` say which names lead where.
 */
export const launchUsual = (folder, log, rules) =>
  chromium.launchPersistentContext(folder, {
    executablePath: CHROMIUM,
    ignoreDefaultArgs: ["--disable-background-networking"],
    args: ["--no-sandbox", "--disable-gpu", `--log-net-log=${log}`, `--host-resolver-rules=${rules.join(", ")}`],
  });

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
