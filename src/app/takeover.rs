//! How the interface takes the prerendered page over: built beside it, then put in its place in one step, so that
//! nothing flashes or shifts and nothing that the reader did is lost.

use crate::app::interface;
use crate::context::{App, Place, Shown};
use crate::navigation;
use crate::route::data_href;
use crate::storage::{PROGRESS_KEY, SETTINGS_KEY, THEME_KEY};
use crate::theme::Theme;
use curriculum::page::Page;
use gloo::events::EventListener;
use gloo::net::http::Request;
use gloo::utils::{body, document, document_element, window};
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlTextAreaElement, Node, StorageEvent};

/// What the prerendered body consists of.
const PARTS: &str = "body > .skip, body > .site-head, body > main, body > .site-foot, body > .notices";

/// What can hold the focus.
const FOCUSABLE: &str = "a[href], button, textarea, input, select, summary, [tabindex]";

/// Takes this page over, as soon as its data is there.
pub fn run() {
    leptos::task::spawn_local(async {
        // Without its data the page stays as it is: readable, with ordinary links.
        if let Some(shown) = load().await {
            take_over(shown);
        }
    });
}

async fn load() -> Option<Shown> {
    let route = data("route")?;
    if data("missing").is_some() {
        return Some(Shown { route, page: Arc::new(Page::NotFound) });
    }
    let response = Request::get(&data_href(&data("base")?, &route, &data("page-data")?)).send().await.ok()?;
    let page = serde_json::from_str(&response.text().await.ok()?).ok()?;
    Some(Shown { route, page: Arc::new(page) })
}

/// A value that the document hands over.
fn data(name: &str) -> Option<String> {
    document_element().get_attribute(&format!("data-{name}"))
}

fn take_over(shown: Shown) {
    let place = Place {
        base: data("base").unwrap_or_else(|| "/".into()),
        worker: data("worker").unwrap_or_default(),
        editor: data("editor").unwrap_or_default(),
        page_data: data("page-data").unwrap_or_default(),
    };
    let workshop: HtmlElement = document().create_element("div").expect("a div can be made").unchecked_into();
    let made = Rc::new(Cell::new(None));
    let out = made.clone();
    let handle = mount_to(workshop.clone(), move || {
        let app = App::new(place, shown);
        app.remember();
        app.typed.set_value(typed());
        out.set(Some(app));
        interface(app)
    });
    handle.forget();
    if let Some(app) = made.get() {
        replace(&workshop);
        navigation::listen(app);
        heed_other_tabs(app);
    }
}

/// What the reader typed into the prerendered text box, if anything.
fn typed() -> Option<String> {
    let area: HtmlTextAreaElement = document().query_selector(".editor-plain").ok()??.unchecked_into();
    let text = area.value();
    (area.default_value().as_ref() != Ok(&text)).then_some(text)
}

/// Puts the new page in the place of the old, with its scroll, its focus and its selection.
fn replace(workshop: &HtmlElement) {
    let Ok(old) = document().query_selector_all(PARTS) else { return };
    let focus = Focus::note();
    let (x, y) = (window().scroll_x().unwrap_or_default(), window().scroll_y().unwrap_or_default());
    let body: &Node = &body();
    let first = old.item(0);
    while let Some(node) = workshop.first_child() {
        if body.insert_before(&node, first.as_ref()).is_err() {
            return;
        }
    }
    for at in 0..old.length() {
        if let Some(part) = old.item(at).and_then(|part| part.dyn_into::<Element>().ok()) {
            part.remove();
        }
    }
    window().scroll_to_with_x_and_y(x, y);
    if let Some(focus) = focus {
        focus.restore();
    }
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
