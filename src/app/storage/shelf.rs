use super::{PROGRESS_KEY, Refused, Store};
use curriculum::progress::{Progress, ProgressError};

/// Why progress is not being saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The browser refuses.
    Refused(Refused),
    /// What is stored cannot be read and is left alone.
    Unreadable {
        /// The stored text.
        raw: String,
        /// Why it cannot be read.
        why: ProgressError,
    },
}

/// The learner's progress and its place in a store.
///
/// Several tabs may write: every change begins with what is stored by then.
pub struct Shelf<S> {
    store: S,
    progress: Progress,
}

impl<S: Store> Shelf<S> {
    /// An empty shelf; [`Shelf::load`] fills it.
    pub fn new(store: S) -> Self {
        Self { store, progress: Progress::default() }
    }

    /// The progress as far as it is known.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Takes over what is stored. Nothing stored means that nothing was done yet, or that another tab erased it.
    pub fn load(&mut self) -> Result<(), Trouble> {
        self.progress = self.stored()?.unwrap_or_default();
        Ok(())
    }

    /// Changes the progress and stores it. Where that cannot be, the change stays in this tab.
    pub fn update(&mut self, change: impl FnOnce(&mut Progress)) -> Result<(), Trouble> {
        let stored = self.stored();
        if let Ok(Some(stored)) = &stored {
            self.progress.merge(stored.clone());
        }
        change(&mut self.progress);
        stored?;
        self.store.set(PROGRESS_KEY, &self.progress.to_json()).map_err(Trouble::Refused)
    }

    /// Forgets all progress, readable or not: only for what the learner has decided.
    pub fn erase(&mut self) -> Result<(), Trouble> {
        self.progress = Progress::default();
        self.store.remove(PROGRESS_KEY).map_err(Trouble::Refused)
    }

    fn stored(&self) -> Result<Option<Progress>, Trouble> {
        let Some(raw) = self.store.get(PROGRESS_KEY).map_err(Trouble::Refused)? else { return Ok(None) };
        Progress::parse(&raw).map(Some).map_err(|why| Trouble::Unreadable { raw, why })
    }
}

#[cfg(test)]
mod tests {
    use super::super::memory::Memory;
    use super::*;

    #[test]
    fn two_tabs_add_to_each_others_progress() {
        let store = Memory::default();
        let (mut here, mut there) = (Shelf::new(store.clone()), Shelf::new(store.clone()));
        here.load().unwrap();
        there.load().unwrap();
        here.update(|progress| progress.read_lesson("a", 1)).unwrap();
        there.update(|progress| progress.attempt("b", true, 2)).unwrap();
        let mut later = Shelf::new(store);
        later.load().unwrap();
        assert!(later.progress().is_read("a") && later.progress().is_passed("b"));
    }

    #[test]
    fn what_another_tab_erased_does_not_come_back_by_itself() {
        let store = Memory::default();
        let (mut here, mut there) = (Shelf::new(store.clone()), Shelf::new(store));
        here.update(|progress| progress.read_lesson("a", 1)).unwrap();
        there.load().unwrap();
        here.erase().unwrap();
        there.load().unwrap();
        assert_eq!(*there.progress(), Progress::default());
    }

    #[test]
    fn unreadable_progress_is_told_and_left_alone_while_the_tab_goes_on() {
        let store = Memory::default();
        store.set(PROGRESS_KEY, "{oops").unwrap();
        let mut shelf = Shelf::new(store.clone());
        assert!(matches!(shelf.load(), Err(Trouble::Unreadable { .. })));
        assert!(matches!(shelf.update(|progress| progress.read_lesson("a", 1)), Err(Trouble::Unreadable { .. })));
        assert!(shelf.progress().is_read("a"));
        assert_eq!(store.get(PROGRESS_KEY), Ok(Some("{oops".into())));
        shelf.erase().unwrap();
        shelf.update(|progress| progress.read_lesson("b", 1)).unwrap();
        assert!(store.get(PROGRESS_KEY).unwrap().is_some_and(|raw| raw.contains("\"b\"")));
    }

    #[test]
    fn a_refusal_keeps_the_change_in_the_tab_and_later_stores_it() {
        let store = Memory::default();
        let mut shelf = Shelf::new(store.clone());
        store.refuses.set(Some(Refused::Full));
        assert_eq!(shelf.update(|progress| progress.read_lesson("a", 1)), Err(Trouble::Refused(Refused::Full)));
        store.refuses.set(None);
        shelf.update(|progress| progress.read_lesson("b", 2)).unwrap();
        assert!(store.get(PROGRESS_KEY).unwrap().is_some_and(|raw| raw.contains("\"a\"")));
    }
}
