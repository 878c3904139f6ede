//! ## What it does
//!
//! Finds `panic` in functions that other code calls.
//!
//! ## Why it matters
//!
//! A panic unwinds the goroutine, and unless somebody recovers it ends the whole program, with every request that was in
//! flight. A caller can plan for an error: retry, answer 400, try the next item. It cannot plan for a panic that it never
//! heard of, so a library that panics decides about a program that it does not know.
//!
//! ## Example
//!
//! ```go
//! func Parse(data []byte) (*Document, error) {
//! 	if data == nil {
//! 		panic("data cannot be nil")
//! 	}
//! 	return &Document{size: len(data)}, nil
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! func Parse(data []byte) (*Document, error) {
//! 	if data == nil {
//! 		return nil, ErrNilData
//! 	}
//! 	return &Document{size: len(data)}, nil
//! }
//! ```
//!
//! ## When not to
//!
//! A panic is right where going on would be worse and no caller could help: a broken invariant of the program itself. The rule
//! says nothing in `main` and `init`, in functions called `Must...` or after what they do, or whose documentation says that
//! they panic, in tests, where a recovered panic is passed on,
//! and for places whose message says that they cannot be reached. It cannot see whether another function of
//! the package recovers the panic. At work, forbidigo can forbid `panic`, and revive has no rule for it;
//! `//nolint:library-panic` with a reason keeps one.

use crate::calls::Callee;
use crate::kind::{Field, Kind};
use crate::lint::{Lint, Rule};
use crate::outline::with_doc;
use crate::repair;
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::types::Types;
use crate::{Applicability, Edit, Severity, Span};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "library-panic",
        summary: "Code that others call panics instead of returning an error.",
        area: Area::Design,
        severity: Severity::Warning,
        clauses: &["anti-panicking", "standard-error-handling", "step-handle-errors"],
        linters: &["forbidigo (panic)"],
        limits: "It cannot see whether input can lead to the panic or only a bug in the program can.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[Kind::CallExpression],
    check,
};

/// Words by which a message says that its place is never reached.
const IMPOSSIBLE: [&str; 16] = [
    "unreachable",
    "exhaustive",
    "missing case",
    "not reached",
    "impossible",
    "cannot happen",
    "can't happen",
    "should not happen",
    "shouldn't happen",
    "should never",
    "never happen",
    "bug",
    "internal error",
    "invariant",
    "inconsistent",
    "corrupt",
];

/// Words by which the default of a switch says that all cases were listed.
const UNEXPECTED: [&str; 7] = ["unexpected", "unknown", "unhandled", "invalid", "unsupported", "bad ", "no such"];

fn check<'a>(call: Node<'a>, lint: &mut Lint<'a>) {
    let Some(function) = call.child(Field::Function).filter(|n| n.is(Kind::Identifier) && n.text() == "panic") else {
        return;
    };
    if lint.types.callee(call) != Callee::Builtin("panic") || lint.file.is_test() {
        return;
    }
    let argument = call.child(Field::Arguments).and_then(|list| list.first_child());
    let owner = call.outermost_function();
    if owner.is_some_and(|owner| is_exempt(owner) || is_announced(lint, owner))
        || is_recovered(call)
        || argument.is_some_and(|a| says_impossible(call, a))
    {
        return;
    }
    let name = owner.and_then(|owner| owner.child(Field::Name));
    let message = match name {
        Some(name) => format!("`{}` panics, which ends the whole program unless a caller recovers it.", name.text()),
        None => "This panic ends the whole program unless a caller recovers it.".to_owned(),
    };
    let fix = argument.and_then(|argument| fix(lint, call, argument));
    let diagnostic =
        lint.report(function.span(), message, "Return an error, so that the caller decides what to do about it.");
    diagnostic.because("Nothing in this function recovers, and its name does not say that it may panic.");
    if let Some(edits) = fix {
        diagnostic.fix("Return an error instead", Applicability::NeedsReview, edits);
    }
}

/// Functions in which a panic is expected.
fn is_exempt(owner: Node<'_>) -> bool {
    let Some(name) = owner.child(Field::Name) else {
        // A literal in the value of a package's variable runs before main.
        return owner.has_kind_around(Kind::VarSpec);
    };
    let name = name.text();
    let is_entry = owner.is(Kind::FunctionDeclaration) && matches!(name, "main" | "init");
    is_entry || name.starts_with("Must") || name.starts_with("must") || name.to_ascii_lowercase().contains("panic")
}

/// Whether the function's documentation says that it may panic.
fn is_announced<'a>(lint: &Lint<'a>, owner: Node<'a>) -> bool {
    let doc = Span { end: owner.start(), ..with_doc(lint.file, owner) };
    doc.of(lint.file.text).to_ascii_lowercase().contains("panic")
}

/// Whether the function recovers, so that the panic is its own affair or passes on what somebody else began.
fn is_recovered(call: Node<'_>) -> bool {
    let Some(function) = call.outermost_function() else { return false };
    function
        .descendants()
        .any(|node| node.is(Kind::CallExpression) && node.child(Field::Function).is_some_and(|n| n.text() == "recover"))
}

fn says_impossible<'a>(call: Node<'a>, argument: Node<'a>) -> bool {
    let said = argument.text().to_ascii_lowercase();
    if IMPOSSIBLE.iter().any(|word| said.contains(word)) {
        return true;
    }
    let switch = call.statement().and_then(|statement| statement.ancestors().nth(1));
    switch.is_some_and(|node| node.is(Kind::DefaultCase)) && UNEXPECTED.iter().any(|word| said.contains(word))
}

fn fix<'a>(lint: &Lint<'a>, call: Node<'a>, argument: Node<'a>) -> Option<Vec<Edit>> {
    let function = call.function()?;
    let statement = call.parent().filter(|node| node.is(Kind::ExpressionStatement) && node.is_list_item())?;
    if !repair::returns_error(lint.types, function) {
        return None;
    }
    let (error, import) = error_from(lint.types, lint, argument)?;
    let text = repair::return_error(lint.types, Some(function), &error)?;
    let mut edits: Vec<_> = import.into_iter().collect();
    edits.push(Edit::replace(statement.span(), text));
    Some(edits)
}

/// An error that says what the panic would have said.
fn error_from<'a>(types: Types<'a>, lint: &Lint<'a>, argument: Node<'a>) -> Option<(String, Option<Edit>)> {
    let argument = argument.unparenthesized();
    if types.of(argument).is_error() {
        return Some((argument.text().to_owned(), None));
    }
    if argument.is(Kind::InterpretedStringLiteral) || argument.is(Kind::RawStringLiteral) {
        let (errors, import) = repair::import(lint.types, lint.file, "errors")?;
        return Some((format!("{errors}.New({})", repair::error_text(argument.text())), import));
    }
    if argument.is(Kind::CallExpression)
        && types.callee(argument) == (Callee::Function { path: "fmt", name: "Sprintf" })
    {
        let (fmt, import) = repair::import(lint.types, lint.file, "fmt")?;
        let arguments = argument.child(Field::Arguments)?;
        let format = arguments.first_child().filter(|n| n.is(Kind::InterpretedStringLiteral))?;
        let rest = &arguments.text()[(format.end() - arguments.start()) as usize..];
        return Some((format!("{fmt}.Errorf({}{rest}", repair::error_text(format.text())), import));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent, unfixed};

    #[test]
    fn panics_in_called_code_fire() {
        fires(
            &RULE,
            &[
                "if data == nil { «panic»(\"data cannot be nil\") }",
                "func Parse(b []byte) *Doc {\n\tif b == nil {\n\t\t«panic»(\"nil\")\n\t}\n\treturn nil\n}",
                "package main\n\nfunc check(err error) {\n\tif err != nil {\n\t\t«panic»(err)\n\t}\n}",
                "type S struct{}\n\nfunc (s *S) main() { «panic»(1) }",
                "func Each(fs []func()) {\n\tfor range fs {\n\t\tfunc() { «panic»(\"no\") }()\n\t}\n}",
                "func Kind(s string) int {\n\tswitch s {\n\tcase \"a\":\n\t\t«panic»(\"unknown\")\n\t}\n\treturn 0\n}",
                "func New(n int) *S {\n\tif n < 0 {\n\t\t«panic»(fmt.Sprintf(\"negative size %d\", n))\n\t}\n\treturn nil\n}",
                "func Walk(visit func(int)) {\n\tvisit(1)\n\t«panic»(\"done\")\n}",
            ],
        );
    }

    #[test]
    fn panics_that_are_meant_do_not() {
        silent(
            &RULE,
            &[
                "// At returns the bell at n. It panics where there is none.\nfunc At(n int) Bell {\n\tif n > len(bells) {\n\t\tpanic(\"no such bell\")\n\t}\n\treturn bells[n]\n}",
                "package main\n\nfunc main() { panic(\"no\") }",
                "func init() { panic(\"no\") }",
                "func MustParse(s string) int { panic(s) }",
                "func mustAtoi(s string) int { panic(s) }",
                "func f() {\n\tdefer func() {\n\t\tif r := recover(); r != nil {\n\t\t\tpanic(r)\n\t\t}\n\t}()\n}",
                "func f(k int) int {\n\tswitch k {\n\tcase 1:\n\t\treturn 1\n\tdefault:\n\t\tpanic(\"unknown kind\")\n\t}\n}",
                "func f() int {\n\tfor {\n\t}\n\tpanic(\"unreachable\")\n}",
                "func f() (err error) {\n\tdefer func() {\n\t\tif r := recover(); r != nil {\n\t\t\terr = r.(error)\n\t\t}\n\t}()\n\tpanic(\"stop\")\n}",
                "func f(panic func(string)) { panic(\"a\") }",
                "func Panicf(format string) { panic(format) }",
                "var table = func() int { panic(\"no\") }()",
                "func panicky() {}\n\nfunc f() { panicky() }",
            ],
        );
    }

    #[test]
    fn fixes_return_an_error() {
        fixes(
            &RULE,
            &[
                (
                    "package p\n\nimport \"fmt\"\n\nfunc Parse(b []byte) (*Doc, error) {\n\tif b == nil {\n\t\tpanic(\"Data cannot be nil\")\n\t}\n\treturn nil, fmt.Errorf(\"x\")\n}\n",
                    "package p\n\nimport \"errors\"\nimport \"fmt\"\n\nfunc Parse(b []byte) (*Doc, error) {\n\tif b == nil {\n\t\treturn nil, errors.New(\"data cannot be nil\")\n\t}\n\treturn nil, fmt.Errorf(\"x\")\n}\n",
                ),
                (
                    "func f(n int) (string, int, error) {\n\tpanic(fmt.Sprintf(\"bad %d\", n))\n}",
                    "func f(n int) (string, int, error) {\n\treturn \"\", 0, fmt.Errorf(\"bad %d\", n)\n}",
                ),
                ("func f(err error) error {\n\tpanic(err)\n}", "func f(err error) error {\n\treturn err\n}"),
            ],
        );
        unfixed(&RULE, &["func f() { panic(1) }", "func f() int { panic(\"a\") }", "func f(v any) error { panic(v) }"]);
    }
}
