//! Where the parts of this checkout lie.

use anyhow::{Context, Result, bail};
use std::env;
use std::path::{Path, PathBuf};

/// A checkout of the project.
#[derive(Debug, Clone)]
pub struct Project {
    /// Its folder.
    pub root: PathBuf,
    /// Cargo's target folder, which also holds what the site builder keeps from one build to the next.
    pub target: PathBuf,
}

impl Project {
    /// The checkout that holds the current folder.
    pub fn find() -> Result<Self> {
        let here = env::current_dir().context("there is no current folder")?;
        let Some(root) = here.ancestors().find(|folder| folder.join("src/app/Cargo.toml").is_file()) else {
            bail!("{} is not inside a checkout of Go Idioms: `site build` works there alone", here.display());
        };
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => root.join(folder),
            None => root.join("target"),
        };
        Ok(Self { root: root.to_owned(), target })
    }

    /// The folder of the editor's JavaScript and of esbuild.
    pub fn scripts(&self) -> PathBuf {
        self.root.join("src/app/js")
    }

    /// What the builder keeps from one build to the next, apart for each kind of build.
    pub fn kept(&self, dev: bool) -> PathBuf {
        self.target.join("site").join(if dev { "dev" } else { "release" })
    }

    /// `path` as it is written from the checkout's folder, for messages.
    pub fn short<'a>(&self, path: &'a Path) -> std::path::Display<'a> {
        path.strip_prefix(&self.root).unwrap_or(path).display()
    }
}
