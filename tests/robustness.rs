//! Any text whatever gets an answer, and an edited text gets the answer that a fresh one would.

use analyzer::{Edit, MAX_BYTES, Options, Report, Session, Span, apply, check, declarations, highlight, tokens};

/// Asserts that everything said about `text` refers to it.
fn assert_sound(text: &str, report: &Report) {
    let sound = |span: Span| text.get(span.start as usize..span.end as usize).is_some();
    for diagnostic in &report.diagnostics {
        assert!(sound(diagnostic.span) && diagnostic.span.start < diagnostic.span.end, "{diagnostic:?}");
        assert!(!diagnostic.message.is_empty() && !diagnostic.help.is_empty(), "{diagnostic:?}");
        for fix in &diagnostic.fixes {
            assert!(apply(text, &fix.edits).is_some(), "{fix:?}");
        }
    }
    assert!(report.syntax_errors.iter().all(|error| sound(error.span)), "{:?}", report.syntax_errors);
}

#[test]
fn odd_texts_get_an_answer() {
    let odd = [
        String::new(),
        " \n\t".to_owned(),
        "\0".to_owned(),
        "package p\0\nfunc f() {}".to_owned(),
        "package p\r\n\r\nfunc f() {\r\n\tos.Remove(\"a\")\r\n}\r\n".to_owned(),
        "\"unterminated".to_owned(),
        "`unterminated\n\n".to_owned(),
        "/* unterminated".to_owned(),
        "}}}}))))]]]]".to_owned(),
        "func f(".to_owned(),
        "import".to_owned(),
        "import \"".to_owned(),
        "package p; import . \"\"".to_owned(),
        "go".to_owned(),
        "x, _ := ".to_owned(),
        "func (s) M(ctx, x context.Context)".to_owned(),
        "שלום := \"עולם\" // \u{202e}abc".to_owned(),
        "var 変数, _ = os.Open(\"日本\")".to_owned(),
        "type T T\n\nfunc f(t T) { t.x.y.z() }".to_owned(),
        "type A = B\ntype B = A\n\nfunc f(a A) { a() }".to_owned(),
        "type S struct{ S }\n\nfunc f(s S) { s.Close() }".to_owned(),
        "var a = b()\nvar b = a\n\nfunc f() { a() }".to_owned(),
        "func f() error { return f() }\n\nfunc g() { go g(); f() }".to_owned(),
        "{[(".repeat(5_000),
        "((((".repeat(5_000),
        "func(){".repeat(5_000),
        "f(".repeat(20_000),
        "if x {".repeat(5_000),
        "a.".repeat(20_000),
        "[]".repeat(20_000),
        "<-".repeat(20_000),
        "x := 1; ".repeat(20_000),
        "go f(); _, _ = g(); ".repeat(2_000),
        "é".repeat(100_000),
    ];
    for text in &odd {
        assert_sound(text, &check(text, &Options::default()));
        let end = text.len() as u32;
        assert!(highlight(text).iter().all(|h| h.span.start < h.span.end && h.span.end <= end));
        assert!(tokens(text).iter().all(|token| token.span.end <= end));
        assert!(declarations(text).iter().all(|declaration| declaration.span.end <= end));
    }
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    let report = check("\u{feff}package p\n\nfunc f() {\n\tos.Remove(\"a\")\n}\n", &Options::default());
    assert_eq!(report.syntax_errors, []);
    assert_eq!(report.diagnostics.len(), 1);
}

#[test]
fn a_last_line_without_an_end_is_read_like_any_other() {
    for text in [
        "if code != http.StatusOK { os.Remove(\"a\") }",
        "go work(\"a\" + b)",
        "package p\n\nfunc f() {\n\tos.Remove(\"a\")\n}",
    ] {
        let report = check(text, &Options::default());
        assert_eq!(report, check(&format!("{text}\n"), &Options::default()), "{text}");
        assert_eq!((report.diagnostics.len(), report.syntax_errors.len()), (1, 0), "{text}");
    }
}

#[test]
fn a_text_past_the_limit_is_told_so() {
    let report = check(&" ".repeat(MAX_BYTES + 1), &Options::default());
    assert_eq!(
        report.syntax_errors[0].message,
        "The text is larger than 8 MiB, so it was not checked; check smaller files."
    );
}

/// A small repeatable source of numbers.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

#[test]
fn an_edited_text_is_judged_like_a_fresh_one() {
    let pieces = [
        "\n",
        "\t",
        "{",
        "}",
        "(",
        ")",
        "func ",
        "go ",
        "x, _ := f()",
        "<-ch",
        "é",
        "\"",
        "`",
        "//",
        "ctx",
        "if err != nil {\n}",
        "panic(1)",
        "return",
        ":=",
        ",",
        "interface{ A() }",
    ];
    let texts = [
        include_str!("persona/concurrency-patterns.go"),
        include_str!("persona/http-handler-pattern.go"),
        include_str!("persona/graceful-shutdown.go"),
    ];
    let mut dice = Dice(42);
    for text in texts {
        let mut session = Session::new(text.to_owned());
        for round in 0..300 {
            let ends: Vec<usize> =
                session.text().char_indices().map(|(at, _)| at).chain([session.text().len()]).collect();
            let from = dice.roll(ends.len());
            let to = (from + dice.roll(6)).min(ends.len() - 1);
            let span = Span { start: ends[from] as u32, end: ends[to] as u32 };
            let edit = Edit { span, text: pieces[dice.roll(pieces.len())].to_owned() };
            assert!(session.edit(&edit));
            let report = session.report(&Options::default());
            assert_sound(session.text(), &report);
            let fresh = check(session.text(), &Options::default());
            assert_eq!(report, fresh, "round {round}, after {edit:?}:\n{}", session.text());
            assert_eq!(session.highlights(), highlight(session.text()), "round {round}");
        }
    }
}

#[test]
fn an_edit_that_does_not_fit_changes_nothing() {
    let mut session = Session::new("é".to_owned());
    for (start, end) in [(0, 1), (1, 2), (0, 9), (2, 0)] {
        assert!(!session.edit(&Edit { span: Span { start, end }, text: "x".to_owned() }), "{start}..{end}");
    }
    assert_eq!(session.text(), "é");
}
