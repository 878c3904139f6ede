// What was visited, and the ways into everything else, needs no network afterwards.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, serve } from "./harness.js";
import { finding, kinds, replaceCode, sites, until, visit } from "./site.js";

const [site] = sites();
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

test("with the server gone, the pages that were visited load, and code is reviewed", async () => {
  const server = await serve(site.root, site);
  const { page, close } = await open(browser, { serviceWorkers: "allow" });
  await visit(page, server.url("/"));
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await until(page, "the service worker to take over", async () => {
    if (await page.evaluate(() => navigator.serviceWorker.controller !== null)) return true;
    await page.reload();
    return false;
  });
  const { missing, lesson, exercise, rule, ...waysIn } = kinds(site);
  for (const route of [lesson, exercise, rule]) await visit(page, server.url(route));
  await until(page, "the visited pages to be kept", () =>
    page.evaluate(async (path) => (await caches.match(path)) !== undefined, site.base + rule.slice(1)));
  await server.close();

  for (const route of [...Object.values(waysIn), lesson, exercise, rule]) {
    await visit(page, server.url(route));
    assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, route);
  }
  await visit(page, server.url("/play/"));
  await replaceCode(page, "go doSomething()");
  await finding(page, "naked-goroutine");
  await close();
});
