// How soon a keystroke shows in the findings, in a real Chromium: node tests/bench/browser.mjs SITE [FILE]
//
// SITE is a built site's folder. The playground gets 1,000 lines of FILE (the net/http client of the Go distribution if
// none is named). Then a line is broken and joined again above all findings, so that every finding moves and the list
// is made anew. Measured in the page, from the key's own time: to the moment when the list has changed, and to the first
// frame after it, which comes 60 times in a second. Nothing waits for a pause in typing, so there is no debounce to take
// off.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { launch, open, serve } from "../browser/harness.js";
import { findings, replaceCode, until, visit } from "../browser/site.js";

const LINES = 1000;
const KEYS = 100;
// As fast as people type.
const PACE_MS = 100;

const goroot = () => execFileSync("go", ["env", "GOROOT"], { encoding: "utf8" }).trim();
const [site, file = path.join(goroot(), "src/net/http/client.go")] = process.argv.slice(2);
const text = readFileSync(file, "utf8").split("\n").slice(0, LINES).join("\n");

const server = await serve(path.resolve(site));
const browser = await launch();
const { page } = await open(browser, { viewport: { width: 1280, height: 900 } });
await visit(page, server.url("/play/"));
await replaceCode(page, `// Typed here.\n${text}`);
await until(page, "findings", async () => (await findings(page).count()) > 5);
const count = await findings(page).count();

await page.evaluate(() => {
  const { document } = globalThis;
  const [listed, times] = [[], []];
  let pressed = 0;
  document.addEventListener("keydown", (event) => (pressed = event.timeStamp), { capture: true });
  new MutationObserver(() => {
    if (pressed === 0) return;
    const start = pressed;
    pressed = 0;
    listed.push(performance.now() - start);
    requestAnimationFrame(() => times.push(performance.now() - start));
  }).observe(document.querySelector("#findings"), { childList: true, subtree: true, characterData: true });
  Object.assign(globalThis, { listed, times });
});
await page.keyboard.press("Control+Home");
await page.keyboard.press("End");
const times = () => page.evaluate(() => globalThis.times.length);
for (let key = 0; key < KEYS; key++) {
  const before = await times();
  await page.waitForTimeout(PACE_MS);
  await page.keyboard.press(key % 2 === 0 ? "Enter" : "Backspace");
  await until(page, "the findings after a key", async () => (await times()) > before);
}
console.log(`${LINES} lines, ${count} findings, ${KEYS} keys; milliseconds from key to findings:`);
for (const [what, name] of [["in the list", "listed"], ["on screen", "times"]]) {
  const all = (await page.evaluate((name) => globalThis[name], name)).sort((a, b) => a - b);
  const at = (percent) => all[Math.floor(((all.length - 1) * percent) / 100)].toFixed(1);
  console.log(`${what}: median ${at(50)}, 95 % ${at(95)}, longest ${at(100)}`);
}
await browser.close();
await server.close();
