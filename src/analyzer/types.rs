//! Light types: what the text, its package and the index of known packages say; everything else is unknown.
//!
//! Unknown is an answer like any other: a rule that needs a type stays silent without one.

use crate::calls::Results;
use crate::index;
use crate::kind::{Field, Kind, Op};
use crate::package::{Binding, BindingKind, File, Package, import_path};
use crate::syntax::Node;

/// How deep an expression is followed before its type counts as unknown.
pub(crate) const DEPTH_LIMIT: u32 = 40;

/// A type, as far as it is known.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Type<'a> {
    Unknown,
    /// A type of the universe: `error`, `string`, `any`, ...
    Universe(&'a str),
    /// A type of an imported package.
    Foreign {
        path: &'a str,
        name: &'a str,
    },
    /// A type that the package (or the function) declares; the binding tells where.
    Local {
        name: &'a str,
        binding: u32,
    },
    /// A name that nothing declares: a type of a fragment's surroundings.
    Undeclared(&'a str),
    /// A type parameter.
    Parameter(&'a str),
    Pointer(Box<Type<'a>>),
    Slice(Box<Type<'a>>),
    Array(Box<Type<'a>>),
    Map(Box<Type<'a>>, Box<Type<'a>>),
    Channel(Box<Type<'a>>),
    /// A function; the node of its signature, where the package holds it.
    Function(Option<Place>),
    /// A struct written in place.
    Struct(Place),
    /// An interface written in place.
    Interface(Place),
}

/// A node of one of the package's files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) file: u32,
    pub(crate) node: u32,
}

impl<'a> Type<'a> {
    pub(crate) const ERROR: Self = Self::Universe("error");

    pub(crate) fn is_error(&self) -> bool {
        *self == Self::ERROR
    }

    pub(crate) fn is_context(&self) -> bool {
        matches!(self, Self::Foreign { path: "context", name: "Context" })
    }

    pub(crate) fn is_foreign(&self, path: &str, name: &str) -> bool {
        matches!(self, Self::Foreign { path: p, name: n } if *p == path && *n == name)
    }

    pub(crate) fn is_unknown(&self) -> bool {
        *self == Self::Unknown
    }

    /// The type that a pointer points to, or the type itself.
    pub(crate) fn target(&self) -> &Self {
        match self {
            Self::Pointer(inner) => inner,
            other => other,
        }
    }
}

/// Answers questions about the types of one package.
#[derive(Clone, Copy)]
pub(crate) struct Types<'a> {
    pub(crate) package: &'a Package<'a>,
}

impl<'a> Types<'a> {
    /// The place of a node.
    pub(crate) fn place(self, node: Node<'a>) -> Place {
        Place { file: node.syntax().file, node: node.id() }
    }

    /// The node at a place.
    pub(crate) fn at(self, place: Place) -> Node<'a> {
        self.package.files[place.file as usize].node(place.node)
    }

    pub(crate) fn file_of(self, node: Node<'a>) -> &'a File<'a> {
        &self.package.files[node.syntax().file as usize]
    }

    pub(crate) fn binding(self, node: Node<'a>) -> Option<&'a Binding> {
        self.package.binding(node.binding_id())
    }

    /// Whether what a name means is declared below `node`.
    pub(crate) fn is_declared_in(self, name: Node<'a>, node: Node<'a>) -> bool {
        self.binding(name).is_some_and(|binding| {
            let declared = self.package.file_of(binding).node(binding.name);
            std::ptr::eq(declared.syntax(), node.syntax()) && node.contains(declared)
        })
    }

    /// The path of the package that a name before a dot stands for; well-known packages need no import.
    pub(crate) fn imported_path(self, name: Node<'a>) -> Option<&'a str> {
        match self.binding(name) {
            Some(binding) if binding.kind == BindingKind::Import => {
                let file = self.package.file_of(binding);
                import_path(file.node(binding.declaration))
            }
            Some(_) => None,
            None => index::package_by_name(name.text()),
        }
    }

    /// The type that a piece of syntax denotes.
    pub(crate) fn denoted(self, node: Node<'a>) -> Type<'a> {
        self.denoted_within(node, DEPTH_LIMIT)
    }

    pub(crate) fn denoted_within(self, node: Node<'a>, depth: u32) -> Type<'a> {
        let Some(depth) = depth.checked_sub(1) else { return Type::Unknown };
        let inner = |field| node.child(field).map_or(Type::Unknown, |n| self.denoted_within(n, depth));
        match node.kind() {
            Kind::TypeIdentifier | Kind::Identifier => self.named(node, depth),
            Kind::QualifiedType => {
                let (Some(package), Some(name)) = (node.child(Field::Package), node.child(Field::Name)) else {
                    return Type::Unknown;
                };
                self.imported_path(package).map_or(Type::Unknown, |path| self.foreign(path, name.text()))
            }
            Kind::GenericType => inner(Field::Type),
            Kind::ParenthesizedType => node.first_child().map_or(Type::Unknown, |n| self.denoted_within(n, depth)),
            Kind::TypeElem | Kind::TypeConstraint if node.children().count() == 1 => {
                node.first_child().map_or(Type::Unknown, |n| self.denoted_within(n, depth))
            }
            Kind::PointerType => {
                let target = node.first_child().map_or(Type::Unknown, |n| self.denoted_within(n, depth));
                Type::Pointer(Box::new(target))
            }
            Kind::SliceType => Type::Slice(Box::new(inner(Field::Element))),
            Kind::ArrayType | Kind::ImplicitLengthArrayType => Type::Array(Box::new(inner(Field::Element))),
            Kind::MapType => Type::Map(Box::new(inner(Field::Key)), Box::new(inner(Field::Value))),
            Kind::ChannelType => Type::Channel(Box::new(inner(Field::Value))),
            Kind::FunctionType => Type::Function(Some(self.place(node))),
            Kind::StructType => Type::Struct(self.place(node)),
            Kind::InterfaceType => Type::Interface(self.place(node)),
            _ => Type::Unknown,
        }
    }

    /// A type of another package, through its aliases.
    fn foreign(self, path: &'a str, name: &'a str) -> Type<'a> {
        match index::package(path).and_then(|package| package.alias(name)) {
            Some(text) => parse(text, path),
            None => Type::Foreign { path, name },
        }
    }

    pub(crate) fn named(self, node: Node<'a>, depth: u32) -> Type<'a> {
        let name = node.text();
        let Some(binding) = self.binding(node) else {
            if is_universe_type(name) {
                return Type::Universe(name);
            }
            let file = self.file_of(node);
            let dotted = file
                .dot_imports
                .iter()
                .find(|path| index::package(path).is_some_and(|package| package.type_(name).is_some()));
            return dotted.map_or(Type::Undeclared(name), |path| Type::Foreign { path, name });
        };
        match binding.kind {
            BindingKind::Type => {
                let declaration = self.package.declaration(binding);
                if declaration.is(Kind::TypeAlias) {
                    let target = declaration.child(Field::Type);
                    return target.map_or(Type::Unknown, |target| self.denoted_within(target, depth));
                }
                Type::Local { name, binding: node.binding_id() }
            }
            BindingKind::TypeParameter => Type::Parameter(name),
            _ => Type::Unknown,
        }
    }

    /// What a named type of the package is underneath: the node of its definition.
    pub(crate) fn definition(self, ty: &Type<'a>) -> Option<Node<'a>> {
        match ty {
            Type::Local { binding, .. } => self.package.declaration(self.package.binding(*binding)?).child(Field::Type),
            Type::Struct(place) | Type::Interface(place) => Some(self.at(*place)),
            _ => None,
        }
    }

    /// The underlying type, through the package's own names.
    pub(crate) fn underlying(self, ty: &Type<'a>) -> Type<'a> {
        let mut ty = ty.clone();
        for _ in 0..DEPTH_LIMIT {
            let Type::Local { .. } = ty else { return ty };
            match self.definition(&ty) {
                Some(node) => ty = self.denoted(node),
                None => return Type::Unknown,
            }
        }
        Type::Unknown
    }

    /// Whether the type is an interface; `None` where that is not known.
    pub(crate) fn is_interface(self, ty: &Type<'a>) -> Option<bool> {
        match self.underlying(ty) {
            Type::Interface(_) | Type::Universe("error" | "any" | "comparable") => Some(true),
            Type::Foreign { path, name } => {
                let known = index::package(path)?.type_(name)?;
                Some(known.kind == index::Kind::Interface)
            }
            Type::Unknown | Type::Undeclared(_) | Type::Parameter(_) => None,
            _ => Some(false),
        }
    }

    /// The type of an expression.
    pub(crate) fn of(self, node: Node<'a>) -> Type<'a> {
        self.of_within(node, DEPTH_LIMIT)
    }

    pub(crate) fn of_within(self, node: Node<'a>, depth: u32) -> Type<'a> {
        let Some(depth) = depth.checked_sub(1) else { return Type::Unknown };
        let operand = |field| node.child(field).map_or(Type::Unknown, |n| self.of_within(n, depth));
        match node.kind() {
            Kind::ParenthesizedExpression => node.first_child().map_or(Type::Unknown, |n| self.of_within(n, depth)),
            Kind::Identifier => self.binding(node).map_or(Type::Unknown, |binding| self.of_binding(binding, depth)),
            Kind::CompositeLiteral => node.child(Field::Type).map_or(Type::Unknown, |n| self.denoted_within(n, depth)),
            Kind::FuncLiteral => Type::Function(Some(self.place(node))),
            Kind::InterpretedStringLiteral | Kind::RawStringLiteral => Type::Universe("string"),
            Kind::IntLiteral => Type::Universe("int"),
            Kind::FloatLiteral => Type::Universe("float64"),
            Kind::RuneLiteral => Type::Universe("rune"),
            Kind::True | Kind::False => Type::Universe("bool"),
            Kind::UnaryExpression => match node.op() {
                Op::BitAnd => Type::Pointer(Box::new(operand(Field::Operand))),
                Op::Mul => match operand(Field::Operand) {
                    Type::Pointer(target) => *target,
                    _ => Type::Unknown,
                },
                Op::Arrow => match self.underlying(&operand(Field::Operand)) {
                    Type::Channel(element) => *element,
                    _ => Type::Unknown,
                },
                Op::Not => Type::Universe("bool"),
                _ => operand(Field::Operand),
            },
            Kind::BinaryExpression => match node.op() {
                Op::Eq | Op::Ne | Op::Lt | Op::Le | Op::Gt | Op::Ge | Op::And | Op::Or => Type::Universe("bool"),
                _ => operand(Field::Left),
            },
            Kind::IndexExpression => match self.underlying(operand(Field::Operand).target()) {
                Type::Slice(element) | Type::Array(element) | Type::Map(_, element) => *element,
                _ => Type::Unknown,
            },
            Kind::SliceExpression => match operand(Field::Operand) {
                Type::Array(element) => Type::Slice(element),
                other => other,
            },
            Kind::TypeAssertionExpression | Kind::TypeConversionExpression => {
                node.child(Field::Type).map_or(Type::Unknown, |n| self.denoted_within(n, depth))
            }
            Kind::CallExpression => match self.results_within(node, depth) {
                Some(results) if results.len() == 1 => results.into_iter().next().unwrap_or(Type::Unknown),
                _ => Type::Unknown,
            },
            Kind::SelectorExpression => self.of_selector(node, depth),
            _ => Type::Unknown,
        }
    }

    fn of_selector(self, node: Node<'a>, depth: u32) -> Type<'a> {
        let (Some(operand), Some(field)) = (node.child(Field::Operand), node.child(Field::Selected)) else {
            return Type::Unknown;
        };
        if operand.is(Kind::Identifier)
            && let Some(path) = self.imported_path(operand)
        {
            let known = index::package(path);
            if let Some(text) = known.and_then(|package| package.var(field.text())) {
                return parse(text, path);
            }
            if known.is_some_and(|package| package.func(field.text()).is_some()) {
                return Type::Function(None);
            }
            return Type::Unknown;
        }
        let owner = self.of_within(operand, depth);
        self.field(&owner, field.text(), depth)
    }

    /// The type of a field, promoted ones too.
    pub(crate) fn field(self, owner: &Type<'a>, name: &str, depth: u32) -> Type<'a> {
        self.field_in(owner, name, depth, &mut Vec::new())
    }

    /// The same, but for structs that were looked into already: pointers let structs embed each other in circles.
    fn field_in(self, owner: &Type<'a>, name: &str, depth: u32, seen: &mut Vec<Place>) -> Type<'a> {
        let Some(depth) = depth.checked_sub(1) else { return Type::Unknown };
        match self.underlying(owner.target()) {
            Type::Foreign { path, name: owner } => index::package(path)
                .and_then(|package| package.field(owner, name))
                .map_or(Type::Unknown, |text| parse(text, path)),
            Type::Struct(place) if !seen.contains(&place) => {
                seen.push(place);
                let fields = self.at(place).first_child();
                let fields = || fields.into_iter().flat_map(|list| list.children());
                for field in fields() {
                    if field.children_in(Field::Name).any(|n| n.text() == name) {
                        return field.child(Field::Type).map_or(Type::Unknown, |n| self.denoted_within(n, depth));
                    }
                }
                for field in fields().filter(|field| field.child(Field::Name).is_none()) {
                    let Some(embedded) = field.child(Field::Type) else { continue };
                    let ty = self.denoted_within(embedded, depth);
                    let ty = if field.op() == Op::Mul { Type::Pointer(Box::new(ty)) } else { ty };
                    if type_name(&ty) == Some(name) {
                        return ty;
                    }
                    let found = self.field_in(&ty, name, depth, seen);
                    if !found.is_unknown() {
                        return found;
                    }
                }
                Type::Unknown
            }
            _ => Type::Unknown,
        }
    }

    pub(crate) fn of_binding(self, binding: &Binding, depth: u32) -> Type<'a> {
        let Some(depth) = depth.checked_sub(1) else { return Type::Unknown };
        let declaration = self.package.declaration(binding);
        match (binding.kind, declaration.kind()) {
            (BindingKind::Function, _) => Type::Function(Some(self.place(declaration))),
            (_, Kind::VariadicParameterDeclaration) => {
                let element = declaration.child(Field::Type).map_or(Type::Unknown, |n| self.denoted_within(n, depth));
                Type::Slice(Box::new(element))
            }
            (_, Kind::ParameterDeclaration) => {
                declaration.child(Field::Type).map_or(Type::Unknown, |n| self.denoted_within(n, depth))
            }
            (_, Kind::VarSpec | Kind::ConstSpec) => match declaration.child(Field::Type) {
                Some(ty) => self.denoted_within(ty, depth),
                None => self.of_value(declaration.child(Field::Value), binding.position, depth),
            },
            (_, Kind::ShortVarDeclaration | Kind::ReceiveStatement) => {
                self.of_value(declaration.child(Field::Right), binding.position, depth)
            }
            (_, Kind::RangeClause) => {
                let over = declaration.child(Field::Right).map_or(Type::Unknown, |n| self.of_within(n, depth));
                match (self.underlying(over.target()), binding.position) {
                    (Type::Channel(element), 0) => *element,
                    (Type::Map(key, _), 0) => *key,
                    (Type::Map(_, value), 1) => *value,
                    (Type::Slice(element) | Type::Array(element), 1) => *element,
                    (Type::Slice(_) | Type::Array(_) | Type::Universe("string" | "int"), 0) => Type::Universe("int"),
                    (Type::Universe("string"), 1) => Type::Universe("rune"),
                    _ => Type::Unknown,
                }
            }
            (_, Kind::TypeCase) => {
                let mut listed = declaration.children_in(Field::Type);
                match (listed.next(), listed.next()) {
                    (Some(only), None) => self.denoted_within(only, depth),
                    _ => self.type_switch_value(declaration, depth),
                }
            }
            (_, Kind::DefaultCase) => self.type_switch_value(declaration, depth),
            _ => Type::Unknown,
        }
    }

    fn type_switch_value(self, case: Node<'a>, depth: u32) -> Type<'a> {
        let value = case.parent().and_then(|switch| switch.child(Field::Value));
        value.map_or(Type::Unknown, |value| self.of_within(value, depth))
    }

    /// The type of the value at `position` in a list of expressions, or of that result of the one call.
    fn of_value(self, list: Option<Node<'a>>, position: u32, depth: u32) -> Type<'a> {
        let Some(list) = list else { return Type::Unknown };
        let is_list = list.is(Kind::ExpressionList);
        let count = if is_list { list.children().count() } else { 1 };
        let nth = |at: u32| if is_list { list.children().nth(at as usize) } else { (at == 0).then_some(list) };
        if count > 1 || position == 0 {
            let Some(value) = nth(position) else { return Type::Unknown };
            if !(count == 1 && value.unparenthesized().is(Kind::CallExpression)) {
                return self.of_within(value, depth);
            }
        }
        let Some(value) = nth(0).map(Node::unparenthesized) else { return Type::Unknown };
        match value.kind() {
            Kind::CallExpression => {
                let results = self.results_within(value, depth).unwrap_or_default();
                results.into_iter().nth(position as usize).unwrap_or(Type::Unknown)
            }
            // The second value of a look-up, an assertion or a receive.
            Kind::IndexExpression | Kind::TypeAssertionExpression | Kind::UnaryExpression => Type::Universe("bool"),
            _ => Type::Unknown,
        }
    }

    /// The result types of a signature: of a declaration, a literal, a function type or a method of an interface.
    pub(crate) fn declared_results(self, signature: Node<'a>) -> Results<'a> {
        result_types(signature).into_iter().map(|node| self.denoted(node)).collect()
    }
}

/// The nodes of a signature's result types, one for each result.
pub(crate) fn result_types<'a>(signature: Node<'a>) -> Vec<Node<'a>> {
    let Some(result) = signature.child(Field::Result) else { return Vec::new() };
    if !result.is(Kind::ParameterList) {
        return vec![result];
    }
    parameters(result).into_iter().filter_map(|(_, ty)| ty).collect()
}

/// The parameters of a list, one for each name: the name, where it has one, and the node of the type.
pub(crate) fn parameters<'a>(list: Node<'a>) -> Vec<(Option<Node<'a>>, Option<Node<'a>>)> {
    let mut found = Vec::new();
    for declaration in list.children() {
        if !matches!(declaration.kind(), Kind::ParameterDeclaration | Kind::VariadicParameterDeclaration) {
            continue;
        }
        let ty = declaration.child(Field::Type);
        let before = found.len();
        let names = declaration.children_in(Field::Name);
        found.extend(names.filter(|n| n.is(Kind::Identifier)).map(|name| (Some(name), ty)));
        if found.len() == before {
            found.push((None, ty));
        }
    }
    found
}

/// The name that an embedded field of this type has.
fn type_name<'a>(ty: &Type<'a>) -> Option<&'a str> {
    match ty.target() {
        Type::Foreign { name, .. } | Type::Local { name, .. } | Type::Universe(name) | Type::Undeclared(name) => {
            Some(name)
        }
        _ => None,
    }
}

/// A type of the index: names without a path belong to the package `home`.
pub(crate) fn parse<'a>(text: &'a str, home: &'a str) -> Type<'a> {
    let boxed = |text| Box::new(parse(text, home));
    if let Some(rest) = text.strip_prefix('*') {
        return Type::Pointer(boxed(rest));
    }
    if let Some(rest) = text.strip_prefix("[]") {
        return Type::Slice(boxed(rest));
    }
    if let Some(rest) = text.strip_prefix("map[") {
        let Some((key, value)) = rest.split_once(']') else { return Type::Unknown };
        return Type::Map(boxed(key), boxed(value));
    }
    for prefix in ["<-chan ", "chan<- ", "chan "] {
        if let Some(rest) = text.strip_prefix(prefix) {
            return Type::Channel(boxed(rest));
        }
    }
    if text == "func" {
        return Type::Function(None);
    }
    if let Some((path, name)) = text.rsplit_once('.') {
        return Type::Foreign { path, name };
    }
    if is_universe_type(text) {
        return Type::Universe(text);
    }
    if text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        Type::Foreign { path: home, name: text }
    } else {
        Type::Unknown
    }
}

/// Whether the universe declares a type of this name.
pub(crate) fn is_universe_type(name: &str) -> bool {
    matches!(
        name,
        "any"
            | "bool"
            | "byte"
            | "comparable"
            | "complex128"
            | "complex64"
            | "error"
            | "float32"
            | "float64"
            | "int"
            | "int16"
            | "int32"
            | "int64"
            | "int8"
            | "rune"
            | "string"
            | "uint"
            | "uint16"
            | "uint32"
            | "uint64"
            | "uint8"
            | "uintptr"
    )
}
