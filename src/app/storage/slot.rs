use super::{Refused, Store};
use miniserde::json;

/// The version of the records that this build writes.
const VERSION: u32 = 1;

#[derive(miniserde::Serialize)]
struct Envelope<'a, T> {
    version: u32,
    value: &'a T,
}

#[derive(miniserde::Deserialize)]
struct Version {
    version: u32,
}

#[derive(miniserde::Deserialize)]
struct Opened<T> {
    value: T,
}

/// What was found in a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Loaded<T> {
    /// Nothing was saved yet.
    Nothing,
    /// This was saved.
    Value(T),
    /// Something that this build cannot read: damaged, or written by a later version. Here is its raw text.
    Unreadable(String),
    /// The browser refuses to say.
    Refused(Refused),
}

/// Why nothing was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveError {
    /// The browser refused.
    Refused(Refused),
    /// The slot holds something that this build cannot read, which must not be lost. Here is its raw text.
    Unreadable(String),
    /// Another tab wrote in the meantime; load again, or overwrite.
    ChangedElsewhere,
}

/// One record in a store.
pub struct Slot<S> {
    store: S,
    key: String,
    /// The raw text that was last read or written here.
    known: Option<String>,
}

impl<S: Store> Slot<S> {
    /// A slot whose content is not known yet: load before saving.
    pub fn new(store: S, key: String) -> Self {
        Self { store, key, known: None }
    }

    /// Its key.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Reads the record.
    pub fn load<T: miniserde::Deserialize>(&mut self) -> Loaded<T> {
        match self.store.get(&self.key) {
            Err(refused) => Loaded::Refused(refused),
            Ok(None) => {
                self.known = None;
                Loaded::Nothing
            }
            Ok(Some(raw)) => match open(&raw) {
                Some(value) => {
                    self.known = Some(raw);
                    Loaded::Value(value)
                }
                None => Loaded::Unreadable(raw),
            },
        }
    }

    /// Writes the record if the slot still holds what was last read or written here.
    pub fn save<T: miniserde::Serialize + miniserde::Deserialize>(&mut self, value: &T) -> Result<(), SaveError> {
        let found = self.store.get(&self.key).map_err(SaveError::Refused)?;
        if found != self.known {
            return Err(match found {
                Some(raw) if open::<T>(&raw).is_none() => SaveError::Unreadable(raw),
                _ => SaveError::ChangedElsewhere,
            });
        }
        self.overwrite(value).map_err(SaveError::Refused)
    }

    /// Writes the record, whatever the slot holds: only for what the learner has decided.
    pub fn overwrite<T: miniserde::Serialize>(&mut self, value: &T) -> Result<(), Refused> {
        let raw = json::to_string(&Envelope { version: VERSION, value });
        if self.known.as_ref() != Some(&raw) {
            self.store.set(&self.key, &raw)?;
        }
        self.known = Some(raw);
        Ok(())
    }

    /// Empties the slot, whatever it holds: only for what the learner has decided.
    pub fn erase(&mut self) -> Result<(), Refused> {
        self.store.remove(&self.key)?;
        self.known = None;
        Ok(())
    }
}

fn open<T: miniserde::Deserialize>(raw: &str) -> Option<T> {
    let Version { version } = json::from_str(raw).ok()?;
    if version != VERSION {
        return None;
    }
    json::from_str::<Opened<T>>(raw).ok().map(|opened| opened.value)
}

#[cfg(test)]
mod tests {
    use super::super::SavedText;
    use super::super::memory::Memory;
    use super::*;

    fn slot(store: &Memory) -> Slot<Memory> {
        Slot::new(store.clone(), "key".into())
    }

    fn text(text: &str) -> SavedText {
        SavedText { text: text.into(), kept: vec!["old".into()] }
    }

    fn raw(store: &Memory) -> Option<String> {
        store.texts.borrow().get("key").cloned()
    }

    #[test]
    fn what_was_saved_is_there_at_the_next_visit() {
        let store = Memory::default();
        let mut first = slot(&store);
        assert_eq!(first.load::<SavedText>(), Loaded::Nothing);
        assert_eq!(first.save(&text("a \u{1f600}\n")), Ok(()));
        assert_eq!(first.save(&text("b")), Ok(()));
        assert_eq!(slot(&store).load(), Loaded::Value(text("b")));
    }

    #[test]
    fn what_cannot_be_read_is_never_overwritten() {
        for damaged in ["", "{", "null", r#"{"version":2,"value":{"text":"new"}}"#, r#"{"version":1,"value":7}"#] {
            let store = Memory::default();
            store.set("key", damaged).unwrap();
            let mut slot = slot(&store);
            assert_eq!(slot.load::<SavedText>(), Loaded::Unreadable(damaged.into()));
            assert_eq!(slot.save(&text("mine")), Err(SaveError::Unreadable(damaged.into())));
            assert_eq!(raw(&store).as_deref(), Some(damaged));
            slot.erase().unwrap();
            assert_eq!(slot.save(&text("mine")), Ok(()));
        }
    }

    #[test]
    fn two_tabs_do_not_destroy_each_others_work() {
        let store = Memory::default();
        let (mut here, mut there) = (slot(&store), slot(&store));
        here.load::<SavedText>();
        there.load::<SavedText>();
        assert_eq!(here.save(&text("here")), Ok(()));
        assert_eq!(there.save(&text("there")), Err(SaveError::ChangedElsewhere));
        assert_eq!(there.load(), Loaded::Value(text("here")));
        assert_eq!(there.save(&text("both")), Ok(()));
        assert_eq!(here.save(&text("here again")), Err(SaveError::ChangedElsewhere));
        here.overwrite(&text("here again")).unwrap();
        assert_eq!(slot(&store).load(), Loaded::Value(text("here again")));
    }

    #[test]
    fn a_refusal_is_told_and_loses_nothing() {
        let store = Memory::default();
        let mut slot = slot(&store);
        slot.load::<SavedText>();
        slot.save(&text("a")).unwrap();
        store.refuses.set(Some(Refused::Full));
        assert_eq!(slot.save(&text("b")), Err(SaveError::Refused(Refused::Full)));
        store.refuses.set(None);
        assert_eq!(slot.load(), Loaded::Value(text("a")));
        store.refuses.set(Some(Refused::Denied));
        assert_eq!(slot.load::<SavedText>(), Loaded::Refused(Refused::Denied));
        store.refuses.set(None);
        assert_eq!(slot.save(&text("c")), Ok(()), "a refusal for a while does not spoil the slot");
    }
}
