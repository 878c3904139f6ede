//! One file for each kind of page.

mod exercise;
mod home;
mod learn;
mod lesson;
mod map;
mod play;
mod progress;
mod rules;

pub use exercise::exercise;
pub use home::home;
pub use learn::{learn, practice};
pub use lesson::lesson;
pub use map::map;
pub use play::play;
pub use progress::progress;
pub use rules::{rule, rules};

use crate::context::App;
use leptos::prelude::*;

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
pub fn not_found(app: App) -> AnyView {
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
