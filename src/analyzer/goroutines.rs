//! How goroutines are started and counted.

use crate::contexts::is_waited_for;
use crate::kind::{Field, Kind};
use crate::syntax::{NONE, Node};
use crate::types::Types;

/// The function literal that a `go` statement calls.
pub(crate) fn literal<'a>(statement: Node<'a>) -> Option<Node<'a>> {
    let call = statement.first_child().filter(|call| call.is(Kind::CallExpression))?;
    call.child(Field::Function).map(Node::unparenthesized).filter(|function| function.is(Kind::FuncLiteral))
}

/// Whether a function literal runs in a goroutine of its own: called after `go`, or handed to `Go` as to an errgroup.
pub(crate) fn is_started(function: Node<'_>) -> bool {
    let call =
        function.parent().filter(|call| call.is(Kind::CallExpression) && function.field_name() == Field::Function);
    function.is(Kind::FuncLiteral)
        && (call.and_then(Node::parent).is_some_and(|parent| parent.is(Kind::GoStatement)) || is_waited_for(function))
}

/// The WaitGroup of a statement or deferred call such as `wg.Done()`, if it calls `method`.
pub(crate) fn wait_group<'a>(types: Types<'a>, statement: Node<'a>, method: &str) -> Option<Node<'a>> {
    let call = statement.first_child().filter(|call| call.is(Kind::CallExpression))?;
    let function = call.child(Field::Function)?;
    let group = function.child(Field::Operand)?;
    let is_asked = function.child(Field::Selected).is_some_and(|name| name.text() == method);
    (is_asked && is_wait_group(types, group)).then_some(group)
}

/// Whether a value is a `sync.WaitGroup`; in a fragment, a variable of its surroundings counts that is called like one.
fn is_wait_group<'a>(types: Types<'a>, value: Node<'a>) -> bool {
    let is_from_outside = value.is(Kind::Identifier) && value.binding_id() == NONE;
    types.of(value).target().is_foreign("sync", "WaitGroup")
        || is_from_outside && matches!(value.text(), "wg" | "waitGroup") && types.file_of(value).package.is_none()
}

/// The statements in the body of a function or a loop.
pub(crate) fn statements<'a>(owner: Node<'a>) -> Vec<Node<'a>> {
    let list = owner.child(Field::Body).and_then(Node::first_child).filter(|list| list.is(Kind::StatementList));
    list.into_iter().flat_map(|list| list.children()).collect()
}

/// The statement before this one in the same list.
pub(crate) fn previous<'a>(statement: Node<'a>) -> Option<Node<'a>> {
    statement.parent()?.children().take_while(|other| *other != statement).last()
}
