//! The playground: any Go code, under the rules' numbers as the learner sets them.

use super::head;
use crate::bench::{Bench, Start, findings_bar, workbench};
use crate::context::App;
use crate::islands::desk;
use curriculum::page::PlayPage;
use leptos::prelude::*;

/// `/play/`
pub fn play(app: App, route: &str, page: PlayPage) -> AnyView {
    let bench = Bench::new(app, Start::plain(route, page.starter), desk::play_options(app));
    view! {
        {head("Playground", "Paste Go: a file, a few declarations, or bare statements.")}
        {workbench(app, bench, desk::play(app, bench, page.options))}
        {findings_bar(bench)}
    }
    .into_any()
}
