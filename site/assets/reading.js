// Additions to a reading page, which is complete without scripts: citations to copy, tables that show
// the chosen class, the next page loaded early, and `/` for the search. Nothing is sent. It comes
// after `page.js`. The script's own tag has the addresses of the site and of its search:
// <script defer src="reading.js" data-root="../" data-search="../search/">
(({ dataset: { root, search } }) => {
  const all = (selector) => document.querySelectorAll(selector);
  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const { read, keep } = kijun;

  // Pages without view transitions: a transition that is started towards them would be an error.
  const STILL = "ask bidders carry-over check classes compare editions export ledger procedure search training sign";
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
  // The sentence at a place, without what stands in or beside it.
  const sentence = (link) => {
    const row = link.closest("tr");
    const block = (row ? row.querySelector(".text") : link.closest("li, p, h2, h3, h4, h5, h6"))?.cloneNode(true);
    if (!block) return "";
    for (const each of block.querySelectorAll("ul, ol, .related, .applies, .anchor, [popover]")) each.remove();
    return block.textContent.trim().replace(/\s+/g, " ");
  };
  const words = make("p");
  const quote = make("blockquote", { className: "quote" });
  const address = make("p", { className: "hint" });
  const cite = make("div", { className: "cite", popover: "auto", role: "dialog", ariaLabel: "引用" });
  const first = button("引用をコピー", () =>
    quote.textContent ? `「${quote.textContent}」（${words.textContent}）` : words.textContent);
  first.autofocus = true;
  const source = button("出典だけをコピー", () => words.textContent);
  const buttons = make("p", { className: "actions" }, first, source, button("アドレスをコピー", () => address.textContent));
  cite.append(words, quote, address, buttons, said);
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
    quote.textContent = sentence(link);
    quote.hidden = !quote.textContent;
    address.textContent = link.href;
    said.textContent = "";
    if (!cite.isConnected) document.body.append(cite);
    cite.showPopover();
  });

  // The class that is chosen for the standard is the one that its tables show, and the other way
  // round. A link that was handed on may name another class: then the reader is asked.
  const ofClass = (value) => value.split(":").pop();
  const classes = document.querySelector("[data-situation] [data-class]");
  if (classes) {
    const filters = [...all(".class-filter")];
    const choose = (value) => {
      classes.value = value;
      classes.dispatchEvent(new Event("change", { bubbles: true }));
    };
    for (const filter of filters) {
      filter.onchange = ({ target }) => target.dataset.class && choose([...classes.options].find(({ value }) => ofClass(value) === ofClass(target.dataset.class)).value);
    }
    document.addEventListener("kijun:chosen", () => {
      for (const filter of filters) {
        const choices = [...filter.querySelectorAll("input[type=radio]")];
        const chosen = choices.find(({ dataset }) => classes.value && ofClass(dataset.class ?? "") === ofClass(classes.value));
        const shown = chosen ?? choices[0];
        if (shown) shown.checked = true;
      }
    });
    const asked = document.querySelector("[data-linked]");
    const linked = () => {
      const [, name] = /^#class=(.+)/.exec(location.hash) ?? [];
      const option = [...classes.options].find(({ value }) => value && ofClass(value) === name);
      if (!name) return;
      history.replaceState(history.state, "", location.pathname);
      if (!option || option.selected) return;
      if (!classes.value) return choose(option.value);
      asked.hidden = false;
      asked.querySelector("span").textContent = option.textContent;
      asked.querySelector("button").onclick = () => {
        choose(option.value);
        asked.hidden = true;
        classes.closest("details").querySelector("summary").focus();
      };
    };
    document.addEventListener("kijun:chosen", linked, { once: true });
    addEventListener("hashchange", linked);
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
    const link = target.closest?.("a[href]:not([download])");
    const page = link?.href.split("#")[0];
    if (!page?.startsWith(site) || fetched.has(page) || navigator.connection?.saveData) return;
    fetched.add(page);
    document.head.append(make("link", { rel: "prefetch", href: page }));
  };
  document.addEventListener("pointerover", early);
  document.addEventListener("focusin", early);
})(document.currentScript);
