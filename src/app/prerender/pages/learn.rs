//! The catalogues of lessons and of exercises.

use super::head;
use crate::context::App;
use crate::prerender::lists::{exercise_entry, kind_id, kind_word, lesson_entry, toc};
use curriculum::page::{CataloguePage, Chapter, ExerciseCard, ExerciseKind, Heading};
use leptos::prelude::*;

/// `/learn/`
pub fn learn(app: App, page: CataloguePage) -> AnyView {
    let headings = page.chapters.iter().map(|it| Heading { anchor: chapter_id(it), title: it.title.clone() }).collect();
    view! {
        {head("Learn", "Short lessons, each with code to try. Read them in order, or pick what you need.")}
        <div class="waypoints">{toc(headings)}</div>
        {chapters(app, page.chapters, false)}
    }
    .into_any()
}

fn chapter_id(chapter: &Chapter) -> String {
    format!("chapter-{}", chapter.id)
}

/// All chapters with their lessons; `below` where they stand below a heading of their own, with the exercises as well.
pub fn chapters(app: App, chapters: Vec<Chapter>, below: bool) -> AnyView {
    let sections = chapters.into_iter().map(|chapter| {
        let id = chapter_id(&chapter);
        let title = match below {
            true => view! { <h3 id=id.clone()>{chapter.title}</h3> }.into_any(),
            false => view! { <h2 id=id.clone()>{chapter.title}</h2> }.into_any(),
        };
        let entries = chapter.lessons.into_iter().map(|entry| lesson_entry(app, entry, below)).collect_view();
        view! {
            <section aria-labelledby=id>
                {title}
                <p>{chapter.summary}</p>
                <ol class="entries" role="list">{entries}</ol>
            </section>
        }
    });
    view! { <div class="contents">{sections.collect_view()}</div> }.into_any()
}

/// The kinds that the list of exercises can be narrowed to; the stylesheet knows each by its id.
const KINDS: [ExerciseKind; 5] =
    [ExerciseKind::Fix, ExerciseKind::Write, ExerciseKind::Trigger, ExerciseKind::Review, ExerciseKind::Debug];

/// `/practice/`
pub fn practice(app: App, page: CataloguePage) -> AnyView {
    let kinds: Vec<ExerciseKind> = page.chapters.iter().flat_map(exercises).map(|it| it.kind).collect();
    let mut headings = Vec::new();
    let sections = page.chapters.into_iter().filter_map(|chapter| {
        let id = chapter_id(&chapter);
        let entries = exercises(&chapter).map(|exercise| exercise_entry(app, exercise.clone())).collect::<Vec<_>>();
        if entries.is_empty() {
            return None;
        }
        headings.push(Heading { anchor: id.clone(), title: chapter.title.clone() });
        Some(view! {
            <section aria-labelledby=id>
                <h2 id=id.clone()>{chapter.title}</h2>
                <ul class="entries" role="list">{entries}</ul>
            </section>
        })
    });
    let sections = sections.collect::<Vec<_>>();
    view! {
        {head("Practice", "Fix a program, write one, trigger a rule, review a change, or debug what went wrong. Each verdict says what is right and what is missing.")}
        <div class="waypoints">{toc(headings)}</div>
        {kind_filter(&kinds)}
        <div class="contents">{sections}</div>
    }
    .into_any()
}

fn exercises(chapter: &Chapter) -> impl Iterator<Item = &ExerciseCard> {
    chapter.lessons.iter().flat_map(|entry| &entry.exercises)
}

/// Narrows the list to one kind. The stylesheet alone does that, so it works without scripts.
fn kind_filter(kinds: &[ExerciseKind]) -> AnyView {
    let choices = KINDS.into_iter().map(|kind| {
        let count = kinds.iter().filter(|it| **it == kind).count();
        kind_choice(kind_id(kind), kind_word(kind), count, false)
    });
    let choices = choices.collect::<Vec<_>>();
    view! {
        <fieldset class="kinds">
            <legend>"Kind"</legend>
            {kind_choice("all", "All", kinds.len(), true)}
            {choices}
        </fieldset>
    }
    .into_any()
}

fn kind_choice(id: &'static str, word: &'static str, count: usize, checked: bool) -> AnyView {
    view! {
        <label>
            <input type="radio" name="kind" id=format!("kind-{id}") checked=checked/>
            {word}" "
            <span class="count">{count}</span>
        </label>
    }
    .into_any()
}
