//! An exercise: the task and its hints, the desk, the verdict, and what comes after passing.

use crate::bench::{Bench, Look, Start, findings_bar, workbench};
use crate::components::{self, blocks, clause_links, inline_code, listing_figure, now, own, pager};
use crate::context::App;
use curriculum::exercise::{Remark, Verdict};
use curriculum::page::{Block, ExercisePage, Listing};
use leptos::prelude::*;

/// `/practice/<exercise>/`
pub fn exercise(app: App, route: &str, page: ExercisePage) -> AnyView {
    let id = StoredValue::new(page.exercise.id.clone());
    let start = Start { route: route.to_owned(), text: page.starter, findings: Vec::new() };
    let bench = Bench::new(app, start, Signal::stored(Vec::new()));
    bench.begin();
    let passed = Memo::new(move |_| app.progress.with(|progress| id.with_value(|id| progress.is_passed(id))));
    let asked = RwSignal::new(false);
    record_verdicts(app, bench, id);

    let goals = StoredValue::new(page.goals);
    let check = move |_| bench.check(goals.get_value());
    let attempts = move || {
        let attempts = app
            .progress
            .with(|progress| id.with_value(|id| progress.exercises.get(id).map_or(0, |exercise| exercise.attempts)));
        (attempts > 0).then(|| format!("Attempts: {attempts}"))
    };
    let below = view! {
        <p class="check-bar needs-js">
            <button
                type="button"
                class="button button-primary button-large"
                disabled=move || bench.judging.get()
                on:click=check
            >"Check"</button>
            <span>{attempts}</span>
        </p>
        {verdict(bench)}
    };
    let look =
        Look { title: "Your code", wide: false, playground: false, actions: None, below: Some(below.into_any()) };
    let explanation = StoredValue::new((page.explanation, page.solution));
    let after = move || {
        (passed.get() || asked.get()).then(|| {
            let (explanation, solution) = explanation.get_value();
            after_passing(app, bench, explanation, solution)
        })
    };
    let show_solution = move |_| {
        asked.set(true);
        app.update_progress(|progress| id.with_value(|id| progress.show_solution(id)));
    };
    let practises =
        (!page.clauses.is_empty()).then(|| view! { <span>"Practises "{clause_links(app, page.clauses)}</span> });
    view! {
        <header class="page-head">
            <p class="kicker">
                <a href=app.href("/practice/")>"Practice"</a>" \u{b7} "
                <a href=app.href(&page.lesson.path)>{page.lesson.title}</a>
            </p>
            <h1>{page.exercise.title}</h1>
            <p class="meta">
                <span>{components::kind_word(page.exercise.kind)}</span>
                <span>{page.exercise.minutes}" min"</span>
                {practises}
                {move || passed.get().then(|| view! { <span class="mark mark-right">"Passed"</span> })}
            </p>
        </header>
        <div class="split split-desk">
            <article>
                <h2 class="visually-hidden">"Task"</h2>
                {blocks(app, page.blocks)}
                {hints(app, id, page.hints)}
                <p class="check-bar needs-js" hidden=move || passed.get() || asked.get()>
                    <button type="button" class="button button-quiet" on:click=show_solution>"Show solution"</button>
                    <span>"Your progress will say that you looked."</span>
                </p>
            </article>
            {workbench(app, bench, look)}
            {after}
            <div class="full">{pager(app, page.previous, page.next)}</div>
        </div>
        {findings_bar(bench)}
    }
    .into_any()
}

/// Each verdict is an attempt.
fn record_verdicts(app: App, bench: Bench, id: StoredValue<String>) {
    Effect::new(move || {
        if let Some(passed) = bench.verdict.with(|verdict| verdict.as_ref().map(|verdict| verdict.passed)) {
            app.update_progress(|progress| id.with_value(|id| progress.attempt(id, passed, now())));
            bench.save_now();
        }
    });
}

fn hints(app: App, id: StoredValue<String>, hints: Vec<String>) -> AnyView {
    let count = hints.len();
    let base = app.base();
    let hints: Vec<String> = hints.iter().map(|hint| curriculum::page::with_base(hint, &base)).collect();
    // Without scripts the hints can be read at once: nothing else could ever show them.
    let all = hints.iter().map(|hint| format!("<li class=\"hint prose\">{hint}</li>")).collect::<String>();
    let readable =
        view! { <noscript inner_html=format!("<ol class=\"hint-list\" role=\"list\">{all}</ol>")></noscript> };
    let hints = StoredValue::new(hints);
    let taken = Memo::new(move |_| {
        let taken = app.progress.with(|progress| {
            id.with_value(|id| progress.exercises.get(id).map_or(0, |exercise| exercise.hints as usize))
        });
        taken.min(count)
    });
    let show = move |_| {
        let next = taken.get_untracked() as u32 + 1;
        app.update_progress(|progress| id.with_value(|id| progress.take_hints(id, next)));
    };
    let shown = move || {
        let items = hints.with_value(|hints| hints.iter().take(taken.get()).cloned().collect::<Vec<_>>());
        let items = items.into_iter().map(|hint| view! { <li class="hint prose" inner_html=hint></li> });
        view! { <ol class="hint-list" role="list" aria-live="polite">{items.collect_view()}</ol> }
    };
    view! {
        <section class="hints" aria-labelledby="hints">
            <h2 id="hints">"Hints"</h2>
            {readable}
            {shown}
            <p class="check-bar needs-js">
                <button type="button" class="button" disabled=move || taken.get() == count on:click=show>
                    "Show hint"
                </button>
                <span>{move || format!("{} of {count} shown", taken.get())}</span>
            </p>
        </section>
    }
    .into_any()
}

fn verdict(bench: Bench) -> AnyView {
    let class = move || {
        bench.verdict.with(|verdict| match verdict {
            Some(verdict) if verdict.passed => "verdict verdict-passed",
            Some(_) => "verdict verdict-failed",
            None => "verdict",
        })
    };
    let content = move || bench.verdict.get().map(|verdict| review(bench, verdict));
    view! { <section class=class role="status" aria-label="Verdict">{content}</section> }.into_any()
}

fn review(bench: Bench, verdict: Verdict) -> AnyView {
    let title = title(&verdict);
    let part = |heading: &'static str, class: &'static str, remarks: Vec<Remark>| {
        (!remarks.is_empty()).then(|| {
            let items = remarks.into_iter().map(|remark| remark_item(bench, remark)).collect_view();
            view! { <h3>{heading}</h3><ul class=class>{items}</ul> }
        })
    };
    view! {
        <h2 class="verdict-title">{title}</h2>
        {part("What is right", "verdict-list verdict-met", verdict.right)}
        {part("What is missing", "verdict-list verdict-missing", verdict.missing)}
    }
    .into_any()
}

fn title(verdict: &Verdict) -> String {
    match (verdict.passed, verdict.missing.len()) {
        (true, _) => "Passed: nothing is missing".into(),
        (false, 1) => "Not yet: one thing is missing".into(),
        (false, count) => format!("Not yet: {count} things are missing"),
    }
}

fn remark_item(bench: Bench, remark: Remark) -> AnyView {
    let Remark { line, text, why, rule } = remark;
    let place = line.map(|line| {
        let go = move |_| bench.go_to_line(line);
        view! { " "<button type="button" class="line-link where" on:click=go>{format!("Line {line}")}</button> }
    });
    let rule = rule.map(|rule| {
        let address = bench.rule_address(&rule);
        view! { " "<a class="where" href=address>{rule}</a> }
    });
    let why = (!why.is_empty()).then(|| view! { " "{inline_code(&why)} });
    view! { <li>{inline_code(&text)}{why}{place}{rule}</li> }.into_any()
}

/// The explanation, and the reference solution beside the learner's own.
fn after_passing(app: App, bench: Bench, explanation: Vec<Block>, solution: Listing) -> AnyView {
    let code = bench.text.get_untracked();
    let lines = own::lines(&code, &bench.colouring(), &solution.code);
    let mine = components::figure(
        app,
        "listing listing-own",
        Some(("mark mark-todo", "Yours")),
        "your code".into(),
        code,
        lines,
    );
    view! {
        <section class="explanation full" aria-labelledby="explanation">
            <h2 id="explanation">"Explanation"</h2>
            {blocks(app, explanation)}
            <figure class="compare">
                <div class="compare-pair">{mine}{listing_figure(app, solution)}</div>
                <figcaption class="legend">"The bar beside a line marks what differs."</figcaption>
            </figure>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_verdicts_title_says_how_far_it_is() {
        let remark = Remark { line: None, text: "t".into(), why: String::new(), rule: None };
        let verdict = |passed, missing| Verdict { passed, right: Vec::new(), missing };
        assert_eq!(title(&verdict(true, vec![])), "Passed: nothing is missing");
        assert_eq!(title(&verdict(false, vec![remark.clone()])), "Not yet: one thing is missing");
        assert_eq!(title(&verdict(false, vec![remark.clone(), remark])), "Not yet: 2 things are missing");
    }
}
