//! A lesson: the text, and a live editor beside it.

use crate::bench::{Bench, Start, findings_bar, workbench};
use crate::context::App;
use crate::islands::{desk, reading};
use crate::live::Live;
use crate::prerender::blocks::blocks;
use crate::prerender::lists::{clause_links, exercise_entry, pager, read_mark, toc};
use curriculum::page::{LessonPage, Link};
use leptos::prelude::*;

/// `/learn/<lesson>/`
pub fn lesson(app: App, route: &str, live: Live, page: LessonPage) -> AnyView {
    let bench = Bench::new(app, Start { route: String::new(), text: live.text, findings: live.findings }, false);
    let since = page.since.map(|version| view! { <span>"Go "{version}" and later"</span> });
    let teaches =
        (!page.clauses.is_empty()).then(|| view! { <span>"Teaches "{clause_links(app, page.clauses)}</span> });
    let practise = (!page.exercises.is_empty()).then(|| {
        let entries = page.exercises.into_iter().map(|exercise| exercise_entry(app, exercise)).collect_view();
        view! {
            <section class="band" aria-labelledby="practise">
                <h2 id="practise">"Practise"</h2>
                <ul class="entries" role="list">{entries}</ul>
            </section>
        }
    });
    let head = view! {
        <header class="page-head">
            <p class="kicker"><a href=app.href("/learn/")>"Learn"</a>" \u{b7} "{page.chapter.clone()}</p>
            <h1>{page.lesson.title}</h1>
            <p class="summary">{page.lesson.summary}</p>
            <p class="meta">
                <span>{page.lesson.minutes}" min"</span>
                {since}
                {teaches}
                {read_mark(page.lesson.id)}
            </p>
        </header>
    };
    let text = blocks(&app.base(), &page.blocks);
    view! {
        <div class="stack">
            <div class="split">
                <article>
                    {head.into_any()}
                    <div class="waypoints">
                        {siblings(app, route, page.chapter, page.siblings)}
                        {toc(page.headings)}
                    </div>
                    <div class="prose" inner_html=text></div>
                    <div id=reading::END></div>
                </article>
                {workbench(app, bench, desk::lesson())}
            </div>
            {practise}
            {pager(app, page.previous, page.next)}
        </div>
        {findings_bar(bench)}
    }
    .into_any()
}

fn siblings(app: App, route: &str, chapter: String, siblings: Vec<Link>) -> AnyView {
    let items = siblings.into_iter().map(|link| {
        let current = (link.path == route).then_some("page");
        view! { <li><a href=app.href(&link.path) aria-current=current>{link.title}</a></li> }
    });
    view! {
        <nav class="lessons" aria-label="Lessons">
            <h2>{chapter}</h2>
            <ol>{items.collect_view()}</ol>
        </nav>
    }
    .into_any()
}
