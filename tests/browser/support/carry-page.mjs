// The page that carries answers over from other checklists, as a person uses it.

import { readFile } from "node:fs/promises";

export class CarryPage {
  constructor(page, site, checklist = "shunan/external-service") {
    this.page = page;
    this.address = `${site}${checklist}/carry-over/`;
  }

  async open() {
    await this.page.goto(this.address);
    await this.live();
    return this;
  }

  /** Wait until the page takes answers. */
  async live() {
    await this.page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
  }

  select(name) {
    return this.page.locator(`select[name="${name}"]`);
  }

  /** Choose the only kept assessment whose text has these words. */
  async choose(name, words) {
    const option = this.select(name).locator("option", { hasText: words });
    await this.select(name).selectOption({ label: await option.innerText() });
  }

  /** Open a file in the page, and wait for its message. */
  async import(name, content) {
    const before = await this.status().innerText();
    const text = typeof content === "object" && !Buffer.isBuffer(content) ? JSON.stringify(content) : content;
    const file = { name, mimeType: "application/json", buffer: Buffer.from(text) };
    await this.page.locator('input[type=file][data-import="answers"]').setInputFiles(file);
    await this.status().locator(".notice", { hasNotText: before || undefined }).waitFor();
    return this.status().innerText();
  }

  status() {
    return this.page.locator("[data-status]").first();
  }

  aboutTarget() {
    return this.page.locator("[data-target-status]");
  }

  /** Return what is shown for a requirement, in the visible section. */
  target(id) {
    return this.page.locator(`[data-bridge]:not([hidden]) [data-target="${id}"]`);
  }

  outcome(id) {
    return this.target(id).locator("[data-outcome]").getAttribute("data-outcome");
  }

  box(id) {
    return this.target(id).locator('input[name="take"]');
  }

  action(name) {
    return this.page.locator(`[data-action="${name}"]`).filter({ visible: true });
  }

  count() {
    return this.page.locator("[data-count]").innerText();
  }

  done() {
    return this.page.locator("[data-done]");
  }

  /** Keep what was chosen in this browser, and return the message. */
  async keep() {
    await this.action("keep").click();
    await this.done().locator(".notice").waitFor();
    return this.done().innerText();
  }

  /** Save what was chosen, and return the text of the answer file. */
  async export() {
    const download = this.page.waitForEvent("download");
    await this.page.locator('[data-export="answers"]').click();
    return readFile(await (await download).path(), "utf8");
  }
}
