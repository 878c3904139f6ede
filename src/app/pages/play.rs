//! The playground: any Go code, under the rules' numbers as the learner sets them.

use super::head;
use crate::bench::{Bench, Look, Start, findings_bar, workbench};
use crate::components::share;
use crate::context::{App, Notice};
use crate::share::from_hash;
use curriculum::page::{OptionCard, PlayPage};
use gloo::utils::window;
use leptos::prelude::*;

/// The greatest number that an option takes.
const MAX_OPTION: u32 = 1_000;

/// `/play/`
pub fn play(app: App, route: &str, page: PlayPage) -> AnyView {
    let start = Start { route: route.to_owned(), text: page.starter, findings: Vec::new() };
    let options = Signal::derive(move || {
        app.settings.with(|settings| settings.options.iter().map(|(name, value)| format!("{name}={value}")).collect())
    });
    let bench = Bench::new(app, start, options);
    bench.begin();
    follow_links(app, bench);
    let share = move |_| share::share(app, &bench.text.get_untracked());
    let actions = view! { <button type="button" class="button button-quiet" on:click=share>"Share"</button> };
    let look = Look {
        title: "Your code",
        wide: true,
        playground: true,
        actions: Some(actions.into_any()),
        below: settings(app, bench, page.options),
    };
    view! {
        {head("Playground", "Paste Go: a file, a few declarations, or bare statements.")}
        {workbench(app, bench, look)}
        {findings_bar(bench)}
    }
    .into_any()
}

/// A program in the address wins over the stored one, which is kept.
fn follow_links(app: App, bench: Bench) {
    let listener = StoredValue::new_local(None);
    Effect::new(move || {
        open_link(app, bench);
        let changed = gloo::events::EventListener::new(&window(), "hashchange", move |_| open_link(app, bench));
        listener.set_value(Some(changed));
    });
    // Once the program is the learner's own, the address no longer tells which it is.
    Effect::new(move |opened: Option<String>| {
        let text = bench.text.get();
        let linked = window().location().hash().ok().and_then(|hash| from_hash(&hash)).and_then(Result::ok);
        if opened.is_some() && linked.is_some_and(|linked| linked != text) {
            app.navigator.show_address(&app.href(share::ROUTE));
        }
        text
    });
}

fn open_link(app: App, bench: Bench) {
    let hash = window().location().hash().unwrap_or_default();
    match from_hash(&hash) {
        Some(Ok(program)) => {
            if bench.open(program) {
                let undo = move || {
                    bench.bring_back();
                    app.unsay("link");
                };
                app.say(
                    Notice::info("link", "This program came with the link", "Your own is kept.")
                        .offer("Bring mine back", undo),
                );
            }
        }
        Some(Err(error)) => share::report(app, error),
        None => {}
    }
}

fn settings(app: App, bench: Bench, options: Vec<OptionCard>) -> Option<AnyView> {
    if options.is_empty() {
        return None;
    }
    let rows = options.into_iter().map(|option| option_row(app, bench, option)).collect_view();
    let details = view! {
        <details class="options needs-js">
            <summary>"Options of the rules"</summary>
            <dl class="facts">{rows}</dl>
        </details>
    };
    Some(details.into_any())
}

fn option_row(app: App, bench: Bench, option: OptionCard) -> AnyView {
    let OptionCard { rule, name, default, about } = option;
    let key = format!("{rule}.{name}");
    let id = format!("option-{rule}-{name}");
    let value = {
        let key = key.clone();
        move || app.settings.with(|settings| settings.options.get(&key).copied().unwrap_or(default)).to_string()
    };
    let label = key.clone();
    let set = move |event| {
        let Ok(number) = event_target_value(&event).trim().parse::<u32>() else { return };
        let key = key.clone();
        app.update_settings(move |settings| {
            match number.min(MAX_OPTION) {
                number if number == default => settings.options.remove(&key),
                number => settings.options.insert(key, number),
            };
        });
        bench.review();
    };
    view! {
        <dt><label for=id.clone()><code>{label}</code></label></dt>
        <dd>
            <input id=id type="number" min="0" max=MAX_OPTION.to_string() prop:value=value on:change=set/>
            " "{about}" "{format!("Usually {default}.")}
        </dd>
    }
    .into_any()
}
