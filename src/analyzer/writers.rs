//! What is written to, and which calls tell at last whether that went well.

use crate::calls::Callee;
use crate::errors::{is_same, targets};
use crate::kind::{Field, Kind, Op};
use crate::syntax::Node;
use crate::types::{Type, Types};

/// What a method is called on.
pub(crate) fn receiver<'a>(call: Node<'a>) -> Option<Node<'a>> {
    call.child(Field::Function).filter(|n| n.is(Kind::SelectorExpression))?.child(Field::Operand)
}

/// The writer that a call puts text or bytes into.
pub(crate) fn written_to<'a>(types: Types<'a>, call: Node<'a>) -> Option<Node<'a>> {
    let name = match types.callee(call) {
        Callee::Function { path: "fmt" | "io" | "encoding/binary" | "encoding/xml", name }
            if name.starts_with("Fprint") || matches!(name, "WriteString" | "Write" | "EscapeText") =>
        {
            return call.child(Field::Arguments)?.first_child();
        }
        Callee::Function { path: "io", name: "Copy" | "CopyN" } => {
            let mut arguments = call.child(Field::Arguments)?.children();
            let (writer, reader) = (arguments.next()?, arguments.next()?);
            // What lies in memory can be read without fail.
            return (writer.text() == "io.Discard" || is_buffer(types, reader)).then_some(writer);
        }
        Callee::Method { name: "WriteTo" | "Execute" | "ExecuteTemplate", .. } => {
            return call.child(Field::Arguments)?.first_child();
        }
        Callee::Method { name, .. } => name,
        Callee::Declared(place) => types.at(place).child(Field::Name)?.text(),
        _ => return None,
    };
    // A method such as `Write` of `http.Header` takes the writer.
    let given = call.child(Field::Arguments).and_then(Node::first_child).filter(|given| is_buffer(types, *given));
    if given.is_some() && name.starts_with("Write") {
        return given;
    }
    receiver(call).filter(|_| matches!(name, "Write" | "WriteString" | "WriteByte" | "WriteRune"))
}

/// Writers that cannot fail, or that tell at `Flush`.
pub(crate) fn is_safe_writer<'a>(types: Types<'a>, writer: Node<'a>) -> bool {
    if matches!(writer.text(), "os.Stdout" | "os.Stderr" | "io.Discard") {
        return true;
    }
    // A writer of unknown kind may well be one of those.
    is_buffer(types, writer) || types.of(writer).target().is_unknown() && !writer.is(Kind::Identifier)
}

/// Whether the type of a value is that of a safe writer.
fn is_buffer<'a>(types: Types<'a>, value: Node<'a>) -> bool {
    matches!(types.of(value).target(), Type::Foreign { path, name } if is_safe_type(path, name))
}

/// Whether writing to a value of this type cannot fail, or tells at `Flush`.
pub(crate) fn is_safe_type(path: &str, name: &str) -> bool {
    const SAFE: [(&str, &str); 8] = [
        ("io", "PipeWriter"),
        ("encoding/csv", "Writer"),
        ("fmt", "State"),
        ("bytes", "Buffer"),
        ("strings", "Builder"),
        ("bufio", "Writer"),
        ("bufio", "ReadWriter"),
        ("text/tabwriter", "Writer"),
    ];
    matches!(path, "hash" | "crypto/sha3")
        || name.ends_with("Hash")
        || name.contains("Buf")
        || SAFE.contains(&(path, name))
}

/// Whether a call ends the writing to its receiver and returns just an error: Close, Flush or Sync of what is written to.
pub(crate) fn ends_writing<'a>(types: Types<'a>, call: Node<'a>) -> bool {
    let method = call.child(Field::Function).and_then(|function| function.child(Field::Selected));
    let Some((receiver, method)) = receiver(call).zip(method) else { return false };
    let has_arguments = call.child(Field::Arguments).is_some_and(|list| list.first_child().is_some());
    if has_arguments || !matches!(method.text(), "Close" | "Flush" | "Sync") {
        return false;
    }
    let is_error = types.results(call).is_some_and(|results| matches!(&results[..], [only] if only.is_error()));
    is_error && (is_writer(types, receiver, method.text()) || was_opened_to_write(types, receiver))
}

/// Whether the type of what is closed says that it is written to.
fn is_writer<'a>(types: Types<'a>, receiver: Node<'a>, method: &str) -> bool {
    match types.of(receiver).target() {
        Type::Foreign { path: "io", name } => *name == "WriteCloser" && is_opened_here(types, receiver),
        Type::Foreign { path: "os", name: "File" } => {
            method == "Sync" && !matches!(receiver.text(), "os.Stdout" | "os.Stderr")
        }
        Type::Foreign { name, .. } => has_writer_name(name),
        Type::Local { name, .. } => has_writer_name(name),
        _ => false,
    }
}

/// Whether a call here gave it, so that it is not just somebody's. Closing the standard input of a command only tells it
/// that there is no more.
fn is_opened_here<'a>(types: Types<'a>, receiver: Node<'a>) -> bool {
    opening(types, receiver)
        .is_some_and(|call| !matches!(types.callee(call), Callee::Method { path: "os/exec", name: "StdinPipe", .. }))
}

fn has_writer_name(name: &str) -> bool {
    ["Writer", "writer", "Encoder", "encoder"].iter().any(|end| name.ends_with(end))
}

/// Whether a variable holds a file that was opened to be written, and is used for more than its name.
fn was_opened_to_write<'a>(types: Types<'a>, receiver: Node<'a>) -> bool {
    let Some(call) = opening(types, receiver).filter(|_| is_used(receiver)) else { return false };
    match types.callee(call) {
        Callee::Function { path: "os", name: "Create" | "CreateTemp" } => true,
        Callee::Function { path: "os", name: "OpenFile" } => {
            let flags = call.child(Field::Arguments).and_then(|arguments| arguments.children().nth(1));
            let has = |flag| flags.is_some_and(|flags| flags.text().contains(flag));
            has("WRONLY") || has("RDWR") && (has("CREATE") || has("TRUNC") || has("APPEND"))
        }
        _ => false,
    }
}

/// Whether the function does more with a file than to ask for its name and close it, and does not remove it in the end.
fn is_used<'a>(file: Node<'a>) -> bool {
    let Some(function) = file.outermost_function() else { return true };
    let uses = || function.descendants().filter(|other| is_same(*other, file)).filter_map(Node::parent);
    let is_passed_to = |name: &str| {
        let calls = uses().filter(|used| used.text().ends_with(".Name")).filter_map(|used| used.ancestors().nth(2));
        calls.filter_map(|call| call.child(Field::Function)).any(|called| called.text() == name)
    };
    let is_more = |used: Node<'a>| {
        let method = used.child(Field::Selected).map_or("", |method| method.text());
        !matches!(method, "Close" | "Name" | "Stat" | "Sync") && used.field_name() != Field::Left
    };
    uses().any(is_more) && (!is_passed_to("os.Remove") || is_passed_to("os.Rename"))
}

/// The call that gave a variable its first value.
pub(crate) fn opening<'a>(types: Types<'a>, variable: Node<'a>) -> Option<Node<'a>> {
    let declaration = types.package.declaration(types.binding(variable)?);
    let opened = declaration.child(Field::Right).or_else(|| declaration.child(Field::Value))?;
    opened.first_child().filter(|n| n.is(Kind::CallExpression))
}

/// The call of a statement that drops its results, behind `defer` too, or assigns them to `_`.
pub(crate) fn dropped_call<'a>(statement: Node<'a>) -> Option<Node<'a>> {
    let value = match statement.kind() {
        Kind::AssignmentStatement => {
            let is_blank = statement.op() == Op::Assign && targets(statement).iter().all(|target| target.text() == "_");
            statement.child(Field::Right).filter(|_| is_blank)?.first_child()
        }
        Kind::ExpressionStatement | Kind::GoStatement | Kind::DeferStatement => statement.first_child(),
        _ => None,
    };
    value.map(Node::unparenthesized).filter(|call| call.is(Kind::CallExpression))
}
