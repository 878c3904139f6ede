// @ts-check
/// <reference lib="webworker" />
// Keeps the site readable without a network. The site builder puts the constant RELEASE before this text.
//
// No two releases can mix: a document names each file that it needs by a hash of its content, and its pages' data by
// the release. So documents come from the network while there is one, and everything else from what was kept first.
// A new release waits until no tab of the old one is left, and then removes what the old one kept.

/** The stylesheet is the first of the shell. @type {{base: string, data: string, shell: string[], pages: string[]}} */
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
  } catch {
    return (await caches.match(url.pathname)) ?? (await caches.match(`${url.pathname}/`)) ?? notKept();
  }
}

/** What a reader without a network sees at a page that was not opened before. */
function notKept() {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>No network \u00b7 Go Idioms</title><link rel="stylesheet" href="${shell[0]}">
<main id="main" class="page"><header class="page-head"><p class="kicker">No network</p><h1>This page is not on your device yet</h1>
<p class="summary">Pages that you have opened before are. This one comes as soon as you are online again.</p></header>
<p class="actions"><a href="${base}" class="button button-primary button-large">Go to the start</a></p></main>`;
  return new Response(html, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
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
