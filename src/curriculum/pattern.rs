//! Finds a pattern of Go tokens in a text. Comments are no tokens and a string is one, so neither counts as code.

use analyzer::TokenKind;
use std::ops::Range;

/// What a token is to a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Token,
    /// `…` of a pattern.
    Gap,
    /// The end of a statement: `;`, or a line's end where Go puts one in.
    End,
}

#[derive(Debug, Clone, Copy)]
struct Token<'a> {
    kind: Kind,
    text: &'a str,
    start: usize,
}

/// Tokens to look for; `…` stands for any tokens within one statement whose brackets are paired.
#[derive(Debug)]
pub(crate) struct Pattern<'a>(Vec<Token<'a>>);

/// The tokens of a text to search.
#[derive(Debug)]
pub(crate) struct Code<'a>(Vec<Token<'a>>);

impl<'a> Pattern<'a> {
    /// Reads a pattern, or says why it is none.
    pub fn parse(text: &'a str) -> Result<Self, &'static str> {
        let mut tokens: Vec<Token> = Vec::new();
        for (at, piece) in text.split('…').enumerate() {
            if at > 0 {
                tokens.push(Token { kind: Kind::Gap, text: "…", start: 0 });
            }
            tokens.extend(read(piece));
        }
        let tokens = significant(tokens);
        match (tokens.first(), tokens.last()) {
            (Some(first), Some(last)) if first.kind != Kind::Gap && last.kind != Kind::Gap => Ok(Self(tokens)),
            (Some(_), _) => Err("a pattern neither begins nor ends with `…`"),
            (None, _) => Err("a pattern has at least one token outside of comments"),
        }
    }
}

impl<'a> Code<'a> {
    /// Reads any text.
    pub fn read(text: &'a str) -> Self {
        Self(significant(read(text)))
    }

    /// Whether there is no code, but at most comments.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The offset at which the pattern first stands within these bytes of the text.
    pub fn find(&self, pattern: &Pattern, within: &Range<usize>) -> Option<usize> {
        let from = self.0.partition_point(|it| it.start < within.start);
        let to = self.0.partition_point(|it| it.start < within.end);
        let tokens = &self.0[from..to];
        let partners = partners(tokens);
        // Where a gap may go on after a token: behind the whole of a bracketed group, never out of its own.
        let skip = |at: usize| match tokens[at].nesting() {
            _ if tokens[at].kind == Kind::End => None,
            -1 => None,
            1 => Some(partners[at]? + 1),
            _ => Some(at + 1),
        };
        // holds[t]: whether the pattern from the current token on stands at t. The end of the pattern stands anywhere.
        let mut holds = vec![true; tokens.len() + 1];
        for wanted in pattern.0.iter().rev() {
            let mut now = vec![false; tokens.len() + 1];
            for at in (0..tokens.len()).rev() {
                now[at] = if wanted.kind == Kind::Gap {
                    holds[at] || skip(at).is_some_and(|next| now[next])
                } else {
                    wanted.is(&tokens[at]) && holds[at + 1]
                };
            }
            holds = now;
        }
        holds[..tokens.len()].iter().position(|&it| it).map(|at| tokens[at].start)
    }
}

impl Token<'_> {
    fn is(&self, other: &Self) -> bool {
        self.kind == other.kind && (self.kind == Kind::End || self.text == other.text)
    }

    /// How it changes the depth of brackets: 1, -1 or 0.
    fn nesting(&self) -> i32 {
        match self.text {
            "(" | "[" | "{" => 1,
            ")" | "]" | "}" => -1,
            _ => 0,
        }
    }
}

/// The tokens of a text with the ends of its statements.
fn read(text: &str) -> Vec<Token<'_>> {
    let mut out: Vec<Token> = Vec::new();
    let mut end = 0;
    let mut may_end = false;
    for token in analyzer::tokens(text) {
        let (start, word) = (token.span.start as usize, token.span.of(text));
        if may_end && text[end..start].contains('\n') {
            out.push(Token { kind: Kind::End, text: "\n", start: end });
        }
        // What begins with `+=` is no Go to the parser, which then sees `+` and `=`.
        let first_half = out.last().filter(|_| word == "=" && end == start).filter(|it| is_operator(it.text));
        if let Some(first) = first_half.map(|it| it.start) {
            out.pop();
            out.push(Token { kind: Kind::Token, text: &text[first..token.span.end as usize], start: first });
        } else {
            let kind = if word == ";" { Kind::End } else { Kind::Token };
            out.push(Token { kind, text: word, start });
        }
        end = token.span.end as usize;
        may_end = ends_statement(token.kind, word);
    }
    out
}

/// Whether `=` behind it makes another operator of it.
fn is_operator(text: &str) -> bool {
    matches!(text, "+" | "-" | "*" | "/" | "%" | "&" | "|" | "^" | "<<" | ">>" | ":")
}

/// Whether Go ends the statement where a line ends after this token.
fn ends_statement(kind: TokenKind, text: &str) -> bool {
    match kind {
        TokenKind::String | TokenKind::Literal => true,
        TokenKind::Symbol => matches!(text, ")" | "]" | "}" | "++" | "--"),
        TokenKind::Word => !matches!(
            text,
            "case"
                | "chan"
                | "const"
                | "default"
                | "defer"
                | "else"
                | "for"
                | "func"
                | "go"
                | "goto"
                | "if"
                | "import"
                | "interface"
                | "map"
                | "package"
                | "range"
                | "select"
                | "struct"
                | "switch"
                | "type"
                | "var"
        ),
    }
}

/// For each opening bracket the index of its partner, where it has one.
fn partners(tokens: &[Token]) -> Vec<Option<usize>> {
    let mut partners = vec![None; tokens.len()];
    let mut open = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token.nesting() {
            1 => open.push(at),
            -1 => {
                if let Some(start) = open.pop() {
                    partners[start] = Some(at);
                }
            }
            _ => {}
        }
    }
    partners
}

/// Drops the commas before closing brackets, which depend on line breaks alone.
fn significant(mut tokens: Vec<Token>) -> Vec<Token> {
    let mut before_closing = false;
    tokens.reverse();
    tokens.retain(|it| {
        let idle = before_closing && it.text == ",";
        before_closing = it.nesting() < 0;
        !idle
    });
    tokens.reverse();
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &str, text: &str) -> Option<usize> {
        Code::read(text).find(&Pattern::parse(pattern).unwrap(), &(0..text.len()))
    }

    #[test]
    fn white_space_and_line_breaks_inside_brackets_do_not_matter() {
        assert_eq!(found("fmt.Errorf(", "return fmt . Errorf (\n\"x\")"), Some(7));
        assert_eq!(found("f(a, b)", "x\nf(\n\ta,\n\tb,\n)"), Some(2));
    }

    #[test]
    fn comments_and_strings_do_not_count() {
        assert_eq!(found("os.Exit(", "// os.Exit(1)\n/* os.Exit( */ x := \"os.Exit(\""), None);
        assert_eq!(found("f(\"%w\")", "f(\"%v\"); f(\"%w\")"), Some(9));
    }

    #[test]
    fn names_are_matched_whole() {
        assert_eq!(found("Exit(", "os.MyExit(1); os.Exit2(1)"), None);
        assert_eq!(found("_ =", "data_ = 1\n_ = 2"), Some(10));
    }

    #[test]
    fn a_gap_stays_in_its_statement_and_in_its_brackets() {
        assert_eq!(found("errors.Is(…, ErrNotFound)", "errors.Is(f(a, b), ErrNotFound)"), Some(0));
        assert_eq!(found("errors.Is(…, ErrNotFound)", "errors.Is(err, a)\nf(x, ErrNotFound)"), None);
        assert_eq!(found("g.Go(…)", "g.Go(func() error {\n\treturn f()\n})"), Some(0));
        assert_eq!(found("if … {", "if err != nil {\n}"), Some(0));
        assert_eq!(found("a … b", "a (x; y) b"), Some(0));
        assert_eq!(found("a … b", "a; b"), None);
        assert_eq!(found("a … b", "f(a) b"), None);
    }

    #[test]
    fn assignments_of_every_kind_are_found() {
        let text = "func f() {\n\tn := 1\n\ttotal += n\n\tx, err := f(n)\n\tmask |= 1\n\tn++\n\tch <- v\n}";
        for pattern in ["n := 1", ":= 1", "total += n", "+= n", ", err := f(", "|= 1", "n++", "<- v"] {
            assert!(found(pattern, text).is_some(), "{pattern}");
        }
    }

    #[test]
    fn patterns_that_match_everything_are_refused() {
        for pattern in ["", " \n", "// x", "…", "… x", "x …"] {
            assert!(Pattern::parse(pattern).is_err(), "{pattern}");
        }
    }

    #[test]
    fn all_tokens_of_a_pattern_are_read_although_it_is_no_program() {
        let patterns = [
            "case <-ctx.Done():",
            "select {",
            "default:",
            "} else {",
            ", err :=",
            "_ =",
            "go func(",
            "defer close(",
            "for range",
            "ch <-",
            "g.Go(func() error {",
            "if err != nil { return",
            "errors.Is(",
            "[]string{",
            "*MemoryCache",
            "<-chan",
            "...",
            "&^=",
            "nil, err",
            "wg.Add(1)",
            "var _ Cache = (*MemoryCache)(nil)",
            "interface {",
            "ctx context.Context,",
            "struct{}{}",
            "map[string]",
            ":= range",
            "return",
        ];
        for pattern in patterns {
            let read: String = Pattern::parse(pattern).unwrap().0.iter().map(|it| it.text).collect();
            assert_eq!(read, pattern.replace(' ', ""));
        }
    }

    #[test]
    fn hostile_texts_are_answered() {
        let nested = "a(".repeat(20_000);
        assert_eq!(found("a … b … c … d", &nested), None);
        let flat = "a b c ".repeat(20_000);
        assert_eq!(found("a … b … c … d", &flat), None);
    }
}
