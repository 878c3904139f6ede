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
//! A goroutine may run for as long as the program does, if that is what it is for; give it a context all the same, or say
//! why not in a comment above it: the rule takes a comment that speaks of locks, of waiting or of how long it lives. It
//! takes any of these as a tie to somebody: a WaitGroup, sending, receiving or closing a channel, a context that is
//! handed in or watched, a condition variable, an atomic flag that is looked at, a lock that its starter holds, or
//! something that the same function ends, or the package where it stands in a field or a variable of the package. No tie
//! ends a loop that has no condition, no `return` and no `break`, so this is an error whatever else the goroutine does:
//! often the `return` after `<-ctx.Done()` was forgotten. Everything else is a warning.
//! Tests are left alone, and so are servers for this machine only, goroutines that close the connection they were given
//! or set themselves a timeout, and those whose failure ends the program. The rule looks into functions of the package, but
//! not deeper than two calls. It says nothing of function values, or of a loop that is left by what another package
//! answers, errors aside; and of functions of other packages only where it knows them: those of `fmt`, `log`, `os` and
//! `time`, and servers of `net/http`; in a fragment without a package clause it warns of the others, too. It cannot prove
//! that a tie is really used. No common linter checks this; the nearest are go.uber.org/goleak in tests and the goroutine
//! profile in production.
//! `//nolint:naked-goroutine` with a reason keeps one.

use crate::calls::Callee;
use crate::errors::is_error;
use crate::kind::{Field, Kind};
use crate::lint::{Lint, Rule};
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::ties::{self, Searched};
use crate::types::{Type, Types};
use crate::{Applicability, Edit, Severity, Span, flow, goroutines, repair};

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

/// What a comment speaks of that says why nobody waits.
const REASONS: [&str; 10] =
    ["lock", "forever", "lifetime", "as long as", "leak", "wait", "because", "never", "best effort", "separate"];

fn check<'a>(statement: Node<'a>, lint: &mut Lint<'a>) {
    let Some(call) = statement.first_child().map(Node::unparenthesized).filter(|n| n.is(Kind::CallExpression)) else {
        return;
    };
    if lint.file.is_test() || lint.file.imports().any(|(_, spec)| spec.text().contains("\"testing\"")) {
        return;
    }
    let types = lint.types;
    if is_in_bubble(types, statement) {
        return;
    }
    let is_fragment = lint.file.package.is_none();
    let callee = types.callee(call);
    let is_given_tie = ties::hands_over_tie(types, call) || ties::call_is_tie(types, call);
    let (mut body, mut is_endless) = (None, false);
    let (severity, fact) = match callee {
        Callee::Literal(place) | Callee::Declared(place) => {
            let declared = types.at(place);
            if declared.child(Field::Body).is_some_and(|body| body.first_child().is_none()) {
                return;
            }
            body = ties::body_of(types, call, place);
            let Some(body) = body else { return };
            is_endless = goroutines::is_endless(types, body);
            let mut searched = Searched::default();
            // Whatever ties it, and whatever function values do: neither ends a loop that has no way out.
            if !is_endless && (is_given_tie || ties::coordinates(types, body, &mut searched) || searched.calls_values) {
                return;
            }
            if !is_endless && ends_elsewhere(types, body) {
                return;
            }
            if is_kept_by_main(types, statement) || !declared.is(Kind::FuncLiteral) && begins_with_lock(declared) {
                return;
            }
            if is_endless {
                (Severity::Error, "Nothing leaves its loop.")
            } else {
                (Severity::Warning, "What it runs, and what that calls, uses no channel, WaitGroup or context.")
            }
        }
        _ if is_given_tie => return,
        Callee::Unknown if is_fragment && call.child(Field::Function).is_some_and(|n| n.is(Kind::Identifier)) => {
            (Severity::Error, "It gets no channel, WaitGroup or context.")
        }
        Callee::Function { path: "net/http", name } | Callee::Method { path: "net/http", name, .. }
            if name.contains("Serve") && !ties::is_local(types, call) =>
        {
            (Severity::Warning, "It serves until something shuts it down.")
        }
        Callee::Function { path: "fmt" | "log" | "os" | "time", .. } => {
            (Severity::Warning, "It returns without telling anybody.")
        }
        Callee::Unknown | Callee::Function { .. } | Callee::Method { .. } if is_fragment => {
            (Severity::Warning, "What it runs is declared where the rule cannot read it.")
        }
        _ => return,
    };
    if !is_endless && goroutines::is_ended(types, statement, body) || statement.is_remarked(&REASONS) {
        return;
    }
    let Some(function) = call.child(Field::Function) else { return };
    let subject = if function.is(Kind::FuncLiteral) {
        "This goroutine".to_owned()
    } else {
        format!("The goroutine that runs `{}`", function.text().lines().next().unwrap_or_default())
    };
    let message = if is_endless {
        format!("{subject} never ends: its loop has no way out.")
    } else if severity == Severity::Error {
        format!("{subject} is left alone: nothing waits for it and nothing can stop it.")
    } else {
        format!("{subject} may be left alone: nothing here waits for it or can stop it.")
    };
    let (help, fix) = if is_endless {
        // Who waited for it would wait for ever.
        ("Give it a context, and leave the loop when that is done.", None)
    } else {
        (
            "Wait for it with a sync.WaitGroup or an errgroup, or give it a context that ends it.",
            fix(lint, statement, call),
        )
    };
    let span = Span { start: statement.start(), end: statement.start() + 2 };
    let span = if function.is(Kind::FuncLiteral) { span } else { Span { end: call.end(), ..span } };
    let diagnostic = lint.report_as(severity, span, message, help);
    diagnostic.because(fact);
    if let Some(edits) = fix {
        diagnostic.fix("Wait for it with a WaitGroup", Applicability::NeedsReview, edits);
    }
}

/// Whether a loop is left by what a function of another package answers: whoever ends that ends the loop, too. An error that
/// may never come is no such answer.
fn ends_elsewhere<'a>(types: Types<'a>, body: Node<'a>) -> bool {
    let is_answer = |name: Node<'a>| {
        let declaration = types.binding(name).map(|binding| types.package.declaration(binding));
        let call = declaration.and_then(|node| node.child(Field::Right)?.first_child());
        call.is_some_and(|call| matches!(types.callee(call), Callee::Function { .. } | Callee::Method { .. }))
            && !is_error(types, name)
    };
    body.has(Kind::IfStatement, &mut |branch| {
        let leaves = |node: Node<'a>| matches!(node.kind(), Kind::BreakStatement | Kind::ReturnStatement);
        branch.parent().and_then(Node::parent).and_then(Node::parent).is_some_and(flow::is_endless)
            && branch.child(Field::Consequence).is_some_and(|then| then.own_descendants().any(leaves))
            && branch
                .child(Field::Condition)
                .is_some_and(|asked| asked.has(Kind::Identifier, &mut |name| is_answer(name)))
    })
}

/// Whether a function begins by taking a lock: started with `go`, it waits for one that its starter holds.
fn begins_with_lock(function: Node<'_>) -> bool {
    goroutines::statements(function).first().is_some_and(|first| first.text().ends_with("Lock()"))
}

/// Whether `main`, or what it calls, starts the goroutine, and serves or waits for ever at its end.
fn is_kept_by_main<'a>(types: Types<'a>, statement: Node<'a>) -> bool {
    let main = types.package.scope.get("main").and_then(|main| types.package.binding(*main));
    let (Some(main), Some(starter)) = (main, statement.outermost_function()) else { return false };
    let main = types.package.declaration(main);
    let is_starter =
        |call: Node<'a>| call.is(Kind::CallExpression) && types.callee(call) == Callee::Declared(types.place(starter));
    let last = goroutines::statements(main).pop();
    last.is_some_and(|last| last.text().contains("Serve") || last.text().starts_with("select {}"))
        && (main == starter || main.own_descendants().any(is_starter))
}

/// Whether the statement stands in a `synctest` bubble, which waits for all its goroutines.
fn is_in_bubble<'a>(types: Types<'a>, statement: Node<'a>) -> bool {
    let Some(function) = statement.outermost_function() else { return false };
    function.descendants().any(|call| {
        call.is(Kind::CallExpression)
            && matches!(types.callee(call), Callee::Function { path, .. } if path.ends_with("/synctest"))
    })
}

/// Starts the goroutine through a WaitGroup that the function waits for when it returns.
fn fix<'a>(lint: &Lint<'a>, statement: Node<'a>, call: Node<'a>) -> Option<Vec<Edit>> {
    let function = call.child(Field::Function)?;
    let outer = outermost_loop(statement);
    if !outer.is_list_item() || !repair::has_own_lines(lint.file, statement) || !statement.is_list_item() {
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
                "package p\n\ntype page struct{ orders int }\n\nfunc f() page {\n\tvar p page\n\t«go» func() {\n\t\tp.orders = count()\n\t}()\n\treturn p\n}\n\nfunc count() int { return 1 }",
                "func f() {\n\t«go http.ListenAndServe(\":8080\", nil)»\n}",
                "package p\n\nfunc f(tick func()) {\n\t«go» func() {\n\t\tfor {\n\t\t\ttick()\n\t\t}\n\t}()\n}",
                "package main\n\nfunc main() {\n\tfor i := range 3 {\n\t\t«go fmt.Println(i)»\n\t}\n}",
                "package p\n\nimport \"net/http\"\n\nfunc f(url string) {\n\t«go» func() {\n\t\tfor {\n\t\t\t_, err := http.Get(url)\n\t\t\tif err != nil {\n\t\t\t\treturn\n\t\t\t}\n\t\t}\n\t}()\n}",
                "package main\n\nfunc main() {\n\t«go work(1)»\n\tprintln(2)\n}\n\nfunc work(n int) { println(n) }",
                "package p\n\ntype api struct{ srv *http.Server }\n\nfunc (a *api) Start(l net.Listener) {\n\t«go» func() {\n\t\ta.srv.Serve(l)\n\t}()\n}",
                "func f() {\n\t«go work(context.Background())»\n}",
                "package p\n\nfunc f(ctx context.Context, jobs chan int) {\n\t«go» func() {\n\t\tfor {\n\t\t\tselect {\n\t\t\tcase <-ctx.Done():\n\t\t\tcase job := <-jobs:\n\t\t\t\twork(job)\n\t\t\t}\n\t\t}\n\t}()\n}",
                "package p\n\nfunc f(ctx context.Context) {\n\t«go sweep(ctx)»\n}\n\nfunc sweep(ctx context.Context) {\n\tfor range time.Tick(time.Minute) {\n\t\tclean(ctx)\n\t}\n}",
                "package p\n\nfunc f() <-chan int {\n\tids := make(chan int)\n\t«go» func() {\n\t\tfor id := 0; ; id++ {\n\t\t\tids <- id\n\t\t}\n\t}()\n\treturn ids\n}",
                "package p\n\nfunc f(stop chan int) {\n\t«go» func() {\n\t\tfor {\n\t\t\tselect {\n\t\t\tcase <-stop:\n\t\t\t\tbreak\n\t\t\tdefault:\n\t\t\t\twork()\n\t\t\t}\n\t\t}\n\t}()\n}",
                "package p\n\nfunc f(id int) {\n\t«go» func() {\n\t\tforget(context.Background(), id)\n\t}()\n}\n\nfunc forget(ctx context.Context, id int) { remove(ctx, id) }",
                "package p\n\nfunc f() (n int) {\n\t«go» func() {\n\t\tn = count()\n\t}()\n\treturn n\n}",
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
                "package p\n\nfunc f(ctx context.Context, t *time.Ticker) {\n\tgo func() {\n\t\tfor range t.C {\n\t\t\tif ctx.Err() != nil {\n\t\t\t\treturn\n\t\t\t}\n\t\t}\n\t}()\n}",
                "package p\n\nfunc f(id int) {\n\tgo forget(manager.ShutdownContext(), id)\n}\n\nfunc forget(ctx context.Context, id int) { remove(ctx, id) }",
                "package p\n\nfunc f(jobs chan int) {\n\tgo func() {\n\t\tfor {\n\t\t\tif <-jobs == 0 {\n\t\t\t\texit(0)\n\t\t\t}\n\t\t}\n\t}()\n}",
                "package p\n\nfunc f(stop chan int) {\n\tgo func() {\n\touter:\n\t\tfor {\n\t\t\tfor {\n\t\t\t\tselect {\n\t\t\t\tcase <-stop:\n\t\t\t\t\tbreak outer\n\t\t\t\tdefault:\n\t\t\t\t\twork()\n\t\t\t\t}\n\t\t\t}\n\t\t}\n\t}()\n}",
                "package p\n\nfunc (s *server) start(ctx context.Context) {\n\tgo func() {\n\t\ts.forget(ctx, 1)\n\t}()\n}\n\nfunc (s *server) forget(ctx context.Context, id int) { remove(ctx, id) }",
                "package p\n\ntype server struct{ quit chan int }\n\nfunc (s *server) start() {\n\tgo func() {\n\t\tif err := s.run(); err != nil {\n\t\t\tlog.Print(err)\n\t\t}\n\t}()\n}\n\nfunc (s *server) run() error { return s.loop() }\n\nfunc (s *server) loop() error {\n\t<-s.quit\n\treturn nil\n}",
                "func f() {\n\terrs := make(chan error, 1)\n\tgo func() { errs <- work() }()\n\t<-errs\n}",
                "func f(wg *sync.WaitGroup) {\n\tgo worker(wg)\n}",
                "type S struct{ quit chan struct{} }\n\nfunc (s *S) loop() {\n\tfor {\n\t\tselect {\n\t\tcase <-s.quit:\n\t\t\treturn\n\t\tdefault:\n\t\t}\n\t}\n}\n\nfunc (s *S) Start() {\n\tgo s.loop()\n}",
                "func f() {\n\tclient, server := net.Pipe()\n\tdefer client.Close()\n\tgo serve(server)\n}\n\nfunc serve(c net.Conn) { println() }",
                "func f(cmd *exec.Cmd) {\n\tstdin, err := cmd.StdinPipe()\n\tgo func() {\n\t\tdefer stdin.Close()\n\t\tio.WriteString(stdin, \"a\")\n\t}()\n\tcmd.Output()\n\tprintln(err)\n}",
                "func f(conn net.Conn) {\n\tgo func() {\n\t\tdefer conn.Close()\n\t\thandle(conn)\n\t}()\n}",
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
                "package p\n\ntype api struct{ srv *http.Server }\n\nfunc (a *api) Start(l net.Listener) {\n\tgo func() {\n\t\ta.srv.Serve(l)\n\t}()\n}\n\nfunc (a *api) Stop() { a.srv.Close() }",
                "package p\n\nvar admin *http.Server\n\nfunc start(l net.Listener) {\n\tsrv := &http.Server{}\n\tadmin = srv\n\tgo srv.Serve(l)\n}\n\nfunc stop() { stopServer(admin) }",
                "package p\n\nimport \"example.org/app\"\n\nfunc f() {\n\tgo app.RunWithShutdownContext(run)\n}",
                "package p\n\nfunc (s *summary) compact() {\n\ts.mtx.Lock()\n\tgo func() {\n\t\ts.flush()\n\t\ts.mtx.Unlock()\n\t}()\n}",
                "package p\n\nfunc (s *store) drop(id int) {\n\ts.mu.Lock()\n\tdefer s.mu.Unlock()\n\tgo s.rebuild(id)\n}\n\nfunc (s *store) rebuild(id int) {\n\ts.mu.Lock()\n\tdefer s.mu.Unlock()\n\ts.n = id\n}",
                "package p\n\nfunc f(ids []int) {\n\t// The caller holds the lock that this needs.\n\tgo save(ids)\n}\n\nfunc save(ids []int) { println(ids) }",
                "package p\n\nfunc f(id int) {\n\tgo func() {\n\t\tctx, cancel := context.WithTimeout(context.Background(), time.Second)\n\t\tdefer cancel()\n\t\tremove(ctx, id)\n\t}()\n}",
                "package main\n\nfunc main() {\n\tgo func() {\n\t\tfor {\n\t\t\ttime.Sleep(time.Second)\n\t\t}\n\t}()\n\tlog.Fatal(http.ListenAndServe(\":80\", nil))\n}",
                "package main\n\nfunc main() {\n\tstart()\n\tselect {}\n}\n\nfunc start() {\n\tgo func() {\n\t\tfor {\n\t\t\ttime.Sleep(time.Second)\n\t\t}\n\t}()\n}",
                "package main\n\nfunc main() {\n\tgo func() {\n\t\tlog.Println(http.ListenAndServe(\"localhost:6060\", nil))\n\t}()\n\trun()\n}",
                "package p\n\nfunc f(onChange func(int)) {\n\tgo onChange(1)\n}",
                "package p\n\nfunc f() {\n\tgo func() {\n\t\t// Nothing to do yet.\n\t}()\n\tgo rest(context.TODO())\n}\n\nfunc rest(c context.Context) {}",
                "package p\n\nimport \"bufio\"\n\nfunc f(r *bufio.Reader) {\n\tgo func() {\n\t\tfor {\n\t\t\tline, _ := r.ReadString('\\n')\n\t\t\tif line == \"\" {\n\t\t\t\treturn\n\t\t\t}\n\t\t\tprintln(line)\n\t\t}\n\t}()\n}",
                "package p\n\nimport \"example.org/feed\"\n\nfunc f() {\n\tgo func() {\n\t\tfor {\n\t\t\tdata := feed.Next()\n\t\t\tif data == nil {\n\t\t\t\tbreak\n\t\t\t}\n\t\t\tprintln(data)\n\t\t}\n\t}()\n}",
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
