//! The files of a package and what their names mean.
//!
//! Every identifier is resolved once, in one pass over each file's flat tree, to the binding that Go's scoping rules
//! give it. A text without a package clause is a fragment: its statements share one scope, in order.

use crate::kind::{Field, Kind, Op};
use crate::locks::Locks;
use crate::syntax::{NONE, Node, Syntax, is_function};
use crate::uses::Uses;
use crate::{Span, index};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::cell::OnceCell;

/// What a name is bound to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum BindingKind {
    Import,
    Function,
    Type,
    TypeParameter,
    Constant,
    /// A variable of the package.
    PackageVariable,
    Parameter,
    Result,
    Receiver,
    /// A variable of a function.
    Local,
}

/// A declared name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Binding {
    pub(crate) kind: BindingKind,
    /// The file that declares it.
    pub(crate) file: u32,
    /// The name where it is declared; for an import without a name, its path.
    pub(crate) name: u32,
    /// The node that declares it: a spec, a parameter, a statement, a clause, a function.
    pub(crate) declaration: u32,
    /// Which of the declaration's names it is, from 0.
    pub(crate) position: u32,
}

/// One file with its tree.
pub(crate) struct File<'a> {
    pub(crate) path: &'a str,
    pub(crate) text: &'a str,
    pub(crate) syntax: &'a Syntax<'a>,
    /// The name that the package clause gives; `None` in a fragment.
    pub(crate) package: Option<&'a str>,
    /// The specs of the imports, each behind its declaration.
    imports: Vec<(Node<'a>, Node<'a>)>,
    /// Packages imported with a dot.
    pub(crate) dot_imports: Vec<Cow<'a, str>>,
    /// Every name that the file writes, made when first asked for.
    names: OnceCell<FxHashSet<Box<str>>>,
}

impl<'a> File<'a> {
    pub(crate) fn new(path: &'a str, syntax: &'a Syntax<'a>) -> Self {
        syntax.settle();
        let items = || syntax.node(0).children();
        let mut imports = Vec::new();
        for declaration in items().filter(|node| node.is(Kind::ImportDeclaration)) {
            let specs = declaration.descendants().filter(|node| node.is(Kind::ImportSpec));
            imports.extend(specs.map(|spec| (declaration, spec)));
        }
        let clause = items().find(|node| node.is(Kind::PackageClause));
        let package = clause.and_then(|clause| clause.first_child()).map(|name| name.text());
        let names = OnceCell::new();
        Self { path, text: syntax.text, syntax, package, imports, dot_imports: Vec::new(), names }
    }

    pub(crate) fn root(&self) -> Node<'a> {
        self.node(0)
    }

    pub(crate) fn node(&self, id: u32) -> Node<'a> {
        self.syntax.node(id)
    }

    pub(crate) fn is_test(&self) -> bool {
        self.path.ends_with("_test.go")
    }

    /// The imports: each declaration with one of its specs.
    pub(crate) fn imports(&self) -> impl Iterator<Item = (Node<'a>, Node<'a>)> {
        self.imports.iter().copied()
    }

    /// Whether the file writes this name anywhere.
    pub(crate) fn writes(&self, name: &str) -> bool {
        let names = self.names.get_or_init(|| {
            self.syntax.nodes().filter(|node| node.is(Kind::Identifier)).map(|node| node.text().into()).collect()
        });
        names.contains(name)
    }

    /// The line that holds the byte, without its end.
    pub(crate) fn line_at(&self, byte: u32) -> Span {
        let (before, after) = self.text.split_at(byte as usize);
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let end = after.find('\n').map_or(self.text.len(), |at| before.len() + at);
        Span { start: start as u32, end: end as u32 }
    }
}

/// The files that are read together.
pub(crate) struct Package<'a> {
    pub(crate) files: Vec<File<'a>>,
    pub(crate) bindings: Vec<Binding>,
    /// The names that every file of the package sees.
    pub(crate) scope: FxHashMap<&'a str, u32>,
    /// Methods by the name of their receiver's type and their own, as file and declaration.
    pub(crate) methods: FxHashMap<(&'a str, &'a str), (u32, u32)>,
    pub(crate) uses: Uses<'a>,
    /// Which types hold a lock, made when first asked for.
    pub(crate) locks: OnceCell<Locks>,
}

impl<'a> Package<'a> {
    pub(crate) fn new(files: Vec<File<'a>>) -> Self {
        let mut package = Self {
            files,
            bindings: Vec::new(),
            scope: FxHashMap::default(),
            methods: FxHashMap::default(),
            uses: Uses::default(),
            locks: OnceCell::new(),
        };
        for file in 0..package.files.len() {
            package.collect(file);
        }
        let mut resolver = Resolver::default();
        for (binding, data) in package.bindings.iter().enumerate() {
            resolver.declare(package.file_of(data).node(data.name).text(), binding as u32);
        }
        for file in 0..package.files.len() {
            resolver.resolve(&mut package, file);
        }
        package
    }

    fn add(&mut self, file: usize, kind: BindingKind, name: u32, declaration: u32, position: usize) -> u32 {
        let id = self.bindings.len() as u32;
        self.bindings.push(Binding { kind, file: file as u32, name, declaration, position: position as u32 });
        id
    }

    /// Enters what the file declares for the whole package.
    fn collect(&mut self, file: usize) {
        let mut names = Vec::new();
        let mut methods = Vec::new();
        for item in self.files[file].root().children() {
            match item.kind() {
                Kind::FunctionDeclaration => {
                    names.extend(item.child(Field::Name).map(|name| (BindingKind::Function, name.id(), item.id(), 0)));
                }
                Kind::MethodDeclaration => {
                    let (receiver, name) = (receiver_type(item), item.child(Field::Name));
                    if let (Some(receiver), Some(name)) = (receiver, name) {
                        methods.push(((receiver.text(), name.text()), item.id()));
                    }
                }
                Kind::TypeDeclaration => {
                    for spec in item.children() {
                        names.extend(spec.child(Field::Name).map(|name| (BindingKind::Type, name.id(), spec.id(), 0)));
                    }
                }
                Kind::VarDeclaration | Kind::ConstDeclaration => {
                    for spec in item.descendants().filter(|n| matches!(n.kind(), Kind::VarSpec | Kind::ConstSpec)) {
                        let kind =
                            if spec.is(Kind::VarSpec) { BindingKind::PackageVariable } else { BindingKind::Constant };
                        if spec.function().is_none() {
                            let entries = spec.children_in(Field::Name).filter(|n| n.is(Kind::Identifier));
                            names.extend(entries.enumerate().map(|(at, name)| (kind, name.id(), spec.id(), at)));
                        }
                    }
                }
                _ => {}
            }
        }
        for (kind, name, declaration, position) in names {
            let text = self.files[file].node(name).text();
            let id = self.add(file, kind, name, declaration, position);
            self.scope.entry(text).or_insert(id);
        }
        for (key, declaration) in methods {
            self.methods.entry(key).or_insert((file as u32, declaration));
        }
    }

    pub(crate) fn binding(&self, id: u32) -> Option<&Binding> {
        self.bindings.get(id as usize)
    }

    pub(crate) fn file_of(&self, binding: &Binding) -> &File<'a> {
        &self.files[binding.file as usize]
    }

    /// The node that declares the binding.
    pub(crate) fn declaration(&self, binding: &Binding) -> Node<'a> {
        self.file_of(binding).node(binding.declaration)
    }
}

/// The name of the type that a method belongs to, without pointer and type parameters.
pub(crate) fn receiver_type<'a>(method: Node<'a>) -> Option<Node<'a>> {
    let parameter = method.child(Field::Receiver)?.first_child()?;
    let mut node = parameter.child(Field::Type)?.unparenthesized();
    while matches!(node.kind(), Kind::PointerType | Kind::GenericType) {
        node = node.first_child()?.unparenthesized();
    }
    node.is(Kind::TypeIdentifier).then_some(node)
}

/// The path of an import.
pub(crate) fn import_path(spec: Node<'_>) -> Option<&str> {
    let literal = spec.child(Field::Path)?.text();
    literal.get(1..literal.len().checked_sub(1)?)
}

/// The name that an import path has where the source gives none.
pub(crate) fn default_package_name(path: &str) -> &str {
    if let Some(package) = index::package(path) {
        return package.name();
    }
    let mut parts = path.rsplit('/');
    let last = parts.next().unwrap_or(path);
    let is_version = last.strip_prefix('v').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    let last = if is_version { parts.next().unwrap_or(last) } else { last };
    let last = last.split_once(".v").map_or(last, |(name, _)| name);
    last.strip_prefix("go-").or(last.strip_suffix("-go")).unwrap_or(last)
}

/// Whether a block is the body of a function, which shares the scope of the parameters.
fn is_body(block: Node<'_>) -> bool {
    block.parent().is_some_and(|parent| is_function(parent.kind()))
}

/// What is on the stack while a file is walked.
enum Open {
    /// A scope that ends before the node `end`; names declared since `mark` go with it.
    Scope { end: u32, mark: usize },
    /// A declaration that takes effect before the node `at`.
    Pending { at: u32, name: u32, declaration: u32, position: usize, kind: BindingKind },
}

/// Go's scoping rules over the flat tree.
#[derive(Default)]
struct Resolver<'a> {
    symbols: FxHashMap<&'a str, u32>,
    /// What each symbol means at the moment.
    current: Vec<u32>,
    /// Symbols that were declared, with their meaning before.
    undo: Vec<(u32, u32)>,
    open: Vec<Open>,
}

impl<'a> Resolver<'a> {
    fn symbol(&mut self, name: &'a str) -> u32 {
        let next = self.current.len() as u32;
        let symbol = *self.symbols.entry(name).or_insert(next);
        if symbol == next {
            self.current.push(NONE);
        }
        symbol
    }

    fn declare(&mut self, name: &'a str, binding: u32) {
        if name == "_" {
            return;
        }
        let symbol = self.symbol(name);
        self.undo.push((symbol, self.current[symbol as usize]));
        self.current[symbol as usize] = binding;
    }

    fn close_until(&mut self, package: &mut Package<'a>, file: usize, id: u32) {
        while let Some(open) = self.open.last() {
            match *open {
                Open::Scope { end, mark } if end <= id => {
                    for (symbol, before) in self.undo.drain(mark..).rev() {
                        self.current[symbol as usize] = before;
                    }
                    self.open.pop();
                }
                Open::Pending { at, name, declaration, position, kind } if at <= id => {
                    self.open.pop();
                    self.bind(package, file, kind, name, declaration, position);
                }
                _ => return,
            }
        }
    }

    fn bind(
        &mut self,
        package: &mut Package<'a>,
        file: usize,
        kind: BindingKind,
        name: u32,
        declaration: u32,
        position: usize,
    ) {
        let node = package.files[file].node(name);
        let binding = package.add(file, kind, name, declaration, position);
        node.bind(binding);
        self.declare(node.text(), binding);
    }

    /// Resolves the identifiers of one file.
    fn resolve(&mut self, package: &mut Package<'a>, file: usize) {
        let syntax = package.files[file].syntax;
        let count = syntax.nodes().len() as u32;
        self.open.push(Open::Scope { end: count, mark: self.undo.len() });
        self.imports(package, file);
        for node in syntax.nodes() {
            self.close_until(package, file, node.id());
            match node.kind() {
                Kind::Identifier | Kind::TypeIdentifier | Kind::PackageIdentifier if node.binding_id() == NONE => {
                    let symbol = self.symbol(node.text());
                    node.bind(self.current[symbol as usize]);
                }
                Kind::FunctionDeclaration | Kind::MethodDeclaration | Kind::FuncLiteral => {
                    self.open_scope(node.next_id());
                    self.parameters(package, file, node);
                }
                Kind::Block if is_body(node) => {}
                Kind::Block
                | Kind::IfStatement
                | Kind::ForStatement
                | Kind::ExpressionSwitchStatement
                | Kind::TypeSwitchStatement
                | Kind::ExpressionCase
                | Kind::CommunicationCase => self.open_scope(node.next_id()),
                Kind::DefaultCase | Kind::TypeCase => {
                    self.open_scope(node.next_id());
                    self.type_switch_alias(package, file, node);
                }
                Kind::TypeSpec | Kind::TypeAlias => self.type_declaration(package, file, node),
                Kind::ShortVarDeclaration | Kind::RangeClause | Kind::ReceiveStatement if node.op() == Op::Define => {
                    self.short_declaration(node);
                }
                Kind::VarSpec | Kind::ConstSpec if node.function().is_some() => self.spec(node),
                _ => {}
            }
        }
        self.close_until(package, file, count);
    }

    fn open_scope(&mut self, end: u32) {
        self.open.push(Open::Scope { end, mark: self.undo.len() });
    }

    fn imports(&mut self, package: &mut Package<'a>, file: usize) {
        let mut found: Vec<(&'a str, u32, u32)> = Vec::new();
        let mut dots = Vec::new();
        for (_, spec) in package.files[file].imports() {
            let Some(path_node) = spec.child(Field::Path) else { continue };
            let literal = path_node.text();
            let path = literal.get(1..literal.len().saturating_sub(1)).unwrap_or_default();
            match spec.child(Field::Name) {
                None => found.push((default_package_name(path), path_node.id(), spec.id())),
                Some(name) if name.is(Kind::PackageIdentifier) => {
                    found.push((name.text(), name.id(), spec.id()));
                }
                Some(name) if name.is(Kind::Dot) => dots.push(Cow::Borrowed(path)),
                Some(_) => {}
            }
        }
        package.files[file].dot_imports = dots;
        for (name, node, spec) in found {
            let binding = package.add(file, BindingKind::Import, node, spec, 0);
            self.declare(name, binding);
        }
    }

    fn parameters(&mut self, package: &mut Package<'a>, file: usize, function: Node<'a>) {
        let mut found = Vec::new();
        for list in function.children() {
            let kind = match list.field_name() {
                Field::Receiver => BindingKind::Receiver,
                Field::Parameters => BindingKind::Parameter,
                Field::Result => BindingKind::Result,
                Field::TypeParameters => BindingKind::TypeParameter,
                _ => continue,
            };
            for declaration in list.children() {
                if kind == BindingKind::Receiver {
                    let arguments = declaration.descendants().filter(|n| n.is(Kind::TypeArguments));
                    let names = arguments.flat_map(|n| n.descendants()).filter(|n| n.is(Kind::TypeIdentifier));
                    found.extend(names.map(|name| (BindingKind::TypeParameter, name, declaration, 0)));
                }
                let names = declaration.children_in(Field::Name).filter(|name| name.is(Kind::Identifier));
                found.extend(names.enumerate().map(|(at, name)| (kind, name, declaration, at)));
            }
        }
        // In the types of the signature the parameters are not in scope yet.
        let body = function.child(Field::Body).map_or(function.next_id(), Node::id);
        for (kind, name, declaration, position) in found {
            match kind {
                BindingKind::TypeParameter => self.bind(package, file, kind, name.id(), declaration.id(), position),
                _ => self.pend(body, declaration, name, position, kind),
            }
        }
    }

    fn type_switch_alias(&mut self, package: &mut Package<'a>, file: usize, case: Node<'a>) {
        let Some(switch) = case.parent().filter(|node| node.is(Kind::TypeSwitchStatement)) else { return };
        let Some(name) = switch.child(Field::Alias).and_then(|list| list.first_child()) else { return };
        let binding = package.add(file, BindingKind::Local, name.id(), case.id(), 0);
        self.declare(name.text(), binding);
    }

    fn type_declaration(&mut self, package: &mut Package<'a>, file: usize, spec: Node<'a>) {
        if let Some(name) = spec.child(Field::Name).filter(|_| spec.function().is_some()) {
            self.bind(package, file, BindingKind::Type, name.id(), spec.id(), 0);
        }
        let Some(list) = spec.child(Field::TypeParameters) else { return };
        let mut found = Vec::new();
        for declaration in list.children() {
            found.extend(declaration.children_in(Field::Name).map(|name| (name.id(), declaration.id())));
        }
        self.open_scope(spec.next_id());
        for (name, declaration) in found {
            self.bind(package, file, BindingKind::TypeParameter, name, declaration, 0);
        }
    }

    fn short_declaration(&mut self, statement: Node<'a>) {
        let Some(left) = statement.child(Field::Left) else { return };
        let names: Vec<_> =
            left.children().enumerate().filter(|(_, name)| name.is(Kind::Identifier) && name.text() != "_").collect();
        let is_plain = statement.is(Kind::ShortVarDeclaration);
        for (position, name) in names.into_iter().rev() {
            let symbol = self.symbol(name.text());
            if is_plain && self.is_declared_here(symbol) {
                continue;
            }
            self.pend(statement.next_id(), statement, name, position, BindingKind::Local);
        }
    }

    /// Whether the symbol was declared in the innermost scope, so that `:=` assigns to it.
    fn is_declared_here(&self, symbol: u32) -> bool {
        let mark = self.open.iter().rev().find_map(|open| match open {
            Open::Scope { mark, .. } => Some(*mark),
            Open::Pending { .. } => None,
        });
        self.undo[mark.unwrap_or(0)..].iter().any(|(declared, _)| *declared == symbol)
    }

    fn spec(&mut self, spec: Node<'a>) {
        let kind = if spec.is(Kind::ConstSpec) { BindingKind::Constant } else { BindingKind::Local };
        let names: Vec<_> = spec.children_in(Field::Name).filter(|n| n.is(Kind::Identifier)).collect();
        for (position, name) in names.into_iter().enumerate().rev() {
            self.pend(spec.next_id(), spec, name, position, kind);
        }
    }

    /// Notes a variable that comes to life at the node `at`, behind its declaration.
    fn pend(&mut self, at: u32, declaration: Node<'a>, name: Node<'a>, position: usize, kind: BindingKind) {
        self.open.push(Open::Pending { at, name: name.id(), declaration: declaration.id(), position, kind });
        // The name itself is the new variable, not what it meant before.
        name.bind(NONE - 1);
    }
}
