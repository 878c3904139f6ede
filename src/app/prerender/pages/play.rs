//! The playground: any Go code, under the rules' numbers as the learner sets them.

use super::head;
use crate::bench::{Bench, Start, findings_bar, workbench};
use crate::context::App;
use crate::islands::desk;
use crate::live::Live;
use leptos::prelude::*;

/// `/play/`
pub fn play(app: App, live: Live) -> AnyView {
    let bench = Bench::new(app, Start { route: String::new(), text: live.text, findings: live.findings }, true);
    view! {
        {head("Playground", "Paste Go: a file, a few declarations, or bare statements.")}
        {workbench(app, bench, desk::play(app, bench, live.options))}
        {findings_bar(bench)}
    }
    .into_any()
}
