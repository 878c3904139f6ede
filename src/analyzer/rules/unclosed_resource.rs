//! ## What it does
//!
//! Finds response bodies, rows, statements, files, connections and the like that some path through the function never
//! closes, and loops over rows after which nobody asks `rows.Err()`.
//!
//! ## Why it matters
//!
//! What is not closed stays open: a file descriptor, a connection that cannot be used again, a cursor in the database.
//! A service runs well for a day and then fails everywhere at once, with "too many open files" or a pool without
//! connections. And a loop over rows ends in the same way at the last row and at a lost connection; only `rows.Err()`
//! tells the two apart.
//!
//! ## Example
//!
//! ```go
//! func (c *Client) Status(ctx context.Context) (string, error) {
//! 	resp, err := c.http.Get(c.url)
//! 	if err != nil {
//! 		return "", fmt.Errorf("get status: %w", err)
//! 	}
//! 	body, err := io.ReadAll(resp.Body)
//! 	if err != nil {
//! 		return "", fmt.Errorf("read status: %w", err)
//! 	}
//! 	return string(body), nil
//! }
//!
//! type Client struct {
//! 	http *http.Client
//! 	url  string
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! func (c *Client) Status(ctx context.Context) (string, error) {
//! 	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.url, nil)
//! 	if err != nil {
//! 		return "", fmt.Errorf("make status request: %w", err)
//! 	}
//! 	resp, err := c.http.Do(req)
//! 	if err != nil {
//! 		return "", fmt.Errorf("get status: %w", err)
//! 	}
//! 	defer resp.Body.Close()
//! 	body, err := io.ReadAll(resp.Body)
//! 	if err != nil {
//! 		return "", fmt.Errorf("read status: %w", err)
//! 	}
//! 	return string(body), nil
//! }
//!
//! type Client struct {
//! 	http *http.Client
//! 	url  string
//! }
//! ```
//!
//! ## When not to
//!
//! Who gets a value has to close it: what is returned, stored, sent or passed to a function outside of the standard
//! library is no longer this function's duty, and the rule is silent. What a function of the package gives from a field
//! is not opened by the call, and stays with its keeper. It is silent on paths where the error is not nil, where the
//! program ends, for statements of a transaction, which end with it, and behind a loop over rows that ran to its end,
//! since rows close themselves then, those of pgx after a failed `Scan`, too. In the function `main` and in tests and files
//! that import testing, which end soon, it only warns. It cannot see whether another function closes what it was given. A
//! call whose results are all thrown away is reported by ignored-error alone.
//!
//! At work, bodyclose, sqlclosecheck and rowserrcheck find the same, each for its kind of value. bodyclose also reads
//! the functions that a response is given to or comes from, and, if told to, wants each body read to its end.
//! rowserrcheck asks for `rows.Err()` even where no loop reads the rows, and sqlclosecheck wants a `defer` even where
//! every path closes; `sqlrowserr`, an analyser of Go's own tools, finds the loops. `//nolint:unclosed-resource` with a
//! reason keeps a file that shall stay open as long as the program.

use crate::calls::Callee;
use crate::errors::{always_returns, compared_with_nil};
use crate::flow::{self, Value};
use crate::index;
use crate::kind::{Field, Kind, Op};
use crate::lint::{Lint, Rule};
use crate::ownership::{Fate, fate};
use crate::package::BindingKind;
use crate::repair;
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::test_code::is_test_code;
use crate::types::Type;
use crate::{Applicability, Edit, Severity};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "unclosed-resource",
        summary: "A body, rows, a file or a connection is not closed on every path.",
        area: Area::Operations,
        severity: Severity::Error,
        clauses: &["expertise-database-access", "pattern-http-handler", "step-handle-errors"],
        linters: &["bodyclose", "sqlclosecheck", "rowserrcheck"],
        limits: "It cannot see whether another function closes what it was given.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[Kind::ShortVarDeclaration, Kind::AssignmentStatement, Kind::VarSpec],
    check,
};

/// How the functions are called that open something.
const OPENERS: [&str; 18] = [
    "Accept",
    "Conn",
    "Create",
    "Dial",
    "Do",
    "FormFile",
    "Get",
    "Head",
    "Listen",
    "NamedQuery",
    "Open",
    "Post",
    "Prepare",
    "Query",
    "ReadResponse",
    "RoundTrip",
    "Rows",
    "Stmt",
];

/// What a function opened.
struct Resource<'a> {
    ty: Type<'a>,
    is_response: bool,
    is_rows: bool,
}

fn check<'a>(node: Node<'a>, lint: &mut Lint<'a>) {
    let Some(values) = node.child(if node.is(Kind::VarSpec) { Field::Value } else { Field::Right }) else { return };
    let Some(call) = values.first_child().filter(|call| call.is(Kind::CallExpression)) else { return };
    let Some(function) = call.child(Field::Function) else { return };
    let Some(name) = function.child(Field::Selected) else { return };
    if !OPENERS.iter().any(|opener| name.text().starts_with(opener)) {
        return;
    }
    let Some(results) = lint.types.results(call) else { return };
    let callee = lint.types.callee(call);
    // A transaction closes its statements when it ends.
    if matches!(callee, Callee::Method { receiver: "Tx", .. }) && name.text().starts_with("Prepare") {
        return;
    }
    let Some((at, resource)) = results.iter().enumerate().find_map(|(at, ty)| Some((at, resource(ty)?))) else {
        return;
    };
    let targets: Vec<_> = match node.child(Field::Left) {
        Some(list) => list.children().collect(),
        None => node.children_in(Field::Name).collect(),
    };
    let Some(target) = targets.get(at).filter(|_| targets.len() == results.len()) else { return };
    let declared = match callee {
        Callee::Declared(place) | Callee::Literal(place) => Some(lint.types.at(place)),
        _ => None,
    };
    // A function of one's own may have read and closed the response that it gives.
    let is_read = |function: Node<'a>| results.len() > 2 || function.text().contains("Body.Close()");
    if declared.is_some_and(|function| resource.is_response && is_read(function) || opens_nothing(function, at)) {
        return;
    }
    if target.text() == "_" {
        // A test may well expect that nothing is opened; a call that gives nothing at all is up to the rule ignored-error.
        if declared.is_some() || lint.file.is_test() || targets.iter().all(|target| target.text() == "_") {
            return;
        }
        let message = format!("What `{}` opened is assigned to `_`, so nobody can close it.", function.text());
        lint.report_as(
            severity(lint, *target),
            target.span(),
            message,
            "Give it a name and close it, or call what opens nothing, such as `Exec`.",
        )
        .because(format!("`{}` gives {}.", function.text(), described(&resource.ty)));
        return;
    }
    let is_own = lint.types.binding(*target).is_some_and(|binding| {
        binding.kind == BindingKind::Local && lint.types.package.declaration(binding).function() == node.function()
            || lint.file.package.is_none() && node.function().is_none()
    });
    if !target.is(Kind::Identifier) || !is_own {
        return;
    }
    let error = results.iter().position(Type::is_error).and_then(|at| targets.get(at)).map(|name| name.binding_id());
    check_value(lint, node, *target, error, &resource, call);
}

/// Whether all that a function gives as this result is a field, which somebody else keeps, or a response without a body.
fn opens_nothing<'a>(function: Node<'a>, at: usize) -> bool {
    let is_kept = |value: &Node<'a>| {
        matches!(value.kind(), Kind::SelectorExpression | Kind::Nil)
            || value.text().starts_with("&http.Response{") && !value.text().contains("Body")
    };
    always_returns(function, &|values| values.get(at).is_some_and(is_kept))
}

fn check_value<'a>(
    lint: &mut Lint<'a>,
    node: Node<'a>,
    target: Node<'a>,
    error: Option<u32>,
    resource: &Resource<'a>,
    call: Node<'a>,
) {
    let around = target.function().unwrap_or_else(|| lint.file.root());
    let is_use = |other: &Node<'a>| other.is(Kind::Identifier) && other.binding_id() == target.binding_id();
    let uses: Vec<_> = around.descendants().filter(is_use).collect();
    let field = resource.is_response.then_some("Body");
    let fates: Vec<_> = uses.iter().map(|name| fate(lint.types, *name, field)).collect();
    let is_handed_over = fates.contains(&Fate::HandedOver);
    if resource.is_rows && !is_handed_over {
        check_rows(lint, &uses, target);
    }
    let is_released = |name: Node<'a>, fate: Fate| fate > Fate::Wrapped || resource.is_rows && is_said_to_end(name);
    let mut releases: Vec<_> =
        uses.iter().zip(&fates).filter(|(name, fate)| is_released(**name, **fate)).map(|(name, _)| *name).collect();
    let is_never = releases.iter().all(|release| release.id() < target.id());
    if resource.ty.is_foreign("github.com/jackc/pgx/v5", "Rows") {
        releases.extend(uses.iter().filter(|name| method(**name) == "Scan").filter_map(|name| failed(*name)));
    }
    let origin = if node.is(Kind::VarSpec) { node.statement().unwrap_or(node) } else { node };
    let value = Value { origin, binding: target.binding_id(), error, releases };
    let Some(place) = flow::lost(lint.types, &value) else { return };
    let name = target.text();
    let closed = if resource.is_response { format!("{name}.Body") } else { name.to_owned() };
    let opener = call.child(Field::Function).map_or("", Node::text);
    let message = if is_never && !(resource.is_rows && read_loop(&uses, target).is_some()) {
        format!("`{closed}` is never closed.")
    } else {
        format!("`{closed}` is not closed on every path.")
    };
    let fix = if is_never { fix(lint, node, call, &closed, error, fates.contains(&Fate::Wrapped)) } else { None };
    let help = format!("Check the error, then defer `{closed}.Close()`.");
    let severity = severity(lint, target);
    let diagnostic = lint.report_as(severity, target.span(), message, help);
    diagnostic
        .because(format!("`{opener}` gives {}.", described(&resource.ty)))
        .because(format!("{} is reached with `{closed}` open.", flow::described(place)));
    if let Some((applicability, edit)) = fix {
        diagnostic.fix("Defer the Close", applicability, vec![edit]);
    }
}

/// How much it matters in this function: at the end of a program or a test, all is closed.
fn severity<'a>(lint: &Lint<'a>, node: Node<'a>) -> Severity {
    let name = node.function().and_then(|function| function.child(Field::Name));
    let is_short = is_test_code(lint.file) || name.is_some_and(|name| name.text() == "main");
    if is_short { Severity::Warning } else { Severity::Error }
}

/// What must be closed if a function that is called like an opener gives it.
fn resource<'a>(ty: &Type<'a>) -> Option<Resource<'a>> {
    let Type::Foreign { path, name } = ty.target() else { return None };
    let is_response = (*path, *name) == ("net/http", "Response");
    let is_rows = *name == "Rows" && is_database(path);
    let is_closable = index::package(path).is_some_and(|package| package.method(name, "Close").is_some());
    // A database handle lives as long as the program; a pipe in memory holds nothing.
    let is_lasting =
        matches!((*path, *name), ("database/sql" | "github.com/jmoiron/sqlx", "DB") | ("io" | "net/http", _))
            && !is_response
            && *name != "ReadCloser";
    let needs_close = is_response || is_rows || is_closable && !is_lasting;
    needs_close.then(|| Resource { ty: ty.clone(), is_response, is_rows })
}

fn is_database(path: &str) -> bool {
    matches!(path, "database/sql" | "github.com/jmoiron/sqlx" | "github.com/jackc/pgx/v5")
}

/// A type as a sentence names it.
fn described(ty: &Type<'_>) -> String {
    let Type::Foreign { path, name } = ty.target() else { return String::new() };
    let star = if matches!(ty, Type::Pointer(_)) { "*" } else { "" };
    let package = index::package(path).map_or(*path, |package| package.name());
    format!("a `{star}{package}.{name}`, which must be closed")
}

/// What is called on a variable in this place.
fn method<'a>(name: Node<'a>) -> &'a str {
    name.parent().and_then(|parent| parent.child(Field::Selected)).map_or("", Node::text)
}

/// The call of `Next` that reads the rows in a loop, and the loop; they close themselves when it runs to its end.
fn read_loop<'a>(uses: &[Node<'a>], rows: Node<'a>) -> Option<(Node<'a>, Node<'a>)> {
    uses.iter().filter(|name| method(**name) == "Next").find_map(|name| {
        let call = name.parent()?.parent()?;
        let loop_ = call.ancestors().find(|node| node.is(Kind::ForStatement) && !node.contains(rows))?;
        Some((call, loop_))
    })
}

/// Whether a test demands that there is no further row, as in `require.False(t, rows.Next())`.
fn is_said_to_end(name: Node<'_>) -> bool {
    method(name) == "Next"
        && name
            .ancestors()
            .nth(3)
            .and_then(|call| call.child(Field::Function))
            .is_some_and(|function| function.text().ends_with(".False"))
}

/// What runs first if the call of a method in this place fails.
fn failed<'a>(name: Node<'a>) -> Option<Node<'a>> {
    let statement = name.statement()?;
    let check = if statement.is(Kind::IfStatement) {
        statement
    } else {
        statement.parent()?.children().find(|other| other.id() > statement.id())?
    };
    check.child(Field::Condition).and_then(compared_with_nil).filter(|(_, op)| *op == Op::Ne)?;
    check.child(Field::Consequence)?.first_child()?.first_child()
}

/// A loop over rows after which nobody asks whether it ended well.
fn check_rows<'a>(lint: &mut Lint<'a>, uses: &[Node<'a>], rows: Node<'a>) {
    let has_check = || uses.iter().any(|name| method(*name) == "Err");
    let Some((call, loop_)) = read_loop(uses, rows).filter(|_| !has_check()) else { return };
    // Several calls may give the rows of one loop.
    if lint.diagnostics.iter().any(|other| other.span == call.span()) {
        return;
    }
    let fix = fix_rows(lint, loop_, rows.text());
    let name = rows.text();
    let severity = severity(lint, loop_);
    let diagnostic = lint.report_as(
        severity,
        call.span(),
        format!("Nobody asks `{name}.Err()` after this loop, so an error that ends it early looks like the last row."),
        format!("Check `{name}.Err()` behind the loop."),
    );
    diagnostic.because(format!("`{name}.Next` returns false at the end of the rows and after an error alike."));
    if let Some(edits) = fix {
        diagnostic.fix("Check the error behind the loop", Applicability::Safe, edits);
    }
}

fn fix_rows<'a>(lint: &Lint<'a>, loop_: Node<'a>, rows: &str) -> Option<Vec<Edit>> {
    let (fmt, import) = repair::import(lint.types, lint.file, "fmt")?;
    let wrapped = format!("{fmt}.Errorf(\"read {rows}: %w\", err)");
    let leave = repair::return_error(lint.types, loop_.function(), &wrapped).filter(|_| loop_.is_list_item())?;
    let indent = loop_.indent();
    let text = format!("\n{indent}if err := {rows}.Err(); err != nil {{\n{indent}\t{leave}\n{indent}}}");
    let mut edits: Vec<_> = import.into_iter().collect();
    edits.push(Edit::insert(repair::end_of_line(lint.file, loop_)?, text));
    Some(edits)
}

/// Defers the Close behind the check of the error.
fn fix<'a>(
    lint: &Lint<'a>,
    node: Node<'a>,
    call: Node<'a>,
    closed: &str,
    error: Option<u32>,
    is_wrapped: bool,
) -> Option<(Applicability, Edit)> {
    // What was written to wants the error of its Close looked at, which a plain defer does not do.
    let is_written = call.child(Field::Function)?.text();
    if ["Create", "CreateTemp", "OpenFile"].iter().any(|name| is_written.ends_with(name)) {
        return None;
    }
    let statement =
        if node.is(Kind::VarSpec) { node.statement()? } else { Some(node).filter(|node| node.is_list_item())? };
    let mut behind = statement.parent()?.children().skip_while(|other| *other != statement).skip(1);
    let after = match (error, behind.next()) {
        (None, _) => statement,
        (Some(error), Some(next)) => {
            let condition = next.child(Field::Condition).filter(|_| next.is(Kind::IfStatement))?;
            let is_check = condition.op() == Op::Ne
                && condition.child(Field::Left).is_some_and(|left| left.binding_id() == error)
                && condition.child(Field::Right).is_some_and(|right| right.is(Kind::Nil));
            let leaves = next.child(Field::Consequence).is_some_and(|block| flow::leaves(lint.types, block));
            Some(next).filter(|_| is_check && leaves && next.child(Field::Alternative).is_none())?
        }
        _ => return None,
    };
    let in_loop =
        statement.ancestors().take_while(|n| Some(*n) != statement.function()).any(|n| n.is(Kind::ForStatement));
    let applicability = if in_loop || is_wrapped { Applicability::NeedsReview } else { Applicability::Safe };
    let text = format!("\n{}defer {closed}.Close()", statement.indent());
    Some((applicability, Edit::insert(repair::end_of_line(lint.file, after)?, text)))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent, unfixed};
    use crate::{Options, Severity, check};

    /// What the rule says of a file first.
    fn said(text: &str) -> (String, Severity) {
        let mut options = Options::default();
        options.only(RULE.info.id).expect("a registered rule");
        let found = check(text, &options).diagnostics.swap_remove(0);
        (found.message, found.severity)
    }

    #[test]
    fn rows_that_close_themselves_at_their_end_are_open_on_some_paths() {
        let (message, severity) = said(
            "func f(db *sql.DB) error {\n\trows, err := db.Query(q)\n\tif err != nil {\n\t\treturn err\n\t}\n\tfor rows.Next() {\n\t\tif err := rows.Scan(&n); err != nil {\n\t\t\treturn err\n\t\t}\n\t}\n\treturn rows.Err()\n}",
        );
        assert_eq!((&*message, severity), ("`rows` is not closed on every path.", Severity::Error));
    }

    #[test]
    fn help_for_tests_is_only_warned() {
        let (message, severity) = said(
            "package p\n\nimport (\n\t\"os\"\n\t\"testing\"\n)\n\nfunc size(t testing.TB) int64 {\n\tf, err := os.Open(\"a\")\n\tif err != nil {\n\t\tt.Fatal(err)\n\t}\n\tinfo, _ := f.Stat()\n\treturn info.Size()\n}\n",
        );
        assert_eq!((&*message, severity), ("`f` is never closed.", Severity::Warning));
        let (_, severity) = said(
            "package p\n\nimport (\n\t\"net/http\"\n\t\"testing\"\n)\n\nfunc call(t testing.TB) {\n\tif _, err := http.Get(url); err != nil {\n\t\tt.Fatal(err)\n\t}\n}\n",
        );
        assert_eq!(severity, Severity::Warning);
    }

    #[test]
    fn what_stays_open_fires() {
        fires(
            &RULE,
            &[
                "func f(path string) ([]byte, error) {\n\t«f», err := os.Open(path)\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\treturn io.ReadAll(f)\n}",
                "«resp», err := http.Get(url)\nif err != nil {\n\treturn err\n}\nreturn json.NewDecoder(resp.Body).Decode(&v)",
                "func f(c *http.Client, req *http.Request) error {\n\t«resp», err := c.Do(req)\n\tif err != nil {\n\t\treturn err\n\t}\n\tif resp.StatusCode != http.StatusOK {\n\t\treturn errors.New(\"bad status\")\n\t}\n\tdefer resp.Body.Close()\n\treturn nil\n}",
                "func f(ctx context.Context, db *sql.DB) error {\n\t«rows», err := db.QueryContext(ctx, q)\n\tif err != nil {\n\t\treturn err\n\t}\n\tfor rows.Next() {\n\t\tif err := rows.Scan(&v); err != nil {\n\t\t\treturn err\n\t\t}\n\t}\n\treturn rows.Err()\n}",
                "func f(db *sql.DB) {\n\t«_», err := db.Query(\"UPDATE users SET seen = 1\")\n\tuse(err)\n}",
                "func f(db *sql.DB) error {\n\t«stmt», err := db.Prepare(q)\n\tif err != nil {\n\t\treturn err\n\t}\n\t_, err = stmt.Exec(1)\n\treturn err\n}",
                "func f() error {\n\ta, err := os.Open(\"a\")\n\tif err != nil {\n\t\treturn err\n\t}\n\tdefer a.Close()\n\t«b», err := os.Open(\"b\")\n\tif err != nil {\n\t\treturn err\n\t}\n\tscanner := bufio.NewScanner(b)\n\tfor scanner.Scan() {\n\t}\n\treturn scanner.Err()\n}",
                "func f(l net.Listener) error {\n\tfor {\n\t\t«conn», err := l.Accept()\n\t\tif err != nil {\n\t\t\treturn err\n\t\t}\n\t\tif !allowed(conn.RemoteAddr()) {\n\t\t\tcontinue\n\t\t}\n\t\tgo handle(conn)\n\t}\n}",
                "func f(db *sql.DB) ([]int, error) {\n\trows, err := db.Query(q)\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\tdefer rows.Close()\n\tfor «rows.Next()» {\n\t\tvar n int\n\t\tif err := rows.Scan(&n); err != nil {\n\t\t\treturn nil, err\n\t\t}\n\t}\n\treturn ns, nil\n}",
                "func f(db *sql.DB) {\n\trows, err := db.Query(q)\n\tif err != nil {\n\t\treturn\n\t}\n\tdefer rows.Close()\n\tfor {\n\t\tif !«rows.Next()» {\n\t\t\tbreak\n\t\t}\n\t\trows.Scan(&n)\n\t}\n}",
                "func f(db *sql.DB, old bool) {\n\tvar rows *sql.Rows\n\tvar err error\n\tif old {\n\t\trows, err = db.Query(a)\n\t} else {\n\t\trows, err = db.Query(b)\n\t}\n\tif err != nil {\n\t\treturn\n\t}\n\tdefer rows.Close()\n\tfor «rows.Next()» {\n\t\trows.Scan(&n)\n\t}\n}",
                "func f(first, second string) error {\n\t«resp», err := http.Get(first)\n\tif err != nil {\n\t\treturn err\n\t}\n\tfmt.Println(resp.Status)\n\tresp, err = http.Get(second)\n\tif err != nil {\n\t\treturn err\n\t}\n\treturn resp.Body.Close()\n}",
                "func f(r *http.Request) error {\n\t«file», header, err := r.FormFile(\"f\")\n\tif err != nil {\n\t\treturn err\n\t}\n\tfmt.Println(header)\n\t_, err = io.Copy(io.Discard, file)\n\treturn err\n}",
                "func f() error {\n\t«a», err := os.Open(\"a\")\n\tif err != nil {\n\t\treturn err\n\t}\n\tb, err := os.Open(\"b\")\n\tif err != nil {\n\t\treturn err\n\t}\n\tdefer a.Close()\n\tdefer b.Close()\n\treturn nil\n}",
                "func f(db *sql.DB) error {\n\t«rows», err := db.Query(q)\n\tif err != nil {\n\t\treturn err\n\t}\n\tfor i := 0; i < 10; i++ {\n\t\trows.NextResultSet()\n\t}\n\treturn rows.Err()\n}",
                "type pool struct{ db *sql.DB }\n\nfunc (p *pool) Conn() *sql.Conn {\n\tconn, _ := p.db.Conn(ctx)\n\treturn conn\n}\n\nfunc f(p *pool) error {\n\t«conn» := p.Conn()\n\treturn conn.PingContext(ctx)\n}",
                "func f(path string, isOurs bool) error {\n\t«file», err := os.Open(path)\n\tif err != nil {\n\t\treturn err\n\t}\n\tn, err := io.Copy(io.Discard, file)\n\tif isOurs {\n\t\tfile.Close()\n\t}\n\tfmt.Println(n)\n\treturn err\n}",
                "package p\n\nimport \"github.com/jackc/pgx/v5\"\n\nfunc f(ctx context.Context, conn *pgx.Conn) (int, error) {\n\t«rows», err := conn.Query(ctx, q)\n\tif err != nil {\n\t\treturn 0, err\n\t}\n\tn := 0\n\tfor rows.Next() {\n\t\tif err := rows.Scan(&n); err != nil {\n\t\t\treturn 0, err\n\t\t}\n\t\tif n > 9 {\n\t\t\treturn n, nil\n\t\t}\n\t}\n\treturn n, rows.Err()\n}",
                "func TestOne(t *testing.T) {\n\t«rows», err := db.Query(q)\n\trequire.NoError(t, err)\n\trequire.True(t, rows.Next())\n}\n\nvar db *sql.DB",
                "package p\n\nimport \"os\"\n\nfunc f(s *settings) error {\n\t«file», err := os.Open(\"a\")\n\tif err != nil {\n\t\treturn err\n\t}\n\ts.isOpen = true\n\t_, err = file.Stat()\n\tif isOpen {\n\t\tfile.Close()\n\t}\n\treturn err\n}\n\ntype settings struct{ isOpen bool }",
            ],
        );
    }

    #[test]
    fn what_is_closed_or_handed_over_does_not() {
        silent(
            &RULE,
            &[
                "func touch(path string) {\n\t_, _ = os.OpenFile(path, os.O_CREATE, 0o600)\n}",
                "f, err := os.Open(path)\nif err != nil {\n\treturn err\n}\ndefer f.Close()",
                "func f(path string) (*os.File, error) {\n\tf, err := os.Open(path)\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\treturn f, nil\n}",
                "func f(path string) (*T, error) {\n\tf, err := os.Open(path)\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\treturn &T{r: bufio.NewReader(f)}, nil\n}",
                "func (s *S) f(path string) error {\n\tf, err := os.Open(path)\n\tif err != nil {\n\t\treturn err\n\t}\n\ts.file = f\n\treturn nil\n}",
                "func f(path string) error {\n\tf, err := os.Open(path)\n\tif err != nil {\n\t\treturn err\n\t}\n\tn, err := io.Copy(io.Discard, f)\n\tf.Close()\n\tuse(n)\n\treturn err\n}",
                "func f(path string, isLong bool) {\n\tout := os.Stdout\n\tif isLong {\n\t\tvar err error\n\t\tif out, err = os.Create(path); err != nil {\n\t\t\treturn\n\t\t}\n\t}\n\twrite(out)\n\tif isLong {\n\t\tout.Close()\n\t}\n}\n\nfunc write(w io.Writer) { fmt.Fprintln(w) }",
                "func f(path string) error {\n\tf, err := os.Open(path)\n\tif err != nil {\n\t\treturn err\n\t}\n\treturn drain(f)\n}\n\nfunc drain(f *os.File) error {\n\tdefer f.Close()\n\treturn nil\n}",
                "func f(path string) (*bufio.Reader, error) {\n\tf, err := os.Open(path)\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\treturn buffered(f), nil\n}\n\nfunc buffered(f *os.File) *bufio.Reader { return bufio.NewReader(f) }",
                "func f(path string) error {\n\tf, err := os.Open(path)\n\tif err != nil {\n\t\treturn err\n\t}\n\treturn all(f)\n}\n\nfunc all(files ...*os.File) error { return files[0].Sync() }",
                "func f(addr string) (net.Listener, error) {\n\tl, err := net.Listen(\"tcp\", addr)\n\tfor err != nil {\n\t\tl, err = net.Listen(\"tcp\", addr)\n\t}\n\treturn l, nil\n}",
                "func f(first, second string) error {\n\tresp, err := http.Get(first)\n\tif err != nil {\n\t\tresp, err = http.Get(second)\n\t}\n\tif err != nil {\n\t\treturn err\n\t}\n\treturn resp.Body.Close()\n}",
                "func f(db *sql.DB, names []string) error {\n\tfor _, name := range names {\n\t\trows, err := db.Query(q, name)\n\t\tif err != nil {\n\t\t\treturn err\n\t\t}\n\t\tif rows.Next() {\n\t\t\trows.Scan(&n)\n\t\t}\n\t\trows.Close()\n\t}\n\treturn nil\n}",
                "func f(files []string) error {\n\tvar f *os.File\n\tvar err error\n\tfor _, name := range files {\n\t\tif f != nil {\n\t\t\tf.Close()\n\t\t}\n\t\tf, err = os.Open(name)\n\t\tif err != nil {\n\t\t\treturn err\n\t\t}\n\t\tuse(f)\n\t}\n\treturn nil\n}",
                "func f(path string) {\n\tif f, err := os.Open(path); err == nil {\n\t\tuse(1)\n\t\tf.Close()\n\t}\n}",
                "func f() error {\n\tresp, err := http.Get(url)\n\tif err != nil {\n\t\treturn err\n\t}\n\tdefer func() {\n\t\tio.Copy(io.Discard, resp.Body)\n\t\tresp.Body.Close()\n\t}()\n\treturn nil\n}",
                "func f(c *http.Client, req *http.Request) (*http.Response, error) {\n\tvar resp *http.Response\n\tvar err error\n\tfor range 3 {\n\t\tresp, err = c.Do(req)\n\t\tif err == nil {\n\t\t\tbreak\n\t\t}\n\t}\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\treturn resp, nil\n}",
                "func f(db *sql.DB) (int, error) {\n\trows, err := db.Query(q)\n\tif err != nil {\n\t\treturn 0, err\n\t}\n\tn := 0\n\tfor rows.Next() {\n\t\tn++\n\t}\n\treturn n, rows.Err()\n}",
                "func f(db *sql.DB) ([]T, error) {\n\trows, err := db.Query(q)\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\treturn scanAll(rows)\n}",
                "func f(t *testing.T) {\n\tf, err := os.Open(\"a\")\n\tif err != nil {\n\t\tt.Fatal(err)\n\t}\n\tt.Cleanup(func() { f.Close() })\n}",
                "func f(l net.Listener) error {\n\tfor {\n\t\tconn, err := l.Accept()\n\t\tif err != nil {\n\t\t\treturn err\n\t\t}\n\t\tgo handle(conn)\n\t}\n}",
                "func f() error {\n\tdb, err := sql.Open(\"pgx\", dsn)\n\tif err != nil {\n\t\treturn err\n\t}\n\treturn db.Ping()\n}",
                "func f() error {\n\tl, err := net.Listen(\"tcp\", \":0\")\n\tif err != nil {\n\t\treturn err\n\t}\n\treturn http.Serve(l, nil)\n}",
                "func f(path string) error {\n\tf, err := os.Open(path)\n\tswitch {\n\tcase errors.Is(err, fs.ErrNotExist):\n\t\treturn nil\n\tcase err != nil:\n\t\treturn err\n\t}\n\tdefer f.Close()\n\treturn nil\n}",
                "func f(tx *sql.Tx) error {\n\tstmt, err := tx.Prepare(q)\n\tif err != nil {\n\t\treturn err\n\t}\n\t_, err = stmt.Exec(1)\n\treturn err\n}",
                "func f() error {\n\tf, err := os.Create(\"cpu.pprof\")\n\tif err != nil {\n\t\treturn err\n\t}\n\treturn pprof.StartCPUProfile(f)\n}",
                "func f(cmd *exec.Cmd) error {\n\tout, err := cmd.StdoutPipe()\n\tif err != nil {\n\t\treturn err\n\t}\n\tuse(bufio.NewScanner(out))\n\treturn cmd.Run()\n}",
                "type api struct{ c *http.Client }\n\nfunc (a *api) Do(r *http.Request) (*http.Response, []byte, error) { return nil, nil, nil }\n\nfunc f(a *api, r *http.Request) ([]byte, error) {\n\t_, body, err := a.Do(r)\n\treturn body, err\n}",
                "func get(url string) (*http.Response, error) {\n\tresp, err := http.Get(url)\n\tif err == nil {\n\t\tdefer resp.Body.Close()\n\t}\n\treturn resp, err\n}\n\nfunc f(url string) bool {\n\tresp, err := get(url)\n\treturn err == nil && resp.StatusCode == 200\n}",
                "resp, err := http.Get(url) //nolint:bodyclose // the transport closes it\nif err != nil {\n\treturn err\n}\nread(io.Discard)",
                "func f() (err error) {\n\tvar f *os.File\n\tdefer func() {\n\t\tif f != nil {\n\t\t\tf.Close()\n\t\t}\n\t}()\n\tf, err = os.Open(\"a\")\n\treturn err\n}",
                "func f() error {\n\tf, err := os.Open(\"a\")\n\tif err != nil {\n\t\treturn err\n\t}\n\tfor line, err := range lines(f) {\n\t\tif err != nil {\n\t\t\treturn err\n\t\t}\n\t\tuse(line)\n\t}\n\treturn nil\n}",
                "func f() {\n\tf, err := os.Create(\"log\")\n\tif err != nil {\n\t\treturn\n\t}\n\tslog.SetDefault(slog.New(slog.NewJSONHandler(f, nil)))\n}",
                "f, err := os.Open(path) //nolint:unclosed-resource // open as long as the program\nif err != nil {\n\treturn err\n}\nread(io.Discard)",
                "func f(db *sql.DB) (int, error) {\n\trows, err := db.Query(q)\n\tif err != nil {\n\t\treturn 0, err\n\t}\n\tlast := 0\n\tfor i := 1; rows.Next(); i++ {\n\t\tlast = i\n\t}\n\treturn last, rows.Err()\n}",
                "type pool struct{ first *sql.Conn }\n\nfunc (p *pool) Conn() *sql.Conn {\n\tif p == nil {\n\t\treturn nil\n\t}\n\treturn p.first\n}\n\nfunc f(p *pool) error {\n\tconn := p.Conn()\n\treturn conn.PingContext(ctx)\n}",
                "type refusing struct{}\n\nfunc (refusing) RoundTrip(r *http.Request) (*http.Response, error) {\n\treturn &http.Response{StatusCode: http.StatusForbidden, Request: r}, nil\n}\n\nfunc f(r *http.Request) bool {\n\tresp, err := refusing{}.RoundTrip(r)\n\treturn err == nil && resp.StatusCode == http.StatusForbidden\n}",
                "func f(path string) error {\n\tfile, isOurs := os.Stdin, false\n\tif path != \"-\" {\n\t\tvar err error\n\t\tfile, err = os.Open(path)\n\t\tif err != nil {\n\t\t\treturn err\n\t\t}\n\t\tisOurs = true\n\t}\n\tn, err := io.Copy(io.Discard, file)\n\tif isOurs {\n\t\tfile.Close()\n\t}\n\tfmt.Println(n)\n\treturn err\n}",
                "package p\n\nimport \"github.com/jackc/pgx/v5\"\n\nfunc f(ctx context.Context, conn *pgx.Conn) (int, error) {\n\trows, err := conn.Query(ctx, q)\n\tif err != nil {\n\t\treturn 0, err\n\t}\n\tn := 0\n\tfor rows.Next() {\n\t\tif err := rows.Scan(&n); err != nil {\n\t\t\treturn 0, err\n\t\t}\n\t\terr := rows.Scan(&n)\n\t\tif err != nil {\n\t\t\treturn 0, err\n\t\t}\n\t}\n\treturn n, rows.Err()\n}",
                "func TestNone(t *testing.T) {\n\trows, err := db.Query(q)\n\trequire.NoError(t, err)\n\trequire.False(t, rows.Next())\n\trequire.NoError(t, rows.Err())\n}\n\nvar db *sql.DB",
            ],
        );
    }

    #[test]
    fn fixes_close() {
        fixes(
            &RULE,
            &[
                (
                    "func f(path string) ([]byte, error) {\n\tf, err := os.Open(path)\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\treturn io.ReadAll(f)\n}",
                    "func f(path string) ([]byte, error) {\n\tf, err := os.Open(path)\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\tdefer f.Close()\n\treturn io.ReadAll(f)\n}",
                ),
                (
                    "resp, err := http.Get(url)\nif err != nil {\n\treturn err\n} // got it\nreturn json.NewDecoder(resp.Body).Decode(&v)",
                    "resp, err := http.Get(url)\nif err != nil {\n\treturn err\n} // got it\ndefer resp.Body.Close()\nreturn json.NewDecoder(resp.Body).Decode(&v)",
                ),
                (
                    "package p\n\nimport \"database/sql\"\n\nfunc f(db *sql.DB) (int, error) {\n\trows, err := db.Query(q)\n\tif err != nil {\n\t\treturn 0, err\n\t}\n\tdefer rows.Close()\n\tn := 0\n\tfor rows.Next() {\n\t\tn++\n\t}\n\treturn n, nil\n}\n",
                    "package p\n\nimport \"database/sql\"\nimport \"fmt\"\n\nfunc f(db *sql.DB) (int, error) {\n\trows, err := db.Query(q)\n\tif err != nil {\n\t\treturn 0, err\n\t}\n\tdefer rows.Close()\n\tn := 0\n\tfor rows.Next() {\n\t\tn++\n\t}\n\tif err := rows.Err(); err != nil {\n\t\treturn 0, fmt.Errorf(\"read rows: %w\", err)\n\t}\n\treturn n, nil\n}\n",
                ),
            ],
        );
        unfixed(
            &RULE,
            &[
                "func f() error {\n\tf, err := os.Create(\"a\")\n\tif err != nil {\n\t\treturn err\n\t}\n\t_, err = f.Write(data)\n\treturn err\n}",
                "func f() {\n\tf, err := os.Open(\"a\")\n\tuse(err)\n\tf.Stat()\n}",
            ],
        );
    }
}
