//! ## What it does
//!
//! Finds `context.Background()` and `context.TODO()` in a function that was handed a context or a request.
//!
//! ## Why it matters
//!
//! A context works only if it reaches the bottom. A fresh one in the middle of the path cuts the rest off: the client
//! hangs up, the deadline passes, the server shuts down, and the query behind it does not notice. Trace and request ids
//! are lost at the same place.
//!
//! ## Example
//!
//! ```go
//! func (h *Handler) Show(w http.ResponseWriter, r *http.Request) {
//! 	ctx := context.Background()
//! 	h.render(ctx, w)
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! func (h *Handler) Show(w http.ResponseWriter, r *http.Request) {
//! 	ctx := r.Context()
//! 	h.render(ctx, w)
//! }
//! ```
//!
//! ## When not to
//!
//! Some work must outlive the one who asked for it: shutting down, cleaning up, a job that goes on in the background.
//! The best way to say so is `context.WithoutCancel(ctx)`, which keeps the values. The rule is silent in function
//! literals that run later, after `defer`, `go` and `<-ctx.Done()`, where `ctx` is checked first, for calls and
//! functions that by their name end, undo or start something, for a context that is kept in a field or used by a
//! goroutine, beside a comment that speaks of the context, and in tests. It cannot see whether other work is meant to
//! go on.
//!
//! At work, contextcheck finds the same, and also calls of functions that make a fresh context themselves, and closures
//! that are returned; the rule leaves these out, because such a function or closure may be meant to outlive its caller.
//! For `ctx = context.Background()` contextcheck may name the line that uses the context. `//nolint:detached-context`
//! with a reason keeps one.

use crate::calls::{Callee, call_of};
use crate::kind::{Field, Kind};
use crate::lint::{Lint, Rule};
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::types::{Types, result_types};
use crate::{Applicability, Edit, Severity, Span, contexts, repair};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "detached-context",
        summary: "A fresh context is made although one was handed in.",
        area: Area::Context,
        severity: Severity::Warning,
        clauses: &["standard-context-propagation", "pattern-http-handler"],
        linters: &["contextcheck"],
        limits: "It cannot see whether the work is meant to outlive the request.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[Kind::FieldIdentifier],
    check,
};

/// Words with which the names of functions begin that do their work when everything else is over, or start what goes on.
const OUTLIVING: [&str; 24] = [
    "abort",
    "audit",
    "background",
    "cancel",
    "cleanup",
    "close",
    "detach",
    "exit",
    "flush",
    "init",
    "kill",
    "listen",
    "new",
    "open",
    "quit",
    "release",
    "rollback",
    "run",
    "serve",
    "shutdown",
    "start",
    "stop",
    "terminate",
    "unlock",
];

/// Words of a comment that shows that the fresh context is meant.
const REASONS: [&str; 8] = ["context", "ctx", "cancel", "background", "detach", "outlive", "timeout", "shutdown"];

fn check<'a>(name: Node<'a>, lint: &mut Lint<'a>) {
    if !matches!(name.text(), "Background" | "TODO") || lint.file.is_test() {
        return;
    }
    let types = lint.types;
    let Some(call) = call_of(name).filter(|call| contexts::is_background(types, *call)) else { return };
    let Some(ctx) = contexts::handed_in(types, call) else { return };
    let Some(statement) = call.statement() else { return };
    if goes_on(types, statement, call) || is_explained(lint, statement) {
        return;
    }
    let edits = fix(lint, call, &ctx);
    let diagnostic = lint.report(
        call.span(),
        format!("`{}` cuts the work behind it off from `{ctx}`.", call.text()),
        format!("Use `{ctx}`, or `context.WithoutCancel({ctx})` for work that must go on when it ends."),
    );
    diagnostic.because(format!("`{ctx}` is in scope."));
    diagnostic.fix(format!("Use {ctx}"), Applicability::NeedsReview, edits.unwrap_or_default());
}

/// Whether the work that gets the fresh context may be meant to go on when the other one ends.
fn goes_on<'a>(types: Types<'a>, statement: Node<'a>, call: Node<'a>) -> bool {
    if call
        .function()
        .is_some_and(|function| result_types(function).into_iter().any(|result| types.denoted(result).is_context()))
    {
        return true;
    }
    let outer = call.outermost_function().and_then(|function| function.child(Field::Name));
    if outer.is_some_and(|name| is_outliving(name.text())) || is_kept(types, call) {
        return true;
    }
    let left = statement.child(Field::Left).or_else(|| statement.is(Kind::VarDeclaration).then_some(statement));
    let names = left.into_iter().flat_map(|left| left.children()).flat_map(|name| match name.kind() {
        Kind::VarSpec => name.children_in(Field::Name).collect(),
        _ => vec![name],
    });
    let Some(function) = call.function() else { return false };
    names.take(1).filter(|name| name.is(Kind::Identifier)).any(|name| {
        let is_use =
            |node: &Node<'a>| node.is(Kind::Identifier) && node.text() == name.text() && node.start() > statement.end();
        let is_context = types.of(name).is_context();
        is_telling(name.text()) || is_context && function.descendants().filter(is_use).any(|node| is_kept(types, node))
    })
}

/// Whether a context is handed to something that may live longer: a goroutine, a field, a caller, a function whose name
/// says so; or only compared.
fn is_kept<'a>(types: Types<'a>, value: Node<'a>) -> bool {
    for around in value.ancestors() {
        match around.kind() {
            Kind::CallExpression => {
                let callee = types.callee(around);
                let function = around.child(Field::Function);
                let name = function.map(|function| function.child(Field::Selected).unwrap_or(function).text());
                if matches!(callee, Callee::Method { path: "net/http", receiver: "Request", .. }) {
                    return true;
                }
                if !matches!(callee, Callee::Function { path: "context", .. }) {
                    return name.is_some_and(|name| is_outliving(name) || is_undoing(name) && is_on_failure(around))
                        || around
                            .parent()
                            .is_some_and(|n| matches!(n.kind(), Kind::GoStatement | Kind::DeferStatement));
                }
            }
            Kind::GoStatement
            | Kind::DeferStatement
            | Kind::FuncLiteral
            | Kind::BinaryExpression
            | Kind::CompositeLiteral
            | Kind::ReturnStatement => return true,
            Kind::AssignmentStatement => {
                let left = around.child(Field::Left);
                return left.is_some_and(|left| left.children().any(|name| !name.is(Kind::Identifier)));
            }
            Kind::StatementList | Kind::Block => return false,
            _ => {}
        }
    }
    false
}

/// Whether a function takes back what was done.
fn is_undoing(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["delete", "remove", "revert", "undo"].iter().any(|word| name.starts_with(word))
}

/// Whether the code runs only if something failed.
fn is_on_failure(node: Node<'_>) -> bool {
    node.ancestors().any(|branch| {
        branch.is(Kind::IfStatement)
            && branch.child(Field::Condition).is_some_and(|condition| condition.text().contains("!= nil"))
            && branch.child(Field::Consequence).is_some_and(|block| block.contains(node))
    })
}

fn is_outliving(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    OUTLIVING.iter().any(|word| name.starts_with(word)) && !name.starts_with("newrequest")
}

/// Whether a variable's name says that its context is another one on purpose.
fn is_telling(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    OUTLIVING.iter().any(|word| word.len() > 3 && name.contains(word)) || name.starts_with("bg")
}

/// Whether a comment in or above the statement speaks of the context.
fn is_explained<'a>(lint: &Lint<'a>, statement: Node<'a>) -> bool {
    let end = lint.file.line_at(statement.end()).end;
    let comments = lint.file.syntax.comments.iter().filter(|comment| {
        let between = Span { start: comment.end, end: statement.start() };
        comment.end <= end && (comment.start >= statement.start() || between.of(lint.file.text).trim().is_empty())
    });
    comments.map(|comment| comment.of(lint.file.text)).any(|text| {
        let text = text.to_ascii_lowercase();
        !text.contains("todo") && REASONS.iter().any(|word| text.contains(word))
    })
}

fn fix<'a>(lint: &Lint<'a>, call: Node<'a>, ctx: &str) -> Option<Vec<Edit>> {
    let mut edits: Vec<_> = repair::drop_import(lint.file, "context", call)?.into_iter().collect();
    edits.push(Edit::replace(call.span(), ctx));
    Some(edits)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent};

    #[test]
    fn fresh_contexts_beside_one_that_was_handed_in_fire() {
        fires(
            &RULE,
            &[
                "func (h *Handler) Show(w http.ResponseWriter, r *http.Request) {\n\tctx := «context.Background()»\n\th.render(ctx, w)\n}",
                "func (s *Store) Get(ctx context.Context, id int) (*User, error) {\n\treturn s.repo.Find(«context.TODO()», id)\n}",
                "func f(ctx context.Context, db *sql.DB) error {\n\treturn db.PingContext(«context.Background()»)\n}",
                "func f(ctx context.Context) error {\n\tctx, cancel := context.WithTimeout(«context.Background()», time.Second)\n\tdefer cancel()\n\treturn work(ctx)\n}",
                "func f(ctx context.Context, ids []int) {\n\tfor _, id := range ids {\n\t\tsend(«context.Background()», id)\n\t}\n}",
                "func f(ctx context.Context, c *http.Client, url string) (*http.Request, error) {\n\treturn http.NewRequestWithContext(«context.Background()», \"GET\", url, nil)\n}",
                "func f(ctx context.Context) error {\n\tg, gctx := errgroup.WithContext(«context.Background()»)\n\tg.Go(func() error { return work(gctx) })\n\treturn g.Wait()\n}",
                "func f(ctx context.Context) error {\n\tg, ctx := errgroup.WithContext(ctx)\n\tg.Go(func() error { return work(«context.Background()») })\n\treturn g.Wait()\n}",
                "var show = func(w http.ResponseWriter, r *http.Request) {\n\tvar ctx context.Context = «context.TODO()»\n\trender(ctx, w)\n}",
                "func f(ctx context.Context) error {\n\t// TODO: hand the context on\n\treturn work(«context.TODO()»)\n}",
            ],
        );
    }

    #[test]
    fn work_that_may_outlive_its_caller_does_not() {
        silent(
            &RULE,
            &[
                "func main() {\n\tctx := context.Background()\n\trun(ctx)\n}",
                "func f(ctx context.Context, srv *http.Server) error {\n\t<-ctx.Done()\n\treturn srv.Shutdown(context.Background())\n}",
                "func f(ctx context.Context, srv *http.Server) error {\n\tshutdownCtx, cancel := context.WithTimeout(context.Background(), time.Second)\n\tdefer cancel()\n\treturn srv.Shutdown(shutdownCtx)\n}",
                "func f(ctx context.Context) {\n\tdefer cleanup(context.Background())\n}",
                "func f(ctx context.Context) {\n\tdefer func() {\n\t\tremove(context.Background())\n\t}()\n}",
                "func f(ctx context.Context) {\n\tgo audit(context.Background())\n}",
                "func f(ctx context.Context) {\n\tif ctx == nil {\n\t\tctx = context.Background()\n\t}\n\twork(ctx)\n}",
                "func (s *Server) Start(ctx context.Context) error {\n\ts.ctx, s.cancel = context.WithCancel(context.Background())\n\treturn nil\n}",
                "func Dial(ctx context.Context) *Conn {\n\tlife, cancel := context.WithCancel(context.Background())\n\tc := &Conn{ctx: life, cancel: cancel}\n\treturn c\n}",
                "func f(ctx context.Context, tx pgx.Tx) {\n\ttx.Rollback(context.Background())\n}",
                "func f(ctx context.Context) {\n\t// The audit log is written even if the client has gone, so ctx will not do.\n\taudit(context.Background())\n}",
                "func f(ctx context.Context, files []string) error {\n\tif err := write(ctx, files); err != nil {\n\t\tremoveAll(context.Background(), files)\n\t\treturn err\n\t}\n\treturn nil\n}",
                "func detach(ctx context.Context) context.Context {\n\tother := context.Background()\n\treturn copyValues(ctx, other)\n}",
                "func quiet(req *http.Request) *http.Request {\n\tother := req.WithContext(context.Background())\n\treturn other\n}",
                "func f(ctx context.Context) bool { return ctx == context.Background() }",
                "func f(_ context.Context) { work(context.Background()) }",
                "func f(ctx context.Context) { work(context.WithoutCancel(ctx)) }",
                "func f(ctx context.Context, c *cron) {\n\tc.add(func() { work(context.Background()) })\n}",
                "func f(ctx context.Context) {\n\tbgCtx := context.Background()\n\taudit(bgCtx)\n}",
                "func f(ctx context.Context) {\n\tother, cancel := context.WithCancel(context.Background())\n\tgo audit(other)\n\tcancel()\n}",
                "func f(ctx context.Context) {\n\twork(context.TODO()) //nolint:detached-context // must finish\n}",
            ],
        );
    }

    #[test]
    fn fixes_use_what_was_handed_in() {
        fixes(
            &RULE,
            &[
                (
                    "func f(ctx context.Context) error {\n\treturn work(context.Background())\n}",
                    "func f(ctx context.Context) error {\n\treturn work(ctx)\n}",
                ),
                (
                    "package p\n\nimport (\n\t\"context\"\n\t\"net/http\"\n)\n\nfunc f(w http.ResponseWriter, r *http.Request) {\n\tctx := context.Background()\n\trender(ctx, w)\n}\n",
                    "package p\n\nimport (\n\t\"net/http\"\n)\n\nfunc f(w http.ResponseWriter, r *http.Request) {\n\tctx := r.Context()\n\trender(ctx, w)\n}\n",
                ),
                (
                    "package p\n\nimport \"context\"\n\nfunc f(ctx context.Context) {\n\twork(context.TODO())\n}\n",
                    "package p\n\nimport \"context\"\n\nfunc f(ctx context.Context) {\n\twork(ctx)\n}\n",
                ),
            ],
        );
    }
}
