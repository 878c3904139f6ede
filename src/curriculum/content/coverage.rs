//! What must be taught and practised: the demands that hold for the content as a whole.

use super::load::{Curriculum, Exercise};
use crate::error::ContentError;
use crate::page::ExerciseKind;

/// The kinds of exercises by their words.
const KINDS: [(ExerciseKind, &str); 5] = [
    (ExerciseKind::Fix, "fix"),
    (ExerciseKind::Write, "write"),
    (ExerciseKind::Trigger, "trigger"),
    (ExerciseKind::Review, "review"),
    (ExerciseKind::Debug, "debug"),
];

impl Curriculum {
    /// How much there is, in figures.
    pub fn figures(&self) -> String {
        let pictured = self.lessons().filter(|it| it.examples.pictures().next().is_some()).count();
        let clauses = self.persona.clauses();
        let taught = clauses.clone().filter(|clause| self.lessons().any(|it| it.front.clauses.contains(&clause.id)));
        let of_kind = |kind| self.exercises.iter().filter(|it| it.front.kind == kind).count();
        let kinds = KINDS.map(|(kind, word)| format!("{} {word}", of_kind(kind)));
        format!(
            "{} of {} clauses have lessons; {} lessons, {pictured} of them with pictures; {} exercises: {}",
            taught.count(),
            clauses.count(),
            self.lessons().count(),
            self.exercises.len(),
            kinds.join(", ")
        )
    }

    /// Adds a problem for each clause and each rule that is left out.
    ///
    /// Each clause has a lesson. Each clause that a program can check has a rule and an exercise as well. Each rule has a
    /// lesson that names it and an exercise that is about it.
    pub(super) fn coverage(&self, problems: &mut Vec<ContentError>) {
        for clause in self.persona.clauses() {
            let id = &clause.id;
            let serves = [
                ("lesson", self.lessons().any(|it| it.front.clauses.contains(id))),
                ("rule", !clause.checkable || self.rules.iter().any(|it| it.info.clauses.contains(&id.as_str()))),
                ("exercise", !clause.checkable || self.exercises.iter().any(|it| it.front.clauses.contains(id))),
            ];
            for (what, _) in serves.iter().filter(|it| !it.1) {
                let message = format!("no {what} serves the clause `{id}`");
                problems.push(ContentError::new("persona.toml", 1, message, format!("add a {what} that names it")));
            }
        }
        for id in self.rules.iter().map(|it| it.info.id) {
            let practises = |it: &Exercise| it.front.about().iter().any(|rule| rule == id);
            let names = [
                ("lesson", self.lessons().any(|it| it.front.rules.iter().any(|rule| rule == id))),
                ("exercise", self.exercises.iter().any(practises)),
            ];
            for (what, _) in names.iter().filter(|it| !it.1) {
                let message = format!("no {what} names this rule");
                problems.push(ContentError::new(&format!("rule {id}"), 1, message, "add one"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::content::sample::{EXERCISE, File, load, said, with, with_all_kinds};

    fn left_out(files: Vec<File>) -> Vec<String> {
        said(load(files).problems())
    }

    #[test]
    fn each_clause_has_a_lesson_and_a_checkable_one_a_rule_and_an_exercise() {
        let all = left_out(with_all_kinds());
        for what in [
            "no lesson serves the clause `anti-panicking`",
            "no exercise serves the clause `anti-panicking`",
            "no rule serves the clause `other`",
        ] {
            assert!(all.contains(&format!("persona.toml:1: {what}")), "{what} is not in {all:#?}");
        }
        assert!(all.iter().all(|it| !it.contains("anti-ignoring-errors")), "it has all three");
        let files = with(
            "persona.toml",
            "id = \"other\"\ntitle = \"T\"\ntext = \"x\"\ncheckable = true",
            "id = \"other\"\ntitle = \"T\"\ntext = \"x\"\ncheckable = false",
        );
        assert!(left_out(files).iter().all(|it| !it.contains("`other`")), "a lesson is enough for it");
    }

    #[test]
    fn the_figures_count_what_is_there() {
        let clauses = load(with_all_kinds()).persona.clauses().count();
        assert_eq!(
            load(with_all_kinds()).figures(),
            format!(
                "2 of {clauses} clauses have lessons; 2 lessons, 1 of them with pictures; 5 exercises: 1 fix, 1 write, \
                 1 trigger, 1 review, 1 debug"
            )
        );
    }

    #[test]
    fn each_rule_has_a_lesson_and_an_exercise_of_any_kind() {
        let all = left_out(with_all_kinds());
        assert!(all.contains(&"rule library-panic:1: no lesson names this rule".into()), "{all:#?}");
        assert!(!all.contains(&"rule library-panic:1: no exercise names this rule".into()), "a review flags it");
        let mut files = with(EXERCISE, "rules = [\"ignored-error\"]\n", "");
        files.retain(|it| !it.0.starts_with("exercises/also/"));
        assert!(left_out(files).contains(&"rule ignored-error:1: no exercise names this rule".into()));
    }
}
