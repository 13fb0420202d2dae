// The form as one file, copied into a folder as a user has it: with Japanese and spaces in its name.

import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { CheckPage } from "./check-page.mjs";
import { DIST } from "./places.mjs";

/** Copy the file of a checklist; return its address and what removes the copy. */
export function carried(checklist) {
  const root = mkdtempSync(join(tmpdir(), "kijun-file-"));
  const folder = join(root, "自己点検 持ち運び用");
  mkdirSync(folder);
  const file = join(folder, "クラウド サービスの自己点検.html");
  copyFileSync(join(DIST, "standalone", `${checklist}.html`), file);
  return { address: pathToFileURL(file).href, file, remove: () => rmSync(root, { recursive: true }) };
}

/** The form in such a file. */
export class FilePage extends CheckPage {
  constructor(page, address) {
    super(page, "");
    this.address = address;
  }

  /** Go to a part of the file by its link. */
  async go(part) {
    await this.page.locator(`[data-views] a[href="#${part}"]`).click();
    await this.page.locator(`#${part}`).waitFor();
  }
}
