//! Where a byte offset lies for people and for editors.

/// A place in a text. All counts begin at 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line; lines end with `\n`, so the `\r` of a `\r\n` is its line's last character.
    pub line: u32,
    /// The column in bytes.
    pub column: u32,
    /// The column in UTF-16 code units.
    pub utf16_column: u32,
}

/// The line starts of a text, so that each look-up reads no more than one line.
#[derive(Debug, Clone)]
pub struct LineIndex<'a> {
    text: &'a str,
    starts: Vec<u32>,
}

impl<'a> LineIndex<'a> {
    /// Reads `text` once; it must be shorter than 4 GiB, as every text with spans is.
    pub fn new(text: &'a str) -> Self {
        let breaks = text.bytes().zip(1..).filter(|(byte, _)| *byte == b'\n').map(|(_, next)| next);
        Self { text, starts: std::iter::once(0).chain(breaks).collect() }
    }

    /// Where the byte at `offset` lies. An offset beyond the text counts as its end, one inside a character as that
    /// character's start.
    pub fn position(&self, offset: u32) -> Position {
        let mut offset = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|start| *start as usize <= offset);
        let before = &self.text[self.starts[line - 1] as usize..offset];
        Position {
            line: count(line),
            column: count(before.len()) + 1,
            utf16_column: count(before.encode_utf16().count()) + 1,
        }
    }

    /// The text of a line, counted from 1, without its line break; `None` if there is no such line.
    pub fn line(&self, line: u32) -> Option<&'a str> {
        let start = *self.starts.get((line as usize).checked_sub(1)?)? as usize;
        let end = self.starts.get(line as usize).map_or(self.text.len(), |next| *next as usize - 1);
        let text = &self.text[start..end];
        Some(text.strip_suffix('\r').unwrap_or(text))
    }
}

/// Offsets are 32 bits wide throughout the crate.
fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, offset: u32) -> (u32, u32, u32) {
        let Position { line, column, utf16_column } = LineIndex::new(text).position(offset);
        (line, column, utf16_column)
    }

    #[test]
    fn counts_lines_and_columns_from_one() {
        assert_eq!(at("", 0), (1, 1, 1));
        assert_eq!(at("ab\ncd", 0), (1, 1, 1));
        assert_eq!(at("ab\ncd", 2), (1, 3, 3), "the line break belongs to its line");
        assert_eq!(at("ab\ncd", 3), (2, 1, 1));
        assert_eq!(at("ab\n", 3), (2, 1, 1), "after the last line break");
        assert_eq!(at("a\r\nb", 2), (1, 3, 3));
        assert_eq!(at("a\r\nb", 3), (2, 1, 1));
    }

    #[test]
    fn counts_bytes_and_utf16_units_apart() {
        assert_eq!(at("é = 1", 2), (1, 3, 2));
        assert_eq!(at("x\n😀 = 1", 6), (2, 5, 3), "four bytes, two units");
    }

    #[test]
    fn takes_any_offset() {
        assert_eq!(at("ab", 99), (1, 3, 3));
        assert_eq!(at("😀", 3), (1, 1, 1), "inside a character");
    }

    #[test]
    fn gives_lines_without_their_breaks() {
        let index = LineIndex::new("one\r\ntwo\n");
        assert_eq!(index.line(0), None);
        assert_eq!(index.line(1), Some("one"));
        assert_eq!(index.line(2), Some("two"));
        assert_eq!(index.line(3), Some(""));
        assert_eq!(index.line(4), None);
    }
}
