//! What is known of a channel: how much room it has, who closes it, and who works at its other end.

use crate::calls::Callee;
use crate::errors::{last_name, targets};
use crate::kind::{Field, Kind, Op};
use crate::package::BindingKind;
use crate::syntax::Node;
use crate::types::{Type, Types, parameters};

/// Whether two expressions name the same channel; the elements of a list or map count as one.
pub(crate) fn is_same<'a>(one: Node<'a>, other: Node<'a>) -> bool {
    let (one, other) = (list(one), list(other));
    one.text() == other.text() && one.binding_id() == other.binding_id()
}

/// The list or map that a channel is an element of, or the channel itself.
fn list<'a>(channel: Node<'a>) -> Node<'a> {
    channel.child(Field::Operand).filter(|_| channel.is(Kind::IndexExpression)).unwrap_or(channel)
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
    function.has(kind, &mut |node| {
        (!is_send || node.op() == Op::Arrow)
            && node.child(field).is_some_and(|other| is_same(other, channel))
            && task(node) == Some(function)
    })
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
    if is_field {
        return types.anywhere(Kind::CallExpression, &mut |call| {
            closed_by(call).is_some_and(|closed| closed.is(channel.kind()) && last_name(closed) == last_name(channel))
        });
    }
    makers(types, channel).into_iter().any(|(function, channel)| {
        function.has(Kind::CallExpression, &mut |call| closed_by(call).is_some_and(|closed| is_same(closed, channel)))
    })
}

/// The channel that a call closes.
fn closed_by<'a>(call: Node<'a>) -> Option<Node<'a>> {
    call.child(Field::Function).filter(|name| last_name(*name).to_ascii_lowercase().ends_with("close"))?;
    call.child(Field::Arguments)?.first_child()
}

/// The declared functions that may have made a channel, with what they call it: the one around, and for a parameter those
/// of the package that hand it in.
fn makers<'a>(types: Types<'a>, channel: Node<'a>) -> Vec<(Node<'a>, Node<'a>)> {
    let Some(function) = channel.outermost_function() else { return Vec::new() };
    let mut makers = vec![(function, channel)];
    let Some(binding) = types.binding(channel).filter(|binding| binding.kind == BindingKind::Parameter) else {
        return makers;
    };
    let names = function.child(Field::Parameters).map(parameters).unwrap_or_default();
    let at = names.iter().position(|(name, _)| name.is_some_and(|name| name.id() == binding.name));
    let (Some(at), Some(name)) = (at, function.child(Field::Name)) else { return makers };
    types.anywhere(Kind::CallExpression, &mut |call| {
        if call.child(Field::Function).is_some_and(|called| last_name(called) == name.text())
            && types.callee(call) == Callee::Declared(types.place(function))
            && let Some(given) = call.child(Field::Arguments).and_then(|list| list.children().nth(at))
            && let Some(maker) = given.outermost_function()
        {
            makers.push((maker, given));
        }
        false
    });
    makers
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
    let mut room = None;
    let mut look = |make: Node<'a>, channel: Node<'a>| {
        let size = make.child(Field::Arguments).and_then(|arguments| arguments.children().nth(1)).map(Node::text);
        if let Some(size) = size.filter(|_| is_made(types, make, channel)) {
            let is_maker = make.outermost_function() == channel.outermost_function();
            // Who makes room for answers knows how many there will be; a queue may be full.
            let name = last_name(channel).to_ascii_lowercase();
            let is_answer = !channel.is(Kind::SelectorExpression) || name.contains("err") || name.contains("res");
            let is_enough = is_maker || is_answer || size == "1" || size.starts_with("len(");
            room = Some(if is_enough { Room::Enough } else { Room::Some });
        }
        room.is_some()
    };
    if channel.is(Kind::SelectorExpression) {
        types.anywhere(Kind::CallExpression, &mut |make| look(make, channel));
    } else {
        for (function, channel) in makers(types, channel) {
            function.has(Kind::CallExpression, &mut |make| look(make, channel));
        }
    }
    room
}

/// Whether a call makes the channel; for a field, or anything of its name, because such a channel often is a variable before
/// it becomes a field.
pub(crate) fn is_made<'a>(types: Types<'a>, make: Node<'a>, channel: Node<'a>) -> bool {
    let is_make = make.child(Field::Function).is_some_and(|function| function.text() == "make")
        && types.callee(make) == Callee::Builtin("make");
    let Some(list) = make.parent().filter(|_| is_make) else { return false };
    let Some(owner) = list.parent() else { return false };
    let is_field = channel.is(Kind::SelectorExpression);
    if list.is(Kind::LiteralElement) {
        return is_field && owner.child(Field::Key).is_some_and(|key| key.text() == last_name(channel));
    }
    let at = list.children().position(|value| value == make).unwrap_or(0);
    targets(owner).get(at).is_some_and(|target| {
        if is_field { last_name(*target) == last_name(channel) } else { is_same(*target, channel) }
    })
}

/// Whether the one who sends was handed a context, and so ends when it does: a call that gives the channel, or code of the
/// function around that works with the channel and a context, or does something when one is over.
pub(crate) fn sender_has_context<'a>(types: Types<'a>, channel: Node<'a>) -> bool {
    let has_context = |node: Node<'a>| node.has(Kind::Identifier, &mut |name| types.of(name).is_context());
    let made = types.binding(channel).map_or(channel, |binding| types.package.declaration(binding));
    if made.is(Kind::CallExpression) && has_context(made)
        || made.is(Kind::ShortVarDeclaration) && made.has(Kind::CallExpression, &mut |call| has_context(call))
    {
        return true;
    }
    let Some(function) = channel.outermost_function() else { return false };
    let owner = if channel.is(Kind::SelectorExpression) { root(channel) } else { channel };
    let mentions =
        |node: Node<'a>, name: Node<'a>| node.has(name.kind(), &mut |other| list(other).text() == list(name).text());
    function.descendants().filter(|node| !node.contains(channel)).any(|node| match node.kind() {
        // Who runs with the owner of the channel has what that holds.
        Kind::GoStatement => owner != channel && mentions(node, owner),
        Kind::CallExpression => {
            // The request's context is not over when the client of a hijacked connection leaves.
            let name = node.child(Field::Function).map_or("", last_name);
            matches!(name, "Watch" | "Hijack") || mentions(node, channel) && has_context(node)
        }
        Kind::FuncLiteral => mentions(node, channel) && has_context(node) || watches_context(node),
        _ => false,
    })
}

fn watches_context(literal: Node<'_>) -> bool {
    literal.has(Kind::CommunicationCase, &mut |case| {
        case.child(Field::Communication).is_some_and(|operation| operation.text().ends_with(".Done()"))
    })
}

/// The outermost loop around a node in its function.
fn loop_around<'a>(node: Node<'a>) -> Option<Node<'a>> {
    let owner = node.function();
    let around = node.ancestors().take_while(|around| Some(*around) != owner);
    around.filter(|around| around.is(Kind::ForStatement)).last()
}

/// Whether the function that started the literal which sends takes all that comes: it receives as often as literals send, or
/// in a loop, and nothing returns before or while it does.
pub(crate) fn is_awaited<'a>(channel: Node<'a>) -> bool {
    let (Some(function), Some(literal)) = (channel.outermost_function(), channel.function()) else { return false };
    // What each literal sends is to be received once; what a loop starts, by a loop.
    let (mut open, mut sender) = (0, None);
    function.has(Kind::SendStatement, &mut |send| {
        if send.child(Field::Channel).is_some_and(|sent| is_same(sent, channel)) {
            // What a `return` follows is sent once, even within a loop.
            let mut rest = send.parent().into_iter().flat_map(Node::children).skip_while(|other| *other != send);
            let repeats =
                loop_around(send).is_some() && !rest.nth(1).is_some_and(|next| next.is(Kind::ReturnStatement));
            if repeats || send.function() != sender {
                sender = send.function();
                let starts_many = repeats || sender.and_then(loop_around).is_some();
                open = if starts_many { u32::MAX } else { open.saturating_add(1) };
            }
        }
        false
    });
    let mut takes = |receive: Node<'a>| {
        let from = receive.child(Field::Operand).or_else(|| receive.child(Field::Right));
        if !from.is_some_and(|from| is_same(from, channel)) || receive.start() < literal.end() {
            return false;
        }
        let owner = receive.function();
        let around = loop_around(receive);
        let select = receive.ancestors().take_while(|node| Some(*node) != owner);
        let select = select.filter(|node| node.is(Kind::SelectStatement)).last();
        let end = around.or(select).map_or(receive.end(), Node::end);
        let returns = function.has(Kind::ReturnStatement, &mut |leave| {
            leave.function() == owner
                && literal.end() < leave.start()
                && leave.start() < end
                && !leave.contains(receive)
        });
        if !returns {
            open = if around.is_some() { 0 } else { open.saturating_sub(1) };
        }
        open == 0
    };
    function.has(Kind::UnaryExpression, &mut takes) || function.has(Kind::RangeClause, &mut takes)
}

/// Whether the channel was received or looked up: whoever asks gives one that has room for the answer.
pub(crate) fn is_reply<'a>(types: Types<'a>, channel: Node<'a>) -> bool {
    let Some(binding) = types.binding(channel) else { return false };
    let declaration = types.package.declaration(binding);
    let value = declaration
        .child(Field::Right)
        .map(|value| if value.is(Kind::ExpressionList) { value.first_child().unwrap_or(value) } else { value });
    declaration.is(Kind::ReceiveStatement)
        || value.is_some_and(|value| value.is(Kind::IndexExpression) || value.op() == Op::Arrow)
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
    let is_timer = last_name(channel) == "C";
    operation.ancestors().any(|around| {
        let condition = match around.kind() {
            Kind::ForStatement => around.first_child(),
            _ => around.child(Field::Condition),
        };
        let text = condition.map_or("", Node::text);
        is_timer && text.ends_with(".Stop()") || text.contains("len(") && text.contains(channel.text())
    })
}
