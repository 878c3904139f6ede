//! The home page: the product at work, then the one next thing.

use super::learn::chapters;
use crate::bench::{Bench, Look, Start, findings_bar, workbench};
use crate::context::App;
use crate::protocol::{Finding, Repair};
use curriculum::page::{Chapter, DemoFinding, HomePage};
use curriculum::progress::{NextThing, Progress};
use leptos::prelude::*;

/// `/`
pub fn home(app: App, route: &str, page: HomePage) -> AnyView {
    let findings = page.findings.into_iter().map(known_finding).collect();
    let start = Start { route: route.to_owned(), text: page.demo, findings };
    let bench = Bench::new(app, start, Signal::stored(Vec::new()));
    bench.begin();
    let look =
        Look { title: "A short program with real slips", wide: true, playground: false, actions: None, below: None };
    view! {
        <header class="hero">
            <h1>"Write "<span class="inserted"><span>"idiomatic"</span></span>" Go that holds in production"</h1>
            <p class="summary">
                "A reviewer reads your Go as you type and marks it like a careful copy editor. Lessons say why; \
                 exercises let you practise."
            </p>
        </header>
        {workbench(app, bench, look)}
        {next_step(app, page.chapters.clone())}
        <section class="band">
            <h2>"Contents"</h2>
            {chapters(app, page.chapters, true)}
        </section>
        {findings_bar(bench)}
    }
    .into_any()
}

/// A finding that was computed when the site was built; its fix is computed anew in the tab.
fn known_finding(found: DemoFinding) -> Finding {
    let repairs = found.fix.map(|(title, needs_review)| Repair { title, safe: !needs_review, edits: Vec::new() });
    Finding {
        rule: Some(found.rule),
        severity: found.severity,
        from: 0,
        to: 0,
        line: found.line,
        message: found.message,
        help: found.help,
        repairs: repairs.into_iter().collect(),
    }
}

/// How much is done, and how much there is: lessons read, lessons, exercises passed, exercises.
pub fn tally(progress: &Progress, chapters: &[Chapter]) -> [usize; 4] {
    let lessons = chapters.iter().flat_map(|chapter| &chapter.lessons);
    let exercises = lessons.clone().flat_map(|entry| &entry.exercises);
    [
        lessons.clone().filter(|entry| progress.is_read(&entry.lesson.id)).count(),
        lessons.count(),
        exercises.clone().filter(|exercise| progress.is_passed(&exercise.id)).count(),
        exercises.count(),
    ]
}

fn next_step(app: App, chapters: Vec<Chapter>) -> AnyView {
    let chapters = StoredValue::new(chapters);
    let counts =
        Memo::new(move |_| app.progress.with(|progress| chapters.with_value(|chapters| tally(progress, chapters))));
    let words = move || {
        let [read, lessons, passed, exercises] = counts.get();
        format!("{read} of {lessons} lessons read, {passed} of {exercises} exercises passed.")
    };
    let next = move || {
        let next = app.progress.with(|progress| chapters.with_value(|chapters| progress.next(chapters)));
        let begun = counts.with(|[read, _, passed, _]| read + passed > 0);
        let (route, label) = match next {
            Some(next) => {
                let word = match (&next, begun) {
                    (_, false) => "Begin",
                    (NextThing::Lesson(_), true) => "Next",
                    (NextThing::Exercise(_), true) => "Practise",
                };
                (next.link().path.clone(), format!("{word}: {}", next.link().title))
            }
            None => ("/play/".to_owned(), "All done. Review your own code".to_owned()),
        };
        view! { <a class="button button-primary button-large" href=app.href(&route)>{label}</a> }
    };
    view! {
        <section class="band next-step" aria-labelledby="where">
            <div>
                <h2 id="where">"Where you are"</h2>
                <p>{words}</p>
                <progress
                    aria-label="Lessons and exercises done"
                    max=move || counts.with(|[_, lessons, _, exercises]| lessons + exercises).to_string()
                    value=move || counts.with(|[read, _, passed, _]| read + passed).to_string()
                ></progress>
            </div>
            {next}
        </section>
    }
    .into_any()
}
