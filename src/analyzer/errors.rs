//! What rules about errors ask: which expression is an error, where it came from, and what becomes of it.

use crate::calls::Callee;
use crate::kind::{Field, Kind, Op};
use crate::syntax::{Node, is_function};
use crate::types::{DEPTH_LIMIT, Type, Types};

/// Whether an expression is an error: by its type, or by its name where the type is not known.
pub(crate) fn is_error<'a>(types: Types<'a>, node: Node<'a>) -> bool {
    match types.of(node) {
        Type::Unknown | Type::Undeclared(_) => has_error_name(last_name(node)),
        ty => ty.is_error(),
    }
}

/// Whether a type is `error`, or one of the package's own that has its method, by embedding too.
pub(crate) fn implements_error<'a>(types: Types<'a>, ty: &Type<'a>) -> bool {
    if !matches!(ty.target(), Type::Local { .. }) {
        return ty.is_error();
    }
    match types.method(ty, "Error", DEPTH_LIMIT) {
        // A method of the pointer does not make the value an error.
        Callee::Declared(place) => types
            .at(place)
            .text()
            .split_once("Error() string")
            .is_some_and(|(receiver, _)| !receiver.contains('*') || matches!(ty, Type::Pointer(_))),
        Callee::Method { path, .. } => path.is_empty(),
        _ => false,
    }
}

/// The name that an expression ends in: of a variable or a field; empty for any other.
pub(crate) fn last_name(node: Node<'_>) -> &str {
    let node = node.unparenthesized();
    match node.kind() {
        Kind::Identifier => node.text(),
        Kind::SelectorExpression => node.child(Field::Selected).map_or("", |field| field.text()),
        _ => "",
    }
}

/// Whether people call a variable for an error so: `err`, `err2`, `readErr`.
fn has_error_name(name: &str) -> bool {
    let rest = name.strip_prefix("err");
    rest.is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
        || name.ends_with("Err") && name.starts_with(char::is_lowercase)
}

/// Whether a name is that of a fixed error value: `ErrClosed`, `errClosed`, `EOF`.
pub(crate) fn is_sentinel_name(name: &str) -> bool {
    let rest = name.strip_prefix("Err").or(name.strip_prefix("err"));
    name == "EOF" || rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_uppercase()))
}

/// What a condition compares with nil, and by which operator.
pub(crate) fn compared_with_nil<'a>(condition: Node<'a>) -> Option<(Node<'a>, Op)> {
    let condition = condition.unparenthesized();
    if !condition.is(Kind::BinaryExpression) || !matches!(condition.op(), Op::Eq | Op::Ne) {
        return None;
    }
    let (left, right) = (condition.child(Field::Left)?, condition.child(Field::Right)?);
    match (left.is(Kind::Nil), right.is(Kind::Nil)) {
        (false, true) => Some((left, condition.op())),
        (true, false) => Some((right, condition.op())),
        _ => None,
    }
}

/// Whether a condition holds only where `name` is not nil: `err != nil`, alone or in a chain of `&&`.
pub(crate) fn demands_error<'a>(condition: Node<'a>, name: Node<'a>) -> bool {
    let mut open = vec![condition];
    while let Some(condition) = open.pop().map(Node::unparenthesized) {
        if condition.is(Kind::BinaryExpression) && condition.op() == Op::And {
            open.extend(condition.children());
        } else if compared_with_nil(condition).is_some_and(|(operand, op)| op == Op::Ne && is_same(operand, name)) {
            return true;
        }
    }
    false
}

/// The innermost `if` whose first branch holds `node` directly and demands that the error `name` is not nil.
pub(crate) fn guard<'a>(node: Node<'a>, name: Node<'a>) -> Option<Node<'a>> {
    let mut block = node.statement()?.parent()?.parent()?;
    // What the branches before an `else` decide says nothing of the error.
    while block.field_name() == Field::Alternative {
        let check = block.ancestors().find(|check| check.field_name() != Field::Alternative)?;
        block = check.parent()?.parent()?;
    }
    let statement = block.parent().filter(|_| block.field_name() == Field::Consequence)?;
    demands_error(statement.child(Field::Condition)?, name).then_some(statement)
}

/// Whether two names mean the same variable.
pub(crate) fn is_same<'a>(a: Node<'a>, b: Node<'a>) -> bool {
    a.kind() == b.kind() && a.binding_id() == b.binding_id() && a.text() == b.text()
}

/// Whether the variable `name` is written anywhere in `node`.
pub(crate) fn mentions<'a>(node: Node<'a>, name: Node<'a>) -> bool {
    is_same(node, name) || node.descendants().any(|other| is_same(other, name))
}

/// The call that gave the variable `name` the value that it has at `node`, where the statements before it show one.
pub(crate) fn origin<'a>(node: Node<'a>, name: Node<'a>) -> Option<Node<'a>> {
    for place in std::iter::once(node).chain(node.ancestors()) {
        if is_function(place.kind()) || place.is(Kind::ForStatement) {
            return None;
        }
        let value = place.child(Field::Initializer).filter(|first| *first != node).and_then(|n| assigned(n, name));
        if value.is_some() {
            return value.filter(|value| value.is(Kind::CallExpression));
        }
        if !place.is_list_item() {
            continue;
        }
        let before: Vec<_> = place.parent()?.children().take_while(|other| *other != place).collect();
        for statement in before.into_iter().rev() {
            match assigned(statement, name) {
                Some(value) => return Some(value).filter(|value| value.is(Kind::CallExpression)),
                None if is_assigned_within(statement, name) => return None,
                None => {}
            }
        }
    }
    None
}

/// What a statement assigns to `name`; for one of several results of a call, the call.
pub(crate) fn assigned<'a>(statement: Node<'a>, name: Node<'a>) -> Option<Node<'a>> {
    let statement = match statement.kind() {
        Kind::VarDeclaration => statement.descendants().find(|spec| spec.is(Kind::VarSpec))?,
        Kind::AssignmentStatement | Kind::ShortVarDeclaration => statement,
        _ => return None,
    };
    let position = targets(statement).iter().position(|target| is_same(*target, name))?;
    let values = statement.child(Field::Right).or_else(|| statement.child(Field::Value))?;
    let value = if values.children().count() == 1 { values.first_child() } else { values.children().nth(position) };
    value.map(Node::unparenthesized)
}

/// What a statement or spec assigns to.
pub(crate) fn targets<'a>(statement: Node<'a>) -> Vec<Node<'a>> {
    match statement.child(Field::Left) {
        Some(list) => list.children().collect(),
        None => statement.children_in(Field::Name).collect(),
    }
}

/// Whether code assigns to `name` or takes its address.
pub(crate) fn is_assigned_within<'a>(node: Node<'a>, name: Node<'a>) -> bool {
    node.descendants().filter(|other| is_same(*other, name)).any(|other| {
        let parent = other.parent();
        parent.is_some_and(|parent| {
            parent.field_name() == Field::Left && parent.is(Kind::ExpressionList)
                || parent.is(Kind::UnaryExpression) && parent.op() == Op::BitAnd
        })
    })
}

/// Whether what is called keeps its error as well: in a field, or in a variable around it.
pub(crate) fn keeps_error<'a>(types: Types<'a>, call: Node<'a>) -> bool {
    let (Callee::Declared(place) | Callee::Literal(place)) = types.callee(call) else { return false };
    let function = types.at(place);
    let is_kept = |target: Node<'a>| match target.kind() {
        Kind::SelectorExpression => types.of(target).is_error(),
        Kind::Identifier => types.of(target).is_error() && !types.is_declared_in(target, function),
        _ => false,
    };
    function.has(Kind::AssignmentStatement, &mut |node| {
        node.child(Field::Left).is_some_and(|targets| targets.children().any(is_kept))
    })
}

/// Whether the statement stands in a branch that ends by returning another error: that one is the one to tell.
pub(crate) fn is_failing(statement: Node<'_>) -> bool {
    let within = statement.ancestors().take_while(|node| !is_function(node.kind()));
    within.filter(|list| list.is(Kind::StatementList) && !is_body(*list)).any(|list| {
        let last = list.children().last().filter(|last| last.is(Kind::ReturnStatement));
        let Some(value) = last.and_then(|end| returned(end).pop()) else { return false };
        if !value.is(Kind::Identifier) || is_sentinel_name(value.text()) {
            return value.text().to_ascii_lowercase().contains("err");
        }
        // A variable may be nil, unless the branch is taken because it is not.
        last.is_some_and(|last| guard(last, value).is_some())
    })
}

/// Whether the message of a call that does not return says that its place is never reached, so that only a bug in the
/// program can get there: by its words, or as the default of a switch, or what follows one, with fewer of them.
pub(crate) fn says_impossible(call: Node<'_>, said: &str) -> bool {
    const REST: [&str; 6] = ["unknown", "invalid", "unsupported", "no such", "missing", "unrecognized"];
    const WORDS: [&str; 25] = [
        "unreachable",
        "exhaustive",
        "missing case",
        "missing from",
        "not reached",
        "impossible",
        "not happen",
        "n't happen",
        "should never",
        "never happen",
        "should not",
        "shouldn't",
        "cannot be called",
        "bug",
        "internal",
        "invariant",
        "inconsisten",
        "corrupt",
        "unexpected",
        "unhandled",
        "implemented",
        "not supported",
        "todo",
        "mismatch",
        "bad ",
    ];
    let said = said.to_ascii_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| said.contains(word));
    let statement = call.statement();
    let list = statement.and_then(Node::parent);
    let is_last = list.is_some_and(|list| list.children().last() == statement && is_body(list));
    let is_rest = || is_last || list.and_then(Node::parent).is_some_and(|node| node.is(Kind::DefaultCase));
    says(&WORDS) || says(&REST) && is_rest()
}

/// The condition of the `if` directly around a call, or the values of the switch and the case.
pub(crate) fn conditions<'a>(call: Node<'a>) -> impl Iterator<Item = Node<'a>> {
    let around = call.statement().into_iter().flat_map(|statement| statement.ancestors().skip(1).take(2));
    around.filter_map(|node| node.child(Field::Condition).or_else(|| node.child(Field::Value)))
}

/// Whether a list of statements is the whole body of a function.
pub(crate) fn is_body(list: Node<'_>) -> bool {
    list.parent().and_then(Node::parent).is_some_and(|node| is_function(node.kind()))
}

/// The values of a `return`.
pub(crate) fn returned<'a>(statement: Node<'a>) -> Vec<Node<'a>> {
    statement.first_child().map(|list| list.children().collect()).unwrap_or_default()
}

/// Whether a function returns anything, and only values of which `is_so` holds.
pub(crate) fn always_returns<'a>(function: Node<'a>, is_so: &dyn Fn(&[Node<'a>]) -> bool) -> bool {
    let mut returns = function.own_descendants().filter(|node| node.is(Kind::ReturnStatement)).peekable();
    returns.peek().is_some() && returns.all(|node| is_so(&returned(node)))
}

/// Whether a call writes a line for people to read: to a log, or to standard output or error.
pub(crate) fn is_log<'a>(types: Types<'a>, call: Node<'a>) -> bool {
    let Some(function) = call.child(Field::Function).filter(|n| n.is(Kind::SelectorExpression)) else { return false };
    let name = function.child(Field::Selected).map_or("", |field| field.text());
    let speaks = ["Print", "Error", "Err", "Warn", "Info", "Log"].iter().any(|prefix| name.starts_with(prefix));
    match types.callee(call) {
        Callee::Function { path: "fmt", name } if name.starts_with("Fprint") => {
            let writer = call.child(Field::Arguments).and_then(|list| list.first_child());
            writer.is_some_and(|writer| matches!(writer.text(), "os.Stderr" | "os.Stdout"))
        }
        Callee::Function { path: "fmt", name } => name.starts_with("Print"),
        Callee::Function { path: "log" | "log/slog", .. } | Callee::Method { path: "log" | "log/slog", .. } => speaks,
        _ => {
            let operand = function.child(Field::Operand).map_or("", |operand| operand.text());
            let owner = operand.rsplit('.').find(|part| !part.contains('(')).unwrap_or(operand);
            speaks && owner.to_ascii_lowercase().contains("log") && !owner.to_ascii_lowercase().contains("login")
        }
    }
}
