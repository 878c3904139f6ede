//! ## What it does
//!
//! Finds errors that are compared with `==`, `!=` or a `switch` to anything but nil.
//!
//! ## Why it matters
//!
//! The comparison holds only as long as nobody wraps the error. One `fmt.Errorf("...: %w", err)` added in between,
//! which is good practice, and the branch for "not found" is never taken again, without a word from the compiler.
//! `errors.Is` looks through all wrapping.
//!
//! ## Example
//!
//! ```go
//! if err == sql.ErrNoRows {
//! 	return nil, ErrNotFound
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! if errors.Is(err, sql.ErrNoRows) {
//! 	return nil, ErrNotFound
//! }
//! ```
//!
//! ## When not to
//!
//! Inside a method `Is(error) bool` the comparison is the point. Some functions promise the bare value, so the rule is
//! silent where it sees that an error comes straight from one: `io.EOF` from methods and functions that read,
//! `ctx.Err()`, `fs.SkipDir`, and the numbers of system calls, also those that the package itself declares. In tests it
//! speaks more quietly, and elsewhere it says nothing where two variables are compared, nor about an error that nothing
//! is assigned to. It cannot see such a promise across functions, and it knows an error by its type or, where that is
//! unknown, by its name.
//!
//! At work, errorlint finds the same, and comparisons of two variables as well. Its list of such promises is longer
//! than the rule's, and has `http.ErrServerClosed` and `sql.ErrNoRows` from `Scan` in it, for which `errors.Is` is
//! right too. `//nolint:sentinel-equality` with a reason keeps one.

use crate::calls::called_name;
use crate::errors::{assigned, compared_with_nil, is_assigned_within, is_error, is_sentinel_name, last_name, origin};
use crate::kind::{Field, Kind, Op};
use crate::lint::{Lint, Rule};
use crate::package::BindingKind;
use crate::repair;
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::types::{Type, Types};
use crate::{Applicability, Edit, Severity, Span};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "sentinel-equality",
        summary: "An error is compared with == instead of errors.Is.",
        area: Area::Errors,
        severity: Severity::Error,
        clauses: &["standard-error-handling", "pattern-error-handling", "pattern-http-handler"],
        linters: &["errorlint (comparison)", "revive (use-errors-is)"],
        limits: "It cannot see whether an error from another function is always the bare value.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[Kind::BinaryExpression, Kind::ExpressionSwitchStatement],
    check,
};

fn check<'a>(node: Node<'a>, lint: &mut Lint<'a>) {
    if node.is(Kind::ExpressionSwitchStatement) {
        return check_switch(node, lint);
    }
    if !matches!(node.op(), Op::Eq | Op::Ne) || compared_with_nil(node).is_some() {
        return;
    }
    let (Some(left), Some(right)) = (node.child(Field::Left), node.child(Field::Right)) else { return };
    let Some((error, other)) = compared(lint.types, left, right) else { return };
    if is_in_is_method(node) || is_promised(lint.types, node, error, other) {
        return;
    }
    let not = if node.op() == Op::Ne { "!" } else { "" };
    let fix = repair::import(lint.types, lint.file, "errors").map(|(errors, import)| {
        let call = format!("{not}{errors}.Is({}, {})", error.text(), other.text());
        import.into_iter().chain([Edit::replace(node.span(), call)]).collect()
    });
    report(lint, node.span(), error, other, fix);
}

/// A switch over an error with values as its cases.
fn check_switch<'a>(switch: Node<'a>, lint: &mut Lint<'a>) {
    let types = lint.types;
    let Some(error) = switch.child(Field::Value).filter(|value| is_error(types, *value)) else { return };
    let cases = switch.children().filter(|case| case.is(Kind::ExpressionCase));
    let values: Vec<_> = cases.filter_map(|case| case.child(Field::Value)).flat_map(|list| list.children()).collect();
    let is_compared = |value: &&Node<'a>| !value.is(Kind::Nil) && !is_promised(types, switch, error, **value);
    let Some(other) = values.iter().find(is_compared) else { return };
    if is_in_is_method(switch) {
        return;
    }
    // Where gofmt has not been, a value may touch the word before it.
    let is_apart = |value: &Node<'a>| lint.file.text[..value.start() as usize].ends_with([' ', '\t', '\n']);
    let is_plain = matches!(error.kind(), Kind::Identifier | Kind::SelectorExpression)
        && [error].iter().chain(&values).all(is_apart);
    let fix = repair::import(types, lint.file, "errors").filter(|_| is_plain).map(|(errors, import)| {
        let name = error.text();
        let case = |value: &Node<'a>| {
            let test = if value.is(Kind::Nil) {
                format!("{name} == nil")
            } else {
                format!("{errors}.Is({name}, {})", value.text())
            };
            Edit::replace(value.span(), test)
        };
        // The blank before the value goes too.
        let value = Edit::replace(Span { start: error.start() - 1, end: error.end() }, "");
        import.into_iter().chain([value]).chain(values.iter().map(case)).collect()
    });
    report(lint, error.span(), error, *other, fix);
}

fn report<'a>(lint: &mut Lint<'a>, span: Span, error: Node<'a>, other: Node<'a>, fix: Option<Vec<Edit>>) {
    let is_known = lint.types.of(error).is_error() || lint.types.of(other).is_error();
    let (error, other) = (error.text(), other.text());
    let severity = if lint.file.is_test() { Severity::Warning } else { Severity::Error };
    let diagnostic = lint.report_as(
        severity,
        span,
        format!("This compares `{error}` itself with `{other}`, and fails as soon as somebody wraps the error."),
        format!("Ask `errors.Is({error}, {other})`, which looks through wrapping."),
    );
    let applicability = if is_known { Applicability::Safe } else { Applicability::NeedsReview };
    diagnostic.fix("Compare with errors.Is", applicability, fix.unwrap_or_default());
}

/// The error and what it is compared with.
fn compared<'a>(types: Types<'a>, left: Node<'a>, right: Node<'a>) -> Option<(Node<'a>, Node<'a>)> {
    let may_be_error = |node: Node<'a>| {
        let name = last_name(node);
        name.contains("err") || name.contains("Err") || name == "EOF"
    };
    if !may_be_error(left) && !may_be_error(right) || last_name(left).is_empty() && last_name(right).is_empty() {
        return None;
    }
    let (error, other) = match (is_error(types, left), is_error(types, right)) {
        (true, true) if is_sentinel_name(last_name(left)) && !is_sentinel_name(last_name(right)) => (right, left),
        (true, _) => (left, right),
        (_, true) => (right, left),
        _ => return None,
    };
    let other_type = types.of(other);
    // Of two variables nobody knows what their equality is to mean.
    if is_variable(types, other) && !types.file_of(other).is_test() {
        return None;
    }
    (other_type.is_error() || !matches!(other_type, Type::Universe(_))).then_some((error, other))
}

/// Whether an expression holds now this error and now that one: a variable of a function, a field. What a test wants is fixed.
fn is_variable<'a>(types: Types<'a>, node: Node<'a>) -> bool {
    if ["want", "expect"].iter().any(|word| last_name(node).to_ascii_lowercase().contains(word)) {
        return false;
    }
    match node.kind() {
        Kind::Identifier => types.binding(node).is_some_and(|binding| binding.kind != BindingKind::PackageVariable),
        Kind::SelectorExpression => {
            let owner = node.child(Field::Operand).filter(|owner| owner.is(Kind::Identifier));
            owner.is_none_or(|owner| types.binding(owner).is_some_and(|binding| binding.kind != BindingKind::Import))
        }
        _ => node.is(Kind::IndexExpression),
    }
}

/// Whether the code belongs to a method with which an error tells what it is.
fn is_in_is_method(node: Node<'_>) -> bool {
    let owner = node.outermost_function().filter(|owner| owner.is(Kind::MethodDeclaration));
    owner.and_then(|owner| owner.child(Field::Name)).is_some_and(|name| name.text() == "Is")
}

/// Whether the error comes straight from a function that promises the bare value.
fn is_promised<'a>(types: Types<'a>, place: Node<'a>, error: Node<'a>, other: Node<'a>) -> bool {
    if matches!(last_name(other), "SkipDir" | "SkipAll") || is_system_error(types, other) || is_always_nil(types, error)
    {
        return true;
    }
    let promising: &[&str] = match last_name(other) {
        "EOF" | "ErrUnexpectedEOF" | "ErrBufferFull" => {
            &["Read", "read", "Peek", "Next", "Recv", "Copy", "Decode", "Token"]
        }
        "Done" => &["Next"],
        "Canceled" | "DeadlineExceeded" => &["Err", "Cause"],
        _ => return false,
    };
    let source = if error.is(Kind::CallExpression) { Some(error) } else { origin(place, error) };
    let sources = source.map_or_else(|| assignments(place, error), |call| vec![call]);
    let keeps =
        |call: &Node<'a>| called_name(*call).is_some_and(|name| promising.iter().any(|start| name.starts_with(start)));
    // Where several calls give a value to the variable, one that promises is enough for a doubt.
    sources.iter().any(keeps)
}

/// Whether an error is a variable that is declared without a value, and that nothing gives one.
fn is_always_nil<'a>(types: Types<'a>, error: Node<'a>) -> bool {
    let Some(binding) = types.binding(error).filter(|binding| binding.kind == BindingKind::Local) else { return false };
    let declaration = types.package.declaration(binding);
    declaration.is(Kind::VarSpec)
        && declaration.child(Field::Value).is_none()
        && error.outermost_function().is_some_and(|function| !is_assigned_within(function, error))
}

/// What the function around `place` assigns to the variable `name`, wherever it does so.
fn assignments<'a>(place: Node<'a>, name: Node<'a>) -> Vec<Node<'a>> {
    let Some(function) = place.function() else { return Vec::new() };
    function.own_descendants().filter_map(|statement| assigned(statement, name)).collect()
}

/// Whether a value is the number of a system's error, such as `syscall.EINTR` or `syscall.Errno(5)`, or one of the
/// package's own errors that are numbers.
fn is_system_error<'a>(types: Types<'a>, value: Node<'a>) -> bool {
    if matches!(types.underlying(&types.of(value)), Type::Universe(name) if name.contains("int")) {
        return true;
    }
    let named = value.child(Field::Function).unwrap_or(value);
    let package = named.child(Field::Operand).filter(|package| package.is(Kind::Identifier));
    let path = package.and_then(|package| types.imported_path(package).or(Some(package.text())));
    path.is_some_and(|path| path.contains("syscall") || path.starts_with("golang.org/x/sys/"))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent, unfixed};

    #[test]
    fn comparisons_fire() {
        fires(
            &RULE,
            &[
                "if «err == sql.ErrNoRows» {\n\treturn nil\n}",
                "var ErrNotFound = errors.New(\"not found\")\n\nfunc missing(err error) bool { return «err == ErrNotFound» }",
                "if «ErrNotFound != err» {\n\treturn err\n}",
                "if err != nil && «err != io.EOF» {\n\treturn err\n}",
                "func f(t *testing.T) {\n\tif gotErr := run(); «gotErr != io.EOF» {\n\t\tt.Fatal(gotErr)\n\t}\n}",
                "func f(load func() error) error {\n\tswitch err := load(); «err» {\n\tcase nil:\n\t\treturn nil\n\tcase os.ErrNotExist:\n\t\treturn create()\n\tdefault:\n\t\treturn err\n\t}\n}",
                "type job struct{ err error }\n\nfunc (j *job) cancelled() bool { return «j.err == context.Canceled» }",
                "func f(e error) bool { return «e == http.ErrServerClosed» }",
                "if err := srv.ListenAndServe(); err != nil && «err != http.ErrServerClosed» {\n\tlog.Fatal(err)\n}",
                "for _, tt := range tests {\n\tif err := parse(tt.in); «err != tt.wantErr» {\n\t\tt.Errorf(\"%v\", err)\n\t}\n}",
                "func f(t *testing.T) {\n\tif err := parse(); «err != (ParseError{})» {\n\t\tt.Errorf(\"%v\", err)\n\t}\n}",
                "package p\n\ntype fault struct{}\n\nfunc (*fault) Error() string { return \"\" }\n\nvar errBusy = new(fault)\n\nfunc f(err error) bool { return «err == errBusy» }",
                "func f() bool {\n\tvar err error\n\tload(&err)\n\treturn «err == io.EOF»\n}",
                "func f() error {\n\terr := load()\n\tfor {\n\t\tif «err == errRetry» {\n\t\t\tcontinue\n\t\t}\n\t\treturn err\n\t}\n}",
            ],
        );
    }

    #[test]
    fn nil_and_promised_values_do_not() {
        silent(
            &RULE,
            &[
                "if err != nil {\n\treturn err\n}",
                "if errors.Is(err, io.EOF) {\n\treturn nil\n}",
                "type E struct{}\n\nfunc (E) Is(target error) bool { return target == ErrClosed }",
                "func f(r io.Reader, p []byte) error {\n\tn, err := r.Read(p)\n\tuse(n)\n\tif err == io.EOF {\n\t\treturn nil\n\t}\n\treturn err\n}",
                "func f(r *csv.Reader) {\n\tfor {\n\t\trow, err := r.Read()\n\t\tif err != nil {\n\t\t\tif err == io.EOF {\n\t\t\t\tbreak\n\t\t\t}\n\t\t}\n\t\tuse(row)\n\t}\n}",
                "func f(ctx context.Context) bool { return ctx.Err() == context.Canceled }",
                "func f(errs, limit int) bool { return errs == limit }",
                "func f(code errorCode) bool { return code == errorCodeTimeout }\n\ntype errorCode int\n\nconst errorCodeTimeout errorCode = 1",
                "func f(err string) bool { return err == \"EOF\" }",
                "package p\n\nimport \"text/scanner\"\n\nfunc f(s *scanner.Scanner) {\n\tfor tok := s.Scan(); tok != scanner.EOF; tok = s.Scan() {\n\t}\n}",
                "if code := check(r); code != ErrUnsignedHeaders {\n\treturn code\n}",
                "if err := visit(path); err == fs.SkipDir {\n\treturn nil\n}",
                "func f(r *bufio.Reader) {\n\tvar err error\n\tfor err != io.EOF {\n\t\t_, err = r.ReadString('\\n')\n\t}\n}",
                "func f(last, err error) bool { return err == last }",
                "func f(db *DB, err error) bool { return err != db.Error }",
                "func f(n uintptr) {\n\tswitch err := syscall.Errno(n); err {\n\tcase syscall.EINTR, syscall.Errno(0):\n\t}\n}",
                "func f(r io.ByteReader) (err error) {\n\tfor err == nil {\n\t\t_, err = r.ReadByte()\n\t}\n\tif err == io.EOF {\n\t\terr = nil\n\t}\n\treturn err\n}",
                "package p\n\ntype status uint32\n\nfunc (status) Error() string { return \"\" }\n\nconst errBusy status = 7\n\nfunc f(err error) bool { return err == errBusy }",
                "func f() bool {\n\tvar err error\n\treturn err == io.EOF\n}",
                "if err.Error() == \"EOF\" {\n\treturn nil\n}",
                "switch err {\ncase nil:\n\treturn nil\ndefault:\n\treturn err\n}",
                "package p\n\nimport \"golang.org/x/sys/unix\"\n\nfunc f(fd int) bool {\n\t_, err := unix.Read(fd, nil)\n\treturn err == unix.EAGAIN\n}",
            ],
        );
    }

    #[test]
    fn fixes_ask_errors_is() {
        fixes(
            &RULE,
            &[
                ("if err == sql.ErrNoRows {\n}", "if errors.Is(err, sql.ErrNoRows) {\n}"),
                ("if err != nil && ErrDone != err {\n}", "if err != nil && !errors.Is(err, ErrDone) {\n}"),
                (
                    "package p\n\nimport \"io\"\n\nfunc f(err error) bool {\n\treturn err == io.EOF // at the end\n}\n",
                    "package p\n\nimport \"errors\"\nimport \"io\"\n\nfunc f(err error) bool {\n\treturn errors.Is(err, io.EOF) // at the end\n}\n",
                ),
                (
                    "switch err {\ncase nil, ErrDone:\n\treturn\ncase io.EOF:\n\tretry()\n}",
                    "switch {\ncase err == nil, errors.Is(err, ErrDone):\n\treturn\ncase errors.Is(err, io.EOF):\n\tretry()\n}",
                ),
                (
                    "switch err := load(); err {\ncase ErrDone:\n\treturn\n}",
                    "switch err := load(); {\ncase errors.Is(err, ErrDone):\n\treturn\n}",
                ),
            ],
        );
        unfixed(
            &RULE,
            &[
                "switch load().err {\ncase io.EOF:\n\treturn\n}\nvar errors = 1",
                "switch err {\ncase(ErrDone):\n\treturn\n}",
                "package errors\n\nfunc f(err error) bool { return err == ErrUnsupported }",
            ],
        );
    }
}
