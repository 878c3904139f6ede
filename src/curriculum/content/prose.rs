//! The words of the content, for a check of their spelling.

use super::load::{Curriculum, Exercise};
use std::ops::Range;

/// A word as it stands in the content.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Word {
    /// The word, without a possessive `'s`.
    pub text: String,
    /// The file, relative to `content/`; or `rule <id>` for the page of a rule.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
}

/// The fields of front matter that people read.
const READ: [&str; 4] = ["title", "summary", "why", "praise"];

impl Curriculum {
    /// All words of prose in lessons, exercises, chapters and the pages of rules; code is none, nor are names with
    /// capitals or digits inside.
    pub fn words(&self) -> Vec<Word> {
        let exercises =
            self.exercises.iter().flat_map(|it| Exercise::texts(it).map(|text| (it.path.clone(), &text.prose)));
        let lessons = self.lessons().map(|it| (it.path.clone(), &it.text.prose));
        let rules = self.rules.iter().map(|it| (format!("rule {}", it.info.id), &it.text.prose));
        let chapters = self.chapters.iter().map(|it| (it.path.clone(), &it.prose));
        let mut all = Vec::new();
        for (path, prose) in chapters.chain(lessons).chain(exercises).chain(rules) {
            for (line, text) in prose {
                let word = |text: String| Word { text, path: path.clone(), line: *line };
                all.extend(words(text).into_iter().map(word));
            }
        }
        all
    }
}

/// The lines of front matter that people read, with their numbers; code stands between backticks.
pub(super) fn of_front(text: &str, front: Range<usize>) -> Vec<(u32, String)> {
    let first = crate::error::line_at(text, front.start);
    let read = (first..).zip(text[front].lines()).filter_map(|(number, line)| {
        let (key, value) = line.split_once('=')?;
        READ.contains(&key.trim()).then(|| (number, value.trim().to_owned()))
    });
    read.collect()
}

/// The words of a piece of prose in which code stands between backticks.
fn words(text: &str) -> Vec<String> {
    let prose = text.split('`').step_by(2);
    let tokens = prose.flat_map(|it| it.split(|it: char| it.is_whitespace() || "-–—/\"“”()[],;:!?…".contains(it)));
    let word = |token: &str| {
        let token = token.trim_matches(|it: char| !it.is_alphanumeric()).replace('’', "'");
        let word = token.strip_suffix("'s").unwrap_or(&token);
        let is_name = word.chars().skip(1).any(|it| it.is_uppercase() || !(it.is_alphabetic() || it == '\''));
        let is_word = word.chars().next().is_some_and(char::is_alphabetic) && !is_name;
        is_word.then(|| word.to_owned())
    };
    tokens.filter_map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::sample::{load, with};

    #[test]
    fn words_are_told_from_code_and_names() {
        assert_eq!(
            words("The tram's `stopNow()` isn't well-known: see net.Dial, GitHub, UTF-8 and (almost) Go 1.22."),
            ["The", "tram", "isn't", "well", "known", "see", "and", "almost", "Go"]
        );
    }

    #[test]
    fn every_text_that_people_read_is_there_with_its_line() {
        let text = "Some words.";
        let path = "lessons/01-errors/01-keep/lesson.md";
        let found = load(with(path, text, "Some wrods.")).words();
        let word = |text: &str, path: &str, line| Word { text: text.into(), path: path.into(), line };
        for expected in [
            word("wrods", path, 12),
            word("Keep", path, 2),
            word("Callers", "exercises/keep-it/exercise.md", 13),
            word("Errors", "lessons/01-errors/chapter.toml", 1),
            word("Because", "exercises/keep-it/exercise.md", 37),
        ] {
            assert!(found.contains(&expected), "{expected:?} is not in {found:#?}");
        }
        assert!(found.iter().any(|it| it.path == "rule ignored-error"));
    }
}
