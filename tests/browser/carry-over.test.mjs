// From one checklist's answers to proposals for another, confirmed in its form; and nothing leaves
// the page.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { beforeEach, describe, it } from "node:test";
import { assertSealed, watchSeal } from "./support/attacks.mjs";
import { INTRANET, assertAccessible, openPage } from "./support/browser.mjs";
import { CarryPage } from "./support/carry-page.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { KIJUN, pages } from "./support/places.mjs";
import { withSite } from "./support/site.mjs";

const HOSTILE = `<img src=x onerror="alert(1)"><script>alert(2)</script>'&lt;`;
const SHUNAN = "shunan/external-service";

/** Answers to annex2: 1 and 2 say 19, 6-1 says 18, 3 and 4 would say 22, 7-1 is related to 15. */
const ANNEX2 = {
  schema: "kijun-answers/1",
  checklist: "annex2/cloud",
  edition: "undated",
  class: "SB",
  service: { name: "受付サービス", provider: "例示事業者" },
  answers: {
    1: { status: "met" },
    2: { status: "met", note: "契約書案で確認" },
    4: { status: "unmet" },
    "6-1": { status: "met", evidence: ["設計書3.2"] },
    "7-1": { status: "met", note: "証明書も出る" },
  },
};

/** Return the same as `kijun carry-over` makes it. */
function native(file, ...options) {
  const content = new URL("../../content", import.meta.url).pathname;
  const args = ["--content", content, "carry-over", "-", "--to", SHUNAN, ...options];
  return JSON.parse(execFileSync(KIJUN, args, { input: JSON.stringify(file), stdio: ["pipe", "pipe", "ignore"] }));
}

/** Press Tab until the focus is on the selector's element; fail if it comes round. */
async function tabTo(page, selector) {
  for (let presses = 0; presses < 400; presses += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate((selector) => {
      const { outlineStyle, boxShadow } = getComputedStyle(document.activeElement);
      const body = document.activeElement === document.body;
      return {
        found: document.activeElement.matches(selector),
        visible: body || outlineStyle !== "none" || boxShadow !== "none",
        name: document.activeElement.outerHTML.slice(0, 120),
      };
    }, selector);
    assert.ok(focused.visible, `the focus is not visible on ${focused.name}`);
    if (focused.found) return;
  }
  assert.fail(`Tab does not reach ${selector}`);
}

/** Answer annex2 in its form, where it is kept. */
async function answerAnnex2(page, site) {
  const form = await new CheckPage(page, site).open();
  await form.choose("class", "SB");
  await page.locator('[name="service:name"]').fill("受付サービス");
  await form.answer("met", "1", "2", "6-1");
  await form.answer("unmet", "4");
  await form.write("note", "2", "契約書案で確認");
}

describe("the way from one form to the other", () => {
  const here = withSite();

  for (const [width, colorScheme] of [[360, "light"], [360, "dark"], [1280, "light"], [1280, "dark"]]) {
    it(`is gone by mouse, ${width} px, ${colorScheme}`, async () => {
      const page = await openPage(here.browser, { viewport: { width, height: 800 }, colorScheme });
      await answerAnnex2(page, here.server.url());
      const carry = await new CarryPage(page, here.server.url()).open();
      await carry.choose("kept", "受付サービス");
      assert.match(await carry.status().innerText(), /下に表示しています/);
      assert.deepEqual(await Promise.all(["18", "19", "22"].map((id) => carry.outcome(id))), ["met", "met", "hint"]);
      const words = await carry.target("19").innerText();
      for (const said of ["準拠法、裁判管轄を国内に指定できること", "国内法が適用されること", "編集者の読み取り", "備考: 契約書案で確認"]) {
        assert.ok(words.includes(said), `${said}: ${words}`);
      }
      assert.equal(await carry.target("15").isVisible(), false, "nothing was answered that is related to 15");
      assert.match(await carry.target("22").innerText(), /こちらより多くを求める/);
      await carry.action("all").click();
      assert.match(await carry.count(), /2件の提案を選んでいます/);
      await assertAccessible(page, "with proposals");
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${wide} pixels wide`);
      assert.match(await carry.keep(), /2件の提案を保存しました/);
      await assertAccessible(page, "kept");

      await carry.done().locator("a").click();
      const form = new CheckPage(page, here.server.url(), SHUNAN);
      await form.live();
      await form.choose("class", "confidentiality-2");
      const before = await form.verdict();
      assert.equal(await form.radio("18", "met").isChecked(), false, "a proposal is no answer");
      await form.requirement("18").locator('[data-action="accept"]').click();
      assert.equal(await form.radio("18", "met").isChecked(), true);
      await form.requirement("19").locator('[data-action="decline"]').click();
      assert.equal(await form.radio("19", "met").isChecked(), false);
      assert.equal(await form.requirement("19").locator('[data-action="accept"]').count(), 0);
      assert.equal(before[0], "undetermined");
      const answers = JSON.parse(await form.export("answers")).answers;
      assert.deepEqual(answers["18"], { status: "met" });
      assert.equal(answers["19"]?.proposed, undefined);
      assert.deepEqual(page.complaints, []);
    });
  }

  it("is gone by keyboard alone", async () => {
    const page = await openPage(here.browser);
    await answerAnnex2(page, here.server.url());
    const carry = await new CarryPage(page, here.server.url()).open();
    await tabTo(page, 'select[name="kept"]');
    await page.keyboard.press("ArrowDown");
    await carry.target("18").waitFor();
    await tabTo(page, '[data-target="18"] input[name="take"]');
    await page.keyboard.press("Space");
    assert.match(await carry.count(), /1件/);
    await tabTo(page, '[name="name"]');
    await page.keyboard.press("Control+A");
    await page.keyboard.insertText("引き継いだもの");
    await tabTo(page, '[data-action="keep"]');
    await page.keyboard.press("Enter");
    await carry.done().locator("a").waitFor();
    await tabTo(page, "[data-done] a");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/check\/$/);
    const form = new CheckPage(page, here.server.url(), SHUNAN);
    await form.live();
    await tabTo(page, '[data-action="accept"][data-id="18"]');
    await page.keyboard.press("Enter");
    assert.equal(await form.radio("18", "met").isChecked(), true);
    assert.deepEqual(page.complaints, []);
  });
});

describe("the page to carry answers over", () => {
  const here = withSite();
  let page, carry;
  beforeEach(async () => {
    page = await openPage(here.browser);
    carry = await new CarryPage(page, here.server.url()).open();
  });

  it("makes the same file as the command line", async () => {
    await carry.import("別紙2.json", ANNEX2);
    assert.match(await page.locator("[data-summary]").filter({ visible: true }).innerText(), /「満たす」の提案 2件/);
    await carry.action("all").click();
    assert.deepEqual(JSON.parse(await carry.export()), native(ANNEX2));
    for (const box of await page.locator('input[name="take"]').filter({ visible: true }).all()) await box.check();
    assert.deepEqual(JSON.parse(await carry.export()), native(ANNEX2, "--with-notes"));
    assert.deepEqual(page.complaints, []);
  });

  it("proposes nothing but a note where requirements are only related", async () => {
    await carry.import("別紙2.json", ANNEX2);
    assert.equal(await carry.outcome("15"), "hint");
    assert.match(await carry.target("15").innerText(), /状態は提案できません[^]*備考を提案として引き継ぐ/);
    await carry.action("all").click();
    assert.equal(await carry.box("15").isChecked(), false);
    await carry.action("none").click();
    await carry.box("15").check();
    const { answers } = JSON.parse(await carry.export());
    assert.deepEqual(Object.keys(answers), ["15"]);
    assert.deepEqual([answers["15"].status, answers["15"].proposed.status], [undefined, undefined]);
    assert.equal(answers["15"].proposed.note, "証明書も出る");
  });

  it("asks for a choice before anything is kept", async () => {
    await carry.import("別紙2.json", ANNEX2);
    assert.match(await carry.keep(), /引き継ぐ提案に印を付けてください/);
    assert.equal(await page.evaluate(() => localStorage.length), 0);
  });

  it("never writes over what was given in a kept assessment", async () => {
    const form = await new CheckPage(page, here.server.url(), SHUNAN).open();
    await form.choose("class", "confidentiality-2");
    await page.locator('[name="service:name"]').fill("受付サービス");
    await form.answer("unmet", "18");
    await form.write("note", "19", "確認中");
    await carry.open();
    await carry.import("別紙2.json", ANNEX2);
    await carry.action("all").click();
    await carry.choose("target", "受付サービス");
    assert.equal(await carry.box("18").isDisabled(), true);
    assert.match(await carry.target("18").innerText(), /すでに「満たさない」と答えています/);
    assert.equal(await page.locator('[name="name"]').isVisible(), false);
    assert.match(await carry.count(), /1件/);
    assert.match(await carry.keep(), /「受付サービス」に1件の提案を保存しました/);
    assert.match(await carry.target("19").innerText(), /すでに提案があります/);
    assert.match(await carry.count(), /印を付けてください/);

    await form.open();
    assert.equal(await form.radio("18", "unmet").isChecked(), true);
    assert.equal(await form.text("note", "19").inputValue(), "確認中");
    await form.requirement("19").locator('[data-action="accept"]').click();
    assert.equal(await form.radio("19", "met").isChecked(), true);
    assert.equal(await form.text("note", "19").inputValue(), "確認中\n契約書案で確認");
    assert.deepEqual(page.complaints, []);
  });

  it("keeps what another tab has answered meanwhile", async () => {
    const form = await new CheckPage(page, here.server.url(), SHUNAN).open();
    await form.choose("class", "confidentiality-2");
    await carry.open();
    await carry.choose("target", "名前のない自己点検");
    await carry.import("別紙2.json", ANNEX2);
    await carry.action("all").click();
    const tab = await page.context().newPage();
    const other = await new CheckPage(tab, here.server.url(), SHUNAN).open();
    await other.answer("unmet", "18");
    await tab.close();
    assert.match(await carry.keep(), /1件の提案を保存しました。ほかの1件は/);
    await form.open();
    assert.equal(await form.radio("18", "unmet").isChecked(), true);
    assert.equal(await form.requirement("18").locator('[data-action="accept"]').count(), 0);
  });

  it("warns where the answers are about another service", async () => {
    const form = await new CheckPage(page, here.server.url(), SHUNAN).open();
    await page.locator('[name="service:name"]').fill("別のサービス");
    await form.answer("unmet", "1");
    await carry.open();
    await carry.choose("target", "別のサービス");
    assert.equal(await carry.aboutTarget().innerText(), "");
    await carry.import("別紙2.json", ANNEX2);
    assert.match(await carry.aboutTarget().innerText(), /「受付サービス」[^]*「別のサービス」[^]*確かめてください/);
    await carry.select("target").selectOption({ index: 0 });
    assert.equal(await carry.aboutTarget().innerText(), "");
  });

  it("names what it cannot read, and carries nothing over from it", async () => {
    const broken = [
      ["", /読み込めませんでした/],
      ['{"schema":"kijun-answers/1",', /1行/],
      [Buffer.from([0x7b, 0x82, 0xa0]), /UTF-8/],
      ['{"schema":"x","checklist":"annex2/cloud"}', /schema/],
      [{ ...ANNEX2, checklist: "other/list" }, /『other\/list』への回答で、対応表にこの自己点検との対応がありません/],
      [{ ...ANNEX2, checklist: SHUNAN }, /この自己点検そのものの回答です/],
      [{ ...ANNEX2, answers: { 1: { status: "yes" } } }, /status/],
    ];
    for (const [content, said] of broken) {
      await carry.import("別紙2.json", ANNEX2);
      assert.equal(await carry.target("18").isVisible(), true);
      assert.match(await carry.import("壊れた.json", content), said);
      assert.equal(await page.locator("[data-bridge]").filter({ visible: true }).count(), 0);
      assert.equal(await page.locator("[data-keep]").isVisible(), false);
    }
    assert.deepEqual(page.complaints, []);
  });

  it("says that a kept assessment cannot be read, and leaves it alone", async () => {
    const base = new URL(here.server.url()).pathname;
    const kept = "kijun-kept/1\t3\t2026-01-02T03:04:05.000Z\t壊れた点検\n{\"schema\":";
    for (const checklist of ["annex2/cloud", SHUNAN]) {
      await page.evaluate(
        ([key, text]) => localStorage.setItem(key, text),
        [`kijun:${base}:answers:${checklist}:20260102030405000`, kept],
      );
    }
    await carry.open();
    await carry.choose("kept", "壊れた点検");
    assert.match(await carry.status().innerText(), /壊れた点検[^]*読み込めませんでした/);
    await carry.import("別紙2.json", ANNEX2);
    await carry.choose("target", "壊れた点検");
    assert.match(await carry.aboutTarget().innerText(), /引き継ぎ先の「壊れた点検」を読み込めませんでした/);
    assert.equal(await carry.select("target").evaluate((select) => select.selectedIndex), 0);
    await carry.action("all").click();
    assert.match(await carry.keep(), /2件の提案を保存しました/);
    const texts = await page.evaluate(() => Object.values(localStorage));
    assert.equal(texts.filter((text) => text === kept).length, 2);
  });

  it("proposes nothing from answers to another edition", async () => {
    const said = await carry.import("古い.json", { ...ANNEX2, edition: "2020" });
    assert.match(said, /『2020』版への回答です/);
    assert.equal(await carry.outcome("18"), "hint");
    await carry.action("all").click();
    assert.match(await carry.count(), /印を付けてください/);
  });

  it("says that the browser keeps nothing, and gives a file instead", async () => {
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await carry.open();
    await carry.import("別紙2.json", ANNEX2);
    await carry.action("all").click();
    assert.match(await carry.keep(), /いっぱい[^]*「回答ファイルとして保存する」/);
    assert.deepEqual(JSON.parse(await carry.export()), native(ANNEX2));
  });

  it("shows hostile texts as texts", async () => {
    const file = {
      ...ANNEX2,
      service: { name: HOSTILE },
      answers: { "6-1": { status: "met", note: HOSTILE, evidence: [HOSTILE] } },
    };
    await carry.import(`${HOSTILE}.json`, file);
    assert.ok((await carry.target("18").innerText()).includes(HOSTILE));
    await carry.action("all").click();
    assert.ok((await carry.keep()).includes(HOSTILE));
    assert.equal(await page.locator("main img, main script").count(), 0);
    assert.deepEqual(page.complaints, []);
  });

  for (const host of ["127.0.0.1", INTRANET]) {
    it(`lets nothing out (${host})`, async () => {
      const page = await openPage(here.browser);
      await page.addInitScript(watchSeal);
      const carry = await new CarryPage(page, here.server.url(host)).open();
      assert.deepEqual(await page.evaluate(() => window.enabledUnsealed), []);
      assert.equal(await page.evaluate(() => isSecureContext), host !== INTRANET);
      await carry.import("別紙2.json", ANNEX2);
      await carry.action("all").click();
      await assertSealed(here, page, host, openPage, async () => {
        assert.deepEqual(JSON.parse(await carry.export()), native(ANNEX2));
        assert.match(await carry.keep(), /2件の提案を保存しました/);
      });
    });
  }
});

describe("every page to carry answers over", () => {
  const here = withSite();

  for (const path of pages().filter((path) => path.endsWith("/carry-over/"))) {
    it(`/${path} has all words without scripts, and no control that can be used`, async () => {
      const page = await openPage(here.browser, { javaScriptEnabled: false });
      await page.goto(here.server.url() + path);
      assert.match(await page.locator("main").innerText(), /JavaScriptが必要です/);
      const shown = page.locator("[data-target]").filter({ visible: true });
      assert.equal(await shown.count(), await page.locator("[data-target]").count());
      assert.ok((await shown.count()) > 0);
      const controls = page.locator("main").locator("input, select, button");
      assert.equal(await controls.and(page.locator(":enabled")).count(), 0);
    });
  }
});

describe("the standards side by side", () => {
  const here = withSite();

  it("show the topics at a glance, and of a topic only the standards that are wanted", async () => {
    const page = await openPage(here.browser);
    await page.goto(`${here.server.url()}compare/`);
    const topics = page.locator(".compare-matrix tbody th a");
    assert.ok((await topics.count()) > 20);
    await topics.filter({ hasText: "サーバとデータの所在" }).click();
    const kobe = page.locator(".topic-column", { hasText: "神戸市" });
    await kobe.waitFor();
    await page.getByRole("checkbox", { name: /神戸市/ }).uncheck();
    assert.equal(await kobe.isVisible(), false);
    await page.locator('a[rel="next"]').click();
    await page.getByRole("heading", { level: 1, name: /認証・評価制度/ }).waitFor();
    assert.deepEqual(page.complaints, []);
  });

  it("say where one asks for more than the other, and link to the words", async () => {
    const page = await openPage(here.browser, { viewport: { width: 360, height: 800 } });
    await page.goto(`${here.server.url()}compare/`);
    const pair = page.locator('[id="pair.annex2.cloud.shunan.external-service"], [id="pair.shunan.external-service.annex2.cloud"]');
    await pair.locator("summary").click();
    const more = pair.locator('[data-list="superset"] li, [data-list="subset"] li', { hasText: "No.6-1" });
    assert.match(await more.innerText(), /No\.6-1[^]*項番18/);
    assert.match(await pair.locator('[data-list="one"], [data-list="two"]').first().innerText(), /だけが求めていること（\d+件）/);
    await assertAccessible(page, "an open pair");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 360, `${wide} pixels wide`);
    await more.locator("a", { hasText: "No.6-1" }).click();
    await page.locator('[id="annex2.cloud.6-1"]').waitFor();
    assert.deepEqual(page.complaints, []);
  });
});
