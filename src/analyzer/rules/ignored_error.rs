//! ## What it does
//!
//! Finds calls whose error result is thrown away: assigned to `_`, or not looked at because the call stands as a
//! statement, after `go` or after `defer`.
//!
//! ## Why it matters
//!
//! Go reports failure by returning it. A dropped error does not make the failure go away; it makes the program go on
//! with an empty value, and something else breaks later, far from the cause.
//!
//! ## Example
//!
//! ```go
//! data, _ := json.Marshal(user)
//! ```
//!
//! ## Better
//!
//! ```go
//! data, err := json.Marshal(user)
//! if err != nil {
//! 	return fmt.Errorf("marshal user: %w", err)
//! }
//! ```
//!
//! ## When not to
//!
//! Some errors cannot happen or cannot be acted upon. The rule knows these and says nothing: printing to standard
//! output and standard error; writing to a `bytes.Buffer`, a `strings.Builder`, a hash or a client that may be gone (an
//! `http.ResponseWriter`); writers that keep their first error until `Flush` (`bufio.Writer`, `tabwriter.Writer`);
//! `rand.Read`; taking back what was just read (`UnreadRune`); a deferred `os.Remove`; a deferred `Rollback`, whose
//! error after a commit means nothing; and what tidies up in a branch that returns another error. It is silent too
//! where the called function keeps its error in a field or in a variable around it, since it can still be found there.
//! It takes `_ = f()` with a comment beside or above it for a decision, and `x, _ := f()` with one that speaks of the
//! error or of failing. Where the other result is compared with nil afterwards, the failure is noticed. Methods that
//! close, flush or sync what was written to are left to [ignored-close-error](/rules/ignored-close-error/), and those
//! that close what was only read to nobody.
//!
//! Where the function cannot return the error the rule warns, and in tests it only informs. It also only informs about
//! printing with `fmt.Fprint`, `io.WriteString` or, from memory, `io.Copy` to some `io.Writer`: whoever chose the
//! writer knows whether it can fail. It speaks only where it knows that a result is an error: from this package, the
//! standard library or a well-known module. A dropped second value of an unknown function is not reported.
//!
//! At work, errcheck finds the same. It also reports an error that is dropped when it comes out of a channel, as in
//! `<-errs`, and a `recover` whose value nobody takes; the rule does not, because such a receive often only waits for a
//! goroutine to end, and a recovered value is not a returned error. It does not look at errors that an iterator yields,
//! as in `for line := range lines()`, and not at type assertions without `ok`, which errcheck finds with its option
//! `assert`. That a function gives `nil` for the error today is no promise, so it is found all the same.
//! `//nolint:ignored-error` with a reason keeps the rest.

use crate::calls::Callee;
use crate::error_repair::{Repair, described, exit, fix_as_if, fix_defer};
use crate::errors::{compared_with_nil, implements_error, is_error, is_failing, is_same, keeps_error};
use crate::kind::{Field, Kind, Op};
use crate::lint::{Lint, Rule};
use crate::repair;
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::test_code::is_test_code;
use crate::types::{Type, Types};
use crate::writers::{ends_writing, is_safe_type, is_safe_writer, receiver, written_to};
use crate::{Applicability, Edit, Severity, Span};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "ignored-error",
        summary: "An error result is thrown away.",
        area: Area::Errors,
        severity: Severity::Error,
        clauses: &["anti-ignoring-errors", "standard-error-handling", "step-handle-errors"],
        linters: &["errcheck", "revive (unhandled-error)", "gosec (G104)"],
        limits: "It cannot see whether a call of a function that it does not know returns an error.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[
        Kind::AssignmentStatement,
        Kind::ShortVarDeclaration,
        Kind::VarSpec,
        Kind::ExpressionStatement,
        Kind::GoStatement,
        Kind::DeferStatement,
    ],
    check,
};

fn check<'a>(node: Node<'a>, lint: &mut Lint<'a>) {
    match node.kind() {
        Kind::ExpressionStatement | Kind::GoStatement | Kind::DeferStatement => check_statement(node, lint),
        _ => check_assignment(node, lint),
    }
}

/// A call whose results nobody takes.
fn check_statement<'a>(statement: Node<'a>, lint: &mut Lint<'a>) {
    let Some(call) = statement.first_child().map(Node::unparenthesized).filter(|n| n.is(Kind::CallExpression)) else {
        return;
    };
    let Some(results) = lint.types.results(call) else { return };
    if !results.iter().any(|ty| is_error_of(lint.types, call, ty)) || is_harmless(lint.types, call, statement) {
        return;
    }
    let Some(function) = call.child(Field::Function) else { return };
    let name = called_name(function);
    let (message, help) = match statement.kind() {
        Kind::GoStatement => (
            format!("`{name}` returns an error, and started with `go` it has nobody to return it to."),
            "Run it in an errgroup, or handle its error inside a function that the goroutine runs.",
        ),
        Kind::DeferStatement => (
            format!("`{name}` returns an error, and after `defer` nobody looks at it."),
            "Defer a function that calls it and handles its error.",
        ),
        _ => (format!("`{name}` returns an error, and this line throws it away."), HELP),
    };
    let fix = match statement.kind() {
        _ if !repair::has_own_lines(lint.file, statement) => None,
        Kind::ExpressionStatement => fix_statement(lint, statement, call, &results),
        Kind::DeferStatement => fix_defer(lint, statement, call, &results),
        _ => None,
    };
    report(lint, statement, call, call.span(), (message, help), fix);
}

const HELP: &str = "Check the error; return it with context, or handle it here.";

fn report<'a>(
    lint: &mut Lint<'a>,
    statement: Node<'a>,
    call: Node<'a>,
    span: Span,
    (message, help): (String, &str),
    fix: Option<Repair>,
) {
    let fact = lint.types.results_fact(call);
    let diagnostic = lint.report_as(severity(lint, call, statement), span, message, help);
    if let Some(fact) = fact {
        diagnostic.because(fact);
    }
    if let Some((title, applicability, edits)) = fix {
        diagnostic.fix(title, applicability, edits);
    }
}

/// `_` in the place of an error.
fn check_assignment<'a>(node: Node<'a>, lint: &mut Lint<'a>) {
    if node.op() != Op::Define && node.op() != Op::Assign && !node.is(Kind::VarSpec) {
        return;
    }
    let (targets, values) = match node.kind() {
        Kind::VarSpec => (node.children_in(Field::Name).collect::<Vec<_>>(), node.child(Field::Value)),
        _ => {
            let left = node.child(Field::Left).map(|list| list.children().collect()).unwrap_or_default();
            (left, node.child(Field::Right))
        }
    };
    if !targets.iter().any(|target| target.text() == "_") {
        return;
    }
    let values: Vec<_> = values.map(|list| list.children().collect()).unwrap_or_default();
    for (at, target) in targets.iter().enumerate().filter(|(_, target)| target.text() == "_") {
        let (value, position) = if values.len() == 1 { (values.first(), at) } else { (values.get(at), 0) };
        let Some(call) = value.map(|value| value.unparenthesized()).filter(|n| n.is(Kind::CallExpression)) else {
            continue;
        };
        let is_dropped = lint.types.results(call).and_then(|results| results.into_iter().nth(position));
        // `_ = f() // best effort` says what `f()` alone does not: that somebody thought about it.
        let is_explained = || {
            let is_bare = targets.iter().all(|target| target.text() == "_");
            // The empty word stands in every comment; beside a value that is used, the comment may be about that one.
            let words: &[&str] = if is_bare { &[""] } else { &[" err", "ignor", "fail", "cannot", "never"] };
            lint.options.heeds_suppressions() && node.is_remarked(words)
        };
        let Some(ty) = is_dropped.filter(|ty| is_error_of(lint.types, call, ty)) else { continue };
        if is_harmless(lint.types, call, node) || is_explained() || is_noticed(lint.types, node, &targets) {
            continue;
        }
        let Some(function) = call.child(Field::Function) else { continue };
        let can_grow = values.len() == 1 && ty.is_error() && repair::has_own_lines(lint.file, node);
        let fix = if can_grow { fix_assignment(lint, node, *target, &targets, call) } else { None };
        let message =
            format!("The error of `{}` is assigned to `_`, so a failure goes unnoticed.", called_name(function));
        report(lint, node, call, target.span(), (message, HELP), fix);
    }
}

/// Whether what is assigned beside the error is compared with nil further down: without a value, the call has failed.
fn is_noticed<'a>(types: Types<'a>, node: Node<'a>, targets: &[Node<'a>]) -> bool {
    node.outermost_function().is_some_and(|function| {
        function.has(Kind::BinaryExpression, &mut |check| {
            let is_taken = |value| !is_error(types, value) && targets.iter().any(|target| is_same(*target, value));
            check.id() > node.id() && compared_with_nil(check).is_some_and(|(value, _)| is_taken(value))
        })
    })
}

/// Whether a result of a call is an error that it reports: not one that it was given, as by a method that completes an
/// error, and not one that the call only makes.
fn is_error_of<'a>(types: Types<'a>, call: Node<'a>, ty: &Type<'a>) -> bool {
    let is_given = || call.descendants().any(|given| implements_error(types, &types.of(given)));
    let is_declared = || matches!(types.callee(call), Callee::Declared(_));
    ty.is_error() || implements_error(types, ty) && is_declared() && !is_given()
}

/// It is an error where the function could return it, as far as can be seen. A test that goes on after a failure mostly
/// fails a line later, so there it is only worth knowing; and so it is where somebody else chose what is printed to.
fn severity<'a>(lint: &Lint<'a>, call: Node<'a>, statement: Node<'a>) -> Severity {
    if is_test_code(lint.file) || prints_to_unknown(lint.types, call) {
        return Severity::Info;
    }
    let can_return = statement.function().is_some_and(|function| repair::returns_error(lint.types, function));
    // Around a fragment there may be any function.
    if can_return || lint.file.package.is_none() { lint.rule.severity } else { Severity::Warning }
}

/// Whether a call prints to some `io.Writer`, which may be one that cannot fail or that keeps its error.
fn prints_to_unknown<'a>(types: Types<'a>, call: Node<'a>) -> bool {
    let is_print = matches!(types.callee(call), Callee::Function { path: "fmt" | "io", .. });
    is_print && written_to(types, call).is_some_and(|writer| types.of(writer).is_foreign("io", "Writer"))
}

/// What a call calls, short enough for a sentence.
fn called_name(function: Node<'_>) -> &str {
    if function.is(Kind::FuncLiteral) { "func" } else { function.text().lines().next().unwrap_or_default() }
}

/// Whether nothing is lost with the error of this call.
fn is_harmless<'a>(types: Types<'a>, call: Node<'a>, statement: Node<'a>) -> bool {
    if is_failing(statement) || keeps_error(types, call) {
        return true;
    }
    if let Some(writer) = written_to(types, call) {
        // Promoted from an embedded writer, too.
        let is_safe = |callee| matches!(callee, Callee::Method { path, receiver, .. } if is_safe_type(path, receiver));
        // A client that is gone can be told nothing.
        return types.of(writer).is_foreign("net/http", "ResponseWriter")
            || is_safe_writer(types, writer)
            || is_safe(types.callee(call))
            || is_summed(writer);
    }
    let name = match types.callee(call) {
        Callee::Function { path: "fmt", name } if name.starts_with("Print") => return true,
        Callee::Function { path: "math/rand" | "crypto/rand", name: "Read" } => return true,
        // Whoever tidies up on the way out can do nothing about it.
        Callee::Function { path: "os", name: "Remove" | "RemoveAll" } => return is_deferred(statement),
        // It returns the error that it has kept.
        Callee::Method { path: "gorm.io/gorm", name: "AddError", .. } => return true,
        Callee::Method { path: "math/rand" | "math/rand/v2", name: "Read", .. } => return true,
        Callee::Method { path: "io", receiver: "PipeReader" | "PipeWriter", .. } => return true,
        Callee::Method { path: "net/http", name: "Flush", .. } => return true,
        Callee::Method { name, .. } => name,
        Callee::Declared(place) => types.at(place).child(Field::Name).map_or("", |name| name.text()),
        _ => return false,
    };
    // A function called `Close` is none of these.
    receiver(call).is_some()
        && match name {
            "Rollback" => is_deferred(statement),
            // What only was read may be closed unchecked; the rest is up to the rule ignored-close-error.
            "Close" => true,
            // What was just read can be taken back.
            "UnreadByte" | "UnreadRune" => true,
            "Flush" | "Sync" => ends_writing(types, call),
            _ => false,
        }
}

/// Whether a writer is a hash: the function asks for its sum.
fn is_summed(writer: Node<'_>) -> bool {
    let Some(function) = writer.outermost_function() else { return false };
    function.descendants().filter(|other| is_same(*other, writer)).any(|other| {
        let selected = other.parent().and_then(|parent| parent.child(Field::Selected));
        selected.is_some_and(|selected| selected.text().starts_with("Sum"))
    })
}

fn is_deferred(statement: Node<'_>) -> bool {
    statement.is(Kind::DeferStatement) || statement.has_kind_around(Kind::DeferStatement)
}

/// The variable that takes the error, and whether it must be declared first.
fn error_variable<'a>(lint: &Lint<'a>, node: Node<'a>) -> (String, bool) {
    match repair::error_in_scope(lint.types, node, "err") {
        Some(true) => ("err".to_owned(), false),
        Some(false) => (repair::fresh_name(lint.file, node, "err"), true),
        None => ("err".to_owned(), true),
    }
}

fn fix_assignment<'a>(
    lint: &Lint<'a>,
    node: Node<'a>,
    blank: Node<'a>,
    targets: &[Node<'a>],
    call: Node<'a>,
) -> Option<Repair> {
    if node.is(Kind::VarSpec) || !node.is_list_item() {
        return None;
    }
    let indent = node.indent();
    let others_are_blank = targets.iter().all(|target| target.text() == "_");
    if others_are_blank {
        let left: Vec<_> = targets.iter().map(|t| if *t == blank { "err" } else { "_" }).collect();
        return fix_as_if(lint, node, call, &left);
    }
    let (err, is_new) = error_variable(lint, node);
    // The call may give two errors, of which the other one has the name already.
    if targets.iter().any(|target| target.text() == err) || !is_new && is_read_below(lint, node, &err) {
        return None;
    }
    let exit = exit(lint, call, &err)?;
    let mut edits = exit.edits;
    edits.push(Edit::replace(blank.span(), err.clone()));
    if node.op() == Op::Assign && is_new {
        edits.push(Edit::insert(node.start(), format!("var {err} error\n{indent}")));
    }
    let check = format!("\n{indent}if {err} != nil {{\n{indent}\t{}\n{indent}}}", exit.statement);
    edits.push(Edit::insert(repair::end_of_line(lint.file, node)?, check));
    let (title, applicability, edits) = described(exit.is_return, edits);
    let applicability = if is_declared_below(node, &err) { Applicability::NeedsReview } else { applicability };
    Some((title, applicability, edits))
}

/// Whether the value that the variable `name` has at `node` may still be read behind it.
fn is_read_below<'a>(lint: &Lint<'a>, node: Node<'a>, name: &str) -> bool {
    let Some(binding) = repair::visible(lint.types, node, name) else { return false };
    let variable = lint.types.package.file_of(binding).node(binding.name).binding_id();
    let uses = node.outermost_function().into_iter().flat_map(|function| function.descendants());
    let next = uses.into_iter().find(|other| other.id() > node.next_id() && other.binding_id() == variable);
    next.is_some_and(|name| name.parent().is_some_and(|list| list.field_name() != Field::Left))
}

/// Whether a later statement of the same list declares just this name with `:=`, which it could not do twice.
fn is_declared_below(node: Node<'_>, name: &str) -> bool {
    let siblings = node.parent().into_iter().flat_map(|list| list.children()).filter(|other| other.id() > node.id());
    siblings.filter(|other| other.is(Kind::ShortVarDeclaration)).any(|other| {
        let names = other.child(Field::Left).into_iter().flat_map(|list| list.children());
        names.filter(|target| target.text() != "_").all(|target| target.text() == name)
    })
}

fn fix_statement<'a>(lint: &Lint<'a>, statement: Node<'a>, call: Node<'a>, results: &[Type<'a>]) -> Option<Repair> {
    if !statement.is_list_item() || results.iter().filter(|ty| ty.is_error()).count() != 1 {
        return None;
    }
    let left: Vec<_> = results.iter().map(|ty| if ty.is_error() { "err" } else { "_" }).collect();
    fix_as_if(lint, statement, call, &left)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent, unfixed};
    use crate::{Options, Severity, check};

    #[test]
    fn dropped_errors_fire() {
        fires(
            &RULE,
            &[
                "data, «_» := json.Marshal(user)",
                "func f() error {\n\t«os.Remove(path)»\n\treturn nil\n}",
                "package p\n\nimport \"os\"\n\nfunc f() {\n\tdefer «os.Chdir(\"a\")»\n\tgo «os.Remove(\"b\")»\n}",
                "func save() error { return nil }\n\nfunc f() {\n\t«save()»\n}",
                "type S struct{}\n\nfunc (s *S) Save() (int, error) { return 0, nil }\n\nfunc f(s *S) {\n\tn, «_» := s.Save()\n\tprint(n)\n}",
                "type Repo interface{ Save() error }\n\ntype S struct{ repo Repo }\n\nfunc (s *S) f() {\n\t«s.repo.Save()»\n}",
                "func f(w http.ResponseWriter, v any) {\n\t«json.NewEncoder(w).Encode(v)»\n}",
                "func f(w io.Writer) {\n\t«fmt.Fprintf(w, \"hello\")»\n}",
                "import enc \"encoding/json\"\n\nvar data, «_» = enc.Marshal(1)",
                "func f(do func() error) {\n\t«do()»\n}",
                "type tap struct{}\n\nfunc (tap) open() error { return nil }\n\nfunc f(tap *tap) {\n\t«tap.open()»\n}",
                "type fault struct{}\n\nfunc (*fault) Error() string { return \"\" }\n\nfunc inspect(s string) *fault { return nil }\n\nfunc f() {\n\t«inspect(\"a\")»\n\tvar «_» = inspect(\"b\")\n}",
                "func f(add bool, text string) error {\n\tif add {\n\t\tn, «_» := strconv.Atoi(text)\n\t\terr := save(n)\n\t\treturn err\n\t}\n\treturn nil\n}",
                "func f(steps map[string]func() error) {\n\t«steps[\"a\"]()»\n}",
                "func f() (err error) {\n\ttry := func() error {\n\t\terr := step()\n\t\treturn err\n\t}\n\t«try()»\n\treturn err\n}",
                "func f() {\n\ta, «_» := strconv.Atoi(\"1\")\n\t«_» = os.Chdir(\"x\")\n\tprint(a)\n}",
                "func weigh(m *bell) (*bell, error) {\n\tif m == nil {\n\t\treturn nil, errBell\n\t}\n\treturn m, nil\n}\n\nfunc f(m *bell) *bell {\n\tif m != nil {\n\t\tm, «_» = weigh(m)\n\t}\n\treturn m\n}",
                "func f(h http.Header, file *os.File) {\n\t«h.Write(file)»\n}",
                "func f(said *bytes.Buffer, page io.Reader, file *os.File) {\n\t«io.Copy(os.Stderr, page)»\n\t«io.Copy(file, said)»\n}",
                "func tie() (error, error) {\n\treturn errKnot, errRope\n}\n\nfunc f() error {\n\t«_», err := tie()\n\tif err != nil {\n\t\treturn err\n\t}\n\treturn nil\n}",
                "func width(s string) int {\n\t// How many columns the table has.\n\tcols, «_» := strconv.Atoi(s)\n\treturn cols\n}",
            ],
        );
    }

    #[test]
    fn what_cannot_fail_or_is_no_error_does_not() {
        silent(
            &RULE,
            &[
                "func f() {\n\tfmt.Println(\"a\")\n\tfmt.Fprintln(os.Stderr, \"a\")\n}",
                "func f() {\n\tvar b strings.Builder\n\tb.WriteString(\"a\")\n\tfmt.Fprintf(&b, \"a\")\n}",
                "func f() {\n\tvar b bytes.Buffer\n\tb.Write(nil)\n\t_, _ = b.WriteString(\"a\")\n}",
                "type page struct{ bytes.Buffer }\n\nfunc f(p *page) { p.WriteString(\"a\") }",
                "type T int\n\nfunc (t T) Format(s fmt.State, verb rune) {\n\tfmt.Fprint(s, int(t))\n}",
                "func f() {\n\th := sha256.New()\n\th.Write([]byte(\"a\"))\n}",
                "func f(v any) {\n\ts, _ := v.(string)\n\tprint(s)\n}",
                "func f(m map[string]int) {\n\tn, _ := m[\"a\"]\n\tprint(n)\n}",
                "func f(ch chan int) {\n\tn, _ := <-ch\n\tprint(n)\n}",
                "func f() error {\n\tf, err := os.Open(\"a\")\n\tif err != nil {\n\t\treturn err\n\t}\n\tdefer f.Close()\n\treturn nil\n}",
                "func f() error {\n\tf, err := os.Create(\"a\")\n\tif err != nil {\n\t\treturn err\n\t}\n\tdefer f.Close()\n\tuse(f)\n\treturn f.Close()\n}",
                "func f(resp *http.Response) {\n\tdefer resp.Body.Close()\n}",
                "func f(path string) {\n\tdefer os.Remove(path)\n\tdefer func() { _ = os.RemoveAll(path) }()\n}",
                "func f(tx *sql.Tx) error {\n\tdefer tx.Rollback()\n\treturn tx.Commit()\n}",
                "user, _ := repo.Find(id)",
                "doSomething()",
                "func f() {\n\tos.Getenv(\"a\")\n\trand.Read(nil)\n}",
                "func f() {\n\tf, err := os.Create(\"a\")\n\tif err != nil {\n\t\treturn\n\t}\n\tdefer f.Close()\n}",
                "func f(w *bufio.Writer) {\n\tw.Flush()\n}",
                "func f(w *bufio.Writer) error {\n\tw.WriteString(\"a\")\n\treturn w.Flush()\n}",
                "_, err := os.Stat(\"a\")",
                "func f(w http.ResponseWriter) {\n\tfmt.Fprintf(w, \"hello\")\n\tw.Write(nil)\n}",
                "package p\n\nimport \"example.org/sum\"\n\nfunc f() []byte {\n\th := sum.New()\n\th.Write(nil)\n\treturn h.Sum(nil)\n}",
                "func f(r *bufio.Reader, w http.ResponseWriter) {\n\tr.UnreadRune()\n\thttp.NewResponseController(w).Flush()\n}",
                "func f(path string) {\n\t_ = os.Remove(path) // best effort\n}",
                "func f(path string) error {\n\tif err := fill(path); err != nil {\n\t\tos.Remove(path)\n\t\treturn fmt.Errorf(\"fill: %w\", err)\n\t}\n\treturn nil\n}",
                "func f(path string, kind int) error {\n\tswitch kind {\n\tcase 0:\n\t\tif made {\n\t\t\tos.Remove(path)\n\t\t}\n\t\treturn errKind\n\t}\n\treturn nil\n}",
                "func f(path string) {\n\t// Nobody misses the file.\n\t_ = os.Remove(path)\n}",
                "func f() (err error) {\n\ttry := func() error {\n\t\terr = step()\n\t\treturn err\n\t}\n\ttry()\n\treturn err\n}",
                "type form struct {\n\tw   io.Writer\n\terr error\n}\n\nfunc (f *form) put(s string) error {\n\tif f.err == nil {\n\t\t_, f.err = io.WriteString(f.w, s)\n\t}\n\treturn f.err\n}\n\nfunc fill(f *form) { f.put(\"a\") }",
                "type fault struct{}\n\nfunc (*fault) Error() string { return \"\" }\n\nfunc (e *fault) with(key string) *fault { return e }\n\ntype request struct{}\n\nfunc (r *request) fail(err error) *fault { return nil }\n\nfunc f(r *request, e *fault, err error) {\n\te.with(\"a\")\n\tr.fail(err)\n}\n\nvar _ error = new(fault)",
                "func width(s string) int {\n\tcols, _ := strconv.Atoi(s) // the pattern lets digits through, so this cannot fail\n\treturn cols\n}",
                "func width(s string) int {\n\t// A broken width counts as zero: the error says no more.\n\tcols, _ := strconv.Atoi(s)\n\treturn cols\n}",
                "func find(id string) (*bell, error) {\n\treturn ring(id), nil\n}\n\nfunc f(id string) {\n\tb, _ := find(id)\n\tif b == nil {\n\t\tcast(id)\n\t}\n}",
                "func f(h http.Header, r *strings.Replacer) {\n\tvar lines bytes.Buffer\n\th.Write(&lines)\n\tvar b strings.Builder\n\tr.WriteString(&b, \"bell\")\n}",
                "func f(said *bytes.Buffer) {\n\tio.Copy(os.Stderr, said)\n}",
                "os.Remove(path) //nolint:ignored-error // best effort",
                "//lint:ignore ignored-error best effort\nos.Remove(path)",
            ],
        );
    }

    #[test]
    fn the_severity_says_how_much_is_lost() {
        let severity = |text: &str| check(text, &Options::default()).diagnostics[0].severity;
        assert_eq!(
            severity("package p\n\nimport \"os\"\n\nfunc f() error {\n\tos.Chdir(\"a\")\n\treturn nil\n}"),
            Severity::Error
        );
        assert_eq!(severity("package p\n\nimport \"os\"\n\nfunc f() {\n\tos.Chdir(\"a\")\n}"), Severity::Warning);
        assert_eq!(
            severity(
                "package p\n\nimport (\n\t\"os\"\n\t\"testing\"\n)\n\nfunc ring(t testing.TB) error {\n\tos.Chdir(\"a\")\n\treturn nil\n}"
            ),
            Severity::Info
        );
        assert_eq!(severity("package p\n\nimport \"os\"\n\nvar home, _ = os.Getwd()"), Severity::Warning);
        assert_eq!(severity("func f(w io.Writer) error {\n\tfmt.Fprint(w, 1)\n\treturn nil\n}"), Severity::Info);
    }

    #[test]
    fn fixes_check_the_error() {
        fixes(
            &RULE,
            &[
                (
                    "data, _ := json.Marshal(user)",
                    "data, err := json.Marshal(user)\nif err != nil {\n\treturn fmt.Errorf(\"marshal user: %w\", err)\n}",
                ),
                (
                    "package p\n\nimport \"os\"\n\nfunc f(path string) (int, error) {\n\tos.Remove(path) // gone\n\treturn 1, nil\n}\n",
                    "package p\n\nimport \"fmt\"\nimport \"os\"\n\nfunc f(path string) (int, error) {\n\tif err := os.Remove(path); err != nil {\n\t\treturn 0, fmt.Errorf(\"remove path: %w\", err)\n\t} // gone\n\treturn 1, nil\n}\n",
                ),
                (
                    "package p\n\nimport (\n\t\"encoding/json\"\n\t\"os\"\n)\n\nfunc f(v *int) {\n\tb, _ := json.Marshal(v)\n\tos.Exit(len(b))\n}\n",
                    "package p\n\nimport (\n\t\"encoding/json\"\n\t\"log/slog\"\n\t\"os\"\n)\n\nfunc f(v *int) {\n\tb, err := json.Marshal(v)\n\tif err != nil {\n\t\tslog.Error(\"marshal failed\", \"error\", err)\n\t}\n\tos.Exit(len(b))\n}\n",
                ),
                (
                    "func f() (s S, err error) {\n\ts.n, _ = strconv.Atoi(\"1\")\n\treturn\n}",
                    "func f() (s S, err error) {\n\ts.n, err = strconv.Atoi(\"1\")\n\tif err != nil {\n\t\treturn S{}, fmt.Errorf(\"atoi: %w\", err)\n\t}\n\treturn\n}",
                ),
                (
                    "func TestF(t *testing.T) {\n\tos.Remove(\"a\")\n}",
                    "func TestF(t *testing.T) {\n\tif err := os.Remove(\"a\"); err != nil {\n\t\tt.Fatalf(\"remove: %v\", err)\n\t}\n}",
                ),
                (
                    "func f(db *sql.DB, stop func() error) {\n\tdefer stop()\n\tuse(db)\n}",
                    "func f(db *sql.DB, stop func() error) {\n\tdefer func() {\n\t\tif err := stop(); err != nil {\n\t\t\tslog.Error(\"stop failed\", \"error\", err)\n\t\t}\n\t}()\n\tuse(db)\n}",
                ),
            ],
        );
        unfixed(
            &RULE,
            &[
                "func f() {\n\tif n, _ := strconv.Atoi(\"1\"); n > 0 {\n\t}\n}",
                "func run() (error, error)\n\nfunc f() error {\n\t_, err := run()\n\treturn err\n}",
                "go os.Remove(\"a\")",
                "type mode struct{}\n\nfunc (mode) set(to string) error { return nil }\n\nfunc f(to string) {\n\tmode{}.set(to)\n}",
                // The error that is there is still to be read.
                "func f(r *bufio.Reader) error {\n\tline, err := r.ReadString('+')\n\tn, _ := strconv.Atoi(line)\n\tuse(n)\n\treturn err\n}",
                // Whether this runs in a goroutine of its own is not known.
                "func remove(t *testing.T, path string) {\n\tos.Remove(path)\n}",
                // gofmt would lay these out anew.
                "defer func() { os.Chdir(\"a\") }()",
                "func f() {\n\tos.Remove(\"a\") // one\n\tg()             // two\n}",
            ],
        );
    }
}
