// Start the program of a page. The script's own tag has the addresses of the bundle, relative to the
// page:
// <script defer src="../loader.js" data-js="../form-0a1b.js" data-wasm="../form-0a1b_bg.wasm">
(({ dataset }) => {
  const url = (path) => new URL(path, document.baseURI).href;
  Promise.all([import(url(dataset.js)), fetch(url(dataset.wasm))])
    .then(async ([bundle, wasm]) => {
      // The module is compiled while it is loaded, or afterwards if its content type is not WASM's.
      // Its `main` reads `data-props`, mounts its views, and seals the page.
      await bundle.default({ module_or_path: wasm });
    })
    .catch((error) => {
      console.error(error);
      for (const notice of document.querySelectorAll("[data-load-error]")) notice.hidden = false;
    });
})(document.currentScript);
