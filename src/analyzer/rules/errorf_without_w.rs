//! ## What it does
//!
//! Finds errors that `fmt.Errorf` turns into text with `%v`, `%s` or `err.Error()` instead of wrapping them with `%w`.
//!
//! ## Why it matters
//!
//! The message looks the same, but the chain is cut: `errors.Is(err, sql.ErrNoRows)` and `errors.As` no longer find the
//! cause, and a caller that wants to answer "not found" can only search the text.
//!
//! ## Example
//!
//! ```go
//! return fmt.Errorf("load user: %v", err)
//! ```
//!
//! ## Better
//!
//! ```go
//! return fmt.Errorf("load user: %w", err)
//! ```
//!
//! ## When not to
//!
//! What is wrapped becomes part of what your package promises. To hide the cause on purpose, for instance at the border
//! of a service, keep `%v` and silence the line: `//nolint:errorf-without-w` with the reason. The rule is silent where
//! the same format wraps another error already, as in `"%w: %v"`, where the error may be nil, as behind `n != 1 || err
//! != nil`, and where the format is not written in place. It knows errors by their type or, where that is unknown, by
//! their name. Since Go 1.20 a format may wrap several errors.
//!
//! At work, errorlint finds the same, and second errors too unless its option `errorf-multi` is off; it does not find
//! `err.Error()`, which this rule does.

use crate::calls::Callee;
use crate::errors::{demands_error, is_error, mentions};
use crate::kind::{Field, Kind, Op};
use crate::lint::{Lint, Rule};
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::{Applicability, Edit, Severity, Span};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "errorf-without-w",
        summary: "fmt.Errorf turns an error into text instead of wrapping it.",
        area: Area::Errors,
        severity: Severity::Warning,
        clauses: &["standard-error-handling", "pattern-error-handling", "step-handle-errors"],
        linters: &["errorlint (errorf)"],
        limits: "It cannot see an error in an argument whose type and name do not tell.",
        fix: FixKind::Always,
        options: &[],
    },
    kinds: &[Kind::CallExpression],
    check,
};

fn check<'a>(call: Node<'a>, lint: &mut Lint<'a>) {
    let is_named = call.child(Field::Function).is_some_and(|function| function.text().ends_with("Errorf"));
    if !is_named || lint.types.callee(call) != (Callee::Function { path: "fmt", name: "Errorf" }) {
        return;
    }
    let Some(list) = call.child(Field::Arguments) else { return };
    let arguments: Vec<_> = list.children().collect();
    let Some((format, arguments)) = arguments.split_first() else { return };
    if !matches!(format.kind(), Kind::InterpretedStringLiteral | Kind::RawStringLiteral) {
        return;
    }
    let verbs = verbs(format.text());
    if verbs.iter().any(|verb| verb.letter == b'w') {
        return;
    }
    for verb in verbs.iter().filter(|verb| matches!(verb.letter, b'v' | b's')) {
        let Some(argument) = arguments.get(verb.argument) else { continue };
        let (error, is_text) = match text_of(*argument) {
            Some(operand) => (operand, true),
            None => (*argument, false),
        };
        if !is_error(lint.types, error) {
            continue;
        }
        let place = |at: usize| format.start() + at as u32;
        let span = Span { start: place(verb.start), end: place(verb.end) };
        let written = span.of(lint.file.text).to_owned();
        if may_be_nil(error) {
            continue;
        }
        let is_certain = error
            .ancestors()
            .filter(|node| node.is(Kind::IfStatement))
            .any(|check| check.child(Field::Condition).is_some_and(|condition| demands_error(condition, error)));
        let applicability = if is_certain { Applicability::Safe } else { Applicability::NeedsReview };
        let kept = written.trim_end_matches(|c: char| c.is_ascii_alphabetic()).replace(['+', '#'], "");
        let mut edits = vec![Edit::replace(span, format!("{kept}w"))];
        if is_text {
            edits.push(Edit::replace(Span { start: error.end(), end: argument.end() }, ""));
        }
        let name = error.text();
        lint.report(
            span,
            format!(
                "`{written}` makes text of `{name}`, so callers can no longer find it with errors.Is or errors.As."
            ),
            "Wrap it with `%w`.",
        )
        .fix("Wrap it with %w", applicability, edits);
    }
}

/// Whether the branch is also taken without the error, as for `n < 0 || err != nil`: `%w` has no words for nil.
fn may_be_nil(error: Node<'_>) -> bool {
    error
        .ancestors()
        .filter(|node| node.is(Kind::IfStatement))
        .filter_map(|check| check.child(Field::Condition))
        .any(|condition| condition.is(Kind::BinaryExpression) && condition.op() == Op::Or && mentions(condition, error))
}

/// The operand of `err.Error()`.
fn text_of<'a>(argument: Node<'a>) -> Option<Node<'a>> {
    let function = argument.child(Field::Function).filter(|_| argument.is(Kind::CallExpression))?;
    let method = function.child(Field::Selected).filter(|method| method.text() == "Error");
    method.and_then(|_| function.child(Field::Operand))
}

/// A verb of a format: its place in the literal, its letter, and which argument it takes.
struct Verb {
    start: usize,
    end: usize,
    letter: u8,
    argument: usize,
}

fn verbs(literal: &str) -> Vec<Verb> {
    let bytes = literal.as_bytes();
    let (mut found, mut at, mut argument) = (Vec::new(), 0, 0);
    while at < bytes.len() {
        let start = at;
        at += 1;
        if bytes[start] != b'%' {
            continue;
        }
        while let Some(byte) = bytes.get(at).filter(|byte| b"+-# 0123456789.*[]".contains(byte)) {
            match byte {
                b'*' => argument += 1,
                b'[' => {
                    let number: String = literal[at + 1..].chars().take_while(char::is_ascii_digit).collect();
                    argument = number.parse().map_or(argument, |n: usize| n.saturating_sub(1));
                }
                _ => {}
            }
            at += 1;
        }
        let Some(&letter) = bytes.get(at) else { break };
        at += 1;
        if letter.is_ascii_alphabetic() {
            found.push(Verb { start, end: at, letter, argument });
            argument += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent};

    #[test]
    fn errors_made_into_text_fire() {
        fires(
            &RULE,
            &[
                "return fmt.Errorf(\"load user: «%v»\", err)",
                "return nil, fmt.Errorf(\"load user %d: «%s»\", id, err)",
                "return fmt.Errorf(\"load user: «%v»\", err.Error())",
                "func f(cause error) error {\n\treturn fmt.Errorf(`close: «%+v»`, cause)\n}",
                "func f() error {\n\tif _, e := os.Stat(\"a\"); e != nil {\n\t\treturn fmt.Errorf(\"stat: «%v»\", e)\n\t}\n\treturn nil\n}",
                "return fmt.Errorf(\"100%% sure: %*d «%v»\", width, n, closeErr)",
                "return fmt.Errorf(\"«%[2]v» in %[1]s\", name, err)",
                "return fmt.Errorf(\"a: «%v», b: «%v»\", readErr, err2)",
                "type job struct{ err error }\n\nfunc (j *job) fail() error { return fmt.Errorf(\"job: «%s»\", j.err) }",
                "func f(ctx context.Context) error {\n\treturn fmt.Errorf(\"gave up: «%v»\", ctx.Err())\n}",
            ],
        );
    }

    #[test]
    fn wrapped_errors_and_other_values_do_not() {
        silent(
            &RULE,
            &[
                "return fmt.Errorf(\"load user: %w\", err)",
                "return fmt.Errorf(\"%w: %v\", ErrInvalid, err)",
                "return fmt.Errorf(\"load user %v\", id)",
                "log.Printf(\"load user: %v\", err)",
                "func TestF(t *testing.T) {\n\tt.Errorf(\"got %v\", err)\n}",
                "return fmt.Errorf(format, err)",
                "return fmt.Errorf(\"type %T\", err)",
                "return fmt.Errorf(\"panic: %v\", recover())",
                "func f(err string) error { return fmt.Errorf(\"failed: %s\", err) }",
                "return fmt.Errorf(\"load: %v\", err) //nolint:errorf-without-w // the cause stays inside",
                "return fmt.Errorf(\"%d of %d failed\", len(errs), n)",
                "if n != 1 || err != nil {\n\treturn fmt.Errorf(\"wrote %d, %v\", n, err)\n}",
            ],
        );
    }

    #[test]
    fn fixes_wrap() {
        fixes(
            &RULE,
            &[
                ("return fmt.Errorf(\"load user: %v\", err)", "return fmt.Errorf(\"load user: %w\", err)"),
                ("return fmt.Errorf(\"load: %s\", err.Error())", "return fmt.Errorf(\"load: %w\", err)"),
                ("return fmt.Errorf(`%d: %+v`, n, s.err)", "return fmt.Errorf(`%d: %w`, n, s.err)"),
                ("return fmt.Errorf(\"%[2]v: %[1]s\", a, err)", "return fmt.Errorf(\"%[2]w: %[1]s\", a, err)"),
            ],
        );
    }
}
