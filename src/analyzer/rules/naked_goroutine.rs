//! ## What it does
//!
//! Finds `go` statements that start something which nothing waits for and nothing can stop.
//!
//! ## Why it matters
//!
//! A goroutine that nobody waits for may be cut off in the middle when `main` returns; one that nobody can stop may never
//! end, and holds its memory and its connections for as long as the program lives. Its errors and panics reach nobody. Who
//! starts a goroutine should know how it ends.
//!
//! ## Example
//!
//! ```go
//! go doSomething()
//! ```
//!
//! ## Better
//!
//! ```go
//! g, ctx := errgroup.WithContext(ctx)
//! g.Go(func() error { return doSomething(ctx) })
//! if err := g.Wait(); err != nil {
//! 	return fmt.Errorf("do something: %w", err)
//! }
//! ```
//!
//! ## When not to
//!
//! A goroutine may run for as long as the program does, if that is what it is for; give it a context all the same. The
//! rule takes any of these as a tie to somebody: a WaitGroup, sending, receiving or closing a channel, a context that is
//! handed in or watched, a condition variable, an atomic flag that is looked at, or something that the same function
//! shuts down or closes. It looks into functions of the package, but not into other packages or function values, where it
//! says only "may", and it cannot prove that a tie is really used. No common linter checks
//! this; the nearest are go.uber.org/goleak in tests and the goroutine profile in production.
//! `//nolint:naked-goroutine` with a reason keeps one.

use crate::calls::Callee;
use crate::kind::{Field, Kind, Op};
use crate::lint::{Lint, Rule};
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::types::{Place, Type, Types};
use crate::{Applicability, Edit, Severity, Span, contexts, repair};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "naked-goroutine",
        summary: "A goroutine is started that nothing waits for and nothing can stop.",
        area: Area::Concurrency,
        severity: Severity::Error,
        clauses: &["anti-naked-goroutine", "expertise-concurrency", "pattern-concurrency", "step-choose-patterns"],
        linters: &[],
        limits: "It cannot see what a function of another package does to coordinate the goroutines that run it.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[Kind::GoStatement],
    check,
};

/// How many of the package's functions are searched for coordination before it is taken for granted.
const MAX_SEARCHED: usize = 64;

/// How the names of methods begin that end what a goroutine does.
const ENDINGS: [&str; 6] = ["Shutdown", "Close", "Stop", "GracefulStop", "Wait", "Cancel"];

fn check<'a>(statement: Node<'a>, lint: &mut Lint<'a>) {
    let Some(call) = statement.first_child().map(Node::unparenthesized).filter(|n| n.is(Kind::CallExpression)) else {
        return;
    };
    let types = lint.types;
    if hands_over_tie(types, call)
        || is_shut_down(types, statement)
        || call_is_tie(types, call)
        || is_in_bubble(types, statement)
    {
        return;
    }
    const UNSEEN: &str = "What it runs is declared where the rule cannot read it.";
    let (severity, fact) = match types.callee(call) {
        Callee::Literal(place) | Callee::Declared(place) => match body_of(types, call, place) {
            Some(body) => match search(types, body) {
                Found::Tie => return,
                Found::Nothing => (
                    Severity::Error,
                    "What it runs, and what that calls in this package, uses no channel, WaitGroup or context.",
                ),
                Found::Hidden => (Severity::Warning, "It calls function values, which may do anything."),
            },
            // A function value or a method of an interface: what it does is not to be seen.
            None => (Severity::Warning, UNSEEN),
        },
        Callee::Unknown if call.child(Field::Function).is_some_and(|n| n.is(Kind::Identifier)) => {
            (Severity::Error, "It gets no channel, WaitGroup or context.")
        }
        Callee::Builtin(_) | Callee::Conversion(_) => return,
        Callee::Unknown | Callee::Function { .. } | Callee::Method { .. } => (Severity::Warning, UNSEEN),
    };
    let Some(function) = call.child(Field::Function) else { return };
    let subject = if function.is(Kind::FuncLiteral) {
        "This goroutine".to_owned()
    } else {
        format!("The goroutine that runs `{}`", function.text().lines().next().unwrap_or_default())
    };
    let message = if severity == Severity::Error {
        format!("{subject} is left alone: nothing waits for it and nothing can stop it.")
    } else {
        format!("{subject} may be left alone: nothing here waits for it or can stop it.")
    };
    let fix = fix(lint, statement, call);
    let span = Span { start: statement.start(), end: statement.start() + 2 };
    let span = if function.is(Kind::FuncLiteral) { span } else { Span { end: call.end(), ..span } };
    let diagnostic = lint.report_as(
        severity,
        span,
        message,
        "Wait for it with a sync.WaitGroup or an errgroup, or give it a context that ends it.",
    );
    diagnostic.because(fact);
    if let Some(edits) = fix {
        diagnostic.fix("Wait for it with a WaitGroup", Applicability::NeedsReview, edits);
    }
}

/// Whether a value that ties goroutines together is handed to the call: a channel, a context, a WaitGroup, a function
/// that reports back.
fn hands_over_tie<'a>(types: Types<'a>, call: Node<'a>) -> bool {
    let Some(arguments) = call.child(Field::Arguments) else { return false };
    arguments.children().any(|argument| {
        let argument = if argument.is(Kind::UnaryExpression) && argument.op() == Op::BitAnd {
            argument.child(Field::Operand).unwrap_or(argument)
        } else {
            argument
        };
        is_tie(types, argument) || argument.is(Kind::FuncLiteral) && search(types, argument) == Found::Tie
    })
}

/// Whether a value ties goroutines together by its type.
fn is_tie<'a>(types: Types<'a>, value: Node<'a>) -> bool {
    let ty = types.of(value);
    let ty = ty.target();
    if ty.is_context() && !contexts::is_background(types, value) {
        return true;
    }
    match ty {
        Type::Channel(_) => true,
        Type::Foreign { path: "sync", name } => matches!(*name, "WaitGroup" | "Cond"),
        Type::Foreign { path: "golang.org/x/sync/errgroup", name } => *name == "Group",
        Type::Foreign { path: "context", name } => name.ends_with("CancelFunc") || name.ends_with("CancelCauseFunc"),
        Type::Foreign { path: "os", name: "Signal" } => true,
        // Whoever uses the other end waits for this one.
        Type::Foreign { path: "io", name: "PipeWriter" | "PipeReader" } => true,
        Type::Foreign { path: "io", .. } if is_process_pipe(types, value) => true,
        ty => matches!(types.underlying(ty), Type::Channel(_)),
    }
}

/// Whether a value is the end of a pipe to a process.
fn is_process_pipe<'a>(types: Types<'a>, value: Node<'a>) -> bool {
    let declaration = types.binding(value).map(|binding| types.package.declaration(binding));
    let call = declaration.and_then(|node| node.child(Field::Right)).and_then(|list| list.first_child());
    call.is_some_and(
        |call| matches!(types.callee(call), Callee::Method { path: "os/exec", name, .. } if name.ends_with("Pipe")),
    )
}

/// What was found in the code that a goroutine runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    /// Something ties it to somebody.
    Tie,
    /// It calls function values, which may do anything.
    Hidden,
    Nothing,
}

fn search<'a>(types: Types<'a>, body: Node<'a>) -> Found {
    let mut searched = Searched::default();
    if coordinates(types, body, &mut searched) {
        Found::Tie
    } else if searched.calls_values {
        Found::Hidden
    } else {
        Found::Nothing
    }
}

#[derive(Default)]
struct Searched {
    /// The package's functions that were looked into already.
    functions: Vec<Place>,
    calls_values: bool,
}

/// Whether code that runs in the goroutine does anything that ties it to somebody.
fn coordinates<'a>(types: Types<'a>, body: Node<'a>, searched: &mut Searched) -> bool {
    if searched.functions.len() > MAX_SEARCHED {
        return true;
    }
    body.descendants().any(|node| match node.kind() {
        Kind::SendStatement | Kind::SelectStatement | Kind::ReceiveStatement => true,
        Kind::UnaryExpression => node.op() == Op::Arrow,
        Kind::RangeClause => {
            node.child(Field::Right).is_some_and(|over| matches!(types.underlying(&types.of(over)), Type::Channel(_)))
        }
        Kind::Identifier => !types.is_declared_in(node, body) && is_handed_in(types, node),
        Kind::CallExpression => {
            call_is_tie(types, node)
                || match types.callee(node) {
                    Callee::Declared(place) if !searched.functions.contains(&place) => {
                        searched.functions.push(place);
                        match body_of(types, node, place) {
                            Some(body) => coordinates(types, body, searched),
                            None => {
                                searched.calls_values |= types.at(place).is(Kind::FunctionType);
                                false
                            }
                        }
                    }
                    Callee::Function { path: "C", .. } => {
                        searched.calls_values = true;
                        false
                    }
                    _ => false,
                }
        }
        _ => false,
    })
}

/// Whether a name from outside is a context or the end of a pipe.
fn is_handed_in<'a>(types: Types<'a>, name: Node<'a>) -> bool {
    let ty = types.of(name);
    ty.is_context() || matches!(ty.target(), Type::Foreign { path: "io", .. }) && is_tie(types, name)
}

/// Whether a call by itself ties the goroutine to somebody: it reports, waits, or looks whether it should stop.
fn call_is_tie<'a>(types: Types<'a>, call: Node<'a>) -> bool {
    let Some(function) = call.child(Field::Function) else { return false };
    if let (Some(name), Some(owner)) = (function.child(Field::Selected), function.child(Field::Operand)) {
        match name.text() {
            "Done" | "Wait" | "Signal" | "Broadcast" | "CloseWithError" => return true,
            _ if is_tie(types, owner) => return true,
            _ => {}
        }
    }
    match types.callee(call) {
        Callee::Builtin("close") => true,
        // A flag by which it is told to end, or tells how far it is; a mere counter is neither.
        Callee::Method { path: "sync/atomic", name, .. } | Callee::Function { path: "sync/atomic", name } => {
            name.starts_with("Store") || name.starts_with("CompareAnd") || name.starts_with("Load") && decides(call)
        }
        _ => is_tie(types, function),
    }
}

/// Whether a value decides how the code goes on: it stands in the condition of a branch or a loop.
fn decides(value: Node<'_>) -> bool {
    std::iter::once(value)
        .chain(value.ancestors())
        .take_while(|node| !node.is(Kind::Block))
        .any(|node| node.field_name() == Field::Condition || node.parent().is_some_and(|n| n.is(Kind::ForStatement)))
}

/// The body of what a call runs; for a variable, that of the literal that the function assigns to it.
fn body_of<'a>(types: Types<'a>, call: Node<'a>, place: Place) -> Option<Node<'a>> {
    if let Some(body) = types.at(place).child(Field::Body) {
        return Some(body);
    }
    let variable = call.child(Field::Function).filter(|n| n.is(Kind::Identifier))?;
    let assignments = call.outermost_function()?.descendants().filter(|node| {
        node.is(Kind::AssignmentStatement)
            && node
                .child(Field::Left)
                .and_then(|left| left.first_child())
                .is_some_and(|left| left.text() == variable.text() && left.binding_id() == variable.binding_id())
    });
    let values = assignments.filter_map(|node| node.child(Field::Right)?.first_child());
    values.filter(|value| value.is(Kind::FuncLiteral)).find_map(|literal| literal.child(Field::Body))
}

/// Whether the statement stands in a `synctest` bubble, which waits for all its goroutines.
fn is_in_bubble<'a>(types: Types<'a>, statement: Node<'a>) -> bool {
    std::iter::successors(statement.function(), |function| function.function()).any(|function| {
        let call = function.parent().filter(|list| list.is(Kind::ArgumentList)).and_then(|list| list.parent());
        call.is_some_and(
            |call| matches!(types.callee(call), Callee::Function { path, .. } if path.ends_with("/synctest")),
        )
    })
}

/// Whether the code around ends what the goroutine works with: `srv.Shutdown(ctx)` for `go srv.Serve(l)`, or `l.Close()`.
fn is_shut_down<'a>(types: Types<'a>, statement: Node<'a>) -> bool {
    let Some(function) = statement.function() else { return false };
    let is_end = |name: Node<'_>| ENDINGS.iter().any(|prefix| name.text().starts_with(prefix));
    let ended = function.descendants().filter(|node| node.is(Kind::SelectorExpression) && !statement.contains(*node));
    ended.filter(|node| node.child(Field::Selected).is_some_and(is_end)).any(|node| {
        let Some(owner) = node.child(Field::Operand).filter(|owner| types.binding(*owner).is_some()) else {
            return false;
        };
        // `client, server := net.Pipe()`: closing one end ends the other.
        let declaration = |name| types.binding(name).map(|binding| (binding.file, binding.declaration));
        let is_captured = |used: Node<'a>| used.is(Kind::Identifier) && declaration(used) == declaration(owner);
        statement.descendants().any(is_captured)
    })
}

/// Starts the goroutine through a WaitGroup that the function waits for when it returns.
fn fix<'a>(lint: &Lint<'a>, statement: Node<'a>, call: Node<'a>) -> Option<Vec<Edit>> {
    let function = call.child(Field::Function)?;
    let outer = outermost_loop(statement);
    if !statement.is_list_item() || !outer.is_list_item() {
        return None;
    }
    if lint.types.results(call).is_some_and(|results| results.iter().any(Type::is_error)) {
        // A WaitGroup would lose the error; that needs an errgroup and a place for what it returns.
        return None;
    }
    let (sync, import) = repair::import(lint.types, lint.file, "sync")?;
    let group = repair::fresh_name(lint.file, statement, "wg");
    let indent = outer.indent();
    let mut edits: Vec<_> = import.into_iter().collect();
    edits.push(Edit::insert(
        outer.start(),
        format!("var {group} {sync}.WaitGroup\n{indent}defer {group}.Wait()\n{indent}"),
    ));
    let takes_arguments = call.child(Field::Arguments).is_some_and(|arguments| arguments.first_child().is_some());
    if function.is(Kind::FuncLiteral) && takes_arguments {
        let body = function.child(Field::Body)?;
        let first = body.text().strip_prefix('{')?.split('\n').next()?.trim();
        let has_own_lines = body.text().contains('\n') && (first.is_empty() || first.starts_with("//"));
        let (open, inner) = (body.start() + 1, statement.indent());
        edits.push(Edit::insert(statement.start(), format!("{group}.Add(1)\n{inner}")));
        edits.push(Edit::insert(open, format!("\n{inner}\tdefer {group}.Done()")));
        if !has_own_lines {
            return None;
        }
    } else if function.is(Kind::FuncLiteral) {
        edits.push(Edit::replace(Span { start: statement.start(), end: call.start() }, format!("{group}.Go(")));
        edits.push(Edit::replace(Span { start: function.end(), end: call.end() }, ")"));
    } else {
        edits.push(Edit::replace(
            Span { start: statement.start(), end: call.start() },
            format!("{group}.Go(func() {{ "),
        ));
        edits.push(Edit::insert(call.end(), " })"));
    }
    merged(edits)
}

/// Edits that insert at one place become one, in the order given.
fn merged(edits: Vec<Edit>) -> Option<Vec<Edit>> {
    let mut out: Vec<Edit> = Vec::new();
    for edit in edits {
        match out.iter_mut().find(|before| before.span.start == edit.span.start) {
            Some(before) if before.span.end == before.span.start => {
                before.text.push_str(&edit.text);
                before.span.end = edit.span.end;
            }
            Some(_) => return None,
            None => out.push(edit),
        }
    }
    Some(out)
}

/// The outermost loop of the function that the statement stands in, or the statement itself.
fn outermost_loop<'a>(statement: Node<'a>) -> Node<'a> {
    let function = statement.function();
    let inside = |node: &Node<'a>| node.function() == function;
    statement.ancestors().take_while(inside).filter(|node| node.is(Kind::ForStatement)).last().unwrap_or(statement)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent, unfixed};

    #[test]
    fn goroutines_left_alone_fire() {
        fires(
            &RULE,
            &[
                "«go doSomething()»",
                "func f() {\n\t«go» func() {\n\t\twork()\n\t}()\n}",
                "func f(ids []int) {\n\tfor _, id := range ids {\n\t\t«go send(id)»\n\t}\n}\n\nfunc send(id int) { println(id) }",
                "type S struct{}\n\nfunc (s *S) loop() {\n\tfor {\n\t\tprintln()\n\t}\n}\n\nfunc (s *S) Start() {\n\t«go s.loop()»\n}",
                "func f(mu *sync.Mutex) {\n\t«go» func() {\n\t\tmu.Lock()\n\t\tdefer mu.Unlock()\n\t\twork()\n\t}()\n}",
                "func f() {\n\t«go http.ListenAndServe(\":8080\", nil)»\n}",
                "func f(conn net.Conn) {\n\t«go» func() {\n\t\tdefer conn.Close()\n\t\thandle(conn)\n\t}()\n}",
                "func f() {\n\t«go work(context.Background())»\n}",
                "func f(done func()) {\n\t«go done()»\n}",
                "type m struct{ n atomic.Int64 }\n\nfunc (m *m) report() {\n\tfor {\n\t\ttime.Sleep(1)\n\t\tprintln(m.n.Swap(0), m.n.Load())\n\t}\n}\n\nfunc (m *m) Start() {\n\t«go m.report()»\n}",
            ],
        );
    }

    #[test]
    fn goroutines_with_a_tie_do_not() {
        silent(
            &RULE,
            &[
                "func f() {\n\tvar wg sync.WaitGroup\n\twg.Add(1)\n\tgo func() {\n\t\tdefer wg.Done()\n\t\twork()\n\t}()\n\twg.Wait()\n}",
                "func f() {\n\tdone := make(chan struct{})\n\tgo func() {\n\t\tdefer close(done)\n\t\twork()\n\t}()\n\t<-done\n}",
                "func f(ctx context.Context) {\n\tgo work(ctx)\n}",
                "func f(ctx context.Context) {\n\tgo func() {\n\t\twork(ctx)\n\t}()\n}",
                "func f(jobs chan int) {\n\tgo func() {\n\t\tfor j := range jobs {\n\t\t\tprintln(j)\n\t\t}\n\t}()\n}",
                "func f(jobs <-chan int) {\n\tgo worker(jobs)\n}",
                "func f() {\n\terrs := make(chan error, 1)\n\tgo func() { errs <- work() }()\n\t<-errs\n}",
                "func f(wg *sync.WaitGroup) {\n\tgo worker(wg)\n}",
                "type S struct{ quit chan struct{} }\n\nfunc (s *S) loop() {\n\tfor {\n\t\tselect {\n\t\tcase <-s.quit:\n\t\t\treturn\n\t\tdefault:\n\t\t}\n\t}\n}\n\nfunc (s *S) Start() {\n\tgo s.loop()\n}",
                "func f() {\n\tclient, server := net.Pipe()\n\tdefer client.Close()\n\tgo serve(server)\n}\n\nfunc serve(c net.Conn) { println() }",
                "func f(cmd *exec.Cmd) {\n\tstdin, err := cmd.StdinPipe()\n\tgo func() {\n\t\tdefer stdin.Close()\n\t\tio.WriteString(stdin, \"a\")\n\t}()\n\tcmd.Output()\n\tprintln(err)\n}",
                "func f(l net.Listener) {\n\tsrv := &http.Server{}\n\tgo srv.Serve(l)\n\tdefer srv.Close()\n}",
                "func f() {\n\tpr, pw := io.Pipe()\n\tgo func() {\n\t\tdefer pw.Close()\n\t\twrite(pw)\n\t}()\n\tread(pr)\n}",
                "func f(ctx context.Context) {\n\tctx, cancel := context.WithCancel(ctx)\n\tgo func() {\n\t\tdefer cancel()\n\t\twork()\n\t}()\n\t<-ctx.Done()\n}",
                "type pool struct{ wg sync.WaitGroup }\n\nfunc (p *pool) run() { defer p.wg.Done() }\n\nfunc (p *pool) start() { go p.run() }",
                "g.Go(func() error { return doSomething(ctx) })",
                "func f() {\n\tvar stop atomic.Bool\n\tgo func() {\n\t\tfor !stop.Load() {\n\t\t\twork()\n\t\t}\n\t}()\n\tstop.Store(true)\n}",
                "func f() {\n\tclient, server := net.Pipe()\n\tdefer client.Close()\n\tgo serve(server)\n}\n\nfunc serve(c net.Conn) { println() }",
                "func f(cmd *exec.Cmd) {\n\tstdin, err := cmd.StdinPipe()\n\tgo func() {\n\t\tdefer stdin.Close()\n\t\tio.WriteString(stdin, \"a\")\n\t}()\n\tcmd.Output()\n\tprintln(err)\n}",
                "func f(l net.Listener) {\n\tdefer l.Close()\n\tgo func() {\n\t\tserve(l)\n\t}()\n}",
                "func TestF(t *testing.T) {\n\tsynctest.Test(t, func(t *testing.T) {\n\t\tgo work()\n\t})\n}",
                "func f(ch chan int) {\n\tvar next func()\n\tnext = func() {\n\t\tch <- 1\n\t\tgo next()\n\t}\n\tgo next()\n}",
                "func f() {\n\t_, cancel := context.WithCancel(context.Background())\n\tgo cancel()\n}",
            ],
        );
    }

    #[test]
    fn fixes_wait() {
        fixes(
            &RULE,
            &[
                (
                    "func f() {\n\tgo work(1)\n\tother()\n}",
                    "func f() {\n\tvar wg sync.WaitGroup\n\tdefer wg.Wait()\n\twg.Go(func() { work(1) })\n\tother()\n}",
                ),
                (
                    "package p\n\nimport \"os\"\n\nfunc f(ids []int) {\n\tfor range ids {\n\t\tgo func() {\n\t\t\tos.Getpid()\n\t\t}()\n\t}\n}\n",
                    "package p\n\nimport \"os\"\nimport \"sync\"\n\nfunc f(ids []int) {\n\tvar wg sync.WaitGroup\n\tdefer wg.Wait()\n\tfor range ids {\n\t\twg.Go(func() {\n\t\t\tos.Getpid()\n\t\t})\n\t}\n}\n",
                ),
                (
                    "func f(wg int) {\n\tgo func(n int) {\n\t\twork(n)\n\t}(wg)\n}",
                    "func f(wg int) {\n\tvar wg2 sync.WaitGroup\n\tdefer wg2.Wait()\n\twg2.Add(1)\n\tgo func(n int) {\n\t\tdefer wg2.Done()\n\t\twork(n)\n\t}(wg)\n}",
                ),
            ],
        );
        unfixed(
            &RULE,
            &[
                "func save() error { return nil }\n\nfunc f() {\n\tgo save()\n}",
                "func f(ids []int) {\n\tgo func(n int) { work(n)\n\t}(len(ids))\n}",
            ],
        );
    }
}
