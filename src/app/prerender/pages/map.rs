//! Every clause of the persona, with all that serves it.

use super::head;
use crate::context::App;
use crate::prerender::lists::toc;
use curriculum::page::{ClauseEntry, Heading, MapPage};
use leptos::prelude::*;

/// `/map/`
pub fn map(app: App, page: MapPage) -> AnyView {
    let headings =
        page.sections.iter().enumerate().map(|(at, (title, _))| Heading { anchor: anchor(at), title: title.clone() });
    let headings = headings.collect();
    let sections = page.sections.into_iter().enumerate().map(|(at, (title, clauses))| {
        let clauses = clauses.into_iter().map(|clause| clause_entry(app, clause)).collect_view();
        view! {
            <section aria-labelledby=anchor(at)>
                <h2 id=anchor(at)>{title}</h2>
                {clauses}
            </section>
        }
    });
    view! {
        {head("Map", "Every clause of the standard that this site teaches, with the lessons, rules and exercises that serve it.")}
        <div class="waypoints">{toc(headings)}</div>
        <div class="contents">{sections.collect_view()}</div>
    }
    .into_any()
}

fn anchor(section: usize) -> String {
    format!("section-{}", section + 1)
}

fn clause_entry(app: App, entry: ClauseEntry) -> AnyView {
    let lessons = entry.lessons.iter().map(|lesson| (app.href(&lesson.path()), lesson.title.clone(), false)).collect();
    let rules =
        entry.rules.iter().map(|rule| (app.href(&format!("/rules/{}/", rule.id)), rule.id.clone(), true)).collect();
    let exercises =
        entry.exercises.iter().map(|exercise| (app.href(&exercise.path()), exercise.title.clone(), false)).collect();
    let nothing = entry.lessons.is_empty() && entry.rules.is_empty() && entry.exercises.is_empty();
    view! {
        <article class="clause" id=format!("clause-{}", entry.clause.id)>
            <h3>{entry.clause.title}</h3>
            <p>{entry.text}</p>
            <dl class="facts">
                {fact("Lessons", lessons)}
                {fact("Rules", rules)}
                {fact("Exercises", exercises)}
                {nothing.then(|| view! { <dt>"Lessons"</dt><dd>"None yet"</dd> })}
            </dl>
        </article>
    }
    .into_any()
}

/// A line of links, each with its address, its words and whether they are code; nothing where there are none.
fn fact(word: &'static str, links: Vec<(String, String, bool)>) -> Option<impl IntoView> {
    if links.is_empty() {
        return None;
    }
    let items = links.into_iter().map(|(address, words, is_code)| match is_code {
        true => view! { <li><a href=address><code>{words}</code></a></li> }.into_any(),
        false => view! { <li><a href=address>{words}</a></li> }.into_any(),
    });
    Some(view! { <dt>{word}</dt><dd><ul role="list">{items.collect_view()}</ul></dd> })
}
