// The built site in Chromium, for the length of a group of tests.

import { after, afterEach, before } from "node:test";
import { launch } from "./browser.mjs";
import { DIST } from "./places.mjs";
import { Server } from "./server.mjs";

/** Starts both before the group's tests and ends them after, and closes each test's pages; `browser` and `server` are there then. */
export function withSite() {
  const here = {};
  before(async () => {
    here.browser = await launch();
    here.server = await Server.start(DIST);
  });
  // What a test has opened is closed after it: open pages cost the next ones time.
  afterEach(() => Promise.all(here.browser.contexts().map((context) => context.close())));
  after(async () => {
    await here.browser?.close();
    await here.server?.stop();
  });
  return here;
}
