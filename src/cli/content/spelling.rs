//! Checks the spelling of the content, as British English.
//!
//! The dictionary is SCOWL's; what the field and this project say beyond it stands in `content/words.txt`.

use curriculum::{ContentError, Word};
use spellbook::Dictionary;
use std::collections::{BTreeMap, HashSet};

const AFFIXES: &str = include_str!("dictionary/en_GB.aff");
const WORDS: &str = include_str!("dictionary/en_GB.dic");

/// The file of the project's own words.
pub const OWN: &str = "words.txt";

/// A problem for each word that neither the dictionary nor `own` knows, once for each file; and for each line of `own`
/// that is out of order.
pub fn check(words: Vec<Word>, own: &str) -> Vec<ContentError> {
    let dictionary = Dictionary::new(AFFIXES, WORDS).expect("the dictionary is part of this program");
    let known: HashSet<&str> = own.lines().collect();
    let mut problems = disorder(own);
    let mut unknown: BTreeMap<String, Vec<Word>> = BTreeMap::new();
    let mut seen = HashSet::new();
    for word in words {
        let lower = word.text.to_lowercase();
        let is_known = known.contains(&*word.text) || known.contains(&*lower);
        if !is_known && !dictionary.check(&word.text) && seen.insert((word.path.clone(), word.text.clone())) {
            unknown.entry(word.text.clone()).or_default().push(word);
        }
    }
    for (text, places) in unknown {
        let mut near = Vec::new();
        dictionary.suggest(&text, &mut near);
        let instead = near.first().map_or_else(String::new, |it| format!("write `{it}`, "));
        let remedy = format!("{instead}put it between backticks if it is code, or add it to content/{OWN}");
        let message = format!("no dictionary knows the word `{text}`");
        problems.extend(places.iter().map(|it| ContentError::new(&it.path, it.line, &message, &remedy)));
    }
    problems
}

fn disorder(own: &str) -> Vec<ContentError> {
    let lines: Vec<&str> = own.lines().collect();
    let pairs = (2..).zip(lines.windows(2)).filter(|(_, pair)| pair[0] >= pair[1]);
    pairs
        .map(|(line, pair)| {
            let message = format!("`{}` stands after `{}`", pair[1], pair[0]);
            ContentError::new(OWN, line, message, "keep one word in a line, sorted, each once: `LC_ALL=C sort -u`")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(texts: &[&str], own: &str) -> Vec<(String, String)> {
        let word = |text: &&str| Word { text: (*text).into(), path: "lesson.md".into(), line: 3 };
        check(texts.iter().map(word).collect(), own).into_iter().map(|it| (it.message, it.remedy)).collect()
    }

    #[test]
    fn unknown_words_are_told_once_with_a_likely_one() {
        assert_eq!(said(&["The", "colours", "don't", "Lighthouse", "behaviour", "handled"], ""), []);
        let found = said(&["seperate", "seperate"], "");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, "no dictionary knows the word `seperate`");
        assert!(found[0].1.starts_with("write `separate`, "), "{}", found[0].1);
    }

    #[test]
    fn the_projects_own_words_are_known_also_at_a_sentences_start() {
        assert_eq!(said(&["Goroutine", "goroutine", "errgroup"], "errgroup\ngoroutine\n"), []);
    }

    #[test]
    fn the_list_is_kept_sorted() {
        assert_eq!(said(&[], "b\na\na\n").len(), 2);
    }
}
