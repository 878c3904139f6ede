//! ## What it does
//!
//! Finds calls of the standard library that cannot be cancelled, where a context is at hand and a variant of the same
//! function takes one: `db.Query`, `exec.Command`, `http.NewRequest`, `http.Get`, `net.Dial`, `tls.Dial`, `slog.Info`.
//!
//! ## Why it matters
//!
//! When the client hangs up or the deadline passes, the context ends and everything that was given it stops. A query
//! without the context runs on, holds its connection, and is paid for by requests that are still wanted. A log line without
//! it loses the trace and request ids that a handler would add.
//!
//! ## Example
//!
//! ```go
//! func (s *Store) Touch(ctx context.Context, id int) error {
//! 	if _, err := s.db.Exec("UPDATE users SET seen = now() WHERE id = $1", id); err != nil {
//! 		return fmt.Errorf("touch user %d: %w", id, err)
//! 	}
//! 	return nil
//! }
//!
//! type Store struct{ db *sql.DB }
//! ```
//!
//! ## Better
//!
//! ```go
//! func (s *Store) Touch(ctx context.Context, id int) error {
//! 	if _, err := s.db.ExecContext(ctx, "UPDATE users SET seen = now() WHERE id = $1", id); err != nil {
//! 		return fmt.Errorf("touch user %d: %w", id, err)
//! 	}
//! 	return nil
//! }
//!
//! type Store struct{ db *sql.DB }
//! ```
//!
//! ## When not to
//!
//! Some work must go on when the request is over. So the rule is silent after `defer` and `go`, in function literals
//! that run later, after `<-ctx.Done()`, for a request or command that is given its context afterwards, and in tests.
//! Log calls are reported for information only, and only in functions that are handed a context. Where no context is at
//! hand, it says nothing.
//!
//! At work, noctx and sloglint (context) find the same. noctx also finds calls where there is no context yet, requests
//! that are given their context afterwards, functions that were put into a variable, `httptest.NewRequest` and
//! `net.Listen`, whose context ends only the start of listening; sloglint can be told to demand the context everywhere.
//! `//nolint:call-without-context` keeps a call that must not be cancelled.

use crate::calls::{Callee, call_of};
use crate::kind::{Field, Kind};
use crate::lint::{Lint, Rule};
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::types::Types;
use crate::{Applicability, Edit, Severity, contexts, index};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "call-without-context",
        summary: "A call does without the context that is at hand.",
        area: Area::Context,
        severity: Severity::Warning,
        clauses: &["standard-context-propagation", "expertise-database-access", "pattern-structured-logging"],
        linters: &["noctx", "sloglint (context)"],
        limits: "It cannot see whether the work is meant to go on after the context has ended.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[Kind::FieldIdentifier],
    check,
};

/// What takes a context, for functions whose variant has another form.
const CIRCUITOUS: [(&str, &[&str], &str); 5] = [
    ("database/sql", &["Begin"], "BeginTx"),
    ("net/http", &["Get", "Head", "Post", "PostForm"], "http.NewRequestWithContext and the client's Do"),
    ("net", &["Dial", "DialTimeout"], "the DialContext method of a net.Dialer"),
    ("crypto/tls", &["Dial", "DialWithDialer"], "the DialContext method of a tls.Dialer"),
    (
        "net",
        &[
            "LookupAddr",
            "LookupCNAME",
            "LookupHost",
            "LookupIP",
            "LookupMX",
            "LookupNS",
            "LookupPort",
            "LookupSRV",
            "LookupTXT",
        ],
        "the method of net.DefaultResolver",
    ),
];

fn check<'a>(name: Node<'a>, lint: &mut Lint<'a>) {
    let has_variant = index::may_have_context_variant(name.text());
    if !has_variant && !CIRCUITOUS.iter().any(|(_, names, _)| names.contains(&name.text())) || lint.file.is_test() {
        return;
    }
    let Some(call) = call_of(name) else { return };
    if call.parent().is_some_and(|parent| matches!(parent.kind(), Kind::DeferStatement | Kind::GoStatement)) {
        return;
    }
    let callee = lint.types.callee(call);
    let Some(variant) = variant(&callee) else { return };
    let is_log = matches!(callee, Callee::Function { path: "log/slog", .. } | Callee::Method { path: "log/slog", .. });
    let ctx = match call.function() {
        Some(function) if is_log => contexts::taken(lint.types, function),
        _ => contexts::of_task(lint.types, call),
    };
    let Some(ctx) = ctx.filter(|_| !is_given_later(lint.types, call)) else { return };
    let called = call.child(Field::Function).map_or("", Node::text);
    let called = if called.contains('\n') { name.text() } else { called };
    let (severity, message) = if is_log {
        (Severity::Info, format!("`{called}` does not hand `{ctx}` to the log handler."))
    } else {
        (Severity::Warning, format!("`{called}` goes on after `{ctx}` has ended, because it is not given the context."))
    };
    let help = match variant {
        Variant::Named(ref variant) => format!("Call `{variant}` with `{ctx}`."),
        Variant::Circuitous(way) => format!("Use {way}, which takes `{ctx}`."),
    };
    let Some(arguments) = call.child(Field::Arguments) else { return };
    let diagnostic = lint.report_as(severity, name.span(), message, help);
    diagnostic.because(format!("`{ctx}` is in scope."));
    if let Variant::Named(variant) = variant {
        diagnostic.because(format!("`{called}` has the variant `{variant}`."));
        let applicability = if is_log { Applicability::Safe } else { Applicability::NeedsReview };
        let first = match arguments.first_child() {
            Some(argument) => Edit::insert(argument.start(), format!("{ctx}, ")),
            None => Edit::insert(arguments.start() + 1, ctx.as_str()),
        };
        let edits = vec![Edit::replace(name.span(), variant.as_str()), first];
        diagnostic.fix(format!("Call {variant} with {ctx}"), applicability, edits);
    }
}

/// What takes a context in place of a function.
enum Variant {
    /// A function with the same parameters behind the context.
    Named(String),
    /// Another way, in words.
    Circuitous(&'static str),
}

fn variant(callee: &Callee<'_>) -> Option<Variant> {
    let (path, receiver, name) = match *callee {
        Callee::Function { path, name } => (path, None, name),
        Callee::Method { path, receiver, name } => (path, Some(receiver), name),
        _ => return None,
    };
    // A request for a handler under test is cancelled by nobody.
    if path == "net/http/httptest" {
        return None;
    }
    let package = index::package(path)?;
    let find = |name: &str| match receiver {
        Some(receiver) => package.method(receiver, name),
        None => package.func(name),
    };
    if let Some(own) = find(name).filter(|own| !own.takes_context) {
        let named = ["Context", "WithContext"].iter().map(|suffix| format!("{name}{suffix}")).find(|variant| {
            find(variant).is_some_and(|other| other.takes_context && other.results().eq(own.results()))
        });
        if named.is_some() {
            return named.map(Variant::Named);
        }
    }
    let is_plain =
        receiver.is_none_or(|receiver| matches!((path, receiver), ("net/http", "Client") | ("database/sql", "DB")));
    let way = CIRCUITOUS.iter().find(|(home, names, _)| *home == path && names.contains(&name) && is_plain);
    way.map(|(_, _, way)| Variant::Circuitous(way))
}

/// Whether what the call gives meets the context afterwards: `req.WithContext(ctx)`, `run(ctx, cmd)`.
fn is_given_later<'a>(types: Types<'a>, call: Node<'a>) -> bool {
    let statement = call.parent().filter(|list| list.field_name() == Field::Right).and_then(Node::parent);
    let name = statement.and_then(|statement| statement.child(Field::Left)?.first_child());
    let (Some(name), Some(function)) = (name, call.function()) else { return false };
    let is_it = |node: Node<'a>| node.is(Kind::Identifier) && node.text() == name.text();
    function.own_descendants().any(|node| match node.kind() {
        Kind::SelectorExpression => {
            node.child(Field::Operand).is_some_and(is_it)
                && node.child(Field::Selected).is_some_and(|name| matches!(name.text(), "WithContext" | "Clone"))
        }
        Kind::ArgumentList => node.children().any(is_it) && node.children().any(|other| types.of(other).is_context()),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent, unfixed};

    #[test]
    fn calls_that_leave_the_context_out_fire() {
        fires(
            &RULE,
            &[
                "func f(ctx context.Context, db *sql.DB) error {\n\treturn db.«Ping»()\n}",
                "func f(ctx context.Context, tx *sql.Tx) error {\n\trows, err := tx.«Query»(\"SELECT 1\")\n\tdefer rows.Close()\n\treturn err\n}",
                "type store struct{ db *sql.DB }\n\nfunc (s *store) get(ctx context.Context, id int) *sql.Row {\n\treturn s.db.«QueryRow»(\"SELECT 1\", id)\n}",
                "func f(ctx context.Context, db *sql.DB) (*sql.Tx, error) {\n\treturn db.«Begin»()\n}",
                "func f(ctx context.Context) error {\n\treturn exec.«Command»(\"git\", \"fetch\").Run()\n}",
                "func f(ctx context.Context, url string) (*http.Request, error) {\n\treturn http.«NewRequest»(http.MethodGet, url, nil)\n}",
                "func f(ctx context.Context, url string) (*http.Response, error) {\n\treturn http.«Get»(url)\n}",
                "func f(ctx context.Context, c *http.Client, url string) (*http.Response, error) {\n\treturn c.«Get»(url)\n}",
                "func f(w http.ResponseWriter, r *http.Request) {\n\tconn, err := net.«Dial»(\"tcp\", addr)\n\tprintln(conn, err)\n}",
                "func f(ctx context.Context) (*tls.Conn, error) {\n\treturn tls.«Dial»(\"tcp\", \"example.org:443\", nil)\n}",
                "func f(ctx context.Context) {\n\t_, records, err := net.«LookupSRV»(\"ldap\", \"tcp\", \"example.org\")\n\tprintln(records, err)\n}",
                "func f(ctx context.Context, d *net.Dialer) (net.Conn, error) {\n\treturn d.«Dial»(\"tcp\", \":80\")\n}",
                "func f(ctx context.Context, l *slog.Logger) {\n\tslog.«Info»(\"started\")\n\tl.«Error»(\"failed\", \"id\", 1)\n}",
                "func f(ctx context.Context, db *sql.DB) {\n\tg, ctx := errgroup.WithContext(ctx)\n\tg.Go(func() error { return db.«Ping»() })\n}",
                "package main\n\nimport (\n\t\"context\"\n\t\"os/exec\"\n)\n\nfunc main() {\n\tctx := context.Background()\n\terr := exec.«Command»(\"ls\").Run()\n\tprintln(ctx, err)\n}",
            ],
        );
    }

    #[test]
    fn calls_without_a_context_at_hand_or_a_variant_do_not() {
        silent(
            &RULE,
            &[
                "func f(ctx context.Context, span trace.Span) {\n\tctx = trace.ContextWithSpan(context.WithoutCancel(ctx), span)\n\tuse(ctx)\n}",
                "func f(db *sql.DB) error {\n\treturn db.Ping()\n}",
                "func f(ctx context.Context, db *sql.DB) error {\n\treturn db.PingContext(ctx)\n}",
                "func f(_ context.Context, db *sql.DB) error {\n\treturn db.Ping()\n}",
                "func f(ctx context.Context, db *sql.DB) {\n\tdefer db.Exec(\"UNLOCK TABLES\")\n}",
                "func f(ctx context.Context, db *sql.DB) {\n\tdefer func() {\n\t\tdb.Exec(\"UNLOCK TABLES\")\n\t}()\n}",
                "func f(ctx context.Context, db *sql.DB) {\n\t<-ctx.Done()\n\tdb.Exec(\"UPDATE jobs SET state = 'stopped'\")\n}",
                "func f(ctx context.Context, db *sql.DB) {\n\ttime.AfterFunc(time.Hour, func() { db.Ping() })\n}",
                "func f(ctx context.Context, url string) (*http.Response, error) {\n\treq, err := http.NewRequest(\"GET\", url, nil)\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\treturn http.DefaultClient.Do(req.WithContext(ctx))\n}",
                "func f(ctx context.Context, c client) error {\n\treq, err := http.NewRequest(\"GET\", \"/\", nil)\n\tif err != nil {\n\t\treturn err\n\t}\n\treturn c.Do(ctx, req)\n}",
                "func f(ctx context.Context, c *cache) { c.Get(\"a\") }",
                "func f(ctx context.Context) { os.Getenv(\"HOME\") }",
                "func main() {\n\tctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)\n\tdefer stop()\n\tslog.Info(\"shutting down\")\n\t<-ctx.Done()\n}",
                "func f(ctx context.Context, c chan os.Signal) {\n\tsignal.Notify(c, os.Interrupt)\n}",
                "func f(ctx context.Context, l *log.Logger) { l.Print(\"a\") }",
                "func f(ctx context.Context, db *sql.DB) error {\n\treturn db.Ping() //nolint:call-without-context // must finish\n}",
            ],
        );
    }

    #[test]
    fn fixes_call_the_variant() {
        fixes(
            &RULE,
            &[
                (
                    "func f(ctx context.Context, db *sql.DB) error {\n\treturn db.Ping()\n}",
                    "func f(ctx context.Context, db *sql.DB) error {\n\treturn db.PingContext(ctx)\n}",
                ),
                (
                    "func f(w http.ResponseWriter, r *http.Request) {\n\tslog.Info(\"hello\", \"path\", r.URL.Path)\n}",
                    "func f(w http.ResponseWriter, r *http.Request) {\n\tslog.InfoContext(r.Context(), \"hello\", \"path\", r.URL.Path)\n}",
                ),
                (
                    "func f(ctx context.Context) (*http.Request, error) {\n\treturn http.NewRequest(\n\t\thttp.MethodGet,\n\t\t\"/\",\n\t\tnil,\n\t)\n}",
                    "func f(ctx context.Context) (*http.Request, error) {\n\treturn http.NewRequestWithContext(\n\t\tctx, http.MethodGet,\n\t\t\"/\",\n\t\tnil,\n\t)\n}",
                ),
            ],
        );
        unfixed(&RULE, &["func f(ctx context.Context) (*http.Response, error) {\n\treturn http.Get(\"/\")\n}"]);
    }
}
