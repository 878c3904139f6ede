//! Lists of lessons, exercises, rules and clauses.

use crate::components::severity_mark;
use crate::context::App;
use analyzer::FixKind;
use curriculum::page::{ClauseCard, ExerciseCard, ExerciseKind, Heading, LessonEntry, Link, RuleCard};
use leptos::prelude::*;

/// Whether the lesson was read, and how long it takes.
pub fn lesson_marks(id: String, minutes: u32) -> AnyView {
    view! {
        <span class="entry-meta">
            {read_mark(id)}
            <span>{minutes}" min"</span>
        </span>
    }
    .into_any()
}

/// A lesson; `with_exercises` where each of its exercises is listed too.
pub fn lesson_entry(app: App, entry: LessonEntry, with_exercises: bool) -> AnyView {
    let LessonEntry { lesson, exercises } = entry;
    let items = exercises.into_iter().filter(|_| with_exercises).map(|exercise| {
        let address = app.href(&exercise.path());
        view! {
            <li>
                <a href=address>{exercise.title}</a>
                " "
                {passed_mark(exercise.id)}
            </li>
        }
    });
    let items = items.collect::<Vec<_>>();
    let exercises = (!items.is_empty()).then(|| view! { <ul role="list" aria-label="Exercises">{items}</ul> });
    let address = app.href(&lesson.path());
    view! {
        <li>
            <a class="entry-title" href=address>{lesson.title}</a>
            {lesson_marks(lesson.id, lesson.minutes)}
            <p>{lesson.summary}</p>
            {exercises}
        </li>
    }
    .into_any()
}

/// The word "Read", which the learner's progress shows.
pub fn read_mark(id: String) -> AnyView {
    view! { <span class="mark mark-right" data-read=id hidden>"Read"</span> }.into_any()
}

/// The word "Passed", which the learner's progress shows.
pub fn passed_mark(id: String) -> AnyView {
    view! { <span class="mark mark-right" data-passed=id hidden>"Passed"</span> }.into_any()
}

/// The kind of an exercise as pages and their styles call it.
pub fn kind_id(kind: ExerciseKind) -> &'static str {
    match kind {
        ExerciseKind::Fix => "fix",
        ExerciseKind::Write => "write",
        ExerciseKind::Trigger => "trigger",
        ExerciseKind::Review => "review",
        ExerciseKind::Debug => "debug",
    }
}

/// The kind of an exercise as a word.
pub fn kind_word(kind: ExerciseKind) -> &'static str {
    match kind {
        ExerciseKind::Fix => "Fix",
        ExerciseKind::Write => "Write",
        ExerciseKind::Trigger => "Trigger",
        ExerciseKind::Review => "Review",
        ExerciseKind::Debug => "Debug",
    }
}

/// What stands beside an exercise in a list.
pub fn exercise_marks(exercise: &ExerciseCard) -> AnyView {
    view! {
        <span class="entry-meta">
            {passed_mark(exercise.id.clone())}
            <span>{kind_word(exercise.kind)}</span>
            <span>{exercise.minutes}" min"</span>
        </span>
    }
    .into_any()
}

/// An exercise in a list.
pub fn exercise_entry(app: App, exercise: ExerciseCard) -> AnyView {
    let address = app.href(&exercise.path());
    let marks = exercise_marks(&exercise);
    view! {
        <li data-kind=kind_id(exercise.kind)>
            <a class="entry-title" href=address>{exercise.title}</a>
            {marks}
        </li>
    }
    .into_any()
}

/// A rule in a list.
pub fn rule_entry(app: App, rule: RuleCard) -> AnyView {
    let fixes = match rule.fix {
        FixKind::None => None,
        FixKind::Sometimes => Some("sometimes fixes"),
        FixKind::Always => Some("always fixes"),
    };
    let address = app.href(&format!("/rules/{}/", rule.id));
    view! {
        <li>
            <a class="entry-title" href=address><code>{rule.id}</code></a>
            <span class="entry-meta">
                {fixes.map(|words| view! { <span>{words}</span> })}
                {severity_mark(rule.severity)}
            </span>
            <p>{rule.summary}</p>
        </li>
    }
    .into_any()
}

/// Clauses as links to the map, between commas.
pub fn clause_links(app: App, clauses: Vec<ClauseCard>) -> impl IntoView {
    clauses
        .into_iter()
        .enumerate()
        .map(|(at, clause)| {
            let comma = if at > 0 { ", " } else { "" };
            let address = app.href(&format!("/map/#clause-{}", clause.id));
            view! { {comma}<a href=address>{clause.title}</a> }
        })
        .collect_view()
}

/// "On this page"; nothing where there is nothing to list.
pub fn toc(headings: Vec<Heading>) -> Option<AnyView> {
    if headings.is_empty() {
        return None;
    }
    let items = headings.into_iter().map(|heading| {
        view! { <li><a href=format!("#{}", heading.anchor)>{heading.title}</a></li> }
    });
    let items = items.collect_view();
    Some(
        view! {
            <nav class="toc" aria-label="On this page">
                <h2>"On this page"</h2>
                <ul role="list">{items}</ul>
            </nav>
        }
        .into_any(),
    )
}

/// The way to the page before and after.
pub fn pager(app: App, previous: Option<Link>, next: Option<Link>) -> AnyView {
    let link = |link: Option<Link>, class: &'static str, word: &'static str| {
        link.map(|link| view! { <a class=class href=app.href(&link.path)><span>{word}</span>{link.title}</a> })
    };
    view! {
        <nav class="pager" aria-label="Previous and next">
            {link(previous, "pager-previous", "Previous")}
            {link(next, "pager-next", "Next")}
        </nav>
    }
    .into_any()
}
