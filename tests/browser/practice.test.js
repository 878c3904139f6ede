// Exercises: from the starter to a verdict, and progress that is still there tomorrow.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { assertQuiet, launch, open, repository, serve } from "./harness.js";
import { code, editor, replaceCode, sites, until, verdict, visit } from "./site.js";

const [site] = sites();
const folder = path.join(repository, "content/exercises");
const exercises = readdirSync(folder);
const fileOf = (exercise, name) => readFileSync(path.join(folder, exercise, name, `${name}.go`), "utf8");

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

const PASSED = /passed/i;
const NOT_YET = /not yet|missing|to do/i;

async function pass(exercise) {
  await practise(exercise);
  await replaceCode(page, fileOf(exercise, "solution"));
  await check();
  await verdictSays(PASSED);
}

for (const exercise of exercises) {
  test(`${exercise}: the starter fails and says why, the solution passes and is explained`, async () => {
    await practise(exercise);
    assert.equal(await page.getByRole("heading", { name: "Explanation" }).count(), 0);
    await editor(page);
    await check();
    await verdictSays(NOT_YET);
    assert.doesNotMatch(await verdict(page).innerText(), PASSED);
    assert.ok((await verdict(page).getByRole("listitem").count()) > 0, "it says why");

    await replaceCode(page, fileOf(exercise, "solution"));
    await check();
    await verdictSays(PASSED);
    await page.getByRole("heading", { name: /explanation|why it works/i }).first().waitFor();
    assertQuiet(problems);
  });
}

test("a solution that is commented out does not pass", async () => {
  const [exercise] = exercises;
  await practise(exercise);
  const commented = fileOf(exercise, "solution").replace(/^(?!package)/gm, "// ");
  await replaceCode(page, commented);
  await check();
  await verdictSays(NOT_YET);
});

test("hints come one by one", async () => {
  await practise(exercises[0]);
  const show = page.getByRole("button", { name: "Show hint" });
  await show.click();
  const shown = page.getByRole("main").getByRole("listitem");
  const first = await shown.count();
  await show.click();
  await until(page, "one more hint", async () => (await shown.count()) > first);
});

test("code and progress survive a reload; Reset brings the starter back and keeps the progress", async () => {
  const [exercise] = exercises;
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
  const [exercise] = exercises;
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
  const [exercise] = exercises;
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
  const [exercise] = exercises;
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
  await pass(exercises[0]);
  await notice(/sav|stor/i);
});

test("a full storage is told", async () => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
  });
  await pass(exercises[0]);
  await notice(/sav|stor/i);
});

/** Waits for a message to the learner. */
function notice(pattern) {
  const told = page.getByRole("alert").or(page.getByRole("status")).filter({ hasText: pattern });
  return until(page, `a notice that says ${pattern}`, async () => (await told.count()) > 0);
}
