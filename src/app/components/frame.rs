//! What stands around every page.

use crate::context::{App, Notice};
use crate::theme::Theme;
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
pub fn frame(app: App, page: AnyView) -> AnyView {
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
                    <path d="M3 24h7M22 24h7"></path>
                    <path class="pencil" d="M11 29l5-11 5 11M8 11c1.8-5 4.2-5 5.6-1s3.6 4 4.9 0 3.7-4 5.5 0"></path>
                </svg>
                <span>"Go Idioms"</span>
            </a>
            <nav class="site-nav" aria-label="Site">
                <ul role="list">{SECTIONS.map(|(route, word)| section_link(app, route, word)).collect_view()}</ul>
            </nav>
            {theme_choice(app)}
        </header>
        <main class="page" id="main" tabindex="-1">{page}</main>
        <footer class="site-foot">
            <span>"All of it runs in this tab. Your code never leaves it."</span>
        </footer>
        <div class="notices">
            {move || app.loading.get().then(progress_bar)}
            {move || app.notices.get().into_iter().map(|notice| notice_box(app, notice)).collect_view()}
        </div>
    }
    .into_any()
}

fn section_link(app: App, route: &'static str, word: &'static str) -> AnyView {
    let current = move || app.shown.with(|shown| shown.route.starts_with(route)).then_some("page");
    view! { <li><a href=app.href(route) aria-current=current>{word}</a></li> }.into_any()
}

fn theme_choice(app: App) -> AnyView {
    let choose = move |event| {
        let theme = Theme::from_word(&event_target_value(&event));
        app.theme.set(theme);
        if let Err(refused) = theme.choose() {
            app.report_refused(refused);
        }
    };
    let options = Theme::ALL.map(|theme| {
        view! {
            <option value=theme.word() selected=move || app.theme.get() == theme>{theme.label()}</option>
        }
    });
    view! {
        <label class="theme needs-js">
            <span class="visually-hidden">"Theme"</span>
            <select autocomplete="off" on:change=choose>{options.collect_view()}</select>
        </label>
    }
    .into_any()
}

fn progress_bar() -> AnyView {
    view! {
        <div class="notice" role="status">
            <p class="loading"><label for="on-its-way">"Loading the page"</label><progress id="on-its-way"></progress></p>
        </div>
    }
    .into_any()
}

fn notice_box(app: App, notice: Notice) -> AnyView {
    let Notice { kind, error, title, text, actions } = notice;
    let (class, role) = if error { ("notice notice-error", "alert") } else { ("notice", "status") };
    let actions = actions.into_iter().map(|(label, action)| {
        view! { <button type="button" class="button" on:click=move |_| action.run(())>{label}</button> }
    });
    let actions = actions.collect::<Vec<_>>();
    let actions = (!actions.is_empty()).then(|| view! { <p class="actions">{actions}</p> });
    view! {
        <div class=class role=role>
            <p><strong>{title}</strong>{text}</p>
            <button type="button" class="button button-quiet" on:click=move |_| app.unsay(kind)>"Dismiss"</button>
            {actions}
        </div>
    }
    .into_any()
}
