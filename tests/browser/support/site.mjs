// The built site in Chromium, for the length of a group of tests.

import { after, afterEach, before } from "node:test";
import { launch } from "./browser.mjs";
import { DIST } from "./places.mjs";
import { Server } from "./server.mjs";

/** Start both before the group's tests, end them after, and close each test's pages. Only tests may use `browser` and `server`. */
export function withSite() {
  const here = {};
  before(async () => {
    here.browser = await launch();
    here.server = await Server.start(DIST);
  });
  // Close what a test has opened: open pages make the next tests slower.
  afterEach(() => Promise.all(here.browser.contexts().map((context) => context.close())));
  after(async () => {
    await here.browser?.close();
    await here.server?.stop();
  });
  return here;
}
