//! An exercise: the task and its hints, the desk, and what comes after passing.

use crate::bench::{Bench, Start, findings_bar, workbench};
use crate::context::App;
use crate::islands::practice::{self, Practice};
use crate::live::{After, Live};
use crate::prerender::blocks::blocks;
use crate::prerender::lists::{clause_links, kind_word, pager, passed_mark};
use curriculum::page::ExercisePage;
use leptos::prelude::*;

/// `/practice/<exercise>/`
pub fn exercise(app: App, live: Live, page: ExercisePage) -> AnyView {
    let bench = Bench::new(app, Start { route: String::new(), text: live.text, findings: live.findings }, false);
    let practice = Practice::new(app, bench, page.exercise.id.clone());
    // What comes after passing travels as data and is no part of the prerendered page.
    let practises =
        (!page.clauses.is_empty()).then(|| view! { <span>"Practises "{clause_links(app, page.clauses)}</span> });
    let task = blocks(&app.base(), &page.blocks);
    view! {
        <header class="page-head">
            <p class="kicker">
                <a href=app.href("/practice/")>"Practice"</a>" \u{b7} "
                <a href=app.href(&page.lesson.path)>{page.lesson.title}</a>
            </p>
            <h1>{page.exercise.title}</h1>
            <p class="meta">
                <span>{kind_word(page.exercise.kind)}</span>
                <span>{page.exercise.minutes}" min"</span>
                {practises}
                {passed_mark(page.exercise.id)}
            </p>
        </header>
        <div class="split split-desk">
            <article>
                <h2 class="visually-hidden">"Task"</h2>
                <div class="prose" inner_html=task></div>
                {practice::hints(practice, live.hints)}
            </article>
            {workbench(app, bench, practice::desk(practice, live.goals))}
            {practice::after(practice, After::default())}
            <div class="full">{pager(app, page.previous, page.next)}</div>
        </div>
        {findings_bar(bench)}
    }
    .into_any()
}
