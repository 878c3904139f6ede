//! The Go files of the content, checked package by package, and the parts of them that pages show; and pictures.

use crate::content::layout::Files;
use crate::content::listing::Checked;
use crate::page::{Listing, Tone};
use analyzer::{Options, SourceFile, Span, TokenKind};
use std::collections::BTreeMap;
use std::ops::Range;

/// The Go files of one lesson or exercise, by their path relative to its folder, and its pictures by name.
#[derive(Debug, Default)]
pub(crate) struct Examples {
    files: BTreeMap<String, Checked>,
    pictures: BTreeMap<String, String>,
}

impl Examples {
    /// Reads and checks the Go files below `folder`.
    pub fn read(folder: &str, files: &Files) -> Self {
        let below = format!("{folder}/");
        let mut packages = BTreeMap::<&str, Vec<SourceFile>>::new();
        for (path, text) in files.range(below.clone()..) {
            let Some(path) = path.strip_prefix(&below) else { break };
            if let Some((package, _)) = path.rsplit_once('/').filter(|_| path.ends_with(".go")) {
                packages.entry(package).or_default().push(SourceFile { path, text });
            }
        }
        let pictures = files.range(below.clone()..).map_while(|(path, text)| Some((path.strip_prefix(&below)?, text)));
        let pictures = pictures.filter(|(path, _)| path.ends_with(".pikchr"));
        let pictures = pictures.map(|(path, text)| (path.to_owned(), text.clone())).collect();
        let mut examples = Self { files: BTreeMap::new(), pictures };
        for files in packages.values() {
            let reports = analyzer::check_package(files, &Options::default());
            for (file, report) in files.iter().zip(reports) {
                let highlights = analyzer::highlight(file.text);
                examples.files.insert(file.path.to_owned(), Checked { text: file.text.to_owned(), highlights, report });
            }
        }
        examples
    }

    /// A file by its path.
    pub fn get(&self, path: &str) -> Option<&Checked> {
        self.files.get(path)
    }

    /// The source of a picture by the name of its file.
    pub fn picture(&self, name: &str) -> Option<&str> {
        self.pictures.get(name).map(String::as_str)
    }

    /// The names of all pictures.
    pub fn pictures(&self) -> impl Iterator<Item = &str> {
        self.pictures.keys().map(String::as_str)
    }

    /// Whether there is a Go file in this folder.
    pub fn has_folder(&self, folder: &str) -> bool {
        self.files.keys().any(|it| it.rsplit_once('/').is_some_and(|it| it.0 == folder))
    }

    /// All files with their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Checked)> {
        self.files.iter().map(|(path, checked)| (path.as_str(), checked))
    }

    /// Shows a file, or the declaration in it that `name` names; else says what is wrong and what to do.
    pub fn show(&self, path: &str, name: Option<&str>) -> Result<Listing, (String, &'static str)> {
        let Some(checked) = self.files.get(path) else {
            return Err((format!("there is no example `{path}` here"), "name a Go file below this folder"));
        };
        let range = match name {
            None => after_imports(&checked.text),
            Some(name) => declaration(&checked.text, name).ok_or_else(|| {
                let message = format!("`{path}` declares no `{name}`");
                (message, "name a function, a method as `Type.Method`, a type, a variable or a constant")
            })?,
        };
        if checked.text[range.clone()].trim().is_empty() {
            return Err((format!("`{path}` shows nothing but its imports"), "show another file"));
        }
        Ok(checked.listing(tone(path), "", range))
    }
}

/// What the folder of an example says that it is.
pub(crate) fn tone(path: &str) -> Tone {
    if path.starts_with("wrong") {
        Tone::Wrong
    } else if path.starts_with("right") {
        Tone::Right
    } else {
        Tone::Plain
    }
}

/// The whole lines after the package clause and the imports.
fn after_imports(text: &str) -> Range<usize> {
    let tokens = analyzer::tokens(text);
    let mut tokens = tokens.iter().map(|it| (it.kind, it.span, it.span.of(text))).peekable();
    let mut end = 0;
    while let Some((_, _, word @ ("package" | "import"))) = tokens.peek().copied() {
        let is_group = tokens.clone().nth(1).is_some_and(|it| it.2 == "(");
        let is_last = |(kind, _, text): &(TokenKind, Span, &str)| match word {
            "package" => *text != "package",
            _ if is_group => *text == ")",
            _ => *kind == TokenKind::String,
        };
        let Some((_, last, _)) = tokens.find(is_last) else { return text.len()..text.len() };
        end = text[last.end as usize..].find('\n').map_or(text.len(), |it| last.end as usize + it);
    }
    let skipped = text[end..].len() - text[end..].trim_start_matches('\n').len();
    end + skipped..text.len()
}

/// The whole lines of a declaration and of the comment above it.
fn declaration(text: &str, name: &str) -> Option<Range<usize>> {
    let span = analyzer::declarations(text).into_iter().find(|it| it.name == name)?.span;
    let start = text[..span.start as usize].rfind('\n').map_or(0, |it| it + 1);
    let end = text[span.end as usize..].find('\n').map_or(text.len(), |it| span.end as usize + it + 1);
    Some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "// Package p is for tests.\npackage p\n\nimport \"a\"\nimport (\n\t\"b\" // why\n\n\tc \"d\"\n)\n\n\
                        // Load loads.\n// Really.\nfunc Load() { // now\n}\n\n// stray\n\ntype Store struct{}\n\n\
                        func (s *Store) Get() {}\nvar ErrA, ErrB = 1, 2\n";

    fn show(path: &str, name: Option<&str>) -> Result<String, String> {
        let files = Files::from([("x/right/a.go".to_owned(), TEXT.to_owned()), ("x2/a.go".to_owned(), String::new())]);
        let examples = Examples::read("x", &files);
        examples.show(path, name).map(|it| it.code).map_err(|it| it.0)
    }

    #[test]
    fn a_whole_file_is_shown_without_its_head() {
        let shown = show("right/a.go", None).unwrap();
        assert!(shown.starts_with("// Load loads.\n// Really.\nfunc Load"), "{shown}");
        assert!(shown.ends_with("var ErrA, ErrB = 1, 2\n"));
    }

    #[test]
    fn one_declaration_is_shown_with_its_comment() {
        let one = |name| show("right/a.go", Some(name)).unwrap();
        assert_eq!(one("Load"), "// Load loads.\n// Really.\nfunc Load() { // now\n}\n");
        assert_eq!(one("Store"), "type Store struct{}\n");
        assert_eq!(one("Store.Get"), "func (s *Store) Get() {}\n");
        assert_eq!(one("ErrB"), "var ErrA, ErrB = 1, 2\n");
    }

    #[test]
    fn what_is_not_there_is_said() {
        assert_eq!(show("right/a.go", Some("Get")), Err("`right/a.go` declares no `Get`".into()));
        assert_eq!(show("../x2/a.go", None), Err("there is no example `../x2/a.go` here".into()));
    }
}
