//! The declarations and the tokens of a text, for those who ask about its structure rather than its faults.

use crate::kind::{Field, Grammar, Kind, Symbol};
use crate::package::{File, receiver_type};
use crate::parse::Parser;
use crate::syntax::{Node, Syntax};
use crate::types::{parameters, result_types};
use crate::{Span, SyntaxError};

/// What is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DeclarationKind {
    /// A function.
    Function,
    /// A method.
    Method,
    /// A type or an alias.
    Type,
    /// A variable.
    Variable,
    /// A constant.
    Constant,
}

/// A declaration of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    /// What is declared.
    pub kind: DeclarationKind,
    /// Its name; a method's is `Type.Method`.
    pub name: String,
    /// The declaration with its doc comment.
    pub span: Span,
    /// The declaration's name where it stands.
    pub name_span: Span,
    /// The body of a function or method.
    pub body: Option<Span>,
    /// For functions and methods: receiver, parameter and result types in one spelling, such as
    /// `(*Store) (context.Context, string) (User, error)`; the names of parameters are not part of it. Else empty.
    pub signature: String,
}

/// The package's declarations in `text`, in source order; none where the text is too large to parse.
pub fn declarations(text: &str) -> Vec<Declaration> {
    let Ok(tree) = Parser::new().parse(text, None) else { return Vec::new() };
    let syntax = Syntax::new(&tree, text, 0);
    let file = File::new("snippet.go", &syntax);
    let mut found = Vec::new();
    for item in file.root().children() {
        match item.kind() {
            Kind::FunctionDeclaration => found.extend(function(&file, item, DeclarationKind::Function)),
            Kind::MethodDeclaration => found.extend(function(&file, item, DeclarationKind::Method)),
            Kind::TypeDeclaration => found.extend(specs(&file, item, DeclarationKind::Type)),
            Kind::VarDeclaration => found.extend(specs(&file, item, DeclarationKind::Variable)),
            Kind::ConstDeclaration => found.extend(specs(&file, item, DeclarationKind::Constant)),
            _ => {}
        }
    }
    found
}

/// Where the text is not Go; empty for a fragment of Go.
pub fn syntax_errors(text: &str) -> Vec<SyntaxError> {
    match Parser::new().parse(text, None) {
        Ok(tree) => crate::parse::syntax_errors(&File::new("snippet.go", &Syntax::new(&tree, text, 0))),
        Err(report) => report.syntax_errors,
    }
}

fn function<'a>(file: &File<'a>, item: Node<'a>, kind: DeclarationKind) -> Option<Declaration> {
    let name = item.child(Field::Name)?;
    let full = match receiver_type(item) {
        Some(receiver) => format!("{}.{}", receiver.text(), name.text()),
        None => name.text().to_owned(),
    };
    Some(Declaration {
        kind,
        name: full,
        span: with_doc(file, item),
        name_span: name.span(),
        body: item.child(Field::Body).map(Node::span),
        signature: signature(item),
    })
}

fn signature<'a>(item: Node<'a>) -> String {
    let types = |list: Node<'a>| -> Vec<String> {
        let spelled = |(_, ty): (_, Option<Node<'a>>)| ty.map(spelling).unwrap_or_default();
        parameters(list).into_iter().map(spelled).collect()
    };
    let receiver = item.child(Field::Receiver).map(types);
    let mut out = receiver.map_or_else(String::new, |receiver| format!("({}) ", receiver.join(", ")));
    let taken = item.child(Field::Parameters).map(types).unwrap_or_default();
    out.push_str(&format!("({})", taken.join(", ")));
    let results: Vec<String> = result_types(item).into_iter().map(spelling).collect();
    if !results.is_empty() {
        out.push_str(&format!(" ({})", results.join(", ")));
    }
    out
}

/// A type without the white space and comments that its author chose; variadic ones keep their dots.
fn spelling(ty: Node<'_>) -> String {
    let dots = ty.parent().filter(|parent| parent.is(Kind::VariadicParameterDeclaration)).map_or("", |_| "...");
    let text = ty.text();
    let squeezed: Vec<&str> = text.split_whitespace().collect();
    format!("{dots}{}", squeezed.join(" ").replace("interface {}", "any").replace("interface{}", "any"))
}

fn specs<'a>(file: &File<'a>, item: Node<'a>, kind: DeclarationKind) -> Vec<Declaration> {
    let is_spec = |node: &Node<'a>| {
        matches!(node.kind(), Kind::TypeSpec | Kind::TypeAlias | Kind::VarSpec | Kind::ConstSpec)
            && node.function().is_none()
    };
    let specs: Vec<_> = item.descendants().filter(is_spec).collect();
    let is_grouped = file.text[item.start() as usize..]
        .find('(')
        .is_some_and(|at| specs.first().is_some_and(|spec| item.start() as usize + at < spec.start() as usize));
    let mut found = Vec::new();
    for spec in specs {
        let shown = if is_grouped { spec } else { item };
        for name in spec.children_in(Field::Name) {
            found.push(Declaration {
                kind,
                name: name.text().to_owned(),
                span: with_doc(file, shown),
                name_span: name.span(),
                body: None,
                signature: String::new(),
            });
        }
    }
    found
}

/// The span of a declaration and of the comment lines directly above it.
pub(crate) fn with_doc<'a>(file: &File<'a>, item: Node<'a>) -> Span {
    let mut start = item.start();
    for comment in file.syntax.comments.iter().rev().filter(|comment| comment.end <= item.start()) {
        let between = &file.text[comment.end as usize..start as usize];
        let is_alone = file.text[file.line_at(comment.start).start as usize..comment.start as usize].trim().is_empty();
        if between.trim().is_empty() && between.matches('\n').count() == 1 && is_alone {
            start = comment.start;
        } else {
            break;
        }
    }
    Span { start, end: item.end() }
}

/// Whether other modules can call a function.
pub(crate) fn is_public<'a>(file: &File<'a>, function: Node<'a>) -> bool {
    let is_exported = |name: Node<'a>| name.text().starts_with(char::is_uppercase);
    function.child(Field::Name).is_some_and(is_exported)
        && receiver_type(function).is_none_or(is_exported)
        && file.package != Some("main")
        && !file.path.contains("internal/")
}

/// What the comment lines directly above a declaration or statement say, in lower case.
pub(crate) fn doc<'a>(file: &File<'a>, item: Node<'a>) -> String {
    Span { end: item.start(), ..with_doc(file, item) }.of(file.text).to_ascii_lowercase()
}

/// What the comments directly above a statement and at its end say, in lower case.
fn remarks<'a>(file: &File<'a>, statement: Node<'a>) -> String {
    let behind = Span { start: statement.end(), end: file.line_at(statement.end()).end }.of(file.text);
    let behind = behind.find("//").map_or("", |at| &behind[at..]);
    let mut said = doc(file, statement);
    said.push_str(&behind.to_ascii_lowercase());
    said
}

/// How long a comment above an `if` or `case` is, in bytes, that says more than what the branch is about.
const REASON: usize = 50;

/// Whether a comment says why a statement ends what it ends: one at the statement, one behind the `if` or `case` of its
/// branch, or a longer one above these.
pub(crate) fn is_explained<'a>(file: &File<'a>, statement: Node<'a>) -> bool {
    let Some(branch) = statement.ancestors().nth(1) else { return false };
    let guard = if branch.is(Kind::Block) { branch.parent().unwrap_or(branch) } else { branch };
    let opening = Span { start: branch.start(), end: file.line_at(branch.start()).end }.of(file.text);
    let is_guard =
        matches!(guard.kind(), Kind::IfStatement | Kind::ExpressionCase | Kind::TypeCase | Kind::DefaultCase);
    !remarks(file, statement).is_empty() || is_guard && (opening.contains("//") || doc(file, guard).len() > REASON)
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A name or a word of the language.
    Word,
    /// A string, with its quotes.
    String,
    /// A number or a rune.
    Literal,
    /// An operator or punctuation.
    Symbol,
}

/// A token of the source; comments and white space are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it stands.
    pub span: Span,
}

/// The tokens of `text` in source order; none where the text is too large to parse.
pub fn tokens(text: &str) -> Vec<Token> {
    let Ok(tree) = Parser::new().parse(text, None) else { return Vec::new() };
    let grammar = Grammar::go();
    let mut found = Vec::new();
    let mut cursor = tree.walk();
    loop {
        let node = cursor.node();
        let (kind, is_leaf) = match grammar.symbol(node.kind_id()) {
            Symbol::Node(Kind::Comment) => (None, true),
            Symbol::Node(Kind::InterpretedStringLiteral | Kind::RawStringLiteral) => (Some(TokenKind::String), true),
            Symbol::Node(Kind::IntLiteral | Kind::FloatLiteral | Kind::ImaginaryLiteral | Kind::RuneLiteral) => {
                (Some(TokenKind::Literal), true)
            }
            Symbol::Node(_) | Symbol::Keyword => (Some(TokenKind::Word), node.child_count() == 0),
            Symbol::Operator(_) | Symbol::Other => (Some(TokenKind::Symbol), node.child_count() == 0),
        };
        let span = Span { start: node.start_byte() as u32, end: node.end_byte() as u32 };
        let is_blank = span.of(text).trim().is_empty();
        if let (Some(kind), true, false) = (kind, is_leaf, is_blank) {
            found.push(Token { kind, span });
        }
        if !is_leaf && cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return found;
            }
        }
    }
}
