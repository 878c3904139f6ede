//! Light, dark, or as the system says.

use crate::storage::{Browser, Refused, Store, THEME_KEY};

/// The learner's choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    System,
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

impl Theme {
    /// All choices, in the order of the list.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word in storage and in the document.
    pub fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The word in the list.
    pub fn label(self) -> &'static str {
        match self {
            Self::System => "System",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }

    /// The choice behind a word; any other word is the system's choice.
    pub fn from_word(word: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.word() == word).unwrap_or(Self::System)
    }

    /// The choice of an earlier visit.
    pub fn load() -> Self {
        Browser.get(THEME_KEY).ok().flatten().map_or(Self::System, |word| Self::from_word(&word))
    }

    /// Shows the theme and remembers it.
    pub fn choose(self) -> Result<(), Refused> {
        self.show();
        match self {
            Self::System => Browser.remove(THEME_KEY),
            _ => Browser.set(THEME_KEY, self.word()),
        }
    }

    /// Shows the theme.
    pub fn show(self) {
        let root = gloo::utils::document_element();
        // An attribute on the root is always allowed; were it not, the page would stay as it is.
        let _ = match self {
            Self::System => root.remove_attribute("data-theme"),
            _ => root.set_attribute("data-theme", self.word()),
        };
    }
}
