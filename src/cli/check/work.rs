//! Reads the targets, checks them package by package on all processors, and repairs them where that is asked for.

use super::files::{Source, Target};
use super::fix::{self, Draft};
use super::header::Header;
use super::outcome::{Checked, Outcome, Problem};
use analyzer::{Options, Report, SyntaxError};
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Deeply nested code must not overflow a worker's stack.
const STACK_BYTES: usize = 64 << 20;

/// A target, its place among all, and what came of it.
type Result = (usize, Vec<Answer>);

enum Answer {
    Checked(Checked),
    Problem(Problem),
}

/// Checks all targets; with `fix` it also repairs the files.
pub fn check(targets: Vec<Target>, options: &Options, fix: bool) -> Outcome {
    let folders = by_folder(&targets);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut results = Vec::new();
        while let Some(folder) = folders.get(next.fetch_add(1, Ordering::Relaxed)) {
            results.extend(check_folder(&targets, folder, options, fix));
        }
        results
    };
    let mut results = on_all_processors(folders.len(), work);
    results.sort_by_key(|(at, _)| *at);
    gather(results)
}

/// The places of targets that may belong together.
fn by_folder(targets: &[Target]) -> Vec<Vec<usize>> {
    let mut folders = BTreeMap::<PathBuf, Vec<usize>>::new();
    for (at, target) in targets.iter().enumerate() {
        let folder = match &target.source {
            Source::File { path, .. } => path.parent().map(Path::to_owned).unwrap_or_default(),
            Source::StandardInput | Source::Unreadable(_) => PathBuf::new(),
        };
        folders.entry(folder).or_default().push(at);
    }
    folders.into_values().collect()
}

fn on_all_processors<T: Send>(jobs: usize, work: impl Fn() -> Vec<T> + Sync) -> Vec<T> {
    let workers = thread::available_parallelism().map_or(1, Into::into).min(jobs);
    thread::scope(|scope| {
        let threads: Vec<_> = (0..workers)
            .filter_map(|_| thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, &work).ok())
            .collect();
        // Whatever no thread took, this one does.
        let mut results = if threads.is_empty() { work() } else { Vec::new() };
        for thread in threads {
            results.extend(thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        results
    })
}

fn gather(results: Vec<Result>) -> Outcome {
    let mut outcome = Outcome::default();
    for answer in results.into_iter().flat_map(|(_, answers)| answers) {
        match answer {
            Answer::Checked(checked) => outcome.files.push(checked),
            Answer::Problem(problem) => outcome.errors.push(problem),
        }
    }
    outcome
}

fn check_folder(targets: &[Target], folder: &[usize], options: &Options, fix: bool) -> Vec<Result> {
    let mut results = Vec::new();
    let mut packages = BTreeMap::<PackageKey, Vec<(usize, Draft)>>::new();
    for &at in folder {
        let target = &targets[at];
        match read(&target.source) {
            Ok(Some(text)) => {
                let key = package_key(at, target, &text);
                packages.entry(key).or_default().push((at, Draft::new(target.name.clone(), text)));
            }
            Ok(None) => {}
            Err(message) => results.push((at, vec![problem(&target.name, message)])),
        }
    }
    for package in packages.into_values() {
        results.extend(check_package(targets, package, options, fix));
    }
    results
}

/// Files with the same key are read together; a text without a package clause is by itself.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum PackageKey {
    Named(String),
    Alone(usize),
}

fn package_key(at: usize, target: &Target, text: &str) -> PackageKey {
    match (&target.source, Header::read(text).package) {
        (Source::File { .. }, Some(name)) => PackageKey::Named(name.to_owned()),
        _ => PackageKey::Alone(at),
    }
}

/// The text of a source; `None` for a generated file that nobody named.
fn read(source: &Source) -> std::result::Result<Option<String>, String> {
    let (bytes, named) = match source {
        Source::StandardInput => (read_standard_input(), true),
        Source::File { path, named } => (fs::read(path), *named),
        Source::Unreadable(why) => return Err(why.clone()),
    };
    let bytes = bytes.map_err(|error| error.to_string())?;
    if u32::try_from(bytes.len()).is_err() {
        return Err("the file is larger than 4 GiB".to_owned());
    }
    let text = String::from_utf8(bytes)
        .map_err(|error| format!("the file is not UTF-8 (byte {})", error.utf8_error().valid_up_to()))?;
    Ok((named || !Header::read(&text).generated).then_some(text))
}

fn read_standard_input() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn check_package(targets: &[Target], package: Vec<(usize, Draft)>, options: &Options, fix: bool) -> Vec<Result> {
    let (places, mut drafts): (Vec<_>, Vec<_>) = package.into_iter().unzip();
    let reports = if fix { fix::repair(&mut drafts, options) } else { fix::check(&drafts, options) };
    let results = places.into_iter().zip(drafts.into_iter().zip(reports));
    results.map(|(at, (draft, report))| (at, finish(&targets[at], draft, report))).collect()
}

/// Writes what was repaired, and turns a draft into answers.
fn finish(target: &Target, mut draft: Draft, mut report: Report) -> Vec<Answer> {
    let mut answers = Vec::new();
    if draft.broke {
        answers.push(problem(&target.name, "a fix would have broken the file, so it was not applied".to_owned()));
    }
    if let (Source::File { path, .. }, true) = (&target.source, draft.is_changed())
        && let Err(error) = replace(path, &draft.text)
    {
        answers.push(problem(&target.name, format!("the repaired file cannot be written: {error}")));
        report = draft.restore().unwrap_or(report);
    }
    if let Some(message) = syntax_message(&draft.text, &report.syntax_errors) {
        answers.push(problem(&target.name, message));
    }
    let Draft { path, text, fixed, .. } = draft;
    answers.push(Answer::Checked(Checked { path, text, diagnostics: report.diagnostics, fixed }));
    answers
}

fn problem(path: &str, message: String) -> Answer {
    Answer::Problem(Problem { path: path.to_owned(), message })
}

fn syntax_message(text: &str, errors: &[SyntaxError]) -> Option<String> {
    let first = errors.first()?;
    let place = analyzer::LineIndex::new(text).position(first.span.start);
    let more = match errors.len() - 1 {
        0 => String::new(),
        1 => " (and 1 more syntax error)".to_owned(),
        n => format!(" (and {n} more syntax errors)"),
    };
    Some(format!("line {}, column {}: {}{more}", place.line, place.column, first.message))
}

/// Puts `text` in the file's place in one step, so that no reader ever sees half of it; permissions stay as they are.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    // The file that a link points to is replaced, never the link.
    let path = path.canonicalize()?;
    let permissions = fs::metadata(&path)?.permissions();
    if permissions.readonly() {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "it is read-only"));
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".go-idioms-").tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().set_permissions(permissions)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}
