// A site with one standard of a thousand requirements, built from `kijun new` for benchmarks.

import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KIJUN } from "./places.mjs";

/** The address of its form. */
export const CHECKLIST = "sample/service";

const OUTCOMES = ["nonconforming", "nonconforming", "approval_required", "advisory"];

/** Return a requirement as TOML; each fourth one may be replaced by the one after it. */
function requirement(number) {
  const members = number % 4 === 0 ? [number, number + 1] : [number];
  const ids = members.map((id) => `"${id}"`).join(", ");
  const clause = `{ any_of = [${ids}], else = "${OUTCOMES[number % 4]}", quote = "必須" }`;
  return `[[category.item]]
title = "項目${number}"
risk = "情報が漏えいするおそれ${number}"

[[category.item.requirement]]
id = "${number}"
text = "要件${number}を満たすこと"
level.important = { words = "必須", clauses = [${clause}] }
level.general = { words = "必須", clauses = [${clause}] }
`;
}

/** Return the categories as TOML, and the rows of the document's table with the same words. */
function checklist(count) {
  const parts = Array.from({ length: count }, (_, place) => {
    // The sample's own numbers are below that.
    const number = 1000 + place;
    const category = place % 100 === 0 ? `区分${number}` : null;
    const head = category ? `[[category]]\ntitle = "${category}"\n\n` : "";
    const words = [category ?? "", number, `項目${number}`, `要件${number}を満たすこと`];
    words.push(`情報が漏えいするおそれ${number}`, "必須", "必須");
    return [head + requirement(number), words.join("\t")];
  });
  return [0, 1].map((half) => parts.map((part) => part[half]).join("\n"));
}

/** Write the site and build it with the bundles of `bundles`; return its folder. */
export async function largeSite(bundles, count = 1000) {
  const folder = await mkdtemp(join(tmpdir(), "kijun-large-"));
  const [content, site] = [join(folder, "content"), join(folder, "dist")];
  const kijun = (...options) => execFileSync(KIJUN, options, { stdio: ["ignore", "ignore", "inherit"] });
  kijun("new", content);
  const rewrite = async (name, change) => {
    const file = join(content, "sample", name);
    await writeFile(file, change(await readFile(file, "utf8")));
  };
  const [table, words] = checklist(count);
  await rewrite("source.txt", (source) => source.replace(/^注 /m, () => `${words}\n注 `));
  await rewrite("service.toml", (toml) => toml.replace("[[footnote]]", () => `${table}\n[[footnote]]`));
  kijun("build", "--content", content, "--out", site, "--bundle", bundles);
  return { folder, site };
}
