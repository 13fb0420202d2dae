// Vendors' answer files side by side: recomputed, flagged, compared; and nothing leaves the page.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, it } from "node:test";
import { assertSealed, watchSeal } from "./support/attacks.mjs";
import { BiddersPage, allMet, answers, file } from "./support/bidders-page.mjs";
import { INTRANET, assertAccessible, openPage } from "./support/browser.mjs";
import { KIJUN } from "./support/places.mjs";
import { withSite } from "./support/site.mjs";

const HOSTILE = `<img src=x onerror="alert(1)"><script>alert(2)</script>'&lt;`;

/** Three vendors: one conforming, one nonconforming with a false claim, one not finished. */
const THREE = [
  file("甲.json", answers("甲", allMet())),
  file(
    "乙.json",
    answers("乙", allMet({ 3: { status: "unmet", note: "来年度に改修します" } }), { verdict: "conforming" }),
  ),
  file("丙.json", answers("丙", { 1: { status: "met", evidence: ["設計書"] } })),
];

/** Return the same as `kijun compare` writes it. */
function native(files, ...options) {
  const folder = mkdtempSync(join(tmpdir(), "kijun-"));
  try {
    for (const { name, buffer } of files) writeFileSync(join(folder, name), buffer);
    const content = new URL("../../content", import.meta.url).pathname;
    const names = files.map(({ name }) => name);
    return execFileSync(KIJUN, ["--content", content, "compare", ...options, ...names], {
      cwd: folder,
      maxBuffer: 1 << 28,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("the comparison of vendors", () => {
  const here = withSite();
  let page, bidders;
  beforeEach(async () => {
    page = await openPage(here.browser);
    bidders = await new BiddersPage(page, here.server.url()).open();
  });

  it("shows requirements × vendors, with what is behind each cell", async () => {
    assert.match(await bidders.take(...THREE), /3件のファイルを読み込みました/);
    assert.deepEqual(await bidders.verdicts(), ["conforming", "nonconforming", "undetermined"]);
    assert.equal((await bidders.rows()).length, 14);
    const cell = bidders.cell("3", 2);
    assert.equal(await cell.getAttribute("data-status"), "nonconforming");
    assert.match(await cell.innerText(), /不適合[^]*満たさない/);
    const notes = cell.locator("button", { hasText: "備考" });
    assert.equal(await notes.getAttribute("aria-expanded"), "false");
    await notes.click();
    assert.equal(await notes.getAttribute("aria-expanded"), "true");
    assert.match(await cell.innerText(), /来年度に改修します/);
    await notes.click();
    assert.doesNotMatch(await cell.innerText(), /来年度に改修します/);
    await page.locator('[name="open"][value="all"]').check();
    assert.match(await cell.innerText(), /来年度に改修します/);
    assert.match(await bidders.cell("1", 3).innerText(), /根拠資料\s*設計書/);
    assert.equal(await page.locator("[data-notes]").count(), 0);
    assert.match(await bidders.told(1), /事業者\s*甲社[^]*ファイル\s*甲\.json[^]*sha256:/);
    assert.match(await bidders.told(3), /未確定\(適合〜不適合\)/);
    assert.deepEqual(page.complaints, []);
  });

  it("does not believe a verdict, and flags one that differs", async () => {
    await bidders.take(...THREE);
    assert.deepEqual(await bidders.flags(1), []);
    assert.deepEqual(await bidders.flags(2), ["verdict_differs"]);
    assert.match(await bidders.head(2).innerText(), /要確認1件/);
    assert.match(await bidders.told(2), /判定「適合」と書かれていますが、規則で計算し直すと「不適合」/);
  });

  it("shows each verdict in its colour", async () => {
    await bidders.take(...THREE);
    const colours = await page.locator(".verdict-badge").evaluateAll((all) =>
      all.map((badge) => [badge.closest("[data-verdict]").dataset.verdict, getComputedStyle(badge).backgroundColor]),
    );
    const kinds = new Set(colours.map(([verdict]) => verdict));
    assert.ok(kinds.size > 1);
    assert.equal(new Set(colours.map(String)).size, kinds.size);
    assert.equal(new Set(colours.map(([, colour]) => colour)).size, kinds.size);
  });

  it("matches an assessment with its answers, and names one that stands alone", async () => {
    const [, lying] = THREE;
    const folder = mkdtempSync(join(tmpdir(), "kijun-"));
    const path = join(folder, "a.json");
    writeFileSync(path, lying.buffer);
    const assessment = execFileSync(KIJUN, ["evaluate", "--format", "json", path], {
      cwd: new URL("../..", import.meta.url),
      encoding: "utf8",
    });
    rmSync(folder, { recursive: true });
    const forged = file("判定.json", assessment.replace(`"verdict":"nonconforming"`, `"verdict":"conforming"`));
    await bidders.take(forged);
    assert.match(await page.locator("[data-unreadable]").innerText(), /判定\.json」[^]*回答が入っていない/);
    await bidders.take(THREE[0], file("乙.json", { ...JSON.parse(lying.buffer), verdict: undefined }));
    assert.equal(await page.locator("[data-unreadable]").count(), 0);
    assert.deepEqual(await bidders.flags(2), []);
    assert.deepEqual(await bidders.flags(3), ["verdict_differs"]);
    assert.match(await bidders.told(3), /判定結果のファイル「判定\.json」/);
  });

  it("flags an older edition, another class and the same answers", async () => {
    const older = answers("甲", allMet(), { edition: "2020" });
    const other = answers("乙", allMet(), { class: "II" });
    const same = file("写し.json", answers("丙", allMet()));
    await bidders.take(file("a.json", older), file("b.json", other), file("c.json", answers("丙", allMet())), same);
    assert.deepEqual(await bidders.flags(1), ["edition_mismatch"]);
    assert.deepEqual(await bidders.flags(2), ["class_differs"]);
    assert.deepEqual(await bidders.flags(3), ["same_answers"]);
    assert.match(await bidders.told(3), /「写し\.json」と回答が同じです/);
    assert.match(await page.locator(".bidders-group > .flags").innerText(), /情報の分類がそろっていません/);
  });

  it("puts other checklists into tables of their own", async () => {
    const kobe = { schema: "kijun-answers/1", checklist: "kobe/public-cloud", class: "3" };
    await bidders.take(...THREE, file("神戸.json", kobe));
    const groups = page.locator("[data-checklist]");
    const ids = await groups.evaluateAll((all) => all.map((group) => group.dataset.checklist));
    assert.deepEqual(ids, ["annex2/cloud", "kobe/public-cloud"]);
    assert.equal(await groups.nth(1).locator("[data-vendor]").getAttribute("data-vendor"), "4");
  });

  it("names what cannot be read, and compares the rest", async () => {
    const broken = [
      ["空.json", ""],
      ["途中.json", "{\n"],
      ["別.json", `{"schema":"x"}`],
      ["ない.json", `{"schema":"kijun-answers/1","checklist":"a/b"}`],
      ["文字.json", Buffer.from([0x7b, 0x82, 0xa0])],
      ["大きい.json", Buffer.alloc((16 << 20) + 1, 0x20)],
    ];
    await bidders.take(THREE[0], ...broken.map(([name, bytes]) => file(name, bytes)), THREE[1]);
    const said = page.locator("[data-unreadable]");
    assert.equal(await said.count(), broken.length);
    const text = await page.locator('[data-part="apart"]').innerText();
    for (const [name] of broken) assert.ok(text.includes(`「${name}」`), `${name}: ${text}`);
    assert.match(text, /途中\.json」 2行1文字目: JSONが途中で終わっています/);
    assert.match(text, /16 MiBを超えています/);
    assert.deepEqual(await bidders.order(), [1, 8]);
    await said.first().locator("[data-remove]").click();
    assert.equal(await said.count(), broken.length - 1);
    assert.deepEqual(await bidders.order(), [1, 7]);
    assert.deepEqual(page.complaints, []);
  });

  it("keeps hostile names and notes as text", async () => {
    const texts = { reason: HOSTILE, note: HOSTILE, evidence: [HOSTILE] };
    const hostile = answers(HOSTILE, allMet({ 1: { status: "not_applicable", ...texts } }), {
      verdict: HOSTILE,
      edition: HOSTILE,
      facts: { [HOSTILE]: true },
    });
    // A file's name has no slash: the browser replaces it by a colon.
    const name = HOSTILE.replaceAll("/", ":");
    await bidders.take(file(name, hostile), file(name, "{"));
    assert.equal(await page.locator("main img, main script").count(), 0);
    await bidders.cell("1", 1).locator("[data-notes]").click();
    const shown = await page.locator("main").innerText();
    assert.ok(shown.split(HOSTILE).length > 6, shown);
    assert.deepEqual(page.complaints, []);
  });

  it("lets no name turn the direction of what stands beside it", async () => {
    const [mirrored, isolated] = ["\u202egnp.甲", "\u2069\u202e乙"];
    const twice = answers(mirrored, allMet(), { verdict: isolated });
    await bidders.take(file(`${mirrored}.json`, twice), file(`${mirrored}.json`, twice), file(`${isolated}.json`, "{"));
    const message = bidders.about(1).locator('[data-flag="same_answers"]');
    assert.match(await message.innerText(), /「\ufffdgnp\.甲\.json」と回答が同じです/);
    assert.match(await bidders.told(1), /判定「\ufffd\ufffd乙」と書かれています/);
    const outside = await page.evaluate(() => {
      const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
      const found = [];
      while (texts.nextNode()) {
        const { data, parentElement } = texts.currentNode;
        if (/[\u202a-\u202e\u2066-\u2069]/.test(data) && !parentElement.closest("bdi")) found.push(data);
      }
      return found;
    });
    assert.deepEqual(outside, []);
    assert.deepEqual(JSON.parse(await bidders.export("json")).groups[0].vendors[0].service.name, mirrored);
  });

  it("tells files of the same name and vendor apart by their numbers", async () => {
    const other = answers("甲", allMet({ 3: { status: "unmet" } }));
    await bidders.take(THREE[0], file("甲.json", other), THREE[0]);
    assert.deepEqual(await bidders.verdicts(), ["conforming", "nonconforming", "conforming"]);
    assert.deepEqual(await bidders.flags(1), ["same_answers"]);
    assert.deepEqual(await bidders.flags(2), []);
    assert.match(await bidders.head(2).innerText(), /^2\. 甲/);
    await page.locator('[data-remove="3"]').click();
    assert.deepEqual(await bidders.flags(1), []);
  });

  it("shows only what differs, or only what is not met", async () => {
    await bidders.take(THREE[0], THREE[1]);
    await bidders.only("differences");
    assert.deepEqual(await bidders.rows(), ["3"]);
    await bidders.only("failures");
    assert.deepEqual(await bidders.rows(), ["3"]);
    await bidders.only("all");
    assert.equal((await bidders.rows()).length, 14);
    await page.locator('[data-remove="2"]').click();
    await bidders.only("failures");
    assert.match(await page.locator('[data-part="groups"]').innerText(), /満たしていない要件はありません/);
  });

  it("sorts the vendors, who keep their numbers", async () => {
    await bidders.take(...THREE.toReversed());
    for (const [order, numbers] of [
      ["verdict", [3, 1, 2]],
      ["failures", [3, 1, 2]],
      ["name", [1, 2, 3]],
      ["given", [1, 2, 3]],
    ]) {
      await bidders.sort(order);
      assert.deepEqual(await bidders.order(), numbers, order);
    }
  });

  it("takes files away, one by one and all", async () => {
    await bidders.take(...THREE);
    await page.locator('[data-remove="1"]').click();
    assert.match(await bidders.notice().innerText(), /「甲\.json」を取り除きました/);
    assert.deepEqual(await bidders.verdicts(), ["nonconforming", "undetermined"]);
    assert.equal(await page.evaluate(() => document.activeElement.dataset.remove), "1");
    await page.locator('[data-action="clear"]').click();
    assert.deepEqual(await bidders.verdicts(), []);
    assert.equal(await page.locator('[data-part="tools"]').isVisible(), false);
    assert.match(await bidders.take(THREE[0]), /1件のファイルを読み込みました/);
  });

  it("refuses more than 50 files with a word, and changes nothing", async () => {
    await bidders.take(THREE[0]);
    const many = Array.from({ length: 50 }, (_, at) => file(`${at}.json`, answers(`${at}`, {})));
    assert.match(await bidders.take(...many), /50件までです。いま1件あり、50件が選ばれた/);
    assert.deepEqual(await bidders.order(), [1]);
    await page.locator('[data-action="clear"]').click();
    assert.match(await bidders.take(...many, THREE[0]), /50件までです。51件が選ばれた/);
    assert.deepEqual(await bidders.order(), []);
    assert.match(await bidders.take(...many), /50件のファイルを読み込みました/);
    assert.match(await bidders.take(THREE[0]), /いま50件あり、1件が選ばれた/);
    assert.equal((await bidders.order()).length, 50);
  });

  it("takes files that are let go over the page", async () => {
    const dropped = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "落とした.json", { type: "application/json" }));
      return transfer;
    }, THREE[0].buffer.toString());
    await page.locator("h1").dispatchEvent("drop", { dataTransfer: dropped });
    await bidders.head(1).waitFor();
    assert.match(await bidders.told(1), /落とした\.json/);
    assert.equal(page.url(), bidders.address, "the browser does not leave the page for the file");
  });

  it("gives the bytes that the command line gives", async () => {
    const files = [...THREE, file("壊.json", "{"), file("神戸.json", { schema: "kijun-answers/1", checklist: "kobe/public-cloud", class: "2" })];
    await bidders.take(...files);
    for (const [only, sort] of [
      ["all", "given"],
      ["differences", "verdict"],
      ["failures", "name"],
    ]) {
      await bidders.only(only);
      await bidders.sort(sort);
      const options = ["--sort", sort, ...(only === "all" ? [] : ["--only", only])];
      for (const format of ["json", "csv"]) {
        const expected = nativeOf(files, "--format", format, ...options);
        assert.deepEqual(await bidders.export(format), expected, `${format} ${only} ${sort}`);
      }
    }
  });

  it("exports a workbook", async () => {
    await bidders.take(...THREE);
    const workbook = await bidders.export("xlsx");
    assert.equal(workbook.subarray(0, 2).toString(), "PK");
    assert.match(await bidders.notice().innerText(), /「事業者の比較_別紙2クラウドサービスの利用_\d{4}-\d\d-\d\d\.xlsx」を保存しました/);
    // Its content is tested natively; here, that it is complete: its directory is at its end.
    assert.ok(workbook.includes("xl/worksheets/sheet2.xml"));
    assert.ok(workbook.lastIndexOf("PK\x05\x06") > 0);
  });

  it("stores nothing", async () => {
    await bidders.take(...THREE);
    assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
    await page.reload();
    await page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
    assert.deepEqual(await bidders.order(), []);
  });

  it("can be used by keyboard alone", async () => {
    const tabTo = async (selector) => {
      for (let presses = 0; presses < 80; presses += 1) {
        await page.keyboard.press("Tab");
        if (await page.evaluate((s) => document.activeElement.matches(s), selector)) return;
      }
      assert.fail(`Tab does not reach ${selector}`);
    };
    // Listen before moving there: the browser reports it at its own time, and a key press may come
    // before it.
    const chooser = page.waitForEvent("filechooser");
    await tabTo('[data-import="answers"]');
    await page.keyboard.press("Enter");
    await (await chooser).setFiles(THREE);
    await bidders.head(3).waitFor();
    await tabTo('[name="only"]');
    await page.keyboard.press("ArrowDown");
    assert.deepEqual((await bidders.rows()).includes("3"), true);
    assert.equal(await page.locator('[name="only"][value="differences"]').isChecked(), true);
    await tabTo('[name="sort"]');
    await page.keyboard.press("ArrowDown");
    assert.deepEqual(await bidders.order(), [1, 3, 2]);
    await tabTo('[data-remove="1"]');
    await page.keyboard.press("Enter");
    assert.equal((await bidders.order()).length, 2);
    await tabTo("footer a");
  });
});

/** Like [`native`], with any exit code: files that cannot be compared make it 2. */
function nativeOf(files, ...options) {
  try {
    return native(files, ...options);
  } catch (error) {
    assert.equal(error.status, 2, String(error));
    return error.stdout;
  }
}

describe("50 files of 28 answers", () => {
  const here = withSite();
  const statuses = ["met", "unmet", "not_applicable"];
  const files = Array.from({ length: 50 }, (_, vendor) => {
    const answers = Array.from({ length: 28 }, (_, at) => [
      String(at + 1),
      { status: statuses[(vendor * 7 + at) % 11 % 3], reason: "対象外のため", note: `備考${at}` },
    ]);
    return file(`${vendor}.json`, {
      schema: "kijun-answers/1",
      checklist: "shunan/external-service",
      class: "confidentiality-2",
      service: { name: `サービス${vendor}`, provider: `事業者${vendor}` },
      answers: Object.fromEntries(answers),
    });
  });

  it("are compared, exported and printed", async () => {
    const page = await openPage(here.browser);
    const bidders = await new BiddersPage(page, here.server.url()).open();
    assert.match(await bidders.take(...files), /50件のファイルを読み込みました/);
    assert.equal((await bidders.order()).length, 50);
    const rows = await bidders.rows();
    assert.ok(rows.length >= 28);
    assert.equal(await page.locator("[data-cell]").count(), 50 * rows.length);
    const json = JSON.parse(await bidders.export("json"));
    assert.equal(json.groups[0].vendors.length, 50);
    assert.ok((await bidders.export("xlsx")).length > 10_000);
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    assert.equal(await page.locator(".bidders-paper table").count(), 9);
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    assert.equal(await page.locator(".bidders-paper").count(), 0);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const sheets = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
    assert.ok(sheets.length >= 9, `${sheets.length} sheets`);
    for (const [, width, height] of sheets) assert.ok(+width > +height, "A4 on its side");
    assert.deepEqual(page.complaints, []);
  });

  it("are the same natively", async () => {
    const page = await openPage(here.browser);
    const bidders = await new BiddersPage(page, here.server.url()).open();
    await bidders.take(...files);
    assert.deepEqual(await bidders.export("json"), native(files, "--format", "json"));
  });
});

describe("the comparison on any screen", () => {
  const here = withSite();

  for (const colorScheme of ["light", "dark"]) {
    for (const width of [360, 1280]) {
      it(`has no finding of axe-core, ${colorScheme}, ${width} pixels`, async () => {
        const page = await openPage(here.browser, { colorScheme, viewport: { width, height: 800 } });
        const bidders = await new BiddersPage(page, here.server.url()).open();
        await bidders.take(...THREE, file("壊.json", "{"), file("古い.json", answers("丁", {}, { edition: "1", class: "I" })));
        await bidders.cell("3", 2).locator("[data-notes]").click();
        await assertAccessible(page, `${colorScheme} ${width}`);
        // The table alone may be wider than the window: the page scrolls, and no box in it.
        const wide = await page.evaluate(() => {
          document.querySelectorAll(".vendors").forEach((table) => table.remove());
          return document.documentElement.scrollWidth;
        });
        assert.ok(wide <= width, `${wide} pixels wide`);
      });
    }
  }

  it("scrolls as a page, and keeps the heads and the first column in sight", async () => {
    const page = await openPage(here.browser, { viewport: { width: 360, height: 640 } });
    const bidders = await new BiddersPage(page, here.server.url()).open();
    const many = Array.from({ length: 6 }, (_, at) => file(`${at}.json`, answers(`名${at}`, allMet())));
    await bidders.take(...many);
    const boxes = await page.evaluate(() =>
      [...document.querySelectorAll(".vendors, .vendors *")].filter((each) => each.scrollHeight > each.clientHeight + 2 && getComputedStyle(each).overflowY === "auto").length,
    );
    assert.equal(boxes, 0, "no box scrolls by itself");
    await bidders.row("7-2").evaluate((row) => row.scrollIntoView({ block: "center" }));
    await page.evaluate(() => scrollBy(400, 0));
    const [head, first] = await Promise.all(
      [page.locator(".vendors thead th").nth(3), bidders.row("7-2").locator("th")].map((part) => part.boundingBox()),
    );
    assert.ok(Math.abs(head.y) < 3, `the heads stay: ${head.y}`);
    assert.ok(Math.abs(first.x) < 3, `the first column stays: ${first.x}`);
    assert.ok(first.width < 360 * 0.45, "there is room for vendors beside it");
  });

  it("shows the verdicts first, and all requirements of five vendors on one screen", async () => {
    for (const checklist of ["annex2/cloud", "kitakyushu/cloud"]) {
      const page = await openPage(here.browser, { viewport: { width: 1280, height: 800 } });
      const bidders = await new BiddersPage(page, here.server.url()).open();
      const kinds = { "annex2/cloud": "SB", "kitakyushu/cloud": "important" };
      const five = Array.from({ length: 5 }, (_, at) =>
        file(`${at}.json`, { schema: "kijun-answers/1", checklist, class: kinds[checklist], service: { name: `名${at}` }, answers: {} }),
      );
      await bidders.take(...five);
      assert.match(await page.locator(".results-strip").innerText(), /未確定\s*5件/);
      const map = page.locator("[data-map]");
      const { height } = await map.boundingBox();
      assert.ok(height <= 800, `${checklist}: ${height} pixels`);
      const cells = await map.locator("td").count();
      assert.equal(cells, 5 * (await bidders.rows()).length, checklist);
      const word = await map.locator("td").first().locator(".visually-hidden").textContent();
      assert.match(word, /\S{2,}/, "a word beside the sign");
    }
  });

  it("points to the command line where there are no scripts", async () => {
    const page = await openPage(here.browser, { javaScriptEnabled: false });
    await page.goto(`${here.server.url()}bidders/`);
    assert.match(await page.locator("noscript").innerText(), /kijun compare/);
    assert.equal(await page.locator('[data-import="answers"]').isDisabled(), true);
  });
});

describe("the seal of the comparison", () => {
  const here = withSite();

  for (const host of ["127.0.0.1", INTRANET]) {
    it(`lets nothing out (${host})`, async () => {
      const page = await openPage(here.browser);
      const bidders = await new BiddersPage(page, here.server.url(host)).open();
      await bidders.take(...THREE);
      await assertSealed(here, page, host, openPage, async () => {
        assert.equal(JSON.parse(await bidders.export("json")).groups[0].vendors.length, 3);
      });
    });
  }

  it("is in place before files can be chosen, and nothing is asked after", async () => {
    const page = await openPage(here.browser);
    await page.addInitScript(watchSeal);
    const bidders = await new BiddersPage(page, here.server.url()).open();
    assert.equal(await bidders.input().isEnabled(), true);
    assert.deepEqual(await page.evaluate(() => window.enabledUnsealed), []);
    const before = here.server.requests.length;
    await bidders.take(...THREE);
    await bidders.export("xlsx");
    assert.deepEqual(here.server.requests.slice(before), []);
  });
});
