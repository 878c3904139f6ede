//! ## What it does
//!
//! Finds `nil` handed over where a function asks for a `context.Context`.
//!
//! ## Why it matters
//!
//! A context is an interface, and a nil one has no methods: the first `ctx.Done()` or `ctx.Value(...)` in the function, or in
//! anything that it calls, panics. Most functions do not look before they ask, because nobody should hand them nil.
//!
//! ## Example
//!
//! ```go
//! req, err := http.NewRequestWithContext(nil, http.MethodGet, url, nil)
//! ```
//!
//! ## Better
//!
//! ```go
//! req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
//! ```
//!
//! ## When not to
//!
//! Never: `context.TODO()` says that the right context is not known yet, and works. The rule is silent where the called
//! function is in view and does not use the context or compares it with nil, for a second context, and in tests, which
//! may want to know what nil does. It cannot see a variable that is nil, nor what a function of an unknown package asks
//! for.
//!
//! At work, staticcheck (SA1012) finds the same, in tests too; `//nolint:nil-context` keeps one.

use crate::calls::Callee;
use crate::kind::{Field, Kind, Op};
use crate::lint::{Lint, Rule};
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::types::{Place, Types, parameters};
use crate::{Applicability, Edit, Severity, contexts, index, repair};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "nil-context",
        summary: "Nil is handed over for a context.",
        area: Area::Context,
        severity: Severity::Error,
        clauses: &["standard-context-propagation", "expertise-concurrency"],
        linters: &["staticcheck (SA1012)"],
        limits: "It cannot see that a variable is nil, or what a function of an unknown package asks for.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[Kind::Nil],
    check,
};

fn check<'a>(nil: Node<'a>, lint: &mut Lint<'a>) {
    let Some(call) = nil.parent().filter(|list| list.is(Kind::ArgumentList)).and_then(Node::parent) else { return };
    let Some(function) = call.child(Field::Function) else { return };
    if lint.file.is_test() || !wants_context(lint.types, call, nil) {
        return;
    }
    let fix = fix(lint, nil);
    let name = if function.is(Kind::FuncLiteral) { "This function" } else { function.text() };
    let diagnostic = lint.report(
        nil.span(),
        format!("`{name}` is handed nil for a context, and panics as soon as it asks the context for anything."),
        "Hand over the context of the caller, or `context.TODO()` while there is none.",
    );
    diagnostic.because(format!("The parameter of `{name}` in this place is a `context.Context`."));
    if let Some((title, applicability, edits)) = fix {
        diagnostic.fix(title, applicability, edits);
    }
}

/// Whether the called function asks for a context where the argument stands, and does not say what nil means.
fn wants_context<'a>(types: Types<'a>, call: Node<'a>, argument: Node<'a>) -> bool {
    let arguments = call.child(Field::Arguments).into_iter().flat_map(Node::children);
    let position = arguments.take_while(|other| *other != argument).count();
    let known = match types.callee(call) {
        Callee::Declared(place) | Callee::Literal(place) => return declares_context(types, place, position),
        Callee::Function { path, name } => index::package(path).and_then(|package| package.func(name)),
        Callee::Method { path, receiver, name } => {
            index::package(path).and_then(|package| package.method(receiver, name))
        }
        _ => None,
    };
    position == 0 && known.is_some_and(|function| function.takes_context)
}

/// Whether the first context of a signature stands at `position` and may be used.
fn declares_context<'a>(types: Types<'a>, place: Place, position: usize) -> bool {
    let function = types.at(place);
    let taken = function.child(Field::Parameters).map(parameters).unwrap_or_default();
    let is_context = |(_, ty): &(_, Option<Node<'a>>)| ty.is_some_and(|ty| types.denoted(ty).is_context());
    if taken.iter().position(is_context) != Some(position) {
        return false;
    }
    match (function.child(Field::Body), taken[position].0) {
        (Some(_), Some(name)) => name.text() != "_" && !is_compared_with_nil(function, name),
        (Some(_), None) => false,
        // A signature alone does not say what nil means in another place than the usual one.
        (None, _) => position == 0,
    }
}

fn is_compared_with_nil<'a>(function: Node<'a>, name: Node<'a>) -> bool {
    function.descendants().any(|node| {
        node.is(Kind::BinaryExpression)
            && matches!(node.op(), Op::Eq | Op::Ne)
            && node.child(Field::Right).is_some_and(|right| right.is(Kind::Nil))
            && node.child(Field::Left).is_some_and(|left| left.text() == name.text())
    })
}

fn fix<'a>(lint: &Lint<'a>, nil: Node<'a>) -> Option<(String, Applicability, Vec<Edit>)> {
    if let Some(ctx) = contexts::of_task(lint.types, nil) {
        let edits = vec![Edit::replace(nil.span(), ctx.as_str())];
        return Some((format!("Hand over {ctx}"), Applicability::NeedsReview, edits));
    }
    let (context, import) = repair::import(lint.types, lint.file, "context")?;
    let mut edits: Vec<_> = import.into_iter().collect();
    edits.push(Edit::replace(nil.span(), format!("{context}.TODO()")));
    Some(("Hand over context.TODO()".to_owned(), Applicability::Safe, edits))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent};

    #[test]
    fn nil_for_a_context_fires() {
        fires(
            &RULE,
            &[
                "req, err := http.NewRequestWithContext(«nil», http.MethodGet, url, nil)",
                "rows, err := db.QueryContext(ctx, q)\nctx2, cancel := context.WithCancel(«nil»)",
                "func f(db *sql.DB) error {\n\t_, err := db.ExecContext(«nil», \"DELETE FROM users\")\n\treturn err\n}",
                "func load(ctx context.Context, id int) error { return nil }\n\nfunc main() {\n\tload(«nil», 1)\n}",
                "func load(id int, ctx context.Context) {}\n\nfunc f() { load(1, «nil») }",
                "type Store struct{}\n\nfunc (s *Store) Get(ctx context.Context) {}\n\nfunc f(s *Store) { s.Get(«nil») }",
                "type Getter interface{ Get(ctx context.Context, id string) error }\n\nfunc f(g Getter) error { return g.Get(«nil», \"a\") }",
                "func run(f func(context.Context) error) error { return f(«nil») }",
                "package p\n\nimport stdctx \"context\"\n\nfunc work(c stdctx.Context) {}\n\nfunc f() { go work(«nil») }",
                "slog.InfoContext(«nil», \"started\")",
            ],
        );
    }

    #[test]
    fn nil_for_anything_else_does_not() {
        silent(
            &RULE,
            &[
                "req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)",
                "req, err := http.NewRequest(http.MethodGet, url, nil)",
                "err := load(nil, 1)",
                "func load(opts *Options) {}\n\nfunc f() { load(nil) }",
                "func load(ctx context.Context, opts *Options) {}\n\nfunc f(ctx context.Context) { load(ctx, nil) }",
                "func start(ctx context.Context) {\n\tif ctx == nil {\n\t\tctx = context.Background()\n\t}\n}\n\nfunc f() { start(nil) }",
                "if ctx == nil {\n\treturn errors.New(\"no context\")\n}",
                "var ctx context.Context = nil",
                "func load(ctx context.Context, extra context.Context) {}\n\nfunc f(ctx context.Context) { load(ctx, nil) }",
                "func load(context.Context) {}\n\nfunc f() { load(nil) }",
                "type Context struct{}\n\nfunc load(c *Context) {}\n\nfunc f() { load(nil) }",
                "ctx := context.WithValue(context.Background(), key, nil)",
                "//nolint:nil-context // what the server does with nil\nctx := context.WithoutCancel(nil)",
            ],
        );
    }

    #[test]
    fn fixes_hand_over_a_context() {
        fixes(
            &RULE,
            &[
                ("slog.InfoContext(nil, \"started\")", "slog.InfoContext(context.TODO(), \"started\")"),
                (
                    "package p\n\nimport \"net/http\"\n\nfunc f() (*http.Request, error) {\n\treturn http.NewRequestWithContext(nil, \"GET\", \"/\", nil)\n}\n",
                    "package p\n\nimport \"context\"\nimport \"net/http\"\n\nfunc f() (*http.Request, error) {\n\treturn http.NewRequestWithContext(context.TODO(), \"GET\", \"/\", nil)\n}\n",
                ),
                (
                    "func load(ctx context.Context) {}\n\nfunc f(w http.ResponseWriter, r *http.Request) {\n\tload(nil)\n}",
                    "func load(ctx context.Context) {}\n\nfunc f(w http.ResponseWriter, r *http.Request) {\n\tload(r.Context())\n}",
                ),
            ],
        );
    }
}
