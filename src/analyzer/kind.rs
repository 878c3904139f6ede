//! The kinds of nodes in a Go syntax tree, as a dense enum.
//!
//! The parser's own kinds are numbers that change with each version of the grammar; rules match on names instead.

use std::sync::OnceLock;
use tree_sitter::Language;

macro_rules! kinds {
    ($($variant:ident = $name:literal,)*) => {
        /// The kind of a named node, called as the grammar calls it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub(crate) enum Kind { $($variant,)* }

        impl Kind {
            pub(crate) const ALL: &[(Kind, &str)] = &[$((Kind::$variant, $name),)*];
        }
    };
}

kinds! {
    Other = "",
    Error = "ERROR",
    SourceFile = "source_file",
    PackageClause = "package_clause",
    ImportDeclaration = "import_declaration",
    ImportSpecList = "import_spec_list",
    ImportSpec = "import_spec",
    Dot = "dot",
    BlankIdentifier = "blank_identifier",
    ConstDeclaration = "const_declaration",
    ConstSpec = "const_spec",
    VarDeclaration = "var_declaration",
    VarSpecList = "var_spec_list",
    VarSpec = "var_spec",
    FunctionDeclaration = "function_declaration",
    MethodDeclaration = "method_declaration",
    TypeParameterList = "type_parameter_list",
    TypeParameterDeclaration = "type_parameter_declaration",
    ParameterList = "parameter_list",
    ParameterDeclaration = "parameter_declaration",
    VariadicParameterDeclaration = "variadic_parameter_declaration",
    TypeDeclaration = "type_declaration",
    TypeSpec = "type_spec",
    TypeAlias = "type_alias",
    ExpressionList = "expression_list",
    ParenthesizedType = "parenthesized_type",
    GenericType = "generic_type",
    TypeArguments = "type_arguments",
    PointerType = "pointer_type",
    ArrayType = "array_type",
    ImplicitLengthArrayType = "implicit_length_array_type",
    SliceType = "slice_type",
    StructType = "struct_type",
    NegatedType = "negated_type",
    FieldDeclarationList = "field_declaration_list",
    FieldDeclaration = "field_declaration",
    InterfaceType = "interface_type",
    MethodElem = "method_elem",
    TypeElem = "type_elem",
    TypeConstraint = "type_constraint",
    MapType = "map_type",
    ChannelType = "channel_type",
    FunctionType = "function_type",
    QualifiedType = "qualified_type",
    Block = "block",
    StatementList = "statement_list",
    EmptyStatement = "empty_statement",
    ExpressionStatement = "expression_statement",
    SendStatement = "send_statement",
    ReceiveStatement = "receive_statement",
    IncStatement = "inc_statement",
    DecStatement = "dec_statement",
    AssignmentStatement = "assignment_statement",
    ShortVarDeclaration = "short_var_declaration",
    LabeledStatement = "labeled_statement",
    FallthroughStatement = "fallthrough_statement",
    BreakStatement = "break_statement",
    ContinueStatement = "continue_statement",
    GotoStatement = "goto_statement",
    ReturnStatement = "return_statement",
    GoStatement = "go_statement",
    DeferStatement = "defer_statement",
    IfStatement = "if_statement",
    ForStatement = "for_statement",
    ForClause = "for_clause",
    RangeClause = "range_clause",
    ExpressionSwitchStatement = "expression_switch_statement",
    ExpressionCase = "expression_case",
    DefaultCase = "default_case",
    TypeSwitchStatement = "type_switch_statement",
    TypeCase = "type_case",
    SelectStatement = "select_statement",
    CommunicationCase = "communication_case",
    ParenthesizedExpression = "parenthesized_expression",
    CallExpression = "call_expression",
    VariadicArgument = "variadic_argument",
    ArgumentList = "argument_list",
    SelectorExpression = "selector_expression",
    IndexExpression = "index_expression",
    SliceExpression = "slice_expression",
    TypeAssertionExpression = "type_assertion_expression",
    TypeConversionExpression = "type_conversion_expression",
    TypeInstantiationExpression = "type_instantiation_expression",
    CompositeLiteral = "composite_literal",
    LiteralValue = "literal_value",
    LiteralElement = "literal_element",
    KeyedElement = "keyed_element",
    FuncLiteral = "func_literal",
    UnaryExpression = "unary_expression",
    BinaryExpression = "binary_expression",
    Identifier = "identifier",
    TypeIdentifier = "type_identifier",
    FieldIdentifier = "field_identifier",
    PackageIdentifier = "package_identifier",
    LabelName = "label_name",
    RawStringLiteral = "raw_string_literal",
    InterpretedStringLiteral = "interpreted_string_literal",
    IntLiteral = "int_literal",
    FloatLiteral = "float_literal",
    ImaginaryLiteral = "imaginary_literal",
    RuneLiteral = "rune_literal",
    Nil = "nil",
    True = "true",
    False = "false",
    Iota = "iota",
    Comment = "comment",
}

macro_rules! ops {
    ($($variant:ident = $text:literal,)*) => {
        /// The operator that a node is written with; `None` where it has none.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub(crate) enum Op { None, $($variant,)* }

        const OPS: &[(Op, &str)] = &[$((Op::$variant, $text),)*];
    };
}

ops! {
    Define = ":=", Assign = "=", Eq = "==", Ne = "!=", Lt = "<", Le = "<=", Gt = ">", Ge = ">=",
    And = "&&", Or = "||", Not = "!", Arrow = "<-", Add = "+", Sub = "-", Mul = "*", Div = "/", Rem = "%",
    BitAnd = "&", BitOr = "|", Xor = "^", Shl = "<<", Shr = ">>", AndNot = "&^",
    AddAssign = "+=", SubAssign = "-=", MulAssign = "*=", DivAssign = "/=", RemAssign = "%=",
    AndAssign = "&=", OrAssign = "|=", XorAssign = "^=", ShlAssign = "<<=", ShrAssign = ">>=", AndNotAssign = "&^=",
    Ellipsis = "...",
}

/// The place of a node in its parent, where it has a named one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(crate) enum Field {
    None,
    Alias,
    Alternative,
    Arguments,
    Body,
    Channel,
    Communication,
    Condition,
    Consequence,
    Element,
    Function,
    Index,
    Initializer,
    Key,
    Left,
    Name,
    Operand,
    Package,
    Parameters,
    Path,
    Receiver,
    Result,
    Right,
    Selected,
    Type,
    TypeArguments,
    TypeParameters,
    Update,
    Value,
}

const FIELDS: &[(Field, &str)] = &[
    (Field::Alias, "alias"),
    (Field::Alternative, "alternative"),
    (Field::Arguments, "arguments"),
    (Field::Body, "body"),
    (Field::Channel, "channel"),
    (Field::Communication, "communication"),
    (Field::Condition, "condition"),
    (Field::Consequence, "consequence"),
    (Field::Element, "element"),
    (Field::Function, "function"),
    (Field::Index, "index"),
    (Field::Initializer, "initializer"),
    (Field::Key, "key"),
    (Field::Left, "left"),
    (Field::Name, "name"),
    (Field::Operand, "operand"),
    (Field::Package, "package"),
    (Field::Parameters, "parameters"),
    (Field::Path, "path"),
    (Field::Receiver, "receiver"),
    (Field::Result, "result"),
    (Field::Right, "right"),
    (Field::Selected, "field"),
    (Field::Type, "type"),
    (Field::TypeArguments, "type_arguments"),
    (Field::TypeParameters, "type_parameters"),
    (Field::Update, "update"),
    (Field::Value, "value"),
];

/// What one of the parser's symbols is to us.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Symbol {
    /// A node of the tree.
    Node(Kind),
    /// An operator, which becomes a property of its parent.
    Operator(Op),
    /// A word of the language.
    Keyword,
    /// Punctuation.
    Other,
}

/// Translates the parser's numbers.
pub(crate) struct Grammar {
    symbols: Vec<Symbol>,
    fields: Vec<Field>,
}

/// The parser's own description of Go. It is not kept in [`Grammar`], because in the browser it may not be shared.
pub(crate) fn language() -> Language {
    tree_sitter_go::LANGUAGE.into()
}

impl Grammar {
    /// The grammar of Go.
    pub(crate) fn go() -> &'static Self {
        static GRAMMAR: OnceLock<Grammar> = OnceLock::new();
        GRAMMAR.get_or_init(|| {
            let language = language();
            let symbol = |id: u16| {
                let name = language.node_kind_for_id(id).unwrap_or_default();
                if language.node_kind_is_named(id) {
                    let known = Kind::ALL.iter().find(|(_, n)| *n == name);
                    return Symbol::Node(known.map_or(Kind::Other, |(kind, _)| *kind));
                }
                match OPS.iter().find(|(_, text)| *text == name) {
                    Some((op, _)) => Symbol::Operator(*op),
                    None if name.starts_with(|c: char| c.is_ascii_alphabetic()) => Symbol::Keyword,
                    None => Symbol::Other,
                }
            };
            let field = |id: u16| {
                let name = language.field_name_for_id(id).unwrap_or_default();
                FIELDS.iter().find(|(_, n)| *n == name).map_or(Field::None, |(field, _)| *field)
            };
            Self {
                symbols: (0..language.node_kind_count() as u16).map(symbol).collect(),
                fields: (0..=language.field_count() as u16).map(field).collect(),
            }
        })
    }

    pub(crate) fn symbol(&self, id: u16) -> Symbol {
        // The parser's own number for an error node lies past the end of its tables.
        self.symbols.get(usize::from(id)).copied().unwrap_or(Symbol::Node(Kind::Error))
    }

    pub(crate) fn field(&self, id: u16) -> Field {
        self.fields.get(usize::from(id)).copied().unwrap_or(Field::None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_and_field_is_one_of_the_grammar() {
        let language = language();
        for (kind, name) in Kind::ALL.iter().skip(2) {
            assert_ne!(language.id_for_node_kind(name, true), 0, "{kind:?} = {name}");
        }
        for (field, name) in FIELDS {
            assert!(language.field_id_for_name(name).is_some(), "{field:?} = {name}");
        }
    }
}
