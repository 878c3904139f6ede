//! ## What it does
//!
//! Finds a type that keeps a context in a field and uses it in methods whose callers cannot give their own.
//!
//! ## Why it matters
//!
//! A context belongs to one call: it says how long this caller will wait. Kept in a struct, it belongs to whoever made the
//! struct. The caller of a method cannot set a deadline for it and cannot cancel it, and once the stored context is over,
//! every later call fails.
//!
//! ## Example
//!
//! ```go
//! type UserStore struct {
//! 	ctx context.Context
//! 	db  *sql.DB
//! }
//!
//! func (s *UserStore) Rename(id int, name string) error {
//! 	if _, err := s.db.ExecContext(s.ctx, "UPDATE users SET name = $1 WHERE id = $2", name, id); err != nil {
//! 		return fmt.Errorf("rename user %d: %w", id, err)
//! 	}
//! 	return nil
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! type UserStore struct {
//! 	db *sql.DB
//! }
//!
//! func (s *UserStore) Rename(ctx context.Context, id int, name string) error {
//! 	if _, err := s.db.ExecContext(ctx, "UPDATE users SET name = $1 WHERE id = $2", name, id); err != nil {
//! 		return fmt.Errorf("rename user %d: %w", id, err)
//! 	}
//! 	return nil
//! }
//! ```
//!
//! ## When not to
//!
//! Some structs stand for one call or own their time. The rule is silent for a type that embeds a context or hands it out,
//! for requests, options, events, iterators and their like by name, for a type that keeps the cancel function as well,
//! for methods whose signature an interface fixes (`Read`, `Close`, those of interfaces of the package), for structs without a
//! method that uses the context, and in tests. It cannot see interfaces of other packages that fix a method. At work,
//! containedctx and revive (context-in-struct) report every such field; `//nolint:context-in-struct` keeps one.

use crate::kind::{Field, Kind};
use crate::lint::{Lint, Rule};
use crate::package::BindingKind;
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::types::Types;
use crate::{Severity, contexts};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "context-in-struct",
        summary: "A struct keeps a context that its methods' callers should give.",
        area: Area::Context,
        severity: Severity::Warning,
        clauses: &["standard-context-propagation", "expertise-concurrency"],
        linters: &["containedctx"],
        limits: "It cannot see whether an interface of another package fixes the methods.",
        fix: FixKind::None,
        options: &[],
    },
    kinds: &[Kind::FieldDeclaration],
    check,
};

/// Ends of names of types that stand for one call, or for something with a time of its own.
const CALLS: [&str; 34] = [
    "args",
    "builder",
    "call",
    "cmd",
    "command",
    "config",
    "conn",
    "context",
    "ctx",
    "cursor",
    "env",
    "event",
    "execution",
    "info",
    "iter",
    "iterator",
    "job",
    "message",
    "msg",
    "operation",
    "options",
    "opts",
    "params",
    "query",
    "reader",
    "request",
    "scope",
    "session",
    "state",
    "stream",
    "task",
    "transaction",
    "tx",
    "writer",
];

/// Ends of names of types that serve many calls.
const SERVICES: [&str; 10] =
    ["cache", "client", "controller", "handler", "manager", "repo", "repository", "server", "service", "store"];

/// Methods whose signature well-known interfaces fix.
const FIXED: [&str; 22] = [
    "Close",
    "Err",
    "Error",
    "Execute",
    "Flush",
    "Init",
    "Len",
    "Next",
    "Open",
    "Read",
    "ReadAt",
    "ReadFrom",
    "RoundTrip",
    "Run",
    "Scan",
    "Seek",
    "ServeHTTP",
    "Start",
    "Stop",
    "String",
    "Write",
    "WriteTo",
];

fn check<'a>(field: Node<'a>, lint: &mut Lint<'a>) {
    let types = lint.types;
    let is_context = |ty: &Node<'a>| ty.text().contains("Context") && types.denoted(*ty).is_context();
    let Some(name) = field.child(Field::Name).filter(|_| field.child(Field::Type).is_some_and(|ty| is_context(&ty)))
    else {
        return;
    };
    let spec = field.parent().and_then(Node::parent).and_then(Node::parent).filter(|spec| spec.is(Kind::TypeSpec));
    let Some(owner) = spec.and_then(|spec| spec.child(Field::Name)).filter(|owner| owner.function().is_none()) else {
        return;
    };
    if lint.file.is_test() || is_like(owner, &CALLS) || has_cancel(types, field) {
        return;
    }
    let methods = methods(types, owner.text());
    let hands_out = |method: &Node<'a>| {
        method
            .child(Field::Name)
            .is_some_and(|name| matches!(name.text(), "Context" | "Ctx" | "GetContext" | "WithContext"))
    };
    if methods.iter().any(hands_out) {
        return;
    }
    let method = methods.iter().find(|method| uses(**method, name.text()) && is_free(types, **method));
    let what = match method.and_then(|method| method.child(Field::Name)) {
        Some(method) => format!("the callers of `{}` cannot give their own", method.text()),
        None if methods.is_empty() && lint.file.package.is_none() && is_like(owner, &SERVICES) => {
            "the callers of its methods cannot give their own".to_owned()
        }
        None => return,
    };
    lint.report(
        field.span(),
        format!("`{}` keeps a context in `{}`, and {what}.", owner.text(), name.text()),
        "Take a context as the first parameter of each method that needs one, and drop the field.",
    );
}

fn is_like(name: Node<'_>, ends: &[&str]) -> bool {
    let name = name.text().to_ascii_lowercase();
    ends.iter().any(|end| name.ends_with(end))
}

/// Whether the struct keeps a cancel function too: then the context is that of its own life.
fn has_cancel<'a>(types: Types<'a>, field: Node<'a>) -> bool {
    field.parent().is_some_and(|list| {
        list.children().any(|other| {
            let ty = other.child(Field::Type);
            let is_named =
                other.child(Field::Name).is_some_and(|name| name.text().to_ascii_lowercase().contains("cancel"));
            is_named || ty.is_some_and(|ty| types.denoted(ty).is_foreign("context", "CancelFunc"))
        })
    })
}

/// The methods of a type of the package, in source order.
fn methods<'a>(types: Types<'a>, owner: &str) -> Vec<Node<'a>> {
    let declared = types.package.methods.iter().filter(|((receiver, _), _)| *receiver == owner);
    let mut places: Vec<_> = declared.map(|(_, place)| *place).collect();
    places.sort_unstable();
    places.into_iter().map(|(file, node)| types.package.files[file as usize].node(node)).collect()
}

/// Whether a method hands the stored context to a call.
fn uses(method: Node<'_>, field: &str) -> bool {
    let receiver = method.child(Field::Receiver).and_then(Node::first_child).and_then(|it| it.child(Field::Name));
    let Some(receiver) = receiver else { return false };
    method.descendants().any(|node| {
        node.is(Kind::SelectorExpression)
            && node.parent().is_some_and(|list| list.is(Kind::ArgumentList))
            && node.child(Field::Selected).is_some_and(|name| name.text() == field)
            && node.child(Field::Operand).is_some_and(|owner| owner.text() == receiver.text())
    })
}

/// Whether a method could take a context: others call it, and no interface in sight fixes its signature.
fn is_free<'a>(types: Types<'a>, method: Node<'a>) -> bool {
    let Some(name) = method.child(Field::Name).map(Node::text) else { return false };
    let is_method_of = |binding: &crate::package::Binding| {
        let definition = types.package.declaration(binding).child(Field::Type);
        binding.kind == BindingKind::Type
            && definition.filter(|ty| ty.is(Kind::InterfaceType)).is_some_and(|interface| {
                interface.children().any(|element| element.child(Field::Name).is_some_and(|n| n.text() == name))
            })
    };
    name.starts_with(char::is_uppercase)
        && !FIXED.contains(&name)
        && contexts::taken(types, method).is_none()
        && !types.package.bindings.iter().any(is_method_of)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, silent};

    #[test]
    fn contexts_that_callers_should_give_fire() {
        fires(
            &RULE,
            &[
                "type UserService struct {\n\t«ctx context.Context»\n\trepo Repo\n}",
                "type Store struct {\n\t«ctx context.Context»\n\tdb  *sql.DB\n}\n\nfunc (s *Store) Get(id int) *sql.Row {\n\treturn s.db.QueryRowContext(s.ctx, \"SELECT 1\", id)\n}",
                "type fetcher struct {\n\t«base context.Context»\n}\n\nfunc (f *fetcher) Fetch(url string) (*http.Request, error) {\n\treturn http.NewRequestWithContext(f.base, \"GET\", url, nil)\n}",
                "package p\n\nimport stdctx \"context\"\n\ntype Mailer struct {\n\t«c stdctx.Context»\n}\n\nfunc (m Mailer) Send(to string) error {\n\tctx, cancel := stdctx.WithTimeout(m.c, 1)\n\tdefer cancel()\n\treturn send(ctx, to)\n}",
                "type Client struct{ «ctx context.Context» }\n\nfunc NewClient(ctx context.Context) *Client { return &Client{ctx: ctx} }",
                "type Repo struct {\n\tdb *sql.DB\n\t«Ctx context.Context»\n}\n\nfunc (r *Repo) All() error {\n\treturn r.db.PingContext(r.Ctx)\n}",
                "type (\n\tPool struct {\n\t\t«ctx context.Context»\n\t}\n)\n\nfunc (p *Pool) Submit(f func(context.Context)) {\n\tf(p.ctx)\n}",
                "type Index[T any] struct {\n\t«ctx context.Context»\n}\n\nfunc (x *Index[T]) Add(v T) error { return save(x.ctx, v) }",
            ],
        );
    }

    #[test]
    fn contexts_that_are_the_structs_own_do_not() {
        silent(
            &RULE,
            &[
                "type UserService struct {\n\trepo Repo\n}",
                "type myContext struct {\n\tcontext.Context\n}",
                "type Request struct {\n\tctx context.Context\n}\n\nfunc (r *Request) Send() error { return send(r.ctx) }",
                "type Worker struct {\n\tctx    context.Context\n\tcancel context.CancelFunc\n}\n\nfunc (w *Worker) Submit(j Job) { run(w.ctx, j) }",
                "type Call struct {\n\tctx context.Context\n\targ int\n}",
                "type ticket struct {\n\tctx context.Context\n\tid int\n}",
                "type source struct {\n\tctx context.Context\n}\n\nfunc (s *source) Read(p []byte) (int, error) { return read(s.ctx, p) }",
                "type Thing struct {\n\tctx context.Context\n}\n\nfunc (t *Thing) Context() context.Context { return t.ctx }\n\nfunc (t *Thing) Load() error { return load(t.ctx) }",
                "type Loader interface{ Load(id int) error }\n\ntype loader struct {\n\tctx context.Context\n}\n\nfunc (l *loader) Load(id int) error { return load(l.ctx, id) }",
                "type Thing struct {\n\tctx context.Context\n}\n\nfunc (t *Thing) Wait() { <-t.ctx.Done() }",
                "func TestF(t *testing.T) {\n\ttests := []struct {\n\t\tname string\n\t\tctx  context.Context\n\t}{}\n\tprintln(tests)\n}",
                "type Store struct {\n\tctx func() context.Context\n}",
                "type Store struct {\n\tctx context.Context //nolint:context-in-struct // one store per job\n}\n\nfunc (s *Store) Get() error { return get(s.ctx) }",
            ],
        );
    }
}
