//! What fixes do about an error: wrap and return it, or log it.

use crate::kind::{Field, Kind};
use crate::lint::Lint;
use crate::logging::begin_call;
use crate::repair;
use crate::syntax::Node;
use crate::test_code::test_handle;
use crate::types::Type;
use crate::{Applicability, Edit, Span};

/// The title of a fix, how safe it is, and its edits.
pub(crate) type Repair = (String, Applicability, Vec<Edit>);

/// How an error is left with: what to say, and whether that is a return.
pub(crate) struct Exit {
    pub(crate) statement: String,
    pub(crate) is_return: bool,
    /// The imports that the statement needs.
    pub(crate) edits: Vec<Edit>,
}

/// What to do with `err` in the function around `call`.
pub(crate) fn exit<'a>(lint: &Lint<'a>, call: Node<'a>, err: &str) -> Option<Exit> {
    let what = description(lint, call);
    let function = call.function();
    if let Some(name) = function.and_then(|function| test_handle(lint.types, function)) {
        let verb = failure(function?, name, call)?;
        let statement = format!("{}.{verb}f(\"{what}: %v\", {err})", name.text());
        return Some(Exit { statement, is_return: false, edits: Vec::new() });
    }
    let wrapped = |fmt: &str| format!("{fmt}.Errorf(\"{what}: %w\", {err})");
    if repair::return_error(lint.types, function, "err").is_some() {
        let (fmt, import) = repair::import(lint.types, lint.file, "fmt")?;
        let statement = repair::return_error(lint.types, function, &wrapped(&fmt))?;
        return Some(Exit { statement, is_return: true, edits: import.into_iter().collect() });
    }
    let (slog, import) = repair::import(lint.types, lint.file, "log/slog")?;
    let begin = begin_call(lint.types, call, &slog, "Error");
    let statement = format!("{begin}\"{what} failed\", \"error\", {err})");
    Some(Exit { statement, is_return: false, edits: import.into_iter().collect() })
}

/// How the code around `call` fails its `test` already, or a test function could; a helper may run in any goroutine.
fn failure<'a>(function: Node<'a>, test: Node<'a>, call: Node<'a>) -> Option<&'static str> {
    let within = call.ancestors().take_while(|around| *around != function);
    let around = within.filter(|around| around.is(Kind::ForStatement)).last().unwrap_or(function);
    let calls = |verb: &&str| {
        let name = format!("{}.{verb}", test.text());
        around.own_descendants().any(|node| node.is(Kind::SelectorExpression) && node.text().starts_with(&name))
    };
    let is_test = around.child(Field::Name).is_some_and(|name| name.text().starts_with("Test"));
    ["Fatal", "Error"].into_iter().find(calls).or(is_test.then_some("Fatal"))
}

/// What failed, in words: the function's name, and its argument where that is a plain name.
pub(crate) fn description<'a>(lint: &Lint<'a>, call: Node<'a>) -> String {
    let Some(function) = call.child(Field::Function) else { return String::new() };
    let name = match function.kind() {
        Kind::SelectorExpression => function.child(Field::Selected).map_or("", |field| field.text()),
        Kind::Identifier => function.text(),
        _ => "call",
    };
    let mut said = repair::words(name);
    let arguments = call.child(Field::Arguments).into_iter().flat_map(|list| list.children());
    let mut plain = arguments.filter(|argument| argument.is(Kind::Identifier) && argument.text().len() > 2);
    if let Some(argument) = plain.find(|argument| !lint.types.of(*argument).is_context()) {
        said.push(' ');
        said.push_str(&repair::words(argument.text()));
    }
    said
}

/// `fmt.Errorf` with words for what failed, around the error `err`, and the import that it needs.
pub(crate) fn wrap(lint: &Lint<'_>, what: &str, err: &str) -> Option<(String, Option<Edit>)> {
    let (fmt, import) = repair::import(lint.types, lint.file, "fmt")?;
    Some((format!("{fmt}.Errorf(\"{what}: %w\", {err})"), import))
}

/// Turns a statement into `if err := call(); err != nil { ... }`.
pub(crate) fn fix_as_if<'a>(lint: &Lint<'a>, statement: Node<'a>, call: Node<'a>, left: &[&str]) -> Option<Repair> {
    let indent = statement.indent();
    let line = lint.file.line_at(statement.start());
    // In the head of an `if`, the braces of a literal would be those of the block.
    let has_literal = |function: Node<'a>| function.descendants().any(|node| node.is(Kind::CompositeLiteral));
    if line.start + indent.len() as u32 != statement.start() || call.child(Field::Function).is_some_and(has_literal) {
        return None;
    }
    let exit = exit(lint, call, "err")?;
    let mut edits = exit.edits;
    let before = Span { start: statement.start(), end: call.start() };
    edits.push(Edit::replace(before, format!("if {} := ", left.join(", "))));
    let mut check = format!("; err != nil {{\n{indent}\t{}\n{indent}}}", exit.statement);
    let rest = &lint.file.text[statement.end() as usize..lint.file.line_at(statement.end()).end as usize];
    let blanks = rest.len() - rest.trim_start().len();
    let has_comment = rest.trim_start().starts_with("//");
    if has_comment && has_aligned_comment(lint, statement) {
        return None;
    }
    if has_comment {
        check.push(' ');
    }
    let end = statement.end() + if has_comment { blanks as u32 } else { 0 };
    edits.push(Edit::replace(Span { start: call.end(), end }, check));
    // Whoever dropped the error may have wanted to go on all the same.
    let (title, _, edits) = described(exit.is_return, edits);
    Some((title, Applicability::NeedsReview, edits))
}

/// Whether a line beside the statement's ends in a comment too, with which gofmt aligns the statement's own.
fn has_aligned_comment<'a>(lint: &Lint<'a>, statement: Node<'a>) -> bool {
    let (own, text) = (lint.file.line_at(statement.start()), lint.file.text);
    let before = text[..own.start as usize].lines().last();
    let after = text[lint.file.line_at(statement.end()).end as usize..].lines().nth(1);
    before.into_iter().chain(after).any(|line| line.trim_start().find("//").is_some_and(|at| at > 0))
}

/// A fix that checks an error, by what it then does.
pub(crate) fn described(is_return: bool, edits: Vec<Edit>) -> Repair {
    if is_return {
        ("Check the error and return it".to_owned(), Applicability::Safe, edits)
    } else {
        ("Check the error".to_owned(), Applicability::NeedsReview, edits)
    }
}

/// Turns a deferred call into a deferred function that logs the call's error.
pub(crate) fn fix_defer<'a>(
    lint: &Lint<'a>,
    statement: Node<'a>,
    call: Node<'a>,
    results: &[Type<'a>],
) -> Option<Repair> {
    let arguments = call.child(Field::Arguments)?;
    if results.len() != 1 || arguments.first_child().is_some() || call.descendants().any(|n| n.is(Kind::FuncLiteral)) {
        // Arguments of a deferred call are evaluated at once; in a function they would be late.
        return None;
    }
    let indent = statement.indent();
    let (slog, import) = repair::import(lint.types, lint.file, "log/slog")?;
    let what = description(lint, call);
    let begin = begin_call(lint.types, call, &slog, "Error");
    let text = format!(
        "func() {{\n{indent}\tif err := {}; err != nil {{\n{indent}\t\t{begin}\"{what} failed\", \"error\", err)\n{indent}\t}}\n{indent}}}()",
        call.text(),
    );
    let mut edits: Vec<_> = import.into_iter().collect();
    edits.push(Edit::replace(call.span(), text));
    Some(("Check the error when the function ends".to_owned(), Applicability::NeedsReview, edits))
}
