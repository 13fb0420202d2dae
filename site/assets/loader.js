// Start the program of a page, and find out what is wrong if it does not start. The script's own tag
// has the addresses of the bundle and of an empty module, relative to the page:
// <script defer src="../loader.js" data-js="../form-0a1b.js" data-wasm="../form-0a1b_bg.wasm" data-empty="../empty-0a1b.wasm">
(({ dataset }) => {
  // The watchdog has the time; it may be missing.
  const watch = globalThis.kijunWatch ?? { fail: console.error };
  let failed = false;
  const beat = (time) => (watch.due = Date.now() + time);
  watch.ran = true;
  beat(4000);
  // No control can be used before the program is live, whatever a browser restores after a reload.
  const controls = ":is(button, input, select, textarea)";
  const close = () => {
    for (const control of document.querySelectorAll(`${controls}:enabled`)) control.disabled = true;
  };
  close();
  // Browsers list, suggest and copy addresses, so what somebody wrote into this one leaves it at
  // once. The search reads it from the history entry.
  const address = new URL(location);
  if (address.search) {
    const words = address.searchParams.get("q");
    address.search = "";
    history.replaceState(words ?? history.state, "", address);
  }
  const url = (path) => new URL(path, document.baseURI).href;
  // A request that a policy has stopped is reported later than it fails.
  const policies = [];
  const forbidden = () => ["policy", policies.join(" ")];
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, disposition }) => {
    if (disposition !== "enforce") return;
    policies.push(effectiveDirective);
    if (failed) watch.fail(...forbidden());
  });

  /** Return whether the browser runs WebAssembly here; a policy may forbid it. */
  const compiles = () => {
    try {
      return new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)) && true;
    } catch {
      return false;
    }
  };

  /** Return what is wrong with a file as it is served, as a code of a `data-trouble`, and the details; nothing if it is sound. */
  const look = async (path, sound) => {
    const response = await fetch(url(path)).catch(() => null);
    const file = path.split("/").pop();
    if (!response) return ["offline", file];
    const type = response.headers.get("content-type") ?? "";
    const words = `${file}: ${response.status} ${type}`;
    if (!response.ok) return ["lost", words];
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (/^\s*</.test(new TextDecoder().decode(bytes.subarray(0, 99)))) return ["page", words];
    return sound(bytes, type) ? [] : ["", words];
  };
  const isWasm = ([a, b, c, d]) => !a && b === 97 && c === 115 && d === 109;

  /** Return the code of what stopped the program, and the details for an administrator. */
  const trouble = async (error) => {
    if (!globalThis.WebAssembly) return ["off", navigator.userAgent];
    if (!compiles()) return ["policy", "script-src 'wasm-unsafe-eval'"];
    if (error instanceof WebAssembly.RuntimeError) return ["panic", error.message];
    const [js, ofJs] = await look(dataset.js, (_, type) => /script/.test(type));
    if (policies.length) return forbidden();
    if (js === "lost") return ["stale", ofJs];
    if (js !== undefined) return [js || "type", ofJs];
    const [wasm, ofWasm] = await look(dataset.wasm, isWasm);
    // Is it this file that the server does not have, or every file of this kind?
    if (wasm === "lost") return [(await look(dataset.empty, isWasm))[0] === undefined ? "stale" : "wasm", ofWasm];
    if (wasm !== undefined) return [wasm || "damaged", ofWasm];
    const parts = error instanceof WebAssembly.LinkError || /another build/.test(error);
    return [parts ? "stale" : "panic", `${error}`];
  };
  /** Say it for good: the watchdog would take it back where the page was already live. */
  const say = (...found) => {
    close();
    // A part of the program may go on, and would open the page again.
    new MutationObserver(close).observe(document, { attributeFilter: ["disabled"], childList: true, subtree: true });
    failed = true;
    clearInterval(watch.id);
    watch.fail(...found);
  };
  const fail = async (error) => {
    console.error(error);
    // The program may have opened the page before it failed.
    close();
    say(...(await trouble(error)));
  };
  // A program that has stopped keeps nothing: what would be typed now would be lost.
  const stopped = ({ error, reason = error }) => {
    if (!globalThis.WebAssembly || !(reason instanceof WebAssembly.RuntimeError)) return;
    say("panic", reason.message);
  };
  addEventListener("error", stopped);
  addEventListener("unhandledrejection", stopped);

  /** Follow a file as it arrives: as long as it does, the program is on its way. */
  const follow = async (response) => {
    const reader = response.clone().body.getReader();
    while (!(await reader.read()).done) beat(4000);
  };
  const load = async (path) => {
    const response = await fetch(url(path));
    beat(4000);
    follow(response).catch(() => {});
    return response;
  };
  Promise.all([import(url(dataset.js)), load(dataset.wasm)])
    .then(async ([bundle, wasm]) => {
      beat(4000);
      // The module is compiled while it is loaded, or afterwards if its content type is not WASM's.
      // Its `main` reads `data-props`, mounts its views, and seals the page.
      await bundle.default({ module_or_path: wasm });
      // The search waits for its index, up to 10 s.
      beat(11000);
    })
    .catch(fail);
})(document.currentScript);
