//! One file for each kind of page.

mod exercise;
mod home;
mod learn;
mod lesson;
mod map;
mod play;
mod progress;
mod rules;

use exercise::exercise;
use home::home;
use learn::{learn, practice};
use lesson::lesson;
use map::map;
use play::play;
use progress::progress;
use rules::{rule, rules};

use crate::context::App;
use crate::live::Live;
use curriculum::page::Page;
use leptos::prelude::*;

/// The content of `<main>`; `live` is what of it lives.
pub fn page(app: App, route: &str, live: Live, page: Page) -> AnyView {
    match page {
        Page::Home(page) => home(app, live, page),
        Page::Learn(page) => learn(app, page),
        Page::Lesson(page) => lesson(app, route, live, *page),
        Page::Practice(page) => practice(app, page),
        Page::Exercise(page) => exercise(app, live, *page),
        Page::Rules(page) => rules(app, page),
        Page::Rule(page) => rule(app, *page),
        Page::Play(_) => play(app, live),
        Page::Progress(page) => progress(app, live, page),
        Page::Map(page) => map(app, page),
        Page::NotFound => not_found(app),
    }
}

/// The heading of a page with one or two sentences.
fn head(title: &'static str, summary: &'static str) -> AnyView {
    view! {
        <header class="page-head">
            <h1>{title}</h1>
            <p class="summary">{summary}</p>
        </header>
    }
    .into_any()
}

/// Any address that no page has.
fn not_found(app: App) -> AnyView {
    view! {
        <header class="page-head">
            <p class="kicker">"404"</p>
            <h1>"This page is not in the book"</h1>
            <p class="summary">"The address may be mistyped, or the page has moved."</p>
        </header>
        <p class="actions">
            <a class="button button-primary button-large" href=app.href("/")>"Go to the start"</a>
            <a class="button button-large" href=app.href("/learn/")>"See all lessons"</a>
        </p>
    }
    .into_any()
}
