// An answer file is signed in the browser, and the command line and the comparison verify it; the key
// stays with its owner, and nothing leaves the page.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { assertSealed, watchSeal } from "./support/attacks.mjs";
import { BiddersPage, allMet, answers, file } from "./support/bidders-page.mjs";
import { INTRANET, assertAccessible, openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { KIJUN } from "./support/places.mjs";
import { withSite } from "./support/site.mjs";

const VENDOR = file("甲.json", answers("甲", allMet(), { later: [1] }));

/** The page, live. */
async function open(page, url) {
  await page.goto(`${url}sign/`);
  await page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
  return page;
}

/** Press a button that saves a file, and return the file. */
async function save(page, action) {
  const download = page.waitForEvent("download");
  await page.locator(`[data-action="${action}"]`).click();
  const made = await download;
  return { name: made.suggestedFilename(), buffer: readFileSync(await made.path()) };
}

const pick = (page, name, { name: called, buffer }) =>
  page.locator(`[data-import="${name}"]`).setInputFiles({ name: called, mimeType: "text/plain", buffer });

const said = (page, slot) => page.locator(`[data-slot="notice-${slot}"]`);

/** Make a key, save both halves, choose the answers, sign. */
async function sign(page, vendor = VENDOR) {
  await page.locator('[data-action="make"]').click();
  const [privately, publicly] = [await save(page, "private"), await save(page, "public")];
  await pick(page, "answers", vendor);
  await said(page, "answers").getByText("を読み込みました").waitFor();
  const signed = await save(page, "signed");
  const fingerprint = await page.locator("[data-fingerprint]").innerText();
  return { privately, publicly, signed, fingerprint };
}

describe("the page that signs answer files", () => {
  const here = withSite();
  let folder;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "kijun-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  /** Return the exit code and the words of `kijun verify`. */
  function verify(signed, key) {
    writeFileSync(join(folder, "a.json"), signed.buffer);
    writeFileSync(join(folder, "k.pem"), key.buffer);
    const content = new URL("../../content", import.meta.url).pathname;
    const args = ["--content", content, "verify", "--answers", "a.json", "--key", "k.pem"];
    const { status, stdout } = spawnSync(KIJUN, args, { cwd: folder, encoding: "utf8" });
    return { status, stdout };
  }

  for (const host of ["127.0.0.1", INTRANET]) {
    it(`signs what the command and the comparison verify, and nothing leaves it (${host})`, async () => {
      const page = await openPage(here.browser);
      await page.addInitScript(watchSeal);
      await open(page, here.server.url(host));
      assert.deepEqual(await page.evaluate(() => window.enabledUnsealed), []);
      const requests = here.server.requests.length;
      const { privately, publicly, signed, fingerprint } = await sign(page);
      assert.equal(here.server.requests.length, requests, "signing asks for nothing");
      assert.match(privately.name, /^秘密鍵_\d{4}-\d\d-\d\d\.pem$/);
      assert.match(signed.name, /^署名した回答_別紙2_甲_\d{4}-\d\d-\d\d\.json$/);
      const { signature, ...rest } = JSON.parse(signed.buffer);
      assert.deepEqual(rest, JSON.parse(VENDOR.buffer), "the rest is as it was");
      assert.match(signature, /^ed25519:/);

      const right = verify(signed, publicly);
      assert.equal(right.status, 0, right.stdout);
      assert.ok(right.stdout.includes(fingerprint), right.stdout);
      const forged = { buffer: Buffer.from(signed.buffer.toString().replace("甲", "乙")) };
      assert.equal(verify(forged, publicly).status, 1);

      const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
      assert.ok(!kept.includes("PRIVATE"), "the key is not kept");

      const bidders = await new BiddersPage(await openPage(here.browser), here.server.url(host)).open();
      await bidders.take(file("署名.json", signed.buffer), file("改ざん.json", forged.buffer), file("鍵.pem", publicly.buffer));
      const states = bidders.page.locator("[data-signature]");
      assert.deepEqual(
        await states.evaluateAll((all) => all.map((each) => each.dataset.signature)),
        ["valid", "mismatch"],
      );
      assert.equal(await bidders.page.locator("[data-key] code").innerText(), fingerprint);
      assert.equal(await bidders.page.locator('[data-flag="signature_differs"]').count(), 1);
      const code = await bidders.page.locator("[data-code]").first().textContent();
      await bidders.page.locator('[name="code"]').fill(code.toLowerCase());
      await bidders.page.locator('[data-part="code"]').getByText("1. 甲 の回答").waitFor();
      await bidders.page.locator('[name="code"]').fill("AAAA-AAAA-AAAA-AAAA");
      await bidders.page.locator('[data-part="code"]').getByText("どの回答とも一致しません").waitFor();
      assert.deepEqual(bidders.page.complaints, []);

      await assertAccessible(page, "after signing");
      assert.deepEqual(page.complaints, []);
      await assertSealed(here, page, host, openPage, async () => {
        assert.deepEqual((await save(page, "signed")).buffer, signed.buffer, "there is no chance in it");
      });
    });
  }

  it("signs the assessment that this browser keeps, by the key of another day", async () => {
    const check = await new CheckPage(await openPage(here.browser), here.server.url()).open();
    await check.choose("class", "SB");
    await check.answer("met", "1");
    const page = await open(check.page, here.server.url());
    assert.match(await page.locator('[name="source"] option').first().innerText(), /^別紙2: /);
    await page.locator('[data-action="signed"]').click();
    await said(page, "sign").getByText("先に、鍵を作るか").waitFor();
    await page.locator('[data-action="make"]').click();
    await page.locator('[data-action="signed"]').click();
    await said(page, "sign").getByText("先に、「秘密鍵を保存」").waitFor();
    const [privately, publicly] = [await save(page, "private"), await save(page, "public")];
    await page.reload();
    await page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
    await pick(page, "key", privately);
    await said(page, "key").getByText("の鍵で署名できます").waitFor();
    const signed = await save(page, "signed");
    assert.equal(JSON.parse(signed.buffer).answers[1].status, "met");
    assert.equal(verify(signed, publicly).status, 0);
  });

  it("asks before a key is lost that is not saved: when the page is left, and when another takes its place", async () => {
    const page = await open(await openPage(here.browser), here.server.url());
    const asked = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.type());
      return dialog.accept();
    });
    await page.reload();
    await page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
    assert.deepEqual(asked, [], "there is no key yet");
    await page.locator('[data-action="make"]').click();
    const fingerprint = page.locator("[data-fingerprint]");
    const first = await fingerprint.innerText();
    await page.locator('[data-action="make"]').click();
    await said(page, "key").getByText("まだ秘密鍵のファイルに保存されていません").waitFor();
    assert.equal(await fingerprint.innerText(), first);
    await assertAccessible(page, "the question");
    await save(page, "save-first");
    await said(page, "key").getByText("を保存しました").waitFor();
    await page.locator('[data-action="make"]').click();
    await page.waitForFunction((first) => document.querySelector("[data-fingerprint]").textContent !== first, first);
    await page.locator('[data-action="make"]').click();
    const second = await fingerprint.innerText();
    await page.locator('[data-action="replace"]').click();
    await page.waitForFunction((second) => document.querySelector("[data-fingerprint]").textContent !== second, second);
    await page.reload();
    assert.deepEqual(asked, ["beforeunload"]);
  });

  it("lists what another tab keeps in the meantime, and goes on with what was chosen", async () => {
    const page = await open(await openPage(here.browser), here.server.url());
    const labels = () => page.locator('[name="source"] option').allInnerTexts();
    assert.equal((await labels()).length, 1);
    const check = await new CheckPage(await page.context().newPage(), here.server.url()).open();
    await check.choose("class", "SB");
    await check.answer("met", "1");
    await page.bringToFront();
    await page.evaluate(() => dispatchEvent(new Event("focus")));
    await page.waitForFunction(() => document.querySelector('[name="source"]').options.length === 2);
    assert.match((await labels())[0], /^別紙2: /);
    assert.match(await page.locator('[name="source"]').inputValue(), /^annex2\/cloud\//);
  });
});
