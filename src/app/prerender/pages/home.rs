//! The home page: the product at work, then the one next thing.

use super::learn::chapters;
use crate::bench::{Bench, Start, findings_bar, workbench};
use crate::context::App;
use crate::islands::{desk, home::next_step};
use crate::live::{known_finding, no_options};
use curriculum::page::HomePage;
use leptos::prelude::*;

/// `/`
pub fn home(app: App, route: &str, page: HomePage) -> AnyView {
    let findings = page.findings.into_iter().map(known_finding).collect();
    let bench = Bench::new(app, Start { route: route.to_owned(), text: page.demo, findings }, no_options());
    view! {
        <header class="hero">
            <h1>"Write "<span class="inserted"><span>"idiomatic"</span></span>" Go that holds in production"</h1>
            <p class="summary">
                "A reviewer reads your Go as you type and marks it like a careful copy editor. Lessons say why; \
                 exercises let you practise."
            </p>
        </header>
        {workbench(app, bench, desk::home())}
        {next_step(app, page.chapters.clone())}
        <section class="band">
            <h2>"Contents"</h2>
            {chapters(app, page.chapters, true)}
        </section>
        {findings_bar(bench)}
    }
    .into_any()
}
