// Every way in which a script can send, tried in sealed pages.

import assert from "node:assert/strict";

/** End what the page can do by itself, including downloads: tried last. */
export const LAST = {
  form: (url) => {
    const form = Object.assign(document.createElement("form"), { action: url, method: "post" });
    document.body.append(form);
    form.submit();
  },
};

/** Every way in which a script can send; each gets the address to send to. Run inside the page. */
export const ATTACKS = {
  fetch: (url) => fetch(url, { mode: "no-cors" }),
  "fetch with keepalive": (url) => fetch(url, { keepalive: true, method: "POST", body: "x" }),
  XMLHttpRequest: (url) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.send("x");
  },
  beacon: (url) => navigator.sendBeacon(url, "x"),
  image: (url) => (new Image().src = url),
  "script element": (url) => {
    document.head.append(Object.assign(document.createElement("script"), { src: url }));
  },
  "style sheet": (url) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: url });
    document.head.append(link);
  },
  "style with an image": (url) => {
    document.body.style.backgroundImage = `url(${url})`;
  },
  font: (url) => new FontFace("attack", `url(${url})`).load(),
  prefetch: (url) => {
    const link = Object.assign(document.createElement("link"), { rel: "prefetch", href: url });
    document.head.append(link);
  },
  frame: (url) => {
    document.body.append(Object.assign(document.createElement("iframe"), { src: url }));
  },
  object: (url) => {
    document.body.append(Object.assign(document.createElement("object"), { data: url }));
  },
  video: (url) => {
    document.body.append(Object.assign(document.createElement("video"), { src: url }));
  },
  WebSocket: (url) => new WebSocket(url.replace("http", "ws")),
  EventSource: (url) => new EventSource(url),
  worker: (url) => new Worker(url),
  "worker from a blob": (url) => {
    const code = new Blob([`fetch(${JSON.stringify(url)})`], { type: "text/javascript" });
    return new Worker(URL.createObjectURL(code));
  },
  import: (url) => import(url),
};

/**
 * Run this in a page before its own scripts: `window.enabledUnsealed` holds every control that could be
 * used before the seal was in place.
 */
export function watchSeal() {
  window.enabledUnsealed = [];
  const sealed = () =>
    document.querySelectorAll('meta[http-equiv="Content-Security-Policy"]').length > 1;
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      if (!target.disabled && !sealed()) window.enabledUnsealed.push(target.outerHTML);
    }
  }).observe(document, { subtree: true, attributeFilter: ["disabled"] });
}

/** Run an attack in the page. Some throw at once, some fail later, some never answer: all are tried. */
export function attempt(page, attack, url) {
  // As source text, because the page's own policy lets no script make functions from text.
  return page.evaluate(`(() => {
    try {
      Promise.resolve((${attack})(${JSON.stringify(url)})).catch(() => {});
    } catch {}
    return "tried";
  })()`);
}

/** Wait until the condition holds; the test's own time limit ends a wait in vain. */
export async function until(holds, otherwise) {
  const deadline = Date.now() + 10_000;
  while (!holds()) {
    assert.ok(Date.now() < deadline, otherwise);
    await new Promise((next) => setImmediate(next));
  }
}

/** Try everything in a sealed page, ending with `works`: the server receives nothing. */
export async function assertSealed({ browser, server }, page, host, openPage, works) {
  const attempts = [];
  const tryAll = async (attacks) => {
    for (const [name, attack] of Object.entries(attacks)) {
      const target = `${server.url(host)}attack/${encodeURIComponent(name)}`;
      attempts.push(await attempt(page, attack, target));
    }
  };
  await tryAll(ATTACKS);
  // What is allowed still works, and comes after everything tried before.
  await works();
  await tryAll(LAST);
  assert.deepEqual(attempts.filter((outcome) => outcome !== "tried"), []);
  const probe = await openPage(browser);
  await probe.goto(`${server.url(host)}privacy/`);
  assert.deepEqual(
    server.requests.filter((request) => request.includes("attack")),
    [],
  );
}
