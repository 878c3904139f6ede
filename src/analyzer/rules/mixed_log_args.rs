//! ## What it does
//!
//! Finds calls of `log/slog` whose attributes do not pair up: a key without a value, something that is no string where a
//! key should be, or pairs of key and value beside `slog.Attr`s in one call.
//!
//! ## Why it matters
//!
//! The compiler accepts any arguments, so a mistake shows only in the log: a value is filed as `!BADKEY`, and from there
//! on all keys and values change places. Where a call mixes both styles, one forgotten value makes an attribute the value
//! of a key, and nobody sees it when reading.
//!
//! ## Example
//!
//! ```go
//! slog.Error("payment failed", "order", order.ID, "error")
//! ```
//!
//! ## Better
//!
//! ```go
//! slog.Error("payment failed", slog.String("order", order.ID), slog.Any("error", err))
//! ```
//!
//! ## When not to
//!
//! Mixing is allowed by the language and right if each key has its value; the rule asks for one style in a call because
//! readers count. `slog.Group` goes with both. A logger from `With` may use another style than the calls on it. The
//! rule stays silent from the first key on whose type it does not know, such as an `any`, the variable of another
//! package or a call like `took.Milliseconds()`, whose result its index of Go's library leaves out, and where a slice
//! is handed over as `args...`.
//!
//! At work, go vet's slog check knows every type, so it finds those too; it guesses on behind an `any`, and looks into
//! functions that hand their arguments on to `slog`. sloglint's no-mixed-args finds mixed styles, in logging functions
//! of your own if they are named to it. `//nolint:mixed-log-args` keeps one.

use crate::Severity;
use crate::calls::Callee;
use crate::kind::Kind;
use crate::lint::{Lint, Rule};
use crate::logging::{is_attribute, slog_call};
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::types::{Type, Types};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "mixed-log-args",
        summary: "The keys and values of a log call do not pair up.",
        area: Area::Logging,
        severity: Severity::Error,
        clauses: &["pattern-structured-logging", "expertise-go-features"],
        linters: &["go vet (slog)", "sloglint (no-mixed-args)"],
        limits: "It stops at the first argument whose type it does not know.",
        fix: FixKind::None,
        options: &[],
    },
    kinds: &[Kind::CallExpression],
    check,
};

/// What may stand where a key is expected.
enum Role {
    Key,
    Attribute,
    /// `slog.Group`, which takes both styles itself and goes with both.
    Group,
    /// Neither, so that slog files it under `!BADKEY`.
    Stray,
    /// A slice that is handed over as a whole, or a value of unknown type.
    Unknown,
}

fn check<'a>(call: Node<'a>, lint: &mut Lint<'a>) {
    let Some(slog) = slog_call(lint.types, call) else { return };
    let mut arguments = slog.attributes.into_iter();
    let (mut has_pair, mut has_attribute) = (false, false);
    while let Some(argument) = arguments.next() {
        match role(lint.types, argument) {
            Role::Unknown => return,
            Role::Stray => {
                let what = shorten(argument.text());
                return say(
                    lint,
                    argument,
                    format!("`{what}` stands where a key should, and is no string, so slog logs it as `!BADKEY`."),
                    "Put a key in front of it.",
                );
            }
            Role::Group => {}
            Role::Attribute => has_attribute = true,
            Role::Key => {
                let what = shorten(argument.text());
                match arguments.next() {
                    None => {
                        return say(
                            lint,
                            argument,
                            format!("The key `{what}` has no value, so slog logs it as `!BADKEY`."),
                            "Add its value, or remove the key.",
                        );
                    }
                    Some(value) if is_attribute(lint.types, value) => {
                        return say(
                            lint,
                            argument,
                            format!("The key `{what}` is followed by a `slog.Attr`, which becomes its value."),
                            "Add the value of the key, or remove the key.",
                        );
                    }
                    Some(_) => has_pair = true,
                }
            }
        }
        if has_pair && has_attribute {
            return say(
                lint,
                argument,
                "This call mixes pairs of key and value with `slog.Attr`s, so nobody sees at once what belongs together."
                    .to_owned(),
                "Write all of its attributes in one style.",
            );
        }
    }
}

fn say<'a>(lint: &mut Lint<'a>, argument: Node<'a>, message: String, help: &str) {
    lint.report(argument.span(), message, help);
}

fn shorten(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

fn role<'a>(types: Types<'a>, argument: Node<'a>) -> Role {
    if argument.is(Kind::VariadicArgument) {
        return Role::Unknown;
    }
    if argument.is(Kind::Nil) {
        return Role::Stray;
    }
    match types.of(argument) {
        Type::Universe("string") => Role::Key,
        // What they hold may be a string or an attribute.
        Type::Universe("any" | "comparable") => Role::Unknown,
        Type::Universe(_) | Type::Pointer(_) | Type::Slice(_) | Type::Map(..) | Type::Array(_) => Role::Stray,
        ty if ty.is_foreign("log/slog", "Attr") => match types.callee(argument) {
            Callee::Function { name: "Group", .. } => Role::Group,
            _ => Role::Attribute,
        },
        ty @ (Type::Local { .. } | Type::Foreign { .. } | Type::Struct(_)) => match types.is_interface(&ty) {
            Some(false) => Role::Stray,
            _ => Role::Unknown,
        },
        _ => Role::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, silent};

    #[test]
    fn what_does_not_pair_up_fires() {
        fires(
            &RULE,
            &[
                "slog.Info(\"user created\", «\"id\"»)",
                "func f(err error) { slog.Error(\"save failed\", «err») }",
                "slog.Info(\"user created\", \"id\", id, «slog.Int(\"age\", 3)»)",
                "slog.Info(\"user created\", slog.Int(\"age\", 3), «\"id\"», id)",
                "func f(ctx context.Context, n int) { slog.InfoContext(ctx, \"done\", \"n\", n, «\"took\"») }",
                "func f(l *slog.Logger) { l.Warn(\"slow\", «42», \"ms\") }",
                "logger := slog.With(«\"op\"»)",
                "func f(l *slog.Logger, id int) *slog.Logger { return l.With(\"id\", id, «\"op\"») }",
                "slog.Info(\"request\", slog.Group(\"user\", \"id\", id, «\"name\"»))",
                "func f(ctx context.Context) { slog.Log(ctx, slog.LevelInfo, \"x\", «time.Now()», 1) }",
                "slog.Info(\"user created\", «\"id\"», slog.String(\"name\", name))",
                "type key string\n\nconst userKey key = \"user\"\n\nfunc f(u string) { slog.Info(\"in\", «userKey», u) }",
                "slog.Info(\"paid\", «nil», 3)",
                "func f(r slog.Record, id int) { r.Add(\"order\", id, «\"paid\"») }",
                "func f() { slog.Error(\"failed\", \"a\", 1, «errors.New(\"no\")») }",
                "type User struct{}\n\nfunc f(u *User) { slog.Info(\"loaded\", «u») }",
            ],
        );
    }

    #[test]
    fn pairs_attributes_and_unknown_arguments_do_not() {
        silent(
            &RULE,
            &[
                "slog.Info(\"user created\")",
                "slog.Info(\"user created\", \"id\", id, \"name\", name)",
                "slog.Info(\"user created\", slog.String(\"id\", id), slog.Any(\"error\", err))",
                "slog.Info(\"user created\", args...)",
                "slog.Info(\"user created\", attr)",
                "func f(v any) { slog.Info(\"x\", v) }",
                "func attr(err error) slog.Attr { return slog.Any(\"error\", err) }\n\nfunc f(err error) { slog.Error(\"x\", attr(err), slog.Int(\"n\", 1)) }",
                "const key = \"id\"\n\nfunc f(id int) { slog.Info(\"x\", key, id) }",
                "func f(ctx context.Context, id int) { slog.ErrorContext(ctx, \"x\", \"id\", id) }",
                "logger := slog.With(slog.String(\"op\", \"create\"))\nlogger.Info(\"x\", \"id\", id)",
                "func f(l *slog.Logger) { l.WithGroup(\"a\").Info(\"x\", slog.Group(\"g\", \"k\", 1)) }",
                "slog.Info(\"request\", \"id\", id, slog.Group(\"user\", \"name\", name), \"took\", took)",
                "func f(t *testing.T, err error) { t.Error(\"failed\", err) }",
                "func f(ctx context.Context) { slog.LogAttrs(ctx, slog.LevelInfo, \"x\", slog.Int(\"n\", 1)) }",
                "func f(err error) { log.Println(\"failed\", err) }",
                "func f(r slog.Record, at int) { r.Add(\"order\", nil, slog.Int(\"at\", at).Key, at) }",
                "func f(wg *sync.WaitGroup) { wg.Add(1) }",
                "slog.Info(\"x\", fmt.Sprintf(\"key-%d\", n), 1)",
            ],
        );
    }
}
