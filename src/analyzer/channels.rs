//! What is known of a channel: how much room it has, who closes it, and who works at its other end.

use crate::calls::Callee;
use crate::errors::{last_name, targets};
use crate::kind::{Field, Kind, Op};
use crate::package::BindingKind;
use crate::syntax::Node;
use crate::types::{Type, Types, parameters};

/// Whether two expressions name the same channel.
pub(crate) fn is_same<'a>(one: Node<'a>, other: Node<'a>) -> bool {
    one.text() == other.text() && one.binding_id() == other.binding_id()
}

/// The variable that an expression such as `s.pool.free` begins with.
pub(crate) fn root<'a>(channel: Node<'a>) -> Node<'a> {
    std::iter::successors(Some(channel), |node| node.child(Field::Operand)).last().unwrap_or(channel)
}

/// Whether a function takes from the channel and gives back to it, as to a lock.
pub(crate) fn is_token(channel: Node<'_>, is_send: bool) -> bool {
    let Some(function) = task(channel) else { return false };
    let (kind, field) =
        if is_send { (Kind::UnaryExpression, Field::Operand) } else { (Kind::SendStatement, Field::Channel) };
    function
        .descendants()
        .filter(|node| node.is(kind) && (!is_send || node.op() == Op::Arrow))
        .any(|node| node.child(field).is_some_and(|other| is_same(other, channel)) && task(node) == Some(function))
}

/// The function that the code at `node` runs in: what it defers runs in it, too.
fn task<'a>(node: Node<'a>) -> Option<Node<'a>> {
    let mut functions = std::iter::successors(node.function(), |function| function.function());
    functions.find(|function| {
        let call = function.parent().filter(|call| call.is(Kind::CallExpression));
        !call.and_then(Node::parent).is_some_and(|parent| parent.is(Kind::DeferStatement))
    })
}

/// Whether the declared function around the operation closes the channel, or one that hands the channel in; a field may be
/// closed by any function of the package.
pub(crate) fn is_closed<'a>(types: Types<'a>, channel: Node<'a>) -> bool {
    let is_field = channel.is(Kind::SelectorExpression);
    let closes = |scope: Node<'a>, channel: Node<'a>| {
        let calls = scope.descendants().filter(|call| {
            call.is(Kind::CallExpression) && call.child(Field::Function).is_some_and(|name| last_name(name) == "close")
        });
        let mut closed = calls.filter_map(|call| call.child(Field::Arguments)?.first_child());
        closed.any(|closed| {
            is_same(closed, channel)
                || is_field && closed.is(Kind::SelectorExpression) && last_name(closed) == last_name(channel)
        })
    };
    let given = handed_in(types, channel).into_iter().chain([channel]);
    given.into_iter().any(|channel| channel.outermost_function().is_some_and(|function| closes(function, channel)))
        || is_field && types.package.files.iter().any(|file| closes(file.root(), channel))
}

/// What the calls in the package hand in for a channel that is a parameter of a declared function.
fn handed_in<'a>(types: Types<'a>, channel: Node<'a>) -> Vec<Node<'a>> {
    let Some(binding) = types.binding(channel).filter(|binding| binding.kind == BindingKind::Parameter) else {
        return Vec::new();
    };
    let Some(function) = channel.outermost_function() else { return Vec::new() };
    let names = function.child(Field::Parameters).map(parameters).unwrap_or_default();
    let at = names.iter().position(|(name, _)| name.is_some_and(|name| name.id() == binding.name));
    let (Some(at), Some(name)) = (at, function.child(Field::Name)) else { return Vec::new() };
    let place = types.place(function);
    let nodes = types.package.files.iter().flat_map(|file| file.root().descendants());
    let calls = nodes.filter(|call| {
        call.is(Kind::CallExpression)
            && call.child(Field::Function).is_some_and(|called| last_name(called) == name.text())
            && types.callee(*call) == Callee::Declared(place)
    });
    calls.filter_map(|call| call.child(Field::Arguments)?.children().nth(at)).collect()
}

/// How much room a channel has.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Room {
    /// As much as the function that made it wanted, or for one value, or for one of each.
    Enough,
    /// Some, but the channel may be full.
    Some,
}

/// The room of a channel, where the function that makes it can be seen; for a field, any function of the package.
pub(crate) fn room<'a>(types: Types<'a>, channel: Node<'a>) -> Option<Room> {
    let room_in = |scope: Node<'a>, channel: Node<'a>| {
        let is_maker = Some(scope) == channel.outermost_function();
        makes(types, scope, channel).find_map(|make| {
            let size = make.child(Field::Arguments)?.children().nth(1)?.text();
            Some(if is_maker || size == "1" || size.starts_with("len(") { Room::Enough } else { Room::Some })
        })
    };
    let is_field = channel.is(Kind::SelectorExpression);
    let files = types.package.files.iter().filter(|_| is_field).map(|file| (file.root(), channel));
    let given = handed_in(types, channel);
    let makers =
        given.into_iter().chain([channel]).filter_map(|channel| Some((channel.outermost_function()?, channel)));
    makers.chain(files).find_map(|(scope, channel)| room_in(scope, channel))
}

/// The calls of `make` below `scope` whose channels are assigned to `channel`; for a field, to anything of its name, because
/// such a channel often is a variable before it becomes a field.
pub(crate) fn makes<'a>(types: Types<'a>, scope: Node<'a>, channel: Node<'a>) -> impl Iterator<Item = Node<'a>> {
    let is_make = move |node: &Node<'a>| {
        node.is(Kind::CallExpression)
            && node.child(Field::Function).is_some_and(|function| function.text() == "make")
            && types.callee(*node) == Callee::Builtin("make")
    };
    scope.descendants().filter(is_make).filter(move |make| {
        let Some(list) = make.parent() else { return false };
        let Some(owner) = list.parent() else { return false };
        if list.is(Kind::LiteralElement) {
            return channel.is(Kind::SelectorExpression)
                && owner.child(Field::Key).is_some_and(|key| key.text() == last_name(channel));
        }
        let at = list.children().position(|value| value == *make).unwrap_or(0);
        targets(owner).get(at).is_some_and(|target| match channel.kind() {
            Kind::SelectorExpression => last_name(*target) == last_name(channel),
            _ => is_same(*target, channel),
        })
    })
}

/// Whether the one who sends was handed a context, and so ends when it does: a call that gives the channel, or code of the
/// function around that works with the channel and a context, or does something when one is over.
pub(crate) fn sender_has_context<'a>(types: Types<'a>, channel: Node<'a>) -> bool {
    let has_context =
        |node: Node<'a>| node.descendants().any(|name| name.is(Kind::Identifier) && types.of(name).is_context());
    let made = types.binding(channel).map(|binding| types.package.declaration(binding));
    let made = made.and_then(|node| node.child(Field::Right).or_else(|| node.child(Field::Value)));
    let is_given = |value: Node<'a>| {
        value.descendants().chain([value]).any(|call| call.is(Kind::CallExpression) && has_context(call))
    };
    if made.into_iter().chain([channel]).any(is_given) {
        return true;
    }
    let Some(function) = channel.outermost_function() else { return false };
    let (owner, is_field) = (root(channel).text(), channel.is(Kind::SelectorExpression));
    let mentions = |node: Node<'a>, text: &str| node.descendants().any(|other| other.text() == text);
    // The request's context is not over when the client of a hijacked connection leaves.
    let is_watcher =
        |call: Node<'a>| call.child(Field::Function).is_some_and(|name| matches!(last_name(name), "Watch" | "Hijack"));
    function.descendants().filter(|node| !node.contains(channel)).any(|node| match node.kind() {
        // Who runs with the owner of the channel has what that holds.
        Kind::GoStatement if is_field => mentions(node, owner),
        Kind::CallExpression if is_watcher(node) => true,
        Kind::CallExpression => mentions(node, channel.text()) && has_context(node),
        Kind::FuncLiteral => mentions(node, channel.text()) && has_context(node) || watches_context(node),
        _ => false,
    })
}

fn watches_context(literal: Node<'_>) -> bool {
    literal.descendants().any(|node| node.field_name() == Field::Communication && node.text().ends_with(".Done()"))
}

/// Whether the function that started the literal which sends takes all that comes: nothing returns before or while it
/// receives.
pub(crate) fn is_awaited<'a>(channel: Node<'a>) -> bool {
    let (Some(function), Some(literal)) = (channel.outermost_function(), channel.function()) else { return false };
    let is_receive =
        |node: &Node<'a>| node.op() == Op::Arrow && node.is(Kind::UnaryExpression) || node.is(Kind::RangeClause);
    let taken = |node: &Node<'a>| {
        let from = node.child(Field::Operand).or_else(|| node.child(Field::Right));
        from.is_some_and(|from| is_same(from, channel)) && !literal.contains(*node)
    };
    function.descendants().filter(is_receive).filter(taken).any(|receive| {
        let owner = receive.function();
        let around = receive.ancestors().take_while(|node| Some(*node) != owner);
        let around = around.filter(|node| matches!(node.kind(), Kind::ForStatement | Kind::SelectStatement)).last();
        let end = around.map_or(receive.end(), Node::end);
        let mut returns = function
            .descendants()
            .filter(|node| node.is(Kind::ReturnStatement) && node.function() == owner && !literal.contains(*node));
        receive.start() > literal.end()
            && !returns.any(|leave| literal.end() < leave.start() && leave.start() < end && !leave.contains(receive))
    })
}

/// Whether the function starts workers that take from the channel until it is closed.
pub(crate) fn has_workers<'a>(channel: Node<'a>) -> bool {
    let Some(function) = channel.outermost_function() else { return false };
    let takes_all = |clause: &Node<'a>| {
        clause.is(Kind::RangeClause) && clause.child(Field::Right).is_some_and(|over| is_same(over, channel))
    };
    function.descendants().filter(takes_all).filter_map(Node::parent).any(|loop_| {
        loop_.function() != Some(function)
            && !loop_.contains(channel)
            && !loop_.own_descendants().any(|node| matches!(node.kind(), Kind::ReturnStatement | Kind::BreakStatement))
    })
}

/// Channels that speak when it took too long.
pub(crate) fn is_timeout(channel: Node<'_>) -> bool {
    let text = channel.text().to_ascii_lowercase();
    text.starts_with("time.after(") || text.contains("timeout") || text.ends_with("timer.c")
}

/// Channels whose only purpose is to say that something is over.
pub(crate) fn is_done<'a>(types: Types<'a>, channel: Node<'a>) -> bool {
    if matches!(types.binding(channel).map(|b| types.package.declaration(b)), Some(declaration)
        if is_assigned_from_done(declaration))
    {
        return true;
    }
    let is_call = channel.is(Kind::CallExpression);
    let name = if is_call { channel.child(Field::Function).map_or("", last_name) } else { last_name(channel) };
    let name = name.to_ascii_lowercase();
    const ENDS: [&str; 11] =
        ["done", "quit", "stop", "exit", "closed", "closing", "cancel", "shutdown", "dying", "idle", "notify"];
    ENDS.iter().any(|end| name.contains(end))
        || matches!(types.underlying(&types.of(channel)), Type::Channel(element) if element.is_foreign("os", "Signal"))
}

fn is_assigned_from_done(declaration: Node<'_>) -> bool {
    let value = declaration.child(Field::Right).or_else(|| declaration.child(Field::Value));
    value.is_some_and(|value| value.text().trim_end().ends_with(".Done()"))
}

/// Whether what the channel carries says nothing but that it was sent.
pub(crate) fn is_signal<'a>(types: Types<'a>, channel: Node<'a>) -> bool {
    match types.underlying(&types.of(channel)) {
        Type::Channel(element) => matches!(types.underlying(&element), Type::Struct(_)),
        _ => false,
    }
}

/// Whether the code has asked before: `len(ch) > 0`, or `!t.Stop()` for a timer.
pub(crate) fn is_there<'a>(operation: Node<'a>, channel: Node<'a>) -> bool {
    let mut conditions = operation.ancestors().filter_map(|around| match around.kind() {
        Kind::ForStatement => around.first_child(),
        _ => around.child(Field::Condition),
    });
    conditions.any(|condition| {
        let text = condition.text();
        text.contains(&format!("len({})", channel.text())) || last_name(channel) == "C" && text.ends_with(".Stop()")
    })
}
