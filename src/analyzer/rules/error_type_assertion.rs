//! ## What it does
//!
//! Finds type assertions and type switches on errors: `err.(*T)`, `switch err.(type)`.
//!
//! ## Why it matters
//!
//! An assertion looks at the outermost error only. As soon as a level below wraps its error, the assertion fails, and
//! the code for timeouts or for validation errors is never reached again. `errors.As` looks through all wrapping.
//!
//! ## Example
//!
//! ```go
//! if pathError, ok := err.(*fs.PathError); ok {
//! 	return pathError.Path
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! var pathError *fs.PathError
//! if errors.As(err, &pathError) {
//! 	return pathError.Path
//! }
//! ```
//!
//! ## When not to
//!
//! Methods `As`, `Is` and `Unwrap` look at one error on purpose, and so does code that walks the chain by itself with
//! `interface{ Unwrap() error }`; the rule is silent about these. In tests, and about unexported types of the package,
//! it speaks more quietly, because the very type may be the point. It knows an error by its type or, where that is
//! unknown, by its name, so it does not see an error in a variable of type `any`.
//!
//! At work, errorlint finds the same; `//nolint:error-type-assertion` with a reason keeps one.

use crate::errors::{is_error, is_same};
use crate::kind::{Field, Kind, Op};
use crate::lint::{Lint, Rule};
use crate::repair;
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::types::Type;
use crate::{Applicability, Edit, Severity, Span};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "error-type-assertion",
        summary: "An error's type is asserted instead of asked with errors.As.",
        area: Area::Errors,
        severity: Severity::Warning,
        clauses: &["standard-error-handling", "pattern-error-handling"],
        linters: &["errorlint (asserts)"],
        limits: "It cannot see an error that a variable of type `any` holds.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[Kind::TypeAssertionExpression, Kind::TypeSwitchStatement],
    check,
};

fn check<'a>(node: Node<'a>, lint: &mut Lint<'a>) {
    let operand =
        if node.is(Kind::TypeSwitchStatement) { node.child(Field::Value) } else { node.child(Field::Operand) };
    let Some(error) = operand.filter(|operand| is_error(lint.types, *operand)) else { return };
    if is_in_error_method(node) || is_walk(node) {
        return;
    }
    let name = error.text();
    let severity = severity(lint, node);
    if node.is(Kind::TypeSwitchStatement) {
        lint.report_as(
            severity,
            error.span(),
            format!("This type switch sees only the outermost error in `{name}`, and nothing that it wraps."),
            format!("Ask `errors.As({name}, &target)` for each type."),
        );
        return;
    }
    let ty = node.child(Field::Type).map_or("", |ty| ty.text());
    let fix = fix(lint, node, error);
    let is_known = lint.types.of(error).is_error();
    let diagnostic = lint.report_as(
        severity,
        node.span(),
        format!("This assertion sees only the outermost error in `{name}`, and not a `{ty}` that it wraps."),
        format!("Declare a variable of this type and ask `errors.As({name}, &target)`."),
    );
    let applicability = if is_known { Applicability::Safe } else { Applicability::NeedsReview };
    diagnostic.fix("Ask with errors.As", applicability, fix.unwrap_or_default());
}

/// Lower where the very type may be the point: in a test, or for a type that nobody outside of the package can make.
fn severity<'a>(lint: &Lint<'a>, node: Node<'a>) -> Severity {
    let asserted = node.child(Field::Type).map(|ty| lint.types.denoted(ty));
    let is_private = asserted.is_some_and(|ty| match ty.target() {
        Type::Local { name, .. } => name.starts_with(char::is_lowercase),
        _ => false,
    });
    if is_private || lint.file.is_test() { Severity::Info } else { Severity::Warning }
}

/// Whether the code belongs to a method with which an error tells what it is or wraps.
fn is_in_error_method(node: Node<'_>) -> bool {
    let owner = node.outermost_function().filter(|owner| owner.is(Kind::MethodDeclaration));
    let name = owner.and_then(|owner| owner.child(Field::Name));
    name.is_some_and(|name| matches!(name.text(), "Is" | "As" | "Cause") || name.text().starts_with("Unwrap"))
}

/// Whether the code asks for the methods of wrapping themselves.
fn is_walk(node: Node<'_>) -> bool {
    let methods = node.descendants().filter(|method| method.is(Kind::MethodElem));
    methods
        .filter_map(|method| method.child(Field::Name))
        .any(|name| matches!(name.text(), "Unwrap" | "Is" | "As" | "Cause"))
}

/// Turns `if v, ok := err.(T); ok` into a declaration of `v` and `if errors.As(err, &v)`.
fn fix<'a>(lint: &Lint<'a>, assertion: Node<'a>, error: Node<'a>) -> Option<Vec<Edit>> {
    let declaration = assertion.parent()?.parent().filter(|node| node.is(Kind::ShortVarDeclaration))?;
    let check = declaration.parent().filter(|node| node.is(Kind::IfStatement) && node.is_list_item())?;
    let names: Vec<_> = declaration.child(Field::Left)?.children().collect();
    let [value, ok] = names[..] else { return None };
    let mut tests = check.descendants().filter(|node| node.id() > ok.id() && is_same(*node, ok));
    let test = tests.next().filter(|test| is_first_of_condition(*test, check))?;
    let is_named = value.is(Kind::Identifier) && value.text() != "_";
    if tests.next().is_some() || !is_named || !is_used_only_in(value, check) {
        return None;
    }
    let (errors, import) = repair::import(lint.types, lint.file, "errors")?;
    let indent = check.indent();
    let (name, ty) = (value.text(), assertion.child(Field::Type)?.text());
    let before = Edit::replace(
        Span { start: check.start(), end: test.end() },
        format!("var {name} {ty}\n{indent}if {errors}.As({}, &{name})", error.text()),
    );
    Some(import.into_iter().chain([before]).collect())
}

/// Whether the condition of `check` is `test`, or begins with `test &&`.
fn is_first_of_condition<'a>(test: Node<'a>, check: Node<'a>) -> bool {
    let Some(mut condition) = check.child(Field::Condition) else { return false };
    while condition.is(Kind::BinaryExpression) && condition.op() == Op::And {
        match condition.child(Field::Left) {
            Some(left) => condition = left,
            None => return false,
        }
    }
    condition == test
}

/// Whether no code of the function outside of `check` uses the name.
fn is_used_only_in<'a>(name: Node<'a>, check: Node<'a>) -> bool {
    let root = check.outermost_function().or_else(|| check.ancestors().last()).unwrap_or(check);
    let others = root.descendants().filter(|node| node.is(Kind::Identifier) && !check.contains(*node));
    others.filter(|node| node.text() == name.text()).count() == 0
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent, unfixed};

    #[test]
    fn assertions_fire() {
        fires(
            &RULE,
            &[
                "if pathErr, ok := «err.(*fs.PathError)»; ok {\n\tlog.Print(pathErr.Path)\n}",
                "func timeout(err error) bool {\n\tnetErr, ok := «err.(net.Error)»\n\treturn ok && netErr.Timeout()\n}",
                "func code(e error) int {\n\treturn «e.(*StatusError)».Code\n}",
                "func status(err error) int {\n\tswitch e := «err».(type) {\n\tcase *NotFound:\n\t\treturn 404\n\tcase *Invalid:\n\t\treturn e.Code\n\tdefault:\n\t\treturn 500\n\t}\n}",
                "if _, ok := «err.(interface{ Timeout() bool })»; ok {\n\tretry()\n}",
                "type job struct{ err error }\n\nfunc (j *job) exit() int {\n\tif e, ok := «j.err.(*exec.ExitError)»; ok {\n\t\treturn e.ExitCode()\n\t}\n\treturn 0\n}",
                "_, isSyntax := «err.(*json.SyntaxError)»",
                "func f() {\n\t_, err := os.Open(\"a\")\n\tswitch «err».(type) {\n\tcase *fs.PathError:\n\t}\n}",
            ],
        );
    }

    #[test]
    fn other_assertions_and_walks_do_not() {
        silent(
            &RULE,
            &[
                "var target *fs.PathError\nif errors.As(err, &target) {\n}",
                "func f(v any) {\n\tif s, ok := v.(string); ok {\n\t\tprintln(s)\n\t}\n}",
                "func f(v any) {\n\tswitch v := v.(type) {\n\tcase error:\n\t\tprintln(v.Error())\n\t}\n}",
                "type E struct{}\n\nfunc (E) Is(target error) bool {\n\t_, ok := target.(E)\n\treturn ok\n}",
                "type E struct{ err error }\n\nfunc (e E) As(target any) bool {\n\t_, ok := e.err.(E)\n\treturn ok\n}",
                "for {\n\tu, ok := err.(interface{ Unwrap() error })\n\tif !ok {\n\t\tbreak\n\t}\n\terr = u.Unwrap()\n}",
                "func f() {\n\tif err, ok := recover().(error); ok {\n\t\tprintln(err)\n\t}\n}",
                "switch err.(type) {\ncase interface{ Unwrap() []error }:\n}",
                "func f(w http.ResponseWriter) {\n\tw.(http.Flusher).Flush()\n}",
            ],
        );
    }

    #[test]
    fn fixes_ask_errors_as() {
        fixes(
            &RULE,
            &[
                (
                    "if pathErr, ok := err.(*fs.PathError); ok {\n\tlog.Print(pathErr.Path)\n}",
                    "var pathErr *fs.PathError\nif errors.As(err, &pathErr) {\n\tlog.Print(pathErr.Path)\n}",
                ),
                (
                    "func f(err error) bool {\n\tif e, ok := err.(net.Error); ok && e.Timeout() { // slow\n\t\treturn true\n\t}\n\treturn false\n}",
                    "func f(err error) bool {\n\tvar e net.Error\n\tif errors.As(err, &e) && e.Timeout() { // slow\n\t\treturn true\n\t}\n\treturn false\n}",
                ),
            ],
        );
        unfixed(
            &RULE,
            &[
                "if e, ok := err.(*A); ok {\n\tuse(e)\n}\nif e, ok := err.(*B); !ok {\n\tuse(e)\n}",
                "netErr, ok := err.(net.Error)\nuse(netErr, ok)",
                "if _, ok := err.(*A); ok {\n}",
            ],
        );
    }
}
