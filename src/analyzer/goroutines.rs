//! How goroutines are started, counted and ended.

use crate::contexts::is_waited_for;
use crate::errors::{last_name, targets};
use crate::flow;
use crate::kind::{Field, Kind};
use crate::package::BindingKind;
use crate::syntax::{NONE, Node};
use crate::types::{Type, Types};

/// How the names of methods begin that end what a goroutine does.
const ENDINGS: [&str; 8] = ["Shutdown", "Close", "Stop", "GracefulStop", "Wait", "Cancel", "Kill", "Disconnect"];

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

/// Whether the code has a loop that nothing leaves; a ticker, whose channel nobody closes, is no way out.
pub(crate) fn is_endless<'a>(types: Types<'a>, body: Node<'a>) -> bool {
    let is_ticker = |clause: Node<'a>| {
        let over = clause.child(Field::Right).filter(|_| clause.is(Kind::RangeClause));
        over.is_some_and(|over| matches!(types.of(over), Type::Channel(time) if time.is_foreign("time", "Time")))
    };
    let leaves = |node: Node<'a>, around: Node<'a>| match node.kind() {
        Kind::ReturnStatement | Kind::GotoStatement => true,
        // A `break` may be about a select within the loop.
        Kind::BreakStatement => flow::target(node).is_none_or(|target| target.id() <= around.id()),
        Kind::ContinueStatement => flow::target(node).is_none_or(|target| target.id() < around.id()),
        Kind::CallExpression => node.child(Field::Function).is_some_and(|name| {
            // Many programs have a function that ends them: `exit(1)`.
            name.text() == "panic" || ["xit", "Fatal"].iter().any(|end| name.text().contains(end))
        }),
        _ => false,
    };
    body.own_descendants().any(|node| {
        node.is(Kind::ForStatement)
            && (flow::is_endless(node) || node.first_child().is_some_and(is_ticker))
            && !node.own_descendants().any(|inner| leaves(inner, node))
    })
}

/// Whether the code around ends what the goroutine works with, as `srv.Shutdown(ctx)` does for `go srv.Serve(l)`, or `l.Close()`;
/// or the package, where that stands in a field or a variable of the package.
pub(crate) fn is_ended<'a>(types: Types<'a>, statement: Node<'a>, body: Option<Node<'a>>) -> bool {
    let Some(function) = statement.outermost_function() else { return false };
    // `client, server := net.Pipe()`: closing one end ends the other.
    let declaration = |name| types.binding(name).map(|binding| (binding.file, binding.declaration));
    let mut variables = Vec::new();
    let mut names = Vec::new();
    for node in statement.descendants().chain(body.into_iter().flat_map(|body| body.descendants())) {
        match types.binding(node).map(|binding| binding.kind) {
            Some(BindingKind::PackageVariable) => names.push(node.text()),
            Some(BindingKind::Local) if !types.is_declared_in(node, statement) && !is_written(node) => {
                variables.extend(declaration(node));
            }
            Some(BindingKind::Parameter) => variables.extend(declaration(node)),
            _ if node.is(Kind::SelectorExpression) && node.field_name() != Field::Function => {
                names.push(last_name(node))
            }
            _ => {}
        }
    }
    let is_captured =
        |node: Node<'a>| node.is(Kind::Identifier) && declaration(node).is_some_and(|d| variables.contains(&d));
    for node in function.descendants().filter(|node| is_captured(*node) && !statement.contains(*node)) {
        let Some(parent) = node.parent() else { continue };
        match parent.kind() {
            Kind::SelectorExpression if is_ending(last_name(parent)) => return true,
            Kind::LiteralElement => names.extend(parent.parent().and_then(|n| n.child(Field::Key)).map(Node::text)),
            Kind::ExpressionList => {
                let Some(owner) = parent.parent() else { continue };
                if parent.field_name() == Field::Left {
                    let value = owner.child(Field::Right).and_then(Node::first_child);
                    names.extend(value.map(last_name));
                } else if owner.is(Kind::ReturnStatement) {
                    return true;
                } else {
                    names.extend(targets(owner).into_iter().map(last_name));
                }
            }
            _ => {}
        }
    }
    let is_named = |value: Node<'a>| {
        let is_variable = types.binding(value).is_some_and(|b| b.kind == BindingKind::PackageVariable);
        (is_variable || value.is(Kind::SelectorExpression)) && names.contains(&last_name(value))
    };
    !names.is_empty()
        && types.anywhere(Kind::CallExpression, &mut |call| {
            let Some(function) = call.child(Field::Function).filter(|_| !statement.contains(call)) else {
                return false;
            };
            let name = last_name(function);
            if is_ending(name) && function.child(Field::Operand).is_some_and(is_named) {
                return true;
            }
            let name = name.to_ascii_lowercase();
            ["shutdown", "close", "stop"].iter().any(|ending| name.contains(ending))
                && call.child(Field::Arguments).is_some_and(|list| list.children().any(is_named))
        })
}

/// Whether a variable, or a field of it, is assigned to.
fn is_written(name: Node<'_>) -> bool {
    name.ancestors().take(2).any(|around| around.field_name() == Field::Left)
}

fn is_ending(name: &str) -> bool {
    ENDINGS.iter().any(|prefix| name.starts_with(prefix))
}
