//! The catalogues of lessons and of exercises.

use super::head;
use crate::context::App;
use crate::prerender::lists::{exercise_entry, lesson_entry};
use curriculum::page::{CataloguePage, Chapter};
use leptos::prelude::*;

/// `/learn/`
pub fn learn(app: App, page: CataloguePage) -> AnyView {
    view! {
        {head("Learn", "Short lessons, each with code to try. Read them in order, or pick what you need.")}
        {chapters(app, page.chapters, false)}
    }
    .into_any()
}

/// All chapters with their lessons; `below` where they stand below a heading of their own.
pub fn chapters(app: App, chapters: Vec<Chapter>, below: bool) -> AnyView {
    let sections = chapters.into_iter().map(|chapter| {
        let id = format!("chapter-{}", chapter.id);
        let title = match below {
            true => view! { <h3 id=id.clone()>{chapter.title}</h3> }.into_any(),
            false => view! { <h2 id=id.clone()>{chapter.title}</h2> }.into_any(),
        };
        let entries = chapter.lessons.into_iter().map(|entry| lesson_entry(app, entry)).collect_view();
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

/// `/practice/`
pub fn practice(app: App, page: CataloguePage) -> AnyView {
    let sections = page.chapters.into_iter().filter_map(|chapter| {
        let id = format!("chapter-{}", chapter.id);
        let exercises: Vec<_> = chapter.lessons.into_iter().flat_map(|entry| entry.exercises).collect();
        if exercises.is_empty() {
            return None;
        }
        let entries = exercises.into_iter().map(|exercise| exercise_entry(app, exercise)).collect_view();
        Some(view! {
            <section aria-labelledby=id>
                <h2 id=id.clone()>{chapter.title}</h2>
                <ul class="entries" role="list">{entries}</ul>
            </section>
        })
    });
    let sections = sections.collect::<Vec<_>>();
    view! {
        {head("Practice", "Mend a program, or write one to a signature. Each verdict says what is right and what is missing.")}
        <div class="contents">{sections}</div>
    }
    .into_any()
}
