// The form on A4: whose it is, its edition, what was written, room for a signature.

import assert from "node:assert/strict";
import { it } from "node:test";
import { openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { withSite } from "./support/site.mjs";

const here = withSite();

it("a printed form names the phases to which it is limited", async () => {
  const page = await openPage(here.browser);
  const form = await new CheckPage(page, here.server.url(), "kitakyushu/cloud").open();
  const printed = async () => {
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
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
  await form.text("note", "2").fill("一行目\n二行目");
  await page.locator('[name="exception:2:until"]').fill("2027-03-31");
  const answers = JSON.parse(await form.export("answers"));
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));

  const head = await page.locator(".print-only").innerText();
  for (const part of ["見積管理サービス", "重要性分類S (B)", "不適合", "点検者(署名)", "確認者(署名)"])
    assert.ok(head.includes(part), `${part}: ${head}`);
  assert.match(head, /令和\d+年\(\d+年\)\d+月\d+日/);
  for (const digest of Object.values(answers.assessment.digest)) assert.ok(head.includes(digest));
  const lines = await page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return ["--print-head", "--print-date", "--print-foot"].map((name) => style.getPropertyValue(name));
  });
  assert.match(lines[0], /自己点検 別紙2 版: /);
  assert.match(lines[2], /規則 sha256:[0-9a-f]+ 回答 sha256:[0-9a-f]+/);

  // Of the fields, paper shows only what was written into them.
  assert.equal(await page.locator("textarea:visible, input[type=date]:visible").count(), 0);
  const written = await page
    .locator("[data-text]:visible")
    .evaluateAll((all) => all.map((each) => each.dataset.text));
  assert.deepEqual(written, ["一行目\n二行目", "2027-03-31"]);
  const top = (selector) => page.locator(selector).evaluate((each) => each.getBoundingClientRect().top);
  assert.ok((await top(".print-only")) < (await top(".verdict-mark")), "the verdict stands on the first page");
  assert.ok((await top(".verdict-mark")) < (await top("#no-1")));
  const [colour, edge, ground] = await page.locator(".verdict-mark").evaluate((mark) => {
    const { color, borderTopColor, backgroundColor } = getComputedStyle(mark);
    return [color, borderTopColor, backgroundColor];
  });
  assert.deepEqual([colour, ground], [edge, "rgba(0, 0, 0, 0)"], "grounds are not printed: words need a colour of their own");
  assert.equal(await page.locator(".toolbar:visible, .finding:visible, .hand-in:visible").count(), 0);
  assert.deepEqual(page.complaints, []);
});
