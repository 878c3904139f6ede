// Exercises: from the starter to a verdict, and progress that is still there tomorrow.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { assertQuiet, launch, open, repository, serve } from "./harness.js";
import {
  code, editor, finding, flag, flagsOf, kindOf, practices, replaceCode, sites, textOf, until, verdict, visit,
} from "./site.js";

const [site] = sites();
const folder = path.join(repository, "content/exercises");
const exercises = readdirSync(folder);
const idOf = (route) => route.split("/")[2];
const fileOf = (exercise, name) => readFileSync(path.join(folder, exercise, name, `${name}.go`), "utf8");
// The shortest, because the editor keeps only what is in sight in the page.
const sizeOf = (exercise) => fileOf(exercise, "solution").length;
const [exercise] = exercises.filter((name) => kindOf(name) === "fix").sort((a, b) => sizeOf(a) - sizeOf(b));

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

const practise = (exercise) => visit(page, server.url(`/practice/${exercise}/`));
const check = () => page.getByRole("button", { name: "Check", exact: true }).click();

/** Waits for a verdict on what is in the editor now. */
async function verdictSays(pattern) {
  await until(page, `a verdict that says ${pattern}`, async () => pattern.test(await verdict(page).innerText()));
}

const PASSED = /^Passed/;
const NOT_YET = /^Not yet/;

/** Does what the exercise asks for, as its author did. */
async function solve(exercise) {
  if (kindOf(exercise) !== "review") return replaceCode(page, fileOf(exercise, "solution"));
  for (const { line, rule } of flagsOf(exercise)) await flag(page, line, rule);
}

async function pass(exercise) {
  await practise(exercise);
  await solve(exercise);
  await check();
  await verdictSays(PASSED);
}

for (const exercise of exercises) {
  test(`${exercise}: what it starts with fails and says why, the solution passes and is explained`, async () => {
    await practise(exercise);
    assert.equal(await page.getByRole("heading", { name: "Explanation" }).count(), 0);
    if (kindOf(exercise) !== "review") await editor(page);
    await check();
    await verdictSays(NOT_YET);
    assert.doesNotMatch(await verdict(page).innerText(), PASSED);
    assert.ok((await verdict(page).getByRole("listitem").count()) > 0, "it says why");

    await solve(exercise);
    await check();
    await verdictSays(PASSED);
    await page.getByRole("heading", { name: /explanation|why it works/i }).first().waitFor();
    assertQuiet(problems);
  });
}

test("whoever checks and asks for hints by keyboard stays at the button", async () => {
  await practise(exercise);
  await editor(page);
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  await page.getByRole("button", { name: "Check", exact: true }).press("Enter");
  await verdictSays(NOT_YET);
  assert.equal(await focused(), "Check");

  const hint = page.getByRole("button", { name: "Show hint" });
  while ((await hint.getAttribute("aria-disabled")) === "false") await hint.press("Enter");
  assert.equal(await focused(), "Show hint");
  const shown = await page.locator(".hint").count();
  await hint.press("Enter");
  assert.equal(await page.locator(".hint").count(), shown, "there is none left to show");
  assertQuiet(problems);
});

test("a review says how much was right and explains every difference", async () => {
  const review = idOf(practices(site).review);
  const [first, second, ...rest] = flagsOf(review);
  await practise(review);
  for (const { line, rule } of [first, ...rest]) await flag(page, line, rule);
  await check();
  const wanted = rest.length + 2;
  await verdictSays(new RegExp(`Precision 100 %.*found ${wanted - 1} of ${wanted}`, "s"));
  const missed = verdict(page).getByRole("listitem").filter({ hasText: `Line ${second.line}` });
  await missed.getByRole("link", { name: second.rule }).waitFor();

  await missed.getByRole("button", { name: `Line ${second.line}` }).click();
  const focused = await page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  assert.equal(focused, `Flag line ${second.line}`, "the line leads to its flag");
  await flag(page, second.line, second.rule);
  await check();
  await verdictSays(PASSED);
  assertQuiet(problems);
});

test("a review that flags every line does not pass", async () => {
  await practise(idOf(practices(site).review));
  const selects = page.getByRole("combobox", { name: /^Flag line/ });
  for (const select of await selects.all()) await select.selectOption({ index: 1 });
  await check();
  await verdictSays(NOT_YET);
});

test("flags survive a reload, Reset takes them off and can be undone", async () => {
  const review = idOf(practices(site).review);
  const [{ line, rule }] = flagsOf(review);
  const flagged = () => page.getByRole("combobox", { name: `Flag line ${line}`, exact: true }).inputValue();
  await pass(review);
  await page.reload();
  await until(page, "the flag as it was", async () => (await flagged()) === rule);
  await page.getByRole("button", { name: "Reset" }).click();
  await until(page, "no flag", async () => (await flagged()) === "");
  await page.getByRole("button", { name: "Bring back" }).click();
  await until(page, "the flag again", async () => (await flagged()) === rule);
  assertQuiet(problems);
});

test("a trigger tells at once whether its rule fires", async () => {
  const trigger = exercises.find((name) => kindOf(name) === "trigger" && /^fires = \["/m.test(textOf(name)));
  const [, rule] = /^fires = \["(.*?)"/m.exec(textOf(trigger));
  await practise(trigger);
  const watched = page.getByRole("list", { name: "Rules to watch" }).getByRole("listitem").filter({ hasText: rule });
  await watched.filter({ hasText: "must fire" }).waitFor();
  await replaceCode(page, fileOf(trigger, "solution"));
  await finding(page, rule);
  await watched.filter({ hasText: "fires, as it must" }).waitFor();
  assertQuiet(problems);
});

test("a solution that is asked for is shown, and the progress remembers it", async () => {
  await practise(exercise);
  await page.getByRole("button", { name: "Show solution" }).click();
  await page.getByRole("heading", { name: "Explanation" }).waitFor();
  const progress = await page.evaluate(() => localStorage.getItem("go-idioms/1/progress"));
  assert.match(progress, new RegExp(`"${exercise}":\\{[^}]*"solution_shown":true`));
});

test("the map shows what was passed, in the picture and in the table", async () => {
  await pass(exercise);
  await visit(page, server.url("/map/"));
  const link = page.locator("table").getByRole("link", { name: titleOf(exercise), exact: true }).first();
  await link.locator("..").getByText("Passed").waitFor();
  const filled = page.locator(`.cells [data-passed="${exercise}"]`).first();
  assert.ok(await filled.isVisible(), "its circle is filled");
});

test("the exercises are narrowed to one kind, also without JavaScript", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const other = await open(browser, { javaScriptEnabled });
    await other.page.goto(server.url("/practice/"));
    const listed = other.page.getByRole("main").locator("li[data-kind]:visible");
    assert.equal(await listed.count(), exercises.length);
    await other.page.getByRole("radio", { name: /^Review/ }).check();
    assert.equal(await listed.count(), exercises.filter((name) => kindOf(name) === "review").length);
    await other.close();
  }
});

const titleOf = (exercise) => JSON.parse(/^title = (".*")$/m.exec(textOf(exercise))[1]);

test("a solution that is commented out does not pass", async () => {
  await practise(exercise);
  const commented = fileOf(exercise, "solution").replace(/^(?!package)/gm, "// ");
  await replaceCode(page, commented);
  await check();
  await verdictSays(NOT_YET);
});

test("hints come one by one", async () => {
  await practise(exercise);
  const show = page.getByRole("button", { name: "Show hint" });
  await show.click();
  const shown = page.getByRole("main").getByRole("listitem");
  const first = await shown.count();
  await show.click();
  await until(page, "one more hint", async () => (await shown.count()) > first);
});

test("code and progress survive a reload; Reset brings the starter back and keeps the progress", async () => {
  await pass(exercise);
  const passed = await code(page);
  await page.reload();
  await until(page, "the code as it was", async () => (await code(page)) === passed);
  await visit(page, server.url("/progress/"));
  await until(page, "one exercise passed", async () => /\b1 of/.test(await tally(page)));

  await practise(exercise);
  await page.getByRole("button", { name: "Reset" }).click();
  await until(page, "the starter", async () => (await code(page)).trimEnd() === fileOf(exercise, "starter").trimEnd());
  await visit(page, server.url("/progress/"));
  await until(page, "one exercise passed", async () => /\b1 of/.test(await tally(page)));
});

test("progress is exported as a file and imported elsewhere", async () => {
  await pass(exercise);
  await visit(page, server.url("/progress/"));
  const passedHere = await tally(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /export/i }).click(),
  ]);
  const exported = readFileSync(await download.path(), "utf8");
  assert.equal(typeof JSON.parse(exported), "object");

  const other = await open(browser);
  try {
    await visit(other.page, server.url("/progress/"));
    assert.notEqual(await tally(other.page), passedHere);
    const chooser = other.page.waitForEvent("filechooser");
    await importControl(other.page).click();
    await (await chooser).setFiles({ name: "progress.json", mimeType: "application/json", buffer: Buffer.from(exported) });
    await until(other.page, "the imported progress", async () => (await tally(other.page)) === passedHere);
    await other.page.reload();
    await until(other.page, "the imported progress after a reload", async () => (await tally(other.page)) === passedHere);
    await visit(other.page, server.url(`/practice/${exercise}/`));
    await until(other.page, "the imported code", async () =>
      (await code(other.page)).trimEnd() === fileOf(exercise, "solution").trimEnd());
    assertQuiet(other.problems);
  } finally {
    await other.close();
  }
});

test("a file that is no export is refused with a word, and nothing is lost", async () => {
  await pass(exercise);
  await visit(page, server.url("/progress/"));
  const before = await tally(page);
  for (const text of ["", "{", "[]", '{"version":999999}', '<script>alert(1)</script>', "\u0000".repeat(1000)]) {
    const chooser = page.waitForEvent("filechooser");
    await importControl(page).click();
    await (await chooser).setFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from(text) });
    await page.getByRole("alert").filter({ hasText: /./ }).first().waitFor();
    assert.equal(await tally(page), before);
  }
  assertQuiet(problems);
});

const importControl = (page) => page.getByRole("button", { name: /import/i }).or(page.getByLabel(/import/i)).first();

/** What the progress page says in numbers. */
const tally = (page) => page.getByRole("main").getByRole("definition").allInnerTexts().then((all) => all.join(" | "));

test("damaged storage is told to the learner and never overwritten", async () => {
  await pass(exercise);
  const damaged = await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) localStorage.setItem(key, `{"damaged: ${key}`);
    return Object.entries(localStorage);
  });
  assert.ok(damaged.length > 0, "something is stored");
  await page.goto("about:blank");
  await practise(exercise);
  await notice(/saved|stor|read|damaged/i);
  await replaceCode(page, "package after\n");
  await check();
  await verdictSays(NOT_YET);
  await visit(page, server.url("/progress/"));
  const values = await page.evaluate(() => Object.values(localStorage));
  for (const [key, value] of damaged) assert.ok(values.includes(value), `${key} is kept`);
});

test("refused storage is told, and the exercise can be done all the same", async () => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
    });
  });
  await pass(exercise);
  await notice(/sav|stor/i);
});

test("a full storage is told", async () => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
  });
  await pass(exercise);
  await notice(/sav|stor/i);
});

/** Waits for a message to the learner. */
function notice(pattern) {
  const told = page.getByRole("alert").or(page.getByRole("status")).filter({ hasText: pattern });
  return until(page, `a notice that says ${pattern}`, async () => (await told.count()) > 0);
}
