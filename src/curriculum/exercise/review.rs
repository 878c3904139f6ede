//! Judges a review: which lines of a change were flagged, and for what.
//!
//! What the learner says is a text, so that it is kept, reset and judged like code: a line for each flag, which holds the
//! number of the flagged line and the rule, as in `12 ignored-error`.

use super::{MAX_MISSING, Remark, Verdict, in_order};
use serde::{Deserialize, Serialize};

/// What a reviewer says of a change. All lines are those of the new version, from 1.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// What is to be flagged, in the order of the lines, each line once.
    pub flags: Vec<Flag>,
    /// What looks suspicious and is right: the line and why.
    pub sound: Vec<(u32, String)>,
    /// What may be flagged and need not be, because the rule only informs: the line and the rule.
    pub optional: Vec<(u32, String)>,
}

/// How many lines off a flag may be and still show that its reason was seen.
const NEAR: u32 = 3;

impl Review {
    /// The flag that was meant by one for this rule on a line where nothing is to be flagged.
    fn near_miss(&self, line: u32, rule: &str) -> Option<&Flag> {
        self.flags.iter().find(|it| it.line.abs_diff(line) <= NEAR && it.rules.iter().any(|wanted| wanted == rule))
    }
}

/// A line that a reviewer flags.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flag {
    /// The line.
    pub line: u32,
    /// The rules that find something there; the first is the one that the review is about.
    pub rules: Vec<String>,
    /// Why it is flagged, in a sentence or two.
    pub why: String,
}

/// The text of a review that flags these lines.
pub fn answers<'a>(flags: impl IntoIterator<Item = (u32, &'a str)>) -> String {
    flags.into_iter().map(|(line, rule)| format!("{line} {rule}\n")).collect()
}

/// The flags that a text of a review holds, the last for each line; what is none is passed over.
fn flagged(text: &str) -> Vec<(u32, &str)> {
    let mut flags: Vec<(u32, &str)> = Vec::new();
    for line in text.lines() {
        let Some((number, rule)) = line.trim().split_once(' ') else { continue };
        let Ok(number) = number.parse() else { continue };
        flags.retain(|(line, _)| *line != number);
        flags.push((number, rule.trim()));
    }
    flags
}

/// Judges the text of a review: it passes when every flag is set for a reason that holds, and no other line is flagged.
pub(super) fn verdict(review: &Review, text: &str) -> Verdict {
    let flagged = flagged(text);
    let rule_at = |line: u32| flagged.iter().find(|(flagged, _)| *flagged == line).map(|(_, rule)| *rule);
    if flagged.is_empty() {
        let text = "You have flagged nothing yet.".to_owned();
        let why = "Read the added lines as a reviewer, and choose a rule for each line that you would not let pass.";
        let missing = vec![Remark { line: None, text, why: why.into(), rule: None }];
        return Verdict { passed: false, summary: String::new(), right: Vec::new(), missing };
    }
    let mut judge = Judge::default();
    for flag in &review.flags {
        judge.flag(flag, rule_at(flag.line));
    }
    let hits = judge.right.len();
    let mut right = hits;
    for &(line, rule) in &flagged {
        if review.flags.iter().any(|it| it.line == line) {
            continue;
        }
        if review.optional.iter().any(|it| it.0 == line && it.1 == rule) {
            judge.right(line, "A note here is fair, although nothing demands it.", "", Some(rule));
            right += 1;
        } else if let Some((_, why)) = review.sound.iter().find(|it| it.0 == line) {
            judge.missing(line, "This line looks suspicious, but it is right.", why, None);
        } else if let Some(near) = review.near_miss(line, rule).filter(|it| rule_at(it.line).is_none()) {
            let text = format!("`{rule}` has a reason near here, on line {}.", near.line);
            judge.missing(line, &text, "Move this flag to the line that its reason stands on.", None);
        } else {
            let text = format!("`{rule}` has no reason to speak here.");
            judge.missing(line, &text, "Take this flag off: each false alarm costs its reader some trust.", None);
        }
    }
    for (line, why) in review.sound.iter().filter(|it| rule_at(it.0).is_none()) {
        judge.right(*line, "You let this line pass, and it is right.", why, None);
    }
    let summary = summary(right, flagged.len(), hits, review.flags.len());
    judge.verdict(summary)
}

/// Precision and recall in words and figures.
fn summary(right: usize, flagged: usize, found: usize, wanted: usize) -> String {
    let percent = |part: usize, whole: usize| (part * 100).checked_div(whole).unwrap_or(100);
    format!(
        "Precision {} %: of your flags, {right} of {flagged} are right. Recall {} %: of the lines that need a flag, you found \
         {found} of {wanted}.",
        percent(right, flagged),
        percent(found, wanted)
    )
}

#[derive(Default)]
struct Judge {
    right: Vec<Remark>,
    missing: Vec<Remark>,
}

impl Judge {
    fn flag(&mut self, flag: &Flag, answer: Option<&str>) {
        let rule = flag.rules.first().map(String::as_str);
        match answer {
            Some(answer) if flag.rules.iter().any(|it| it == answer) => {
                self.right(flag.line, &flag.why, "", Some(answer));
            }
            Some(answer) => {
                let text = format!("This line needs a flag, but not for `{answer}`.");
                self.missing(flag.line, &text, &flag.why, rule);
            }
            None => self.missing(flag.line, "You let this line pass.", &flag.why, rule),
        }
    }

    fn right(&mut self, line: u32, text: &str, why: &str, rule: Option<&str>) {
        self.right.push(remark(line, text, why, rule));
    }

    fn missing(&mut self, line: u32, text: &str, why: &str, rule: Option<&str>) {
        self.missing.push(remark(line, text, why, rule));
    }

    fn verdict(mut self, summary: String) -> Verdict {
        in_order(&mut self.right);
        in_order(&mut self.missing);
        let passed = self.missing.is_empty();
        self.missing.truncate(MAX_MISSING);
        Verdict { passed, summary, right: self.right, missing: self.missing }
    }
}

fn remark(line: u32, text: &str, why: &str, rule: Option<&str>) -> Remark {
    Remark { line: Some(line), text: text.to_owned(), why: why.to_owned(), rule: rule.map(str::to_owned) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn review() -> Review {
        let flag = |line, rules: &[&str], why: &str| Flag {
            line,
            rules: rules.iter().map(|it| (*it).to_owned()).collect(),
            why: why.into(),
        };
        Review {
            flags: vec![
                flag(4, &["ignored-error"], "The tide table may be half written."),
                flag(9, &["naked-goroutine", "lost-cancel"], "Nobody waits for it."),
            ],
            sound: vec![(6, "The channel has room for every answer.".into())],
            optional: vec![(12, "long-function".into())],
        }
    }

    fn judge(flags: &[(u32, &str)]) -> Verdict {
        let verdict = verdict(&review(), &answers(flags.iter().copied()));
        assert_eq!(verdict.passed, verdict.missing.is_empty());
        verdict
    }

    fn said(remarks: &[Remark]) -> Vec<(u32, &str)> {
        remarks.iter().map(|it| (it.line.unwrap_or_default(), it.text.as_str())).collect()
    }

    #[test]
    fn every_flag_for_a_reason_that_holds_passes_and_is_explained() {
        for (rule, also) in [("naked-goroutine", None), ("lost-cancel", Some((12, "long-function")))] {
            let flags: Vec<_> = [(4, "ignored-error"), (9, rule)].into_iter().chain(also).collect();
            let verdict = judge(&flags);
            assert!(verdict.passed, "{verdict:#?}");
            assert_eq!(
                said(&verdict.right)[..3],
                [
                    (4, "The tide table may be half written."),
                    (6, "You let this line pass, and it is right."),
                    (9, "Nobody waits for it.")
                ]
            );
            assert!(verdict.summary.starts_with("Precision 100 %"), "{}", verdict.summary);
        }
    }

    #[test]
    fn a_flag_beside_its_line_is_told_where_that_is() {
        let verdict = judge(&[(5, "ignored-error"), (9, "naked-goroutine")]);
        let beside = (5, "`ignored-error` has a reason near here, on line 4.");
        assert_eq!(said(&verdict.missing), [(4, "You let this line pass."), beside]);
    }

    #[test]
    fn misses_wrong_reasons_and_false_alarms_are_told_by_line() {
        let verdict = judge(&[(9, "ignored-error"), (6, "blocking-channel-op"), (8, "ignored-error")]);
        assert_eq!(
            said(&verdict.missing),
            [
                (4, "You let this line pass."),
                (6, "This line looks suspicious, but it is right."),
                (8, "`ignored-error` has no reason to speak here."),
                (9, "This line needs a flag, but not for `ignored-error`."),
            ]
        );
        assert_eq!(verdict.missing[0].why, "The tide table may be half written.");
        assert_eq!(verdict.missing[0].rule.as_deref(), Some("ignored-error"));
        assert_eq!(verdict.missing[1].why, "The channel has room for every answer.");
        assert_eq!(
            verdict.summary,
            "Precision 0 %: of your flags, 0 of 3 are right. Recall 0 %: of the lines that need a flag, you found 0 of 2."
        );
    }

    #[test]
    fn precision_counts_flags_and_recall_counts_lines() {
        let verdict = judge(&[(4, "ignored-error"), (12, "long-function"), (7, "ignored-error")]);
        assert_eq!(
            verdict.summary,
            "Precision 66 %: of your flags, 2 of 3 are right. Recall 50 %: of the lines that need a flag, you found 1 of 2."
        );
    }

    #[test]
    fn nothing_and_everything_do_not_pass_and_nothing_gives_nothing_away() {
        assert_eq!(said(&judge(&[]).missing), [(0, "You have flagged nothing yet.")]);
        let everything: Vec<_> = (1..=20).map(|line| (line, "ignored-error")).collect();
        assert!(!judge(&everything).passed);
    }

    #[test]
    fn any_text_has_a_verdict() {
        for text in ["", "4", "4  ", "-1 x", "99999999999 x", "ignored-error 4", "\0", "4 ignored-error\n4 other"] {
            assert!(!verdict(&review(), text).passed, "{text}");
        }
        let long: String = (100..5_000).map(|line| format!("{line} x\n")).collect();
        assert_eq!(verdict(&review(), &long).missing.len(), MAX_MISSING);
    }
}
