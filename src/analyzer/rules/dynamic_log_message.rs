//! ## What it does
//!
//! Finds log messages for `log/slog` that are built while the program runs: by `fmt.Sprintf`, by `+`, or from an error.
//!
//! ## Why it matters
//!
//! The message is what groups log lines: the same event has the same message, and its values stand beside it under their
//! names. With the values inside of the message every line is different. Nobody can count how often the event happened,
//! or find all that happened to one user, without guessing at the text.
//!
//! ## Example
//!
//! ```go
//! func (s *UserService) created(user *User) {
//! 	slog.Info(fmt.Sprintf("user %s created", user.ID))
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! func (s *UserService) created(user *User) {
//! 	slog.Info("user created", slog.String("user_id", user.ID))
//! }
//! ```
//!
//! ## When not to
//!
//! A message that is put together from constants alone is constant, and the rule says nothing about it. It does not
//! follow a message that was put into a variable first, since the variable may well hold one of a few constants, and
//! where it cannot tell a constant from a variable of another package it stays silent.
//!
//! At work, sloglint's static-msg demands a constant or a literal, so it finds the same and every message in a
//! variable; `//nolint:dynamic-log-message` keeps one.

use crate::calls::Callee;
use crate::kind::{Field, Kind, Op};
use crate::lint::{Lint, Rule};
use crate::logging::{Message, SlogCall, is_attribute, slog_call};
use crate::package::BindingKind;
use crate::repair;
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::types::Types;
use crate::{Applicability, Edit, Severity};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "dynamic-log-message",
        summary: "A log message is built from values, so no two lines are alike.",
        area: Area::Logging,
        severity: Severity::Info,
        clauses: &["pattern-structured-logging", "expertise-go-features"],
        linters: &["sloglint (static-msg)"],
        limits: "It does not follow a message that was put into a variable first.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[Kind::CallExpression],
    check,
};

fn check<'a>(call: Node<'a>, lint: &mut Lint<'a>) {
    let Some(SlogCall { message: Some(message), attributes }) = slog_call(lint.types, call) else { return };
    let Some(how) = built(lint, message.unparenthesized()) else { return };
    let fix = fix(lint, call, message.unparenthesized(), &attributes);
    let diagnostic = lint.report(
        message.span(),
        format!("This log message is built {how}, so the lines of the same event all differ."),
        "Make the message a constant, and add each value as an attribute of its own.",
    );
    if let Some(edits) = fix {
        diagnostic.fix("Make the values attributes", Applicability::NeedsReview, edits);
    }
}

/// How a message is built at run time; `None` where it is constant, or may be.
fn built<'a>(lint: &Lint<'a>, message: Node<'a>) -> Option<&'static str> {
    match message.kind() {
        Kind::BinaryExpression if message.op() == Op::Add => has_variable(lint, message).then_some("by `+`"),
        Kind::CallExpression => match lint.types.callee(message) {
            Callee::Function { path: "fmt", name: "Sprintf" } => Some("by `fmt.Sprintf`"),
            Callee::Function { path: "fmt", name: "Sprint" | "Sprintln" } => Some("by `fmt.Sprint`"),
            Callee::Method { path: "", .. } => Some("from an error"),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a sum has an operand that is known not to be constant.
fn has_variable<'a>(lint: &Lint<'a>, operand: Node<'a>) -> bool {
    let mut open = vec![operand];
    while let Some(operand) = open.pop().map(Node::unparenthesized) {
        if operand.is(Kind::BinaryExpression) {
            open.extend(operand.children());
        } else if is_variable(lint, operand) {
            return true;
        }
    }
    false
}

fn is_variable<'a>(lint: &Lint<'a>, operand: Node<'a>) -> bool {
    let types = lint.types;
    match operand.kind() {
        Kind::Identifier => match types.binding(operand) {
            Some(binding) => binding.kind != BindingKind::Constant,
            // A fragment names what its surroundings hold.
            None => lint.file.package.is_none(),
        },
        Kind::SelectorExpression => !is_qualified(types, operand),
        Kind::CallExpression => !matches!(types.callee(operand), Callee::Conversion(_)),
        Kind::IndexExpression | Kind::SliceExpression | Kind::TypeAssertionExpression => true,
        _ => false,
    }
}

/// Whether a selector names something of another package, which may be a constant.
fn is_qualified<'a>(types: Types<'a>, selector: Node<'a>) -> bool {
    let operand = selector.child(Field::Operand).filter(|operand| operand.is(Kind::Identifier));
    operand.is_some_and(|operand| types.imported_path(operand).is_some())
}

fn fix<'a>(lint: &Lint<'a>, call: Node<'a>, built: Node<'a>, attributes: &[Node<'a>]) -> Option<Vec<Edit>> {
    let types = lint.types;
    let name = call.child(Field::Function)?.child(Field::Selected)?;
    let (message, mut edits) = if built.is(Kind::BinaryExpression) {
        (Message::of_sum(types, built)?, Vec::new())
    } else {
        let arguments = built.child(Field::Arguments)?;
        let Callee::Function { name, .. } = types.callee(built) else { return None };
        let message =
            if name == "Sprintf" { Message::of_format(types, arguments)? } else { Message::of_list(types, arguments)? };
        (message, repair::drop_imports(types, lint.file, built.child(Field::Function)?)?)
    };
    let as_attributes = name.text() == "LogAttrs" || attributes.iter().any(|value| is_attribute(types, *value));
    if as_attributes && repair::import(types, lint.file, "log/slog")?.0 != "slog" {
        return None;
    }
    let text = format!("\"{}\"{}", message.text, message.attributes(as_attributes));
    edits.push(Edit::replace(built.span(), text));
    Some(edits)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent, unfixed};

    #[test]
    fn messages_with_values_in_them_fire() {
        fires(
            &RULE,
            &[
                "slog.Info(«fmt.Sprintf(\"user %s created\", id)»)",
                "slog.Warn(«\"disk \" + name + \" is full\"»)",
                "func f(ctx context.Context, id int) {\n\tslog.ErrorContext(ctx, «fmt.Sprint(\"no user \", id)»)\n}",
                "func f(l *slog.Logger, err error) {\n\tl.Error(«err.Error()»)\n}",
                "type S struct{ log *slog.Logger }\n\nfunc (s *S) f(u *User) {\n\ts.log.Debug(«\"loaded \" + u.Name», \"n\", 1)\n}",
                "func f(n int) {\n\tlogger := slog.With(\"op\", \"f\")\n\tlogger.Info(«\"n is \" + strconv.Itoa(n)»)\n}",
                "func f(ctx context.Context, args []string) {\n\tslog.Log(ctx, slog.LevelInfo, «\"run \" + args[0]»)\n}",
                "package p\n\nimport (\n\t\"context\"\n\t\"fmt\"\n\tlogs \"log/slog\"\n)\n\nfunc f(ctx context.Context, n int) {\n\tlogs.LogAttrs(ctx, logs.LevelInfo, «fmt.Sprintf(\"%d items\", n)»)\n}\n",
            ],
        );
    }

    #[test]
    fn constant_messages_and_other_loggers_do_not() {
        silent(
            &RULE,
            &[
                "slog.Info(\"user created\", \"id\", id)",
                "const prefix = \"billing: \"\n\nfunc f() { slog.Info(prefix + \"started\") }",
                "slog.Info(\"a long \" +\n\t\"message\")",
                "slog.Info(\"user created\", \"name\", first+\" \"+last)",
                "slog.Info(\"query\", \"sql\", fmt.Sprintf(\"LIMIT %d\", n))",
                "log.Print(fmt.Sprintf(\"user %s\", id))",
                "func f(msg string) { slog.Info(msg) }",
                "package p\n\nimport (\n\t\"log/slog\"\n\n\t\"example.com/names\"\n)\n\nfunc f() { slog.Info(\"started \" + names.Service) }\n",
                "func f(t *testing.T, id int) { t.Error(fmt.Sprintf(\"no %d\", id)) }",
                "type logger struct{}\n\nfunc (logger) Info(s string) {}\n\nfunc f(l logger, s string) { l.Info(\"a\" + s) }",
                "logger := slog.With(\"user\", \"u-\"+id)",
                "func f(err error) string { return err.Error() }",
            ],
        );
    }

    #[test]
    fn fixes_make_attributes() {
        fixes(
            &RULE,
            &[
                (
                    "slog.Info(fmt.Sprintf(\"user %s created\", user.ID))",
                    "slog.Info(\"user created\", \"id\", user.ID)",
                ),
                (
                    "slog.Error(fmt.Sprintf(\"load %q failed: %v\", path, err), \"try\", 2)",
                    "slog.Error(\"load failed\", \"path\", path, \"error\", err, \"try\", 2)",
                ),
                (
                    "slog.Warn(\"disk \"+name+\" is full\", slog.Int(\"free\", 0))",
                    "slog.Warn(\"disk is full\", slog.Any(\"name\", name), slog.Int(\"free\", 0))",
                ),
                (
                    "package p\n\nimport (\n\t\"fmt\"\n\t\"log/slog\"\n)\n\nfunc f(n int) {\n\tslog.Info(fmt.Sprintf(\"%d%% done\", n)) // soon\n}\n",
                    "package p\n\nimport (\n\t\"log/slog\"\n)\n\nfunc f(n int) {\n\tslog.Info(\"% done\", \"n\", n) // soon\n}\n",
                ),
            ],
        );
        unfixed(
            &RULE,
            &[
                "func f(err error) { slog.Error(err.Error()) }",
                "slog.Info(fmt.Sprintf(\"%d of %d\", i+1, len(all)))",
                "slog.Info(fmt.Sprintf(format, id))",
                "slog.Info(\"id=\" + id)",
            ],
        );
    }
}
