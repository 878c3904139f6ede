// @ts-check
import { EditorView } from "@codemirror/view";

/**
 * Types over a selection without the browser's help. Left to itself, Chromium carries the look of the replaced text over as
 * an inline style, which a strict Content-Security-Policy blocks and reports as an error.
 *
 * What an input method composes is left to the browser, which alone knows how.
 *
 * @type {import("@codemirror/state").Extension}
 */
export const replacesSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { readOnly, selection } = view.state;
    const typed = event.inputType === "insertText" && event.cancelable && !event.isComposing && !view.composing;
    if (!typed || !event.data || readOnly || selection.main.empty) return false;
    view.dispatch(view.state.replaceSelection(event.data), { scrollIntoView: true, userEvent: "input.type" });
    return true;
  },
});
