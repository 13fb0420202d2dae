// The channels beside requests: names that the browser looks up and connections that it opens. The
// browsers run as at a user's: with their prefetching, which the other tests turn off.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { until } from "./support/attacks.mjs";
import { launchUsual } from "./support/browser.mjs";
import { Firefox } from "./support/firefox.mjs";
import { LISTEN, LOOKUP, Listener, lookedUp } from "./support/judges.mjs";
import { DIST } from "./support/places.mjs";
import { LEAVING, STAYING } from "./support/reach.mjs";
import { Server } from "./support/server.mjs";

/** The ways that a sealed page cannot close, with the words that `/privacy/` has for it. */
const OPEN = {
  navigation: "ページの移動",
  "link to a new window": "ページの移動",
  preconnect: "接続の準備",
  "dns-prefetch": "接続の準備",
  "pressed link": "接続の準備",
  frame: "止められた枠や送信先",
  form: "止められた枠や送信先",
  "WebRTC of a frame": "中身のない枠",
  "window.open of a frame": "中身のない枠",
};
/** In Firefox less is open: the pages turn its looking ahead off, and it asks nothing about what it stops. */
const CLOSED_IN_FIREFOX = ["dns-prefetch", "frame", "form"];

/** The ways whose control a browser does not let through, so that its judges can say nothing of them. */
const UNHEARD = { chromium: ["link", "pressed link"], firefox: ["ping"] };

const ALL = { ...STAYING, ...LEAVING };
/** Return the first label of a way's names; none is the end of another. */
const label = (name) => `way-${name.toLowerCase().replaceAll(/[^a-z]+/g, "-")}`;
const LIVE = "document.documentElement.dataset.hydrated === 'true'";

/** A browser's driver: `start`, `page`, `stop`, and the log of what it looks up. */
const BROWSERS = {
  chromium: async (folder, listener) => {
    const log = join(folder, "net-log.json");
    const context = await launchUsual(join(folder, "profile"), log, [
      `MAP *.${LISTEN} 127.0.0.1:${listener.port}`,
      "MAP * ~NOTFOUND",
      `EXCLUDE *.${LOOKUP}`,
      // WebRTC asks for names with a dot at their end.
      `EXCLUDE *.${LOOKUP}.`,
      "EXCLUDE 127.0.0.1",
    ]);
    const open = async (url) => {
      const page = await context.newPage();
      await page.goto(url);
      const until = async (condition) => {
        while (!(await page.evaluate(condition)));
      };
      return { evaluate: (text) => page.evaluate(text), until };
    };
    return { open, port: 443, stop: () => context.close(), logged: () => readFileSync(log, "latin1") };
  },
  firefox: async (folder, listener) => {
    const log = join(folder, "lookups");
    const names = ["sentinel", ...Object.keys(ALL).map(label)].map((name) => `${name}.${LISTEN}`);
    const browser = await Firefox.start({
      prefs: { "network.dns.localDomains": names.join(","), "dom.disable_open_during_load": false },
      env: { MOZ_LOG: "nsHostResolver:5", MOZ_LOG_FILE: log },
    });
    const open = async (url) => {
      const page = await browser.newPage();
      await page.goto(url);
      return page;
    };
    const logged = () => readFileSync(`${log}.moz_log`, "latin1");
    return { open, port: listener.port, stop: () => browser.stop(), logged };
  },
};

/** Try all ways in pages of a server, and return the names of those that a judge has heard. */
async function heard(start, server, path, live, ways = ALL) {
  const folder = mkdtempSync(join(tmpdir(), "kijun-channels-"));
  const listener = await Listener.start();
  const bare = await bareSite(folder);
  try {
    const browser = await start(folder, listener);
    try {
      const tries = (name) =>
        [`https://${label(name)}.${LOOKUP}/`, `https://${label(name)}.${LISTEN}:${browser.port}/`].map(
          (url) => `(async () => { await (${ALL[name]})(${JSON.stringify(url)}); })().catch(() => {})`,
        );
      const open = async () => {
        const page = await browser.open((server ?? bare).url() + path);
        await page.until(live);
        return page;
      };
      const staying = await open();
      for (const name of Object.keys(STAYING).filter((name) => name in ways)) {
        for (const attempt of tries(name)) await staying.evaluate(attempt);
      }
      for (const name of Object.keys(LEAVING).filter((name) => name in ways)) {
        for (const attempt of tries(name)) await (await open()).evaluate(`void ${attempt}`);
      }
      // All the above was asked for before this connection, which always comes.
      const last = await browser.open(bare.url());
      await last.evaluate(`void fetch("https://sentinel.${LISTEN}:${browser.port}/").catch(() => {})`);
      await until(() => listener.has("sentinel"), "the listener hears nothing");
    } finally {
      await browser.stop();
    }
    const names = lookedUp(browser.logged());
    return Object.keys(ALL).filter((name) => names.has(label(name)) || listener.has(`${label(name)}.${LISTEN}`));
  } finally {
    await listener.stop();
    await bare.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Serve a page without any policy. */
async function bareSite(folder) {
  const site = join(folder, "bare");
  mkdirSync(site);
  writeFileSync(join(site, "index.html"), "<!DOCTYPE html><title>bare</title><p>bare");
  return Server.start(site);
}

for (const [name, start] of Object.entries(BROWSERS)) {
  describe(`beside the policy, ${name}`, { timeout: 300_000 }, () => {
    let server;
    before(async () => {
      server = await Server.start(DIST);
    });
    after(() => server.stop());

    it("the judges hear every way from a page without a policy", async () => {
      const found = await heard(start, null, "", "true");
      const expected = Object.keys(ALL).filter((way) => !UNHEARD[name].includes(way));
      assert.deepEqual(expected.filter((way) => !found.includes(way)), []);
    });

    it("a sealed page lets out nothing but what /privacy/ says", async () => {
      const found = await heard(start, server, "search/", LIVE);
      const closed = name === "firefox" ? CLOSED_IN_FIREFOX : [];
      assert.deepEqual(found.filter((way) => !(way in OPEN) || closed.includes(way)), []);
    });
  });
}

it("a header of the server closes everything but the address of another page, in Chromium", { timeout: 300_000 }, async () => {
  const server = await Server.start(DIST);
  server.headers = { "Connection-Allowlist": "(response-origin)" };
  try {
    // Chromium ends a page that tries WebRTC in a frame then, and other pages with it.
    const { "WebRTC of a frame": _, ...ways } = ALL;
    const found = await heard(BROWSERS.chromium, server, "search/", LIVE, ways);
    assert.deepEqual(found.filter((way) => way !== "navigation"), []);
  } finally {
    await server.stop();
  }
});

it("/privacy/ names everything that stays open", () => {
  const page = readFileSync(join(DIST, "privacy", "index.html"), "utf8");
  for (const [way, words] of Object.entries(OPEN)) assert.ok(page.includes(words), `${way}: ${words}`);
});

it("SECURITY.md names tests that exist", () => {
  const root = join(import.meta.dirname, "..", "..");
  const rows = readFileSync(join(root, "SECURITY.md"), "utf8").matchAll(/^\|[^|]*\| `([^`]+\.(?:mjs|rs))` \| (.+) \|$/gm);
  const named = [...rows].map(([, file, test]) => [file.includes("/") ? file : `tests/browser/${file}`, test]);
  assert.ok(named.length > 20, `${named.length} rows`);
  const missing = named.filter(([file, test]) => !readFileSync(join(root, file), "utf8").includes(test));
  assert.deepEqual(missing, []);
});
