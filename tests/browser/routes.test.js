// Every route of every built site: quiet, complete without JavaScript, and without a dead link.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { assertQuiet, launch, open, repository, serve } from "./harness.js";
import { codeBox, kinds, ready, sites, visit } from "./site.js";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

for (const site of sites()) {
  describe(`the site for ${site.base}`, () => {
    let server;
    before(async () => {
      server = await serve(site.root, site);
    });
    after(() => server?.close());

    test("has all its pages", () => {
      kinds(site);
      assert.ok(existsSync(path.join(site.root, "404.html")), "404.html");
      assert.ok(site.routes.length > 30, `only ${site.routes.length} routes`);
    });

    test("no file links to what is not there", () => {
      const dead = site.routes.flatMap((route) => deadLinks(site, route, linksOf(htmlOf(site, route))));
      assert.deepEqual(dead, []);
    });

    test("every route loads without a word in the console", async () => {
      const { page, problems, close } = await open(browser);
      const dead = [];
      for (const route of site.routes) {
        await visit(page, server.url(route));
        const links = await page.locator("a[href]").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
        dead.push(...deadLinks(site, route, links));
        assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, `${route} has one title`);
        assert.deepEqual(problems.splice(0), [], route);
      }
      assert.deepEqual(dead, []);
      await close();
    });

    test("every route can be read with JavaScript off", async () => {
      const { page, close } = await open(browser, { javaScriptEnabled: false });
      const read = async (route) => {
        await page.goto(server.url(route));
        return squeeze(await page.locator("main").innerText());
      };
      for (const { route, prose, program } of texts()) {
        const shown = await read(route);
        for (const part of prose) assert.ok(shown.includes(squeeze(part)), `${route} does not show: ${part}`);
        if (program) assert.equal(await codeBox(page).inputValue(), program, `${route} shows its program`);
      }
      for (const route of site.routes) assert.ok((await read(route)).length > 60, `${route} says something`);
      await close();
    });

    test("an unknown address answers with a page that leads on", async () => {
      const { page, close } = await open(browser);
      const response = await page.goto(server.url("/no/such/page/"));
      assert.equal(response.status(), 404);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.getByRole("navigation", { name: "Site" }).getByRole("link").first().click();
      await page.waitForURL(server.url("/learn/"));
      await close();
    });

    test("navigation inside the tab shows the same pages without loading documents", async () => {
      const { page, problems, close } = await open(browser);
      await visit(page, server.url("/"));
      await page.evaluate(() => { window.sameDocument = true; });
      for (const [name, route] of [["Learn", "/learn/"], ["Rules", "/rules/"], ["Map", "/map/"], ["Progress", "/progress/"]]) {
        await page.getByRole("navigation", { name: "Site" }).getByRole("link", { name }).click();
        await page.waitForURL(server.url(route));
        await ready(page);
        const title = /<title>([^<]*)<\/title>/.exec(htmlOf(site, route))[1];
        await page.waitForFunction((title) => document.title === title, unescapeHtml(title));
      }
      await page.goBack();
      await page.waitForURL(server.url("/map/"));
      await page.getByRole("navigation", { name: "Site" }).getByRole("link", { name: "Map" }).and(page.locator("[aria-current=page]")).waitFor();
      assert.equal(await page.evaluate(() => window.sameDocument), true);
      assertQuiet(problems);
      await close();
    });
  });
}

function htmlOf(site, route) {
  return readFileSync(path.join(site.root, route, "index.html"), "utf8");
}

function linksOf(html) {
  const body = html.replace(/<(script|style)\b[^>]*>[^]*?<\/\1>/g, (element) => element.slice(0, element.indexOf(">") + 1));
  return [...body.matchAll(/<[^>]*?\s(?:href|src)="([^"]*)"/g)].map((match) => unescapeHtml(match[1]));
}

const unescapeHtml = (text) =>
  text.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_, name) => ({ amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x27": "'" })[name]);

/** The links of a page that lead out of the site's base, to no file, or to no anchor. */
function deadLinks(site, route, links) {
  const here = new URL(site.base + route.slice(1), "http://site");
  return links.flatMap((link) => {
    const url = new URL(link, here);
    if (url.origin !== here.origin) return [];
    const file = url.pathname.endsWith("/") ? `${url.pathname}index.html` : url.pathname;
    const target = path.join(site.root, decodeURIComponent(file.slice(site.base.length)));
    if (!url.pathname.startsWith(site.base) || !existsSync(target)) return [`${route} -> ${link}`];
    const anchor = decodeURIComponent(url.hash.slice(1));
    if (anchor === "" || anchor.startsWith("code=") || hasId(target, anchor)) return [];
    return [`${route} -> ${link}`];
  });
}

const idsByFile = new Map();

function hasId(file, id) {
  if (!idsByFile.has(file)) {
    idsByFile.set(file, new Set([...readFileSync(file, "utf8").matchAll(/\sid="([^"]*)"/g)].map((match) => match[1])));
  }
  return idsByFile.get(file).has(id);
}

/** Letters and digits alone: how a page breaks lines and sets marks is not what matters here. */
const squeeze = (text) => text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

/** What the content says that each lesson and exercise shows: its paragraphs and the program to begin with. */
function texts() {
  const content = path.join(repository, "content");
  const chapters = readdirSync(path.join(content, "lessons")).map((chapter) => path.join(content, "lessons", chapter));
  const lessons = chapters.flatMap((chapter) =>
    readdirSync(chapter, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => {
        const text = readFileSync(path.join(chapter, entry.name, "lesson.md"), "utf8");
        const live = /^live = "(.*)"$/m.exec(text)?.[1];
        const program = live && readFileSync(path.join(chapter, entry.name, live), "utf8");
        return { route: `/learn/${entry.name.replace(/^\d+-/, "")}/`, prose: paragraphs(text), program };
      }));
  const exercises = readdirSync(path.join(content, "exercises")).map((id) => {
    const folder = path.join(content, "exercises", id);
    const [task] = readFileSync(path.join(folder, "exercise.md"), "utf8").split("\n## Explanation");
    const starter = path.join(folder, "starter/starter.go");
    const program = existsSync(starter) ? readFileSync(starter, "utf8") : undefined;
    return { route: `/practice/${id}/`, prose: paragraphs(task), program };
  });
  return [...lessons, ...exercises];
}

/** The paragraphs of a Markdown file without its front matter, its code blocks and its marks. */
function paragraphs(text) {
  return text
    .replace(/^\+\+\+\n[^]*?\n\+\+\+\n/, "")
    .replace(/^```[^]*?^```$/gm, "")
    .replace(/^## Hint$/gm, "")
    .replace(/^\d+\. /gm, "")
    .replace(/^!\[[^\]]*\]\([^)]*\)$/gm, "")
    .replace(/\]\([/#][^)]*\)/g, "]")
    .split(/\n\s*\n/)
    .filter((part) => squeeze(part) !== "");
}
