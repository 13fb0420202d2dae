// The form's memory does not grow with the answers given.

import assert from "node:assert/strict";
import { it } from "node:test";
import { openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { withSite } from "./support/site.mjs";

const here = withSite();

it("is flat over 10,000 answers", async () => {
  const page = await openPage(here.browser);
  // The bundle keeps its memory to itself: it is noted when the bundle starts.
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
  const sizeAfter = (answers) =>
    page.evaluate((answers) => {
      const groups = [...document.querySelectorAll("[data-requirement]")].map((requirement) => [
        ...requirement.querySelectorAll("input[type=radio]"),
      ]);
      for (let count = 0; count < answers; count += 1) {
        const radios = groups[count % groups.length];
        radios[Math.floor(count / groups.length) % radios.length].click();
      }
      return window.wasmMemory.buffer.byteLength;
    }, answers);
  const before = await sizeAfter(200);
  assert.ok(before > 0);
  assert.equal(await sizeAfter(10_000), before);
  assert.deepEqual(page.complaints, []);
});
