// The form's memory does not grow with the answers given.

import assert from "node:assert/strict";
import { it } from "node:test";
import { openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { withSite } from "./support/site.mjs";

const here = withSite();

it("is flat over 10,000 answers", async () => {
  const page = await openPage(here.browser);
  // The memory is private to the bundle, so note it when the bundle starts.
  await page.addInitScript(() => {
    for (const name of ["instantiate", "instantiateStreaming"]) {
      const original = WebAssembly[name];
      WebAssembly[name] = async (...given) => {
        const made = await original(...given);
        window.wasmMemory = (made.instance ?? made).exports.memory;
        return made;
      };
    }
  });
  const form = await new CheckPage(page, here.server.url()).open();
  await form.choose("class", "SB");
  const hundredAnswers = () =>
    page.evaluate(() => {
      window.given ??= 0;
      const groups = [...document.querySelectorAll("[data-requirement]")].map((requirement) => [
        ...requirement.querySelectorAll("input[type=radio]"),
      ]);
      for (const end = window.given + 100; window.given < end; window.given += 1) {
        const radios = groups[window.given % groups.length];
        radios[Math.floor(window.given / groups.length) % radios.length].click();
      }
      return window.wasmMemory.buffer.byteLength;
    });
  /** Continue to answer, each hundred with its reasons, lists and saving; return the size of the memory. */
  const sizeAfter = async (hundreds) => {
    let size = 0;
    for (let count = 0; count < hundreds; count += 1) {
      size = await hundredAnswers();
      await form.settled();
    }
    return size;
  };
  const before = await sizeAfter(10);
  assert.ok(before > 0);
  assert.equal(await sizeAfter(100), before);
  assert.deepEqual(page.complaints, []);
});
