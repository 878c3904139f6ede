//! ## What it does
//!
//! Finds a goroutine that begins with `wg.Add`: it counts itself.
//!
//! ## Why it matters
//!
//! `go` returns before the goroutine runs. When the code reaches `wg.Wait()` before that, the count is still zero, `Wait` returns
//! at once, and the program goes on without the results; under load and on other machines it happens more often than at
//! your desk. The count must go up before the goroutine starts.
//!
//! ## Example
//!
//! ```go
//! var wg sync.WaitGroup
//! for _, shard := range shards {
//! 	go func() {
//! 		wg.Add(1)
//! 		defer wg.Done()
//! 		rebuild(shard)
//! 	}()
//! }
//! wg.Wait()
//! ```
//!
//! ## Better
//!
//! ```go
//! var wg sync.WaitGroup
//! for _, shard := range shards {
//! 	wg.Go(func() { rebuild(shard) })
//! }
//! wg.Wait()
//! ```
//!
//! ## When not to
//!
//! A goroutine that has been counted may count more: the rule is silent where the function around it has counted more
//! goroutines on the same WaitGroup than it has started, and where `Add` comes after other work. It sees function
//! literals, and not the body of a named function after `go`.
//!
//! At work, go vet (waitgroup) and staticcheck (SA2000) find the same, also in a goroutine that has been counted
//! before.

use super::waitgroup_go;
use crate::goroutines::{literal, statements, wait_group};
use crate::kind::{Field, Kind};
use crate::lint::{Lint, Rule};
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::types::Types;
use crate::{Applicability, Edit, Severity, Span};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "waitgroup-add-inside",
        summary: "A goroutine counts itself after it has started.",
        area: Area::Concurrency,
        severity: Severity::Error,
        clauses: &["pattern-concurrency", "standard-concurrency-safety", "expertise-concurrency"],
        linters: &["go vet (waitgroup)", "staticcheck (SA2000)"],
        limits: "It cannot see what a named function does that is started with go.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[Kind::GoStatement],
    check,
};

fn check<'a>(statement: Node<'a>, lint: &mut Lint<'a>) {
    let Some(body) = literal(statement).map(statements) else { return };
    let Some(at) = body.iter().position(|statement| !statement.is(Kind::DeferStatement)) else { return };
    let add = body[at];
    let Some(group) = wait_group(lint.types, add, "Add").filter(|_| add.is(Kind::ExpressionStatement)) else { return };
    if is_counted_before(lint.types, statement, group) {
        return;
    }
    let fix = fix(lint, statement, add, group, body.get(at + 1).copied());
    let diagnostic = lint.report(
        add.span(),
        format!(
            "`{}` runs in the goroutine that it counts, so `{}.Wait()` may not wait for it.",
            add.text(),
            group.text()
        ),
        format!("Call `{}` before `go`.", add.text()),
    );
    diagnostic.because(format!("`{}` is a `sync.WaitGroup`.", group.text()));
    if let Some((title, edits)) = fix {
        diagnostic.fix(title, Applicability::Safe, edits);
    }
}

/// Whether the functions around the goroutine count on the same WaitGroup before they start it, and not for another one.
fn is_counted_before<'a>(types: Types<'a>, statement: Node<'a>, group: Node<'a>) -> bool {
    let Some(function) = statement.outermost_function().or_else(|| statement.ancestors().last()) else { return false };
    let before = function.descendants().take_while(|node| node.start() < statement.start());
    let is_around = |node: &Node<'a>| node.function().is_none_or(|around| around.contains(statement));
    // How many goroutines may still start that have been counted; a number that is not written out may be any.
    let mut counted = 0u32;
    for node in before.filter(is_around) {
        if node.is(Kind::ExpressionStatement)
            && wait_group(types, node, "Add").is_some_and(|other| other.text() == group.text())
        {
            let number = node.first_child().and_then(|call| call.child(Field::Arguments)?.first_child());
            counted = counted.saturating_add(number.and_then(|number| number.text().parse().ok()).unwrap_or(u32::MAX));
        } else if node.is(Kind::GoStatement)
            && !node.contains(statement)
            && (group.is(Kind::SelectorExpression) || node.text().contains(group.text()))
        {
            counted = counted.saturating_sub(1);
        }
    }
    counted > 0
}

/// Counts before `go`, or lets `Go` of the WaitGroup count where it can.
fn fix<'a>(
    lint: &Lint<'a>,
    statement: Node<'a>,
    add: Node<'a>,
    group: Node<'a>,
    next: Option<Node<'a>>,
) -> Option<(&'static str, Vec<Edit>)> {
    let function = literal(statement)?;
    // A parameter of the literal means nothing outside.
    let owner = std::iter::successors(Some(group), |node| node.child(Field::Operand)).last()?;
    let removed = Span { start: add.start(), end: next?.start() };
    let has_comment = lint.file.syntax.comments.iter().any(|c| removed.start <= c.start && c.start < removed.end);
    if lint.types.is_declared_in(owner, function) || has_comment || !statement.is_list_item() {
        return None;
    }
    let takes = function.child(Field::Parameters).is_some_and(|list| list.first_child().is_some());
    let has_go = lint.options.value(&waitgroup_go::RULE.info, "go") >= waitgroup_go::FIRST_WITH_GO;
    if has_go
        && !takes
        && add.text().ends_with("(1)")
        && let Some(done) = waitgroup_go::done(lint.types, function, group)
    {
        let start = Span { start: statement.start(), end: function.start() };
        let edits = waitgroup_go::start_with_go(lint, start, statement, function, &[removed, done], group)?;
        return Some(("Start it with wg.Go", edits));
    }
    let moved = Edit::insert(statement.start(), format!("{}\n{}", add.text(), statement.indent()));
    Some(("Count before go", vec![moved, Edit::replace(removed, "")]))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent, unfixed};

    #[test]
    fn goroutines_that_count_themselves_fire() {
        fires(
            &RULE,
            &[
                "go func() {\n\t«wg.Add(1)»\n\tdefer wg.Done()\n\twork()\n}()\nwg.Wait()",
                "func f() {\n\tvar wg sync.WaitGroup\n\tgo func() {\n\t\t«wg.Add(1)»\n\t\tdefer wg.Done()\n\t\twork()\n\t}()\n\twg.Wait()\n}",
                "func f(ids []int) {\n\tvar wg sync.WaitGroup\n\tfor _, id := range ids {\n\t\tgo func(id int) {\n\t\t\tdefer wg.Done()\n\t\t\t«wg.Add(1)»\n\t\t\twork(id)\n\t\t}(id)\n\t}\n\twg.Wait()\n}",
                "func f() {\n\twg := &sync.WaitGroup{}\n\tgo func() {\n\t\t«wg.Add(1)»\n\t\twork()\n\t\twg.Done()\n\t}()\n\twg.Wait()\n}",
                "type pool struct{ wg sync.WaitGroup }\n\nfunc (p *pool) start() {\n\tgo func() {\n\t\t«p.wg.Add(1)»\n\t\tdefer p.wg.Done()\n\t\tp.run()\n\t}()\n}",
                "func f() {\n\tvar wg sync.WaitGroup\n\tgo func() { «wg.Add(1)»; work(); wg.Done() }()\n\tgo func() { «wg.Add(1)»; rest(); wg.Done() }()\n\twg.Wait()\n}",
                "func f() {\n\tvar wg sync.WaitGroup\n\twg.Add(1)\n\tgo func() { work(); wg.Done() }()\n\tgo func() { «wg.Add(1)»; rest(); wg.Done() }()\n\twg.Wait()\n}",
                "func f() {\n\tvar wg sync.WaitGroup\n\twg.Add(2)\n\tgo func() { work(); wg.Done() }()\n\tgo func() { rest(); wg.Done() }()\n\tgo func() { «wg.Add(1)»; late(); wg.Done() }()\n\twg.Wait()\n}",
                "type pool struct{ wg sync.WaitGroup }\n\nfunc (p *pool) start() {\n\tp.wg.Add(1)\n\tgo p.run()\n\tgo func() {\n\t\t«p.wg.Add(1)»\n\t\tdefer p.wg.Done()\n\t\tp.sweep()\n\t}()\n}",
                "func f(wg *sync.WaitGroup) {\n\tgo func() {\n\t\t«wg.Add(1)»\n\t\tdefer wg.Done()\n\t\twork()\n\t}()\n}",
                "func f() {\n\tvar wg sync.WaitGroup\n\tgo func(wg *sync.WaitGroup) {\n\t\t«wg.Add(1)»\n\t\tdefer wg.Done()\n\t\twork()\n\t}(&wg)\n\twg.Wait()\n}",
                "package p\n\nimport s \"sync\"\n\nvar wg s.WaitGroup\n\nfunc f() {\n\tgo func() { «wg.Add(2)»; work(); wg.Add(-2) }()\n}",
            ],
        );
    }

    #[test]
    fn goroutines_that_are_counted_before_do_not() {
        silent(
            &RULE,
            &[
                "wg.Add(1)\ngo func() {\n\tdefer wg.Done()\n\twork()\n}()",
                "wg.Go(func() { work() })",
                "func f() {\n\tvar wg sync.WaitGroup\n\twg.Add(2)\n\tgo func() { work(); wg.Done() }()\n\tgo func() {\n\t\twg.Add(1)\n\t\tgo rest(&wg)\n\t\twg.Done()\n\t}()\n\twg.Wait()\n}",
                "func f(n int) {\n\tvar wg sync.WaitGroup\n\twg.Add(n)\n\tfor range n {\n\t\tgo func() {\n\t\t\twg.Add(1)\n\t\t\tgo rest(&wg)\n\t\t\twg.Done()\n\t\t}()\n\t}\n\twg.Wait()\n}",
                "func f() {\n\tvar wg sync.WaitGroup\n\twg.Add(1)\n\tgo func() {\n\t\twg.Add(1)\n\t\tgo work(&wg)\n\t\twg.Done()\n\t}()\n\twg.Wait()\n}",
                "func f(jobs chan int) {\n\tvar wg sync.WaitGroup\n\tgo func() {\n\t\tfor j := range jobs {\n\t\t\twg.Add(1)\n\t\t\tgo work(j, &wg)\n\t\t}\n\t\twg.Wait()\n\t}()\n}",
                "func f() {\n\tgo func() {\n\t\tvar wg sync.WaitGroup\n\t\twg.Add(1)\n\t\tgo work(&wg)\n\t\twg.Wait()\n\t}()\n}",
                "type counter struct{}\n\nfunc (c counter) Add(n int) {}\n\nfunc f(wg counter) {\n\tgo func() {\n\t\twg.Add(1)\n\t\twork()\n\t}()\n}",
                "go func() {\n\tset.Add(1)\n\twork()\n}()",
                "func f(n atomic.Int64) {\n\tgo func() {\n\t\tn.Add(1)\n\t\twork()\n\t}()\n}",
                "go worker(&wg)",
                "go func() {\n\twork()\n}()",
            ],
        );
    }

    #[test]
    fn fixes_count_before() {
        fixes(
            &RULE,
            &[
                (
                    "func f(ids []int) {\n\tvar wg sync.WaitGroup\n\tfor _, id := range ids {\n\t\tgo func(id int) {\n\t\t\twg.Add(1)\n\t\t\tdefer wg.Done()\n\t\t\twork(id)\n\t\t}(id)\n\t}\n\twg.Wait()\n}",
                    "func f(ids []int) {\n\tvar wg sync.WaitGroup\n\tfor _, id := range ids {\n\t\twg.Add(1)\n\t\tgo func(id int) {\n\t\t\tdefer wg.Done()\n\t\t\twork(id)\n\t\t}(id)\n\t}\n\twg.Wait()\n}",
                ),
                (
                    "func f() {\n\tvar wg sync.WaitGroup\n\tgo func() {\n\t\twg.Add(1)\n\t\tdefer wg.Done()\n\t\twork()\n\t}()\n\twg.Wait()\n}",
                    "func f() {\n\tvar wg sync.WaitGroup\n\twg.Go(func() {\n\t\twork()\n\t})\n\twg.Wait()\n}",
                ),
                ("go func() { wg.Add(1); work(); wg.Done() }()", "wg.Go(func() { work() })"),
                ("go func() { wg.Add(2); work(); wg.Done() }()", "wg.Add(2)\ngo func() { work(); wg.Done() }()"),
            ],
        );
        unfixed(
            &RULE,
            &[
                "func f() {\n\tvar wg sync.WaitGroup\n\tgo func(wg *sync.WaitGroup) {\n\t\twg.Add(1)\n\t\twork(wg)\n\t}(&wg)\n}",
                "go func() {\n\twg.Add(1) // for the worker\n\twork()\n}()",
            ],
        );
    }
}
