//! What a rule says about code, and how the code can be repaired.
//!
//! All positions are byte offsets into the text as it was given.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A half-open range of bytes, `start..end`, on UTF-8 boundaries of the text it refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The part of `text` that the span covers; empty if it does not lie in `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; often a matter of style.
    Info,
    /// Likely to hurt in production.
    Warning,
    /// A bug, or an accident waiting for its day.
    Error,
}

impl Severity {
    /// The lower-case word that reports and pages use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One finding of one rule at one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// The id of the rule that speaks, such as `ignored-error`.
    pub rule: Cow<'static, str>,
    /// How much it matters here; may be lower than the rule's own.
    pub severity: Severity,
    /// The code that is meant; never empty.
    pub span: Span,
    /// What is wrong, in one plain sentence with the names from the code.
    pub message: String,
    /// What to do about it, in one plain sentence.
    pub help: String,
    /// The syntax that matched, from the declaration inward; empty unless the run was told to explain.
    pub path: String,
    /// What the rule knew of the code when it spoke, each in one plain sentence; for those who ask why.
    pub facts: Vec<String>,
    /// Ways to repair it, the best first; often empty.
    pub fixes: Vec<Fix>,
}

/// Whether a fix can be applied without a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Applicability {
    /// The program means the same afterwards, or what it plainly should have meant.
    Safe,
    /// The fix is a good start that its author must read.
    NeedsReview,
}

/// A repair: edits that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// The repair as a command, such as "Wrap the error with %w".
    pub title: String,
    /// Whether it needs a reader.
    pub applicability: Applicability,
    /// In ascending order, not overlapping.
    pub edits: Vec<Edit>,
}

/// Replaces the text of a span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// What is replaced; empty for an insertion.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

/// A place where the text is not Go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyntaxError {
    /// What could not be read.
    pub span: Span,
    /// What is wrong, in one plain sentence.
    pub message: String,
}

/// Everything that is said about one file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Ordered by start, then by rule.
    pub diagnostics: Vec<Diagnostic>,
    /// Empty if the text is Go, or a fragment of Go.
    pub syntax_errors: Vec<SyntaxError>,
}

/// What a stretch of code is, for colouring. Code without a class is plain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HighlightClass {
    /// A word of the language.
    Keyword,
    /// A string, rune or its quotes.
    String,
    /// A number.
    Number,
    /// A comment.
    Comment,
    /// The name of a type.
    Type,
    /// The name of a function where it is declared or called.
    Function,
    /// `nil`, `true`, `false`, `iota` and declared constants.
    Constant,
    /// The name of a package.
    Package,
}

impl HighlightClass {
    /// The CSS class, such as `hl-keyword`.
    pub fn css_class(self) -> &'static str {
        match self {
            Self::Keyword => "hl-keyword",
            Self::String => "hl-string",
            Self::Number => "hl-number",
            Self::Comment => "hl-comment",
            Self::Type => "hl-type",
            Self::Function => "hl-function",
            Self::Constant => "hl-constant",
            Self::Package => "hl-package",
        }
    }
}

/// A coloured stretch of code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Highlight {
    /// The code; never empty.
    pub span: Span,
    /// What it is.
    pub class: HighlightClass,
}

/// The first safe fix of each diagnostic, of as many as can be applied together; the others wait for the next round.
pub fn safe_fixes(diagnostics: &[Diagnostic]) -> Vec<(&Diagnostic, &Fix)> {
    let mut chosen: Vec<(&Diagnostic, &Fix)> = Vec::new();
    for diagnostic in diagnostics {
        let Some(fix) = diagnostic.fixes.iter().find(|fix| fix.applicability == Applicability::Safe) else { continue };
        let mut taken = chosen.iter().flat_map(|(_, other)| &other.edits);
        if !taken.any(|other| fix.edits.iter().any(|edit| collide(edit, other))) {
            chosen.push((diagnostic, fix));
        }
    }
    chosen
}

/// Two insertions at one place collide too: which comes first would be anyone's guess.
fn collide(a: &Edit, b: &Edit) -> bool {
    a.span.start == b.span.start || (a.span.start < b.span.end && b.span.start < a.span.end)
}

/// Applies edits that are in ascending order and do not overlap.
///
/// Returns `None` where they are not, or where one lies outside `text` or splits a character.
pub fn apply(text: &str, edits: &[Edit]) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        let (start, end) = (edit.span.start as usize, edit.span.end as usize);
        if end < start {
            return None;
        }
        out.push_str(text.get(at..start)?);
        text.get(start..end)?;
        out.push_str(&edit.text);
        at = end;
    }
    out.push_str(text.get(at..)?);
    Some(out)
}
