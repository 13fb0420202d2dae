// The site behind nginx and Apache with the settings of `deploy/`: headers, links, a journey, and a
// site that is replaced while it is read.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { launch, openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { BUNDLES, CONTENT, DIST, KIJUN, pages } from "./support/places.mjs";
import { KINDS, startWebServer } from "./support/web-servers.mjs";

const HASHED = /-[0-9a-f]{16}\.[a-z]+$/;
const SECURITY = {
  "x-content-type-options": /^nosniff$/,
  "referrer-policy": /^no-referrer$/,
  "cross-origin-opener-policy": /^same-origin$/,
  "permissions-policy": /camera=\(\)/,
  "content-security-policy": /script-src 'self' 'wasm-unsafe-eval';.*frame-ancestors 'none'/,
};
const TYPES = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  wasm: "application/wasm",
  txt: "text/plain; charset=utf-8",
};

/** Fail unless an answer has what `deploy/` promises for a file of this name. */
function assertHeaders(answer, name) {
  const { headers } = answer;
  assert.equal(headers.get("content-type")?.toLowerCase(), TYPES[name.split(".").at(-1)], name);
  const cache = HASHED.test(name) && answer.status === 200 ? "public, max-age=31536000, immutable" : "no-cache";
  assert.equal(headers.get("cache-control"), cache, name);
  for (const [header, expected] of Object.entries(SECURITY)) assert.match(headers.get(header) ?? "", expected, `${name}: ${header}`);
}

/** Return the addresses that a page loads or leads to, without those of other sites. */
const links = (html, page) =>
  [...html.matchAll(/\s(?:href|src|data-js|data-wasm|data-empty)="([^"\\]+)"/g)]
    .map(([, to]) => to.replaceAll("&amp;", "&"))
    .filter((to) => !/^(?!http:\/\/127)[a-z]+:/.test(to))
    .map((to) => new URL(to, page).href.replace(/#.*/, ""));

for (const kind of KINDS) {
  for (const base of ["/", "/guide/cloud/"]) {
    describe(`the site behind ${kind} at ${base}`, () => {
      let browser, server;
      before(async () => {
        browser = await launch();
        server = await startWebServer(kind, DIST, base);
        for (const name of readdirSync(join(server.site, "assets"))) {
          const file = join(server.site, "assets", name);
          if (/\.(js|css|wasm)$/.test(name)) writeFileSync(`${file}.gz`, gzipSync(readFileSync(file)));
        }
      });
      after(async () => {
        await browser?.close();
        await server?.stop();
      });

      it("has types, caching, packing and security headers for every kind of file", async () => {
        const assets = readdirSync(join(DIST, "assets"));
        const one = (end) => `assets/${assets.find((name) => name.endsWith(end))}`;
        for (const path of ["index.html", "search/index.html", one(".css"), one(".js"), one(".wasm"), one(".txt")]) {
          const answer = await fetch(server.url + path, { headers: { "accept-encoding": "gzip" } });
          assert.equal(answer.status, 200, path);
          assertHeaders(answer, path);
          const packed = /\.(js|css|wasm)$/.test(path);
          assert.equal(answer.headers.get("content-encoding"), packed ? "gzip" : null, path);
          if (packed) assert.match(answer.headers.get("vary") ?? "", /accept-encoding/i, path);
          const plain = await fetch(server.url + path, { headers: { "accept-encoding": "identity" } });
          assert.equal(plain.headers.get("content-encoding"), null, path);
          const bytes = readFileSync(join(DIST, path));
          assert.ok(bytes.equals(Buffer.from(await plain.arrayBuffer())), path);
          assert.ok(bytes.equals(Buffer.from(await answer.arrayBuffer())), path);
        }
      });

      it("answers what is not there with 404 and the site's own page, and keeps its list to itself", async () => {
        for (const path of ["nothing/", "assets/form-0123456789abcdef.js", "assets/x.wasm", ".kijun-site"]) {
          const answer = await fetch(server.url + path);
          assert.equal(answer.status, 404, path);
          if (path.startsWith(".")) continue;
          assertHeaders(answer, "404.html");
          assert.match(await answer.text(), /ページが見つかりません/, path);
        }
        const bare = await fetch(`${server.url}annex2`, { redirect: "manual" });
        assert.equal(bare.status, 301);
        assert.equal(new URL(bare.headers.get("location"), server.url).href, `${server.url}annex2/`);
      });

      it("has whatever its pages load and lead to", async () => {
        const found = new Set();
        for (const path of pages()) {
          const answer = await fetch(server.url + path);
          assert.equal(answer.status, 200, path);
          for (const link of links(await answer.text(), server.url + path)) found.add(link);
        }
        assert.ok(found.size > 100, "links were found");
        for (const link of found) {
          assert.ok(link.startsWith(server.url), `${link} leads out of the site`);
          const answer = await fetch(link, { method: "HEAD" });
          assert.equal(answer.status, 200, link);
        }
      });

      it("lets somebody answer, see the verdict, and save the answers", async () => {
        const page = await openPage(browser);
        const form = await new CheckPage(page, server.url).open();
        await form.choose("class", "SA");
        await form.answer("unmet", "3");
        assert.equal((await form.verdict())[0], "nonconforming");
        const saved = JSON.parse(await form.export("answers"));
        assert.equal(saved.answers["3"].status, "unmet");
        assert.deepEqual(page.complaints, []);
      });
    });
  }
}

/** Run `kijun doctor` on an address; return its exit code and what it says. */
const doctor = (url) =>
  promisify(execFile)(KIJUN, ["doctor", url]).then(
    ({ stdout }) => [0, stdout],
    ({ code, stdout, stderr }) => [code, stdout + stderr],
  );

/** Return an answer as it comes over the line, for somebody who takes these codings. */
const onTheLine = (url, codings) =>
  new Promise((done, failed) => {
    const asked = get(url, { headers: { "accept-encoding": codings } }, async (answer) => {
      const pieces = [];
      for await (const piece of answer) pieces.push(piece);
      done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(pieces) });
    });
    asked.on("error", failed);
  });

/** What a server sends of a file to somebody who takes these codings. nginx itself knows no Brotli. */
const SENT = {
  nginx: [["br, gzip", "gzip", ".gz"], ["gzip", "gzip", ".gz"], ["br", undefined, ""], ["identity", undefined, ""]],
  apache: [["br, gzip", "br", ".br"], ["gzip", "gzip", ".gz"], ["br", "br", ".br"], ["identity", undefined, ""]],
};

describe("a site that was built with packed files", () => {
  const folder = mkdtempSync(join(tmpdir(), "kijun-packed-"));
  const site = join(folder, "site");
  before(() => {
    const args = ["--content", CONTENT, "build", "--out", site, "--bundle", BUNDLES, "--base-url", "/guide/cloud/", "--compress"];
    return promisify(execFile)(KIJUN, args);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const kind of KINDS) {
    it(`${kind} sends the packed files as they were built`, async (test) => {
      const server = await startWebServer(kind, site, "/guide/cloud/");
      test.after(() => server.stop());
      const assets = readdirSync(join(site, "assets"));
      const one = (name) => `assets/${assets.find((each) => name.test(each))}`;
      const files = [one(/\.css$/), one(/^form-.*\.js$/), one(/\.wasm\.gz$/).replace(/\.gz$/, "")];
      for (const [asked, file] of [["", "index.html"], ["annex2/", "annex2/index.html"], ...files.map((file) => [file, file])]) {
        for (const [codings, sent, end] of SENT[kind]) {
          const { status, headers, body } = await onTheLine(server.url + asked, codings);
          const where = `${asked} for ${codings}`;
          assert.deepEqual([status, headers["content-encoding"]], [200, sent], where);
          assert.ok(body.equals(readFileSync(join(site, file + end))), where);
          assert.equal(headers["content-type"]?.toLowerCase(), TYPES[file.split(".").at(-1)], where);
          assert.match(headers.vary ?? "", /accept-encoding/i, where);
        }
      }
    });
  }

  for (const kind of KINDS) {
    it(`kijun doctor finds nothing to change in ${kind} with the settings of deploy/`, async (test) => {
      const server = await startWebServer(kind, site, "/guide/cloud/");
      test.after(() => server.stop());
      const [code, said] = await doctor(server.url);
      assert.equal(code, 0, said);
      assert.match(said, /直すところはありません/);
    });
  }

  for (const [wrong, change, named] of [
    ["no type for .wasm", (text) => text.replace("application/wasm wasm;", ""), /\.wasm の Content-Type は「application\/octet-stream」/],
    ["no policy for programs", (text) => text.replace(" 'wasm-unsafe-eval'", ""), /'wasm-unsafe-eval' が要ります/],
    ["no packing", (text) => text.replace("gzip_static on;", ""), /Content-Encoding: gzip がありません/],
    ["pages that are kept", (text) => text.replace('default "no-cache"', 'default "max-age=3600"'), /Cache-Control は「max-age=3600」/],
    ["a page with 200 for what is not there", (text) => text.replace("error_page 404 /", "error_page 404 =200 /"), /の応答は 200 です。404 に/],
    ["no nosniff", (text) => text.replace("add_header X-Content-Type-Options nosniff always;", ""), /X-Content-Type-Options に nosniff がありません/],
  ]) {
    it(`kijun doctor names what is wrong: ${wrong}`, async (test) => {
      const server = await startWebServer("nginx", site, "/guide/cloud/", change);
      test.after(() => server.stop());
      const [code, said] = await doctor(server.url);
      assert.equal(code, 1, said);
      assert.match(said, named);
      assert.match(said, /nginx .*\n.*Apache .*\n.*IIS /);
    });
  }

  it("kijun doctor says why it cannot examine an address", async () => {
    for (const url of ["https://127.0.0.1/", "127.0.0.1", "http://127.0.0.1:9/"]) {
      const [code, said] = await doctor(url);
      assert.deepEqual([code, said.startsWith("アドレス『")], [2, true], said);
    }
  });
});

describe("a site that is replaced while it is read", () => {
  it("has whatever the pages of the last build load", async (test) => {
    const folder = mkdtempSync(join(tmpdir(), "kijun-replaced-"));
    test.after(() => rmSync(folder, { recursive: true, force: true }));
    const server = await startWebServer("nginx", null, "/guide/cloud/");
    test.after(() => server.stop());
    const bundles = join(folder, "bundles");
    cpSync(BUNDLES, bundles, { recursive: true });
    const form = join(bundles, "form");
    const script = join(form, readdirSync(form).find((name) => name.endsWith(".js")));
    /** Build the site with another program. */
    const build = async (number) => {
      appendFileSync(script, `\n// ${number}\n`);
      const args = ["--content", CONTENT, "build", "--out", server.site, "--bundle", bundles, "--base-url", "/guide/cloud/"];
      await promisify(execFile)(KIJUN, args);
    };
    await build(1);
    const page = `${server.url}annex2/cloud/check/`;
    const programs = new Set();
    for (const number of [2, 3, 4]) {
      let done = false;
      const built = build(number).finally(() => (done = true));
      do {
        const answer = await fetch(page);
        assert.equal(answer.status, 200, `build ${number}`);
        const html = await answer.text();
        // A slow reader asks for them after the site was replaced.
        const assets = links(html, page).filter((link) => link.includes("/assets/"));
        assert.ok(assets.length > 5);
        if (programs.size < number - 1) {
          programs.add(assets.find((link) => /\/form(-editions)?-[0-9a-f]+\.js$/.test(link)));
          await built;
        }
        for (const asset of assets) assert.equal((await fetch(asset)).status, 200, `${asset}, build ${number}`);
      } while (!done);
      await built;
    }
    assert.equal(programs.size, 3, "each build had another program");
  });
});
