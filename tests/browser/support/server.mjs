// A web server under the test's control: it records every request, can hold a file back until
// the test releases it, and can serve the site below any path.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

export class Server {
  /** Every request so far, as `METHOD path`. */
  requests = [];
  /** Every cookie so far. */
  cookies = [];
  /** Headers that every answer has. */
  headers = {};
  #lost = [];
  #spoilt = [];
  #changes = [];
  #gates = [];
  #http;

  /** Serve `folder` on 127.0.0.1 below `base`, which begins and ends with a slash. */
  static async start(folder, base = "/") {
    const server = new Server();
    server.folder = folder;
    server.base = base;
    server.#http = createServer((request, response) => server.#answer(request, response));
    server.#http.on("upgrade", (request, socket) => {
      server.requests.push(`UPGRADE ${request.url}`);
      socket.destroy();
    });
    await new Promise((ready) => server.#http.listen(0, "127.0.0.1", ready));
    server.port = server.#http.address().port;
    return server;
  }

  /** Return the site's address; `host` must lead to this machine. */
  url(host = "127.0.0.1") {
    return `http://${host}:${this.port}${this.base}`;
  }

  /** Hold back every file whose path matches, until the returned function is called. */
  hold(pattern) {
    let release;
    const gate = { pattern, released: new Promise((go) => (release = go)) };
    this.#gates.push(gate);
    return release;
  }

  /** Answer every file whose path matches with 404. */
  lose(pattern) {
    this.#lost.push(pattern);
  }

  /** Change the text of every file whose path matches, before it is sent. */
  change(pattern, change) {
    this.#changes.push({ pattern, change });
  }

  /**
   * Answer every file whose path matches in another way: `change` gets the body, and returns the
   * `status`, the `headers` and the `body` that differ, or a function `write` that writes the body itself.
   */
  spoil(pattern, change) {
    this.#spoilt.push({ pattern, change });
  }

  async stop() {
    this.#http.closeAllConnections();
    await new Promise((done) => this.#http.close(done));
  }

  async #answer(request, response) {
    this.requests.push(`${request.method} ${request.url}`);
    if (request.headers.cookie) this.cookies.push(request.headers.cookie);
    const path = decodeURIComponent(new URL(request.url, "http://any").pathname);
    for (const gate of this.#gates) if (gate.pattern.test(path)) await gate.released;
    const body = await this.#read(path);
    if (!body) {
      response.writeHead(404, { "content-type": "text/plain" }).end("not found");
      return;
    }
    const name = path.endsWith("/") ? ".html" : extname(path);
    const { change } = this.#spoilt.findLast(({ pattern }) => pattern.test(path)) ?? {};
    const spoilt = change?.(body) ?? {};
    response.writeHead(spoilt.status ?? 200, {
      "content-type": TYPES[name] ?? "application/octet-stream",
      ...this.headers,
      ...spoilt.headers,
    });
    if (spoilt.write) await spoilt.write(response);
    else response.end(spoilt.body ?? body);
  }

  async #read(path) {
    if (!path.startsWith(this.base) || this.#lost.some((pattern) => pattern.test(path))) return null;
    const below = normalize(path.slice(this.base.length)).replace(/^(\.\.[/\\])+/, "");
    const file = join(this.folder, path.endsWith("/") ? join(below, "index.html") : below);
    const body = await readFile(file).catch(() => null);
    const changes = this.#changes.filter(({ pattern }) => pattern.test(path));
    return body && changes.reduce((text, { change }) => Buffer.from(change(text.toString())), body);
  }
}
