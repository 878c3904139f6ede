//! ## What it does
//!
//! Finds `context.WithValue` with a key of a type that everybody has: a string, a number, `struct{}{}`.
//!
//! ## Why it matters
//!
//! Values in a context are found by comparing keys, type and all. Two packages that both store something under the string
//! `"user"` overwrite each other, far apart and without an error. A key of a type that only your package can name
//! cannot collide with anything.
//!
//! ## Example
//!
//! ```go
//! func WithUser(ctx context.Context, user *User) context.Context {
//! 	return context.WithValue(ctx, "user", user)
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! type userKey struct{}
//!
//! func WithUser(ctx context.Context, user *User) context.Context {
//! 	return context.WithValue(ctx, userKey{}, user)
//! }
//! ```
//!
//! ## When not to
//!
//! There is hardly a reason: where another package must read the value, export a function that reads it, as `WithUser`
//! above exports one that writes it. The rule is silent where it cannot tell the type of the key, and in tests.
//!
//! At work, staticcheck (SA1029) and revive (context-keys-type) find the same. staticcheck also finds keys that cannot
//! be compared, such as slices, with which `WithValue` panics, and a plain value that was put into a variable of type
//! `any` before; this rule leaves both to it. `//nolint:context-key-type` keeps a key that a foreign library dictates.

use crate::calls::{Callee, call_of};
use crate::kind::{Field, Kind};
use crate::lint::{Lint, Rule};
use crate::outline::with_doc;
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::types::{Type, Types};
use crate::{Applicability, Edit, Severity};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "context-key-type",
        summary: "A context key has a type that other packages use too.",
        area: Area::Context,
        severity: Severity::Warning,
        clauses: &["standard-context-propagation", "expertise-concurrency"],
        linters: &["staticcheck (SA1029)", "revive (context-keys-type)"],
        limits: "It cannot see the type of a key that comes from a package which it does not know.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[Kind::FieldIdentifier],
    check,
};

fn check<'a>(name: Node<'a>, lint: &mut Lint<'a>) {
    if name.text() != "WithValue" || lint.file.is_test() {
        return;
    }
    let types = lint.types;
    let is_ours = |call: &Node<'a>| types.callee(*call) == Callee::Function { path: "context", name: "WithValue" };
    let Some(call) = call_of(name).filter(is_ours) else { return };
    let Some(key) = call.child(Field::Arguments).and_then(|list| list.children().nth(1)) else { return };
    let ty = match types.of(key) {
        Type::Universe(name) if !matches!(name, "any" | "error" | "comparable") => name,
        Type::Struct(place) if types.at(place).first_child().is_none_or(|list| list.first_child().is_none()) => {
            "struct{}"
        }
        _ => return,
    };
    let fix = fix(lint, call, key, ty);
    let diagnostic = lint.report(
        key.span(),
        format!("The context key `{}` is a plain `{ty}`; any other package can use the same key.", key.text()),
        "Declare an unexported type for the keys of your package, and use a value of it.",
    );
    diagnostic.because(format!("The type of `{}` is `{ty}`.", key.text()));
    if let Some(edits) = fix {
        diagnostic.fix("Give the key a type of its own", Applicability::NeedsReview, edits);
    }
}

/// Declares `contextKey` and converts the key to it, here and where this file reads it.
fn fix<'a>(lint: &Lint<'a>, call: Node<'a>, key: Node<'a>, ty: &str) -> Option<Vec<Edit>> {
    let is_simple = matches!(
        key.kind(),
        Kind::InterpretedStringLiteral | Kind::RawStringLiteral | Kind::IntLiteral | Kind::Identifier
    );
    if !is_simple || ty == "struct{}" || lint.types.package.scope.contains_key("contextKey") {
        return None;
    }
    let declaration = call.outermost_function().or_else(|| call.statement())?;
    let place = with_doc(lint.file, declaration).start;
    let converted = |key: Node<'_>| Edit::replace(key.span(), format!("contextKey({})", key.text()));
    let mut edits = vec![Edit::insert(place, format!("type contextKey {ty}\n\n"))];
    edits.push(converted(key));
    let reads = lint.file.root().descendants().filter(|node| node.text() == key.text() && node.kind() == key.kind());
    edits.extend(reads.filter(|node| is_read(lint.types, *node)).map(converted));
    Some(edits)
}

/// Whether `node` is the key in `ctx.Value(key)`.
fn is_read<'a>(types: Types<'a>, node: Node<'a>) -> bool {
    let call = node.parent().filter(|list| list.is(Kind::ArgumentList)).and_then(Node::parent);
    let is_value = |call| matches!(types.callee(call), Callee::Method { path: "context", name: "Value", .. });
    call.is_some_and(is_value)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent, unfixed};

    #[test]
    fn keys_of_common_types_fire() {
        fires(
            &RULE,
            &[
                "ctx = context.WithValue(ctx, «\"user\"», user)",
                "ctx = context.WithValue(ctx, «`user`», user)",
                "ctx = context.WithValue(ctx, «1», user)",
                "const userKey = \"user\"\n\nfunc f(ctx context.Context) context.Context {\n\treturn context.WithValue(ctx, «userKey», 1)\n}",
                "func f(ctx context.Context, key string) context.Context {\n\treturn context.WithValue(ctx, «key», 1)\n}",
                "func mw(next http.Handler) http.Handler {\n\treturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n\t\tctx := context.WithValue(r.Context(), «\"request_id\"», 7)\n\t\tnext.ServeHTTP(w, r.WithContext(ctx))\n\t})\n}",
                "type key = string\n\nconst user key = \"user\"\n\nfunc f(ctx context.Context) context.Context {\n\treturn context.WithValue(ctx, «user», 1)\n}",
                "ctx = context.WithValue(ctx, «struct{}{}», user)",
                "package p\n\nimport stdctx \"context\"\n\nfunc f(ctx stdctx.Context) stdctx.Context {\n\treturn stdctx.WithValue(ctx, «\"a\"+\"b\"», 1)\n}",
                "ctx = context.WithValue(ctx, «string(name)», user)",
            ],
        );
    }

    #[test]
    fn keys_of_ones_own_types_do_not() {
        silent(
            &RULE,
            &[
                "type userKey struct{}\n\nfunc f(ctx context.Context) context.Context {\n\treturn context.WithValue(ctx, userKey{}, 1)\n}",
                "type key int\n\nconst userKey key = 0\n\nfunc f(ctx context.Context) context.Context {\n\treturn context.WithValue(ctx, userKey, 1)\n}",
                "type key string\n\nfunc f(ctx context.Context) context.Context {\n\treturn context.WithValue(ctx, key(\"user\"), 1)\n}",
                "type key int\n\nconst (\n\tuserKey key = iota\n\tteamKey\n)\n\nfunc f(ctx context.Context) context.Context {\n\treturn context.WithValue(ctx, teamKey, 1)\n}",
                "ctx = context.WithValue(ctx, http.ServerContextKey, srv)",
                "ctx = context.WithValue(ctx, userKey, user)",
                "type userKey struct{}\n\nfunc f(ctx context.Context) context.Context {\n\treturn context.WithValue(ctx, &userKey{}, 1)\n}",
                "func f(ctx context.Context, key any) context.Context {\n\treturn context.WithValue(ctx, key, 1)\n}",
                "user := ctx.Value(\"user\")",
                "span = trace.WithValue(ctx, \"user\", 1)",
                "type bag struct{}\n\nfunc (b bag) WithValue(ctx context.Context, key string, v any) {}\n\nfunc f(ctx context.Context, context bag) {\n\tcontext.WithValue(ctx, \"a\", 1)\n}",
                "ctx = context.WithValue(ctx, \"user\", user) //nolint:context-key-type // the library asks for it",
            ],
        );
    }

    #[test]
    fn fixes_declare_a_type() {
        fixes(
            &RULE,
            &[
                (
                    "// WithUser adds the user.\nfunc WithUser(ctx context.Context, u *User) context.Context {\n\treturn context.WithValue(ctx, \"user\", u)\n}\n\nfunc UserFrom(ctx context.Context) *User {\n\tu, _ := ctx.Value(\"user\").(*User)\n\treturn u\n}",
                    "type contextKey string\n\n// WithUser adds the user.\nfunc WithUser(ctx context.Context, u *User) context.Context {\n\treturn context.WithValue(ctx, contextKey(\"user\"), u)\n}\n\nfunc UserFrom(ctx context.Context) *User {\n\tu, _ := ctx.Value(contextKey(\"user\")).(*User)\n\treturn u\n}",
                ),
                (
                    "ctx = context.WithValue(ctx, 1, user)",
                    "type contextKey int\n\nctx = context.WithValue(ctx, contextKey(1), user)",
                ),
            ],
        );
        unfixed(&RULE, &["ctx = context.WithValue(ctx, struct{}{}, user)"]);
    }
}
