//! Two versions of a Go file as one list of lines: what a reviewer reads.

use crate::content::listing::Checked;
use crate::page::{ChangeLine, Sign};
use similar::{ChangeTag, TextDiff};

/// The lines of both versions in reading order, from the package clause on, which is the same in both or no matter.
pub(crate) fn lines(before: &Checked, after: &Checked) -> Vec<ChangeLine> {
    let (old, new) = (body(&before.text), body(&after.text));
    let diff = TextDiff::from_lines(&before.text[old.1..], &after.text[new.1..]);
    let (old_lines, new_lines) = (before.coloured(), after.coloured());
    let line = |change: similar::Change<&str>| {
        let (sign, first, at, coloured) = match change.tag() {
            ChangeTag::Equal => (Sign::Kept, new.0, change.new_index(), &new_lines),
            ChangeTag::Insert => (Sign::Added, new.0, change.new_index(), &new_lines),
            ChangeTag::Delete => (Sign::Removed, old.0, change.old_index(), &old_lines),
        };
        let at = first + at?;
        Some(ChangeLine { sign, number: u32::try_from(at + 1).ok()?, html: coloured.get(at)?.clone() })
    };
    diff.iter_all_changes().filter_map(line).collect()
}

/// The numbers of the lines that a reviewer can flag, from 1.
pub(crate) fn added(lines: &[ChangeLine]) -> impl Iterator<Item = u32> {
    lines.iter().filter(|it| it.can_be_flagged()).map(|it| it.number)
}

/// Where the text after the package clause begins: how many lines and how many bytes come before.
fn body(text: &str) -> (usize, usize) {
    let mut start = 0;
    for (at, line) in text.split_inclusive('\n').enumerate() {
        start += line.len();
        if line.starts_with("package ") {
            return (at + 1, start);
        }
    }
    (0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_read_in_order_with_the_numbers_of_its_versions() {
        let before = Checked::new("// Package before counts.\npackage before\n\nvar a = 1\nvar b = 2\n");
        let after = Checked::new("package after\n\nvar a = 1\nvar c = 3\nvar d = 4\n");
        let lines = lines(&before, &after);
        let read: Vec<_> = lines.iter().map(|it| (it.sign, it.number)).collect();
        assert_eq!(read, [(Sign::Kept, 2), (Sign::Kept, 3), (Sign::Removed, 5), (Sign::Added, 4), (Sign::Added, 5)]);
        assert_eq!(added(&lines).collect::<Vec<_>>(), [4, 5]);
        assert_eq!(lines[2].html, "<span class=\"hl-keyword\">var</span> b = <span class=\"hl-number\">2</span>");
    }
}
