// Bundles editor.js to one minified ES module and says how large it is.
//
//     npm run build -- --outfile=PATH      (default: dist/editor.js beside this file)
//
// The licences of the bundled packages go to PATH with `.js` replaced by `.licenses.txt`; ship that file with it.
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({ options: { outfile: { type: "string", default: path.join(here, "dist/editor.js") } } });
const outfile = path.resolve(values.outfile);

const { metafile } = await build({
  entryPoints: [path.join(here, "editor.js")],
  absWorkingDir: here,
  outfile,
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});

const [output] = Object.values(metafile.outputs);
const bundled = Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
const packages = new Set(bundled.map(([file]) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]).filter(Boolean));
await mkdir(path.dirname(outfile), { recursive: true });
await writeFile(outfile.replace(/\.js$/, ".licenses.txt"), await licenses([...packages].sort()));

const bytes = await readFile(outfile);
const kB = (size) => `${(size / 1000).toFixed(1)} kB`;
console.log(`${outfile}: ${kB(bytes.length)}, gzip ${kB(gzipSync(bytes).length)}, brotli ${kB(brotliCompressSync(bytes).length)}`);

/** The licence texts of `names`, one after another. A package without one is an error: its terms would be broken. */
async function licenses(names) {
  const texts = [];
  for (const name of names) {
    const folder = path.join(here, "node_modules", name);
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} has no licence file in ${folder}`);
    const { version } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
    texts.push(`${name} ${version}\n\n${(await readFile(path.join(folder, file), "utf8")).trim()}\n`);
  }
  return texts.join(`\n${"-".repeat(80)}\n\n`);
}
