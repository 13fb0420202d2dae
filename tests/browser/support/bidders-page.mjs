// The page that compares vendors' answers, as a person uses it.

import { readFile } from "node:fs/promises";
import { UNSEEN, markSeen } from "./notices.mjs";

/** Return an answer file: `{ name, mimeType, buffer }` as the file chooser takes it. */
export function file(name, content) {
  const bytes = typeof content === "object" && !Buffer.isBuffer(content) ? JSON.stringify(content) : content;
  return { name, mimeType: "application/json", buffer: Buffer.from(bytes) };
}

/** Return answers to annex2 for class SB: `answers` by id, and other fields. */
export function answers(service, answers, fields = {}) {
  return {
    schema: "kijun-answers/1",
    checklist: "annex2/cloud",
    edition: "undated",
    class: "SB",
    service: { name: service, provider: `${service}社` },
    answers,
    ...fields,
  };
}

/** The requirements that can be met together: 6-3 is for information of another kind than 6-4 and 6-5. */
const IDS = "1 2 3 4 5-1 5-2 5-3 6-1 6-2 6-4 6-5 7-1 7-2".split(" ");

/** Return answers that meet all of these requirements, changed by `except`. */
export const allMet = (except = {}) => ({
  ...Object.fromEntries(IDS.map((id) => [id, { status: "met" }])),
  ...except,
});

export class BiddersPage {
  constructor(page, site) {
    this.page = page;
    this.address = `${site}bidders/`;
  }

  async open() {
    await this.page.goto(this.address);
    await this.page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
    return this;
  }

  input() {
    return this.page.locator('input[type=file][multiple][data-import="answers"]');
  }

  /** Choose files, and wait for the message about them. */
  async take(...files) {
    await markSeen(this.notice());
    await this.input().setInputFiles(files);
    await this.notice().locator(UNSEEN).waitFor();
    return this.notice().innerText();
  }

  notice() {
    return this.page.locator('[data-part="notice"]');
  }

  head(number) {
    return this.page.locator(`[data-vendor="${number}"]`);
  }

  about(number) {
    return this.page.locator(`[data-about="${number}"]`);
  }

  /** Open what is folded of a vendor, and return its text. */
  async told(number) {
    await this.about(number).locator("details").evaluate((details) => (details.open = true));
    return this.about(number).innerText();
  }

  row(id) {
    return this.page.locator(`[data-part="groups"] [data-requirement="${id}"]`);
  }

  cell(id, number) {
    return this.row(id).locator(`[data-cell="${number}"]`);
  }

  async rows() {
    const rows = this.page.locator('[data-part="groups"] [data-requirement]');
    return rows.evaluateAll((all) => all.map((row) => row.dataset.requirement));
  }

  async verdicts() {
    const heads = this.page.locator("[data-vendor]");
    return heads.evaluateAll((all) => all.map((head) => head.dataset.verdict));
  }

  /** Return the numbers of the vendors, in the order of the columns. */
  async order() {
    const heads = this.page.locator("[data-vendor]");
    return heads.evaluateAll((all) => all.map((head) => Number(head.dataset.vendor)));
  }

  async flags(number) {
    const codes = await this.head(number).getAttribute("data-flags");
    return codes === "" ? [] : codes.split(" ");
  }

  only(rows) {
    return this.page.locator(`[name="only"][value="${rows}"]`).check();
  }

  sort(order) {
    return this.page.locator('select[name="sort"]').selectOption(order);
  }

  /** Press an export button, and return the bytes of the downloaded file. */
  async export(name) {
    const download = this.page.waitForEvent("download");
    await this.page.locator(`[data-export="${name}"]`).click();
    return readFile(await (await download).path());
  }
}
