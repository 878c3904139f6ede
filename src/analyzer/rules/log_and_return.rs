//! ## What it does
//!
//! Finds branches that log an error and return it as well.
//!
//! ## Why it matters
//!
//! The caller gets the error and does the same, and so does the caller's caller. One failure fills the log with five
//! entries at five places, and whoever is on call counts five failures. An error is handled once: logged where it ends,
//! or returned with context.
//!
//! ## Example
//!
//! ```go
//! user, err := s.repo.Save(ctx, user)
//! if err != nil {
//! 	slog.ErrorContext(ctx, "failed to create user", slog.Any("error", err))
//! 	return nil, fmt.Errorf("create user: %w", err)
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! user, err := s.repo.Save(ctx, user)
//! if err != nil {
//! 	return nil, fmt.Errorf("create user: %w", err)
//! }
//! ```
//!
//! ## When not to
//!
//! At the border of a service it can be right to log the cause and to return another error that hides it: the rule is
//! silent where what is returned does not mention the logged error. It is silent about debug output, and about tests. A
//! logger that the standard library does not know is recognised by its name, such as `s.logger.Error`; it sees a log
//! line only in the same branch as the `return`. No common linter checks this. `//nolint:log-and-return` with a reason
//! keeps one.

use crate::errors::{is_error, is_log, is_same, mentions, returned};
use crate::kind::{Field, Kind};
use crate::lint::{Lint, Rule};
use crate::package::BindingKind;
use crate::repair;
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::{Applicability, Edit, Severity};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "log-and-return",
        summary: "A branch logs an error and returns it, so that it is reported twice.",
        area: Area::Errors,
        severity: Severity::Warning,
        clauses: &["standard-error-handling", "pattern-structured-logging", "step-handle-errors"],
        linters: &[],
        limits: "It cannot see that a function which is called in the branch logs the error.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[Kind::ReturnStatement],
    check,
};

fn check<'a>(exit: Node<'a>, lint: &mut Lint<'a>) {
    let Some(last) = returned(exit).pop().filter(|last| !last.is(Kind::Nil)) else { return };
    let types = lint.types;
    let Some(list) = exit.parent().filter(|list| list.is(Kind::StatementList) && !lint.file.is_test()) else { return };
    let before = list.children().take_while(|statement| *statement != exit);
    let logs: Vec<_> = before
        .filter(|statement| statement.is(Kind::ExpressionStatement))
        .filter_map(|statement| statement.first_child())
        .filter(|call| call.is(Kind::CallExpression) && is_log(types, *call))
        .collect();
    if logs.is_empty() || exit.function().is_some_and(|function| !repair::returns_error(types, function)) {
        return;
    }
    let mut names = std::iter::once(last).chain(last.descendants()).filter(|name| name.is(Kind::Identifier));
    let found = names.find_map(|name| {
        let log = logs.iter().find(|log| mentions(**log, name))?;
        is_error(types, name).then_some((name, *log))
    });
    let Some((name, log)) = found else { return };
    let fix = fix(lint, log);
    let called = log.child(Field::Function).map_or("", |function| function.text());
    let diagnostic = lint.report(
        log.span(),
        format!("This logs `{0}`, and the branch returns `{0}` too, so each caller may log it again.", name.text()),
        "Return it with context and let the caller that handles it log it.",
    );
    diagnostic.because(format!("`{called}` writes a log line."));
    diagnostic.fix("Only return it", Applicability::NeedsReview, fix.unwrap_or_default());
}

/// Removes the log line with what only it uses.
fn fix<'a>(lint: &Lint<'a>, log: Node<'a>) -> Option<Vec<Edit>> {
    let statement = log.parent()?;
    let owner = statement.outermost_function();
    let is_needed_here = |name: &Node<'a>| {
        let is_local = lint.types.binding(*name).is_some_and(|binding| binding.kind == BindingKind::Local);
        let others = owner.into_iter().flat_map(|owner| owner.descendants()).filter(|other| is_same(*other, *name));
        // Its declaration is one of the others.
        is_local && others.filter(|other| !statement.contains(*other)).count() < 2
    };
    if statement.descendants().filter(|name| name.is(Kind::Identifier)).any(|name| is_needed_here(&name)) {
        return None;
    }
    let mut edits = repair::drop_imports(lint.types, lint.file, statement)?;
    edits.push(Edit::replace(repair::whole_lines(lint.file, statement)?, ""));
    Some(edits)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent, unfixed};

    #[test]
    fn errors_reported_twice_fire() {
        fires(
            &RULE,
            &[
                "if err != nil {\n\t«log.Println(\"load failed:\", err)»\n\treturn err\n}",
                "func load(path string) ([]byte, error) {\n\tdata, err := os.ReadFile(path)\n\tif err != nil {\n\t\t«slog.Error(\"read\", \"error\", err)»\n\t\treturn nil, fmt.Errorf(\"load: %w\", err)\n\t}\n\treturn data, nil\n}",
                "type Service struct{ logger *slog.Logger }\n\nfunc (s *Service) run(ctx context.Context) error {\n\tif err := step(ctx); err != nil {\n\t\t«s.logger.ErrorContext(ctx, \"step\", slog.Any(\"error\", err))»\n\t\treturn err\n\t}\n\treturn nil\n}",
                "func (s *Service) save() error {\n\terr := s.repo.Save()\n\tif err != nil {\n\t\t«s.log.WithError(err).Errorf(\"save\")»\n\t\tmetrics.Inc()\n\t\treturn errors.Wrap(err, \"save\")\n\t}\n\treturn nil\n}",
                "if err := g.Wait(); err != nil {\n\t«fmt.Fprintln(os.Stderr, err)»\n\treturn err\n}",
                "package p\n\nimport \"go.uber.org/zap\"\n\nfunc f(logger *zap.Logger) error {\n\terr := g()\n\tif err != nil {\n\t\t«logger.Warn(\"g\", zap.Error(err))»\n\t\treturn err\n\t}\n\treturn nil\n}",
                "switch err := f(); {\ncase errors.Is(err, ErrGone):\n\t«slog.Warn(\"gone\", \"error\", err)»\n\treturn err\n}",
                "func f() (int, error) {\n\tn, err := g()\n\tif err != nil {\n\t\t«log.Printf(\"g: %v\", err)»\n\t\treturn 0, &Failure{Cause: err}\n\t}\n\treturn n, nil\n}",
            ],
        );
    }

    #[test]
    fn errors_reported_once_do_not() {
        silent(
            &RULE,
            &[
                "if err != nil {\n\treturn fmt.Errorf(\"load: %w\", err)\n}",
                "if err != nil {\n\tlog.Println(err)\n\treturn nil\n}",
                "if err != nil {\n\tslog.Error(\"save\", \"error\", err)\n\treturn ErrInternal\n}",
                "func f(w http.ResponseWriter) {\n\tif err := g(); err != nil {\n\t\tlog.Print(err)\n\t\treturn\n\t}\n}",
                "if err != nil {\n\tslog.Debug(\"save\", \"error\", err)\n\treturn err\n}",
                "if err != nil {\n\tlog.Println(\"shutting down\")\n\treturn err\n}",
                "func f(t *testing.T) error {\n\tif err := g(); err != nil {\n\t\tt.Error(err)\n\t\treturn err\n\t}\n\treturn nil\n}",
                "func f() string {\n\terr := g()\n\tlog.Print(err)\n\treturn err.Error()\n}",
                "if err != nil {\n\tif verbose {\n\t\tlog.Print(err)\n\t}\n\treturn err\n}",
                "func f(id string) (int, error) {\n\tlog.Print(id)\n\treturn g(id)\n}",
            ],
        );
    }

    #[test]
    fn fixes_only_return() {
        fixes(
            &RULE,
            &[
                ("if err != nil {\n\tlog.Println(err)\n\treturn err\n}", "if err != nil {\n\treturn err\n}"),
                (
                    "package p\n\nimport (\n\t\"fmt\"\n\t\"log\"\n)\n\nfunc f() error {\n\terr := g()\n\tif err != nil {\n\t\tlog.Print(err)\n\n\t\t// The caller knows more.\n\t\treturn fmt.Errorf(\"g: %w\", err)\n\t}\n\treturn nil\n}\n",
                    "package p\n\nimport (\n\t\"fmt\"\n)\n\nfunc f() error {\n\terr := g()\n\tif err != nil {\n\t\t// The caller knows more.\n\t\treturn fmt.Errorf(\"g: %w\", err)\n\t}\n\treturn nil\n}\n",
                ),
                (
                    "package p\n\nimport \"log\"\n\nfunc f() error {\n\terr := g()\n\tif err != nil {\n\t\tlog.Print(err)\n\t\treturn err\n\t}\n\treturn nil\n}\n",
                    "package p\n\nfunc f() error {\n\terr := g()\n\tif err != nil {\n\t\treturn err\n\t}\n\treturn nil\n}\n",
                ),
            ],
        );
        unfixed(
            &RULE,
            &[
                "if err != nil {\n\tlog.Println(err) // for the operator\n\treturn err\n}",
                "func f() error {\n\tstart := time.Now()\n\tif err := g(); err != nil {\n\t\tlog.Print(time.Since(start), err)\n\t\treturn err\n\t}\n\treturn nil\n}",
            ],
        );
    }
}
