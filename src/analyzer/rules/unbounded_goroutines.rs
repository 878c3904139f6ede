//! ## What it does
//!
//! Finds a loop that starts one goroutine for each item of an input whose size others decide, such as `urls` or `ids`.
//!
//! ## Why it matters
//!
//! A goroutine is cheap; what it holds is not. With ten items the code works. With a hundred thousand it opens as many
//! connections and files at once, the database refuses them, memory runs out, and the service falls over on the day when it is
//! needed most. A limit makes the same code slower on that day instead.
//!
//! ## Example
//!
//! ```go
//! func FetchAll(ctx context.Context, urls []string) error {
//! 	g, ctx := errgroup.WithContext(ctx)
//! 	for _, url := range urls {
//! 		g.Go(func() error { return fetch(ctx, url) })
//! 	}
//! 	return g.Wait()
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! func FetchAll(ctx context.Context, urls []string) error {
//! 	g, ctx := errgroup.WithContext(ctx)
//! 	g.SetLimit(10)
//! 	for _, url := range urls {
//! 		g.Go(func() error { return fetch(ctx, url) })
//! 	}
//! 	return g.Wait()
//! }
//! ```
//!
//! ## When not to
//!
//! Where there are never more than a few items, no limit is needed. The size of an input is not written in the code, so the
//! rule goes by what is: it speaks for parameters, results of calls and fields of requests that are named after data (`urls`,
//! `userIDs`, `messages`), for channels of such, and for `rows.Next()` and `scanner.Scan()`. It is silent where the loop waits for
//! anything, where a semaphore, a `SetLimit` or a check of the length is in sight, for literals, flags and arguments, and in
//! tests. It cannot see a limit in a function of another package. No common linter checks this;
//! `//nolint:unbounded-goroutines` with the bound as its reason keeps a loop.

use crate::calls::Callee;
use crate::goroutines::{is_started, literal};
use crate::kind::{Field, Kind, Op};
use crate::lint::{Lint, Rule};
use crate::package::BindingKind;
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::types::{Type, Types};
use crate::{Applicability, Edit, Severity, Span, repair};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "unbounded-goroutines",
        summary: "A loop starts a goroutine for each item, however many there are.",
        area: Area::Concurrency,
        severity: Severity::Warning,
        clauses: &["pattern-concurrency", "expertise-concurrency", "standard-concurrency-safety"],
        linters: &[],
        limits: "It cannot see how many items there are, and goes by their names.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[Kind::GoStatement, Kind::FuncLiteral],
    check,
};

/// Ends of names of collections that hold data, of which there may be any number.
const DATA: [&str; 29] = [
    "customers",
    "docs",
    "documents",
    "emails",
    "events",
    "filenames",
    "files",
    "ids",
    "images",
    "items",
    "jobs",
    "lines",
    "links",
    "messages",
    "msgs",
    "objects",
    "orders",
    "pages",
    "paths",
    "photos",
    "products",
    "recipients",
    "records",
    "requests",
    "rows",
    "tasks",
    "uris",
    "urls",
    "users",
];

/// Names of values that a client sends.
const CLIENTS: [&str; 7] = ["req", "request", "r", "in", "input", "body", "payload"];

fn check<'a>(node: Node<'a>, lint: &mut Lint<'a>) {
    let types = lint.types;
    let start = match node.kind() {
        Kind::GoStatement => Some(node),
        _ if is_started(node) => node.parent().filter(|list| list.is(Kind::ArgumentList)).and_then(Node::parent),
        _ => None,
    };
    let Some(start) = start.filter(|_| !lint.file.is_test()) else { return };
    let around = start.ancestors().take_while(|around| Some(*around) != start.function());
    let Some(statement) = around.into_iter().find(|around| around.is(Kind::ForStatement)) else { return };
    let Some(items) = items(types, statement) else { return };
    if is_throttled(types, statement, start) || is_measured(statement, items) {
        return;
    }
    let fix = fix(lint, statement, start);
    let diagnostic = lint.report(
        Span { start: statement.start(), end: statement.start() + 3 },
        format!("This loop starts a goroutine for each item of `{}`, however many there are.", items.text()),
        "Limit how many run at once, with SetLimit of an errgroup, a semaphore or a fixed number of workers.",
    );
    diagnostic.because(format!("`{}` comes from outside of this code, and nothing in sight limits it.", items.text()));
    if let Some((title, edits)) = fix {
        diagnostic.fix(title, Applicability::NeedsReview, edits);
    }
}

/// What the loop goes through, if others decide how much that is.
fn items<'a>(types: Types<'a>, statement: Node<'a>) -> Option<Node<'a>> {
    let head = statement.first_child()?;
    if head.is(Kind::CallExpression) {
        let function = head.child(Field::Function)?;
        let owner = function.child(Field::Operand)?;
        let method = function.child(Field::Selected)?.text();
        return matches!((owner.text(), method), ("rows", "Next") | ("scanner", "Scan")).then_some(owner);
    }
    let over = head.child(Field::Right).filter(|_| head.is(Kind::RangeClause))?.unparenthesized();
    let name = over.child(Field::Selected).unwrap_or(over).text().to_ascii_lowercase();
    if !DATA.iter().any(|end| name.ends_with(end)) {
        return None;
    }
    let is_input = match over.kind() {
        Kind::Identifier => is_input(types, over),
        Kind::SelectorExpression => over.child(Field::Operand).is_some_and(|owner| CLIENTS.contains(&owner.text())),
        _ => false,
    };
    is_input.then_some(over)
}

/// Whether a variable holds what was handed in or fetched.
fn is_input<'a>(types: Types<'a>, name: Node<'a>) -> bool {
    let Some(binding) = types.binding(name) else { return types.file_of(name).package.is_none() };
    let declaration = types.package.declaration(binding);
    match binding.kind {
        BindingKind::Parameter => declaration.is(Kind::ParameterDeclaration),
        BindingKind::Local => {
            let value = declaration.child(Field::Right).and_then(Node::first_child);
            value.filter(|value| value.is(Kind::CallExpression)).is_some_and(|call| match types.callee(call) {
                Callee::Builtin(_) | Callee::Conversion(_) => matches!(types.of(name), Type::Channel(_)),
                Callee::Function { path, .. } => {
                    !matches!(path, "flag" | "strings" | "os" | "maps" | "slices" | "path/filepath")
                }
                _ => true,
            })
        }
        _ => false,
    }
}

/// Whether something holds the loop or its goroutines back.
fn is_throttled<'a>(types: Types<'a>, statement: Node<'a>, start: Node<'a>) -> bool {
    let Some(function) = statement.outermost_function().or_else(|| statement.ancestors().last()) else { return true };
    let is_limit = |node: Node<'a>| node.is(Kind::FieldIdentifier) && node.text() == "SetLimit";
    let waits = |node: Node<'a>| match node.kind() {
        Kind::SendStatement | Kind::SelectStatement => true,
        Kind::UnaryExpression => node.op() == Op::Arrow,
        Kind::FieldIdentifier => is_wait(node.text()),
        _ => false,
    };
    let body = statement.child(Field::Body).into_iter().flat_map(Node::descendants);
    if function.descendants().any(is_limit) || body.filter(|node| !start.contains(*node)).any(waits) {
        return true;
    }
    let asks = |call: Node<'a>| matches!(types.callee(call), Callee::Declared(place) if is_token(types.at(place)));
    is_token(function)
        || is_foreign_group(types, start)
        || start.descendants().filter(|node| node.is(Kind::CallExpression)).any(asks)
}

/// Methods that make their caller wait for its turn.
fn is_wait(name: &str) -> bool {
    matches!(name, "Acquire" | "TryAcquire" | "Wait" | "WaitN" | "Take" | "Submit" | "Lock" | "RLock")
}

/// Whether code asks for its turn: it acquires something, or sends to a channel and takes back from it.
fn is_token<'a>(code: Node<'a>) -> bool {
    let is_operation = |node: &Node<'a>| node.is(Kind::UnaryExpression) && node.op() == Op::Arrow;
    code.descendants().any(|node| match node.kind() {
        Kind::FieldIdentifier => matches!(node.text(), "Acquire" | "TryAcquire"),
        Kind::SendStatement => {
            let channel = node.child(Field::Channel).map(Node::text);
            let function = node.function().unwrap_or(code);
            function
                .descendants()
                .filter(is_operation)
                .any(|back| back.child(Field::Operand).map(Node::text) == channel)
        }
        _ => false,
    })
}

/// Whether the goroutine belongs to a group that was made elsewhere, perhaps with a limit.
fn is_foreign_group<'a>(types: Types<'a>, start: Node<'a>) -> bool {
    let owner = start.child(Field::Function).and_then(|function| function.child(Field::Operand));
    owner.is_some_and(|owner| {
        let is_local = types.binding(owner).is_some_and(|binding| binding.kind == BindingKind::Local);
        let is_known = matches!(
            types.of(owner).target(),
            Type::Foreign { path: "golang.org/x/sync/errgroup", .. } | Type::Foreign { path: "sync", .. }
        );
        !is_local || !is_known
    })
}

/// Whether the function compares the length of the items, and so may bound it.
fn is_measured<'a>(statement: Node<'a>, items: Node<'a>) -> bool {
    let Some(function) = statement.outermost_function() else { return false };
    let length = format!("len({})", items.text());
    function.descendants().any(|node| {
        node.is(Kind::BinaryExpression)
            && matches!(node.op(), Op::Gt | Op::Ge | Op::Lt | Op::Le)
            && node.text().contains(&length)
    })
}

/// A limit for the group, or a semaphore around a literal.
fn fix<'a>(lint: &Lint<'a>, statement: Node<'a>, start: Node<'a>) -> Option<(&'static str, Vec<Edit>)> {
    if !statement.is_list_item() {
        return None;
    }
    let before = statement.indent();
    let owner = start.child(Field::Function).and_then(|function| function.child(Field::Operand));
    if let Some(group) =
        owner.filter(|group| lint.types.of(*group).target().is_foreign("golang.org/x/sync/errgroup", "Group"))
    {
        let limit = Edit::insert(statement.start(), format!("{}.SetLimit(10)\n{before}", group.text()));
        return Some(("Set a limit", vec![limit]));
    }
    let function = match owner {
        Some(_) => start.child(Field::Arguments)?.first_child()?,
        None => literal(start)?,
    };
    let first = function.child(Field::Body)?.first_child()?.first_child()?;
    let place = start.statement()?;
    let is_own_line = function.child(Field::Body)?.text()[1..].trim_start_matches([' ', '\t']).starts_with('\n');
    if !is_own_line {
        return None;
    }
    let sem = repair::fresh_name(lint.file, statement, "sem");
    let edits = vec![
        Edit::insert(statement.start(), format!("{sem} := make(chan struct{{}}, 10)\n{before}")),
        Edit::insert(place.start(), format!("{sem} <- struct{{}}{{}}\n{}", place.indent())),
        Edit::insert(first.start(), format!("defer func() {{ <-{sem} }}()\n{}", first.indent())),
    ];
    Some(("Limit it with a semaphore", edits))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent, unfixed};

    #[test]
    fn a_goroutine_for_each_of_any_number_fires() {
        fires(
            &RULE,
            &[
                "«for» _, url := range urls {\n\tgo fetch(url)\n}",
                "func f(ids []int) {\n\tvar wg sync.WaitGroup\n\t«for» _, id := range ids {\n\t\twg.Go(func() { work(id) })\n\t}\n\twg.Wait()\n}",
                "func f(ctx context.Context, userIDs []string) error {\n\tg, ctx := errgroup.WithContext(ctx)\n\t«for» _, id := range userIDs {\n\t\tg.Go(func() error { return work(ctx, id) })\n\t}\n\treturn g.Wait()\n}",
                "func f(messages <-chan string) {\n\t«for» m := range messages {\n\t\tgo handle(m)\n\t}\n}",
                "func f(w http.ResponseWriter, req *Batch) {\n\t«for» _, item := range req.Items {\n\t\tgo func() {\n\t\t\tstore(item)\n\t\t}()\n\t}\n}",
                "func f(repo Repo) error {\n\torders, err := repo.Open()\n\tif err != nil {\n\t\treturn err\n\t}\n\t«for» _, o := range orders {\n\t\tgo ship(o)\n\t}\n\treturn nil\n}",
                "func f(rows *sql.Rows) {\n\t«for» rows.Next() {\n\t\tgo work()\n\t}\n}",
                "func f(r io.Reader) {\n\tscanner := bufio.NewScanner(r)\n\t«for» scanner.Scan() {\n\t\tgo work(scanner.Text())\n\t}\n}",
                "func f(urls []string) {\n\tsizes := make(chan int)\n\t«for» _, url := range urls {\n\t\tgo func() { sizes <- size(url) }()\n\t}\n\tfor range urls {\n\t\tprintln(<-sizes)\n\t}\n}",
                "func f(files []string) {\n\tresults := make(chan int)\n\t«for» _, file := range files {\n\t\tgo func(name string) {\n\t\t\tresults <- size(name)\n\t\t}(file)\n\t}\n}",
            ],
        );
    }

    #[test]
    fn few_or_limited_goroutines_do_not() {
        silent(
            &RULE,
            &[
                "for range runtime.NumCPU() {\n\tgo worker(jobs)\n}",
                "for i := 0; i < workers; i++ {\n\tgo worker(jobs)\n}",
                "func f(urls []string) {\n\tsem := make(chan struct{}, 4)\n\tfor _, url := range urls {\n\t\tsem <- struct{}{}\n\t\tgo func() {\n\t\t\tdefer func() { <-sem }()\n\t\t\tfetch(url)\n\t\t}()\n\t}\n}",
                "func f(urls []string, sem chan struct{}) {\n\tfor _, url := range urls {\n\t\tgo func() {\n\t\t\tsem <- struct{}{}\n\t\t\tdefer func() { <-sem }()\n\t\t\tfetch(url)\n\t\t}()\n\t}\n}",
                "type pool struct{ slots chan int }\n\nfunc (p *pool) run(id int) {\n\tp.slots <- 1\n\tdefer func() { <-p.slots }()\n}\n\nfunc (p *pool) all(ids []int) {\n\tfor _, id := range ids {\n\t\tgo p.run(id)\n\t}\n}",
                "func f(ctx context.Context, urls []string) error {\n\tg, ctx := errgroup.WithContext(ctx)\n\tg.SetLimit(4)\n\tfor _, url := range urls {\n\t\tg.Go(func() error { return fetch(ctx, url) })\n\t}\n\treturn g.Wait()\n}",
                "func f(ctx context.Context, sem *semaphore.Weighted, ids []int) {\n\tfor _, id := range ids {\n\t\tif err := sem.Acquire(ctx, 1); err != nil {\n\t\t\treturn\n\t\t}\n\t\tgo work(id)\n\t}\n}",
                "func f() {\n\turls := []string{\"a\", \"b\"}\n\tfor _, url := range urls {\n\t\tgo fetch(url)\n\t}\n}",
                "func f() {\n\tfiles := flag.Args()\n\tfor _, file := range files {\n\t\tgo load(file)\n\t}\n}",
                "func f() {\n\tfiles, err := filepath.Glob(\"*.tmp\")\n\tfor _, file := range files {\n\t\tgo remove(file)\n\t}\n\tprintln(err)\n}",
                "func f(servers []*http.Server) {\n\tfor _, srv := range servers {\n\t\tgo serve(srv)\n\t}\n}",
                "func f(ids []int) error {\n\tif len(ids) > 100 {\n\t\treturn errTooMany\n\t}\n\tfor _, id := range ids {\n\t\tgo work(id)\n\t}\n\treturn nil\n}",
                "func f(ids []int) {\n\tfor _, id := range ids {\n\t\twork(id)\n\t}\n}",
                "func f(l net.Listener) {\n\tfor {\n\t\tconn, err := l.Accept()\n\t\tif err != nil {\n\t\t\treturn\n\t\t}\n\t\tgo handle(conn)\n\t}\n}",
                "func f(dirs []string) {\n\tlimit := make(chan bool, 20)\n\tvar walk func(dir string)\n\twalk = func(dir string) {\n\t\tlimit <- true\n\t\tfiles, err := readDir(dir)\n\t\t<-limit\n\t\tfor _, file := range files {\n\t\t\tgo walk(file)\n\t\t}\n\t\tprintln(err)\n\t}\n}",
                "func f(g *errgroup.Group, ids []int) {\n\tfor _, id := range ids {\n\t\tg.Go(func() error { return work(id) })\n\t}\n}",
            ],
        );
    }

    #[test]
    fn fixes_limit() {
        fixes(
            &RULE,
            &[
                (
                    "func f(ctx context.Context, urls []string) error {\n\tg, ctx := errgroup.WithContext(ctx)\n\tfor _, url := range urls {\n\t\tg.Go(func() error { return fetch(ctx, url) })\n\t}\n\treturn g.Wait()\n}",
                    "func f(ctx context.Context, urls []string) error {\n\tg, ctx := errgroup.WithContext(ctx)\n\tg.SetLimit(10)\n\tfor _, url := range urls {\n\t\tg.Go(func() error { return fetch(ctx, url) })\n\t}\n\treturn g.Wait()\n}",
                ),
                (
                    "func f(ids []int) {\n\tvar wg sync.WaitGroup\n\tfor _, id := range ids {\n\t\twg.Go(func() {\n\t\t\twork(id)\n\t\t})\n\t}\n\twg.Wait()\n}",
                    "func f(ids []int) {\n\tvar wg sync.WaitGroup\n\tsem := make(chan struct{}, 10)\n\tfor _, id := range ids {\n\t\tsem <- struct{}{}\n\t\twg.Go(func() {\n\t\t\tdefer func() { <-sem }()\n\t\t\twork(id)\n\t\t})\n\t}\n\twg.Wait()\n}",
                ),
            ],
        );
        unfixed(&RULE, &["for _, url := range urls {\n\tgo fetch(url)\n}"]);
    }
}
