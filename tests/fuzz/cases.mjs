// Writes the cases of the rules, which are strings of Rust, into files of their own: node cases.mjs RULES FOLDER
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [rules, folder] = process.argv.slice(2);
for (const name of readdirSync(rules)) {
  const tests = readFileSync(join(rules, name), "utf8").split("#[cfg(test)]")[1] ?? "";
  for (const [, literal] of tests.matchAll(/"((?:[^"\\]|\\.)+)"/gs)) {
    const text = literal.replace(/\\\n\s*/g, "").replace(/\\(.)/gs, (_, c) => ({ n: "\n", t: "\t" })[c] ?? c).replace(/[«»]/g, "");
    writeFileSync(join(folder, `${createHash("sha1").update(text).digest("hex")}.go`), text);
  }
}
