//! An exercise: the task and its hints, the desk or the change to review, and what comes after passing.

use crate::bench::flags::CHANGE;
use crate::bench::{Bench, Start, findings_bar, workbench};
use crate::context::App;
use crate::islands::practice::{self, Practice};
use crate::live::{After, Live};
use crate::prerender::blocks::blocks;
use crate::prerender::change;
use crate::prerender::lists::{clause_links, kind_word, pager, passed_mark};
use curriculum::page::{Block, Change, ExerciseCard, ExerciseKind, ExercisePage};
use leptos::prelude::*;

/// `/practice/<exercise>/`
pub fn exercise(app: App, live: Live, page: ExercisePage) -> AnyView {
    let bench = Bench::new(app, Start { route: String::new(), text: live.text, findings: live.findings }, false);
    let practice = Practice::new(app, bench, page.exercise.id.clone());
    let practises =
        (!page.clauses.is_empty()).then(|| view! { <span>"Practises "{clause_links(app, page.clauses)}</span> });
    let ExerciseCard { id, title, kind, minutes } = page.exercise;
    let hints = practice::hints(practice, live.hints);
    let body = match page.change {
        Some(it) => review(app, practice, &page.blocks, &it, hints, live.goals),
        None => view! {
            <div class="split split-desk">
                <article>
                    {task(app, &page.blocks)}
                    {hints}
                </article>
                {workbench(app, bench, practice::desk(practice, live.watched, live.goals))}
            </div>
        }
        .into_any(),
    };
    // What comes after passing travels as data and is no part of the prerendered page.
    let after = practice::after(practice, After::default());
    let bar = (kind != ExerciseKind::Review).then(|| findings_bar(bench));
    view! {
        <header class="page-head">
            <p class="kicker">
                <a href=app.href("/practice/")>"Practice"</a>" \u{b7} "
                <a href=app.href(&page.lesson.path)>{page.lesson.title}</a>
            </p>
            <h1>{title}</h1>
            <p class="meta">
                <span>{kind_word(kind)}</span>
                <span>{minutes}" min"</span>
                {practises}
                {passed_mark(id)}
            </p>
        </header>
        <div class="stack">
            {body}
            {after}
            {pager(app, page.previous, page.next)}
        </div>
        {bar}
    }
    .into_any()
}

fn task(app: App, task: &[Block]) -> AnyView {
    let text = blocks(&app.base(), task);
    view! { <h2 class="visually-hidden">"Task"</h2><div class="prose" inner_html=text></div> }.into_any()
}

/// The change takes the whole width, because its lines must be read as they are.
fn review(app: App, practice: Practice, text: &[Block], it: &Change, hints: AnyView, goals: String) -> AnyView {
    view! {
        <article>{task(app, text)}</article>
        <section id=CHANGE aria-labelledby="change-title">
            <h2 id="change-title">"The change"</h2>
            <p class="needs-js">"Choose a rule beside each added line that you would flag."</p>
            <div inner_html=change::table(it)></div>
        </section>
        <div class="review-desk">
            {practice::review_desk(practice, goals)}
            {hints}
        </div>
    }
    .into_any()
}
