//! What lives on an exercise's page: the hints, Check and its verdict, and what comes after passing.

use crate::bench::{Bench, Look};
use crate::components::{inline_code, now, own};
use crate::context::App;
use curriculum::exercise::{Goals, Remark, Verdict};
use curriculum::progress::ExerciseProgress;
use leptos::prelude::*;

/// An exercise that is being worked on; all its parts are handles.
#[derive(Clone, Copy)]
pub struct Practice {
    app: App,
    bench: Bench,
    id: StoredValue<String>,
    /// What was done so far.
    record: Memo<ExerciseProgress>,
    /// Whether the solution was asked for on this visit.
    asked: RwSignal<bool>,
}

impl Practice {
    /// An exercise by its id.
    pub fn new(app: App, bench: Bench, id: String) -> Self {
        let id = StoredValue::new(id);
        let record = Memo::new(move |_| {
            let exercise = |id: &String| app.progress.with(|progress| progress.exercises.get(id).copied());
            id.with_value(exercise).unwrap_or_default()
        });
        let practice = Self { app, bench, id, record, asked: RwSignal::new(false) };
        Effect::new(move || {
            // Each verdict is an attempt.
            if let Some(passed) = bench.verdict.with(|verdict| verdict.as_ref().map(|verdict| verdict.passed)) {
                practice.note(|progress, id| progress.attempt(id, passed, now()));
                bench.save_now();
            }
        });
        practice
    }

    fn note(self, change: impl FnOnce(&mut curriculum::progress::Progress, &str)) {
        self.id.with_value(|id| self.app.update_progress(|progress| change(progress, id)));
    }

    fn passed(self) -> bool {
        self.record.with(|record| record.passed_at.is_some())
    }
}

/// The workbench with Check and the verdict.
pub fn desk(practice: Practice, goals: Goals) -> Look {
    let bench = practice.bench;
    let check = move |_| bench.check(goals.clone());
    let attempts = move || match practice.record.with(|record| record.attempts) {
        0 => String::new(),
        attempts => format!("Attempts: {attempts}"),
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
    Look { title: "Your code", wide: false, playground: false, actions: None, below: Some(below.into_any()) }
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
    view! {
        <h2 class="verdict-title">{title(&verdict)}</h2>
        {part(bench, "What is right", "verdict-list verdict-met", verdict.right)}
        {part(bench, "What is missing", "verdict-list verdict-missing", verdict.missing)}
    }
    .into_any()
}

fn part(bench: Bench, heading: &'static str, class: &'static str, remarks: Vec<Remark>) -> Option<AnyView> {
    if remarks.is_empty() {
        return None;
    }
    let items: Vec<AnyView> = remarks.into_iter().map(|remark| remark_item(bench, remark)).collect();
    Some(view! { <h3>{heading}</h3><ul class=class>{items}</ul> }.into_any())
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
    let why = (!why.is_empty()).then(|| format!(" {why}"));
    view! { <li>{inline_code(&text)}{why.as_deref().map(inline_code)}{place}{rule}</li> }.into_any()
}

/// The hints, one by one, and the way to the solution.
pub fn hints(practice: Practice, hints: Vec<String>) -> AnyView {
    let count = hints.len();
    let taken = move || practice.record.with(|record| record.hints as usize).min(count);
    let show = move |_| practice.note(|progress, id| progress.take_hints(id, taken() as u32 + 1));
    let solve = move |_| {
        practice.asked.set(true);
        practice.note(curriculum::progress::Progress::show_solution);
    };
    // Without scripts the hints can be read at once: nothing could ever show them.
    let all: String = hints.iter().map(|hint| format!("<li class=\"hint prose\">{hint}</li>")).collect();
    let shown = move || {
        let shown = hints.iter().take(taken()).cloned();
        shown.map(|hint| view! { <li class="hint prose" inner_html=hint></li> }.into_any()).collect_view()
    };
    view! {
        <section class="hints" id="hints" aria-labelledby="hints-title">
            <h2 id="hints-title">"Hints"</h2>
            <noscript inner_html=format!("<ol class=\"hint-list\" role=\"list\">{all}</ol>")></noscript>
            <ol class="hint-list" role="list" aria-live="polite">{shown}</ol>
            <p class="check-bar needs-js">
                <button type="button" class="button" disabled=move || taken() == count on:click=show>
                    "Show hint"
                </button>
                <span>{move || format!("{} of {count} shown", taken())}</span>
            </p>
            <p class="check-bar needs-js" hidden=move || practice.passed() || practice.asked.get()>
                <button type="button" class="button button-quiet" on:click=solve>"Show solution"</button>
                <span>"Your progress will say that you looked."</span>
            </p>
        </section>
    }
    .into_any()
}

/// What is shown after passing, or when the learner asks for it.
#[derive(Clone)]
pub struct After {
    /// HTML.
    pub explanation: String,
    /// The figure of the reference solution, as HTML.
    pub solution: String,
    /// The reference solution.
    pub code: String,
}

/// The explanation, and the reference solution beside the learner's own.
pub fn after(practice: Practice, after: After) -> AnyView {
    let shown = Memo::new(move |_| practice.passed() || practice.asked.get());
    let content = move || shown.get().then(|| revealed(practice.app, practice.bench, after.clone()));
    view! {
        <section class="explanation full" id="after" aria-labelledby="explanation" hidden=move || !shown.get()>
            {content}
        </section>
    }
    .into_any()
}

fn revealed(app: App, bench: Bench, after: After) -> AnyView {
    let mine = own::figure(&app.base(), &bench.text.get_untracked(), &bench.colouring(), &after.code);
    view! {
        <h2 id="explanation">"Explanation"</h2>
        <div class="prose" inner_html=after.explanation></div>
        <figure class="compare">
            <div class="compare-pair" inner_html=mine + &after.solution></div>
            <figcaption class="legend">"The bar beside a line marks what differs."</figcaption>
        </figure>
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
