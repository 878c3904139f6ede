//! What an exercise asks for, and whether a text meets it.

use crate::error::line_at;
use crate::pattern::{Code, Pattern};
use analyzer::{Declaration, DeclarationKind, Diagnostic, Report, Severity, Span};
use serde::{Deserialize, Serialize};

mod review;

pub use review::{Flag, Review, answers};

/// All that a verdict needs to know of an exercise.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goals {
    /// The rules that it practises: a solution has none of their findings.
    pub rules: Vec<String>,
    /// What a solution must be made of.
    pub structure: Vec<Goal>,
    /// Which rules a solution must fire, where that is asked.
    pub trigger: Option<Trigger>,
    /// What a reviewer flags, where a change is to be reviewed: then nothing else counts.
    pub review: Option<Review>,
}

/// Which rules a solution must fire: these, and no other.
///
/// A finding counts at every severity. Only a rule that never does more than inform, such as one that counts the lines
/// of a function, does not count unless it is named here: it speaks of style, and would fail good answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trigger {
    /// The rules to fire; none for a near miss.
    pub fires: Vec<String>,
    /// The rule that a near miss seems to fire.
    pub near: Option<String>,
}

impl Trigger {
    /// Whether a finding of this rule counts.
    pub fn counts(&self, rule: &str) -> bool {
        let is_named = self.fires.iter().chain(&self.near).any(|it| it == rule);
        is_named || analyzer::rule(rule).is_none_or(|it| it.severity != Severity::Info)
    }
}

/// One thing that a solution must be made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// What must hold.
    pub demand: Demand,
    /// One sentence for the learner where it does not hold.
    pub why: String,
    /// One sentence for the learner where it holds; empty where that is no merit. A signature has one of its own.
    pub praise: String,
}

/// What must hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Demand {
    /// A function or method with this signature; the names of parameters do not matter.
    Function {
        /// From `func` to the results.
        signature: String,
    },
    /// Go tokens that stand in the code; `…` stands for any tokens within one statement.
    Contains {
        /// The tokens.
        pattern: String,
        /// The function, or `Type.Method`, that must contain them; anywhere if `None`.
        within: Option<String>,
    },
    /// Go tokens that stand nowhere in the code.
    Absent {
        /// The tokens, as in `Contains`.
        pattern: String,
        /// The function, or `Type.Method`, that must be without them; everywhere if `None`.
        within: Option<String>,
    },
}

/// What is said about a learner's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Whether nothing is missing.
    pub passed: bool,
    /// How much of a review is right, in figures; empty for code.
    pub summary: String,
    /// What is right; shown first.
    pub right: Vec<Remark>,
    /// What is missing or wrong, in the order of the text; what has no place in it comes last. Empty if passed.
    pub missing: Vec<Remark>,
}

/// One sentence of a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// The line that is meant, from 1, where there is one.
    pub line: Option<u32>,
    /// What is so, in one plain sentence; `code` stands between backticks.
    pub text: String,
    /// Why it matters or what to do, in one plain sentence; empty where `text` says it all.
    pub why: String,
    /// The rule that speaks, where it is one.
    pub rule: Option<String>,
}

/// A verdict says no more than this many things that are missing: more would not be read.
const MAX_MISSING: usize = 20;

/// Puts remarks into the order of the text; what has no place in it comes last.
fn in_order(remarks: &mut [Remark]) {
    remarks.sort_by_key(|it| it.line.unwrap_or(u32::MAX));
}

/// Judges a text. Every text has a verdict; the same text always has the same.
///
/// A text is Go code; where a change is to be reviewed, it is what [`answers`] writes.
pub fn verdict(goals: &Goals, text: &str) -> Verdict {
    if let Some(review) = &goals.review {
        return review::verdict(review, text);
    }
    let mut options = analyzer::Options::default();
    options.ignore_suppressions();
    let report = analyzer::check(text, &options);
    let mut judge = Judge {
        text,
        code: Code::read(text),
        functions: analyzer::declarations(text),
        right: Vec::new(),
        missing: Vec::new(),
    };
    judge.functions.retain(|it| matches!(it.kind, DeclarationKind::Function | DeclarationKind::Method));
    match &goals.trigger {
        Some(trigger) => judge.trigger(&report, trigger),
        None => judge.rules(&report, &goals.rules),
    }
    if !judge.code.is_empty() {
        goals.structure.iter().for_each(|goal| judge.goal(goal));
    } else if report.syntax_errors.is_empty() {
        judge.right.clear();
        judge.miss(None, "There is no code here.", "Write some, or press Reset to begin with the starter again.");
    }
    judge.verdict()
}

struct Judge<'a> {
    text: &'a str,
    code: Code<'a>,
    functions: Vec<Declaration>,
    right: Vec<Remark>,
    missing: Vec<Remark>,
}

impl Judge<'_> {
    fn rules(&mut self, report: &Report, practised: &[String]) {
        self.syntax(report);
        for finding in &report.diagnostics {
            if finding.severity == Severity::Error || practised.iter().any(|it| *it == finding.rule) {
                self.miss(Some(finding.span), &finding.message, &finding.help);
                self.missing.last_mut().expect("just added").rule = Some(finding.rule.to_string());
            }
        }
        if report.syntax_errors.is_empty() {
            for rule in practised.iter().filter(|rule| first(report, rule).is_none()) {
                self.hear(None, format!("The rule `{rule}` finds nothing here."), rule);
            }
        }
    }

    fn trigger(&mut self, report: &Report, trigger: &Trigger) {
        self.syntax(report);
        for rule in &trigger.fires {
            match first(report, rule) {
                Some(finding) => self.hear(self.line(Some(finding.span)), format!("`{rule}` fires."), rule),
                None => {
                    self.miss(None, &format!("`{rule}` does not fire yet."), "Its page shows code that it flags.");
                    self.missing.last_mut().expect("just added").rule = Some(rule.clone());
                }
            }
        }
        let others = report.diagnostics.iter().filter(|it| !trigger.fires.iter().any(|rule| *rule == it.rule));
        for finding in others.filter(|it| trigger.counts(&it.rule)) {
            let text = format!("`{}` fires, and is not meant to.", finding.rule);
            self.miss(Some(finding.span), &text, &finding.message);
            self.missing.last_mut().expect("just added").rule = Some(finding.rule.to_string());
        }
        if report.syntax_errors.is_empty()
            && let Some(near) = trigger.near.as_ref().filter(|near| first(report, near).is_none())
        {
            self.hear(None, format!("`{near}` stays silent."), near);
        }
    }

    fn syntax(&mut self, report: &Report) {
        for error in &report.syntax_errors {
            self.miss(Some(error.span), &error.message, "Go cannot read the code until this is mended.");
        }
    }

    /// Notes what a rule does right.
    fn hear(&mut self, line: Option<u32>, text: String, rule: &str) {
        self.right.push(Remark { line, text, why: String::new(), rule: Some(rule.to_owned()) });
    }

    fn goal(&mut self, goal: &Goal) {
        match &goal.demand {
            Demand::Function { signature } => self.function(goal, signature),
            Demand::Contains { pattern, within } => {
                let Some(part) = self.part(goal, within.as_deref()) else { return };
                match self.find(pattern, part) {
                    Some(at) => self.hit(Some(at), &goal.praise),
                    None => self.miss(within.is_some().then_some(part), &goal.why, ""),
                }
            }
            Demand::Absent { pattern, within } => {
                let Some(part) = self.part(goal, within.as_deref()) else { return };
                match self.find(pattern, part) {
                    Some(at) => self.miss(Some(at), &format!("Here stands `{pattern}`."), &goal.why),
                    None => self.hit(None, &goal.praise),
                }
            }
        }
    }

    fn function(&mut self, goal: &Goal, signature: &str) {
        let wanted = required(signature);
        let name = wanted.as_ref().map_or("", |it| &it.name);
        let Some(found) = self.functions.iter().find(|it| it.name == name) else {
            return self.miss(None, &format!("The function `{signature}` is missing."), &goal.why);
        };
        let place = Some(found.name_span);
        if wanted.as_ref().is_none_or(|it| it.signature != found.signature) {
            let text = format!("`{name}` has another signature than `{signature}`.");
            self.miss(place, &text, &goal.why);
        } else if found.body.is_none() {
            self.miss(place, &format!("`{name}` has no body."), &goal.why);
        } else {
            let praise = format!("`{name}` has the signature that was asked for.");
            self.hit(place, if goal.praise.is_empty() { &praise } else { &goal.praise });
        }
    }

    fn find(&self, pattern: &str, part: Span) -> Option<Span> {
        let at = self.code.find(&Pattern::parse(pattern).ok()?, &(part.start as usize..part.end as usize))?;
        let start = u32::try_from(at).ok()?;
        Some(Span { start, end: start })
    }

    /// Where a goal looks; says so where the function that it names is gone.
    fn part(&mut self, goal: &Goal, within: Option<&str>) -> Option<Span> {
        let Some(name) = within else {
            return Some(Span { start: 0, end: u32::MAX });
        };
        let found = self.functions.iter().find(|it| it.name == name);
        let part = found.map(|it| Span { start: it.name_span.start, end: it.span.end });
        if part.is_none() {
            self.miss(None, &format!("The function `{name}` is missing."), &goal.why);
        }
        part
    }

    /// Says what is right; a goal without praise has nothing to say.
    fn hit(&mut self, place: Option<Span>, praise: &str) {
        if praise.is_empty() {
            return;
        }
        let text = praise.to_owned();
        self.right.push(Remark { line: self.line(place), text, why: String::new(), rule: None });
    }

    fn miss(&mut self, place: Option<Span>, text: &str, why: &str) {
        let line = self.line(place);
        self.missing.push(Remark { line, text: text.to_owned(), why: why.to_owned(), rule: None });
    }

    fn line(&self, place: Option<Span>) -> Option<u32> {
        place.map(|it| line_at(self.text, it.start as usize))
    }

    fn verdict(mut self) -> Verdict {
        in_order(&mut self.missing);
        // Two goals may miss the same function.
        self.missing.dedup();
        let more = self.missing.len().saturating_sub(MAX_MISSING);
        if more > 0 {
            self.missing.truncate(MAX_MISSING);
            self.miss(None, &format!("There are {more} more such places."), "Mend these first, then check again.");
        }
        let passed = self.missing.is_empty();
        Verdict { passed, summary: String::new(), right: self.right, missing: self.missing }
    }
}

/// The first finding of a rule.
fn first<'a>(report: &'a Report, rule: &str) -> Option<&'a Diagnostic> {
    report.diagnostics.iter().find(|it| it.rule == rule)
}

/// The function that a goal's signature declares; `None` where it is no signature.
pub(crate) fn required(signature: &str) -> Option<Declaration> {
    let [declaration]: [Declaration; 1] = analyzer::declarations(signature).try_into().ok()?;
    let is_function = matches!(declaration.kind, DeclarationKind::Function | DeclarationKind::Method);
    let is_alone = declaration.body.is_none() && declaration.span.of(signature) == signature;
    (is_function && is_alone && analyzer::syntax_errors(signature).is_empty()).then_some(declaration)
}

#[cfg(test)]
mod tests;
