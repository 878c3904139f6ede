//! ## What it does
//!
//! Finds writes to a map that was declared but never made.
//!
//! ## Why it matters
//!
//! The zero value of a map is nil. Reading from a nil map is fine, and so are `len` and `range`; writing to it panics. The
//! compiler accepts it, and a test that never reaches the line does not notice.
//!
//! ## Example
//!
//! ```go
//! func CountWords(text string) map[string]int {
//! 	var counts map[string]int
//! 	for _, word := range strings.Fields(text) {
//! 		counts[word]++
//! 	}
//! 	return counts
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! func CountWords(text string) map[string]int {
//! 	counts := make(map[string]int)
//! 	for _, word := range strings.Fields(text) {
//! 		counts[word]++
//! 	}
//! 	return counts
//! }
//! ```
//!
//! ## When not to
//!
//! The rule looks at variables, and at results with a name, of map types: where nothing gives the variable a value
//! before the write, the write must panic. It is silent as soon as the variable is assigned or its address is taken on
//! the way, and under a condition about the variable. It cannot see whether a field of a struct was made.
//!
//! At work, staticcheck (SA5000) finds the same for local variables. nilaway follows nil further: through fields,
//! parameters and results, and to a map within a map that was made, where this rule does not know what is there. A
//! write that panics on purpose, as in a test, is kept by `//nolint:nil-map-write`.

use crate::kind::{Field, Kind, Op};
use crate::lint::{Lint, Rule};
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::types::Type;
use crate::{Applicability, Edit, Severity};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "nil-map-write",
        summary: "A map is written to that was declared and never made.",
        area: Area::Design,
        severity: Severity::Error,
        clauses: &["standard-zero-values"],
        linters: &["staticcheck (SA5000)", "nilaway"],
        limits: "It cannot see whether a map in a field of a struct was made.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[Kind::VarSpec, Kind::MapType],
    check,
};

fn check<'a>(node: Node<'a>, lint: &mut Lint<'a>) {
    if node.is(Kind::VarSpec) {
        let is_nil = node.child(Field::Value).is_none_or(|value| value.text() == "nil");
        let ty = node.child(Field::Type).filter(|_| is_nil);
        if ty.is_some_and(|ty| matches!(lint.types.underlying(&lint.types.denoted(ty)), Type::Map(..))) {
            for name in node.children_in(Field::Name) {
                check_variable(node, name, lint);
            }
        }
        return;
    }
    let result = node.parent().filter(|parent| parent.is(Kind::ParameterDeclaration));
    if let Some(result) = result.filter(|result| result.parent().is_some_and(|list| list.field_name() == Field::Result))
    {
        for name in result.children_in(Field::Name) {
            check_variable(result, name, lint);
        }
    }
}

fn check_variable<'a>(declaration: Node<'a>, name: Node<'a>, lint: &mut Lint<'a>) {
    let binding = name.binding_id();
    // A test of what happens then says so in its name.
    let around = name.outermost_function().and_then(|function| function.child(Field::Name));
    if around.is_some_and(|name| name.text().to_ascii_lowercase().contains("panic")) {
        return;
    }
    let is_shared = declaration.function().is_none() && lint.file.package.is_some();
    if is_shared && name.text().starts_with(char::is_uppercase) {
        return;
    }
    let is_use = |node: &Node<'a>| node.is(Kind::Identifier) && node.binding_id() == binding && *node != name;
    let uses: Vec<_> = match declaration.function() {
        Some(function) => function.descendants().filter(is_use).collect(),
        None => lint.types.package.files.iter().flat_map(|file| file.root().descendants()).filter(is_use).collect(),
    };
    let made = uses.iter().find(|node| is_made(lint, **node));
    let write = uses.iter().find_map(|node| {
        let write = written(*node)?;
        let is_first = made.is_none_or(|made| is_before(write, *made) && write.function() == declaration.function());
        (is_first && !is_guarded(write, binding)).then_some(write)
    });
    let Some(write) = write else { return };
    let name = name.text();
    // Where the write is to a map within, that one would still be nil.
    let is_within = write.child(Field::Operand).is_some_and(|operand| operand.is(Kind::IndexExpression));
    let fix = if is_within { None } else { fix(lint, declaration, name) };
    let diagnostic = lint.report(
        write.span(),
        format!("`{name}` is a nil map here, because nothing has made it, so this write panics."),
        "Make the map where it is declared.",
    );
    if let Some(edit) = fix {
        diagnostic.fix("Make the map", Applicability::Safe, vec![edit]);
    }
}

/// Whether this use of the variable may give it a map.
fn is_made<'a>(lint: &Lint<'a>, node: Node<'a>) -> bool {
    let Some(parent) = node.parent() else { return false };
    let is_method = |parent: Node<'a>| parent.is(Kind::SelectorExpression) && parent.field_name() == Field::Function;
    parent.field_name() == Field::Left
        || parent.is(Kind::UnaryExpression) && parent.op() == Op::BitAnd
        || is_method(parent) && matches!(lint.types.of(node), Type::Local { .. })
}

/// The element that is written to, where the variable is used to write one, or one of an element.
fn written<'a>(node: Node<'a>) -> Option<Node<'a>> {
    let indexed = |node: Node<'a>| {
        node.parent().filter(|parent| parent.is(Kind::IndexExpression) && node.field_name() == Field::Operand)
    };
    let element = std::iter::successors(Some(node), |node| indexed(*node)).last().filter(|last| *last != node)?;
    let around = element.parent()?;
    let is_target = around.field_name() == Field::Left && around.is(Kind::ExpressionList)
        || matches!(around.kind(), Kind::IncStatement | Kind::DecStatement);
    is_target.then_some(element)
}

/// Whether the write runs before the variable is made, in every round of a loop.
fn is_before<'a>(write: Node<'a>, made: Node<'a>) -> bool {
    write.id() < made.id() && !write.ancestors().any(|node| node.is(Kind::ForStatement) && node.contains(made))
}

/// Whether the write stands under a condition about the variable.
fn is_guarded(write: Node<'_>, binding: u32) -> bool {
    let conditions = write.ancestors().filter_map(|node| node.child(Field::Condition));
    conditions.flat_map(Node::descendants).any(|node| node.is(Kind::Identifier) && node.binding_id() == binding)
}

fn fix<'a>(lint: &Lint<'a>, declaration: Node<'a>, name: &str) -> Option<Edit> {
    let ty = declaration.child(Field::Type)?.text();
    if declaration.is(Kind::ParameterDeclaration) {
        let function = declaration.function()?;
        let body = function.child(Field::Body)?;
        let first = body.first_child()?;
        let is_alone = lint.file.line_at(body.start()).end < first.start();
        return is_alone.then(|| Edit::insert(first.start(), format!("{name} = make({ty})\n{}", first.indent())));
    }
    let whole = declaration.parent().filter(|node| node.is(Kind::VarDeclaration))?;
    let is_single = declaration.children_in(Field::Name).count() == 1 && !whole.text().trim_end().ends_with(')');
    let text = match declaration.function() {
        Some(_) => format!("{name} := make({ty})"),
        None => format!("var {name} = make({ty})"),
    };
    is_single.then(|| Edit::replace(whole.span(), text))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent, unfixed};

    #[test]
    fn writes_to_maps_that_nobody_made_fire() {
        fires(
            &RULE,
            &[
                "var m map[string]int\n«m[\"a\"]» = 1",
                "func f(words []string) {\n\tvar counts map[string]int\n\tfor _, w := range words {\n\t\t«counts[w]»++\n\t}\n}",
                "func f() (m map[string]bool) {\n\t«m[\"a\"]» = true\n\treturn\n}",
                "type set map[string]struct{}\n\nfunc f() {\n\tvar s set\n\t«s[\"a\"]» = struct{}{}\n}",
                "package p\n\nvar cache map[string]int\n\nfunc Put(k string, v int) {\n\t«cache[k]» = v\n}",
                "func f() {\n\tvar m map[string][]int\n\t«m[\"a\"]» = append(m[\"a\"], 1)\n\tuse(m)\n}",
                "func f() {\n\tvar a, b map[int]int\n\ta = map[int]int{}\n\ta[1], «b[1]» = 1, 2\n}",
                "func f() {\n\tvar m map[string]int\n\t«m[\"a\"]» += 2\n\tm = make(map[string]int)\n}",
                "func f() {\n\tvar m map[string]int = nil\n\t«m[\"a\"]» = 1\n}",
                "func f(stock string) {\n\tvar prices map[string]map[string]int\n\t«prices[stock][\"a\"]»++\n}",
                "func f() {\n\tvar m map[string]int\n\trun(func() {\n\t\t«m[\"a\"]» = 1\n\t})\n}",
            ],
        );
    }

    #[test]
    fn maps_that_may_be_made_do_not() {
        silent(
            &RULE,
            &[
                "m := make(map[string]int)\nm[\"a\"] = 1",
                "var m = map[string]int{}\nm[\"a\"] = 1",
                "func f() {\n\tvar m map[string]int\n\tm = load()\n\tm[\"a\"] = 1\n}",
                "func f(data []byte) error {\n\tvar m map[string]any\n\tif err := json.Unmarshal(data, &m); err != nil {\n\t\treturn err\n\t}\n\tm[\"a\"] = 1\n\treturn nil\n}",
                "func f() {\n\tvar m map[string]int\n\tfor i := range 3 {\n\t\tif i == 0 {\n\t\t\tm = make(map[string]int)\n\t\t}\n\t\tm[\"a\"] = i\n\t}\n}",
                "func f() {\n\tvar m map[string]int\n\tfor i := range 3 {\n\t\tif i > 0 {\n\t\t\tm[\"a\"] = i\n\t\t}\n\t\tm = make(map[string]int)\n\t}\n}",
                "func f() {\n\tvar m map[string]int\n\tif m != nil {\n\t\tm[\"a\"] = 1\n\t}\n}",
                "func f() int {\n\tvar m map[string]int\n\tfor range m {\n\t}\n\tdelete(m, \"a\")\n\treturn m[\"a\"] + len(m)\n}",
                "func f() {\n\tvar m map[string]map[string]int\n\tuse(m[\"a\"][\"b\"])\n}",
                "func f(keys []string) {\n\tvar m map[string]int\n\tcounts[m[\"a\"]] = 1\n}",
                "func f() {\n\tvar m map[string]int = load()\n\tm[\"a\"] = 1\n}",
                "func f() {\n\tvar s []int\n\ts[0] = 1\n}",
                "package p\n\nvar cache map[string]int\n\nfunc init() { cache = map[string]int{} }\n\nfunc Put(k string) { cache[k] = 1 }",
                "package p\n\nvar Cache map[string]int\n\nfunc Put(k string) { Cache[k] = 1 }",
                "type set map[string]bool\n\nfunc (s *set) init() { *s = set{} }\n\nfunc f() {\n\tvar s set\n\ts.init()\n\ts[\"a\"] = true\n}",
                "func f(m map[string]int) (n map[string]int) {\n\tm[\"a\"] = 1\n\treturn m\n}",
                "func TestPanics(t *testing.T) {\n\tdefer wantPanic(t)\n\tvar m map[string]int\n\tm[\"a\"] = 1\n}",
                "func f() {\n\tvar m map[string]int\n\tm, err := load()\n\tm[\"a\"] = err\n}",
            ],
        );
    }

    #[test]
    fn fixes_make_the_map() {
        fixes(
            &RULE,
            &[
                (
                    "func f() {\n\tvar m map[string]int // counts\n\tm[\"a\"] = 1\n}",
                    "func f() {\n\tm := make(map[string]int) // counts\n\tm[\"a\"] = 1\n}",
                ),
                (
                    "package p\n\nvar cache map[string]int\n\nfunc put() { cache[\"a\"] = 1 }",
                    "package p\n\nvar cache = make(map[string]int)\n\nfunc put() { cache[\"a\"] = 1 }",
                ),
                (
                    "func f() (m map[string]bool) {\n\tm[\"a\"] = true\n\treturn\n}",
                    "func f() (m map[string]bool) {\n\tm = make(map[string]bool)\n\tm[\"a\"] = true\n\treturn\n}",
                ),
            ],
        );
        unfixed(
            &RULE,
            &[
                "func f() {\n\tvar (\n\t\tn int\n\t\tm map[string]int\n\t)\n\tm[\"a\"] = n\n}",
                "func f() {\n\tvar m map[int]map[int]int\n\tm[1][2] = 3\n}",
                "func f() {\n\tvar a, b map[int]int\n\ta[1] = len(b)\n}",
            ],
        );
    }
}
