//! What is wrong with this Go code?
//!
//! source text -> tree-sitter tree -> facts (scopes, imports, light types) -> rules -> diagnostics with fixes
//!
//! Pure: no input or output, no clock, no web. Any text whatever gets a [`Report`].

mod diagnostic;
mod line_index;
mod rule;

pub use diagnostic::{
    Applicability, Diagnostic, Edit, Fix, Highlight, HighlightClass, Report, Severity, Span, SyntaxError, apply,
};
pub use line_index::{LineIndex, Position};
pub use rule::{Area, FixKind, OptionSpec, Options, OptionsError, RuleInfo, rule_docs, rules};

/// One file of a package.
#[derive(Debug, Clone, Copy)]
pub struct SourceFile<'a> {
    /// A name for reports, with `/` between folders; `_test.go` at its end makes it a test.
    pub path: &'a str,
    /// Its text: a whole file, declarations, or statements.
    pub text: &'a str,
}

/// Checks the files of one package together; the reports come in the order of the files.
pub fn check_package(files: &[SourceFile], options: &Options) -> Vec<Report> {
    let _ = options;
    files.iter().map(|_| Report::default()).collect()
}

/// Checks one text by itself, as from the editor.
pub fn check(text: &str, options: &Options) -> Report {
    check_package(&[SourceFile { path: "snippet.go", text }], options).pop().unwrap_or_default()
}

/// The coloured stretches of `text` in ascending order.
pub fn highlight(text: &str) -> Vec<Highlight> {
    let _ = text;
    Vec::new()
}

/// A text that is being edited, parsed incrementally.
pub struct Session {
    text: String,
}

impl Session {
    /// Begins with a text.
    pub fn new(text: String) -> Self {
        Self { text }
    }

    /// The text as it stands.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Replaces the bytes of `edit.span`; a span outside the text, or one that splits a character, changes nothing
    /// and returns false.
    pub fn edit(&mut self, edit: &Edit) -> bool {
        let Some(text) = apply(&self.text, std::slice::from_ref(edit)) else { return false };
        self.text = text;
        true
    }

    /// What the rules say now.
    pub fn report(&mut self, options: &Options) -> Report {
        check(&self.text, options)
    }

    /// The coloured stretches now, in ascending order.
    pub fn highlights(&mut self) -> Vec<Highlight> {
        highlight(&self.text)
    }
}
