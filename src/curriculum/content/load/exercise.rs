//! Reads an exercise: its front matter, its Go files, and its text in parts.

use super::{AFTER, BEFORE, Exercise, SOLUTION, STARTER, not_empty};
use crate::content::change;
use crate::content::example::Examples;
use crate::content::front::{self, ExerciseFront, GoalFront, line_naming};
use crate::content::layout::{Files, Folder};
use crate::content::markdown::{self, Rendered, Source};
use crate::content::prose;
use crate::error::{ContentError, line_at};
use crate::exercise::{self, Demand, Flag, Goal, Goals, Review, Trigger};
use crate::page::{ExerciseKind, Tone};
use crate::pattern::Pattern;
use analyzer::Severity;

pub(super) fn exercise(folder: &Folder, files: &Files, errors: &mut Vec<ContentError>) -> Option<Exercise> {
    let path = format!("{}/exercise.md", folder.path);
    let examples = Examples::read(&folder.path, files);
    let Some(text) = files.get(&path) else {
        errors.push(ContentError::new(&path, 1, "the exercise has no `exercise.md`", "write it, or remove its folder"));
        return None;
    };
    let parts = front::split(&path, text, errors)?;
    let front = front::parse::<ExerciseFront>(&path, text, parts.front.clone(), errors);
    let source = Source { path: &path, text, body: parts.body };
    let (mut task, hints, explanation) = texts(&source, &examples, errors);
    task.prose.extend(prose::of_front(text, parts.front));
    let front = front?;
    let mut reader = Reader { path: &path, text, errors };
    reader.fields(&front);
    let is_whole = reader.files(&folder.path, front.kind, &examples);
    let goals = Goals {
        rules: if front.kind == ExerciseKind::Trigger { Vec::new() } else { front.rules.clone() },
        structure: reader.structure(&front),
        trigger: reader.trigger(&front),
        review: is_whole.then(|| reader.review(&front, &examples)).flatten(),
    };
    is_whole.then(|| Exercise { id: folder.id.clone(), path, front, goals, examples, task, hints, explanation })
}

/// The task, the hints and the explanation.
fn texts(source: &Source, examples: &Examples, errors: &mut Vec<ContentError>) -> (Rendered, Vec<Rendered>, Rendered) {
    let mut sections = markdown::sections(source, |it| matches!(it, "Hint" | "Explanation")).into_iter();
    let mut part = |part: Source, name: &str| {
        let rendered = markdown::render(&part, examples, |_| Tone::Plain, errors);
        if rendered.blocks.is_empty() {
            let line = line_at(source.text, part.body.start.saturating_sub(1));
            errors.push(ContentError::new(source.path, line, format!("{name} is empty"), "write it"));
        }
        rendered
    };
    let task = part(sections.next().expect("the part before the first heading is always there").1, "the task");
    let (mut hints, mut explanations) = (Vec::new(), Vec::new());
    for (title, source) in sections {
        if title == "Hint" {
            hints.push(part(source, "this hint"));
        } else {
            explanations.push(part(source, "the explanation"));
        }
    }
    if hints.len() < 2 {
        let message = format!("the exercise has {} hint(s); at least two are needed", hints.len());
        errors.push(ContentError::new(source.path, 1, message, "add `## Hint` sections, the gentlest first"));
    }
    if explanations.len() != 1 {
        let message = format!("the exercise has {} sections `## Explanation`; one is needed", explanations.len());
        errors.push(ContentError::new(source.path, 1, message, "say once why the solution is as it is"));
    }
    (task, hints, explanations.pop().unwrap_or_default())
}

/// The front matter of an exercise on its way to goals.
struct Reader<'a, 'e> {
    path: &'a str,
    text: &'a str,
    errors: &'e mut Vec<ContentError>,
}

impl Reader<'_, '_> {
    fn error(&mut self, line: u32, message: impl Into<String>, remedy: &str) {
        self.errors.push(ContentError::new(self.path, line, message, remedy));
    }

    /// Checks that the fields are filled, and that none is of another kind of exercise.
    fn fields(&mut self, front: &ExerciseFront) {
        not_empty(self.path, &[("title", &front.title)], self.errors);
        if !(1..=60).contains(&front.minutes) {
            self.error(1, "`minutes` is not between 1 and 60", "say about how long it takes");
        }
        let kind = front.kind;
        let fields = [
            ("[[goal]]", !front.goal.is_empty(), kind != ExerciseKind::Review),
            ("fires", front.fires.is_some(), kind == ExerciseKind::Trigger),
            ("near", front.near.is_some(), kind == ExerciseKind::Trigger),
            ("[[flag]]", !front.flag.is_empty(), kind == ExerciseKind::Review),
            ("[[sound]]", !front.sound.is_empty(), kind == ExerciseKind::Review),
            ("starter-fails", front.starter_fails, kind == ExerciseKind::Debug),
        ];
        for (name, ..) in fields.into_iter().filter(|it| it.1 && !it.2) {
            let line = self.text.find(&format!("\n{name}")).map_or(1, |at| line_at(self.text, at + 1));
            self.error(line, format!("`{name}` is not for an exercise of this kind"), "remove it, or change `kind`");
        }
    }

    /// Checks that the Go files are those of the kind; says whether none is missing.
    fn files(&mut self, folder: &str, kind: ExerciseKind, examples: &Examples) -> bool {
        let needed = if kind == ExerciseKind::Review { [BEFORE, AFTER] } else { [STARTER, SOLUTION] };
        let missing: Vec<_> = needed.into_iter().filter(|it| examples.get(it).is_none()).collect();
        for file in &missing {
            let message = "this file of the exercise is missing";
            self.errors.push(ContentError::new(&format!("{folder}/{file}"), 1, message, "write it"));
        }
        let folder_of = |path: &str| path.split('/').next().map(str::to_owned);
        for (file, _) in examples.iter().filter(|it| needed.iter().all(|file| folder_of(file) != folder_of(it.0))) {
            let message = "an exercise of this kind has no such file";
            let remedy = "move it: a review has `before` and `after`, every other kind `starter` and `solution`";
            self.errors.push(ContentError::new(&format!("{folder}/{file}"), 1, message, remedy));
        }
        missing.is_empty()
    }

    fn structure(&mut self, front: &ExerciseFront) -> Vec<Goal> {
        if front.kind == ExerciseKind::Review {
            return Vec::new();
        }
        let structure: Vec<Goal> = front.goal.iter().filter_map(|it| self.goal(it)).collect();
        if structure.iter().all(|it| matches!(it.demand, Demand::Absent { .. })) && structure.len() == front.goal.len()
        {
            let remedy = "add a goal `function` or `contains`, so that an emptied text cannot pass";
            self.error(1, "no goal asks for anything to be there", remedy);
        }
        structure
    }

    fn goal(&mut self, front: &GoalFront) -> Option<Goal> {
        let within = front.within.clone();
        let (value, demand) = match (&front.function, &front.contains, &front.absent) {
            (Some(it), None, None) => (it, Demand::Function { signature: it.clone() }),
            (None, Some(it), None) => (it, Demand::Contains { pattern: it.clone(), within }),
            (None, None, Some(it)) => (it, Demand::Absent { pattern: it.clone(), within }),
            _ => {
                let message = "a goal has exactly one of `function`, `contains` and `absent`";
                self.error(line_naming(self.text, &front.why), message, "split it, or remove what is too much");
                return None;
            }
        };
        let line = line_naming(self.text, value);
        if front.why.trim().is_empty() {
            let remedy = "say in one plain sentence what a learner should know when it is not met";
            self.error(line, "this goal has no `why`", remedy);
        }
        match &demand {
            Demand::Function { signature } => {
                if exercise::required(signature).is_none() {
                    let remedy = "write it like `func Load(path string) (Config, error)`";
                    self.error(line, "this is not the signature of a function", remedy);
                }
                if front.within.is_some() {
                    self.error(line, "a goal `function` takes no `in`", "remove it");
                }
            }
            Demand::Contains { pattern, .. } | Demand::Absent { pattern, .. } => {
                if let Err(reason) = Pattern::parse(pattern) {
                    self.error(
                        line,
                        reason,
                        "write Go tokens, with `…` between them for anything within one statement",
                    );
                }
            }
        }
        Some(Goal { demand, why: front.why.clone(), praise: front.praise.clone() })
    }

    fn trigger(&mut self, front: &ExerciseFront) -> Option<Trigger> {
        if front.kind != ExerciseKind::Trigger {
            return None;
        }
        let fires = front.fires.clone().unwrap_or_default();
        if fires.is_empty() == front.near.is_none() {
            let line = self.text.find("\nfires").map_or(1, |at| line_at(self.text, at + 1));
            let message = "a trigger names the rules to fire, or the one rule that a near miss seems to fire";
            self.error(line, message, "write `fires = [\"RULE\"]`, or `fires = []` and `near = \"RULE\"`");
        }
        Some(Trigger { fires, near: front.near.clone() })
    }

    /// What a reviewer flags, by the lines of the new version.
    fn review(&mut self, front: &ExerciseFront, examples: &Examples) -> Option<Review> {
        if front.kind != ExerciseKind::Review {
            return None;
        }
        let (before, after) = (examples.get(BEFORE)?, examples.get(AFTER)?);
        let lines = change::lines(before, after);
        let added: Vec<u32> = change::added(&lines).collect();
        let found = |line: u32| after.report.diagnostics.iter().filter(move |it| after.line(it.span) == line);
        let mut review = Review::default();
        for flag in &front.flag {
            let Some(line) = self.added_line(&flag.line, &after.text, &added) else { continue };
            let others = found(line).map(|it| it.rule.to_string()).filter(|it| *it != flag.rule);
            let rules = [flag.rule.clone()].into_iter().chain(others).collect();
            self.why(&flag.line, &flag.why);
            if review.flags.iter().any(|it| it.line == line) {
                let at = line_naming(self.text, &flag.line);
                self.error(at, format!("two flags quote the line `{}`", flag.line), "flag a line once");
            }
            review.flags.push(Flag { line, rules, why: flag.why.clone() });
        }
        for sound in &front.sound {
            let Some(line) = self.added_line(&sound.line, &after.text, &added) else { continue };
            self.why(&sound.line, &sound.why);
            review.sound.push((line, sound.why.clone()));
        }
        review.flags.sort_by_key(|it| it.line);
        let is_flagged = |line: u32| review.flags.iter().any(|it| it.line == line);
        let optional = added.iter().filter(|line| !is_flagged(**line)).flat_map(|&line| {
            found(line).filter(|it| it.severity == Severity::Info).map(move |it| (line, it.rule.to_string()))
        });
        review.optional = optional.collect();
        if !(2..=5).contains(&front.flag.len()) {
            let message = format!("the review has {} flag(s); two to five are needed", front.flag.len());
            self.error(1, message, "choose the lines that teach the most");
        }
        Some(review)
    }

    /// The number of the added line that a flag quotes.
    fn added_line(&mut self, quoted: &str, after: &str, added: &[u32]) -> Option<u32> {
        let at = line_naming(self.text, &quoted.replace('\\', "\\\\").replace('"', "\\\""))
            .max(line_naming(self.text, quoted));
        let numbers: Vec<u32> = (1..).zip(after.lines()).filter(|it| it.1.trim() == quoted).map(|it| it.0).collect();
        match numbers[..] {
            [line] if added.contains(&line) => return Some(line),
            [_] => self.error(at, format!("the change does not add the line `{quoted}`"), "quote an added line"),
            [] => {
                let remedy = "quote the whole line without the space around it";
                self.error(at, format!("`{AFTER}` has no line `{quoted}`"), remedy);
            }
            _ => {
                let remedy = "tell the lines apart in the code, by a name for instance";
                self.error(at, format!("`{AFTER}` has the line `{quoted}` {} times", numbers.len()), remedy);
            }
        }
        None
    }

    fn why(&mut self, quoted: &str, why: &str) {
        if why.trim().is_empty() {
            self.error(
                line_naming(self.text, quoted),
                "this line has no `why`",
                "say in a sentence or two why it is so",
            );
        }
    }
}
