// Kijun's rules engine for pages and for Node. The module is ready when it is imported: its WebAssembly
// is in wasm.js, as text, so that no server, bundler or path has to know of a second file.

import { evaluate as assess, initSync } from "./kijun_engine.js";
import packed from "./wasm.js";

const encoder = new TextEncoder();

const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
initSync({ module: await WebAssembly.compile(bytes) });

/**
 * Return the assessment of an answer file, as JSON on one line: the bytes of
 * `kijun evaluate --format json`, without the line break.
 */
export function evaluate(rules, answers) {
  return assess(textOf(rules), bytesOf(answers));
}

function textOf(rules) {
  if (typeof rules === "string") return rules;
  if (isObject(rules)) return JSON.stringify(rules);
  throw new TypeError("evaluate(rules, answers): rules は、規則のJSONの文字列か、それを読んだオブジェクトにしてください。");
}

function bytesOf(answers) {
  if (typeof answers === "string") return encoder.encode(answers);
  if (answers instanceof Uint8Array) return answers;
  if (answers instanceof ArrayBuffer) return new Uint8Array(answers);
  if (isObject(answers)) return encoder.encode(JSON.stringify(answers));
  throw new TypeError("evaluate(rules, answers): answers は、回答ファイルの文字列、バイト列(Uint8Array、ArrayBuffer)、オブジェクトのいずれかにしてください。");
}

function isObject(value) {
  return typeof value === "object" && value !== null;
}
