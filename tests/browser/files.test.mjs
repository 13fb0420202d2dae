// Answer files are saved and opened: everything comes back, and an unreadable file is refused with a message.

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { withSite } from "./support/site.mjs";

const file = (fields) =>
  JSON.stringify({ schema: "kijun-answers/1", checklist: "annex2/cloud", ...fields });

/** Files that are refused: a name, the bytes, and what the message must contain. */
const REFUSED = [
  ["空のファイル", "", /空です/],
  ["JSONではない", "回答\n{", /1行1文字目: JSONとして読めません/],
  ["直すところのある表", "回答,番号,様式,チェックリスト\r\n△,1,kijun-csv/1,annex2/cloud\r\n", /A2: /],
  ["途中で切れた", file({}).slice(0, -5), /途中で終わっています/],
  ["配列", "[]", /回答ファイル全体の値が配列/],
  ["別の形式", file({ schema: "kijun-assessment/1" }), /schemaが『kijun-assessment\/1』/],
  ["別のチェックリスト", file({ checklist: "kobe/public-cloud" }), /『kobe\/public-cloud』の自己点検のページで読み込んでください/],
  ["ない分類", file({ class: "S" }), /分類『S』はこのチェックリストにありません[^]*SA、SB、I、II、III/],
  ["型の違い", file({ answers: { 1: { status: true } } }), /answers\.1\.statusの値が『true』/],
  ["同じ名前", `{"schema":"kijun-answers/1","schema":"x"}`, /『schema』が1つの括弧の中に2回/],
  ["深い入れ子", "[".repeat(100_000) + "]".repeat(100_000), /入れ子が128段/],
  ["UTF-8でない", Buffer.from([0x7b, 0x22, 0x82, 0xa0, 0x22, 0x7d]), /UTF-8でない/],
  ["大きすぎる", Buffer.alloc((16 << 20) + 1, 0x20), /16 MiBを超えています/],
];

describe("answer files", () => {
  const here = withSite();
  let form;
  beforeEach(async () => {
    form = await new CheckPage(await openPage(here.browser), here.server.url()).open();
    await form.choose("class", "I");
    await form.answer("met", "1");
  });

  it("come back with everything, known or not", async () => {
    const given = file({
      class: "SB",
      service: { name: "受付サービス", provider: "例示事業者", 契約番号: 12 },
      facts: { personal_information: true, 後の版の条件: "unknown" },
      answers: {
        "5-1": { status: "met", note: "設定画面を確認", evidence: ["設計書3.2"], 担当: "情報課" },
        "6-1": { status: "not_applicable", reason: "保存しないため" },
        "9-9": { status: "unmet", note: "別の版の要件" },
      },
      後の版の項目: { 数: 150 },
    }).replace("150", "1.5e2");
    assert.match(await form.import("回答.json", given), /「回答\.json」を読み込みました/);
    assert.equal(await form.radio("1", "met").isChecked(), false, "the file replaces the answers");
    assert.equal(await form.radio("5-1", "met").isChecked(), true);
    assert.match(await form.panel().innerText(), /要件『9-9』はこのチェックリストにない/);
    const back = await form.export("answers");
    assert.match(back, /1\.5e2/, "numbers as they were written");
    const { facts, ...rest } = JSON.parse(given);
    const { facts: factsBack, assessment, ...restBack } = JSON.parse(back);
    assert.equal(assessment.verdict, (await form.verdict())[0], "what the page claims of them");
    assert.deepEqual(restBack, rest);
    assert.equal(factsBack.personal_information, true);
    assert.ok("後の版の条件" in factsBack && facts);
  });

  it("without a class can be read, and the class chosen after", async () => {
    await form.import("回答.json", file({ answers: { 2: { status: "met" } } }));
    assert.deepEqual(await form.verdict(), ["none", "none", "none"]);
    await form.choose("class", "II");
    assert.equal(await form.status("2"), "met");
  });

  it("with a byte-order mark can be read", async () => {
    const text = `\ufeff${file({ class: "II" })}`;
    assert.match(await form.import("回答.json", text), /読み込みました/);
  });

  it("for several phases are shown as such, and limited to them", async () => {
    const form = await new CheckPage(await openPage(here.browser), here.server.url(), "kitakyushu/cloud").open();
    const file = {
      schema: "kijun-answers/1",
      checklist: "kitakyushu/cloud",
      class: "important",
      phases: ["disposal", "selection"],
    };
    await form.import("回答.json", JSON.stringify(file));
    const phase = form.page.locator('[name="phase"]');
    const chosen = () => phase.evaluate((select) => select.selectedOptions[0].textContent);
    const both = await chosen();
    assert.match(both, /、/);
    assert.ok((await form.panel().innerText()).includes(`点検する段階を「${both}」に限っています。`));
    assert.deepEqual(JSON.parse(await form.export("answers")).phases, file.phases);
    await form.choose("phase", "all");
    assert.doesNotMatch(await form.panel().innerText(), /限っています/);
    await phase.selectOption({ label: both });
    assert.deepEqual(JSON.parse(await form.export("answers")).phases, file.phases);
    await form.reload();
    assert.equal(await chosen(), both);
  });

  it("may be tables, known by their bytes; what is not taken over is said", async () => {
    const table = "回答;番号;様式;チェックリスト;分類;担当\r\n満たす;5-1;kijun-csv/1;annex2/cloud;SB;情報課\r\n";
    const said = await form.import("回答.json", table);
    assert.match(said, /「回答\.json」を読み込みました/);
    assert.match(said, /『担当』の列は読み取りません[^]*情報課/);
    assert.equal(await form.radio("5-1", "met").isChecked(), true);
  });

  it("come back as the table that the form has made", async () => {
    await form.page.locator('[name="service:name"]').fill("甲サービス");
    const before = JSON.parse(await form.export("answers"));
    const csv = await form.export("csv");
    await form.import("別の名前.json", csv);
    const { edition, assessment, ...after } = JSON.parse(await form.export("answers"));
    assert.deepEqual(after.answers, before.answers);
    assert.deepEqual([after.class, after.service], [before.class, before.service]);
  });

  it("of Excel have a page of their own, which is linked", async () => {
    assert.match(await form.import("様式.json", "PK\u0003\u0004"), /読み込めませんでした。.*Excelのファイルは、次のページで/s);
    const link = form.page.locator('[data-part="notice"] a');
    assert.equal(new URL(await link.evaluate((each) => each.href)).pathname, "/annex2/cloud/export/");
  });

  it("can be undone", async () => {
    await form.import("回答.json", file({ class: "II" }));
    assert.equal(await form.radio("1", "met").isChecked(), false);
    await form.page.locator('[data-action="undo"]').click();
    assert.equal(await form.radio("1", "met").isChecked(), true);
  });

  for (const [name, content, message] of REFUSED) {
    it(`are refused with a message: ${name}`, async () => {
      const said = await form.import("回答.json", content);
      assert.match(said, message);
      assert.match(said, /これまでの回答は変わっていません/);
      assert.equal(await form.radio("1", "met").isChecked(), true);
      assert.equal((await form.verdict())[0], "undetermined");
      assert.deepEqual(form.page.complaints, []);
    });
  }
});
