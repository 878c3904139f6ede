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
//! channel that the function itself made; for semaphores and locks, which it knows by their names (`sem`, `mu`), by empty
//! elements, and by a function that both takes and gives back; for `<-ctx.Done()`; in `main` and in tests; and for channels that
//! the same function closes. In a function without a context it speaks, more quietly, only if the function is exported and
//! hands a value over or out. It does not follow a channel through other functions, so it cannot know that the other side
//! always answers. No common linter checks this. `//nolint:blocking-channel-op` with a reason keeps one.

use crate::calls::Callee;
use crate::kind::{Field, Kind, Op};
use crate::lint::{Lint, Rule};
use crate::package::Binding;
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
    if is_in_select(node) || is_done(types, channel) || is_bounded(types, node, channel) {
        return;
    }
    if node.is(Kind::RangeClause) && loop_watches(types, node) {
        return;
    }
    let Some(waits) = waits(lint, node) else { return };
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

/// A select that has no way out.
fn check_select<'a>(select: Node<'a>, lint: &mut Lint<'a>) {
    let types = lint.types;
    if watches(types, select) || select.first_child().is_none() {
        return;
    }
    let channels = communications(select);
    if channels.iter().all(|(node, channel)| is_bounded(types, *node, *channel)) {
        return;
    }
    if let Some(waits) = waits(lint, select)
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
            is_done(types, *channel) || !operation.is(Kind::SendStatement) && is_closed_here(*channel)
        })
}

/// Channels whose only purpose is to say that something is over.
fn is_done<'a>(types: Types<'a>, channel: Node<'a>) -> bool {
    if channel.is(Kind::CallExpression) {
        let function = channel.child(Field::Function);
        let name = function.and_then(|function| function.child(Field::Selected)).or(function);
        return name.is_some_and(|name| matches!(name.text(), "Done" | "Dying" | "Closed" | "CloseNotify"));
    }
    if matches!(types.binding(channel).map(|b| types.package.declaration(b)), Some(declaration)
        if is_assigned_from_done(declaration))
    {
        return true;
    }
    let name = channel.child(Field::Selected).unwrap_or(channel).text().to_ascii_lowercase();
    const ENDS: [&str; 9] = ["done", "quit", "stop", "exit", "closed", "closing", "cancel", "shutdown", "dying"];
    ENDS.iter().any(|end| name.contains(end))
}

fn is_assigned_from_done(declaration: Node<'_>) -> bool {
    let value = declaration.child(Field::Right).or_else(|| declaration.child(Field::Value));
    value.is_some_and(|value| value.text().trim_end().ends_with(".Done()"))
}

/// Whether the wait is short by construction.
fn is_bounded<'a>(types: Types<'a>, operation: Node<'a>, channel: Node<'a>) -> bool {
    let is_send = operation.is(Kind::SendStatement);
    if is_closed_here(channel) && !is_send {
        return true;
    }
    let name = channel.child(Field::Selected).unwrap_or(channel).text().to_ascii_lowercase();
    if name.starts_with("sem") || ["sem", "sema", "mu", "mutex", "lock"].iter().any(|end| name.ends_with(end)) {
        return true;
    }
    if is_token(channel, is_send) {
        return true;
    }
    let made = types.binding(channel).and_then(|binding| made(types, binding)).or_else(|| made_by_text(types, channel));
    let is_buffered =
        made.and_then(|make| make.child(Field::Arguments)).is_some_and(|arguments| arguments.children().count() > 1);
    is_buffered && (is_send || is_signal(types, channel))
}

/// Whether the function takes from the channel and gives back to it, as to a lock.
fn is_token<'a>(channel: Node<'a>, is_send: bool) -> bool {
    let Some(function) = channel.function() else { return false };
    let counterpart = |node: &Node<'a>| {
        if is_send { node.is(Kind::UnaryExpression) && node.op() == Op::Arrow } else { node.is(Kind::SendStatement) }
    };
    let field = if is_send { Field::Operand } else { Field::Channel };
    function.own_descendants().filter(counterpart).any(|node| {
        node.child(field)
            .is_some_and(|other| other.text() == channel.text() && other.binding_id() == channel.binding_id())
    })
}

/// The `make` that the function assigned to a field, or wrote into a literal whose field has this name.
fn made_by_text<'a>(types: Types<'a>, channel: Node<'a>) -> Option<Node<'a>> {
    let field = channel.child(Field::Selected).filter(|_| channel.is(Kind::SelectorExpression))?;
    let calls = channel
        .outermost_function()?
        .descendants()
        .filter(|node| node.is(Kind::CallExpression) && types.callee(*node) == Callee::Builtin("make"));
    calls.into_iter().find(|call| {
        let Some(parent) = call.parent() else { return false };
        let target = match parent.kind() {
            Kind::ExpressionList => parent.parent().and_then(|statement| statement.child(Field::Left)),
            Kind::LiteralElement => parent.parent().and_then(|element| element.child(Field::Key)),
            _ => None,
        };
        target.is_some_and(|target| target.text() == channel.text() || target.text() == field.text())
    })
}

/// The `make` that made the channel, if the function shows it.
fn made<'a>(types: Types<'a>, binding: &Binding) -> Option<Node<'a>> {
    let declaration = types.package.declaration(binding);
    let values = declaration.child(Field::Right).or_else(|| declaration.child(Field::Value))?;
    let call = values.children().nth(binding.position as usize)?;
    (call.is(Kind::CallExpression) && types.callee(call) == Callee::Builtin("make")).then_some(call)
}

fn is_signal<'a>(types: Types<'a>, channel: Node<'a>) -> bool {
    match types.underlying(&types.of(channel)) {
        Type::Channel(element) => matches!(types.underlying(&element), Type::Struct(_)),
        _ => false,
    }
}

/// Whether the declared function around the operation closes the channel.
fn is_closed_here(channel: Node<'_>) -> bool {
    let Some(function) = channel.outermost_function() else { return false };
    function.descendants().any(|node| {
        node.is(Kind::CallExpression)
            && node.child(Field::Function).is_some_and(|name| name.text() == "close")
            && node
                .child(Field::Arguments)
                .and_then(|list| list.first_child())
                .is_some_and(|closed| closed.text() == channel.text() && closed.binding_id() == channel.binding_id())
    })
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
fn waits<'a>(lint: &Lint<'a>, node: Node<'a>) -> Option<Waits> {
    let types = lint.types;
    if lint.file.is_test() {
        return None;
    }
    let Some(owner) = node.outermost_function() else {
        return lint.file.package.is_none().then(|| Waits::WithContext("ctx".to_owned()));
    };
    let name = owner.child(Field::Name).map_or("", |name| name.text());
    let is_entry = owner.is(Kind::FunctionDeclaration) && matches!(name, "main" | "init");
    let is_test =
        ["Test", "Benchmark", "Fuzz", "Example"].iter().any(|prefix| name.starts_with(prefix)) && lint.file.is_test();
    if is_entry || is_test {
        return None;
    }
    let functions = std::iter::successors(node.function(), |function| function.function());
    for function in functions {
        if let Some(ctx) = contexts::of_function(types, function, node) {
            return Some(Waits::WithContext(ctx));
        }
    }
    let is_direct = node.function() == Some(owner);
    let is_ending = ["Close", "Stop", "Shutdown", "Wait", "Done", "Join"].iter().any(|prefix| name.starts_with(prefix));
    let hands_over = node.is(Kind::SendStatement) || owner.child(Field::Result).is_some();
    let is_operation = node.is(Kind::SendStatement) || node.is(Kind::UnaryExpression);
    (is_direct && is_operation && hands_over && !is_ending && name.starts_with(char::is_uppercase))
        .then_some(Waits::ForCaller)
}

fn fix<'a>(lint: &Lint<'a>, node: Node<'a>, ctx: &str) -> Option<Vec<Edit>> {
    let types = lint.types;
    let statement = node.statement()?;
    if node.is(Kind::RangeClause) {
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
        Kind::AssignmentStatement if is_only_value(statement, node) => (String::new(), statement.text().to_owned()),
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
    let binding = types.binding(channel)?;
    let declaration = types.package.declaration(binding);
    let ty = match declaration.child(Field::Type) {
        Some(ty) => ty,
        None => made(types, binding)?.child(Field::Arguments)?.first_child()?,
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
                "func f(ctx context.Context) int {\n\tch := make(chan int)\n\tgo func() { «ch <- work()» }()\n\treturn «<-ch»\n}",
                "func f(w http.ResponseWriter, r *http.Request) {\n\t«jobs <- 1»\n}",
                "func f(ctx context.Context, a, b chan int) {\n\t«select» {\n\tcase <-a:\n\tcase b <- 1:\n\t}\n}",
                "type Q struct{ items chan int }\n\nfunc (q *Q) Pop() int { return «<-q.items» }",
                "func f(ctx context.Context) {\n\t«<-time.After(time.Second)»\n}",
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
                "func f(ctx context.Context, p *pool) {\n\tp.free = make(chan int, 1)\n\tp.free <- 1\n}",
                "func f(ctx context.Context) {\n\tp := &pool{free: make(chan int, 1)}\n\tp.free <- 1\n}",
                "result := <-ch //nolint:blocking-channel-op // the sender never waits",
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
            &["func f(ctx context.Context, c chan int) int {\n\treturn <-c\n}", "v := <-results\nprintln(v)"],
        );
    }
}
