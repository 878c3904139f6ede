//! ## What it does
//!
//! Finds `os.Exit`, `log.Fatal`, `log.Panic`, `runtime.Goexit` and their like outside of `main`, `init` and `TestMain`.
//!
//! ## Why it matters
//!
//! These calls do not come back. The callers' deferred calls do not run after `os.Exit` and `log.Fatal`: files are not
//! flushed, locks not given back, transactions left open. No caller can retry or use a default, and a test of such a
//! function ends the whole test run. Only `main` knows whether a failure should end the program.
//!
//! ## Example
//!
//! ```go
//! func Load(path string) (*Config, error) {
//! 	data, err := os.ReadFile(path)
//! 	if err != nil {
//! 		log.Fatal(err)
//! 	}
//! 	return parse(data)
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! func Load(path string) (*Config, error) {
//! 	data, err := os.ReadFile(path)
//! 	if err != nil {
//! 		return nil, fmt.Errorf("load %s: %w", path, err)
//! 	}
//! 	return parse(data)
//! }
//! ```
//!
//! ## When not to
//!
//! A function that exists to end the program may do so: the rule says nothing in functions whose name tells it
//! (`usage`, `fatal`, `exitOnError`, `MustLoad`) or whose documentation does, in functions called `Main` or `Execute`
//! that stand in for `main`, in a function that only `main` calls and that ends with a computed status
//! (`os.Exit(code)`), in examples, in tests where a helper process exits, where a comment at the call or at the `if` or
//! `case` around it says why, and where the message says that its place cannot be reached. In the helpers of a program
//! or package that return no error it only informs. It does not know the `Fatal` of other logging packages, and does
//! not see that a function calls another one that exits.
//!
//! At work, revive's deep-exit reports every such call outside of `main`, `init` and examples, whatever the function is
//! called; also `flag.Parse` and flag sets with `flag.ExitOnError`, which end the program where the command line is
//! wrong, and so only do what their caller chose. It does not know `runtime.Goexit` and the methods of a `log.Logger`.
//! `//nolint:deep-exit` with a reason keeps one.

use crate::calls::Callee;
use crate::errors::{is_error, says_impossible};
use crate::kind::{Field, Kind};
use crate::lint::{Lint, Rule};
use crate::outline::{doc, is_explained, is_public};
use crate::repair;
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::test_code::test_handle;
use crate::types::{Type, Types, parameters};
use crate::{Applicability, Edit, Severity};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "deep-exit",
        summary: "A function ends the whole program instead of returning an error.",
        area: Area::Design,
        severity: Severity::Warning,
        clauses: &["standard-error-handling", "step-handle-errors", "anti-panicking", "standard-testable-design"],
        linters: &["revive (deep-exit)"],
        limits: "It cannot see that a function calls another one which ends the program.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[Kind::CallExpression],
    check,
};

/// Words in the name of a function that exists to end the program.
const ENDING: [&str; 13] = [
    "exit",
    "fatal",
    "fail",
    "usage",
    "die",
    "abort",
    "quit",
    "must",
    "panic",
    "help",
    "signal",
    "signals",
    "interrupt",
];

/// Words in its documentation.
const ANNOUNCED: [&str; 4] = ["exit", "fatal", "terminat", "panic"];

fn check<'a>(call: Node<'a>, lint: &mut Lint<'a>) {
    let Some(function) = call.child(Field::Function) else { return };
    let Some(selected) = function.child(Field::Selected) else { return };
    let is_log = selected.text().starts_with("Fatal") || selected.text().starts_with("Panic");
    if !is_log && !matches!(selected.text(), "Exit" | "Goexit") {
        return;
    }
    let ends = match lint.types.callee(call) {
        Callee::Function { path: "log", name } | Callee::Method { path: "log", receiver: "Logger", name } if is_log => {
            if name.starts_with("Fatal") {
                "ends the whole program"
            } else {
                "panics"
            }
        }
        Callee::Function { path: "os" | "syscall", name: "Exit" } => "ends the whole program",
        Callee::Function { path: "runtime", name: "Goexit" } => "ends its goroutine",
        _ => return,
    };
    let Some(owner) = call.outermost_function() else { return };
    let name = owner.child(Field::Name).map_or("", |name| name.text());
    // Examples and helper processes in test files have no test to fail.
    if is_exempt(lint.types, owner, name) || lint.file.is_test() && !(is_log && has_test(lint.types, call)) {
        return;
    }
    let doc = doc(lint.file, owner);
    let said = call.child(Field::Arguments).map_or("", Node::text);
    // The caller has chosen it, as by `flag.ExitOnError`.
    let mut cases = call.ancestors().filter(|node| node.is(Kind::ExpressionCase));
    let is_chosen = cases.any(|case| case.child(Field::Value).is_some_and(|value| value.text().contains("Exit")));
    // Cases of a test may try just such calls.
    let is_tried = lint.file.is_test() && call.has_kind_around(Kind::CompositeLiteral);
    // To end well, as after `--help`, hides no failure.
    let is_success = !is_log && said == "(0)";
    // With a status that was computed, all of the program's work is done.
    let is_computed = !is_log && !said.trim_start_matches('(').starts_with(|c: char| c.is_ascii_digit());
    if is_chosen
        || is_tried
        || is_success
        || is_computed && is_part_of_main(lint.types, owner)
        || call.statement().is_some_and(|statement| is_explained(lint.file, statement))
        || ANNOUNCED.iter().any(|word| doc.contains(word))
        || is_log && says_impossible(call, said)
    {
        return;
    }
    let returns_error = call.function().is_some_and(|function| repair::returns_error(lint.types, function));
    let is_loud = returns_error || lint.file.is_test() || lint.file.package.is_none() || is_public(lint.file, owner);
    // What ends with no error at hand checks what its own program does.
    let mut arguments = call.child(Field::Arguments).into_iter().flat_map(Node::children);
    if !is_loud && is_log && !arguments.any(|argument| is_error(lint.types, argument)) {
        return;
    }
    let severity = if is_loud { Severity::Warning } else { Severity::Info };
    let subject = if name.is_empty() { "This function".to_owned() } else { format!("`{name}`") };
    let help = if lint.file.is_test() {
        "Fail the test with `t.Fatal`, or return an error."
    } else {
        "Return an error, and let `main` decide whether the program ends."
    };
    let fix = if is_log { fix(lint, call, name) } else { None };
    let diagnostic = lint.report_as(
        severity,
        function.span(),
        format!("{subject} {ends} with `{}`, and its callers can do nothing about it.", function.text()),
        help,
    );
    if let Some(edits) = fix {
        diagnostic.fix("Return an error instead", Applicability::NeedsReview, edits);
    }
}

/// Functions that may end the program, or exist for it.
fn is_exempt<'a>(types: Types<'a>, owner: Node<'a>, name: &str) -> bool {
    let parameters = owner.child(Field::Parameters).map(parameters).unwrap_or_default();
    let is_test_main = |ty: &Type<'a>| ty.target().is_foreign("testing", "M");
    if parameters.iter().any(|(_, ty)| ty.is_some_and(|ty| is_test_main(&types.denoted(ty)))) {
        return true;
    }
    let is_entry = matches!(name, "main" | "init" | "Execute") || name.ends_with("Main") || name.starts_with("Example");
    is_entry && owner.is(Kind::FunctionDeclaration) || repair::has_word(name, &ENDING)
}

/// Whether only `main` names a function.
fn is_part_of_main<'a>(types: Types<'a>, function: Node<'a>) -> bool {
    let around = types.only_mention(function).and_then(Node::outermost_function);
    around.and_then(|around| around.child(Field::Name)).is_some_and(|name| name.text() == "main")
}

/// Whether the code is handed a test that it can fail.
fn has_test<'a>(types: Types<'a>, call: Node<'a>) -> bool {
    std::iter::successors(call.function(), |function| function.function())
        .any(|function| test_handle(types, function).is_some())
}

fn fix<'a>(lint: &Lint<'a>, call: Node<'a>, name: &str) -> Option<Vec<Edit>> {
    let types = lint.types;
    let function = call.function()?;
    let statement = call.parent().filter(|node| node.is(Kind::ExpressionStatement) && node.is_list_item())?;
    if !repair::returns_error(types, function) {
        return None;
    }
    let arguments: Vec<_> = call.child(Field::Arguments)?.children().collect();
    let (last, others) = arguments.split_last()?;
    let ends_in_error = types.of(*last).is_error();
    if others.iter().any(|argument| !matches!(types.of(*argument), Type::Universe("string" | "int"))) {
        return None;
    }
    let said = match others {
        [] if ends_in_error => format!("\"{}: %w\", {}", repair::words(name), last.text()),
        [] if last.is(Kind::InterpretedStringLiteral) => repair::error_text(last.text()),
        [format, ..] if ends_in_error && format.is(Kind::InterpretedStringLiteral) => {
            let text = format.text();
            let head = text.strip_suffix("%v\"").or_else(|| text.strip_suffix("%s\""))?;
            let rest = &lint.file.text[format.end() as usize..last.end() as usize];
            format!("{}%w\"{rest}", repair::error_text(head))
        }
        _ => return None,
    };
    let (package, maker) = if ends_in_error { ("fmt", "Errorf") } else { ("errors", "New") };
    let (package, mut edits) = repair::swap_import(types, lint.file, call, package)?;
    let text = repair::return_error(types, Some(function), &format!("{package}.{maker}({said})"))?;
    edits.push(Edit::replace(statement.span(), text));
    Some(edits)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent, unfixed};
    use crate::{Options, SourceFile, check_package};

    #[test]
    fn exits_below_main_fire() {
        fires(
            &RULE,
            &[
                "func Load(path string) *Config {\n\tdata, err := os.ReadFile(path)\n\tif err != nil {\n\t\t«log.Fatal»(err)\n\t}\n\treturn parse(data)\n}",
                "package main\n\nimport \"os\"\n\nfunc run() {\n\tif len(os.Args) < 2 {\n\t\t«os.Exit»(2)\n\t}\n}\n",
                "func Connect(url string) *sql.DB {\n\tdb, err := sql.Open(\"pgx\", url)\n\tif err != nil {\n\t\t«log.Panicf»(\"open %s: %v\", url, err)\n\t}\n\treturn db\n}",
                "type S struct{ log *log.Logger }\n\nfunc (s *S) Serve() {\n\t«s.log.Fatalln»(\"cannot serve\")\n}",
                "func Stop() { «runtime.Goexit»() }",
                "package main\n\nimport \"os\"\n\nfunc main() { finish(run()) }\n\nfunc retry() { finish(2) }\n\nfunc finish(code int) { «os.Exit»(code) }\n",
                "package main\n\nimport \"os\"\n\nfunc main() { run() }\n\nfunc run() {\n\tif len(os.Args) < 2 {\n\t\t«os.Exit»(2)\n\t}\n}\n",
                "package app\n\nimport \"syscall\"\n\nfunc Leave() { «syscall.Exit»(3) }\n",
                "package cmd\n\nimport \"os\"\n\nvar root = Command{Run: func() {\n\t«os.Exit»(1)\n}}\n",
                "func (s *Server) main() { «log.Fatalf»(\"no port\") }",
                "func Watch(events chan int) {\n\tgo func() {\n\t\t<-events\n\t\t«os.Exit»(1)\n\t}()\n}",
                "package app\n\nimport stdlog \"log\"\n\nfunc Start() { «stdlog.Fatal»(\"no\") }\n",
                "func check(err error) {\n\tif err != nil {\n\t\t«log.Fatal»(err)\n\t}\n}",
            ],
        );
    }

    #[test]
    fn entries_and_functions_that_say_so_do_not() {
        silent(
            &RULE,
            &[
                "package main\n\nimport \"log\"\n\nfunc main() {\n\tif err := run(); err != nil {\n\t\tlog.Fatal(err)\n\t}\n}\n",
                "package main\n\nimport \"os\"\n\nfunc main() {\n\tgo func() {\n\t\tos.Exit(1)\n\t}()\n}\n",
                "package tool\n\nimport \"os\"\n\nfunc Main() { os.Exit(run()) }\n",
                "func init() {\n\tlog.Fatal(\"unsupported platform\")\n}",
                "func TestMain(m *testing.M) { os.Exit(m.Run()) }",
                "func Main(m *testing.M, dir string) { os.Exit(run(m, dir)) }",
                "func TestLoad(t *testing.T) { t.Fatal(\"no\") }",
                "// check ends the program with status 1, and exits for nothing else.\nfunc check(err error) {\n\tlog.Fatal(err)\n}",
                "func encode(n int) {\n\tif n > 9 {\n\t\tlog.Fatalf(\"internal error: size %d\", n)\n\t}\n}",
                "func kind(n int) int {\n\tswitch n {\n\tcase 1:\n\t\treturn 2\n\tdefault:\n\t\tlog.Fatalf(\"unknown kind %d\", n)\n\t}\n\treturn 0\n}",
                "package app\n\nimport \"log\"\n\nfunc place(n int) {\n\tif n%4 != 0 {\n\t\tlog.Fatalf(\"offset %d is not aligned\", n)\n\t}\n}",
                "package main\n\nimport \"os\"\n\nfunc main() { finish(run()) }\n\nfunc finish(code int) {\n\tflush()\n\tos.Exit(code)\n}\n",
                "func Watch(lost chan error) {\n\t<-lost\n\t// The supervisor starts the process anew; nothing here can go on.\n\tos.Exit(1)\n}",
                "func (f *Flags) load() {\n\tflag.Parse()\n\tset := flag.NewFlagSet(\"tool\", flag.ExitOnError)\n\tset.Parse(f.args)\n}",
                "package app\n\nfunc Execute() { os.Exit(run()) }",
                "func (s *Server) handleSignals() {\n\ts.Shutdown()\n\tos.Exit(0)\n}",
                "func Parse(mode int) error {\n\tswitch mode {\n\tcase ExitOnError:\n\t\tos.Exit(2)\n\t}\n\treturn nil\n}",
                "func failWith(err error) { log.Fatal(err) }",
                "func usage() {\n\tfmt.Fprintln(os.Stderr, \"usage: tool FILE\")\n\tos.Exit(2)\n}",
                "func exitOnError(err error) {\n\tif err != nil {\n\t\tos.Exit(1)\n\t}\n}",
                "func MustLoad(path string) []byte {\n\tlog.Panicln(path)\n\treturn nil\n}",
                "func ExampleOpen() {\n\tlog.Fatal(\"no\")\n}",
                "log.Fatal(err)",
                "import \"github.com/acme/log\"\n\nfunc Load() { log.Print(1) }",
                "package p\n\nimport \"github.com/sirupsen/logrus\"\n\nfunc Load() { logrus.Fatal(\"no\") }\n",
                "type door struct{}\n\nfunc (door) Exit() {}\n\nfunc leave(d door) { d.Exit() }",
                "func leave(ctx context.Context) {\n\truntime.Gosched()\n\tlog.Print(\"left\")\n}",
            ],
        );
    }

    #[test]
    fn tests_are_asked_to_fail_and_their_helper_processes_are_not() {
        let text = "package p\n\nimport (\n\t\"log\"\n\t\"os\"\n\t\"testing\"\n)\n\nfunc TestA(t *testing.T) { log.Fatal(1) }\n\nfunc helper() { log.Fatal(1) }\n\nfunc TestHelper(t *testing.T) { os.Exit(0) }\n";
        let mut options = Options::default();
        options.only("deep-exit").expect("a rule");
        let found = check_package(&[SourceFile { path: "p_test.go", text }], &options).remove(0).diagnostics;
        let [only] = &found[..] else { panic!("{found:?}") };
        assert!(only.message.starts_with("`TestA` ends") && only.help.contains("t.Fatal"), "{only:?}");
    }

    #[test]
    fn fixes_return_an_error() {
        fixes(
            &RULE,
            &[
                (
                    "package p\n\nimport (\n\t\"log\"\n\t\"os\"\n)\n\nfunc LoadAll(path string) ([]byte, error) {\n\tdata, err := os.ReadFile(path)\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n\treturn data, nil\n}\n",
                    "package p\n\nimport (\n\t\"fmt\"\n\t\"os\"\n)\n\nfunc LoadAll(path string) ([]byte, error) {\n\tdata, err := os.ReadFile(path)\n\tif err != nil {\n\t\treturn nil, fmt.Errorf(\"load all: %w\", err)\n\t}\n\treturn data, nil\n}\n",
                ),
                (
                    "func Load(path string) error {\n\tif _, err := os.Stat(path); err != nil {\n\t\tlog.Fatalf(\"Stat %s: %v\", path, err)\n\t}\n\treturn nil\n}",
                    "func Load(path string) error {\n\tif _, err := os.Stat(path); err != nil {\n\t\treturn fmt.Errorf(\"stat %s: %w\", path, err)\n\t}\n\treturn nil\n}",
                ),
                (
                    "package p\n\nimport \"log\"\n\nfunc Check(n int) error {\n\tif n < 0 {\n\t\tlog.Fatal(\"negative size\")\n\t}\n\tlog.Print(n)\n\treturn nil\n}\n",
                    "package p\n\nimport \"errors\"\nimport \"log\"\n\nfunc Check(n int) error {\n\tif n < 0 {\n\t\treturn errors.New(\"negative size\")\n\t}\n\tlog.Print(n)\n\treturn nil\n}\n",
                ),
            ],
        );
        unfixed(
            &RULE,
            &[
                "func check(err error) { log.Fatal(err) }",
                "func Load() error {\n\tos.Exit(1)\n\treturn nil\n}",
                "func Load(v any) error {\n\tlog.Fatal(v)\n\treturn nil\n}",
            ],
        );
    }
}
