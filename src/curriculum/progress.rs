//! What a learner has done, as one versioned structure that the app stores, exports and imports.
//!
//! Times are milliseconds since the Unix epoch and are handed in by the caller: this crate has no clock.

use crate::page::{Chapter, Link};
use miniserde::json;
use miniserde::json::{Number, Value};
use std::collections::BTreeMap;

/// The version that [`Progress::to_json`] writes. Any change of the stored form raises it and adds a [`Migration`].
pub const VERSION: u32 = 1;

/// Turns the stored form of one version into that of the next.
type Migration = fn(Value) -> Result<Value, String>;

/// The migration at index `n` leads from version `n + 1` to `n + 2`.
const MIGRATIONS: [Migration; VERSION as usize - 1] = [];

/// Everything that is remembered of a learner.
#[derive(Debug, Clone, PartialEq, Eq, miniserde::Serialize, miniserde::Deserialize)]
pub struct Progress {
    version: u32,
    /// The lessons that were read, by id.
    pub lessons: BTreeMap<String, LessonProgress>,
    /// The exercises that were tried, by id.
    pub exercises: BTreeMap<String, ExerciseProgress>,
    /// Where the learner was last.
    pub place: Option<Place>,
}

/// What is remembered of a lesson that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, miniserde::Serialize, miniserde::Deserialize)]
pub struct LessonProgress {
    /// When it was first read to its end.
    pub read_at: u64,
}

/// What is remembered of an exercise.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, miniserde::Serialize, miniserde::Deserialize)]
pub struct ExerciseProgress {
    /// How often a verdict was asked for.
    pub attempts: u32,
    /// How many hints were taken.
    pub hints: u32,
    /// Whether the reference solution was looked at before passing.
    pub solution_shown: bool,
    /// When it was first passed.
    pub passed_at: Option<u64>,
}

/// Where a learner was, and when.
#[derive(Debug, Clone, PartialEq, Eq, miniserde::Serialize, miniserde::Deserialize)]
pub struct Place {
    /// A route without the base path, such as `/learn/ignored-errors/`.
    pub path: String,
    /// When.
    pub at: u64,
}

/// Why stored progress cannot be used. It must then be left as it is, and the learner be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProgressError {
    /// It is not progress of any version; the text says where it breaks.
    Corrupt(String),
    /// A later version of the site wrote it.
    TooNew {
        /// The version that wrote it.
        found: u32,
    },
}

impl std::fmt::Display for ProgressError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Corrupt(why) => write!(f, "this is not saved progress: {why}"),
            Self::TooNew { found } => write!(
                f,
                "this progress was saved by a newer version of the site (format {found}, this page knows up to {VERSION}); \
                 reload the page"
            ),
        }
    }
}

impl std::error::Error for ProgressError {}

/// The one thing to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextThing {
    /// A lesson that was not read yet.
    Lesson(Link),
    /// An exercise that was not passed yet, of a lesson that was read.
    Exercise(Link),
}

impl NextThing {
    /// Where it is.
    pub fn link(&self) -> &Link {
        match self {
            Self::Lesson(link) | Self::Exercise(link) => link,
        }
    }
}

impl Default for Progress {
    fn default() -> Self {
        Self { version: VERSION, lessons: BTreeMap::new(), exercises: BTreeMap::new(), place: None }
    }
}

impl Progress {
    /// Reads what [`Progress::to_json`] of this or an earlier version wrote.
    pub fn parse(text: &str) -> Result<Self, ProgressError> {
        #[derive(miniserde::Deserialize)]
        struct Stamp {
            version: u64,
        }
        // The present version is read straight away: a tab that never meets an older one never loads what reads it.
        let stamp: Stamp = json::from_str(text).map_err(corrupt)?;
        match stamp.version {
            version if version == u64::from(VERSION) => json::from_str(text).map_err(corrupt),
            version if version == 0 || version > u64::from(VERSION) => Err(not_of(version)),
            version => {
                let stored = migrate(json::from_str(text).map_err(corrupt)?, version, &MIGRATIONS)?;
                json::from_str(&json::to_string(&stored)).map_err(corrupt)
            }
        }
    }

    /// The form to store and to export.
    pub fn to_json(&self) -> String {
        json::to_string(self)
    }

    /// Whether the lesson was read.
    pub fn is_read(&self, lesson: &str) -> bool {
        self.lessons.contains_key(lesson)
    }

    /// Whether the exercise was passed.
    pub fn is_passed(&self, exercise: &str) -> bool {
        self.exercises.get(exercise).is_some_and(|it| it.passed_at.is_some())
    }

    /// Notes that the learner is at a route.
    pub fn visit(&mut self, path: &str, now: u64) {
        self.place = Some(Place { path: path.to_owned(), at: now });
    }

    /// Notes that a lesson was read to its end.
    pub fn read_lesson(&mut self, lesson: &str, now: u64) {
        self.lessons.entry(lesson.to_owned()).or_insert(LessonProgress { read_at: now });
    }

    /// Notes a verdict.
    pub fn attempt(&mut self, exercise: &str, passed: bool, now: u64) {
        let entry = self.exercise(exercise);
        entry.attempts = entry.attempts.saturating_add(1);
        if passed {
            entry.passed_at.get_or_insert(now);
        }
    }

    /// Notes that `count` hints of an exercise have been shown so far; fewer than before changes nothing.
    pub fn take_hints(&mut self, exercise: &str, count: u32) {
        let entry = self.exercise(exercise);
        entry.hints = entry.hints.max(count);
    }

    /// Notes that the reference solution was looked at; after passing that is no matter and is not noted.
    pub fn show_solution(&mut self, exercise: &str) {
        let entry = self.exercise(exercise);
        entry.solution_shown |= entry.passed_at.is_none();
    }

    /// Takes over what `other` knows beyond this; nothing of either is lost, and merging twice is merging once.
    pub fn merge(&mut self, other: Self) {
        for (id, theirs) in other.lessons {
            let ours = self.lessons.entry(id).or_insert(theirs);
            ours.read_at = ours.read_at.min(theirs.read_at);
        }
        for (id, theirs) in other.exercises {
            let ours = self.exercises.entry(id).or_default();
            ours.attempts = ours.attempts.max(theirs.attempts);
            ours.hints = ours.hints.max(theirs.hints);
            ours.solution_shown |= theirs.solution_shown;
            ours.passed_at = [ours.passed_at, theirs.passed_at].into_iter().flatten().min();
        }
        let newer = |ours: &Place| other.place.as_ref().is_some_and(|theirs| theirs.at > ours.at);
        if self.place.as_ref().is_none_or(newer) {
            self.place = other.place;
        }
    }

    /// The one thing to do next, or `None` when all is done.
    ///
    /// The search begins with the lesson where the learner was last and goes round, so whoever skipped ahead is led on
    /// from there and comes back to what was skipped at the end.
    pub fn next(&self, chapters: &[Chapter]) -> Option<NextThing> {
        let entries: Vec<_> = chapters.iter().flat_map(|chapter| &chapter.lessons).collect();
        let here = self.place.as_ref().and_then(|place| {
            entries.iter().position(|entry| {
                place.path == entry.lesson.path() || entry.exercises.iter().any(|it| place.path == it.path())
            })
        });
        let (before, from_here) = entries.split_at(here.unwrap_or(0));
        from_here.iter().chain(before).find_map(|entry| {
            let lesson = &entry.lesson;
            if !self.is_read(&lesson.id) {
                return Some(NextThing::Lesson(Link { path: lesson.path(), title: lesson.title.clone() }));
            }
            let exercise = entry.exercises.iter().find(|it| !self.is_passed(&it.id))?;
            Some(NextThing::Exercise(Link { path: exercise.path(), title: exercise.title.clone() }))
        })
    }

    fn exercise(&mut self, id: &str) -> &mut ExerciseProgress {
        self.exercises.entry(id.to_owned()).or_default()
    }
}

fn corrupt(_: miniserde::Error) -> ProgressError {
    ProgressError::Corrupt("it is damaged".into())
}

/// Why progress of a version that this build does not know cannot be used.
fn not_of(version: u64) -> ProgressError {
    match version {
        0 => ProgressError::Corrupt("it does not say its version".into()),
        _ => ProgressError::TooNew { found: u32::try_from(version).unwrap_or(u32::MAX) },
    }
}

/// Brings a stored form of a version to the one that comes after the last of `migrations`.
fn migrate(mut stored: Value, version: u64, migrations: &[Migration]) -> Result<Value, ProgressError> {
    let done = usize::try_from(version.wrapping_sub(1)).unwrap_or(usize::MAX);
    let missing = migrations.get(done..).ok_or_else(|| not_of(version))?;
    for (migration, version) in missing.iter().zip(version + 1..) {
        stored = migration(stored).map_err(ProgressError::Corrupt)?;
        if let Value::Object(fields) = &mut stored {
            fields.insert("version".into(), Value::Number(Number::U64(version)));
        }
    }
    Ok(stored)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{ExerciseCard, ExerciseKind, LessonCard, LessonEntry};

    fn lesson(id: &str, exercises: &[&str]) -> LessonEntry {
        let card = |id: &&str| ExerciseCard {
            id: (*id).into(),
            title: format!("Exercise {id}"),
            kind: ExerciseKind::Fix,
            minutes: 5,
        };
        LessonEntry {
            lesson: LessonCard { id: id.into(), title: format!("Lesson {id}"), summary: String::new(), minutes: 3 },
            exercises: exercises.iter().map(card).collect(),
        }
    }

    fn chapters() -> Vec<Chapter> {
        let chapter = |id: &str, lessons| Chapter { id: id.into(), title: id.into(), summary: String::new(), lessons };
        vec![
            chapter("one", vec![lesson("welcome", &[]), lesson("errors", &["keep", "write"])]),
            chapter("two", vec![lesson("channels", &["select"])]),
        ]
    }

    fn next(progress: &Progress) -> Option<String> {
        progress.next(&chapters()).map(|it| it.link().path.clone())
    }

    #[test]
    fn what_was_saved_comes_back() {
        let mut progress = Progress::default();
        progress.visit("/practice/keep/", 5);
        progress.read_lesson("errors", 7);
        progress.take_hints("keep", 2);
        progress.show_solution("keep");
        progress.attempt("keep", true, 9);
        assert_eq!(Progress::parse(&progress.to_json()), Ok(progress));
    }

    #[test]
    fn stored_form_of_version_1_stays_readable() {
        let json = r#"{"version":1,"lessons":{"errors":{"read_at":7}},"exercises":{"keep":{"attempts":2,"hints":1,
            "solution_shown":false,"passed_at":null}},"place":{"path":"/learn/","at":5}}"#;
        let progress = Progress::parse(json).unwrap();
        assert!(progress.is_read("errors") && !progress.is_passed("keep"));
        assert_eq!(progress.exercises["keep"].attempts, 2);
    }

    #[test]
    fn corrupt_and_too_new_are_told_apart() {
        let nested = "[".repeat(100_000);
        for text in ["", "{", "null", "[]", "42", r#"{"version":0}"#, r#"{"version":"1"}"#, r#"{"version":1}"#, &nested]
        {
            assert!(matches!(Progress::parse(text), Err(ProgressError::Corrupt(_))), "{text:.40}");
        }
        assert_eq!(Progress::parse(r#"{"version":2,"any":[]}"#), Err(ProgressError::TooNew { found: 2 }));
        let huge = Progress::parse(r#"{"version":18446744073709551615}"#);
        assert_eq!(huge, Err(ProgressError::TooNew { found: u32::MAX }));
    }

    #[test]
    fn migrations_run_from_the_stored_version_on() {
        fn with(mut stored: Value, name: &str) -> Value {
            if let Value::Object(fields) = &mut stored {
                fields.insert(name.into(), Value::Bool(true));
            }
            stored
        }
        let steps: [Migration; 2] = [|it| Ok(with(it, "first")), |it| Ok(with(it, "second"))];
        let migrated =
            |text, version| json::to_string(&migrate(json::from_str(text).unwrap(), version, &steps).unwrap());
        assert_eq!(migrated(r#"{"version":1}"#, 1), r#"{"first":true,"second":true,"version":3}"#);
        assert_eq!(migrated(r#"{"version":2}"#, 2), r#"{"second":true,"version":3}"#);
        assert_eq!(migrated(r#"{"version":3}"#, 3), r#"{"version":3}"#);
    }

    #[test]
    fn merging_loses_nothing_and_can_be_repeated() {
        let mut ours = Progress::default();
        ours.read_lesson("welcome", 10);
        ours.attempt("keep", true, 20);
        ours.visit("/learn/errors/", 30);
        let mut theirs = Progress::default();
        theirs.read_lesson("welcome", 4);
        theirs.read_lesson("errors", 5);
        theirs.attempt("keep", false, 6);
        theirs.attempt("keep", true, 8);
        theirs.take_hints("select", 1);
        theirs.visit("/play/", 9);

        let mut merged = ours.clone();
        merged.merge(theirs.clone());
        assert_eq!(merged.lessons["welcome"].read_at, 4);
        assert!(merged.is_read("errors"));
        assert_eq!(merged.exercises["keep"].attempts, 2);
        assert_eq!(merged.exercises["keep"].passed_at, Some(8));
        assert_eq!(merged.exercises["select"].hints, 1);
        assert_eq!(merged.place.as_ref().unwrap().path, "/learn/errors/");

        let once = merged.clone();
        merged.merge(theirs.clone());
        assert_eq!(merged, once);
        theirs.merge(ours);
        assert_eq!(theirs, once);
    }

    #[test]
    fn passing_is_dated_once_and_makes_looking_at_the_solution_no_matter() {
        let mut progress = Progress::default();
        progress.attempt("keep", true, 1);
        progress.attempt("keep", false, 2);
        progress.attempt("keep", true, 3);
        progress.show_solution("keep");
        let expected = ExerciseProgress { attempts: 3, hints: 0, solution_shown: false, passed_at: Some(1) };
        assert_eq!(progress.exercises["keep"], expected);
    }

    #[test]
    fn the_next_thing_is_the_lesson_then_its_exercises_then_the_next_lesson() {
        let mut progress = Progress::default();
        let mut seen = Vec::new();
        while let Some(path) = next(&progress) {
            let id = path.split('/').nth(2).unwrap().to_owned();
            if path.starts_with("/learn/") {
                progress.read_lesson(&id, 1)
            } else {
                progress.attempt(&id, true, 1)
            }
            seen.push(path);
        }
        let expected =
            ["learn/welcome", "learn/errors", "practice/keep", "practice/write", "learn/channels", "practice/select"];
        assert_eq!(seen, expected.map(|it| format!("/{it}/")));
    }

    #[test]
    fn whoever_skipped_ahead_goes_on_from_there_and_comes_back_at_the_end() {
        let mut progress = Progress::default();
        progress.visit("/practice/select/", 1);
        assert_eq!(next(&progress).unwrap(), "/learn/channels/");
        progress.read_lesson("channels", 2);
        assert_eq!(next(&progress).unwrap(), "/practice/select/");
        progress.attempt("select", true, 3);
        assert_eq!(next(&progress).unwrap(), "/learn/welcome/");
        progress.visit("/learn/gone/", 4);
        assert_eq!(next(&progress).unwrap(), "/learn/welcome/");
    }
}
