//! What is wrong with this Go code?
//!
//! source text -> tree-sitter tree -> facts (scopes, imports, light types) -> rules -> diagnostics with fixes
//!
//! Pure: no input or output, no clock, no web. Any text whatever gets a [`Report`].

mod builtins;
mod calls;
mod channels;
mod contexts;
mod diagnostic;
mod error_repair;
mod errors;
mod explain;
mod flow;
mod goroutines;
mod highlight;
mod index;
mod kind;
mod line_index;
mod lint;
mod locks;
mod logging;
mod outline;
mod ownership;
mod package;
mod parse;
mod repair;
mod rule;
mod rules;
mod suppression;
mod syntax;
mod test_code;
#[cfg(test)]
mod testing;
mod ties;
mod trial;
mod types;
mod uses;
mod writers;

pub use diagnostic::{
    Applicability, Diagnostic, Edit, Fix, Highlight, HighlightClass, Report, Severity, Span, SyntaxError, apply,
    safe_fixes,
};
pub use explain::{Explanation, explain};
pub use highlight::highlight;
pub use line_index::{LineIndex, Position};
pub use outline::{Declaration, DeclarationKind, Token, TokenKind, declarations, syntax_errors, tokens};
pub use parse::{MAX_BYTES, Session};
pub use rule::{Area, FixKind, OptionSpec, Options, OptionsError, RuleInfo, rule, rule_docs, rules};
pub use trial::{Trial, Tried};

use package::{File, Package};
use syntax::Syntax;
use types::Types;

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
    let mut parser = parse::Parser::new();
    let mut refusals: Vec<Option<Report>> = files.iter().map(|_| None).collect();
    let mut trees = files.iter().zip(&mut refusals).filter_map(|(file, refusal)| {
        let tree = parser.parse(file.text, None);
        tree.map(|tree| (*file, tree)).map_err(|report| *refusal = Some(report)).ok()
    });
    let mut found = check_trees(&mut trees, options).into_iter();
    refusals.into_iter().map(|refusal| refusal.unwrap_or_else(|| found.next().unwrap_or_default())).collect()
}

/// Checks one text by itself, as from the editor.
pub fn check(text: &str, options: &Options) -> Report {
    check_package(&[SourceFile { path: "snippet.go", text }], options).pop().unwrap_or_default()
}

/// Runs the rules over the files of a package, each with its tree.
fn check_trees(files: &mut dyn Iterator<Item = (SourceFile<'_>, tree_sitter::Tree)>, options: &Options) -> Vec<Report> {
    let (mut paths, mut syntaxes) = (Vec::new(), Vec::new());
    for (file, tree) in files {
        // The parser's tree goes as soon as it is flattened, while the processor has it at hand.
        syntaxes.push(Syntax::new(&tree, file.text, paths.len() as u32));
        paths.push(file.path);
    }
    let files = paths.into_iter().zip(&syntaxes).map(|(path, syntax)| File::new(path, syntax));
    let package = Package::new(files.collect());
    let dispatch = rules::Dispatch::new(options);
    let types = Types { package: &package };
    package.files.iter().map(|file| check_file(types, file, &dispatch, options)).collect()
}

fn check_file<'a>(types: Types<'a>, file: &'a File<'a>, dispatch: &rules::Dispatch, options: &'a Options) -> Report {
    let (mut diagnostics, stopped) = dispatch.run(types, file, options);
    if options.heeds_suppressions() {
        suppression::remove_silenced(file, &mut diagnostics);
    }
    diagnostics.sort_by(|a, b| (a.span, &a.rule).cmp(&(b.span, &b.rule)));
    if options.explains() {
        for diagnostic in &mut diagnostics {
            diagnostic.path = explain::path(file, diagnostic.span);
        }
    }
    let mut syntax_errors = parse::syntax_errors(file);
    syntax_errors.extend(stopped.map(|at| parse::stopped(file, at)));
    Report { diagnostics, syntax_errors }
}
