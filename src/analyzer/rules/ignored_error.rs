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
//! Some errors cannot happen, or cannot be acted upon, or were seen to already. The rule says nothing about these:
//!
//! - printing to standard output, and writing to a `bytes.Buffer`, a `strings.Builder`, a hash, a response to a
//!   client or a writer that keeps its first error until `Flush`; the first text that a function writes to any other
//!   writer is worth a remark where the function could return the error;
//! - functions of the package that always return nil, or that log or keep their error themselves, and those whose
//!   error the package drops at nearly every call;
//! - what is tidied up on the way out: closed, removed, stopped, done where another error is handled already or just
//!   before one is returned;
//! - `_ = f()` where the function returns no error, and `value, _ := f()` where the code looks whether there is a
//!   value;
//! - a line whose comment says why, and tests.
//!
//! It is an error to lose data, or to return a value as good that may not be; the rest is a warning or a remark.
//! Closing, flushing and syncing what was written to is left to [ignored-close-error](/rules/ignored-close-error/),
//! and closing what was only read to nobody. The rule speaks only where it knows that a result is an error: from this
//! package, the standard library or a well-known module. At work, errcheck finds the same and much more;
//! `//nolint:ignored-error` with a reason keeps the rest.

use crate::calls::{Callee, called_name};
use crate::dropped::{is_harmless, is_looked_at, is_meant, is_returned, is_written_before};
use crate::error_repair::{Repair, described, exit, fix_as_if, fix_defer};
use crate::kind::{Field, Kind, Op};
use crate::lint::{Lint, Rule};
use crate::repair;
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::test_code::is_test_code;
use crate::types::{Type, Types, parameters};
use crate::writers::written_to;
use crate::{Applicability, Edit, Severity};

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
    if is_test_code(lint.file) {
        return;
    }
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
    if !results.iter().any(Type::is_error) {
        return;
    }
    let Some(severity) = severity(lint, call, statement, &[]) else { return };
    let Some(function) = call.child(Field::Function) else { return };
    let name = spelling(function);
    let (message, help) = match statement.kind() {
        Kind::GoStatement => (
            format!("`{name}` returns an error, and started with `go` it has nobody to return it to."),
            "Run it in an errgroup, or handle its error inside a function that the goroutine runs.",
        ),
        Kind::DeferStatement => (
            format!("`{name}` returns an error, and after `defer` nobody looks at it."),
            "Defer a function that calls it and handles its error.",
        ),
        _ => (
            format!("`{name}` returns an error, and this line throws it away."),
            "Check the error; return it with context, or handle it here.",
        ),
    };
    let fix = match statement.kind() {
        _ if !repair::has_own_lines(lint.file, statement) => None,
        Kind::ExpressionStatement => fix_statement(lint, statement, call, &results),
        Kind::DeferStatement => fix_defer(lint, statement, call, &results),
        _ => None,
    };
    let fact = lint.types.results_fact(call);
    let diagnostic = lint.report_as(severity, call.span(), message, help);
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
        if !is_dropped.is_some_and(|ty| ty.is_error()) {
            continue;
        }
        let Some(severity) = severity(lint, call, node, &targets) else { continue };
        let Some(function) = call.child(Field::Function) else { continue };
        let can_grow = values.len() == 1 && repair::has_own_lines(lint.file, node);
        let fix = if can_grow { fix_assignment(lint, node, *target, &targets, call) } else { None };
        let fact = lint.types.results_fact(call);
        let diagnostic = lint.report_as(
            severity,
            target.span(),
            format!("The error of `{}` is assigned to `_`, so a failure goes unnoticed.", spelling(function)),
            "Name it `err`, check it, and return it with context or handle it here.",
        );
        if let Some(fact) = fact {
            diagnostic.because(fact);
        }
        if let Some((title, applicability, edits)) = fix {
            diagnostic.fix(title, applicability, edits);
        }
    }
}

/// How much a dropped error matters; `None` where nothing is lost with it, or where its author plainly meant to drop it.
/// `targets` are what takes the other results.
fn severity<'a>(lint: &Lint<'a>, call: Node<'a>, statement: Node<'a>, targets: &[Node<'a>]) -> Option<Severity> {
    let types = lint.types;
    let is_kept = |target: &Node<'a>| target.text() != "_";
    let is_fixed = statement.is(Kind::VarSpec) && lint.file.package.is_some() && statement.function().is_none();
    if is_fixed
        || is_harmless(types, call)
        || is_meant(types, call, statement)
        || targets.iter().any(|target| is_looked_at(*target))
    {
        return None;
    }
    let can_return = can_return(types, statement);
    if written_to(types, call).is_some() {
        let is_first = statement.is(Kind::ExpressionStatement) && can_return && !is_written_before(types, call);
        return is_first.then_some(Severity::Info);
    }
    let begins = |name: &str, starts: &[&str]| starts.iter().any(|start| name.starts_with(start));
    let reads = called_name(call).is_some_and(|name| name.starts_with("Read"));
    let (loses, leads, is_foreign) = match types.callee(call) {
        Callee::Function { name, .. } | Callee::Method { name, .. } => {
            (begins(name, &LOSING) && name != "QueryUnescape", begins(name, &LEADING), true)
        }
        Callee::Declared(place) => (false, types.at(place).is(Kind::MethodElem), false),
        _ => (false, false, false),
    };
    if matches!(statement.kind(), Kind::GoStatement | Kind::DeferStatement) {
        return (is_foreign && (loses || leads)).then_some(Severity::Warning);
    }
    let is_value = targets.iter().any(is_kept);
    if !targets.is_empty() && !is_value {
        return (can_return && (loses || !is_foreign)).then_some(Severity::Info);
    }
    let is_returned = || targets.iter().any(|target| is_returned(types, *target));
    if can_return {
        let is_lost = is_foreign && (loses || leads) || is_returned();
        return if is_lost { Some(Severity::Error) } else { (!is_foreign && !is_value).then_some(Severity::Info) };
    }
    // What is pasted without its package is looked at alone.
    let is_end =
        lint.file.package.is_none() || statement.outermost_function().is_some_and(|function| is_end(types, function));
    if is_end && (is_foreign || !is_value) {
        return Some(Severity::Warning);
    }
    let is_lost = if is_value { loses && !reads && is_returned() } else { loses || leads && !is_foreign };
    is_lost.then_some(Severity::Info)
}

/// How the names of functions of other packages begin that lose data when they fail.
const LOSING: [&str; 11] =
    ["Marshal", "Unmarshal", "ReadFile", "WriteFile", "ReadAll", "Rename", "Commit", "Exec", "Query", "Output", "Scan"];

/// The same of those whose failure leaves nothing to go on with.
const LEADING: [&str; 13] = [
    "Encode",
    "Decode",
    "Open",
    "Create",
    "Ping",
    "Run",
    "Start",
    "Get",
    "Post",
    "Do",
    "NewRequest",
    "ListenAndServe",
    "Serve",
];

/// Whether the function could return the error; a fragment may stand in one that can.
fn can_return<'a>(types: Types<'a>, node: Node<'a>) -> bool {
    node.function().is_none_or(|function| repair::returns_error(types, function))
}

/// Whether a function is one above which nobody can act: `main`, or an HTTP handler.
fn is_end<'a>(types: Types<'a>, function: Node<'a>) -> bool {
    let is_response = |ty: Node<'a>| types.denoted(ty).is_foreign("net/http", "ResponseWriter");
    let parameters = function.child(Field::Parameters).map(parameters).unwrap_or_default();
    function.child(Field::Name).is_some_and(|name| name.text() == "main")
        || parameters.iter().any(|(_, ty)| ty.is_some_and(is_response))
}

/// What a call calls, short enough for a sentence.
fn spelling(function: Node<'_>) -> &str {
    if function.is(Kind::FuncLiteral) { "func" } else { function.text().lines().next().unwrap_or_default() }
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
    if targets.iter().any(|target| target.text() == err) {
        // The call gives two errors, and the other one has the name already.
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

/// Whether a later statement of the same list declares just this name with `:=`, which it could not do twice.
fn is_declared_below(node: Node<'_>, name: &str) -> bool {
    let siblings = node.parent().into_iter().flat_map(|list| list.children()).filter(|other| other.id > node.id);
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

    #[test]
    fn dropped_errors_fire() {
        fires(
            &RULE,
            &[
                "data, «_» := json.Marshal(user)",
                "func f() error {\n\t«os.Rename(old, path)»\n\treturn nil\n}",
                "package p\n\nimport \"net/http\"\n\nfunc f(tx *sql.Tx) {\n\tdefer «tx.Commit()»\n\tgo «http.ListenAndServe(\":80\", nil)»\n}",
                "func save() error { return errors.New(\"full\") }\n\nfunc f() error {\n\t«save()»\n\treturn nil\n}",
                "type S struct{}\n\nfunc (s *S) Size() (int, error) { return size(s) }\n\nfunc f(s *S) (int, error) {\n\tn, «_» := s.Size()\n\treturn n, nil\n}",
                "type Repo interface{ Save() error }\n\ntype S struct{ repo Repo }\n\nfunc (s *S) f() {\n\t«s.repo.Save()»\n}",
                "func f(w http.ResponseWriter, v any) {\n\t«json.NewEncoder(w).Encode(v)»\n}",
                "func f(w io.Writer, names []string) error {\n\t«fmt.Fprintf(w, \"%d names\\n\", len(names))»\n\tfor _, name := range names {\n\t\tfmt.Fprintln(w, name)\n\t}\n\treturn nil\n}",
                "import enc \"encoding/json\"\n\nvar data, «_» = enc.Marshal(1)",
                "func main() {\n\ta, «_» := strconv.Atoi(os.Args[1])\n\tprint(a)\n\t«run()»\n}\n\nfunc run() error { return errors.New(\"no\") }",
                "type Sender interface{ Send(to string) error }\n\nfunc f(s Sender, all []string) error {\n\tfor _, to := range all {\n\t\t«_» = s.Send(to)\n\t}\n\treturn nil\n}",
                "func f(db *sql.DB) string {\n\tvar name string\n\t«db.QueryRow(\"SELECT 1\").Scan(&name)»\n\treturn name\n}",
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
                "func f(w http.ResponseWriter) {\n\tfmt.Fprintf(w, \"hello\")\n}",
                "func f(w io.Writer) { fmt.Fprintln(w, \"hello\") }",
                "func save() error { return nil }\n\nfunc f() error {\n\tsave()\n\treturn nil\n}",
                "type P struct{ err error }\n\nfunc (p *P) put(b []byte) error {\n\t_, p.err = os.Stdin.Read(b)\n\treturn p.err\n}\n\nfunc f(p *P) error {\n\tp.put(nil)\n\treturn p.err\n}",
                "func send(b []byte) error { return write(b) }\n\nfunc f(b []byte) error {\n\tif len(b) == 0 {\n\t\tsend(b)\n\t\treturn errors.New(\"empty\")\n\t}\n\treturn nil\n}",
                "func send(b []byte) error { return write(b) }\n\nfunc f(b []byte) error {\n\tif err := check(b); err != nil {\n\t\tsend(b)\n\t\treturn err\n\t}\n\treturn nil\n}",
                "func add(n int) error { return put(n) }\n\nfunc f() error {\n\tadd(1)\n\tadd(2)\n\tadd(3)\n\treturn nil\n}",
                "func f(s string) (int, error) {\n\tn, _ := strconv.Atoi(s)\n\tif n == 0 {\n\t\tn = 8080\n\t}\n\treturn n, nil\n}",
                "func f(v any) error {\n\t// A failure shows when the file is read.\n\tos.WriteFile(\"a\", nil, 0o600)\n\treturn nil\n}",
                "func f(v any, h *cache.Hash) error {\n\tfmt.Fprintf(h, \"%v\", v)\n\tuse(h.Sum(nil))\n\treturn nil\n}",
                "func f() { _ = os.Chdir(\"x\") }",
                "os.Rename(path, old) //nolint:ignored-error // best effort",
                "//lint:ignore ignored-error best effort\nos.Rename(path, old)",
            ],
        );
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
                    "package p\n\nimport \"os\"\n\nfunc f(path string) (int, error) {\n\tos.Rename(path, \"b\") // gone\n\treturn 1, nil\n}\n",
                    "package p\n\nimport \"fmt\"\nimport \"os\"\n\nfunc f(path string) (int, error) {\n\tif err := os.Rename(path, \"b\"); err != nil {\n\t\treturn 0, fmt.Errorf(\"rename path: %w\", err)\n\t} // gone\n\treturn 1, nil\n}\n",
                ),
                (
                    "package p\n\nimport (\n\t\"encoding/json\"\n\t\"net/http\"\n)\n\nfunc f(w http.ResponseWriter, v *int) {\n\tb, _ := json.Marshal(v)\n\tw.Write(b)\n}\n",
                    "package p\n\nimport (\n\t\"encoding/json\"\n\t\"log/slog\"\n\t\"net/http\"\n)\n\nfunc f(w http.ResponseWriter, v *int) {\n\tb, err := json.Marshal(v)\n\tif err != nil {\n\t\tslog.Error(\"marshal failed\", \"error\", err)\n\t}\n\tw.Write(b)\n}\n",
                ),
                (
                    "func f() (s S, err error) {\n\ts.n, _ = strconv.Atoi(\"1\")\n\treturn\n}",
                    "func f() (s S, err error) {\n\ts.n, err = strconv.Atoi(\"1\")\n\tif err != nil {\n\t\treturn S{}, fmt.Errorf(\"atoi: %w\", err)\n\t}\n\treturn\n}",
                ),
                (
                    "func f(t *testing.T) error {\n\tos.Rename(\"a\", \"b\")\n\treturn nil\n}",
                    "func f(t *testing.T) error {\n\tif err := os.Rename(\"a\", \"b\"); err != nil {\n\t\tt.Fatalf(\"rename: %v\", err)\n\t}\n\treturn nil\n}",
                ),
                (
                    "func f(tx *sql.Tx) {\n\tdefer tx.Commit()\n\tuse(tx)\n}",
                    "func f(tx *sql.Tx) {\n\tdefer func() {\n\t\tif err := tx.Commit(); err != nil {\n\t\t\tslog.Error(\"commit failed\", \"error\", err)\n\t\t}\n\t}()\n\tuse(tx)\n}",
                ),
            ],
        );
        unfixed(
            &RULE,
            &[
                "func f() {\n\tif n, _ := strconv.Atoi(\"1\"); n > 9 {\n\t}\n}",
                "func run() (int, error, error)\n\nfunc f() (int, error) {\n\tn, err, _ := run()\n\tprint(err)\n\treturn n, nil\n}",
                "go http.ListenAndServe(\":80\", nil)",
                // gofmt would lay these out anew.
                "defer func() { os.Rename(\"a\", \"b\") }()",
                "func f() {\n\tos.Rename(\"a\", \"b\") // one\n\tg()                   // two\n}",
            ],
        );
    }
}
