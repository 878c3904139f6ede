//! ## What it does
//!
//! Finds test helpers, functions that are given a `testing.T`, `B`, `F` or `TB` and can fail the test with it, that do not
//! begin with `t.Helper()`.
//!
//! ## Why it matters
//!
//! A failing test prints the file and line of the call of `t.Errorf`. In a helper that is always the same line, and says
//! nothing about which of the many calls of the helper failed. `t.Helper()` makes the test print the caller's line.
//!
//! ## Example
//!
//! ```go
//! func assertPrice(t *testing.T, got, want int) {
//! 	if got != want {
//! 		t.Errorf("price is %d, want %d", got, want)
//! 	}
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! func assertPrice(t *testing.T, got, want int) {
//! 	t.Helper()
//! 	if got != want {
//! 		t.Errorf("price is %d, want %d", got, want)
//! 	}
//! }
//! ```
//!
//! ## When not to
//!
//! A function that is the body of a test wants its own lines: the rule says nothing about `Test...` and `test...`
//! functions, about functions that run subtests or are handed over as values, and about closures that are arguments or
//! stand in tables. It does not see whether a helper that hands `t` on fails it somewhere.
//!
//! At work, thelper finds the same. It also asks for `t.Helper()` in helpers that are empty or never fail the test, and
//! as the very first statement; here it may come later, as long as nothing before it can fail, because only failures
//! behind it change their line. `//nolint:missing-t-helper` keeps one.

use crate::kind::{Field, Kind};
use crate::lint::{Lint, Rule};
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::test_code::test_handle;
use crate::types::Types;
use crate::{Applicability, Edit, Severity, Span};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "missing-t-helper",
        summary: "A test helper does not say that it is one.",
        area: Area::Testing,
        severity: Severity::Info,
        clauses: &["expertise-testing", "step-test-thoroughly"],
        linters: &["thelper"],
        limits: "It does not see whether a function that is handed `t` ever fails the test.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[Kind::FunctionDeclaration, Kind::MethodDeclaration, Kind::FuncLiteral],
    check,
};

fn check<'a>(function: Node<'a>, lint: &mut Lint<'a>) {
    let Some(t) = test_handle(lint.types, function).filter(|t| t.text() != "_") else { return };
    let Some(body) = function.child(Field::Body) else { return };
    if !needs_helper(function, t) {
        return;
    }
    let Some(name) = name(lint.types, function) else { return };
    let lower = name.text().to_ascii_lowercase();
    let runs_test = (lower.starts_with("run") || lower.starts_with("do")) && lower.contains("test");
    if runs_test || ["test", "bench", "fuzz", "example"].iter().any(|prefix| lower.starts_with(prefix)) {
        return;
    }
    let (name, t) = (name.text(), t.text());
    let fix = fix(lint, function, body, t);
    let diagnostic = lint.report(
        function
            .child(Field::Name)
            .map_or_else(|| Span { start: function.start(), end: function.start() + 4 }, |name| name.span()),
        format!(
            "`{name}` fails the test without `{t}.Helper()`, so the failure names a line in here, not the caller's."
        ),
        format!("Begin it with `{t}.Helper()`."),
    );
    diagnostic
        .because(format!("`{t}` comes from the package `testing`, and `{name}` is never handed over as a value."));
    if let Some(edit) = fix {
        diagnostic.fix(format!("Begin with {t}.Helper()"), Applicability::Safe, vec![edit]);
    }
}

/// The name that a helper is called by; `None` for a function that is handed over as a value instead.
fn name<'a>(types: Types<'a>, function: Node<'a>) -> Option<Node<'a>> {
    if let Some(name) = function.child(Field::Name) {
        return (!types.is_function_value(name.binding_id())).then_some(name);
    }
    let list = function.parent().filter(|list| list.is(Kind::ExpressionList))?;
    let declaration = list.parent()?;
    let at = list.children().position(|value| value == function)?;
    let name = match declaration.kind() {
        Kind::ShortVarDeclaration => declaration.child(Field::Left)?.children().nth(at)?,
        Kind::VarSpec => declaration.children_in(Field::Name).nth(at)?,
        _ => return None,
    };
    let scope = function.outermost_function().filter(|outer| *outer != function)?;
    let mut uses =
        scope.descendants().filter(|node| node.is(Kind::Identifier) && node.binding_id() == name.binding_id());
    uses.all(|node| node == name || node.field_name() == Field::Function).then_some(name)
}

/// Whether the function can fail the test before it says that it is a helper, and is not a test itself.
fn needs_helper<'a>(function: Node<'a>, t: Node<'a>) -> bool {
    let mut fails = false;
    for node in function.descendants().filter(|node| node.is(Kind::Identifier) && node.binding_id() == t.binding_id()) {
        let Some(parent) = node.parent() else { continue };
        if parent.is(Kind::SelectorExpression) {
            match parent.child(Field::Selected).map_or("", |name| name.text()) {
                "Run" | "Parallel" | "N" | "Loop" | "ResetTimer" => return false,
                // What a function inside of this one does has lines of its own.
                _ if node.function() != Some(function) => {}
                "Helper" if !fails => return false,
                "Error" | "Errorf" | "Fatal" | "Fatalf" | "Fail" | "FailNow" => fails = true,
                _ => {}
            }
        } else if parent.is(Kind::ArgumentList) {
            fails |= node.function() == Some(function);
        }
    }
    fails
}

fn fix<'a>(lint: &Lint<'a>, function: Node<'a>, body: Node<'a>, t: &str) -> Option<Edit> {
    let first = body.first_child().and_then(|list| list.first_child())?;
    let line = lint.file.line_at(body.start());
    if first.start() > line.end {
        return Some(Edit::insert(line.end, format!("\n{}\t{t}.Helper()", function.indent())));
    }
    let is_short = body.end() <= line.end && line.end - line.start < 80;
    is_short.then(|| Edit::insert(first.start(), format!("{t}.Helper(); ")))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent, unfixed};

    #[test]
    fn helpers_fire() {
        fires(
            &RULE,
            &[
                "func «assertPrice»(t *testing.T, got, want int) {\n\tif got != want {\n\t\tt.Errorf(\"%d\", got)\n\t}\n}",
                "func «mustOpen»(tb testing.TB, path string) *os.File {\n\tf, err := os.Open(path)\n\tif err != nil {\n\t\ttb.Fatal(err)\n\t}\n\treturn f\n}",
                "func «newStore»(t *testing.T) *Store {\n\tdb, err := Open(t.TempDir())\n\trequire.NoError(t, err)\n\treturn &Store{db}\n}",
                "func «load»(b *testing.B, n int) {\n\tif n < 0 { b.Fatalf(\"%d\", n) }\n}",
                "type env struct{}\n\nfunc (e *env) «check»(t *testing.T) {\n\tif e == nil {\n\t\tt.FailNow()\n\t}\n}",
                "func TestAll(t *testing.T) {\n\tcheck := «func»(t *testing.T, n int) {\n\t\tif n != 1 {\n\t\t\tt.Error(n)\n\t\t}\n\t}\n\tcheck(t, 1)\n}",
                "func «seed»(f *testing.F) {\n\tif err := fill(); err != nil {\n\t\tf.Fatal(err)\n\t}\n}",
                "func «late»(t *testing.T, err error) {\n\tif err != nil {\n\t\tt.Fatal(err)\n\t}\n\tt.Helper()\n}",
                "func «wait»(ch chan int, t *testing.T) {\n\tselect {\n\tcase <-ch:\n\tcase <-time.After(time.Second):\n\t\tt.Fatal(\"no value\")\n\t}\n}",
            ],
        );
    }

    #[test]
    fn tests_closures_and_marked_helpers_do_not() {
        silent(
            &RULE,
            &[
                "func TestPrice(t *testing.T) { t.Fatal(1) }",
                "func BenchmarkPrice(b *testing.B) { b.Fatal(1) }",
                "func assertPrice(t *testing.T, got int) {\n\tt.Helper()\n\tt.Error(got)\n}",
                "func assertPrice(t *testing.T, got int) {\n\tmsg := fmt.Sprint(got)\n\tt.Helper()\n\tt.Error(msg)\n}",
                "func testPrice(t *testing.T, n int) { t.Error(n) }",
                "func TestAll(t *testing.T) {\n\tt.Run(\"a\", func(t *testing.T) { t.Error(1) })\n}",
                "func TestAll(t *testing.T) {\n\ttests := []struct{ check func(t *testing.T) }{{func(t *testing.T) { t.Error(1) }}}\n\t_ = tests\n}",
                "func TestAll(t *testing.T) {\n\tbody := func(t *testing.T) { t.Error(1) }\n\tt.Run(\"a\", body)\n}",
                "func creates(t *testing.T) { t.Error(1) }\n\nfunc TestAll(t *testing.T) { t.Run(\"creates\", creates) }",
                "func suite(t *testing.T, s Store) {\n\tt.Run(\"get\", func(t *testing.T) { t.Error(s) })\n}",
                "func tempFile(t *testing.T) string { return filepath.Join(t.TempDir(), \"a\") }",
                "func check(_ *testing.T, err error) { panic(err) }",
                "func mustPanic(t *testing.T, f func()) {\n\tdefer func() {\n\t\tif recover() == nil {\n\t\t\tt.Error(\"no panic\")\n\t\t}\n\t}()\n\tf()\n}",
                "func runServerTest(t *testing.T, s *Server) { t.Error(s) }",
                "func route(b *testing.B, size int) {\n\tfor i := 0; i < b.N; i++ {\n\t\tif send(size) != nil {\n\t\t\tb.Fatal(i)\n\t\t}\n\t}\n}",
                "func price(t *Table, n int) { t.Error(n) }",
                "func TestMain(m *testing.M) { os.Exit(m.Run()) }",
            ],
        );
    }

    #[test]
    fn fixes_begin_with_helper() {
        fixes(
            &RULE,
            &[
                (
                    "func check(t *testing.T, n int) { // why\n\t// Not one.\n\tif n != 1 {\n\t\tt.Error(n)\n\t}\n}\n",
                    "func check(t *testing.T, n int) { // why\n\tt.Helper()\n\t// Not one.\n\tif n != 1 {\n\t\tt.Error(n)\n\t}\n}\n",
                ),
                (
                    "func check(t *testing.T,\n\tn int) {\n\tt.Error(n)\n}\n",
                    "func check(t *testing.T,\n\tn int) {\n\tt.Helper()\n\tt.Error(n)\n}\n",
                ),
                (
                    "func check(tb testing.TB, n int) { tb.Fatal(n) }",
                    "func check(tb testing.TB, n int) { tb.Helper(); tb.Fatal(n) }",
                ),
                (
                    "func TestA(t *testing.T) {\n\tcheck := func(n int, t *testing.T) {\n\t\tt.Error(n)\n\t}\n\tcheck(1, t)\n}\n",
                    "func TestA(t *testing.T) {\n\tcheck := func(n int, t *testing.T) {\n\t\tt.Helper()\n\t\tt.Error(n)\n\t}\n\tcheck(1, t)\n}\n",
                ),
            ],
        );
        unfixed(
            &RULE,
            &[
                "func check(t *testing.T, n int) { if n != 1 { t.Error(n) }; if n != 2 { t.Error(n) }; if n != 3 { t.Error(n) } }",
            ],
        );
    }
}
