//! ## What it does
//!
//! Finds HTTP handlers that answer with an error under a condition, and then go on and answer again.
//!
//! ## Why it matters
//!
//! `http.Error` writes the response, but it does not end the handler. Without a `return` the handler goes on as if nothing
//! had happened: it works with values that it has just called wrong, appends the good answer to the error, and the client gets a
//! status that fits only the first half of the body.
//!
//! ## Example
//!
//! ```go
//! func (h *Handler) User(w http.ResponseWriter, r *http.Request) {
//! 	user, err := h.users.Find(r.Context(), r.PathValue("id"))
//! 	if err != nil {
//! 		http.Error(w, "user not found", http.StatusNotFound)
//! 	}
//! 	h.render(w, user)
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! func (h *Handler) User(w http.ResponseWriter, r *http.Request) {
//! 	user, err := h.users.Find(r.Context(), r.PathValue("id"))
//! 	if err != nil {
//! 		http.Error(w, "user not found", http.StatusNotFound)
//! 		return
//! 	}
//! 	h.render(w, user)
//! }
//! ```
//!
//! ## When not to
//!
//! The rule speaks only if the response is written to again further down. It knows `http.Error` and `http.NotFound`,
//! helpers that take the writer and have a word like "error" in their name, `WriteHeader` with an error status before
//! another `WriteHeader`, and the answers of gin's context. It is silent where the second answer stands under a
//! condition about the same variables, since then only one of the two may be given. It cannot see what a handler does
//! that goes on without writing. No common linter checks this; in tests, `net/http` logs "superfluous
//! response.WriteHeader call". `//nolint:handler-continues` keeps one.

use crate::calls::Callee;
use crate::flow::following;
use crate::kind::{Field, Kind};
use crate::lint::{Lint, Rule};
use crate::repair;
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::{NONE, Node};
use crate::{Applicability, Edit, Severity};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "handler-continues",
        summary: "A handler answers with an error and goes on instead of returning.",
        area: Area::Operations,
        severity: Severity::Error,
        clauses: &["pattern-http-handler", "step-handle-errors", "expertise-web-frameworks"],
        linters: &[],
        limits: "It cannot see what is wrong with a handler that goes on without writing to the response again.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[Kind::ExpressionStatement],
    check,
};

/// Words by which a helper says that it answers with an error.
const ERROR_WORDS: [&str; 7] = ["error", "fail", "notfound", "badrequest", "unauthorized", "forbidden", "abort"];

/// How a response is answered.
#[derive(PartialEq)]
enum Answer {
    /// Status and body.
    Whole,
    /// The status alone; the body may follow.
    Status,
}

fn check<'a>(statement: Node<'a>, lint: &mut Lint<'a>) {
    let Some(call) = statement.first_child().filter(|node| node.is(Kind::CallExpression)) else { return };
    let Some((response, answer)) = error_answer(lint, call) else { return };
    let Some(list) = statement.parent().filter(|list| list.is(Kind::StatementList)) else { return };
    let conditions = conditions(statement);
    if response.binding_id() == NONE && lint.file.package.is_some() || conditions.is_empty() {
        return;
    }
    let Some(second) = following(lint.types, statement).into_iter().find(|next| {
        let is_elsewhere = next.start() >= list.end();
        is_elsewhere && !is_about(*next, &conditions) && writes_again(*next, response, &answer)
    }) else {
        return;
    };
    let Some(function) = call.child(Field::Function) else { return };
    let (function, response) = (function.text(), response.text());
    let line = 1 + lint.file.text[..second.start() as usize].matches('\n').count();
    let fix = fix(lint, statement, list);
    let diagnostic = lint.report(
        call.span(),
        format!("`{function}` answers with an error, but the handler goes on and writes to `{response}` again."),
        "Return after the error response.",
    );
    diagnostic.because(format!("Nothing between this call and line {line}, which uses `{response}` again, returns."));
    if let Some(edit) = fix {
        diagnostic.fix("Return after the error response", Applicability::Safe, vec![edit]);
    }
}

/// The response that a call answers with an error.
fn error_answer<'a>(lint: &Lint<'a>, call: Node<'a>) -> Option<(Node<'a>, Answer)> {
    let function = call.child(Field::Function)?;
    let arguments = call.child(Field::Arguments)?;
    let name = function.child(Field::Selected).unwrap_or(function).text();
    let owner = function.child(Field::Operand).filter(|owner| owner.is(Kind::Identifier));
    let is_error_status = || arguments.first_child().is_some_and(is_error_status);
    match name {
        "Error" | "NotFound" if lint.types.callee(call) == (Callee::Function { path: "net/http", name }) => {
            Some((arguments.first_child().filter(|w| w.is(Kind::Identifier))?, Answer::Whole))
        }
        "WriteHeader" if is_error_status() => Some((owner?, Answer::Status)),
        "JSON" | "String" | "HTML" | "XML" | "Data" if is_error_status() && is_gin(lint, owner?) => {
            Some((owner?, Answer::Whole))
        }
        _ if name.starts_with("AbortWith") && is_gin(lint, owner?) => Some((owner?, Answer::Whole)),
        _ => {
            let lower = name.to_ascii_lowercase();
            let is_named = ERROR_WORDS.iter().any(|word| lower.contains(word)) && !name.starts_with("log");
            let mut writers =
                arguments.children().filter(|_| is_named).filter(|argument| argument.is(Kind::Identifier));
            let is_writer = |node: &Node<'a>| lint.types.of(*node).is_foreign("net/http", "ResponseWriter");
            Some((writers.find(is_writer)?, Answer::Whole))
        }
    }
}

fn is_gin<'a>(lint: &Lint<'a>, owner: Node<'a>) -> bool {
    lint.types.of(owner).target().is_foreign("github.com/gin-gonic/gin", "Context")
}

/// Whether a status is one of the client's or the server's errors.
fn is_error_status(status: Node<'_>) -> bool {
    if status.is(Kind::IntLiteral) {
        return status.text().len() == 3 && status.text().starts_with(['4', '5']);
    }
    const GOOD: [&str; 12] = [
        "StatusOK",
        "StatusCreated",
        "StatusAccepted",
        "StatusNo",
        "StatusPartial",
        "StatusMo",
        "StatusFound",
        "StatusSee",
        "StatusTemporary",
        "StatusPermanent",
        "StatusSwitching",
        "StatusNotModified",
    ];
    let name = status.child(Field::Selected).map_or("", Node::text);
    name.starts_with("Status") && !GOOD.iter().any(|good| name.starts_with(good))
}

/// The conditions under which a statement runs, as the nodes that name them; empty where it always runs.
fn conditions<'a>(statement: Node<'a>) -> Vec<Node<'a>> {
    let around = statement.ancestors().take_while(|node| Some(*node) != statement.function());
    around
        .filter_map(|node| match node.kind() {
            Kind::IfStatement => node.child(Field::Condition),
            Kind::ExpressionSwitchStatement | Kind::TypeSwitchStatement => {
                Some(node.child(Field::Value).unwrap_or(node))
            }
            _ => None,
        })
        .collect()
}

/// Whether a statement runs under a condition on the same variables.
fn is_about<'a>(statement: Node<'a>, conditions: &[Node<'a>]) -> bool {
    let condition = match statement.kind() {
        Kind::IfStatement => statement.child(Field::Condition),
        Kind::ExpressionSwitchStatement => statement.child(Field::Value),
        _ => None,
    };
    let own = condition.map(names).unwrap_or_default();
    conditions.iter().flat_map(|condition| names(*condition)).any(|name| own.contains(&name))
}

/// The names that an expression is about.
fn names(expression: Node<'_>) -> Vec<&str> {
    let nodes = expression.descendants().chain([expression]);
    nodes.filter(|node| node.is(Kind::Identifier)).map(Node::text).collect()
}

/// Whether a statement writes to the response: a call on it, or one that is given it.
fn writes_again<'a>(statement: Node<'a>, response: Node<'a>, answer: &Answer) -> bool {
    let is_response = |node: &Node<'a>| {
        node.is(Kind::Identifier) && node.binding_id() == response.binding_id() && node.text() == response.text()
    };
    statement.descendants().filter(is_response).any(|node| match node.parent() {
        Some(selector) if selector.is(Kind::SelectorExpression) => {
            let name = selector.child(Field::Selected).map_or("", Node::text);
            name == "WriteHeader" || *answer == Answer::Whole && is_answer(name)
        }
        Some(list) => list.is(Kind::ArgumentList) && *answer == Answer::Whole,
        None => false,
    })
}

/// Whether a method of a response writer or of gin's context answers.
fn is_answer(name: &str) -> bool {
    matches!(name, "Write" | "WriteString" | "JSON" | "String" | "HTML" | "XML" | "Data" | "Redirect" | "Next" | "File")
}

fn fix<'a>(lint: &Lint<'a>, statement: Node<'a>, list: Node<'a>) -> Option<Edit> {
    if statement.function().is_some_and(|function| function.child(Field::Result).is_some()) {
        return None;
    }
    let last = list.children().last()?;
    Some(Edit::insert(repair::end_of_line(lint.file, last)?, format!("\n{}return", last.indent())))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent, unfixed};

    #[test]
    fn handlers_that_answer_twice_fire() {
        fires(
            &RULE,
            &[
                "if err != nil {\n\t«http.Error(w, \"no\", 500)»\n}\nfmt.Fprintln(w, \"ok\")",
                "package p\n\nimport \"net/http\"\n\nfunc f(w http.ResponseWriter, r *http.Request) {\n\tif r.Method != \"POST\" {\n\t\t«http.NotFound(w, r)»\n\t}\n\tw.Write([]byte(\"ok\"))\n}",
                "func f(w http.ResponseWriter, r *http.Request) {\n\tu, err := load(r)\n\tif err != nil {\n\t\tslog.Error(\"load\", \"error\", err)\n\t\t«http.Error(w, err.Error(), http.StatusInternalServerError)»\n\t}\n\tjson.NewEncoder(w).Encode(u)\n}",
                "func (h *H) respondError(w http.ResponseWriter, status int) {}\n\nfunc (h *H) f(w http.ResponseWriter, r *http.Request) {\n\tif r == nil {\n\t\t«h.respondError(w, 400)»\n\t}\n\th.render(w)\n}",
                "func f(w http.ResponseWriter, r *http.Request) {\n\tswitch r.Method {\n\tcase \"GET\":\n\tdefault:\n\t\t«http.Error(w, \"no\", 405)»\n\t}\n\tw.WriteHeader(200)\n}",
                "func f(w http.ResponseWriter, r *http.Request) {\n\tif bad(r) {\n\t\t«w.WriteHeader(http.StatusBadRequest)»\n\t\tw.Write([]byte(\"bad\"))\n\t}\n\tw.WriteHeader(http.StatusOK)\n}",
                "var h = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n\tfor _, id := range ids(r) {\n\t\tif id == \"\" {\n\t\t\t«http.Error(w, \"no id\", 400)»\n\t\t}\n\t\tshow(w, id)\n\t}\n})",
                "package p\n\nimport (\n\t\"net/http\"\n\n\t\"github.com/gin-gonic/gin\"\n)\n\nfunc f(c *gin.Context) {\n\tif err := c.Bind(&v); err != nil {\n\t\t«c.JSON(http.StatusBadRequest, err)»\n\t}\n\tc.JSON(http.StatusOK, v)\n}",
                "package p\n\nimport \"github.com/gin-gonic/gin\"\n\nfunc f(c *gin.Context) {\n\tif token(c) == \"\" {\n\t\t«c.AbortWithStatus(401)»\n\t}\n\tc.Next()\n}",
            ],
        );
    }

    #[test]
    fn handlers_that_answer_once_do_not() {
        silent(
            &RULE,
            &[
                "if err != nil {\n\thttp.Error(w, \"no\", 500)\n\treturn\n}\nfmt.Fprintln(w, \"ok\")",
                "func f(w http.ResponseWriter, r *http.Request) {\n\tif bad(r) {\n\t\thttp.Error(w, \"no\", 400)\n\t} else {\n\t\tw.Write(nil)\n\t}\n}",
                "func f(w http.ResponseWriter, r *http.Request) {\n\tif bad(r) {\n\t\thttp.Error(w, \"no\", 400)\n\t}\n}",
                "func f(w http.ResponseWriter, r *http.Request) {\n\tif bad(r) {\n\t\thttp.Error(w, \"no\", 400)\n\t}\n\tlog.Print(\"done\")\n}",
                "func f(w http.ResponseWriter, r *http.Request) {\n\thttp.Error(w, \"gone\", 410)\n}",
                "func f(w http.ResponseWriter, r *http.Request) {\n\terr := do(r)\n\tif err != nil {\n\t\thttp.Error(w, \"no\", 400)\n\t}\n\tif err == nil {\n\t\tw.Write(nil)\n\t}\n}",
                "func health(w http.ResponseWriter, r *http.Request) {\n\tif !ready() {\n\t\tw.WriteHeader(http.StatusServiceUnavailable)\n\t}\n\tjson.NewEncoder(w).Encode(status())\n}",
                "func f(w http.ResponseWriter, r *http.Request) {\n\tif fresh(r) {\n\t\tw.WriteHeader(http.StatusNotModified)\n\t}\n\tw.WriteHeader(200)\n}",
                "func f(w http.ResponseWriter, r *http.Request) {\n\tif bad(r) {\n\t\tlogError(w, r)\n\t}\n\tw.Write(nil)\n}",
                "func f(w http.ResponseWriter, r *http.Request) {\n\tswitch r.Method {\n\tcase \"GET\":\n\t\tw.Write(nil)\n\tdefault:\n\t\thttp.Error(w, \"no\", 405)\n\t}\n}",
                "func f(w http.ResponseWriter, r *http.Request) {\n\tif bad(r) {\n\t\thttp.Error(w, \"no\", 400)\n\t\tpanic(http.ErrAbortHandler)\n\t}\n\tw.Write(nil)\n}",
                "func f(t *testing.T, b *Buffer) {\n\tif b == nil {\n\t\tt.Error(b, \"nil\")\n\t}\n\tuse(b)\n}",
            ],
        );
    }

    #[test]
    fn fixes_return() {
        fixes(
            &RULE,
            &[
                (
                    "if err != nil {\n\thttp.Error(w, \"no\", 500) // sorry\n}\nfmt.Fprintln(w, \"ok\")",
                    "if err != nil {\n\thttp.Error(w, \"no\", 500) // sorry\n\treturn\n}\nfmt.Fprintln(w, \"ok\")",
                ),
                (
                    "func f(w http.ResponseWriter, r *http.Request) {\n\tif bad(r) {\n\t\thttp.Error(w, \"no\", 400)\n\t\tcount++\n\t}\n\tw.Write(nil)\n}",
                    "func f(w http.ResponseWriter, r *http.Request) {\n\tif bad(r) {\n\t\thttp.Error(w, \"no\", 400)\n\t\tcount++\n\t\treturn\n\t}\n\tw.Write(nil)\n}",
                ),
            ],
        );
        unfixed(
            &RULE,
            &[
                "func f(w http.ResponseWriter, r *http.Request) int {\n\tif bad(r) {\n\t\thttp.Error(w, \"no\", 400)\n\t}\n\tw.Write(nil)\n\treturn 1\n}",
            ],
        );
    }
}
