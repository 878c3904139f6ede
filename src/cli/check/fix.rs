//! Applies safe fixes until nothing changes.

use super::outcome::Repair;
use analyzer::{Diagnostic, Edit, Fix, Options, Report, SourceFile, safe_fixes};

/// Fixes settle within two or three rounds; this only ends a quarrel between two rules.
const MAX_ROUNDS: usize = 20;

/// A file on its way through the rounds.
#[derive(Debug)]
pub struct Draft {
    /// As the user would name it.
    pub path: String,
    /// As it stands now.
    pub text: String,
    /// The repairs so far.
    pub fixed: Vec<Repair>,
    /// Whether a fix made it unreadable; it was taken back then, and no other was tried.
    pub broke: bool,
    /// The text and its report before the first repair.
    original: Option<(String, Report)>,
}

impl Draft {
    /// A file as it was read.
    pub fn new(path: String, text: String) -> Self {
        Self { path, text, fixed: Vec::new(), broke: false, original: None }
    }

    /// Whether the text differs from what was read.
    pub fn is_changed(&self) -> bool {
        self.original.as_ref().is_some_and(|(text, _)| *text != self.text)
    }

    /// Takes all repairs back and returns the report of the text as it was read; `None` if nothing was repaired.
    pub fn restore(&mut self) -> Option<Report> {
        let (text, report) = self.original.take()?;
        self.text = text;
        self.fixed.clear();
        Some(report)
    }

    /// Applies the safe fixes of `report` that do not get in each other's way; the others wait for the next round.
    fn improve(&mut self, report: &Report) -> bool {
        if self.broke || !report.syntax_errors.is_empty() {
            return false;
        }
        let (edits, repairs) = choose(&report.diagnostics);
        let Some(text) = analyzer::apply(&self.text, &edits).filter(|text| *text != self.text) else { return false };
        let before = std::mem::replace(&mut self.text, text);
        self.original.get_or_insert_with(|| (before, report.clone()));
        self.fixed.extend(repairs);
        true
    }
}

/// Checks the files of one package.
pub fn check(drafts: &[Draft], options: &Options) -> Vec<Report> {
    let files: Vec<_> = drafts.iter().map(|draft| SourceFile { path: &draft.path, text: &draft.text }).collect();
    analyzer::check_package(&files, options)
}

/// Repairs the files of one package and reports what remains.
pub fn repair(drafts: &mut [Draft], options: &Options) -> Vec<Report> {
    let mut reports = check(drafts, options);
    for _ in 0..MAX_ROUNDS {
        let before: Vec<_> = drafts.iter().map(|draft| (draft.text.clone(), draft.fixed.len())).collect();
        let improved: Vec<_> = drafts.iter_mut().zip(&reports).map(|(draft, report)| draft.improve(report)).collect();
        if !improved.contains(&true) {
            break;
        }
        reports = check(drafts, options);
        let mut broke = false;
        for (at, (text, fixed)) in before.into_iter().enumerate() {
            if improved[at] && !reports[at].syntax_errors.is_empty() {
                drafts[at].text = text;
                drafts[at].fixed.truncate(fixed);
                drafts[at].broke = true;
                broke = true;
            }
        }
        if broke {
            reports = check(drafts, options);
        }
    }
    reports
}

/// The edits of as many safe fixes as go together, in ascending order.
fn choose(diagnostics: &[Diagnostic]) -> (Vec<Edit>, Vec<Repair>) {
    let chosen = safe_fixes(diagnostics);
    let mut edits: Vec<Edit> = chosen.iter().flat_map(|(_, fix)| fix.edits.iter().cloned()).collect();
    edits.sort_by_key(|edit| edit.span);
    let repair = |(diagnostic, fix): &(&Diagnostic, &Fix)| Repair {
        rule: diagnostic.rule.to_string(),
        title: fix.title.clone(),
    };
    (edits, chosen.iter().map(repair).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use analyzer::{Applicability, Severity, Span};

    fn finding(applicability: Applicability, edits: &[(u32, u32, &str)]) -> Diagnostic {
        let edits = edits.iter().map(|&(start, end, text)| Edit { span: Span { start, end }, text: text.to_owned() });
        Diagnostic {
            rule: "some-rule".into(),
            severity: Severity::Warning,
            span: Span { start: 0, end: 1 },
            message: "Something is wrong.".to_owned(),
            help: "Mend it.".to_owned(),
            path: String::new(),
            facts: Vec::new(),
            fixes: vec![Fix { title: "Mend it".to_owned(), applicability, edits: edits.collect() }],
        }
    }

    fn improve(text: &str, diagnostics: Vec<Diagnostic>) -> (String, usize) {
        let mut draft = Draft::new("a.go".to_owned(), text.to_owned());
        draft.improve(&Report { diagnostics, syntax_errors: Vec::new() });
        (draft.text, draft.fixed.len())
    }

    #[test]
    fn fixes_that_do_not_touch_are_applied_together() {
        let findings = vec![
            finding(Applicability::Safe, &[(0, 1, "A"), (6, 6, "!")]),
            finding(Applicability::Safe, &[(2, 3, "C"), (3, 4, "D")]),
        ];
        assert_eq!(improve("abcdef", findings), ("AbCDef!".to_owned(), 2));
    }

    #[test]
    fn a_fix_that_overlaps_an_earlier_one_waits() {
        let findings = vec![
            finding(Applicability::Safe, &[(1, 4, "-")]),
            finding(Applicability::Safe, &[(0, 1, "A"), (3, 5, "+")]),
            finding(Applicability::Safe, &[(1, 1, "?")]),
            finding(Applicability::Safe, &[(5, 6, "F")]),
        ];
        assert_eq!(improve("abcdef", findings), ("a-eF".to_owned(), 2));
    }

    #[test]
    fn a_fix_that_needs_a_reader_is_not_applied() {
        let findings = vec![finding(Applicability::NeedsReview, &[(0, 1, "A")])];
        assert_eq!(improve("abc", findings), ("abc".to_owned(), 0));
    }

    #[test]
    fn a_fix_with_impossible_edits_changes_nothing() {
        let findings = vec![finding(Applicability::Safe, &[(1, 9, "A")])];
        assert_eq!(improve("abc", findings), ("abc".to_owned(), 0));
    }

    #[test]
    fn a_file_that_is_not_go_is_left_alone() {
        let mut draft = Draft::new("a.go".to_owned(), "abc".to_owned());
        let error = analyzer::SyntaxError { span: Span { start: 0, end: 1 }, message: "Not Go.".to_owned() };
        let diagnostics = vec![finding(Applicability::Safe, &[(0, 1, "A")])];
        assert!(!draft.improve(&Report { diagnostics, syntax_errors: vec![error] }));
        assert!(!draft.is_changed());
    }

    #[test]
    fn repairs_can_be_taken_back() {
        let mut draft = Draft::new("a.go".to_owned(), "abc".to_owned());
        let report =
            Report { diagnostics: vec![finding(Applicability::Safe, &[(0, 1, "A")])], syntax_errors: Vec::new() };
        assert!(draft.improve(&report) && draft.is_changed());
        assert_eq!(draft.restore(), Some(report));
        assert_eq!((draft.text.as_str(), draft.fixed.len()), ("abc", 0));
    }
}
