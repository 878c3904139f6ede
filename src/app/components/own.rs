//! The learner's own code as a listing, beside the reference solution.

use super::html::escape;
use super::listing::{self, OWN};
use curriculum::page::ListingLine;
use worker::protocol::CLASSES;

/// The figure of the learner's `code`, beside the reference solution `other`.
pub fn figure(base: &str, code: &str, colouring: &[u32], other: &str) -> String {
    listing::figure(base, &OWN, "your code", &lines(code, colouring, other))
}

/// The lines of `code`, coloured (start, end and class in code units, as the worker sends it); those that `other`
/// has not are marked as changed.
fn lines(code: &str, colouring: &[u32], other: &str) -> Vec<ListingLine> {
    let changed = differing(&code.lines().collect::<Vec<_>>(), &other.lines().collect::<Vec<_>>());
    let html = coloured(code, colouring);
    let lines = html.split('\n').zip(changed);
    lines.map(|(html, changed)| ListingLine { html: html.to_owned(), changed, notes: Vec::new() }).collect()
}

/// The code as HTML, with spans that never cross a line's end.
fn coloured(code: &str, colouring: &[u32]) -> String {
    let units: Vec<u16> = code.encode_utf16().collect();
    let piece = |from: usize, to: usize| String::from_utf16_lossy(units.get(from..to).unwrap_or_default());
    let mut out = String::with_capacity(code.len() * 3);
    let mut at = 0;
    for stretch in colouring.chunks_exact(3) {
        let (from, to) = (stretch[0] as usize, (stretch[1] as usize).min(units.len()));
        let Some(class) = CLASSES.get(stretch[2] as usize) else { continue };
        if from < at || to <= from {
            continue;
        }
        escape(&piece(at, from), &mut out);
        for (number, line) in piece(from, to).split('\n').enumerate() {
            if number > 0 {
                out.push('\n');
            }
            if !line.is_empty() {
                out.push_str("<span class=\"");
                out.push_str(class.css_class());
                out.push_str("\">");
                escape(line, &mut out);
                out.push_str("</span>");
            }
        }
        at = to;
    }
    escape(&piece(at, units.len()), &mut out);
    out
}

/// The longest pair of texts, in lines multiplied, whose lines are compared; beyond it nothing is marked.
const MAX_CELLS: usize = 1 << 20;

/// Which of `lines` are not part of the longest sequence of lines that `other` has too.
fn differing(lines: &[&str], other: &[&str]) -> Vec<bool> {
    if lines.len().saturating_mul(other.len()) > MAX_CELLS {
        return vec![false; lines.len()];
    }
    let width = other.len() + 1;
    let mut common = vec![0u32; (lines.len() + 1) * width];
    for at in (0..lines.len()).rev() {
        for other_at in (0..other.len()).rev() {
            common[at * width + other_at] = if lines[at] == other[other_at] {
                common[(at + 1) * width + other_at + 1] + 1
            } else {
                common[(at + 1) * width + other_at].max(common[at * width + other_at + 1])
            };
        }
    }
    let mut changed = Vec::with_capacity(lines.len());
    let mut other_at = 0;
    for (at, line) in lines.iter().enumerate() {
        let rest = common[at * width + other_at];
        while other_at < other.len() && other[other_at] != *line && common[at * width + other_at + 1] == rest {
            other_at += 1;
        }
        let same =
            other_at < other.len() && other[other_at] == *line && common[(at + 1) * width + other_at + 1] + 1 == rest;
        other_at += usize::from(same);
        changed.push(!same);
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(code: &str, other: &str) -> Vec<bool> {
        lines(code, &[], other).into_iter().map(|line| line.changed).collect()
    }

    #[test]
    fn only_lines_that_the_other_has_not_are_marked() {
        assert_eq!(changed("a\nb\nc\n", "a\nb\nc\n"), [false, false, false]);
        assert_eq!(changed("a\nx\nc\n", "a\nb\nc\n"), [false, true, false]);
        assert_eq!(changed("a\nc\n", "a\nb\nc\n"), [false, false]);
        assert_eq!(changed("x\ny\na\n", "a\n"), [true, true, false]);
        assert_eq!(changed("a\na\n", "a\n"), [false, true]);
        assert_eq!(changed("b\na\n", "a\nb\n").iter().filter(|changed| **changed).count(), 1);
        assert_eq!(changed("", "a\n"), [false; 0]);
    }

    #[test]
    fn colours_and_markup_of_the_text_do_not_mix() {
        let code = "x := \"<b>\u{1f600}\"\n/* a\nb */";
        let html: Vec<String> = lines(code, &[5, 12, 1, 13, 22, 3], "").into_iter().map(|line| line.html).collect();
        assert_eq!(html[0], "x := <span class=\"hl-string\">&quot;&lt;b&gt;\u{1f600}&quot;</span>");
        assert_eq!(html[1], "<span class=\"hl-comment\">/* a</span>");
        assert_eq!(html[2], "<span class=\"hl-comment\">b */</span>");
    }

    #[test]
    fn stale_colours_never_break_the_listing() {
        for colouring in [&[0, 999, 0][..], &[5, 2, 0], &[0, 1, 99], &[3, 4, 0, 1, 2, 0], &[0, 1]] {
            let html: String = lines("ab\ncd", colouring, "").into_iter().map(|line| line.html).collect();
            let text = html.replace("<span class=\"hl-keyword\">", "").replace("</span>", "");
            assert_eq!(text, "abcd", "{colouring:?}");
        }
    }
}
