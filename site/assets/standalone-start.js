// In a file by itself: unpack the parts that stand packed in the file, and start the programs one after
// the other. The last one is the form, which seals the page.
const { kijun } = globalThis;
kijun.started = true;
/** Return the bytes that stand in an element. A changed byte is found by the sum in `data-sum`. */
const bytesOf = (id) => {
  const place = document.getElementById(id);
  const text = atob(place.textContent);
  place.remove();
  let sum = 0;
  const bytes = Uint8Array.from(text, (letter) => {
    const byte = letter.charCodeAt(0);
    sum = (Math.imul(sum, 31) + byte) | 0;
    return byte;
  });
  if (sum !== Number(place.dataset.sum)) throw new Error(`${id} is damaged`);
  return bytes;
};
const unpacked = (id) => {
  const bytes = kijun.unpack(bytesOf(id));
  if (!bytes.length) throw new Error(`${id} is broken`);
  return bytes;
};
const text = (bytes) => new TextDecoder().decode(bytes);
const add = (kind, properties) => document.head.append(Object.assign(document.createElement(kind), properties));
// A script that stands in the file calls `register` with the start of its program.
const programOf = (script) =>
  new Promise((done) => {
    kijun.register = done;
    add("script", { type: "module", textContent: script });
  });
const byBrowser = (id) =>
  new Response(new Blob([bytesOf(id)]).stream().pipeThrough(new DecompressionStream("gzip")));
const fill = (id, html) => (document.getElementById(id).innerHTML = html);
const start = async () => {
  fill("paper", await byBrowser("packed-paper").text());
  if (!globalThis.WebAssembly) {
    kijun.fail("このブラウザーでは、WebAssemblyが使えないように設定されています。自己点検のプログラムを動かせません。ブラウザーの設定を管理者に確かめるか、「紙のチェックリスト」をお使いください。");
    return;
  }
  await kijun.first({ module_or_path: await byBrowser("unpack").arrayBuffer() });
  const { parts, programs } = document.getElementById("packed").dataset;
  const all = unpacked("packed");
  const part = {};
  let end = 0;
  for (const [name, length] of parts.split(",").map((each) => each.split(" "))) {
    part[name] = all.subarray(end, (end += Number(length)));
  }
  if (end !== all.length) throw new Error("packed is not whole");
  add("style", { textContent: text(part.style) });
  fill("check", text(unpacked("packed-check")));
  const notices = document.querySelector("#notices pre");
  if (notices) notices.textContent = text(part.notices);
  kijun.shown();
  for (const name of programs.split(",")) {
    const init = await programOf(text(part[`${name}.js`]));
    await init({ module_or_path: part[`${name}.wasm`] });
  }
};
// Of a file that was cut, the page says so itself.
if (!globalThis.DecompressionStream) {
  kijun.fail("このブラウザーの版が古いため、自己点検のプログラムを取り出せません。新しい版のEdge、Chrome、Firefoxでこのファイルを開いてください。");
} else if (kijun.isWhole()) {
  start().catch((error) => kijun.stopped(error) || kijun.fail("自己点検のプログラムを始められませんでした。ファイルが壊れていることがあります。もう一度入手して開くか、「紙のチェックリスト」をお使いください。", error));
}
