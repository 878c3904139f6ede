//! What belongs to tests.

use crate::kind::Field;
use crate::package::{File, import_path};
use crate::syntax::Node;
use crate::types::{Type, Types, parameters};

/// The name of the parameter through which a function can fail a test, a benchmark or a fuzz test.
pub(crate) fn test_handle<'a>(types: Types<'a>, function: Node<'a>) -> Option<Node<'a>> {
    let list = function.child(Field::Parameters)?;
    parameters(list).into_iter().find_map(|(name, ty)| {
        // Hardly any function has such a parameter, so its type is looked at only where the text can mean one.
        let ty = ty.filter(|ty| ty.text().contains("testing") || ty.text().len() <= 3)?;
        matches!(types.denoted(ty).target(), Type::Foreign { path: "testing", name: "T" | "B" | "F" | "TB" })
            .then_some(name)
            .flatten()
    })
}

/// Whether a file is a test or helps tests, as package testing itself does.
pub(crate) fn is_test_code(file: &File<'_>) -> bool {
    file.is_test()
        || file.package == Some("testing")
        || file.imports().any(|(_, spec)| import_path(spec) == Some("testing"))
}
