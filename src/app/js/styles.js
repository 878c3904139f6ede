// @ts-check
// How CodeMirror's own structural rules reach the page.
//
// By itself it writes a <style> element, which a strict Content-Security-Policy blocks. A constructed style sheet is not
// an inline style. Such sheets come after the page's own, so the rules go into a cascade layer: whatever the page says
// outside layers, or in later ones, wins.
import { EditorView } from "@codemirror/view";
import { StyleModule } from "style-mod";

/** The cascade layer of CodeMirror's own rules. */
const LAYER = "codemirror";

const mountAsElement = StyleModule.mount;
/** @type {StyleModule[]} */
let mounted = [];
/** @type {CSSStyleSheet | undefined} */
let sheet;

StyleModule.mount = (root, modules, options) => {
  if (!("adoptedStyleSheets" in document) || root !== document) {
    mountAsElement.call(StyleModule, root, modules, options);
    return;
  }
  const wanted = Array.isArray(modules) ? modules : [modules];
  if (!sheet) {
    sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  if (wanted.every((module) => mounted.includes(module))) return;
  mounted = [...mounted.filter((module) => !wanted.includes(module)), ...wanted];
  sheet.replaceSync(`@layer ${LAYER} {\n${mounted.map((module) => module.getRules()).join("\n")}\n}`);
};

/**
 * The lint package draws squiggles and gutter marks as `data:` images, which a strict policy blocks too; the page's
 * stylesheet draws them instead.
 */
export const withoutImages = EditorView.theme({
  ".cm-lintRange": { backgroundImage: "none" },
  ".cm-lint-marker": { content: "normal" },
});
