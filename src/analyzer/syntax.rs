//! The syntax tree as a flat list in source order, made in one walk over the parser's tree.
//!
//! A node's descendants lie directly behind it, so every question about a subtree is a look at a slice. Comments stand in a
//! list of their own and operators are properties of their parents, so the children of a node are its operands.

use crate::Span;
use crate::kind::{Field, Grammar, Kind, Op, Symbol};

use std::cell::Cell;

/// No node, no binding.
pub(crate) const NONE: u32 = u32::MAX;

/// A node; see [`Node`] for what can be asked.
struct NodeData<'a> {
    kind: Kind,
    field: Field,
    op: Op,
    id: u32,
    text: &'a str,
    start: u32,
    end: u32,
    parent: u32,
    /// The first node behind the subtree.
    next: u32,
    /// The nearest function declaration, method declaration or function literal around the node.
    function: u32,
    /// For identifiers: the binding that they mean.
    binding: Cell<u32>,
    /// The tree that holds the node, once that stays where it is.
    syntax: Cell<Option<&'a Syntax<'a>>>,
}

/// The tree of one file.
pub(crate) struct Syntax<'a> {
    /// The text of which it is the tree.
    pub(crate) text: &'a str,
    /// Which of the package's files it is.
    pub(crate) file: u32,
    nodes: Vec<NodeData<'a>>,
    pub(crate) comments: Vec<Span>,
    /// Stretches that the parser could not read, and places where something is missing.
    pub(crate) errors: Vec<(Span, bool)>,
    /// How many nodes have been looked at, so that nobody looks for ever.
    steps: Cell<u64>,
}

impl<'a> Syntax<'a> {
    /// Flattens the parser's tree of a text, the package's file number `file`; the parser may have seen a line break more.
    ///
    /// The nodes can be asked once the tree is [settled](Self::settle).
    pub(crate) fn new(tree: &tree_sitter::Tree, text: &'a str, file: u32) -> Self {
        let length = text.len() as u32;
        let grammar = Grammar::go();
        // More than there will be, for punctuation counts too; a list that grows costs the allocator more than that.
        let nodes = Vec::with_capacity(tree.root_node().descendant_count());
        let mut syntax = Self { text, file, nodes, comments: Vec::new(), errors: Vec::new(), steps: Cell::new(0) };
        // Nothing is missing, and no span need be asked for, in a text that is all Go.
        let has_error = tree.root_node().has_error();
        let mut cursor = tree.walk();
        let (mut parent, mut function) = (NONE, NONE);
        loop {
            let node = cursor.node();
            let span = || Span { start: length.min(node.start_byte() as u32), end: length.min(node.end_byte() as u32) };
            let mut descend = false;
            let symbol = grammar.symbol(node.kind_id());
            match symbol {
                Symbol::Node(Kind::Comment) => syntax.comments.push(span()),
                Symbol::Node(kind) => {
                    let index = syntax.nodes.len() as u32;
                    let Span { start, end } = span();
                    syntax.nodes.push(NodeData {
                        kind,
                        field: cursor.field_id().map_or(Field::None, |id| grammar.field(id.get())),
                        op: Op::None,
                        id: index,
                        text: Span { start, end }.of(text),
                        start,
                        end,
                        parent,
                        next: index + 1,
                        function,
                        binding: Cell::new(NONE),
                        syntax: Cell::new(None),
                    });
                    if !is_leaf(kind) && cursor.goto_first_child() {
                        parent = index;
                        if is_function(kind) {
                            function = index;
                        }
                        descend = true;
                    }
                }
                Symbol::Operator(op) => {
                    if let Some(data) = syntax.nodes.get_mut(parent as usize)
                        && data.op == Op::None
                    {
                        data.op = op;
                    }
                }
                Symbol::Keyword | Symbol::Other => {}
            }
            if has_error {
                if node.is_missing() {
                    syntax.errors.push((span(), true));
                } else if matches!(symbol, Symbol::Node(Kind::Error)) || !descend && node.has_error() {
                    // A literal that is missing its end is one node here, without the end.
                    syntax.errors.push((span(), false));
                }
            }
            if descend {
                continue;
            }
            while !cursor.goto_next_sibling() {
                if !cursor.goto_parent() {
                    let count = syntax.nodes.len() as u32;
                    if let Some(root) = syntax.nodes.first_mut() {
                        root.next = count;
                    }
                    return syntax;
                }
                let count = syntax.nodes.len() as u32;
                let closed = &mut syntax.nodes[parent as usize];
                closed.next = count;
                (parent, function) = (closed.parent, closed.function);
            }
        }
    }
}

impl<'a> Syntax<'a> {
    /// Tells the nodes where their tree is, for all its life.
    pub(crate) fn settle(&'a self) {
        for node in &self.nodes {
            node.syntax.set(Some(self));
        }
    }

    /// All nodes in source order, each at its number.
    pub(crate) fn nodes(&'a self) -> impl DoubleEndedIterator<Item = Node<'a>> + ExactSizeIterator {
        self.nodes.iter().map(Node)
    }

    /// The node with this number, which a node of this tree told.
    pub(crate) fn node(&'a self, id: u32) -> Node<'a> {
        Node(&self.nodes[id as usize])
    }

    /// The last node that begins at or before a place in the text.
    pub(crate) fn last_begun(&'a self, at: u32) -> Option<Node<'a>> {
        let behind = self.nodes.partition_point(|node| node.start <= at);
        self.nodes.get(behind.checked_sub(1)?).map(Node)
    }

    /// How many nodes have been looked at since the tree was made.
    pub(crate) fn steps(&self) -> u64 {
        self.steps.get()
    }

    /// Counts looks at nodes, or at anything else of which there may be as many.
    pub(crate) fn count(&self, steps: u64) {
        self.steps.set(self.steps.get() + steps);
    }
}

/// Whether nodes of this kind have nothing below them that is looked at.
fn is_leaf(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Identifier
            | Kind::FieldIdentifier
            | Kind::TypeIdentifier
            | Kind::PackageIdentifier
            | Kind::RawStringLiteral
            | Kind::InterpretedStringLiteral
            | Kind::IntLiteral
            | Kind::Nil
    )
}

/// Whether nodes of this kind are functions with a body of their own.
pub(crate) fn is_function(kind: Kind) -> bool {
    matches!(kind, Kind::FunctionDeclaration | Kind::MethodDeclaration | Kind::FuncLiteral)
}

/// A node of a tree.
///
/// One pointer and no more: nodes are handed about everywhere, and what is handed about is what the module is made of.
#[derive(Clone, Copy)]
pub(crate) struct Node<'a>(&'a NodeData<'a>);

impl std::fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} {:?}", self.kind(), self.text())
    }
}

impl PartialEq for Node<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl<'a> Node<'a> {
    /// The tree that holds the node.
    pub(crate) fn syntax(self) -> &'a Syntax<'a> {
        self.0.syntax.get().expect("the tree was settled before anybody asked its nodes")
    }

    fn at(self, id: u32) -> Option<Self> {
        let syntax = self.syntax();
        syntax.count(1);
        syntax.nodes.get(id as usize).map(Node)
    }

    /// The node's number in its tree, in source order.
    pub(crate) fn id(self) -> u32 {
        self.0.id
    }

    /// The number of the first node behind the node and all below it.
    pub(crate) fn next_id(self) -> u32 {
        self.0.next
    }

    pub(crate) fn kind(self) -> Kind {
        self.0.kind
    }

    pub(crate) fn is(self, kind: Kind) -> bool {
        self.kind() == kind
    }

    pub(crate) fn op(self) -> Op {
        self.0.op
    }

    /// The place in the parent.
    pub(crate) fn field_name(self) -> Field {
        self.0.field
    }

    pub(crate) fn binding_id(self) -> u32 {
        self.0.binding.get()
    }

    /// Binds the name to its meaning.
    pub(crate) fn bind(self, binding: u32) {
        self.0.binding.set(binding);
    }

    pub(crate) fn span(self) -> Span {
        Span { start: self.start(), end: self.end() }
    }

    pub(crate) fn start(self) -> u32 {
        self.0.start
    }

    pub(crate) fn end(self) -> u32 {
        self.0.end
    }

    pub(crate) fn text(self) -> &'a str {
        self.0.text
    }

    pub(crate) fn parent(self) -> Option<Self> {
        self.at(self.0.parent)
    }

    pub(crate) fn ancestors(self) -> Ancestors<'a> {
        Ancestors { below: self }
    }

    pub(crate) fn has_kind_around(self, kind: Kind) -> bool {
        self.ancestors().any(|node| node.is(kind))
    }

    /// The nearest function around the node.
    pub(crate) fn function(self) -> Option<Self> {
        self.at(self.0.function)
    }

    /// The outermost function around the node, or itself: a declaration, unless the literal stands in a variable's value.
    pub(crate) fn outermost_function(self) -> Option<Self> {
        let first = if is_function(self.kind()) { Some(self) } else { self.function() };
        std::iter::successors(first, |node| node.function()).last()
    }

    pub(crate) fn children(self) -> Children<'a> {
        Children { syntax: self.syntax(), id: self.id() + 1, end: self.next_id() }
    }

    pub(crate) fn child(self, field: Field) -> Option<Self> {
        self.children().find(|child| child.field_name() == field)
    }

    pub(crate) fn children_in(self, field: Field) -> impl Iterator<Item = Self> {
        self.children().filter(move |child| child.field_name() == field)
    }

    pub(crate) fn first_child(self) -> Option<Self> {
        self.children().next()
    }

    /// All nodes below this one, in source order.
    pub(crate) fn descendants(self) -> Descendants<'a> {
        Descendants { syntax: self.syntax(), id: self.id() + 1, end: self.next_id(), owner: None }
    }

    /// All nodes below this one that belong to the same function: function literals are named but not entered.
    pub(crate) fn own_descendants(self) -> Descendants<'a> {
        let owner = if is_function(self.kind()) { self.id() } else { self.0.function };
        Descendants { owner: Some(owner), ..self.descendants() }
    }

    pub(crate) fn contains(self, other: Self) -> bool {
        self.id() <= other.id() && other.id() < self.next_id()
    }

    /// The statement that the node is part of: the ancestor (or itself) that stands directly in a list of statements.
    pub(crate) fn statement(self) -> Option<Self> {
        std::iter::once(self).chain(self.ancestors()).find(|node| node.is_list_item())
    }

    /// Whether statements can be put before and after this one.
    pub(crate) fn is_list_item(self) -> bool {
        self.parent().is_some_and(|parent| matches!(parent.kind(), Kind::StatementList | Kind::SourceFile))
    }

    /// Without the parentheses around it.
    pub(crate) fn unparenthesized(self) -> Self {
        let mut node = self;
        while node.is(Kind::ParenthesizedExpression) || node.is(Kind::ParenthesizedType) {
            match node.first_child() {
                Some(inner) => node = inner,
                None => break,
            }
        }
        node
    }

    /// Whether a comment on the line where the node begins, or on the lines directly above it, has one of these words.
    pub(crate) fn is_remarked(self, words: &[&str]) -> bool {
        let text = self.syntax().text;
        let line = |at: u32| text[..at as usize].rfind('\n').map_or(0, |end| end + 1);
        let first = line(self.start());
        let end = text[first..].find('\n').map_or(text.len(), |length| first + length);
        let mut top = first;
        for comment in self.syntax().comments.iter().rev() {
            let (start, begin) = (comment.start as usize, line(comment.start));
            if start >= end {
                continue;
            }
            // A comment of several lines may end on the node's own.
            let between = text.get(comment.end as usize..top).unwrap_or_default();
            let is_above = start < top && between.trim_matches([' ', '\t']) == "\n";
            if start < first && !(is_above && text[begin..start].trim().is_empty()) {
                break;
            }
            let remark = comment.of(text).to_ascii_lowercase();
            if words.iter().any(|word| remark.contains(word)) {
                return true;
            }
            top = top.min(begin);
        }
        false
    }

    /// Whether a node of this kind below this one passes a test.
    pub(crate) fn has(self, kind: Kind, test: &mut dyn FnMut(Self) -> bool) -> bool {
        self.descendants().any(|node| node.is(kind) && test(node))
    }

    /// The white space that begins the line on which the node begins.
    pub(crate) fn indent(self) -> &'a str {
        let before = &self.syntax().text[..self.start() as usize];
        let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
        &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
    }
}

// The steps of the walks below are compiled once in the browser, not anew into each of the rules' hundreds of loops.

/// The children of a node, in source order.
#[derive(Clone)]
pub(crate) struct Children<'a> {
    syntax: &'a Syntax<'a>,
    id: u32,
    end: u32,
}

impl<'a> Iterator for Children<'a> {
    type Item = Node<'a>;

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn next(&mut self) -> Option<Node<'a>> {
        if self.id >= self.end {
            return None;
        }
        self.syntax.count(1);
        let child = self.syntax.node(self.id);
        self.id = child.next_id();
        Some(child)
    }
}

/// The nodes below a node, in source order; with an owner, those alone that belong to this very function.
#[derive(Clone)]
pub(crate) struct Descendants<'a> {
    syntax: &'a Syntax<'a>,
    id: u32,
    end: u32,
    owner: Option<u32>,
}

impl<'a> Iterator for Descendants<'a> {
    type Item = Node<'a>;

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn next(&mut self) -> Option<Node<'a>> {
        while self.id < self.end {
            self.syntax.count(1);
            let node = self.syntax.node(self.id);
            self.id += 1;
            if self.owner.is_none_or(|owner| node.0.function == owner) {
                return Some(node);
            }
        }
        None
    }
}

/// The nodes around a node, from the inside out.
#[derive(Clone)]
pub(crate) struct Ancestors<'a> {
    below: Node<'a>,
}

impl<'a> Iterator for Ancestors<'a> {
    type Item = Node<'a>;

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn next(&mut self) -> Option<Node<'a>> {
        self.below = self.below.parent()?;
        Some(self.below)
    }
}
