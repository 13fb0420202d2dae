// The training page: the walk by keyboard, the quiz, a scenario, the record; sealed and accessible.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertSealed } from "./support/attacks.mjs";
import { INTRANET, assertAccessible, openPage } from "./support/browser.mjs";
import { withSite } from "./support/site.mjs";
import { TrainingPage } from "./support/training-page.mjs";

const STANDARDS = ["annex2", "kitakyushu", "kobe", "shunan"];

describe("the walk through the requirements", () => {
  const here = withSite();
  const open = async (options, standard) =>
    new TrainingPage(await openPage(here.browser, options), here.server.url(), standard).open();

  it("shows one requirement at a time, and the arrows lead through all of them", async () => {
    const training = await open();
    const { page } = training;
    const count = await training.walk().locator("[data-slide]").count();
    assert.equal(count, 14);
    const seen = [];
    for (let step = 0; step < count; step++) {
      assert.equal(await training.slides().count(), 1);
      seen.push(await training.number());
      await page.keyboard.press("ArrowRight");
    }
    assert.deepEqual(seen.slice(0, 5), ["No.1", "No.2", "No.3", "No.4", "No.5-1"]);
    assert.equal(new Set(seen).size, count);
    assert.equal(await training.number(), "No.7-2", "there is nothing after the last");
    await page.keyboard.press("ArrowLeft");
    assert.equal(await training.number(), "No.7-1");
    const said = await training.walk().locator('[data-slot="count"]').innerText();
    assert.match(said, /^13 \/ 14.*No\.7-1/s);
    assert.deepEqual(page.complaints, []);
  });

  it("is projected by keyboard alone, turned by the keys of a remote control, and ended by Escape", async () => {
    const training = await open({ viewport: { width: 1920, height: 1080 } });
    const { page } = training;
    await training.action("project").focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.locator(".site-header").isVisible(), false);
    assert.equal(await page.locator("#record").isVisible(), false);
    const focused = () => page.evaluate(() => document.activeElement.id);
    assert.equal(await focused(), "walk-cloud-1");
    await page.keyboard.press("PageDown");
    assert.equal(await training.number(), "No.2");
    assert.equal(await focused(), "walk-cloud-2", "the focus goes with the page");
    const size = await training
      .slides()
      .locator(".slide-text")
      .evaluate((text) => parseFloat(getComputedStyle(text).fontSize));
    assert.ok(size >= 28, `${size} pixels are small on a wall`);
    await page.keyboard.press("PageUp");
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".site-header").isVisible(), true);
    assert.equal(await training.number(), "No.1");
  });

  it("takes the whole screen by a click, and gives it back", async () => {
    const training = await open();
    const { page } = training;
    const whole = (on) => page.waitForFunction((on) => (document.fullscreenElement !== null) === on, on);
    await training.action("project").click();
    await whole(true);
    await training.action("project").click();
    await whole(false);
    assert.equal(await page.locator(".site-header").isVisible(), true);
    await training.action("project").click();
    await whole(true);
    // The browser's own key ends it without a word to the page.
    await page.evaluate(() => document.exitFullscreen());
    await page.locator(".site-header").waitFor();
    assert.equal(await training.action("project").getAttribute("aria-pressed"), "false");
    assert.deepEqual(page.complaints, []);
  });

  it("is set smaller until each requirement fits on the screen, and never shows the notes there", async () => {
    for (const standard of ["annex2", "kitakyushu"]) {
      const training = await open({ viewport: { width: 1280, height: 720 } }, standard);
      const { page } = training;
      await training.action("notes").click();
      await training.action("project").click();
      const count = Math.min(20, await training.walk().locator("[data-slide]").count());
      for (let step = 0; step < count; step++) {
        const over = () =>
          page.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight);
        await page.waitForFunction(() => document.documentElement.style.getPropertyValue("--fit") !== "");
        assert.ok((await over()) <= 0, `${standard} ${await training.number()}: ${await over()} pixels too long`);
        assert.equal(await page.locator(".presenter").filter({ visible: true }).count(), 0);
        await page.keyboard.press("PageDown");
      }
    }
  });

  it("is followed by the notes in a window of their own, and nothing but the place travels", async () => {
    const training = await open();
    const { page } = training;
    await page.evaluate(() => {
      const post = BroadcastChannel.prototype.postMessage;
      window.posted = [];
      BroadcastChannel.prototype.postMessage = function (message) {
        window.posted.push([this.name, message]);
        post.call(this, message);
      };
    });
    const opened = page.context().waitForEvent("page");
    await training.action("notes-window").click();
    const notes = await opened;
    const current = notes.locator("[data-note][data-current]");
    await current.waitFor();
    assert.equal(await current.getAttribute("id"), "note-walk-cloud-1");
    await page.keyboard.press("ArrowRight");
    await notes.locator("#note-walk-cloud-2[data-current]").waitFor();
    const posted = await page.evaluate(() => window.posted);
    assert.ok(posted.every(([name]) => /^kijun:\/:training:annex2:[0-9a-f]{16}$/.test(name)), String(posted));
    assert.ok(posted.every(([, message]) => /^walk-cloud-\d(-\d)?$/.test(message)), String(posted));
    assert.match(notes.url(), /\/annex2\/training\/notes\/#follow-[0-9a-f]{16}$/);
  });

  it("has notes that can be read without scripts, all of them", async () => {
    const page = await openPage(here.browser, { javaScriptEnabled: false });
    await page.goto(`${here.server.url()}annex2/training/notes/`);
    assert.equal(await page.locator("[data-note]").filter({ visible: true }).count(), 14);
    assert.match(await page.locator("main").innerText(), /満たす例/);
  });

  it("has notes that are sealed, and accessible", async () => {
    for (const colorScheme of ["light", "dark"]) {
      const page = await openPage(here.browser, { colorScheme });
      await page.goto(`${here.server.url()}annex2/training/notes/`);
      await page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
      await assertAccessible(page, `notes, ${colorScheme}`);
    }
    const page = await openPage(here.browser);
    await page.goto(`${here.server.url()}annex2/training/notes/`);
    await page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
    assert.equal(await page.evaluate(() => fetch("/").then(() => "sent", () => "stopped")), "stopped");
    assert.equal(await page.evaluate(() => typeof RTCPeerConnection), "undefined");
  });

  it("leaves the keys alone where they belong to a control", async () => {
    const training = await open();
    await training.page.locator("#walk-jump").focus();
    await training.page.keyboard.press("PageDown");
    await training.page.locator('[data-field="name"]').fill("あ");
    await training.page.keyboard.press("ArrowLeft");
    await training.page.locator("#walk-jump").selectOption("walk-cloud-6-4");
    assert.equal(await training.number(), "No.6-4");
  });

  it("an address leads to its requirement", async () => {
    const training = await new TrainingPage(await openPage(here.browser), here.server.url()).open(
      "#walk-cloud-5-1",
    );
    assert.equal(await training.number(), "No.5-1");
  });

  it("the presenter's notes are shown on demand only", async () => {
    const training = await open();
    const note = training.slides().locator(".presenter");
    assert.equal(await note.isVisible(), false);
    await training.action("notes").press("Space");
    assert.equal(await note.isVisible(), true);
    assert.equal(await training.action("notes").getAttribute("aria-pressed"), "true");
  });

  it("a pressed button can be read under the pointer, too", async () => {
    for (const colorScheme of ["light", "dark"]) {
      const { page } = await open({ colorScheme });
      const button = page.locator("[data-action][aria-pressed]").first();
      await button.click();
      await button.hover();
      assert.equal(await button.getAttribute("aria-pressed"), "true");
      const [ground, words] = await button.evaluate((each) => {
        const { backgroundColor, color } = getComputedStyle(each);
        return [backgroundColor, color].map((text) => text.match(/\d+/g).slice(0, 3).map(Number));
      });
      const far = ground.reduce((sum, part, at) => sum + Math.abs(part - words[at]), 0);
      assert.ok(far > 300, `${colorScheme}: ${ground} / ${words}`);
    }
  });

  it("without scripts all requirements stand one after another, with the answers below", async () => {
    for (const standard of STANDARDS) {
      const page = await openPage(here.browser, { javaScriptEnabled: false });
      await page.goto(`${here.server.url()}${standard}/training/`);
      const slides = page.locator("#walk [data-slide]");
      assert.equal(await slides.filter({ visible: true }).count(), await slides.count(), standard);
      assert.equal(await page.locator(".deck-bar").first().isVisible(), false, standard);
      await page.locator(".scenario > summary").first().click();
      await page.locator(".scenario[open] .answer > summary").first().click();
      const verdict = page.locator(".scenario[open] .verdict-mark");
      assert.match(await verdict.innerText(), /規則による判定/, standard);
    }
  });

  it("the hand-out has every requirement, and neither controls nor answers of the reader", async () => {
    const training = await open();
    await training.page.emulateMedia({ media: "print" });
    assert.equal(await training.slides().count(), 14);
    for (const other of ["#quiz", "#scenarios", "#record", ".deck-bar"]) {
      assert.equal(await training.page.locator(other).first().isVisible(), false, other);
    }
  });
});

describe("the class quiz", () => {
  const here = withSite();
  const open = async (standard) =>
    new TrainingPage(await openPage(here.browser), here.server.url(), standard).open();

  it("explains with the definition's words and the document's warning", async () => {
    const training = await open();
    const question = training.question();
    assert.match(await question.locator("[data-information]").innerText(), /講師謝礼支払/);
    await question.getByRole("radio", { name: "重要性分類I", exact: true }).check();
    await training.action("answer", question).click();
    assert.match(await question.locator('[data-slot="result"]').innerText(), /違います/);
    const words = await question.locator("details").innerText();
    assert.match(words, /個人番号関係事務に係る特定個人情報/);
    assert.match(words, /あくまでも一例です/);
    await question.getByRole("radio", { name: "重要性分類S (B)" }).check();
    await training.action("answer", question).click();
    assert.match(await question.locator('[data-slot="result"]').innerText(), /正解です/);
    assert.match(await training.record().innerText(), /正解/);
    assert.doesNotMatch(await training.record().innerText(), /不正解/, "the later answer counts");
    await training.action("next", training.page.locator("#quiz")).click();
    assert.match(await question.innerText(), /編集で作った例/);
  });

  it("asks for no class where the document defines none", async () => {
    const training = await open("shunan");
    assert.equal(await training.page.locator("#quiz input").count(), 0);
    assert.match(await training.page.locator("#quiz").innerText(), /練習問題は置いていません/);
  });
});

describe("a scenario", () => {
  const here = withSite();
  const open = async (options, standard) =>
    new TrainingPage(await openPage(here.browser, options), here.server.url(), standard).open();

  /** Judge the first scenario of annex2: all met except 7-2, found conforming. */
  async function judged(training, id = "event-form") {
    await training.scenario(id).locator("summary").first().click();
    for (const requirement of ["1", "2", "3", "4", "5-3", "6-1"]) {
      await training.mark(id, requirement, "met");
    }
    await training.mark(id, "7-2", "unmet");
    await training.verdict(id, "conforming");
    await training.action("judge", training.scenario(id)).click();
  }

  it("sets the rules' verdict beside the reader's, requirement by requirement", async () => {
    const training = await open();
    await judged(training);
    const said = await training.scenario("event-form").locator('[data-slot="judgement"]').innerText();
    assert.match(said, /判定が、規則と違いました/);
    assert.match(said, /規則の判定\s*適合\(留意事項あり\)/);
    assert.match(said, /印からの判定\s*不適合/, "the engine judged the reader's own marks");
    const row = (id) => training.scenario("event-form").locator(`[data-row="${id}"]`);
    assert.match(await row("1").innerText(), /満たす ○ 一致/);
    assert.match(await row("7-2").innerText(), /満たさない × 違う/);
    assert.match(await row("7-2").innerText(), /印からの状態: 不適合/);
    assert.match(await row("5-1").innerText(), /印なし/);
    assert.match(await training.record().innerText(), /講座の申込フォーム.*不一致/s);
    assert.deepEqual(training.page.complaints, []);
  });

  it("asks for a verdict first", async () => {
    const training = await open();
    const scenario = training.scenario("event-form");
    await scenario.locator("summary").first().click();
    await training.action("judge", scenario).click();
    assert.match(await scenario.locator('[data-slot="judgement"]').innerText(), /選んでから/);
    const focused = await training.page.evaluate(() => document.activeElement.name);
    assert.equal(focused, "verdict:event-form");
  });

  for (const standard of STANDARDS) {
    it(`of ${standard}: the marks of the solution lead to its verdict`, async () => {
      const training = await open({}, standard);
      const ids = await training.page
        .locator("[data-scenario]")
        .evaluateAll((all) => all.map((each) => each.dataset.scenario));
      assert.ok(ids.length >= (standard === "annex2" ? 4 : 2));
      for (const id of ids) {
        const scenario = training.scenario(id);
        await scenario.locator("summary").first().click();
        const rows = await scenario
          .locator("[data-row]")
          .evaluateAll((all) => all.map(({ dataset }) => [dataset.row, dataset.answer]));
        for (const [requirement, answer] of rows) await training.mark(id, requirement, answer);
        const verdict = scenario.locator(".verdict-mark");
        await training.verdict(id, await verdict.getAttribute("data-verdict"));
        await training.action("judge", scenario).click();
        const said = await scenario.locator('[data-slot="judgement"]').innerText();
        assert.match(said, /規則と一致しました/, id);
        if (rows.length > 0) assert.match(said, new RegExp(`うち${rows.length}件が一致`), id);
      }
    });
  }
});

describe("the record", () => {
  const here = withSite();
  const open = async () =>
    new TrainingPage(await openPage(here.browser), here.server.url()).open();

  async function answered() {
    const training = await open();
    await training.action("next", training.walk()).click();
    const question = training.question();
    await question.getByRole("radio").first().check();
    await training.action("answer", question).click();
    return training;
  }

  it("stays in this browser, and is there again", async () => {
    const training = await answered();
    await training.reload();
    assert.match(await training.record().innerText(), /14件のうち1件を表示/);
    assert.match(await training.record().innerText(), /不正解/);
    const keys = await training.page.evaluate(() => Object.keys(localStorage));
    assert.deepEqual(keys, ["kijun:/:training:annex2"]);
  });

  it("is a certificate with name and date, which nothing keeps", async () => {
    const training = await answered();
    const { page } = training;
    await page.evaluate(() => {
      window.print = () => (window.printed = document.documentElement.dataset.print);
    });
    await page.locator('[data-field="name"]').fill("研修 花子");
    await page.locator('[data-field="date"]').fill("2026-11-21");
    await training.action("certificate").click();
    assert.equal(await page.evaluate(() => window.printed), "certificate");
    await page.emulateMedia({ media: "print" });
    const shown = await page.locator("main").innerText();
    assert.match(shown, /研修受講記録/);
    assert.match(shown, /研修 花子/);
    assert.match(shown, /令和8年\(2026年\)11月21日/);
    assert.equal(await page.locator("#walk").isVisible(), false);
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
    assert.doesNotMatch(kept, /花子|2026/);
  });

  it("is saved as CSV in which nothing is a formula", async () => {
    const training = await answered();
    await training.page.locator('[data-field="name"]').fill("=HYPERLINK(\"x\")");
    const { name, text } = await training.export();
    assert.match(name, /^受講記録_別紙2_=HYPERLINK\(＂x＂\)_\d{4}-\d\d-\d\d\.csv$/);
    assert.match(text, /^\ufeff"氏名","受講日"/);
    assert.match(text, /"'=HYPERLINK\(""x""\)"/);
    assert.match(text, /"不正解"/);
  });

  it("is forgotten on demand, and brought back once", async () => {
    const training = await answered();
    await training.action("forget").click();
    assert.match(await training.record().innerText(), /まだ記録がありません/);
    assert.equal(await training.page.evaluate(() => localStorage.length), 0);
    await training.action("undo").click();
    assert.match(await training.record().innerText(), /不正解/);
  });

  it("that cannot be read is left as it is", async () => {
    const training = await open();
    await training.page.evaluate(() => localStorage.setItem("kijun:/:training:annex2", "?"));
    await training.reload();
    assert.match(await training.notice().innerText(), /読めませんでした/);
    await training.action("next", training.walk()).click();
    const kept = await training.page.evaluate(() => ({ ...localStorage }));
    assert.equal(kept["kijun:/:training:annex2:unreadable"], "?", "it was put aside");
  });
});

describe("the training page", () => {
  const here = withSite();

  for (const host of ["127.0.0.1", INTRANET]) {
    it(`is sealed before it takes an answer (${host})`, async () => {
      const page = await openPage(here.browser);
      const training = await new TrainingPage(page, here.server.url(host)).open();
      await training.page.locator('[data-field="name"]').fill("秘密");
      await training.action("next", training.walk()).click();
      await assertSealed(here, page, host, openPage, async () => {
        const { text } = await training.export();
        assert.match(text, /秘密/);
      });
    });
  }

  for (const standard of STANDARDS) {
    for (const colorScheme of ["light", "dark"]) {
      it(`${standard}, judged, has no finding of axe-core, ${colorScheme}`, async () => {
        const page = await openPage(here.browser, { colorScheme });
        const training = await new TrainingPage(page, here.server.url(), standard).open();
        await training.action("notes").click();
        const scenario = page.locator("[data-scenario]").first();
        await scenario.locator("summary").first().click();
        await scenario.locator("[data-verdict-choice] input").first().check();
        await training.action("judge", scenario).click();
        const answer = training.action("answer", training.question());
        if ((await answer.count()) > 0) await answer.click();
        await assertAccessible(page, standard);
        await training.action("project").click();
        await assertAccessible(page, `${standard}, projected`);
      });
    }

    for (const width of [320, 360, 1280, 1920]) {
      it(`${standard} fits into ${width} pixels`, async () => {
        const page = await openPage(here.browser, { viewport: { width, height: 800 } });
        const training = await new TrainingPage(page, here.server.url(), standard).open();
        const all = await page.locator("details").evaluateAll((every) =>
          every.forEach((each) => (each.open = true)),
        );
        assert.equal(all, undefined);
        const over = () =>
          page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok((await over()) <= 0, `${await over()} pixels too wide`);
        await training.action("project").click();
        assert.ok((await over()) <= 0, `${await over()} pixels too wide, projected`);
      });
    }
  }
});
