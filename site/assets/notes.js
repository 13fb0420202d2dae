// The presenter's notes, in a window of their own: they follow the requirement that the training page
// shows. The page takes no input. It is sealed before it listens; all that it sends is the question
// which requirement is shown, and only the training page that opened it hears it:
// <script defer src="notes.js" data-root="../../../" data-standard="annex2">
(({ dataset: { root, standard } }) => {
  for (let object of [window, document]) {
    for (; object; object = Object.getPrototypeOf(object)) {
      for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "open", "documentPictureInPicture", "opener", "cookie", "cookieStore"]) delete object[name];
    }
  }
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'";
  document.head.append(policy);
  const page = document.documentElement;
  page.dataset.hydrated = "true";

  // The name of the session stands behind the `#` of the link that opened the page.
  const session = location.hash.match(/^#follow-([0-9a-f]+)$/)?.[1];
  if (!session || !window.BroadcastChannel) return;
  const base = new URL(root, location).pathname;
  const channel = new BroadcastChannel(`kijun:${base}:training:${standard}:${session}`);
  const now = document.querySelector("[data-now]");
  channel.onmessage = ({ data }) => {
    const note = typeof data === "string" && document.getElementById(`note-${data}`);
    if (!note) return;
    page.toggleAttribute("data-following", true);
    for (const other of document.querySelectorAll("[data-note][data-current]")) other.removeAttribute("data-current");
    note.setAttribute("data-current", "");
    now.textContent = `映している要件: ${note.querySelector("h2").textContent}`;
    note.scrollIntoView({ block: "start" });
  };
  channel.postMessage("?");
})(document.currentScript);
