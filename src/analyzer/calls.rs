//! What calls call, and what they give.

use crate::index;
use crate::kind::{Field, Kind};
use crate::package::BindingKind;
use crate::syntax::Node;
use crate::types::{DEPTH_LIMIT, Place, Type, Types, is_universe_type, parse};

/// What a call gives.
pub(crate) type Results<'a> = Vec<Type<'a>>;

/// What a call calls.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Callee<'a> {
    /// A function or method of the package, or a method of one of its interfaces: the node with its signature.
    Declared(Place),
    /// A function of an imported package.
    Function { path: &'a str, name: &'a str },
    /// A method of a type of an imported package.
    Method { path: &'a str, receiver: &'a str, name: &'a str },
    /// A function of the universe, such as `panic`.
    Builtin(&'a str),
    /// A conversion to a type.
    Conversion(Type<'a>),
    /// A function literal, called where it stands.
    Literal(Place),
    /// Anything else.
    Unknown,
}

/// The call `x.name(...)` that this name after a dot names.
pub(crate) fn call_of<'a>(name: Node<'a>) -> Option<Node<'a>> {
    let selector = name.parent().filter(|node| node.is(Kind::SelectorExpression))?;
    selector.parent().filter(|call| call.is(Kind::CallExpression) && selector.field_name() == Field::Function)
}

/// The last name of what a call calls, whoever declares it.
pub(crate) fn called_name(call: Node<'_>) -> Option<&str> {
    let function = call.child(Field::Function)?;
    Some(function.child(Field::Selected).unwrap_or(function).text())
}

impl<'a> Types<'a> {
    /// What a call calls.
    pub(crate) fn callee(self, call: Node<'a>) -> Callee<'a> {
        self.callee_within(call, DEPTH_LIMIT)
    }

    fn callee_within(self, call: Node<'a>, depth: u32) -> Callee<'a> {
        let Some(depth) = depth.checked_sub(1) else { return Callee::Unknown };
        let Some(function) = call.child(Field::Function).map(Node::unparenthesized) else { return Callee::Unknown };
        match function.kind() {
            Kind::FuncLiteral => Callee::Literal(self.place(function)),
            Kind::Identifier => match self.binding(function) {
                Some(binding) if binding.kind == BindingKind::Function => {
                    Callee::Declared(self.place(self.package.declaration(binding)))
                }
                Some(binding) if binding.kind == BindingKind::Type => Callee::Conversion(self.named(function, depth)),
                Some(binding) => self.function_value(&self.of_binding(binding, depth)),
                None if is_builtin(function.text()) => Callee::Builtin(function.text()),
                None if is_universe_type(function.text()) => Callee::Conversion(Type::Universe(function.text())),
                None => {
                    let name = function.text();
                    let imports = &self.file_of(function).dot_imports;
                    let dotted = imports
                        .iter()
                        .find_map(|path| index::package(path).filter(|package| package.func(name).is_some()));
                    dotted.map_or(Callee::Unknown, |package| Callee::Function { path: package.path(), name })
                }
            },
            Kind::SelectorExpression => self.selected_callee(function, depth),
            Kind::TypeInstantiationExpression | Kind::IndexExpression => {
                let generic = function.first_child().filter(|n| n.is(Kind::Identifier) || n.is(Kind::TypeIdentifier));
                match generic.and_then(|name| self.binding(name)) {
                    Some(binding) if binding.kind == BindingKind::Function => {
                        Callee::Declared(self.place(self.package.declaration(binding)))
                    }
                    // An element of a list or a map of functions.
                    _ => self.function_value(&self.of_within(function, depth)),
                }
            }
            Kind::SliceType | Kind::MapType | Kind::ParenthesizedType | Kind::PointerType => {
                Callee::Conversion(self.denoted_within(function, depth))
            }
            _ => Callee::Unknown,
        }
    }

    fn function_value(self, ty: &Type<'a>) -> Callee<'a> {
        match self.underlying(ty) {
            Type::Function(Some(place)) => Callee::Declared(place),
            _ => Callee::Unknown,
        }
    }

    fn selected_callee(self, selector: Node<'a>, depth: u32) -> Callee<'a> {
        let (Some(operand), Some(field)) = (selector.child(Field::Operand), selector.child(Field::Selected)) else {
            return Callee::Unknown;
        };
        let name = field.text();
        if operand.is(Kind::Identifier)
            && let Some(path) = self.imported_path(operand)
        {
            return Callee::Function { path, name };
        }
        let owner = self.of_within(operand, depth);
        match self.method(&owner, name, depth) {
            Callee::Unknown => self.function_value(&self.field(&owner, name, depth)),
            known => known,
        }
    }

    /// The method `name` of a type, promoted ones too.
    pub(crate) fn method(self, owner: &Type<'a>, name: &'a str, depth: u32) -> Callee<'a> {
        self.method_in(owner, name, depth, &mut Vec::new())
    }

    /// The same, but for types that were looked into already: types may embed each other in circles.
    fn method_in(self, owner: &Type<'a>, name: &'a str, depth: u32, seen: &mut Vec<u32>) -> Callee<'a> {
        let Some(depth) = depth.checked_sub(1) else { return Callee::Unknown };
        let owner = owner.target();
        if let Type::Local { name: receiver, binding } = owner {
            if let Some((file, node)) = self.package.methods.get(&(*receiver, name)) {
                return Callee::Declared(Place { file: *file, node: *node });
            }
            if seen.contains(binding) {
                return Callee::Unknown;
            }
            seen.push(*binding);
        }
        match owner {
            Type::Universe("error") if name == "Error" => {
                return Callee::Method { path: "", receiver: "error", name };
            }
            Type::Foreign { path, name: receiver } => {
                let known = index::package(path).is_some_and(|package| package.method(receiver, name).is_some());
                let kind = index::package(path).and_then(|package| package.type_(receiver));
                return if known || kind.is_some() { Callee::Method { path, receiver, name } } else { Callee::Unknown };
            }
            _ => {}
        }
        let Some(definition) = self.definition(owner) else { return Callee::Unknown };
        let embedded: Vec<_> = match definition.kind() {
            Kind::InterfaceType => {
                for element in definition.children() {
                    if element.is(Kind::MethodElem) && element.child(Field::Name).is_some_and(|n| n.text() == name) {
                        return Callee::Declared(self.place(element));
                    }
                }
                definition.children().filter(|n| n.is(Kind::TypeElem)).collect()
            }
            Kind::StructType => {
                let fields = definition.first_child().into_iter().flat_map(|list| list.children());
                let embedded = fields.filter(|field| field.child(Field::Name).is_none());
                embedded.filter_map(|field| field.child(Field::Type)).collect()
            }
            _ => return Callee::Unknown,
        };
        let is_struct = definition.is(Kind::StructType);
        for ty in embedded.into_iter().map(|node| self.denoted_within(node, depth)) {
            let found = self.method_in(&ty, name, depth, seen);
            // A type of another package may or may not have what is not in the index.
            let is_certain = !is_struct || !matches!(ty.target(), Type::Foreign { .. }) || indexed(&ty, name);
            if found != Callee::Unknown && is_certain {
                return found;
            }
        }
        Callee::Unknown
    }

    /// In one sentence, what is known of the results of a call whose declaration is not here to be read, or elsewhere in
    /// the package; `None` where nothing is.
    pub(crate) fn results_fact(self, call: Node<'a>) -> Option<String> {
        let (name, results) = match self.callee(call) {
            Callee::Function { path, name } => {
                let func = index::package(path)?.func(name)?;
                (format!("{path}.{name}"), func.results().collect::<Vec<_>>().join(", "))
            }
            Callee::Method { path, receiver, name } => {
                let func = index::package(path)?.method(receiver, name)?;
                (format!("({path}.{receiver}).{name}"), func.results().collect::<Vec<_>>().join(", "))
            }
            Callee::Declared(place) => {
                let signature = self.at(place);
                let name = signature.child(Field::Name)?.text().to_owned();
                (name, signature.child(Field::Result)?.text().to_owned())
            }
            _ => return None,
        };
        Some(format!("`{name}` returns `{results}`."))
    }

    /// The types that a call gives; `None` where they are not known.
    pub(crate) fn results(self, call: Node<'a>) -> Option<Results<'a>> {
        self.results_within(call, DEPTH_LIMIT)
    }

    pub(crate) fn results_within(self, call: Node<'a>, depth: u32) -> Option<Results<'a>> {
        let depth = depth.checked_sub(1)?;
        match self.callee_within(call, depth) {
            Callee::Declared(place) | Callee::Literal(place) => Some(self.declared_results(self.at(place))),
            Callee::Function { path, name } => {
                let func = index::package(path)?.func(name)?;
                Some(func.results().map(|text| parse(text, path)).collect())
            }
            Callee::Method { path: "", .. } => Some(vec![Type::Universe("string")]),
            Callee::Method { path, receiver, name } => {
                let func = index::package(path)?.method(receiver, name)?;
                Some(func.results().map(|text| parse(text, path)).collect())
            }
            Callee::Conversion(ty) => Some(vec![ty]),
            Callee::Builtin(name) => self.builtin_results(name, call, depth),
            Callee::Unknown => None,
        }
    }

    /// Whether what listens at this address can be reached from its own machine only, as far as can be seen.
    pub(crate) fn is_local_address(self, address: Node<'a>) -> bool {
        let mut address = address;
        if let Some(binding) = self.binding(address).filter(|binding| binding.kind == BindingKind::Constant) {
            let mut values = self.package.declaration(binding).children_in(Field::Value).flat_map(Node::children);
            address = values.nth(binding.position as usize).unwrap_or(address);
        }
        ["\"localhost:", "\"127.0.0.1:", "\"[::1]:"].iter().any(|host| address.text().starts_with(host))
    }

    fn builtin_results(self, name: &str, call: Node<'a>, depth: u32) -> Option<Results<'a>> {
        let first = || call.child(Field::Arguments)?.first_child();
        Some(match name {
            "make" => vec![self.denoted_within(first()?, depth)],
            "new" => vec![Type::Pointer(Box::new(self.denoted_within(first()?, depth)))],
            "append" | "min" | "max" => vec![self.of_within(first()?, depth)],
            "len" | "cap" | "copy" => vec![Type::Universe("int")],
            "recover" => vec![Type::Universe("any")],
            "panic" | "print" | "println" | "close" | "delete" | "clear" => Vec::new(),
            _ => return None,
        })
    }
}

/// Whether the index has the method of a type of another package.
fn indexed(ty: &Type<'_>, name: &str) -> bool {
    let Type::Foreign { path, name: receiver } = ty.target() else { return false };
    index::package(path).is_some_and(|package| package.method(receiver, name).is_some())
}

/// Whether the universe declares a function of this name.
fn is_builtin(name: &str) -> bool {
    matches!(
        name,
        "append"
            | "cap"
            | "clear"
            | "close"
            | "complex"
            | "copy"
            | "delete"
            | "imag"
            | "len"
            | "make"
            | "max"
            | "min"
            | "new"
            | "panic"
            | "print"
            | "println"
            | "real"
            | "recover"
    )
}
