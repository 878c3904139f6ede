// The editor by itself, under a policy that forbids inline styles, inline scripts and images.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, afterEach, before, test } from "node:test";
import { assertQuiet, launch, open, repository, serve } from "./harness.js";

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'";

const HTML = `<!doctype html>
<html lang="en"><head><title>Editor</title><link rel="icon" href="icon.svg"><link rel="stylesheet" href="page.css"></head>
<body><main><h1>Editor</h1><button>Before</button><p id="help">Press Escape, then Tab, to leave.</p><div id="parent"></div>
<button>After</button></main><script type="module" src="page.js"></script></body></html>`;

const CSS = `.cm-scroller { font-size: 16px; line-height: 24px } .hl-keyword { color: rgb(1, 2, 3) } #parent { height: 300px }`;

const SCRIPT = `import { createEditor } from "./editor.js";
window.make = (options = {}) => {
  window.editor?.destroy();
  window.changes = [];
  window.fixes = [];
  window.saves = 0;
  window.editor = createEditor(document.querySelector("#parent"), {
    label: "Go code", describedBy: "help", highlightClasses: ["hl-keyword", "hl-string"],
    onChange: (edits, text) => changes.push({ edits, text: text() }),
    onFix: (...chosen) => fixes.push(chosen),
    onSave: () => { saves++; },
    ...options,
  });
};`;

let folder, server, browser, page, problems;

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "editor-"));
  const bundle = path.join(folder, "editor.js");
  execFileSync(process.execPath, [path.join(repository, "src/app/js/build.mjs"), `--outfile=${bundle}`]);
  writeFileSync(path.join(folder, "index.html"), HTML);
  writeFileSync(path.join(folder, "page.css"), CSS);
  writeFileSync(path.join(folder, "page.js"), SCRIPT);
  writeFileSync(path.join(folder, "icon.svg"), `<svg xmlns="http://www.w3.org/2000/svg"/>`);
  server = await serve(folder, { headers: { "content-security-policy": POLICY } });
  browser = await launch();
  ({ page, problems } = await open(browser));
  await page.goto(server.url("/index.html"));
  await page.waitForFunction("window.make");
});

afterEach(() => assertQuiet(problems.splice(0)));

after(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const make = (options) => page.evaluate((options) => window.make(options), options);
const text = () => page.evaluate(() => window.editor.text());
const box = () => page.getByRole("textbox", { name: "Go code" });
const focused = () => page.evaluate(() => document.activeElement?.textContent);

test("the styles arrive although the policy forbids inline ones, and the page's own rules win", async () => {
  await make({ doc: "func main() {}\n" });
  const display = await page.locator(".cm-scroller").evaluate((element) => getComputedStyle(element).display);
  assert.equal(display, "flex");
  const fontSize = await box().evaluate((element) => getComputedStyle(element).fontSize);
  assert.equal(fontSize, "16px");
});

test("the text box has a name, a description, and no phone keyboard's cleverness", async () => {
  await make({ doc: "x" });
  assert.equal(await box().getAttribute("aria-describedby"), "help");
  for (const [name, value] of [["autocapitalize", "off"], ["autocorrect", "off"], ["spellcheck", "false"]]) {
    assert.equal(await box().getAttribute(name), value, name);
  }
});

test("typing reports edits in offsets of the old text", async () => {
  await make({ doc: "a := \"\u{1F600}\"\n" });
  await page.evaluate(() => window.editor.goTo(9));
  await page.keyboard.type("b");
  assert.deepEqual(await page.evaluate("changes"), [{ edits: [{ from: 9, to: 9, text: "b" }], text: "a := \"\u{1F600}\"b\n" }]);
});

test("line breaks of any kind become one newline", async () => {
  await make({ doc: "a\r\nb\rc\n" });
  assert.equal(await text(), "a\nb\nc\n");
});

test("edits are one undo step; edits that do not fit change nothing", async () => {
  await make({ doc: "one two three" });
  const applied = await page.evaluate(() =>
    window.editor.applyEdits([{ from: 0, to: 3, text: "1" }, { from: 8, to: 13, text: "3\r\n" }]));
  assert.equal(applied, true);
  assert.equal(await text(), "1 two 3\n");
  await box().press("Control+z");
  assert.equal(await text(), "one two three");

  for (const edits of [
    [{ from: 5, to: 99, text: "" }],
    [{ from: 5, to: 4, text: "" }],
    [{ from: 5, to: 6, text: "" }, { from: 0, to: 1, text: "" }],
    [{ from: -1, to: 0, text: "" }],
    [{ from: NaN, to: 0, text: "" }],
  ]) {
    assert.equal(await page.evaluate((edits) => window.editor.applyEdits(edits), edits), false, JSON.stringify(edits));
  }
  assert.equal(await text(), "one two three");
});

test("setDoc can be undone, unless the editor begins anew", async () => {
  await make({ doc: "first" });
  await page.evaluate(() => window.editor.setDoc("second"));
  await box().press("Control+z");
  assert.equal(await text(), "first");

  await page.evaluate(() => window.editor.setDoc("another lesson", true));
  await box().press("Control+z");
  assert.equal(await text(), "another lesson");
  const changes = await page.evaluate("changes");
  assert.deepEqual(changes.map((change) => change.text), ["second", "first", "another lesson"]);
  assert.deepEqual(changes.at(-1).edits, [{ from: 0, to: 5, text: "another lesson" }]);
});

test("colouring follows the text, and stale or senseless ranges are left out", async () => {
  await make({ doc: "func x() {}\n" });
  const coloured = () => page.locator(".hl-keyword").allTextContents();
  await page.evaluate(() => window.editor.setHighlights(new Uint32Array([0, 4, 0])));
  assert.deepEqual(await coloured(), ["func"]);
  await page.evaluate(() => window.editor.applyEdits([{ from: 0, to: 0, text: "// note\n" }]));
  assert.deepEqual(await coloured(), ["func"]);
  await page.evaluate(() => window.editor.setHighlights([0, 0, 0, 8, 12, 0, 3, 5, 0, 13, 14, 7, 15, 9999, 1, 5000, 6000, 0, 20]));
  assert.deepEqual(await coloured(), ["func"]);
});

const FINDING = {
  from: 3, to: 4, severity: "error", message: "<img src=x onerror=alert(1)> is dropped", help: "Keep it.",
  rule: "ignored-error", ruleUrl: "/rules/ignored-error/", fixes: ["Handle the error", "Log it"],
};

test("a finding is underlined, marked in the margin, reached by F8, said aloud, and can be fixed there", async () => {
  await make({ doc: "a, _ := f()\nb, x := g()\n" });
  await page.evaluate((finding) => {
    window.editor.setDiagnostics([{ ...finding, from: 15, to: 16, severity: "info", message: "second", fixes: [] }, finding]);
  }, FINDING);
  assert.deepEqual(await page.locator(".squiggle-error").allTextContents(), ["_"]);
  assert.equal(await page.locator(".cm-lint-marker-error").count(), 1);
  assert.equal(await page.locator(".cm-lint-marker-info").count(), 1);

  await box().press("F8");
  const tip = page.locator(".cm-tooltip-lint");
  await tip.waitFor();
  assert.match(await tip.innerText(), /Error <img src=x onerror=alert\(1\)> is dropped/);
  assert.equal(await page.locator("img").count(), 0);
  assert.equal(await tip.getByRole("link", { name: "ignored-error" }).getAttribute("href"), "/rules/ignored-error/");
  assert.match(await page.locator("[aria-live]").innerText(), /error: <img/);

  await tip.getByRole("button", { name: "Log it" }).click();
  assert.deepEqual(await page.evaluate("fixes"), [[1, 1]]);
});

test("findings outside the text do no harm", async () => {
  await make({ doc: "x" });
  await page.evaluate((finding) => {
    window.editor.setDiagnostics([
      { ...finding, from: 50, to: 90 }, { ...finding, from: -5, to: -1 }, { ...finding, from: 1, to: 0 }, { ...finding, from: NaN },
    ]);
    window.editor.setDoc("");
    window.editor.setDiagnostics([finding]);
    window.editor.goTo(700, -3);
  }, FINDING);
  assert.equal(await text(), "");
});

test("Tab passes through an editor that nobody has used", async () => {
  await make({ doc: "x\n" });
  await page.getByRole("button", { name: "Before" }).focus();
  await page.keyboard.press("Tab");
  assert.equal(await box().evaluate((element) => element === document.activeElement), true);
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "After");
  assert.equal(await text(), "x\n");
});

test("Tab indents after typing, and Escape gives it back", async () => {
  await make({ doc: "" });
  await box().focus();
  await page.keyboard.type("x");
  await page.keyboard.press("Home");
  await page.keyboard.press("Tab");
  assert.equal(await text(), "\tx");
  await page.keyboard.press("Shift+Tab");
  assert.equal(await text(), "x");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+Tab");
  assert.equal(await focused(), "Before");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "After");
});

test("Tab indents after a click, all selected lines at once", async () => {
  await make({ doc: "a\n\nb\n" });
  await box().click();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Tab");
  assert.equal(await text(), "\ta\n\n\tb\n");
  await page.keyboard.press("Shift+Tab");
  assert.equal(await text(), "a\n\nb\n");
});

test("new lines keep their depth, brackets change it", async () => {
  await make({ doc: "" });
  await box().focus();
  await page.keyboard.type("func f() {\nif ok {\nx()\n}\n}");
  assert.equal(await text(), "func f() {\n\tif ok {\n\t\tx()\n\t}\n}");
});

test("typing over coloured text leaves no style of the browser's own behind", async () => {
  await make({ doc: "func x() {}\n" });
  await page.evaluate(() => window.editor.setHighlights([0, 4, 0]));
  for (const insert of [() => page.keyboard.type("y"), () => page.keyboard.insertText("type T int\n")]) {
    await box().press("Control+a");
    await insert();
    assert.equal(await page.locator(".cm-line [style]").count(), 0);
  }
  assert.equal(await text(), "type T int\n");
});

test("Ctrl+S saves and Ctrl+/ comments", async () => {
  await make({ doc: "x := 1" });
  await box().press("Control+s");
  assert.equal(await page.evaluate("saves"), 1);
  await box().press("Control+/");
  assert.equal(await text(), "// x := 1");
});

test("a read-only text can be read and left but not changed", async () => {
  await make({ doc: "x := 1\n", readOnly: true });
  await box().click();
  await page.keyboard.type("y");
  await page.keyboard.press("Enter");
  assert.equal(await text(), "x := 1\n");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "After");
});

test("goTo selects and focuses; destroy removes everything", async () => {
  await make({ doc: "one two" });
  await page.evaluate(() => window.editor.goTo(4, 7));
  assert.deepEqual(await page.evaluate(() => window.editor.selection()), { from: 4, to: 7 });
  assert.equal(await box().evaluate((element) => element === document.activeElement), true);
  await page.evaluate(() => window.editor.destroy());
  assert.equal(await page.locator("#parent > *").count(), 0);
});

test("the licences of what is bundled lie beside the bundle", () => {
  const licenses = readFileSync(path.join(folder, "editor.licenses.txt"), "utf8");
  for (const name of ["@codemirror/view", "@codemirror/state", "@codemirror/lint"]) {
    assert.match(licenses, new RegExp(`^${name} \\d`, "m"));
  }
  assert.match(licenses, /Permission is hereby granted/);
});
