//! From files to a curriculum in which every reference holds. All that is wrong is collected, never the first only.

use crate::content::example::Examples;
use crate::content::front::{self, ChapterFront, ExerciseFront, LessonFront, line_naming};
use crate::content::layout::{self, Files, Folder};
use crate::content::markdown::{self, Rendered, Source};
use crate::content::output::Output;
use crate::content::persona::Persona;
use crate::content::prose;
use crate::error::ContentError;
use crate::exercise::Goals;
use crate::page::Tone;
use analyzer::RuleInfo;

mod exercise;

/// All lessons, exercises and rules, read and cross-checked.
#[derive(Debug)]
pub struct Curriculum {
    pub(crate) persona: Persona,
    pub(crate) chapters: Vec<Chapter>,
    /// In the order of their lessons, then in their own.
    pub(crate) exercises: Vec<Exercise>,
    /// By area and then by id.
    pub(crate) rules: Vec<Rule>,
}

#[derive(Debug)]
pub(crate) struct Chapter {
    pub id: String,
    /// The path of its `chapter.toml`.
    pub path: String,
    pub front: ChapterFront,
    /// What people read of it, with its lines.
    pub prose: Vec<(u32, String)>,
    pub lessons: Vec<Lesson>,
}

#[derive(Debug)]
pub(crate) struct Lesson {
    pub id: String,
    /// The path of its `lesson.md`.
    pub path: String,
    pub front: LessonFront,
    pub examples: Examples,
    pub text: Rendered,
}

#[derive(Debug)]
pub(crate) struct Exercise {
    pub id: String,
    /// The path of its `exercise.md`.
    pub path: String,
    pub front: ExerciseFront,
    pub goals: Goals,
    pub examples: Examples,
    pub task: Rendered,
    pub hints: Vec<Rendered>,
    pub explanation: Rendered,
}

#[derive(Debug)]
pub(crate) struct Rule {
    pub info: &'static RuleInfo,
    pub text: Rendered,
}

pub(crate) const STARTER: &str = "starter/starter.go";
pub(crate) const SOLUTION: &str = "solution/solution.go";
pub(crate) const BEFORE: &str = "before/before.go";
pub(crate) const AFTER: &str = "after/after.go";

impl Curriculum {
    /// Reads the files of `content/`: each with its path relative to that folder, with `/` between the parts.
    pub fn load(files: Vec<(String, String)>) -> Result<Self, Vec<ContentError>> {
        let mut errors = Vec::new();
        let (layout, files) = layout::read(files, &mut errors);
        let persona = Persona::read(files.get("persona.toml").map(String::as_str), &mut errors);
        if !files.contains_key("go.mod") {
            errors.push(ContentError::new("go.mod", 1, "the Go module is missing", "write `go.mod` and `go.sum`"));
        }
        let rules = analyzer::rules().map(|info| rule(info, &mut errors)).collect();
        if layout.chapters.is_empty() {
            errors.push(ContentError::new("lessons", 1, "there is no lesson", "write one"));
        }
        let mut chapters = Vec::new();
        for it in &layout.chapters {
            let path = format!("{}/chapter.toml", it.folder.path);
            let front = chapter_front(&path, &files, &mut errors);
            if it.lessons.is_empty() {
                errors.push(ContentError::new(
                    &path,
                    1,
                    "the chapter has no lessons",
                    "write one, or remove the chapter",
                ));
            }
            let lessons = it.lessons.iter().filter_map(|it| lesson(it, &files, &mut errors)).collect();
            chapters.extend(front.map(|(front, prose)| Chapter {
                id: it.folder.id.clone(),
                path,
                front,
                prose,
                lessons,
            }));
        }
        let mut exercises: Vec<_> =
            layout.exercises.iter().filter_map(|it| exercise::exercise(it, &files, &mut errors)).collect();
        let lessons: Vec<&str> = layout.chapters.iter().flat_map(|it| &it.lessons).map(|it| it.id.as_str()).collect();
        exercises.sort_by_cached_key(|it| {
            let lesson = lessons.iter().position(|id| *id == it.front.lesson);
            (lesson, it.front.order, it.id.clone())
        });
        let curriculum = Self { persona, chapters, exercises, rules };
        crate::content::references::check(&curriculum, &layout, &files, &mut errors);
        if errors.is_empty() {
            return Ok(curriculum);
        }
        errors.sort();
        errors.dedup();
        Err(errors)
    }

    /// What programs print, as texts show it.
    pub fn outputs(&self) -> impl Iterator<Item = &Output> {
        let exercises = self.exercises.iter().flat_map(Exercise::texts);
        self.lessons().map(|it| &it.text).chain(exercises).flat_map(|it| &it.outputs)
    }

    /// All lessons in order.
    pub(crate) fn lessons(&self) -> impl Iterator<Item = &Lesson> {
        self.chapters.iter().flat_map(|it| &it.lessons)
    }
}

fn rule(info: &'static RuleInfo, errors: &mut Vec<ContentError>) -> Rule {
    let path = format!("rule {}", info.id);
    let text = analyzer::rule_docs(info.id).unwrap_or_default();
    let tone_under = |heading: &str| match heading {
        "Example" => Tone::Wrong,
        "Better" => Tone::Right,
        _ => Tone::Plain,
    };
    let source = Source { path: &path, text: &text, body: 0..text.len() };
    let text = markdown::render(&source, &Examples::default(), tone_under, errors);
    if text.blocks.is_empty() {
        errors.push(ContentError::new(&path, 1, "this rule has no page", "write its docs"));
    }
    Rule { info, text }
}

fn chapter_front(
    path: &str,
    files: &Files,
    errors: &mut Vec<ContentError>,
) -> Option<(ChapterFront, Vec<(u32, String)>)> {
    let Some(text) = files.get(path) else {
        errors.push(ContentError::new(path, 1, "the chapter has no `chapter.toml`", "give it a title and a summary"));
        return None;
    };
    let front: ChapterFront = front::parse(path, text, 0..text.len(), errors)?;
    not_empty(path, &[("title", &front.title), ("summary", &front.summary)], errors);
    Some((front, prose::of_front(text, 0..text.len())))
}

fn lesson(folder: &Folder, files: &Files, errors: &mut Vec<ContentError>) -> Option<Lesson> {
    let path = format!("{}/lesson.md", folder.path);
    let Some(text) = files.get(&path) else {
        errors.push(ContentError::new(&path, 1, "the lesson has no `lesson.md`", "write it, or remove its folder"));
        return None;
    };
    let parts = front::split(&path, text, errors)?;
    let front = front::parse::<LessonFront>(&path, text, parts.front.clone(), errors);
    let examples = Examples::read(&folder.path, files);
    let source = Source { path: &path, text, body: parts.body };
    let mut rendered = markdown::render(&source, &examples, |_| Tone::Plain, errors);
    rendered.prose.extend(prose::of_front(text, parts.front));
    let front = front?;
    not_empty(&path, &[("title", &front.title), ("summary", &front.summary)], errors);
    if let Some(since) = &front.since
        && !since.split_once('.').is_some_and(|(major, minor)| is_number(major) && is_number(minor))
    {
        let message = format!("`{since}` is not a Go version");
        errors.push(ContentError::new(&path, line_naming(text, since), message, "write it like `1.21`"));
    }
    if rendered.blocks.is_empty() {
        errors.push(ContentError::new(&path, 1, "the lesson has no text", "write it below the front matter"));
    }
    if examples.get(&front.live).is_none() {
        let message = format!("the live example `{}` is not there", front.live);
        let remedy = "name a Go file below the lesson's folder, such as `wrong/wrong.go`";
        errors.push(ContentError::new(&path, line_naming(text, &front.live), message, remedy));
    }
    for (example, _) in examples.iter() {
        let package = example.rsplit_once('/').map_or("", |it| it.0);
        let is_used = |it: &str| it.rsplit_once('/').is_some_and(|it| it.0 == package);
        if !is_used(&front.live) && !rendered.shown.iter().any(|it| is_used(it)) {
            let example = format!("{}/{example}", folder.path);
            errors.push(ContentError::new(
                &example,
                1,
                "no part of the lesson shows this example",
                "show it or remove it",
            ));
        }
    }
    for picture in examples.pictures().filter(|it| !rendered.shown.contains(*it)) {
        let picture = format!("{}/{picture}", folder.path);
        errors.push(ContentError::new(&picture, 1, "no part of the lesson shows this picture", "show it or remove it"));
    }
    Some(Lesson { id: folder.id.clone(), path, front, examples, text: rendered })
}

fn not_empty(path: &str, fields: &[(&str, &str)], errors: &mut Vec<ContentError>) {
    for (name, _) in fields.iter().filter(|(_, value)| value.trim().is_empty()) {
        errors.push(ContentError::new(path, 1, format!("`{name}` is empty"), "fill it in"));
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.len() < 4 && text.bytes().all(|it| it.is_ascii_digit())
}

impl Exercise {
    /// All its texts.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &Rendered> {
        [&self.task].into_iter().chain(&self.hints).chain([&self.explanation])
    }

    /// Each hint as one piece of HTML.
    pub(crate) fn hint_html(&self) -> Vec<String> {
        self.hints.iter().map(|it| markdown::plain_html(&it.blocks)).collect()
    }

    /// The text of a file that loading has found to be there.
    pub(crate) fn file(&self, path: &str) -> &crate::content::listing::Checked {
        self.examples.get(path).expect("loading has found the file")
    }
}

impl Rendered {
    /// Minutes that reading takes, at least one: prose at 200 words a minute, code at 12 lines.
    pub(crate) fn minutes(&self) -> u32 {
        u32::try_from(self.words.div_ceil(200) + self.code_lines / 12).unwrap_or(u32::MAX).max(1)
    }
}

#[cfg(test)]
mod tests;
