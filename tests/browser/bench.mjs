// Measure the time from an answer to the painted verdict, on 別紙2 and on a thousand requirements.
//
// Run by `cargo xtask bench`. A time is no test: this fails only if it cannot measure.

import { rm } from "node:fs/promises";
import { launch, openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { CHECKLIST, largeSite } from "./support/large-site.mjs";
import { DIST } from "./support/places.mjs";
import { Server } from "./support/server.mjs";

const ANSWERS = 100;
const SLOWER = 4;

/**
 * In the page: answer one requirement after another, each in sight as for a reader, and mark each
 * click. Return the milliseconds that the script of each click took.
 */
async function answerAll(count) {
  const idle = () => new Promise((done) => requestAnimationFrame(() => requestIdleCallback(done)));
  const scripts = [];
  for (let at = 0; at < count; at += 1) {
    const requirements = document.querySelectorAll("[data-requirement][open]");
    const requirement = requirements[(at * 7) % requirements.length];
    const radios = [...requirement.querySelectorAll("input[type=radio]")].slice(0, 2);
    requirement.scrollIntoView({ block: "center", behavior: "instant" });
    await idle();
    await idle();
    const start = performance.now();
    performance.mark("answer");
    radios.find((radio) => !radio.checked).click();
    scripts.push(performance.now() - start);
    await idle();
    await idle();
  }
  return scripts;
}

/**
 * Return the milliseconds for each answer: everything that the page's main thread does from the click
 * until the frame with the verdict is painted, which is the script of the click and the next frame.
 */
async function measure(browser, page) {
  const session = await browser.newBrowserCDPSession();
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  const complete = new Promise((done) => session.once("Tracing.tracingComplete", done));
  const includedCategories = ["blink.user_timing", "cc"];
  await session.send("Tracing.start", { traceConfig: { includedCategories }, transferMode: "ReportEvents" });
  const scripts = await page.evaluate(answerAll, ANSWERS);
  await session.send("Tracing.end");
  await complete;
  await session.detach();
  const clicks = events.filter(({ name }) => name === "answer").sort((a, b) => a.ts - b.ts);
  const frames = events
    .filter(({ name, tid }) => name === "ProxyMain::BeginMainFrame" && tid === clicks[0].tid)
    .sort((a, b) => a.ts - b.ts);
  return clicks.map(({ ts }, at) => scripts[at] + frames.find((frame) => frame.ts > ts).dur / 1000);
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
  const count = await page.locator("[data-requirement]").count();
  for (const rate of [1, SLOWER]) {
    await session.send("Emulation.setCPUThrottlingRate", { rate });
    console.log(`${checklist}, ${count} requirements, CPU ÷ ${rate}: ${said(await measure(browser, page))}`);
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
