//! What becomes of an error that nobody takes: kept elsewhere, of no weight, or lost.

use crate::calls::Callee;
use crate::errors::{
    is_assigned_within, is_log, is_same, is_sentinel_name, last_name, mentions, origin, returned, runs_on_failure,
};
use crate::flow::{following, never_returns};
use crate::kind::{Field, Kind, Op};
use crate::outline::{doc, remarks};
use crate::package::BindingKind;
use crate::repair;
use crate::syntax::Node;
use crate::types::{Type, Types, parameters};
use crate::writers::{is_safe_type, is_safe_writer, written_to};

/// Whether nothing is lost with the error of this call.
pub(crate) fn is_harmless<'a>(types: Types<'a>, call: Node<'a>) -> bool {
    if let Some(writer) = written_to(types, call) {
        // Promoted from an embedded writer, too.
        let is_safe = |callee| matches!(callee, Callee::Method { path, receiver, .. } if is_safe_type(path, receiver));
        // Once the client is gone, nobody can tell it.
        return types.of(writer).is_foreign("net/http", "ResponseWriter")
            || is_safe_writer(types, writer)
            || is_safe(types.callee(call))
            || is_summed(writer)
            || keeps_its_error(types, call);
    }
    let name = match types.callee(call) {
        Callee::Function { path: "fmt", name } if name.starts_with("Print") => return true,
        // Its rows keep the error.
        Callee::Method { path, name: "Query", .. } if path.contains("jackc/pgx") => return true,
        // It returns the error that it has kept.
        Callee::Method { path: "gorm.io/gorm", name: "AddError", .. } => return true,
        Callee::Method { name, .. } | Callee::Function { name, .. } => name,
        Callee::Declared(_) if keeps_its_error(types, call) || types.is_mostly_dropped(call) => return true,
        Callee::Declared(_) => call.child(Field::Function).map_or("", |function| last_name(function)),
        _ => return false,
    };
    UNASKED.contains(&name) || repair::has_word(name, &TIDYING)
}

/// What hardly anybody asks whether it went well: it fails again at the next step, or there is a value to go on with.
const UNASKED: [&str; 22] = [
    "SetDeadline",
    "SetReadDeadline",
    "SetWriteDeadline",
    "UnreadByte",
    "UnreadRune",
    "Seek",
    "Discard",
    "Kill",
    "Signal",
    "Setenv",
    "Unsetenv",
    "MkdirAll",
    "Chtimes",
    "SplitHostPort",
    "ParseBool",
    "ParseMediaType",
    "Getwd",
    "Hostname",
    "Peek",
    "Chmod",
    "Glob",
    "Read",
];

/// Words in the names of what tidies up. What only was read may be closed unchecked; the rest is up to ignored-close-error.
const TIDYING: [&str; 21] = [
    "close", "closedir", "flush", "sync", "rollback", "stop", "shutdown", "release", "unlock", "remove", "delete",
    "cleanup", "clean", "restore", "free", "destroy", "teardown", "decref", "trash", "purge", "unread",
];

/// Whether the author plainly meant to drop this error.
pub(crate) fn is_meant<'a>(types: Types<'a>, call: Node<'a>, statement: Node<'a>) -> bool {
    const REASONS: [&str; 13] = [
        "ignor",
        "best",
        "err",
        "fail",
        "matter",
        "care",
        "never",
        "optional",
        "attempt",
        "must",
        "guarantee",
        "zero",
        "cache",
    ];
    let file = types.file_of(statement);
    let mut said = remarks(file, statement);
    // A comment may stand above the `if` around it, or above a group of lines.
    let around = statement.ancestors().nth(2).filter(|node| node.is(Kind::IfStatement));
    let before = statement.parent().into_iter().flat_map(Node::children).take_while(|node| *node != statement).last();
    for node in around.into_iter().chain(before) {
        said.push_str(&doc(file, node));
    }
    let owner = statement.outermost_function().and_then(|function| function.child(Field::Name));
    let tidies =
        owner.is_some_and(|name| repair::has_word(name.text(), &["close", "cleanup", "clean", "stop", "shutdown"]));
    if tidies || REASONS.iter().any(|word| said.contains(word)) || runs_on_failure(types, call) {
        return true;
    }
    // What follows tells the caller of an error already.
    let behind = following(types, statement).into_iter().find(|next| {
        !next.is(Kind::ExpressionStatement) || next.first_child().is_some_and(|call| never_returns(types, call))
    });
    behind.is_some_and(|next| match next.kind() {
        Kind::ExpressionStatement => statement.is(Kind::ExpressionStatement),
        Kind::ReturnStatement => returned(next).last().is_some_and(|value| {
            let made = origin(next, *value).filter(|_| value.is(Kind::Identifier));
            is_certain_error(made.unwrap_or(*value))
        }),
        _ => false,
    })
}

/// Whether a call goes into a function of the package that never fails, or that tells or keeps its error itself.
fn keeps_its_error<'a>(types: Types<'a>, call: Node<'a>) -> bool {
    let Callee::Declared(place) = types.callee(call) else { return false };
    // The error is in reach of whom it is called with, or there can be none.
    let is_told = |argument: Node<'a>| {
        let is_safe = |ty: &Type<'a>| matches!(ty.target(), Type::Foreign { path, name } if is_safe_type(path, name));
        argument.is(Kind::FuncLiteral)
            || argument.text().trim_start_matches('&').starts_with("err")
            || is_safe(&types.of(argument))
    };
    if call.child(Field::Arguments).is_some_and(|list| list.children().any(is_told)) {
        return true;
    }
    let function = types.at(place);
    let Some(body) = function.child(Field::Body) else { return false };
    let is_kept = |node: Node<'a>| match node.kind() {
        Kind::CallExpression => is_log(types, node),
        Kind::FieldIdentifier if node.text().to_ascii_lowercase().contains("err") => {
            let list = node.parent().and_then(Node::parent);
            list.is_some_and(|list| list.field_name() == Field::Left)
        }
        _ => false,
    };
    let is_assigned = || {
        let results = function.child(Field::Result).map(parameters).unwrap_or_default();
        results.last().and_then(|(name, _)| *name).is_none_or(|name| is_assigned_within(body, name))
    };
    let succeeds = |node: Node<'a>| match returned(node).last() {
        Some(value) => value.is(Kind::Nil),
        None => !is_assigned(),
    };
    let mut ends = body.own_descendants().filter(|node| node.is(Kind::ReturnStatement));
    body.descendants().any(is_kept) || ends.all(succeeds)
}

/// Whether the function has written to the same before, so that all was said there, or only shows something to people.
pub(crate) fn is_written_before<'a>(types: Types<'a>, call: Node<'a>) -> bool {
    let Some(writer) = written_to(types, call) else { return false };
    let name = writer.text().to_ascii_lowercase();
    let is_log = ["log", "std", "err", "out", "debug"].iter().any(|word| name.contains(word));
    let around = writer.outermost_function().and_then(|function| function.child(Field::Name));
    let is_shown =
        around.is_some_and(|name| repair::has_word(name.text(), &["print", "dump", "debug", "log", "usage", "help"]));
    if is_log || is_shown || !matches!(types.of(writer).target(), Type::Foreign { .. }) {
        return true;
    }
    let is_before = |node: &Node<'a>| node.id < call.id && node.is(Kind::CallExpression);
    let mut before = writer.function().into_iter().flat_map(Node::own_descendants).filter(is_before);
    before.any(|call| written_to(types, call).is_some_and(|other| other.text() == writer.text()))
}

/// Whether a writer is a hash: the function asks for its sum.
fn is_summed(writer: Node<'_>) -> bool {
    let Some(function) = writer.outermost_function() else { return false };
    function.descendants().filter(|other| is_same(*other, writer)).any(|other| {
        let selected = other.parent().and_then(|parent| parent.child(Field::Selected));
        selected.is_some_and(|selected| selected.text().starts_with("Sum"))
    })
}

/// Whether a variable, or what it is a field of, is returned as if all had gone well: with a nil error, or with none.
pub(crate) fn is_returned<'a>(types: Types<'a>, target: Node<'a>) -> bool {
    let name = target.child(Field::Operand).unwrap_or(target);
    let Some(function) = target.function().filter(|_| name.is(Kind::Identifier) && name.text() != "_") else {
        return false;
    };
    let has_error = repair::returns_error(types, function);
    let succeeds = |end: &Node<'a>| !has_error || returned(*end).last().is_some_and(|last| last.is(Kind::Nil));
    let ends = function.own_descendants().filter(|node| node.id > target.id && node.is(Kind::ReturnStatement));
    types.binding(name).is_some_and(|binding| binding.kind == BindingKind::Result)
        || ends.filter(succeeds).any(|end| mentions(end, name))
}

/// Whether later code compares a variable with its zero value, which is what a failure gives.
pub(crate) fn is_looked_at(target: Node<'_>) -> bool {
    let Some(function) = target.outermost_function().filter(|_| target.is(Kind::Identifier)) else { return false };
    let is_zero = |value: Node<'_>| matches!(value.text(), "nil" | "0" | "\"\"");
    function.descendants().filter(|other| other.id > target.id && is_same(*other, target)).any(|other| {
        if is_condition(other) {
            return true;
        }
        let measured = other.parent().filter(|list| list.is(Kind::ArgumentList)).and_then(Node::parent);
        let is_len = |call: &Node<'_>| call.child(Field::Function).is_some_and(|function| function.text() == "len");
        let value = measured.filter(is_len).unwrap_or(other);
        let comparison = value.parent().filter(|parent| parent.is(Kind::BinaryExpression));
        comparison.is_some_and(|comparison| comparison.children().any(is_zero))
    })
}

/// Whether a variable is itself what an `if` asks, alone or in a chain.
fn is_condition(variable: Node<'_>) -> bool {
    let is_logic = |node: &Node<'_>| matches!(node.op(), Op::And | Op::Or | Op::Not);
    variable.field_name() == Field::Condition || variable.parent().filter(is_logic).is_some()
}

/// Whether an expression is an error that is not nil, by its look.
fn is_certain_error(value: Node<'_>) -> bool {
    match value.kind() {
        Kind::Identifier | Kind::SelectorExpression => is_sentinel_name(last_name(value)),
        Kind::CallExpression => value.text().starts_with("errors.New") || value.text().contains("Err"),
        _ => false,
    }
}
