//! ## What it does
//!
//! Finds `t.Fatal`, `t.FailNow`, `t.Skip` and their like, and checks of testify's `require`, in a goroutine that a test starts,
//! and on the test around a subtest: a subtest has a goroutine and a `t` of its own.
//!
//! ## Why it matters
//!
//! These end the goroutine that calls them, and `testing` allows them only in the goroutine of the test itself. Called from
//! another one, `t.Fatal` does not end the test: the rest of it runs on, waits for a result that never comes until the
//! time is over, or passes over a failure and panics because the test has ended. From a subtest, the `t.Fatal` of the test
//! around it ends both, and the subtests behind it never run; from what `b.Run` of a benchmark runs, it ends that alone.
//!
//! ## Example
//!
//! ```go
//! func TestServe(t *testing.T) {
//! 	done := make(chan struct{})
//! 	go func() {
//! 		defer close(done)
//! 		if err := serve(); err != nil {
//! 			t.Fatal(err)
//! 		}
//! 	}()
//! 	<-done
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! func TestServe(t *testing.T) {
//! 	done := make(chan struct{})
//! 	go func() {
//! 		defer close(done)
//! 		if err := serve(); err != nil {
//! 			t.Error(err)
//! 			return
//! 		}
//! 	}()
//! 	<-done
//! }
//! ```
//!
//! ## When not to
//!
//! Never: `t.Error` and a `return`, or an error sent to the test over a channel, say the same safely. The rule is
//! silent for a `t` that belongs to the goroutine itself, as in a subtest started there. It looks at what runs after
//! `go`, is handed to `Go` or stands in a call of `t.Run`, and not into helpers that are called from there; it cannot
//! see in which goroutine an HTTP handler runs.
//!
//! At work, go vet (testinggoroutine), staticcheck (SA2002) and testifylint (go-require) find the same, the last in
//! handlers and for the methods of suites too. go vet also follows a copy of `t` in another variable, and a subtest
//! that is a named function; the rule does not, because it would have to know who else calls that function.

use crate::calls::Callee;
use crate::goroutines::{is_started, statements};
use crate::kind::{Field, Kind};
use crate::lint::{Lint, Rule};
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::types::{Type, Types};
use crate::{Applicability, Diagnostic, Edit, Severity};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "fatal-in-goroutine",
        summary: "A goroutine tries to end the test that started it.",
        area: Area::Testing,
        severity: Severity::Error,
        clauses: &["step-test-thoroughly", "expertise-testing", "testing-table-driven"],
        linters: &["go vet (testinggoroutine)", "staticcheck (SA2002)", "testifylint (go-require)"],
        limits: "It cannot see what a helper does that the goroutine calls, or where an HTTP handler runs.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[Kind::FuncLiteral, Kind::GoStatement],
    check,
};

fn check<'a>(node: Node<'a>, lint: &mut Lint<'a>) {
    if node.is(Kind::GoStatement) {
        check_named(node, lint);
    } else if runner(lint.types, node).is_some() || is_started(node) {
        check_literal(node, lint);
    }
}

/// The test or benchmark that runs a function literal as a part of it, which has a goroutine of its own, too:
/// `t.Run("...", func(...) {...})`.
fn runner<'a>(types: Types<'a>, literal: Node<'a>) -> Option<Node<'a>> {
    let call = literal.parent().filter(|list| list.is(Kind::ArgumentList)).and_then(Node::parent)?;
    let function = call.child(Field::Function)?;
    function.child(Field::Selected).filter(|name| name.text() == "Run")?;
    function.child(Field::Operand).filter(|test| is_test(types, *test))
}

fn check_literal<'a>(literal: Node<'a>, lint: &mut Lint<'a>) {
    let types = lint.types;
    let runner = |function| runner(types, function);
    // What a benchmark runs ends alone.
    let is_subtest = runner(literal).is_some_and(|test| !types.of(test).target().is_foreign("testing", "B"));
    let calls: Vec<_> = literal.descendants().filter(|node| node.is(Kind::CallExpression)).collect();
    for call in calls {
        let Some((test, name)) = ending(types, call) else { continue };
        let functions = std::iter::successors(call.function(), |function| function.function());
        let mut within = functions.take_while(|function| *function != literal);
        if within.any(|function| is_started(function) || runner(function).is_some())
            || types.is_declared_in(test, literal)
        {
            continue;
        }
        if is_subtest {
            report(lint, call, call, test, WITHIN_SUBTEST);
            continue;
        }
        let edits = fix(types, literal, call, name);
        report(lint, call, call, test, IN_GOROUTINE).fix(
            "Report the failure and return",
            Applicability::Safe,
            edits.unwrap_or_default(),
        );
    }
}

/// `go t.Fatal()`, and `go helper(t)` or `go work()` where what is started would end the test.
fn check_named<'a>(statement: Node<'a>, lint: &mut Lint<'a>) {
    let types = lint.types;
    let Some(started) = statement.first_child().filter(|call| call.is(Kind::CallExpression)) else { return };
    if let Some((test, _)) = ending(types, started) {
        report(lint, started, started, test, IN_GOROUTINE);
        return;
    }
    let hands_over = started.child(Field::Arguments).is_some_and(|list| list.children().any(|it| is_test(types, it)));
    let Callee::Declared(place) = types.callee(started) else { return };
    let function = types.at(place);
    let calls = function.own_descendants().filter(|node| node.is(Kind::CallExpression));
    let mut ends = calls.filter_map(|call| Some((call, ending(types, call)?.0)));
    if let Some((call, test)) = ends.find(|(_, test)| hands_over || !types.is_declared_in(*test, function)) {
        report(lint, started, call, test, IN_GOROUTINE);
    }
}

/// What such a call does in a goroutine, and what to do about it.
const IN_GOROUTINE: (&str, &str) = (
    "ends only the goroutine that calls it; the test goes on",
    "Report with t.Error and return, or send the error to the test's own goroutine.",
);

/// The same in a subtest.
const WITHIN_SUBTEST: (&str, &str) =
    ("ends the test around this subtest, and the other subtests do not run", "Call it on the subtest's own parameter.");

/// Reports at `place` a `call` that should end `test`.
fn report<'a, 'b>(
    lint: &'b mut Lint<'a>,
    place: Node<'a>,
    call: Node<'a>,
    test: Node<'a>,
    (what, help): (&str, &'static str),
) -> &'b mut Diagnostic {
    let called = call.child(Field::Function).map_or("", |function| function.text());
    lint.report(place.span(), format!("`{called}` {what}."), help)
        .because(format!("`{}` belongs to the test, and this code runs in a goroutine of its own.", test.text()))
}

/// The test that a call would end, and the method by which it does.
fn ending<'a>(types: Types<'a>, call: Node<'a>) -> Option<(Node<'a>, &'a str)> {
    let function = call.child(Field::Function).filter(|function| function.is(Kind::SelectorExpression))?;
    let (owner, name) = (function.child(Field::Operand)?, function.child(Field::Selected)?.text());
    if matches!(name, "Fatal" | "Fatalf" | "FailNow" | "Skip" | "Skipf" | "SkipNow") {
        return is_test(types, owner).then_some((owner, name));
    }
    let test = call.child(Field::Arguments)?.first_child().filter(|test| is_test(types, *test))?;
    let is_require = owner.text() == "require"
        && matches!(types.callee(call), Callee::Function { path, .. } if path.ends_with("/require"))
        || owner.text() == "require" && types.binding(owner).is_none();
    is_require.then_some((test, name))
}

fn is_test<'a>(types: Types<'a>, value: Node<'a>) -> bool {
    value.is(Kind::Identifier)
        && matches!(types.of(value).target(), Type::Foreign { path: "testing", name: "T" | "B" | "F" | "TB" })
}

/// Reports instead, and leaves the goroutine, unless it is at its end anyway.
fn fix<'a>(types: Types<'a>, literal: Node<'a>, call: Node<'a>, name: &str) -> Option<Vec<Edit>> {
    let other = match name {
        "Fatal" => "Error",
        "Fatalf" => "Errorf",
        "FailNow" => "Fail",
        _ => return None,
    };
    let statement =
        call.parent().filter(|statement| statement.is(Kind::ExpressionStatement) && statement.is_list_item())?;
    let method = call.child(Field::Function)?.child(Field::Selected)?;
    is_test(types, call.child(Field::Function)?.child(Field::Operand)?).then_some(())?;
    if call.function() != Some(literal) || literal.child(Field::Result).is_some() {
        return None;
    }
    let mut edits = vec![Edit::replace(method.span(), other)];
    if statements(literal).last() != Some(&statement) {
        edits.push(Edit::insert(statement.end(), format!("\n{}return", statement.indent())));
    }
    Some(edits)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent, unfixed};
    use crate::{Options, check};

    #[test]
    fn ending_the_test_from_a_goroutine_fires() {
        fires(
            &RULE,
            &[
                "func TestA(t *testing.T) {\n\tgo func() {\n\t\t«t.Fatal(\"no\")»\n\t}()\n}",
                "func TestA(t *testing.T) {\n\tgo func() {\n\t\tif err := work(); err != nil {\n\t\t\t«t.Fatalf(\"work: %v\", err)»\n\t\t}\n\t}()\n}",
                "func BenchmarkA(b *testing.B) {\n\tvar wg sync.WaitGroup\n\twg.Go(func() {\n\t\t«b.FailNow()»\n\t})\n\twg.Wait()\n}",
                "func TestA(t *testing.T) {\n\tg.Go(func() error {\n\t\t«t.Skip(\"later\")»\n\t\treturn nil\n\t})\n}",
                "func helper(tb testing.TB) {\n\tgo func() {\n\t\t«tb.Fatal()»\n\t}()\n}",
                "func TestA(t *testing.T) {\n\tt.Run(\"a\", func(t *testing.T) {\n\t\tgo func(n int) {\n\t\t\t«t.SkipNow()»\n\t\t}(1)\n\t})\n}",
                "func TestA(t *testing.T) {\n\tgo func() {\n\t\t«require.NoError(t, work())»\n\t}()\n}",
                "package p\n\nimport (\n\t\"testing\"\n\n\t\"github.com/stretchr/testify/require\"\n)\n\nfunc TestA(t *testing.T) {\n\tgo func() {\n\t\t«require.Equal(t, 1, work())»\n\t}()\n}",
                "func TestA(t *testing.T) {\n\tgo «t.Fatal(\"late\")»\n}",
                "func TestA(t *testing.T) {\n\tgo «serve(t, 1)»\n}\n\nfunc serve(t testing.TB, n int) {\n\tif n > 0 {\n\t\tt.Fatal(n)\n\t}\n}",
                "func TestA(t *testing.T) {\n\tload := func() {\n\t\tt.Skip(\"no file\")\n\t}\n\tgo «load()»\n}",
                "func TestA(t *testing.T) {\n\tt.Run(\"a\", func(st *testing.T) {\n\t\tif err := work(); err != nil {\n\t\t\t«t.Fatal(err)»\n\t\t}\n\t\tst.Log(1)\n\t})\n}",
                "func BenchmarkA(b *testing.B) {\n\tb.Run(\"a\", func(_ *testing.B) {\n\t\t«require.NoError(b, work())»\n\t})\n}",
                "func TestA(t *testing.T) {\n\tgo t.Run(\"a\", func(st *testing.T) {\n\t\t«t.FailNow()»\n\t})\n}",
                "func TestA(t *testing.T) {\n\tfor range 3 {\n\t\tgo func() {\n\t\t\tdefer func() {\n\t\t\t\t«t.Fatal(recover())»\n\t\t\t}()\n\t\t}()\n\t}\n}",
            ],
        );
    }

    #[test]
    fn what_a_benchmark_runs_ends_alone() {
        let mut options = Options::default();
        options.only("fatal-in-goroutine").expect("a rule");
        for (parameter, expected) in
            [("b *testing.B", "ends only the goroutine"), ("b *testing.T", "ends the test around")]
        {
            let text = format!(
                "func f(t *testing.T, {parameter}) {{\n\tb.Run(\"a\", func(c *testing.B) {{\n\t\tt.Fatal()\n\t}})\n}}"
            );
            let found = check(&text, &options).diagnostics;
            assert!(found.iter().any(|d| d.message.contains(expected)), "{text}");
        }
    }

    #[test]
    fn the_tests_own_goroutine_does_not() {
        silent(
            &RULE,
            &[
                "func TestA(t *testing.T) {\n\tt.Fatal(\"no\")\n}",
                "func TestA(t *testing.T) {\n\tgo func() {\n\t\tt.Error(\"no\")\n\t\treturn\n\t}()\n}",
                "func TestA(t *testing.T) {\n\tt.Run(\"a\", func(t *testing.T) {\n\t\tt.Fatal(\"no\")\n\t})\n}",
                "func TestA(t *testing.T) {\n\tgo func() {\n\t\tt.Run(\"a\", func(t *testing.T) {\n\t\t\tt.Fatal(\"no\")\n\t\t})\n\t}()\n}",
                "func TestA(t *testing.T) {\n\tt.Cleanup(func() {\n\t\tt.Fatal(\"no\")\n\t})\n}",
                "func TestA(t *testing.T) {\n\tfunc() {\n\t\tt.Fatal(\"no\")\n\t}()\n}",
                "func main() {\n\tgo func() {\n\t\tlog.Fatal(\"no\")\n\t}()\n}",
                "func TestA(t *testing.T) {\n\tgo func() {\n\t\tassert.NoError(t, work())\n\t}()\n}",
                "func TestA(t *testing.T) {\n\tload := func() {\n\t\tt.Skip(\"no file\")\n\t}\n\tload()\n}",
                "func TestA(t *testing.T) {\n\tt.Run(\"a\", func(st *testing.T) {\n\t\tt.Error(\"no\")\n\t\tst.Fatal(\"no\")\n\t})\n}",
                "func TestA(t *testing.T) {\n\tother.Run(\"a\", func(n int) {\n\t\tt.Fatal(n)\n\t})\n}",
                "func TestA(t *testing.T) {\n\tgo serve(t)\n}\n\nfunc serve(t *testing.T) { t.Error(1) }",
                "func TestA(t *testing.T) {\n\tgo func(t *fake) {\n\t\tt.Fatal(\"no\")\n\t}(newFake())\n}",
                "func TestA(t *testing.T) {\n\terrs := make(chan error, 1)\n\tgo func() { errs <- work() }()\n\tif err := <-errs; err != nil {\n\t\tt.Fatal(err)\n\t}\n}",
            ],
        );
    }

    #[test]
    fn fixes_report_and_return() {
        fixes(
            &RULE,
            &[
                (
                    "func TestA(t *testing.T) {\n\tgo func() {\n\t\tif err := work(); err != nil {\n\t\t\tt.Fatalf(\"work: %v\", err)\n\t\t}\n\t\tmore()\n\t}()\n}",
                    "func TestA(t *testing.T) {\n\tgo func() {\n\t\tif err := work(); err != nil {\n\t\t\tt.Errorf(\"work: %v\", err)\n\t\t\treturn\n\t\t}\n\t\tmore()\n\t}()\n}",
                ),
                (
                    "func TestA(t *testing.T) {\n\tgo func() {\n\t\tt.FailNow()\n\t}()\n}",
                    "func TestA(t *testing.T) {\n\tgo func() {\n\t\tt.Fail()\n\t}()\n}",
                ),
            ],
        );
        unfixed(
            &RULE,
            &[
                "func TestA(t *testing.T) {\n\tgo func() {\n\t\tt.SkipNow()\n\t}()\n}",
                "func TestA(t *testing.T) {\n\tt.Run(\"a\", func(st *testing.T) {\n\t\tt.Fatal(\"no\")\n\t})\n}",
                "func TestA(t *testing.T) {\n\tg.Go(func() error {\n\t\tt.Fatal(\"no\")\n\t\treturn nil\n\t})\n}",
            ],
        );
    }
}
