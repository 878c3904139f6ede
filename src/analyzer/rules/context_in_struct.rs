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
//! Some structs stand for one call, and some own their time. Only the author knows, so the rule speaks only about types
//! that by their name serve many calls (`UserStore`, `Client`, `orderService`) and have an exported method that hands
//! the stored context on. It is silent for a type that also keeps the cancel function, watches `Done` or hands the
//! context out, for types with embedded ones, for methods whose signature an interface fixes (`Close`, those of
//! interfaces of the package, types that are asserted to satisfy one), and in tests. It cannot see interfaces of other
//! packages that fix a method.
//!
//! At work, containedctx reports every field that is a context, whatever the type is for; the rule does not, because
//! most of the structs that keep one stand for one call. `//nolint:context-in-struct` keeps one.

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

/// Ends of names of types that serve many calls.
const SERVICES: [&str; 22] = [
    "api",
    "app",
    "cache",
    "client",
    "controller",
    "fetcher",
    "gateway",
    "handler",
    "loader",
    "mailer",
    "manager",
    "notifier",
    "pool",
    "processor",
    "publisher",
    "repo",
    "repository",
    "sender",
    "server",
    "service",
    "store",
    "worker",
];

/// Words in names of fields for the context of a whole life.
const LIVES: [&str; 8] = ["back", "life", "parent", "quit", "root", "shutdown", "start", "stop"];

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
    let list = field.parent();
    let spec = list.and_then(Node::parent).and_then(Node::parent).filter(|spec| spec.is(Kind::TypeSpec));
    let Some(owner) = spec.and_then(|spec| spec.child(Field::Name)).filter(|owner| owner.function().is_none()) else {
        return;
    };
    let owner_name = owner.text().to_ascii_lowercase();
    let is_service = SERVICES.iter().any(|end| owner_name.ends_with(end));
    let is_of_life = LIVES.iter().any(|word| name.text().to_ascii_lowercase().contains(word));
    if !is_service || is_of_life || lint.file.is_test() || list.is_some_and(|list| lives(types, list)) {
        return;
    }
    let methods = methods(types, owner.text());
    if methods.iter().any(|method| hands_out(*method) || watches(*method, name.text()))
        || is_asserted(types, owner.text())
    {
        return;
    }
    let method = methods.iter().find(|method| uses(**method, name.text()) && is_free(types, **method));
    let what = match method.and_then(|method| method.child(Field::Name)) {
        Some(method) => format!("the callers of `{}` cannot give their own", method.text()),
        None if methods.is_empty() && lint.file.package.is_none() => {
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

/// Whether a struct has a time of its own, as its means to end it shows, or takes its methods from another type.
fn lives<'a>(types: Types<'a>, list: Node<'a>) -> bool {
    list.children().any(|field| match field.child(Field::Name) {
        Some(name) => {
            let name = name.text().to_ascii_lowercase();
            ["cancel", "done", "finish", "quit", "stop"].iter().any(|word| name.contains(word))
                || field.child(Field::Type).is_some_and(|ty| types.denoted(ty).is_foreign("context", "CancelFunc"))
        }
        None => !field.child(Field::Type).is_some_and(|ty| ty.text().starts_with("sync.")),
    })
}

/// Whether a method gives the context away, as that of a request does.
fn hands_out(method: Node<'_>) -> bool {
    let name = method.child(Field::Name).map_or("", |name| name.text());
    matches!(name, "Context" | "Ctx" | "GetContext" | "SetContext" | "WithContext")
}

/// Whether the package asserts that the type has the methods of an interface.
fn is_asserted(types: Types<'_>, owner: &str) -> bool {
    let forms = [format!("(*{owner})(nil)"), format!("= &{owner}{{}}"), format!("= {owner}{{}}")];
    types.package.files.iter().any(|file| forms.iter().any(|form| file.text.contains(form)))
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
    stored(method, field).any(|place| place.is(Kind::ArgumentList))
}

/// Whether a method asks the stored context for its end: then it is that of the struct's own life.
fn watches(method: Node<'_>, field: &str) -> bool {
    stored(method, field)
        .any(|place| place.child(Field::Selected).is_some_and(|name| matches!(name.text(), "Done" | "Err")))
}

/// Where a method mentions the field of its receiver: the nodes around.
fn stored<'a>(method: Node<'a>, field: &str) -> impl Iterator<Item = Node<'a>> {
    let receiver = method.child(Field::Receiver).and_then(Node::first_child).and_then(|it| it.child(Field::Name));
    let text = format!("{}.{field}", receiver.map_or("", |name| name.text()));
    let places = method.descendants().filter(move |node| node.is(Kind::SelectorExpression) && node.text() == text);
    places.filter_map(Node::parent)
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
                "type fetcher struct {\n\t«c context.Context»\n}\n\nfunc (f *fetcher) Fetch(url string) (*http.Request, error) {\n\treturn http.NewRequestWithContext(f.c, \"GET\", url, nil)\n}",
                "package p\n\nimport stdctx \"context\"\n\ntype Mailer struct {\n\t«c stdctx.Context»\n}\n\nfunc (m Mailer) Send(to string) error {\n\tctx, cancel := stdctx.WithTimeout(m.c, 1)\n\tdefer cancel()\n\treturn send(ctx, to)\n}",
                "type Client struct{ «ctx context.Context» }\n\nfunc NewClient(ctx context.Context) *Client { return &Client{ctx: ctx} }",
                "type Repo struct {\n\tdb *sql.DB\n\t«Ctx context.Context»\n}\n\nfunc (r *Repo) All() error {\n\treturn r.db.PingContext(r.Ctx)\n}",
                "type (\n\tPool struct {\n\t\t«ctx context.Context»\n\t}\n)\n\nfunc (p *Pool) Submit(f func(context.Context)) {\n\tf(p.ctx)\n}",
                "type Cache[T any] struct {\n\t«ctx context.Context»\n}\n\nfunc (x *Cache[T]) Add(v T) error { return save(x.ctx, v) }",
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
                "type manager struct {\n\tquitCtx context.Context\n}\n\nfunc (m *manager) Renew() error { return renew(m.quitCtx) }",
                "type store struct {\n\tctx context.Context\n}\n\nvar _ vendor.Store = (*store)(nil)\n\nfunc (s *store) Get() error { return get(s.ctx) }",
                "type client struct {\n\tvendor.Client\n\tctx context.Context\n}\n\nfunc (c *client) Get() error { return get(c.ctx) }",
                "type source struct {\n\tctx context.Context\n}\n\nfunc (s *source) Read(p []byte) (int, error) { return read(s.ctx, p) }",
                "type Store struct {\n\tctx context.Context\n}\n\nfunc (t *Store) Context() context.Context { return t.ctx }\n\nfunc (t *Store) Load() error { return load(t.ctx) }",
                "type Loader interface{ Load(id int) error }\n\ntype loader struct {\n\tctx context.Context\n}\n\nfunc (l *loader) Load(id int) error { return load(l.ctx, id) }",
                "type Pool struct {\n\tctx context.Context\n}\n\nfunc (p *Pool) Wait() { <-p.ctx.Done() }\n\nfunc (p *Pool) Submit() { run(p.ctx) }",
                "func TestF(t *testing.T) {\n\ttests := []struct {\n\t\tname string\n\t\tctx  context.Context\n\t}{}\n\tprintln(tests)\n}",
                "type Store struct {\n\tctx func() context.Context\n}",
                "type Store struct {\n\tctx context.Context //nolint:context-in-struct // one store per job\n}\n\nfunc (s *Store) Get() error { return get(s.ctx) }",
            ],
        );
    }
}
