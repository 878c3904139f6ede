//! What holds for every text whatever; property tests and fuzz targets share it.

// Each of them uses a part.
#![allow(dead_code)]

use analyzer::{
    Edit, Options, Report, Session, SourceFile, Span, Trial, apply, check, declarations, explain, highlight,
    safe_fixes, tokens,
};

/// Rounds after which "Fix all" must have nothing left to do.
const MAX_ROUNDS: usize = 20;

/// Asserts that everything said about `text` refers to it.
pub fn about(text: &str, report: &Report) {
    let is_sound = |span: Span| text.get(span.start as usize..span.end as usize).is_some();
    for diagnostic in &report.diagnostics {
        assert!(is_sound(diagnostic.span) && diagnostic.span.start < diagnostic.span.end, "{diagnostic:?}");
        assert!(!diagnostic.message.is_empty() && !diagnostic.help.is_empty(), "{diagnostic:?}");
        assert!(explain(diagnostic).sentences().iter().all(|sentence| sentence.ends_with('.')), "{diagnostic:?}");
        for fix in &diagnostic.fixes {
            assert!(apply(text, &fix.edits).is_some(), "{fix:?}");
        }
    }
    assert!(report.syntax_errors.iter().all(|error| is_sound(error.span)), "{:?}", report.syntax_errors);
}

/// Asserts that every question about `text` gets an answer that refers to it.
pub fn answer(text: &str) {
    let mut options = Options::default();
    options.explain();
    about(text, &check(text, &options));
    let end = text.len() as u32;
    let highlights = highlight(text);
    assert!(highlights.iter().all(|h| h.span.start < h.span.end && h.span.end <= end));
    assert!(highlights.is_sorted_by(|a, b| a.span.end <= b.span.start), "{highlights:?}");
    assert!(tokens(text).iter().all(|token| token.span.end <= end));
    assert!(declarations(text).iter().all(|declaration| declaration.span.end <= end));
}

/// Pieces that edits insert.
const PIECES: [&str; 24] = [
    "",
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
    "/*",
    "ctx",
    "if err != nil {\n}",
    "panic(1)",
    "return",
    ":=",
    ",",
    "interface{ A() }",
    "new(5)",
];

/// Applies what `script` says, four bytes for each edit (two for the place, one for what is removed, one for what is
/// inserted), and asserts after each that the text is judged like a fresh one.
pub fn edited(text: &str, script: &[u8]) {
    let mut session = Session::new(text.to_owned());
    session.report(&Options::default());
    for step in script.as_chunks::<4>().0 {
        let ends: Vec<usize> = session.text().char_indices().map(|(at, _)| at).chain([session.text().len()]).collect();
        let from = usize::from(u16::from_be_bytes([step[0], step[1]])) % ends.len();
        let to = (from + usize::from(step[2] % 8)).min(ends.len() - 1);
        let span = Span { start: ends[from] as u32, end: ends[to] as u32 };
        let edit = Edit { span, text: PIECES[usize::from(step[3]) % PIECES.len()].to_owned() };
        assert!(session.edit(&edit), "{edit:?}");
        let fresh = check(session.text(), &Options::default());
        assert_eq!(session.report(&Options::default()), fresh, "after {edit:?}:\n{}", session.text());
        assert_eq!(session.highlights(), highlight(session.text()), "after {edit:?}:\n{}", session.text());
    }
}

/// Asserts that each fix of a text that is Go keeps what fixes promise, and that the safe ones settle. Whether it brings
/// findings of other rules is no matter here: in random code a new path may forget what the others forget as well.
pub fn fixes(text: &str) {
    let trial = Trial::new(SourceFile { path: "snippet.go", text });
    // A NUL is not allowed in Go, but the grammar lets some pass.
    if !trial.report().syntax_errors.is_empty() || text.contains('\0') {
        return;
    }
    for diagnostic in &trial.report().diagnostics {
        for fix in &diagnostic.fixes {
            if let Err(why) = trial.apply(diagnostic, fix) {
                let made = apply(text, &fix.edits).unwrap_or_default();
                panic!("{}: {:?}: {why}\nIt made\n{made}\nof\n{text}", diagnostic.rule, fix.title);
            }
        }
    }
    let mut text = text.to_owned();
    for _ in 0..MAX_ROUNDS {
        let report = check(&text, &Options::default());
        let mut edits: Vec<Edit> =
            safe_fixes(&report.diagnostics).into_iter().flat_map(|(_, fix)| fix.edits.clone()).collect();
        if edits.is_empty() {
            return;
        }
        edits.sort_by_key(|edit| edit.span);
        text = apply(&text, &edits).expect("fixes that do not meet can be applied together");
    }
    panic!("fix all does not settle:\n{text}");
}
