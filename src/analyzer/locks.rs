//! Which types hold a lock, so that their values must not be copied.

use crate::index;
use crate::kind::{Field, Kind, Op};
use crate::package::{Binding, BindingKind, Package, import_path};
use crate::syntax::Node;
use crate::types::{Place, Type, Types};
use rustc_hash::FxHashMap;

/// How deep structs within structs are searched.
const DEPTH_LIMIT: u32 = 8;

/// Which of a package's types hold a lock.
#[derive(Debug)]
pub(crate) struct Locks {
    /// The bindings of these types, with the name of the lock.
    held: FxHashMap<u32, String>,
    /// Whether any value that the package handles may be or hold a lock.
    any: bool,
}

impl Locks {
    fn new<'a>(package: &'a Package<'a>) -> Self {
        let types = Types { package };
        let declared = (0..).zip(&package.bindings).filter(|(_, binding)| binding.kind == BindingKind::Type);
        let held = declared.filter_map(|(id, binding)| {
            let name = package.file_of(binding).node(binding.name).text();
            let lock = types.lock_within(&Type::Local { name, binding: id }, DEPTH_LIMIT, &mut Vec::new())?;
            (!package.has_variants(binding)).then_some((id, lock))
        });
        let held: FxHashMap<_, _> = held.collect();
        let imports_locks = |path: &str| path.starts_with("sync") || path == "testing" || path == "net/http";
        let uses_locks = package.files.iter().any(|file| {
            file.package.is_none() || file.imports().any(|(_, spec)| import_path(spec).is_some_and(imports_locks))
        });
        Self { any: uses_locks || !held.is_empty(), held }
    }
}

impl<'a> Types<'a> {
    fn locks(self) -> &'a Locks {
        self.package.locks.get_or_init(|| Locks::new(self.package))
    }

    /// Whether the package handles any value that may be or hold a lock.
    pub(crate) fn has_locks(self) -> bool {
        self.locks().any
    }

    /// The lock that a value of the type holds directly: `sync.Mutex` for a struct with a mutex in it.
    pub(crate) fn lock_in(self, ty: &Type<'a>) -> Option<String> {
        match ty {
            Type::Local { binding, .. } => self.locks().held.get(binding).cloned(),
            _ => self.lock_within(ty, DEPTH_LIMIT, &mut Vec::new()),
        }
    }

    /// The lock in a type, but for structs that were looked into already.
    fn lock_within(self, ty: &Type<'a>, depth: u32, seen: &mut Vec<Place>) -> Option<String> {
        let depth = depth.checked_sub(1)?;
        match ty {
            Type::Foreign { path, name } => {
                let package = index::package(path)?;
                package.type_(name)?.nocopy.then(|| format!("{}.{name}", package.name()))
            }
            Type::Array(element) => self.lock_within(element, depth, seen),
            Type::Struct(place) if !seen.contains(place) => {
                seen.push(*place);
                let fields = self.at(*place).first_child().into_iter().flat_map(Node::children);
                // An embedded pointer is written with the star outside of the type.
                let values = fields.filter(|field| field.op() != Op::Mul);
                let types = values.filter_map(|field| field.child(Field::Type)).filter(|ty| may_be_value(*ty));
                types.map(|ty| self.denoted(ty)).find_map(|ty| self.lock_within(&ty, depth, seen))
            }
            Type::Local { name, .. } if self.is_lock(name) => Some((*name).to_owned()),
            Type::Local { .. } => self.lock_within(&self.denoted(self.definition(ty)?), depth, seen),
            _ => None,
        }
    }

    /// Whether a type of the package is a lock itself: its pointer has the methods of one.
    fn is_lock(self, name: &str) -> bool {
        ["Lock", "Unlock"].iter().all(|method| {
            let place = self.package.methods.get(&(name, *method));
            place.is_some_and(|(file, node)| {
                let method = self.package.files[*file as usize].node(*node);
                let receiver = method.child(Field::Receiver).and_then(Node::first_child);
                let takes = method.child(Field::Parameters).is_some_and(|list| list.first_child().is_some());
                let ty = receiver.and_then(|parameter| parameter.child(Field::Type));
                ty.is_some_and(|ty| ty.is(Kind::PointerType)) && !takes && method.child(Field::Result).is_none()
            })
        })
    }
}

impl<'a> Package<'a> {
    /// Whether several files declare the name for the package, each for another system.
    pub(crate) fn has_variants(&self, binding: &Binding) -> bool {
        let name = |binding: &Binding| self.file_of(binding).node(binding.name).text();
        let is_wide = |binding: &Binding| self.declaration(binding).function().is_none();
        let same = self.bindings.iter().filter(|other| other.kind == binding.kind && name(other) == name(binding));
        is_wide(binding) && same.filter(|other| is_wide(other)).count() > 1
    }
}

/// Whether a type is written as one whose values could hold something: no pointer, slice, map, channel or function.
pub(crate) fn may_be_value(ty: Node<'_>) -> bool {
    matches!(
        ty.kind(),
        Kind::TypeIdentifier | Kind::QualifiedType | Kind::GenericType | Kind::ArrayType | Kind::StructType
    )
}
