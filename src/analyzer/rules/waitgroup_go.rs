//! ## What it does
//!
//! Finds `wg.Add(1)`, `go func()` and `defer wg.Done()` where `wg.Go` does all three. The option `go` is the minor number of the
//! Go version that the code is written for (26 for Go 1.26); below 25 the rule is silent, because `wg.Go` came with Go 1.25.
//!
//! ## Why it matters
//!
//! Three lines that must agree can disagree: the count is forgotten, raised inside the goroutine, or never lowered on some path.
//! `wg.Go(f)` counts, starts and counts down in one call, so none of these can happen.
//!
//! ## Example
//!
//! ```go
//! var wg sync.WaitGroup
//! wg.Add(1)
//! go func() {
//! 	defer wg.Done()
//! 	rebuild()
//! }()
//! wg.Wait()
//! ```
//!
//! ## Better
//!
//! ```go
//! var wg sync.WaitGroup
//! wg.Go(func() {
//! 	rebuild()
//! })
//! wg.Wait()
//! ```
//!
//! ## When not to
//!
//! Code that must build with Go 1.24 or older has no `wg.Go`: set `waitgroup-go.go=24`, or the number in your `go.mod`.
//! The rule is silent for goroutines that take parameters, since moving these into the closure may change what they
//! see, for `Add` with another number than 1 or away from the `go` statement, and for named functions that call `Done`
//! themselves.
//!
//! At work, revive (use-waitgroup-go) and the modernizer `waitgroup` of gopls find the same. The modernizer leaves a
//! goroutine alone that may recover from a panic before it calls `Done` at its end; this rule does not, because `wg.Go`
//! counts down then too. revive goes by the name `wg` and not by the type.

use crate::goroutines::{literal, previous, statements, wait_group};
use crate::kind::{Field, Kind};
use crate::lint::{Lint, Rule};
use crate::rule::{Area, FixKind, OptionSpec, RuleInfo};
use crate::syntax::Node;
use crate::types::Types;
use crate::{Applicability, Edit, Severity, Span};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "waitgroup-go",
        summary: "Three lines start a goroutine where wg.Go does it in one.",
        area: Area::Concurrency,
        severity: Severity::Info,
        clauses: &["expertise-go-features", "pattern-concurrency", "standard-simplicity"],
        linters: &["revive (use-waitgroup-go)", "modernize (waitgroup)"],
        limits: "It cannot see which Go version your module asks for; set the option `go`.",
        fix: FixKind::Sometimes,
        options: &[OptionSpec {
            name: "go",
            default: 26,
            about: "The minor number of the Go version that the code is written for: 26 means Go 1.26.",
        }],
    },
    kinds: &[Kind::GoStatement],
    check,
};

/// The minor number of the first Go version whose WaitGroup has the method `Go`.
pub(super) const FIRST_WITH_GO: u32 = 25;

fn check<'a>(statement: Node<'a>, lint: &mut Lint<'a>) {
    let types = lint.types;
    let Some(add) = previous(statement).filter(|before| before.is(Kind::ExpressionStatement)) else { return };
    let Some(group) = wait_group(types, add, "Add").filter(|_| add.text().ends_with("(1)")) else { return };
    let Some(function) = literal(statement) else { return };
    let takes = function.child(Field::Parameters).is_some_and(|list| list.first_child().is_some());
    if takes || function.child(Field::Result).is_some() || lint.option("go") < FIRST_WITH_GO {
        return;
    }
    let Some(done) = done(types, function, group) else { return };
    let start = Span { start: add.start(), end: function.start() };
    let edits = start_with_go(lint, start, statement, function, &[done], group);
    lint.report(
        Span { start: statement.start(), end: statement.start() + 2 },
        format!("`{0}.Add(1)`, `go` and `{0}.Done()` can be one call of `{0}.Go`.", group.text()),
        format!("Write `{}.Go(func() {{ ... }})`, without `Add` and `Done`.", group.text()),
    )
    .because(format!("`{}` is a `sync.WaitGroup`, which has the method `Go` since Go 1.25.", group.text()))
    .fix(format!("Use {}.Go", group.text()), Applicability::Safe, edits.unwrap_or_default());
}

/// What to remove of a goroutine when `Go` calls `Done` for it: a `Done` that is called whatever happens, at its start or
/// end, with the space to the next statement or, where there is none, to the braces.
pub(super) fn done<'a>(types: Types<'a>, function: Node<'a>, group: Node<'a>) -> Option<Span> {
    let body = statements(function);
    let is_done = |done: Node<'a>| wait_group(types, done, "Done").is_some_and(|other| other.text() == group.text());
    let leaves = |node: Node<'a>| matches!(node.kind(), Kind::ReturnStatement | Kind::GotoStatement);
    let is_add = |first: &Node<'a>| wait_group(types, *first, "Add").is_some();
    let first = body.iter().position(|first| !is_add(first))?;
    let (last, others) = body.split_last()?;
    let is_at_start = body[first].is(Kind::DeferStatement) && is_done(body[first]);
    let is_always_reached = last.is(Kind::ExpressionStatement) && is_done(*last);
    if !is_at_start && (!is_always_reached || function.own_descendants().any(leaves)) {
        return None;
    }
    let block = function.child(Field::Body)?;
    Some(match (body.get(first + 1), others.last()) {
        (Some(next), _) if is_at_start => Span { start: body[first].start(), end: next.start() },
        (_, Some(before)) => Span { start: before.end(), end: last.end() },
        _ => Span { start: block.start() + 1, end: block.end() - 1 },
    })
}

/// The edits that start a goroutine with `Go` of its WaitGroup: `start` is replaced by the call, `removed` goes.
pub(super) fn start_with_go<'a>(
    lint: &Lint<'a>,
    start: Span,
    statement: Node<'a>,
    function: Node<'a>,
    removed: &[Span],
    group: Node<'a>,
) -> Option<Vec<Edit>> {
    let end = Span { start: function.end(), end: statement.end() };
    let has_comment =
        |span: &Span| lint.file.syntax.comments.iter().any(|c| span.start <= c.start && c.start < span.end);
    if [start, end].iter().chain(removed).any(has_comment) {
        return None;
    }
    let mut edits = vec![Edit::replace(start, format!("{}.Go(", group.text())), Edit::replace(end, ")")];
    edits.extend(removed.iter().map(|span| Edit::replace(*span, "")));
    Some(edits)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent, unfixed};
    use crate::{Options, check};

    #[test]
    fn three_lines_for_one_call_fire() {
        fires(
            &RULE,
            &[
                "wg.Add(1)\n«go» func() {\n\tdefer wg.Done()\n\twork()\n}()",
                "func f() {\n\tvar wg sync.WaitGroup\n\twg.Add(1)\n\t«go» func() {\n\t\tdefer wg.Done()\n\t\twork()\n\t}()\n\twg.Wait()\n}",
                "func f(ids []int) {\n\tvar wg sync.WaitGroup\n\tfor _, id := range ids {\n\t\twg.Add(1)\n\t\t«go» func() {\n\t\t\tdefer wg.Done()\n\t\t\twork(id)\n\t\t}()\n\t}\n\twg.Wait()\n}",
                "func f() {\n\twg := new(sync.WaitGroup)\n\twg.Add(1)\n\t«go» func() {\n\t\twork()\n\t\twg.Done()\n\t}()\n\twg.Wait()\n}",
                "type pool struct{ wg sync.WaitGroup }\n\nfunc (p *pool) start() {\n\tp.wg.Add(1)\n\t«go» func() {\n\t\tdefer p.wg.Done()\n\t\tp.run()\n\t}()\n}",
                "func f(wg *sync.WaitGroup) {\n\twg.Add(1)\n\t«go» func() { defer wg.Done(); work() }()\n}",
                "wg.Add(1)\n«go» func() {\n\tdefer wg.Done()\n}()",
                "wg.Add(1)\n«go» func() { wg.Done() }()",
                "type pool struct{ sync.WaitGroup }\n\nfunc (p *pool) start() {\n\tp.WaitGroup.Add(1)\n\t«go» func() {\n\t\tdefer p.WaitGroup.Done()\n\t\tp.run()\n\t}()\n}",
                "func f() {\n\tvar wg sync.WaitGroup\n\tif ok {\n\t\twg.Add(1)\n\n\t\t// The first one.\n\t\t«go» func() {\n\t\t\tdefer wg.Done()\n\t\t\twork()\n\t\t}()\n\t}\n\twg.Wait()\n}",
            ],
        );
    }

    #[test]
    fn what_wg_go_cannot_replace_does_not() {
        silent(
            &RULE,
            &[
                "wg.Go(func() { work() })",
                "wg.Add(2)\ngo func() {\n\tdefer wg.Done()\n\twork()\n}()\ngo func() {\n\tdefer wg.Done()\n\twork()\n}()",
                "wg.Add(1)\ngo func(id int) {\n\tdefer wg.Done()\n\twork(id)\n}(id)",
                "wg.Add(1)\ngo worker(&wg)",
                "wg.Add(1)\ngo func() {\n\tif !work() {\n\t\treturn\n\t}\n\twg.Done()\n}()",
                "wg.Add(1)\nlog()\ngo func() {\n\tdefer wg.Done()\n\twork()\n}()",
                "func f(n *counter) {\n\tn.Add(1)\n\tgo func() {\n\t\tdefer n.Done()\n\t\twork()\n\t}()\n}",
                "wg.Add(1)\ngo func() {\n\tdefer other.Done()\n\twork()\n}()",
                "wg.Add(1)\ngo func() {\n\tdefer func() {\n\t\trecover()\n\t\twg.Done()\n\t}()\n\twork()\n}()",
                "wg.Add(len(ids))\ngo func() {\n\tdefer wg.Done()\n\twork()\n}()",
            ],
        );
    }

    #[test]
    fn older_go_has_no_such_method() {
        let text = "wg.Add(1)\ngo func() {\n\tdefer wg.Done()\n\twork()\n}()";
        for (assignment, expected) in [("waitgroup-go.go=24", 0), ("waitgroup-go.go=25", 1)] {
            let mut options = Options::default();
            options.only("waitgroup-go").expect("a rule");
            options.set(assignment).expect("an option");
            assert_eq!(check(text, &options).diagnostics.len(), expected, "{assignment}");
        }
    }

    #[test]
    fn fixes_call_go() {
        fixes(
            &RULE,
            &[
                (
                    "func f(ids []int) {\n\tvar wg sync.WaitGroup\n\tfor _, id := range ids {\n\t\twg.Add(1)\n\t\tgo func() {\n\t\t\tdefer wg.Done()\n\n\t\t\twork(id)\n\t\t}()\n\t}\n\twg.Wait()\n}",
                    "func f(ids []int) {\n\tvar wg sync.WaitGroup\n\tfor _, id := range ids {\n\t\twg.Go(func() {\n\t\t\twork(id)\n\t\t})\n\t}\n\twg.Wait()\n}",
                ),
                ("wg.Add(1)\ngo func() {\n\twork()\n\twg.Done()\n}()", "wg.Go(func() {\n\twork()\n})"),
                ("wg.Add(1)\ngo func() { defer wg.Done(); work() }()", "wg.Go(func() { work() })"),
                ("wg.Add(1)\ngo func() {\n\tdefer wg.Done()\n}()", "wg.Go(func() {})"),
            ],
        );
        unfixed(
            &RULE,
            &[
                "wg.Add(1) // for the worker\ngo func() {\n\tdefer wg.Done()\n\twork()\n}()",
                "wg.Add(1)\ngo func() {\n\twork() // all of it\n\twg.Done()\n}()",
            ],
        );
    }
}
