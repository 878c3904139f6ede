//! Every fix that the rules offer in Go's standard library keeps what every fix promises, and all safe ones together
//! settle.
//!
//! `cargo test` tries one of 60 files of the library; `FIXES=8` in the environment makes that one of 8, and `make fixes`
//! tries them all. Each file is read by itself, as the editor does. Without a Go distribution there is nothing to read.

#![allow(clippy::print_stdout)]

mod gofmt;

use analyzer::{Options, SourceFile, Trial, apply, check_package, safe_fixes};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// One file of so many is tried where nobody asks for more.
const SAMPLE: usize = 60;

/// How often "Fix all" may have to be asked.
const MAX_ROUNDS: usize = 5;

/// Rules that follow every path out of a function: a return that a fix adds may be the first on which the slip shows that
/// was there before.
const PATHS: [&str; 2] = ["lost-cancel", "unclosed-resource"];

/// How many texts gofmt reads in one run.
const BATCH: usize = 400;

/// What was tried and what went wrong.
#[derive(Default)]
struct Tally {
    files: usize,
    /// Fixes by rule.
    fixes: BTreeMap<String, usize>,
    broken: Vec<String>,
    /// What gofmt has yet to read.
    made: Vec<Made>,
    /// The texts that it was made of.
    originals: Vec<String>,
}

/// A text that gofmt should leave as it is, if it left the original.
struct Made {
    what: String,
    text: String,
    original: usize,
}

#[test]
fn fixes_keep_their_promises_in_the_standard_library() {
    let every = std::env::var("FIXES").ok().and_then(|value| value.parse().ok()).unwrap_or(SAMPLE);
    let files: Vec<PathBuf> = standard_library().into_iter().step_by(every).collect();
    let (next, total) = (AtomicUsize::new(0), Mutex::new(Tally::default()));
    std::thread::scope(|scope| {
        for worker in 0..std::thread::available_parallelism().map_or(1, Into::into) {
            let (files, next, total) = (&files, &next, &total);
            scope.spawn(move || {
                let mut tally = Tally::default();
                while let Some(path) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    tally.read(path);
                    if tally.made.len() > BATCH {
                        tally.format(worker);
                    }
                }
                tally.format(worker);
                total.lock().expect("no worker has failed").add(tally);
            });
        }
    });
    let total = total.into_inner().expect("no worker has failed");
    println!("{} files, {} fixes: {:?}", total.files, total.fixes.values().sum::<usize>(), total.fixes);
    assert!(total.broken.is_empty(), "{} broken promises:\n{}", total.broken.len(), total.broken.join("\n"));
}

/// The Go files of the distribution on PATH, in order; test data and vendored code are left out.
fn standard_library() -> Vec<PathBuf> {
    let Ok(output) = Command::new("go").args(["env", "GOROOT"]).output() else { return Vec::new() };
    let mut files = Vec::new();
    walk(&Path::new(String::from_utf8_lossy(&output.stdout).trim()).join("src"), &mut files);
    files.sort();
    files
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        if path.is_dir() && name != "testdata" && name != "vendor" {
            walk(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "go") {
            files.push(path);
        }
    }
}

impl Tally {
    fn read(&mut self, path: &Path) {
        let Ok(text) = fs::read_to_string(path) else { return };
        let name = path.to_string_lossy();
        let file = SourceFile { path: &name, text: &text };
        let trial = Trial::new(file);
        let original = self.originals.len();
        self.files += 1;
        for diagnostic in &trial.report().diagnostics {
            for fix in &diagnostic.fixes {
                *self.fixes.entry(diagnostic.rule.to_string()).or_default() += 1;
                let line = text[..diagnostic.span.start as usize].matches('\n').count() + 1;
                let what = format!("{name}:{line}: {}: {:?}", diagnostic.rule, fix.title);
                match trial.apply(diagnostic, fix) {
                    Ok(tried) => {
                        let brought = tried.brought.iter().filter(|rule| !PATHS.contains(&rule.as_str()));
                        self.broken.extend(brought.map(|rule| format!("{what}: it brings {rule}")));
                        self.made.push(Made { what, text: tried.text, original });
                    }
                    Err(why) => self.broken.push(format!("{what}: {why}")),
                }
            }
        }
        if trial.report().syntax_errors.is_empty() {
            self.fix_all(file, original);
        }
        self.originals.push(text);
    }

    fn fix_all(&mut self, file: SourceFile<'_>, original: usize) {
        let mut text = file.text.to_owned();
        for round in 0.. {
            let report = check_package(&[SourceFile { text: &text, ..file }], &Options::default()).remove(0);
            let mut edits: Vec<_> =
                safe_fixes(&report.diagnostics).iter().flat_map(|(_, fix)| fix.edits.clone()).collect();
            if edits.is_empty() {
                if round > 0 {
                    self.made.push(Made { what: format!("{}: all safe fixes", file.path), text, original });
                }
                return;
            }
            edits.sort_by_key(|edit| edit.span);
            let fixed = apply(&text, &edits).filter(|_| report.syntax_errors.is_empty());
            match fixed {
                Some(fixed) if round < MAX_ROUNDS => text = fixed,
                _ => {
                    self.broken.push(format!("{}: fix all does not settle in {MAX_ROUNDS} rounds", file.path));
                    return;
                }
            }
        }
    }

    /// Lets gofmt read what was made.
    fn format(&mut self, worker: usize) {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fixes-{worker}"));
        let texts = self.originals.iter().chain(self.made.iter().map(|made| &made.text));
        let unformatted = gofmt::unformatted(&folder, &texts.map(String::as_str).collect::<Vec<_>>());
        let unformatted = unformatted.unwrap_or_default();
        for (at, made) in self.made.iter().enumerate() {
            let is_changed = |at: usize| unformatted.binary_search(&at).is_ok();
            if is_changed(self.originals.len() + at) && !is_changed(made.original) {
                self.broken.push(format!("{}: gofmt would change what it leaves", made.what));
            }
        }
        self.made.clear();
        self.originals.clear();
    }

    fn add(&mut self, other: Self) {
        self.files += other.files;
        for (rule, count) in other.fixes {
            *self.fixes.entry(rule).or_default() += count;
        }
        self.broken.extend(other.broken);
    }
}
