//! Which files a run is about.

use std::collections::HashSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// The argument that means standard input, and its name in reports.
pub const STANDARD_INPUT: &str = "-";

/// One thing to check, or one that was asked for and cannot be.
#[derive(Debug)]
pub struct Target {
    /// As the user would name it, with `/` between folders.
    pub name: String,
    /// Where its text comes from.
    pub source: Source,
}

/// Where a text comes from.
#[derive(Debug)]
pub enum Source {
    /// Standard input.
    StandardInput,
    /// A file on disk.
    File {
        /// Its path, absolute but for a link that is its last part.
        path: PathBuf,
        /// Whether an argument names this very file, so that it is wanted even if it is generated.
        named: bool,
    },
    /// Nowhere; the text says why.
    Unreadable(String),
}

impl Target {
    fn unreadable(path: &Path, why: impl ToString) -> Self {
        Self { name: display_name(path), source: Source::Unreadable(why.to_string()) }
    }

    /// A file is known by the real path of its folder, however the arguments spell it.
    fn file(path: &Path, named: bool) -> Self {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        match (folder.canonicalize(), path.file_name()) {
            (Ok(folder), Some(name)) => {
                Self { name: display_name(path), source: Source::File { path: folder.join(name), named } }
            }
            (Err(error), _) => Self::unreadable(path, error),
            (_, None) => Self::unreadable(path, "this is not the path of a file"),
        }
    }
}

/// The files that the arguments mean, in the arguments' order and each once; a folder's files are in the order of their
/// names.
pub fn collect(arguments: &[OsString]) -> Vec<Target> {
    let mut targets: Vec<_> = arguments.iter().flat_map(expand).collect();
    let mut seen = HashSet::new();
    targets.retain(|target| match &target.source {
        Source::StandardInput => seen.insert(PathBuf::from(STANDARD_INPUT)),
        Source::File { path, .. } => seen.insert(path.clone()),
        Source::Unreadable(_) => true,
    });
    targets
}

fn expand(argument: &OsString) -> Vec<Target> {
    if argument == STANDARD_INPUT {
        return vec![Target { name: STANDARD_INPUT.to_owned(), source: Source::StandardInput }];
    }
    let path = Path::new(argument);
    match path.metadata() {
        Ok(metadata) if metadata.is_dir() => walk(path),
        Ok(_) => vec![Target::file(path, true)],
        Err(error) => vec![Target::unreadable(path, error)],
    }
}

fn walk(folder: &Path) -> Vec<Target> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(is_wanted);
    let targets = entries.filter_map(|entry| match entry {
        Ok(entry) => is_go_file(&entry).then(|| Target::file(entry.path(), false)),
        Err(error) => Some(Target::unreadable(error.path().unwrap_or(folder), reason(&error))),
    });
    targets.collect()
}

/// Folders below the named one that hold no code of the project's own are passed by.
fn is_wanted(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let skipped = name.starts_with('.') || name == "vendor" || name == "testdata";
    entry.depth() == 0 || !entry.file_type().is_dir() || !skipped
}

/// Links to folders are not followed, so a walk always ends; links to files are.
fn is_go_file(entry: &DirEntry) -> bool {
    let path = entry.path();
    path.extension().is_some_and(|extension| extension == "go") && path.is_file()
}

fn reason(error: &walkdir::Error) -> String {
    error.io_error().map_or_else(|| error.to_string(), ToString::to_string)
}

fn display_name(path: &Path) -> String {
    let name = path.to_string_lossy();
    let name = if cfg!(windows) { name.replace('\\', "/") } else { name.into_owned() };
    name.strip_prefix("./").filter(|rest| !rest.is_empty()).map(str::to_owned).unwrap_or(name)
}
