//! The typed front matter of lessons and exercises, and `chapter.toml`.

use crate::error::{ContentError, line_at};
use crate::page::ExerciseKind;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::ops::Range;

/// Rule ids by the path of the Go file, relative to the folder of the lesson or exercise.
pub(crate) type Findings = BTreeMap<String, Vec<String>>;

/// `chapter.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChapterFront {
    pub title: String,
    pub summary: String,
}

/// The head of `lesson.md`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LessonFront {
    pub title: String,
    pub summary: String,
    pub clauses: Vec<String>,
    #[serde(default)]
    pub rules: Vec<String>,
    pub since: Option<String>,
    pub live: String,
    #[serde(default)]
    pub findings: Findings,
}

/// The head of `exercise.md`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExerciseFront {
    pub title: String,
    pub kind: ExerciseKind,
    pub lesson: String,
    pub clauses: Vec<String>,
    #[serde(default)]
    pub rules: Vec<String>,
    pub minutes: u32,
    pub order: u32,
    #[serde(default)]
    pub findings: Findings,
    #[serde(default)]
    pub goal: Vec<GoalFront>,
    /// Of kind `trigger`: the rules that a solution fires.
    pub fires: Option<Vec<String>>,
    /// Of kind `trigger`: the rule that a solution seems to fire and does not.
    pub near: Option<String>,
    /// Of kind `review`: what a reviewer flags.
    #[serde(default)]
    pub flag: Vec<FlagFront>,
    /// Of kind `review`: what looks suspicious and is right.
    #[serde(default)]
    pub sound: Vec<SoundFront>,
    /// Of kind `debug`: whether the tests beside the starter fail.
    #[serde(default, rename = "starter-fails")]
    pub starter_fails: bool,
}

impl ExerciseFront {
    /// The rules that it names anywhere: those that it is about.
    pub fn about(&self) -> Vec<String> {
        let flagged = self.flag.iter().map(|it| &it.rule);
        let named = self.rules.iter().chain(self.fires.iter().flatten()).chain(&self.near).chain(flagged);
        let mut about: Vec<String> = named.cloned().collect();
        about.sort_unstable();
        about.dedup();
        about
    }
}

/// A line that a reviewer flags.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FlagFront {
    pub line: String,
    pub rule: String,
    pub why: String,
}

/// A line that looks suspicious and is right.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SoundFront {
    pub line: String,
    pub why: String,
}

/// One goal: `function`, `contains` or `absent`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GoalFront {
    pub function: Option<String>,
    pub contains: Option<String>,
    pub absent: Option<String>,
    #[serde(rename = "in")]
    pub within: Option<String>,
    pub why: String,
    #[serde(default)]
    pub praise: String,
}

/// Where the parts of a Markdown file with front matter lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Parts {
    pub front: Range<usize>,
    pub body: Range<usize>,
}

/// Tells front matter and body apart.
pub(crate) fn split(path: &str, text: &str, errors: &mut Vec<ContentError>) -> Option<Parts> {
    let remedy = "begin the file with a line `+++`, the front matter in TOML and another line `+++`";
    let Some(rest) = text.strip_prefix("+++\n") else {
        errors.push(ContentError::new(path, 1, "the front matter is missing", remedy));
        return None;
    };
    let start = text.len() - rest.len();
    let mut at = start;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == "+++" {
            return Some(Parts { front: start..at, body: at + line.len()..text.len() });
        }
        at += line.len();
    }
    errors.push(ContentError::new(path, 1, "the front matter has no end", remedy));
    None
}

/// Reads a piece of TOML within `text`.
pub(crate) fn parse<T: DeserializeOwned>(
    path: &str,
    text: &str,
    range: Range<usize>,
    errors: &mut Vec<ContentError>,
) -> Option<T> {
    let start = range.start;
    match toml::from_str(&text[range]) {
        Ok(front) => Some(front),
        Err(error) => {
            let line = line_at(text, start + error.span().map_or(0, |span| span.start));
            let message = error.message().lines().collect::<Vec<_>>().join(" ");
            errors.push(ContentError::new(
                path,
                line,
                message,
                "see \"Content\" in CONTRIBUTING.md on the fields of this file",
            ));
            None
        }
    }
}

/// The line of `text` where `value` first stands between quotes; 1 where it stands nowhere.
pub(crate) fn line_naming(text: &str, value: &str) -> u32 {
    let quoted = [format!("\"{value}\""), format!("'{value}'")];
    line_at(text, quoted.iter().filter_map(|it| text.find(it)).min().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lesson(text: &str) -> Result<(LessonFront, &str), Vec<ContentError>> {
        let mut errors = Vec::new();
        let parts = split("lesson.md", text, &mut errors);
        let front = parts.clone().and_then(|it| parse("lesson.md", text, it.front, &mut errors));
        front.zip(parts).map(|(front, parts)| (front, &text[parts.body])).ok_or(errors)
    }

    #[test]
    fn front_matter_and_body_are_told_apart() {
        let text = "+++\ntitle = \"T\"\nsummary = \"S\"\nclauses = []\nlive = \"a/a.go\"\n\
                    [findings]\n\"a/a.go\" = [\"r\"]\n+++\nBody\n+++\n";
        let (front, body) = lesson(text).unwrap();
        assert_eq!((front.title.as_str(), body), ("T", "Body\n+++\n"));
        assert_eq!(front.findings["a/a.go"], ["r"]);
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_line() {
        let at = |text: &str| {
            let errors = lesson(text).unwrap_err();
            assert_eq!(errors.len(), 1, "{errors:?}");
            (errors[0].line, errors[0].message.clone())
        };
        assert_eq!(at(""), (1, "the front matter is missing".into()));
        assert_eq!(at("Body"), (1, "the front matter is missing".into()));
        assert_eq!(at("+++\ntitle = \"T\"\n"), (1, "the front matter has no end".into()));
        let (line, message) = at("+++\ntitle = \"T\"\nsummary = \"S\"\nclauses = []\nlive = \"a\"\nliv = \"b\"\n+++\n");
        assert_eq!(line, 6);
        assert!(message.contains("unknown field `liv`"), "{message}");
        let (line, message) = at("+++\ntitle = \"T\n+++\n");
        assert_eq!(line, 2, "{message}");
        let (_, message) = at("+++\ntitle = \"T\"\n+++\n");
        assert!(message.contains("missing field"), "{message}");
    }
}
