//! The navigator at work: clicks, history, fetching, scrolling and focus.

use super::rules::{Action, Address, Click, Latest, ScrollMemory, decide};
use crate::context::{App, Notice, Shown};
use crate::{head, route};
use curriculum::page::Page;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::net::http::Request;
use gloo::timers::callback::Timeout;
use gloo::utils::{document, document_element, history, window};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlAnchorElement, HtmlElement, MouseEvent, ScrollRestoration};

/// How long a page may be on its way before a progress bar says so.
const PATIENCE_MS: u32 = 250;

/// How many pages are kept at hand.
const KEPT_PAGES: usize = 24;

#[derive(Default)]
struct Inner {
    latest: Latest,
    scroll: ScrollMemory,
    /// Pages by route, as they were fetched.
    fetched: BTreeMap<String, String>,
    patience: Option<Timeout>,
}

/// Shows other pages without leaving the document.
#[derive(Clone, Copy)]
pub struct Navigator(StoredValue<Inner, LocalStorage>);

/// How a page is come to.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Manner {
    /// By a link: a new entry of the history.
    Forward,
    /// By the history, to an entry that may remember where it was scrolled.
    History(Option<f64>),
}

/// Why a page did not come.
enum Failure {
    /// Nothing answered.
    Network,
    /// What came is not a page of this build.
    Answer,
}

impl Navigator {
    /// A navigator that has not been anywhere.
    pub fn new() -> Self {
        Self(StoredValue::new_local(Inner::default()))
    }

    /// Shows the page of a route, which may carry a hash.
    pub fn visit(self, app: App, route: &str) {
        let (route, hash) = route.find('#').map_or((route, ""), |at| route.split_at(at));
        self.show(app, Address { route: route.to_owned(), hash: hash.to_owned() }, Manner::Forward);
    }

    /// Changes the address bar without going anywhere.
    pub fn show_address(self, address: &str) {
        let entry = self.0.with_value(|inner| inner.scroll.current());
        replace_entry(entry, address);
    }

    /// Fetches a page before it is asked for.
    fn prefetch(self, app: App, route: String) {
        if self.0.with_value(|inner| inner.fetched.contains_key(&route)) {
            return;
        }
        leptos::task::spawn_local(async move {
            // A page that does not come now is asked for again when it is needed.
            let _ = self.fetch(app, &route).await;
        });
    }

    async fn fetch(self, app: App, route: &str) -> Result<Page, Failure> {
        let kept = self.0.with_value(|inner| inner.fetched.get(route).cloned());
        let text = match kept {
            Some(text) => text,
            None => {
                let response = Request::get(&app.data_href(route)).send().await.map_err(|_| Failure::Network)?;
                if !response.ok() {
                    return Err(Failure::Answer);
                }
                response.text().await.map_err(|_| Failure::Network)?
            }
        };
        let page = serde_json::from_str(&text).map_err(|_| Failure::Answer)?;
        self.0.update_value(|inner| {
            if inner.fetched.len() >= KEPT_PAGES {
                inner.fetched.pop_first();
            }
            inner.fetched.insert(route.to_owned(), text);
        });
        Ok(page)
    }

    fn show(self, app: App, address: Address, manner: Manner) {
        let Some(ticket) = self.0.try_update_value(|inner| {
            inner.patience = Some(Timeout::new(PATIENCE_MS, move || app.loading.set(true)));
            inner.latest.begin()
        }) else {
            return;
        };
        leptos::task::spawn_local(async move {
            let fetched = self.fetch(app, &address.route).await;
            if !self.0.with_value(|inner| inner.latest.is_latest(ticket)) {
                return;
            }
            self.0.update_value(|inner| inner.patience = None);
            app.loading.set(false);
            match fetched {
                Ok(page) => self.arrive(app, address, page, manner).await,
                Err(failure) => fail(app, &address, &failure),
            }
        });
    }

    async fn arrive(self, app: App, address: Address, page: Page, manner: Manner) {
        app.unsay("network");
        let target = app.href(&address.route);
        if manner == Manner::Forward {
            let entry = self.0.try_update_value(|inner| inner.scroll.push(scroll_y())).unwrap_or_default();
            push_entry(entry, &target);
        }
        document().set_title(&head::title(&page));
        // The playground reads its program from the address, so that must stand before the page is built.
        let is_program = crate::share::from_hash(&address.hash).is_some();
        if is_program {
            self.show_address(&format!("{target}{}", address.hash));
        }
        say_busy();
        app.shown.set(Shown { route: address.route, page: Arc::new(page) });
        leptos::task::tick().await;
        focus_heading();
        match manner {
            Manner::History(Some(y)) => window().scroll_to_with_x_and_y(0.0, y),
            _ if address.hash.is_empty() || is_program => window().scroll_to_with_x_and_y(0.0, 0.0),
            _ => self.go_to_hash(&address.hash),
        }
        visited(app);
        say_ready();
    }

    /// Goes to a place on the page in a way that styles it as the target, within the present entry.
    fn go_to_hash(self, hash: &str) {
        let _ = window().location().replace(hash);
        let entry = self.0.with_value(|inner| inner.scroll.current());
        replace_entry(entry, &window().location().href().unwrap_or_default());
    }

    fn on_click(self, app: App, event: &Event) {
        let Some((link, event)) = link_of(event).zip(event.dyn_ref::<MouseEvent>()) else { return };
        match self.decide(app, &link, is_plain(event)) {
            Action::Browser => {}
            Action::Place { hash } if !hash.is_empty() => {
                if window().location().hash().as_deref() != Ok(&hash) {
                    // The browser moves and focuses; the new entry only gets its number.
                    let entry = self.0.try_update_value(|inner| inner.scroll.push(scroll_y())).unwrap_or_default();
                    event.prevent_default();
                    let _ = window().location().set_hash(&hash);
                    replace_entry(entry, &window().location().href().unwrap_or_default());
                }
            }
            Action::Place { .. } => {
                event.prevent_default();
                window().scroll_to_with_x_and_y(0.0, 0.0);
                focus_heading();
            }
            Action::Visit(address) => {
                event.prevent_default();
                self.show(app, address, Manner::Forward);
            }
        }
    }

    fn decide(self, app: App, link: &HtmlAnchorElement, plain: bool) -> Action {
        let target = link.target();
        let click = Click {
            plain,
            elsewhere: !(target.is_empty() || target == "_self") || link.has_attribute("download"),
            same_origin: window().location().origin().is_ok_and(|origin| origin == link.origin()),
            path: link.pathname(),
            query: link.search(),
            hash: link.hash(),
        };
        let current = app.shown.with_untracked(|shown| shown.route.clone());
        decide(&app.base(), &current, &click)
    }

    fn on_hover(self, app: App, event: &Event) {
        let Some(link) = link_of(event) else { return };
        if let Action::Visit(address) = self.decide(app, &link, true) {
            self.prefetch(app, address.route);
        }
    }

    fn on_history(self, app: App) {
        let entry = entry_number();
        let moved = self
            .0
            .try_update_value(|inner| (entry != inner.scroll.current()).then(|| inner.scroll.go(scroll_y(), entry)));
        let Some(Some(y)) = moved else { return };
        let location = window().location();
        let path = location.pathname().unwrap_or_default();
        let hash = location.hash().unwrap_or_default();
        let base = app.base();
        let Some(route) = route::route_of(&base, &path) else { return };
        if app.shown.with_untracked(|shown| shown.route == route) {
            if let Some(y) = y {
                window().scroll_to_with_x_and_y(0.0, y);
            }
            return;
        }
        self.show(app, Address { route: route.to_owned(), hash }, Manner::History(y));
    }
}

/// Begins to take clicks and the history over.
pub fn listen(app: App) {
    let navigator = app.navigator;
    navigator.0.update_value(|inner| inner.scroll = ScrollMemory::at(entry_number()));
    restore_scroll(ScrollRestoration::Manual);
    let active = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), "click", active, move |event| navigator.on_click(app, event)).forget();
    for near in ["pointerover", "focusin"] {
        EventListener::new(&document(), near, move |event| navigator.on_hover(app, event)).forget();
    }
    EventListener::new(&window(), "popstate", move |_| navigator.on_history(app)).forget();
    // Whoever reloads, or comes back from another site, finds the place by the browser's own means.
    EventListener::new(&window(), "pagehide", |_| restore_scroll(ScrollRestoration::Auto)).forget();
    EventListener::new(&window(), "pageshow", |_| restore_scroll(ScrollRestoration::Manual)).forget();
    EventListener::new(&window(), "offline", move |_| {
        app.say(Notice::info("offline", "You are offline", "What this tab has loaded goes on working."));
    })
    .forget();
    EventListener::new(&window(), "online", move |_| app.unsay("offline")).forget();
    visited(app);
    say_ready();
}

/// Says, for tests and tools, that the page is alive.
fn say_ready() {
    let _ = document_element().set_attribute("data-app", "ready");
}

/// Says that the page is being replaced.
fn say_busy() {
    let _ = document_element().remove_attribute("data-app");
}

/// Notes where the learner is, for "the one next thing".
fn visited(app: App) {
    let route = app.shown.with_untracked(|shown| shown.route.clone());
    let is_work = |section: &str| route.strip_prefix(section).is_some_and(|rest| !rest.is_empty());
    if is_work("/learn/") || is_work("/practice/") {
        app.update_progress(|progress| progress.visit(&route, crate::components::now()));
    }
}

fn fail(app: App, address: &Address, failure: &Failure) {
    match failure {
        Failure::Network => {
            let again = Address { route: address.route.clone(), hash: address.hash.clone() };
            app.say(
                Notice::error(
                    "network",
                    "The network is lost",
                    "The page could not be loaded. This one stays as it is.",
                )
                .offer("Try again", move || app.navigator.show(app, again.clone(), Manner::Forward)),
            );
        }
        // The site may have been replaced by a newer build, or the page be gone: the host knows.
        Failure::Answer => {
            let _ = window().location().assign(&format!("{}{}", app.href(&address.route), address.hash));
        }
    }
}

fn is_plain(event: &MouseEvent) -> bool {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    event.button() == 0 && !modified && !event.default_prevented()
}

fn link_of(event: &Event) -> Option<HtmlAnchorElement> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element.closest("a[href]").ok()??.dyn_into().ok()
}

/// Puts the focus on the page's heading, so that a screen reader says where one has arrived.
fn focus_heading() {
    let Ok(Some(heading)) = document().query_selector("main h1") else { return };
    let Ok(heading) = heading.dyn_into::<HtmlElement>() else { return };
    let _ = heading.set_attribute("tabindex", "-1");
    let calmly = web_sys::FocusOptions::new();
    calmly.set_prevent_scroll(true);
    let _ = heading.focus_with_options(&calmly);
}

fn scroll_y() -> f64 {
    window().scroll_y().unwrap_or_default()
}

fn restore_scroll(manner: ScrollRestoration) {
    // Where the browser refuses, it restores the scroll itself, which is what happens without us.
    let _ = history().set_scroll_restoration(manner);
}

fn entry_number() -> u32 {
    history().state().ok().and_then(|state| state.as_f64()).unwrap_or_default() as u32
}

fn push_entry(entry: u32, address: &str) {
    let _ = history().push_state_with_url(&JsValue::from(entry), "", Some(address));
}

fn replace_entry(entry: u32, address: &str) {
    let _ = history().replace_state_with_url(&JsValue::from(entry), "", Some(address));
}
