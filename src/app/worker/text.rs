//! Positions: bytes of UTF-8 in the analyzer, UTF-16 code units in the editor. They meet here and nowhere else.
//!
//! The editor may hold lone surrogates. They reach Rust as U+FFFD, which is one code unit as well, so that every
//! position stays true.

use analyzer::{Edit, Span};
use serde::{Deserialize, Serialize};

/// Converts positions of one text.
pub struct Positions {
    /// The byte and the code unit just behind each character that is not ASCII, in ascending order.
    marks: Vec<(u32, u32)>,
    /// The bytes just behind the line breaks, in ascending order.
    lines: Vec<u32>,
    bytes: u32,
}

impl Positions {
    /// Reads through `text` once.
    pub fn new(text: &str) -> Self {
        let (mut marks, mut lines) = (Vec::new(), Vec::new());
        let mut units = 0;
        for (at, c) in text.char_indices() {
            units += c.len_utf16() as u32;
            if !c.is_ascii() {
                marks.push(((at + c.len_utf8()) as u32, units));
            }
            if c == '\n' {
                lines.push(at as u32 + 1);
            }
        }
        Self { marks, lines, bytes: text.len() as u32 }
    }

    /// The code unit at a byte on a character's boundary; a byte behind the text's end counts as the end.
    pub fn unit(&self, byte: u32) -> u32 {
        let byte = byte.min(self.bytes);
        let before = self.marks.partition_point(|mark| mark.0 <= byte);
        match before.checked_sub(1).and_then(|last| self.marks.get(last)) {
            Some((mark_byte, mark_unit)) => mark_unit + (byte - mark_byte),
            None => byte,
        }
    }

    /// The line of a byte, from 1.
    pub fn line(&self, byte: u32) -> u32 {
        1 + self.lines.partition_point(|start| *start <= byte) as u32
    }

    /// The same edit for the editor.
    pub fn edit(&self, edit: &Edit) -> UnitEdit {
        UnitEdit { from: self.unit(edit.span.start), to: self.unit(edit.span.end), text: edit.text.clone() }
    }
}

/// Replaces the code units `from..to`. The editor takes it as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, miniserde::Serialize)]
pub struct UnitEdit {
    /// The first code unit that is replaced.
    pub from: u32,
    /// One past the last.
    pub to: u32,
    /// What stands there afterwards.
    pub text: String,
}

fn byte_at(text: &str, unit: u32) -> usize {
    let mut seen = 0;
    for (at, c) in text.char_indices() {
        seen += c.len_utf16() as u32;
        if seen > unit {
            return at;
        }
    }
    text.len()
}

/// The text with `edits`, which are in ascending order and do not overlap.
///
/// Returns `None` where they are not. A position inside a character counts as that character's start.
pub fn apply_units(text: &str, edits: &[UnitEdit]) -> Option<String> {
    let edits: Vec<Edit> = edits
        .iter()
        .map(|edit| {
            let span = Span { start: byte_at(text, edit.from) as u32, end: byte_at(text, edit.to) as u32 };
            Edit { span, text: edit.text.clone() }
        })
        .collect();
    analyzer::apply(text, &edits)
}

/// The one edit, in bytes, that turns `old` into `new`; `None` where they are equal.
pub fn difference(old: &str, new: &str) -> Option<Edit> {
    if old == new {
        return None;
    }
    let mut start = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
    while !old.is_char_boundary(start) || !new.is_char_boundary(start) {
        start -= 1;
    }
    let room = old.len().min(new.len()) - start;
    let mut tail = old.bytes().rev().zip(new.bytes().rev()).take(room).take_while(|(a, b)| a == b).count();
    while !old.is_char_boundary(old.len() - tail) || !new.is_char_boundary(new.len() - tail) {
        tail -= 1;
    }
    Some(Edit {
        span: Span { start: start as u32, end: (old.len() - tail) as u32 },
        text: new[start..new.len() - tail].to_owned(),
    })
}

/// The code unit where a line, counted from 1, begins; behind the last line it is the text's end.
pub fn line_start(text: &str, line: u32) -> u32 {
    let lines = text.split_inclusive('\n').take(line.saturating_sub(1) as usize);
    lines.map(|line| line.encode_utf16().count() as u32).sum()
}

/// The text with line ends as the editor counts them: one `\n` each.
pub fn with_unix_line_ends(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIXED: &str = "a\u{e9}\u{65e5}\u{1f600}z\u{fffd}\n";

    #[test]
    fn positions_agree_with_a_plain_count_at_every_boundary() {
        let positions = Positions::new(MIXED);
        for (at, _) in MIXED.char_indices().chain([(MIXED.len(), ' ')]) {
            let counted = MIXED[..at].encode_utf16().count() as u32;
            assert_eq!(positions.unit(at as u32), counted, "byte {at}");
            assert_eq!(byte_at(MIXED, counted), at, "unit {counted}");
        }
        assert_eq!(positions.unit(10_000), MIXED.encode_utf16().count() as u32);
        assert_eq!(byte_at(MIXED, 10_000), MIXED.len());
    }

    #[test]
    fn a_lone_surrogate_keeps_every_later_position() {
        let units = [u16::from(b'a'), 0xd83d, u16::from(b'b'), u16::from(b'c')];
        let text = String::from_utf16_lossy(&units);
        let at = text.find('c').unwrap();
        assert_eq!(Positions::new(&text).unit(at as u32), 3);
    }

    fn edit(from: u32, to: u32, text: &str) -> UnitEdit {
        UnitEdit { from, to, text: text.into() }
    }

    #[test]
    fn edits_in_code_units_reach_the_right_characters() {
        assert_eq!(apply_units(MIXED, &[edit(3, 5, ":)")]).as_deref(), Some("a\u{e9}\u{65e5}:)z\u{fffd}\n"));
        assert_eq!(apply_units(MIXED, &[edit(3, 5, ""), edit(1, 2, "")]), None, "out of order");
        assert_eq!(apply_units("\u{1f600}x", &[edit(1, 2, "y")]).as_deref(), Some("yx"), "inside a pair");
        assert_eq!(apply_units("a", &[edit(7, 9, "y")]).as_deref(), Some("ay"), "behind the end");
    }

    #[test]
    fn the_difference_leads_from_one_text_to_the_other() {
        let texts =
            ["", "a", "aa", "aaa", "b\u{e9}", "b\u{e8}", "\u{1f600}", "\u{1f601}", "x\u{1f600}y", "x\u{1f601}y", "aba"];
        for old in texts {
            for new in texts {
                match difference(old, new) {
                    None => assert_eq!(old, new),
                    Some(edit) => {
                        assert_eq!(analyzer::apply(old, &[edit]).as_deref(), Some(new), "{old:?} to {new:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn lines_are_counted_from_one() {
        let positions = Positions::new("a\n\u{1f600}\nb");
        assert_eq!([0, 1, 2, 6, 7, 99].map(|byte| positions.line(byte)), [1, 1, 2, 2, 3, 3]);
    }

    #[test]
    fn a_line_begins_behind_the_lines_before_it() {
        assert_eq!([0, 1, 2, 3, 9].map(|line| line_start("a\n\u{1f600}\nb", line)), [0, 0, 2, 5, 6]);
    }

    #[test]
    fn line_ends_are_unified() {
        assert_eq!(with_unix_line_ends("a\r\nb\rc\nd"), "a\nb\nc\nd");
    }
}
