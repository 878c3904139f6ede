//! The rules, and the page of each.

use super::head;
use crate::components::severity_mark;
use crate::context::App;
use crate::prerender::blocks::blocks;
use crate::prerender::lists::{exercise_marks, lesson_marks, rule_entry, toc};
use analyzer::{Area, FixKind};
use curriculum::page::{ClauseCard, RulePage, RulesPage};
use leptos::prelude::*;

/// `/rules/`
pub fn rules(app: App, page: RulesPage) -> AnyView {
    let sections = page.areas.into_iter().map(|(area, rules)| {
        let word = area_word(area);
        let id = format!("area-{}", word.to_lowercase());
        let entries = rules.into_iter().map(|rule| rule_entry(app, rule)).collect_view();
        view! {
            <section aria-labelledby=id>
                <h2 id=id.clone()>{word}</h2>
                <ul class="entries" role="list">{entries}</ul>
            </section>
        }
    });
    view! {
        {head("Rules", "What the reviewer looks for, by area.")}
        <div class="contents">{sections.collect_view()}</div>
    }
    .into_any()
}

fn area_word(area: Area) -> &'static str {
    match area {
        Area::Errors => "Errors",
        Area::Concurrency => "Concurrency",
        Area::Context => "Context",
        Area::Design => "Design",
        Area::Logging => "Logging",
        Area::Operations => "Operations",
        Area::Testing => "Testing",
    }
}

/// `/rules/<id>/`
pub fn rule(app: App, page: RulePage) -> AnyView {
    let fix = match page.rule.fix {
        FixKind::None => "Never",
        FixKind::Sometimes => "Sometimes",
        FixKind::Always => "Always",
    };
    let linters = (!page.linters.is_empty()).then(|| {
        let items = page.linters.into_iter().map(|linter| view! { <li><code>{linter}</code></li> }).collect_view();
        view! { <dt>"Also found by"</dt><dd><ul role="list">{items}</ul></dd> }
    });
    let options = page.options.into_iter().map(|(name, default, about)| {
        view! { <dt>"Option"</dt><dd><code>{name}" = "{default}</code>" "{about}</dd> }
    });
    let lessons = page.lessons.into_iter().map(|lesson| {
        let address = app.href(&lesson.path());
        view! {
            <li>
                <a class="entry-title" href=address>{lesson.title}</a>
                {lesson_marks(lesson.id, lesson.minutes)}
            </li>
        }
        .into_any()
    });
    let exercises = page.exercises.into_iter().map(|exercise| {
        let address = app.href(&exercise.path());
        let marks = exercise_marks(&exercise);
        view! {
            <li>
                <a class="entry-title" href=address>{exercise.title}</a>
                {marks}
            </li>
        }
        .into_any()
    });
    let entries: Vec<AnyView> = lessons.chain(exercises).collect();
    let practise = (!entries.is_empty()).then(|| {
        view! {
            <section class="band" aria-labelledby="practise">
                <h2 id="practise">"Learn and practise"</h2>
                <ul class="entries" role="list">{entries}</ul>
            </section>
        }
    });
    let text = blocks(&app.base(), &page.blocks);
    let waypoints = toc(page.headings).map(|toc| view! { <div class="waypoints">{toc}</div> });
    view! {
        <article>
            <header class="page-head">
                <p class="kicker"><a href=app.href("/rules/")>"Rules"</a>" \u{b7} "{area_word(page.area)}</p>
                <h1><code>{page.rule.id}</code></h1>
                <p class="summary">{page.rule.summary}</p>
            </header>
            <dl class="facts">
                <dt>"Severity"</dt>
                <dd>{severity_mark(page.rule.severity)}</dd>
                <dt>"Fix"</dt>
                <dd>{fix}</dd>
                {asked_for(app, page.clauses)}
                {linters}
                {options.collect_view()}
            </dl>
            {waypoints}
            <div class="prose" inner_html=text></div>
        </article>
        {practise}
    }
    .into_any()
}

fn asked_for(app: App, clauses: Vec<ClauseCard>) -> Option<impl IntoView> {
    if clauses.is_empty() {
        return None;
    }
    let items = clauses.into_iter().map(|clause| {
        let address = app.href(&format!("/map/#clause-{}", clause.id));
        view! { <li><a href=address>{clause.title}</a></li> }
    });
    Some(view! { <dt>"Asked for by"</dt><dd><ul role="list">{items.collect_view()}</ul></dd> })
}
