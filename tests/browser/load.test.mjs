// A sample of the load that is put on a site before a release (load.mjs): many connections at once, no error.

import assert from "node:assert/strict";
import { Agent, get } from "node:http";
import { describe, it } from "node:test";
import { DIST, pages } from "./support/places.mjs";
import { startWebServer } from "./support/web-servers.mjs";

const CONNECTIONS = 100;
const REQUESTS = 2000;

describe("the site under load", () => {
  it("answers every request over many connections, with the page that was asked for", async (test) => {
    const server = await startWebServer("nginx", DIST, "/");
    test.after(() => server.stop());
    const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
    test.after(() => agent.destroy());
    const paths = pages();
    const ask = (path) =>
      new Promise((done, failed) => {
        get(`${server.url}${path}`, { agent }, (answer) => {
          let bytes = 0;
          answer.on("data", (part) => (bytes += part.length));
          answer.on("end", () => done([answer.statusCode, bytes > 1000]));
          answer.on("error", failed);
        }).on("error", failed);
      });
    const asked = Array.from({ length: REQUESTS }, (_, number) => ask(paths[number % paths.length]));
    for (const answer of await Promise.all(asked)) assert.deepEqual(answer, [200, true]);
  });
});
