//! What a run found.

use analyzer::{Diagnostic, LineIndex};

/// Everything a report tells, in the order of the arguments and then of the paths.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The files that were read and checked.
    pub files: Vec<Checked>,
    /// What could not be checked, or not wholly.
    pub errors: Vec<Problem>,
}

/// A file that was checked.
#[derive(Debug)]
pub struct Checked {
    /// As the user would name it, with `/` between folders.
    pub path: String,
    /// What the positions of the findings refer to: the text after all fixes.
    pub text: String,
    /// What remains to be said.
    pub diagnostics: Vec<Diagnostic>,
    /// The repairs that were made.
    pub fixed: Vec<Repair>,
}

/// A fix that was applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// The rule that asked for it.
    pub rule: String,
    /// The title of the fix.
    pub title: String,
}

/// A path that could not be checked and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file or folder.
    pub path: String,
    /// What went wrong.
    pub message: String,
}

impl Outcome {
    /// All findings, each with its file.
    pub fn findings(&self) -> impl Iterator<Item = (&Checked, &Diagnostic)> {
        self.files.iter().flat_map(|file| file.diagnostics.iter().map(move |diagnostic| (file, diagnostic)))
    }

    /// The files that have findings, each with an index of its lines.
    pub fn files_with_findings(&self) -> impl Iterator<Item = (&Checked, LineIndex<'_>)> {
        let files = self.files.iter().filter(|file| !file.diagnostics.is_empty());
        files.map(|file| (file, LineIndex::new(&file.text)))
    }

    /// The repairs that were made, each with its file.
    pub fn repairs(&self) -> impl Iterator<Item = (&Checked, &Repair)> {
        self.files.iter().flat_map(|file| file.fixed.iter().map(move |repair| (file, repair)))
    }
}
