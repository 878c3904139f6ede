//! What the learner has done.

use super::head;
use super::learn::chapters;
use crate::context::App;
use crate::islands::progress::kept;
use crate::live::{Live, chapters as with_exercises};
use curriculum::page::CataloguePage;
use leptos::prelude::*;

/// `/progress/`
pub fn progress(app: App, live: Live, page: CataloguePage) -> AnyView {
    view! {
        {head("Progress", "It is kept in this browser, and nowhere else.")}
        <noscript><p class="empty">"Progress needs JavaScript. All texts can be read without it."</p></noscript>
        {kept(app, with_exercises(live.steps))}
        <section class="band">
            <h2>"By chapter"</h2>
            {chapters(app, page.chapters, true)}
        </section>
    }
    .into_any()
}
