//! ## What it does
//!
//! Finds loops without an end that sleep and never ask whether the context in scope is over.
//!
//! ## Why it matters
//!
//! `time.Sleep` cannot be woken. A loop that sleeps, works and sleeps again goes on when the caller has given up and when the
//! server wants to stop; the shutdown waits for it until somebody kills the process. A retry loop hammers a service for
//! a client that is long gone.
//!
//! ## Example
//!
//! ```go
//! func poll(ctx context.Context, jobs *Queue) {
//! 	for {
//! 		jobs.RunNext()
//! 		time.Sleep(time.Second)
//! 	}
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! func poll(ctx context.Context, jobs *Queue) {
//! 	ticker := time.NewTicker(time.Second)
//! 	defer ticker.Stop()
//! 	for {
//! 		jobs.RunNext()
//! 		select {
//! 		case <-ctx.Done():
//! 			return
//! 		case <-ticker.C:
//! 		}
//! 	}
//! }
//! ```
//!
//! ## When not to
//!
//! The rule is silent for loops that only sleep, for loops that count, for loops with a way out other than success (`if err == nil`), and in tests. It
//! needs a context in scope: a loop in a function without one may be ended in a way that it cannot see. Loops that wait
//! for channels are the business of blocking-channel-op. No common linter checks this. `//nolint:uncancellable-loop` keeps
//! a loop that must not end.

use crate::calls::Callee;
use crate::goroutines::statements;
use crate::kind::{Field, Kind, Op};
use crate::lint::{Lint, Rule};
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::types::Types;
use crate::{Applicability, Edit, Severity, Span, contexts, repair};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "uncancellable-loop",
        summary: "A loop sleeps for ever and never looks at the context.",
        area: Area::Concurrency,
        severity: Severity::Warning,
        clauses: &["standard-context-propagation", "standard-concurrency-safety", "pattern-graceful-shutdown"],
        linters: &[],
        limits: "It cannot see what ends a loop in a function that has no context.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[Kind::ForStatement],
    check,
};

fn check<'a>(statement: Node<'a>, lint: &mut Lint<'a>) {
    let types = lint.types;
    let Some(body) = statement.child(Field::Body).filter(|_| is_endless(statement)) else { return };
    let is_sleep = |node: &Node<'a>| {
        node.is(Kind::CallExpression)
            && node.function() == statement.function()
            && types.callee(*node) == Callee::Function { path: "time", name: "Sleep" }
    };
    if statement.first_child() == Some(body) && statements(statement).len() < 2 {
        // Nothing is done in it: a way to wait for the end of the process.
        return;
    }
    let Some(sleep) = body.descendants().find(is_sleep).filter(|_| !lint.file.is_test()) else { return };
    let root = statement.ancestors().last().filter(|_| lint.file.package.is_none());
    let mut scopes = std::iter::successors(statement.function(), |function| function.function()).chain(root);
    let Some(ctx) = scopes.find_map(|scope| contexts::of_function(types, scope, statement)) else { return };
    if may_end(types, statement, body) {
        return;
    }
    let edits = fix(types, sleep, &ctx);
    let diagnostic = lint.report(
        Span { start: statement.start(), end: statement.start() + 3 },
        format!("This loop sleeps and goes on for ever, even after `{ctx}` has ended."),
        format!("Wait in a select that also watches `{ctx}.Done()`."),
    );
    diagnostic.because(format!("`{ctx}` is in scope."));
    diagnostic.fix("Select with ctx.Done() instead of sleeping", Applicability::NeedsReview, edits.unwrap_or_default());
}

/// Whether a loop has no condition, or waits for one that only somebody else can make true: `for !ready()`.
fn is_endless(statement: Node<'_>) -> bool {
    let head = statement.first_child();
    head.is_none_or(|head| head.field_name() == Field::Body || head.is(Kind::True) || head.op() == Op::Not)
}

/// Whether the loop may end with the context: it asks for its state, or leaves for another reason than success.
fn may_end<'a>(types: Types<'a>, statement: Node<'a>, body: Node<'a>) -> bool {
    let is_context = |node: Node<'a>| types.of(node).is_context();
    let is_asked =
        statement.first_child().filter(|head| *head != body).is_some_and(|head| head.descendants().any(is_context));
    is_asked
        || body.descendants().any(|node| match node.kind() {
            Kind::SelectorExpression => {
                node.child(Field::Selected).is_some_and(|name| matches!(name.text(), "Done" | "Err"))
                    && node.child(Field::Operand).is_some_and(is_context)
            }
            Kind::ReturnStatement | Kind::BreakStatement | Kind::GotoStatement => {
                node.function() == statement.function() && !is_on_success(node)
            }
            Kind::CallExpression => node.child(Field::Function).is_some_and(|function| {
                let name = function.child(Field::Selected).unwrap_or(function).text();
                name == "panic" || name == "Exit" || name.starts_with("Fatal")
            }),
            _ => false,
        })
}

/// Whether a way out is taken only where nothing failed: `if err == nil`.
fn is_on_success(way_out: Node<'_>) -> bool {
    let branch = way_out.ancestors().find(|node| node.is(Kind::IfStatement));
    branch.is_some_and(|branch| {
        let condition = branch.child(Field::Condition);
        condition.is_some_and(|condition| condition.op() == Op::Eq && condition.text().ends_with(" nil"))
            && branch.child(Field::Consequence).is_some_and(|block| block.contains(way_out))
    })
}

fn fix<'a>(types: Types<'a>, sleep: Node<'a>, ctx: &str) -> Option<Vec<Edit>> {
    let statement = sleep.parent().filter(|parent| parent.is(Kind::ExpressionStatement) && parent.is_list_item())?;
    if !repair::has_own_lines(types.file_of(sleep), statement) {
        return None;
    }
    let leave = match sleep.function() {
        Some(function) if repair::returns_error(types, function) => {
            repair::return_error(types, Some(function), &format!("{ctx}.Err()"))?
        }
        Some(function) => repair::return_zero(types, function),
        None => "return".to_owned(),
    };
    let (indent, pause) = (statement.indent(), sleep.child(Field::Arguments)?.text());
    let time = sleep.child(Field::Function)?.child(Field::Operand)?.text();
    let text = format!(
        "select {{\n{indent}case <-{ctx}.Done():\n{indent}\t{leave}\n{indent}case <-{time}.After{pause}:\n{indent}}}"
    );
    Some(vec![Edit::replace(statement.span(), text)])
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent};

    #[test]
    fn loops_that_nobody_can_end_fire() {
        fires(
            &RULE,
            &[
                "func f(ctx context.Context) {\n\t«for» {\n\t\twork()\n\t\ttime.Sleep(time.Second)\n\t}\n}",
                "func f(ctx context.Context) error {\n\t«for» {\n\t\tif err := work(ctx); err == nil {\n\t\t\treturn nil\n\t\t}\n\t\ttime.Sleep(time.Second)\n\t}\n}",
                "func f(ctx context.Context) {\n\tgo func() {\n\t\t«for» {\n\t\t\ttime.Sleep(time.Minute)\n\t\t\tsweep()\n\t\t}\n\t}()\n}",
                "func f(ctx context.Context, db *sql.DB) {\n\t«for» !ready(db) {\n\t\ttime.Sleep(time.Second)\n\t}\n}",
                "func f(w http.ResponseWriter, r *http.Request) {\n\t«for» {\n\t\tfmt.Fprintln(w, \"tick\")\n\t\ttime.Sleep(time.Second)\n\t}\n}",
                "ctx := context.TODO()\n«for» {\n\tpoll(ctx)\n\ttime.Sleep(time.Second)\n}",
                "func f(ctx context.Context) {\n\t«for» true {\n\t\tif !ready() {\n\t\t\ttime.Sleep(time.Second)\n\t\t\tcontinue\n\t\t}\n\t\twork()\n\t}\n}",
                "func f() {\n\tctx, cancel := context.WithCancel(context.Background())\n\tdefer cancel()\n\t«for» {\n\t\tif err := work(ctx); err != nil {\n\t\t\tlog.Print(err)\n\t\t}\n\t\ttime.Sleep(time.Second)\n\t}\n}",
            ],
        );
    }

    #[test]
    fn loops_that_end_do_not() {
        silent(
            &RULE,
            &[
                "func f(ctx context.Context) {\n\tfor {\n\t\tselect {\n\t\tcase <-ctx.Done():\n\t\t\treturn\n\t\tcase <-time.After(time.Second):\n\t\t\twork()\n\t\t}\n\t}\n}",
                "func f(ctx context.Context) {\n\tfor {\n\t\tif ctx.Err() != nil {\n\t\t\treturn\n\t\t}\n\t\ttime.Sleep(time.Second)\n\t}\n}",
                "func f(ctx context.Context) error {\n\tfor {\n\t\tif err := work(ctx); err != nil {\n\t\t\treturn err\n\t\t}\n\t\ttime.Sleep(time.Second)\n\t}\n}",
                "func f(ctx context.Context) {\n\tfor i := 0; i < 3; i++ {\n\t\ttime.Sleep(time.Second)\n\t}\n}",
                "func f(ctx context.Context) {\n\tfor range 3 {\n\t\ttime.Sleep(time.Second)\n\t}\n}",
                "func f(ctx context.Context) {\n\tfor {\n\t\ttime.Sleep(time.Hour)\n\t}\n}",
                "func f() {\n\tfor {\n\t\twork()\n\t\ttime.Sleep(time.Second)\n\t}\n}",
                "func f(ctx context.Context, r *bufio.Reader) {\n\tfor {\n\t\tline, err := r.ReadString('\\n')\n\t\tif err != nil {\n\t\t\treturn\n\t\t}\n\t\tprintln(line)\n\t}\n}",
                "func f(ctx context.Context) {\n\tfor ctx.Err() == nil {\n\t\ttime.Sleep(time.Second)\n\t}\n}",
                "func f(ctx context.Context) {\n\tfor {\n\t\tgo func() {\n\t\t\ttime.Sleep(time.Second)\n\t\t}()\n\t\tif !next() {\n\t\t\treturn\n\t\t}\n\t}\n}",
                "func f(ctx context.Context, stop *atomic.Bool) {\n\tfor {\n\t\tif stop.Load() {\n\t\t\treturn\n\t\t}\n\t\ttime.Sleep(time.Second)\n\t}\n}",
                "func f(ctx context.Context) {\n\tfor !isOver(ctx) {\n\t\ttime.Sleep(time.Second)\n\t}\n}",
                "func f(ctx context.Context, deadline time.Time) {\n\tfor time.Now().Before(deadline) {\n\t\ttime.Sleep(time.Second)\n\t}\n}",
                "func f(ctx context.Context) {\n\tfor { //nolint:uncancellable-loop // runs as long as the process\n\t\twork()\n\t\ttime.Sleep(time.Second)\n\t}\n}",
            ],
        );
    }

    #[test]
    fn fixes_wait_for_both() {
        fixes(
            &RULE,
            &[
                (
                    "func f(ctx context.Context) {\n\tfor {\n\t\twork()\n\t\ttime.Sleep(time.Second)\n\t}\n}",
                    "func f(ctx context.Context) {\n\tfor {\n\t\twork()\n\t\tselect {\n\t\tcase <-ctx.Done():\n\t\t\treturn\n\t\tcase <-time.After(time.Second):\n\t\t}\n\t}\n}",
                ),
                (
                    "func f(ctx context.Context) (int, error) {\n\tfor !ready() {\n\t\ttime.Sleep(time.Second)\n\t}\n\treturn 1, nil\n}",
                    "func f(ctx context.Context) (int, error) {\n\tfor !ready() {\n\t\tselect {\n\t\tcase <-ctx.Done():\n\t\t\treturn 0, ctx.Err()\n\t\tcase <-time.After(time.Second):\n\t\t}\n\t}\n\treturn 1, nil\n}",
                ),
            ],
        );
    }
}
