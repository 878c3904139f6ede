// Everybody can use it: by keyboard alone, with a screen reader, on a small phone, in the dark.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, test } from "node:test";
import { assertQuiet, launch, open, repository, serve } from "./harness.js";
import { antiPatterns } from "./persona.js";
import {
  code, codeBox, editor, finding, flagsOf, kinds, practices, replaceCode, sites, until, verdict, visit,
} from "./site.js";

const [site] = sites();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser, server;

before(async () => {
  server = await serve(site.root, site);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** What axe finds on the page as it stands, one line for each element. */
async function axeFinds(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")} (${node.failureSummary})`));
}

for (const width of [390, 1280]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing, ${width} px, ${colorScheme}`, async () => {
      const { page, close } = await open(browser, { viewport: { width, height: 900 }, colorScheme });
      for (const route of new Set([...Object.values(kinds(site)), ...Object.values(practices(site))])) {
        await visit(page, server.url(route));
        assert.deepEqual(await axeFinds(page), [], route);
      }
      await visit(page, server.url("/play/"));
      await replaceCode(page, antiPatterns[0].wrong);
      await finding(page, "ignored-error");
      await codeBox(page).press("F8");
      assert.deepEqual(await axeFinds(page), [], "findings in the playground");

      const { exercise } = kinds(site);
      await visit(page, server.url(exercise));
      await editor(page);
      await page.getByRole("button", { name: "Show hint" }).click();
      await page.getByRole("button", { name: "Check", exact: true }).click();
      await until(page, "a verdict", async () => (await verdict(page).innerText()) !== "");
      assert.deepEqual(await axeFinds(page), [], "a failing attempt");
      await replaceCode(page, solutionOf(exercise));
      await page.getByRole("button", { name: "Check", exact: true }).click();
      await until(page, "a pass", async () => /passed/i.test(await verdict(page).innerText()));
      assert.deepEqual(await axeFinds(page), [], "a passed exercise");
      await visit(page, server.url(practices(site).review));
      await page.getByRole("combobox", { name: /^Flag line/ }).first().selectOption({ index: 1 });
      await page.getByRole("button", { name: "Show solution" }).click();
      await page.getByRole("button", { name: "Check", exact: true }).click();
      await until(page, "a verdict", async () => (await verdict(page).innerText()) !== "");
      assert.deepEqual(await axeFinds(page), [], "a review with its solution");
      await visit(page, server.url("/progress/"));
      assert.deepEqual(await axeFinds(page), [], "progress with something in it");
      await close();
    });
  }
}

function solutionOf(route) {
  return readFileSync(path.join(repository, "content/exercises", route.split("/")[2], "solution/solution.go"), "utf8");
}

test("no page scrolls sideways on the smallest phone", async () => {
  const { page, close } = await open(browser, { viewport: { width: 320, height: 640 } });
  const wide = [];
  for (const route of [...site.routes, "/no/such/page/"]) {
    await visit(page, server.url(route));
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (overflow > 0) wide.push(`${route}: ${overflow} px`);
  }
  assert.deepEqual(wide, []);
  await visit(page, server.url("/play/"));
  await replaceCode(page, antiPatterns[2].wrong);
  await finding(page, "large-interface");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), "with findings");
  await close();
});

test("what stays in view does not cover what follows it", async () => {
  const { page, close } = await open(browser, { viewport: { width: 1280, height: 700 } });
  for (const route of [kinds(site).lesson, ...Object.values(practices(site))]) {
    await visit(page, server.url(route));
    if ((await codeBox(page).count()) > 0) await editor(page);
    const covered = await page.evaluate(() => {
      scrollTo(0, document.documentElement.scrollHeight);
      const { top } = document.querySelector(".pager").getBoundingClientRect();
      const before = [...document.querySelectorAll("article, .workbench")];
      return before.map((element) => element.getBoundingClientRect().bottom - top).filter((depth) => depth > 0);
    });
    assert.deepEqual(covered, [], route);
  }
  await close();
});

test("on a phone the code is large enough that focusing it does not zoom", async () => {
  const { page, close } = await open(browser, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await visit(page, server.url("/play/"));
  const size = () => codeBox(page).evaluate((box) => parseFloat(getComputedStyle(box).fontSize));
  assert.ok((await size()) >= 16);
  await editor(page);
  assert.ok((await size()) >= 16);
  await close();
});

test("an exercise is done by keyboard alone", async () => {
  const { page, problems, close } = await open(browser, { viewport: { width: 1280, height: 900 } });
  const { exercise } = kinds(site);
  await visit(page, server.url(exercise));

  await page.keyboard.press("Tab");
  assert.match(await nameOfFocus(page), /skip/i);
  await page.keyboard.press("Enter");
  await until(page, "the focus in the main part", () =>
    page.evaluate(() => document.querySelector("main").matches(":focus, :focus-within")));

  await tabTo(page, (name) => name === "Go code");
  await editor(page);
  // An editor that nobody has used lets the Tab key pass.
  await page.keyboard.press("Tab");
  assert.notEqual(await nameOfFocus(page), "Go code");
  await page.keyboard.press("Shift+Tab");
  assert.equal(await nameOfFocus(page), "Go code");

  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(solutionOf(exercise));
  await page.keyboard.press("Tab");
  assert.equal(await nameOfFocus(page), "Go code", "Tab indents");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Escape");
  await tabTo(page, (name) => name === "Check");
  await page.keyboard.press("Enter");
  await until(page, "a pass", async () => /passed/i.test(await verdict(page).innerText()));
  assertQuiet(problems);
  await close();
});

test("a review is done by keyboard alone", async () => {
  const { page, problems, close } = await open(browser, { viewport: { width: 1280, height: 900 } });
  const { review } = practices(site);
  await visit(page, server.url(review));
  for (const { line, rule } of flagsOf(review.split("/")[2])) {
    await tabTo(page, (name) => name === `Flag line ${line}`);
    await page.keyboard.type(rule);
  }
  await tabTo(page, (name) => name === "Check");
  await page.keyboard.press("Enter");
  await until(page, "a pass", async () => /passed/i.test(await verdict(page).innerText()));
  assertQuiet(problems);
  await close();
});

test("a fix is applied by keyboard alone", async () => {
  const { page, close } = await open(browser);
  await visit(page, server.url("/play/"));
  await tabTo(page, (name) => name === "Go code");
  await editor(page);
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText("func f(u User) error {\n\tdata, _ := json.Marshal(u)\n\treturn send(data)\n}\n");
  await finding(page, "ignored-error");
  await page.keyboard.press("Escape");
  await tabTo(page, (name) => name.startsWith("Apply fix"));
  await page.keyboard.press("Enter");
  await until(page, "the fix", async () => (await code(page)).includes("if err != nil"));
  await close();
});

test("the text box tells how the keyboard leaves it", async () => {
  const { page, close } = await open(browser);
  await visit(page, server.url("/play/"));
  const box = await editor(page);
  const description = await box.evaluate((element) =>
    (element.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent).join(" "));
  assert.match(description, /esc/i);
  assert.match(description, /tab/i);
  await close();
});

test("after a click on a link the focus and the title are those of the new page", async () => {
  const { page, close } = await open(browser);
  await visit(page, server.url("/"));
  const before = await page.title();
  await page.getByRole("navigation", { name: "Site" }).getByRole("link", { name: "Rules" }).click();
  await page.waitForURL(server.url("/rules/"));
  await page.waitForFunction((before) => document.title !== before, before);
  await page.keyboard.press("Tab");
  const where = await page.evaluate(() => document.activeElement.closest("main") !== null);
  assert.ok(where, "the next Tab goes on inside the new page");
  await close();
});

test("the chosen theme is kept, and there before the first paint", async () => {
  const { page, problems, close } = await open(browser, { colorScheme: "light" });
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor + getComputedStyle(document.body).backgroundColor);
  await visit(page, server.url("/"));
  const light = await paper();
  await page.getByLabel("Theme").selectOption({ label: "Dark" });
  await until(page, "dark paper", async () => (await paper()) !== light);
  const dark = await paper();
  // Without the app's own script, what sets the theme is what runs before the first paint.
  await page.route(/\.wasm$/, (route) => route.abort());
  await page.reload();
  assert.equal(await paper(), dark);
  await page.unroute(/\.wasm$/);
  problems.length = 0;
  await visit(page, server.url("/rules/"));
  assert.equal(await paper(), dark);
  await page.getByLabel("Theme").selectOption({ label: "System" });
  await until(page, "light paper", async () => (await paper()) === light);
  assertQuiet(problems);
  await close();
});

/** The accessible name of the focused element, as far as these tests need it. */
function nameOfFocus(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    return (element?.getAttribute("aria-label") ?? element?.textContent ?? "").trim();
  });
}

/** Presses Tab until the focused element's name fits. */
async function tabTo(page, fits) {
  const passed = [];
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press("Tab");
    const name = await nameOfFocus(page);
    if (fits(name)) return;
    passed.push(name.slice(0, 30));
  }
  assert.fail(`no Tab leads there; passed: ${passed.join(", ")}`);
}
