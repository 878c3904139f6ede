//! Everything that a learner has done, as one file to keep or to carry to another browser.

use crate::storage::{CODE_PREFIX, Loaded, Refused, SavedText, Slot, Store, code_key};
use curriculum::progress::{Progress, ProgressError};
use miniserde::json;
use std::collections::BTreeMap;

/// Longer files are no backups of this site; browsers store less than that for one.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

const FORMAT: &str = "go-idioms";
const VERSION: u32 = 1;

#[derive(miniserde::Serialize, miniserde::Deserialize)]
struct Backup {
    format: String,
    version: u32,
    /// As [`Progress::to_json`] writes it, so that its own version stays its own.
    progress: String,
    /// The code by route.
    code: BTreeMap<String, SavedText>,
}

/// What an import brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// What was done, to be merged by the caller.
    pub progress: Progress,
    /// How many pages got code; where there was other code, that is kept beside it.
    pub pages: usize,
}

/// Why a file was not imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportError {
    /// It is no backup of this site.
    NotABackup,
    /// A later version of the site wrote it.
    TooNew,
    /// Its progress cannot be read.
    Progress(ProgressError),
    /// The browser refused to store the code.
    Refused(Refused),
}

impl std::fmt::Display for ImportError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotABackup => f.write_str("This file was not exported from here. Nothing was changed."),
            Self::TooNew => f.write_str("A newer version of the site wrote this file. Reload the page and try again."),
            Self::Progress(why) => write!(f, "The progress in this file cannot be read: {why}. Nothing was changed."),
            Self::Refused(refused) => refused.fmt(f),
        }
    }
}

impl std::error::Error for ImportError {}

/// The file's text. Code that cannot be read is left out.
pub fn export<S: Store>(store: &S, progress: &Progress) -> Result<String, Refused> {
    let mut code = BTreeMap::new();
    for key in store.keys(CODE_PREFIX)? {
        if let (Some(route), Loaded::Value(saved)) =
            (key.strip_prefix(CODE_PREFIX), Slot::new(store.clone(), key.clone()).load())
        {
            code.insert(route.to_owned(), saved);
        }
    }
    let backup = Backup { format: FORMAT.into(), version: VERSION, progress: progress.to_json(), code };
    Ok(json::to_string(&backup))
}

/// Stores the code of a file and returns its progress. Code that is already here is never lost: it is kept beside
/// what comes in, where the page offers to bring it back.
pub fn import<S: Store>(store: &S, file: &str) -> Result<Imported, ImportError> {
    let backup = read(file)?;
    let progress = Progress::parse(&backup.progress).map_err(ImportError::Progress)?;
    let mut pages = 0;
    for (route, incoming) in backup.code {
        let mut slot = Slot::new(store.clone(), code_key(&route));
        let saved = match slot.load::<SavedText>() {
            Loaded::Nothing => incoming,
            Loaded::Value(mut present) if present.text != incoming.text => {
                present.replace(incoming.text);
                present
            }
            Loaded::Value(_) | Loaded::Unreadable(_) => continue,
            Loaded::Refused(refused) => return Err(ImportError::Refused(refused)),
        };
        slot.overwrite(&saved).map_err(ImportError::Refused)?;
        pages += 1;
    }
    Ok(Imported { progress, pages })
}

fn read(file: &str) -> Result<Backup, ImportError> {
    #[derive(miniserde::Deserialize)]
    struct Stamp {
        format: String,
        version: u32,
    }
    if file.len() > MAX_BYTES {
        return Err(ImportError::NotABackup);
    }
    match json::from_str::<Stamp>(file) {
        Ok(stamp) if stamp.format == FORMAT && stamp.version > VERSION => return Err(ImportError::TooNew),
        Ok(stamp) if stamp.format == FORMAT => {}
        _ => return Err(ImportError::NotABackup),
    }
    let backup: Backup = json::from_str(file).map_err(|_| ImportError::NotABackup)?;
    let routes_are_pages = backup.code.keys().all(|route| route.starts_with('/') && route.ends_with('/'));
    if routes_are_pages { Ok(backup) } else { Err(ImportError::NotABackup) }
}

/// Removes the code of every page: only for what the learner has decided.
pub fn erase_code<S: Store>(store: &S) -> Result<(), Refused> {
    store.keys(CODE_PREFIX)?.iter().try_for_each(|key| store.remove(key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::memory::Memory;

    fn save(store: &Memory, route: &str, text: &str) {
        let saved = SavedText { text: text.into(), kept: Vec::new() };
        Slot::new(store.clone(), code_key(route)).overwrite(&saved).unwrap();
    }

    fn load(store: &Memory, route: &str) -> SavedText {
        match Slot::new(store.clone(), code_key(route)).load() {
            Loaded::Value(saved) => saved,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn all_work_moves_to_another_browser() {
        let here = Memory::default();
        save(&here, "/play/", "x := \"\u{1f600}\"\n");
        save(&here, "/practice/keep/", "mine");
        here.set(&code_key("/learn/odd/"), "{damaged").unwrap();
        let mut progress = Progress::default();
        progress.attempt("keep", true, 7);

        let file = export(&here, &progress).unwrap();
        let there = Memory::default();
        assert_eq!(import(&there, &file), Ok(Imported { progress, pages: 2 }));
        assert_eq!(load(&there, "/play/").text, "x := \"\u{1f600}\"\n");
        assert_eq!(there.get(&code_key("/learn/odd/")), Ok(None));
    }

    #[test]
    fn an_import_keeps_the_code_that_was_here() {
        let store = Memory::default();
        save(&store, "/play/", "theirs");
        let file = export(&store, &Progress::default()).unwrap();
        save(&store, "/play/", "mine");
        assert_eq!(import(&store, &file).unwrap().pages, 1);
        assert_eq!(load(&store, "/play/"), SavedText { text: "theirs".into(), kept: vec!["mine".into()] });
        assert_eq!(import(&store, &file).unwrap().pages, 0, "the second time nothing changes");
    }

    #[test]
    fn a_file_from_elsewhere_changes_nothing() {
        let foreign = [
            "",
            "{}",
            "[1,2]",
            r#"{"format":"other","version":1,"progress":"","code":{}}"#,
            r#"{"format":"go-idioms","version":1,"progress":"{}","code":{"../x":{"text":"","kept":[]}}}"#,
        ];
        let store = Memory::default();
        for file in foreign {
            assert_eq!(import(&store, file), Err(ImportError::NotABackup), "{file}");
        }
        let newer = r#"{"format":"go-idioms","version":2,"anything":1}"#;
        assert_eq!(import(&store, newer), Err(ImportError::TooNew));
        let odd = r#"{"format":"go-idioms","version":1,"progress":"{\"version\":9}","code":{"/play/":{"text":"a","kept":[]}}}"#;
        assert!(matches!(import(&store, odd), Err(ImportError::Progress(_))));
        assert!(store.texts.borrow().is_empty());
    }

    #[test]
    fn erasing_removes_code_and_nothing_else() {
        let store = Memory::default();
        save(&store, "/play/", "a");
        store.set("other-site", "b").unwrap();
        erase_code(&store).unwrap();
        assert_eq!(store.keys("").unwrap(), ["other-site"]);
    }
}
