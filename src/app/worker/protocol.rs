//! What the page and the analyzer worker say to each other.
//!
//! A request is an array: its number, what to do ([`REVIEW`] or [`JUDGE`]), the text with `\n` for every line break, and
//! what the doing needs: options such as `large-interface.max=10`, one in a line, or an exercise's goals on the [wire](crate::wire). A reply
//! is an array too: the request's number (0 when the worker has just started), the findings or the verdict on the wire, and
//! with a review the colouring as one flat list of numbers, which goes to the editor as it is. All positions are code
//! units of UTF-16.

use crate::text::{Positions, UnitEdit};
use analyzer::{Applicability, Diagnostic, Fix, Highlight, HighlightClass, Report, Severity, SyntaxError, explain};
use serde::{Deserialize, Serialize};

/// Asks for findings and colouring.
pub const REVIEW: &str = "review";

/// Asks whether the text solves an exercise.
pub const JUDGE: &str = "judge";

/// A finding as the editor and the list beside it show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The rule that speaks; `None` where the text is not Go.
    pub rule: Option<String>,
    /// How much it matters.
    pub severity: Severity,
    /// The first code unit that is meant.
    pub from: u32,
    /// One past the last.
    pub to: u32,
    /// The line of `from`, from 1.
    pub line: u32,
    /// What is wrong.
    pub message: String,
    /// What to do about it; may be empty.
    pub help: String,
    /// Why the rule speaks, each in one plain sentence.
    pub why: Vec<String>,
    /// Ways to repair it, the best first.
    pub repairs: Vec<Repair>,
}

/// A way to repair a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repair {
    /// What it does, as a command.
    pub title: String,
    /// Whether it can be applied without a look.
    pub safe: bool,
    /// In ascending order, not overlapping.
    pub edits: Vec<UnitEdit>,
}

/// A report as the page needs it.
pub fn findings(positions: &Positions, report: Report) -> Vec<Finding> {
    let mut findings = Vec::with_capacity(report.syntax_errors.len() + report.diagnostics.len());
    for error in report.syntax_errors {
        findings.push(of_syntax_error(positions, error));
    }
    for found in report.diagnostics {
        findings.push(of_diagnostic(positions, found));
    }
    findings
}

fn of_syntax_error(positions: &Positions, error: SyntaxError) -> Finding {
    Finding {
        rule: None,
        severity: Severity::Error,
        from: positions.unit(error.span.start),
        to: positions.unit(error.span.end),
        line: positions.line(error.span.start),
        message: error.message,
        help: String::new(),
        why: Vec::new(),
        repairs: Vec::new(),
    }
}

fn of_diagnostic(positions: &Positions, found: Diagnostic) -> Finding {
    let why = explain(&found).sentences();
    Finding {
        rule: Some(found.rule.into_owned()),
        severity: found.severity,
        from: positions.unit(found.span.start),
        to: positions.unit(found.span.end),
        line: positions.line(found.span.start),
        message: found.message,
        help: found.help,
        why,
        repairs: found.fixes.into_iter().map(|fix| of_fix(positions, fix)).collect(),
    }
}

fn of_fix(positions: &Positions, fix: Fix) -> Repair {
    Repair {
        title: fix.title,
        safe: fix.applicability == Applicability::Safe,
        edits: fix.edits.iter().map(|edit| positions.edit(edit)).collect(),
    }
}

/// The classes that [`colouring`] counts, in its order.
pub const CLASSES: [HighlightClass; 8] = [
    HighlightClass::Keyword,
    HighlightClass::String,
    HighlightClass::Number,
    HighlightClass::Comment,
    HighlightClass::Type,
    HighlightClass::Function,
    HighlightClass::Constant,
    HighlightClass::Package,
];

/// The colouring as the editor takes it: start, end and place in [`CLASSES`], one after the other.
pub fn colouring(positions: &Positions, highlights: &[Highlight]) -> Vec<u32> {
    let mut flat = Vec::with_capacity(highlights.len() * 3);
    for highlight in highlights {
        let Some(class) = CLASSES.iter().position(|class| *class == highlight.class) else { continue };
        flat.extend([positions.unit(highlight.span.start), positions.unit(highlight.span.end), class as u32]);
    }
    flat
}

/// All edits of safe repairs, one per finding, as one list in ascending order; a repair that overlaps an earlier one
/// waits for the next time. Returns the number of repairs too.
pub fn safe_repairs(findings: &[Finding]) -> (usize, Vec<UnitEdit>) {
    let mut taken: Vec<UnitEdit> = Vec::new();
    let mut count = 0;
    for repair in findings.iter().filter_map(|finding| finding.repairs.iter().find(|repair| repair.safe)) {
        let fresh: Vec<UnitEdit> = repair.edits.iter().filter(|edit| !taken.contains(edit)).cloned().collect();
        if fresh.iter().any(|edit| taken.iter().any(|other| overlap(edit, other))) {
            continue;
        }
        for edit in fresh {
            let place = taken.partition_point(|other| (other.from, other.to) < (edit.from, edit.to));
            taken.insert(place, edit);
        }
        count += 1;
    }
    (count, taken)
}

/// Whether the edits touch the same place; two insertions at one place do.
fn overlap(a: &UnitEdit, b: &UnitEdit) -> bool {
    (a.from < b.to && b.from < a.to) || a.from == b.from || (a.from == a.to && b.from == b.to && a.from == b.to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use analyzer::{Edit, Span};

    fn span(start: u32, end: u32) -> Span {
        Span { start, end }
    }

    #[test]
    fn a_report_arrives_in_the_editors_positions() {
        let text = "// \u{1f600}\nf()\n";
        let report = Report {
            diagnostics: vec![Diagnostic {
                rule: "ignored-error".into(),
                severity: Severity::Error,
                span: span(8, 9),
                message: "m".into(),
                help: "h".into(),
                path: String::new(),
                facts: Vec::new(),
                fixes: vec![Fix {
                    title: "t".into(),
                    applicability: Applicability::NeedsReview,
                    edits: vec![Edit { span: span(8, 8), text: "err = ".into() }],
                }],
            }],
            syntax_errors: vec![SyntaxError { span: span(11, 12), message: "s".into() }],
        };
        let found = findings(&Positions::new(text), report);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].rule.as_deref(), found[0].from, found[0].line), (None, 9, 2));
        assert_eq!((found[1].from, found[1].to, found[1].line), (6, 7, 2));
        assert_eq!(found[1].repairs[0].edits, [UnitEdit { from: 6, to: 6, text: "err = ".into() }]);
        assert!(!found[1].repairs[0].safe);
    }

    #[test]
    fn every_class_of_the_analyzer_has_its_number() {
        let highlights: Vec<Highlight> = CLASSES
            .iter()
            .enumerate()
            .map(|(at, class)| Highlight { span: span(at as u32, at as u32 + 1), class: *class })
            .collect();
        let flat = colouring(&Positions::new("abcdefgh"), &highlights);
        assert_eq!(flat.chunks(3).map(|triple| triple[2]).collect::<Vec<_>>(), (0..8).collect::<Vec<_>>());
        assert_eq!(&flat[3..6], [1, 2, 1]);
    }

    type Edits<'a> = Vec<(u32, u32, &'a str)>;

    fn finding(repairs: Vec<(bool, Edits<'_>)>) -> Finding {
        Finding {
            rule: None,
            severity: Severity::Info,
            from: 0,
            to: 1,
            line: 1,
            message: String::new(),
            help: String::new(),
            why: Vec::new(),
            repairs: repairs
                .into_iter()
                .map(|(safe, edits)| Repair {
                    title: String::new(),
                    safe,
                    edits: edits.into_iter().map(|(from, to, text)| UnitEdit { from, to, text: text.into() }).collect(),
                })
                .collect(),
        }
    }

    #[test]
    fn fix_all_takes_the_safe_repairs_that_do_not_meet() {
        let findings = [
            finding(vec![(true, vec![(0, 0, "import"), (10, 12, "a")])]),
            finding(vec![(false, vec![(5, 6, "no")]), (true, vec![(4, 5, "b")])]),
            finding(vec![(true, vec![(11, 13, "clash")])]),
            finding(vec![(true, vec![(0, 0, "import"), (20, 21, "c")])]),
            finding(vec![(false, vec![(30, 31, "no")])]),
        ];
        let (count, edits) = safe_repairs(&findings);
        assert_eq!(count, 3, "the shared import is inserted once");
        let places: Vec<_> = edits.iter().map(|edit| (edit.from, edit.text.as_str())).collect();
        assert_eq!(places, [(0, "import"), (4, "b"), (10, "a"), (20, "c")]);
    }
}
