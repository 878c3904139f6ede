//! How a package uses what it declares at its top, gathered when somebody first asks.

use crate::calls::Callee;
use crate::kind::{Field, Kind};
use crate::package::{BindingKind, Package};
use crate::repair;
use crate::syntax::{NONE, Node};
use crate::test_code::test_handle;
use crate::types::{DEPTH_LIMIT, Place, Type, Types};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;

/// The answers, by binding.
#[derive(Debug, Default)]
pub(crate) struct Uses<'a> {
    changed: OnceCell<FxHashMap<u32, Place>>,
    named: OnceCell<Named>,
    selected: OnceCell<FxHashSet<&'a str>>,
}

/// Where the package names its functions, their declarations aside.
#[derive(Debug, Default)]
struct Named {
    /// Those that are used as values.
    values: FxHashSet<u32>,
    /// The place, tests aside; without a node where there are several.
    places: FxHashMap<u32, Place>,
}

impl<'a> Types<'a> {
    /// The first function that gives a variable of the package another value, or its map another element, while the
    /// program runs: not in functions called like `init`, `Register...` or for tests, where it runs once, or in a test.
    pub(crate) fn changed_by(self, binding: u32) -> Option<Node<'a>> {
        let changed = self.package.uses.changed.get_or_init(|| changed(self));
        changed.get(&binding).map(|place| self.at(*place))
    }

    /// Whether the package calls a method of this name, or takes it as a value.
    pub(crate) fn is_selected(self, name: &str) -> bool {
        self.package.uses.selected.get_or_init(|| selected(self.package)).contains(name)
    }

    /// The package's own types that have all methods which the elements of an interface list, doubles for tests aside; none
    /// where they list no method.
    pub(crate) fn implementers(self, elements: &[Node<'a>]) -> Vec<&'a str> {
        let methods: Vec<_> = elements.iter().filter_map(|element| element.child(Field::Name)).collect();
        let mut found = Vec::new();
        for (name, id) in self.package.scope.iter().filter(|_| !methods.is_empty()) {
            let ty = Type::Local { name, binding: *id };
            let binding = self.package.binding(*id).filter(|binding| binding.kind == BindingKind::Type);
            if binding.is_some_and(|binding| !self.package.file_of(binding).is_test())
                && !is_double(name)
                && self.is_interface(&ty) == Some(false)
                && methods.iter().all(|method| self.method(&ty, method.text(), DEPTH_LIMIT) != Callee::Unknown)
            {
                found.push(*name);
            }
        }
        found
    }

    /// Whether a node of this kind anywhere in the package passes a test.
    pub(crate) fn anywhere(self, kind: Kind, test: &mut dyn FnMut(Node<'a>) -> bool) -> bool {
        self.package.files.iter().any(|file| file.root().has(kind, test))
    }

    /// Whether a function of the package is used as a value, and not only called.
    pub(crate) fn is_function_value(self, binding: u32) -> bool {
        self.mentions().values.contains(&binding)
    }

    /// Where the package, its tests aside, names a function of its own, if it does so once.
    pub(crate) fn only_mention(self, function: Node<'a>) -> Option<Node<'a>> {
        let place = self.mentions().places.get(&function.child(Field::Name)?.binding_id())?;
        (place.node != NONE).then(|| self.at(*place))
    }

    fn mentions(self) -> &'a Named {
        self.package.uses.named.get_or_init(|| named(self))
    }
}

/// Whether a type stands in for another in tests, as its name says.
pub(crate) fn is_double(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["mock", "fake", "stub"].iter().any(|double| name.contains(double))
}

fn changed(types: Types<'_>) -> FxHashMap<u32, Place> {
    let mut changed = FxHashMap::default();
    for file in types.package.files.iter().filter(|file| !file.is_test()) {
        for statement in file.syntax.nodes() {
            let targets = match statement.kind() {
                Kind::AssignmentStatement => statement.child(Field::Left),
                Kind::IncStatement | Kind::DecStatement => Some(statement),
                _ => continue,
            };
            for target in targets.into_iter().flat_map(|list| list.children()) {
                if let Some(binding) = changed_variable(types, target)
                    && !changed.contains_key(&binding)
                    && let Some(function) = statement.outermost_function()
                    && !is_initialisation(types, statement, function)
                {
                    changed.insert(binding, types.place(function));
                }
            }
        }
    }
    changed
}

/// The variable of the package that an assignment to `target` changes.
fn changed_variable<'a>(types: Types<'a>, target: Node<'a>) -> Option<u32> {
    let is_element = target.is(Kind::IndexExpression);
    let name = if is_element { target.child(Field::Operand)? } else { target };
    let binding = types.binding(name).filter(|_| name.is(Kind::Identifier))?;
    let is_variable = binding.kind == BindingKind::PackageVariable;
    (is_variable && (!is_element || matches!(types.underlying(&types.of(name)), Type::Map(..))))
        .then(|| name.binding_id())
}

/// Whether a statement gives a variable its first value, or enters something that packages register when they start.
fn is_initialisation<'a>(types: Types<'a>, statement: Node<'a>, function: Node<'a>) -> bool {
    let runs_once = |call: Node<'a>| {
        let is_called = call.field_name() == Field::Function && call.function() == call.outermost_function();
        is_in_once(types, call) || is_called && call.function().is_none_or(|around| is_start(types, around))
    };
    let is_exported = || function.child(Field::Name).is_some_and(|name| name.text().starts_with(char::is_uppercase));
    is_start(types, function)
        || is_in_once(types, statement)
        || !is_exported() && types.only_mention(function).is_some_and(runs_once)
}

/// Whether a function is called like those that run when the program starts, or is made for tests.
fn is_start<'a>(types: Types<'a>, function: Node<'a>) -> bool {
    let name = function.child(Field::Name).map_or("", |name| name.text());
    name.to_ascii_lowercase().ends_with("init")
        || repair::has_word(name, &["register", "init", "initialize", "test", "tests", "testing", "mock"])
        || test_handle(types, function).is_some()
}

/// Whether a `sync.Once`, or a function like `sync.OnceValue`, is given the code.
fn is_in_once<'a>(types: Types<'a>, node: Node<'a>) -> bool {
    node.ancestors().filter(|node| node.is(Kind::CallExpression)).any(|call| {
        matches!(
            types.callee(call),
            Callee::Method { path: "sync", receiver: "Once", .. } | Callee::Function { path: "sync", .. }
        )
    })
}

fn selected<'a>(package: &Package<'a>) -> FxHashSet<&'a str> {
    let files = package.files.iter().filter(|file| !file.is_test());
    let names = files.flat_map(|file| file.syntax.nodes()).filter(|node| node.field_name() == Field::Selected);
    names.map(Node::text).collect()
}

fn named(types: Types<'_>) -> Named {
    let mut named = Named::default();
    for file in &types.package.files {
        for name in file.syntax.nodes() {
            let binding = types.binding(name).filter(|binding| binding.kind == BindingKind::Function);
            if binding.is_none() || !name.is(Kind::Identifier) || name.field_name() == Field::Name {
                continue;
            }
            let id = name.binding_id();
            if name.field_name() != Field::Function {
                named.values.insert(id);
            }
            if !file.is_test() {
                let node = if named.places.contains_key(&id) { NONE } else { name.id() };
                named.places.insert(id, Place { node, ..types.place(name) });
            }
        }
    }
    named
}
