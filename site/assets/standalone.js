// In a file by itself: its parts are shown one at a time, as their links say. Without scripts, all of
// them are shown, one below the other.
(() => {
  const { dataset } = document.documentElement;
  // Nothing is shown until the style sheet is unpacked.
  dataset.starting = "";
  // Show why the program does not start, and write down the error.
  const fail = (why, error) => {
    if (error) console.error(error);
    delete dataset.starting;
    document.querySelector("[data-why]").textContent = why;
    document.querySelector("[data-problem]").hidden = false;
  };
  const show = () => {
    const name = decodeURIComponent(location.hash.slice(1)).split("#")[0];
    const target = name ? document.getElementById(name) : null;
    const views = [...document.querySelectorAll("[data-view]")];
    const now = target?.closest("[data-view]") ?? views.find((view) => !view.hidden && name) ?? views[0];
    for (const view of views) view.hidden = view !== now;
    for (const link of document.querySelectorAll("[data-views] a")) {
      if (link.hash === `#${now.id}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    // The browser has looked for the place before it was shown.
    if (target === now) scrollTo(0, 0);
    else target?.scrollIntoView();
  };
  const shown = () => {
    delete dataset.starting;
    dataset.styled = "";
    show();
  };
  const { kijun } = globalThis;
  // The script of the program that unpacks the others registers its start here.
  Object.assign(kijun, { fail, shown, register: (start) => (kijun.first = start) });
  document.addEventListener("DOMContentLoaded", () => {
    // No control can be used before the program is live, whatever a browser restores after a reload.
    for (const control of document.querySelectorAll(":is(button, input, select, textarea)")) control.disabled = true;
    if ("starting" in dataset) show();
  });
  addEventListener("hashchange", show);
  // A browser that does not know the scripts of today does not run the one that starts the program.
  addEventListener("load", () => {
    if (!kijun.started) fail("このブラウザーの版が古いため、自己点検のプログラムを動かせません。新しい版のEdge、Chrome、Firefoxでこのファイルを開いてください。");
  });
})();
