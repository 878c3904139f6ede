//! ## What it does
//!
//! Finds programs that serve HTTP and never call `Shutdown`.
//!
//! ## Why it matters
//!
//! Every deployment stops the old process with a signal. A program that does not expect it ends at once: requests in
//! progress are cut off, deferred functions do not run, and what was to be written is lost. `Shutdown` stops taking new
//! requests and waits for those that are under way.
//!
//! ## Example
//!
//! ```go
//! func main() {
//! 	srv := &http.Server{Addr: ":8080", Handler: routes(), ReadHeaderTimeout: 5 * time.Second}
//! 	if err := srv.ListenAndServe(); err != nil {
//! 		log.Fatal(err)
//! 	}
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! func main() {
//! 	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
//! 	defer stop()
//!
//! 	srv := &http.Server{Addr: ":8080", Handler: routes(), ReadHeaderTimeout: 5 * time.Second}
//! 	go func() {
//! 		if err := srv.ListenAndServe(); err != nil && !errors.Is(err, http.ErrServerClosed) {
//! 			slog.Error("server failed", slog.Any("error", err))
//! 			stop()
//! 		}
//! 	}()
//!
//! 	<-ctx.Done()
//! 	shutdownCtx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 30*time.Second)
//! 	defer cancel()
//! 	if err := srv.Shutdown(shutdownCtx); err != nil {
//! 		slog.Error("shutdown failed", slog.Any("error", err))
//! 	}
//! }
//! ```
//!
//! ## When not to
//!
//! The rule looks at package main alone, since a library leaves it to its caller when to stop. It is silent where the
//! package calls `Shutdown` on anything, or `Close` on a server; for a server with the default handler that a goroutine
//! runs beside the program, as for pprof; for `http.ListenAndServe` at `localhost`; and in tests. It cannot see whether
//! the call is reached when a signal comes, or whether another package shuts the server down. No common linter checks
//! this. `//nolint:server-without-shutdown` with a reason keeps a small tool that may end at any moment.

use crate::Severity;
use crate::calls::Callee;
use crate::kind::{Field, Kind};
use crate::lint::{Lint, Rule};
use crate::package::File;
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "server-without-shutdown",
        summary: "A program serves HTTP and never shuts the server down.",
        area: Area::Operations,
        severity: Severity::Warning,
        clauses: &["pattern-graceful-shutdown"],
        linters: &[],
        limits: "It cannot see whether a call of Shutdown is reached when a signal comes, or stands in another package.",
        fix: FixKind::None,
        options: &[],
    },
    kinds: &[Kind::CallExpression],
    check,
};

fn check<'a>(call: Node<'a>, lint: &mut Lint<'a>) {
    let Some(function) = call.child(Field::Function).filter(|node| node.is(Kind::SelectorExpression)) else { return };
    let name = function.child(Field::Selected).map_or("", Node::text);
    if !matches!(name, "ListenAndServe" | "ListenAndServeTLS" | "Serve" | "ServeTLS") || !is_program(lint) {
        return;
    }
    let is_served = matches!(
        lint.types.callee(call),
        Callee::Function { path: "net/http", .. } | Callee::Method { path: "net/http", receiver: "Server", .. }
    );
    let address = call.child(Field::Arguments).and_then(Node::first_child);
    let is_local = address.is_some_and(|address| lint.types.is_local_address(address));
    if !is_served || is_local || is_beside(call) || lint.types.package.files.iter().any(|file| shuts_down(lint, file)) {
        return;
    }
    let text = function.text();
    lint.report(
        function.span(),
        format!("`{text}` serves until the process is killed, and then requests in progress are cut off."),
        "Wait for a signal with `signal.NotifyContext`, then call `Shutdown` with a time limit.",
    )
    .because("Nothing in this package calls `Shutdown`.");
}

/// Whether the file belongs to a program and is no test of it.
fn is_program(lint: &Lint<'_>) -> bool {
    let declares_main = || lint.types.package.scope.contains_key("main");
    !lint.file.is_test() && lint.file.package.map_or_else(declares_main, |name| name == "main")
}

/// Whether a goroutine serves the default handler beside the program, as for pprof.
fn is_beside(call: Node<'_>) -> bool {
    let handler = call.child(Field::Arguments).and_then(|list| list.children().last());
    handler.is_some_and(|handler| handler.is(Kind::Nil)) && call.has_kind_around(Kind::GoStatement)
}

/// Whether code of the file shuts a server down.
fn shuts_down<'a>(lint: &Lint<'a>, file: &'a File<'a>) -> bool {
    let mut names = file.root().descendants().filter(|node| node.is(Kind::FieldIdentifier));
    names.any(|name| match name.text() {
        "Shutdown" => true,
        "Close" => {
            let owner = name.parent().and_then(|selector| selector.child(Field::Operand));
            owner.is_some_and(|owner| lint.types.of(owner).target().is_foreign("net/http", "Server"))
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, silent};

    #[test]
    fn programs_that_only_serve_fire() {
        fires(
            &RULE,
            &[
                "package main\n\nimport \"net/http\"\n\nfunc main() {\n\t«http.ListenAndServe»(\":8080\", nil)\n}",
                "func main() {\n\tsrv := &http.Server{Addr: \":8080\"}\n\tlog.Fatal(«srv.ListenAndServe»())\n}",
                "package main\n\nimport \"net/http\"\n\ntype app struct{ srv *http.Server }\n\nfunc (a *app) run() error { return «a.srv.ListenAndServeTLS»(\"c\", \"k\") }\n\nfunc main() {}",
                "package main\n\nimport (\n\t\"net\"\n\t\"net/http\"\n)\n\nfunc serve(l net.Listener, h http.Handler) error { return «http.Serve»(l, h) }",
                "func main() {\n\tgo func() {\n\t\t_ = «http.ListenAndServe»(\":8080\", mux)\n\t}()\n\tselect {}\n}",
                "func main() {\n\tc := make(chan os.Signal, 1)\n\tsignal.Notify(c, os.Interrupt)\n\tsrv := http.Server{}\n\tgo «srv.ListenAndServe»()\n\t<-c\n\tos.Exit(0)\n}",
                "func main() {\n\tif err := «http.ListenAndServeTLS»(addr, cert, key, mux); err != nil {\n\t\tlog.Fatal(err)\n\t}\n}",
                "package main\n\nimport web \"net/http\"\n\nfunc main() {\n\tvar srv web.Server\n\t«srv.Serve»(l)\n}",
            ],
        );
    }

    #[test]
    fn programs_that_shut_down_and_libraries_do_not() {
        silent(
            &RULE,
            &[
                "func main() {\n\tsrv := &http.Server{}\n\tgo srv.ListenAndServe()\n\t<-ctx.Done()\n\tsrv.Shutdown(ctx)\n}",
                "func main() {\n\tsrv := &http.Server{}\n\tgo srv.ListenAndServe()\n\t<-ctx.Done()\n\tsrv.Close()\n}",
                "package api\n\nimport \"net/http\"\n\nfunc Run() error { return http.ListenAndServe(\":8080\", nil) }",
                "http.ListenAndServe(\":8080\", nil)",
                "package main\n\nimport \"net/http\"\n\nfunc main() {\n\tgo http.ListenAndServe(\":6060\", nil)\n\twork()\n}",
                "func main() { http.ListenAndServe(\"localhost:8080\", nil) }",
                "package main\n\nimport \"google.golang.org/grpc\"\n\nfunc main() {\n\tvar srv grpc.Server\n\tsrv.Serve(l)\n}",
                "package main\n\ntype server struct{}\n\nfunc (server) ListenAndServe() {}\n\nfunc main() { server{}.ListenAndServe() }",
                "package main\n\nimport \"net/http\"\n\nfunc main() { http.ListenAndServe(\":8080\", nil) } //nolint:server-without-shutdown // a toy",
            ],
        );
    }
}
