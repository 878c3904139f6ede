// @ts-check
// Colouring from outside: ranges come as numbers, and wander with the text until the next ones arrive.
import { Facet, RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

/** @type {import("@codemirror/state").StateEffectType<ArrayLike<number>>} */
const setRanges = StateEffect.define();

/** @type {Facet<Decoration[], readonly Decoration[]>} */
const marks = Facet.define({ combine: (given) => given[0] ?? [] });

const field = StateField.define({
  create: () => Decoration.none,
  update(decorations, transaction) {
    let next = decorations.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setRanges)) {
        next = decorate(effect.value, transaction.state.facet(marks), transaction.newDoc.length);
      }
    }
    return next;
  },
  provide: (self) => EditorView.decorations.from(self),
});

/**
 * @param {string[]} classes
 * @returns {import("@codemirror/state").Extension}
 */
export function highlights(classes) {
  return [marks.of(classes.map((name) => Decoration.mark({ class: name }))), field];
}

/**
 * @param {EditorView} view
 * @param {ArrayLike<number>} ranges
 */
export function showHighlights(view, ranges) {
  view.dispatch({ effects: setRanges.of(ranges) });
}

/**
 * A builder wants ascending ranges and no empty ones, and throws otherwise; what arrives late may be neither.
 *
 * @param {ArrayLike<number>} ranges
 * @param {readonly Decoration[]} classes
 * @param {number} length
 */
function decorate(ranges, classes, length) {
  /** @type {RangeSetBuilder<Decoration>} */
  const builder = new RangeSetBuilder();
  let last = 0;
  for (let i = 0; i + 2 < ranges.length; i += 3) {
    const from = ranges[i];
    const to = Math.min(ranges[i + 1], length);
    const mark = classes[ranges[i + 2]];
    if (mark && from >= last && to > from) {
      builder.add(from, to, mark);
      last = from;
    }
  }
  return builder.finish();
}
