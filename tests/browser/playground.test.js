// The playground: what the learner types or pastes is reviewed, fixed, shared and kept.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { assertQuiet, launch, open, serve } from "./harness.js";
import { antiPatterns } from "./persona.js";
import { code, codeBox, editor, finding, findings, noErrorsOrWarnings, ready, replaceCode, sites, until, visit } from "./site.js";

const [site] = sites();
const WRONG = "func save(user User) {\n\tdata, _ := json.Marshal(user)\n\tuse(data)\n}\n";
const CLEAN = "func double(n int) int {\n\treturn 2 * n\n}\n";

let browser, server, page, problems, close;

before(async () => {
  server = await serve(site.root, site);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});
beforeEach(async () => {
  ({ page, problems, close } = await open(browser));
});
afterEach(() => close());

const play = (hash = "") => visit(page, server.url(`/play/${hash}`));
const linkTo = (text) => `#code=${Buffer.from(text).toString("base64url")}`;

test("each anti-pattern shows its rule as pasted, and its right version no error or warning", async () => {
  await play();
  for (const { rule, wrong, right } of antiPatterns) {
    await replaceCode(page, wrong);
    await finding(page, rule);
    await replaceCode(page, right);
    await noErrorsOrWarnings(page);
  }
  assertQuiet(problems);
});

test("a real paste from the clipboard is reviewed", async () => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await play();
  await (await editor(page)).press("Control+a");
  await page.evaluate((text) => navigator.clipboard.writeText(text), WRONG.replaceAll("\n", "\r\n"));
  await page.keyboard.press("Control+v");
  await finding(page, "ignored-error");
  assert.equal(await code(page), WRONG);
});

test("findings come while typing, a fix mends them, undo takes the fix back", async () => {
  await play();
  await (await editor(page)).press("Control+a");
  await page.keyboard.type("package main\n\nfunc save(user User) error {\ndata, _ := json.Marshal(user)\nreturn send(data)\n}\n");
  const item = await finding(page, "ignored-error");
  const before = await code(page);
  await item.getByRole("button", { name: "Apply fix" }).click();
  await until(page, "the fix", async () => (await code(page)).includes("if err != nil {"));
  await until(page, "no ignored error", async () => (await findings(page).filter({ hasText: "ignored-error" }).count()) === 0);
  await codeBox(page).press("Control+z");
  await until(page, "the code as before the fix", async () => (await code(page)) === before);
  await finding(page, "ignored-error");
  assertQuiet(problems);
});

test("a finding leads to its place and to its rule", async () => {
  await play();
  await replaceCode(page, `${CLEAN}\n${WRONG}`);
  const item = await finding(page, "ignored-error");
  await item.getByRole("button", { name: /^Line 6$/i }).click();
  await until(page, "the focus in the code", () => codeBox(page).evaluate((box) => box.contains(document.activeElement)));
  await item.getByRole("link", { name: "ignored-error" }).click();
  await page.waitForURL(server.url("/rules/ignored-error/"));
  await page.goBack();
  await page.waitForURL(server.url("/play/"));
  await until(page, "the code after coming back", async () => (await code(page)).includes("json.Marshal"));
});

test("a finding says why it was made, to the keyboard too", async () => {
  await play();
  await replaceCode(page, WRONG);
  const item = await finding(page, "ignored-error");
  await item.getByText("Why did this fire?").focus();
  await page.keyboard.press("Enter");
  for (const reason of [/^Matched: function save/, /json\.Marshal returns/, /nolint:ignored-error/]) {
    await item.getByText(reason).waitFor();
  }
});

test("code survives a reload, and Reset brings the first program back", async () => {
  await play();
  const starter = await code(page);
  await replaceCode(page, WRONG);
  await finding(page, "ignored-error");
  await page.reload();
  await until(page, "the saved code", async () => (await code(page)) === WRONG);
  await finding(page, "ignored-error");

  await page.getByRole("button", { name: "Reset" }).click();
  await until(page, "the first program", async () => (await code(page)) === starter);
  await page.getByRole("button", { name: "Bring back" }).click();
  await until(page, "the learner's own program", async () => (await code(page)) === WRONG);
});

test("Copy puts the code on the clipboard", async () => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await play();
  await replaceCode(page, CLEAN);
  await page.getByRole("main").getByRole("button", { name: "Copy", exact: true }).first().click();
  await until(page, "the copy", async () => (await page.evaluate(() => navigator.clipboard.readText())) === CLEAN);
});

test("a link brings its program, wins over saved code, and saved code is kept", async () => {
  await play();
  await replaceCode(page, CLEAN);
  await until(page, "the code to be saved", () =>
    page.evaluate(() => Object.values(localStorage).some((value) => value.includes("double"))));
  await page.goto("about:blank");
  await play(linkTo(WRONG));
  await until(page, "the linked code", async () => (await code(page)) === WRONG);
  await finding(page, "ignored-error");
  assert.ok(await page.evaluate(() => Object.values(localStorage).some((value) => value.includes("double"))), "saved code is kept");
});

test("markup in a link or in code stays text", async () => {
  const hostile = `package main\n\nvar s = "</textarea><img src=x onerror=window.hacked=1><script>window.hacked=1</script>"\n${WRONG.replace("data, _", "data, _")}`;
  await play(linkTo(hostile));
  await finding(page, "ignored-error");
  assert.equal(await code(page), hostile);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assertQuiet(problems);
});

test("broken, senseless and huge links are told and do no harm", async () => {
  for (const hash of ["#code=%3Cscript%3Ealert(1)%3C/script%3E", "#code=_w", "#code=Y", `#code=${"A".repeat(300_000)}`]) {
    await page.goto("about:blank");
    await play(hash);
    await page.getByText(/link/i).and(page.locator('[role="alert"], [role="alert"] *, [role="status"], [role="status"] *')).first().waitFor();
    await replaceCode(page, WRONG);
    await finding(page, "ignored-error");
  }
  assertQuiet(problems);
});

test("text that is hardly Go gets an answer, and the next text a review", async () => {
  await play();
  for (const text of ["}}}}((((", "\u0000\u202e\u{1F600}".repeat(200), "(".repeat(5_000), "func f() { ".repeat(500), "x".repeat(100_000)]) {
    await replaceCode(page, text);
    await replaceCode(page, WRONG);
    await finding(page, "ignored-error");
  }
  assertQuiet(problems);
});

/** Lets the test get hold of the page's workers. */
function rememberWorkers() {
  window.workers = [];
  window.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      window.workers.push(this);
    }
  };
}

test("a worker that dies is replaced", async () => {
  await page.addInitScript(rememberWorkers);
  await play();
  await replaceCode(page, WRONG);
  await finding(page, "ignored-error");
  await page.evaluate(() => {
    const worker = window.workers.at(-1);
    worker.terminate();
    worker.dispatchEvent(new ErrorEvent("error", { message: "unreachable executed" }));
  });
  await replaceCode(page, "go doSomething()");
  await finding(page, "naked-goroutine");
  assert.equal(await page.evaluate(() => window.workers.length), 2);
});

test("a worker that never answers is ended, and the learner is told and can go on", async () => {
  await page.addInitScript(rememberWorkers);
  await play();
  await replaceCode(page, WRONG);
  await finding(page, "ignored-error");
  await page.evaluate(() => window.workers.at(-1).terminate());
  await replaceCode(page, "go doSomething()");
  await page.getByRole("button", { name: "Try again" }).click();
  await finding(page, "naked-goroutine");
  assert.equal(await code(page), "go doSomething()");
});

test("the plain text field does the same work, and is kept as the learner's choice", async () => {
  await play();
  await editor(page);
  await page.getByRole("button", { name: "Plain text field" }).click();
  await codeBox(page).fill(WRONG);
  const item = await finding(page, "ignored-error");
  await item.getByRole("button", { name: "Apply fix" }).click();
  await until(page, "the fix", async () => !(await code(page)).includes("_"));
  await page.reload();
  await ready(page);
  assert.equal(await codeBox(page).evaluate((box) => box.localName), "textarea");
});

test("without the editor the plain text field goes on working", async () => {
  await page.route(/\/editor[^/]*\.js$/, (route) => route.abort());
  await play();
  await codeBox(page).fill(WRONG);
  await finding(page, "ignored-error");
});
