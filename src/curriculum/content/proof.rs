//! Proves that the content does what it says: examples show the findings that they name, starters fail, solutions
//! pass, nothing passes without doing the work, and everything that must be taught is taught.

use crate::content::change;
use crate::content::example::{Examples, tone};
use crate::content::front::Findings;
use crate::content::load::{AFTER, BEFORE, Curriculum, Exercise, SOLUTION, STARTER};
use crate::content::markdown::Rendered;
use crate::error::ContentError;
use crate::exercise::{Demand, Review, Verdict, answers, required, verdict};
use crate::page::Tone;
use analyzer::{Diagnostic, Edit, Report, Severity, Span};

impl Curriculum {
    /// All that the content claims and does not hold.
    pub fn problems(&self) -> Vec<ContentError> {
        let mut problems = Vec::new();
        for rule in &self.rules {
            fragments(&format!("rule {}", rule.info.id), &rule.text, Some(rule.info.id), &mut problems);
        }
        for lesson in self.lessons() {
            findings(&lesson.path, &lesson.front.findings, &lesson.front.rules, &lesson.examples, &mut problems);
            clean(
                &lesson.path,
                &lesson.front.findings,
                &lesson.examples,
                |file| tone(file) == Tone::Right,
                &mut problems,
            );
            fragments(&lesson.path, &lesson.text, None, &mut problems);
        }
        for exercise in &self.exercises {
            findings(
                &exercise.path,
                &exercise.front.findings,
                &exercise.front.about(),
                &exercise.examples,
                &mut problems,
            );
            for text in exercise.texts() {
                fragments(&exercise.path, text, None, &mut problems);
            }
            match &exercise.goals.review {
                Some(review) => reviews(exercise, review, &mut problems),
                None => verdicts(exercise, &mut problems),
            }
        }
        self.coverage(&mut problems);
        problems.sort();
        problems
    }
}

/// The findings that content must name: errors, warnings, and whatever its own rules say.
fn notable<'a>(report: &'a Report, rules: &'a [String]) -> impl Iterator<Item = &'a Diagnostic> {
    let own = |it: &Diagnostic| rules.iter().any(|rule| *rule == it.rule);
    report.diagnostics.iter().filter(move |it| it.severity >= Severity::Warning || own(it))
}

fn findings(path: &str, named: &Findings, rules: &[String], examples: &Examples, problems: &mut Vec<ContentError>) {
    let folder = path.rsplit_once('/').map_or("", |it| it.0);
    for (file, checked) in examples.iter() {
        let full = format!("{folder}/{file}");
        if let Some(error) = checked.report.syntax_errors.first() {
            problems.push(ContentError::new(&full, checked.line(error.span), &error.message, "mend it"));
        }
        let named = named.get(file).map(Vec::as_slice).unwrap_or_default();
        let found: Vec<_> = notable(&checked.report, rules).collect();
        if found.iter().map(|it| it.rule.as_ref()).eq(named.iter().map(String::as_str)) {
            continue;
        }
        let said: Vec<_> = found.iter().map(|it| format!("{} (line {})", it.rule, checked.line(it.span))).collect();
        let line = found.first().map_or(1, |it| checked.line(it.span));
        let list = |all: &[String]| if all.is_empty() { "nothing".to_owned() } else { all.join(", ") };
        let message = format!("the rules find {}, but [findings] names {}", list(&said), list(named));
        let remedy = "mend the code, or name the rules in the order of their places under [findings]";
        problems.push(ContentError::new(&full, line, message, remedy));
    }
}

/// What is shown as right has no error and no warning even where they are named.
fn clean(
    path: &str,
    named: &Findings,
    examples: &Examples,
    is_right: fn(&str) -> bool,
    problems: &mut Vec<ContentError>,
) {
    let folder = path.rsplit_once('/').map_or("", |it| it.0);
    let right = named.keys().filter(|it| is_right(it)).filter_map(|it| Some((it, examples.get(it)?)));
    for (file, checked) in right {
        for found in checked.report.diagnostics.iter().filter(|it| it.severity >= Severity::Warning) {
            let message = format!("`{}` finds a fault in code that is shown as right: {}", found.rule, found.message);
            problems.push(ContentError::new(&format!("{folder}/{file}"), checked.line(found.span), message, "mend it"));
        }
    }
}

/// Code within a text must be clean, but for the examples of a rule's page, which must show the rule at work.
fn fragments(path: &str, text: &Rendered, rule: Option<&str>, problems: &mut Vec<ContentError>) {
    for fragment in &text.fragments {
        let mut problem = |message: String, remedy: &str| {
            problems.push(ContentError::new(path, fragment.line, message, remedy));
        };
        if let Some(error) = fragment.report.syntax_errors.first() {
            problem(format!("this code block has a fault: {}", error.message), "mend it, or mark it as `text`");
        } else if let (Tone::Wrong, Some(rule)) = (fragment.tone, rule) {
            if fragment.report.diagnostics.iter().all(|it| it.rule != rule) {
                problem(format!("`{rule}` finds nothing in this example of it"), "show code that the rule finds");
            }
        } else if let Some(found) = notable(&fragment.report, &[]).next() {
            problem(format!("`{}` finds a fault in this code block: {}", found.rule, found.message), "mend it");
        }
    }
}

/// Each flag has its finding, every error and warning that the change brings is flagged, and a review passes by reading
/// alone.
fn reviews(exercise: &Exercise, review: &Review, problems: &mut Vec<ContentError>) {
    let folder = exercise.path.rsplit_once('/').map_or("", |it| it.0);
    let (before, after) = (exercise.file(BEFORE), exercise.file(AFTER));
    let lines = change::lines(before, after);
    let added: Vec<u32> = change::added(&lines).collect();
    let mut problem = |line: u32, message: String, remedy: &str| {
        problems.push(ContentError::new(&format!("{folder}/{AFTER}"), line, message, remedy));
    };
    let found = |line: u32| after.report.diagnostics.iter().filter(move |it| after.line(it.span) == line);
    for flag in &review.flags {
        let rule = &flag.rules[0];
        if found(flag.line).all(|it| *it.rule != **rule) {
            let message = format!("`{rule}` finds nothing on this line, which is flagged for it");
            problem(flag.line, message, "flag the line on which the finding begins, or another rule");
        }
    }
    for &line in &added {
        let is_flagged = review.flags.iter().any(|it| it.line == line);
        for finding in found(line).filter(|it| !is_flagged && it.severity >= Severity::Warning) {
            let message = format!("`{}` finds a fault in this added line, and no flag says so", finding.rule);
            problem(line, message, "flag it, or mend it");
        }
        if is_flagged && review.sound.iter().any(|it| it.0 == line) {
            problem(line, "this line is flagged and called sound".into(), "decide");
        }
    }
    let judge = |flags: Vec<(u32, &str)>| verdict(&exercise.goals, &answers(flags)).passed;
    let right: Vec<_> = review.flags.iter().map(|it| (it.line, it.rules[0].as_str())).collect();
    let first = right.first().map_or("", |it| it.1);
    if !judge(right.clone()) {
        problem(1, "the flags themselves do not pass as a review".into(), "flag each line once");
    }
    if judge(Vec::new()) || judge(added.iter().map(|&line| (line, first)).collect()) {
        let remedy = "add lines that a reader must let pass";
        problem(1, "the review passes when every line is flagged, or none".into(), remedy);
    }
}

fn verdicts(exercise: &Exercise, problems: &mut Vec<ContentError>) {
    let folder = exercise.path.rsplit_once('/').map_or("", |it| it.0);
    if exercise.goals.trigger.is_none() {
        clean(
            &exercise.path,
            &exercise.front.findings,
            &exercise.examples,
            |file| file.starts_with("solution/"),
            problems,
        );
    }
    let (starter, solution) = (&exercise.file(STARTER).text, &exercise.file(SOLUTION).text);
    let judge = |text: &str| verdict(&exercise.goals, text);
    let mut problem = |file: &str, message: String, remedy: &str| {
        problems.push(ContentError::new(&format!("{folder}/{file}"), 1, message, remedy));
    };
    let refused = judge(solution);
    if !refused.passed {
        let message = format!("the solution does not pass: {}", reasons(&refused));
        problem(SOLUTION, message, "mend the solution or the goals");
        return;
    }
    if judge(starter).passed {
        problem(STARTER, "the starter passes as it is".into(), "add the goal that it should miss");
        return;
    }
    let findings = &exercise.file(STARTER).report.diagnostics;
    let spans: Vec<_> = findings.iter().map(|it| it.span).collect();
    if !spans.is_empty() && judge(&without_lines(starter, &spans)).passed {
        let remedy = "add a goal `contains` that keeps what those lines are there for";
        problem(STARTER, "the starter passes when the lines with findings are commented out".into(), remedy);
    }
    for name in demanded(exercise) {
        if hollowed(solution, &name).is_some_and(|it| judge(&it).passed) {
            let remedy = "add a goal `contains` with `in` that asks for what it must do";
            problem(SOLUTION, format!("the solution passes when the body of `{name}` is emptied"), remedy);
        }
    }
}

fn reasons(verdict: &Verdict) -> String {
    let said = |it: &crate::exercise::Remark| match it.line {
        Some(line) => format!("line {line}: {} {}", it.text, it.why),
        None => format!("{} {}", it.text, it.why),
    };
    verdict.missing.iter().map(said).collect::<Vec<_>>().join(" | ").trim_end().to_owned()
}

/// The functions that the goals name.
fn demanded(exercise: &Exercise) -> Vec<String> {
    let mut names: Vec<_> = (exercise.goals.structure.iter())
        .filter_map(|it| match &it.demand {
            Demand::Contains { within, .. } | Demand::Absent { within, .. } => within.clone(),
            Demand::Function { signature } => required(signature).map(|it| it.name),
        })
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The text with the lines of these spans commented out.
fn without_lines(text: &str, spans: &[Span]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        if spans.iter().any(|it| (it.start as usize) < end && it.end as usize > start) {
            out.push_str("// ");
        }
        out.push_str(line);
        start = end;
    }
    out
}

/// The text with an empty body in place of a function's own.
fn hollowed(text: &str, name: &str) -> Option<String> {
    let span = analyzer::declarations(text).into_iter().find(|it| it.name == name)?.body?;
    analyzer::apply(text, &[Edit { span, text: "{}".into() }])
}

#[cfg(test)]
mod tests;
