// Load this page again after each build, and show what is wrong with the content.
(() => {
  const own = document.currentScript;
  let first;
  let bar;

  /** Return an element with words. */
  const element = (name, words) => {
    const made = document.createElement(name);
    made.textContent = words;
    return made;
  };

  const show = (errors) => {
    bar?.remove();
    bar = undefined;
    if (errors.length === 0) return;
    bar = document.createElement("section");
    bar.dataset.watch = "errors";
    bar.setAttribute("role", "alert");
    Object.assign(bar.style, {
      position: "fixed", inset: "auto 0 0 0", maxHeight: "50vh", overflow: "auto", zIndex: "2147483647",
      padding: "0.75rem 1rem", background: "#fff4f4", color: "#4a0d0d", borderTop: "4px solid #b3261e",
      font: "16px/1.6 sans-serif",
    });
    const heading = element("h2", `ここを直す（${errors.length}件）`);
    Object.assign(heading.style, { margin: "0 0 0.5rem", fontSize: "1.125rem", color: "inherit" });
    const list = document.createElement("ol");
    Object.assign(list.style, { margin: "0", paddingInlineStart: "1.5rem" });
    for (const { at, message, cure } of errors) {
      const item = document.createElement("li");
      item.append(element("code", at), " ", element("strong", message), " ", element("span", cure));
      list.append(item);
    }
    bar.append(heading, list);
    document.body.append(bar);
  };

  const connect = () => {
    new EventSource(own.dataset.events).onmessage = ({ data }) => {
      const { build, errors } = JSON.parse(data);
      first ??= build;
      if (errors.length === 0 && build !== first) location.reload();
      else show(errors);
    };
  };
  // Before a program closes the page to the network; an open connection stays.
  if (document.body) connect();
  else document.addEventListener("DOMContentLoaded", connect);
})();
