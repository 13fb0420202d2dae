// Excel and CSV forms: made from what is kept here or from a file, and read back filled in; nothing is
// kept before the reader has confirmed it, and nothing leaves the page.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, it } from "node:test";
import { assertSealed, watchSeal } from "./support/attacks.mjs";
import { INTRANET, assertAccessible, openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { ExportPage, exported, imported } from "./support/export-page.mjs";
import { DIST } from "./support/places.mjs";
import { withSite } from "./support/site.mjs";

/** Everything that a form has a place for; some texts could be read as formulas. */
const ANSWERS = {
  schema: "kijun-answers/1",
  checklist: "annex2/cloud",
  edition: "undated",
  class: "SB",
  service: { name: "=受付サービス", provider: "例示事業者" },
  facts: { personal_information: true },
  answers: {
    1: { status: "met", note: "@備考\n二行目", evidence: ["規約.pdf", "+81"] },
    3: {
      status: "unmet",
      exception: { reason: "対応中", measure: "運用", until: "2027-03-31", approver: "課長" },
    },
    "6-1": { status: "not_applicable", reason: "<b>国内のみ</b>" },
  },
};

const HOSTILE = `<img src=x onerror="alert(1)">`;

const FORMATS = ["xlsx", "csv"];

describe("the page of Excel and CSV forms", () => {
  const here = withSite();
  let form;
  beforeEach(async () => {
    form = await new ExportPage(await openPage(here.browser), here.server.url()).open();
  });

  it("the form itself gives out the same CSV", async () => {
    const check = await new CheckPage(await openPage(here.browser), here.server.url()).open();
    await check.import("回答.json", JSON.stringify(ANSWERS));
    const { assessment, ...answers } = JSON.parse(await check.export("answers"));
    const csv = await check.export("csv");
    assert.equal(csv, exported(answers, "csv").toString("utf8"));
    assert.ok(csv.includes(`"${assessment.digest.answers}"`), "of the same answers");
    assert.equal(await check.page.locator('a[data-export="xlsx"]').getAttribute("href"), "../../../annex2/cloud/export/");
  });

  for (const format of FORMATS) {
    it(`gives out a blank form, the same as the command: ${format}`, async () => {
      assert.equal(await form.chosen(), "白紙の様式");
      const { name, bytes } = await form.save(format);
      assert.equal(name, `様式_別紙2_${await form.today()}.${format}`);
      assert.ok(bytes.equals(exported("annex2/cloud", format)), "other bytes than the command's");
      assert.match(await form.notice().innerText(), /「様式_別紙2_\d{4}-\d\d-\d\d\.\w+」を保存しました/);
      assert.deepEqual(form.page.complaints, []);
    });

    it(`gives out the answers of a file, and reads them back: ${format}`, async () => {
      assert.match(await form.chooseAnswers("回答.json", ANSWERS), /「回答\.json」を読み込みました/);
      assert.equal(await form.chosen(), "ファイル: 回答.json");
      const { name, bytes } = await form.save(format);
      assert.equal(name, `回答_別紙2_重要性分類S(B)_=受付サービス_${await form.today()}.${format}`);
      assert.ok(bytes.equals(exported(ANSWERS, format)), "other bytes than the command's");
      assert.deepEqual(imported(name, bytes), ANSWERS);

      const said = await form.readForm(name, bytes);
      assert.match(said, /誤りはありません/);
      assert.match(said, /=受付サービス/);
      assert.match(said, /不適合/);
      const { bytes: json } = await form.saved(() => form.action("download").click());
      assert.deepEqual(JSON.parse(json), ANSWERS);
    });
  }

  it("gives out what is kept in this browser, as it is at that moment", async () => {
    const check = await new CheckPage(await form.page.context().newPage(), here.server.url()).open();
    await check.choose("class", "SB");
    await check.answer("met", "1");
    await check.page.locator('a[data-export="xlsx"]').first().waitFor({ state: "attached" });
    form = await new ExportPage(form.page, here.server.url()).open();
    assert.match(await form.chosen(), /最終保存/);
    const [, kept] = await form.choices();
    // Continue to answer, while this page is open in another tab.
    await check.answer("unmet", "2");
    const { name, bytes } = await form.save("xlsx");
    const { answers } = imported(name, bytes);
    assert.deepEqual([answers[1].status, answers[2].status], ["met", "unmet"]);
    assert.equal((await form.choices()).length, 2, kept);
  });

  it("keeps a filled form only when told to, and the form then opens it", async () => {
    const keys = () => form.page.evaluate(() => Object.keys(localStorage).length);
    await form.readForm("記入.xlsx", exported(ANSWERS, "xlsx"));
    assert.equal(await keys(), 0, "nothing is kept yet");
    const focused = form.page.locator(":focus");
    assert.equal(await focused.innerText(), "読み込みました");
    await form.action("keep").click();
    assert.ok((await keys()) > 0);
    assert.match(await form.reading().innerText(), /「=受付サービス」という名前で、このブラウザーに保存しました/);
    assert.match(await form.chosen(), /^=受付サービス/);
    await form.page.locator("[data-kept] a").click();
    const check = new CheckPage(form.page, here.server.url());
    await check.live();
    assert.equal(await check.radio("1", "met").isChecked(), true);
    assert.equal(await check.text("reason", "6-1").inputValue(), "<b>国内のみ</b>");
    assert.deepEqual(form.page.complaints, []);
  });

  it("says every mistake with its cell, at once, and keeps nothing", async () => {
    const rows = exported(ANSWERS, "csv").toString("utf8").split("\r\n");
    const broken = rows.join("\r\n").replaceAll('"満たす"', '"OK"').replaceAll('"該当しない"', `"${HOSTILE.replaceAll('"', '""')}"`);
    const said = await form.readForm("誤り.csv", broken);
    assert.match(said, /直すところが\d+件あります/);
    assert.match(said, /『満たす』『満たさない』『該当しない』のいずれかを選んでください/);
    const cells = await form.cells();
    assert.ok(cells.length >= 2 && cells.every((cell) => /^[A-Z]+\d+$/.test(cell)), String(cells));
    assert.equal(await form.action("keep").count(), 0);
    assert.equal(await form.page.evaluate(() => localStorage.length), 0);
    assert.deepEqual(form.page.complaints, []);
  });

  it("refuses what is no form, and says what to choose instead", async () => {
    const xlsx = exported(ANSWERS, "xlsx");
    const other = exported("kobe/public-cloud", "xlsx");
    const refused = [
      ["空.xlsx", Buffer.alloc(0), /空です/],
      ["途中.xlsx", xlsx.subarray(0, 3000), /Excelファイル\(\.xlsx\)として読めません/],
      ["古い.xls", Buffer.from("d0cf11e0a1b11ae1", "hex"), /古い形式\(\.xls\)/],
      ["神戸.xlsx", other, /『kobe\/public-cloud』/],
      ["表.csv", Buffer.from("a,b\n1,2\n"), /回答のCSVではありません/],
      ["文字.csv", Buffer.from([0x83, 0x60, 0x83]), /UTF-8/],
    ];
    for (const [name, bytes, message] of refused) {
      assert.match(await form.readForm(name, bytes), message, name);
      assert.equal(await form.action("keep").count(), 0, name);
    }
    assert.match(await form.chooseAnswers("壊れた.json", "{"), /途中で終わっています/);
    assert.match(
      await form.chooseAnswers("別.json", { ...ANSWERS, checklist: "kobe/public-cloud", class: "3" }),
      /『kobe\/public-cloud』のページで/,
    );
    assert.equal((await form.choices()).length, 1);
    assert.deepEqual(form.page.complaints, []);
  });

  it("names what a form leaves out, when it is read", async () => {
    const more = { ...ANSWERS, 後の項目: 1 };
    const said = await form.readForm("全部.xlsx", exported(more, "xlsx"));
    assert.match(said, /含まれていません: 後の項目/);
    assert.equal(await form.action("keep").count(), 1);
  });

  it("says that nothing can be kept where the storage is full or blocked, and offers a file", async () => {
    await form.page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await form.readForm("記入.xlsx", exported(ANSWERS, "xlsx"));
    await form.action("keep").click();
    const notice = form.page.locator('[data-slot="notice-in"] .notice');
    assert.match(await notice.innerText(), /いっぱい/);
    const { bytes } = await form.saved(() => form.action("download").click());
    assert.deepEqual(JSON.parse(bytes), ANSWERS);

    const page = await openPage(here.browser);
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("blocked", "SecurityError");
        },
      });
    });
    const blocked = await new ExportPage(page, here.server.url()).open();
    assert.match(await blocked.notice().innerText(), /保存できません/);
    await blocked.save("xlsx");
    assert.deepEqual(page.complaints, []);
  });

  it("works by keyboard alone", async () => {
    const { page } = form;
    const tabTo = async (locator) => {
      for (let step = 0; step < 60; step++) {
        if (await locator.evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press("Tab");
      }
      assert.fail("not reached by the Tab key");
    };
    await form.chooseAnswers("回答.json", ANSWERS);
    await tabTo(form.source());
    await page.keyboard.press("Home");
    assert.equal(await form.chosen(), "白紙の様式");
    await tabTo(form.button("xlsx"));
    const { name } = await form.saved(() => page.keyboard.press("Enter"));
    assert.equal(name, `様式_別紙2_${await form.today()}.xlsx`);
    await tabTo(page.locator('[data-import="xlsx"]'));
    await form.readForm("記入.xlsx", exported(ANSWERS, "xlsx"));
    await tabTo(form.action("keep"));
    await page.keyboard.press("Enter");
    await form.reading().locator("[data-kept]").waitFor();
    await tabTo(page.locator("[data-kept] a"));
  });

  for (const colorScheme of ["light", "dark"]) {
    for (const width of [360, 1280]) {
      it(`is accessible, ${colorScheme}, ${width} px`, async () => {
        const page = await openPage(here.browser, { colorScheme, viewport: { width, height: 800 } });
        const view = await new ExportPage(page, here.server.url()).open();
        await assertAccessible(page, "blank");
        await view.chooseAnswers("回答.json", ANSWERS);
        const more = { ...ANSWERS, edition: "前の版", 後の項目: 1 };
        await view.readForm("記入.xlsx", exported(more, "xlsx"));
        await assertAccessible(page, "read");
        const broken = exported(ANSWERS, "csv").toString("utf8").replaceAll('"満たす"', '"OK"');
        await view.readForm("誤り.csv", broken);
        await assertAccessible(page, "refused");
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.equal(overflow, 0, "the page scrolls sideways");
      });
    }
  }

  it("can be read without scripts, and says what to do instead", async () => {
    const page = await openPage(here.browser, { javaScriptEnabled: false });
    await page.goto(form.address);
    const text = await page.locator("main").innerText();
    assert.match(text, /JavaScriptが必要です/);
    assert.match(text, /kijun export annex2\/cloud/);
    assert.equal(await page.locator("[data-export]:not(:disabled)").count(), 0);
  });

  for (const host of ["127.0.0.1", INTRANET]) {
    it(`is sealed before anything is read, and nothing leaves it: ${host}`, async () => {
      const page = await openPage(here.browser);
      await page.addInitScript(watchSeal);
      const sealed = await new ExportPage(page, here.server.url(host)).open();
      assert.deepEqual(await page.evaluate(() => window.enabledUnsealed), []);
      await sealed.readForm("記入.xlsx", exported(ANSWERS, "xlsx"));
      const requests = here.server.requests.length;
      await sealed.action("keep").click();
      await sealed.reading().locator("[data-kept]").waitFor();
      for (const kind of [...FORMATS, "answers"]) await sealed.save(kind);
      assert.equal(here.server.requests.length, requests, "saving asks for nothing");
      await assertSealed(here, page, host, openPage, () => sealed.save("xlsx"));
    });
  }

  it("carries the workbooks' code in its own bundle, and not in the form's", () => {
    const folder = join(DIST, "assets");
    const bundle = (name) => {
      const file = readdirSync(folder).find((file) => file.startsWith(`${name}_bg-`));
      return readFileSync(join(folder, file));
    };
    assert.ok(bundle("export").includes("xl/worksheets/"));
    assert.ok(!bundle("form").includes("xl/worksheets/"));
  });
});
