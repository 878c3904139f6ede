//! A lesson: the text, and a live editor beside it.

use crate::bench::{Bench, Look, Start, findings_bar, workbench};
use crate::components::{blocks, clause_links, exercise_entry, now, pager, toc};
use crate::context::App;
use curriculum::page::{LessonPage, Link};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{IntersectionObserver, IntersectionObserverEntry};

/// `/learn/<lesson>/`
pub fn lesson(app: App, route: &str, page: LessonPage) -> AnyView {
    let start = Start { route: route.to_owned(), text: page.live, findings: Vec::new() };
    let bench = Bench::new(app, start, Signal::stored(Vec::new()));
    bench.begin();
    let look = Look { title: "Try it", wide: false, playground: false, actions: None, below: None };
    let end = NodeRef::<html::Div>::new();
    note_reading(app, page.lesson.id.clone(), end);
    let since = page.since.map(|version| view! { <span>"Go "{version}" and later"</span> });
    let read = {
        let id = page.lesson.id.clone();
        move || app.progress.with(|progress| progress.is_read(&id))
    };
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
    view! {
        <div class="split">
            <article>
                <header class="page-head">
                    <p class="kicker"><a href=app.href("/learn/")>"Learn"</a>" \u{b7} "{page.chapter.clone()}</p>
                    <h1>{page.lesson.title}</h1>
                    <p class="summary">{page.lesson.summary}</p>
                    <p class="meta">
                        <span>{page.lesson.minutes}" min"</span>
                        {since}
                        {teaches}
                        {move || read().then(|| view! { <span class="mark mark-right">"Read"</span> })}
                    </p>
                </header>
                <div class="waypoints">
                    {siblings(app, route, page.chapter, page.siblings)}
                    {toc(page.headings)}
                </div>
                {blocks(app, page.blocks)}
                <div node_ref=end></div>
            </article>
            {workbench(app, bench, look)}
            <div class="full">
                {practise}
                {pager(app, page.previous, page.next)}
            </div>
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

/// Notes that the lesson was read, once the end of its text has come into view.
fn note_reading(app: App, lesson: String, end: NodeRef<html::Div>) {
    let kept = StoredValue::new_local(None);
    Effect::new(move || {
        let Some(end) = end.get() else { return };
        let lesson = lesson.clone();
        let seen = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let here =
                |entry: wasm_bindgen::JsValue| entry.unchecked_ref::<IntersectionObserverEntry>().is_intersecting();
            if entries.iter().any(here) && !app.progress.with_untracked(|progress| progress.is_read(&lesson)) {
                app.update_progress(|progress| progress.read_lesson(&lesson, now()));
            }
        });
        if let Ok(observer) = IntersectionObserver::new(seen.as_ref().unchecked_ref()) {
            observer.observe(&end);
            kept.set_value(Some((observer, seen)));
        }
    });
    on_cleanup(move || {
        let observer = kept.try_update_value(Option::take).flatten();
        if let Some((observer, _)) = observer {
            observer.disconnect();
        }
    });
}
