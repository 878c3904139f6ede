//! Every clause of the persona with all that serves it, and how far the learner is with each: as a picture and as tables.

use super::head;
use crate::context::App;
use crate::prerender::lists::{passed_mark, read_mark, toc};
use curriculum::page::{ClauseEntry, Heading, MapPage};
use leptos::prelude::*;

/// `/map/`
pub fn map(app: App, page: MapPage) -> AnyView {
    let headings =
        page.sections.iter().enumerate().map(|(at, (title, _))| Heading { anchor: anchor(at), title: title.clone() });
    let headings = headings.collect();
    let picture = page.sections.iter().flat_map(|(_, clauses)| clauses).map(glance).collect_view();
    let sections = page.sections.into_iter().enumerate().map(|(at, (title, clauses))| {
        let rows = clauses.into_iter().map(|clause| row(app, clause)).collect_view();
        view! {
            <section>
                <h2 id=anchor(at)>{title}</h2>
                <table class="clauses" aria-labelledby=anchor(at)>
                    <thead>
                        <tr>
                            <th scope="col">"Clause"</th>
                            <th scope="col">"Lessons"</th>
                            <th scope="col">"Rules"</th>
                            <th scope="col">"Exercises"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
    });
    view! {
        {head("Map", "Every clause of the standard that this site teaches, with the lessons, rules and exercises that serve it.")}
        <section class="glance-section" aria-labelledby="glance">
            <h2 id="glance">"At a glance"</h2>
            <p>
                "Each clause with a square for each lesson and a circle for each exercise. Those that you have read or \
                 passed are filled."
            </p>
            <ul class="glance" role="list">{picture}</ul>
        </section>
        <div class="waypoints">{toc(headings)}</div>
        <div class="map">{sections.collect_view()}</div>
    }
    .into_any()
}

fn anchor(section: usize) -> String {
    format!("section-{}", section + 1)
}

/// A clause in the picture, which the tables say in words.
fn glance(entry: &ClauseEntry) -> AnyView {
    let lessons = entry.lessons.iter().map(|lesson| cell("cell", "data-read", &lesson.id));
    let exercises = entry.exercises.iter().map(|exercise| cell("cell cell-round", "data-passed", &exercise.id));
    let cells: String = lessons.chain(exercises).collect();
    view! {
        <li>
            <a href=format!("#clause-{}", entry.clause.id)>{entry.clause.title.clone()}</a>
            <span class="cells" aria-hidden="true" inner_html=cells></span>
        </li>
    }
    .into_any()
}

/// A cell whose inside the learner's progress shows, as it does with the words "Read" and "Passed".
fn cell(class: &str, attribute: &str, id: &str) -> String {
    format!("<span class=\"{class}\"><span {attribute}=\"{id}\" hidden></span></span>")
}

fn row(app: App, entry: ClauseEntry) -> AnyView {
    let lessons = entry.lessons.into_iter().map(|lesson| {
        let address = app.href(&lesson.path());
        view! { <li><a href=address>{lesson.title}</a>" "{read_mark(lesson.id)}</li> }.into_any()
    });
    let rules = entry.rules.into_iter().map(|rule| {
        let address = app.href(&rule.path());
        view! { <li><a href=address><code>{rule.id}</code></a></li> }.into_any()
    });
    let exercises = entry.exercises.into_iter().map(|exercise| {
        let address = app.href(&exercise.path());
        view! { <li><a href=address>{exercise.title}</a>" "{passed_mark(exercise.id)}</li> }.into_any()
    });
    view! {
        <tr id=format!("clause-{}", entry.clause.id)>
            <th scope="row">
                <span class="clause-title">{entry.clause.title}</span>
                <span class="clause-text">{entry.text}</span>
            </th>
            {items("Lessons", lessons.collect())}
            {items("Rules", rules.collect())}
            {items("Exercises", exercises.collect())}
        </tr>
    }
    .into_any()
}

fn items(word: &'static str, items: Vec<AnyView>) -> AnyView {
    if items.is_empty() {
        return view! { <td data-label=word><span class="none">"None"</span></td> }.into_any();
    }
    view! { <td data-label=word><ul role="list">{items}</ul></td> }.into_any()
}
