#!/usr/bin/env node
// Start the command that lies in this package, with the same arguments, input, output and exit code.

import { spawnSync } from "node:child_process";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

const system = `${process.platform}-${process.arch}`;

if (system !== "linux-x64") {
  console.error(`この npm パッケージの kijun は Linux(x64)でだけ動きます。この端末は ${system} です。
Windows(x64)では、配布物の kijun-…-x86_64-windows.zip を展開して kijun.exe を使ってください。
ほかの端末では、Rust を入れ、ソースから cargo build --release -p kijun-cli で作ってください。
判定だけなら、どの端末でも npm パッケージ @kijun/engine で行えます。`);
  process.exit(2);
}

const program = fileURLToPath(new URL("linux-x64/kijun", import.meta.url));
const { error, signal, status } = spawnSync(program, process.argv.slice(2), { stdio: "inherit" });
if (error) {
  console.error(`kijun を始められません(${error.message})。npm install kijun をやり直してください。`);
  process.exit(2);
}
process.exit(signal ? 128 + (constants.signals[signal] ?? 0) : status);
