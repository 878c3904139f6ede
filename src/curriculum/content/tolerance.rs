//! What real Go may find fault with: what is shown as wrong compiles, but need not be clean.

use super::example::tone;
use super::load::{Curriculum, Exercise};
use crate::page::{ExerciseKind, Tone};
use std::collections::{BTreeMap, BTreeSet};

/// Folders, relative to `content/`, of which real Go may say more than of all others.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tolerance {
    /// `go vet` may complain of these.
    pub wrong: BTreeSet<String>,
    /// The tests of these may fail, because a text shows how they do.
    pub may_fail: BTreeSet<String>,
    /// The tests of these must fail; each with the file that says so.
    pub must_fail: BTreeMap<String, String>,
}

impl Curriculum {
    /// What real Go may find fault with.
    pub fn tolerance(&self) -> Tolerance {
        let mut tolerance = Tolerance::default();
        let mut right = BTreeSet::new();
        let lessons = self.lessons().map(|it| (&it.path, &it.examples));
        for (path, examples) in lessons {
            for folder in examples.iter().filter_map(|it| it.0.rsplit_once('/')).map(|it| it.0) {
                match tone(folder) {
                    Tone::Wrong => drop(tolerance.wrong.insert(below(path, folder))),
                    Tone::Right => drop(right.insert(below(path, folder))),
                    Tone::Plain => {}
                }
            }
        }
        for exercise in &self.exercises {
            right.insert(below(&exercise.path, "solution"));
            tolerance.wrong.extend(wrong(exercise).iter().map(|it| below(&exercise.path, it)));
            if exercise.front.starter_fails {
                tolerance.must_fail.insert(below(&exercise.path, "starter"), exercise.path.clone());
            }
        }
        let tested = self.outputs().filter(|it| it.verb == "test" && !right.contains(&it.folder));
        tolerance.may_fail = tested.map(|it| it.folder.clone()).collect();
        tolerance
    }
}

/// The folders of an exercise that are meant to have faults.
fn wrong(exercise: &Exercise) -> &'static [&'static str] {
    match exercise.front.kind {
        ExerciseKind::Trigger => &["starter", "solution"],
        ExerciseKind::Review => &["before", "after"],
        ExerciseKind::Fix | ExerciseKind::Write | ExerciseKind::Debug => &["starter"],
    }
}

fn below(path: &str, folder: &str) -> String {
    format!("{}/{folder}", path.rsplit_once('/').map_or("", |it| it.0))
}

#[cfg(test)]
mod tests {
    use crate::content::sample::{load, with_all_kinds};

    #[test]
    fn what_is_shown_as_wrong_may_have_faults_and_what_is_right_may_not() {
        let tolerance = load(with_all_kinds()).tolerance();
        for folder in [
            "lessons/01-errors/01-keep/wrong",
            "exercises/keep-it/starter",
            "exercises/drop-it/solution",
            "exercises/read-it/after",
        ] {
            assert!(tolerance.wrong.contains(folder), "{folder}");
        }
        for folder in
            ["lessons/01-errors/01-keep/right", "lessons/01-errors/02-more/tram", "exercises/keep-it/solution"]
        {
            assert!(!tolerance.wrong.contains(folder), "{folder}");
        }
        assert_eq!(tolerance.may_fail, ["exercises/find-it/starter".to_owned()].into());
        let says = ("exercises/find-it/starter".to_owned(), "exercises/find-it/exercise.md".to_owned());
        assert_eq!(tolerance.must_fail, [says].into());
    }
}
