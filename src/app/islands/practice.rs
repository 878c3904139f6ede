//! What lives on an exercise's page: the hints, Check and its verdict, and what comes after passing.

use crate::bench::{self, Bench, Look};
use crate::components::html::{sentence, words};
use crate::components::{button, button_with, dynamic, flag, live_words, nothing, now, own, paragraph, span, value};
use crate::context::App;
use crate::live::After;
use curriculum::exercise::{Remark, Verdict};
use curriculum::progress::{ExerciseProgress, Progress};
use leptos::prelude::*;

/// An exercise that is being worked on; all its parts are handles.
#[derive(Clone, Copy)]
pub struct Practice {
    app: App,
    /// Its workbench.
    pub bench: Bench,
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

    fn note(self, change: impl FnOnce(&mut Progress, &str)) {
        self.id.with_value(|id| self.app.update_progress(|progress| change(progress, id)));
    }

    fn passed(self) -> bool {
        self.record.with(|record| record.passed_at.is_some())
    }
}

/// The workbench with Check, by the exercise's `goals`, and the verdict; before them the rules that are `watched`.
pub fn desk(practice: Practice, watched: Vec<(bool, String)>, goals: String) -> Look {
    let below = view! { {rules_to_fire(practice.bench, watched)}{check_bar(practice, goals)}{verdict(practice.bench)} };
    Look { title: "Your code", wide: false, playground: false, actions: None, below: Some(below.into_any()) }
}

/// The same for a review.
pub fn review_desk(practice: Practice, goals: String) -> AnyView {
    let below = view! { {check_bar(practice, goals)}{verdict(practice.bench)} };
    bench::review_desk(practice.bench, below.into_any())
}

/// Whether each rule that must fire does, and the one that must not does not, as the learner types.
fn rules_to_fire(bench: Bench, watched: Vec<(bool, String)>) -> AnyView {
    if watched.is_empty() {
        return nothing();
    }
    let state = value(move || {
        bench.findings.with(|findings| {
            let fires = |rule: &str| findings.iter().any(|found| found.rule.as_deref() == Some(rule));
            watched
                .iter()
                .map(|(must, rule)| watched_item(&bench.rule_address(rule), rule, *must, fires(rule)))
                .collect()
        })
    });
    view! { <ul class="verdict-list" aria-label="Rules to watch" inner_html=state></ul> }.into_any()
}

fn watched_item(address: &str, rule: &str, must: bool, fires: bool) -> String {
    let class = if must == fires { "verdict-met" } else { "verdict-missing" };
    let words = match (must, fires) {
        (true, true) => "fires, as it must.",
        (true, false) => "must fire, and no other rule.",
        (false, true) => "fires, and must not.",
        (false, false) => "must stay silent, like all rules.",
    };
    format!("<li class=\"{class}\"><a href=\"{address}\"><code>{rule}</code></a> {words}</li>")
}

fn check_bar(practice: Practice, goals: String) -> AnyView {
    let bench = practice.bench;
    let check = Box::new(move || bench.check(goals.clone()));
    let judging = flag(move || bench.judging.get());
    let attempts = live_words(move || match practice.record.with(|record| record.attempts) {
        0 => String::new(),
        attempts => format!("Attempts: {attempts}"),
    });
    view! {
        <p class="check-bar needs-js">
            {button_with("button button-primary button-large", "Check".into(), String::new(), judging, check)}
            <span>{attempts}</span>
        </p>
    }
    .into_any()
}

fn verdict(bench: Bench) -> AnyView {
    let class = value(move || {
        let class = bench.verdict.with(|verdict| match verdict {
            Some(verdict) if verdict.passed => "verdict verdict-passed",
            Some(_) => "verdict verdict-failed",
            None => "verdict",
        });
        class.to_owned()
    });
    let content = dynamic(move || bench.verdict.get().map_or_else(nothing, |verdict| review(bench, verdict)));
    view! { <section class=class role="status" aria-label="Verdict">{content}</section> }.into_any()
}

fn review(bench: Bench, verdict: Verdict) -> AnyView {
    let summary = match verdict.summary.is_empty() {
        true => nothing(),
        false => paragraph("verdict-summary", sentence(&verdict.summary)),
    };
    view! {
        <h2 class="verdict-title">{title(&verdict)}</h2>
        {summary}
        {part(bench, "What is right", "verdict-list verdict-met", verdict.right)}
        {part(bench, "What is missing", "verdict-list verdict-missing", verdict.missing)}
    }
    .into_any()
}

fn part(bench: Bench, heading: &'static str, class: &'static str, remarks: Vec<Remark>) -> AnyView {
    if remarks.is_empty() {
        return nothing();
    }
    let items: Vec<AnyView> = remarks.into_iter().map(|remark| remark_item(bench, remark)).collect();
    view! { <h3>{heading}</h3><ul class=class>{items}</ul> }.into_any()
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
    let mut sentence = sentence(&text);
    if !why.is_empty() {
        sentence.push(' ');
        words(&why, &mut sentence);
    }
    sentence.push(' ');
    if let Some(rule) = rule {
        sentence.push_str(&format!("<a class=\"where\" href=\"{}\">{rule}</a> ", bench.rule_address(&rule)));
    }
    let place = line.map_or_else(nothing, |line| {
        let go = Box::new(move || bench.go_to_line(line));
        button_with("line-link where", format!("Line {line}"), String::new(), flag(|| false), go)
    });
    view! { <li>{span("", sentence)}{place}</li> }.into_any()
}

/// The hints, one by one, and the way to the solution.
pub fn hints(practice: Practice, hints: Vec<String>) -> AnyView {
    let count = hints.len();
    let taken = move || practice.record.with(|record| record.hints as usize).min(count);
    let show = Box::new(move || practice.note(|progress, id| progress.take_hints(id, taken() as u32 + 1)));
    let all_shown = flag(move || taken() == count);
    let solve = move || {
        practice.asked.set(true);
        practice.note(Progress::show_solution);
    };
    let solved = flag(move || practice.passed() || practice.asked.get());
    let item = |hint: &String| format!("<li class=\"hint prose\">{hint}</li>");
    // Without scripts the hints can be read at once: nothing could ever show them.
    let all = format!("<ol class=\"hint-list\" role=\"list\">{}</ol>", hints.iter().map(item).collect::<String>());
    let shown = value(move || hints.iter().take(taken()).map(item).collect());
    view! {
        <section class="hints" id="hints" aria-labelledby="hints-title">
            <h2 id="hints-title">"Hints"</h2>
            <noscript inner_html=all></noscript>
            <ol class="hint-list" role="list" aria-live="polite" inner_html=shown></ol>
            <p class="check-bar needs-js">
                {button_with("button", "Show hint".into(), String::new(), all_shown, show)}
                <span>{live_words(move || format!("{} of {count} shown", taken()))}</span>
            </p>
            <p class="check-bar needs-js" hidden=solved>
                {button("button button-quiet", "Show solution", solve)}
                <span>"Your progress will say that you looked."</span>
            </p>
        </section>
    }
    .into_any()
}

/// The explanation, and the reference solution beside the learner's own.
pub fn after(practice: Practice, after: After) -> AnyView {
    let shown = Memo::new(move |_| practice.passed() || practice.asked.get());
    let content = dynamic(move || match shown.get() {
        true => revealed(practice.app, practice.bench, after.clone()),
        false => nothing(),
    });
    let hidden = flag(move || !shown.get());
    view! {
        <section class="explanation" id="after" aria-labelledby="explanation" hidden=hidden>
            {content}
        </section>
    }
    .into_any()
}

fn revealed(app: App, bench: Bench, after: After) -> AnyView {
    let After { explanation, solution, code } = after;
    let legend = if code.is_empty() { "" } else { "The bar beside a line marks what differs." };
    let pair = Memo::new(move |before: Option<&String>| match (bench.fresh.get(), before) {
        _ if code.is_empty() => solution.clone(),
        // The colours that are known are those of an older text.
        (false, Some(before)) => before.clone(),
        _ => {
            let mine = own::figure(&app.base(), &bench.text.get_untracked(), &bench.colouring(), &code);
            mine + &solution
        }
    });
    view! {
        <h2 id="explanation">"Explanation"</h2>
        <div class="prose" inner_html=explanation></div>
        <figure class="compare">
            <div class="compare-pair" inner_html=value(move || pair.get())></div>
            <figcaption class="legend">{legend}</figcaption>
        </figure>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_watched_rule_says_whether_it_does_what_it_must() {
        let said = |must, fires| watched_item("/rules/x/", "x", must, fires);
        assert!(
            said(true, true)
                .starts_with("<li class=\"verdict-met\"><a href=\"/rules/x/\"><code>x</code></a> fires, as")
        );
        assert!(said(true, false).contains("verdict-missing") && said(true, false).contains("must fire"));
        assert!(said(false, true).contains("verdict-missing") && said(false, true).contains("must not"));
        assert!(said(false, false).contains("verdict-met") && said(false, false).contains("must stay silent"));
    }

    #[test]
    fn the_verdicts_title_says_how_far_it_is() {
        let remark = Remark { line: None, text: "t".into(), why: String::new(), rule: None };
        let verdict = |passed, missing| Verdict { passed, summary: String::new(), right: Vec::new(), missing };
        assert_eq!(title(&verdict(true, vec![])), "Passed: nothing is missing");
        assert_eq!(title(&verdict(false, vec![remark.clone()])), "Not yet: one thing is missing");
        assert_eq!(title(&verdict(false, vec![remark.clone(), remark])), "Not yet: 2 things are missing");
    }
}
