//! What the use of a variable does with its value: use it, close it, or hand it to somebody who has to.

use crate::calls::Callee;
use crate::index;
use crate::kind::{Field, Kind};
use crate::syntax::Node;
use crate::types::{Type, Types};

/// What a use does with the value.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub(crate) enum Fate {
    /// The value stays where it is.
    Used,
    /// It is used by another value that outlives the statement, such as a scanner.
    Wrapped,
    /// It is closed.
    Closed,
    /// It is somebody else's: returned, stored, sent, passed on.
    HandedOver,
}

/// What the use of a variable does with its value, or with the field of it that is to be closed.
pub(crate) fn fate<'a>(types: Types<'a>, name: Node<'a>, field: Option<&str>) -> Fate {
    let mut node = name;
    let mut is_whole = field.is_some();
    let mut is_wrapped = false;
    loop {
        let Some(parent) = node.parent() else { return Fate::Used };
        match parent.kind() {
            Kind::ParenthesizedExpression | Kind::UnaryExpression | Kind::TypeAssertionExpression => node = parent,
            Kind::SelectorExpression => {
                let selected = parent.child(Field::Selected).map_or("", Node::text);
                if is_whole && field == Some(selected) {
                    is_whole = false;
                    node = parent;
                    continue;
                }
                return match selected {
                    "Close" | "CloseNow" | "Release" if !is_whole => Fate::Closed,
                    // What these give goes on with the value.
                    "FS" | "Fd" | "Hijack" | "SyscallConn" => Fate::HandedOver,
                    _ => Fate::Used,
                };
            }
            Kind::ArgumentList => {
                let Some(call) = parent.parent() else { return Fate::Used };
                match taken(types, call) {
                    Taken::Borrowed => return Fate::Used,
                    Taken::Kept => return Fate::HandedOver,
                    Taken::Converted => {}
                    Taken::Wrapped => is_wrapped = true,
                }
                node = call;
            }
            Kind::ExpressionList => return listed(types, node, parent, is_wrapped),
            Kind::ExpressionStatement
            | Kind::BinaryExpression
            | Kind::IfStatement
            | Kind::IndexExpression
            | Kind::SliceExpression
            | Kind::RangeClause
            | Kind::VarSpec
            | Kind::DeferStatement => return Fate::Used,
            _ => return Fate::HandedOver,
        }
    }
}

/// What becomes of a value in the list of a return or an assignment.
fn listed<'a>(types: Types<'a>, node: Node<'a>, list: Node<'a>, is_wrapped: bool) -> Fate {
    let Some(statement) = list.parent().filter(|_| list.field_name() != Field::Left) else { return Fate::Used };
    let targets: Vec<_> = match statement.kind() {
        Kind::ShortVarDeclaration | Kind::AssignmentStatement => {
            statement.child(Field::Left).into_iter().flat_map(Node::children).collect()
        }
        Kind::VarSpec => statement.children_in(Field::Name).collect(),
        _ => return Fate::HandedOver,
    };
    let at = list.children().position(|value| value == node).unwrap_or(0);
    let Some(target) = targets.get(at) else { return Fate::HandedOver };
    if target.text() == "_" {
        return Fate::Used;
    }
    // A wrapper that can be closed may close what it wraps; those of package compress do not.
    let may_close = match types.of(*target).target() {
        Type::Foreign { path, name } => {
            !path.starts_with("compress/")
                && index::package(path).is_none_or(|package| package.method(name, "Close").is_some())
        }
        _ => true,
    };
    if is_wrapped && target.is(Kind::Identifier) && !may_close { Fate::Wrapped } else { Fate::HandedOver }
}

/// What a call does with an argument.
enum Taken {
    /// It is done with it when it returns.
    Borrowed,
    /// Its result is the same value.
    Converted,
    /// Its result works on the value.
    Wrapped,
    /// It, or somebody it tells, closes the value; or it is not known what it does.
    Kept,
}

fn taken<'a>(types: Types<'a>, call: Node<'a>) -> Taken {
    let (path, name) = match types.callee(call) {
        Callee::Conversion(_) => return Taken::Converted,
        Callee::Builtin("append") => return Taken::Kept,
        Callee::Builtin(_) => return Taken::Borrowed,
        Callee::Function { path, name } | Callee::Method { path, name, .. } => (path, name),
        _ => return Taken::Kept,
    };
    const KEEPERS: [&str; 9] = ["Serve", "Accept", "Set", "Start", "NewRequest", "Post", "Do", "Add", "Output"];
    let is_kept = KEEPERS.iter().any(|keeper| name.starts_with(keeper)) && name != "ServeContent";
    // A logger commonly lives as long as the program.
    let is_store =
        ["sync", "container/", "context", "reflect", "testing", "log"].iter().any(|store| path.starts_with(store));
    let is_standard = index::package(path).is_some() && !path.contains('.');
    if !is_standard || is_kept || is_store {
        return Taken::Kept;
    }
    let holds = |ty: &Type<'_>| match ty {
        Type::Pointer(_) | Type::Function(_) => true,
        Type::Foreign { path, name } => {
            index::package(path).and_then(|package| package.type_(name)).is_some_and(|ty| {
                matches!(ty.kind, index::Kind::Interface | index::Kind::Struct)
                    && !(*path == "io/fs" && *name == "FileInfo")
            })
        }
        _ => false,
    };
    let results = types.results(call).unwrap_or_default();
    if results.iter().any(holds) { Taken::Wrapped } else { Taken::Borrowed }
}
