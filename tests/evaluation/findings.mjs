// @ts-check
// What do the rules find in code that many careful people have reviewed: Go's standard library and well-known modules?
//
//     node tests/evaluation/findings.mjs                   a row for each rule
//     node tests/evaluation/findings.mjs RULE [NUMBER]     that many findings to judge (30), spread over all of them
import { MODULES, diagnostics, fetchModule, standardLibrary } from "./corpus.mjs";

const [rule, number = "30"] = process.argv.slice(2);
const library = diagnostics(standardLibrary(), rule ? ["--rule", rule] : []);
const modules = MODULES.flatMap((module) => diagnostics(fetchModule(module), rule ? ["--rule", rule] : []));

if (rule) {
  const found = [...library, ...modules];
  const wanted = Math.min(Number(number), found.length);
  for (let at = 0; at < wanted; at++) {
    const { path: file, start, severity, message } = found[Math.floor((at * found.length) / wanted)];
    console.log(`${file}:${start.line}:${start.column}: ${severity}: ${message}`);
  }
} else {
  console.log("| rule | in the library | in modules |\n|---|---:|---:|");
  for (const name of [...new Set([...library, ...modules].map((finding) => finding.rule))].sort()) {
    const count = (/** @type {{rule: string}[]} */ all) => all.filter((finding) => finding.rule === name).length;
    console.log(`| ${name} | ${count(library)} | ${count(modules)} |`);
  }
}
