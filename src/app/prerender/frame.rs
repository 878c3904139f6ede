//! What stands around every page.

use crate::context::App;
use crate::islands::site::{notices, theme_choice};
use leptos::prelude::*;

/// The pages that the head of every page leads to.
const SECTIONS: [(&str, &str); 6] = [
    ("/learn/", "Learn"),
    ("/practice/", "Practice"),
    ("/rules/", "Rules"),
    ("/play/", "Play"),
    ("/progress/", "Progress"),
    ("/map/", "Map"),
];

/// The whole body around `page`.
pub fn frame(app: App, route: &str, page: AnyView) -> AnyView {
    let sections = SECTIONS.map(|(section, word)| section_link(app, route.starts_with(section), section, word));
    let sections = sections.into_iter().collect_view();
    view! {
        <a class="skip visually-hidden" href="#main">"Skip to the text"</a>
        <header class="site-head">
            <a class="brand" href=app.href("/")>
                <svg
                    viewBox="0 0 32 32"
                    aria-hidden="true"
                    fill="none"
                    stroke="currentColor"
                    stroke-width="3"
                    stroke-linecap="round"
                    stroke-linejoin="round"
                >
                    <path d="M5 7.5h22"></path>
                    <path
                        class="pencil"
                        d="M5 15c1.8-3.3 3.7-3.3 5.5 0s3.7 3.3 5.5 0 3.7-3.3 5.5 0 3.7 3.3 5.5 0M11 27l5-5.5 5 5.5"
                    ></path>
                </svg>
                <span>"Go Idioms"</span>
            </a>
            <nav class="site-nav" aria-label="Site">
                <ul role="list">{sections}</ul>
            </nav>
            {theme_choice(app)}
        </header>
        <main class="page" id="main" tabindex="-1">{page}</main>
        <footer class="site-foot">
            <span>"All of it runs in this tab. Your code never leaves it."</span>
        </footer>
        {notices(app)}
    }
    .into_any()
}

fn section_link(app: App, is_here: bool, section: &'static str, word: &'static str) -> AnyView {
    let current = is_here.then_some("page");
    view! { <li><a href=app.href(section) aria-current=current>{word}</a></li> }.into_any()
}
