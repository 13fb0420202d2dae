// Additions to a reading page, which is complete without scripts: citations to copy, marks for what
// applies to the reader, the next page loaded early, and `/` for the search. Nothing is sent.
// The script's own tag has the addresses of the site and of its search:
// <script defer src="reading.js" data-base="/" data-root="../" data-search="../search/">
(({ dataset: { base, root, search } }) => {
  const all = (selector) => document.querySelectorAll(selector);
  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  // Storage may be blocked, and may contain what another program wrote.
  const read = (name) => {
    try {
      return JSON.parse(localStorage.getItem(`kijun:${base}:${name}`));
    } catch {
      return null;
    }
  };
  const keep = (name, value) => {
    try {
      localStorage.setItem(`kijun:${base}:${name}`, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  };

  // Pages without view transitions: a transition that is started towards them would be an error.
  const STILL = "bidders carry-over check classes compare editions export ledger procedure search training";
  addEventListener("pageswap", ({ activation, viewTransition }) => {
    const path = new URL(activation?.entry?.url ?? location).pathname.split("/");
    if (STILL.split(" ").some((name) => path.includes(name))) viewTransition?.skipTransition();
  });

  // Citations.
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // The clipboard is not available on an intranet without TLS.
      const field = make("textarea", { value: text, readOnly: true });
      cite.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  };
  const said = make("p", { role: "status" });
  const button = (label, text) => {
    const control = make("button", { type: "button", className: "secondary", textContent: label });
    control.onclick = async () => {
      said.textContent = (await copy(text())) ? "コピーしました。" : "コピーできませんでした。文字を選んでコピーしてください。";
      control.focus();
    };
    return control;
  };
  const words = make("p");
  const address = make("p", { className: "hint" });
  const cite = make("div", { className: "cite", popover: "auto", role: "dialog", ariaLabel: "引用" });
  const first = button("引用をコピー", () => words.textContent);
  first.autofocus = true;
  const buttons = make("p", { className: "actions" }, first, button("アドレスをコピー", () => address.textContent));
  cite.append(words, address, buttons, said);
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".document :is(.marker, .anchor, .number a)");
    const text = link?.closest("[data-cite]")?.dataset.cite;
    if (!text || !cite.showPopover || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // Going to the place moves the focus, so put it back on the link before the box takes it.
    event.preventDefault();
    location.hash = link.hash;
    link.focus({ preventScroll: true });
    const row = link.closest("th");
    const place = row ? row.dataset.label + link.textContent : link.dataset.place;
    const title = link.closest(".whole-chapter")?.querySelector("h2") ?? document.querySelector("h1");
    words.textContent = `${text} ${place ?? title.textContent}`;
    address.textContent = link.href;
    said.textContent = "";
    if (!cite.isConnected) document.body.append(cite);
    cite.showPopover();
  });

  // The reader's situation.
  const box = document.querySelector("[data-situation]");
  if (box) {
    const [ofClass, ofRole] = [box.querySelector("[data-class]"), box.querySelector("[data-role]")];
    const name = box.dataset.situation;
    const label = (select) => (select.value ? select.selectedOptions[0].textContent : "");
    const mark = (kept) => {
      for (const mark of all(".applies")) mark.remove();
      let count = 0;
      const [chosen, role] = [ofClass.value, ofRole.value];
      for (const each of all("[data-need]")) {
        const { need, party } = each.dataset;
        const asked = chosen ? need.split(" ").includes(chosen) : role && party;
        if (!asked || (role && party && party !== role)) continue;
        (each.querySelector("th") ?? each).append(make("span", { className: "applies", textContent: "該当" }));
        count += 1;
      }
      const parts = [label(ofClass), label(ofRole)].filter(Boolean);
      const found = all("[data-need]").length ? `(このページの該当: ${count}件)` : "";
      const lost = kept ? "" : "（ブラウザーに保存できないため、このページだけで使います）";
      box.querySelector("[data-chosen]").textContent = parts.length ? parts.join("、") + found + lost : "選んでいません";
    };
    const save = () => {
      const classes = { ...read("situation")?.classes, [name]: ofClass.value };
      mark(keep("situation", { role: ofRole.value, classes }));
    };
    ofRole.value = read("situation")?.role ?? "";
    ofClass.value = read("situation")?.classes?.[name] ?? "";
    // If the page no longer offers the stored value, choose nothing.
    for (const select of [ofClass, ofRole]) if (select.selectedIndex < 0) select.value = "";
    box.onchange = save;
    box.querySelector("[data-clear]").onclick = () => {
      ofClass.value = ofRole.value = "";
      save();
    };
    mark(true);
  }

  // `/` opens the search, unless the reader has turned this off.
  const shortcut = document.querySelector("[data-shortcut]");
  if (shortcut) {
    shortcut.checked = read("shortcut") !== false;
    shortcut.onchange = () => keep("shortcut", shortcut.checked);
    shortcut.closest("[hidden]").hidden = false;
  }
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
    if (read("shortcut") === false) return;
    event.preventDefault();
    location.href = search;
  });

  // Load a page early when the reader points at its link.
  const site = new URL(root, location.href).href;
  const fetched = new Set([location.href.split("#")[0]]);
  const early = ({ target }) => {
    const link = target.closest?.("a[href]");
    const page = link?.href.split("#")[0];
    if (!page?.startsWith(site) || fetched.has(page) || navigator.connection?.saveData) return;
    fetched.add(page);
    document.head.append(make("link", { rel: "prefetch", href: page }));
  };
  document.addEventListener("pointerover", early);
  document.addEventListener("focusin", early);
})(document.currentScript);
