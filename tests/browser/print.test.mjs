// The printed assessment as a style sheet lays it out: it takes the place of the page, and holds
// what was written.

import assert from "node:assert/strict";
import { it } from "node:test";
import { openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { withSite } from "./support/site.mjs";

const here = withSite();

const beforePrint = (page) => page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));

it("a printed form names the phases to which it is limited", async () => {
  const page = await openPage(here.browser);
  const form = await new CheckPage(page, here.server.url(), "kitakyushu/cloud").open();
  const printed = async () => {
    await beforePrint(page);
    return page.locator('[data-print="phases"]').textContent();
  };
  assert.equal(await printed(), "すべて");
  await form.choose("class", "important");
  await form.choose("phase", "disposal");
  assert.equal(await printed(), "廃棄");
  assert.match(await form.panel().innerText(), /点検する段階を「廃棄」に限っています。/);
});

it("a printed form says what it is and holds what was written", async () => {
  const page = await openPage(here.browser);
  const form = await new CheckPage(page, here.server.url()).open();
  await form.choose("class", "SB");
  await page.locator('[name="service:name"]').fill("見積管理サービス");
  await form.answer("unmet", "2");
  await form.write("note", "2", "一行目\n二行目");
  await page.locator('[name="exception:2:until"]').fill("2027-03-31");
  const answers = JSON.parse(await form.export("answers"));
  await page.emulateMedia({ media: "print" });
  await beforePrint(page);

  const front = await page.locator(".sheet-front").innerText();
  for (const part of ["見積管理サービス", "重要性分類S (B)", "不適合", "点検者(署名)", "確認者(署名)", "令和9年(2027年)3月31日"])
    assert.ok(front.includes(part), `${part}: ${front}`);
  assert.match(front, /令和\d+年\(\d+年\)\d+月\d+日/);
  const digests = await page.locator(".sheet-digests").innerText();
  for (const digest of Object.values(answers.assessment.digest)) assert.ok(digests.includes(digest));
  const lines = await page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    const names = ["head", "date", "rules", "answers", "code"];
    return names.map((name) => style.getPropertyValue(`--print-${name}`));
  });
  assert.match(lines[0], /自己点検 別紙2 版: /);
  assert.equal(lines[2], `"規則 ${answers.assessment.digest.rules}"`);
  assert.equal(lines[3], `"回答 ${answers.assessment.digest.answers}"`);
  assert.match(lines[4], /^"([A-Z2-7]{4}-){3}[A-Z2-7]{4}"$/);

  const row = page.locator('[data-row="2"]');
  assert.match(await row.locator(".boxes").innerText(), /^満たさない\s+×?不適合$/);
  assert.match(await row.locator(".remarks").innerText(), /一行目\n二行目/);
  assert.equal(await page.locator('[data-row="2"] [data-of]').count(), 1, "the demand of the chosen class alone");
  assert.equal(await page.locator('[data-row="2"] [data-of]').innerText(), "必須");

  // Nothing of the screen is on paper.
  const others = await page.locator("body > *:visible").evaluateAll((all) => all.map((each) => each.className));
  assert.deepEqual(others, ["result-sheet"]);
  assert.equal(await page.locator(".result-sheet :is(input, select, textarea, button)").count(), 0);
  const top = (selector) => page.locator(selector).first().evaluate((each) => each.getBoundingClientRect().top);
  assert.ok((await top(".sheet-verdict")) < (await top(".sheet-table")));
  const [colour, edge, ground] = await page.locator(".sheet-verdict").evaluate((box) => {
    const { borderTopColor, backgroundColor } = getComputedStyle(box);
    return [getComputedStyle(box.querySelector("strong")).color, borderTopColor, backgroundColor];
  });
  assert.deepEqual([colour, ground], [edge, "rgba(0, 0, 0, 0)"], "grounds are not printed: words need a colour of their own");
  assert.deepEqual(page.complaints, []);
});
