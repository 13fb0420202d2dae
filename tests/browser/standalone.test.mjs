// The form as one file: opened from a disk, without a network, with everything that the site's form does.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { after, afterEach, before, describe, it } from "node:test";
import { assertAccessible, launch, openPage } from "./support/browser.mjs";
import { Firefox } from "./support/firefox.mjs";
import { CONTENT, ESBUILD, KIJUN } from "./support/places.mjs";
import { FilePage, carried } from "./support/standalone.mjs";

const CHECKLISTS = ["annex2/cloud", "kitakyushu/cloud", "kitakyushu/web-meeting", "kobe/public-cloud", "shunan/external-service"];
const PARTS = ["check", "words", "classes", "paper", "about"];
const LIVE = "document.documentElement.dataset.hydrated === 'true'";
/** Let the page's own storage refuse everything, as a browser does whose user forbids it. */
const REFUSE = () =>
  Object.defineProperty(window, "localStorage", {
    get() {
      throw new DOMException("no", "SecurityError");
    },
  });

const kijun = (...args) => execFileSync(KIJUN, ["--content", CONTENT, ...args], { encoding: "utf8" });

/** Let a test have a copy of a file. */
const copyFor = (test, checklist) => {
  const copy = carried(checklist);
  test.after(copy.remove);
  return copy;
};

describe("the form as one file, in Chromium", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  after(() => browser?.close());

  /** Open a file without a network; `page.requests` holds what it asks for beside itself. */
  const open = async (address, options = {}) => {
    const page = await openPage(browser, options);
    await page.context().setOffline(true);
    page.requests = [];
    page.on("request", (request) => {
      if (!request.url().startsWith(address) && !/^(data|blob):/.test(request.url())) page.requests.push(request.url());
    });
    return { page, form: await new FilePage(page, address).open() };
  };

  for (const checklist of CHECKLISTS) {
    it(`${checklist}: starts, judges, and asks for nothing`, async (test) => {
      const { page, form } = await open(copyFor(test, checklist).address);
      const classes = await page.locator('select[name="class"] option').evaluateAll((all) => all.map(({ value }) => value));
      await form.choose("class", classes[1]);
      assert.notEqual((await form.verdict())[0], "none");
      const answers = JSON.parse(await form.export("answers"));
      assert.deepEqual([answers.checklist, answers.class], [checklist, classes[1]]);
      assert.deepEqual([page.requests, page.complaints], [[], []]);
    });
  }

  it("the whole self-assessment: class, answers, every file, and back again", async (test) => {
    const copy = copyFor(test, "annex2/cloud");
    const { page, form } = await open(copy.address);
    await form.go("classes");
    const answer = page.locator("[data-finder=no]");
    const title = await page.locator('select[name="class"] option[value="I"]').textContent();
    while ((await page.locator(".finder-class").textContent()) !== title) await answer.click();
    await page.locator("[data-finder=yes]").click();
    const start = page.locator("#finder-state a.button");
    assert.equal(await start.innerText(), `${title}で自己点検を始める`);
    await start.click();
    await page.locator("#check").waitFor();
    assert.equal(await page.locator('select[name="class"]').inputValue(), "I");
    await form.choose("class", "SB");
    await form.answer("met", "1", "2", "3", "4", "5-1", "6-1", "7-2");
    await form.answer("unmet", "7-1");
    await form.notApplicable("6-2", "6-1を満たすため");
    const [verdict] = await form.verdict();
    const said = JSON.parse(await form.export("assessment"));
    assert.equal(said.verdict, verdict);
    const answers = await form.export("answers");
    const file = `${copy.file}.json`;
    writeFileSync(file, answers);
    assert.deepEqual(JSON.parse(kijun("evaluate", "--format", "json", file)), said);
    const table = await form.export("csv");

    const download = page.waitForEvent("download");
    await page.locator('[data-export="xlsx"]').click();
    const got = await download;
    assert.match(got.suggestedFilename(), /\.xlsx$/);
    const workbook = await readFile(await got.path());
    writeFileSync(`${copy.file}.xlsx`, workbook);
    assert.deepEqual(JSON.parse(kijun("evaluate", "--format", "json", `${copy.file}.xlsx`)).verdict, verdict);

    await form.reload();
    assert.deepEqual((await form.verdict())[0], verdict, "kept in this browser");
    for (const [name, bytes] of [["回答.json", answers], ["回答.csv", table]]) {
      const other = await open(copy.address);
      await other.form.menu();
      assert.match(await other.form.import(name, bytes), /読み込みました/);
      assert.deepEqual((await other.form.verdict())[0], verdict, name);
      assert.equal(await other.form.status("7-1"), await form.status("7-1"), name);
      assert.deepEqual([other.page.requests, other.page.complaints], [[], []]);
    }
    assert.deepEqual([page.requests, page.complaints], [[], []]);
  });

  it("shows its parts one at a time, each without a barrier; every link stays inside", async (test) => {
    const { page, form } = await open(copyFor(test, "annex2/cloud").address);
    const shown = () => page.locator("[data-view]:visible").evaluateAll((all) => all.map(({ id }) => id));
    for (const part of PARTS) {
      await form.go(part);
      assert.deepEqual(await shown(), [part]);
      await assertAccessible(page, part);
    }
    await page.locator("#notices summary").click();
    await page.locator("#notices pre", { hasText: "licence" }).waitFor();
    await form.go("check");
    await form.choose("class", "SB");
    await page.locator('.verdict-panel a[href^="#no-"]').filter({ visible: true }).first().click();
    assert.deepEqual(await shown(), ["check"]);
    await page.goBack();
    assert.deepEqual([page.requests, page.complaints], [[], []]);
  });

  it("prints the assessment from the form, and the words from the words", async (test) => {
    const { page, form } = await open(copyFor(test, "annex2/cloud").address);
    await form.choose("class", "SB");
    const printed = () =>
      page.evaluate(() => {
        dispatchEvent(new Event("beforeprint"));
        const sheet = document.querySelector("body > .result-sheet") !== null;
        dispatchEvent(new Event("afterprint"));
        return sheet;
      });
    assert.equal(await printed(), true);
    await form.go("words");
    assert.equal(await printed(), false);
    await form.go("paper");
    assert.equal(await printed(), false);
  });

  it("is sealed: nothing leaves it, by any way that a policy governs", async (test) => {
    const { page } = await open(copyFor(test, "annex2/cloud").address);
    const tried = await page.evaluate(async () => {
      const blocked = new Set();
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => blocked.add(effectiveDirective));
      const fetched = await fetch("http://127.0.0.1:9/x").then(() => "sent", () => "refused");
      const image = new Image();
      image.src = "http://127.0.0.1:9/y";
      document.body.append(Object.assign(document.createElement("script"), { textContent: "window.ran = true" }));
      while (blocked.size < 3) await new Promise(requestAnimationFrame);
      return { fetched, ran: window.ran === true, rtc: typeof RTCPeerConnection, open: typeof window.open, blocked: [...blocked].sort() };
    });
    const blocked = ["connect-src", "img-src", "script-src-elem"];
    assert.deepEqual(tried, { fetched: "refused", ran: false, rtc: "undefined", open: "undefined", blocked });
  });

  it("opened twice, it is like two tabs", async (test) => {
    const { page, form } = await open(copyFor(test, "annex2/cloud").address);
    await form.choose("class", "SB");
    await form.answer("met", "1");
    const second = await new FilePage(await page.context().newPage(), form.address).open();
    assert.equal(await second.status("1"), "met");
    await second.answer("unmet", "1");
    await page.locator('[data-requirement="1"][data-status="nonconforming"]').waitFor();
    assert.equal(await form.radio("1", "unmet").isChecked(), true);
  });

  it("says that nothing can be kept, and offers the answer file at each category", async (test) => {
    const copy = copyFor(test, "annex2/cloud");
    const page = await openPage(browser);
    await page.addInitScript(REFUSE);
    const form = await new FilePage(page, copy.address).open();
    assert.match(await form.notice().innerText(), /保存できません/);
    await form.choose("class", "SB");
    const first = page.locator("[data-category]").first();
    const ids = await first.locator("[data-requirement]").evaluateAll((all) => all.map(({ dataset }) => dataset.requirement));
    await form.answer("met", ...ids);
    assert.match(await form.notice().innerText(), /回答がそろいました/);
    const download = page.waitForEvent("download");
    await form.notice().locator('[data-action="save-file"]').click();
    assert.deepEqual(Object.keys(JSON.parse(readFileSync(await (await download).path(), "utf8")).answers), ids);
  });

  it("says what is wrong where a browser cannot run it", async (test) => {
    const { address } = copyFor(test, "annex2/cloud");
    for (const [take, said, part] of [
      [() => delete window.DecompressionStream, /版が古い/, "words"],
      [() => delete window.WebAssembly, /WebAssembly/, "paper"],
    ]) {
      const page = await openPage(browser);
      await page.addInitScript(take);
      await page.goto(address);
      await page.locator("[data-problem]").waitFor();
      assert.match(await page.locator("[data-problem]").innerText(), said);
      await page.locator(`[data-views] a[href="#${part}"]`).click();
      await page.locator(`#${part} table`).first().waitFor();
    }
  });
});

/** A module whose start is a trap: `(func (export "trap") unreachable)`. */
const TRAP = [...Buffer.from("0061736d010000000104016000000302010007080104747261700000" + "0a05010300000b", "hex")];

/** Let a program of the page stop, as an error in it does. */
const trap = (bytes) => {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(bytes)));
  addEventListener("trap", exports.trap);
  dispatchEvent(new Event("trap"));
};

const PROBLEM = "document.querySelector('[data-problem]:not([hidden])') !== null";
const USABLE = "document.querySelectorAll(':is(input, select, textarea, button):enabled').length";

describe("the form as one file that is not whole or stops", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  /** Open the file of 別紙2 after a change of its text; return the page and what it shows. */
  const opened = async (test, change) => {
    const copy = copyFor(test, "annex2/cloud");
    writeFileSync(copy.file, change(readFileSync(copy.file, "utf8")));
    const page = await openPage(browser);
    test.after(() => page.context().close());
    await page.goto(copy.address);
    return page;
  };
  const said = async (page) => {
    // The place itself has no size where the notice stands over the page.
    const notice = page.locator("[data-problem] .notice");
    await notice.waitFor();
    return notice.innerText();
  };
  /** Change one letter in the middle of the text between two others. */
  const spoil = (from, to) => (html) => {
    const start = html.indexOf(from) + from.length;
    const middle = start + Math.floor((html.indexOf(to, start) - start) / 2);
    return html.slice(0, middle) + (html[middle] === "A" ? "B" : "A") + html.slice(middle + 1);
  };

  it("says so where the download broke off", async (test) => {
    for (const part of [0.05, 0.3, 0.7, 0.95]) {
      const page = await opened(test, (html) => html.slice(0, html.length * part));
      assert.match(await said(page), /途中で切れています/, `${part}`);
      assert.equal(await page.evaluate(USABLE), 0);
      assert.equal(await page.locator("[data-waiting]:visible").count(), 0);
    }
    const page = await opened(test, (html) => html.slice(0, html.lastIndexOf("<i id")));
    assert.match(await said(page), /途中で切れています/);
  });

  it("says so where a part is damaged", async (test) => {
    const parts = ["unpack", "packed-paper", "packed-check", "packed"].map((id) => [`<script type="application/octet-stream" id="${id}" `, "</script>"]);
    for (const [from, to] of [...parts, ['<script type="module">', "</script>"], ["kijun.started = true", "</script>"]]) {
      const page = await opened(test, spoil(from, to));
      assert.match(await said(page), /壊れている/, from);
      assert.equal(await page.evaluate(USABLE), 0, from);
    }
  });

  it("says so where not even the script runs that says so", async (test) => {
    for (const change of [spoil("var kijun = window.kijun", "</script>"), (html) => html.replaceAll("'sha256-", "'sha256-A")]) {
      const page = await opened(test, change);
      await page.locator("[data-waiting]").waitFor();
      assert.match(await page.locator("[data-waiting]").innerText(), /途中で切れているか、壊れています/);
    }
  });

  it("stands where only the script of all pages is damaged", async (test) => {
    const page = await opened(test, spoil("<script>", "</script>"));
    await page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
    assert.equal(await page.locator("[data-problem]").isVisible(), false);
  });

  it("says so where a program stops later, takes no more answers, and keeps those before", async (test) => {
    const page = await opened(test, (html) => html);
    const form = await new FilePage(page, page.url()).open();
    await form.choose("class", "SB");
    await form.answer("met", "1");
    await page.evaluate(trap, TRAP);
    assert.match(await said(page), /保存済みの内容は残っています/);
    assert.equal(await page.evaluate(USABLE), 0);
    const notice = page.locator("[data-problem] .notice");
    assert.equal(await notice.evaluate((each) => getComputedStyle(each).position), "fixed");
    await assertAccessible(page, "stopped");
    await page.reload();
    await page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
    assert.equal(await form.status("1"), "met");
  });

  it("says so where a program stops at its start", async (test) => {
    const page = await openPage(browser);
    test.after(() => page.context().close());
    await page.addInitScript(() => {
      const stop = () => {
        if (document.documentElement.dataset.hydrated) throw new WebAssembly.RuntimeError("unreachable");
      };
      new MutationObserver(stop).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-hydrated"] });
    });
    await page.goto(copyFor(test, "annex2/cloud").address);
    assert.match(await said(page), /途中で止まりました/);
    assert.equal(await page.evaluate(USABLE), 0);
  });
});

describe("the script of the one file", () => {
  it("is understood by a browser that knows nothing newer than ES5", () => {
    const file = new URL("../../site/assets/standalone.js", import.meta.url).pathname;
    const as = (target) => execFileSync(ESBUILD, [file, `--target=${target}`], { encoding: "utf8" });
    assert.equal(as("es5"), as("esnext"));
  });
});

describe("the form as one file, in Firefox", { timeout: 120_000 }, () => {
  let browser;
  before(async () => {
    browser = await Firefox.start({ prefs: { "network.online": false } });
  });
  after(() => browser?.stop());

  it("starts, judges, keeps, and is like two tabs when it is opened twice", async (test) => {
    const { address } = copyFor(test, "annex2/cloud");
    const page = await browser.newPage();
    await page.goto(address);
    await page.until(LIVE);
    await page.evaluate(`(() => {
      const select = document.querySelector('select[name="class"]');
      select.value = "SB";
      select.dispatchEvent(new Event("change", { bubbles: true }));
      document.querySelector('input[name="answer:1"][value="met"]').click();
    })()`);
    await page.until(`document.querySelector('[data-requirement="1"]').dataset.status === "met"`);
    assert.equal(await page.evaluate("document.querySelector('[data-verdict]').dataset.verdict"), "undetermined");
    await page.until("Object.keys(localStorage).some((key) => key.startsWith('kijun:standalone/'))");
    assert.deepEqual(await page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)"), []);
    const second = await browser.newPage();
    await second.goto(address);
    await second.until(LIVE);
    assert.equal(await second.evaluate(`document.querySelector('[data-requirement="1"]').dataset.status`), "met");
    await second.evaluate(`document.querySelector('input[name="answer:1"][value="unmet"]').click()`);
    await page.until(`document.querySelector('[data-requirement="1"]').dataset.status === "nonconforming"`);
  });

  it("says so where a program stops, and where the file was cut", async (test) => {
    const copy = copyFor(test, "annex2/cloud");
    const page = await browser.newPage();
    await page.goto(copy.address);
    await page.until(LIVE);
    await page.evaluate(`(${trap})(${JSON.stringify(TRAP)})`);
    await page.until(PROBLEM);
    assert.equal(await page.evaluate(USABLE), 0);
    writeFileSync(copy.file, readFileSync(copy.file).subarray(0, 200_000));
    const cut = await browser.newPage();
    await cut.goto(copy.address);
    await cut.until(PROBLEM);
    assert.match(await cut.evaluate("document.querySelector('[data-why]').textContent"), /途中で切れています/);
  });

  it("every checklist starts", async (test) => {
    for (const checklist of CHECKLISTS) {
      const page = await browser.newPage();
      await page.goto(copyFor(test, checklist).address);
      await page.until(LIVE);
      await page.close();
    }
  });
});
