// Writes pictures of the pages that matter, for a look at them:
//
//     npm run screenshots -- FOLDER
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { launch, open, serve } from "./harness.js";
import { editor, findings, kinds, practices, sites, until, verdict, visit } from "./site.js";

const folder = process.argv[2];
assert.ok(folder, "usage: npm run screenshots -- FOLDER");
await mkdir(folder, { recursive: true });

const [site] = sites();
const { exercise, lesson, rule } = kinds(site);
// Pages with findings have more to show.
const prefer = (route, other) => (site.routes.includes(route) ? route : other);
const taught = prefer("/learn/ignored-errors/", lesson);
const tried = prefer("/practice/save-preferences/", exercise);
const server = await serve(site.root, site);
const browser = await launch();

for (const width of [390, 1280]) {
  for (const colorScheme of ["light", "dark"]) {
    const phone = width === 390;
    const viewport = { width, height: phone ? 844 : 900 };
    const { page, close } = await open(browser, { viewport, isMobile: phone, hasTouch: phone, colorScheme });
    const shoot = async (name, fullPage = true) => {
      await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
      const file = path.join(folder, `${name}-${width}-${colorScheme}.png`);
      await page.screenshot({ path: file, fullPage });
      console.log(file);
    };
    for (const [name, route] of Object.entries({ home: "/", lesson: taught, exercise: tried, rule, playground: "/play/" })) {
      await visit(page, server.url(route));
      if (name !== "rule") {
        await editor(page);
        await until(page, "findings", async () => (await findings(page).count()) > 0);
      }
      await shoot(`${name}-top`, false);
      await shoot(name);
      if (name === "exercise") {
        await page.getByRole("button", { name: "Check", exact: true }).click();
        await until(page, "a verdict", async () => (await verdict(page).innerText()) !== "");
        await shoot("verdict");
      }
      if (name === "lesson" || name === "exercise") {
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        await page.screenshot({ path: path.join(folder, `${name}-end-${width}-${colorScheme}.png`) });
      }
    }
    const read = { review: practices(site).review, practice: "/practice/", map: "/map/", progress: "/progress/" };
    for (const [name, route] of Object.entries(read)) {
      await visit(page, server.url(route));
      await shoot(name);
    }
    await close();
  }
}
await browser.close();
await server.close();
