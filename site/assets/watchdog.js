// Say what is wrong where the program of a page does not start. It is plain old script, so that also
// a browser says it that does not understand the loader (the IE mode of Edge), and it is small. The
// texts are in the page: an element with `data-load-error`, in it one with `data-trouble` for each code.
// The loader comes after it. It sets `kijunWatch.ran`, moves `kijunWatch.due` (a time) on every sign
// of life, and calls `kijunWatch.fail` with a code, and a detail for the administrator. It ends the
// watch (`kijunWatch.id`) when nothing of this can be taken back.
(function (page) {
  var watch = window.kijunWatch = {
    due: +new Date + 4e3,
    fail: function (code, text) {
      show("loading");
      show("trouble");
      show("load-error", 1);
      show("trouble=" + code, 1);
      page.querySelector("[data-detail]").textContent = text;
    }
  };
  function show(name, on) {
    var all = page.querySelectorAll("[data-" + name + "]"), i = all.length;
    while (i--) all[i].hidden = !on;
  }
  // The loader has not run. Ask the server for it, and look at the answer.
  function look() {
    var ask = new XMLHttpRequest, url = page.querySelector("[data-wasm]").src;
    ask.onload = function () {
      var type = ask.getResponseHeader("content-type"), code = ask.status;
      watch.fail(code > 200 ? "loader" : /^\s*</.test(ask.responseText) ? "page" : /script/.test(type) ? "old" : "type", [url, code, type].join(" "));
    };
    ask.open("GET", url);
    ask.send();
  }
  show("unwatched");
  watch.id = setInterval(function () {
    if (page.dataset.hydrated) {
      clearInterval(watch.id);
      show("load-error");
    } else if (new Date > watch.due) {
      watch.due = NaN;
      watch.fail("hang", "");
      watch.ran || look();
    }
  }, 200);
})(document.documentElement);
