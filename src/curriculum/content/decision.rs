//! Decisions: a question with answers to choose from, each with what follows from it.

use serde::Deserialize;

/// A block `decision` of a text. Its texts are Markdown.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Decision {
    /// What is to be decided.
    pub question: String,
    /// Two to four answers.
    pub option: Vec<Choice>,
}

/// One answer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Choice {
    /// The answer.
    pub answer: String,
    /// What follows from it, in one to four sentences.
    pub consequence: String,
    /// Whether it is the best one here.
    #[serde(default)]
    pub best: bool,
}

impl Decision {
    /// What is wrong with it and what to do, if anything.
    pub fn fault(&self) -> Option<(&'static str, &'static str)> {
        let texts = self.option.iter().flat_map(|it| [&it.answer, &it.consequence]).chain([&self.question]);
        if texts.into_iter().any(|it| it.trim().is_empty()) {
            Some(("a decision has an empty text", "fill it in"))
        } else if !(2..=4).contains(&self.option.len()) {
            Some(("a decision has two to four options", "choose the ones that people really weigh"))
        } else if self.option.iter().filter(|it| it.best).count() != 1 {
            Some(("exactly one option of a decision is the best", "write `best = true` in one of them"))
        } else {
            None
        }
    }
}
