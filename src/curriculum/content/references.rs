//! Checks that what the content refers to is there: clauses, rules, lessons, files, routes and anchors.

use crate::content::example::Examples;
use crate::content::front::{Findings, line_naming};
use crate::content::layout::{Files, Layout};
use crate::content::load::Curriculum;
use crate::content::markdown::Rendered;
use crate::error::{ContentError, line_at};
use std::collections::{BTreeMap, BTreeSet};

/// Pages that are always there.
const FIXED: [&str; 7] = ["/", "/learn/", "/practice/", "/rules/", "/play/", "/progress/", "/map/"];

/// What can be referred to.
struct Known<'a> {
    clauses: BTreeSet<&'a str>,
    rules: BTreeSet<&'a str>,
    lessons: BTreeSet<&'a str>,
    /// The anchors of each route. A page that could not be read is `None`: its anchors are unknown.
    routes: BTreeMap<String, Option<BTreeSet<String>>>,
}

/// Adds an error for each reference that leads nowhere.
pub(crate) fn check(curriculum: &Curriculum, layout: &Layout, files: &Files, errors: &mut Vec<ContentError>) {
    let known = known(curriculum, layout);
    // Where the persona could not be read, that is told once and not again for each reference to it.
    let no_clauses = known.clauses.is_empty();
    for info in curriculum.rules.iter().map(|it| it.info) {
        let path = format!("rule {}", info.id);
        for clause in info.clauses.iter().filter(|it| !no_clauses && !known.clauses.contains(**it)) {
            errors.push(unknown(&path, 1, "clause", clause, "name one of `persona.toml`"));
        }
    }
    for rule in &curriculum.rules {
        let id = rule.info.id;
        links(&format!("rule {id}"), &format!("/rules/{id}/"), [&rule.text], &known, errors);
    }
    for lesson in curriculum.lessons() {
        let head = Head { path: &lesson.path, text: &files[&lesson.path] };
        head.ids("clause", &lesson.front.clauses, &known.clauses, errors);
        head.ids("rule", &lesson.front.rules, &known.rules, errors);
        head.findings(&lesson.front.findings, &lesson.examples, &known, errors);
        head.not_none("clause", &lesson.front.clauses, errors);
        links(&lesson.path, &format!("/learn/{}/", lesson.id), [&lesson.text], &known, errors);
    }
    let mut orders = BTreeMap::new();
    for exercise in &curriculum.exercises {
        let head = Head { path: &exercise.path, text: &files[&exercise.path] };
        head.ids("clause", &exercise.front.clauses, &known.clauses, errors);
        head.ids("rule", &exercise.front.rules, &known.rules, errors);
        head.ids("lesson", std::slice::from_ref(&exercise.front.lesson), &known.lessons, errors);
        let front = &exercise.front;
        let flagged: Vec<String> = front.flag.iter().map(|it| it.rule.clone()).collect();
        let near: Vec<String> = front.near.iter().cloned().collect();
        head.ids("rule", front.fires.as_deref().unwrap_or_default(), &known.rules, errors);
        head.ids("rule", &near, &known.rules, errors);
        head.known("rule", &flagged, &known.rules, errors);
        head.findings(&exercise.front.findings, &exercise.examples, &known, errors);
        head.not_none("clause", &exercise.front.clauses, errors);
        if let Some(other) = orders.insert((&exercise.front.lesson, exercise.front.order), &exercise.id) {
            let order = exercise.front.order;
            let message = format!("the exercise `{other}` of the same lesson has the order {order} as well");
            let line = head.line_of("order");
            errors.push(ContentError::new(&exercise.path, line, message, "give each exercise of a lesson its own"));
        }
        links(&exercise.path, &format!("/practice/{}/", exercise.id), exercise.texts(), &known, errors);
    }
}

fn known<'a>(curriculum: &'a Curriculum, layout: &'a Layout) -> Known<'a> {
    let clauses: BTreeSet<&str> = curriculum.persona.clauses().map(|it| it.id.as_str()).collect();
    let rules: BTreeSet<&str> = curriculum.rules.iter().map(|it| it.info.id).collect();
    let lessons: BTreeSet<&str> = layout.chapters.iter().flat_map(|it| &it.lessons).map(|it| it.id.as_str()).collect();
    let mut routes: BTreeMap<String, Option<BTreeSet<String>>> =
        FIXED.iter().map(|it| ((*it).to_owned(), Some(BTreeSet::new()))).collect();
    routes.insert("/map/".into(), Some(clauses.iter().map(|it| format!("clause-{it}")).collect()));
    // Whatever has a folder has a route, even where its text could not be read: one slip is told once.
    routes.extend(lessons.iter().map(|it| (format!("/learn/{it}/"), None)));
    routes.extend(layout.exercises.iter().map(|it| (format!("/practice/{}/", it.id), None)));
    routes.extend(curriculum.rules.iter().map(|it| (format!("/rules/{}/", it.info.id), Some(it.text.anchors.clone()))));
    routes.extend(curriculum.lessons().map(|it| (format!("/learn/{}/", it.id), Some(it.text.anchors.clone()))));
    routes
        .extend(curriculum.exercises.iter().map(|it| (format!("/practice/{}/", it.id), Some(it.task.anchors.clone()))));
    Known { clauses, rules, lessons, routes }
}

fn links<'a>(
    path: &str,
    own_route: &str,
    texts: impl IntoIterator<Item = &'a Rendered>,
    known: &Known,
    errors: &mut Vec<ContentError>,
) {
    for (target, line) in texts.into_iter().flat_map(|it| &it.links) {
        let (route, anchor) = target.split_once('#').map_or((target.as_str(), None), |(it, anchor)| (it, Some(anchor)));
        let route = if route.is_empty() { own_route } else { route };
        let mut error = |what: &str, remedy: &str| {
            errors.push(ContentError::new(path, *line, format!("the link `{target}` {what}"), remedy));
        };
        match (known.routes.get(route), anchor) {
            (None, _) => error("leads nowhere", "name a page of the site, with a `/` at its end"),
            (Some(Some(anchors)), Some(anchor)) if !anchors.contains(anchor) => {
                error("names a heading that is not there", "take the words of the heading, joined by hyphens");
            }
            _ => {}
        }
    }
}

fn unknown(path: &str, line: u32, what: &str, id: &str, remedy: &str) -> ContentError {
    ContentError::new(path, line, format!("there is no {what} `{id}`"), remedy)
}

/// The front matter of a file as text, to find lines in.
struct Head<'a> {
    path: &'a str,
    text: &'a str,
}

impl Head<'_> {
    fn line_of(&self, key: &str) -> u32 {
        let at = self.text.find(&format!("\n{key} =")).map_or(0, |it| it + 1);
        line_at(self.text, at)
    }

    fn not_none(&self, what: &str, ids: &[String], errors: &mut Vec<ContentError>) {
        if ids.is_empty() {
            let message = format!("it serves no {what} of the persona");
            errors.push(ContentError::new(self.path, self.line_of("clauses"), message, "name at least one"));
        }
    }

    fn ids(&self, what: &str, ids: &[String], known: &BTreeSet<&str>, errors: &mut Vec<ContentError>) {
        self.known(what, ids, known, errors);
        for (_, id) in ids.iter().enumerate().filter(|(at, id)| ids[..*at].contains(id)) {
            let message = format!("the {what} `{id}` is named twice");
            errors.push(ContentError::new(self.path, line_naming(self.text, id), message, "name it once"));
        }
    }

    /// Adds an error for each id that nothing has.
    fn known(&self, what: &str, ids: &[String], known: &BTreeSet<&str>, errors: &mut Vec<ContentError>) {
        for id in ids.iter().filter(|id| !known.is_empty() && !known.contains(id.as_str())) {
            let remedy = format!("name one that exists: {}", nearest(id, known));
            errors.push(unknown(self.path, line_naming(self.text, id), what, id, &remedy));
        }
    }

    fn findings(&self, findings: &Findings, examples: &Examples, known: &Known, errors: &mut Vec<ContentError>) {
        for (file, rules) in findings {
            let line = line_naming(self.text, file);
            if examples.get(file).is_none() {
                errors.push(unknown(self.path, line, "file", file, "name a Go file below this folder"));
            }
            if rules.is_empty() {
                let message = format!("`{file}` is listed without findings");
                errors.push(ContentError::new(
                    self.path,
                    line,
                    message,
                    "remove the line: what is not listed is clean",
                ));
            }
            for rule in rules.iter().filter(|it| !known.rules.contains(it.as_str())) {
                errors.push(unknown(
                    self.path,
                    line,
                    "rule",
                    rule,
                    &format!("name one that exists: {}", nearest(rule, &known.rules)),
                ));
            }
        }
    }
}

/// Up to three ids that share the most letters with `id`, for a remedy.
fn nearest(id: &str, known: &BTreeSet<&str>) -> String {
    let distance = |it: &str| {
        let diff = similar::TextDiff::from_chars(id, it);
        diff.iter_all_changes().filter(|it| it.tag() != similar::ChangeTag::Equal).count()
    };
    let mut all: Vec<_> = known.iter().copied().collect();
    all.sort_by_cached_key(|it| distance(it));
    all.truncate(3);
    all.join(", ")
}
