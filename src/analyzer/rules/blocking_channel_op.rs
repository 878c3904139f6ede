//! ## What it does
//!
//! Finds channel sends and receives that wait without also watching `ctx.Done()`, where a context is in reach or
//! the function waits on behalf of its caller.
//!
//! ## Why it matters
//!
//! A channel operation waits until the other side is ready. If the other side is gone, it waits for ever: the request never
//! ends although its client left long ago, and the goroutine leaks. A `select` with `ctx.Done()` ends the wait when
//! the caller gives up.
//!
//! ## Example
//!
//! ```go
//! result := <-ch
//! ```
//!
//! ## Better
//!
//! ```go
//! select {
//! case result := <-ch:
//! 	return result, nil
//! case <-ctx.Done():
//! 	return nil, ctx.Err()
//! }
//! ```
//!
//! ## When not to
//!
//! Some waits are short by construction. The rule says nothing for a `select` with `default`; for sending into a buffered
//! channel that the function itself made, or once into one that the package makes with room for one; for semaphores and
//! locks, which it knows by their names (`sem`, `mu`), by empty elements, and by a function that both takes and gives back;
//! for `<-ctx.Done()`, and where the context is over; in `main` and in tests; and for receiving from a channel that the same
//! function closes. Room for one is room for one send: the rule does not count how often the code sends.
//! It is silent, too, where the documentation of the function says that it "blocks until" something and names no context.
//! Waiting for somebody who was handed the context is right, too: he ends with it, and leaving before him would leave him
//! alone. In a function without a context it speaks, more quietly, only of an exported one that passes what it was given
//! to a channel of its owner, or returns what comes from there. It cannot know that the other side always answers. No common
//! linter checks this. `//nolint:blocking-channel-op` with a reason keeps one.

use crate::channels::{self, Room};
use crate::errors::last_name;
use crate::kind::{Field, Kind, Op};
use crate::lint::{Lint, Rule};
use crate::package::{BindingKind, receiver_type};
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::types::{Type, Types};
use crate::{Applicability, Edit, Severity, Span, contexts, repair};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "blocking-channel-op",
        summary: "A channel operation waits without watching the context.",
        area: Area::Concurrency,
        severity: Severity::Warning,
        clauses: &["anti-blocking-channel", "standard-context-propagation", "pattern-concurrency"],
        linters: &[],
        limits: "It cannot see how much room a channel has that was made elsewhere, or who closes it.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[
        Kind::SendStatement,
        Kind::UnaryExpression,
        Kind::ReceiveStatement,
        Kind::RangeClause,
        Kind::SelectStatement,
    ],
    check,
};

/// On whose behalf code waits.
enum Waits {
    /// A context is in reach; how the code would call it.
    WithContext(String),
    /// None is, but the function is called by others.
    ForCaller,
}

fn check<'a>(node: Node<'a>, lint: &mut Lint<'a>) {
    let types = lint.types;
    let (channel, verb) = match node.kind() {
        Kind::SelectStatement => return check_select(node, lint),
        Kind::SendStatement => (node.child(Field::Channel), "send to"),
        Kind::UnaryExpression if node.op() == Op::Arrow => (node.child(Field::Operand), "receive from"),
        Kind::RangeClause => (node.child(Field::Right).filter(|over| is_channel(types, *over)), "loop over"),
        _ => return,
    };
    let Some(channel) = channel.map(Node::unparenthesized) else { return };
    if is_in_select(node) || channels::is_done(types, channel) || is_bounded(types, node, channel) {
        return;
    }
    if node.is(Kind::RangeClause) && loop_watches(types, node) {
        return;
    }
    let Some(waits) = waits(lint, node, channel).filter(|_| !node.is_remarked(&REASONS)) else { return };
    let (severity, message) = match &waits {
        Waits::WithContext(ctx) => (
            Severity::Warning,
            format!("This {verb} `{}` waits even after `{ctx}` is cancelled.", shorten(channel.text())),
        ),
        Waits::ForCaller => (
            Severity::Info,
            format!(
                "This {verb} `{}` can wait for ever, and the caller has no way to give up.",
                shorten(channel.text())
            ),
        ),
    };
    let fix = match &waits {
        Waits::WithContext(ctx) => fix(lint, node, ctx),
        Waits::ForCaller => None,
    };
    let help = match &waits {
        Waits::WithContext(ctx) => format!("Put it into a select together with `<-{ctx}.Done()`."),
        Waits::ForCaller => "Take a context, and put this into a select together with `<-ctx.Done()`.".to_owned(),
    };
    let span = if node.is(Kind::RangeClause) { channel.span() } else { node.span() };
    let fact = fact(node, &waits);
    let diagnostic = lint.report_as(severity, span, message, help).because(fact);
    if let Some(edits) = fix {
        diagnostic.fix("Select with ctx.Done()", Applicability::NeedsReview, edits);
    }
}

/// What a comment speaks of that says why the operation may wait.
const REASONS: [&str; 5] = ["block", "ensure", "must", "always", "never"];

/// A select that has no way out.
fn check_select<'a>(select: Node<'a>, lint: &mut Lint<'a>) {
    let types = lint.types;
    if watches(types, select) || select.first_child().is_none() {
        return;
    }
    let channels = communications(select);
    if channels.iter().any(|(node, channel)| is_bounded(types, *node, *channel)) {
        return;
    }
    if !select.is_remarked(&REASONS)
        && let Some(waits) = waits(lint, select, select)
        && let Waits::WithContext(ctx) = &waits
    {
        lint.report(
            Span { start: select.start(), end: select.start() + 6 },
            format!("This select waits even after `{ctx}` is cancelled."),
            format!("Add a case for `<-{ctx}.Done()`."),
        )
        .because(fact(select, &waits));
    }
}

/// What makes the rule think that somebody may want to give up.
fn fact(node: Node<'_>, waits: &Waits) -> String {
    let owner = node.outermost_function().and_then(|owner| owner.child(Field::Name));
    match (waits, owner) {
        (Waits::WithContext(ctx), Some(owner)) => format!("`{ctx}` is a context that `{}` has in reach.", owner.text()),
        (Waits::WithContext(ctx), None) => format!("Code outside of a function is taken to have `{ctx}` in reach."),
        (Waits::ForCaller, _) => "The function is exported, and no context is in its reach.".to_owned(),
    }
}

fn shorten(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

fn is_channel<'a>(types: Types<'a>, value: Node<'a>) -> bool {
    matches!(types.underlying(&types.of(value)), Type::Channel(_))
}

/// Whether the operation is one of the cases of a select; the select itself is looked at as a whole.
fn is_in_select(node: Node<'_>) -> bool {
    let receive = node.parent().filter(|parent| parent.is(Kind::ReceiveStatement)).unwrap_or(node);
    receive.field_name() == Field::Communication
}

/// The operations that a select waits for, with their channels.
fn communications<'a>(select: Node<'a>) -> Vec<(Node<'a>, Node<'a>)> {
    let cases = select.children().filter_map(|case| case.child(Field::Communication));
    cases
        .filter_map(|node| match node.kind() {
            Kind::SendStatement => Some((node, node.child(Field::Channel)?)),
            _ => {
                let receive = node.child(Field::Right)?.unparenthesized();
                Some((receive, receive.child(Field::Operand)?.unparenthesized()))
            }
        })
        .collect()
}

/// Whether a select ends when somebody gives up: a default, a context or a channel that says so.
fn watches<'a>(types: Types<'a>, select: Node<'a>) -> bool {
    select.children().any(|case| case.is(Kind::DefaultCase))
        || communications(select).iter().any(|(operation, channel)| {
            channels::is_done(types, *channel)
                || channels::is_timeout(*channel)
                || !operation.is(Kind::SendStatement) && channels::is_closed(types, *channel)
        })
}

/// Whether the wait is short by construction.
fn is_bounded<'a>(types: Types<'a>, operation: Node<'a>, channel: Node<'a>) -> bool {
    let is_send = operation.is(Kind::SendStatement);
    let name = last_name(channel).to_ascii_lowercase();
    if name.starts_with("sem") || ["sem", "sema", "mu", "mutex", "lock"].iter().any(|end| name.ends_with(end)) {
        return true;
    }
    if channels::is_token(channel, is_send) {
        return true;
    }
    if is_send {
        return channels::room(types, channel) == Some(Room::Enough)
            || channels::is_awaited(channel)
            || channels::is_reply(types, channel);
    }
    channels::is_closed(types, channel)
        || channels::is_there(operation, channel)
        || channels::is_signal(types, channel) && channels::room(types, channel) == Some(Room::Enough)
        || channels::sender_has_context(types, channel)
}

/// Whether the body of a loop over a channel looks at a context in each round.
fn loop_watches<'a>(types: Types<'a>, clause: Node<'a>) -> bool {
    let Some(body) = clause.parent().and_then(|statement| statement.child(Field::Body)) else { return false };
    body.own_descendants().any(|node| match node.kind() {
        Kind::SelectStatement => watches(types, node),
        Kind::CallExpression => node
            .child(Field::Function)
            .is_some_and(|function| function.child(Field::Operand).is_some_and(|owner| types.of(owner).is_context())),
        _ => false,
    })
}

/// On whose behalf the code at `node` waits; `None` where it may wait as it likes.
fn waits<'a>(lint: &Lint<'a>, node: Node<'a>, channel: Node<'a>) -> Option<Waits> {
    let types = lint.types;
    if lint.file.is_test() {
        return None;
    }
    let Some(owner) = node.outermost_function() else {
        return lint.file.package.is_none().then(|| Waits::WithContext("ctx".to_owned()));
    };
    // Its documentation promises it, unless it speaks of a context that ends the wait.
    if owner.is_remarked(&["block until", "blocks until"]) && !owner.is_remarked(&["ctx", "context"]) {
        return None;
    }
    let name = owner.child(Field::Name).map_or("", |name| name.text());
    if owner.is(Kind::FunctionDeclaration) && matches!(name, "main" | "init") {
        return None;
    }
    let functions = std::iter::successors(node.function(), |function| function.function());
    for function in functions {
        if is_timer(function) {
            return None;
        }
        if let Some(ctx) = contexts::of_function(types, function, node) {
            return (!contexts::is_over(function, node, &ctx)).then_some(Waits::WithContext(ctx));
        }
    }
    const FREE: [&str; 11] =
        ["Close", "Stop", "Shutdown", "Wait", "Done", "Join", "Read", "Write", "Accept", "Put", "Release"];
    let is_public = name.starts_with(char::is_uppercase)
        && receiver_type(owner).is_none_or(|ty| ty.text().starts_with(char::is_uppercase))
        && !FREE.iter().any(|prefix| name.starts_with(prefix));
    let is_direct = node.function() == Some(owner);
    (is_public && is_direct && hands_over(types, node, channel)).then_some(Waits::ForCaller)
}

/// Whether a literal runs when a timer fires, long after the code around it.
fn is_timer(literal: Node<'_>) -> bool {
    let call = literal.parent().filter(|list| list.is(Kind::ArgumentList)).and_then(Node::parent);
    call.and_then(|call| call.child(Field::Function)).is_some_and(|name| name.text() == "time.AfterFunc")
}

/// Whether the operation passes what the function was given to a channel of its owner, or gives out what comes from there.
fn hands_over<'a>(types: Types<'a>, node: Node<'a>, channel: Node<'a>) -> bool {
    let kind_of = |name| types.binding(name).map(|binding| binding.kind);
    let is_owned =
        matches!(kind_of(channels::root(channel)), Some(BindingKind::Receiver | BindingKind::PackageVariable));
    is_owned
        && match node.kind() {
            Kind::SendStatement => {
                let is_given = |name: Node<'a>| kind_of(name) == Some(BindingKind::Parameter);
                channels::room(types, channel).is_none() && node.descendants().any(is_given)
            }
            Kind::UnaryExpression => {
                let returns = node.function().is_some_and(|function| function.child(Field::Result).is_some());
                let list = node.parent().filter(|parent| !parent.is(Kind::ExpressionStatement));
                let names = list.and_then(Node::parent).and_then(|owner| owner.child(Field::Left));
                // With `v, ok` it is told that nothing more will come.
                returns && list.is_some() && names.is_none_or(|names| names.children().count() == 1)
            }
            _ => false,
        }
}

fn fix<'a>(lint: &Lint<'a>, node: Node<'a>, ctx: &str) -> Option<Vec<Edit>> {
    let types = lint.types;
    let statement = node.statement()?;
    if node.is(Kind::RangeClause) || !repair::has_own_lines(lint.file, statement) {
        return None;
    }
    let leave = match node.function() {
        Some(function) if repair::returns_error(types, function) => {
            repair::return_error(types, Some(function), &format!("{ctx}.Err()"))?
        }
        Some(function) => repair::return_zero(types, function),
        None => format!("return {ctx}.Err()"),
    };
    let indent = statement.indent();
    let (before, case) = match statement.kind() {
        Kind::SendStatement => (String::new(), statement.text().to_owned()),
        Kind::ExpressionStatement if statement.first_child() == Some(node) => (String::new(), node.text().to_owned()),
        // `case sum += <-ch:` would be no Go.
        Kind::AssignmentStatement if is_only_value(statement, node) && statement.op() == Op::Assign => {
            (String::new(), statement.text().to_owned())
        }
        Kind::ShortVarDeclaration if is_only_value(statement, node) => receive(lint, statement, node)?,
        _ => return None,
    };
    let text =
        format!("{before}select {{\n{indent}case {case}:\n{indent}case <-{ctx}.Done():\n{indent}\t{leave}\n{indent}}}");
    Some(vec![Edit::replace(statement.span(), text)])
}

fn is_only_value<'a>(statement: Node<'a>, node: Node<'a>) -> bool {
    statement.child(Field::Right).is_some_and(|list| list.children().count() == 1 && list.first_child() == Some(node))
}

/// What `v := <-ch` becomes: a declaration before the select where `v` is used behind it, and the case.
fn receive<'a>(lint: &Lint<'a>, statement: Node<'a>, node: Node<'a>) -> Option<(String, String)> {
    let names: Vec<_> = statement.child(Field::Left)?.children().collect();
    if !names.iter().all(|name| name.is(Kind::Identifier)) {
        return None;
    }
    let rest = statement.parent()?.children().skip_while(|other| *other != statement).skip(1);
    let is_used = rest.flat_map(|other| other.descendants()).any(|other| {
        other.is(Kind::Identifier) && names.iter().any(|name| name.text() == other.text() && name.text() != "_")
    });
    if !is_used {
        return Some((String::new(), statement.text().to_owned()));
    }
    let element = element_text(lint.types, node.child(Field::Operand)?)?;
    let types = [element.as_str(), "bool"];
    let declared = names.iter().zip(types).filter(|(name, _)| name.text() != "_");
    let before: String =
        declared.map(|(name, ty)| format!("var {} {ty}\n{}", name.text(), statement.indent())).collect();
    let left: Vec<_> = names.iter().map(|name| name.text()).collect();
    Some((before, format!("{} = {}", left.join(", "), node.text())))
}

/// The element type of a channel as the source spells it.
fn element_text<'a>(types: Types<'a>, channel: Node<'a>) -> Option<String> {
    let declaration = types.package.declaration(types.binding(channel)?);
    let ty = match declaration.child(Field::Type) {
        Some(ty) => ty,
        None => {
            let mut made = channel.outermost_function()?.descendants();
            let make = made.find(|call| call.is(Kind::CallExpression) && channels::is_made(types, *call, channel))?;
            make.child(Field::Arguments)?.first_child()?
        }
    };
    ty.is(Kind::ChannelType).then(|| ty.child(Field::Value).map(|value| value.text().to_owned()))?
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent, unfixed};

    #[test]
    fn waits_that_nobody_can_end_fire() {
        fires(
            &RULE,
            &[
                "result := «<-ch»",
                "func f(ctx context.Context, ch chan int) int {\n\treturn «<-ch»\n}",
                "func f(ctx context.Context, ch chan<- int) {\n\t«ch <- 1»\n}",
                "func f(ctx context.Context, jobs <-chan int) {\n\tfor j := range «jobs» {\n\t\tprintln(j)\n\t}\n}",
                "func f(ctx context.Context) int {\n\tch := make(chan int)\n\tgo func() { ch <- work() }()\n\treturn «<-ch»\n}",
                "func f(w http.ResponseWriter, r *http.Request) {\n\t«jobs <- 1»\n}",
                "func f(ctx context.Context, a, b chan int) {\n\t«select» {\n\tcase <-a:\n\tcase b <- 1:\n\t}\n}",
                "type Q struct{ items chan int }\n\nfunc (q *Q) Pop() int { return «<-q.items» }",
                "type Q struct{ items chan int }\n\nfunc (q *Q) Push(v int) { «q.items <- v» }",
                "func f(ctx context.Context) error {\n\terrc := make(chan error)\n\tgo func() { «errc <- work(ctx)» }()\n\tif bad() {\n\t\treturn nil\n\t}\n\treturn <-errc\n}",
                "func f(ctx context.Context, urls []string) string {\n\tch := make(chan string)\n\tfor _, u := range urls {\n\t\tgo func() { «ch <- fetch(u)» }()\n\t}\n\treturn «<-ch»\n}",
                "func f(ctx context.Context) string {\n\tch := make(chan string)\n\tgo func() {\n\t\tdefer close(ch)\n\t\tfor range 3 {\n\t\t\tif bad() {\n\t\t\t\t«ch <- fetch(0)»\n\t\t\t\treturn\n\t\t\t}\n\t\t\t«ch <- fetch(1)»\n\t\t}\n\t}()\n\treturn <-ch\n}",
                "func f(ctx context.Context) string {\n\tch := make(chan string)\n\tgo func() { «ch <- fetch(1)» }()\n\tgo func() { «ch <- fetch(2)» }()\n\treturn «<-ch»\n}",
                "type task struct{ result chan int }\n\nfunc newTask() *task { return &task{result: make(chan int)} }\n\nfunc (t *task) run(ctx context.Context) { «t.result <- 1» }",
                "func f(ctx context.Context) {\n\t«<-time.After(time.Second)»\n}",
                "package p\n\n// f blocks until somebody takes v or ctx is cancelled.\nfunc f(ctx context.Context, ch chan int, v int) {\n\t«ch <- v»\n}",
                "package p\n\nfunc Run() {\n\tctx := context.TODO()\n\tv := «<-results»\n\tprintln(v, ctx)\n}",
            ],
        );
    }

    #[test]
    fn bounded_and_watched_waits_do_not() {
        silent(
            &RULE,
            &[
                "select {\ncase result := <-ch:\ncase <-ctx.Done():\n\treturn ctx.Err()\n}",
                "func f(ctx context.Context, ch chan int) {\n\tselect {\n\tcase ch <- 1:\n\tdefault:\n\t}\n}",
                "func f(ctx context.Context) {\n\t<-ctx.Done()\n}",
                "func f(ctx context.Context) {\n\tdone := ctx.Done()\n\t<-done\n}",
                "package main\n\nfunc main() {\n\tch := make(chan int)\n\t<-ch\n}",
                "func f(ctx context.Context, n int) {\n\tsem := make(chan struct{}, n)\n\tsem <- struct{}{}\n\t<-sem\n}",
                "func f(ctx context.Context) {\n\terrs := make(chan error, 1)\n\tgo func() { errs <- work() }()\n}",
                "func f(ctx context.Context) {\n\tch := make(chan int)\n\tgo func() {\n\t\tdefer close(ch)\n\t}()\n\tfor v := range ch {\n\t\tprintln(v)\n\t}\n}",
                "func f(ctx context.Context, c <-chan int, out chan int) {\n\tfor v := range c {\n\t\tselect {\n\t\tcase out <- v:\n\t\tcase <-ctx.Done():\n\t\t\treturn\n\t\t}\n\t}\n}",
                "func f(ctx context.Context, items []int) {\n\tfor _, v := range items {\n\t\tprintln(v)\n\t}\n}",
                "func wait(ch chan int) int { return <-ch }",
                "type S struct{ done chan struct{} }\n\nfunc (s *S) Close() error {\n\t<-s.done\n\treturn nil\n}",
                "func f(ctx context.Context, c chan int, stop chan bool) {\n\tselect {\n\tcase <-c:\n\tcase <-stop:\n\t}\n}",
                "func f(ctx context.Context, c chan int) {\n\tover := make(chan int)\n\tdefer close(over)\n\tselect {\n\tcase <-c:\n\tcase <-over:\n\t}\n}",
                "func f(ctx context.Context, w *worker) {\n\tmem := <-w.memMu\n\tw.memMu <- mem\n}",
                "func f(ctx context.Context, state chan map[string]int) {\n\ts := <-state\n\ts[\"a\"]++\n\tstate <- s\n}",
                "type token struct{}\n\nfunc f(ctx context.Context) {\n\tlimit := make(chan token, 3)\n\tlimit <- token{}\n\t<-limit\n}",
                "func f(ctx context.Context, ids []int) {\n\terrs := make([]chan error, len(ids))\n\tfor i := range ids {\n\t\terrs[i] = make(chan error, 1)\n\t\tgo func(at int) { errs[at] <- work(ctx, at) }(i)\n\t}\n}",
                "func f(ctx context.Context, p *pool) {\n\tp.free = make(chan int, 1)\n\tp.free <- 1\n}",
                "func f(ctx context.Context) {\n\tp := &pool{free: make(chan int, 1)}\n\tp.free <- 1\n}",
                "result := <-ch //nolint:blocking-channel-op // the sender never waits",
                "func f(ctx context.Context) error {\n\terrc := make(chan error)\n\tgo func() { errc <- work(ctx) }()\n\treturn <-errc\n}",
                "func f(ctx context.Context, ids []int) {\n\tch := make(chan int)\n\tfor _, id := range ids {\n\t\tgo func() { ch <- work(ctx, id) }()\n\t}\n\tfor range ids {\n\t\tprintln(<-ch)\n\t}\n}",
                "func f(ctx context.Context) error {\n\terrc := make(chan error)\n\tgo func() {\n\t\tif err := work(ctx); err != nil {\n\t\t\terrc <- err\n\t\t\treturn\n\t\t}\n\t\terrc <- nil\n\t}()\n\treturn <-errc\n}",
                "func f(ctx context.Context, ids []int) {\n\tgots := make([]chan int, len(ids))\n\tfor at := range ids {\n\t\tgots[at] = make(chan int)\n\t\tgo func() { gots[at] <- work(ctx, at) }()\n\t}\n\tfor i := range ids {\n\t\tprintln(<-gots[i])\n\t}\n}",
                "func f(ctx context.Context) error {\n\terrc := make(chan error)\n\tgo func() {\n\t\tdefer close(errc)\n\t\tfor range 3 {\n\t\t\tif err := fetch(1); err != nil {\n\t\t\t\terrc <- err\n\t\t\t\treturn\n\t\t\t}\n\t\t}\n\t}()\n\treturn <-errc\n}",
                "func f(ctx context.Context, ids []int) {\n\tvar all []chan int\n\tfor _, id := range ids {\n\t\tone := make(chan int, 1)\n\t\tall = append(all, one)\n\t\tgo func() { one <- work(ctx, id) }()\n\t}\n\tfor _, one := range all {\n\t\tprintln(<-one)\n\t}\n}",
                "func f(ctx context.Context, asks chan chan int) {\n\tselect {\n\tcase answer := <-asks:\n\t\tanswer <- 1\n\tcase <-ctx.Done():\n\t}\n}",
                "func f(ctx context.Context) {\n\tfor v := range list(ctx) {\n\t\tprintln(v)\n\t}\n}",
                "func f(ctx context.Context, t *time.Timer) {\n\tif !t.Stop() {\n\t\t<-t.C\n\t}\n}",
                "package p\n\n// f sends v. It blocks until somebody takes it.\nfunc f(ctx context.Context, ch chan int, v int) {\n\tch <- v\n}",
                "func f(ctx context.Context, pool chan int) {\n\tselect {\n\tcase pool <- 1:\n\t\tdefer func() { <-pool }()\n\tcase <-ctx.Done():\n\t}\n}",
                "func f(ctx context.Context, c chan int) {\n\tselect {\n\tcase <-c:\n\tcase <-ctx.Done():\n\t\t<-c\n\t}\n}",
                "func f(ctx context.Context, c chan int) {\n\ttime.AfterFunc(time.Second, func() { c <- 1 })\n}",
                "func f(ctx context.Context, c chan int) {\n\tselect {\n\tcase <-c:\n\tcase <-time.After(time.Second):\n\t}\n}",
                "func f(ctx context.Context) {\n\tc := make(chan int, 1)\n\tsend(ctx, c)\n}\n\nfunc send(ctx context.Context, c chan int) { c <- 1 }",
                "type task struct{ result chan int }\n\nfunc newTask() *task { return &task{result: make(chan int, 1)} }\n\nfunc (t *task) run(ctx context.Context) { t.result <- 1 }",
                "type C struct{ desc string }\n\nfunc (c *C) Describe(ch chan<- string) { ch <- c.desc }",
                "type Q struct{ items chan int }\n\nfunc (q *Q) Next() (int, bool) {\n\tv, ok := <-q.items\n\treturn v, ok\n}",
            ],
        );
    }

    #[test]
    fn fixes_select() {
        fixes(
            &RULE,
            &[
                ("result := <-ch", "select {\ncase result := <-ch:\ncase <-ctx.Done():\n\treturn ctx.Err()\n}"),
                (
                    "func f(ctx context.Context, ch chan<- int) (int, error) {\n\tch <- 1\n\treturn 1, nil\n}",
                    "func f(ctx context.Context, ch chan<- int) (int, error) {\n\tselect {\n\tcase ch <- 1:\n\tcase <-ctx.Done():\n\t\treturn 0, ctx.Err()\n\t}\n\treturn 1, nil\n}",
                ),
                (
                    "func f(ctx context.Context, ch chan *User) {\n\tu, ok := <-ch\n\tprintln(u, ok)\n}",
                    "func f(ctx context.Context, ch chan *User) {\n\tvar u *User\n\tvar ok bool\n\tselect {\n\tcase u, ok = <-ch:\n\tcase <-ctx.Done():\n\t\treturn\n\t}\n\tprintln(u, ok)\n}",
                ),
                (
                    "func f(w http.ResponseWriter, r *http.Request) {\n\tjobs <- 1\n}",
                    "func f(w http.ResponseWriter, r *http.Request) {\n\tselect {\n\tcase jobs <- 1:\n\tcase <-r.Context().Done():\n\t\treturn\n\t}\n}",
                ),
            ],
        );
        unfixed(
            &RULE,
            &[
                "func f(ctx context.Context, c chan int) int {\n\treturn <-c\n}",
                "v := <-results\nprintln(v)",
                "func f(ctx context.Context, c chan int) (sum int) {\n\tsum += <-c\n\treturn sum\n}",
                // Found by the fuzzer: the parser takes this for a declaration.
                "func f(ctx context.Context, c chan int) {\n\tv, a.b := <-c\n\tprintln(v, a)\n}",
            ],
        );
    }
}
