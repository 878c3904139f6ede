// @ts-check
/**
 * The editor: CodeMirror 6 behind a small handle. It shows and edits text; it knows nothing of Go, lessons or rules.
 *
 * All positions are UTF-16 offsets into the text in which every line break is one "\n", which is the text that the
 * editor gives back; "\r\n" and "\r" in what it is given become "\n".
 *
 * The contract:
 *
 *     import { createEditor } from "./editor.js";
 *     const editor = createEditor(parent, { doc, label: "Go code", describedBy: "editor-help", highlightClasses,
 *                                           onChange, onFix, onSave });
 *
 * @typedef {{from: number, to: number, text: string}} Edit
 *   Replaces `from..to` of the old text. Lists of edits are in ascending order and do not overlap.
 *
 * @typedef {object} Diagnostic
 * @property {number} from
 * @property {number} to
 * @property {"error"|"warning"|"info"} severity
 * @property {string} message What is wrong.
 * @property {string} [help] What to do about it.
 * @property {string} [rule] The rule's id, shown as a link to `ruleUrl`.
 * @property {string} [ruleUrl] The address of the rule's page.
 * @property {string[]} [fixes] The titles of the fixes.
 *
 * @typedef {object} Options
 * @property {string} [doc] The text to begin with; empty if not given.
 * @property {string} label The accessible name of the text box.
 * @property {string} [describedBy] The id of the element that tells how the keyboard leaves the editor.
 * @property {boolean} [readOnly] Whether the text can only be read and selected.
 * @property {string[]} [highlightClasses] The CSS classes that `setHighlights` refers to by index.
 * @property {(edits: Edit[], text: () => string) => void} [onChange]
 *   After every change of the text, whoever made it: the learner, undo, `setDoc` or `applyEdits`. `text()` gives the
 *   new text.
 * @property {(diagnostic: number, fix: number) => void} [onFix]
 *   The learner chose a fix at the code: indices into the last `setDiagnostics` list and its `fixes`.
 * @property {() => void} [onSave] The learner pressed Ctrl+S (Cmd+S on a Mac).
 *
 * @typedef {object} Editor
 * @property {() => string} text The text as it stands.
 * @property {(text: string, forgetHistory?: boolean) => void} setDoc
 *   Replaces the text in one step that undo takes back; with `forgetHistory` the editor begins anew, as for another
 *   document, and nothing before can be undone.
 * @property {(edits: Edit[]) => boolean} applyEdits
 *   Applies edits as one undo step. Changes nothing and returns false if they are out of order or outside the text.
 * @property {(diagnostics: Diagnostic[]) => void} setDiagnostics
 *   Replaces the squiggles and gutter marks. Positions are clamped to the text.
 * @property {(ranges: ArrayLike<number>) => void} setHighlights
 *   Replaces the colouring: a flat list of `from, to, index of highlightClasses`. Ranges that are empty, stale or of an
 *   unknown class are left out.
 * @property {() => void} focus Puts the keyboard focus into the text.
 * @property {(from: number, to?: number) => void} goTo
 *   Selects `from..to` (or puts the cursor at `from`), scrolls there and focuses.
 * @property {() => {from: number, to: number}} selection The selected range; empty at a mere cursor.
 * @property {() => void} destroy Removes the editor from the page. The handle must not be used afterwards.
 */
import { EditorState } from "@codemirror/state";
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { history, historyKeymap, standardKeymap, isolateHistory, toggleComment } from "@codemirror/commands";
import { lintGutter, linter } from "@codemirror/lint";
import { diagnosticKeymap, showDiagnostics } from "./diagnostics.js";
import { highlights, showHighlights } from "./highlights.js";
import { bracketsIndent, indentKeymap, tabNeverTraps } from "./indent.js";
import { withoutImages } from "./styles.js";
import { replacesSelection } from "./typing.js";

/**
 * Builds an editor inside `parent`, after what is already there.
 *
 * @param {HTMLElement} parent
 * @param {Options} options
 * @returns {Editor}
 */
export function createEditor(parent, options) {
  const extensions = [
    lineNumbers(),
    lintGutter(),
    linter(null),
    withoutImages,
    highlightSpecialChars(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlights(options.highlightClasses ?? []),
    history(),
    tabNeverTraps(),
    bracketsIndent,
    replacesSelection,
    keymap.of([
      ...saveKeymap(options.onSave),
      ...indentKeymap,
      ...diagnosticKeymap,
      { key: "Mod-/", run: toggleComment },
      ...historyKeymap,
      ...standardKeymap,
    ]),
    EditorState.tabSize.of(4),
    EditorState.languageData.of(() => [{ commentTokens: { line: "//" } }]),
    EditorState.readOnly.of(options.readOnly ?? false),
    EditorView.contentAttributes.of(contentAttributes(options)),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) options.onChange?.(editsOf(update.changes), () => view.state.doc.toString());
    }),
  ];
  const stateOf = (/** @type {string} */ doc) => EditorState.create({ doc, extensions });
  const view = new EditorView({ state: stateOf(options.doc ?? ""), parent });

  return {
    text: () => view.state.doc.toString(),

    setDoc(text, forgetHistory = false) {
      if (!forgetHistory) {
        replaceAll(view, text);
        return;
      }
      const old = view.state.doc;
      view.setState(stateOf(text));
      if (!old.eq(view.state.doc)) {
        const edit = { from: 0, to: old.length, text: view.state.doc.toString() };
        options.onChange?.([edit], () => view.state.doc.toString());
      }
    },

    applyEdits(edits) {
      if (!inOrder(edits, view.state.doc.length)) return false;
      view.dispatch({
        changes: edits.map(({ from, to, text }) => ({ from, to, insert: text })),
        annotations: isolateHistory.of("full"),
      });
      return true;
    },

    setDiagnostics: (diagnostics) => showDiagnostics(view, diagnostics, options.onFix),
    setHighlights: (ranges) => showHighlights(view, ranges),
    focus: () => view.focus(),

    goTo(from, to = from) {
      const at = (/** @type {number} */ offset) => clamp(offset, view.state.doc.length);
      view.dispatch({
        selection: { anchor: at(from), head: at(to) },
        effects: EditorView.scrollIntoView(at(from), { y: "center" }),
      });
      view.focus();
    },

    selection() {
      const { from, to } = view.state.selection.main;
      return { from, to };
    },

    destroy: () => view.destroy(),
  };
}

/**
 * @param {Options} options
 * @returns {Record<string, string>}
 */
function contentAttributes(options) {
  /** @type {Record<string, string>} */
  const attributes = {
    "aria-label": options.label,
    autocapitalize: "off",
    autocorrect: "off",
    spellcheck: "false",
    // Editable text has a place in the tab order anyway; tools that look for one want to read it.
    tabindex: "0",
  };
  if (options.describedBy) attributes["aria-describedby"] = options.describedBy;
  return attributes;
}

/**
 * @param {(() => void) | undefined} onSave
 * @returns {import("@codemirror/view").KeyBinding[]}
 */
function saveKeymap(onSave) {
  if (!onSave) return [];
  return [{ key: "Mod-s", preventDefault: true, run: () => (onSave(), true) }];
}

/**
 * @param {import("@codemirror/state").ChangeSet} changes
 * @returns {Edit[]}
 */
function editsOf(changes) {
  /** @type {Edit[]} */
  const edits = [];
  changes.iterChanges((from, to, _fromNew, _toNew, inserted) => edits.push({ from, to, text: inserted.toString() }));
  return edits;
}

/**
 * Replaces only what differs, so that the cursor and the marks around it stay where they are.
 *
 * @param {EditorView} view
 * @param {string} text
 */
function replaceAll(view, text) {
  const old = view.state.doc.toString();
  const wanted = view.state.toText(text).toString();
  if (old === wanted) return;
  const shorter = Math.min(old.length, wanted.length);
  let start = 0;
  while (start < shorter && old[start] === wanted[start]) start++;
  let tail = 0;
  while (tail < shorter - start && old.at(-1 - tail) === wanted.at(-1 - tail)) tail++;
  view.dispatch({
    changes: { from: start, to: old.length - tail, insert: wanted.slice(start, wanted.length - tail) },
    annotations: isolateHistory.of("full"),
  });
}

/**
 * @param {Edit[]} edits
 * @param {number} length
 */
function inOrder(edits, length) {
  let at = 0;
  for (const { from, to } of edits) {
    if (!(from >= at && to >= from && to <= length)) return false;
    at = to;
  }
  return true;
}

/**
 * @param {number} offset
 * @param {number} length
 */
function clamp(offset, length) {
  return Math.max(0, Math.min(Math.trunc(offset) || 0, length));
}
