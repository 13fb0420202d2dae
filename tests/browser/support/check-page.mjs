// The self-assessment form, as a person uses it.

import { readFile } from "node:fs/promises";

export class CheckPage {
  constructor(page, site, checklist = "annex2/cloud") {
    this.page = page;
    this.address = `${site}${checklist}/check/`;
  }

  async open() {
    await this.page.goto(this.address);
    await this.live();
    return this;
  }

  async reload() {
    await this.page.reload();
    await this.live();
  }

  /** Wait until the form takes answers. */
  async live() {
    await this.page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
  }

  /** Wait for what follows a verdict, after the frame that shows it: reasons, lists, what is saved. */
  settled() {
    return this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done)))),
    );
  }

  async choose(name, value) {
    await this.page.locator(`select[name="${name}"]`).selectOption(value);
    await this.settled();
  }

  radio(id, status) {
    return this.page.locator(`input[name="answer:${id}"][value="${status}"]`);
  }

  text(kind, id) {
    return this.page.locator(`[name="${kind}:${id}"]`);
  }

  /** Open the menu with the assessments and the files. */
  async menu() {
    const menu = this.page.locator("details.menu");
    if ((await menu.getAttribute("open")) === null) await menu.locator("> summary").click();
  }

  /** Open the note and the evidence of a requirement. */
  async unfold(id) {
    const texts = this.requirement(id).locator("details.texts");
    if ((await texts.getAttribute("open")) === null) await texts.locator("summary").click();
  }

  /** Open the note and the evidence of a requirement, and write into one of them. */
  async write(kind, id, text) {
    await this.unfold(id);
    await this.text(kind, id).fill(text);
  }

  /** Give the same answer to several requirements. */
  async answer(status, ...ids) {
    for (const id of ids) await this.radio(id, status).check();
    await this.settled();
  }

  async notApplicable(id, reason) {
    await this.radio(id, "not_applicable").check();
    await this.text("reason", id).fill(reason);
    await this.settled();
  }

  requirement(id) {
    return this.page.locator(`[data-requirement="${id}"]`);
  }

  status(id) {
    return this.requirement(id).getAttribute("data-status");
  }

  async verdict() {
    const mark = this.page.locator("[data-verdict]");
    const names = ["data-verdict", "data-best", "data-worst"];
    return Promise.all(names.map((name) => mark.getAttribute(name)));
  }

  panel() {
    return this.page.locator(".verdict-panel");
  }

  /** Choose a tab of the panel: `result`, `fixes` or `reasons`. */
  tab(id) {
    return this.page.locator(`[data-tab="${id}"]`).click();
  }

  notice() {
    return this.page.locator(".notice-area");
  }

  /** Press an export button, and return the text of the downloaded file. */
  async export(name) {
    const download = this.page.waitForEvent("download");
    await this.page.locator(`[data-export="${name}"]`).click();
    return readFile(await (await download).path(), "utf8");
  }

  /** Open a file in the form, and wait for its message. */
  async import(name, content) {
    const dismiss = this.notice().locator('[data-action="dismiss"]');
    if (await dismiss.isVisible()) await dismiss.click();
    const buffer = Buffer.isBuffer(content) ? content : Buffer.from(content);
    const file = { name, mimeType: "application/json", buffer };
    await this.page.locator('input[type=file][data-import="answers"]').setInputFiles(file);
    await this.notice().locator(".notice").waitFor();
    return this.notice().innerText();
  }
}
