// A newer edition: an answer file for an earlier one is opened, changes are shown and confirmed.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertAccessible, openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { EDITIONS, withContent } from "./support/content-site.mjs";
import { withSite } from "./support/site.mjs";

const OLDER = {
  schema: "kijun-answers/1",
  checklist: "town/service",
  edition: "1.0",
  class: "important",
  service: { name: "電子申請" },
  facts: { personal_information: false },
  answers: {
    1: { status: "met", note: "契約書12条" },
    2: { status: "met", note: "TLS" },
    3: { status: "met" },
    4: { status: "met", note: "紙の台帳" },
    5: { status: "met" },
    8: { status: "met" },
  },
};

const file = (fields = {}) => JSON.stringify({ ...OLDER, ...fields });

describe("a newer edition", () => {
  const here = withContent(EDITIONS);
  const open = async (options) => {
    const page = await openPage(here.browser, options);
    return new CheckPage(page, here.server.url(), "town/service").open();
  };
  const change = (form, id) => form.requirement(id).locator(".edition-change");
  const report = (form) => form.page.locator(".edition-report");
  const accept = (form, id) => form.requirement(id).locator('[data-action="accept"]');

  for (const [width, colorScheme] of [[360, "light"], [1280, "dark"]]) {
    it(`an older file is opened, confirmed and handed in, ${width} px, ${colorScheme}`, async () => {
      const form = await open({ viewport: { width, height: 800 }, colorScheme });
      const said = await form.import("前の版.json", file());
      for (const part of [
        "『1.0』版への回答を、『2.0』版に引き継ぎました",
        "確認が必要な回答4件",
        "行き先のない回答1件",
        "答え直す利用の条件1件",
        "分類の定義が変わった",
      ])
        assert.ok(said.includes(part), `${part}: ${said}`);

      await form.notice().locator('[data-action="dismiss"]').click();
      assert.equal(await form.status("1"), "met", "what did not change stays an answer");
      assert.equal(await form.status("7"), "met", "also under its new number");
      assert.equal(await form.status("2"), "unanswered", "what changed does not count");
      assert.equal(await form.text("note", "1").inputValue(), "契約書12条");
      assert.equal((await form.verdict())[0], "undetermined");

      const shown = await change(form, "2").innerText();
      assert.match(shown, /第1\.0版のNo\.2からの変更/);
      assert.match(shown, /通信経路を\s*〔削除〕適切に\s*〔追加〕、電子政府推奨暗号リストにある方式で\s*暗号化/);
      assert.equal(await change(form, "2").locator("del").count(), 1);
      assert.equal(await change(form, "2").locator("ins").count(), 1);
      assert.match(await change(form, "3").innerText(), /一般情報[^]*〔削除〕推奨\s*〔追加〕必須/);
      assert.match(await change(form, "5-2").innerText(), /No\.5からの変更\(分割\)/);
      assert.equal(await change(form, "6").isVisible(), false, "nothing was answered there");
      assert.match(await form.requirement("2").innerText(), /提案 満たす[^]*TLS/);
      assert.match(await report(form).innerText(), /確認が必要な回答\(4件\)[^]*4 満たす 紙の台帳/);
      assert.match(await report(form).innerText(), /要配慮個人情報を取り扱いますか。/);
      await assertAccessible(form.page, "an older file");
      const wide = () => document.documentElement.scrollWidth > document.documentElement.clientWidth;
      assert.equal(await form.page.evaluate(wide), false, "nothing is cut off");

      await accept(form, "2").click();
      assert.equal(await form.status("2"), "met");
      assert.equal(await change(form, "2").isVisible(), false);
      assert.match(await report(form).innerText(), /確認が必要な回答\(3件\)/);
      await form.requirement("3").locator('[data-action="decline"]').click();
      assert.equal(await form.status("3"), "unanswered");

      const made = JSON.parse(await form.export("answers"));
      assert.equal(made.edition, "2.0");
      assert.deepEqual(made.answers["2"], { status: "met", note: "TLS" });
      assert.equal(made.answers["5-1"].proposed.from.edition, "1.0");
      assert.equal(made.superseded[0].answers["4"].note, "紙の台帳");
      assert.equal(made.superseded[0].facts.personal_information, false);

      // The new file is for this edition: it opens without a notice, and still keeps the rest.
      const again = await form.import("新しい版.json", JSON.stringify(made));
      assert.doesNotMatch(again, /引き継ぎました/);
      assert.match(await report(form).innerText(), /4 満たす 紙の台帳/);
      assert.deepEqual(form.page.complaints, []);
    });
  }

  it("is confirmed by keyboard alone", async () => {
    const form = await open();
    await form.import("前の版.json", file());
    const { keyboard } = form.page;
    const focused = (selector) =>
      form.page.evaluate((selector) => document.activeElement.matches(selector), selector);
    const tabTo = async (selector) => {
      for (let presses = 0; presses < 120; presses += 1) {
        await keyboard.press("Tab");
        if (await focused(selector)) return;
      }
      assert.fail(`Tab does not reach ${selector}`);
    };
    await form.page.locator(".edition-report a").first().focus();
    await keyboard.press("Enter");
    await tabTo('[data-requirement="2"] [data-action="accept"]');
    await keyboard.press("Enter");
    assert.equal(await form.status("2"), "met");
    assert.equal(await focused('[name="answer:2"]'), true, "the focus goes to the answer");
    await tabTo('[data-requirement="3"] [data-action="decline"]');
    await keyboard.press("Space");
    assert.equal(await form.status("3"), "unanswered");
  });

  it("what was kept for the older edition is carried over, and stays as it was", async () => {
    const form = await open();
    await form.page.evaluate((text) => {
      localStorage.setItem("kijun:/:answers:town/service", text);
    }, file());
    await form.reload();
    assert.match(await form.notice().innerText(), /引き継ぎました[^]*そのまま残っています/);
    assert.equal(await form.status("1"), "met");
    await accept(form, "2").click();
    await form.reload();
    assert.match(await form.notice().innerText(), /前回の続き/);
    assert.equal(await form.status("2"), "met");
    assert.equal(await form.page.locator('[name="assessment-name"]').inputValue(), "電子申請(『2.0』版)");
    await form.menu();
    await form.page.locator(".shelf summary").click();
    const listed = await form.page.locator('[data-part="shelf"] li b').allTextContents();
    assert.deepEqual(listed, ["電子申請", "電子申請(『2.0』版)"]);
    assert.deepEqual(form.page.complaints, []);
  });

  it("an edition that the site does not know is said plainly, and nothing changes", async () => {
    const form = await open();
    for (const [edition, part] of [
      ["3.0", /『3\.0』版に対するもの[^]*『2\.0』版までで/],
      ["0.9", /『0\.9』版に対するもの[^]*文言がない/],
    ]) {
      assert.match(await form.import("別の版.json", file({ edition })), part);
      assert.equal(await form.status("2"), "met");
      assert.equal(JSON.parse(await form.export("answers")).edition, edition);
    }
    assert.deepEqual(form.page.complaints, []);
  });

  it("all differences stand on a page, readable without scripts", async () => {
    for (const [width, colorScheme] of [[320, "dark"], [1280, "light"]]) {
      const page = await openPage(here.browser, { viewport: { width, height: 800 }, colorScheme });
      await page.goto(`${here.server.url()}town/editions/`);
      const text = await page.locator("main").innerText();
      for (const part of [
        "第1.0版から第2.0版への変更",
        "No.5 → No.5-1",
        "No.8 → No.7",
        "紙の申請書を受け付けますか。",
        "第0.9版の文言はこのサイトにないため",
      ])
        assert.ok(text.includes(part), `${part}: ${text}`);
      await assertAccessible(page, `${width} px`);
      const wide = () => document.documentElement.scrollWidth > document.documentElement.clientWidth;
      assert.equal(await page.evaluate(wide), false, "nothing is cut off");
      assert.deepEqual(page.complaints, []);
    }
  });
});

describe("the standards of the site", () => {
  const here = withSite();

  it("say of their editions what the documents say, and nothing else", async () => {
    const page = await openPage(here.browser);
    const text = async (standard) => {
      await page.goto(`${here.server.url()}${standard}/editions/`);
      await assertAccessible(page, standard);
      return page.locator("main").innerText();
    };
    const kitakyushu = await text("kitakyushu");
    assert.match(kitakyushu, /第1\.1版\(現在の版\)[^]*令和7年\(2025年\)4月1日[^]*第1\.0版[^]*初版発行/);
    assert.match(kitakyushu, /第1\.0版の文言はこのサイトにないため/);
    assert.match(await text("shunan"), /令和5年9月20日 策定/);
    assert.match(await text("kobe"), /文書に記載がありません/);
    assert.match(await text("annex2"), /版も日付も書かれていません/);
    assert.equal(await page.locator("ins, del").count(), 0);
  });

  it("do not load what carries answers over, and say an unknown edition plainly", async () => {
    const form = await new CheckPage(await openPage(here.browser), here.server.url(), "kitakyushu/cloud").open();
    assert.equal(here.server.requests.some((request) => request.includes("form-editions")), false);
    const older = { schema: "kijun-answers/1", checklist: "kitakyushu/cloud", answers: {} };
    for (const [edition, part] of [["1.0", /文言がない/], ["2.0", /『1\.1』版までで/]])
      assert.match(await form.import("別の版.json", JSON.stringify({ ...older, edition })), part);
  });
});
