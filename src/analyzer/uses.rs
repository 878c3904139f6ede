//! How a package uses what it declares at its top, gathered when somebody first asks.

use crate::calls::called_name;
use crate::kind::{Field, Kind};
use crate::package::{BindingKind, Package};
use crate::repair;
use crate::syntax::Node;
use crate::types::{Place, Type, Types};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;

/// The answers, by binding.
#[derive(Debug, Default)]
pub(crate) struct Uses<'a> {
    changed: OnceCell<FxHashMap<u32, Place>>,
    values: OnceCell<FxHashSet<u32>>,
    called: OnceCell<FxHashSet<&'a str>>,
}

impl<'a> Types<'a> {
    /// The first function that gives a variable of the package another value, or its map another element, while the
    /// program runs: not in functions called like `init`, `Register...` or for tests, under a `sync.Once` or in a test.
    pub(crate) fn changed_by(self, binding: u32) -> Option<Node<'a>> {
        let changed = self.package.uses.changed.get_or_init(|| changed(self));
        changed.get(&binding).map(|place| self.at(*place))
    }

    /// Whether the package calls something of this name.
    pub(crate) fn is_called(self, name: &str) -> bool {
        self.package.uses.called.get_or_init(|| called(self.package)).contains(name)
    }

    /// Whether a node of this kind anywhere in the package passes a test.
    pub(crate) fn anywhere(self, kind: Kind, test: &mut dyn FnMut(Node<'a>) -> bool) -> bool {
        self.package.files.iter().any(|file| file.root().has(kind, test))
    }

    /// Whether a function of the package is used as a value, and not only called.
    pub(crate) fn is_function_value(self, binding: u32) -> bool {
        self.package.uses.values.get_or_init(|| values(self.package)).contains(&binding)
    }
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
                    && let Some(function) = statement.outermost_function()
                    && !is_initialisation(types, statement, function)
                {
                    changed.entry(binding).or_insert(types.place(function));
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
    let name = function.child(Field::Name).map_or("", |name| name.text());
    let is_start = name.to_ascii_lowercase().ends_with("init");
    if is_start || repair::has_word(name, &["register", "init", "initialize", "test", "tests", "testing", "mock"]) {
        return true;
    }
    statement.ancestors().filter(|node| node.is(Kind::CallExpression)).any(|call| {
        let owner = call.child(Field::Function).and_then(|function| function.child(Field::Operand));
        owner.is_some_and(|owner| types.of(owner).target().is_foreign("sync", "Once"))
    })
}

fn called<'a>(package: &Package<'a>) -> FxHashSet<&'a str> {
    let files = package.files.iter().filter(|file| !file.is_test());
    let calls = files.flat_map(|file| file.syntax.nodes()).filter(|node| node.is(Kind::CallExpression));
    calls.filter_map(called_name).collect()
}

fn values(package: &Package<'_>) -> FxHashSet<u32> {
    let mut values = FxHashSet::default();
    for file in &package.files {
        for name in file.syntax.nodes().filter(|node| node.is(Kind::Identifier)) {
            let is_function = package.binding(name.binding_id()).is_some_and(|b| b.kind == BindingKind::Function);
            if is_function && !matches!(name.field_name(), Field::Function | Field::Name) {
                values.insert(name.binding_id());
            }
        }
    }
    values
}
