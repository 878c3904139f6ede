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
//! a package that `errors.New` or `fmt.Errorf` made, at variables and text constants that are a value of one of the
//! package's own error types, and at types with a method `Error() string`, their own or an embedded one. It spares
//! values that only tell a caller how to go on, such as `SkipDir` or `loopBreak`: their name has the word skip, stop,
//! break, continue, done, `OK` or warning. Tests and interfaces are left alone; a list of errors may be called
//! `XErrors` or `XErrorList`, a number `XErrno`.
//!
//! At work, errname finds the same, and staticcheck (ST1012) the values. errname also asks for the prefix where a
//! variable has no value yet or gets it from a function that returns `error`; the rule does not, because such a
//! variable may be nil and is no fixed value. It does not look at aliases of types or at values of other packages'
//! error types either. `//nolint:sentinel-name` keeps an exception.

use crate::Severity;
use crate::calls::Callee;
use crate::errors::{implements_error, is_sentinel_name};
use crate::kind::{Field, Kind};
use crate::lint::{Lint, Rule};
use crate::repair;
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::types::{DEPTH_LIMIT, Type, Types};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "sentinel-name",
        summary: "The name of an error value or an error type does not say that it is one.",
        area: Area::Errors,
        severity: Severity::Info,
        clauses: &["pattern-error-handling", "standard-error-handling"],
        linters: &["errname", "staticcheck (ST1012)", "revive (error-naming)"],
        limits: "It cannot see whether a value of another package's type is an error.",
        fix: FixKind::None,
        options: &[],
    },
    kinds: &[Kind::VarSpec, Kind::ConstSpec, Kind::TypeSpec],
    check,
};

/// Words which say that nothing failed: the value only tells a caller how to go on.
const SIGNALS: [&str; 7] = ["skip", "stop", "break", "continue", "done", "ok", "warning"];

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
        let prefix = name.text().to_ascii_lowercase().find("err");
        let is_called_so = prefix.is_some_and(|at| is_sentinel_name(&name.text()[at..]));
        if is_called_so
            || matches!(name.text(), "EOF" | "_")
            || repair::has_word(name.text(), &SIGNALS)
            || !is_error_value(lint.types, spec, value)
        {
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

/// Whether a value of a spec is an error that was made for it: by a call, or of a type of the package that is one.
fn is_error_value<'a>(types: Types<'a>, spec: Node<'a>, value: Node<'a>) -> bool {
    let maker = types.callee(value);
    if matches!(
        maker,
        Callee::Function { path: "errors", name: "New" } | Callee::Function { path: "fmt", name: "Errorf" }
    ) {
        return true;
    }
    let ty = match spec.child(Field::Type).filter(|_| spec.is(Kind::ConstSpec)) {
        Some(ty) => types.denoted(ty),
        None => types.of(value),
    };
    // Constants that are numbers are codes, which have names of their own.
    let is_code = spec.is(Kind::ConstSpec) && types.underlying(&ty) != Type::Universe("string");
    !ty.is_error() && !is_code && implements_error(types, &ty)
}

fn check_type<'a>(spec: Node<'a>, lint: &mut Lint<'a>) {
    let Some(name) = spec.child(Field::Name) else { return };
    let is_called_so = ["Error", "error", "rrors", "rrorList", "rrno"].iter().any(|end| name.text().ends_with(end));
    let ty = lint.types.named(name, DEPTH_LIMIT);
    let is_interface = lint.types.is_interface(&ty) != Some(false);
    if is_called_so || is_interface || !implements_error(lint.types, &Type::Pointer(Box::new(ty))) {
        return;
    }
    lint.report(
        name.span(),
        format!("`{}` is an error type, and its name does not end in `Error`.", name.text()),
        "Call it after what went wrong, with `Error` at the end, as in `QueryError`.",
    )
    .because(format!("`{}` has a method `Error() string`.", name.text()));
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
                "type «gone» struct{ error }\n\ntype «lost» struct{ *gone }",
                "type QueryError struct{}\n\nfunc (*QueryError) Error() string { return \"\" }\n\nfunc slow() *QueryError { return nil }\n\nvar «Broken», «Slow» = new(QueryError), slow()",
                "type stateError string\n\nfunc (e stateError) Error() string { return string(e) }\n\nconst (\n\t«Full»  stateError = \"full\"\n\t«empty»            = stateError(\"empty\")\n)",
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
                "var SkipFile = errors.New(\"skip this file\")\n\nvar loopBreak, parsedOK = errors.New(\"\"), errors.New(\"\")",
                "var tlsErrClosed, tls2errGone = errors.New(\"closed\"), errors.New(\"gone\")",
                "type ProbeError struct{}\n\nfunc (*ProbeError) Error() string { return \"\" }\n\nvar template = ProbeError{}",
                "var _ error = &T{}",
                "type Logger struct{}\n\nfunc (l *Logger) Error(text string) {}",
                "type Timeout interface {\n\terror\n\tTimeout() bool\n}",
                "var lastErr error",
                "type Errno int\n\nfunc (e Errno) Error() string { return \"\" }\n\nconst NoEntry Errno = 2",
                "type result struct{ err error }\n\nvar empty = result{}",
                "type E struct{ msg string }\n\nfunc (e E) Message() string { return e.msg }",
            ],
        );
    }
}
