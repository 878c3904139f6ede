//! ## What it does
//!
//! Finds copies of values that hold a lock: a `sync.Mutex`, a `sync.WaitGroup`, a type of `sync/atomic`, or a struct with one
//! of these in it. A value is copied when it is passed, received, returned, assigned or ranged over without a pointer.
//!
//! ## Why it matters
//!
//! A lock works because everybody uses the same one. A copy is another lock, in the state that the original had at that moment:
//! two goroutines that hold a copy each are both let in, a copied WaitGroup is never counted down, and a mutex that was copied
//! while it was locked stays locked for ever.
//!
//! ## Example
//!
//! ```go
//! type Counter struct {
//! 	mu sync.Mutex
//! 	n  int
//! }
//!
//! func (c Counter) Inc() {
//! 	c.mu.Lock()
//! 	defer c.mu.Unlock()
//! 	c.n++
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! type Counter struct {
//! 	mu sync.Mutex
//! 	n  int
//! }
//!
//! func (c *Counter) Inc() {
//! 	c.mu.Lock()
//! 	defer c.mu.Unlock()
//! 	c.n++
//! }
//! ```
//!
//! ## When not to
//!
//! A new value is no copy: the rule is silent for composite literals, for what a call gives, and for results of
//! functions. It knows the types of the file's package, of the standard library and of a few modules; it cannot see a
//! lock inside a type of another package, nor a copy that is made by way of an interface, a type parameter or
//! `new(value)`, and it says nothing of a type that several files declare, each for another system or Go version.
//!
//! At work, go vet (copylocks) finds the same with all types known, and these too; revive (waitgroup-by-value) looks at
//! parameters that are WaitGroups. `//nolint:copied-lock` keeps a copy that is made before anyone uses the lock.

use crate::calls::Callee;
use crate::kind::{Field, Kind, Op};
use crate::lint::{Lint, Rule};
use crate::locks::may_be_value;
use crate::package::BindingKind;
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::types::{Types, parameters};
use crate::{Applicability, Edit, Severity, Span, repair};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "copied-lock",
        summary: "A value is copied together with the lock in it.",
        area: Area::Concurrency,
        severity: Severity::Error,
        clauses: &["standard-concurrency-safety", "expertise-concurrency", "standard-zero-values"],
        linters: &["go vet (copylocks)"],
        limits: "It cannot see a lock inside a type of a package that it does not know.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[
        Kind::ParameterDeclaration,
        Kind::ShortVarDeclaration,
        Kind::AssignmentStatement,
        Kind::VarSpec,
        Kind::RangeClause,
        Kind::ReturnStatement,
        Kind::ArgumentList,
        Kind::LiteralElement,
    ],
    check,
};

fn check<'a>(node: Node<'a>, lint: &mut Lint<'a>) {
    if !lint.types.has_locks() {
        return;
    }
    match node.kind() {
        Kind::ParameterDeclaration => check_parameter(node, lint),
        Kind::RangeClause => check_range(node, lint),
        Kind::ReturnStatement => {
            for value in node.first_child().into_iter().flat_map(Node::children) {
                check_value(value, "Returning", lint);
            }
        }
        Kind::ArgumentList => {
            for value in node.children() {
                if !is_only_looked_at(lint.types, node, value) {
                    check_value(value, "Passing", lint);
                }
            }
        }
        Kind::LiteralElement if node.field_name() != Field::Key => {
            if let Some(value) = node.first_child() {
                check_value(value, "Storing", lint);
            }
        }
        Kind::LiteralElement => {}
        _ => check_assignment(node, lint),
    }
}

fn check_assignment<'a>(node: Node<'a>, lint: &mut Lint<'a>) {
    let left: Vec<_> = match node.child(Field::Left) {
        Some(left) => left.children().collect(),
        None => node.children_in(Field::Name).collect(),
    };
    let right = node.child(Field::Right).or_else(|| node.child(Field::Value));
    let values = right.into_iter().flat_map(Node::children);
    for (name, value) in left.into_iter().zip(values).filter(|(name, _)| name.text() != "_") {
        if check_value(value, "Assigning", lint)
            && node.is(Kind::ShortVarDeclaration)
            && is_only_selected(name)
            && let Some(edit) = pointer_to(value)
            && let Some(diagnostic) = lint.diagnostics.last_mut()
        {
            diagnostic.fix("Assign a pointer", Applicability::NeedsReview, vec![edit]);
        }
    }
}

/// Reports an expression whose value is copied, and says whether it did.
fn check_value<'a>(value: Node<'a>, verb: &str, lint: &mut Lint<'a>) -> bool {
    let value = value.unparenthesized();
    let is_copy = match value.kind() {
        Kind::Identifier => lint.types.binding(value).is_some_and(|binding| {
            !matches!(
                binding.kind,
                BindingKind::Import | BindingKind::Function | BindingKind::Type | BindingKind::Constant
            )
        }),
        Kind::SelectorExpression | Kind::IndexExpression => true,
        // What a call points to may be new.
        Kind::UnaryExpression => {
            value.op() == Op::Mul
                && !value
                    .child(Field::Operand)
                    .is_some_and(|pointer| pointer.unparenthesized().is(Kind::CallExpression))
        }
        _ => false,
    };
    if !is_copy {
        return false;
    }
    let Some(lock) = lint.types.lock_in(&lint.types.of(value)) else { return false };
    if lint.types.binding(value).is_some_and(|binding| lint.types.package.has_variants(binding)) {
        return false;
    }
    report(lint, value.span(), format!("{verb} `{}` copies a `{lock}`", value.text()), value.text(), &lock);
    true
}

fn report<'a, 'b>(
    lint: &'b mut Lint<'a>,
    span: Span,
    what: String,
    value: &str,
    lock: &str,
) -> &'b mut crate::Diagnostic {
    lint.report(
        span,
        format!("{what}, and the copy does not share its state with the original."),
        "Use a pointer, so that everybody uses the same value.",
    )
    .because(format!("The type of `{value}` is or holds a `{lock}`."))
}

/// Whether the value is not copied after all, or the parameter that receives it is reported instead.
fn is_only_looked_at<'a>(types: Types<'a>, list: Node<'a>, value: Node<'a>) -> bool {
    if !matches!(
        value.kind(),
        Kind::Identifier | Kind::SelectorExpression | Kind::IndexExpression | Kind::UnaryExpression
    ) {
        return true;
    }
    let Some(call) = list.parent().filter(|call| call.is(Kind::CallExpression)) else { return true };
    if types.lock_in(&types.of(value)).is_none() {
        return true;
    }
    match types.callee(call) {
        Callee::Builtin(name) => matches!(name, "new" | "make" | "len" | "cap" | "print" | "println"),
        Callee::Function { path: "unsafe", .. } => true,
        Callee::Declared(place) | Callee::Literal(place) => {
            let position = list.children().take_while(|other| *other != value).count();
            let taken = types.at(place).child(Field::Parameters).map(parameters).unwrap_or_default();
            let ty = taken.get(position).and_then(|(_, ty)| *ty);
            ty.is_some_and(|ty| types.lock_in(&types.denoted(ty)).is_some())
        }
        _ => false,
    }
}

fn check_parameter<'a>(parameter: Node<'a>, lint: &mut Lint<'a>) {
    let Some(ty) = parameter.child(Field::Type).filter(|ty| may_be_value(*ty)) else { return };
    let Some(list) = parameter.parent() else { return };
    let Some(function) = list.parent().filter(|function| crate::syntax::is_function(function.kind())) else { return };
    let is_receiver = list.field_name() == Field::Receiver;
    if !is_receiver && list.field_name() != Field::Parameters {
        return;
    }
    let Some(lock) = lint.types.lock_in(&lint.types.denoted(ty)) else { return };
    if lint.types.binding(ty).is_some_and(|binding| lint.types.package.has_variants(binding)) {
        return;
    }
    let owner = function.child(Field::Name).map_or("This function".to_owned(), |name| format!("`{}`", name.text()));
    let edits = if is_receiver { fix_receiver(parameter, ty) } else { fix_parameter(lint, function, parameter, ty) };
    let role = if is_receiver { "receiver" } else { "parameter" };
    report(
        lint,
        parameter.span(),
        format!("{owner} has the {role} `{}` by value: each call copies a `{lock}`", parameter.text()),
        ty.text(),
        &lock,
    )
    .fix("Take a pointer", Applicability::NeedsReview, edits.unwrap_or_default());
}

fn fix_receiver<'a>(parameter: Node<'a>, ty: Node<'a>) -> Option<Vec<Edit>> {
    let is_fixable = parameter.child(Field::Name).is_none_or(is_only_selected);
    is_fixable.then(|| vec![Edit::insert(ty.start(), "*")])
}

/// Makes the parameter a pointer, and gives the calls in this file the address of their argument.
fn fix_parameter<'a>(lint: &Lint<'a>, function: Node<'a>, parameter: Node<'a>, ty: Node<'a>) -> Option<Vec<Edit>> {
    let name = parameter.child(Field::Name)?;
    let list = function.child(Field::Parameters)?;
    let position = parameters(list).iter().position(|(other, _)| *other == Some(name))?;
    if parameter.children_in(Field::Name).count() > 1 || !is_only_selected(name) {
        return None;
    }
    let mut edits = vec![Edit::insert(ty.start(), "*")];
    let (calls, _) = super::context_not_first::calls(lint, function)?;
    for call in calls {
        edits.push(pointer_to(call.child(Field::Arguments)?.children().nth(position)?)?);
    }
    Some(edits)
}

fn check_range<'a>(clause: Node<'a>, lint: &mut Lint<'a>) {
    let names: Vec<_> = clause.child(Field::Left).into_iter().flat_map(Node::children).collect();
    for name in names.iter().filter(|name| name.text() != "_") {
        let Some(lock) = lint.types.lock_in(&lint.types.of(*name)) else { continue };
        let edits = fix_range(lint, clause, &names, *name);
        let what = format!("Each round copies an element with its `{lock}` into `{}`", name.text());
        report(lint, name.span(), what, name.text(), &lock).fix(
            "Use the element in its place",
            Applicability::NeedsReview,
            edits.unwrap_or_default(),
        );
    }
}

/// `for i := range items { item := &items[i]` for `for _, item := range items {`.
fn fix_range<'a>(lint: &Lint<'a>, clause: Node<'a>, names: &[Node<'a>], value: Node<'a>) -> Option<Vec<Edit>> {
    let [index, last] = names else { return None };
    let over =
        clause.child(Field::Right).filter(|over| over.is(Kind::Identifier) || over.is(Kind::SelectorExpression))?;
    let is_list = matches!(
        lint.types.underlying(&lint.types.of(over)),
        crate::types::Type::Slice(_) | crate::types::Type::Array(_)
    );
    let statement = clause.parent()?;
    let first = statement.child(Field::Body)?.first_child()?.first_child()?;
    if clause.op() != Op::Define || *last != value || !is_list || !is_only_selected(value) {
        return None;
    }
    let index_name =
        if index.text() == "_" { repair::fresh_name(lint.file, clause, "i") } else { index.text().to_owned() };
    let element = format!("{} := &{}[{index_name}]\n{}", value.text(), over.text(), first.indent());
    let left = Span { start: index.start(), end: last.end() };
    Some(vec![Edit::replace(left, index_name), Edit::insert(first.start(), element)])
}

/// The edit that makes a pointer of a value that has an address.
fn pointer_to(value: Node<'_>) -> Option<Edit> {
    match value.kind() {
        Kind::Identifier | Kind::SelectorExpression => Some(Edit::insert(value.start(), "&")),
        Kind::UnaryExpression if value.op() == Op::Mul => {
            Some(Edit::replace(value.span(), value.child(Field::Operand)?.text()))
        }
        _ => None,
    }
}

/// Whether a variable is used for nothing but its fields and methods, so that a pointer can take its place.
fn is_only_selected<'a>(name: Node<'a>) -> bool {
    let Some(function) = name.outermost_function().or_else(|| name.ancestors().last()) else { return false };
    let is_use = |node: &Node<'a>| node.is(Kind::Identifier) && node.binding_id() == name.binding_id() && *node != name;
    name.is(Kind::Identifier)
        && function.descendants().filter(is_use).all(|node| {
            node.field_name() == Field::Operand && node.parent().is_some_and(|n| n.is(Kind::SelectorExpression))
        })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent, unfixed};

    const COUNTER: &str = "type Counter struct {\n\tmu sync.Mutex\n\tn  int\n}\n\n";

    fn with_counter(snippets: &[&str]) -> Vec<String> {
        snippets.iter().map(|snippet| format!("{COUNTER}{snippet}")).collect()
    }

    fn texts(snippets: &[String]) -> Vec<&str> {
        snippets.iter().map(String::as_str).collect()
    }

    #[test]
    fn copies_of_locks_fire() {
        fires(
            &RULE,
            &[
                "func worker(id int, «wg sync.WaitGroup») {\n\tdefer wg.Done()\n}",
                "func f() {\n\tvar wg sync.WaitGroup\n\tgo func(«wg sync.WaitGroup») {\n\t\tdefer wg.Done()\n\t}(wg)\n\twg.Wait()\n}",
                "var mu sync.Mutex\n\nfunc f() {\n\tm := «mu»\n\tm.Lock()\n}",
                "func f() {\n\tvar wg sync.WaitGroup\n\tstart(«wg»)\n\twg.Wait()\n}",
                "type stats struct{ hits atomic.Int64 }\n\nfunc show(s *stats) {\n\tfmt.Println(«*s»)\n}",
                "type spin struct{ held bool }\n\nfunc (s *spin) Lock() {}\n\nfunc (s *spin) Unlock() {}\n\nfunc f(«s spin») {}",
                "func f(«locks [2]sync.Mutex») {}",
            ],
        );
        let snippets = with_counter(&[
            "func («c Counter») Inc() {}",
            "func show(«c Counter») {}",
            "func f(cs []Counter) {\n\tfor _, «c» := range cs {\n\t\tprintln(c.n)\n\t}\n}",
            "func f(c *Counter) Counter {\n\treturn «*c»\n}",
            "func f(p *struct{ last Counter }, cs []Counter) {\n\tfor _, «p.last» = range cs {\n\t}\n}",
            "func f(c *Counter) {\n\tvar other = «*c»\n\tprintln(other.n)\n}",
            "type pair struct{ a, b Counter }\n\nfunc f(p *pair) {\n\tp.a = «p.b»\n}",
            "func f(cs []Counter) []Counter {\n\treturn append(cs, «cs[0]»)\n}",
            "type outer struct{ inner Counter }\n\nfunc f(c *Counter) *outer {\n\treturn &outer{inner: «*c»}\n}",
        ]);
        fires(&RULE, &texts(&snippets));
    }

    #[test]
    fn pointers_new_values_and_other_types_do_not() {
        silent(
            &RULE,
            &[
                "func worker(id int, wg *sync.WaitGroup) {\n\tdefer wg.Done()\n}",
                "func f(l sync.Locker) { l.Lock() }",
                "func f(buf bytes.Buffer, sb strings.Builder) {}",
                "type spin struct{ held bool }\n\nfunc (s spin) Lock() {}\n\nfunc (s spin) Unlock() {}\n\nfunc f(s spin) {}",
                "type gate struct{ c chan int }\n\nfunc (g *gate) Lock() bool { return true }\n\nfunc (g *gate) Unlock(set bool) {}\n\nfunc f(g gate) {}",
                "func f(find func() *sync.Mutex) {\n\tmu := *(find())\n\tmu.Lock()\n}",
                "func f(c *tls.Config) {\n\td := *c.Clone()\n\tprintln(d.ServerName)\n}",
                "type base struct{ mu sync.Mutex }\n\ntype view struct{ *base }\n\nfunc (v view) Base() *base { return v.base }",
                "type Locked interface{ Do(mu sync.Mutex) }",
                "var n atomic.Int64\n\nfunc f() { use(&n, n.Load()) }",
                "func f() {\n\tvar mu sync.Mutex\n\t_ = mu\n}",
            ],
        );
        let snippets = with_counter(&[
            "func (c *Counter) Inc() {}",
            "func New() Counter {\n\treturn Counter{}\n}",
            "func f() {\n\tc := Counter{n: 1}\n\tprintln(c.n)\n}",
            "func f() {\n\tc := New()\n\tc.n++\n}\n\nfunc New() Counter { return Counter{} }",
            "func f(cs []*Counter) {\n\tfor _, c := range cs {\n\t\tprintln(c.n)\n\t}\n}",
            "func f(cs []Counter) {\n\tfor i := range cs {\n\t\tcs[i].n++\n\t}\n}",
            "func f(cs map[string]*Counter) *Counter {\n\treturn cs[\"a\"]\n}",
            "func f(c *Counter) int {\n\treturn c.n\n}",
            "func f(cs []Counter) int { return len(cs) }",
        ]);
        silent(&RULE, &texts(&snippets));
    }

    #[test]
    fn fixes_take_pointers() {
        fixes(
            &RULE,
            &[
                (
                    "func f() {\n\tvar wg sync.WaitGroup\n\twg.Add(1)\n\tgo worker(1, wg)\n\twg.Wait()\n}\n\nfunc worker(id int, wg sync.WaitGroup) {\n\tdefer wg.Done()\n}",
                    "func f() {\n\tvar wg sync.WaitGroup\n\twg.Add(1)\n\tgo worker(1, &wg)\n\twg.Wait()\n}\n\nfunc worker(id int, wg *sync.WaitGroup) {\n\tdefer wg.Done()\n}",
                ),
                (
                    "type C struct{ mu sync.Mutex }\n\nfunc (c C) Inc() {\n\tc.mu.Lock()\n}",
                    "type C struct{ mu sync.Mutex }\n\nfunc (c *C) Inc() {\n\tc.mu.Lock()\n}",
                ),
                (
                    "type C struct{ mu sync.Mutex }\n\nfunc f(cs []C) {\n\tfor _, c := range cs {\n\t\tc.mu.Lock()\n\t}\n}",
                    "type C struct{ mu sync.Mutex }\n\nfunc f(cs []C) {\n\tfor i := range cs {\n\t\tc := &cs[i]\n\t\tc.mu.Lock()\n\t}\n}",
                ),
                (
                    "type C struct{ mu sync.Mutex }\n\nfunc f(c *C) {\n\td := *c\n\td.mu.Lock()\n}",
                    "type C struct{ mu sync.Mutex }\n\nfunc f(c *C) {\n\td := c\n\td.mu.Lock()\n}",
                ),
            ],
        );
        unfixed(
            &RULE,
            &[
                "type C struct{ mu sync.Mutex }\n\nfunc g(c *C) C {\n\treturn *c\n}",
                "type C struct{ mu sync.Mutex }\n\nfunc f(cs map[int]C) {\n\tfor _, c := range cs {\n\t\tc.mu.Lock()\n\t}\n}",
            ],
        );
    }
}
