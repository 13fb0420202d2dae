// In a file by itself: its parts are shown one at a time, as their links say. Without scripts, all of
// them are shown, one below the other. It is plain old script, so that also a browser says what is
// wrong that does not understand the scripts of the programs.
(function (page) {
  // Nothing is shown until the style sheet is unpacked.
  page.setAttribute("data-starting", "");
  // The script of all pages has made this object, unless it is damaged.
  var kijun = window.kijun = window.kijun || {};
  function each(selector, then) {
    var found = document.querySelectorAll(selector), i;
    for (i = 0; i < found.length; i++) then(found[i]);
  }
  // No control can be used before the program is live, whatever a browser restores after a reload.
  function close() {
    each("button, input, select, textarea", function (control) { control.disabled = true; });
  }
  // Say why the program does not start or has stopped, and write down the error.
  function fail(why, error) {
    if (error) console.error(error);
    page.removeAttribute("data-starting");
    close();
    each("[data-waiting]", function (words) { words.hidden = true; });
    each("[data-problem]", function (place) { place.hidden = false; });
    // A file that was cut may end before the place for it.
    (document.querySelector("[data-why]") || document.body.appendChild(document.createElement("p"))).textContent = why;
  }
  // A program that has stopped keeps nothing: what would be typed now would be lost. Return whether
  // the error is one that stops a program.
  function stopped(error) {
    var stops = window.WebAssembly && error instanceof WebAssembly.RuntimeError;
    if (stops) fail("自己点検のプログラムが途中で止まりました。このブラウザーに保存済みの内容は残っています。ファイルを開き直してください。繰り返す場合は、「紙のチェックリスト」をお使いください。", error);
    return stops;
  }
  addEventListener("error", function (event) { stopped(event.error); });
  addEventListener("unhandledrejection", function (event) { stopped(event.reason); });
  function show() {
    var name = decodeURIComponent(location.hash.slice(1)).split("#")[0];
    var target = name ? document.getElementById(name) : null;
    var now = target;
    while (now && !now.hasAttribute("data-view")) now = now.parentElement;
    if (name && !now) now = document.querySelector("[data-view]:not([hidden])");
    now = now || document.querySelector("[data-view]");
    if (!now) return;
    each("[data-view]", function (view) { view.hidden = view !== now; });
    each("[data-views] a", function (link) {
      if (link.hash === "#" + now.id) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
    // The browser has looked for the place before it was shown.
    if (target === now) scrollTo(0, 0);
    else if (target) target.scrollIntoView();
  }
  kijun.fail = fail;
  kijun.stopped = stopped;
  kijun.shown = function () {
    page.removeAttribute("data-starting");
    page.setAttribute("data-styled", "");
    show();
  };
  // The script of the program that unpacks the others registers its start here.
  kijun.register = function (start) { kijun.first = start; };
  // The last element of the file.
  kijun.isWhole = function () { return document.getElementById("end") !== null; };
  document.addEventListener("DOMContentLoaded", function () {
    close();
    if (page.hasAttribute("data-starting")) show();
  });
  addEventListener("hashchange", show);
  addEventListener("load", function () {
    if (!kijun.isWhole()) fail("このファイルは、途中で切れています。ダウンロードやコピーが最後まで終わっていません。もう一度入手して開いてください。");
    // A browser that does not know the scripts of today does not run the one that starts the program.
    else if (!kijun.started) fail("ブラウザーの版が古いか、ファイルが壊れているため、自己点検のプログラムを動かせません。新しい版のEdge、Chrome、Firefoxで、もう一度入手したファイルを開いてください。");
  });
})(document.documentElement);
