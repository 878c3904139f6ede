//! Colours by the kinds of the tree's own nodes.

use crate::kind::{Grammar, Kind, Symbol};
use crate::parse::Parser;
use crate::{Highlight, HighlightClass, Span};
use tree_sitter::{Node, Tree};

/// The coloured stretches of `text` in ascending order; none for a text too large to parse.
pub fn highlight(text: &str) -> Vec<Highlight> {
    Parser::new().parse(text, None).map(|tree| highlight_tree(&tree, text)).unwrap_or_default()
}

/// The coloured stretches of the text of a tree; the parser may have seen a line break more.
pub(crate) fn highlight_tree(tree: &Tree, text: &str) -> Vec<Highlight> {
    let grammar = Grammar::go();
    let mut found = Vec::new();
    let mut cursor = tree.walk();
    let mut parents: Vec<Kind> = Vec::new();
    loop {
        let node = cursor.node();
        let symbol = grammar.symbol(node.kind_id());
        let class = match symbol {
            Symbol::Keyword => Some(HighlightClass::Keyword),
            Symbol::Node(kind) => class(kind, node, &parents, cursor.field_name()),
            Symbol::Operator(_) | Symbol::Other => None,
        };
        let (start, end) = (node.start_byte(), node.end_byte().min(text.len()));
        if let Some(class) = class.filter(|_| start < end) {
            found.push(Highlight { span: Span { start: start as u32, end: end as u32 }, class });
        }
        if class.is_none() && cursor.goto_first_child() {
            parents.push(match symbol {
                Symbol::Node(kind) => kind,
                _ => Kind::Other,
            });
            continue;
        }
        while !cursor.goto_next_sibling() {
            parents.pop();
            if !cursor.goto_parent() {
                return found;
            }
        }
    }
}

fn class(kind: Kind, node: Node<'_>, parents: &[Kind], field: Option<&str>) -> Option<HighlightClass> {
    let parent = parents.last().copied().unwrap_or(Kind::SourceFile);
    let grandparent = parents.len().checked_sub(2).map_or(Kind::SourceFile, |at| parents[at]);
    Some(match kind {
        Kind::Comment => HighlightClass::Comment,
        Kind::InterpretedStringLiteral | Kind::RawStringLiteral | Kind::RuneLiteral => HighlightClass::String,
        Kind::IntLiteral | Kind::FloatLiteral | Kind::ImaginaryLiteral => HighlightClass::Number,
        Kind::Nil | Kind::True | Kind::False | Kind::Iota => HighlightClass::Constant,
        Kind::TypeIdentifier => HighlightClass::Type,
        Kind::PackageIdentifier => HighlightClass::Package,
        Kind::Identifier => match (parent, field) {
            (Kind::FunctionDeclaration, Some("name")) | (Kind::CallExpression, Some("function")) => {
                HighlightClass::Function
            }
            (Kind::ConstSpec, Some("name")) => HighlightClass::Constant,
            _ => return None,
        },
        Kind::FieldIdentifier => {
            let is_called = parent == Kind::SelectorExpression
                && grandparent == Kind::CallExpression
                && node.parent().and_then(|selector| selector.next_sibling()).is_some_and(|next| {
                    matches!(
                        Grammar::go().symbol(next.kind_id()),
                        Symbol::Node(Kind::ArgumentList | Kind::TypeArguments)
                    )
                });
            if is_called || matches!(parent, Kind::MethodDeclaration | Kind::MethodElem) {
                HighlightClass::Function
            } else {
                return None;
            }
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_coloured_by_what_it_is() {
        let text = "package p\n\nconst limit = 3 // three\n\nfunc Load(id string) error {\n\treturn db.Find(id, nil, \"a\")\n}\n";
        let shown: Vec<_> =
            highlight(text).iter().map(|h| format!("{} {}", h.class.css_class(), h.span.of(text))).collect();
        assert_eq!(
            shown,
            [
                "hl-keyword package",
                "hl-package p",
                "hl-keyword const",
                "hl-constant limit",
                "hl-number 3",
                "hl-comment // three",
                "hl-keyword func",
                "hl-function Load",
                "hl-type string",
                "hl-type error",
                "hl-keyword return",
                "hl-function Find",
                "hl-constant nil",
                "hl-string \"a\"",
            ]
        );
    }
}
