//! ## What it does
//!
//! Finds tests that loop over a table of cases and check each without `t.Run`.
//!
//! ## Why it matters
//!
//! With `t.Run` each case is a test of its own: it has a name in the output, `t.Fatal` ends only that case and the others
//! still run, and `go test -run 'TestDiscount/premium'` runs it alone. Without it the first failure hides all later ones,
//! and one must work out from the message which case it was.
//!
//! ## Example
//!
//! ```go
//! func TestDiscount(t *testing.T) {
//! 	tests := []struct {
//! 		name     string
//! 		amount   int
//! 		expected int
//! 	}{
//! 		{"small order", 10, 10},
//! 		{"large order", 100, 90},
//! 	}
//!
//! 	for _, tt := range tests {
//! 		if got := Discount(tt.amount); got != tt.expected {
//! 			t.Errorf("Discount(%d) = %d, want %d", tt.amount, got, tt.expected)
//! 		}
//! 	}
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! func TestDiscount(t *testing.T) {
//! 	tests := []struct {
//! 		name     string
//! 		amount   int
//! 		expected int
//! 	}{
//! 		{"small order", 10, 10},
//! 		{"large order", 100, 90},
//! 	}
//!
//! 	for _, tt := range tests {
//! 		t.Run(tt.name, func(t *testing.T) {
//! 			if got := Discount(tt.amount); got != tt.expected {
//! 				t.Errorf("Discount(%d) = %d, want %d", tt.amount, got, tt.expected)
//! 			}
//! 		})
//! 	}
//! }
//! ```
//!
//! ## When not to
//!
//! A table whose rows are steps, each building on the one before, cannot be run in parts; keep its loop plain. The rule
//! looks only at tables that are written out as literals of structs, and is silent where one row hands a value on to the next.
//! No widely used linter finds this; paralleltest and tparallel look at subtests that are there.
//! `//nolint:missing-subtest` keeps a loop.

use crate::calls::Callee;
use crate::kind::{Field, Kind};
use crate::lint::{Lint, Rule};
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::test_code::test_handle;
use crate::types::{Type, Types};
use crate::{Applicability, Edit, Severity, Span};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "missing-subtest",
        summary: "A table of test cases is checked without subtests.",
        area: Area::Testing,
        severity: Severity::Info,
        clauses: &["testing-table-driven", "step-test-thoroughly", "expertise-testing"],
        linters: &[],
        limits: "It sees that rows depend on each other only where one hands a value on to the next.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[Kind::RangeClause],
    check,
};

fn check<'a>(clause: Node<'a>, lint: &mut Lint<'a>) {
    let types = lint.types;
    let (Some(function), Some(over)) = (clause.function(), clause.child(Field::Right)) else { return };
    let is_test = |t: &Node<'a>| types.of(*t).target().is_foreign("testing", "T");
    let Some(t) = test_handle(types, function).filter(is_test) else { return };
    let Some(body) = clause.parent().and_then(|statement| statement.child(Field::Body)) else { return };
    let Some(row) = row(types, over.unparenthesized()) else { return };
    if !checks(types, body, t) || carries_over(types, body) {
        return;
    }
    let name = case_name(types, clause, row);
    let fix = name.as_ref().and_then(|name| fix(body, t, name));
    let help = match &name {
        Some(name) => format!("Run each case with `{}.Run({name}, ...)`.", t.text()),
        None => format!("Give each case a name, and run it with `{}.Run`.", t.text()),
    };
    let span = Span { start: clause.parent().unwrap_or(clause).start(), end: clause.end() };
    let diagnostic = lint.report(
        span,
        format!("This loop checks its cases without `{}.Run`, so none of them can be run or fail alone.", t.text()),
        help,
    );
    if over.is(Kind::Identifier) {
        diagnostic.because(format!("`{}` is written out as a literal of structs.", over.text()));
    }
    if let Some(edits) = fix {
        diagnostic.fix("Run each case as a subtest", Applicability::NeedsReview, edits);
    }
}

/// The struct that the rows of a table are made of, if `over` is a table that the package writes out.
fn row<'a>(types: Types<'a>, over: Node<'a>) -> Option<Node<'a>> {
    let literal = if over.is(Kind::CompositeLiteral) {
        over
    } else {
        let binding = types.binding(over).filter(|_| over.is(Kind::Identifier))?;
        let declaration = types.package.declaration(binding);
        let values = declaration.child(Field::Right).or_else(|| declaration.child(Field::Value))?;
        values.children().nth(binding.position as usize).filter(|value| value.is(Kind::CompositeLiteral))?
    };
    let is_written_out = |row: &Node<'a>| {
        row.descendants().any(|part| matches!(part.kind(), Kind::LiteralValue | Kind::CompositeLiteral))
    };
    if literal.child(Field::Body)?.children().filter(is_written_out).count() < 2 {
        return None;
    }
    let element = match types.underlying(&types.of(literal)) {
        Type::Slice(element) | Type::Array(element) | Type::Map(_, element) => *element,
        _ => return None,
    };
    match types.underlying(element.target()) {
        Type::Struct(place) => Some(types.at(place)),
        _ => None,
    }
}

/// Whether the body of a loop uses `t` to check something, and nothing in it makes subtests.
fn checks<'a>(types: Types<'a>, body: Node<'a>, t: Node<'a>) -> bool {
    let mut uses = false;
    // By name, because old code copies it into the loop first: `t := t`.
    for node in body.descendants().filter(|node| node.is(Kind::Identifier) && node.text() == t.text()) {
        let Some(parent) = node.parent() else { continue };
        if parent.is(Kind::SelectorExpression) {
            match parent.child(Field::Selected).map_or("", |name| name.text()) {
                "Run" => return false,
                "Error" | "Errorf" | "Fatal" | "Fatalf" | "Fail" | "FailNow" => uses = true,
                _ => {}
            }
        } else {
            let call = parent.parent().filter(|call| call.is(Kind::CallExpression));
            if call.is_some_and(|call| makes_subtests(types, call)) {
                return false;
            }
            uses = true;
        }
    }
    uses
}

/// Whether one round of a loop leaves something for the next in a variable from outside of it.
fn carries_over<'a>(types: Types<'a>, body: Node<'a>) -> bool {
    body.own_descendants().any(|statement| {
        let targets = match statement.kind() {
            Kind::AssignmentStatement => statement.child(Field::Left),
            Kind::IncStatement | Kind::DecStatement => Some(statement),
            _ => None,
        };
        let mut targets = targets.into_iter().flat_map(|list| list.children());
        targets.any(|target| {
            let declaration = types.binding(target).map(|binding| types.package.declaration(binding));
            declaration.is_some_and(|declaration| !body.contains(declaration)) && !types.of(target).is_error()
        })
    })
}

/// Whether a function of the package that is given `t` runs subtests.
fn makes_subtests<'a>(types: Types<'a>, call: Node<'a>) -> bool {
    let (Callee::Declared(place) | Callee::Literal(place)) = types.callee(call) else { return false };
    let mut selected = types.at(place).descendants().filter(|node| node.field_name() == Field::Selected);
    selected.any(|name| name.text() == "Run")
}

/// An expression for the name of the case that the loop looks at.
fn case_name<'a>(types: Types<'a>, clause: Node<'a>, row: Node<'a>) -> Option<String> {
    const NAMES: [&str; 7] = ["name", "desc", "description", "title", "label", "scenario", "testname"];
    let mut variables = clause.child(Field::Left)?.children();
    let (key, value) = (variables.next()?, variables.next());
    let fields = row.first_child()?.children();
    let names = fields.flat_map(|field| {
        let is_text = field.child(Field::Type).is_some_and(|ty| types.denoted(ty) == Type::Universe("string"));
        field.children_in(Field::Name).filter(move |_| is_text)
    });
    let field = names.into_iter().find(|name| NAMES.contains(&name.text().to_ascii_lowercase().as_str()));
    if let (Some(field), Some(value)) = (field, value)
        && value.text() != "_"
    {
        return Some(format!("{}.{}", value.text(), field.text()));
    }
    let is_text = key.text() != "_" && types.of(key) == Type::Universe("string");
    is_text.then(|| key.text().to_owned())
}

fn fix<'a>(body: Node<'a>, t: Node<'a>, name: &str) -> Option<Vec<Edit>> {
    let leaves = |node: Node<'_>| match node.kind() {
        Kind::BreakStatement | Kind::ContinueStatement | Kind::GotoStatement | Kind::LabeledStatement => true,
        Kind::ReturnStatement => true,
        Kind::RawStringLiteral => node.text().contains('\n'),
        _ => false,
    };
    let inner = &body.text().get(1..body.text().len() - 1)?;
    let indent = body.indent();
    if body.own_descendants().any(leaves)
        || body.descendants().any(|node| node.is(Kind::RawStringLiteral) && node.text().contains('\n'))
        || !inner.starts_with('\n')
        || !inner.trim_end_matches([' ', '\t']).ends_with('\n')
        || body.syntax().comments.iter().any(|comment| {
            body.span().start < comment.start
                && comment.end < body.end()
                && comment.of(body.syntax().text).contains('\n')
        })
    {
        return None;
    }
    let head = format!("\n{indent}\t{}.Run({name}, func({} *testing.T) {{", t.text(), t.text());
    let mut edits = vec![Edit::insert(body.start() + 1, head)];
    let mut at = body.start() + 1;
    for line in inner.split('\n') {
        if !line.trim().is_empty() && at > body.start() + 1 {
            edits.push(Edit::insert(at, "\t"));
        }
        at += line.len() as u32 + 1;
    }
    let last = body.end() - 1 - indent.len() as u32;
    edits.push(Edit::insert(last, format!("{indent}\t}})\n")));
    Some(edits)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent, unfixed};

    const TABLE: &str = "\ttests := []struct {\n\t\tname string\n\t\tin, want int\n\t}{\n\t\t{\"one\", 1, 1},\n\t\t{\"two\", 2, 4},\n\t}\n";

    /// A test over the table, with this loop.
    fn test(of: &str) -> String {
        format!("func TestSquare(t *testing.T) {{\n{TABLE}{of}}}\n")
    }

    #[test]
    fn tables_without_subtests_fire() {
        for body in [
            "\t«for _, tt := range tests» {\n\t\tif got := Square(tt.in); got != tt.want {\n\t\t\tt.Errorf(\"got %d\", got)\n\t\t}\n\t}\n",
            "\t«for i, tt := range tests» {\n\t\tassert.Equal(t, tt.want, Square(tt.in), i)\n\t}\n",
            "\t«for i := range tests» {\n\t\tcheck(t, tests[i].in)\n\t}\n",
            "\t«for _, c := range tests» {\n\t\tgot, err := Parse(c.in)\n\t\trequire.NoError(t, err)\n\t\trequire.Equal(t, c.want, got)\n\t}\n",
            "\t«for _, tt := range tests» {\n\t\tif Square(tt.in) != tt.want {\n\t\t\tt.Fatal(tt.name)\n\t\t}\n\t}\n",
        ] {
            fires(&RULE, &[&test(body)]);
        }
        fires(
            &RULE,
            &[
                "func TestAdd(t *testing.T) {\n\t«for _, tt := range []struct{ a, b int }{{1, 2}, {2, 3}}» {\n\t\tif tt.a+1 != tt.b {\n\t\t\tt.Error(tt)\n\t\t}\n\t}\n}",
                "type pair struct{ in, out string }\n\nvar pairs = []pair{{\"a\", \"A\"}, {\"b\", \"B\"}}\n\nfunc TestUpper(t *testing.T) {\n\t«for _, p := range pairs» {\n\t\tif got := Upper(p.in); got != p.out {\n\t\t\tt.Errorf(\"%q\", got)\n\t\t}\n\t}\n}",
                "func TestCodes(t *testing.T) {\n\tcases := map[string]struct{ code int }{\"ok\": {200}, \"gone\": {410}}\n\t«for name, c := range cases» {\n\t\tif Code(name) != c.code {\n\t\t\tt.Errorf(\"%s\", name)\n\t\t}\n\t}\n}",
                "func TestPtr(t *testing.T) {\n\tcases := []*pair{{1, 2}, {2, 3}}\n\t«for _, c := range cases» {\n\t\tassert.Equal(t, c.a, c.b)\n\t}\n}\n\ntype pair struct{ a, b int }",
            ],
        );
    }

    #[test]
    fn subtests_and_other_loops_do_not() {
        for body in [
            "\tfor _, tt := range tests {\n\t\tt.Run(tt.name, func(t *testing.T) {\n\t\t\tassert.Equal(t, tt.want, Square(tt.in))\n\t\t})\n\t}\n",
            "\tfor _, tt := range tests {\n\t\tt := t\n\t\tt.Run(tt.name, func(t *testing.T) { t.Error(tt.in) })\n\t}\n",
            "\tfor _, tt := range tests {\n\t\tstore.Put(tt.in)\n\t}\n\tassert.Len(t, store, 2)\n",
            "\tfor _, tt := range tests {\n\t\trunCase(t, tt.in)\n\t}\n}\n\nfunc runCase(t *testing.T, in int) {\n\tt.Run(\"case\", func(t *testing.T) {})\n",
            "\tfor _, tt := range tests {\n\t\tdir := t.TempDir()\n\t\twrite(dir, tt.in)\n\t}\n",
        ] {
            silent(&RULE, &[&test(body)]);
        }
        silent(
            &RULE,
            &[
                "func TestUsers(t *testing.T) {\n\tusers := load()\n\tfor _, u := range users {\n\t\tif u.Name == \"\" {\n\t\t\tt.Error(u)\n\t\t}\n\t}\n}",
                "func TestServers(t *testing.T) {\n\ta, b := start(), start()\n\tfor _, s := range []*Server{a, b} {\n\t\tcheck(t, s)\n\t}\n}\n\ntype Server struct{}",
                "func TestSteps(t *testing.T) {\n\tsum := 0\n\tfor _, s := range []struct{ add, want int }{{1, 1}, {2, 3}} {\n\t\tsum += s.add\n\t\tassert.Equal(t, s.want, sum)\n\t}\n}",
                "func TestWords(t *testing.T) {\n\tfor _, w := range []string{\"a\", \"b\"} {\n\t\tif !Valid(w) {\n\t\t\tt.Error(w)\n\t\t}\n\t}\n}",
                "func TestOne(t *testing.T) {\n\tfor _, tt := range []struct{ a int }{{1}} {\n\t\tt.Log(tt.a)\n\t\tt.Error(tt.a)\n\t}\n}",
                "func Sum(rows []struct{ a int }) (n int) {\n\tfor _, r := range rows {\n\t\tn += r.a\n\t}\n\treturn n\n}",
                "func TestCount(t *testing.T) {\n\tfor i := range 10 {\n\t\tt.Error(i)\n\t}\n}",
                "func BenchmarkAll(b *testing.B) {\n\tfor _, c := range []struct{ n int }{{1}, {2}} {\n\t\tb.Run(\"x\", func(b *testing.B) { work(c.n) })\n\t}\n}",
            ],
        );
    }

    #[test]
    fn fixes_wrap_the_body() {
        let before = "\tfor _, tt := range tests {\n\t\t// Squares are never negative.\n\t\tgot := Square(tt.in)\n\n\t\tif got != tt.want {\n\t\t\tt.Errorf(\"got %d\", got)\n\t\t}\n\t}\n";
        let after = "\tfor _, tt := range tests {\n\t\tt.Run(tt.name, func(t *testing.T) {\n\t\t\t// Squares are never negative.\n\t\t\tgot := Square(tt.in)\n\n\t\t\tif got != tt.want {\n\t\t\t\tt.Errorf(\"got %d\", got)\n\t\t\t}\n\t\t})\n\t}\n";
        fixes(&RULE, &[(&test(before), &test(after))]);
        unfixed(
            &RULE,
            &[
                &test(
                    "\tfor _, tt := range tests {\n\t\tif tt.in == 0 {\n\t\t\tcontinue\n\t\t}\n\t\tt.Error(tt.in)\n\t}\n",
                ),
                &test("\tfor i := range tests {\n\t\tt.Error(i)\n\t}\n"),
                &test("\tfor _, tt := range tests {\n\t\tt.Error(tt, `\na`)\n\t}\n"),
            ],
        );
    }
}
