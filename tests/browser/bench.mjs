// How long an answer takes to a painted verdict, on 別紙2 and on a thousand requirements.
//
// Run by `cargo xtask bench`. A timing is no test: nothing fails here but what cannot be measured.

import { rm } from "node:fs/promises";
import { launch, openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { CHECKLIST, largeSite } from "./support/large-site.mjs";
import { DIST } from "./support/places.mjs";
import { Server } from "./support/server.mjs";

const ANSWERS = 200;

/** Milliseconds for each answer: the form's work with style and layout, and the frame's painting. */
async function measure(form, answers) {
  return form.page.evaluate(async (answers) => {
    const requirements = [...document.querySelectorAll("[data-requirement][open]")];
    const painted = () =>
      new Promise((done) =>
        requestAnimationFrame(() => {
          const start = performance.now();
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done(performance.now() - start);
          port2.postMessage(null);
        }),
      );
    await painted();
    const times = [];
    for (let count = 0; count < answers; count += 1) {
      const requirement = requirements[(count * 7) % requirements.length];
      const radios = [...requirement.querySelectorAll("input[type=radio]")];
      const radio = radios.find((radio, place) => !radio.checked && place === count % 2) ?? radios[0];
      const start = performance.now();
      radio.click();
      void document.body.offsetHeight;
      const work = performance.now() - start;
      times.push(work + (await painted()));
    }
    return times;
  }, answers);
}

function said(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1);
  return `median ${at(0.5)} ms, 95 % ${at(0.95)} ms, worst ${at(1)} ms`;
}

async function run(browser, site, checklist, choose, rates) {
  const server = await Server.start(site);
  for (const rate of rates) {
    const page = await openPage(browser);
    const form = await new CheckPage(page, server.url(), checklist).open();
    await form.choose("class", choose);
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate });
    const count = await page.locator("[data-requirement]").count();
    console.log(`${checklist}, ${count} requirements, CPU ÷ ${rate}: ${said(await measure(form, ANSWERS))}`);
    await page.context().close();
  }
  await server.stop();
}

const browser = await launch();
const large = await largeSite(process.env.KIJUN_BUNDLES);
await run(browser, DIST, "annex2/cloud", "SB", [1, 4]);
await run(browser, large.site, CHECKLIST, "important", [1, 4]);
await browser.close();
await rm(large.folder, { recursive: true });
