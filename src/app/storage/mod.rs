//! What stays in the browser between visits: code, progress and settings, each under a versioned key.
//!
//! Nothing that cannot be read is ever overwritten, and nothing that another tab wrote is lost: a [`Slot`] writes only
//! over what it has itself read or written.

mod browser;
mod record;
mod shelf;
mod slot;

pub use browser::Browser;
pub use record::{SavedText, Settings};
pub use shelf::{Shelf, Trouble};
pub use slot::{Loaded, SaveError, Slot};

/// Why the browser did not do what it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It lets this site keep nothing.
    Denied,
    /// There is no room left.
    Full,
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Denied => "This browser does not let this site save anything, so your work is lost when you leave.",
            Self::Full => "The browser's storage for this site is full, so your last changes are not saved.",
        })
    }
}

impl std::error::Error for Refused {}

/// A place for texts by key.
pub trait Store: Clone + 'static {
    /// The text under `key`.
    fn get(&self, key: &str) -> Result<Option<String>, Refused>;
    /// Puts `text` under `key`.
    fn set(&self, key: &str, text: &str) -> Result<(), Refused>;
    /// Leaves nothing under `key`.
    fn remove(&self, key: &str) -> Result<(), Refused>;
    /// All keys that begin with `prefix`.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, Refused>;
}

/// What the keys of all code begin with.
pub const CODE_PREFIX: &str = "go-idioms/1/code";

/// The key of the theme; its text is `light` or `dark`, and nothing means the system's choice. It is read before the
/// first paint, so it is no record.
pub const THEME_KEY: &str = "go-idioms/theme";

/// The key of the learner's progress.
pub const PROGRESS_KEY: &str = "go-idioms/1/progress";

/// The key of the settings.
pub const SETTINGS_KEY: &str = "go-idioms/1/settings";

/// The key of the learner's code on the page at `route`.
pub fn code_key(route: &str) -> String {
    format!("{CODE_PREFIX}{route}")
}

#[cfg(test)]
pub mod memory {
    //! A store that tests can fill, break and look into.

    use super::{Refused, Store};
    use std::cell::{Cell, RefCell};
    use std::collections::BTreeMap;
    use std::rc::Rc;

    #[derive(Clone, Default)]
    pub struct Memory {
        pub texts: Rc<RefCell<BTreeMap<String, String>>>,
        pub refuses: Rc<Cell<Option<Refused>>>,
    }

    impl Memory {
        fn check(&self) -> Result<(), Refused> {
            self.refuses.get().map_or(Ok(()), Err)
        }
    }

    impl Store for Memory {
        fn get(&self, key: &str) -> Result<Option<String>, Refused> {
            if self.refuses.get() == Some(Refused::Denied) {
                return Err(Refused::Denied);
            }
            Ok(self.texts.borrow().get(key).cloned())
        }

        fn set(&self, key: &str, text: &str) -> Result<(), Refused> {
            self.check()?;
            self.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
            Ok(())
        }

        fn remove(&self, key: &str) -> Result<(), Refused> {
            self.check()?;
            self.texts.borrow_mut().remove(key);
            Ok(())
        }

        fn keys(&self, prefix: &str) -> Result<Vec<String>, Refused> {
            Ok(self.texts.borrow().keys().filter(|key| key.starts_with(prefix)).cloned().collect())
        }
    }
}
