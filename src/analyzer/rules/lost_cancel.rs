//! ## What it does
//!
//! Finds cancel functions of `context.WithCancel`, `WithTimeout` and `WithDeadline` that are thrown away, or that some
//! path through the function never calls.
//!
//! ## Why it matters
//!
//! A derived context hangs in the list of its parent's children, with a timer where it has a deadline, until it is
//! cancelled. Without the call it stays there until the parent ends, and a server's parent may live as long as the
//! process: every request leaves a little memory and a timer behind.
//!
//! ## Example
//!
//! ```go
//! func Load(ctx context.Context, id string) (*User, error) {
//! 	ctx, _ = context.WithTimeout(ctx, 2*time.Second)
//! 	return fetch(ctx, id)
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! func Load(ctx context.Context, id string) (*User, error) {
//! 	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
//! 	defer cancel()
//! 	return fetch(ctx, id)
//! }
//! ```
//!
//! ## When not to
//!
//! A cancel function that is stored, returned, passed on or used by another function is no longer this function's duty,
//! so the rule is silent then; it is silent, too, on paths that end in a panic or end the program, also where `main`
//! returns, and where a comment on the line or directly above says why the function is dropped. It cannot see whether
//! the one who got the function calls it. `_ = cancel` is no call.
//!
//! At work, go vet (lostcancel) finds the same, except for `_ = cancel` and for a `continue` that skips the call.
//! `//nolint:lost-cancel` with a reason keeps a context that shall live as long as the program.

use crate::calls::Callee;
use crate::flow::{self, Value};
use crate::kind::{Field, Kind, Op};
use crate::lint::{Lint, Rule};
use crate::package::BindingKind;
use crate::repair;
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::{NONE, Node};
use crate::{Applicability, Edit, Severity};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "lost-cancel",
        summary: "The cancel function of a context is not called on every path.",
        area: Area::Concurrency,
        severity: Severity::Error,
        clauses: &["standard-context-propagation", "pattern-graceful-shutdown", "expertise-concurrency"],
        linters: &["go vet (lostcancel)"],
        limits: "It cannot see whether somebody who was handed the cancel function calls it.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[Kind::ShortVarDeclaration, Kind::AssignmentStatement, Kind::VarSpec],
    check,
};

fn check<'a>(node: Node<'a>, lint: &mut Lint<'a>) {
    let Some(values) = node.child(if node.is(Kind::VarSpec) { Field::Value } else { Field::Right }) else { return };
    let Some(call) = values.first_child().filter(|call| call.is(Kind::CallExpression)) else { return };
    let Some(name) = call.child(Field::Function).and_then(|function| function.child(Field::Selected)) else { return };
    if !name.text().starts_with("With") {
        return;
    }
    let Callee::Function { path: "context", name } = lint.types.callee(call) else { return };
    let until = match name {
        "WithCancel" | "WithCancelCause" => "its parent ends",
        "WithTimeout" | "WithTimeoutCause" | "WithDeadline" | "WithDeadlineCause" => "its deadline has passed",
        _ => return,
    };
    let targets: Vec<_> = match node.child(Field::Left) {
        Some(list) => list.children().collect(),
        None => node.children_in(Field::Name).collect(),
    };
    let [ctx, cancel] = targets[..] else { return };
    if !matches!(cancel.kind(), Kind::Identifier | Kind::BlankIdentifier) {
        return;
    }
    let is_blank = cancel.text() == "_";
    let releases = if is_blank { Vec::new() } else { calls_and_moves(lint, cancel) };
    let place = if is_blank { None } else { lost_at(lint, node, cancel, &releases) };
    if !is_blank && place.is_none() || is_blank && node.is_remarked(&REASONS) {
        return;
    }
    let message = if is_blank {
        format!("The cancel function of `context.{name}` is thrown away, so the context is kept until {until}.")
    } else if releases.is_empty() {
        format!("`{}` is never called, so the context is kept until {until}.", cancel.text())
    } else {
        format!("`{}` is not called on every path, so the context may be kept until {until}.", cancel.text())
    };
    let fix = fix(lint, node, ctx, cancel, name.ends_with("Cause") && name.starts_with("WithCancel"));
    let help = if is_blank {
        "Name it `cancel`, and defer a call of it in the next line."
    } else {
        "Defer a call of it in the next line."
    };
    let diagnostic = lint.report(cancel.span(), message, help);
    if let Some(place) = place {
        diagnostic.because(format!("{} is reached without a call of `{}`.", flow::described(place), cancel.text()));
    }
    if let Some((applicability, edits)) = fix {
        diagnostic.fix("Defer the call of the cancel function", applicability, edits);
    }
}

/// What a comment speaks of that says why a cancel function is dropped.
const REASONS: [&str; 5] = ["cancel", "deadline", "timeout", "as long as", "leak"];

/// The uses of the variable that call it or give it to somebody.
fn calls_and_moves<'a>(lint: &Lint<'a>, cancel: Node<'a>) -> Vec<Node<'a>> {
    let around = cancel.function().unwrap_or_else(|| lint.file.root());
    let is_use = |node: &Node<'a>| node.is(Kind::Identifier) && node.binding_id() == cancel.binding_id();
    around.descendants().filter(|node| is_use(node) && !is_assigned(*node) && !is_discarded(*node)).collect()
}

fn is_assigned(name: Node<'_>) -> bool {
    let list = name.parent().filter(|list| list.field_name() == Field::Left);
    list.is_some() || name.field_name() == Field::Name
}

/// Whether the name is the value in `_ = cancel`.
fn is_discarded(name: Node<'_>) -> bool {
    let statement = name.parent().and_then(Node::parent).filter(|node| node.is(Kind::AssignmentStatement));
    statement.and_then(|node| node.child(Field::Left)).is_some_and(|left| left.text() == "_")
}

/// Where a path ends that has not called a variable of this function.
fn lost_at<'a>(lint: &Lint<'a>, node: Node<'a>, cancel: Node<'a>, releases: &[Node<'a>]) -> Option<Node<'a>> {
    let binding = lint.types.binding(cancel).filter(|binding| binding.kind == BindingKind::Local)?;
    if lint.types.package.declaration(binding).function() != node.function() {
        return None;
    }
    let origin = if node.is(Kind::VarSpec) { node.statement()? } else { node };
    let value = Value { origin, binding: cancel.binding_id(), error: None, releases: releases.to_vec() };
    // With `main` the program ends, and the context with it.
    let is_main = node.function().and_then(|main| main.child(Field::Name)).is_some_and(|name| name.text() == "main");
    let ends = |place: Node<'a>| is_main && !place.ancestors().any(|around| around.is(Kind::ForStatement));
    flow::lost(lint.types, &value).filter(|place| releases.is_empty() || !ends(*place))
}

fn fix<'a>(
    lint: &Lint<'a>,
    node: Node<'a>,
    ctx: Node<'a>,
    cancel: Node<'a>,
    takes_cause: bool,
) -> Option<(Applicability, Vec<Edit>)> {
    let statement = node.statement().filter(|statement| *statement == node || node.is(Kind::VarSpec))?;
    let mut edits = Vec::new();
    let mut name = cancel.text().to_owned();
    if name == "_" {
        name = repair::fresh_name(lint.file, node, "cancel");
        edits.push(Edit::replace(cancel.span(), name.clone()));
        if node.op() == Op::Assign {
            let (context, _) = repair::import(lint.types, lint.file, "context")?;
            let ty = if takes_cause { "CancelCauseFunc" } else { "CancelFunc" };
            let declaration = format!("var {name} {context}.{ty}\n{}", statement.indent());
            edits.push(Edit::insert(statement.start(), declaration));
        }
    }
    let argument = if takes_cause { "nil" } else { "" };
    let text = format!("\n{}defer {name}({argument})", statement.indent());
    edits.push(Edit::insert(repair::end_of_line(lint.file, statement)?, text));
    let in_loop =
        statement.ancestors().take_while(|n| Some(*n) != statement.function()).any(|n| n.is(Kind::ForStatement));
    let is_safe = !in_loop && stays(ctx);
    Some((if is_safe { Applicability::Safe } else { Applicability::NeedsReview }, edits))
}

/// Whether the context is only passed to calls that end before the function does.
fn stays(ctx: Node<'_>) -> bool {
    let Some(function) = ctx.function().filter(|_| ctx.binding_id() != NONE) else { return false };
    let mut uses = function
        .descendants()
        .filter(|node| node.is(Kind::Identifier) && node.binding_id() == ctx.binding_id() && !is_assigned(*node));
    uses.all(|node| {
        let is_argument = node.parent().is_some_and(|list| list.is(Kind::ArgumentList));
        let is_left_behind = node
            .ancestors()
            .take_while(|n| *n != function)
            .any(|n| matches!(n.kind(), Kind::GoStatement | Kind::FuncLiteral | Kind::CompositeLiteral));
        (is_argument || node.field_name() == Field::Operand) && !is_left_behind
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent, unfixed};

    #[test]
    fn cancel_functions_that_are_not_called_fire() {
        fires(
            &RULE,
            &[
                "ctx, «_» := context.WithTimeout(ctx, time.Second)",
                "// Ask the store.\nctx, «_» := context.WithTimeout(ctx, time.Second) // at most a second",
                "package p\n\nimport \"context\"\n\nfunc f(ctx context.Context) {\n\tvar c, «_» = context.WithCancel(ctx)\n\tuse(c)\n}",
                "func f(ctx context.Context) error {\n\tctx, «cancel» := context.WithCancel(ctx)\n\tif err := use(ctx); err != nil {\n\t\treturn err\n\t}\n\tcancel()\n\treturn nil\n}",
                "func f(ctx context.Context) {\n\tc, «stop» := context.WithDeadline(ctx, t)\n\tuse(c)\n\t_ = stop\n}",
                "func f(ctx context.Context) {\n\tfor _, x := range xs {\n\t\tctx, «cancel» := context.WithTimeout(ctx, d)\n\t\tif x.skip(ctx) {\n\t\t\tcontinue\n\t\t}\n\t\tx.do(ctx)\n\t\tcancel()\n\t}\n}",
                "func f(ctx context.Context, n int) int {\n\tctx, «cancel» := context.WithCancelCause(ctx)\n\tswitch n {\n\tcase 1:\n\t\tcancel(nil)\n\t\treturn 1\n\tcase 2:\n\t\treturn use(ctx)\n\t}\n\tcancel(nil)\n\treturn 0\n}",
                "func f(ctx context.Context) (err error) {\n\tvar cancel context.CancelFunc\n\tctx, «cancel» = context.WithCancel(ctx)\n\treturn use(ctx)\n}",
                "func f(ctx context.Context) {\n\tif ctx, «cancel» := context.WithCancel(ctx); ok {\n\t\tuse(ctx)\n\t} else {\n\t\tcancel()\n\t}\n}",
                "func f(ctx context.Context) {\n\tctx, «cancel» := context.WithCancel(ctx)\n\tselect {\n\tcase <-done:\n\t\tcancel()\n\tcase <-ctx.Done():\n\t}\n}",
                "func main() {\n\tfor _, x := range xs {\n\t\tctx, «cancel» := context.WithTimeout(root, d)\n\t\tif x.skip(ctx) {\n\t\t\tcontinue\n\t\t}\n\t\tcancel()\n\t}\n}",
                "func f(ctx context.Context, n int) {\n\tctx, «cancel» := context.WithCancel(ctx)\n\tswitch n {\n\tcase 1:\n\t\tfallthrough\n\tcase 2:\n\t\tuse(ctx)\n\tdefault:\n\t\tcancel()\n\t}\n}",
                "func f() {\n\tg := func(ctx context.Context) error {\n\t\tc, «_» := context.WithTimeout(ctx, d)\n\t\treturn use(c)\n\t}\n\trun(g)\n}",
            ],
        );
    }

    #[test]
    fn those_that_are_called_or_handed_over_do_not() {
        silent(
            &RULE,
            &[
                "ctx, cancel := context.WithTimeout(ctx, time.Second)\ndefer cancel()",
                "func f(ctx context.Context) (context.Context, context.CancelFunc) {\n\tctx, cancel := context.WithCancel(ctx)\n\treturn ctx, cancel\n}",
                "func (s *S) f(ctx context.Context) {\n\tctx, s.cancel = context.WithCancel(ctx)\n\tuse(ctx)\n}",
                "func f(ctx context.Context) *S {\n\tctx, cancel := context.WithCancel(ctx)\n\treturn &S{ctx: ctx, cancel: cancel}\n}",
                "func f(ctx context.Context) {\n\tctx, cancel := context.WithCancel(ctx)\n\tgo func() {\n\t\tdefer cancel()\n\t\tuse(ctx)\n\t}()\n}",
                "func f(ctx context.Context) {\n\tctx, cancel := context.WithCancel(ctx)\n\ttime.AfterFunc(d, cancel)\n\tuse(ctx)\n}",
                "func f(ctx context.Context) error {\n\tctx, cancel := context.WithCancel(ctx)\n\terr := use(ctx)\n\tcancel()\n\treturn err\n}",
                "func f(ctx context.Context) error {\n\tctx, cancel := context.WithCancel(ctx)\n\tif bad {\n\t\tpanic(\"bad\")\n\t}\n\tif err := use(ctx); err != nil {\n\t\tcancel()\n\t\treturn err\n\t}\n\tcancel()\n\treturn nil\n}",
                "func f(ctx context.Context) {\n\tvar cancel context.CancelFunc\n\tif d > 0 {\n\t\tctx, cancel = context.WithTimeout(ctx, d)\n\t\tdefer cancel()\n\t}\n\tuse(ctx)\n}",
                "func f(ctx context.Context) {\n\tvar cancel context.CancelFunc\n\tif d > 0 {\n\t\tctx, cancel = context.WithTimeout(ctx, d)\n\t} else {\n\t\tctx, cancel = context.WithCancel(ctx)\n\t}\n\tdefer cancel()\n\tuse(ctx)\n}",
                "func main() {\n\tctx, cancel := context.WithCancel(context.Background())\n\tif err := run(ctx); err != nil {\n\t\treturn\n\t}\n\tcancel()\n}",
                "func f(ctx context.Context, n int) {\n\tctx, cancel := context.WithCancel(ctx)\n\tswitch n {\n\tcase 1:\n\t\tuse(ctx)\n\t\tfallthrough\n\tdefault:\n\t\tcancel()\n\t}\n}",
                "func f(ctx context.Context) {\n\tctx, cancel := context.WithCancel(ctx)\n\tfor {\n\t\tif done(ctx) {\n\t\t\tbreak\n\t\t}\n\t}\n\tcancel()\n}",
                "func f(ctx context.Context) {\n\tctx, span := trace.WithSpan(ctx)\n\tuse(ctx)\n}",
                "func f(ctx context.Context) (c context.Context, cancel context.CancelFunc) {\n\tc, cancel = context.WithCancel(ctx)\n\treturn\n}",
                "func f(ctx context.Context) {\n\tvar cancel context.CancelFunc\n\tdefer func() { cancel() }()\n\tctx, cancel = context.WithCancel(ctx)\n\tuse(ctx)\n}",
                "func f(ctx context.Context) {\n\t// The deadline of the parent is near, so nobody need cancel.\n\tc, _ := context.WithTimeout(ctx, d)\n\tuse(c)\n}",
                "ctx, _ := context.WithCancel(ctx) // cancelled with its parent",
                "ctx, _ := context.WithCancel(context.Background()) //nolint:lost-cancel // lives as long as the program",
            ],
        );
    }

    #[test]
    fn fixes_defer_the_call() {
        fixes(
            &RULE,
            &[
                (
                    "ctx, _ := context.WithTimeout(ctx, d) // short",
                    "ctx, cancel := context.WithTimeout(ctx, d) // short\ndefer cancel()",
                ),
                (
                    "func f(ctx context.Context) error {\n\tctx, _ = context.WithTimeout(ctx, d)\n\treturn use(ctx)\n}",
                    "func f(ctx context.Context) error {\n\tvar cancel context.CancelFunc\n\tctx, cancel = context.WithTimeout(ctx, d)\n\tdefer cancel()\n\treturn use(ctx)\n}",
                ),
                (
                    "func f(ctx context.Context, cancel bool) {\n\tc, _ := context.WithCancelCause(ctx)\n\tuse(c, cancel)\n}",
                    "func f(ctx context.Context, cancel bool) {\n\tc, cancel2 := context.WithCancelCause(ctx)\n\tdefer cancel2(nil)\n\tuse(c, cancel)\n}",
                ),
                (
                    "func f(ctx context.Context) error {\n\tctx, stop := context.WithCancel(ctx)\n\tif err := use(ctx); err != nil {\n\t\treturn err\n\t}\n\tstop()\n\treturn nil\n}",
                    "func f(ctx context.Context) error {\n\tctx, stop := context.WithCancel(ctx)\n\tdefer stop()\n\tif err := use(ctx); err != nil {\n\t\treturn err\n\t}\n\tstop()\n\treturn nil\n}",
                ),
            ],
        );
        unfixed(&RULE, &["if c, cancel := context.WithCancel(ctx); ok(c) {\n\tuse(c)\n}"]);
    }
}
