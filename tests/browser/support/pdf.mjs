// Printed pages, as text.

import { getDocumentProxy } from "./places.mjs";

/** Signs that share their shape, and so their place in a font, with the one that was written. */
const SHARED = { "‧": "・", 戶: "戸" };

/** Print a page, and return the text of each sheet, without white space and in compatible letters. */
export async function printed(page) {
  const bytes = await page.pdf({ preferCSSPageSize: true });
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const sheets = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const text = items.map((item) => item.str ?? "").join("");
    sheets.push(bare(text));
  }
  return sheets;
}

/** Return a text as `printed` gives it. */
export const bare = (text) =>
  text.normalize("NFKC").replace(/\s/gu, "").replace(/[‧戶]/gu, (sign) => SHARED[sign]);
