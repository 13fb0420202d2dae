// Nothing that the form shows is out of date: after random sequences of actions, the page shows the
// same as a page that is opened anew with the same answers.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { withSite } from "./support/site.mjs";

const SEQUENCES = 200;
const STEPS = 8;

/** Return numbers from 0 to below 1, the same for the same seed (mulberry32). */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const IDS = ["1", "2", "4", "5-1", "5-2", "6-1", "6-2", "6-3", "7"];
const TEXTS = ["", "理由", "<b>太字</b>"];

/** Return one action of a person, as data for `act`. */
function step(next) {
  const of = (list) => list[Math.floor(next() * list.length)];
  const id = of(IDS);
  return of([
    ["answer", id, of(["met", "unmet", "not_applicable"])],
    ["answer", id, of(["met", "unmet", "not_applicable"])],
    ["clear", id],
    ["text", `reason:${id}`, of(TEXTS)],
    ["text", `note:${id}`, of(TEXTS)],
    ["text", "service:name", of(TEXTS)],
    ["text", `exception:${id}:reason`, of(TEXTS)],
    ["choose", "class", of(["", "SA", "SB", "I", "II", "III"])],
    ["press", of(["trial", "trial-keep", "trial-drop", "undo", "dismiss"])],
    ["press", of(["reset", "new", "duplicate", "open", "remove", "restore"])],
    ["cell", of(["SA", "SB", "I"])],
    ["frame"],
  ]);
}

/** Do one action on the page; do nothing if it is not offered. */
async function act([kind, name, value]) {
  const one = (selector) => document.querySelector(selector);
  const typed = (control) => {
    control.value = value;
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.dispatchEvent(new Event("change", { bubbles: true }));
  };
  if (kind === "answer") one(`input[name="answer:${name}"][value="${value}"]`)?.click();
  if (kind === "clear") one(`[data-clear="${name}"]`)?.click();
  if (kind === "text" || kind === "choose") {
    const control = one(`[name="${name}"]`);
    if (control) typed(control);
  }
  if (kind === "press") one(`:not([hidden]) > [data-action="${name}"]`)?.click();
  if (kind === "cell") one(`[data-cell="${name}"] > summary`)?.click();
  if (kind === "frame")
    await new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done))));
}

/** Return everything that the page shows because of the answers, except passing messages and what is open. */
function shown() {
  const html = (selector) =>
    [...document.querySelectorAll(selector)].map((each) =>
      each.innerHTML.replaceAll(/ open=""/g, "").replaceAll(/<div class="cell-reasons">.*?<\/div>/g, ""),
    );
  const lists = ["remarks", "remedies", "footnotes", "violated", "advised", "decisive", "open", "satisfied"];
  return {
    lists: [...lists, "head", "announced", "matrix", "exceptions", "shelf", "trial"].map((part) => [
      part,
      html(`[data-part="${part}"]`),
    ]),
    hidden: lists.map((list) => document.querySelector(`details.${list}`).hidden),
    counts: html("[data-count]"),
    progress: html("[data-progress]"),
    saved: document.querySelector('[data-part="saved"]').textContent.replace(/^.*に/, ""),
    requirements: [...document.querySelectorAll("[data-requirement]")].map((each) => [
      each.dataset.status,
      each.hidden,
      each.querySelector("[data-status-text]").textContent,
      each.querySelector("[data-reason]").dataset.reason,
      each.querySelector("[data-reason]").hidden,
      each.querySelector("[data-proposal]").innerHTML,
    ]),
    words: [...document.querySelectorAll("[data-class]")].map((each) => each.hidden),
    values: [...document.querySelectorAll("form [name], .assessment [name]")].map((each) =>
      each.type === "radio" ? each.checked : each.value,
    ),
  };
}

describe("what the form shows", () => {
  const here = withSite();

  for (const [part, seed] of [1, 2, 3, 4].entries()) {
    it(`is never out of date, whatever is done in whatever order (${part + 1} of 4)`, async () => {
      const page = await openPage(here.browser);
      const form = await new CheckPage(page, here.server.url()).open();
      const next = random(seed);
      for (let sequence = 0; sequence < SEQUENCES / 4; sequence += 1) {
        const steps = Array.from({ length: STEPS }, () => step(next));
        for (const each of steps) await page.evaluate(act, each);
        // A trial and a blank assessment are not kept, so they do not come back.
        const last = [["press", "trial-drop"], ["text", "service:name", `点検${sequence}`]];
        for (const each of last) await page.evaluate(act, each);
        await form.settled();
        const before = await page.evaluate(shown);
        await form.reload();
        assert.deepEqual(before, await page.evaluate(shown), JSON.stringify(steps));
      }
      assert.deepEqual(page.complaints, []);
    });
  }
});
