//! What ties a goroutine to somebody who waits for it or can stop it.

use crate::calls::Callee;
use crate::contexts;
use crate::errors::last_name;
use crate::index;
use crate::kind::{Field, Kind, Op};
use crate::package::BindingKind;
use crate::syntax::Node;
use crate::types::{Place, Type, Types};

/// How deep calls are followed: what lies deeper hardly is there for the goroutine's sake.
const MAX_DEPTH: u32 = 2;

/// Whether a value that ties goroutines together is handed to the call: a channel, a context, a WaitGroup, a function
/// that reports back.
pub(crate) fn hands_over_tie<'a>(types: Types<'a>, call: Node<'a>) -> bool {
    let Some(arguments) = call.child(Field::Arguments) else { return false };
    arguments.children().any(|argument| {
        let argument = if argument.is(Kind::UnaryExpression) && argument.op() == Op::BitAnd {
            argument.child(Field::Operand).unwrap_or(argument)
        } else {
            argument
        };
        is_tie(types, argument)
            || argument.is(Kind::FuncLiteral) && coordinates(types, argument, &mut Searched::default())
    })
}

/// Whether a value ties goroutines together by its type.
fn is_tie<'a>(types: Types<'a>, value: Node<'a>) -> bool {
    let ty = types.of(value);
    let ty = ty.target();
    if ty.is_context() && !contexts::is_background(types, value) {
        return true;
    }
    match ty {
        Type::Channel(_) => true,
        Type::Foreign { path: "sync", name } => matches!(*name, "WaitGroup" | "Cond"),
        Type::Foreign { path: "golang.org/x/sync/errgroup", name } => *name == "Group",
        Type::Foreign { path: "context", name } => name.ends_with("CancelFunc") || name.ends_with("CancelCauseFunc"),
        Type::Foreign { path: "os", name: "Signal" } => true,
        // Whoever uses the other end waits for this one.
        Type::Foreign { path: "io", name: "PipeWriter" | "PipeReader" } => true,
        Type::Foreign { path: "io", .. } if is_process_pipe(types, value) => true,
        ty => matches!(types.underlying(ty), Type::Channel(_)),
    }
}

/// Whether a value is the end of a pipe to a process.
fn is_process_pipe<'a>(types: Types<'a>, value: Node<'a>) -> bool {
    let declaration = types.binding(value).map(|binding| types.package.declaration(binding));
    let call = declaration.and_then(|node| node.child(Field::Right)).and_then(|list| list.first_child());
    call.is_some_and(
        |call| matches!(types.callee(call), Callee::Method { path: "os/exec", name, .. } if name.ends_with("Pipe")),
    )
}

#[derive(Default)]
pub(crate) struct Searched {
    /// The package's functions that were looked into already.
    functions: Vec<Place>,
    /// How many calls lie between the goroutine and the function that is looked into now.
    depth: u32,
    /// Whether it calls function values, which may do anything.
    pub(crate) calls_values: bool,
}

/// Whether code that runs in the goroutine does anything that ties it to somebody.
pub(crate) fn coordinates<'a>(types: Types<'a>, body: Node<'a>, searched: &mut Searched) -> bool {
    body.descendants().any(|node| match node.kind() {
        Kind::SendStatement | Kind::SelectStatement | Kind::ReceiveStatement => true,
        Kind::UnaryExpression => node.op() == Op::Arrow,
        Kind::RangeClause => match node.child(Field::Right).map(|over| types.underlying(&types.of(over))) {
            Some(Type::Unknown) => {
                searched.calls_values = true;
                false
            }
            ty => matches!(ty, Some(Type::Channel(_))),
        },
        Kind::Identifier => !types.is_declared_in(node, body) && is_handed_in(types, node),
        Kind::SelectorExpression => types.of(node).is_context(),
        Kind::CallExpression => {
            call_is_tie(types, node)
                || match types.callee(node) {
                    Callee::Declared(place) if searched.depth < MAX_DEPTH && !searched.functions.contains(&place) => {
                        searched.functions.push(place);
                        match body_of(types, node, place) {
                            Some(body) => {
                                searched.depth += 1;
                                let is_tied = coordinates(types, body, searched);
                                searched.depth -= 1;
                                is_tied
                            }
                            None => {
                                searched.calls_values |= types.at(place).is(Kind::FunctionType);
                                false
                            }
                        }
                    }
                    Callee::Function { path: "net/http", .. } => is_local(types, node),
                    callee => {
                        searched.calls_values |= may_coordinate(types, node, &callee);
                        false
                    }
                }
        }
        _ => false,
    })
}

/// Whether a call that cannot be read may do anything: of a function value, of C, or of what by its name runs for long.
fn may_coordinate<'a>(types: Types<'a>, call: Node<'a>, callee: &Callee<'a>) -> bool {
    const LONG: [&str; 7] = ["Run", "Serve", "Start", "Listen", "Watch", "Handle", "Consume"];
    let Some(function) = call.child(Field::Function) else { return false };
    match callee {
        Callee::Unknown | Callee::Function { .. } | Callee::Method { .. }
            if types.file_of(call).package.is_some() && index::package(path_of(callee)).is_none() =>
        {
            let is_value = types.binding(function).is_some();
            is_value || path_of(callee) == "C" || LONG.iter().any(|start| last_name(function).starts_with(start))
        }
        _ => false,
    }
}

fn path_of<'a>(callee: &Callee<'a>) -> &'a str {
    match callee {
        Callee::Function { path, .. } | Callee::Method { path, .. } => path,
        _ => "",
    }
}

/// Whether a name from outside ties by its type, or was made with a context.
fn is_handed_in<'a>(types: Types<'a>, name: Node<'a>) -> bool {
    if is_tie(types, name) {
        return true;
    }
    let declaration = types.binding(name).filter(|binding| binding.kind == BindingKind::Local);
    let value = declaration.and_then(|binding| types.package.declaration(binding).child(Field::Right));
    let call = value.and_then(Node::first_child).filter(|call| call.is(Kind::CallExpression));
    call.is_some_and(|call| gives_context(types, call) || hands_over_context(types, call))
}

fn hands_over_context<'a>(types: Types<'a>, call: Node<'a>) -> bool {
    let mut arguments = call.child(Field::Arguments).into_iter().flat_map(Node::children);
    arguments.any(|value| types.of(value).is_context() && is_tie(types, value))
}

/// Whether a call of another package gives a context, or runs something with one, as its name says.
fn gives_context<'a>(types: Types<'a>, call: Node<'a>) -> bool {
    let name = call.child(Field::Function).map_or("", last_name);
    ["Context", "Ctx", "WithCancel"].iter().any(|end| name.ends_with(end))
        && !matches!(types.callee(call), Callee::Declared(_) | Callee::Function { path: "context" | "os/exec", .. })
}

/// Whether a call by itself ties the goroutine to somebody: it reports, waits, or looks whether it should stop.
pub(crate) fn call_is_tie<'a>(types: Types<'a>, call: Node<'a>) -> bool {
    let Some(function) = call.child(Field::Function) else { return false };
    if let (Some(name), Some(owner)) = (function.child(Field::Selected), function.child(Field::Operand)) {
        let unlocked = |lock: Node<'_>| {
            lock.text().ends_with("Lock") && lock.child(Field::Operand).is_some_and(|n| n.text() == owner.text())
        };
        match name.text() {
            "Done" | "Wait" | "Signal" | "Broadcast" | "CloseWithError" | "Release" | "Store" => return true,
            // Whoever locked it waits for this.
            "Unlock" | "RUnlock" => {
                let around = call.function().filter(|function| function.is(Kind::FuncLiteral));
                return around.is_some_and(|literal| !literal.descendants().any(unlocked));
            }
            // It ends with the connection that it was given, and sees to that itself.
            "Close" if is_given(types, owner, call) => return true,
            _ if is_tie(types, owner) => return true,
            _ => {}
        }
    }
    let name = last_name(function);
    // `t.Fatal` ends the test alone.
    let is_fatal = name.contains("Fatal") && function.child(Field::Operand).is_none_or(|owner| owner.text().len() > 2);
    let ends_program = is_fatal || name.contains("CheckErr") || function.text() == "os.Exit";
    if gives_context(types, call) || ends_program {
        return true;
    }
    match types.callee(call) {
        Callee::Builtin("close") => true,
        // It ends in time by itself.
        Callee::Function { path: "context", name } => {
            name.starts_with("WithTimeout") || name.starts_with("WithDeadline")
        }
        // A flag by which it is told to end, or tells how far it is; a mere counter is neither.
        Callee::Method { path: "sync/atomic", name, .. } | Callee::Function { path: "sync/atomic", name } => {
            name.starts_with("Store") || name.starts_with("CompareAnd") || name.starts_with("Load") && decides(call)
        }
        _ => is_tie(types, function),
    }
}

/// Whether a name is a parameter of the function around the call, or comes from outside of it.
fn is_given<'a>(types: Types<'a>, name: Node<'a>, call: Node<'a>) -> bool {
    let kind = types.binding(name).map(|binding| binding.kind);
    kind == Some(BindingKind::Parameter)
        || kind == Some(BindingKind::Local) && call.function().is_some_and(|around| !types.is_declared_in(name, around))
}

/// Whether a value decides how the code goes on: it stands in the condition of a branch or a loop.
fn decides(value: Node<'_>) -> bool {
    std::iter::once(value)
        .chain(value.ancestors())
        .take_while(|node| !node.is(Kind::Block))
        .any(|node| node.field_name() == Field::Condition || node.parent().is_some_and(|n| n.is(Kind::ForStatement)))
}

/// The body of what a call runs; for a variable, that of the literal that the function assigns to it. Where the call gives a
/// context that nobody cancels, the function with its parameters: none of these is a tie.
pub(crate) fn body_of<'a>(types: Types<'a>, call: Node<'a>, place: Place) -> Option<Node<'a>> {
    if let Some(body) = types.at(place).child(Field::Body) {
        let mut arguments = call.child(Field::Arguments)?.children();
        return Some(if arguments.any(|value| contexts::is_background(types, value)) { types.at(place) } else { body });
    }
    let variable = call.child(Field::Function).filter(|n| n.is(Kind::Identifier))?;
    let assignments = call.outermost_function()?.descendants().filter(|node| {
        node.is(Kind::AssignmentStatement)
            && node
                .child(Field::Left)
                .and_then(|left| left.first_child())
                .is_some_and(|left| left.text() == variable.text() && left.binding_id() == variable.binding_id())
    });
    let values = assignments.filter_map(|node| node.child(Field::Right)?.first_child());
    values.filter(|value| value.is(Kind::FuncLiteral)).find_map(|literal| literal.child(Field::Body))
}

/// Whether a server listens for its own machine only, as those for profiles do.
pub(crate) fn is_local<'a>(types: Types<'a>, call: Node<'a>) -> bool {
    let address = call.child(Field::Arguments).and_then(Node::first_child);
    address.is_some_and(|address| types.is_local_address(address))
}
