//! The clauses of the persona: what the curriculum answers to.

use crate::content::front;
use crate::content::layout::is_id;
use crate::error::ContentError;
use crate::page::ClauseCard;
use serde::Deserialize;
use std::collections::BTreeSet;

const PATH: &str = "persona.toml";

/// The persona, in its own order.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Persona {
    #[serde(rename = "section")]
    pub sections: Vec<Section>,
}

/// A part of the persona.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Section {
    pub id: String,
    pub title: String,
    #[serde(rename = "clause")]
    pub clauses: Vec<Clause>,
}

/// One sentence of the persona.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Clause {
    pub id: String,
    pub title: String,
    pub text: String,
    /// Whether a program can check it, at least in part.
    pub checkable: bool,
}

impl Persona {
    /// Reads `persona.toml`; where that fails the persona is empty.
    pub fn read(text: Option<&str>, errors: &mut Vec<ContentError>) -> Self {
        let Some(text) = text else {
            errors.push(ContentError::new(PATH, 1, "the persona is missing", "write its clauses into this file"));
            return Self::default();
        };
        let persona = front::parse::<Self>(PATH, text, 0..text.len(), errors).unwrap_or_default();
        let mut seen = BTreeSet::new();
        let sections = persona.sections.iter().map(|it| (&it.id, [&it.title].to_vec()));
        let clauses = persona.clauses().map(|it| (&it.id, [&it.title, &it.text].to_vec()));
        for (id, words) in sections.chain(clauses) {
            let line = front::line_naming(text, id);
            if !is_id(id) {
                let message = format!("`{id}` cannot be an id");
                errors.push(ContentError::new(PATH, line, message, "use lower-case words joined by hyphens"));
            }
            if words.iter().any(|it| it.trim().is_empty()) {
                let message = format!("`{id}` has an empty title or text");
                errors.push(ContentError::new(PATH, line, message, "fill it in"));
            }
        }
        for clause in persona.clauses() {
            if !seen.insert(&clause.id) {
                let message = format!("two clauses have the id `{}`", clause.id);
                let line = front::line_naming(text, &clause.id);
                errors.push(ContentError::new(PATH, line, message, "rename one of them"));
            }
        }
        persona
    }

    /// All clauses in order.
    pub fn clauses(&self) -> impl Iterator<Item = &Clause> + Clone {
        self.sections.iter().flat_map(|section| &section.clauses)
    }

    /// The cards of the clauses that `ids` name, in the persona's order.
    pub fn cards(&self, ids: &[String]) -> Vec<ClauseCard> {
        self.clauses().filter(|it| ids.contains(&it.id)).map(Clause::card).collect()
    }
}

impl Clause {
    /// How lists show it.
    pub fn card(&self) -> ClauseCard {
        ClauseCard { id: self.id.clone(), title: self.title.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Persona, Vec<(u32, String)>) {
        let mut errors = Vec::new();
        let persona = Persona::read(Some(text), &mut errors);
        (persona, errors.into_iter().map(|it| (it.line, it.message)).collect())
    }

    #[test]
    fn clauses_keep_the_order_of_the_file() {
        let (persona, errors) = read(
            "[[section]]\nid = \"s\"\ntitle = \"S\"\n[[section.clause]]\nid = \"b\"\ntitle = \"B\"\ntext = \"x\"\n\
             checkable = true\n[[section.clause]]\nid = \"a\"\ntitle = \"A\"\ntext = \"y\"\ncheckable = false\n",
        );
        assert_eq!(errors, []);
        let cards = persona.cards(&["a".into(), "b".into(), "gone".into()]);
        assert_eq!(cards.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["b", "a"]);
    }

    #[test]
    fn slips_are_told_with_their_lines() {
        let clause = "[[section.clause]]\nid = \"a\"\ntitle = \"A\"\ntext = \"x\"\ncheckable = true\n";
        let (_, errors) = read(&format!("[[section]]\nid = \"S\"\ntitle = \"\"\n{clause}{clause}"));
        let messages: Vec<_> = errors.iter().map(|it| it.1.as_str()).collect();
        assert_eq!(messages, ["`S` cannot be an id", "`S` has an empty title or text", "two clauses have the id `a`"]);
        let (_, errors) = read("[[section]]\nid = \"s\"\ntitle = \"S\"\ncolour = \"red\"\nclause = []\n");
        assert_eq!(errors.len(), 1);
        assert_eq!(errors[0].0, 4);
        assert!(errors[0].1.contains("colour"), "{errors:?}");
    }
}
