//! The home page: the product at work, then the one next thing.

use super::learn::chapters;
use crate::bench::{Bench, Start, findings_bar, workbench};
use crate::context::App;
use crate::islands::{desk, home::next_step};
use crate::live::{Live, chapters as with_exercises};
use curriculum::page::HomePage;
use leptos::prelude::*;

/// `/`
pub fn home(app: App, live: Live, page: HomePage) -> AnyView {
    let bench = Bench::new(app, Start { route: String::new(), text: live.text, findings: live.findings }, false);
    view! {
        <header class="hero">
            <h1>"Write "<span class="inserted"><span>"idiomatic"</span></span>" Go that holds in production"</h1>
            <p class="summary">
                "A reviewer reads your Go as you type and marks it like a careful copy editor. Lessons say why; \
                 exercises let you practise."
            </p>
        </header>
        {workbench(app, bench, desk::home())}
        {next_step(app, with_exercises(live.steps))}
        <section class="band">
            <h2>"Contents"</h2>
            {chapters(app, page.chapters, true)}
        </section>
        {findings_bar(bench)}
    }
    .into_any()
}
