//! Any text whatever gets an answer, and an edited text gets the answer that a fresh one would.

mod sound;

use analyzer::{Edit, MAX_BYTES, Options, Session, Span, check};

#[test]
fn odd_texts_get_an_answer() {
    let odd = [
        String::new(),
        " \n\t".to_owned(),
        "\0".to_owned(),
        "package p\0\nfunc f() {}".to_owned(),
        "package p\r\n\r\nfunc f() {\r\n\tos.Rename(\"a\", \"b\")\r\n}\r\n".to_owned(),
        "\"unterminated".to_owned(),
        "`unterminated\n\n".to_owned(),
        "package p\n\nfunc`work() {}".to_owned(),
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
        "type A struct{ A; B }\ntype B struct{ A; B }\n\nfunc f(a A) { a.x.Close(); a.Close() }".to_owned(),
        "type A interface{ A; B }\ntype B interface{ A; B }\n\nfunc f(a A) { a.Close() }".to_owned(),
        "var a = b()\nvar b = a\n\nfunc f() { a() }".to_owned(),
        // Found by the fuzzer: what is pasted is missing.
        "rows, err := db.Query(\"SELECT id FROM users WHERE name = '\" +)".to_owned(),
        // Found by the fuzzer: for the parser, one of the calls lies within the other.
        "func g(id string, ctx context.Context, n, m int) {}\n\nfunc f() {\n\tg(\"a)\n\tg(\"b\", context.TODO(), 2)\n}"
            .to_owned(),
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
        format!("func f() error {{\n\tif {}err != nil {{\n\t\treturn nil\n\t}}\n}}", "ok && ".repeat(20_000)),
        format!(
            "func f() {{\n\tslog.Info({}name)\n\tlog.Print({}name)\n}}",
            "\"a\" + ".repeat(20_000),
            "x + ".repeat(20_000)
        ),
        format!("func f() {{ db.Query({}name) }}", "\"a\" + ".repeat(20_000)),
        format!("func f() {{ if {}x {{ return }} }}", "!".repeat(20_000)),
        format!("func f() {{ {} }}", "if x { return } else ".repeat(5_000)),
        // Each type holds the next one twice, each variable is made of the one before twice.
        (0..60).map(|at| format!("type T{at} struct{{ a T{}; b T{} }}\n", at + 1, at + 1)).collect::<String>()
            + "func f(t T0) T0 { return t }",
        (0..60).map(|at| format!("type T{at} interface{{ T{}; T{} }}\n", at + 1, at + 1)).collect::<String>()
            + "func f(t T0) { t.Close() }",
        format!(
            "func f() {{\n{}\tw60.Close()\n\tgo w60.Run(w60)\n\tdb.Query(w60)\n}}",
            (0..60).map(|at| format!("\tw{} := new(w{at}, w{at}, use(w{at}))\n", at + 1)).collect::<String>()
        ),
    ];
    odd.iter().for_each(|text| sound::answer(text));
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    let report = check("\u{feff}package p\n\nfunc f() {\n\tos.Rename(\"a\", \"b\")\n}\n", &Options::default());
    assert_eq!(report.syntax_errors, []);
    assert_eq!(report.diagnostics.len(), 1);
}

#[test]
fn a_last_line_without_an_end_is_read_like_any_other() {
    for text in [
        "if code != http.StatusOK { os.Rename(\"a\", \"b\") }",
        "go work(\"a\" + b)",
        "package p\n\nfunc f() {\n\tos.Rename(\"a\", \"b\")\n}",
    ] {
        let report = check(text, &Options::default());
        assert_eq!(report, check(&format!("{text}\n"), &Options::default()), "{text}");
        assert_eq!((report.diagnostics.len(), report.syntax_errors.len()), (1, 0), "{text}");
    }
}

#[test]
fn a_comment_may_end_where_a_statement_begins() {
    let text =
        "func f() {\n\tg() /* one\n\ttwo */\n\t_ = os.Remove(\"a\")\n\tg() /* one\n\ttwo */; _ = os.Remove(\"b\")\n}\n";
    let found = check(text, &Options::default()).diagnostics;
    assert_eq!(found.iter().map(|it| it.rule.as_ref()).collect::<Vec<_>>(), ["ignored-error"; 2]);
}

#[test]
fn a_string_without_an_end_is_told() {
    for text in ["if a {\n\t\"if b {\n\t}\n", "package p\n\nvar s = \"tea\nvar t = 1\n", "x := `tea\n", "x := 'a\n"] {
        let report = check(text, &Options::default());
        assert!(!report.syntax_errors.is_empty(), "{text}");
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

#[test]
fn code_that_takes_for_ever_is_checked_for_a_while_and_told_so() {
    let body: String = (0..20_000).map(|at| format!("\tch{at} <- 1\n\t<-ch{at}\n")).collect();
    let text = format!("package p\n\nfunc f(ctx context.Context) {{\n{body}}}\n");
    let report = check(&text, &Options::default());
    assert!(report.syntax_errors[0].message.starts_with("The rules stopped here"), "{:?}", report.syntax_errors);
    assert!(!report.diagnostics.is_empty(), "what was found until then is told");
}

#[test]
fn two_files_in_one_text_are_told_apart() {
    let report = check("package a\n\nfunc f() {}\n\npackage b\n\nfunc g() {}\n", &Options::default());
    let messages: Vec<_> = report.syntax_errors.iter().map(|error| error.message.as_str()).collect();
    assert_eq!(messages, ["A file has one package clause; what follows this one belongs in a file of its own."]);
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
    let texts = [
        include_str!("persona/concurrency-patterns.go"),
        include_str!("persona/http-handler-pattern.go"),
        include_str!("persona/graceful-shutdown.go"),
    ];
    // Found by the fuzzer: what is not Go is read anew, whatever the tree before was.
    let broken = "package p\n\nvar (\n long\")\n\ta = 1\n)\n\nfunc f(h int) error {\n\tif h >= 6 && h\u{1}\\\t\tif b {\n\t}\n}\n";
    sound::edited(broken, &[0, 5, 5, 3, 0, 30, 2, 8, 0, 60, 7, 1]);
    let mut dice = Dice(42);
    for text in texts {
        let script: Vec<u8> = (0..4 * 300).map(|_| dice.roll(256) as u8).collect();
        sound::edited(text, &script);
    }
}

/// Statements of which programs are made; `#` is where more of them go.
const STATEMENTS: [&str; 24] = [
    "x, _ := os.Open(name)",
    "os.Remove(name) // old",
    "defer f.Close()",
    "data, _ := json.Marshal(v)\nuse(data)",
    "if err != nil {\n#\n}",
    "if err := f.Sync(); err != nil {\n#\nreturn err\n} else {\n#\n}",
    "for _, item := range items {\n#\n}",
    "for {\n#\n}",
    "go func() {\n#\n}()",
    "go work(name)",
    "wg.Add(1)",
    "wg.Wait()",
    "ch <- 1",
    "v := <-ch",
    "select {\ncase v := <-ch:\n#\ndefault:\n}",
    "switch err {\ncase io.EOF:\n#\n}",
    "panic(\"bad\")",
    "return nil",
    "return fmt.Errorf(\"load: %v\", err)",
    "log.Printf(\"got %s\", name)",
    "ctx, cancel := context.WithCancel(context.Background())",
    "rows, err := db.Query(\"select \" + name)",
    "http.ListenAndServe(name, nil)",
    "var m map[string]int\nm[name] = 1",
];

/// A random program: functions of random statements, indented as gofmt would.
fn program(dice: &mut Dice) -> String {
    let mut text = "package p\n\nimport \"os\"\n".to_owned();
    for at in 0..1 + dice.roll(3) {
        let head = [
            "(ctx context.Context, name string) error",
            "(name string, ctx context.Context)",
            "() (int, error)",
            "(w http.ResponseWriter, r *http.Request)",
        ][dice.roll(4)];
        let body = (0..1 + dice.roll(4)).map(|_| statement(dice, 3)).collect::<Vec<_>>().join("\n");
        text.push_str(&format!("\nfunc f{at}{head} {{\n{body}\n}}\n"));
    }
    let mut depth = 0;
    let indented = text.lines().map(|line| {
        depth -= usize::from(line.starts_with(['}']));
        let is_case = usize::from(line.starts_with("case ") || line.starts_with("default:"));
        let line = format!("{}{line}", "\t".repeat(if line.is_empty() { 0 } else { depth - is_case }));
        depth += usize::from(line.ends_with('{'));
        line
    });
    indented.collect::<Vec<_>>().join("\n")
}

fn statement(dice: &mut Dice, depth: u32) -> String {
    let chosen = STATEMENTS[dice.roll(STATEMENTS.len())];
    let filled = |_| if depth == 0 { "use(name)".to_owned() } else { statement(dice, depth - 1) };
    let holes: Vec<String> = chosen.matches('#').map(filled).collect();
    holes.iter().fold(chosen.to_owned(), |text, hole| text.replacen('#', hole, 1))
}

#[test]
fn the_fixes_of_any_program_keep_their_promises() {
    let mut dice = Dice(7);
    for _ in 0..400 {
        sound::fixes(&program(&mut dice));
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
