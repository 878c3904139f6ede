//! ## What it does
//!
//! Finds signatures in which an error is a result, but not the last one.
//!
//! ## Why it matters
//!
//! Everybody reads `value, err := f()`. With the error in front, a hurried reader takes it for the value, the usual
//! check after the call looks wrong, and tools that know the convention look at the wrong result.
//!
//! ## Example
//!
//! ```go
//! func Load(path string) (error, *Config) {
//! 	return nil, &Config{}
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! func Load(path string) (*Config, error) {
//! 	return &Config{}, nil
//! }
//! ```
//!
//! ## When not to
//!
//! A function whose errors are its values, such as one that picks the first of several, may return them first: `(error,
//! bool)` is no finding, nor is `(error, string, bool)`. Neither can a function choose that must fit a signature of
//! another package. The rule looks at declared functions, methods, interfaces and function types, not at literals,
//! whose signature somebody else demands. A type of your own that is an error does not count, only `error` itself.
//!
//! At work, staticcheck (ST1008) and revive find the same; `//nolint:error-not-last` keeps an exception.

use crate::Severity;
use crate::kind::Field;
use crate::kind::Kind;
use crate::lint::{Lint, Rule};
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::types::{Type, result_types};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "error-not-last",
        summary: "An error result is not the last one.",
        area: Area::Errors,
        severity: Severity::Info,
        clauses: &["standard-error-handling", "reminder"],
        linters: &["staticcheck (ST1008)", "revive (error-return)"],
        limits: "It cannot see whether another package demands this signature.",
        fix: FixKind::None,
        options: &[],
    },
    kinds: &[Kind::FunctionDeclaration, Kind::MethodDeclaration, Kind::MethodElem, Kind::FunctionType],
    check,
};

fn check<'a>(signature: Node<'a>, lint: &mut Lint<'a>) {
    let results = result_types(signature);
    let Some((last, others)) = results.split_last() else { return };
    let Some(error) = others.iter().find(|ty| lint.types.denoted(**ty).is_error()) else { return };
    let last_type = lint.types.denoted(*last);
    // In `(error, bool)` the error may be the value, and the bool says whether there is one.
    let is_comma_ok =
        last_type == Type::Universe("bool") && (others.first() == Some(error) || others.last() == Some(error));
    // Tests try types that are wrong.
    let is_tried = signature.is(Kind::FunctionType) && lint.file.is_test();
    if last_type.is_error() || is_comma_ok || is_tried {
        return;
    }
    let name =
        signature.child(Field::Name).map_or("This function type".to_owned(), |name| format!("`{}`", name.text()));
    lint.report(
        error.span(),
        format!("{name} returns an error, but not as its last result, where everybody looks for it."),
        format!("Return the error last, behind `{}`.", last.text()),
    );
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, silent};

    #[test]
    fn errors_before_other_results_fire() {
        fires(
            &RULE,
            &[
                "func Load(path string) («error», *Config) {\n\treturn nil, nil\n}",
                "func Split(s string) (head string, err «error», tail string) {\n\treturn\n}",
                "type Repo interface {\n\tFind(id string) («error», *User)\n}",
                "func (s *Store) Get(k string) ([]byte, «error», int) {\n\treturn nil, nil, 0\n}",
                "type Handler func(r *http.Request) («error», int)",
                "func each(visit func(k string) («error», string)) {}",
                "type S struct{ try func() («error», int) }",
                "package p\n\nfunc Retry[T any](f func() T) («error», T)",
            ],
        );
    }

    #[test]
    fn errors_at_the_end_do_not() {
        silent(
            &RULE,
            &[
                "func Load(path string) (*Config, error) {\n\treturn nil, nil\n}",
                "func Save() error {\n\treturn nil\n}",
                "func Both() (error, error) {\n\treturn nil, nil\n}",
                "func f(err error, n int) int {\n\treturn n\n}",
                "type Repo interface {\n\tFind(id string) (*User, error)\n}",
                "func f() (n int, err error) {\n\treturn\n}",
                "func f() (errs []error, n int) {\n\treturn\n}",
                "func cause(err error) (error, bool) {\n\treturn nil, false\n}",
                "func kind(err error) (found error, name string, ok bool) {\n\treturn nil, \"\", false\n}",
                "func send() (n int, err error, handled bool) {\n\treturn\n}",
                "func f() (*PathError, bool) {\n\treturn nil, false\n}",
                "type error struct{}\n\nfunc f() (error, int) {\n\treturn error{}, 0\n}",
            ],
        );
    }
}
