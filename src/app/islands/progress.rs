//! What the learner has done, to look at, to keep and to carry elsewhere.

use super::home::tally;
use crate::backup::{self, ImportError};
use crate::components::html::escaped;
use crate::components::{button, download, spawn, value};
use crate::context::{App, Notice};
use crate::storage::Browser;
use curriculum::page::Chapter;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

/// How much is done, and what can be done with that.
pub fn kept(app: App, chapters: Vec<Chapter>) -> AnyView {
    let top = value(move || match app.progress.with(|progress| tally(progress, &chapters)) {
        [0, _, 0, _] => empty(app, &chapters),
        [read, lessons, passed, exercises] => format!(
            "<dl class=\"tally\">{}{}</dl>",
            tally_row("Lessons read", read, lessons),
            tally_row("Exercises passed", passed, exercises)
        ),
    });
    view! {
        <div class="needs-js" id="kept">
            <div inner_html=top></div>
            {keep(app)}
        </div>
    }
    .into_any()
}

fn tally_row(word: &str, done: usize, all: usize) -> String {
    format!(
        "<div><dt>{word}</dt><dd>{done} of {all}</dd><dd><progress aria-label=\"{word}\" max=\"{all}\" \
         value=\"{done}\"></progress></dd></div>"
    )
}

fn empty(app: App, chapters: &[Chapter]) -> String {
    let mut out =
        String::from("<p class=\"empty\">Nothing here yet. It fills as you read lessons and pass exercises.</p>");
    if let Some(entry) = chapters.iter().flat_map(|chapter| &chapter.lessons).next() {
        let (address, title) = (app.href(&entry.lesson.path()), escaped(&entry.lesson.title));
        out.push_str(&format!(
            "<p><a class=\"button button-primary button-large\" href=\"{address}\">Begin with {title}</a></p>"
        ));
    }
    out
}

fn keep(app: App) -> AnyView {
    let file = NodeRef::<html::Input>::new();
    let question = NodeRef::<html::Dialog>::new();
    let choose = move || {
        if let Some(file) = file.get_untracked() {
            file.click();
        }
    };
    let chosen = move |_| {
        if let Some(input) = file.get_untracked() {
            import(app, input);
        }
    };
    let ask = move || {
        if let Some(question) = question.get_untracked() {
            let _ = question.show_modal();
        }
    };
    let close = move || {
        if let Some(question) = question.get_untracked() {
            question.close();
        }
    };
    let erase = move || {
        close();
        erase_all(app);
    };
    view! {
        <section class="band" aria-labelledby="keep">
            <h2 id="keep">"Keep or move it"</h2>
            <div class="actions">
                {button("button", "Export", move || export(app))}
                {button("button", "Import", choose)}
                <input
                    type="file"
                    accept=".json,application/json"
                    aria-label="File to import"
                    hidden
                    node_ref=file
                    on:change=chosen
                />
                {button("button button-quiet", "Clear everything", ask)}
            </div>
        </section>
        <dialog node_ref=question aria-labelledby="clear-title">
            <h2 id="clear-title">"Clear everything?"</h2>
            <p>"This erases your progress and your code on every page of this site, in this browser."</p>
            <p class="actions">
                {button("button button-primary", "Keep it", close)}
                {button("button", "Erase", erase)}
            </p>
        </dialog>
    }
    .into_any()
}

fn export(app: App) {
    match app.progress.with_untracked(|progress| backup::export(&Browser, progress)) {
        Ok(file) => download("go-idioms-progress.json", &file),
        Err(refused) => app.report_refused(refused),
    }
}

fn import(app: App, input: HtmlInputElement) {
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    spawn(async move {
        let too_long = file.size() > backup::MAX_BYTES as f64;
        let text = match JsFuture::from(file.text()).await {
            Ok(text) if !too_long => text.as_string().unwrap_or_default(),
            _ => String::new(),
        };
        // The same file can be chosen again.
        input.set_value("");
        take_in(app, &text);
    });
}

fn take_in(app: App, file: &str) {
    match backup::import(&Browser, file) {
        Ok(imported) => {
            app.update_progress(|progress| progress.merge(imported.progress));
            let pages = match imported.pages {
                0 => "No code was changed.".to_owned(),
                1 => "Code came for one page.".to_owned(),
                count => format!("Code came for {count} pages."),
            };
            app.say(Notice::info("import", "Imported and merged", format!("{pages} What was here is kept.")));
        }
        Err(ImportError::Refused(refused)) => app.report_refused(refused),
        Err(error) => app.say(Notice::error("import", "Nothing imported", error.to_string())),
    }
}

fn erase_all(app: App) {
    let before = app.progress.with_untracked(|progress| backup::export(&Browser, progress));
    app.erase_progress();
    if let Err(refused) = backup::erase_code(&Browser) {
        return app.report_refused(refused);
    }
    let notice = Notice::info("import", "Everything is erased", "");
    app.say(match before {
        Ok(file) => notice.offer("Undo", move || take_in(app, &file)),
        Err(_) => notice,
    });
}
