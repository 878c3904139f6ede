//! Which file of `content/` is what. Folder names carry ids and order; a file with no place is an error.

use crate::error::ContentError;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// Longer files are a slip: nobody reads a lesson of this length.
const MAX_BYTES: usize = 200_000;

const ID_RULE: &str = "use lower-case words joined by hyphens, such as `ignored-errors`";

/// The text of each file by its path.
pub(crate) type Files = BTreeMap<String, String>;

/// The folders of the content in order.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    pub chapters: Vec<ChapterFolder>,
    pub exercises: Vec<Folder>,
}

#[derive(Debug)]
pub(crate) struct ChapterFolder {
    pub folder: Folder,
    pub lessons: Vec<Folder>,
}

/// A folder with an id; its path has no `/` at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Folder {
    pub id: String,
    pub path: String,
}

/// Sorts the files into their places.
pub(crate) fn read(files: Vec<(String, String)>, errors: &mut Vec<ContentError>) -> (Layout, Files) {
    let mut texts = Files::new();
    for (path, text) in files {
        if let Some((message, remedy)) = unusable(&text) {
            errors.push(ContentError::new(&path, 1, message, remedy));
            continue;
        }
        match texts.entry(path) {
            Entry::Vacant(entry) => {
                entry.insert(text);
            }
            Entry::Occupied(entry) => {
                let message = "this file was handed over twice";
                errors.push(ContentError::new(entry.key(), 1, message, "hand each file over once"));
            }
        }
    }
    let mut chapters = BTreeMap::<&str, BTreeMap<&str, ()>>::new();
    let mut exercises = BTreeMap::<&str, ()>::new();
    for path in texts.keys() {
        let parts: Vec<&str> = path.split('/').collect();
        match parts[..] {
            ["go.mod" | "go.sum" | "persona.toml" | "words.txt"] => {}
            ["lessons", chapter, "chapter.toml"] => drop(chapters.entry(chapter).or_default()),
            ["lessons", chapter, lesson, "lesson.md"] => {
                chapters.entry(chapter).or_default().insert(lesson, ());
            }
            ["lessons", chapter, lesson, picture] if picture.strip_suffix(".pikchr").is_some_and(is_id) => {
                chapters.entry(chapter).or_default().insert(lesson, ());
            }
            ["lessons", chapter, lesson, example, file] if is_id(example) && is_go(file) => {
                chapters.entry(chapter).or_default().insert(lesson, ());
            }
            ["exercises", exercise, "exercise.md"] => drop(exercises.insert(exercise, ())),
            ["exercises", exercise, folder @ ("starter" | "solution" | "before" | "after"), file]
                if file == format!("{folder}.go") || file.ends_with("_test.go") =>
            {
                exercises.insert(exercise, ());
            }
            _ => errors.push(ContentError::new(
                path,
                1,
                "this file has no place here",
                "remove it, or move it to where \"Content\" in CONTRIBUTING.md says that it belongs",
            )),
        }
    }
    let chapters = numbered("lessons", chapters.keys().copied(), errors).into_iter().map(|folder| {
        let name = folder.path.trim_start_matches("lessons/");
        let lessons = numbered(&folder.path, chapters[name].keys().copied(), errors);
        ChapterFolder { lessons, folder }
    });
    let mut layout = Layout { chapters: chapters.collect(), exercises: Vec::new() };
    for name in exercises.into_keys() {
        let folder = Folder { id: name.to_owned(), path: format!("exercises/{name}") };
        if is_id(name) {
            layout.exercises.push(folder);
        } else {
            errors.push(ContentError::new(&folder.path, 1, format!("`{name}` cannot be an id"), ID_RULE));
        }
    }
    unique(layout.chapters.iter().map(|it| &it.folder), errors);
    unique(layout.chapters.iter().flat_map(|it| &it.lessons), errors);
    (layout, texts)
}

/// Why a text is refused whatever it is.
fn unusable(text: &str) -> Option<(String, &'static str)> {
    if text.len() > MAX_BYTES {
        return Some((format!("this file has {} bytes; at most {MAX_BYTES} are read", text.len()), "split it"));
    }
    if text.contains(['\r', '\0']) {
        return Some(("this file has carriage returns or zero bytes".into(), "save it as UTF-8 with plain line feeds"));
    }
    None
}

/// The folders `NN-id` of `parent` in order.
fn numbered<'a>(parent: &str, names: impl Iterator<Item = &'a str>, errors: &mut Vec<ContentError>) -> Vec<Folder> {
    let mut folders = Vec::new();
    let mut last = "";
    for name in names {
        let path = format!("{parent}/{name}");
        match name.split_once('-') {
            Some((number, id)) if number.len() == 2 && number.bytes().all(|it| it.is_ascii_digit()) && is_id(id) => {
                if number == last {
                    let message = format!("two folders of `{parent}` have the number {number}");
                    errors.push(ContentError::new(&path, 1, message, "give each folder a number of its own"));
                }
                last = number;
                folders.push(Folder { id: id.to_owned(), path });
            }
            _ => errors.push(ContentError::new(
                &path,
                1,
                format!("`{name}` is not a number of two digits, a hyphen and an id"),
                "name it like `02-ignored-errors`",
            )),
        }
    }
    folders
}

fn unique<'a>(folders: impl Iterator<Item = &'a Folder>, errors: &mut Vec<ContentError>) {
    let mut seen = BTreeMap::<&str, &str>::new();
    for folder in folders {
        if let Some(first) = seen.insert(&folder.id, &folder.path) {
            let message = format!("the id `{}` is taken by `{first}`", folder.id);
            errors.push(ContentError::new(&folder.path, 1, message, "rename one of the two folders"));
        }
    }
}

/// Whether `name` can stand in an address: lower-case words and numbers joined by hyphens.
pub fn is_id(name: &str) -> bool {
    name.len() <= 60
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name
            .split('-')
            .all(|word| !word.is_empty() && word.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit()))
}

fn is_go(file: &str) -> bool {
    file.len() > ".go".len() && file.ends_with(".go")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(paths: &[&str]) -> (Layout, Vec<String>) {
        let mut errors = Vec::new();
        let files = paths.iter().map(|path| ((*path).to_owned(), String::new())).collect();
        let (layout, _) = read(files, &mut errors);
        (layout, errors.iter().map(|it| format!("{}: {}", it.path, it.message)).collect())
    }

    #[test]
    fn numbers_give_the_order_and_names_the_ids() {
        let (layout, errors) = layout(&[
            "go.mod",
            "lessons/02-errors/02-panics/lesson.md",
            "lessons/02-errors/01-ignored-errors/wrong/wrong.go",
            "lessons/02-errors/01-ignored-errors/chain.pikchr",
            "lessons/02-errors/chapter.toml",
            "lessons/01-start/01-welcome/lesson.md",
            "exercises/keep-it/starter/starter.go",
            "exercises/keep-it/solution/solution_test.go",
        ]);
        assert_eq!(errors, Vec::<String>::new());
        let ids: Vec<_> = layout.chapters.iter().flat_map(|it| &it.lessons).map(|it| it.id.as_str()).collect();
        assert_eq!(ids, ["welcome", "ignored-errors", "panics"]);
        assert_eq!(layout.exercises, [Folder { id: "keep-it".into(), path: "exercises/keep-it".into() }]);
    }

    #[test]
    fn files_without_a_place_are_errors_each_by_itself() {
        let stray = [
            "notes.txt",
            "../secret.go",
            "/etc/passwd",
            "lessons/01-a/extra.md",
            "lessons/01-a/01-b/wrong.go",
            "lessons/01-a/01-b/wrong/deep/wrong.go",
            "lessons/01-a/01-b/../b.go",
            "lessons/01-a/01-b/wrong/.go",
            "lessons/01-a/01-b/.pikchr",
            "lessons/01-a/chain.pikchr",
            "exercises/a/helper/helper.go",
            "exercises/a/starter/other.go",
            "exercises\\a\\exercise.md",
        ];
        let (layout, errors) = layout(&stray);
        assert_eq!(errors.len(), stray.len(), "{errors:#?}");
        assert!(layout.chapters.is_empty() && layout.exercises.is_empty());
    }

    #[test]
    fn bad_and_repeated_names_are_errors() {
        let (_, errors) = layout(&[
            "lessons/1-a/01-b/lesson.md",
            "lessons/01-a/01-x/lesson.md",
            "lessons/01-b/01-x/lesson.md",
            "lessons/02-c/01-Upper/lesson.md",
            "exercises/a--b/exercise.md",
        ]);
        assert_eq!(
            errors,
            [
                "lessons/01-b: two folders of `lessons` have the number 01",
                "lessons/1-a: `1-a` is not a number of two digits, a hyphen and an id",
                "lessons/02-c/01-Upper: `01-Upper` is not a number of two digits, a hyphen and an id",
                "exercises/a--b: `a--b` cannot be an id",
                "lessons/01-b/01-x: the id `x` is taken by `lessons/01-a/01-x`",
            ]
        );
    }

    #[test]
    fn texts_that_nobody_wrote_by_hand_are_refused() {
        let mut errors = Vec::new();
        let file = |path: &str, text: String| (path.to_owned(), text);
        let (_, files) = read(
            vec![
                file("persona.toml", "x".repeat(MAX_BYTES + 1)),
                file("go.mod", "module content\r\n".into()),
                file("go.sum", "\0".into()),
            ],
            &mut errors,
        );
        assert_eq!((errors.len(), files.len()), (3, 0));
    }
}
