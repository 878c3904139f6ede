// @ts-check
// Squiggles, gutter marks, tooltips and F8. Messages become text nodes, never markup.
import { EditorView } from "@codemirror/view";
import { forEachDiagnostic, nextDiagnostic, previousDiagnostic, setDiagnostics } from "@codemirror/lint";

/** @typedef {import("./editor.js").Diagnostic} Diagnostic */

const WORDS = { error: "Error", warning: "Warning", info: "Info" };

/**
 * @param {EditorView} view
 * @param {Diagnostic[]} diagnostics
 * @param {((diagnostic: number, fix: number) => void) | undefined} onFix
 */
export function showDiagnostics(view, diagnostics, onFix) {
  const { length } = view.state.doc;
  const shown = diagnostics.map((diagnostic, index) => {
    const { severity, message } = diagnostic;
    const from = within(diagnostic.from, 0, length);
    const to = within(diagnostic.to, from, length);
    return {
      from,
      to,
      severity,
      message,
      markClass: `squiggle squiggle-${severity}`,
      renderMessage: () => messageOf(diagnostic),
      actions: (diagnostic.fixes ?? []).map((name, fix) => ({ name, apply: () => onFix?.(index, fix) })),
    };
  });
  view.dispatch(setDiagnostics(view.state, shown));
}

/**
 * @param {number} offset
 * @param {number} low
 * @param {number} high
 */
function within(offset, low, high) {
  return Math.max(low, Math.min(Math.trunc(offset) || 0, high));
}

/** @param {Diagnostic} diagnostic */
function messageOf({ severity, message, help, rule, ruleUrl }) {
  const box = element("div", "finding-tip");
  box.append(element("strong", `severity severity-${severity}`, WORDS[severity]), " ", message);
  if (help) box.append(element("p", "finding-tip-help", help));
  if (rule && ruleUrl) {
    const link = element("a", "finding-tip-rule", rule);
    link.setAttribute("href", ruleUrl);
    box.append(link);
  } else if (rule) {
    box.append(element("span", "finding-tip-rule", rule));
  }
  return box;
}

/**
 * @param {string} tag
 * @param {string} className
 * @param {string} [text]
 */
function element(tag, className, text = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/**
 * A screen reader hears only the selected code when the selection moves; so the message is said as well.
 *
 * @param {import("@codemirror/view").Command} move
 * @returns {import("@codemirror/view").Command}
 */
function andAnnounce(move) {
  return (view) => {
    if (!move(view)) return false;
    const selected = view.state.selection.main;
    /** @type {string[]} */
    const messages = [];
    forEachDiagnostic(view.state, ({ severity, message }, from, to) => {
      if (from <= selected.from && to >= selected.to) messages.push(`${severity}: ${message}`);
    });
    if (messages.length > 0) view.dispatch({ effects: EditorView.announce.of(messages.join(" ")) });
    return true;
  };
}

export const diagnosticKeymap = [
  { key: "F8", run: andAnnounce(nextDiagnostic), shift: andAnnounce(previousDiagnostic) },
];
