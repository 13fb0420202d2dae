// Firefox, as it is installed, driven over WebDriver BiDi. Playwright's own way needs a newer one than
// Debian has.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { WebSocket, firefoxProgram } from "./places.mjs";

/** Settings of every profile: nothing is asked of Mozilla's servers. */
const QUIET = {
  "app.normandy.enabled": false,
  "app.update.enabled": false,
  "browser.newtabpage.enabled": false,
  "browser.safebrowsing.update.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.page": 0,
  "datareporting.policy.dataSubmissionEnabled": false,
  "dom.push.connection.enabled": false,
  "extensions.getAddons.cache.enabled": false,
  "extensions.update.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,#remote-settings-dummy/v1",
  "toolkit.telemetry.enabled": false,
};

export class Firefox {
  #process;
  #socket;
  #profile;
  #last = 0;
  #waiting = new Map();

  /** Start Firefox. `prefs` are settings of its profile, `env` variables of its environment. */
  static async start({ prefs = {}, env = {} } = {}) {
    const browser = new Firefox();
    browser.#profile = mkdtempSync(join(tmpdir(), "kijun-firefox-"));
    const lines = Object.entries({ ...QUIET, ...prefs }).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
    );
    writeFileSync(join(browser.#profile, "user.js"), lines.join(""));
    const args = ["--headless", "--no-remote", "--profile", browser.#profile, "--remote-debugging-port", "0"];
    browser.#process = spawn(firefoxProgram(), args, {
      env: { ...process.env, ...env },
      stdio: ["ignore", "ignore", "pipe"],
    });
    browser.#socket = new WebSocket(`${await browser.#address()}/session`);
    await once(browser.#socket, "open");
    browser.#socket.on("message", (text) => browser.#receive(JSON.parse(text)));
    await browser.send("session.new", { capabilities: {} });
    return browser;
  }

  /** Wait for the address that Firefox prints, and read on: a full pipe would stop it. */
  #address() {
    return new Promise((found, failed) => {
      const said = [];
      createInterface({ input: this.#process.stderr }).on("line", (line) => {
        const address = /WebDriver BiDi listening on (ws:\S+)/.exec(line)?.[1];
        if (address) found(address);
        if (said.length < 20) said.push(line);
      });
      this.#process.on("error", failed);
      this.#process.on("exit", () => failed(new Error(`Firefox ended: ${said.join("\n")}`)));
    });
  }

  #receive({ id, result, error, message }) {
    const { done, failed } = this.#waiting.get(id) ?? {};
    this.#waiting.delete(id);
    if (error) failed?.(new Error(`${error}: ${message}`));
    else done?.(result);
  }

  /** Send a command, and return its result. */
  send(method, params) {
    const id = ++this.#last;
    this.#socket.send(JSON.stringify({ id, method, params }));
    return new Promise((done, failed) => this.#waiting.set(id, { done, failed }));
  }

  /** Open a page in a tab of its own. */
  async newPage() {
    const { context } = await this.send("browsingContext.create", { type: "tab" });
    return new Tab(this, context);
  }

  async stop() {
    const ended = once(this.#process, "exit");
    await this.send("browser.close", {});
    await ended;
    this.#socket.close();
    rmSync(this.#profile, { recursive: true, force: true });
  }
}

/** A tab of Firefox. */
class Tab {
  constructor(browser, context) {
    this.browser = browser;
    this.context = context;
  }

  /** Go to an address; return when the page has loaded, or as soon as `wait` says. */
  goto(url, wait = "complete") {
    return this.browser.send("browsingContext.navigate", { context: this.context, url, wait });
  }

  /** Load the page again, and return at once. */
  reload() {
    return this.browser.send("browsingContext.reload", { context: this.context, wait: "none" });
  }

  /** Return what a script's expression is in the page, by its JSON. */
  async evaluate(expression) {
    const { result, exceptionDetails } = await this.browser.send("script.evaluate", {
      expression: `(async () => JSON.stringify(await (${expression})) ?? "null")()`,
      target: { context: this.context },
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return JSON.parse(result.value);
  }

  /** Wait until an expression is true; the test's own time limit ends a wait in vain. */
  async until(expression) {
    // While a page is exchanged for another, no script can run in it.
    while (!(await this.evaluate(expression).catch(() => false)));
  }

  close() {
    return this.browser.send("browsingContext.close", { context: this.context });
  }
}
