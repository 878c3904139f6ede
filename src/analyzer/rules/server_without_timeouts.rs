//! ## What it does
//!
//! Finds HTTP servers that wait for a client's request without a time limit: an `http.Server` with neither
//! `ReadHeaderTimeout` nor `ReadTimeout`, and `http.ListenAndServe` and its sisters, which cannot have one.
//!
//! ## Why it matters
//!
//! The zero value of each timeout is "never". A client that opens a connection and sends one byte a minute keeps a goroutine and
//! a file descriptor, and a few thousand of them keep the server from everybody else. It takes no malice: phones in tunnels
//! do it, too.
//!
//! ## Example
//!
//! ```go
//! func serve(mux *http.ServeMux) error {
//! 	srv := &http.Server{Addr: ":8080", Handler: mux}
//! 	return srv.ListenAndServe()
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! func serve(mux *http.ServeMux) error {
//! 	srv := &http.Server{
//! 		Addr:              ":8080",
//! 		Handler:           mux,
//! 		ReadHeaderTimeout: 5 * time.Second,
//! 		IdleTimeout:       2 * time.Minute,
//! 	}
//! 	return srv.ListenAndServe()
//! }
//! ```
//!
//! ## When not to
//!
//! Tests and their helpers are left alone, and so are servers at an address like `localhost:6060`, which only the
//! machine itself reaches, an empty `http.Server{}`, settings for a field such as `BaseConfig`, and a server whose
//! timeout is set later in the same file, be it on another server. The rule cannot see settings made in other files, or
//! a proxy in front that has limits of its own. `WriteTimeout` is not demanded, because it would cut long downloads and
//! streams.
//!
//! At work, gosec (G112, G114) finds the same, at `localhost` too; it also tells two servers in one file apart, and
//! sees a timeout that is later set to 0. `//nolint:server-without-timeouts` with a reason, or gosec's own `#nosec`,
//! keeps a server that only your own machine reaches.

use crate::calls::Callee;
use crate::kind::{Field, Kind};
use crate::lint::{Lint, Rule};
use crate::repair;
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::test_code::is_test_code;
use crate::{Applicability, Edit, Severity, Span};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "server-without-timeouts",
        summary: "An HTTP server waits for slow clients without a limit.",
        area: Area::Operations,
        severity: Severity::Warning,
        clauses: &["pattern-graceful-shutdown", "expertise-web-frameworks"],
        linters: &["gosec (G112, G114)"],
        limits: "It cannot see timeouts that another file sets, or limits of a proxy in front of the server.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[Kind::CompositeLiteral, Kind::CallExpression],
    check,
};

const TIMEOUT: &str = "ReadHeaderTimeout";

fn check<'a>(node: Node<'a>, lint: &mut Lint<'a>) {
    if is_test_code(lint.file) {
        return;
    }
    if node.is(Kind::CallExpression) {
        return check_call(node, lint);
    }
    let Some(ty) = node.child(Field::Type).filter(|ty| ty.text().ends_with("Server")) else { return };
    let Some(body) = node.child(Field::Body) else { return };
    if !lint.types.denoted(ty).is_foreign("net/http", "Server") || is_set_up(lint, body) {
        return;
    }
    let fix = fix_literal(lint, body);
    let diagnostic = lint.report(
        ty.span(),
        format!("This `{}` has no time limit for reading a request, so slow clients can hold it up.", ty.text()),
        "Set `ReadHeaderTimeout`, and `IdleTimeout` where connections are many.",
    );
    if let Some(edits) = fix {
        diagnostic.fix("Set ReadHeaderTimeout", Applicability::NeedsReview, edits);
    }
}

/// `http.ListenAndServe` and its sisters.
fn check_call<'a>(call: Node<'a>, lint: &mut Lint<'a>) {
    let Some(function) = call.child(Field::Function).filter(|node| node.is(Kind::SelectorExpression)) else { return };
    let name = function.child(Field::Selected).map_or("", Node::text);
    if !matches!(name, "ListenAndServe" | "ListenAndServeTLS" | "Serve" | "ServeTLS")
        || lint.types.callee(call) != (Callee::Function { path: "net/http", name })
        || call.child(Field::Arguments).and_then(Node::first_child).is_some_and(|a| lint.types.is_local_address(a))
    {
        return;
    }
    let fix = fix_call(lint, call, function, name);
    let text = function.text();
    let diagnostic = lint.report(
        function.span(),
        format!("`{text}` serves without any time limit, so slow clients can hold it up."),
        "Make an `http.Server` with a `ReadHeaderTimeout`, and call its method.",
    );
    if let Some(edits) = fix {
        diagnostic.fix("Serve with a ReadHeaderTimeout", Applicability::NeedsReview, edits);
    }
}

/// Whether nothing is to be said of a literal: it sets a limit, or code of the same file does; it sets nothing, so that other
/// code must; or the server is local.
fn is_set_up<'a>(lint: &Lint<'a>, body: Node<'a>) -> bool {
    let is_timeout = |name: &str| matches!(name, TIMEOUT | "ReadTimeout");
    let is_fine = |element: Node<'a>| {
        let (key, value) = (element.child(Field::Key), element.child(Field::Value).and_then(Node::first_child));
        key.is_some_and(|key| {
            is_timeout(key.text()) && value.is_some_and(|v| v.text() != "0")
                || key.text() == "Addr" && value.is_some_and(|v| lint.types.is_local_address(v))
        })
    };
    let is_assigned = |node: Node<'a>| {
        let list = node.parent().and_then(Node::parent);
        node.is(Kind::FieldIdentifier)
            && is_timeout(node.text())
            && list.is_some_and(|list| list.field_name() == Field::Left)
    };
    // Settings that somebody else's server borrows.
    let is_borrowed = || {
        let element = body.ancestors().find(|node| node.is(Kind::KeyedElement));
        let key = element.and_then(|element| element.child(Field::Key));
        key.is_some_and(|key| key.text().ends_with("Config"))
    };
    body.first_child().is_none()
        || is_borrowed()
        || body.children().any(is_fine)
        || lint.file.root().descendants().any(is_assigned)
}

fn fix_literal<'a>(lint: &Lint<'a>, body: Node<'a>) -> Option<Vec<Edit>> {
    let (time, import) = repair::import(lint.types, lint.file, "time")?;
    let mut edits: Vec<_> = import.into_iter().collect();
    let element = format!("{TIMEOUT}: 5 * {time}.Second");
    let elements: Vec<_> = body.children().collect();
    let last = elements.last()?;
    let is_multiline = |node: Node<'_>| node.text().contains('\n');
    if !is_multiline(body) {
        edits.push(Edit::insert(last.end(), format!(", {element}")));
        return Some(edits);
    }
    if !lint.file.text[last.end() as usize..].starts_with(',') {
        return None;
    }
    // gofmt aligns the values of neighbouring lines.
    let mut aligned: Vec<Node<'a>> = Vec::new();
    for element in elements.iter().rev() {
        let is_neighbour = aligned.last().is_none_or(|below| {
            let between = Span { start: element.end(), end: below.start() };
            between.of(lint.file.text).matches('\n').count() == 1
        });
        if is_multiline(*element) || !is_neighbour {
            break;
        }
        aligned.push(*element);
    }
    let keys: Vec<_> = aligned.iter().filter_map(|element| element.child(Field::Key)).collect();
    let width = keys.iter().map(|key| key.text().len()).max().unwrap_or(0).max(TIMEOUT.len());
    for key in keys.iter().filter(|_| width == TIMEOUT.len()) {
        let value = key.parent()?.child(Field::Value)?;
        let padding = " ".repeat(width - key.text().len() + 1);
        edits.push(Edit::replace(Span { start: key.end(), end: value.start() }, format!(":{padding}")));
    }
    let padding = " ".repeat(width - TIMEOUT.len() + 1);
    let line = lint.file.line_at(last.end());
    edits.push(Edit::insert(line.end, format!("\n{}{TIMEOUT}:{padding}5 * {time}.Second,", last.indent())));
    Some(edits)
}

fn fix_call<'a>(lint: &Lint<'a>, call: Node<'a>, function: Node<'a>, name: &str) -> Option<Vec<Edit>> {
    let (time, import) = repair::import(lint.types, lint.file, "time")?;
    let statement = call.statement()?;
    let line = lint.file.line_at(statement.start());
    let before = Span { start: line.start, end: statement.start() };
    if !before.of(lint.file.text).trim().is_empty() || statement.function() != call.function() {
        return None;
    }
    let arguments: Vec<_> = call.child(Field::Arguments)?.children().map(Node::text).collect();
    let (first, handler) = (*arguments.first()?, *arguments.get(if name == "ListenAndServeTLS" { 3 } else { 1 })?);
    let listens = name.starts_with("Listen");
    let mut fields = if listens { format!("Addr: {first}, ") } else { String::new() };
    if handler != "nil" {
        fields.push_str(&format!("Handler: {handler}, "));
    }
    let passed = match name {
        "ListenAndServeTLS" => arguments[1..3].join(", "),
        "Serve" => first.to_owned(),
        "ServeTLS" => [&[first], arguments.get(2..)?].concat().join(", "),
        _ => String::new(),
    };
    let server = repair::fresh_name(lint.file, call, "srv");
    let http = function.child(Field::Operand)?.text();
    let made = format!("{server} := &{http}.Server{{{fields}{TIMEOUT}: 5 * {time}.Second}}\n{}", statement.indent());
    let mut edits: Vec<_> = import.into_iter().collect();
    edits.push(Edit::insert(statement.start(), made));
    edits.push(Edit::replace(call.span(), format!("{server}.{name}({passed})")));
    Some(edits)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent, unfixed};

    #[test]
    fn servers_that_wait_for_ever_fire() {
        fires(
            &RULE,
            &[
                "srv := &«http.Server»{Addr: \":8080\", Handler: mux}",
                "var srv = «http.Server»{Addr: addr}",
                "package main\n\nimport \"net/http\"\n\nfunc main() {\n\t«http.ListenAndServe»(\":8080\", nil)\n}",
                "func main() {\n\tlog.Fatal(«http.ListenAndServeTLS»(\":443\", \"cert\", \"key\", mux))\n}",
                "func serve(l net.Listener, h http.Handler) error {\n\treturn «http.Serve»(l, h)\n}",
                "import web \"net/http\"\n\nvar srv = &«web.Server»{\n\tWriteTimeout: 1,\n\tIdleTimeout: 2,\n}",
                "func f() error {\n\tsrv := new(server)\n\tsrv.http = &«http.Server»{Handler: srv}\n\treturn srv.http.ListenAndServe()\n}",
                "srv := &«http.Server»{Addr: \":8080\", ReadHeaderTimeout: 0}",
                "func f(h http.Handler) *http.Server { return &«http.Server»{Handler: h} }",
            ],
        );
    }

    #[test]
    fn servers_with_a_limit_and_other_servers_do_not() {
        silent(
            &RULE,
            &[
                "srv := &http.Server{Addr: \":8080\", ReadHeaderTimeout: time.Second}",
                "srv := &http.Server{Addr: \":8080\", ReadTimeout: time.Second}",
                "srv := &http.Server{Addr: \":8080\"}\nsrv.ReadHeaderTimeout = time.Second",
                "func f() {\n\tvar s http.Server\n\ts.Addr = \":1\"\n}",
                "srv := httptest.NewServer(mux)",
                "srv := &http.Server{}",
                "opts := http2.ServeConnOpts{BaseConfig: &http.Server{ErrorLog: log.Default()}}",
                "srv := &http.Server{Addr: \"localhost:\" + port, Handler: mux}",
                "srv := &Server{Addr: \":8080\"}",
                "import \"example.org/http\"\n\nvar srv = &http.Server{Addr: \":8080\"}",
                "func f(srv *http.Server) error { return srv.ListenAndServe() }",
                "func f(srv *grpc.Server, l net.Listener) error { return srv.Serve(l) }",
                "const addr = \"localhost:6060\"\n\nfunc main() { http.ListenAndServe(addr, nil) }",
                "http.ListenAndServe(\"127.0.0.1:6060\", nil)",
                "package p\n\nimport (\n\t\"net/http\"\n\t\"testing\"\n)\n\nfunc Serve(t testing.TB) { http.ListenAndServe(\":0\", nil) }",
                "http.ListenAndServe(\":6060\", nil) //nolint:server-without-timeouts // for pprof",
                "http.ListenAndServe(\":6060\", nil) //gosec:disable G114 -- for pprof",
                "srv := &http.Server{Addr: \":8080\"}\nwithTimeouts := func(s *http.Server) { s.ReadTimeout = time.Second }\nwithTimeouts(srv)",
                "http.ListenAndServe(\":6060\", nil) // #nosec G114 -- for pprof",
            ],
        );
    }

    #[test]
    fn fixes_set_a_limit() {
        fixes(
            &RULE,
            &[
                (
                    "srv := &http.Server{Addr: \":8080\"}",
                    "srv := &http.Server{Addr: \":8080\", ReadHeaderTimeout: 5 * time.Second}",
                ),
                (
                    "package p\n\nimport \"net/http\"\n\nvar srv = &http.Server{\n\tAddr:    \":8080\",\n\tHandler: mux, // all\n}\n",
                    "package p\n\nimport \"net/http\"\nimport \"time\"\n\nvar srv = &http.Server{\n\tAddr:              \":8080\",\n\tHandler:           mux, // all\n\tReadHeaderTimeout: 5 * time.Second,\n}\n",
                ),
                (
                    "var srv = &http.Server{\n\tAddr: \":8080\",\n\tHandler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n\t}),\n}",
                    "var srv = &http.Server{\n\tAddr: \":8080\",\n\tHandler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n\t}),\n\tReadHeaderTimeout: 5 * time.Second,\n}",
                ),
                (
                    "func main() {\n\tlog.Fatal(http.ListenAndServe(\":8080\", nil))\n}",
                    "func main() {\n\tsrv := &http.Server{Addr: \":8080\", ReadHeaderTimeout: 5 * time.Second}\n\tlog.Fatal(srv.ListenAndServe())\n}",
                ),
                (
                    "func f(l net.Listener, srv http.Handler) error {\n\tif err := http.ServeTLS(l, srv, cert, key); err != nil {\n\t\treturn err\n\t}\n\treturn nil\n}",
                    "func f(l net.Listener, srv http.Handler) error {\n\tsrv2 := &http.Server{Handler: srv, ReadHeaderTimeout: 5 * time.Second}\n\tif err := srv2.ServeTLS(l, cert, key); err != nil {\n\t\treturn err\n\t}\n\treturn nil\n}",
                ),
            ],
        );
        unfixed(
            &RULE,
            &["func main() { http.ListenAndServe(\":8080\", nil) }", "srv := &http.Server{\n\tAddr: \":1\"}"],
        );
    }
}
