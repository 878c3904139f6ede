//! Builds the site anew at every change.
//!
//! The builder is run through cargo, as a program of its own: pages are rendered by code that may itself have changed,
//! and a build that fails leaves the server and the site of before alone.

use super::base::Base;
use super::project::Project;
use anyhow::{Context, Result};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;
use tokio::sync::watch;

/// What a build depends on.
const WATCHED: [&str; 6] = ["content", "style", "public", "src", "Cargo.toml", "Cargo.lock"];

/// Saving several files at once makes one build: it waits until nothing has changed for so long.
const QUIET: Duration = Duration::from_millis(150);

/// Builds the site into `out` now and at every change, in a thread of its own; the number that is sent counts builds.
pub fn start(out: &Path, base: &Base) -> Result<watch::Receiver<u64>> {
    let project = Project::find()?;
    let (changes, changed) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let Ok(event) = event else { return };
        if !matches!(event.kind, EventKind::Access(_)) {
            // The receiver is gone only when the program ends.
            let _ = changes.send(event.paths);
        }
    })
    .context("cannot watch files")?;
    for name in WATCHED {
        let path = project.root.join(name);
        watcher.watch(&path, RecursiveMode::Recursive).with_context(|| format!("cannot watch {}", path.display()))?;
    }
    let (builds, receiver) = watch::channel(0);
    let builder = Builder { project, out: out.to_owned(), base: base.clone(), builds, _watcher: watcher };
    thread::spawn(move || builder.run(&changed));
    Ok(receiver)
}

struct Builder {
    project: Project,
    out: PathBuf,
    base: Base,
    builds: watch::Sender<u64>,
    /// Watches as long as it lives.
    _watcher: RecommendedWatcher,
}

impl Builder {
    fn run(&self, changed: &mpsc::Receiver<Vec<PathBuf>>) {
        let mut code_is_built = self.build(false);
        while let Ok(mut paths) = changed.recv() {
            while let Ok(more) = changed.recv_timeout(QUIET) {
                paths.extend(more);
            }
            let paths: Vec<_> =
                paths.iter().map(|path| path.strip_prefix(&self.project.root).unwrap_or(path)).collect();
            if !paths.iter().any(|path| is_source(path)) {
                continue;
            }
            let code_changed = paths.iter().any(|path| is_source(path) && is_code(path));
            let built = self.build(code_is_built && !code_changed);
            code_is_built = built || (code_is_built && !code_changed);
        }
    }

    fn build(&self, keep_wasm: bool) -> bool {
        let mut command = Command::new("cargo");
        command
            .current_dir(&self.project.root)
            .args(["run", "-q", "-p", "cli", "--", "site", "build", "--dev", "--out"]);
        command.arg(&self.out).args(["--base", self.base.as_str()]).stdin(Stdio::null());
        if keep_wasm {
            command.arg("--keep-wasm");
        }
        let built = command.status().is_ok_and(|status| status.success());
        if built {
            self.builds.send_modify(|count| *count += 1);
        } else {
            eprintln!("The build failed. The site of before is still served; the next change tries again.");
        }
        built
    }
}

/// Whether the program that the tab runs may differ after a change of this file of the checkout.
fn is_code(path: &Path) -> bool {
    !["content", "style", "public", "src/app/js"].iter().any(|folder| path.starts_with(folder))
}

/// Whether a change of this file can be a change of the site: not a tool's own folder, not an editor's passing file.
fn is_source(path: &Path) -> bool {
    let tools = ["node_modules", "target", "dist"];
    !path.components().any(|part| {
        let name = part.as_os_str().to_string_lossy();
        tools.contains(&name.as_ref()) || name.starts_with('.') || name.ends_with('~')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passing_files_do_not_start_a_build() {
        for path in ["content/lessons/01-start/.lesson.md.swp", "src/app/js/node_modules/x/index.js", "style/main.css~"]
        {
            assert!(!is_source(Path::new(path)), "{path}");
        }
        for path in ["content/persona.toml", "style/main.css", "src/app/lib.rs"] {
            assert!(is_source(Path::new(path)), "{path}");
        }
    }

    #[test]
    fn only_code_asks_for_new_wasm() {
        for path in ["content/persona.toml", "style/main.css", "public/favicon.svg", "src/app/js/editor.js"] {
            assert!(!is_code(Path::new(path)), "{path}");
        }
        for path in ["src/app/lib.rs", "src/analyzer/rule.rs", "Cargo.lock"] {
            assert!(is_code(Path::new(path)), "{path}");
        }
    }
}
