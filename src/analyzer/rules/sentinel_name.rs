//! ## What it does
//!
//! Finds error values of a package that are not called `ErrX` (or `errX`), and error types that are not called
//! `XError`.
//!
//! ## Why it matters
//!
//! `errors.Is(err, store.NotFound)` leaves the reader to guess whether `NotFound` is an error, a status or a function.
//! The names say it: `store.ErrNotFound` is a value to compare with, `*store.QueryError` a type to look into.
//!
//! ## Example
//!
//! ```go
//! var NotFound = errors.New("not found")
//!
//! type Invalid struct{ Field string }
//!
//! func (e *Invalid) Error() string { return e.Field + " is invalid" }
//! ```
//!
//! ## Better
//!
//! ```go
//! var ErrNotFound = errors.New("not found")
//!
//! type ValidationError struct{ Field string }
//!
//! func (e *ValidationError) Error() string { return e.Field + " is invalid" }
//! ```
//!
//! ## When not to
//!
//! An exported name is a promise: renaming it breaks those who use it, so keep old ones. The rule looks at variables of
//! a package that `errors.New` or `fmt.Errorf` made, or that are a value of one of the package's own error types, and
//! at types with a method `Error() string`. It does not see types that embed an error. Tests and interfaces are left
//! alone; a list of errors may be called `XErrors` or `XErrorList`, a number `XErrno`. At work, errname finds the same,
//! and staticcheck (ST1012) the values. `//nolint:sentinel-name` keeps an exception.

use crate::Severity;
use crate::calls::Callee;
use crate::errors::is_sentinel_name;
use crate::kind::{Field, Kind};
use crate::lint::{Lint, Rule};
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::types::{Type, Types, result_types};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "sentinel-name",
        summary: "The name of an error value or an error type does not say that it is one.",
        area: Area::Errors,
        severity: Severity::Info,
        clauses: &["pattern-error-handling", "standard-error-handling"],
        linters: &["errname", "staticcheck (ST1012)", "revive (error-naming)"],
        limits: "It cannot see error types that get their method from an embedded one.",
        fix: FixKind::None,
        options: &[],
    },
    kinds: &[Kind::VarSpec, Kind::TypeSpec],
    check,
};

fn check<'a>(spec: Node<'a>, lint: &mut Lint<'a>) {
    if spec.function().is_some() || lint.file.is_test() {
        return;
    }
    if spec.is(Kind::TypeSpec) { check_type(spec, lint) } else { check_values(spec, lint) }
}

fn check_values<'a>(spec: Node<'a>, lint: &mut Lint<'a>) {
    let names: Vec<_> = spec.children_in(Field::Name).collect();
    let values = spec.child(Field::Value).into_iter().flat_map(|list| list.children());
    for (name, value) in names.into_iter().zip(values) {
        let prefixed = name.text().find("Err").map_or("", |at| &name.text()[at..]);
        let is_called_so = is_sentinel_name(name.text()) || is_sentinel_name(prefixed) || name.text() == "_";
        if is_called_so || !is_error_value(lint.types, value) {
            continue;
        }
        let prefix = if name.text().starts_with(char::is_uppercase) { "Err" } else { "err" };
        lint.report(
            name.span(),
            format!("`{}` is an error value, and its name does not begin with `{prefix}`.", name.text()),
            format!("Call it `{prefix}` and then what went wrong, as in `{prefix}NotFound`."),
        );
    }
}

/// Whether an expression makes an error: by a call, or as a value of a type of the package that is one.
fn is_error_value<'a>(types: Types<'a>, value: Node<'a>) -> bool {
    match value.kind() {
        Kind::CallExpression => matches!(
            types.callee(value),
            Callee::Function { path: "errors", name: "New" } | Callee::Function { path: "fmt", name: "Errorf" }
        ),
        Kind::CompositeLiteral | Kind::UnaryExpression => match types.of(value).target() {
            Type::Local { name, .. } => error_method(types, name).is_some(),
            _ => false,
        },
        _ => false,
    }
}

fn check_type<'a>(spec: Node<'a>, lint: &mut Lint<'a>) {
    let Some(name) = spec.child(Field::Name) else { return };
    let is_called_so = ["Error", "error", "rrors", "rrorList", "rrno"].iter().any(|end| name.text().ends_with(end));
    if is_called_so || error_method(lint.types, name.text()).is_none() {
        return;
    }
    lint.report(
        name.span(),
        format!("`{}` is an error type, and its name does not end in `Error`.", name.text()),
        "Call it after what went wrong, with `Error` at the end, as in `QueryError`.",
    )
    .because(format!("`{}` has a method `Error() string`.", name.text()));
}

/// The method that makes a type of the package an error.
fn error_method<'a>(types: Types<'a>, name: &str) -> Option<Node<'a>> {
    let (file, node) = types.package.methods.get(&(name, "Error"))?;
    let method = types.package.files[*file as usize].node(*node);
    let has_parameters = method.child(Field::Parameters).is_some_and(|list| list.first_child().is_some());
    let results = result_types(method);
    (!has_parameters && matches!(results[..], [only] if only.text() == "string")).then_some(method)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, silent};

    #[test]
    fn names_that_hide_an_error_fire() {
        fires(
            &RULE,
            &[
                "var «NotFound» = errors.New(\"not found\")",
                "package p\n\nimport \"errors\"\n\nvar (\n\t«timeout» = errors.New(\"timeout\")\n\t«InvalidError» = errors.New(\"invalid\")\n)",
                "var «badInput» = fmt.Errorf(\"bad input\")",
                "type «Invalid» struct{ Field string }\n\nfunc (e *Invalid) Error() string { return e.Field }",
                "type «status» int\n\nfunc (s status) Error() string { return \"\" }",
                "type QueryError struct{}\n\nfunc (e *QueryError) Error() string { return \"\" }\n\nvar «Broken» = &QueryError{}",
                "var «ERR_CLOSED» = errors.New(\"closed\")",
                "type (\n\t«Failure» struct{}\n)\n\nfunc (Failure) Error() string { return \"\" }",
                "var «missing» error = errors.New(\"missing\")",
            ],
        );
    }

    #[test]
    fn names_that_tell_and_other_values_do_not() {
        silent(
            &RULE,
            &[
                "var ErrNotFound = errors.New(\"not found\")",
                "var errTimeout = errors.New(\"timeout\")",
                "var EOF = errors.New(\"EOF\")",
                "type ValidationError struct{}\n\nfunc (e *ValidationError) Error() string { return \"\" }",
                "type Errors []error\n\nfunc (e Errors) Error() string { return \"\" }",
                "func f() error {\n\tnotFound := errors.New(\"not found\")\n\treturn notFound\n}",
                "var initErr = setup()",
                "var _ error = &T{}",
                "type Logger struct{}\n\nfunc (l *Logger) Error(text string) {}",
                "type Timeout interface {\n\terror\n\tTimeout() bool\n}",
                "var lastErr error",
                "type E struct{ msg string }\n\nfunc (e E) Message() string { return e.msg }",
            ],
        );
    }
}
