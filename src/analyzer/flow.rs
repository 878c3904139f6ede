//! Simple control flow: whether a statement can be passed, what runs after it, and whether every path lets go of a value.
//!
//! Read from the syntax of one function when a rule asks, never kept. `goto` is not followed, and a loop is taken to
//! run at least once where that makes a rule more careful.

use crate::calls::Callee;
use crate::errors::is_same;
use crate::kind::{Field, Kind, Op};
use crate::syntax::{Node, is_function};
use crate::types::Types;

/// How deep statements may be nested; what lies deeper counts as passed, and as letting go.
const NESTING_LIMIT: u32 = 100;

/// Whether control never gets behind the statement: it returns, branches away, panics, ends the program or the test, or
/// loops for ever. Works for blocks and the cases of a switch, too.
pub(crate) fn leaves<'a>(types: Types<'a>, statement: Node<'a>) -> bool {
    leaves_within(types, statement, NESTING_LIMIT)
}

fn leaves_within<'a>(types: Types<'a>, statement: Node<'a>, depth: u32) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    let leaves = |node: Node<'a>| leaves_within(types, node, depth);
    match statement.kind() {
        Kind::ReturnStatement | Kind::BreakStatement | Kind::ContinueStatement | Kind::GotoStatement => true,
        Kind::ExpressionStatement => statement.first_child().is_some_and(|call| never_returns(types, call)),
        Kind::IfStatement => {
            statement.child(Field::Alternative).is_some_and(leaves)
                && statement.child(Field::Consequence).is_some_and(leaves)
        }
        Kind::ForStatement => is_endless(statement) && !is_broken(statement),
        Kind::ExpressionSwitchStatement | Kind::TypeSwitchStatement | Kind::SelectStatement => {
            let is_complete = statement.is(Kind::SelectStatement) || cases(statement).any(|c| c.is(Kind::DefaultCase));
            is_complete && cases(statement).all(leaves) && !is_broken(statement)
        }
        Kind::Block
        | Kind::StatementList
        | Kind::LabeledStatement
        | Kind::ExpressionCase
        | Kind::TypeCase
        | Kind::CommunicationCase
        | Kind::DefaultCase => statement.children().last().is_some_and(leaves),
        _ => false,
    }
}

/// Whether a call is known never to return: `panic`, `os.Exit`, `log.Fatal`, `t.Fatal` and their like.
pub(crate) fn never_returns<'a>(types: Types<'a>, call: Node<'a>) -> bool {
    is_called_like_an_end(call)
        && matches!(
            types.callee(call),
            Callee::Builtin("panic")
                | Callee::Function { path: "os" | "log" | "runtime", .. }
                | Callee::Method { path: "testing" | "log", .. }
        )
}

/// Whether the name of what is called says that it does not return, whoever declares it.
fn is_called_like_an_end(call: Node<'_>) -> bool {
    const ENDS: [&str; 7] = ["Fatal", "Panic", "Exit", "Goexit", "FailNow", "Skip", "panic"];
    let function = call.child(Field::Function).filter(|_| call.is(Kind::CallExpression));
    let name = function.map(|function| function.child(Field::Selected).unwrap_or(function).text());
    name.is_some_and(|name| ENDS.iter().any(|end| name.starts_with(end)))
}

/// Whether a loop has no condition that ends it.
pub(crate) fn is_endless(loop_: Node<'_>) -> bool {
    match loop_.first_child() {
        Some(clause) if clause.is(Kind::ForClause) => clause.child(Field::Condition).is_none(),
        first => first == loop_.child(Field::Body),
    }
}

/// Whether a `break` ends the loop, switch or select.
fn is_broken(statement: Node<'_>) -> bool {
    statement.own_descendants().any(|node| node.is(Kind::BreakStatement) && target(node) == Some(statement))
}

fn cases<'a>(switch: Node<'a>) -> impl Iterator<Item = Node<'a>> {
    switch.children().filter(|node| {
        matches!(node.kind(), Kind::ExpressionCase | Kind::TypeCase | Kind::CommunicationCase | Kind::DefaultCase)
    })
}

/// The statement that a `break` or `continue` is about.
pub(crate) fn target<'a>(branch: Node<'a>) -> Option<Node<'a>> {
    let label = branch.first_child().map(Node::text);
    let has_label = |node: &Node<'a>| {
        let around = node.parent().filter(|parent| parent.is(Kind::LabeledStatement));
        around.and_then(Node::first_child).map(Node::text) == label
    };
    branch.ancestors().take_while(|node| !is_function(node.kind())).find(|node| {
        let is_target = match node.kind() {
            Kind::ForStatement => true,
            Kind::ExpressionSwitchStatement | Kind::TypeSwitchStatement | Kind::SelectStatement => {
                branch.is(Kind::BreakStatement)
            }
            _ => false,
        };
        is_target && (label.is_none() || has_label(node))
    })
}

/// The statements that can run after `statement` before its function ends, in source order: what follows it in its own
/// list and in the lists around that, but no other branch and no next round of a loop.
pub(crate) fn following<'a>(types: Types<'a>, statement: Node<'a>) -> Vec<Node<'a>> {
    let mut found = Vec::new();
    let mut at = statement;
    loop {
        let mut onward = at.parent();
        for next in behind(at) {
            if next.is(Kind::BreakStatement) {
                onward = target(next);
                break;
            }
            found.push(next);
            if leaves(types, next) {
                return found;
            }
        }
        match onward {
            Some(node) if !is_function(node.kind()) => at = node,
            _ => return found,
        }
    }
}

/// The statements behind this one in its list.
fn behind<'a>(statement: Node<'a>) -> impl Iterator<Item = Node<'a>> {
    let list = statement.parent().filter(|_| statement.is_list_item());
    list.into_iter().flat_map(Node::children).filter(move |other| other.id() > statement.id())
}

/// A variable whose value must be let go of: closed, cancelled, or handed to somebody else who will.
pub(crate) struct Value<'a> {
    /// The statement that gives the variable its value.
    pub(crate) origin: Node<'a>,
    /// The variable.
    pub(crate) binding: u32,
    /// The error that came with the value; while it is not nil, there is no value.
    pub(crate) error: Option<u32>,
    /// Where the value is let go of, in source order.
    pub(crate) releases: Vec<Node<'a>>,
}

/// Whether paths get to a place with the value still held.
#[derive(Clone, Copy, Default)]
struct Held {
    /// At least one does.
    reached: bool,
    /// On at least one, the error is still the one that came with the value.
    has_error: bool,
}

impl Held {
    const NOT: Self = Self { reached: false, has_error: false };

    fn or(self, other: Self) -> Self {
        Self { reached: self.reached || other.reached, has_error: self.has_error || other.has_error }
    }

    fn unless(self, is_gone: bool) -> Self {
        if is_gone { Self::NOT } else { self }
    }
}

/// The first place where the value is lost: a `return`, a branch out of the variable's scope, or the block at whose end
/// the variable goes out of scope. `None` where every path lets go of it, or where that cannot be told.
pub(crate) fn lost<'a>(types: Types<'a>, value: &Value<'a>) -> Option<Node<'a>> {
    let declaration = types.package.declaration(types.package.binding(value.binding)?);
    let scope = scope(declaration)?;
    let is_early =
        |release: &Node<'a>| release.id() < value.origin.id() && release.function() != value.origin.function();
    if value.releases.iter().any(is_early) {
        // A function made before, as for a defer, will see to it.
        return None;
    }
    let mut paths = Paths { value, scope, jumps: Vec::new(), lost: None };
    let mut held = Held { reached: true, has_error: value.error.is_some() };
    let mut at = value.origin;
    loop {
        for next in behind(at) {
            held = paths.statement(next, held, NESTING_LIMIT);
        }
        let parent = at.parent()?;
        held = match parent.kind() {
            Kind::IfStatement if at.field_name() == Field::Initializer => paths.branches(parent, held, NESTING_LIMIT),
            Kind::ExpressionSwitchStatement | Kind::TypeSwitchStatement if at.field_name() == Field::Initializer => {
                paths.switch(parent, held, NESTING_LIMIT)
            }
            Kind::ForClause => return None,
            Kind::ForStatement => held.unless(is_endless(parent) || paths.releases_in(parent)).or(paths.landed(parent)),
            _ => held.or(paths.landed(parent)),
        };
        if parent == scope || is_function(parent.kind()) {
            if held.reached {
                paths.lose(parent);
            }
            return paths.lost;
        }
        at = parent;
    }
}

/// A place where a value is lost, as a sentence begins with it.
pub(crate) fn described(place: Node<'_>) -> String {
    let (what, at) = match place.kind() {
        Kind::ReturnStatement => ("The `return` on", place.start()),
        Kind::BreakStatement => ("The `break` on", place.start()),
        Kind::ContinueStatement => ("The `continue` on", place.start()),
        Kind::AssignmentStatement | Kind::ShortVarDeclaration => ("The assignment on", place.start()),
        _ => ("The end of the block after", place.end()),
    };
    let line = 1 + place.syntax().text[..at as usize].bytes().filter(|byte| *byte == b'\n').count();
    format!("{what} line {line}")
}

/// The node at whose end a variable goes out of scope: a list of statements, a statement with a clause, a function.
fn scope<'a>(declaration: Node<'a>) -> Option<Node<'a>> {
    match declaration.kind() {
        Kind::VarSpec => declaration.statement()?.parent(),
        Kind::ParameterDeclaration => declaration.function(),
        _ => declaration.parent(),
    }
}

/// A walk along all paths behind the origin of a value.
struct Paths<'a, 'v> {
    value: &'v Value<'a>,
    scope: Node<'a>,
    /// Where branches land: behind this statement.
    jumps: Vec<(u32, Held)>,
    lost: Option<Node<'a>>,
}

impl<'a> Paths<'a, '_> {
    fn lose(&mut self, at: Node<'a>) {
        self.lost.get_or_insert(at);
    }

    /// What the branches that end `statement` bring behind it.
    fn landed(&self, statement: Node<'a>) -> Held {
        let here = self.jumps.iter().filter(|(target, _)| *target == statement.id());
        here.fold(Held::NOT, |held, (_, other)| held.or(*other))
    }

    fn releases_in(&self, node: Node<'a>) -> bool {
        self.value.releases.iter().any(|release| node.contains(*release))
    }

    /// What holds behind a statement, if `held` holds before it.
    fn statement(&mut self, node: Node<'a>, held: Held, depth: u32) -> Held {
        let Some(depth) = depth.checked_sub(1).filter(|_| held.reached) else { return Held::NOT };
        match node.kind() {
            Kind::IfStatement => {
                let held = self.clause(node, held);
                self.branches(node, held, depth)
            }
            Kind::ExpressionSwitchStatement | Kind::TypeSwitchStatement | Kind::SelectStatement => {
                let held = self.clause(node, held);
                self.switch(node, held, depth)
            }
            Kind::ForStatement => {
                let body = node.child(Field::Body);
                let clause = node.first_child().unwrap_or(node);
                let initializer = clause.child(Field::Initializer).unwrap_or(clause);
                let held = if Some(clause) == body { held } else { self.simple(initializer, held) };
                let condition = clause.child(Field::Condition).unwrap_or(clause);
                let entered = held.unless(self.is_gone(condition, true, held, depth));
                let inside = body.map_or(entered, |body| self.statement(body, entered, depth));
                let is_emptied = self.is_gone(condition, false, held, depth);
                let onward = held.or(inside).unless(is_endless(node) || is_emptied || self.releases_in(node));
                onward.or(self.landed(node))
            }
            Kind::Block | Kind::StatementList | Kind::LabeledStatement => {
                let mut held = held;
                for inner in node.children() {
                    held = self.statement(inner, held, depth);
                }
                held
            }
            Kind::ReturnStatement => {
                if !self.releases_in(node) {
                    self.lose(node);
                }
                Held::NOT
            }
            Kind::BreakStatement | Kind::ContinueStatement => {
                match target(node) {
                    Some(target) if target.id() < self.scope.id() => self.lose(node),
                    Some(target) if node.is(Kind::ContinueStatement) && is_endless(target) => {}
                    Some(target) => self.jumps.push((target.id(), held)),
                    None => {}
                }
                Held::NOT
            }
            Kind::GotoStatement => Held::NOT,
            Kind::ExpressionStatement if node.first_child().is_some_and(is_called_like_an_end) => Held::NOT,
            _ => self.simple(node, held),
        }
    }

    /// A statement or an expression without branches.
    fn simple(&mut self, node: Node<'a>, held: Held) -> Held {
        let is_replaced = assigns(node, self.value.binding);
        if is_replaced && held.reached && !self.releases_in(node) {
            self.lose(node);
        }
        let is_other_error = self.value.error.is_some_and(|error| assigns(node, error));
        let held = Held { has_error: held.has_error && !is_other_error, ..held };
        held.unless(is_replaced || self.releases_in(node))
    }

    /// The initializer of a statement.
    fn clause(&mut self, node: Node<'a>, held: Held) -> Held {
        node.child(Field::Initializer).map_or(held, |clause| self.simple(clause, held))
    }

    fn branches(&mut self, node: Node<'a>, held: Held, depth: u32) -> Held {
        let Some(condition) = node.child(Field::Condition) else { return Held::NOT };
        let held = held.unless(self.releases_in(condition));
        let mut branch = |field, truth| {
            let held = held.unless(self.is_gone(condition, truth, held, depth));
            node.child(field).map_or(held, |branch| self.statement(branch, held, depth))
        };
        branch(Field::Consequence, true).or(branch(Field::Alternative, false))
    }

    fn switch(&mut self, node: Node<'a>, held: Held, depth: u32) -> Held {
        let tag = node.child(Field::Value);
        let is_about_error = tag.is_some_and(|tag| held.has_error && self.is_error(tag));
        let is_nil_listed = cases(node).any(lists_nil);
        let mut has_default = node.is(Kind::SelectStatement);
        let (mut rest, mut behind, mut through) = (held, Held::NOT, Held::NOT);
        for case in cases(node) {
            let mut inside = rest;
            match case.first_child() {
                Some(first) if case.is(Kind::CommunicationCase) => inside = self.simple(first, inside),
                Some(list) if tag.is_none() && case.is(Kind::ExpressionCase) => {
                    let condition = list.first_child().unwrap_or(list);
                    inside = rest.unless(self.is_gone(condition, true, held, depth));
                    rest = rest.unless(self.is_gone(condition, false, held, depth));
                }
                _ => {}
            }
            if case.is(Kind::DefaultCase) {
                has_default = true;
                inside = inside.unless(is_about_error && is_nil_listed);
            } else {
                inside = inside.unless(is_about_error && !lists_nil(case));
            }
            inside = inside.or(through);
            let list = case.children().last().filter(|list| list.is(Kind::StatementList));
            let after = list.map_or(inside, |list| self.statement(list, inside, depth));
            let falls =
                list.and_then(|list| list.children().last()).is_some_and(|last| last.is(Kind::FallthroughStatement));
            behind = behind.or(after.unless(falls));
            through = after.unless(!falls);
        }
        let passed = rest.unless(has_default || is_about_error && is_nil_listed);
        behind.or(passed).or(self.landed(node))
    }

    fn is_error(&self, node: Node<'a>) -> bool {
        self.value.error == Some(node.binding_id())
    }

    /// Whether there is no value where the condition has this truth: the error is not nil, or the variable is.
    fn is_gone(&self, condition: Node<'a>, truth: bool, held: Held, depth: u32) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return true };
        let condition = condition.unparenthesized();
        let is_gone = |node: Node<'a>, truth| self.is_gone(node, truth, held, depth);
        let sides = condition.child(Field::Left).zip(condition.child(Field::Right));
        match (condition.op(), sides) {
            (Op::Not, _) => condition.child(Field::Operand).is_some_and(|operand| is_gone(operand, !truth)),
            (Op::And, Some((left, right))) if truth => is_gone(left, true) || is_gone(right, true),
            (Op::And, Some((left, right))) => is_gone(left, false) && is_gone(right, false),
            (Op::Or, Some((left, right))) if truth => is_gone(left, true) && is_gone(right, true),
            (Op::Or, Some((left, right))) => is_gone(left, false) || is_gone(right, false),
            (Op::Eq | Op::Ne, Some((left, right))) => {
                let is_equal = (condition.op() == Op::Eq) == truth;
                let is_nil = right.is(Kind::Nil);
                if held.has_error && self.is_error(left) {
                    return is_equal != is_nil;
                }
                let owner = left.child(Field::Operand).unwrap_or(left);
                owner.binding_id() == self.value.binding && is_nil && is_equal
            }
            _ if condition.is(Kind::Identifier) && !truth => self.is_flag(condition),
            _ if self.is_next(condition) => !truth,
            _ => self.is_judged(condition, held) && truth != is_called_like_success(condition),
        }
    }

    /// Whether a variable is set to true where the value comes from, so that there is no value while it is false.
    fn is_flag(&self, variable: Node<'a>) -> bool {
        behind(self.value.origin).any(|statement| {
            let (target, set) = (statement.child(Field::Left), statement.child(Field::Right));
            target.and_then(Node::first_child).is_some_and(|target| is_same(target, variable))
                && set.is_some_and(|set| set.text() == "true")
        })
    }

    /// Whether a call asks the value for its next row; it closes itself behind the last.
    fn is_next(&self, call: Node<'a>) -> bool {
        let function = call.child(Field::Function).filter(|node| node.is(Kind::SelectorExpression));
        function.is_some_and(|function| {
            function.child(Field::Operand).is_some_and(|owner| owner.binding_id() == self.value.binding)
                && function.child(Field::Selected).is_some_and(|name| name.text() == "Next")
        })
    }

    /// Whether a call judges the error: `os.IsNotExist(err)`, `errors.Is(err, ErrClosed)`.
    fn is_judged(&self, call: Node<'a>, held: Held) -> bool {
        let arguments = call.child(Field::Arguments).filter(|_| held.has_error && call.is(Kind::CallExpression));
        arguments.is_some_and(|arguments| arguments.children().any(|argument| self.is_error(argument)))
    }
}

fn is_called_like_success(call: Node<'_>) -> bool {
    let name = call.child(Field::Function).map_or("", Node::text);
    name.ends_with("NoError") || name.ends_with("Nil")
}

/// Whether the case of a switch names nil.
fn lists_nil(case: Node<'_>) -> bool {
    let listed = case.child(Field::Value).map(|list| list.children().any(|value| value.is(Kind::Nil)));
    listed.unwrap_or_else(|| case.children_in(Field::Type).any(|ty| ty.text() == "nil"))
}

/// Whether a statement assigns to the variable.
fn assigns(statement: Node<'_>, binding: u32) -> bool {
    matches!(statement.kind(), Kind::AssignmentStatement | Kind::ShortVarDeclaration)
        && statement.child(Field::Left).is_some_and(|list| list.children().any(|name| name.binding_id() == binding))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::{File, Package};
    use crate::parse::Parser;
    use crate::syntax::Syntax;

    /// Asks about the statement that calls `here()`, or else about the first one of the text.
    fn ask<T>(text: &str, question: impl for<'a> Fn(Types<'a>, Node<'a>) -> T) -> T {
        let tree = Parser::new().parse(text, None).expect("a tree");
        let syntax = Syntax::new(&tree, text, 0);
        let package = Package::new(vec![File::new("snippet.go", &syntax)]);
        let root = package.files[0].root();
        let here = root.descendants().find(|node| node.is(Kind::ExpressionStatement) && node.text() == "here()");
        question(Types { package: &package }, here.or_else(|| root.first_child()).expect("a statement"))
    }

    #[test]
    fn a_statement_leaves_if_nothing_gets_behind_it() {
        for (text, expected) in [
            ("return", true),
            ("panic(1)", true),
            ("log.Fatalf(\"%v\", err)", true),
            ("logger.Fatal(err)", false),
            ("{\n\tf()\n\treturn\n}", true),
            ("if a {\n\treturn\n}", false),
            ("if a {\n\treturn\n} else if b {\n\tos.Exit(1)\n} else {\n\tpanic(2)\n}", true),
            ("for {\n\tf()\n}", true),
            ("for ; ; i++ {\n\tf()\n}", true),
            ("for a {\n\treturn\n}", false),
            ("for {\n\tif a {\n\t\tbreak\n\t}\n}", false),
            ("for {\n\tswitch {\n\tcase a:\n\t\tbreak\n\t}\n}", true),
            ("switch {\ncase a:\n\treturn\ndefault:\n\treturn\n}", true),
            ("switch {\ncase a:\n\treturn\n}", false),
            ("switch {\ncase a:\n\tbreak\ndefault:\n\treturn\n}", false),
            ("select {}", true),
            ("select {\ncase <-c:\n\treturn\n}", true),
        ] {
            assert_eq!(ask(text, leaves), expected, "{text}");
        }
    }

    #[test]
    fn what_follows_lies_ahead_on_the_same_path() {
        for (text, expected) in [
            ("here()\na()\nb()", "a() b()"),
            ("if a {\n\there()\n} else {\n\tb()\n}\nc()", "c()"),
            ("if a {\n\there()\n\treturn\n}\nc()", "return"),
            ("for {\n\there()\n\tif a {\n\t\tb()\n\t}\n}\nc()", "if a {\n\t\tb()\n\t} c()"),
            ("for {\n\tswitch {\n\tcase a:\n\t\there()\n\t\tbreak\n\tcase b:\n\t\tb()\n\t}\n\tc()\n}", "c()"),
            ("func f() {\n\tgo func() {\n\t\there()\n\t}()\n\tb()\n}", ""),
        ] {
            let found = ask(text, |types, here| {
                let texts: Vec<_> = following(types, here).into_iter().map(|node| node.text().to_owned()).collect();
                texts.join(" ")
            });
            assert_eq!(found, expected, "{text}");
        }
    }
}
