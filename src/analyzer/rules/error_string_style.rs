//! ## What it does
//!
//! Finds error texts that begin with a capital letter or end in punctuation or a line break.
//!
//! ## Why it matters
//!
//! An error text is rarely read alone. It becomes a part of others: `save order: Connection refused.: retry failed!` is
//! what the operator sees at the end.
//!
//! ## Example
//!
//! ```go
//! return errors.New("Order is empty.")
//! ```
//!
//! ## Better
//!
//! ```go
//! return errors.New("order is empty")
//! ```
//!
//! ## When not to
//!
//! Acronyms, proper names and names from the code keep their capital: "HTTP 500", "Kubernetes", "ReadAll: short
//! buffer". The rule takes a first word for a name if it has another capital, a digit or a dot in it, if the file or
//! its package is called so, or if it is one of a few well-known names; it does not know all of them. It looks at texts
//! that stand in the call of `errors.New`, `fmt.Errorf` and their like, and not in tests.
//!
//! At work, staticcheck (ST1005) and revive find the same. `//nolint:error-string-style` keeps an exception.

use crate::calls::Callee;
use crate::kind::{Field, Kind};
use crate::lint::{Lint, Rule};
use crate::package::default_package_name;
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::types::Types;
use crate::{Applicability, Edit, Severity, Span};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "error-string-style",
        summary: "An error text begins with a capital letter or ends in punctuation.",
        area: Area::Errors,
        severity: Severity::Info,
        clauses: &["standard-error-handling", "pattern-error-handling"],
        linters: &["staticcheck (ST1005)", "revive (error-strings)"],
        limits: "It cannot tell every proper name from a word with a capital letter.",
        fix: FixKind::Always,
        options: &[],
    },
    kinds: &[Kind::CallExpression],
    check,
};

/// Names of things that sentences begin with.
const PROPER: [&str; 17] = [
    "Azure",
    "Bash",
    "Consul",
    "Docker",
    "Fortran",
    "Git",
    "Go",
    "Google",
    "Kafka",
    "Kubernetes",
    "Linux",
    "Lua",
    "Nomad",
    "Postgres",
    "Redis",
    "Unix",
    "Windows",
];

fn check<'a>(call: Node<'a>, lint: &mut Lint<'a>) {
    let Some(literal) = text_argument(lint.types, call) else { return };
    if !matches!(literal.kind(), Kind::InterpretedStringLiteral | Kind::RawStringLiteral) || lint.file.is_test() {
        return;
    }
    let quoted = literal.text();
    let Some(text) = quoted.get(1..quoted.len() - 1) else { return };
    let kept = text.strip_suffix("\\n").unwrap_or(text).trim_end_matches(['.', '!', ':', '\n', ' ']);
    // What has several lines is a report rather than an error text.
    let has_lines = kept.contains("\\n") || kept.contains('\n');
    let ends_badly = kept.len() < text.len() && !kept.is_empty() && !has_lines;
    let begins_badly = begins_badly(lint, text);
    let problem = match (begins_badly, ends_badly) {
        (true, true) => "begins with a capital letter and ends in punctuation",
        (true, false) => "begins with a capital letter",
        (false, true) => "ends in punctuation or white space",
        (false, false) => return,
    };
    let inner = literal.start() + 1;
    let mut edits = Vec::new();
    if begins_badly {
        edits.push(Edit::replace(Span { start: inner, end: inner + 1 }, text[..1].to_ascii_lowercase()));
    }
    if ends_badly {
        edits.push(Edit::replace(Span { start: inner + kept.len() as u32, end: literal.end() - 1 }, ""));
    }
    lint.report(
        literal.span(),
        format!("This error text {problem}, which reads badly inside of other errors."),
        "Write it as a part of a sentence: a small first letter, and nothing at the end.",
    )
    .fix("Write it as a part of a sentence", Applicability::NeedsReview, edits);
}

/// The argument that is the text of the error that a call makes.
fn text_argument<'a>(types: Types<'a>, call: Node<'a>) -> Option<Node<'a>> {
    let method = call.child(Field::Function)?.child(Field::Selected)?.text();
    let position = match method {
        "New" | "Errorf" => 0,
        "Wrap" | "Wrapf" | "WithMessage" | "WithMessagef" => 1,
        _ => return None,
    };
    let Callee::Function { path, name } = types.callee(call) else { return None };
    let is_maker =
        if path == "fmt" { name == "Errorf" } else { matches!(default_package_name(path), "errors" | "xerrors") };
    call.child(Field::Arguments).filter(|_| is_maker)?.children().nth(position)
}

/// Whether the first word of a text has a capital letter that it should not have.
fn begins_badly(lint: &Lint<'_>, text: &str) -> bool {
    if !text.starts_with(|c: char| c.is_ascii_uppercase()) {
        return false;
    }
    let word = text.split([' ', ':', ',', '\\']).next().unwrap_or(text).trim_end_matches(['.', '!']);
    let is_plain = word.len() > 1 && word.bytes().skip(1).all(|byte| byte.is_ascii_lowercase() || byte == b'\'');
    let own = lint.file.package.unwrap_or_default();
    if !is_plain || PROPER.contains(&word) || own.eq_ignore_ascii_case(word) {
        return false;
    }
    let is_name = |kind| matches!(kind, Kind::Identifier | Kind::FieldIdentifier | Kind::TypeIdentifier);
    !lint.file.syntax.nodes().any(|node| is_name(node.kind()) && node.text() == word)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent};

    #[test]
    fn sentences_fire() {
        fires(
            &RULE,
            &[
                "return errors.New(«\"Order is empty\"»)",
                "return errors.New(«\"order is empty.\"»)",
                "return fmt.Errorf(«\"Failed to load %s: %w\"», id, err)",
                "return fmt.Errorf(«\"load %s: %w\\n\"», id, err)",
                "var ErrEmpty = errors.New(«\"Empty!\"»)",
                "package p\n\nimport \"github.com/pkg/errors\"\n\nfunc f(err error) error { return errors.Wrap(err, «\"Cannot connect\"») }",
                "return fmt.Errorf(«`Invalid value:`»)",
                "return errors.New(«\"Can't connect.\"»)",
            ],
        );
    }

    #[test]
    fn parts_of_sentences_and_names_do_not() {
        silent(
            &RULE,
            &[
                "return errors.New(\"order is empty\")",
                "return errors.New(\"HTTP 500\")",
                "return fmt.Errorf(\"ReadAll: %w\", err)",
                "return fmt.Errorf(\"Kubernetes is gone: %w\", err)",
                "type Order struct{ Name string }\n\nfunc check(o Order) error { return errors.New(\"Name is required\") }",
                "func Parse() error { return errors.New(\"Parse: no input\") }",
                "return fmt.Errorf(\"%s: %w\", name, err)",
                "return errors.New(\"\")",
                "log.Println(\"Order is empty.\")",
                "return fmt.Errorf(format, \"Big.\")",
                "return errors.New(\"I/O timeout\")",
                "return errors.New(\"X-Token is missing\")",
                "package vault\n\nimport \"errors\"\n\nvar errSealed = errors.New(\"Vault is sealed\")",
                "return fmt.Errorf(\"unexpected output:\\n%s\\n\", out)",
                "return errors.New(\"Server.Serve was called twice\")",
            ],
        );
    }

    #[test]
    fn fixes_lower_and_trim() {
        fixes(
            &RULE,
            &[
                ("return errors.New(\"Order is empty.\")", "return errors.New(\"order is empty\")"),
                ("return fmt.Errorf(\"load %s: %w\\n\", id, err)", "return fmt.Errorf(\"load %s: %w\", id, err)"),
                ("return fmt.Errorf(`Bad: `)", "return fmt.Errorf(`bad`)"),
            ],
        );
    }
}
