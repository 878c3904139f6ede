//! Why a diagnostic was made, for those who ask.

use crate::kind::{Field, Kind, Op};
use crate::package::{File, receiver_type};
use crate::syntax::Node;
use crate::{Diagnostic, Span, rules};

/// How many steps of a syntax path are shown; of a longer one the outermost and the innermost are.
const MAX_STEPS: usize = 8;

/// How much of the code is quoted, in bytes.
const MAX_QUOTED: usize = 40;

/// Why a diagnostic was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The syntax that matched, from the declaration inward, such as "method `Save` of `*Store` › call `json.Marshal`";
    /// empty unless the run was told to [`explain`](crate::Options::explain).
    pub path: String,
    /// What the rule knew of the code when it spoke, each in one plain sentence.
    pub facts: Vec<String>,
    /// What the rule cannot see, in one plain sentence.
    pub limits: &'static str,
    /// How to keep the code as it is, in one plain sentence.
    pub silence: String,
}

impl Explanation {
    /// All of it, each in one plain sentence.
    pub fn sentences(self) -> Vec<String> {
        let mut sentences = Vec::with_capacity(self.facts.len() + 3);
        if !self.path.is_empty() {
            sentences.push(format!("Matched: {}.", self.path));
        }
        sentences.extend(self.facts);
        sentences.push(self.limits.to_owned());
        sentences.push(self.silence);
        sentences
    }
}

/// Explains a diagnostic of this crate; one whose rule there is not has nothing but its own facts.
pub fn explain(diagnostic: &Diagnostic) -> Explanation {
    let rule = &diagnostic.rule;
    Explanation {
        path: diagnostic.path.clone(),
        facts: diagnostic.facts.clone(),
        limits: rules::info(rule).map_or("", |info| info.limits),
        silence: format!(
            "To keep the code as it is, end the line with `//nolint:{rule} // reason`, or write \
             `//lint:ignore {rule} reason` above it."
        ),
    }
}

/// The syntax path that leads to a span.
pub(crate) fn path(file: &File<'_>, span: Span) -> String {
    let Some(innermost) = innermost(file, span) else { return String::new() };
    let mut steps: Vec<String> = std::iter::once(innermost).chain(innermost.ancestors()).filter_map(step).collect();
    if step(innermost).is_none() {
        steps.insert(0, format!("`{}`", quoted(span.of(file.text))));
    }
    if steps.len() > MAX_STEPS {
        let last = steps.len() - 1;
        steps.splice(MAX_STEPS - 1..last, ["…".to_owned()]);
    }
    steps.reverse();
    steps.join(" › ")
}

/// The smallest node that holds the span.
fn innermost<'a>(file: &File<'a>, span: Span) -> Option<Node<'a>> {
    let last = file.syntax.last_begun(span.start)?;
    std::iter::once(last).chain(last.ancestors()).find(|node| node.end() >= span.end)
}

/// What a node is to a reader; `None` for one that only groups others.
fn step(node: Node<'_>) -> Option<String> {
    let named = |what: &str, field| node.child(field).map(|name| format!("{what} `{}`", quoted(name.text())));
    let plain = |what: &str| Some(what.to_owned());
    match node.kind() {
        Kind::FunctionDeclaration => named("function", Field::Name),
        Kind::MethodDeclaration => {
            let receiver = receiver_type(node)?;
            let owner = receiver.parent().filter(|parent| parent.is(Kind::PointerType)).unwrap_or(receiver);
            Some(format!("{} of `{}`", named("method", Field::Name)?, quoted(owner.text())))
        }
        Kind::FuncLiteral => plain("function literal"),
        Kind::TypeSpec | Kind::TypeAlias => named("type", Field::Name),
        Kind::MethodElem => named("method", Field::Name),
        Kind::FieldDeclaration => named("field", Field::Name),
        Kind::ParameterDeclaration => named("parameter", Field::Name),
        Kind::VarSpec => named("variable", Field::Name),
        Kind::ConstSpec => named("constant", Field::Name),
        Kind::CallExpression => named("call", Field::Function),
        Kind::CompositeLiteral => named("literal of", Field::Type),
        Kind::IfStatement => plain("`if` statement"),
        Kind::ForStatement => plain("`for` loop"),
        Kind::SelectStatement => plain("`select` statement"),
        Kind::ExpressionSwitchStatement | Kind::TypeSwitchStatement => plain("`switch` statement"),
        Kind::GoStatement => plain("`go` statement"),
        Kind::DeferStatement => plain("`defer` statement"),
        Kind::ReturnStatement => plain("`return` statement"),
        Kind::AssignmentStatement | Kind::ShortVarDeclaration => plain("assignment"),
        Kind::SendStatement => plain("send"),
        Kind::UnaryExpression if node.op() == Op::Arrow => plain("receive"),
        _ => None,
    }
}

/// Code on one line, short enough for a sentence.
fn quoted(code: &str) -> String {
    let line = code.lines().next().unwrap_or_default();
    let mut end = line.len().min(MAX_QUOTED);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    let cut = if end < code.len() { "…" } else { "" };
    format!("{}{cut}", &line[..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, check};

    /// The explanation of the only finding.
    fn explained(text: &str) -> Explanation {
        let mut options = Options::default();
        options.explain();
        let found = check(text, &options).diagnostics;
        assert_eq!(found.len(), 1, "{found:?}");
        explain(&found[0])
    }

    #[test]
    fn the_path_leads_from_the_declaration_to_the_code() {
        let table = [
            (
                "func (s *Store) Save(user User) error {\n\tif s.ready {\n\t\tdata, _ := json.Marshal(user)\n\t\treturn s.put(data)\n\t}\n\treturn nil\n}",
                "method `Save` of `*Store` › `if` statement › assignment › `_`",
            ),
            ("os.Remove(\"a\")", "call `os.Remove`"),
            ("func NewCache() Cache { return &memoryCache{} }", "function `NewCache` › `Cache`"),
            ("type Store interface { A(); B(); C(); D(); E(); F() }", "type `Store` › `Store`"),
            ("func GetUser(id string, ctx context.Context) error", "function `GetUser` › parameter `ctx`"),
        ];
        for (text, path) in table {
            assert_eq!(explained(text).path, path, "{text}");
        }
    }

    #[test]
    fn a_long_path_keeps_its_ends_and_long_code_is_cut() {
        let deep = format!("func f() {{ {} os.Remove(\"a\") {} }}", "if x {".repeat(20), "}".repeat(20));
        let path = explained(&deep).path;
        assert!(path.starts_with("function `f` › … › `if` statement ›"), "{path}");
        assert!(
            path.ends_with("› `if` statement › call `os.Remove`") && path.matches('›').count() == MAX_STEPS,
            "{path}"
        );
        let long = format!("func f() {{ go func() {{ {} }}() }}", "x := 1; ".repeat(100));
        assert!(quoted(&long).len() < MAX_QUOTED + 5);
    }

    #[test]
    fn an_explanation_says_what_was_known_what_is_not_seen_and_how_to_disagree() {
        let sentences = explained("func f(user User) {\n\tjson.NewEncoder(w).Encode(user)\n}").sentences();
        assert_eq!(
            sentences,
            [
                "Matched: function `f` › call `json.NewEncoder(w).Encode`.",
                "`(encoding/json.Encoder).Encode` returns `error`.",
                "It cannot see whether a call of a function that it does not know returns an error.",
                "To keep the code as it is, end the line with `//nolint:ignored-error // reason`, or write \
                 `//lint:ignore ignored-error reason` above it.",
            ]
        );
    }

    #[test]
    fn nobody_pays_for_a_path_who_did_not_ask() {
        assert_eq!(check("os.Remove(\"a\")", &Options::default()).diagnostics[0].path, "");
    }
}
