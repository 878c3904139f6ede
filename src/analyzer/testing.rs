//! How rules are tested: snippets in which `«»` marks what must be flagged.

use crate::lint::Rule;
use crate::{Diagnostic, Options, Span, apply, check};

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
    for marked in snippets {
        let (text, expected) = unmark(marked);
        let found = check(&text, &options(rule)).diagnostics;
        let spans: Vec<_> = found.iter().map(|d| d.span).collect();
        assert!(!expected.is_empty(), "nothing is marked in\n{text}");
        assert_eq!(spans, expected, "{} says\n{}\nand should say\n{marked}", rule.info.id, mark(&text, &found));
        for diagnostic in &found {
            assert!(diagnostic.message.ends_with('.') && diagnostic.help.ends_with('.'), "{diagnostic:?}");
            holds(rule, &text, diagnostic);
        }
    }
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

/// Asserts that each fix parses, removes its diagnostic and brings none of any rule.
fn holds(rule: &Rule, text: &str, diagnostic: &Diagnostic) {
    let before = check(text, &Options::default());
    for fix in &diagnostic.fixes {
        let fixed = apply(text, &fix.edits).expect("edits that can be applied");
        let after = check(&fixed, &Options::default());
        let context = format!("{}: {:?} made\n{fixed}\nof\n{text}", rule.info.id, fix.title);
        assert_eq!(after.syntax_errors, before.syntax_errors, "{context}");
        let count = |report: &crate::Report, rule: &str| report.diagnostics.iter().filter(|d| d.rule == rule).count();
        for (other, expected) in before.diagnostics.iter().map(|d| (d.rule.clone(), count(&before, &d.rule))) {
            let removed = usize::from(other == rule.info.id);
            assert!(count(&after, &other) <= expected - removed, "{context}\n{:?}", after.diagnostics);
        }
        let known = |d: &Diagnostic| before.diagnostics.iter().any(|b| b.rule == d.rule);
        assert!(after.diagnostics.iter().all(known), "{context}\n{:?}", after.diagnostics);
    }
}
