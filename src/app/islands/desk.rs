//! The workbench of each kind of page that has one.

use crate::bench::{Bench, Look};
use crate::components::{button, share, value};
use crate::context::{App, Notice};
use crate::share::from_hash;
use curriculum::page::OptionCard;
use gloo::events::EventListener;
use gloo::utils::window;
use leptos::prelude::*;

/// The greatest number that an option takes.
const MAX_OPTION: u32 = 1_000;

/// The home page's: the product at work.
pub fn home() -> Look {
    Look { title: "A short program with real slips", wide: true, playground: false, actions: None, below: None }
}

/// A lesson's.
pub fn lesson() -> Look {
    Look { title: "Try it", wide: false, playground: false, actions: None, below: None }
}

/// The playground's.
pub fn play(app: App, bench: Bench, options: Vec<OptionCard>) -> Look {
    let share = move || share::share(app, &bench.text.get_untracked());
    Look {
        title: "Your code",
        wide: true,
        playground: true,
        actions: Some(button("button button-quiet", "Share", share)),
        below: settings(app, bench, options),
    }
}

/// A program in the address wins over the stored one, which is kept.
pub fn follow_links(app: App, bench: Bench) {
    open_link(app, bench);
    let changed = EventListener::new(&window(), "hashchange", move |_| open_link(app, bench));
    StoredValue::new_local(changed);
    // Once the program is the learner's own, the address no longer tells which it is.
    Effect::new(move || {
        let text = bench.text.get();
        let linked = window().location().hash().ok().and_then(|hash| from_hash(&hash)).and_then(Result::ok);
        if linked.is_some_and(|linked| linked != text) {
            app.navigator.show_address(&app.href(share::ROUTE));
        }
    });
}

fn open_link(app: App, bench: Bench) {
    let hash = window().location().hash().unwrap_or_default();
    match from_hash(&hash) {
        Some(Ok(program)) => {
            let replaced_own = bench.open(program);
            if replaced_own {
                let undo = move || {
                    bench.bring_back();
                    app.unsay("link");
                };
                let notice = Notice::info("link", "This program came with the link", "Your own is kept.");
                app.say(notice.offer("Bring mine back", undo));
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
    let label = key.clone();
    let chosen = key.clone();
    let number = move || app.settings.with(|settings| settings.option(&chosen).unwrap_or(default)).to_string();
    let set = move |event| {
        let Ok(number) = event_target_value(&event).trim().parse::<u32>() else { return };
        let number = number.min(MAX_OPTION);
        app.update_settings(|settings| settings.set_option(&key, (number != default).then_some(number)));
        bench.review();
    };
    view! {
        <dt><label for=id.clone()><code>{label}</code></label></dt>
        <dd>
            <input id=id type="number" min="0" max=MAX_OPTION.to_string() prop:value=value(number) on:change=set/>
            " "{about}" "{format!("Usually {default}.")}
        </dd>
    }
    .into_any()
}
