//! Whether fixes keep what every fix promises.
//!
//! Nothing that serves a user calls this: it is for tests, for fuzzing, and for those who write rules.

use crate::kind::{Field, Kind};
use crate::package::{File, Package, default_package_name, import_path};
use crate::parse::Parser;
use crate::syntax::{NONE, Node, Syntax};
use crate::{Diagnostic, Fix, Options, Report, SourceFile, apply, check_package, index};
use std::collections::{BTreeMap, BTreeSet};

/// A file on which fixes are tried.
pub struct Trial<'a> {
    file: SourceFile<'a>,
    options: Options,
    report: Report,
    contents: Contents,
}

/// What a fix makes of a text.
pub struct Tried {
    /// The text afterwards.
    pub text: String,
    /// The rules that have more to say about it than before. On real code there should be none; but a return that a fix
    /// adds may well be the path on which something else is forgotten.
    pub brought: Vec<String>,
}

/// What of a text a fix must leave in order.
#[derive(Debug, Default)]
struct Contents {
    /// The lines of comments, each with how often it stands there.
    comments: BTreeMap<String, usize>,
    /// Imports that the file does not use.
    unused: BTreeSet<String>,
    /// Packages that the file uses and does not import; a fragment may.
    unimported: BTreeSet<String>,
}

impl<'a> Trial<'a> {
    /// Checks a file by itself with every rule.
    pub fn new(file: SourceFile<'a>) -> Self {
        let mut options = Options::default();
        // Whoever handles an error needs more lines for it; that a function grows long by it is no fault of the fix.
        let _ = options.set("long-function.max=1000000");
        let report = check_package(&[file], &options).pop().unwrap_or_default();
        Self { file, options, report, contents: Contents::read(file) }
    }

    /// What the rules say about the file.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// What a fix of one of the report's diagnostics makes of the text.
    ///
    /// # Errors
    /// Says which promise the fix breaks: to be applicable, to leave Go, to remove its diagnostic, to keep all comments,
    /// and to leave no import unused and none missing.
    pub fn apply(&self, diagnostic: &Diagnostic, fix: &Fix) -> Result<Tried, String> {
        let text = apply(self.file.text, &fix.edits).ok_or("its edits overlap or lie outside of the text")?;
        if text == self.file.text {
            return Err("it changes nothing".to_owned());
        }
        let file = SourceFile { text: &text, ..self.file };
        let report = check_package(&[file], &self.options).pop().unwrap_or_default();
        if report.syntax_errors.len() > self.report.syntax_errors.len() {
            return Err(format!("what it leaves is not Go: {:?}", report.syntax_errors));
        }
        let (before, after) = (counts(&self.report), counts(&report));
        let (expected, left) = (before[&*diagnostic.rule] - 1, after.get(&*diagnostic.rule).copied().unwrap_or(0));
        if left > expected {
            return Err(format!("it leaves {left} of its own findings and should leave at most {expected}"));
        }
        self.contents.compare(&Contents::read(file))?;
        let more = after.into_iter().filter(|(rule, count)| before.get(rule).is_none_or(|before| before < count));
        let brought = more.map(|(rule, _)| rule.to_owned()).collect();
        Ok(Tried { text, brought })
    }
}

fn counts(report: &Report) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for diagnostic in &report.diagnostics {
        *counts.entry(diagnostic.rule.as_ref()).or_default() += 1;
    }
    counts
}

impl Contents {
    fn read(source: SourceFile<'_>) -> Self {
        let mut contents = Self::default();
        let Ok(tree) = Parser::new().parse(source.text, None) else { return contents };
        let syntax = Syntax::new(&tree, source.text, 0);
        let package = Package::new(vec![File::new(source.path, &syntax)]);
        let file = &package.files[0];
        for line in file.syntax.comments.iter().flat_map(|comment| comment.of(source.text).lines()) {
            *contents.comments.entry(line.trim().to_owned()).or_default() += 1;
        }
        let mut imported = BTreeSet::new();
        for (_, spec) in file.imports() {
            let name = match spec.child(Field::Name) {
                Some(name) => name.text(),
                None => import_path(spec).map_or("", default_package_name),
            };
            imported.insert(name.to_owned());
        }
        let used: BTreeSet<String> = file.root().descendants().filter(is_qualifier).map(|n| n.text().into()).collect();
        if file.package.is_some() {
            let unbound = file.root().descendants().filter(|node| is_qualifier(node) && node.binding_id() == NONE);
            let known = unbound.filter(|node| index::package_by_name(node.text()).is_some());
            contents.unimported = known.map(|node| node.text().to_owned()).collect();
        }
        contents.unused =
            imported.difference(&used).filter(|name| !matches!(name.as_str(), "_" | "." | "C")).cloned().collect();
        contents
    }

    fn compare(&self, after: &Self) -> Result<(), String> {
        for (line, count) in &self.comments {
            if after.comments.get(line).is_none_or(|left| left < count) {
                return Err(format!("it loses the comment {line:?}"));
            }
        }
        if let Some(name) = after.unused.difference(&self.unused).next() {
            return Err(format!("it leaves the import of {name} unused"));
        }
        match after.unimported.difference(&self.unimported).next() {
            Some(name) => Err(format!("it uses {name} without importing it")),
            None => Ok(()),
        }
    }
}

/// Whether a node is the `json` of `json.Marshal` or `json.Decoder`.
fn is_qualifier(node: &Node<'_>) -> bool {
    match node.kind() {
        Kind::PackageIdentifier => node.parent().is_some_and(|parent| parent.is(Kind::QualifiedType)),
        Kind::Identifier => {
            node.field_name() == Field::Operand && node.parent().is_some_and(|n| n.is(Kind::SelectorExpression))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Applicability, Edit, Span};

    /// What is wrong with a fix that replaces `from` by `to`, tried on the first finding of a text.
    fn verdict(text: &str, from: &str, to: &str) -> Result<Vec<String>, String> {
        let trial = Trial::new(SourceFile { path: "a.go", text });
        let start = text.find(from).expect("the text holds what is replaced") as u32;
        let span = Span { start, end: start + from.len() as u32 };
        let edits = vec![Edit { span, text: to.to_owned() }];
        let fix = Fix { title: "Mend it".to_owned(), applicability: Applicability::Safe, edits };
        trial.apply(&trial.report().diagnostics[0], &fix).map(|tried| tried.brought)
    }

    #[test]
    fn a_fix_is_held_to_each_promise() {
        const TEXT: &str = "package p\n\nimport \"os\"\n\n// f works.\nfunc f() {\n\tos.Remove(\"a\")\n}\n\nfunc g() error { return nil }\n";
        let table = [
            ("os.Remove(\"a\")", "os.Remove(\"b\")", "it leaves 1 of its own findings"),
            ("os.Remove(\"a\")", "os.Getenv(", "what it leaves is not Go"),
            ("\tos.Remove(\"a\")\n", "", "it leaves the import of os unused"),
            ("os.Remove(\"a\")", "_ = fmt.Sprint(os.Remove(\"a\"))", "it uses fmt without importing it"),
            (
                "// f works.\nfunc f() {\n\tos.Remove(\"a\")",
                "func f() {\n\t_ = os.Getenv(\"a\")",
                "it loses the comment",
            ),
            ("f works", "f works", "it changes nothing"),
        ];
        for (from, to, broken) in table {
            let verdict = verdict(TEXT, from, to);
            assert!(verdict.as_ref().is_err_and(|why| why.starts_with(broken)), "{to}: {verdict:?}");
        }
        assert_eq!(verdict(TEXT, "os.Remove(\"a\")", "_ = os.Getenv(\"a\")"), Ok(Vec::new()));
        let panics = "if err := os.Remove(\"a\"); err != nil {\n\t\tpanic(err)\n\t}";
        assert_eq!(verdict(TEXT, "os.Remove(\"a\")", panics), Ok(vec!["library-panic".to_owned()]));
    }
}
