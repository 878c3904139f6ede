//! Which types hold a lock, so that their values must not be copied.

use crate::index;
use crate::kind::{Field, Kind};
use crate::package::{BindingKind, Package};
use crate::syntax::Node;
use crate::types::{Type, Types};
use rustc_hash::FxHashMap;

/// How deep structs within structs are searched.
const DEPTH_LIMIT: u32 = 8;

impl<'a> Types<'a> {
    /// The lock that a value of the type holds directly: `sync.Mutex` for a struct with a mutex in it.
    pub(crate) fn lock_in(self, ty: &Type<'a>) -> Option<String> {
        match ty {
            Type::Local { binding, .. } => self.package.locks.get_or_init(|| locks(self.package)).get(binding).cloned(),
            _ => self.lock_within(ty, DEPTH_LIMIT),
        }
    }

    fn lock_within(self, ty: &Type<'a>, depth: u32) -> Option<String> {
        let depth = depth.checked_sub(1)?;
        match ty {
            Type::Foreign { path, name } => {
                let package = index::package(path)?;
                package.type_(name)?.nocopy.then(|| format!("{}.{name}", package.name()))
            }
            Type::Array(element) => self.lock_within(element, depth),
            Type::Struct(place) => {
                let fields = self.at(*place).first_child().into_iter().flat_map(Node::children);
                let types = fields.filter_map(|field| field.child(Field::Type)).filter(|ty| may_be_value(*ty));
                types.map(|ty| self.denoted(ty)).find_map(|ty| self.lock_within(&ty, depth))
            }
            Type::Local { name, .. } if self.is_lock(name) => Some((*name).to_owned()),
            Type::Local { .. } => self.lock_within(&self.denoted(self.definition(ty)?), depth),
            _ => None,
        }
    }

    /// Whether a type of the package is a lock itself: its pointer has the methods of one.
    fn is_lock(self, name: &str) -> bool {
        ["Lock", "Unlock"].iter().all(|method| {
            let place = self.package.methods.get(&(name, *method));
            place.is_some_and(|(file, node)| {
                let receiver = self.package.files[*file as usize].node(*node).child(Field::Receiver);
                let ty = receiver.and_then(Node::first_child).and_then(|parameter| parameter.child(Field::Type));
                ty.is_some_and(|ty| ty.is(Kind::PointerType))
            })
        })
    }
}

/// Whether a type is written as one whose values could hold something: no pointer, slice, map, channel or function.
pub(crate) fn may_be_value(ty: Node<'_>) -> bool {
    matches!(
        ty.kind(),
        Kind::TypeIdentifier | Kind::QualifiedType | Kind::GenericType | Kind::ArrayType | Kind::StructType
    )
}

fn locks(package: &Package<'_>) -> FxHashMap<u32, String> {
    let types = Types { package };
    let declared = (0..).zip(&package.bindings).filter(|(_, binding)| binding.kind == BindingKind::Type);
    let found = declared.filter_map(|(id, binding)| {
        let name = package.file_of(binding).node(binding.name).text();
        Some((id, types.lock_within(&Type::Local { name, binding: id }, DEPTH_LIMIT)?))
    });
    found.collect()
}
