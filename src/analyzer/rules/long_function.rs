//! ## What it does
//!
//! Finds functions whose body has `max` (20) or more lines of code. Blank lines, comments, and what a text or a literal
//! of plain data adds beyond its first line are not counted.
//!
//! ## Why it matters
//!
//! A short function fits into one's head: its name says what it does, and its lines show that it does so. In a long one
//! the steps share variables, so each line must be read with all others in mind; none of the steps has a name, and none
//! can be tested alone.
//!
//! ## Example
//!
//! ```go
//! func (s *OrderService) ProcessOrder(ctx context.Context, order *Order) error {
//! 	if len(order.Items) == 0 {
//! 		return ErrEmptyOrder
//! 	}
//! 	if order.Total.IsNegative() {
//! 		return ErrInvalidTotal
//! 	}
//! 	var net, tax int
//! 	for _, item := range order.Items {
//! 		price := item.Price * item.Count
//! 		if item.Reduced {
//! 			price = price * 9 / 10
//! 		}
//! 		net += price
//! 		tax += price * item.TaxPercent / 100
//! 	}
//! 	invoice := &Invoice{Order: order.ID, Net: net, Tax: tax}
//! 	if err := s.invoices.Save(ctx, invoice); err != nil {
//! 		return fmt.Errorf("save invoice: %w", err)
//! 	}
//! 	return nil
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! func (s *OrderService) ProcessOrder(ctx context.Context, order *Order) error {
//! 	if err := validate(order); err != nil {
//! 		return fmt.Errorf("validate: %w", err)
//! 	}
//! 	net, tax := amounts(order.Items)
//! 	invoice := &Invoice{Order: order.ID, Net: net, Tax: tax}
//! 	if err := s.invoices.Save(ctx, invoice); err != nil {
//! 		return fmt.Errorf("save invoice: %w", err)
//! 	}
//! 	return nil
//! }
//! ```
//!
//! ## When not to
//!
//! Length is a hint, not a fault. One plain sequence of steps, or one switch over many cases, can be easier to read in
//! one piece. The rule counts lines and cannot see whether they belong together; it says nothing about tests.
//!
//! At work, funlen and revive's function-length count lines too, and from more of them on (60 and 75 unless told
//! otherwise); both also count statements, which this rule does not: of several statements on one line it sees one.
//! gocognit measures how hard a function is to follow. `long-function.max=40` sets another limit, and
//! `//nolint:long-function` keeps one function.

use crate::kind::{Field, Kind};
use crate::lint::{Lint, Rule};
use crate::rule::{Area, FixKind, OptionSpec, RuleInfo};
use crate::syntax::{Node, is_function};
use crate::test_code::test_handle;
use crate::{Severity, Span};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "long-function",
        summary: "A function has more lines than a reader keeps in mind.",
        area: Area::Design,
        severity: Severity::Info,
        clauses: &["standard-small-functions", "pattern-method-decomposition", "standard-simplicity"],
        linters: &["funlen", "revive (function-length)"],
        limits: "It counts lines and cannot see whether they belong together.",
        fix: FixKind::None,
        options: &[OptionSpec {
            name: "max",
            default: 20,
            about: "The number of lines of code from which on a function is long.",
        }],
    },
    kinds: &[Kind::FunctionDeclaration, Kind::MethodDeclaration, Kind::FuncLiteral],
    check,
};

fn check<'a>(function: Node<'a>, lint: &mut Lint<'a>) {
    let max = lint.option("max") as usize;
    // A literal inside of a function counts there.
    if lint.file.is_test() || function.function().is_some() {
        return;
    }
    let Some(body) = function.child(Field::Body).filter(|body| body.text().matches('\n').take(max).count() == max)
    else {
        return;
    };
    if test_handle(lint.types, function).is_some() {
        return;
    }
    let (code, data) = lines(body);
    if code < max {
        return;
    }
    let name = function.child(Field::Name);
    let span = name.map_or(Span { start: function.start(), end: function.start() + 4 }, |name| name.span());
    let subject = name.map_or("This function".to_owned(), |name| format!("`{}`", name.text()));
    let diagnostic = lint.report(
        span,
        format!("{subject} has {code} lines of code, so a reader must keep much in mind at once."),
        format!(
            "Move each of its steps into a function whose name says what it does, until fewer than {max} lines remain."
        ),
    );
    if data > 0 {
        diagnostic.because(format!("{data} more lines of texts and plain data were not counted."));
    }
}

/// How many lines of a body are code, and how many only go on with a text or with plain data.
fn lines(body: Node<'_>) -> (usize, usize) {
    let mut spans: Vec<Span> = Vec::new();
    for node in body.descendants() {
        if spans.last().is_none_or(|last| last.end <= node.start()) && is_data(node) {
            spans.push(node.span());
        }
    }
    let (mut code, mut data) = (0, 0);
    let mut start = body.start() + 1;
    let inner = Span { start, end: body.end().saturating_sub(1) };
    for line in inner.of(body.syntax().text).split('\n') {
        let blanks = line.len() - line.trim_start().len();
        let (first, last) = (start + blanks as u32, start + line.trim_end().len() as u32);
        start += line.len() as u32 + 1;
        if first >= last || around(&body.syntax().comments, first).is_some_and(|comment| last <= comment.end) {
            continue;
        }
        // The line on which data begins is code.
        match around(&spans, first).filter(|span| span.start < first) {
            Some(_) => data += 1,
            None => code += 1,
        }
    }
    (code, data)
}

/// The one of these spans, which are in order, that holds the byte.
fn around(spans: &[Span], byte: u32) -> Option<&Span> {
    spans.get(spans.partition_point(|span| span.end <= byte)).filter(|span| span.start <= byte)
}

/// Texts over several lines, and composite literals without code in them.
fn is_data(node: Node<'_>) -> bool {
    match node.kind() {
        Kind::RawStringLiteral => node.text().contains('\n'),
        Kind::CompositeLiteral => {
            node.text().contains('\n') && !node.descendants().any(|inner| is_function(inner.kind()))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, silent};
    use crate::{Options, check};

    /// A function with this many statements, one to a line.
    fn function(head: &str, statements: usize) -> String {
        format!("{head} {{\n{}}}\n", "\twork()\n".repeat(statements))
    }

    #[test]
    fn twenty_lines_of_code_fire() {
        let branches = "\tif a() {\n\t\tb()\n\t} else {\n\t\tc()\n\t}\n".repeat(4);
        for text in [
            function("func «process»()", 20),
            function("func (s *Service) «Process»(ctx context.Context) error", 21),
            function("package main\n\nfunc «main»()", 40),
            function("var handle = «func»()", 20),
            function("func «Map»[T any](in []T) []T", 25),
            format!("func «branch»() {{\n{branches}}}\n"),
            format!("func «outer»() {{\n\tgo func() {{\n{}\t}}()\n}}\n", "\t\twork()\n".repeat(18)),
            format!("func «commented»() {{\n{}}}\n", "\t// Why.\n\twork() // now\n\n".repeat(20)),
            format!(
                "func «literal»() {{\n\tx := T{{\n\t\tf: func() {{\n{}\t\t}},\n\t}}\n}}\n",
                "\t\t\twork()\n".repeat(17)
            ),
        ] {
            fires(&RULE, &[&text]);
        }
    }

    #[test]
    fn shorter_ones_data_and_tests_do_not() {
        let pairs = "\t\t{\"a\", 1},\n".repeat(30);
        for text in [
            function("func process()", 19),
            format!("func commented() {{\n{}}}\n", "\t// One.\n\t/* two\n\tthree */\n\n\twork()\n".repeat(19)),
            format!("func table() []pair {{\n\treturn []pair{{\n{pairs}\t}}\n}}\n"),
            format!("func query() string {{\n\treturn `\n{}`\n}}\n", "SELECT 1\n".repeat(30)),
            format!("var table = []pair{{\n{pairs}}}\n"),
            function("func TestProcess(t *testing.T)", 50),
            function("func BenchmarkProcess(b *testing.B)", 50),
            function("func check(tb testing.TB, got int)", 50),
            format!("type T struct {{\n{}}}\n", "\ta int\n".repeat(50)),
            format!("func dto(u *User) *DTO {{\n\treturn &DTO{{\n{}\t}}\n}}\n", "\t\tName: u.Name(),\n".repeat(30)),
            format!("func outer() {{\n\tgo func() {{\n{}\t}}()\n}}\n", "\t\twork()\n".repeat(17)),
            "work()\n".repeat(50),
        ] {
            silent(&RULE, &[&text]);
        }
    }

    #[test]
    fn the_message_gives_the_count_and_the_limit_can_be_set() {
        let mut options = Options::default();
        options.only("long-function").expect("a rule");
        let text = function("func process()", 23);
        let message = |options: &Options| check(&text, options).diagnostics.first().map(|d| d.message.clone());
        assert!(message(&options).is_some_and(|message| message.starts_with("`process` has 23 lines of code")));
        options.set("long-function.max=24").expect("an option");
        assert_eq!(message(&options), None);
        options.set("long-function.max=23").expect("an option");
        assert!(message(&options).is_some());
    }
}
