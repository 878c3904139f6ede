//! How rules are tested: snippets in which `«»` marks what must be flagged.

use crate::lint::Rule;
use crate::{Diagnostic, Options, SourceFile, Span, Trial, apply, check};

#[path = "../../tests/gofmt.rs"]
mod gofmt;

fn options(rule: &Rule) -> Options {
    let mut options = Options::default();
    options.only(rule.info.id).expect("a registered rule");
    options
}

/// The text without its marks, and the marked spans.
fn unmark(marked: &str) -> (String, Vec<Span>) {
    let (mut text, mut spans, mut open) = (String::new(), Vec::new(), Vec::new());
    for c in marked.chars() {
        match c {
            '«' => open.push(text.len() as u32),
            '»' => {
                let start = open.pop().expect("an opening mark");
                spans.push(Span { start, end: text.len() as u32 });
            }
            _ => text.push(c),
        }
    }
    spans.sort();
    (text, spans)
}

fn mark(text: &str, diagnostics: &[Diagnostic]) -> String {
    let mut out = text.to_owned();
    let mut marks: Vec<_> = diagnostics.iter().flat_map(|d| [(d.span.end, 0, '»'), (d.span.start, 1, '«')]).collect();
    marks.sort_unstable();
    for (at, _, mark) in marks.into_iter().rev() {
        out.insert(at as usize, mark);
    }
    out
}

/// Asserts that the rule flags what is marked and nothing else, and that every fix holds.
pub(crate) fn fires(rule: &Rule, snippets: &[&str]) {
    let mut fixed = Vec::new();
    for marked in snippets {
        let (text, expected) = unmark(marked);
        let found = check(&text, &options(rule)).diagnostics;
        let spans: Vec<_> = found.iter().map(|d| d.span).collect();
        assert!(!expected.is_empty(), "nothing is marked in\n{text}");
        assert_eq!(spans, expected, "{} says\n{}\nand should say\n{marked}", rule.info.id, mark(&text, &found));
        for diagnostic in &found {
            assert!(diagnostic.message.ends_with('.') && diagnostic.help.ends_with('.'), "{diagnostic:?}");
        }
        fixed.extend(holds(rule, &text));
    }
    stay_formatted(rule, &fixed);
}

/// Asserts that the rule says nothing.
pub(crate) fn silent(rule: &Rule, snippets: &[&str]) {
    for text in snippets {
        let found = check(text, &options(rule)).diagnostics;
        assert!(found.is_empty(), "{} says {:?} in\n{}", rule.info.id, found[0].message, mark(text, &found));
    }
}

/// Asserts what the first fix of the only finding makes of the text.
pub(crate) fn fixes(rule: &Rule, table: &[(&str, &str)]) {
    for (before, after) in table {
        let found = check(before, &options(rule)).diagnostics;
        let fix = found.first().and_then(|diagnostic| diagnostic.fixes.first());
        let fix = fix.unwrap_or_else(|| panic!("{} offers no fix for\n{before}", rule.info.id));
        let fixed = apply(before, &fix.edits).expect("edits that can be applied");
        assert_eq!(fixed, *after, "{} made\n{fixed}\nof\n{before}", rule.info.id);
    }
}

/// Asserts that the rule flags the text but offers no fix.
pub(crate) fn unfixed(rule: &Rule, snippets: &[&str]) {
    for text in snippets {
        let found = check(text, &options(rule)).diagnostics;
        assert!(!found.is_empty(), "{} says nothing in\n{text}", rule.info.id);
        assert!(found.iter().all(|diagnostic| diagnostic.fixes.is_empty()), "{found:?}");
    }
}

/// Asserts that each fix keeps what every fix promises; gives the text before each and after it.
fn holds(rule: &Rule, text: &str) -> Vec<(String, String)> {
    let trial = Trial::new(SourceFile { path: "snippet.go", text });
    let own = trial.report().diagnostics.iter().filter(|diagnostic| diagnostic.rule == rule.info.id);
    let fixes = own.flat_map(|diagnostic| diagnostic.fixes.iter().map(move |fix| (diagnostic, fix)));
    let fixed = fixes.map(|(diagnostic, fix)| {
        let tried = trial.apply(diagnostic, fix);
        let tried = tried.and_then(|tried| match tried.brought.as_slice() {
            [] => Ok(tried.text),
            brought => Err(format!("it brings {}", brought.join(", "))),
        });
        tried.unwrap_or_else(|why| {
            let made = apply(text, &fix.edits).unwrap_or_default();
            panic!("{}: {:?}: {why}\nIt made\n{made}\nof\n{text}", rule.info.id, fix.title)
        })
    });
    fixed.map(|after| (text.to_owned(), after)).collect()
}

/// Asserts that what gofmt would not touch before a fix it would not touch afterwards.
fn stay_formatted(rule: &Rule, fixed: &[(String, String)]) {
    let folder = std::env::temp_dir().join(format!("go-idioms-{}-{}", rule.info.id, std::process::id()));
    let texts: Vec<&str> = fixed.iter().flat_map(|(before, after)| [before.as_str(), after.as_str()]).collect();
    let unformatted = gofmt::unformatted(&folder, &texts).unwrap_or_default();
    let is_formatted = |at: usize| unformatted.binary_search(&at).is_err();
    for (at, (before, after)) in fixed.iter().enumerate() {
        let kept = !is_formatted(2 * at) || is_formatted(2 * at + 1);
        assert!(kept, "{}: gofmt would change\n{after}\nmade of\n{before}", rule.info.id);
    }
}
