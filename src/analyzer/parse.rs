//! From text to trees, within bounds, and what is said about text that is not Go.

use crate::builtins;
use crate::highlight::highlight_tree;
use crate::kind::{Kind, language};
use crate::package::File;
use crate::{Edit, Highlight, Options, Report, SourceFile, Span, SyntaxError, apply, check_trees};
use std::borrow::Cow;
use tree_sitter::{InputEdit, Point, Tree};

/// The largest text that is examined, in bytes. Past it a report says so and nothing else.
pub const MAX_BYTES: usize = 8 << 20;

/// How many syntax errors one report names.
const MAX_SYNTAX_ERRORS: usize = 20;

/// Makes trees.
pub(crate) struct Parser(tree_sitter::Parser);

impl Parser {
    pub(crate) fn new() -> Self {
        let mut parser = tree_sitter::Parser::new();
        // The grammar and the library are pinned to versions that fit; `parses_go` below would tell.
        let fits = parser.set_language(&language());
        debug_assert!(fits.is_ok(), "{fits:?}");
        Self(parser)
    }

    /// The tree of a text, reusing what an edited old tree still holds; a report where there cannot be one.
    pub(crate) fn parse(&mut self, text: &str, old: Option<&Tree>) -> Result<Tree, Report> {
        if text.len() > MAX_BYTES {
            let message =
                format!("The text is larger than {} MiB, so it was not checked; check smaller files.", MAX_BYTES >> 20);
            return Err(refusal(text, message));
        }
        // Where the last line has no end, the grammar takes some statements for parts of literals.
        let ended = if text.ends_with('\n') { Cow::Borrowed(text) } else { Cow::Owned(format!("{text}\n")) };
        let text = ended.as_ref();
        let mut tree = self.0.parse(text, old);
        // What the parser makes of text that is not Go depends on the tree that it reuses; the answer must not.
        if old.is_some() && tree.as_ref().is_some_and(|tree| tree.root_node().has_error()) {
            tree = self.0.parse(text, None);
        }
        if tree.as_ref().is_some_and(|tree| tree.root_node().has_error())
            && let Some(disguised) = builtins::disguise(text)
        {
            tree = self.0.parse(&disguised, None);
        }
        tree.ok_or_else(|| refusal(text, "The text could not be parsed.".to_owned()))
    }
}

fn refusal(text: &str, message: String) -> Report {
    let end = text.chars().next().map_or(0, |c| c.len_utf8() as u32);
    Report { diagnostics: Vec::new(), syntax_errors: vec![SyntaxError { span: Span { start: 0, end }, message }] }
}

/// What the parser could not read, except for the `...` with which people shorten examples.
pub(crate) fn syntax_errors(file: &File<'_>) -> Vec<SyntaxError> {
    let mut found: Vec<SyntaxError> = Vec::new();
    for (span, is_missing) in &file.syntax.errors {
        let text = span.of(file.text);
        if is_placeholder(text) || found.last().is_some_and(|before| span.start < before.span.end) {
            continue;
        }
        let message = if *is_missing {
            "Something is missing here for this to be Go.".to_owned()
        } else {
            let first = text.lines().next().unwrap_or_default().trim();
            let shown: String = first.chars().take(40).collect();
            if shown.is_empty() { "This is not Go.".to_owned() } else { format!("This is not Go: `{shown}`.") }
        };
        found.push(SyntaxError { span: visible(file, *span), message });
        if found.len() == MAX_SYNTAX_ERRORS {
            break;
        }
    }
    let clauses = file.root().children().filter(|node| node.is(Kind::PackageClause));
    found.extend(clauses.skip(1).map(|clause| SyntaxError {
        span: clause.span(),
        message: "A file has one package clause; what follows this one belongs in a file of its own.".to_owned(),
    }));
    found.sort_by_key(|error| error.span);
    found.truncate(MAX_SYNTAX_ERRORS);
    found
}

/// Says that the rules did not look at what stands at `at` and behind.
pub(crate) fn stopped(file: &File<'_>, at: u32) -> SyntaxError {
    let message = "The rules stopped here, because the file takes too long to check; divide it.".to_owned();
    SyntaxError { span: visible(file, Span { start: at, end: at }), message }
}

/// Whether the text is only dots, commas and white space: "and so on" as people write it.
fn is_placeholder(text: &str) -> bool {
    let dots = text.trim().trim_matches(',').trim();
    dots == "..." || dots == "…"
}

/// The span, widened to a character where it is empty so that it can be seen.
fn visible(file: &File<'_>, span: Span) -> Span {
    if span.end > span.start {
        return span;
    }
    let (before, after) = file.text.split_at(span.start as usize);
    if let Some(c) = after.chars().next().filter(|c| *c != '\n') {
        return Span { start: span.start, end: span.start + c.len_utf8() as u32 };
    }
    let width = before.chars().next_back().map_or(0, |c| c.len_utf8() as u32);
    Span { start: span.start - width, end: span.start }
}

/// A text that is being edited, parsed incrementally.
pub struct Session {
    parser: Parser,
    text: String,
    tree: Option<Tree>,
    /// Whether the tree is that of the text, or of one before an edit.
    is_current: bool,
    /// Whether the tree may serve the next parse: not if it may be that of a disguised text.
    is_reusable: bool,
}

impl Session {
    /// Begins with a text.
    pub fn new(text: String) -> Self {
        Self { parser: Parser::new(), text, tree: None, is_current: false, is_reusable: true }
    }

    /// The text as it stands.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Replaces the bytes of `edit.span`; a span outside the text, or one that splits a character, changes nothing
    /// and returns false.
    pub fn edit(&mut self, edit: &Edit) -> bool {
        let Some(text) = apply(&self.text, std::slice::from_ref(edit)) else { return false };
        let (start, old_end) = (edit.span.start as usize, edit.span.end as usize);
        let new_end = start + edit.text.len();
        if let Some(tree) = &mut self.tree {
            tree.edit(&InputEdit {
                start_byte: start,
                old_end_byte: old_end,
                new_end_byte: new_end,
                start_position: point(&self.text, start),
                old_end_position: point(&self.text, old_end),
                new_end_position: point(&text, new_end),
            });
        }
        self.text = text;
        self.is_current = false;
        true
    }

    /// Brings the tree up to the text.
    fn parse(&mut self) -> Result<(), Report> {
        if !self.is_current {
            let old = self.tree.take().filter(|_| self.is_reusable);
            self.tree = Some(self.parser.parse(&self.text, old.as_ref())?);
            self.is_current = true;
            self.is_reusable = builtins::disguise(&self.text).is_none();
        }
        Ok(())
    }

    /// What the rules say now.
    pub fn report(&mut self, options: &Options) -> Report {
        if let Err(refusal) = self.parse() {
            return refusal;
        }
        let file = SourceFile { path: "snippet.go", text: &self.text };
        // A copy of a tree is a second hold on it.
        let mut trees = self.tree.iter().map(|tree| (file, tree.clone()));
        check_trees(&mut trees, options).pop().unwrap_or_default()
    }

    /// The coloured stretches now, in ascending order.
    pub fn highlights(&mut self) -> Vec<Highlight> {
        if self.parse().is_err() {
            return Vec::new();
        }
        self.tree.as_ref().map(|tree| highlight_tree(tree, &self.text)).unwrap_or_default()
    }
}

fn point(text: &str, byte: usize) -> Point {
    let before = &text.as_bytes()[..byte];
    let row = before.iter().filter(|b| **b == b'\n').count();
    let column = byte - before.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
    Point { row, column }
}
