// Starts the islands of a page. Its own tag says where the bundle is, relative to the page:
// <script defer src="../loader.js" data-js="../form-0a1b.js" data-wasm="../form-0a1b_bg.wasm">
(({ dataset }) => {
  const url = (path) => new URL(path, document.baseURI).href;
  Promise.all([import(url(dataset.js)), fetch(url(dataset.wasm))])
    .then(async ([bundle, wasm]) => {
      // Compiled while it streams in; read whole first where its content type is not WASM's.
      await bundle.default({ module_or_path: wasm });
      bundle.hydrate?.();
      // data-component names the export that takes the element; it reads data-props itself.
      for (const island of document.querySelectorAll("leptos-island"))
        bundle[island.dataset.component](island);
    })
    .catch((error) => {
      console.error(error);
      for (const notice of document.querySelectorAll("[data-load-error]")) notice.hidden = false;
    });
})(document.currentScript);
