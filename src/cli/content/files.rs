//! The files of the content folder.

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use walkdir::{DirEntry, WalkDir};

/// All files below `content` in the order of their paths, each with its path from there and its text.
pub fn read(content: &Path) -> Result<Vec<(String, String)>> {
    if !content.is_dir() {
        bail!("there is no folder {}; run this at the top of the project, or name the content", content.display());
    }
    let mut files = Vec::new();
    // Editors leave hidden files and copies while they save.
    let is_kept = |entry: &DirEntry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0 || !name.starts_with('.') && !name.ends_with('~')
    };
    for entry in WalkDir::new(content).sort_by_file_name().into_iter().filter_entry(is_kept) {
        let entry = entry.with_context(|| format!("cannot read the content in {}", content.display()))?;
        if entry.file_type().is_dir() {
            continue;
        }
        let path = entry.path();
        if entry.file_type().is_symlink() {
            bail!("{} is a link; put the file itself there", path.display());
        }
        let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let parts: Vec<_> = path.strip_prefix(content)?.iter().map(|part| part.to_string_lossy()).collect();
        files.push((parts.join("/"), text));
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_read_with_their_paths_and_hidden_ones_are_not() {
        let folder = tempfile::tempdir().unwrap();
        let put = |path: &str, text: &[u8]| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        put("go.mod", b"module content\n");
        put("lessons/01-a/chapter.toml", b"title = \"A\"\n");
        put(".swp", b"\xff");
        put("lessons/.hidden/x", b"\xff");
        put("go.mod~", b"");
        let files = read(folder.path()).unwrap();
        let paths: Vec<_> = files.iter().map(|it| it.0.as_str()).collect();
        assert_eq!(paths, ["go.mod", "lessons/01-a/chapter.toml"]);
        put("lessons/bad.md", b"\xff\xfe");
        let error = read(folder.path()).unwrap_err();
        assert!(error.to_string().contains("bad.md"), "{error}");
        assert!(read(&folder.path().join("gone")).is_err());
    }
}
