//! Which context the code at a place could use.

use crate::calls::Callee;
use crate::kind::{Field, Kind, Op};
use crate::syntax::{NONE, Node};
use crate::types::{Type, Types, parameters};

/// How the code at `node` would call a context that `function` takes, or has made before; the root of a fragment counts
/// as a function without parameters.
pub(crate) fn of_function<'a>(types: Types<'a>, function: Node<'a>, node: Node<'a>) -> Option<String> {
    let taken = taken(types, function);
    if taken.is_some() {
        return taken;
    }
    let is_made = |before: &Node<'a>| {
        before.is(Kind::Identifier)
            && before.binding_id() != NONE
            && before.parent().is_some_and(|list| list.field_name() == Field::Left)
            && before.statement().and_then(Node::parent).is_some_and(|block| block.contains(node))
            && types.of(*before).is_context()
    };
    let made = function.own_descendants().take_while(|before| before.start() < node.start()).find(is_made);
    made.map(|name| name.text().to_owned())
}

/// How the body of `function` would call the context that its parameters carry.
pub(crate) fn taken<'a>(types: Types<'a>, function: Node<'a>) -> Option<String> {
    parameters(function.child(Field::Parameters)?).into_iter().find_map(|(name, ty)| {
        let name = name.map(Node::text).filter(|name| *name != "_")?;
        let ty = ty.filter(|ty| ty.parent().is_some_and(|n| n.is(Kind::ParameterDeclaration)))?;
        let ty = types.denoted(ty);
        match ty.target() {
            ty if ty.is_context() => Some(name.to_owned()),
            Type::Foreign { path: "net/http", name: "Request" } => Some(format!("{name}.Context()")),
            Type::Foreign { path: "github.com/gin-gonic/gin", name: "Context" } => {
                Some(format!("{name}.Request.Context()"))
            }
            Type::Foreign { path, name: "Context" } if path.starts_with("github.com/labstack/echo") => {
                Some(format!("{name}.Request().Context()"))
            }
            _ => None,
        }
    })
}

/// How the code at `node` would call the context of its own task, while that still counts.
///
/// A literal that runs later, or after the function, has a task of its own; one that is handed to `Go`, as to an errgroup,
/// has not. After `<-ctx.Done()`, and where the code asks whether the context is over, none counts.
pub(crate) fn of_task<'a>(types: Types<'a>, node: Node<'a>) -> Option<String> {
    of_scopes(types, node, |scope| of_function(types, scope, node))
}

/// The same for a context that was handed in.
pub(crate) fn handed_in<'a>(types: Types<'a>, node: Node<'a>) -> Option<String> {
    of_scopes(types, node, |scope| taken(types, scope))
}

fn of_scopes<'a>(types: Types<'a>, node: Node<'a>, find: impl Fn(Node<'a>) -> Option<String>) -> Option<String> {
    let mut function = node.function();
    loop {
        let scope = match function {
            Some(function) => function,
            None if types.file_of(node).package.is_none() => node.ancestors().last()?,
            None => return None,
        };
        if let Some(ctx) = find(scope) {
            return (!is_over(scope, node, &ctx)).then_some(ctx);
        }
        function.filter(|literal| is_waited_for(*literal))?;
        function = scope.function();
    }
}

/// Whether a function literal is handed to `Go`, whose owner waits for it.
pub(crate) fn is_waited_for(literal: Node<'_>) -> bool {
    let call = literal.parent().filter(|list| list.is(Kind::ArgumentList)).and_then(Node::parent);
    let selected = call.and_then(|call| call.child(Field::Function)?.child(Field::Selected));
    selected.is_some_and(|name| name.text() == "Go")
}

/// Whether the code at `node` runs when the context is over, or where that was asked.
pub(crate) fn is_over<'a>(function: Node<'a>, node: Node<'a>, ctx: &str) -> bool {
    let asks = |branch: Node<'a>| match branch.kind() {
        Kind::IfStatement => branch.child(Field::Condition).is_some_and(|condition| {
            condition.descendants().any(|name| name.is(Kind::Identifier) && name.text() == ctx)
        }),
        Kind::CommunicationCase => {
            branch.child(Field::Communication).is_some_and(|operation| operation.text().ends_with(".Done()"))
        }
        _ => false,
    };
    let waits = |before: Node<'a>| {
        // A case without statements goes on behind the select.
        before.is(Kind::CommunicationCase)
            && asks(before)
            && before.children().count() == 1
            && before.parent().is_some_and(|select| !select.contains(node))
            || before.op() == Op::Arrow
                && before.is(Kind::UnaryExpression)
                && before.parent().is_some_and(|parent| parent.is(Kind::ExpressionStatement))
                && before.text().ends_with(".Done()")
    };
    node.ancestors().take_while(|around| *around != function).any(asks)
        || function.own_descendants().take_while(|before| before.start() < node.start()).any(waits)
}

/// `context.Background()` and `context.TODO()`: nobody cancels these.
pub(crate) fn is_background<'a>(types: Types<'a>, value: Node<'a>) -> bool {
    value.is(Kind::CallExpression)
        && matches!(types.callee(value), Callee::Function { path: "context", name: "Background" | "TODO" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::{File, Package};
    use crate::parse::Parser;
    use crate::syntax::Syntax;

    #[test]
    fn the_context_of_a_task_is_that_of_the_code_which_waits_for_it() {
        for (text, expected) in [
            ("func f(ctx context.Context) { here() }", Some("ctx")),
            ("func f(_ context.Context) { here() }", None),
            ("func f(ctx ...context.Context) { here() }", None),
            ("func f(w http.ResponseWriter, r *http.Request) { here() }", Some("r.Context()")),
            ("func f(r *http.Request) {\n\tctx := r.Context()\n\there(ctx)\n}", Some("r.Context()")),
            ("func f() {\n\tctx := context.TODO()\n\there(ctx)\n}", Some("ctx")),
            ("func f() {\n\tif ok {\n\t\tctx := context.TODO()\n\t}\n\there()\n}", None),
            ("ctx := context.TODO()\nhere(ctx)", Some("ctx")),
            ("func f(ctx context.Context) {\n\tg.Go(func() error { return here() })\n}", Some("ctx")),
            ("func f(ctx context.Context) {\n\tgo func() { here() }()\n}", None),
            ("func f(ctx context.Context) {\n\tdefer func() { here() }()\n}", None),
            ("func f(ctx context.Context) {\n\t<-ctx.Done()\n\there()\n}", None),
            ("func f(ctx context.Context) {\n\tif ctx.Err() != nil {\n\t\there()\n\t}\n}", None),
            ("func f(ctx context.Context) {\n\tselect {\n\tcase <-ctx.Done():\n\t\there()\n\t}\n}", None),
            (
                "func f(ctx context.Context) {\n\tselect {\n\tcase <-ctx.Done():\n\tcase <-c:\n\t\there()\n\t}\n}",
                Some("ctx"),
            ),
        ] {
            let tree = Parser::new().parse(text, None).expect("a short text");
            let syntax = Syntax::new(&tree, text, 0);
            let package = Package::new(vec![File::new("snippet.go", &syntax)]);
            let root = package.files[0].root();
            let here = root.descendants().find(|node| node.text().starts_with("here(")).expect("the place");
            assert_eq!(of_task(Types { package: &package }, here).as_deref(), expected, "{text}");
        }
    }
}
