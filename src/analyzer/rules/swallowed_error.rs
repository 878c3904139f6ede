//! ## What it does
//!
//! Finds a branch that knows of an error and returns none: `err != nil`, and the function returns a nil error without
//! having used `err`. Also finds the reverse slip: `err == nil`, and the function returns `err`.
//!
//! ## Why it matters
//!
//! The caller is told that all went well, with a result that is empty. Nothing is logged, nothing is retried, and
//! whoever looks for the cause later finds no trace of it.
//!
//! ## Example
//!
//! ```go
//! func Load(path string) (*Config, error) {
//! 	data, err := os.ReadFile(path)
//! 	if err != nil {
//! 		return nil, nil
//! 	}
//! 	return parse(data), nil
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! func Load(path string) (*Config, error) {
//! 	data, err := os.ReadFile(path)
//! 	if err != nil {
//! 		return nil, fmt.Errorf("read config: %w", err)
//! 	}
//! 	return parse(data), nil
//! }
//! ```
//!
//! ## When not to
//!
//! Sometimes an error is an answer: a file that need not exist, a text that is no number. Say so in a comment in the
//! branch or right above the `if`, and the rule is silent. It is silent too where the branch looks at the error in any
//! way, decides once more before it returns, or answers in another way, as with an HTTP status; where `os.Stat` was
//! only asked whether something is there; and in tests. It speaks more quietly where the error may be meant as an
//! answer: the branch does or returns something of its own, the failed call parses a text or was only asked for its
//! error, a comment stands above the call. It sees only conditions of the form `err != nil`, alone.
//!
//! At work, nilerr finds the same. It also follows an error that a `break` leaves behind into the code after the loop,
//! and it reports `return err, nil`, which hands the error on as a value; the rule does neither.
//! `//nolint:swallowed-error` with a reason keeps one.

use crate::calls::called_name;
use crate::error_repair;
use crate::errors::{
    compared_with_nil, is_assigned_within, is_error, is_log, is_same, mentions, origin, returned, targets,
};
use crate::kind::{Field, Kind, Op};
use crate::lint::{Lint, Rule};
use crate::package::BindingKind;
use crate::repair;
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::types::result_types;
use crate::{Applicability, Edit, Severity, Span};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "swallowed-error",
        summary: "A branch knows of an error, and the function returns none.",
        area: Area::Errors,
        severity: Severity::Error,
        clauses: &["anti-ignoring-errors", "standard-error-handling", "step-handle-errors"],
        linters: &["nilerr"],
        limits: "It looks only at branches of conditions that compare one error with nil and nothing else.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[Kind::IfStatement],
    check,
};

fn check<'a>(statement: Node<'a>, lint: &mut Lint<'a>) {
    let Some((name, op)) = statement.child(Field::Condition).and_then(compared_with_nil) else { return };
    if !name.is(Kind::Identifier) {
        return;
    }
    let (with_error, without) = match op {
        Op::Ne => (Field::Consequence, Field::Alternative),
        _ => (Field::Alternative, Field::Consequence),
    };
    let branch = |field| statement.child(field).filter(|block| block.is(Kind::Block));
    if let Some(block) = branch(with_error) {
        check_failure(statement, name, block, lint);
    }
    if let Some(block) = branch(without) {
        check_success(name, block, lint);
    }
}

/// The only `return` of a branch, at its end, with its values, where the function's last result is an error.
fn only_return<'a>(block: Node<'a>, lint: &Lint<'a>) -> Option<(Node<'a>, Vec<Node<'a>>)> {
    let last = block.first_child()?.children().last().filter(|last| last.is(Kind::ReturnStatement))?;
    let values = returned(last);
    let function = block.function()?;
    let is_complete = values.len() == result_types(function).len();
    let returns = block.own_descendants().filter(|node| node.is(Kind::ReturnStatement)).count();
    (is_complete && returns == 1 && repair::returns_error(lint.types, function)).then_some((last, values))
}

/// A branch in which there is an error.
fn check_failure<'a>(statement: Node<'a>, name: Node<'a>, block: Node<'a>, lint: &mut Lint<'a>) {
    let Some((exit, values)) = only_return(block, lint) else { return };
    let Some((nil, others)) = values.split_last().filter(|(last, _)| last.is(Kind::Nil)) else { return };
    if lint.file.is_test() || others.iter().any(|value| is_answer(*value)) || reports(lint, block) {
        return;
    }
    let is_explained = is_explained(lint, block) || has_comment_above(lint, statement);
    if !is_error(lint.types, name) || mentions(block, name) || is_explained {
        return;
    }
    let is_only_statement = exit.parent().and_then(|list| list.first_child()) == Some(exit);
    let is_plain = is_only_statement && others.iter().all(|value| is_empty(*value));
    let source = origin(statement, name);
    if is_question(source) {
        return;
    }
    let err = name.text();
    let severity = if may_be_meant(lint, statement, name, source) {
        Severity::Info
    } else if is_plain {
        Severity::Error
    } else {
        Severity::Warning
    };
    let message = if severity == Severity::Error {
        format!("`{err}` is not nil here, yet the function returns a nil error, so the failure is lost.")
    } else {
        format!("`{err}` is not nil here and nobody looks at it, so the failure may be lost.")
    };
    let what = match source {
        Some(call) => error_repair::description(lint, call),
        None => repair::words(block.function().and_then(|f| f.child(Field::Name)).map_or("call", |name| name.text())),
    };
    let wrapped = error_repair::wrap(lint, &what, err);
    let help = format!("Return `{err}` with context, or say in a comment why it does not matter.");
    let diagnostic = lint.report_as(severity, exit.span(), message, help);
    if let Some(function) = source.and_then(|call| call.child(Field::Function)) {
        diagnostic.because(format!("`{err}` comes from `{}`.", function.text()));
    }
    if let Some((text, import)) = wrapped {
        let edits = import.into_iter().chain([Edit::replace(nil.span(), text)]).collect();
        diagnostic.fix("Return the error with context", Applicability::NeedsReview, edits);
    }
}

/// Whether the branch tells somebody of the failure in another way: a response, a test's report.
fn reports<'a>(lint: &Lint<'a>, block: Node<'a>) -> bool {
    const TELLS: [&str; 7] = ["WriteHeader", "Error", "Status", "JSON", "String", "Fatal", "Fail"];
    block.own_descendants().filter(|node| node.is(Kind::CallExpression) && !is_log(lint.types, *node)).any(|call| {
        let method = call.child(Field::Function).and_then(|function| function.child(Field::Selected));
        method.is_some_and(|method| TELLS.iter().any(|start| method.text().starts_with(start)))
    })
}

/// Whether the error may be an answer: of a question whose value nobody takes, of parsing, in a walk, or by a comment above.
fn may_be_meant<'a>(lint: &Lint<'a>, check: Node<'a>, name: Node<'a>, source: Option<Node<'a>>) -> bool {
    let assignment = source.and_then(|call| call.ancestors().nth(1));
    let called = source.and_then(called_name).unwrap_or_default();
    let is_parsing = ["Parse", "To", "Ato"].iter().any(|start| called.starts_with(start));
    let is_given = lint.types.binding(name).is_some_and(|binding| binding.kind == BindingKind::Parameter);
    let first = assignment.filter(|it| it.is_list_item() && it.start() < check.start()).unwrap_or(check);
    is_parsing || is_given || assignment.is_some_and(drops_value) || has_comment_above(lint, first)
}

/// Whether the branch is what the call was made for: a look whether something is there.
fn is_question<'a>(source: Option<Node<'a>>) -> bool {
    let called = source.and_then(called_name).unwrap_or_default();
    let asks = ["Stat", "Lstat", "LookPath", "Access"].contains(&called);
    asks && source.and_then(|call| call.ancestors().nth(1)).is_some_and(drops_value)
}

fn drops_value(assignment: Node<'_>) -> bool {
    targets(assignment).iter().any(|target| target.text() == "_")
}

/// Whether a comment ends right before the statement.
fn has_comment_above<'a>(lint: &Lint<'a>, statement: Node<'a>) -> bool {
    let is_above = |comment: &Span| {
        let between = Span { start: comment.end, end: statement.start() };
        comment.end <= statement.start() && between.of(lint.file.text).trim().is_empty()
    };
    lint.file.syntax.comments.iter().any(is_above)
}

/// A branch in which there is none.
fn check_success<'a>(name: Node<'a>, block: Node<'a>, lint: &mut Lint<'a>) {
    let Some((exit, values)) = only_return(block, lint) else { return };
    let Some((last, others)) = values.split_last().filter(|(last, _)| is_same(**last, name)) else { return };
    // Beside a value of its own, `err` is just another way to write nil; alone it may be.
    let is_plain = others.iter().all(|value| is_empty(*value));
    if !is_plain || !is_error(lint.types, name) || is_assigned_within(block, name) || is_explained(lint, block) {
        return;
    }
    let err = last.text();
    let (severity, message) = if others.is_empty() {
        (Severity::Info, format!("`{err}` is nil here, so this returns nil."))
    } else {
        (Severity::Error, format!("`{err}` is nil here, so this reports success, with nothing in the other results."))
    };
    let help = format!("Test `{err} != nil`, or write nil if success is meant.");
    lint.report_as(severity, exit.span(), message, help);
}

/// Whether a comment stands in the branch.
fn is_explained<'a>(lint: &Lint<'a>, block: Node<'a>) -> bool {
    let end = lint.file.line_at(block.end()).end;
    lint.file.syntax.comments.iter().any(|comment| comment.start >= block.start() && comment.end <= end)
}

/// Whether a result says by itself what happened: a response, a status.
fn is_answer(value: Node<'_>) -> bool {
    match value.kind() {
        Kind::CallExpression | Kind::SelectorExpression => true,
        Kind::CompositeLiteral | Kind::UnaryExpression => !is_empty(value),
        Kind::Identifier => value.text().starts_with(char::is_uppercase),
        _ => false,
    }
}

/// Whether a value is written as a zero value.
fn is_empty(value: Node<'_>) -> bool {
    match value.kind() {
        Kind::Nil | Kind::False => true,
        Kind::CompositeLiteral => value.child(Field::Body).is_some_and(|body| body.first_child().is_none()),
        Kind::UnaryExpression => value.text() == "-1",
        _ => matches!(value.text(), "\"\"" | "``" | "0"),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent};

    #[test]
    fn errors_that_are_lost_fire() {
        fires(
            &RULE,
            &[
                "func Load(path string) (*Config, error) {\n\tdata, err := os.ReadFile(path)\n\tif err != nil {\n\t\t«return nil, nil»\n\t}\n\treturn parse(data), nil\n}",
                "func Ping(db *sql.DB) error {\n\tif err := db.Ping(); err != nil {\n\t\t«return nil»\n\t}\n\treturn nil\n}",
                "func (s *Store) Count(ctx context.Context) (int, error) {\n\tn, err := s.repo.Count(ctx)\n\tif err != nil {\n\t\t«return 0, nil»\n\t}\n\treturn n, nil\n}",
                "func find(id string) (User, bool, error) {\n\tu, err := get(id)\n\tif nil != err {\n\t\t«return User{}, false, nil»\n\t}\n\treturn u, true, nil\n}",
                "func f() error {\n\terr := step()\n\tif err == nil {\n\t\tdone()\n\t} else {\n\t\t«return nil»\n\t}\n\treturn nil\n}",
                "func parse(text string) (*Tree, error) {\n\ttree, err := read(text)\n\tif nil == err {\n\t\tdone()\n\t\t«return nil, err»\n\t}\n\treturn tree, nil\n}",
                "func f() error {\n\terr := step()\n\tif err == nil {\n\t\t«return err»\n\t}\n\treturn next()\n}",
                "func get(k string) (*Item, error) {\n\titem, err := cache.Get(k)\n\tif err == nil {\n\t\t«return nil, err»\n\t}\n\treturn item, nil\n}",
                "func f(paths []string) error {\n\tfor _, path := range paths {\n\t\tif _, readErr := os.ReadDir(path); readErr != nil {\n\t\t\tskipped++\n\t\t\t«return nil»\n\t\t}\n\t}\n\treturn nil\n}",
                "var run = func() error {\n\tif err := g.Wait(); err != nil {\n\t\t«return nil»\n\t}\n\treturn nil\n}",
                "func port(text string) (int, error) {\n\tn, err := strconv.Atoi(text)\n\tif err != nil {\n\t\t«return 8080, nil»\n\t}\n\treturn n, nil\n}",
            ],
        );
    }

    #[test]
    fn errors_that_are_used_or_explained_do_not() {
        silent(
            &RULE,
            &[
                "func f() error {\n\tif err := g(); err != nil {\n\t\treturn err\n\t}\n\treturn nil\n}",
                "func f() error {\n\tif err := g(); err != nil {\n\t\tlog.Println(err)\n\t\treturn nil\n\t}\n\treturn nil\n}",
                "func f() (*T, error) {\n\tt, err := g()\n\tif err != nil {\n\t\t// Without a file there is nothing to load.\n\t\treturn nil, nil\n\t}\n\treturn t, nil\n}",
                "func f(dir string) error {\n\tif _, err := os.Stat(dir); err != nil {\n\t\treturn nil\n\t}\n\treturn os.RemoveAll(dir)\n}",
                "func f() (*T, error) {\n\tt, err := g()\n\t// A missing file is no failure.\n\tif err != nil {\n\t\treturn nil, nil\n\t}\n\treturn t, nil\n}",
                "func f() error {\n\tif err := g(); err != nil {\n\t\treturn nil // the cache is only a help\n\t}\n\treturn nil\n}",
                "func f() error {\n\terr := g()\n\tif errors.Is(err, fs.ErrNotExist) {\n\t\treturn nil\n\t}\n\treturn err\n}",
                "func f() *T {\n\tt, err := g()\n\tif err != nil {\n\t\treturn nil\n\t}\n\treturn t\n}",
                "func f(c Context) error {\n\tif err := g(); err != nil {\n\t\tc.JSON(400, nil)\n\t\treturn nil\n\t}\n\treturn nil\n}",
                "func f() (*Response, error) {\n\tif err := g(); err != nil {\n\t\treturn ErrorResponse(\"g failed\"), nil\n\t}\n\treturn nil, nil\n}",
                "func f() (int, error) {\n\tn, err := g()\n\tif err == nil {\n\t\treturn n, err\n\t}\n\treturn h()\n}",
                "func f() error {\n\tif err := g(); err != nil {\n\t\tif strict {\n\t\t\treturn errStrict\n\t\t}\n\t\treturn nil\n\t}\n\treturn nil\n}",
                "func f(parent *T) error {\n\tif parent != nil {\n\t\treturn nil\n\t}\n\treturn errOrphan\n}",
                "func f() error {\n\terr := g()\n\tif err == nil {\n\t\terr = h()\n\t\treturn err\n\t}\n\treturn nil\n}",
                "func f() (err error) {\n\tif err = g(); err != nil {\n\t\treturn\n\t}\n\treturn nil\n}",
                "func f() error {\n\tif err := g(); err != nil {\n\t\treturn errors.Join(err, h())\n\t}\n\treturn nil\n}",
            ],
        );
    }

    #[test]
    fn fixes_return_it_with_context() {
        fixes(
            &RULE,
            &[
                (
                    "package p\n\nimport \"os\"\n\nfunc Load(path string) ([]byte, error) {\n\tdata, err := os.ReadFile(path)\n\tif err != nil {\n\t\treturn nil, nil\n\t}\n\treturn data, nil\n}\n",
                    "package p\n\nimport \"fmt\"\nimport \"os\"\n\nfunc Load(path string) ([]byte, error) {\n\tdata, err := os.ReadFile(path)\n\tif err != nil {\n\t\treturn nil, fmt.Errorf(\"read file path: %w\", err)\n\t}\n\treturn data, nil\n}\n",
                ),
                (
                    "func Ping(db *sql.DB) error {\n\tif err := db.Ping(); err != nil {\n\t\treturn nil\n\t}\n\treturn nil\n}",
                    "func Ping(db *sql.DB) error {\n\tif err := db.Ping(); err != nil {\n\t\treturn fmt.Errorf(\"ping: %w\", err)\n\t}\n\treturn nil\n}",
                ),
                (
                    "func sync(err error) error {\n\tif err != nil {\n\t\treturn nil\n\t}\n\treturn nil\n}",
                    "func sync(err error) error {\n\tif err != nil {\n\t\treturn fmt.Errorf(\"sync: %w\", err)\n\t}\n\treturn nil\n}",
                ),
            ],
        );
    }
}
