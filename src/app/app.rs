//! The whole interface: the frame and the page in it.

use crate::components::frame;
use crate::context::{App, Shown};
use crate::pages;
use curriculum::page::Page;
use leptos::prelude::*;

/// Everything inside `<body>`.
pub fn interface(app: App) -> impl IntoView {
    let page = move || page(app, app.shown.get());
    frame(app, page.into_any())
}

fn page(app: App, Shown { route, page }: Shown) -> AnyView {
    match Page::clone(&page) {
        Page::Home(page) => pages::home(app, &route, page),
        Page::Learn(page) => pages::learn(app, page),
        Page::Lesson(page) => pages::lesson(app, &route, *page),
        Page::Practice(page) => pages::practice(app, page),
        Page::Exercise(page) => pages::exercise(app, &route, *page),
        Page::Rules(page) => pages::rules(app, page),
        Page::Rule(page) => pages::rule(app, *page),
        Page::Play(page) => pages::play(app, &route, page),
        Page::Progress(page) => pages::progress(app, page),
        Page::Map(page) => pages::map(app, page),
        Page::NotFound => pages::not_found(app),
    }
}
