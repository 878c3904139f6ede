//! ## What it does
//!
//! Finds `Close`, `Flush` and `Sync` of something that is written to, where nobody looks at the error that they return.
//!
//! ## Why it matters
//!
//! Writers buffer. A full disk or a broken connection may show only when the last bytes go out, and that is in `Flush`
//! or `Close`. If their error is dropped, the function reports success and the file is cut short.
//!
//! ## Example
//!
//! ```go
//! func WriteReport(path string, report []byte) error {
//! 	file, err := os.Create(path)
//! 	if err != nil {
//! 		return fmt.Errorf("create report: %w", err)
//! 	}
//! 	defer file.Close()
//! 	if _, err := file.Write(report); err != nil {
//! 		return fmt.Errorf("write report: %w", err)
//! 	}
//! 	return nil
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! func WriteReport(path string, report []byte) (err error) {
//! 	file, err := os.Create(path)
//! 	if err != nil {
//! 		return fmt.Errorf("create report: %w", err)
//! 	}
//! 	defer func() {
//! 		err = errors.Join(err, file.Close())
//! 	}()
//! 	if _, err := file.Write(report); err != nil {
//! 		return fmt.Errorf("write report: %w", err)
//! 	}
//! 	return nil
//! }
//! ```
//!
//! ## When not to
//!
//! Closing what was only read loses nothing, so `os.Open` and `resp.Body` are no findings. Neither is a close on the
//! way out with another error or before the file is removed, a file that was made for its name alone, a decision
//! written as `_ =`, a close beside one or a sync that is checked, a writer into memory, to standard output or to the
//! client of a server (an `http.ResponseWriter` or a type with its `WriteHeader`), a method that keeps its error in a
//! field or always returns nil, nor anything in a test or in a function that is given one. The rule takes for written
//! to what `os.Create`, `os.CreateTemp` or `os.OpenFile` with a flag for writing opened, types whose name ends in
//! `Writer` or `Encoder`, and an `io.WriteCloser` that a call here gave; a file that came from elsewhere is not
//! reported, nor a writer onto something of unknown type.
//!
//! At work, errcheck finds the same, unless `Close` is on its list of exclusions. `//nolint:ignored-close-error` with a
//! reason keeps one.

use crate::calls::Callee;
use crate::error_repair::{self, Repair};
use crate::errors::{always_returns, compared_with_nil, is_error, is_failing, keeps_error, mentions};
use crate::kind::{Field, Kind, Op};
use crate::lint::Lint;
use crate::lint::Rule;
use crate::package::{BindingKind, receiver_type};
use crate::repair;
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::test_code::test_handle;
use crate::types::{Type, Types, parameters};
use crate::writers::{dropped_call, ends_writing, is_safe_writer, opening, receiver};
use crate::{Applicability, Edit, Severity};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "ignored-close-error",
        summary: "The error of closing or flushing something written to is thrown away.",
        area: Area::Errors,
        severity: Severity::Info,
        clauses: &["anti-ignoring-errors", "standard-error-handling", "step-handle-errors"],
        linters: &["errcheck", "revive (unhandled-error)", "gosec (G104)"],
        limits: "It cannot see whether a file that came from another function was opened to be written.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[Kind::ExpressionStatement, Kind::DeferStatement],
    check,
};

fn check<'a>(statement: Node<'a>, lint: &mut Lint<'a>) {
    let types = lint.types;
    let has_handle = |function| test_handle(types, function).is_some();
    if lint.file.is_test() || statement.outermost_function().is_some_and(has_handle) {
        return;
    }
    let Some(call) = dropped_call(statement).filter(|call| ends_writing(types, *call)) else { return };
    let (Some(owner), Some(function)) = (receiver(call), call.child(Field::Function)) else { return };
    if keeps_error(types, call)
        || never_fails(types, call)
        || is_response(types, owner)
        || has_no_listener(function, statement)
        || is_closed_with_care(call, owner)
        || leads_nowhere(types, owner, 3)
        || is_tidying_up(types, statement)
    {
        return;
    }
    let fix = match statement.kind() {
        Kind::DeferStatement => fix_deferred(lint, statement, call),
        _ if statement.is_list_item() => error_repair::fix_as_if(lint, statement, call, &["err"]),
        _ => None,
    };
    let name = function.text();
    let diagnostic = lint.report(
        call.span(),
        format!("`{name}` may be the first to tell that a write failed, and its error is thrown away."),
        "Look at the error; in a deferred call, join it to the function's own error.",
    );
    diagnostic.because(format!("`{}` is written to.", owner.text()));
    if let Some((title, applicability, edits)) = fix {
        diagnostic.fix(title, applicability, edits);
    }
}

/// Whether a method of the package returns nil wherever it returns.
fn never_fails<'a>(types: Types<'a>, call: Node<'a>) -> bool {
    let Callee::Declared(place) = types.callee(call) else { return false };
    always_returns(types.at(place), &|values| matches!(values, [only] if only.is(Kind::Nil)))
}

/// Whether the function also calls it, or `Sync`, where the error is looked at; then this one only tidies up.
fn is_closed_with_care<'a>(call: Node<'a>, owner: Node<'a>) -> bool {
    let Some(function) = owner.outermost_function() else { return false };
    let called = call.child(Field::Function).map_or("", |function| function.text());
    function.descendants().filter(|node| node.is(Kind::CallExpression) && *node != call).any(|other| {
        let is_same = other.child(Field::Function).is_some_and(|function| {
            // What is on the disk has nothing left to fail: after `f.Sync()` as after a function's own `fsync(f)`.
            let is_synced = function.text().ends_with("ync") && mentions(other, owner);
            is_synced
                || function.text() == called
                    && function.child(Field::Operand).is_some_and(|o| o.binding_id() == owner.binding_id())
        });
        is_same && !other.parent().is_some_and(is_dropping)
    })
}

/// Whether the call right below this node loses its results.
fn is_dropping(parent: Node<'_>) -> bool {
    let statement = if parent.is(Kind::ExpressionList) { parent.parent().unwrap_or(parent) } else { parent };
    dropped_call(statement).is_some()
}

/// Whether the call is what a method of the same name and without a result is for, such as that of an `http.Flusher`.
fn has_no_listener<'a>(called: Node<'a>, statement: Node<'a>) -> bool {
    let Some(owner) = statement.function().filter(|owner| owner.child(Field::Result).is_none()) else { return false };
    let (name, method) = (owner.child(Field::Name), called.child(Field::Selected));
    name.zip(method).is_some_and(|(name, method)| name.text() == method.text())
}

/// Whether a type of the package is a response to a client, or this is a method of one: once that client is gone, it can
/// be told nothing.
fn is_response<'a>(types: Types<'a>, owner: Node<'a>) -> bool {
    let is_response = |name| types.package.methods.contains_key(&(name, "WriteHeader"));
    matches!(types.of(owner).target(), Type::Local { name, .. } if is_response(*name))
        || owner.outermost_function().and_then(receiver_type).is_some_and(|name| is_response(name.text()))
}

/// Whether what is written ends in memory, on the terminal or at a client of a server, through at most `depth` writers.
fn leads_nowhere<'a>(types: Types<'a>, owner: Node<'a>, depth: u32) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    let Some(call) = opening(types, owner) else { return false };
    let is_wrapper = call.child(Field::Function).is_some_and(|function| function.text().contains("NewWriter"));
    let arguments = call.child(Field::Arguments);
    let wrapped = arguments.and_then(Node::first_child).filter(|_| is_wrapper);
    arguments.into_iter().flat_map(|list| list.children()).any(|argument| {
        let target = if argument.op() == Op::BitAnd { argument.first_child().unwrap_or(argument) } else { argument };
        let ty = types.of(target);
        target.text() == "io.Discard"
            // A client that is gone can be told nothing; what is not known may be one.
            || ty.is_foreign("net/http", "ResponseWriter")
            || if ty.is_unknown() { Some(argument) == wrapped } else { is_safe_writer(types, target) }
            || leads_nowhere(types, target, depth)
    })
}

/// Whether the function leaves right after this with an error that it already has, or removes the file.
fn is_tidying_up<'a>(types: Types<'a>, statement: Node<'a>) -> bool {
    if statement.is(Kind::DeferStatement) {
        return false;
    }
    let mut around = statement.ancestors().take_while(|node| Some(*node) != statement.function());
    let is_guarded = around.any(|node| {
        let check = node.child(Field::Condition).filter(|_| node.is(Kind::IfStatement)).and_then(compared_with_nil);
        check.is_some_and(|(operand, op)| op == Op::Ne && is_error(types, operand))
    });
    let next = statement.parent().and_then(|list| list.children().find(|other| other.id() > statement.id()));
    let removes = next.and_then(|next| {
        dropped_call(next).or_else(|| next.child(Field::Initializer)?.child(Field::Right)?.first_child())
    });
    let removes = removes.and_then(|call| call.child(Field::Function));
    is_guarded || is_failing(statement) || removes.is_some_and(|function| function.text().contains("Remove"))
}

/// Joins the error of a deferred call to the one that the function returns, or logs it where it returns none.
fn fix_deferred<'a>(lint: &Lint<'a>, statement: Node<'a>, call: Node<'a>) -> Option<Repair> {
    let results = lint.types.results(call)?;
    let function = statement.function()?;
    if !repair::returns_error(lint.types, function) {
        return error_repair::fix_defer(lint, statement, call, &results);
    }
    let (err, mut edits) = named_error(lint, function, statement)?;
    let (errors, import) = repair::import(lint.types, lint.file, "errors")?;
    edits.extend(import);
    let indent = statement.indent();
    let joined = format!("func() {{\n{indent}\t{err} = {errors}.Join({err}, {})\n{indent}}}()", call.text());
    edits.push(Edit::replace(call.span(), joined));
    Some(("Join it to the error that the function returns".to_owned(), Applicability::NeedsReview, edits))
}

/// How `statement` can assign to the function's last result, which is named if need be.
fn named_error<'a>(lint: &Lint<'a>, function: Node<'a>, statement: Node<'a>) -> Option<(String, Vec<Edit>)> {
    let result = function.child(Field::Result)?;
    let last = if result.is(Kind::ParameterList) { result.children().last()? } else { result };
    if let Some(name) = last.children_in(Field::Name).last().filter(|name| name.is(Kind::Identifier)) {
        let seen = repair::visible(lint.types, statement, name.text())?;
        return (seen.kind == BindingKind::Result && seen.name == name.id())
            .then(|| (name.text().to_owned(), Vec::new()));
    }
    // A variable of this name that the body declares by itself, or a parameter, would be in the way.
    let body = function.child(Field::Body)?.first_child()?;
    let is_declared = body.children().any(|other| match other.kind() {
        Kind::ShortVarDeclaration => other.child(Field::Left).is_some_and(|left| left.text() == "err"),
        Kind::VarDeclaration => other.descendants().any(|name| name.text() == "err"),
        _ => false,
    });
    let is_parameter = parameters(function.child(Field::Parameters)?)
        .iter()
        .any(|(name, _)| name.is_some_and(|name| name.text() == "err"));
    if is_declared || is_parameter || statement.parent() != Some(body) {
        return None;
    }
    if !result.is(Kind::ParameterList) {
        return Some(("err".to_owned(), vec![Edit::replace(result.span(), format!("(err {})", result.text()))]));
    }
    let name = |declaration: Node<'a>| if declaration == last { "err " } else { "_ " };
    let edits = result.children().map(|declaration| Edit::insert(declaration.start(), name(declaration))).collect();
    Some(("err".to_owned(), edits))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent, unfixed};

    #[test]
    fn writers_whose_last_word_is_dropped_fire() {
        fires(
            &RULE,
            &[
                "func f() {\n\tf, err := os.Create(\"a\")\n\tif err != nil {\n\t\treturn\n\t}\n\tdefer «f.Close()»\n\tuse(f)\n}",
                "func save(path string) error {\n\tout, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0o600)\n\tif err != nil {\n\t\treturn err\n\t}\n\tdefer «out.Close()»\n\t_, err = out.WriteString(\"a\")\n\treturn err\n}",
                "func save(path string, data []byte) error {\n\ttmp, err := os.CreateTemp(\"\", \"x\")\n\tif err != nil {\n\t\treturn err\n\t}\n\t_, err = tmp.Write(data)\n\t«tmp.Close()»\n\treturn err\n}",
                "func compress(w io.Writer, data []byte) error {\n\tzw := gzip.NewWriter(w)\n\tdefer «zw.Close()»\n\t_, err := zw.Write(data)\n\treturn err\n}",
                "func list(w io.Writer) {\n\tbw := bufio.NewWriter(w)\n\tbw.WriteString(\"a\")\n\t«bw.Flush()»\n}",
                "func replace(path string, data []byte) error {\n\ttmp, err := os.CreateTemp(\"\", \"x\")\n\tif err != nil {\n\t\treturn err\n\t}\n\tdefer os.Remove(tmp.Name())\n\tdefer «tmp.Close()»\n\tif _, err := tmp.Write(data); err != nil {\n\t\treturn err\n\t}\n\treturn os.Rename(tmp.Name(), path)\n}",
                "func list(w io.Writer) {\n\ttw := tabwriter.NewWriter(w, 0, 8, 1, ' ', 0)\n\tdefer «tw.Flush()»\n}",
                "type journal struct{ file *os.File }\n\nfunc (j *journal) append(line string) error {\n\t_, err := j.file.WriteString(line)\n\t«j.file.Sync()»\n\treturn err\n}",
                "func archive(w io.Writer) error {\n\ttw := tar.NewWriter(w)\n\tdefer func() {\n\t\t«tw.Close()»\n\t}()\n\treturn nil\n}",
                "type rowWriter struct{}\n\nfunc (w *rowWriter) Close() error { return errors.ErrUnsupported }\n\nfunc f(w *rowWriter) {\n\tdefer «w.Close()»\n}",
                "func send(c *smtp.Client, body string) error {\n\tw, err := c.Data()\n\tif err != nil {\n\t\treturn err\n\t}\n\tdefer «w.Close()»\n\t_, err = io.WriteString(w, body)\n\treturn err\n}",
                "func save(path string, data []byte) error {\n\tout, err := os.Create(path)\n\tif err != nil {\n\t\treturn err\n\t}\n\tother, err := os.Create(path + \".old\")\n\tif err != nil {\n\t\treturn err\n\t}\n\tdefer «out.Close()»\n\tif _, err := out.Write(data); err != nil {\n\t\treturn err\n\t}\n\treturn errors.Join(other.Sync(), other.Close())\n}",
                "type report struct{ out *bufio.Writer }\n\nfunc (r *report) finish() {\n\t«r.out.Flush()»\n}",
                "package p\n\nimport (\n\t\"os\"\n\t\"testing\"\n)\n\nfunc golden(text string) {\n\tf, err := os.Create(\"golden.txt\")\n\tif err != nil {\n\t\treturn\n\t}\n\tdefer «f.Close()»\n\tf.WriteString(text)\n}\n\nfunc is(t testing.TB) {}",
                "package p\n\nimport (\n\t\"compress/gzip\"\n\t\"io\"\n\n\t\"example.com/config\"\n)\n\nfunc compress(w io.Writer, data []byte) error {\n\tzw, _ := gzip.NewWriterLevel(w, config.Level)\n\t_, err := zw.Write(data)\n\t«zw.Close()»\n\treturn err\n}",
            ],
        );
    }

    #[test]
    fn readers_memory_and_ways_out_do_not() {
        silent(
            &RULE,
            &[
                "func f() error {\n\tf, err := os.Open(\"a\")\n\tif err != nil {\n\t\treturn err\n\t}\n\tdefer f.Close()\n\treturn nil\n}",
                "func f(resp *http.Response) {\n\tdefer resp.Body.Close()\n}",
                "func f() error {\n\tf, err := os.Create(\"a\")\n\tif err != nil {\n\t\treturn err\n\t}\n\tdefer f.Close()\n\tuse(f)\n\treturn f.Close()\n}",
                "func f(data []byte) error {\n\tf, err := os.Create(\"a\")\n\tif err != nil {\n\t\treturn err\n\t}\n\tif _, err := f.Write(data); err != nil {\n\t\tf.Close()\n\t\treturn err\n\t}\n\treturn f.Close()\n}",
                "func f(data []byte) []byte {\n\tvar buf bytes.Buffer\n\tzw := gzip.NewWriter(&buf)\n\tzw.Write(data)\n\tzw.Close()\n\treturn buf.Bytes()\n}",
                "func f() {\n\tw := bufio.NewWriter(os.Stdout)\n\tdefer w.Flush()\n\tfmt.Fprintln(w, 1)\n}",
                "func f(w http.ResponseWriter) {\n\tw.(http.Flusher).Flush()\n}",
                "func f() (err error) {\n\tf, err := os.Create(\"a\")\n\tif err != nil {\n\t\treturn err\n\t}\n\tdefer func() {\n\t\terr = errors.Join(err, f.Close())\n\t}()\n\treturn nil\n}",
                "func f(db *sql.DB) {\n\tdefer db.Close()\n}",
                "func f() {\n\tr, w := io.Pipe()\n\tdefer w.Close()\n\tdefer r.Close()\n}",
                "func (w *zipped) Flush() {\n\tw.gz.Flush()\n}\n\ntype zipped struct{ gz *gzip.Writer }",
                "func f() error {\n\ttmp, err := os.CreateTemp(\"\", \"x\")\n\tif err != nil {\n\t\treturn err\n\t}\n\tdefer os.Remove(tmp.Name())\n\tdefer tmp.Close()\n\treturn upload(tmp)\n}",
                "func f(w *gzip.Writer) {\n\t_ = w.Close()\n}",
                "func f() *bytes.Buffer {\n\tbuf := new(bytes.Buffer)\n\tzw := gzip.NewWriter(buf)\n\ttw := tar.NewWriter(zw)\n\ttw.Close()\n\tzw.Close()\n\treturn buf\n}",
                "func f() (string, error) {\n\tf, err := os.CreateTemp(\"\", \"x\")\n\tif err != nil {\n\t\treturn \"\", err\n\t}\n\tf.Close()\n\treturn f.Name(), nil\n}",
                "func list(w http.ResponseWriter) {\n\ttw := tabwriter.NewWriter(w, 0, 8, 1, ' ', 0)\n\tdefer tw.Flush()\n}",
                "func relay(in io.Reader, out io.WriteCloser) error {\n\tdefer out.Close()\n\t_, err := io.Copy(out, in)\n\treturn err\n}",
                "func store(path string, fsync func(*os.File) error) error {\n\tf, err := os.Create(path)\n\tif err != nil {\n\t\treturn err\n\t}\n\tdefer f.Close()\n\treturn fsync(f)\n}",
                "type lineWriter struct {\n\tout io.WriteCloser\n\terr error\n}\n\nfunc (w *lineWriter) Close() error {\n\tw.err = errors.Join(w.err, w.out.Close())\n\treturn w.err\n}\n\nfunc f(w *lineWriter) error {\n\tw.Close()\n\treturn w.err\n}",
                "func f(w *csv.Writer) {\n\tw.Flush()\n}",
                "func f(w http.ResponseWriter) {\n\t_ = http.NewResponseController(w).Flush()\n}",
                "func f(cmd *exec.Cmd) error {\n\tstdin, err := cmd.StdinPipe()\n\tif err != nil {\n\t\treturn err\n\t}\n\tstdin.Close()\n\treturn cmd.Wait()\n}",
                "func f() {\n\ttmp, _ := os.CreateTemp(\"\", \"x\")\n\tdefer func() {\n\t\ttmp.Close()\n\t\tos.Remove(tmp.Name())\n\t}()\n}",
                "func f() {\n\ttmp, _ := os.CreateTemp(\"\", \"x\")\n\tdefer func() {\n\t\ttmp.Close()\n\t\tif err := os.Remove(tmp.Name()); err != nil {\n\t\t\tlog.Print(err)\n\t\t}\n\t}()\n\tuse(tmp)\n}",
                "type zipWriter struct {\n\thttp.ResponseWriter\n\tgz *gzip.Writer\n}\n\nfunc (w *zipWriter) WriteHeader(code int) {}\n\nfunc (w *zipWriter) Close() error { return w.gz.Close() }\n\nfunc f(w *zipWriter) {\n\tdefer w.Close()\n}",
                "func f(size int64) error {\n\tf, err := os.Create(\"a\")\n\tif err != nil {\n\t\treturn err\n\t}\n\tif size < 0 {\n\t\tf.Close()\n\t\treturn errors.New(\"negative size\")\n\t}\n\treturn f.Close()\n}",
                "func save(path string, data []byte) error {\n\tout, err := os.Create(path)\n\tif err != nil {\n\t\treturn err\n\t}\n\tdefer out.Close()\n\tif _, err := out.Write(data); err != nil {\n\t\treturn err\n\t}\n\treturn out.Sync()\n}",
                "type reply struct{ out *bufio.Writer }\n\nfunc (r *reply) WriteHeader(code int) { fmt.Fprintln(r.out, code) }\n\nfunc (r *reply) finish() {\n\tr.out.Flush()\n}",
                "type lineWriter struct{ lines []string }\n\nfunc (w *lineWriter) Close() error {\n\tif w == nil {\n\t\treturn nil\n\t}\n\tw.lines = nil\n\treturn nil\n}\n\nfunc f(w *lineWriter) {\n\tdefer w.Close()\n}",
                "package p\n\nimport (\n\t\"archive/zip\"\n\n\t\"example.com/web\"\n)\n\nfunc export(c *web.Context) {\n\tarchive := zip.NewWriter(c.Response)\n\tdefer archive.Close()\n}",
                "package p\n\nimport (\n\t\"os\"\n\t\"testing\"\n)\n\nfunc golden(t testing.TB, text string) {\n\tf, err := os.Create(\"golden.txt\")\n\tif err != nil {\n\t\tt.Fatal(err)\n\t}\n\tdefer f.Close()\n\tf.WriteString(text)\n}",
            ],
        );
    }

    #[test]
    fn fixes_join_and_check() {
        fixes(
            &RULE,
            &[
                (
                    "package p\n\nimport \"os\"\n\nfunc f(path string) error {\n\tf, err := os.Create(path)\n\tif err != nil {\n\t\treturn err\n\t}\n\tdefer f.Close() // at last\n\tuse(f)\n\treturn nil\n}\n",
                    "package p\n\nimport \"errors\"\nimport \"os\"\n\nfunc f(path string) (err error) {\n\tf, err := os.Create(path)\n\tif err != nil {\n\t\treturn err\n\t}\n\tdefer func() {\n\t\terr = errors.Join(err, f.Close())\n\t}() // at last\n\tuse(f)\n\treturn nil\n}\n",
                ),
                (
                    "func f(w io.Writer) (int, error) {\n\tzw := gzip.NewWriter(w)\n\tdefer zw.Close()\n\treturn zw.Write(nil)\n}",
                    "func f(w io.Writer) (_ int, err error) {\n\tzw := gzip.NewWriter(w)\n\tdefer func() {\n\t\terr = errors.Join(err, zw.Close())\n\t}()\n\treturn zw.Write(nil)\n}",
                ),
                (
                    "func f(w io.Writer) (n int, failure error) {\n\tzw := gzip.NewWriter(w)\n\tdefer zw.Close()\n\treturn zw.Write(nil)\n}",
                    "func f(w io.Writer) (n int, failure error) {\n\tzw := gzip.NewWriter(w)\n\tdefer func() {\n\t\tfailure = errors.Join(failure, zw.Close())\n\t}()\n\treturn zw.Write(nil)\n}",
                ),
                (
                    "func f(w *bufio.Writer) error {\n\tw.Flush()\n\treturn nil\n}",
                    "func f(w *bufio.Writer) error {\n\tif err := w.Flush(); err != nil {\n\t\treturn fmt.Errorf(\"flush: %w\", err)\n\t}\n\treturn nil\n}",
                ),
                (
                    "func f() {\n\tf, _ := os.Create(\"a\") //nolint:all\n\tdefer f.Close()\n\tuse(f)\n}",
                    "func f() {\n\tf, _ := os.Create(\"a\") //nolint:all\n\tdefer func() {\n\t\tif err := f.Close(); err != nil {\n\t\t\tslog.Error(\"close failed\", \"error\", err)\n\t\t}\n\t}()\n\tuse(f)\n}",
                ),
            ],
        );
        unfixed(
            &RULE,
            &[
                "func f(w *gzip.Writer, err error) error {\n\tdefer w.Close()\n\treturn err\n}",
                "func f(w *gzip.Writer) func() {\n\treturn func() { w.Close(); done() }\n}",
                "func f(w *gzip.Writer) {\n\tw.Close() // all out\n\tdone()    // told\n}",
            ],
        );
    }
}
