// The entries of a ledger: made by keyboard, kept, saved to a file and read back; nothing is lost.

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { assertSealed, watchSeal } from "./support/attacks.mjs";
import { assertAccessible, INTRANET, openPage } from "./support/browser.mjs";
import { LedgerPage } from "./support/ledger-page.mjs";
import { withSite } from "./support/site.mjs";

const ENTRY = {
  service: "見積管理サービス",
  provider: "例示クラウド株式会社",
  purpose: "見積の受付\n及び保管",
  classification: "機密性の基準第2種",
  period: "令和7年4月1日から令和8年3月31日まで",
  applicant: "総務課 例示太郎",
  users: "部局内に限る",
  administrator: "情報課長",
  other: "なし",
};

/** The document's words for the fields of both of 北九州市's ledgers. */
const HEADER = [
  "クラウドサービスの名称(必要に応じて機能名までを含む)",
  "クラウドサービス提供者の名称",
  "利用目的(業務内容)",
  "取り扱う情報の格付",
  "利用期間",
  "利用申請者(所属・氏名)",
  "利用者の範囲(自組織の関係者内に限る、部局内に限るなど)。",
  "クラウドサービス管理者(所属・補職名)",
  "その他必要な項目",
];

const answers = (fields) =>
  JSON.stringify({
    schema: "kijun-answers/1",
    checklist: "kitakyushu/cloud",
    class: "important",
    service: { name: "受付サービス", provider: "例示事業者" },
    answers: { "3.1-2": { status: "met" } },
    ...fields,
  });

/** Return the rows of a CSV in which every cell is quoted. */
const cells = (csv) =>
  csv
    .replace(/^\ufeff/, "")
    .split("\r\n")
    .slice(0, -1)
    .map((row) => row.slice(1, -1).split('","').map((cell) => cell.replaceAll('""', '"')));

describe("a ledger", () => {
  const here = withSite();
  let page, ledger;
  beforeEach(async () => {
    page = await openPage(here.browser);
    ledger = await new LedgerPage(page, here.server.url()).open();
  });

  it("keeps every entry over a reload, in this browser only", async () => {
    await ledger.class().selectOption("important");
    await ledger.fill(ENTRY);
    await ledger.action("add").click();
    await ledger.fill({ service: "二つ目" });
    const before = here.server.requests.length;
    await ledger.reload();
    assert.deepEqual((await ledger.entries()).names, ["見積管理サービス", "二つ目"]);
    assert.deepEqual(await ledger.entered(), ENTRY);
    assert.equal(await ledger.class().inputValue(), "important");
    const keys = await page.evaluate(() => Object.keys(localStorage));
    assert.deepEqual(keys, ["kijun:/:ledger:kitakyushu"]);
    const asked = here.server.requests.slice(before);
    assert.deepEqual(asked.filter((request) => !/^GET [^?#]*$/.test(request)), []);
    assert.deepEqual(page.complaints, []);
  });

  it("goes out as CSV with the document's words, and no cell is a formula", async () => {
    await ledger.class().selectOption("important");
    await ledger.fill({ ...ENTRY, service: "=cmd|' /C calc'!A1", other: '=HYPERLINK("http://x")' });
    const { name, text } = await ledger.export("csv");
    assert.match(name, /^台帳_北九州市_\d{4}-\d\d-\d\d\.csv$/);
    assert.ok(text.startsWith("\ufeff"), "a byte-order mark");
    const [header, row, ...more] = cells(text);
    assert.deepEqual(header, HEADER);
    assert.deepEqual(more, []);
    assert.equal(row[0], "'=cmd|' /C calc'!A1");
    assert.equal(row[2], ENTRY.purpose);
    assert.equal(row[8], `'=HYPERLINK("http://x")`);
    for (const cell of row) assert.doesNotMatch(cell, /^\s*[=+\-@]/);
  });

  it("comes back from its own files, letter for letter", async () => {
    const hostile = { ...ENTRY, service: "=cmd|'x'!A1", users: '<img src=x onerror="alert(1)">' };
    await ledger.class().selectOption("important");
    await ledger.fill(hostile);
    await ledger.action("add").click();
    await ledger.class().selectOption("other");
    await ledger.fill({ service: "地図サービス" });
    const json = (await ledger.export("json")).text;
    const parsed = JSON.parse(json);
    assert.equal(parsed.schema, "kijun-ledger/1");
    assert.deepEqual(parsed.entries[0], { class: "important", fields: hostile });
    await page.locator('[data-entry="0"]').click();
    const csv = await ledger.export("csv");
    assert.match(await ledger.notice().innerText(), /登録1件\)。[^]*ほかの台帳の登録[^]*\(1件\)/);

    await ledger.action("reset").click();
    assert.deepEqual(await ledger.entered(), {});
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
    assert.match(await ledger.import("ledger", "台帳.json", json), /登録2件を加えました/);
    assert.deepEqual(await ledger.entered(), hostile);
    assert.equal((await ledger.export("json")).text, json);
    assert.match(await ledger.import("ledger", "台帳.json", json), /すべてここにあります/);

    await ledger.action("reset").click();
    await ledger.class().selectOption("important");
    assert.match(await ledger.import("ledger", "台帳.csv", csv.text), /登録1件を加えました/);
    assert.deepEqual(await ledger.entered(), hostile);
    assert.equal(await ledger.class().inputValue(), "important");
    assert.deepEqual(page.complaints, []);
  });

  it("keeps what it does not know of a file", async () => {
    const file =
      '{"schema":"kijun-ledger/1","standard":"kitakyushu","entries":[' +
      '{"class":"later","fields":{"service":"a","later":"b"},"番号":1.50}],"作成":[1e3]}';
    await ledger.import("ledger", "台帳.json", file);
    const { text } = await ledger.export("json");
    for (const kept of ["1.50", '"作成":[1e3]', '"later":"b"', '"class":"later"']) {
      assert.ok(text.includes(kept), `${kept} is lost in ${text}`);
    }
  });

  const REFUSED = [
    ["JSONではない", "{", /途中で終わっています/],
    ["回答ファイル", answers({}), /schemaが『kijun-answers\/1』/],
    ["ほかの基準", '{"schema":"kijun-ledger/1","standard":"shunan"}', /ほかの基準『shunan』/],
    ["ほかの表", "名前,番号\r\na,1\r\n", /列『名前』は、台帳の項目にありません/],
    ["空", "", /空です/],
  ];
  for (const [name, content, message] of REFUSED) {
    it(`refuses a file with a message: ${name}`, async () => {
      await ledger.fill({ service: "残るもの" });
      const said = await ledger.import("ledger", "ファイル", content);
      assert.match(said, message);
      assert.match(said, /これまでの登録は変わっていません/);
      assert.deepEqual(await ledger.entered(), { service: "残るもの" });
    });
  }

  it("takes service, provider and class from an answer file, and overwrites nothing", async () => {
    assert.match(await ledger.import("answers", "回答.json", answers({})), /4か所に写しました/);
    assert.equal(await ledger.class().inputValue(), "important");
    assert.deepEqual(await ledger.entered(), {
      service: "受付サービス",
      provider: "例示事業者",
      classification: "重要情報資産を取り扱う場合",
    });
    await ledger.action("undo").click();
    assert.deepEqual(await ledger.entered(), {});
    await ledger.fill({ service: "窓口サービス" });
    const said = await ledger.import("answers", "回答.json", answers({ class: "other" }));
    assert.match(said, /すでに違う内容が入力されているところは、そのままにしました/);
    assert.equal(await ledger.field("service").inputValue(), "窓口サービス");
    assert.equal(await ledger.class().inputValue(), "other");
    const other = answers({ checklist: "annex2/cloud", class: "SA" });
    await ledger.action("add").click();
    assert.match(await ledger.import("answers", "回答.json", other), /この基準のものではない/);
    assert.equal(await ledger.class().inputValue(), "");
    assert.match(await ledger.import("answers", "回答.json", "{}"), /読み込めませんでした/);
  });

  it("takes them from an assessment kept in this browser", async () => {
    assert.equal(await page.locator("[data-kept]").isVisible(), false);
    await page.evaluate((text) => {
      localStorage.setItem("kijun:/:answers:kitakyushu/cloud", text);
    }, answers({}));
    await ledger.reload();
    await page.locator("[data-kept] select").selectOption({ label: "受付サービス、重要情報資産を取り扱う場合" });
    await ledger.action("kept").click();
    assert.equal(await ledger.field("provider").inputValue(), "例示事業者");
  });

  it("has several entries: new, duplicate, delete, undo", async () => {
    await ledger.fill({ service: "一つ目", period: "令和7年度" });
    await ledger.action("duplicate").click();
    await ledger.fill({ service: "写し" });
    assert.deepEqual(await ledger.entries(), { names: ["一つ目", "写し"], open: 1 });
    assert.equal(await ledger.field("period").inputValue(), "令和7年度");
    await page.locator('[data-entry="0"]').click();
    await ledger.action("remove").click();
    assert.deepEqual(await ledger.entries(), { names: ["写し"], open: 0 });
    await ledger.field("other").fill("消した後の入力");
    await ledger.action("undo").click();
    assert.deepEqual(await ledger.entries(), { names: ["一つ目", "写し"], open: 0 });
    await page.locator('[data-entry="1"]').click();
    assert.equal(await ledger.field("other").inputValue(), "消した後の入力");
    await ledger.action("reset").click();
    assert.deepEqual(await ledger.entered(), {});
    await ledger.action("undo").click();
    assert.deepEqual((await ledger.entries()).names, ["一つ目", "写し"]);
  });

  it("shows what is said of the ledger of the chosen class", async () => {
    const sources = page.locator('[data-field="service"] .source:visible');
    assert.deepEqual(await sources.allInnerTexts(), ["5.2(1)④(ア)", "5.2(2)③(ア)"]);
    await ledger.class().selectOption("other");
    assert.deepEqual(await sources.allInnerTexts(), ["5.2(2)③(ア)"]);
    await ledger.class().selectOption("");
    await page.locator('[data-export="csv"]').click();
    assert.match(await ledger.notice().innerText(), /「取り扱う情報の分類」を選んでから/);
  });

  it("shows at once what another tab has changed", async () => {
    const other = await page.context().newPage();
    const second = await new LedgerPage(other, here.server.url()).open();
    await ledger.fill({ service: "一つ目のタブ" });
    await other.waitForFunction(
      () => document.querySelector('[name="ledger:service"]').value === "一つ目のタブ",
    );
    await second.fill({ provider: "二つ目のタブ" });
    await page.waitForFunction(
      () => document.querySelector('[name="ledger:provider"]').value === "二つ目のタブ",
    );
    assert.deepEqual(await ledger.entered(), { service: "一つ目のタブ", provider: "二つ目のタブ" });
  });

  it("asks which to keep where another tab was faster, and loses neither", async () => {
    await ledger.fill({ service: "この画面" });
    // No event comes to the tab that writes, as if the event had not arrived yet.
    await page.evaluate(() => {
      const [key] = Object.keys(localStorage);
      const other = '{"schema":"kijun-ledger/1","standard":"kitakyushu","entries":[{"fields":{"service":"別のタブ"}}]}';
      localStorage.setItem(key, other);
    });
    await ledger.field("provider").fill("x");
    assert.match(await ledger.notice().innerText(), /別のタブで変更されています/);
    await ledger.action("both").click();
    assert.deepEqual((await ledger.entries()).names.sort(), ["この画面", "別のタブ"]);
    await ledger.reload();
    assert.deepEqual((await ledger.entries()).names.sort(), ["この画面", "別のタブ"]);
  });

  it("puts aside what it cannot read", async () => {
    await ledger.fill({ service: "x" });
    await page.evaluate(() => {
      const [key] = Object.keys(localStorage);
      localStorage.setItem(key, localStorage.getItem(key).slice(0, 40));
    });
    await ledger.reload();
    assert.match(await ledger.notice().innerText(), /読めませんでした[^]*消さずに残してあります/);
    await ledger.fill({ service: "新しい登録" });
    const kept = await page.evaluate(() => ({ ...localStorage }));
    assert.equal(kept["kijun:/:ledger:kitakyushu:unreadable"].length, 40);
    assert.match(kept["kijun:/:ledger:kitakyushu"], /新しい登録/);
  });

  it("is filled in by keyboard alone", async () => {
    const tabTo = async (selector) => {
      for (let presses = 0; presses < 80; presses += 1) {
        await page.keyboard.press("Tab");
        if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
      }
      assert.fail(`Tab does not reach ${selector}`);
    };
    await tabTo('select[name="class"]');
    await page.keyboard.press("ArrowDown");
    for (const [id, text] of Object.entries({ service: "鍵盤", provider: "だけ" })) {
      await tabTo(`[name="ledger:${id}"]`);
      await page.keyboard.insertText(text);
    }
    await page.locator("h1").click();
    await tabTo('[data-action="add"]');
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.name), "class");
    await page.locator("h1").click();
    await tabTo('[data-entry="0"]');
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.dataset.entry), "0");
    assert.deepEqual(await ledger.entered(), { service: "鍵盤", provider: "だけ" });
    await tabTo("footer a");
    assert.deepEqual(page.complaints, []);
  });

  it("stands on paper as it is entered, and blank if nothing is", async () => {
    const forms = page.locator(".paper-only");
    await page.emulateMedia({ media: "print" });
    assert.equal(await forms.filter({ visible: true }).count(), 2, "a blank form for each ledger");
    assert.equal(await page.locator(".ledger").isVisible(), false);
    await page.emulateMedia({ media: "screen" });
    assert.equal(await forms.filter({ visible: true }).count(), 0);
    await ledger.class().selectOption("other");
    await ledger.fill(ENTRY);
    await page.emulateMedia({ media: "print" });
    const [form] = await forms.filter({ visible: true }).all();
    assert.equal(await forms.filter({ visible: true }).count(), 1);
    assert.deepEqual(await form.locator("td").allInnerTexts(), Object.values(ENTRY));
    assert.match(await form.locator(".boxes").innerText(), /☑\s*重要情報資産を取り扱わない場合/);
  });
});

describe("a ledger's page", () => {
  const here = withSite();

  it("says plainly that the browser keeps nothing, and works all the same", async () => {
    const page = await openPage(here.browser);
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      });
    });
    const ledger = await new LedgerPage(page, here.server.url()).open();
    assert.match(await ledger.notice().innerText(), /このブラウザーには登録を保存できません/);
    await ledger.fill({ service: "x" });
    assert.match((await ledger.export("json")).text, /"service":"x"/);
  });

  it("says plainly that there is no room, and loses nothing", async () => {
    const page = await openPage(here.browser);
    const ledger = await new LedgerPage(page, here.server.url()).open();
    await ledger.fill({ service: "入った" });
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await ledger.fill({ provider: "入らない" });
    assert.match(await ledger.notice().innerText(), /保存領域がいっぱい/);
    assert.deepEqual(await ledger.entered(), { service: "入った", provider: "入らない" });
  });

  it("cannot be used before it is live, and says so where it never is", async (test) => {
    const release = here.server.hold(/ledger_bg-.*\.wasm$/);
    test.after(release);
    const page = await openPage(here.browser);
    const ledger = new LedgerPage(page, here.server.url());
    await page.goto(ledger.address, { waitUntil: "domcontentloaded" });
    const enabled = page.locator("[data-ledger-page] :is(input, select, textarea, button):enabled");
    assert.equal(await enabled.count(), 0);
    assert.equal(await ledger.field("service").isVisible(), true, "it can be read");
    release();
    await ledger.live();
    assert.ok((await enabled.count()) > 10);
  });

  it("works on an intranet's plain HTTP", async () => {
    const page = await openPage(here.browser);
    const ledger = await new LedgerPage(page, here.server.url(INTRANET), "shunan").open();
    assert.equal(await page.evaluate(() => isSecureContext), false);
    await ledger.fill({ service: "生成AI" });
    const { name, text } = await ledger.export("csv");
    assert.match(name, /^台帳_周南市_外部サービス利用台帳_\d{4}-\d\d-\d\d\.csv$/);
    assert.equal(cells(text)[1][0], "生成AI");
    await ledger.reload();
    assert.equal(await ledger.field("service").inputValue(), "生成AI");
    assert.deepEqual(page.complaints, []);
  });

  it("without scripts it can be read, and prints as a blank form", async () => {
    const page = await openPage(here.browser, { javaScriptEnabled: false });
    await page.goto(`${here.server.url()}kitakyushu/ledger/`);
    assert.match(await page.locator("noscript").first().innerText(), /印刷すると/);
    assert.match(await page.locator("main").innerText(), /利用申請者\(所属・氏名\)/);
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".paper-only td:visible").count(), 18);
  });

  const states = {
    "several entries": async (ledger) => {
      await ledger.class().selectOption("important");
      await ledger.fill(ENTRY);
      await ledger.action("duplicate").click();
    },
    "a notice that offers to undo": async (ledger) => {
      await ledger.fill({ service: "x" });
      await ledger.action("remove").click();
    },
    "a refused file": (ledger) => ledger.import("ledger", "x", "{"),
  };
  for (const [name, reach] of Object.entries(states)) {
    for (const [colorScheme, width] of [["light", 360], ["dark", 360], ["light", 1280], ["dark", 1280]]) {
      it(`has no finding of axe-core, ${colorScheme}, ${width} pixels: ${name}`, async () => {
        const page = await openPage(here.browser, { colorScheme, viewport: { width, height: 740 } });
        const ledger = await new LedgerPage(page, here.server.url()).open();
        await reach(ledger);
        await assertAccessible(page, name);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${wide} pixels wide`);
      });
    }
  }
});

describe("the seal of the ledger", () => {
  const here = withSite();

  for (const host of ["127.0.0.1", INTRANET]) {
    it(`lets nothing out (${host})`, async () => {
      const page = await openPage(here.browser);
      const ledger = await new LedgerPage(page, here.server.url(host)).open();
      await ledger.fill({ service: "外に出ないもの" });
      await assertSealed(here, page, host, openPage, async () => {
        assert.match((await ledger.export("json")).text, /外に出ないもの/);
      });
    });
  }

  it("is in place before anything can be entered", async () => {
    const page = await openPage(here.browser);
    await page.addInitScript(watchSeal);
    await new LedgerPage(page, here.server.url()).open();
    assert.deepEqual(await page.evaluate(() => window.enabledUnsealed), []);
  });
});
