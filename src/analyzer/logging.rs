//! Calls of log/slog, and how a text that is built at run time becomes a constant message with attributes.

use crate::calls::Callee;
use crate::contexts;
use crate::kind::{Field, Kind, Op};
use crate::repair;
use crate::syntax::Node;
use crate::types::Types;

/// How a call of log/slog at `node` begins, up to its message: with the context that the function around it takes.
pub(crate) fn begin_call<'a>(types: Types<'a>, node: Node<'a>, slog: &str, level: &str) -> String {
    match node.function().and_then(|function| contexts::taken(types, function)) {
        Some(ctx) => format!("{slog}.{level}Context({ctx}, "),
        None => format!("{slog}.{level}("),
    }
}

/// A call of log/slog that takes attributes as loose arguments.
pub(crate) struct SlogCall<'a> {
    /// The message; `With`, `Group` and `Add` have none.
    pub(crate) message: Option<Node<'a>>,
    /// Keys, values and `slog.Attr`s, after the message.
    pub(crate) attributes: Vec<Node<'a>>,
}

/// What a call hands to log/slog: to the package's functions, a `slog.Logger` or a `slog.Record`.
pub(crate) fn slog_call<'a>(types: Types<'a>, call: Node<'a>) -> Option<SlogCall<'a>> {
    let name = call.child(Field::Function)?.child(Field::Selected)?.text();
    let (message, first) = match name {
        "Debug" | "Info" | "Warn" | "Error" => (Some(0), 1),
        "DebugContext" | "InfoContext" | "WarnContext" | "ErrorContext" => (Some(1), 2),
        "Log" | "LogAttrs" => (Some(2), 3),
        "With" | "Add" => (None, 0),
        "Group" => (None, 1),
        _ => return None,
    };
    let mut arguments = call.child(Field::Arguments)?.children();
    let mut attributes = Vec::new();
    let mut found = None;
    for at in 0.. {
        let Some(argument) = arguments.next() else { break };
        if message == Some(at) {
            found = Some(argument);
        } else if at >= first {
            attributes.push(argument);
        }
    }
    // An error's own `Error()` and the like have no arguments; what they belong to need not be known.
    if found.is_none() && attributes.is_empty() {
        return None;
    }
    let is_slog = match types.callee(call) {
        Callee::Function { path, .. } => path == "log/slog",
        Callee::Method { path, receiver, .. } => path == "log/slog" && matches!(receiver, "Logger" | "Record"),
        _ => false,
    };
    is_slog.then_some(SlogCall { message: found, attributes })
}

/// Whether a value is a `slog.Attr`.
pub(crate) fn is_attribute<'a>(types: Types<'a>, value: Node<'a>) -> bool {
    types.of(value).is_foreign("log/slog", "Attr")
}

/// A constant message with the values that were in it.
#[derive(Default)]
pub(crate) struct Message<'a> {
    /// As it stands between the quotes of an interpreted literal.
    pub(crate) text: String,
    values: Vec<(String, Node<'a>)>,
    pub(crate) has_error: bool,
}

impl<'a> Message<'a> {
    /// Of the arguments of a `Printf` or `Sprintf`.
    pub(crate) fn of_format(types: Types<'a>, arguments: Node<'a>) -> Option<Self> {
        let mut arguments = arguments.children();
        let format = literal(arguments.next()?)?;
        let mut message = Self::default();
        let mut pieces = format.split('%');
        message.text.push_str(pieces.next()?);
        while let Some(piece) = pieces.next() {
            if piece.is_empty() {
                // Two signs in a row stand for one.
                message.text.push('%');
                message.text.push_str(pieces.next()?);
                continue;
            }
            let verb = piece.trim_start_matches(['+', '#', '.', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
            let rest = verb.strip_prefix(['v', 's', 'd', 'q', 'f', 't', 'g'])?;
            message.add(types, arguments.next()?)?;
            message.text.push_str(rest);
        }
        if arguments.next().is_some() { None } else { message.tidied() }
    }

    /// Of the arguments of a `Print` or `Println`.
    pub(crate) fn of_list(types: Types<'a>, arguments: Node<'a>) -> Option<Self> {
        let mut message = Self::default();
        for argument in arguments.children() {
            match literal(argument) {
                Some(text) => message.text.push_str(text),
                None => message.add(types, argument)?,
            }
            message.text.push(' ');
        }
        message.tidied()
    }

    /// Of texts and values joined by `+`.
    pub(crate) fn of_sum(types: Types<'a>, sum: Node<'a>) -> Option<Self> {
        let mut message = Self::default();
        let mut open = vec![sum];
        while let Some(operand) = open.pop().map(Node::unparenthesized) {
            if operand.is(Kind::BinaryExpression) && operand.op() == Op::Add {
                open.extend([operand.child(Field::Right)?, operand.child(Field::Left)?]);
                continue;
            }
            match literal(operand) {
                Some(text) => message.text.push_str(text),
                None => message.add(types, operand)?,
            }
        }
        message.tidied()
    }

    fn add(&mut self, types: Types<'a>, value: Node<'a>) -> Option<()> {
        if self.text.ends_with('=') {
            return None;
        }
        let (key, value) = attribute(types, value.unparenthesized())?;
        self.has_error |= key == "error";
        let is_new = self.values.iter().all(|(other, _)| *other != key);
        self.values.push((key, value));
        is_new.then_some(())
    }

    /// Without the gaps, the empty brackets and the punctuation that the values leave behind.
    fn tidied(mut self) -> Option<Self> {
        let mut text = self.text.replace("\\n", " ").replace("\\\"\\\"", "");
        for (hole, filling) in [("''", ""), ("()", ""), ("[]", "")] {
            text = text.replace(hole, filling);
        }
        text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for (gap, mark) in [(" :", ":"), (" ,", ",")] {
            text = text.replace(gap, mark);
        }
        self.text = text.trim_matches([' ', ':', ',', '.', '-', '!']).to_owned();
        (!self.text.is_empty()).then_some(self)
    }

    /// The values as arguments behind the message: as `slog.Attr`s, or as pairs of key and value.
    pub(crate) fn attributes(&self, as_attributes: bool) -> String {
        let mut text = String::new();
        for (key, value) in &self.values {
            let (open, close) = if as_attributes { (", slog.Any(\"", ")") } else { (", \"", "") };
            for part in [open, key, "\", ", value.text(), close] {
                text.push_str(part);
            }
        }
        text
    }
}

/// What stands between the quotes of an interpreted literal.
fn literal(node: Node<'_>) -> Option<&str> {
    let text = node.is(Kind::InterpretedStringLiteral).then(|| node.text())?;
    text.get(1..text.len().checked_sub(1)?)
}

/// The key that a value goes by in a log, and the value; `None` where it has no name.
fn attribute<'a>(types: Types<'a>, value: Node<'a>) -> Option<(String, Node<'a>)> {
    if types.of(value).is_error() || value.text() == "err" {
        return Some(("error".to_owned(), value));
    }
    let name = match value.kind() {
        Kind::Identifier => value,
        Kind::SelectorExpression => value.child(Field::Selected)?,
        Kind::CallExpression => {
            let function = value.child(Field::Function)?.unparenthesized();
            let argument = value.child(Field::Arguments)?.first_child();
            match (function.text(), argument) {
                // The value goes by the name of what is converted.
                ("string" | "strconv.Itoa" | "strconv.Quote", Some(argument)) => {
                    return attribute(types, argument).map(|(key, _)| (key, value));
                }
                (_, Some(_)) => return None,
                _ => {
                    let method = function.child(Field::Selected)?;
                    match method.text() {
                        "Error" | "String" => return attribute(types, function.child(Field::Operand)?),
                        _ => method,
                    }
                }
            }
        }
        _ => return None,
    };
    let key = repair::words(name.text()).replace(' ', "_").to_ascii_lowercase();
    Some((key, value))
}
