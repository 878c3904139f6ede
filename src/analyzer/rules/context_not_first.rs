//! ## What it does
//!
//! Finds `context.Context` parameters that stand anywhere but first: in functions, methods, function literals, function
//! types and interfaces.
//!
//! ## Why it matters
//!
//! Every Go programmer looks for the context in the first place, and tools do too. In any other place it is easy to overlook,
//! calls read differently from all others, and wrappers that pass the context through stop fitting.
//!
//! ## Example
//!
//! ```go
//! func GetUser(id string, ctx context.Context) error
//! ```
//!
//! ## Better
//!
//! ```go
//! func GetUser(ctx context.Context, id string) error
//! ```
//!
//! ## When not to
//!
//! Test helpers take `*testing.T` first and the context second; the rule knows that. A signature that an interface or a
//! callback type of another package demands is not yours to change: function literals handed to other packages are not
//! reported; a method that implements a foreign interface is, because the rule cannot see that interface. The fix moves
//! the arguments of the calls in this file, not of those in others.
//!
//! At work, revive (context-as-argument) finds the same; `//nolint:context-not-first` with a reason keeps one.

use crate::calls::Callee;
use crate::kind::{Field, Kind};
use crate::lint::{Lint, Rule};
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::types::{Type, Types, parameters};
use crate::{Applicability, Edit, Severity, Span};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "context-not-first",
        summary: "A context is not the first parameter.",
        area: Area::Context,
        severity: Severity::Error,
        clauses: &["anti-context-not-first", "standard-context-propagation"],
        linters: &["revive (context-as-argument)"],
        limits: "It cannot see whether the order of the parameters is fixed by an interface of another package.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[Kind::ParameterList],
    check,
};

fn check<'a>(list: Node<'a>, lint: &mut Lint<'a>) {
    if list.field_name() != Field::Parameters {
        return;
    }
    let types = lint.types;
    let declarations: Vec<_> = list.children().filter(|n| n.is(Kind::ParameterDeclaration)).collect();
    let taken: Vec<Type<'a>> =
        parameters(list).iter().map(|(_, ty)| ty.map_or(Type::Unknown, |ty| types.denoted(ty))).collect();
    if taken.len() < 2 || taken[0].is_context() || is_test_handle(&taken[0]) {
        return;
    }
    let is_context = |node: &Node<'a>| node.child(Field::Type).is_some_and(|ty| types.denoted(ty).is_context());
    let Some(declaration) = declarations.into_iter().find(is_context) else { return };
    let Some(owner) = list.parent() else { return };
    // A method that does not look at its context has it for an interface's sake.
    let is_unused = declaration.child(Field::Name).is_some_and(|name| name.text() == "_");
    if is_fixed_elsewhere(types, owner) || owner.is(Kind::MethodDeclaration) && is_unused {
        return;
    }
    let name = owner.child(Field::Name).filter(|name| name.is(Kind::Identifier) || name.is(Kind::FieldIdentifier));
    let subject = match name {
        Some(name) => format!("`{}` takes", name.text()),
        None => "This function takes".to_owned(),
    };
    let fix = fix(lint, owner, list, declaration);
    let diagnostic = lint.report(
        declaration.span(),
        format!("{subject} its context after other parameters."),
        "Make the context the first parameter, and pass it first in every call.",
    );
    if let Some((applicability, edits)) = fix {
        if applicability == Applicability::NeedsReview {
            diagnostic.because("Other files, or code that uses it as a value, may need the same change.");
        }
        diagnostic.fix("Move the context to the front", applicability, edits);
    }
}

fn is_test_handle(ty: &Type<'_>) -> bool {
    matches!(ty.target(), Type::Foreign { path: "testing", name: "T" | "B" | "F" | "TB" })
}

/// Whether a literal's signature is given by a function of another package that it is handed to.
fn is_fixed_elsewhere<'a>(types: Types<'a>, owner: Node<'a>) -> bool {
    let call = owner.parent().filter(|_| owner.is(Kind::FuncLiteral)).filter(|list| list.is(Kind::ArgumentList));
    call.and_then(|list| list.parent()).is_some_and(|call| !matches!(types.callee(call), Callee::Declared(_)))
}

fn fix<'a>(
    lint: &Lint<'a>,
    owner: Node<'a>,
    list: Node<'a>,
    declaration: Node<'a>,
) -> Option<(Applicability, Vec<Edit>)> {
    let names = parameters(list);
    let position = names.iter().position(|(name, ty)| {
        let node = name.or(*ty);
        node.is_some_and(|node| declaration.contains(node))
    })?;
    let width = declaration.children_in(Field::Name).filter(|n| n.is(Kind::Identifier)).count().max(1);
    let declarations: Vec<_> = list.children().collect();
    let mut edits = move_to_front(lint, &declarations, declarations.iter().position(|d| *d == declaration)?)?;

    let (calls, is_complete) = calls(lint, owner)?;
    for call in calls {
        let arguments: Vec<_> = call.child(Field::Arguments)?.children().collect();
        let is_spread = arguments.len() < names.len() && arguments.len() < position + width;
        if is_spread {
            return None;
        }
        for at in position..position + width {
            edits.extend(move_to_front(lint, &arguments, at)?);
        }
    }
    let applicability = if is_complete { Applicability::Safe } else { Applicability::NeedsReview };
    Some((applicability, edits))
}

/// Moves one of the items of a list to its front, white space and all.
fn move_to_front<'a>(lint: &Lint<'a>, items: &[Node<'a>], at: usize) -> Option<Vec<Edit>> {
    let (first, item, before) = (items.first()?, items.get(at)?, items.get(at.checked_sub(1)?)?);
    let text = lint.file.text;
    let removed = Span { start: before.end(), end: item.end() };
    let separator = Span { start: before.end(), end: item.start() }.of(text);
    let is_commented = lint.file.syntax.comments.iter().any(|c| removed.start <= c.start && c.end <= removed.end);
    if is_commented {
        return None;
    }
    let separator =
        if separator.contains('\n') && first.start() - first.parent()?.start() == 1 { ", " } else { separator };
    Some(vec![Edit::insert(first.start(), format!("{}{separator}", item.text())), Edit::replace(removed, "")])
}

/// The calls of the function in this file, and whether there can be no others; `None` where it cannot be fixed.
pub(super) fn calls<'a>(lint: &Lint<'a>, owner: Node<'a>) -> Option<(Vec<Node<'a>>, bool)> {
    let types = lint.types;
    let mut calls = Vec::new();
    match owner.kind() {
        Kind::FuncLiteral => {
            let call =
                owner.parent().filter(|call| call.is(Kind::CallExpression) && owner.field_name() == Field::Function);
            calls.extend(call);
            Some((calls, call.is_some()))
        }
        Kind::FunctionDeclaration | Kind::MethodDeclaration | Kind::MethodElem => {
            let name = owner.child(Field::Name)?;
            let place = types.place(owner);
            let mut is_complete = owner.is(Kind::FunctionDeclaration)
                && types.package.files.len() == 1
                && !name.text().starts_with(char::is_uppercase);
            for node in lint.file.root().descendants() {
                let is_named = matches!(node.kind(), Kind::Identifier | Kind::FieldIdentifier)
                    && node.text() == name.text()
                    && node != name;
                if !is_named {
                    continue;
                }
                let function = if node.is(Kind::FieldIdentifier) { node.parent()? } else { node };
                let call = function
                    .parent()
                    .filter(|call| call.is(Kind::CallExpression) && function.field_name() == Field::Function);
                match call {
                    Some(call) if types.callee(call) == Callee::Declared(place) => calls.push(call),
                    Some(_) => {}
                    // Used as a value: what it is assigned to fixes its type.
                    None => is_complete = false,
                }
            }
            Some((calls, is_complete))
        }
        Kind::FunctionType => Some((calls, false)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent, unfixed};

    #[test]
    fn contexts_behind_other_parameters_fire() {
        fires(
            &RULE,
            &[
                "func GetUser(id string, «ctx context.Context») error",
                "type S struct{}\n\nfunc (s *S) Get(id string, «ctx context.Context», n int) {}",
                "type Getter interface {\n\tGet(id string, «ctx context.Context») error\n}",
                "type handler func(name string, «ctx context.Context») error",
                "var f = func(id int, «c context.Context») {}",
                "package p\n\nimport stdctx \"context\"\n\nfunc f(id int, «ctx stdctx.Context») {}",
                "package p\n\nimport . \"context\"\n\nfunc f(id int, «ctx Context») {}",
                "type Ctx = context.Context\n\nfunc f(id int, «ctx Ctx») {}",
                "func run(f func(n int, «ctx context.Context»)) {}",
                "func f(int, «context.Context») {}",
                "func f(ids []string, «a, b context.Context») {}",
                "func f() {\n\tgo func(id int, «ctx context.Context») {\n\t\twork(ctx, id)\n\t}(1, ctx)\n}",
            ],
        );
    }

    #[test]
    fn contexts_in_their_place_do_not() {
        silent(
            &RULE,
            &[
                "func (m *mockRender) HTML(w io.Writer, status int, _ context.Context) error { return nil }",
                "func GetUser(ctx context.Context, id string) error",
                "func f(ctx context.Context) {}",
                "func helper(t *testing.T, ctx context.Context) {}",
                "func helper(tb testing.TB, ctx context.Context, n int) {}",
                "func merge(a context.Context, b context.Context) {}",
                "func f(id string) (int, context.Context) { return 0, nil }",
                "func f() {\n\tother.Register(func(name string, ctx context.Context) {})\n}",
                "type Context struct{}\n\nfunc f(id int, ctx Context) {}",
                "package p\n\nimport \"github.com/labstack/echo/v4\"\n\nfunc f(id int, c echo.Context) {}",
                "type S struct {\n\tid string\n\tctx context.Context\n}",
                "type UserGetter interface { Get(ctx, id) (*User, error) }",
            ],
        );
    }

    #[test]
    fn fixes_move_parameter_and_arguments() {
        fixes(
            &RULE,
            &[
                (
                    "func GetUser(id string, ctx context.Context) error",
                    "func GetUser(ctx context.Context, id string) error",
                ),
                (
                    "func get(id string, ctx context.Context, n int) {}\n\nfunc f(ctx context.Context) {\n\tget(\"a\", ctx, 1)\n\tget(\"b\", context.TODO(), 2)\n}",
                    "func get(ctx context.Context, id string, n int) {}\n\nfunc f(ctx context.Context) {\n\tget(ctx, \"a\", 1)\n\tget(context.TODO(), \"b\", 2)\n}",
                ),
                (
                    "type S struct{}\n\nfunc (s *S) Get(id string, ctx context.Context) {}\n\nfunc f(ctx context.Context, s *S) { s.Get(\"a\", ctx) }",
                    "type S struct{}\n\nfunc (s *S) Get(ctx context.Context, id string) {}\n\nfunc f(ctx context.Context, s *S) { s.Get(ctx, \"a\") }",
                ),
                (
                    "func f(\n\tid string,\n\tctx context.Context,\n) {\n}",
                    "func f(\n\tctx context.Context,\n\tid string,\n) {\n}",
                ),
                (
                    "func f(ctx context.Context) {\n\tgo func(id int, ctx context.Context) {\n\t\twork(ctx, id)\n\t}(1, ctx)\n}",
                    "func f(ctx context.Context) {\n\tgo func(ctx context.Context, id int) {\n\t\twork(ctx, id)\n\t}(ctx, 1)\n}",
                ),
            ],
        );
        unfixed(&RULE, &["func f(id int /* of the user */, ctx context.Context) {}"]);
    }
}
