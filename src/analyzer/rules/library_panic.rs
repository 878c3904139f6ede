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
//! A panic is right where going on would be worse and no caller could help: a broken invariant of the program itself.
//! So the rule speaks where a function that returns an error panics with one, or, if others may call it, because of
//! what it was given. It only informs of the package's own functions that do, and of functions that return no error:
//! where one that others may call, or a program's helper, panics because of what it was given, and of `panic(err)`.
//!
//! It says nothing in `main` and `init`, in functions called `Must...` or `Register...` or after what they do, where
//! the documentation says that they panic or what they must be given, where a comment at the panic or at the `if` or
//! `case` around it says why or what must be, behind `if false`, in stubs, in tests, where a panic is recovered, where
//! the caller asked for it, and where the message says that its place cannot be reached. It cannot see whether another
//! function of the package recovers the panic.
//!
//! At work, forbidigo can forbid every `panic`, whatever its reason; revive has no rule for it.
//! `//nolint:library-panic` with a reason keeps one.

use crate::calls::{Callee, called_name};
use crate::errors::{conditions, is_body, is_sentinel_name, origin, says_impossible};
use crate::kind::{Field, Kind};
use crate::lint::{Lint, Rule};
use crate::outline::{doc, is_explained, is_public};
use crate::package::BindingKind;
use crate::repair;
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::test_code::is_test_code;
use crate::types::Types;
use crate::{Applicability, Edit, Severity};

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

fn check<'a>(call: Node<'a>, lint: &mut Lint<'a>) {
    let Some(function) = call.child(Field::Function).filter(|n| n.is(Kind::Identifier) && n.text() == "panic") else {
        return;
    };
    if lint.types.callee(call) != Callee::Builtin("panic") || is_test_code(lint.file) {
        return;
    }
    let Some(argument) = call.child(Field::Arguments).and_then(Node::first_child) else { return };
    let owner = call.outermost_function();
    if owner.is_some_and(|owner| is_exempt(owner) || is_announced(lint, call, owner))
        || is_recovered(call)
        || is_meant(lint, call, argument)
    {
        return;
    }
    let Some(severity) = severity(lint, call, argument) else { return };
    let name = owner.and_then(|owner| owner.child(Field::Name));
    let message = match name {
        Some(name) => format!("`{}` panics, which ends the whole program unless a caller recovers it.", name.text()),
        None => "This panic ends the whole program unless a caller recovers it.".to_owned(),
    };
    let fix = fix(lint, call, argument);
    let help = match severity {
        Severity::Info => "Return an error, or say in the function's comment when it panics.",
        _ => "Return an error, so that the caller decides what to do about it.",
    };
    let diagnostic = lint.report_as(severity, function.span(), message, help);
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
    is_entry || repair::has_word(name, &["must", "register", "panic", "fuzz", "test", "mock"])
}

/// How much a panic matters, by who can be hit by it; `None` where it is the package's own affair.
fn severity<'a>(lint: &Lint<'a>, call: Node<'a>, argument: Node<'a>) -> Option<Severity> {
    let (Some(function), Some(owner)) = (call.function(), call.outermost_function()) else {
        return Some(Severity::Warning);
    };
    let types = lint.types;
    let is_error = types.of(argument).is_error();
    if repair::returns_error(types, function) {
        let is_blamed = is_about_parameter(types, call, argument, false);
        let is_certain = is_error || is_public(lint.file, owner);
        return (is_error || is_blamed).then_some(if is_certain { Severity::Warning } else { Severity::Info });
    }
    // What only the package itself calls knows what it is given; a program's helpers learn it from the world.
    let is_open = is_public(lint.file, owner) || lint.file.package == Some("main");
    let is_blamed = is_open && is_about_parameter(types, call, argument, true);
    (is_blamed || is_error && argument.is(Kind::Identifier)).then_some(Severity::Info)
}

/// Whether what the function was given leads to the panic: the condition around it, its message, or the call whose error it
/// is about names a parameter; or else a variable made of one, if that counts.
fn is_about_parameter<'a>(types: Types<'a>, call: Node<'a>, argument: Node<'a>, counts_made: bool) -> bool {
    let is_parameter = |node: Node<'a>| {
        let binding = types.binding(node).filter(|_| node.is(Kind::Identifier));
        binding.is_some_and(|binding| binding.kind == BindingKind::Parameter)
    };
    let is_given = |node: Node<'a>| {
        let local =
            types.binding(node).filter(|binding| node.is(Kind::Identifier) && binding.kind == BindingKind::Local);
        is_parameter(node)
            || counts_made
                && local.is_some_and(|local| types.package.declaration(local).descendants().any(is_parameter))
    };
    let mut said = conditions(call).chain([argument]).flat_map(|part| std::iter::once(part).chain(part.descendants()));
    said.any(|node| {
        let failed = if types.of(node).is_error() { origin(call, node) } else { None };
        is_given(node) || failed.is_some_and(|failed| failed.descendants().any(is_given))
    })
}

/// Whether the function's documentation says that it may panic, or what its callers must give it.
fn is_announced<'a>(lint: &Lint<'a>, call: Node<'a>, owner: Node<'a>) -> bool {
    let doc = doc(lint.file, owner);
    let is_about_nil = conditions(call).any(|condition| condition.text().contains("nil"));
    // A `must` says something of nil where the rest of its sentence does.
    let demands = |sentence: &str| {
        let rest = sentence.find(" must").map_or("", |at| &sentence[at..]);
        if is_about_nil { rest.contains("nil") } else { !rest.is_empty() }
    };
    doc.contains("panic")
        || doc.split('.').any(demands)
        || is_about_nil && doc.contains("non-nil") && !doc.contains("returns a non-nil")
}

/// Whether the function recovers, so that the panic is its own affair or passes on what somebody else began.
fn is_recovered(call: Node<'_>) -> bool {
    let Some(function) = call.outermost_function() else { return false };
    function
        .descendants()
        .any(|node| node.is(Kind::CallExpression) && node.child(Field::Function).is_some_and(|n| n.text() == "recover"))
}

/// Whether the place says that it is not reached, why it panics, or who recovers what it throws.
fn is_meant<'a>(lint: &Lint<'a>, call: Node<'a>, argument: Node<'a>) -> bool {
    let Some(statement) = call.statement() else { return false };
    let said = argument.text();
    // A value of a type of its own, or an error that nobody else can name, is thrown to be caught.
    let is_thrown = argument.is(Kind::CompositeLiteral)
        || argument.is(Kind::UnaryExpression)
        || said.starts_with("err") && is_sentinel_name(said);
    // The caller has chosen to panic, as by `flag.PanicOnError`.
    let is_chosen = said.ends_with("ErrAbortHandler")
        || conditions(call).any(|condition| condition.text().to_ascii_lowercase().contains("panic"));
    let is_false = |node: Node<'a>| node.child(Field::Condition).is_some_and(|condition| condition.is(Kind::False));
    let is_off = call.ancestors().any(is_false);
    let list = statement.parent();
    let is_stub = list.is_some_and(|list| is_body(list) && list.children().count() == 1);
    is_thrown
        || is_chosen
        || is_off
        || is_stub
        || is_explained(lint.file, statement)
        || conditions(call).any(|condition| condition.is_remarked(&["must", "panic"]))
        || says_impossible(call, said)
}

fn fix<'a>(lint: &Lint<'a>, call: Node<'a>, argument: Node<'a>) -> Option<Vec<Edit>> {
    let function = call.function()?;
    let statement = call.parent().filter(|node| node.is(Kind::ExpressionStatement) && node.is_list_item())?;
    if !repair::returns_error(lint.types, function) {
        return None;
    }
    let (error, import) = error_from(lint.types, lint, call, argument)?;
    let text = repair::return_error(lint.types, Some(function), &error)?;
    let mut edits: Vec<_> = import.into_iter().collect();
    edits.push(Edit::replace(statement.span(), text));
    Some(edits)
}

/// An error that says what the panic would have said.
fn error_from<'a>(
    types: Types<'a>,
    lint: &Lint<'a>,
    call: Node<'a>,
    argument: Node<'a>,
) -> Option<(String, Option<Edit>)> {
    let argument = argument.unparenthesized();
    if types.of(argument).is_error() {
        let Some(failed) = origin(call, argument).and_then(called_name) else {
            return Some((argument.text().to_owned(), None));
        };
        let (fmt, import) = repair::import(lint.types, lint.file, "fmt")?;
        return Some((format!("{fmt}.Errorf(\"{}: %w\", {})", repair::words(failed), argument.text()), import));
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
                "func load(path string) ([]byte, error) {\n\tdata, err := os.ReadFile(path)\n\tif err != nil {\n\t\t«panic»(err)\n\t}\n\treturn data, nil\n}",
                "func Price(text string) int {\n\tcents, err := strconv.Atoi(text)\n\tif err != nil {\n\t\t«panic»(\"no price\")\n\t}\n\treturn cents\n}",
                "func Each(fs []func()) {\n\tfor range fs {\n\t\tfunc() {\n\t\t\tf()\n\t\t\t«panic»(fs)\n\t\t}()\n\t}\n}",
                "// Ring rings a bell. The caller must hold the rope.\nfunc Ring(b *Bell) {\n\tif b == nil {\n\t\t«panic»(\"no bell\")\n\t}\n\tb.ring()\n}",
                "// Cut cuts a non-nil rope.\nfunc Cut(metres int) int {\n\tif metres < 0 {\n\t\t«panic»(\"negative length\")\n\t}\n\treturn metres\n}",
                "func Cut(metres int) int {\n\t// Ropes must be dry.\n\tdry()\n\n\tif metres < 0 {\n\t\t«panic»(\"negative length\")\n\t}\n\treturn metres\n}",
                "// Hang hangs a bell, which must be cast. Its name may be nil.\nfunc Hang(b *Bell) {\n\tif b == nil {\n\t\t«panic»(\"no bell\")\n\t}\n\tb.hang()\n}",
                "// Watch watches a bell until ring returns a non-nil error.\nfunc Watch(b *Bell, ring func() error) {\n\tif b == nil {\n\t\t«panic»(\"no bell\")\n\t}\n\tb.watch(ring)\n}",
                "func Kind(s string) int {\n\tswitch s {\n\tcase \"a\":\n\t\t«panic»(\"unknown\")\n\t}\n\treturn 0\n}",
                "func Cut(metres int) int {\n\t// Check the length.\n\tif metres < 0 {\n\t\t«panic»(\"negative length\")\n\t}\n\treturn metres\n}",
                "func New(n int) *S {\n\tif n < 0 {\n\t\t«panic»(fmt.Sprintf(\"negative size %d\", n))\n\t}\n\treturn nil\n}",
                "type Roll struct{ metres int }\n\nfunc (r *Roll) Cut(metres int) int {\n\tif metres > r.metres {\n\t\t«panic»(\"the roll is too short\")\n\t}\n\treturn r.metres\n}",
            ],
        );
    }

    #[test]
    fn panics_that_are_meant_do_not() {
        silent(
            &RULE,
            &[
                "// At returns the bell at n. It panics where there is none.\nfunc At(n int) Bell {\n\tif n > len(bells) {\n\t\tpanic(\"no such bell\")\n\t}\n\treturn bells[n]\n}",
                "// Ring rings a bell. The bell must\n// not be nil.\nfunc Ring(b *Bell) {\n\tif b == nil {\n\t\tpanic(\"no bell\")\n\t}\n\tb.ring()\n}",
                "// Hang hangs a non-nil bell.\nfunc Hang(b *Bell) {\n\tif b == nil {\n\t\tpanic(\"no bell\")\n\t}\n\tb.hang()\n}",
                "func Cut(metres int) int {\n\t// Lengths must be positive.\n\tif metres < 0 {\n\t\tpanic(\"negative length\")\n\t}\n\treturn metres\n}",
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
                "func grow(n int) {\n\tif n < 0 {\n\t\tpanic(\"negative size\")\n\t}\n}",
                "type node struct{}\n\nfunc (n node) At(i int) int {\n\tif i > 3 {\n\t\tpanic(\"too far\")\n\t}\n\treturn i\n}",
                "func Register(name string) {\n\tif all[name] {\n\t\tpanic(\"twice: \" + name)\n\t}\n\tall[name] = true\n}",
                "func Div(a, b int) int {\n\tif b == 0 {\n\t\t// No caller gets here: the parser refuses a zero.\n\t\tpanic(\"zero\")\n\t}\n\treturn a / b\n}",
                "func Cut(metres int) int {\n\tif metres < 0 { // the till has checked it\n\t\tpanic(\"negative length\")\n\t}\n\treturn metres\n}",
                "func Cut(metres int) int {\n\t// The till refuses such lengths, so only a bug of ours leads here.\n\tif metres < 0 {\n\t\tpanic(\"negative length\")\n\t}\n\treturn metres\n}",
                "func Price(kind string) int {\n\tswitch kind {\n\tcase \"gold\": // sold in another shop\n\t\tpanic(\"no price for \" + kind)\n\t}\n\treturn 1\n}",
                "func Cut(metres int) int {\n\tif false {\n\t\tif metres < 0 {\n\t\t\tpanic(metres)\n\t\t}\n\t}\n\treturn metres\n}",
                "type S struct{}\n\nfunc (s *S) Chmod(name string) error { panic(errClosed) }",
                "type stop struct{ error }\n\nfunc Write(w io.Writer, b []byte) error {\n\tif _, err := w.Write(b); err != nil {\n\t\tpanic(stop{err})\n\t}\n\treturn nil\n}",
                "func Size(k string) int {\n\tswitch k {\n\tcase \"a\":\n\t\treturn 1\n\t}\n\tpanic(\"unknown size \" + k)\n}",
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
                    "func F(n int) (string, int, error) {\n\tif n < 0 {\n\t\tpanic(fmt.Sprintf(\"negative %d\", n))\n\t}\n\treturn \"\", n, nil\n}",
                    "func F(n int) (string, int, error) {\n\tif n < 0 {\n\t\treturn \"\", 0, fmt.Errorf(\"negative %d\", n)\n\t}\n\treturn \"\", n, nil\n}",
                ),
                (
                    "func f(path string) error {\n\terr := os.Chdir(path)\n\tif err != nil {\n\t\tpanic(err)\n\t}\n\treturn nil\n}",
                    "func f(path string) error {\n\terr := os.Chdir(path)\n\tif err != nil {\n\t\treturn fmt.Errorf(\"chdir: %w\", err)\n\t}\n\treturn nil\n}",
                ),
                (
                    "func f(err error) error {\n\tif err != nil {\n\t\tpanic(err)\n\t}\n\treturn nil\n}",
                    "func f(err error) error {\n\tif err != nil {\n\t\treturn err\n\t}\n\treturn nil\n}",
                ),
            ],
        );
        unfixed(
            &RULE,
            &[
                "func F(n int) {\n\tif n < 0 {\n\t\tpanic(n)\n\t}\n}",
                "func F(v any) error {\n\tif v == nil {\n\t\tpanic(v)\n\t}\n\treturn nil\n}",
            ],
        );
    }
}
