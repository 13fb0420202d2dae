// Attacks on the sealed page: whatever a script in it tries, the server receives nothing.

import assert from "node:assert/strict";
import { createSocket } from "node:dgram";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { ATTACKS, LAST, assertSealed, attempt, until } from "./support/attacks.mjs";
import { INTRANET, openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { DIST } from "./support/places.mjs";
import { Server } from "./support/server.mjs";
import { withSite } from "./support/site.mjs";

/** Ask a STUN server on this machine, as WebRTC does at the start of a connection. */
async function askStun(port) {
  try {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${port}` }] });
    connection.createDataChannel("data");
    await connection.setLocalDescription(await connection.createOffer());
    return "tried";
  } catch (error) {
    return error.name;
  }
}

describe("the seal", () => {
  const here = withSite();

  for (const host of ["127.0.0.1", INTRANET]) {
    it(`lets nothing out (${host})`, async () => {
      const page = await openPage(here.browser);
      const form = await new CheckPage(page, here.server.url(host)).open();
      await form.choose("class", "SA");
      await form.answer("met", "1");
      await assertSealed(here, page, host, openPage, async () => {
        const exported = JSON.parse(await form.export("answers"));
        assert.equal(exported.class, "SA");
      });
    });
  }

  it("the attacks do reach the server from a page that is not sealed", async () => {
    const page = await openPage(here.browser, { bypassCSP: true });
    await page.goto(`${here.server.url()}privacy/`);
    const reach = ["fetch", "beacon", "image", "WebSocket", "frame"];
    for (const name of reach) {
      const target = `${here.server.url()}reached/${name}`;
      const heard = () => here.server.requests.some((request) => request.endsWith(`/reached/${name}`));
      assert.equal(await attempt(page, ATTACKS[name], target), "tried");
      await until(heard, `${name} is not heard`);
    }
  });

  it("removes WebRTC, which no policy governs", async () => {
    const heard = [];
    const stun = createSocket("udp4", (message) => heard.push(message));
    await new Promise((ready) => stun.bind(0, "127.0.0.1", ready));
    const call = (page) => page.evaluate(askStun, stun.address().port);
    try {
      const open = await openPage(here.browser, { bypassCSP: true });
      await open.goto(`${here.server.url()}privacy/`);
      assert.equal(await call(open), "tried");
      await until(() => heard.length > 0, "an open page's call is not heard");
      await open.close();
      const page = await openPage(here.browser);
      await new CheckPage(page, here.server.url()).open();
      heard.length = 0;
      assert.equal(await call(page), "ReferenceError");
      assert.deepEqual(heard, []);
    } finally {
      stun.close();
    }
  });

  it("removes what opens a window, the window that opened the page, and cookies", async () => {
    const NAMES = ["RTCPeerConnection", "webkitRTCPeerConnection", "open", "opener", "documentPictureInPicture", "cookieStore"];
    const left = (page) =>
      page.evaluate(
        (names) => [
          ...names.filter((name) => name in window),
          ...["open", "cookie"].filter((name) => name in document),
        ],
        NAMES,
      );
    const page = await openPage(here.browser);
    await page.goto(`${here.server.url()}privacy/`);
    for (const name of ["RTCPeerConnection", "open", "opener", "cookie"]) assert.ok((await left(page)).includes(name), name);
    await new CheckPage(page, here.server.url()).open();
    assert.deepEqual(await left(page), []);
  });

  it("a script in a sealed page cannot give the server a cookie with the next page", async () => {
    const setCookie = (page, value) =>
      page.evaluate((cookie) => {
        document.cookie = cookie;
      }, `kept=${value}; path=/`);
    const page = await openPage(here.browser);
    await new CheckPage(page, here.server.url()).open();
    await setCookie(page, "sealed");
    await page.goto(`${here.server.url()}privacy/`);
    await setCookie(page, "unsealed");
    await page.goto(`${here.server.url()}glossary/`);
    assert.deepEqual([...new Set(here.server.cookies)], ["kept=unsealed"]);
  });

  it("a page without a program sends nothing elsewhere, and to its own site asks only for what it may load", async () => {
    const elsewhere = await Server.start(DIST);
    const heard = new Set();
    try {
      const page = await openPage(here.browser);
      await page.goto(`${here.server.url()}privacy/`);
      for (const [name, attack] of Object.entries({ ...ATTACKS, ...LAST })) {
        for (const server of [here.server, elsewhere]) {
          await attempt(page, attack, `${server.url()}reading/${encodeURIComponent(name)}`);
        }
      }
      // Every request made before comes before this page.
      const probe = await openPage(here.browser);
      await probe.goto(`${here.server.url()}glossary/`, { waitUntil: "networkidle" });
    } finally {
      await elsewhere.stop();
    }
    const reading = here.server.requests.filter((request) => request.includes("/reading/"));
    for (const request of reading) heard.add(decodeURIComponent(request.split("/reading/")[1]));
    const allowed = ["script element", "style sheet", "prefetch", "import"];
    assert.deepEqual([...heard].filter((name) => !allowed.includes(name)), []);
    assert.deepEqual(elsewhere.requests.filter((request) => request.includes("/reading/")), []);
  });

  it("no bundle knows how to open a connection by WebRTC, or makes a frame that could", () => {
    const code = readdirSync(DIST, { recursive: true }).filter((path) => /\.(js|wasm)$/.test(path));
    assert.notEqual(code.length, 0);
    for (const file of code) {
      // The seal itself knows the names of the constructors, to remove them.
      const known = file.endsWith(".js") ? /RTCPeerConnection|iframe|contentWindow/ : /iframe|contentWindow/;
      const removed = /for \(const name of \[[^\]]*\]\) delete object\[name\];/g;
      assert.doesNotMatch(readFileSync(join(DIST, file), "latin1").replace(removed, ""), known, file);
    }
  });

  it("is in place before the first control can be used", async () => {
    const page = await openPage(here.browser);
    await page.addInitScript(() => {
      window.enabledUnsealed = [];
      const sealed = () =>
        [...document.querySelectorAll('meta[http-equiv="Content-Security-Policy"]')].length > 1;
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          if (!target.disabled && !sealed()) window.enabledUnsealed.push(target.outerHTML);
        }
      }).observe(document, { subtree: true, attributeFilter: ["disabled"] });
    });
    const form = await new CheckPage(page, here.server.url()).open();
    assert.equal(await form.radio("1", "met").isEnabled(), true);
    assert.deepEqual(await page.evaluate(() => window.enabledUnsealed), []);
  });

  it("nothing is asked of the server by answering", async () => {
    const page = await openPage(here.browser);
    const form = await new CheckPage(page, here.server.url()).open();
    const before = here.server.requests.length;
    await form.choose("class", "II");
    await form.answer("met", "1", "2");
    await form.write("note", "1", "秘密");
    await form.export("answers");
    await form.reload();
    const asked = here.server.requests.slice(before);
    assert.deepEqual(
      asked.filter((request) => /[?#]|%E7|secret/.test(request) || !request.startsWith("GET ")),
      [],
      "a reload asks for the page's own files, without data",
    );
  });
});
