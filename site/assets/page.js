// On every page: how it is shown, before its first paint, and the class and role that the reader has
// chosen. Both are kept in this browser only, and nothing is sent.
// The script's own tag has the way to the site's root:
// <script src="page.js" data-root="../"></script>
// A page that is a file by itself names its place in the storage instead: <html data-store="…">
((root) => {
  const base = document.documentElement.dataset.store ?? new URL(root, location.href).pathname;
  // What the browser does not keep holds for this page only.
  const lost = {};
  const read = (name) => {
    if (name in lost) return lost[name];
    try {
      return JSON.parse(localStorage.getItem(`kijun:${base}:${name}`));
    } catch {
      // Storage may be blocked, and may contain what another program wrote.
      return null;
    }
  };
  const keep = (name, value) => {
    try {
      localStorage.setItem(`kijun:${base}:${name}`, JSON.stringify(value));
    } catch {
      lost[name] = value;
    }
  };
  globalThis.kijun = { read, keep };

  // Light or dark, and the size of the text.
  const page = document.documentElement;
  const dress = () => {
    for (const name of ["theme", "size"]) {
      const value = read("view")?.[name];
      if (value) page.setAttribute(`data-${name}`, value);
      else page.removeAttribute(`data-${name}`);
    }
  };
  dress();

  const tell = () => document.dispatchEvent(new Event("kijun:chosen"));
  const ofClass = (value) => `${value ?? ""}`.split(":").pop();

  /** Show the choice in its box, mark what it concerns, and return what shows it anew. */
  const situation = (box) => {
    const [classes, roles, clear, words] = ["class", "role", "clear", "chosen"].map((name) => box.querySelector(`[data-${name}]`));
    const name = box.dataset.situation;
    const label = (select) => (select.value ? select.selectedOptions[0].textContent : "");
    const mark = () => {
      for (const mark of document.querySelectorAll(".applies")) mark.remove();
      const needs = document.querySelectorAll("[data-need]");
      let count = 0;
      for (const each of needs) {
        const { need, party } = each.dataset;
        const [chosen, role] = [ofClass(classes.value), roles.value];
        const asked = chosen ? need.split(" ").some((value) => ofClass(value) === chosen) : role && party;
        if (!asked || (role && party && party !== role)) continue;
        const mark = Object.assign(document.createElement("span"), { className: "applies", textContent: "該当" });
        (each.querySelector("th") ?? each).append(mark);
        count += 1;
      }
      const parts = [label(classes), label(roles)].filter(Boolean);
      const found = needs.length ? `(このページの該当: ${count}件)` : "";
      const only = "situation" in lost ? "（ブラウザーに保存できないため、このページだけで使います）" : "";
      words.textContent = parts.length ? parts.join("、") + found + only : "選んでいません";
    };
    const save = () => {
      const kept = read("situation");
      keep("situation", { ...kept, role: roles.value, classes: { ...kept?.classes, [name]: classes.value } });
      mark();
      tell();
    };
    box.onchange = save;
    clear.onclick = () => {
      classes.value = roles.value = "";
      save();
    };
    return () => {
      const kept = read("situation");
      const chosen = ofClass(kept?.classes?.[name]);
      roles.value = kept?.role ?? "";
      classes.value = [...classes.options].find(({ value }) => ofClass(value) === chosen)?.value ?? "";
      // If the page no longer offers the stored value, choose nothing.
      if (roles.selectedIndex < 0) roles.value = "";
      mark();
    };
  };

  document.addEventListener("DOMContentLoaded", () => {
    const view = document.getElementById("view");
    const choices = () => view?.querySelectorAll("input") ?? [];
    for (const choice of choices()) {
      choice.onchange = () => {
        keep("view", { ...read("view"), [choice.name]: choice.value });
        dress();
      };
    }
    const box = document.querySelector("[data-situation]");
    const chosen = box ? situation(box) : () => {};
    const show = () => {
      dress();
      for (const choice of choices()) choice.checked = choice.value === (read("view")?.[choice.name] ?? "");
      chosen();
      tell();
    };
    show();
    // A program has chosen a class; something was changed or cleared in another tab, or while this
    // page was in the browser's cache.
    document.addEventListener("kijun:choose", show);
    addEventListener("storage", show);
    addEventListener("pageshow", ({ persisted }) => persisted && show());
  });
})(document.currentScript.dataset.root);
