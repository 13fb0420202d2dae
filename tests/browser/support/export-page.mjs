// The page of Excel and CSV forms, as a person uses it.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFile } from "node:fs/promises";
import { UNSEEN, markSeen } from "./notices.mjs";
import { KIJUN } from "./places.mjs";

/** A folder for the files that the command reads and writes. */
function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), "kijun-"));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const content = new URL("../../../content", import.meta.url).pathname;

/** Return what `kijun import` makes of a filled form: the answer file, parsed. */
export function imported(name, bytes) {
  return inFolder((folder) => {
    writeFileSync(join(folder, name), bytes);
    const options = { cwd: folder, stdio: ["ignore", "pipe", "ignore"] };
    return JSON.parse(execFileSync(KIJUN, ["--content", content, "import", name], options));
  });
}

/** Return the form that `kijun export` makes of an answer file, or of a checklist. */
export function exported(what, format) {
  return inFolder((folder) => {
    const given = typeof what === "string" ? what : "回答.json";
    if (typeof what !== "string") writeFileSync(join(folder, given), JSON.stringify(what));
    const out = `様式.${format}`;
    const options = { cwd: folder, stdio: "ignore" };
    execFileSync(KIJUN, ["--content", content, "export", given, "--out", out], options);
    return readFileSync(join(folder, out));
  });
}

export class ExportPage {
  constructor(page, site, checklist = "annex2/cloud") {
    this.page = page;
    this.address = `${site}${checklist}/export/`;
  }

  async open() {
    await this.page.goto(this.address);
    await this.live();
    return this;
  }

  async live() {
    await this.page.locator('html[data-hydrated="true"]').waitFor({ state: "attached" });
  }

  source() {
    return this.page.locator('select[name="source"]');
  }

  /** Return the choices, by their words. */
  choices() {
    return this.source().locator("option").allInnerTexts();
  }

  /** Return the chosen one, by its words. */
  chosen() {
    return this.source().locator("option:checked").innerText();
  }

  button(kind) {
    return this.page.locator(`[data-export="${kind}"]`);
  }

  /** Save as this kind, and return the file's name and its bytes. */
  async save(kind) {
    return this.saved(() => this.button(kind).click());
  }

  /** Do this, and return the file that it saves. */
  async saved(act) {
    const download = this.page.waitForEvent("download");
    await act();
    const file = await download;
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  }

  /** Return the day by the page's clock, as the names of files have it. */
  today() {
    return this.page.evaluate(() => {
      const now = new Date();
      const two = (number) => String(number).padStart(2, "0");
      return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    });
  }

  notice() {
    return this.page.locator('[data-slot="notice"]');
  }

  reading() {
    return this.page.locator('[data-slot="reading"]');
  }

  /** Choose an answer file to make a form of; return the message. */
  async chooseAnswers(name, content) {
    await markSeen(this.notice());
    const buffer = Buffer.from(typeof content === "string" ? content : JSON.stringify(content));
    await this.page
      .locator('[data-import="answers"]')
      .setInputFiles({ name, mimeType: "application/json", buffer });
    await this.notice().locator(UNSEEN).waitFor();
    return this.notice().innerText();
  }

  /** Choose a filled form; return the message. */
  async readForm(name, buffer) {
    await markSeen(this.reading());
    await this.page
      .locator('[data-import="xlsx"]')
      .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(buffer) });
    await this.reading().locator(UNSEEN).first().waitFor();
    return this.reading().innerText();
  }

  /** Return the names of the cells in which something was found. */
  cells() {
    const items = this.reading().locator(".findings [data-cell]");
    return items.evaluateAll((all) => all.map((item) => item.dataset.cell));
  }

  action(name) {
    return this.page.locator(`[data-action="${name}"]`);
  }
}
