// @ts-check
// Indentation by tabs, and a Tab key that never holds a keyboard user captive.
import { EditorView } from "@codemirror/view";
import { insertTab } from "@codemirror/commands";
import { EditorSelection, StateEffect, StateField } from "@codemirror/state";

/** @type {import("@codemirror/state").StateEffectType<boolean>} */
const setTabIndents = StateEffect.define();

// Someone who tabs through the page passes through; someone who works in the text gets indentation.
const tabIndents = StateField.define({
  create: () => false,
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(setTabIndents)) return effect.value;
    return value || transaction.isUserEvent("input") || transaction.isUserEvent("delete");
  },
});

/**
 * Tab indents once the learner has typed or clicked; Escape, or leaving the editor, gives it back to the page.
 *
 * @returns {import("@codemirror/state").Extension}
 */
export function tabNeverTraps() {
  const set = (/** @type {EditorView} */ view, /** @type {boolean} */ value) => {
    if (view.state.field(tabIndents) !== value) view.dispatch({ effects: setTabIndents.of(value) });
    return false;
  };
  return [
    tabIndents,
    EditorView.domEventHandlers({
      pointerdown: (_event, view) => set(view, true),
      blur: (_event, view) => set(view, false),
      keydown: (event, view) => event.key === "Escape" && set(view, false),
    }),
  ];
}

/**
 * @param {EditorView} view
 * @param {(line: import("@codemirror/state").Line) => import("@codemirror/state").ChangeSpec | null} change
 */
function changeSelectedLines(view, change) {
  const { from, to } = view.state.selection.main;
  const { doc } = view.state;
  const last = doc.lineAt(to).number;
  const changes = [];
  for (let number = doc.lineAt(from).number; number <= last; number++) {
    const made = change(doc.line(number));
    if (made) changes.push(made);
  }
  view.dispatch({ changes, userEvent: "input.indent" });
}

/** @type {import("@codemirror/view").Command} */
function indent(view) {
  if (view.state.readOnly || !view.state.field(tabIndents)) return false;
  if (view.state.selection.main.empty) return insertTab(view);
  changeSelectedLines(view, (line) => (line.length > 0 ? { from: line.from, insert: "\t" } : null));
  return true;
}

/** @type {import("@codemirror/view").Command} */
function outdent(view) {
  if (view.state.readOnly || !view.state.field(tabIndents)) return false;
  changeSelectedLines(view, (line) => {
    const indentation = /^(\t| {1,4})/.exec(line.text);
    return indentation && { from: line.from, to: line.from + indentation[0].length };
  });
  return true;
}

/**
 * A new line is as deep as the one before, and one deeper after an opening bracket.
 *
 * @type {import("@codemirror/view").Command}
 */
function newline(view) {
  if (view.state.readOnly) return false;
  const change = view.state.changeByRange(({ from, to }) => {
    const line = view.state.doc.lineAt(from);
    const before = line.text.slice(0, from - line.from);
    const insert = "\n" + /^[\t ]*/.exec(before)?.[0] + (/[{([]\s*$/.test(before) ? "\t" : "");
    return { changes: { from, to, insert }, range: EditorSelection.cursor(from + insert.length) };
  });
  view.dispatch(change, { scrollIntoView: true, userEvent: "input" });
  return true;
}

/**
 * A closing bracket that begins its line steps back out.
 *
 * @type {Parameters<typeof EditorView.inputHandler.of>[0]}
 */
function closingBracket(view, from, to, text) {
  if (view.state.readOnly || !/^[})\]]$/.test(text)) return false;
  const line = view.state.doc.lineAt(from);
  if (!/^[\t ]*\t$/.test(line.text.slice(0, from - line.from))) return false;
  view.dispatch({
    changes: { from: from - 1, to, insert: text },
    selection: { anchor: from },
    scrollIntoView: true,
    userEvent: "input.type",
  });
  return true;
}

/** @type {import("@codemirror/state").Extension} */
export const bracketsIndent = EditorView.inputHandler.of(closingBracket);

export const indentKeymap = [
  { key: "Tab", run: indent, shift: outdent },
  { key: "Enter", run: newline, shift: newline },
];
