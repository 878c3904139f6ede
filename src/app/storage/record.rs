/// How many earlier texts are kept beside the present one.
pub const KEPT_TEXTS: usize = 5;

/// The learner's code on one page, with what it replaced.
#[derive(Debug, Clone, Default, PartialEq, Eq, miniserde::Serialize, miniserde::Deserialize)]
pub struct SavedText {
    /// The code.
    pub text: String,
    /// What a reset or a shared link replaced, the latest first, at most [`KEPT_TEXTS`].
    pub kept: Vec<String>,
}

impl SavedText {
    /// Puts `text` in the place of the present one, which is kept.
    pub fn replace(&mut self, text: String) {
        let old = std::mem::replace(&mut self.text, text);
        self.kept.retain(|kept| *kept != old && *kept != self.text);
        self.kept.insert(0, old);
        self.kept.truncate(KEPT_TEXTS);
    }

    /// Brings the latest kept text back, and keeps the present one in its place. Returns whether there was one.
    pub fn bring_back(&mut self) -> bool {
        if self.kept.is_empty() {
            return false;
        }
        let text = self.kept.remove(0);
        self.replace(text);
        true
    }
}

/// What the learner chose.
#[derive(Debug, Clone, Default, PartialEq, Eq, miniserde::Serialize, miniserde::Deserialize)]
pub struct Settings {
    /// Whether code is written in a plain text box instead of the editor.
    pub plain_editor: bool,
    /// The playground's numbers that differ from the rules' own, by `rule.option`.
    pub options: Vec<(String, u32)>,
}

impl Settings {
    /// The number that the learner chose for an option.
    pub fn option(&self, name: &str) -> Option<u32> {
        self.options.iter().find(|(known, _)| known == name).map(|(_, value)| *value)
    }

    /// The chosen numbers as the analyzer takes them, such as `large-interface.max=10`.
    pub fn assignments(&self) -> Vec<String> {
        self.options.iter().map(|(name, value)| format!("{name}={value}")).collect()
    }

    /// Chooses a number for an option, or the rule's own.
    pub fn set_option(&mut self, name: &str, value: Option<u32>) {
        self.options.retain(|(known, _)| known != name);
        self.options.extend(value.map(|value| (name.to_owned(), value)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(saved: &SavedText) -> (&str, Vec<&str>) {
        (&saved.text, saved.kept.iter().map(String::as_str).collect())
    }

    #[test]
    fn what_is_replaced_can_be_brought_back_and_changed_over_again() {
        let mut saved = SavedText { text: "mine".into(), ..SavedText::default() };
        assert!(!saved.bring_back());
        saved.replace("starter".into());
        assert_eq!(texts(&saved), ("starter", vec!["mine"]));
        assert!(saved.bring_back());
        assert_eq!(texts(&saved), ("mine", vec!["starter"]));
        assert!(saved.bring_back());
        assert_eq!(texts(&saved), ("starter", vec!["mine"]));
    }

    #[test]
    fn an_option_is_chosen_changed_and_given_back() {
        let mut settings = Settings::default();
        settings.set_option("large-interface.max", Some(7));
        settings.set_option("large-interface.max", Some(9));
        settings.set_option("other.max", Some(1));
        assert_eq!(settings.option("large-interface.max"), Some(9));
        assert_eq!(settings.assignments(), ["large-interface.max=9", "other.max=1"]);
        settings.set_option("large-interface.max", None);
        assert_eq!(settings.option("large-interface.max"), None);
    }

    #[test]
    fn only_the_latest_different_texts_are_kept() {
        let mut saved = SavedText { text: "0".into(), ..SavedText::default() };
        for next in ["1", "2", "1", "3", "4", "5", "6"] {
            saved.replace(next.into());
        }
        assert_eq!(texts(&saved), ("6", vec!["5", "4", "3", "1", "2"]));
    }
}
