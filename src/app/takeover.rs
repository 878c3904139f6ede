//! How the interface takes the prerendered page over: what reacts is built anew and put in the place of what was
//! prerendered, in one step, so that nothing flashes or shifts and nothing that the reader did is lost.

use crate::context::{App, Place};
use crate::islands::site::{notices, theme_choice};
use crate::live::{Live, put};
use crate::navigation;
use crate::storage::{PROGRESS_KEY, SETTINGS_KEY, THEME_KEY};
use crate::theme::Theme;
use gloo::events::EventListener;
use gloo::utils::{body, document, document_element, window};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlTextAreaElement, StorageEvent};
use worker::wire;

/// The id of the element that holds what the tab must know: a string of JSON, which holds it on the wire.
pub const LIVE: &str = "live";

/// What can hold the focus.
const FOCUSABLE: &str = "a[href], button, textarea, input, select, summary, [tabindex]";

/// Takes this page over. Without its data the page stays as it is: readable, with ordinary links.
pub fn run() {
    let live = document().get_element_by_id(LIVE).and_then(|element| element.text_content());
    if let Some((route, live)) =
        data("route").zip(live.and_then(|json| wire::read(&js_sys::JSON::parse(&json).ok()?.as_string()?)))
    {
        take_over(&route, live);
    }
}

/// A value that the document hands over.
fn data(name: &str) -> Option<String> {
    document_element().get_attribute(&format!("data-{name}"))
}

fn take_over(route: &str, live: Live) {
    let place = Place {
        base: data("base").unwrap_or_else(|| "/".into()),
        worker: data("worker").unwrap_or_default(),
        editor: data("editor").unwrap_or_default(),
        page_data: data("page-data").unwrap_or_default(),
    };
    let focus = Focus::note();
    let typed = typed();
    let owner = Owner::new();
    owner.set();
    let app = App::new(place);
    // These live as long as the tab.
    for kept in [put("theme", move || theme_choice(app)), put("notices", move || notices(app))].into_iter().flatten() {
        kept.forget();
    }
    app.remember(typed);
    app.enter(route, live);
    if let Some(focus) = focus {
        focus.restore();
    }
    navigation::listen(app);
    heed_other_tabs(app);
    std::mem::forget(owner);
}

/// What the reader typed into the prerendered text box, if anything.
fn typed() -> Option<String> {
    let area: HtmlTextAreaElement = document().query_selector(".editor-plain").ok()??.unchecked_into();
    let text = area.value();
    (area.default_value().as_ref() != Ok(&text)).then_some(text)
}

/// Which element has the focus, in words that fit the new page as well as the old.
struct Focus {
    look: String,
    number: usize,
    selection: Option<(u32, u32, i32)>,
}

impl Focus {
    fn note() -> Option<Self> {
        let element = document().active_element().filter(|element| !element.is_same_node(Some(&body())))?;
        let look = look(&element);
        let number = alike(&look).iter().position(|other| other.is_same_node(Some(&element)))?;
        let selection = element.dyn_ref::<HtmlTextAreaElement>().map(|area| {
            let end = |at: Result<Option<u32>, _>| at.ok().flatten().unwrap_or_default();
            (end(area.selection_start()), end(area.selection_end()), area.scroll_top())
        });
        Some(Self { look, number, selection })
    }

    fn restore(self) {
        let Some(element) = alike(&self.look).into_iter().nth(self.number) else { return };
        let Ok(element) = element.dyn_into::<HtmlElement>() else { return };
        let calmly = web_sys::FocusOptions::new();
        calmly.set_prevent_scroll(true);
        let _ = element.focus_with_options(&calmly);
        if let (Some((from, to, top)), Some(area)) = (self.selection, element.dyn_ref::<HtmlTextAreaElement>()) {
            let _ = area.set_selection_range(from, to);
            area.set_scroll_top(top);
        }
    }
}

fn look(element: &Element) -> String {
    let words = match element.dyn_ref::<HtmlTextAreaElement>() {
        Some(_) => String::new(),
        None => element.text_content().unwrap_or_default(),
    };
    let href = element.get_attribute("href").unwrap_or_default();
    format!("{}|{}|{href}|{words}", element.tag_name(), element.id())
}

fn alike(wanted: &str) -> Vec<Element> {
    let Ok(list) = document().query_selector_all(FOCUSABLE) else { return Vec::new() };
    let elements = (0..list.length()).filter_map(|at| list.item(at)?.dyn_into::<Element>().ok());
    elements.filter(|element| look(element) == wanted).collect()
}

/// Takes over what other tabs store.
fn heed_other_tabs(app: App) {
    EventListener::new(&window(), "storage", move |event| {
        let Some(key) = event.dyn_ref::<StorageEvent>().map(StorageEvent::key) else { return };
        match key.as_deref() {
            Some(PROGRESS_KEY) => app.reload_progress(),
            Some(SETTINGS_KEY) => app.reload_settings(),
            Some(THEME_KEY) => {
                app.theme.set(Theme::load());
                app.theme.get_untracked().show();
            }
            // Everything was removed at once.
            None => app.reload_progress(),
            Some(_) => {}
        }
    })
    .forget();
}
