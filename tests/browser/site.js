// @ts-check
// The built site as a learner meets it: by roles and names, never by classes.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { repository } from "./harness.js";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").Locator} Locator */

/**
 * A built site. `base` is the path that it was built for, `routes` are its pages, without the base.
 *
 * @typedef {{root: string, base: string, routes: string[]}} Site
 */

/**
 * The sites to test: the folders that `DIST` names, separated by `:`.
 *
 * @returns {Site[]}
 */
export function sites() {
  return (process.env.DIST || path.join(repository, "dist")).split(":").map((folder) => {
    const root = path.resolve(folder);
    assert.ok(existsSync(path.join(root, "index.html")), `no built site in ${root}: run make build`);
    const base = /(?:href|src)="(\/[^":]*?)assets\//.exec(readFileSync(path.join(root, "index.html"), "utf8"))?.[1];
    assert.ok(base, `${root}/index.html names no file under assets/`);
    return { root, base, routes: routesOf(root) };
  });
}

/** @param {string} root */
function routesOf(root) {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === "index.html")
    .map((entry) => `/${path.relative(root, entry.parentPath).split(path.sep).join("/")}/`.replace("//", "/"))
    .sort();
}

/**
 * One route for each kind of page.
 *
 * @param {Site} site
 */
export function kinds({ routes }) {
  const first = (/** @type {string} */ folder) => {
    const route = routes.find((candidate) => candidate.startsWith(folder) && candidate !== folder);
    assert.ok(route, `the site has no page under ${folder}`);
    return route;
  };
  return {
    home: "/",
    learn: "/learn/",
    lesson: first("/learn/"),
    practice: "/practice/",
    exercise: practices({ routes }).fix,
    rules: "/rules/",
    rule: first("/rules/"),
    play: "/play/",
    progress: "/progress/",
    map: "/map/",
    missing: "/no/such/page/",
  };
}

/**
 * The route of the first exercise of each kind.
 *
 * @param {Pick<Site, "routes">} site
 * @returns {Record<string, string>}
 */
export function practices({ routes }) {
  const exercises = routes.filter((route) => /^\/practice\/./.test(route)).reverse();
  return Object.fromEntries(exercises.map((route) => [kindOf(route.split("/")[2]), route]));
}

const exercises = path.join(repository, "content/exercises");

/** @param {string} exercise */
export const textOf = (exercise) => readFileSync(path.join(exercises, exercise, "exercise.md"), "utf8");

/** @param {string} exercise */
export const kindOf = (exercise) => /^kind = "(.*)"$/m.exec(textOf(exercise))?.[1] ?? "";

/**
 * The flags of a review: the number of each line in the new version, and the rule.
 *
 * @param {string} exercise
 */
export function flagsOf(exercise) {
  const after = readFileSync(path.join(exercises, exercise, "after/after.go"), "utf8").split("\n");
  const flags = textOf(exercise).split("[[flag]]").slice(1);
  return flags.map((flag) => {
    const quoted = /^line = (.*)$/m.exec(flag)?.[1] ?? "";
    // TOML quotes a line by " with escapes, or by ' or ''' without.
    const line = quoted.startsWith('"') ? JSON.parse(quoted) : quoted.replace(/^'+|'+$/g, "");
    return { line: after.findIndex((text) => text.trim() === line) + 1, rule: /^rule = "(.*)"$/m.exec(flag)?.[1] ?? "" };
  });
}

/**
 * Flags a line of a review, or takes its flag off where the rule is empty.
 *
 * @param {Page} page
 * @param {number} line
 * @param {string} rule
 */
export const flag = (page, line, rule) =>
  page.getByRole("combobox", { name: `Flag line ${line}`, exact: true }).selectOption({ value: rule });

/**
 * Waits until the tab's app has taken the page over. It does not ask at each frame, as `waitForFunction` does: on a
 * busy machine a page may stay without frames for long.
 *
 * @param {Page} page
 */
export async function ready(page) {
  await page.locator('html[data-app="ready"]').waitFor({ state: "attached" }).catch((error) => {
    throw new Error(`${page.url()} does not come to life`, { cause: error });
  });
}

/**
 * @param {Page} page
 * @param {string} url
 */
export async function visit(page, url) {
  await page.goto(url);
  await ready(page);
}

/** @param {Page} page */
export const codeBox = (page) => page.getByRole("textbox", { name: "Go code" });

/** @param {Page} page */
export const findings = (page) => page.getByRole("list", { name: "Findings" }).getByRole("listitem");

/** @param {Page} page */
export const verdict = (page) => page.getByRole("status", { name: "Verdict" });

/**
 * Waits for the real editor, which takes the plain field's place when it is first used.
 *
 * @param {Page} page
 */
export async function editor(page) {
  await codeBox(page).focus();
  await page.waitForFunction(() => document.querySelector('[role="textbox"][contenteditable="true"]'));
  return codeBox(page);
}

/**
 * Replaces all code, as by pasting.
 *
 * @param {Page} page
 * @param {string} text
 */
export async function replaceCode(page, text) {
  const box = await editor(page);
  await box.focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
}

/**
 * The code in the editor. Only what is scrolled into view is in the page, so this is for short programs.
 *
 * @param {Page} page
 */
export function code(page) {
  return codeBox(page).evaluate((box) =>
    box instanceof HTMLTextAreaElement
      ? box.value
      : [...box.children].map((line) => (line.textContent === "\u200b" ? "" : line.textContent)).join("\n"));
}

/**
 * Waits until `check` holds, and says `what` was awaited if it never does.
 *
 * @param {Page} page
 * @param {string} what
 * @param {() => Promise<boolean>} check
 */
export async function until(page, what, check) {
  const deadline = Date.now() + 20_000;
  while (!(await check())) {
    if (Date.now() > deadline) assert.fail(`waited in vain: ${what}\n${await page.locator("main").innerText()}`);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}

/**
 * Waits until the findings name `rule`.
 *
 * @param {Page} page
 * @param {string} rule
 */
export function finding(page, rule) {
  const item = findings(page).filter({ has: page.getByRole("link", { name: rule, exact: true }) }).first();
  return item.waitFor().then(() => item);
}

/**
 * Waits until the findings hold neither an error nor a warning.
 *
 * @param {Page} page
 */
export function noErrorsOrWarnings(page) {
  return until(page, "no errors or warnings", async () => {
    const severe = findings(page).filter({ hasText: /^\s*(error|warning)/i });
    return (await page.getByText(/Nothing to mark|\d+ info/).count()) > 0 && (await severe.count()) === 0;
  });
}
