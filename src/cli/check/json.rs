//! The report for programs: one JSON object.

use super::outcome::{Checked, Outcome};
use analyzer::{Applicability, Diagnostic, Fix, LineIndex, Severity, Span, explain};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Document<'a> {
    /// How many files were checked.
    files: usize,
    diagnostics: Vec<Finding<'a>>,
    errors: Vec<Problem<'a>>,
    /// Only there if something was repaired.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixed: Vec<Repair<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    path: &'a str,
    rule: &'a str,
    severity: Severity,
    message: &'a str,
    start: Place,
    end: Place,
    fixes: Vec<Repairing<'a>>,
    /// Only there if it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<Explanation>,
}

#[derive(Serialize)]
struct Explanation {
    path: String,
    facts: Vec<String>,
    limits: &'static str,
    silence: String,
}

/// Lines and columns count from 1, columns in bytes; `byte` counts from 0.
#[derive(Serialize)]
struct Place {
    line: u32,
    column: u32,
    byte: u32,
}

#[derive(Serialize)]
struct Repairing<'a> {
    title: &'a str,
    applicability: Applicability,
    edits: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
struct Replacement<'a> {
    start: Place,
    end: Place,
    text: &'a str,
}

#[derive(Serialize)]
struct Problem<'a> {
    path: &'a str,
    message: &'a str,
}

#[derive(Serialize)]
struct Repair<'a> {
    path: &'a str,
    rule: &'a str,
    title: &'a str,
}

/// Writes the object on one line; `explains` adds to each finding why it was made.
pub fn write(out: &mut impl Write, outcome: &Outcome, explains: bool) -> io::Result<()> {
    let problems = outcome.errors.iter().map(|e| Problem { path: &e.path, message: &e.message });
    let repairs = outcome.repairs().map(|(file, r)| Repair { path: &file.path, rule: &r.rule, title: &r.title });
    let document = Document {
        files: outcome.files.len(),
        diagnostics: outcome.files_with_findings().flat_map(|(file, lines)| findings(file, &lines, explains)).collect(),
        errors: problems.collect(),
        fixed: repairs.collect(),
    };
    serde_json::to_writer(&mut *out, &document)?;
    writeln!(out)
}

fn findings<'a>(file: &'a Checked, lines: &LineIndex, explains: bool) -> Vec<Finding<'a>> {
    file.diagnostics.iter().map(|diagnostic| finding(file, diagnostic, lines, explains)).collect()
}

fn finding<'a>(file: &'a Checked, diagnostic: &'a Diagnostic, lines: &LineIndex, explains: bool) -> Finding<'a> {
    let (start, end) = places(diagnostic.span, lines);
    Finding {
        path: &file.path,
        rule: &diagnostic.rule,
        severity: diagnostic.severity,
        message: &diagnostic.message,
        start,
        end,
        fixes: diagnostic.fixes.iter().map(|fix| repairing(fix, lines)).collect(),
        explanation: explains.then(|| explanation(diagnostic)),
    }
}

fn explanation(diagnostic: &Diagnostic) -> Explanation {
    let analyzer::Explanation { path, facts, limits, silence } = explain(diagnostic);
    Explanation { path, facts, limits, silence }
}

fn repairing<'a>(fix: &'a Fix, lines: &LineIndex) -> Repairing<'a> {
    let edits = fix.edits.iter().map(|edit| {
        let (start, end) = places(edit.span, lines);
        Replacement { start, end, text: &edit.text }
    });
    Repairing { title: &fix.title, applicability: fix.applicability, edits: edits.collect() }
}

fn places(span: Span, lines: &LineIndex) -> (Place, Place) {
    (place(span.start, lines), place(span.end, lines))
}

fn place(byte: u32, lines: &LineIndex) -> Place {
    let position = lines.position(byte);
    Place { line: position.line, column: position.column, byte }
}
