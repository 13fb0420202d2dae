// The command with the clients in it: from nothing to a live form, without a compiler.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, it } from "node:test";
import { launch, openPage } from "./support/browser.mjs";
import { CheckPage } from "./support/check-page.mjs";
import { embeddedProgram } from "./support/places.mjs";

describe("the command with the clients in it", () => {
  it("makes a city's site, whose form lives, in a folder without anything else", async (test) => {
    const program = embeddedProgram();
    const folder = mkdtempSync(join(tmpdir(), "kijun-city-"));
    test.after(() => rmSync(folder, { recursive: true }));
    const kijun = (...args) => execFileSync(program, args, { cwd: folder, env: {}, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
    kijun("new", "my-city");
    kijun("build", "--content", "my-city", "--out", "public", "--standalone");
    assert.ok(existsSync(join(folder, "public", "standalone", "sample", "service.html")));
    const server = spawn(program, ["serve", "--port", "0"], { cwd: folder, env: {}, stdio: ["ignore", "pipe", "ignore"] });
    test.after(() => server.kill());
    const { value: address } = await createInterface({ input: server.stdout })[Symbol.asyncIterator]().next();
    const browser = await launch();
    test.after(() => browser.close());
    const page = await openPage(browser);
    const form = await new CheckPage(page, address, "sample/service").open();
    const [first] = await page.locator('select[name="class"] option:not([value=""])').evaluateAll((all) => all.map(({ value }) => value));
    await form.choose("class", first);
    assert.notEqual((await form.verdict())[0], "none");
    assert.deepEqual(page.complaints, []);
  });
});
