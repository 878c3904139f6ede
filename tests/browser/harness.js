// @ts-check
// What all browser tests share: a static file server as plain as any host's, a real Chromium, and pages that
// remember everything that went wrong on them.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").Browser} Browser */

/** The repository. */
export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml",
  ".webmanifest": "application/manifest+json",
};

/**
 * Serves the files of `root` under `base` as a static host does: `index.html` for folders, `404.html` for what is not there.
 *
 * @param {string} root
 * @param {{base?: string, headers?: Record<string, string>}} [options] `base` begins and ends with `/`.
 * @returns {Promise<{origin: string, url: (path: string) => string, close: () => Promise<void>}>}
 *   `url("/learn/")` is the address of that route.
 */
export async function serve(root, { base = "/", headers = {} } = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const answer = await find(root, base, decodeURIComponent(pathname));
    response.writeHead(answer.status, { "cache-control": "no-store", ...headers, ...answer.headers });
    response.end(answer.body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  const origin = `http://127.0.0.1:${address.port}`;
  return {
    origin,
    url: (route) => origin + base + route.replace(/^\//, ""),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {string} root
 * @param {string} base
 * @param {string} pathname
 */
async function find(root, base, pathname) {
  const text = { "content-type": "text/plain" };
  if (!pathname.startsWith(base)) return { status: 404, headers: text, body: "outside the site" };
  let file = path.join(root, pathname.slice(base.length));
  if (file !== root && !file.startsWith(root + path.sep)) return { status: 403, headers: text, body: "" };
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory()) {
    if (!pathname.endsWith("/")) return { status: 301, headers: { location: `${pathname}/` }, body: "" };
    file = path.join(file, "index.html");
  }
  const body = await readFile(file).catch(() => null);
  if (body !== null) return { status: 200, headers: { "content-type": typeOf(file) }, body };
  const missing = await readFile(path.join(root, "404.html")).catch(() => Buffer.from("not found"));
  return { status: 404, headers: { "content-type": TYPES[".html"] }, body: missing };
}

/** @param {string} file */
function typeOf(file) {
  const type = /** @type {Record<string, string>} */ (TYPES)[path.extname(file)];
  return type ?? "application/octet-stream";
}

/** @returns {Promise<Browser>} */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/**
 * Opens a page of its own with empty storage. Service workers stay out unless asked for, so that every test meets the
 * files as they are served.
 *
 * @param {Browser} browser
 * @param {import("playwright-core").BrowserContextOptions} [options]
 * @returns {Promise<{page: Page, problems: string[], close: () => Promise<void>}>}
 *   `problems` grows with console errors, uncaught errors, failed requests and requests to other hosts.
 */
export async function open(browser, options = {}) {
  const context = await browser.newContext({ serviceWorkers: "block", reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  return { page, problems: watch(page), close: () => context.close() };
}

/**
 * @param {Page} page
 * @returns {string[]}
 */
export function watch(page) {
  /** @type {string[]} */
  const problems = [];
  const note = (/** @type {string} */ problem) => problems.push(problem.slice(0, 240));
  page.on("console", (message) => {
    if (message.type() === "error") note(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => note(`uncaught: ${error.message}`));
  page.on("requestfailed", (request) => {
    // A request that a navigation made pointless was not a failure of the site.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") note(`failed: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) note(`${response.status()}: ${response.url()}`);
  });
  page.on("request", (request) => {
    if (!/^(http:\/\/127\.0\.0\.1[:/]|data:|blob:)/.test(request.url())) note(`foreign: ${request.url()}`);
  });
  return problems;
}

/** @param {string[]} problems */
export function assertQuiet(problems) {
  assert.deepEqual(problems, [], "the page reported problems");
}
