// @ts-check
/// <reference lib="webworker" />
// Keeps the site readable without a network. The site builder puts the constant RELEASE before this text.
//
// No two releases can mix: a document names each file that it needs by a hash of its content, and its pages' data by
// the release. So documents come from the network while there is one, and everything else from what was kept first.
// A new release waits until no tab of the old one is left, and then removes what the old one kept.

/** @type {{base: string, data: string, shell: string[], pages: string[]}} */
const { base, data, shell, pages } = RELEASE;
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const PREFIX = `go-idioms ${base} `;
const NAME = PREFIX + data;

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || !url.pathname.startsWith(base)) return;
  if (request.mode === "navigate") event.respondWith(document(event, url));
  else if (url.pathname.endsWith(`/${data}`)) event.respondWith(pageData(event, url));
  else event.respondWith(file(request));
});

async function install() {
  const cache = await caches.open(NAME);
  await cache.addAll(shell);
  // Asked for anew: an old document in the browser's own cache would refuse the whole release.
  for (const page of pages) await keepPage(page, await fetch(page, { cache: "no-cache" }));
}

async function activate() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== NAME).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/**
 * Keeps a page in both its forms, if it is of this release: while a new one is being uploaded, or before its worker takes
 * over, a host may answer with a document of another.
 *
 * @param {string} page its address, with `/` at the end
 * @param {Response} response its document
 */
async function keepPage(page, response) {
  const text = await response.clone().text();
  if (!response.ok || !text.includes(data)) throw new Error(`${page} is not of this release`);
  const cache = await caches.open(NAME);
  await Promise.all([cache.put(page, response), cache.add(page + data)]);
}

/**
 * @param {FetchEvent} event
 * @param {URL} url
 */
async function document(event, url) {
  try {
    const response = await fetch(event.request);
    if (url.pathname.endsWith("/")) event.waitUntil(keepPage(url.pathname, response.clone()).catch(() => undefined));
    return response;
  } catch (error) {
    const kept = (await caches.match(url.pathname)) ?? (await caches.match(`${url.pathname}/`));
    if (kept) return kept;
    throw error;
  }
}

/**
 * @param {FetchEvent} event
 * @param {URL} url
 */
async function pageData(event, url) {
  const kept = await caches.match(url.pathname);
  if (kept) return kept;
  const page = url.pathname.slice(0, -data.length);
  event.waitUntil(fetch(page).then((response) => keepPage(page, response)).catch(() => undefined));
  return fetch(event.request);
}

/** @param {Request} request */
async function file(request) {
  const url = new URL(request.url);
  const kept = await caches.match(url.pathname);
  if (kept) return kept;
  const response = await fetch(request);
  // Only names that hold a hash of their content can be kept without asking again.
  if (response.ok && url.pathname.startsWith(`${base}assets/`)) {
    const cache = await caches.open(NAME);
    await cache.put(url.pathname, response.clone());
  }
  return response;
}
