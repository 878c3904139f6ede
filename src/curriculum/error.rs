//! What is wrong with the content, and what to do about it.

/// One thing that is wrong with a file of `content/`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ContentError {
    /// The file, relative to `content/`; or `rule <id>` for the page of a rule, which lives in the analyzer.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
    /// What is wrong, in one plain sentence.
    pub message: String,
    /// What to do, as a command to the author.
    pub remedy: String,
}

impl ContentError {
    /// An error at a line of a file.
    pub fn new(path: &str, line: u32, message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { path: path.into(), line, message: message.into(), remedy: remedy.into() }
    }
}

impl std::fmt::Display for ContentError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {} ({})", self.path, self.line, self.message, self.remedy)
    }
}

impl std::error::Error for ContentError {}

/// The line, from 1, of the byte at `offset`; an offset past the end is the last line.
pub(crate) fn line_at(text: &str, offset: usize) -> u32 {
    let before = &text.as_bytes()[..offset.min(text.len())];
    1 + u32::try_from(before.iter().filter(|&&byte| byte == b'\n').count()).unwrap_or(u32::MAX - 1)
}
