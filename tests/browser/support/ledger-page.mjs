// The entries of a ledger, as a person makes them.

import { readFile } from "node:fs/promises";

export class LedgerPage {
  constructor(page, site, standard = "kitakyushu") {
    this.page = page;
    this.address = `${site}${standard}/ledger/`;
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

  /** Wait until the page takes entries. */
  async live() {
    await this.page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
  }

  field(id) {
    return this.page.locator(`[name="ledger:${id}"]`);
  }

  class() {
    return this.page.locator('select[name="class"]');
  }

  /** Fill in several fields of the open entry. */
  async fill(fields) {
    for (const [id, text] of Object.entries(fields)) await this.field(id).fill(text);
  }

  /** Return every field of the open entry that is not blank, with its text. */
  async entered() {
    const controls = await this.page.locator('[name^="ledger:"]').all();
    const entries = await Promise.all(
      controls.map(async (control) => [
        (await control.getAttribute("name")).slice("ledger:".length),
        await control.inputValue(),
      ]),
    );
    return Object.fromEntries(entries.filter(([, text]) => text !== ""));
  }

  action(name) {
    return this.page.locator(`[data-action="${name}"]`);
  }

  /** Return the names in the list of entries, and which of them is open. */
  async entries() {
    const buttons = this.page.locator("[data-entry]");
    return {
      names: await buttons.locator("strong").allInnerTexts(),
      open: await buttons.evaluateAll((all) =>
        all.findIndex((each) => each.getAttribute("aria-current") === "true"),
      ),
    };
  }

  notice() {
    return this.page.locator(".notice-area");
  }

  /** Press an export button, and return the downloaded file. */
  async export(name) {
    const download = this.page.waitForEvent("download");
    await this.page.locator(`[data-export="${name}"]`).click();
    const file = await download;
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
  }

  /** Open a file in the page, and wait for its message. */
  async import(kind, name, content) {
    const dismiss = this.notice().locator('[data-action="dismiss"]');
    if (await dismiss.isVisible()) await dismiss.click();
    const file = { name, mimeType: "application/octet-stream", buffer: Buffer.from(content) };
    await this.page.locator(`input[type=file][data-import="${kind}"]`).setInputFiles(file);
    await this.notice().locator(".notice").waitFor();
    return this.notice().innerText();
  }
}
