// Ways in which a script could make a browser look up a name or open a connection. Each gets an
// address whose name carries the data; it runs inside the page.

const frame = "document.body.appendChild(document.createElement('iframe')).contentWindow";
const link = (rel) => `(url) => document.head.append(Object.assign(document.createElement("link"), { rel: "${rel}", href: url }))`;
const source = (name, property) =>
  `(url) => document.body.append(Object.assign(document.createElement("${name}"), { ${property}: url }))`;
const call = (window) => `async (url) => {
  const server = { urls: \`stun:\${new URL(url).hostname}:3478\` };
  const connection = new (${window}.RTCPeerConnection)({ iceServers: [server] });
  connection.createDataChannel("data");
  await connection.setLocalDescription(await connection.createOffer());
}`;
const click = (properties) =>
  `(url) => document.body.appendChild(Object.assign(document.createElement("a"), { ${properties} })).click()`;

/** Ways that leave the page where it is. */
export const STAYING = {
  "dns-prefetch": link("dns-prefetch"),
  preconnect: link("preconnect"),
  prefetch: link("prefetch"),
  modulepreload: link("modulepreload"),
  icon: link("icon"),
  "style sheet": link("stylesheet"),
  link: `(url) => document.body.append(Object.assign(document.createElement("a"), { href: url, textContent: "link" }))`,
  "pressed link": `(url) => {
    const link = Object.assign(document.createElement("a"), { href: url, textContent: "link" });
    document.body.prepend(link);
    for (const type of ["mouseover", "mousedown"]) link.dispatchEvent(new MouseEvent(type, { bubbles: true }));
  }`,
  ping: click(`href: "#ping", ping: url`),
  frame: source("iframe", "src"),
  object: source("object", "data"),
  embed: source("embed", "src"),
  video: source("video", "src"),
  image: `(url) => { new Image().src = url; }`,
  fetch: `(url) => { fetch(url, { mode: "no-cors" }).catch(() => {}); }`,
  "fetch of a frame": `(url) => { ${frame}.fetch(url, { mode: "no-cors" }).catch(() => {}); }`,
  beacon: `(url) => { navigator.sendBeacon(url, "data"); }`,
  WebSocket: `(url) => { new WebSocket(url.replace("https", "wss")); }`,
  WebRTC: call("window"),
  "WebRTC of a frame": call(frame),
};

/** Ways that open another page. */
export const LEAVING = {
  "window.open": `(url) => { window.open(url); }`,
  "document.open": `(url) => { document.open(url, "_blank", ""); }`,
  "window.open of a frame": `(url) => { ${frame}.open(url); }`,
  "link to a new window": click(`href: url, target: "_blank"`),
  form: `(url) => {
    const form = Object.assign(document.createElement("form"), { action: url, method: "post" });
    document.body.append(form);
    form.submit();
  }`,
  navigation: `(url) => { location.href = url; }`,
};
