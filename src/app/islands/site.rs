//! The parts of the frame that react: the choice of a theme, and what is said at the foot of the page.

use crate::components::html::escaped;
use crate::components::{button, dynamic, flag, nothing, paragraph};
use crate::context::{App, Notice};
use crate::theme::Theme;
use leptos::prelude::*;

/// The choice of a theme.
pub fn theme_choice(app: App) -> AnyView {
    let choose = move |event| {
        let theme = Theme::from_word(&event_target_value(&event));
        app.theme.set(theme);
        if let Err(refused) = theme.choose() {
            app.report_refused(refused);
        }
    };
    let options = Theme::ALL.map(|theme| {
        view! { <option value=theme.word() selected=flag(move || app.theme.get() == theme)>{theme.label()}</option> }
            .into_any()
    });
    view! {
        <label class="theme needs-js" id="theme">
            <span class="visually-hidden">"Theme"</span>
            <select autocomplete="off" on:change=choose>{options.into_iter().collect_view()}</select>
        </label>
    }
    .into_any()
}

/// What is said at the foot of the page.
pub fn notices(app: App) -> AnyView {
    let boxes = move || app.notices.get().into_iter().map(|notice| notice_box(app, notice)).collect_view().into_any();
    view! {
        <div class="notices" id="notices">
            {dynamic(move || if app.loading.get() { progress_bar() } else { nothing() })}
            {dynamic(boxes)}
        </div>
    }
    .into_any()
}

fn progress_bar() -> AnyView {
    let bar = "<label for=\"on-its-way\">Loading the page</label><progress id=\"on-its-way\"></progress>";
    view! { <div class="notice" role="status">{paragraph("loading", bar.to_owned())}</div> }.into_any()
}

fn notice_box(app: App, notice: Notice) -> AnyView {
    let Notice { kind, error, title, text, actions } = notice;
    let (class, role) = if error { ("notice notice-error", "alert") } else { ("notice", "status") };
    let actions = actions.into_iter().map(|(label, action)| button("button", label, move || action.run(())));
    let actions: Vec<AnyView> = actions.collect();
    let actions = (!actions.is_empty()).then(|| view! { <p class="actions">{actions}</p> });
    view! {
        <div class=class role=role>
            {paragraph("", format!("<strong>{}</strong>{}", escaped(&title), escaped(&text)))}
            {button("button button-quiet", "Dismiss", move || app.unsay(kind))}
            {actions}
        </div>
    }
    .into_any()
}
