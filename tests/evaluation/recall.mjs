// @ts-check
// How much of what other linters find do the rules find? Runs the rules on the programs that those linters are tested
// with, where every line that must be found carries a mark.
//
//     node tests/evaluation/recall.mjs [--lines] [RULE...]
//
// Prints a row for each rule and linter: the marked lines and how many of them the rule finds. With --lines, each
// marked line that the rule does not find, and each that it finds beyond the marks. The programs come with the linters'
// modules from the Go module proxy; `go-idioms` is taken from PATH.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { diagnostics, fetchModule, moduleCache } from "./corpus.mjs";

const WANT = /\/\/ *want\b.*/;
/** Says of a source that its linter marks a query, and the rule the loop that follows in the same function. */
const LATER = "later";
const DIAG = /\/\/@ *diag\b.*/;
const PASSES = "golang.org/x/tools@v0.52.0/go/analysis/passes";
const STATICCHECK = "honnef.co/go/tools@v0.8.2";
const GOLANGCI = "github.com/golangci/golangci-lint/v2@v2.15.0/pkg/golinters";
const GOSEC = "github.com/securego/gosec/v2@v2.30.0/testutils";

/**
 * What is known to be found: the rule, the linter, where its programs lie in the module cache, what marks a line, and
 * whether the rule may point to any later line of the same function, or what it is told so that it looks for the same.
 */
const SOURCES = /** @type {[string, string, string, RegExp, ...string[]][]} */ ([
  ["ignored-error", "errcheck", "github.com/kisielk/errcheck@v1.30.0/errcheck/testdata/src", WANT],
  ["ignored-error", "gosec (G104)", `${GOSEC}/g104_samples.go`, WANT],
  ["swallowed-error", "nilerr", "github.com/gostaticanalysis/nilerr@v0.1.2/testdata/src", WANT],
  ["unwrapped-error", "wrapcheck", "github.com/tomarrell/wrapcheck/v2@v2.13.0/wrapcheck/testdata", WANT],
  ["errorf-without-w", "errorlint (errorf)", "github.com/polyfloyd/go-errorlint@v1.8.0/errorlint/testdata/src", /\/\/ *want .*format verb.*/],
  ["sentinel-equality", "errorlint (comparison)", "github.com/polyfloyd/go-errorlint@v1.8.0/errorlint/testdata/src", /\/\/ *want .*(comparing with|switch on an error will fail).*/],
  ["error-type-assertion", "errorlint (asserts)", "github.com/polyfloyd/go-errorlint@v1.8.0/errorlint/testdata/src", /\/\/ *want .*type (assertion|switch) on error.*/],
  ["error-not-last", "staticcheck (ST1008)", `${STATICCHECK}/stylecheck/st1008/testdata`, DIAG],
  ["error-string-style", "staticcheck (ST1005)", `${STATICCHECK}/stylecheck/st1005/testdata`, DIAG],
  ["sentinel-name", "staticcheck (ST1012)", `${STATICCHECK}/stylecheck/st1012/testdata`, DIAG],
  ["sentinel-name", "errname", "github.com/!antonboom/errname@v1.1.2/pkg/analyzer/testdata/src", WANT],
  ["waitgroup-add-inside", "go vet (waitgroup)", `${PASSES}/waitgroup/testdata/src`, WANT],
  ["waitgroup-add-inside", "staticcheck (SA2000)", `${STATICCHECK}/staticcheck/sa2000/testdata`, DIAG],
  ["waitgroup-go", "modernize (waitgroup)", `${PASSES}/modernize/testdata/src/waitgroupgo`, WANT],
  ["copied-lock", "go vet (copylocks)", `${PASSES}/copylock/testdata/src`, WANT],
  ["lost-cancel", "go vet (lostcancel)", `${PASSES}/lostcancel/testdata/src`, /\/\/ *want (?!.*(return statement|reached)).*/],
  ["context-in-struct", "containedctx", `${GOLANGCI}/containedctx/testdata`, WANT],
  ["nil-context", "staticcheck (SA1012)", `${STATICCHECK}/staticcheck/sa1012/testdata`, DIAG],
  ["detached-context", "contextcheck", "github.com/kk!h!a!i!k!e/contextcheck@v1.1.6/testdata/src", /\/\/ *want (?!package:).*/],
  ["call-without-context", "noctx", "github.com/sonatard/noctx@v0.5.1/testdata/src", WANT],
  ["call-without-context", "sloglint (context)", "go-simpler.org/sloglint@v0.12.0/testdata/src", /\/\/ *want `InfoContext.*/],
  ["context-key-type", "staticcheck (SA1029)", `${STATICCHECK}/staticcheck/sa1029/testdata`, DIAG],
  ["large-interface", "interfacebloat", "github.com/sashamelentyev/interfacebloat@v1.1.0/pkg/analyzer/testdata/src", WANT],
  ["returned-interface", "ireturn", `${GOLANGCI}/ireturn/testdata`, WANT],
  ["long-function", "funlen", "github.com/ultraware/funlen@v0.2.0/testdata", WANT, "--set", "long-function.max=2"],
  ["package-level-state", "gochecknoglobals", "4d63.com/gochecknoglobals@v0.2.2/checknoglobals/testdata/src", WANT],
  ["nil-map-write", "staticcheck (SA5000)", `${STATICCHECK}/staticcheck/sa5000/testdata`, DIAG],
  ["dynamic-log-message", "sloglint (static-msg)", "go-simpler.org/sloglint@v0.12.0/testdata/src/static_msg", WANT],
  ["mixed-log-args", "go vet (slog)", `${PASSES}/slog/testdata/src`, WANT],
  ["mixed-log-args", "sloglint (no-mixed-args)", "go-simpler.org/sloglint@v0.12.0/testdata/src/no_mixed_args", WANT],
  ["server-without-timeouts", "gosec (G112)", `${GOSEC}/g112_samples.go`, WANT],
  ["server-without-timeouts", "gosec (G114)", `${GOSEC}/g114_samples.go`, WANT],
  ["unclosed-resource", "bodyclose", "github.com/timakin/bodyclose@v0.0.0-20260723120731-857993a2939c/passes/bodyclose/testdata/src", /\/\/ *want (?!.*consumed).*/],
  ["unclosed-resource", "sqlclosecheck", "github.com/ryanrolds/sqlclosecheck@v0.6.0/testdata", WANT],
  ["unclosed-resource", "rowserrcheck", "github.com/jingyugao/rowserrcheck@v1.1.1/passes/rowserr/testdata/src", WANT, LATER],
  ["unclosed-resource", "go vet (sqlrowserr)", `${PASSES}/sqlrowserr/testdata/src`, WANT, LATER],
  ["sql-string-building", "gosec (G201)", `${GOSEC}/g201_samples.go`, WANT],
  ["sql-string-building", "gosec (G202)", `${GOSEC}/g202_samples.go`, WANT],
  ["missing-t-helper", "thelper", "github.com/kulti/thelper@v0.7.1/pkg/analyzer/testdata/src", /\/\/ *want ".*should start from .*/],
  ["fatal-in-goroutine", "go vet (testinggoroutine)", `${PASSES}/testinggoroutine/testdata/src`, WANT],
  ["fatal-in-goroutine", "staticcheck (SA2002)", `${STATICCHECK}/staticcheck/sa2002/testdata`, DIAG],
]);

/** What must not stand in the programs when they are checked: comments can silence a rule or a file. */
const MARKS = /\/\/ *(want\b|@ *diag\b|Code generated\b).*/g;

/** @typedef {{file: string, text: string, marked: number[], anywhere: boolean}} Program A program and the lines that must be found; `anywhere`: a finding on any line will do. */

/**
 * The programs of a source, which is a file of gosec's samples or a folder.
 *
 * @param {string} source
 * @param {RegExp} mark
 * @returns {Program[]}
 */
function programs(source, mark) {
  const at = path.join(cache, source);
  if (source.endsWith("_samples.go")) return samples(readFileSync(at, "utf8"));
  const files = readdirSync(at, { recursive: true, encoding: "utf8" });
  return files.filter((file) => file.endsWith(".go") && !/(^|\/)(vendor|fix)\//.test(file)).sort().map((file) => {
    const text = readFileSync(path.join(at, file), "utf8");
    const lines = text.split("\n");
    const marked = lines.flatMap((line, index) => (mark.test(line) ? [switchOf(lines, index) + 1] : []));
    // Each of golangci-lint's programs is a package of its own.
    const place = text.startsWith("//golangcitest:") ? path.join(file, path.basename(file)) : file;
    return { file: place, text: text.replace(MARKS, ""), marked, anywhere: false };
  });
}

/**
 * The line of the switch, where the rule speaks, if the mark is about one and stands at a case of it.
 *
 * @param {string[]} lines
 * @param {number} index
 */
function switchOf(lines, index) {
  if (!/^\s*case .*\bswitch on an error\b/.test(lines[index])) return index;
  return lines.slice(0, index).findLastIndex((line) => /^\s*switch /.test(line));
}

/**
 * The samples in a file of gosec's: programs in raw strings, each with the number of issues that it has.
 *
 * @param {string} text
 * @returns {Program[]}
 */
function samples(text) {
  const each = text.matchAll(/\{\[\]string\{((?:\s*`[^`]*`,?)+)\s*\}, (\d+),/g);
  return [...each].flatMap(([, sources, issues], number) =>
    [...sources.matchAll(/`([^`]*)`/g)].map(([, source], part) => {
      const marked = Number(issues) > 0 && part === 0 ? [1] : [];
      return { file: `${number + 1}/sample${part}.go`, text: source.trimStart(), marked, anywhere: true };
    }));
}

/**
 * The lines on which the rule finds something, by file.
 *
 * @param {string} rule
 * @param {string} folder
 * @param {string[]} options
 * @returns {Map<string, {first: number, last: number}[]>}
 */
function check(rule, folder, options) {
  const found = new Map();
  for (const { path: file, start, end } of diagnostics(folder, ["--rule", rule, ...options])) {
    const name = path.relative(folder, file);
    found.set(name, [...(found.get(name) ?? []), { first: start.line, last: end.line }]);
  }
  return found;
}

const args = process.argv.slice(2);
const lines = args.includes("--lines");
const wanted = args.filter((arg) => !arg.startsWith("--"));
const cache = moduleCache();
const scratch = mkdtempSync(path.join(tmpdir(), "recall-"));
try {
  console.log("| rule | linter | marked | found | beyond |\n|---|---|---:|---:|---:|");
  SOURCES.filter(([rule]) => wanted.length === 0 || wanted.includes(rule)).forEach(([rule, linter, source, mark, ...options], number) => {
    fetchModule(/^.*@[^/]*/.exec(source)?.[0] ?? source);
    const folder = path.join(scratch, String(number));
    const all = programs(source, mark);
    for (const { file, text } of all) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    }
    const findings = check(rule, folder, options.filter((option) => option !== LATER));
    const missed = [];
    const beyond = [];
    for (const { file, text, marked, anywhere } of all) {
      const ends = text.split("\n").flatMap((line, index) => (line === "}" ? [index + 1] : []));
      const lastOf = (/** @type {number} */ line) => (options.includes(LATER) && ends.find((end) => line < end)) || line;
      const here = findings.get(file) ?? [];
      const meets = (/** @type {number} */ line, /** @type {{first: number, last: number}} */ { first, last }) =>
        anywhere || (first <= lastOf(line) && line <= last);
      missed.push(...marked.filter((line) => !here.some((finding) => meets(line, finding))).map((line) => `${file}:${line}`));
      beyond.push(...here.filter((finding) => !marked.some((line) => meets(line, finding))).map(({ first }) => `${file}:${first}`));
    }
    const total = all.reduce((sum, { marked }) => sum + marked.length, 0);
    console.log(`| ${rule} | ${linter} | ${total} | ${total - missed.length} | ${beyond.length} |`);
    if (lines) {
      for (const place of missed) console.log(`    missed ${cache}/${source}/${place}`);
      for (const place of beyond) console.log(`    beyond ${cache}/${source}/${place}`);
    }
  });
} finally {
  rmSync(scratch, { recursive: true });
}
