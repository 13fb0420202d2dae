// A page whose program does not start, or stops, says which of the possible causes it is: what a
// person can do, and what an administrator has to change. A server spoils what it serves.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { assertAccessible, launch, launchWith, openPage } from "./support/browser.mjs";
import { Firefox } from "./support/firefox.mjs";
import { DIST, ESBUILD, programPages } from "./support/places.mjs";
import { Server } from "./support/server.mjs";

const FORM = "annex2/cloud/check/";
const JS = /\/form(-editions)?-[0-9a-f]+\.js$/;
const WASM = /\/form(-editions)?_bg-[0-9a-f]+\.wasm$/;
const LOADER = /\/loader-[0-9a-f]+\.js$/;
const live = () => document.documentElement.dataset.hydrated === "true";

/** The longest that a page may say nothing after the last byte, in milliseconds. */
const LONGEST = 5000;

const PAGE = { headers: { "content-type": "text/html" }, body: "<!DOCTYPE html><title>ログイン</title>" };
const policy = (text) => (server) => (server.headers["content-security-policy"] = text);
const unread = { headers: { "content-type": "application/octet-stream", "x-content-type-options": "nosniff" } };

/** A module whose start, as wasm-bindgen calls it, is a trap: `(func (export "__wbindgen_start") unreachable)`. */
const TRAP = Buffer.concat([
  Buffer.from("0061736d01000000010401600000030201000714", "hex"),
  Buffer.from("\x01\x10__wbindgen_start\0\0"),
  Buffer.from("0a05010300000b", "hex"),
]);

/** The ways in which a server fails, each with the code of the text that the page shows, and the words for an administrator. */
const FAULTS = [
  [".wasm files are not served", (server) => server.lose(/\.wasm$/), "wasm", "application/wasm"],
  ["a page of another build than the program", (server) => server.lose(JS), "stale", "Cache-Control: no-cache"],
  ["a page of another build than the module", (server) => server.lose(WASM), "stale", "Cache-Control: no-cache"],
  ["a policy without 'wasm-unsafe-eval'", policy("script-src 'self'"), "policy", "'wasm-unsafe-eval'"],
  ["a policy without connections", policy("connect-src 'none'"), "policy", "connect-src"],
  ["a page instead of the script, with 200", (server) => server.spoil(JS, () => PAGE), "page", "404"],
  ["a page instead of the module, with 200", (server) => server.spoil(WASM, () => PAGE), "page", "404"],
  ["a page instead of the loader, with 200", (server) => server.spoil(LOADER, () => PAGE), "page", "404", true],
  ["scripts of no known type", (server) => server.spoil(JS, () => unread), "type", "text/javascript"],
  ["a loader of no known type", (server) => server.spoil(LOADER, () => unread), "type", "text/javascript", true],
  ["a packed module that is not said to be", (server) => server.spoil(WASM, (body) => ({ body: gzipSync(body) })), "damaged", "Content-Encoding"],
  ["no loader", (server) => server.lose(LOADER), "loader", "assets", true],
  ["a loader that is not understood", (server) => server.spoil(LOADER, () => ({ body: "let = => ?." })), "old", "IEモード", true],
  ["a panic at the start", (server) => server.spoil(WASM, () => ({ body: TRAP })), "panic", "問い合わせ先"],
  ["a script that does not come", (server) => server.hold(JS), "hang", "プロキシ", true],
  ["a module that does not come", (server) => server.hold(WASM), "hang", "プロキシ", true],
  ["a module that stops on its way", (server) => server.spoil(WASM, (body) => ({ write: (to) => void to.write(body.subarray(0, 9999)) })), "hang", "プロキシ", true],
  ["a loader that does not come", (server) => server.hold(LOADER), "hang", "プロキシ", true],
];

/** The codes of the texts that are shown, the words of the notice, and the usable controls. */
const shown = () => ({
  codes: [...document.querySelectorAll("[data-trouble]:not([hidden])")].map((each) => each.dataset.trouble),
  notice: document.querySelector("[data-load-error]:not([hidden])")?.innerText ?? "",
  loading: !document.querySelector("[data-loading]").hidden,
  usable: document.querySelectorAll(":is(input, select, textarea, button):enabled").length,
});

/** Wait until the page says something, and return it. */
async function said(page, code) {
  await page.waitForFunction((code) => document.querySelector(`[data-trouble="${code}"]:not([hidden])`), code);
  return page.evaluate(shown);
}

describe("a form that does not start", { concurrency: 4 }, () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  /** Open the form on a server that `spoil` has changed, with a clock that the test moves. */
  const open = async (test, spoil, path = FORM) => {
    const server = await Server.start(DIST);
    const page = await openPage(browser);
    test.after(async () => {
      await page.context().close();
      await server.stop();
    });
    spoil(server);
    await page.clock.install();
    await page.goto(server.url() + path, { waitUntil: "commit" });
    await page.waitForFunction(() => globalThis.kijunWatch);
    return { page, server };
  };

  for (const [name, spoil, code, named, waits] of FAULTS) {
    it(`says so: ${name}`, async (test) => {
      const { page } = await open(test, spoil);
      if (waits) {
        assert.equal((await page.evaluate(shown)).loading, true, "it is loading until then");
        await page.clock.runFor(LONGEST);
      }
      await said(page, code);
      // Nothing else is said later.
      await page.clock.runFor(2 * LONGEST);
      const { codes, notice, loading, usable } = await said(page, code);
      assert.deepEqual([codes, loading, usable], [[code], false, 0]);
      assert.ok(notice.includes(named), notice);
      assert.match(notice, /紙のチェックリスト/);
      assert.match(notice, /管理者の方へ/);
    });
  }

  it("says so if no script comes at all, and if no style comes either", async (test) => {
    const server = await Server.start(DIST);
    const page = await openPage(browser);
    test.after(async () => {
      await page.context().close();
      await server.stop();
    });
    server.lose(/\/assets\/.*\.js$/);
    await page.goto(server.url() + FORM);
    await page.locator("[data-unwatched]").getByText("紙のチェックリスト").waitFor();
    assert.match(await page.locator("[data-unwatched]").innerText(), /管理者の方へ.*assets/s);
    server.lose(/\/assets\//);
    await page.reload();
    assert.equal(await page.locator("[data-unwatched]").isVisible(), true);
  });

  it("waits while bytes arrive, however slowly, and then comes alive", async (test) => {
    const pieces = [];
    const { page } = await open(test, (server) =>
      server.spoil(WASM, (body) => ({
        write: async (to) => {
          for (let at = 0; at < body.length; at += Math.ceil(body.length / 5)) {
            await new Promise((next) => pieces.push(next));
            to.write(body.subarray(at, at + Math.ceil(body.length / 5)));
          }
          to.end();
        },
      })),
    );
    for (let piece = 0; piece < 5; piece += 1) {
      while (pieces.length <= piece) await page.evaluate(() => 0);
      const due = await page.evaluate(() => kijunWatch.due);
      await page.clock.runFor(2000);
      assert.deepEqual((await page.evaluate(shown)).codes, [], `piece ${piece}`);
      pieces[piece]();
      if (piece < 4) await page.waitForFunction((due) => kijunWatch.due > due, due);
    }
    await page.waitForFunction(live);
    await page.clock.runFor(2 * LONGEST);
    assert.deepEqual((await page.evaluate(shown)).codes, []);
  });

  it("takes back what it said if the program comes alive after all", async (test) => {
    let release;
    const { page } = await open(test, (server) => (release = server.hold(WASM)));
    await page.clock.runFor(LONGEST);
    await said(page, "hang");
    release();
    await page.waitForFunction(live);
    await page.clock.runFor(1000);
    assert.equal(await page.locator("[data-load-error]").isVisible(), false);
  });

  it("comes alive with a module of another type: the browser compiles it after it has come", async (test) => {
    const { page } = await open(test, (server) => server.spoil(WASM, () => unread));
    await page.waitForFunction(live);
    await page.clock.runFor(2 * LONGEST);
    assert.equal(await page.locator("[data-load-error], [data-loading]").filter({ visible: true }).count(), 0);
  });

  it("says so where a program stops later, and takes no more answers", async (test) => {
    const { page } = await open(test, () => {});
    await page.waitForFunction(live);
    await page.evaluate((trap) => {
      const module = new WebAssembly.Module(Uint8Array.from(trap));
      addEventListener("trap", new WebAssembly.Instance(module).exports.__wbindgen_start);
      dispatchEvent(new Event("trap"));
    }, [...TRAP]);
    const { notice, usable } = await said(page, "panic");
    assert.match(notice, /保存済みの内容は、この端末に残っています/);
    assert.equal(usable, 0);
    assert.equal(await page.locator("[data-load-error]").evaluate((each) => getComputedStyle(each).position), "fixed");
  });

  it("says so on every page whose program fails as soon as the page is open, and closes the page again", async (test) => {
    // The start of a bundle, and then a trap.
    const traps = (script) =>
      script.replace(
        /([\w$]+) as default/,
        "trapped as default",
      ) + `\nasync function trapped(at) { await ${/([\w$]+) as default/.exec(script)[1]}(at); throw new WebAssembly.RuntimeError("unreachable"); }\n`;
    for (const path of programPages()) {
      const { page } = await open(test, (server) => server.change(/^(?!.*\/(loader|watchdog|page)-).*\.js$/, traps), path);
      await said(page, "panic");
      // The watchdog finds the page live, and leaves it at that.
      await page.waitForFunction(live);
      await page.clock.runFor(2 * LONGEST);
      const { codes, usable } = await said(page, "panic");
      assert.deepEqual([codes, usable], [["panic"], 0], path);
      assert.equal(await page.locator("[data-load-error]").isVisible(), true, path);
      await page.context().close();
    }
  });

  it("does not take back that a program has stopped before the watchdog saw it live", async (test) => {
    const { page } = await open(test, () => {});
    await page.addInitScript(() => {
      const stop = () => {
        if (document.documentElement.dataset.hydrated) throw new WebAssembly.RuntimeError("unreachable");
      };
      new MutationObserver(stop).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-hydrated"] });
    });
    await page.goto(new URL(`/${FORM}`, page.url()).href);
    await said(page, "panic");
    await page.clock.runFor(2 * LONGEST);
    const { codes, usable } = await said(page, "panic");
    assert.deepEqual([codes, usable, await page.evaluate(live)], [["panic"], 0, true]);
  });

  it("is not open while the export still reads what is kept, and says so if that fails", async (test) => {
    const { page, server } = await open(test, () => {});
    await page.waitForFunction(live);
    await page.locator('select[name="class"]').selectOption({ index: 1 });
    await page.clock.runFor(1000);
    await page.addInitScript(() => {
      Date.prototype.toLocaleString = () => {
        throw new WebAssembly.RuntimeError("unreachable");
      };
    });
    await page.goto(`${server.url()}annex2/cloud/export/`);
    const { codes } = await said(page, "panic");
    assert.deepEqual([codes, await page.evaluate(live)], [["panic"], false]);
  });

  it("shows the notices accessibly, light and dark", async (test) => {
    const { page } = await open(test, (server) => server.lose(/\.wasm$/));
    await said(page, "wasm");
    await assertAccessible(page, "light");
    await page.emulateMedia({ colorScheme: "dark" });
    await assertAccessible(page, "dark");
  });

  it("every page with a program has the watchdog, and says what it cannot start", async (test) => {
    for (const path of programPages()) {
      const { page } = await open(test, (server) => server.lose(/\.wasm$/), path);
      const { codes, notice } = await said(page, "wasm");
      assert.deepEqual(codes, ["wasm"], path);
      assert.match(notice, /プログラムを始められません。/, path);
      await page.context().close();
    }
  });
});

describe("a browser without WebAssembly", () => {
  it("is told so by Chromium without its compiler", async (test) => {
    const browser = await launchWith("--js-flags=--jitless");
    test.after(() => browser.close());
    const server = await Server.start(DIST);
    test.after(() => server.stop());
    const page = await openPage(browser);
    await page.goto(server.url() + FORM);
    const { codes, notice } = await said(page, "off");
    assert.deepEqual(codes, ["off"]);
    assert.match(notice, /WebAssembly/);
  });
});

describe("the watchdog in Firefox", { timeout: 120_000 }, () => {
  /** Start Firefox, and return what opens the form on a spoilt server and waits for the text with a code. */
  const start = async (test, options) => {
    const browser = await Firefox.start(options);
    test.after(() => browser.stop());
    const page = await browser.newPage();
    return async (spoil, code) => {
      const server = await Server.start(DIST);
      test.after(() => server.stop());
      spoil(server);
      await page.goto(server.url() + FORM, "none");
      await page.until(`document.querySelector('[data-trouble="${code}"]:not([hidden])') !== null`);
      return page.evaluate(`(${shown})()`);
    };
  };

  it("names the main faults", async (test) => {
    const open = await start(test);
    // Causes that show after the watchdog's time are tried in Chromium: a test can move its clock there.
    for (const [name, spoil, code, named] of FAULTS.filter(([, , , , waits]) => !waits)) {
      const { codes, notice, usable } = await open(spoil, code);
      assert.deepEqual([codes, usable], [[code], 0], name);
      assert.ok(notice.includes(named), name);
    }
    const { codes } = await open((server) => server.lose(LOADER), "loader");
    assert.deepEqual(codes, ["loader"]);
  });

  it("says that WebAssembly is turned off", async (test) => {
    const open = await start(test, { prefs: { "javascript.options.wasm": false } });
    const { codes } = await open(() => {}, "off");
    assert.deepEqual(codes, ["off"]);
  });
});

describe("the watchdog's script", () => {
  const name = readdirSync(join(DIST, "assets")).find((name) => /^watchdog-[0-9a-f]+\.js$/.test(name));
  const file = join(DIST, "assets", name);

  it("has at most 1 KB as it is served", () => {
    assert.ok(readFileSync(file).length <= 1000, `${readFileSync(file).length}`);
  });

  it("is understood by a browser that knows nothing newer than ES5", () => {
    const as = (target) => {
      const run = spawnSync(ESBUILD, [file, `--target=${target}`], { encoding: "utf8" });
      assert.equal(run.status, 0, run.stderr);
      return run.stdout;
    };
    // Nothing has to be written in another way for it.
    assert.equal(as("es5"), as("esnext"));
  });
});
