//! The report for people: each finding with its line and what to do.

use super::outcome::{Checked, Outcome};
use analyzer::{Applicability, Diagnostic, LineIndex, Severity, explain};
use std::borrow::Cow;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

const TAB: usize = 4;
/// A line is shown whole up to this many bytes; of a longer one, the part around the finding is.
const MAX_BYTES: usize = 200;
const BYTES_BEFORE: usize = 50;

/// Writes repairs, findings, errors and a summary; `explains` adds to each finding why it was made, and `colour` what
/// terminals understand.
pub fn write(out: &mut impl Write, outcome: &Outcome, explains: bool, colour: bool) -> io::Result<()> {
    let paint = Paint { colour };
    for (file, repair) in outcome.repairs() {
        writeln!(out, "{}: fixed: {} [{}]", visible(&file.path), visible(&repair.title), repair.rule)?;
    }
    for (file, lines) in outcome.files_with_findings() {
        for diagnostic in &file.diagnostics {
            write_finding(out, file, &lines, diagnostic, paint)?;
            if explains {
                write_explanation(out, diagnostic, paint)?;
            }
            writeln!(out)?;
        }
    }
    for problem in &outcome.errors {
        let word = paint.apply(RED, "could not check");
        writeln!(out, "{}: {word}: {}", paint.apply(BOLD, &visible(&problem.path)), visible(&problem.message))?;
    }
    writeln!(out, "{}", summary(outcome))
}

fn write_finding(
    out: &mut impl Write,
    file: &Checked,
    lines: &LineIndex,
    diagnostic: &Diagnostic,
    paint: Paint,
) -> io::Result<()> {
    let (start, end) = (lines.position(diagnostic.span.start), lines.position(diagnostic.span.end));
    let place = format!("{}:{}:{}", visible(&file.path), start.line, start.column);
    let severity = paint.apply(colour_of(diagnostic.severity), diagnostic.severity.as_str());
    let message = visible(&diagnostic.message);
    writeln!(out, "{}: {severity}: {message} [{}]", paint.apply(BOLD, &place), diagnostic.rule)?;

    let line = lines.line(start.line).unwrap_or_default();
    let end_column = if end.line == start.line { end.column } else { u32::MAX };
    let excerpt = Excerpt::new(line, start.column as usize - 1, end_column as usize - 1);
    let number = start.line.to_string();
    let gutter = " ".repeat(number.len());
    let bar = paint.apply(BLUE, "|");
    writeln!(out, "{gutter} {bar}")?;
    writeln!(out, "{} {bar} {}", paint.apply(BLUE, &number), excerpt.line)?;
    let carets = paint.apply(colour_of(diagnostic.severity), &"^".repeat(excerpt.width));
    writeln!(out, "{gutter} {bar} {}{carets}", " ".repeat(excerpt.column))?;
    write_advice(out, diagnostic, &gutter, paint)
}

fn write_explanation(out: &mut impl Write, diagnostic: &Diagnostic, paint: Paint) -> io::Result<()> {
    let word = paint.apply(BLUE, "why:");
    for sentence in explain(diagnostic).sentences() {
        writeln!(out, "  {word} {}", visible(&sentence))?;
    }
    Ok(())
}

fn write_advice(out: &mut impl Write, diagnostic: &Diagnostic, gutter: &str, paint: Paint) -> io::Result<()> {
    let sign = paint.apply(BLUE, "=");
    writeln!(out, "{gutter} {sign} help: {}", visible(&diagnostic.help))?;
    for fix in &diagnostic.fixes {
        let note = match fix.applicability {
            Applicability::Safe => "--fix does this",
            Applicability::NeedsReview => "needs review",
        };
        writeln!(out, "{gutter} {sign} fix: {} ({note})", visible(&fix.title))?;
    }
    Ok(())
}

fn summary(outcome: &Outcome) -> String {
    let count = |severity| outcome.findings().filter(|(_, d)| d.severity == severity).count();
    let mut parts = Vec::new();
    for (severity, word) in [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Info, "info")] {
        match count(severity) {
            0 => {}
            n if severity == Severity::Info => parts.push(format!("{n} {word}")),
            n => parts.push(counted(n, word)),
        }
    }
    let findings = match outcome.findings().count() {
        0 => "no findings".to_owned(),
        n => format!("{} ({})", counted(n, "finding"), parts.join(", ")),
    };
    let mut text = format!("{} in {}", findings, counted(outcome.files.len(), "file"));
    let repairs = outcome.repairs().count();
    if repairs > 0 {
        text.push_str(&format!(", {repairs} fixed"));
    }
    if !outcome.errors.is_empty() {
        text.push_str(&format!(", {}", counted(outcome.errors.len(), "problem")));
    }
    text
}

fn counted(n: usize, word: &str) -> String {
    format!("{n} {word}{}", if n == 1 { "" } else { "s" })
}

/// A line as a terminal shows it, and where on it the carets go.
#[derive(Debug, PartialEq, Eq)]
struct Excerpt {
    line: String,
    /// The first caret's column, from 0.
    column: usize,
    /// How many carets; at least one.
    width: usize,
}

impl Excerpt {
    /// The bytes `start..end` of `line` are meant; both are cut to the line.
    fn new(line: &str, start: usize, end: usize) -> Self {
        let start = floor_char_boundary(line, start);
        let from =
            if line.len() > MAX_BYTES { floor_char_boundary(line, start.saturating_sub(BYTES_BEFORE)) } else { 0 };
        let until = floor_char_boundary(line, from + MAX_BYTES);
        let end = floor_char_boundary(line, end.min(until)).min(line.trim_end().len()).max(start);
        let lead = if from > 0 { "…" } else { "" };
        let tail = if until < line.len() { "…" } else { "" };
        let column = shown(&format!("{lead}{}", &line[from..start])).width();
        let marked = shown(&format!("{lead}{}", &line[from..end])).width();
        Self {
            line: shown(&format!("{lead}{}{tail}", &line[from..until])),
            column,
            width: marked.saturating_sub(column).max(1),
        }
    }
}

/// The last place up to `at` where a character of `text` begins, or its end.
fn floor_char_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Code as a terminal shows it: tabs as blanks up to the next stop, and no control characters.
fn shown(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    for (at, part) in code.split('\t').enumerate() {
        if at > 0 {
            let column = out.width();
            out.push_str(&" ".repeat(TAB - column % TAB));
        }
        out.push_str(&visible(part));
    }
    out
}

/// A text with control characters replaced by their pictures, so that no file can command the terminal.
fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(char::is_control) {
        return text.into();
    }
    text.chars().map(picture).collect::<String>().into()
}

fn picture(c: char) -> char {
    match c {
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\x7f' => '␡',
        c if c.is_control() => '\u{fffd}',
        c => c,
    }
}

const BOLD: &str = "1";
const RED: &str = "1;31";
const YELLOW: &str = "1;33";
const CYAN: &str = "1;36";
const BLUE: &str = "34";

fn colour_of(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => RED,
        Severity::Warning => YELLOW,
        Severity::Info => CYAN,
    }
}

#[derive(Clone, Copy)]
struct Paint {
    colour: bool,
}

impl Paint {
    fn apply(self, style: &str, text: &str) -> String {
        if self.colour { format!("\x1b[{style}m{text}\x1b[0m") } else { text.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line with the carets below it.
    fn picture_of(line: &str, code: &str) -> String {
        let start = line.find(code).expect("the code is part of the line");
        let Excerpt { line, column, width } = Excerpt::new(line, start, start + code.len());
        format!("{line}\n{}{}", " ".repeat(column), "^".repeat(width))
    }

    #[test]
    fn carets_stand_under_the_code() {
        assert_eq!(picture_of("data, _ := f()", "_"), "data, _ := f()\n      ^");
        assert_eq!(picture_of("\t\tf()\t// why", "f()"), "        f() // why\n        ^^^");
        assert_eq!(picture_of("a\tf()", "f()"), "a   f()\n    ^^^", "a tab goes to the next stop");
    }

    #[test]
    fn carets_know_wide_and_combined_characters() {
        assert_eq!(picture_of("\"日本\", f()", "f()"), "\"日本\", f()\n        ^^^");
        assert_eq!(picture_of("日本 := 1", "日本"), "日本 := 1\n^^^^");
        assert_eq!(picture_of("\"e\u{301}\", f()", "f()"), "\"e\u{301}\", f()\n     ^^^");
    }

    #[test]
    fn code_that_goes_on_is_marked_to_the_end_of_its_first_line() {
        let excerpt = Excerpt::new("go func() {  ", 0, usize::MAX);
        assert_eq!((excerpt.column, excerpt.width), (0, 11));
    }

    #[test]
    fn a_long_line_is_cut_around_the_finding() {
        let line = format!("{}f(){}", "é".repeat(1000), "y".repeat(1000));
        let excerpt = Excerpt::new(&line, 2000, 2003);
        assert_eq!(excerpt.line, format!("…{}f(){}…", "é".repeat(25), "y".repeat(147)));
        assert_eq!((excerpt.column, excerpt.width), (26, 3));
    }

    #[test]
    fn a_long_finding_is_cut_with_its_line() {
        let excerpt = Excerpt::new(&"x".repeat(1000), 100, 1000);
        assert_eq!((excerpt.column, excerpt.width), (51, MAX_BYTES - BYTES_BEFORE));
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        assert_eq!(visible("a\x1b[31mb\u{9b}c\x7f"), "a␛[31mb\u{fffd}c␡");
    }
}
