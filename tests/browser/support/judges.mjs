// Judges of what leaves a browser without a request that a server could see: the names that it looks
// up, and the connections that it opens.
//
// Names below `.lookup.test` are only looked up. Names below `.listen.test` lead to a listener on this
// machine, which reads the name that a TLS connection asks for (SNI). No name below `.test` exists.

import { once } from "node:events";
import { createServer } from "node:net";

/** The domain whose names are only looked up. */
export const LOOKUP = "lookup.test";
/** The domain whose names lead to the listener. */
export const LISTEN = "listen.test";

/** A listener for TLS connections and for any others; it remembers what each says first. */
export class Listener {
  /** The first bytes of each connection. */
  heard = [];
  /** The number of connections. */
  connections = 0;
  #server;
  #sockets = new Set();

  static async start() {
    const listener = new Listener();
    listener.#server = createServer((socket) => {
      listener.connections += 1;
      listener.#sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => listener.#sockets.delete(socket));
      socket.once("data", (bytes) => {
        listener.heard.push(bytes.toString("latin1"));
        socket.destroy();
      });
    });
    listener.#server.listen(0, "127.0.0.1");
    await once(listener.#server, "listening");
    listener.port = listener.#server.address().port;
    return listener;
  }

  /** Return whether a connection has named `label`: in its TLS greeting, or in a request. */
  has(label) {
    return this.heard.some((bytes) => bytes.includes(label));
  }

  async stop() {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, "close");
  }
}

/** Return the first labels of the names below `LOOKUP` that stand in the text of a browser's log. */
export function lookedUp(log) {
  const names = log.matchAll(new RegExp(`([a-z0-9-]+)\\.${LOOKUP}`, "g"));
  return new Set([...names].map(([, label]) => label));
}
