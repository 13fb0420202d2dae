// The training page, as a trainer and a trainee use it.

import { readFile } from "node:fs/promises";

export class TrainingPage {
  constructor(page, site, standard = "annex2") {
    this.page = page;
    this.address = `${site}${standard}/training/`;
  }

  async open(hash = "") {
    await this.page.goto(this.address + hash);
    await this.live();
    return this;
  }

  async reload() {
    await this.page.reload();
    await this.live();
  }

  /** Wait until the page takes answers. */
  async live() {
    await this.page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
  }

  walk() {
    return this.page.locator('[data-deck-name="walk"]');
  }

  /** Return the visible requirements. */
  slides() {
    return this.walk().locator("[data-slide]").filter({ visible: true });
  }

  /** Return the number of the requirement that is shown. */
  async number() {
    return (await this.slides().locator("h3 .number").first().innerText()).trim();
  }

  action(name, within = this.page) {
    return within.locator(`[data-action="${name}"]`);
  }

  question() {
    return this.page.locator('[data-deck-name="quiz"] [data-slide][data-current]');
  }

  scenario(id) {
    return this.page.locator(`[data-scenario="${id}"]`);
  }

  /** Mark a requirement of a scenario. */
  async mark(id, requirement, answer) {
    await this.page.locator(`input[name="mark:${id}:${requirement}"][value="${answer}"]`).check();
  }

  async verdict(id, verdict) {
    await this.page.locator(`input[name="verdict:${id}"][value="${verdict}"]`).check();
  }

  notice() {
    return this.page.locator('[data-slot="notice"]');
  }

  record() {
    return this.page.locator('[data-slot="record"]');
  }

  /** Press the export button, and return the downloaded file. */
  async export() {
    const download = this.page.waitForEvent("download");
    await this.page.locator('[data-export="csv"]').click();
    const file = await download;
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
  }
}
