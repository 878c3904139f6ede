//! ## What it does
//!
//! Finds functions whose result is an interface of their own package although every `return` gives the same concrete type.
//!
//! ## Why it matters
//!
//! The function knows exactly what it returns and tells its caller less. The caller cannot reach a method or field that the
//! interface lacks, documentation and editors stop at the interface, and every new method must be added in two places. A
//! concrete result costs nothing: whoever wants an interface can put the value into one, into any that it satisfies.
//!
//! ## Example
//!
//! ```go
//! func NewCache() Cache { return &memoryCache{} }
//! ```
//!
//! ## Better
//!
//! ```go
//! func NewCache() *MemoryCache { return &MemoryCache{} }
//! ```
//!
//! ## When not to
//!
//! Return an interface where the type really varies: a factory that picks one of several, or a function that hands
//! through what it was given. `error` and `any` are never reported, nor are functions that return several concrete
//! types, unexported wrappers around a value of that very interface, functional options, methods that an interface of
//! the package demands, and functions that are used as values, whose type others fixed. Where a package has several
//! implementations, an unexported one is left alone: the interface is how the package speaks of them all. So are tests,
//! unexported functions of a library, and types that make a function into the interface. The rule cannot see interfaces
//! of other packages that demand the signature.
//!
//! At work, ireturn reports every function that returns an interface, whatever it gives; if told to, also interfaces of
//! the standard library and type parameters, which this rule leaves alone. `//nolint:returned-interface` with a reason
//! keeps one.

use crate::calls::Callee;
use crate::kind::{Field, Kind};
use crate::lint::{Lint, Rule};
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::types::{Type, Types, parameters, result_types};
use crate::uses::is_double;
use crate::{Applicability, Edit, Severity};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "returned-interface",
        summary: "A function returns an interface although it always returns one concrete type.",
        area: Area::Design,
        severity: Severity::Warning,
        clauses: &["anti-returning-interface", "standard-interface-design", "pattern-interface-design"],
        linters: &["ireturn"],
        limits: "It cannot see why an interface was chosen, such as a second implementation that is still to come.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[Kind::FunctionDeclaration, Kind::MethodDeclaration],
    check,
};

fn check<'a>(function: Node<'a>, lint: &mut Lint<'a>) {
    let types = lint.types;
    let Some(name) = function.child(Field::Name) else { return };
    let is_internal =
        lint.file.package.is_some_and(|package| package != "main") && !name.text().starts_with(char::is_uppercase);
    if is_internal || lint.file.is_test() {
        return;
    }
    let results = result_types(function);
    for (position, result) in results.iter().enumerate() {
        if !is_own_interface(types, *result) {
            continue;
        }
        let Some(concrete) = concrete_type(types, function, position, results.len(), *result) else { continue };
        if is_double(concrete.name())
            || is_pinned(types, function)
            || !concrete.is_exported() && wraps(types, function, *result)
            || is_family(types, *result, &concrete)
        {
            return;
        }
        let fix = fix(lint, function, *result, &concrete, results.len());
        let diagnostic = lint.report(
            result.span(),
            format!(
                "`{}` returns the interface `{}`, but always gives a `{}`.",
                name.text(),
                result.text(),
                concrete.text
            ),
            format!("Return `{}` itself; callers that want an interface can declare the one they need.", concrete.text),
        );
        diagnostic.because(format!("Nothing else in this package asks `{}` for that very result type.", name.text()));
        if let Some(edits) = fix {
            diagnostic.fix(format!("Return `{}`", concrete.text), Applicability::NeedsReview, edits);
        }
    }
}

/// Whether a result is an interface that the package declares, or in a fragment may be one.
fn is_own_interface<'a>(types: Types<'a>, result: Node<'a>) -> bool {
    match types.denoted(result) {
        ty @ Type::Local { .. } => {
            types.definition(&ty).is_some_and(|definition| definition.is(Kind::InterfaceType))
                && !result.is(Kind::GenericType)
        }
        Type::Undeclared(_) => result.is(Kind::TypeIdentifier) && types.file_of(result).package.is_none(),
        _ => false,
    }
}

/// What every return gives.
struct Concrete {
    /// The type as the source would name it.
    text: String,
    is_pointer: bool,
}

impl Concrete {
    fn name(&self) -> &str {
        self.text.trim_start_matches('*')
    }

    fn is_exported(&self) -> bool {
        self.name().starts_with(char::is_uppercase)
    }
}

/// The one concrete type that every return statement gives at `position`.
fn concrete_type<'a>(
    types: Types<'a>,
    function: Node<'a>,
    position: usize,
    count: usize,
    result: Node<'a>,
) -> Option<Concrete> {
    let body = function.child(Field::Body)?;
    let mut common: Option<Type<'a>> = None;
    for statement in body.own_descendants().filter(|node| node.is(Kind::ReturnStatement)) {
        let values: Vec<_> = statement.first_child()?.children().collect();
        if values.len() != count {
            return None;
        }
        let value = values[position].unparenthesized();
        if value.is(Kind::Nil) && count > 1 {
            continue;
        }
        let ty = types.of(value);
        match &common {
            Some(before) if *before != ty => return None,
            _ => common = Some(ty),
        }
    }
    let ty = common?;
    let is_pointer = matches!(ty, Type::Pointer(_));
    let name = match ty.target() {
        Type::Local { name, .. }
            if types.is_interface(ty.target()) == Some(false)
                && !matches!(types.underlying(&ty), Type::Function(_)) =>
        {
            *name
        }
        // A literal of a type that the fragment does not show, of another name than the result's.
        Type::Undeclared(name) if *name != result.text() && !name.is_empty() => *name,
        _ => return None,
    };
    if let Type::Local { binding, .. } = ty.target() {
        let declaration = types.package.declaration(types.package.binding(*binding)?);
        // Nobody else could name it, or it has no one name.
        if declaration.function().is_some() || declaration.child(Field::TypeParameters).is_some() {
            return None;
        }
    }
    Some(Concrete { text: format!("{}{name}", if is_pointer { "*" } else { "" }), is_pointer })
}

/// Whether something else fixes the function's type: an interface that has the method, or a use as a value.
fn is_pinned<'a>(types: Types<'a>, function: Node<'a>) -> bool {
    let Some(name) = function.child(Field::Name) else { return true };
    if function.is(Kind::MethodDeclaration) {
        return types.anywhere(Kind::MethodElem, &mut |method| {
            method.child(Field::Name).is_some_and(|method| method.text() == name.text())
        }) || types.anywhere(Kind::SelectorExpression, &mut |node| {
            node.child(Field::Selected).is_some_and(|field| field.text() == name.text()) && !is_called(node)
        });
    }
    // Files for other systems may declare it again, with another type inside.
    types.anywhere(Kind::Identifier, &mut |node| {
        node != name && node.text() == name.text() && node.binding_id() == name.binding_id() && !is_called(node)
    })
}

/// Whether the function is given a value of the interface that it returns, or of one which that embeds.
fn wraps<'a>(types: Types<'a>, function: Node<'a>, result: Node<'a>) -> bool {
    let given = function.child(Field::Parameters).map(parameters).unwrap_or_default();
    let definition = types.definition(&types.denoted(result));
    let embedded: Vec<_> = definition.into_iter().flat_map(Node::children).map(Node::text).collect();
    given.into_iter().filter_map(|(_, ty)| ty).any(|ty| {
        ty.descendants().chain([ty]).any(|part| part.text() == result.text() || embedded.contains(&part.text()))
    })
}

/// Whether the interface is how the package speaks of several types alike: others have its methods, and the one that is
/// returned is not exported. What stands in for them in tests does not count.
fn is_family<'a>(types: Types<'a>, result: Node<'a>, concrete: &Concrete) -> bool {
    if result.text().ends_with("Option") || result.text().ends_with("Options") {
        return true;
    }
    let definition = types.definition(&types.denoted(result)).filter(|_| !concrete.is_exported());
    let demanded: Vec<_> = definition.into_iter().flat_map(Node::children).collect();
    types.implementers(&demanded).iter().any(|name| *name != concrete.name())
}

/// Whether gofmt aligns the body with that of a function on the line before or behind.
fn is_aligned<'a>(lint: &Lint<'a>, function: Node<'a>) -> bool {
    let (line, text) = (lint.file.line_at(function.start()), lint.file.text);
    let before = text[..line.start as usize].lines().next_back();
    let after = text[line.end as usize..].lines().nth(1);
    let is_function = |line: Option<&str>| line.is_some_and(|line| line.starts_with("func "));
    function.end() <= line.end && (is_function(before) || is_function(after))
}

/// Whether another function of the package returns what this one gives.
fn is_passed_on<'a>(types: Types<'a>, function: Node<'a>) -> bool {
    let place = types.place(function);
    types.anywhere(Kind::ReturnStatement, &mut |statement| {
        statement.has(Kind::CallExpression, &mut |call| types.callee(call) == Callee::Declared(place))
    })
}

fn is_called(node: Node<'_>) -> bool {
    node.field_name() == Field::Function && node.parent().is_some_and(|parent| parent.is(Kind::CallExpression))
}

fn fix<'a>(
    lint: &Lint<'a>,
    function: Node<'a>,
    result: Node<'a>,
    concrete: &Concrete,
    count: usize,
) -> Option<Vec<Edit>> {
    if !concrete.is_pointer && count > 1 {
        // `return nil, err` would no longer compile.
        return None;
    }
    let is_named = parameters(function.child(Field::Result)?).iter().any(|(name, _)| name.is_some());
    if is_named {
        return None;
    }
    // Whoever returns its result as the interface would then be the next to be found.
    if is_passed_on(lint.types, function) || is_aligned(lint, function) {
        return None;
    }
    let mut edits = vec![Edit::replace(result.span(), concrete.text.clone())];
    let witness = if concrete.is_pointer {
        format!("var _ {} = ({})(nil)", result.text(), concrete.text)
    } else {
        format!("var _ {} = *new({})", result.text(), concrete.text)
    };
    let is_known = |text: &str| text.contains(&witness) || text.contains(&witness.replace(['(', ')'], ""));
    if !is_known(lint.file.text) {
        let line = lint.file.line_at(function.end());
        let rest = &lint.file.text[line.end as usize..];
        let gap = if rest.len() < 2 || rest.starts_with("\n\n") { "" } else { "\n" };
        edits.push(Edit::insert(line.end, format!("\n\n{witness}{gap}")));
    }
    Some(edits)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent, unfixed};

    const CACHE: &str = "type Cache interface{ Get(k string) string }\n\ntype memory struct{}\n\nfunc (m *memory) Get(k string) string { return k }\n\n";

    fn with_cache(snippets: &[&str]) -> Vec<String> {
        snippets.iter().map(|snippet| format!("{CACHE}{snippet}")).collect()
    }

    #[test]
    fn one_concrete_type_fires() {
        fires(&RULE, &["func NewCache() «Cache» { return &memoryCache{} }"]);
        let snippets = with_cache(&[
            "func New() «Cache» { return &memory{} }",
            "func New() «Cache» {\n\tm := &memory{}\n\treturn m\n}",
            "func New() «Cache» { return new(memory) }",
            "func New(ok bool) (c «Cache», err error) {\n\tif !ok {\n\t\treturn nil, errNo\n\t}\n\treturn &memory{}, nil\n}",
            "func Open(ok bool) («Cache», error) {\n\tif !ok {\n\t\treturn nil, errNo\n\t}\n\treturn &memory{}, nil\n}",
            "func newMemory() *memory { return &memory{} }\n\nfunc New() «Cache» { return newMemory() }",
            "type Factory struct{}\n\nfunc (f Factory) New() «Cache» { return &memory{} }",
            "type Disk struct{}\n\nfunc (d *Disk) Get(k string) string { return k }\n\nfunc Open() «Cache» { return &Disk{} }",
            "type mockCache struct{}\n\nfunc (m mockCache) Get(k string) string { return k }\n\nfunc New() «Cache» { return &memory{} }",
            "type Logged struct{ Cache }\n\nfunc NewLogged(c Cache) «Cache» { return &Logged{c} }",
            "func New(n int) «Cache» {\n\tif n > 1 {\n\t\treturn &memory{}\n\t}\n\treturn (&memory{})\n}",
        ]);
        fires(&RULE, &snippets.iter().map(String::as_str).collect::<Vec<_>>());
    }

    #[test]
    fn varying_pinned_and_foreign_results_do_not() {
        silent(
            &RULE,
            &[
                "func New() error { return &myError{} }",
                "func New() any { return &memory{} }",
                "func New() io.Reader { return &reader{} }",
                "func New() Cache { return newCache() }",
                "package p\n\ntype Node interface{ Pos() int }\n\ntype Leaf struct{}\n\nfunc (l Leaf) Pos() int { return 0 }\n\nfunc leaf() Node { return Leaf{} }",
                "func New() Config { return Config{} }",
            ],
        );
        let snippets = with_cache(&[
            "type disk struct{}\n\nfunc (d *disk) Get(k string) string { return k }\n\nfunc New(d bool) Cache {\n\tif d {\n\t\treturn &disk{}\n\t}\n\treturn &memory{}\n}",
            "func Wrap(c Cache) Cache { return c }",
            "type logged struct{ Cache }\n\nfunc Logged(c Cache) Cache { return &logged{c} }",
            "type disk struct{}\n\nfunc (d *disk) Get(k string) string { return k }\n\nfunc New() Cache { return &memory{} }",
            "type base struct{}\n\nfunc (b base) Get(k string) string { return k }\n\ntype disk struct{ base }\n\nfunc New() Cache { return &memory{} }",
            "type Func func(k string) string\n\nfunc (f Func) Get(k string) string { return f(k) }\n\nfunc Empty() Cache { return Func(nil) }",
            "type FakeCache struct{ memory }\n\nfunc NewFakeCache() Cache { return &FakeCache{} }",
            "type Option interface{ apply() }\n\ntype size int\n\nfunc (s size) apply() {}\n\nfunc WithSize(n int) Option { return size(n) }",
            "type Factory interface{ New() Cache }\n\ntype f struct{}\n\nfunc (f) New() Cache { return &memory{} }",
            "func New() Cache { return &memory{} }\n\nvar factories = map[string]func() Cache{\"memory\": New}",
            "func New() *memory { return &memory{} }",
            "func Pick[C Cache](c C) C { return c }",
            "func New() (c Cache) {\n\tc = &memory{}\n\treturn\n}",
            "func New() func() Cache { return func() Cache { return &memory{} } }",
        ]);
        silent(&RULE, &snippets.iter().map(String::as_str).collect::<Vec<_>>());
    }

    #[test]
    fn fixes_return_the_concrete_type() {
        fixes(
            &RULE,
            &[
                (
                    "func NewCache() Cache { return &memoryCache{} }",
                    "func NewCache() *memoryCache { return &memoryCache{} }\n\nvar _ Cache = (*memoryCache)(nil)",
                ),
                (
                    "type Clock interface{ Now() int }\n\ntype fixed int\n\nfunc (f fixed) Now() int { return int(f) }\n\nfunc New() Clock { return fixed(1) }\n",
                    "type Clock interface{ Now() int }\n\ntype fixed int\n\nfunc (f fixed) Now() int { return int(f) }\n\nfunc New() fixed { return fixed(1) }\n\nvar _ Clock = *new(fixed)\n",
                ),
                (
                    "func NewCache() Cache {\n\treturn &memory{}\n} // for now\nfunc f() {}\n",
                    "func NewCache() *memory {\n\treturn &memory{}\n} // for now\n\nvar _ Cache = (*memory)(nil)\n\nfunc f() {}\n",
                ),
            ],
        );
        unfixed(
            &RULE,
            &[
                "func New() (c Cache, err error) { return &memoryCache{}, nil }",
                // gofmt aligns the two bodies.
                "func NewCache() Cache { return &memory{} }\nfunc f()              {}\n",
                // Default would be found in its place.
                "type t struct{}\n\nfunc New() I { return &t{} }\n\nfunc Default() I { return New() }",
            ],
        );
    }
}
