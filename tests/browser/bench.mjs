// How long an answer takes to a painted verdict, on 別紙2 and on a thousand requirements.
//
// Run by `cargo xtask bench`. A timing is no test: nothing fails here but what cannot be measured.

import { rm } from "node:fs/promises";
import { launch, openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { CHECKLIST, largeSite } from "./support/large-site.mjs";
import { DIST } from "./support/places.mjs";
import { Server } from "./support/server.mjs";

const ANSWERS = 100;
const SLOWER = 4;

/**
 * Milliseconds for each answer: all that the page's main thread does from the click to the painted
 * frame, in the time of the processor, so that what else the machine does is left out.
 */
async function measure(form, session) {
  const spent = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1000 * metrics.find(({ name }) => name === "TaskDuration").value;
  };
  const answer = (count) =>
    form.page.evaluate(async (count) => {
      const requirements = document.querySelectorAll("[data-requirement][open]");
      const requirement = requirements[(count * 7) % requirements.length];
      const radios = [...requirement.querySelectorAll("input[type=radio]")].slice(0, 2);
      radios.find((radio) => !radio.checked).click();
      await new Promise((done) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = done;
          port2.postMessage(null);
        }),
      );
    }, count);
  const times = [];
  for (let count = 0; count < ANSWERS; count += 1) {
    const before = await spent();
    await answer(count);
    times.push((await spent()) - before);
  }
  return times;
}

function said(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1);
  return `median ${at(0.5)} ms, 95 % ${at(0.95)} ms, worst ${at(1)} ms`;
}

async function run(browser, site, checklist, choose) {
  const server = await Server.start(site);
  const page = await openPage(browser);
  const form = await new CheckPage(page, server.url(), checklist).open();
  await form.choose("class", choose);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const count = await page.locator("[data-requirement]").count();
  for (const rate of [1, SLOWER]) {
    await session.send("Emulation.setCPUThrottlingRate", { rate });
    console.log(`${checklist}, ${count} requirements, CPU ÷ ${rate}: ${said(await measure(form, session))}`);
  }
  await page.context().close();
  await server.stop();
}

const browser = await launch();
const large = await largeSite(process.env.KIJUN_BUNDLES);
await run(browser, DIST, "annex2/cloud", "SB");
await run(browser, large.site, CHECKLIST, "important");
await browser.close();
await rm(large.folder, { recursive: true });
