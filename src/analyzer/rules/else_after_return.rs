//! ## What it does
//!
//! Finds an `else` that stands behind a branch which never gets there: it ends in `return`, `continue`, `break`, `goto`,
//! `panic` or a call that ends the program.
//!
//! ## Why it matters
//!
//! Go code is read down its left edge: each exceptional case leaves at once, and what is left at the edge is the normal case.
//! An `else` behind a `return` changes nothing for the program, but it moves the normal case one step to the right, and the
//! reader must keep the condition in mind until the last brace.
//!
//! ## Example
//!
//! ```go
//! func Discount(tier Tier) (int, error) {
//! 	percent, ok := discounts[tier]
//! 	if !ok {
//! 		return 0, ErrUnknownTier
//! 	} else {
//! 		return percent, nil
//! 	}
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! func Discount(tier Tier) (int, error) {
//! 	percent, ok := discounts[tier]
//! 	if !ok {
//! 		return 0, ErrUnknownTier
//! 	}
//! 	return percent, nil
//! }
//! ```
//!
//! ## When not to
//!
//! Where the `if` declares a variable that the `else` uses (`if n, err := read(); err != nil`), the `else` is needed,
//! and the rule is silent. In a chain of `else if` it speaks of the last `else` only, and only if every branch before
//! it leaves. It cannot know which functions of yours never return.
//!
//! At work, revive (indent-error-flow, superfluous-else) finds the same; it also reports the `if` that declares a
//! variable, and asks to move the declaration in front of it, unless it is told `preserve-scope`. staticcheck and gofmt
//! have no such rule. `//nolint:else-after-return` keeps two branches that read better side by side.

use crate::flow::leaves;
use crate::kind::{Field, Kind};
use crate::lint::{Lint, Rule};
use crate::repair;
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::{Applicability, Edit, Severity, Span};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "else-after-return",
        summary: "An else stands behind a branch that never gets there.",
        area: Area::Design,
        severity: Severity::Info,
        clauses: &["standard-simplicity", "reminder"],
        linters: &["revive (indent-error-flow, superfluous-else)"],
        limits: "It cannot see whether a function of another package never returns, unless that is the standard library's.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[Kind::IfStatement],
    check,
};

fn check<'a>(last: Node<'a>, lint: &mut Lint<'a>) {
    let Some(body) = last.child(Field::Alternative).filter(|node| node.is(Kind::Block)) else { return };
    let chain: Vec<_> = std::iter::successors(Some(last), |branch| {
        branch.parent().filter(|_| branch.field_name() == Field::Alternative)
    })
    .collect();
    let leaves = |branch: &Node<'a>| branch.child(Field::Consequence).is_some_and(|block| leaves(lint.types, block));
    if !chain.iter().all(leaves) || chain.iter().any(|branch| is_initializer_used(*branch, body)) {
        return;
    }
    let Some(consequence) = last.child(Field::Consequence) else { return };
    let between = Span { start: consequence.end(), end: body.start() };
    let Some(at) = between.of(lint.file.text).rfind("else") else { return };
    let start = between.start + at as u32;
    let end = ending(consequence);
    let message = match chain.len() {
        1 => format!("The branch before this `else` always ends in `{end}`, so the `else` only indents what follows."),
        _ => "Each branch before this `else` leaves, so the `else` only indents what follows.".to_owned(),
    };
    let fix = outdented(lint, chain[chain.len() - 1], consequence, body);
    let diagnostic = lint.report(
        Span { start, end: start + 4 },
        message,
        "Remove the `else` and its braces, and move its body one step to the left.",
    );
    if let Some(edit) = fix {
        diagnostic.fix("Remove the else", Applicability::Safe, vec![edit]);
    }
}

/// The word that the last statement of a block begins with.
fn ending(block: Node<'_>) -> &str {
    let last = block.first_child().and_then(|list| list.children().last());
    let text = last.map_or("", Node::text);
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '.').next().unwrap_or_default()
}

/// Whether the `else` needs a variable that the `if` declares.
fn is_initializer_used<'a>(branch: Node<'a>, body: Node<'a>) -> bool {
    let declared = branch.child(Field::Initializer).and_then(|statement| statement.child(Field::Left));
    let mut names = declared.into_iter().flat_map(Node::children);
    names.any(|name| body.descendants().any(|node| node.is(Kind::Identifier) && node.binding_id() == name.binding_id()))
}

/// Puts the body of the `else` behind the statement; `None` where its variables would get in the way of others.
fn outdented<'a>(lint: &Lint<'a>, outer: Node<'a>, before: Node<'a>, body: Node<'a>) -> Option<Edit> {
    let between = Span { start: before.end(), end: body.start() };
    // Whatever stands behind the last brace would come behind the last line of the body.
    if !repair::has_own_lines(lint.file, outer) {
        return None;
    }
    if !outer.is_list_item() || between.of(lint.file.text).trim() != "else" || declares_known_name(outer, body) {
        return None;
    }
    let strings: Vec<_> = body.descendants().filter(|node| node.is(Kind::RawStringLiteral)).collect();
    let mut at = body.start() + 1;
    let text = Span { start: at, end: body.end() - 1 }.of(lint.file.text).trim_end();
    let indent = outer.indent();
    let first = text.split('\n').skip(1).find(|line| !line.trim().is_empty()).unwrap_or_default();
    let inner = &first[..first.len() - first.trim_start().len()];
    let mut moved = String::new();
    for line in text.split('\n') {
        let is_string = strings.iter().any(|string| string.start() < at && at < string.end());
        let shown = if is_string { line } else { line.strip_prefix(inner).unwrap_or(line.trim_start()) };
        // The first line is what stands behind the brace: nothing, or a comment.
        let is_first = at == body.start() + 1;
        if !is_first || !shown.is_empty() {
            moved.push('\n');
            moved.push_str(if is_string || shown.is_empty() { "" } else { indent });
            moved.push_str(if is_first { shown.trim_start() } else { shown });
        }
        at += line.len() as u32 + 1;
    }
    Some(Edit::replace(Span { start: before.end(), end: body.end() }, moved))
}

/// Whether the body declares a name that the function around it uses elsewhere.
fn declares_known_name<'a>(outer: Node<'a>, body: Node<'a>) -> bool {
    let around = outer.function().or_else(|| outer.parent()).unwrap_or(outer);
    let is_known = |name: Node<'a>| {
        let is_same = |other: &Node<'a>| other.kind() == name.kind() && other.text() == name.text();
        around.descendants().filter(is_same).any(|other| !body.contains(other))
    };
    body.first_child().into_iter().flat_map(Node::children).any(|statement| match statement.kind() {
        Kind::ShortVarDeclaration => statement
            .child(Field::Left)
            .is_some_and(|names| names.children().any(|name| name.text() != "_" && is_known(name))),
        Kind::VarDeclaration | Kind::ConstDeclaration | Kind::TypeDeclaration => {
            statement.descendants().any(|node| node.field_name() == Field::Name && is_known(node))
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent, unfixed};

    #[test]
    fn an_else_that_only_indents_fires() {
        fires(
            &RULE,
            &[
                "func f(ok bool) int {\n\tif !ok {\n\t\treturn 0\n\t} «else» {\n\t\treturn 1\n\t}\n}",
                "for _, x := range xs {\n\tif x == nil {\n\t\tcontinue\n\t} «else» {\n\t\tuse(x)\n\t}\n}",
                "for {\n\tif done() {\n\t\tbreak\n\t} «else» {\n\t\twork()\n\t}\n}",
                "func f(x any) {\n\tif x == nil {\n\t\tpanic(\"nil\")\n\t} «else» {\n\t\tuse(x)\n\t}\n}",
                "package main\n\nimport \"log\"\n\nfunc main() {\n\tif err := run(); err != nil {\n\t\tlog.Fatal(err)\n\t} «else» {\n\t\tlog.Print(\"done\")\n\t}\n}",
                "if a {\n\treturn 1\n} else if b {\n\treturn 2\n} «else» {\n\treturn 3\n}",
                "if v, ok := cache[key]; ok {\n\treturn v\n} «else» {\n\tload(key)\n}",
                "func f(n int) int {\n\tif n > 0 {\n\t\tswitch n {\n\t\tcase 1:\n\t\t\treturn 1\n\t\tdefault:\n\t\t\treturn 2\n\t\t}\n\t} «else» {\n\t\treturn 3\n\t}\n}",
                "func f(n int) {\nagain:\n\tif n > 0 {\n\t\tn--\n\t\tgoto again\n\t} «else» {\n\t\tuse(n)\n\t}\n}",
                "if err != nil {\n\treturn err\n} «else» {\n\tlog.Println(\"no error\")\n}",
                "if a {\n\t{\n\t\treturn 1\n\t}\n} «else» {\n\treturn 2\n}",
                "if a {\n\tlog.Panicf(\"no %d\", n)\n} «else» {\n\tuse(n)\n}",
                "for {\n\tif a {\n\t\tos.Exit(3)\n\t} «else» {\n\t\tuse(1)\n\t}\n}",
                "if a {\n\treturn 1\n} «else» {\n}",
                "func TestF(t *testing.T) {\n\tif got := f(); got != 1 {\n\t\tt.Fatal(\"f\")\n\t} «else» {\n\t\tt.Log(\"ok\")\n\t}\n}",
                "func f(ok bool) int {\n\tif ok {\n\t\tif late() {\n\t\t\treturn 1\n\t\t} «else» {\n\t\t\tnote()\n\t\t}\n\t\treturn 2\n\t} «else» {\n\t\treturn 3\n\t}\n}",
            ],
        );
    }

    #[test]
    fn an_else_that_is_needed_does_not() {
        silent(
            &RULE,
            &[
                "if a {\n\tuse(1)\n} else {\n\tuse(2)\n}",
                "if n, err := read(); err != nil {\n\treturn err\n} else {\n\tuse(n)\n}",
                "if v, ok := cache[key]; ok {\n\treturn v\n} else if w, ok := disk[key]; ok {\n\treturn w\n} else {\n\tnote(v)\n}",
                "if a {\n\tuse(1)\n} else if b {\n\treturn 2\n} else {\n\treturn 3\n}",
                "if a {\n\treturn 1\n} else if b {\n\treturn 2\n}",
                "if a {\n} else {\n\treturn 2\n}",
                "if a {\n\tuse(1)\n} else {\n\treturn 2\n}",
                "if a {\n\treturn 1\n}\nreturn 2",
                "func f(n int) {\n\tif n > 0 {\n\t\tfor {\n\t\t\tbreak\n\t\t}\n\t} else {\n\t\tuse(n)\n\t}\n}",
                "func f(n int) {\n\tif n > 0 {\n\t\tswitch n {\n\t\tcase 1:\n\t\t\treturn\n\t\t}\n\t} else {\n\t\tuse(n)\n\t}\n}",
                "func f(l *logger) {\n\tif l == nil {\n\t\tfatal()\n\t} else {\n\t\tl.note()\n\t}\n}",
                "func f(ok bool) {\n\tif ok {\n\t\tdefer func() { return }()\n\t} else {\n\t\tuse(1)\n\t}\n}",
                "if a {\n\treturn 1\n} else { //nolint:else-after-return // two of a kind\n\treturn 2\n}",
            ],
        );
    }

    #[test]
    fn fixes_move_the_body_to_the_left() {
        fixes(
            &RULE,
            &[
                (
                    "func f(ok bool) int {\n\tif !ok {\n\t\treturn 0\n\t} else {\n\t\tn := 1\n\t\treturn n\n\t}\n}",
                    "func f(ok bool) int {\n\tif !ok {\n\t\treturn 0\n\t}\n\tn := 1\n\treturn n\n}",
                ),
                (
                    "if a {\n\treturn 1\n} else { // the rest\n\tuse(`x\n\ty`)\n\n\t// last\n\tif b {\n\t\tuse(2)\n\t}\n\t// end\n}",
                    "if a {\n\treturn 1\n}\n// the rest\nuse(`x\n\ty`)\n\n// last\nif b {\n\tuse(2)\n}\n// end",
                ),
                ("if a { return 1 } else { return 2 }", "if a { return 1 }\nreturn 2"),
                (
                    "if a {\n\treturn 1\n} else if b {\n\treturn 2\n} else {\n\tuse(3)\n}",
                    "if a {\n\treturn 1\n} else if b {\n\treturn 2\n}\nuse(3)",
                ),
                ("if a {\n\treturn 1\n} else {\n}", "if a {\n\treturn 1\n}"),
                (
                    "func f() {\n\tif a {\n\t\treturn\n\t} else {\n\t\t// b\n\t\t//\tc\n\t}\n}",
                    "func f() {\n\tif a {\n\t\treturn\n\t}\n\t// b\n\t//\tc\n}",
                ),
            ],
        );
        unfixed(
            &RULE,
            &[
                "func f(n int) int {\n\tif n > 0 {\n\t\treturn 0\n\t} else {\n\t\tn := 1\n\t\tuse(n)\n\t}\n\treturn n\n}",
                "if a {\n\treturn 1\n} /* or */ else {\n\treturn 2\n}",
            ],
        );
    }
}
