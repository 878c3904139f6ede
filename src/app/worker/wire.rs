//! How values travel from the builder to the page, and between the page and the worker: postcard's bytes, each as the
//! character of that number, so that whatever carries text carries them.
//!
//! To read JSON in the tab takes a reader for each structure that is several times as large. What a learner keeps is JSON
//! all the same: files that outlive a release must say what they mean.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The text that stands for `value`. The same release of the site reads it, and no other.
pub fn write(value: &impl Serialize) -> String {
    let bytes = postcard::to_allocvec(value).expect("what travels holds plain values alone");
    bytes.into_iter().map(char::from).collect()
}

/// The value that `text` stands for; `None` for a text that [`write`] did not make.
pub fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    let bytes: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(c).ok()).collect();
    postcard::from_bytes(&bytes?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_arrives_as_it_was() {
        let values = [(0, ""), (127, "plain"), (128, "<\"\\\0\n"), (u32::MAX, "é \u{1f600}")];
        for value in values.map(|(number, text)| (number, text.to_owned(), vec![Some(number), None])) {
            assert_eq!(read(&write(&value)), Some(value));
        }
    }

    #[test]
    fn what_is_no_value_is_refused() {
        for text in ["", "\u{5}four", "\u{1f600}", "\u{ff}\u{ff}\u{ff}\u{ff}\u{ff}\u{ff}"] {
            assert_eq!(read::<String>(text), None, "{text:?}");
        }
    }
}
