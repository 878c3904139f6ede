//! The navigator at work: clicks, history, fetching, scrolling and focus.

use super::rules::{Action, Address, Click, Latest, ScrollMemory, decide};
use crate::components::{copy, listing, now, share, spawn};
use crate::context::{App, Notice};
use crate::islands::marks;
use crate::live::Visit;
use crate::route;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::net::http::Request;
use gloo::timers::callback::Timeout;
use gloo::utils::{document, document_element, history, window};
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlAnchorElement, HtmlElement, MouseEvent, ScrollRestoration};
use worker::wire;

/// How long a page may be on its way before a progress bar says so.
const PATIENCE_MS: u32 = 250;

/// How many pages are kept at hand.
const KEPT_PAGES: usize = 24;

#[derive(Default)]
struct Inner {
    latest: Latest,
    scroll: ScrollMemory,
    /// Pages by route, the latest last.
    fetched: Vec<(String, Rc<Visit>)>,
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
        if self.kept(&route).is_none() {
            spawn(async move {
                // A page that does not come now is asked for again when it is needed.
                let _ = self.fetch(app, &route).await;
            });
        }
    }

    fn kept(self, route: &str) -> Option<Rc<Visit>> {
        self.0.with_value(|inner| inner.fetched.iter().find(|(kept, _)| kept == route).map(|(_, visit)| visit.clone()))
    }

    async fn fetch(self, app: App, route: &str) -> Result<Rc<Visit>, Failure> {
        if let Some(visit) = self.kept(route) {
            return Ok(visit);
        }
        let response = Request::get(&app.data_href(route)).send().await.map_err(|_| Failure::Network)?;
        if !response.ok() {
            return Err(Failure::Answer);
        }
        let text = response.text().await.map_err(|_| Failure::Network)?;
        let visit: Rc<Visit> = Rc::new(wire::read(&text).ok_or(Failure::Answer)?);
        self.0.update_value(|inner| {
            if inner.fetched.len() >= KEPT_PAGES {
                inner.fetched.remove(0);
            }
            inner.fetched.push((route.to_owned(), visit.clone()));
        });
        Ok(visit)
    }

    fn show(self, app: App, address: Address, manner: Manner) {
        let Some(ticket) = self.0.try_update_value(|inner| {
            inner.patience = Some(Timeout::new(PATIENCE_MS, move || app.loading.set(true)));
            inner.latest.begin()
        }) else {
            return;
        };
        spawn(async move {
            let fetched = self.fetch(app, &address.route).await;
            if !self.0.with_value(|inner| inner.latest.is_latest(ticket)) {
                return;
            }
            self.0.update_value(|inner| inner.patience = None);
            app.loading.set(false);
            match fetched {
                Ok(visit) => self.arrive(app, address, &visit, manner),
                Err(failure) => fail(app, &address, &failure),
            }
        });
    }

    fn arrive(self, app: App, address: Address, visit: &Visit, manner: Manner) {
        app.unsay("network");
        let target = app.href(&address.route);
        if manner == Manner::Forward {
            let entry = self.0.try_update_value(|inner| inner.scroll.push(scroll_y())).unwrap_or_default();
            push_entry(entry, &target);
        }
        // The playground reads its program from the address, so that must stand before the page lives.
        let is_program = crate::share::from_hash(&address.hash).is_some();
        if is_program {
            self.show_address(&format!("{target}{}", address.hash));
        }
        app.leave();
        document().set_title(&visit.title);
        if let Ok(Some(main)) = document().query_selector("main") {
            main.set_inner_html(&visit.main);
        }
        mark_section(&target);
        app.enter(&address.route, visit.live.clone());
        focus_heading();
        match manner {
            Manner::History(Some(y)) => window().scroll_to_with_x_and_y(0.0, y),
            _ if address.hash.is_empty() || is_program => window().scroll_to_with_x_and_y(0.0, 0.0),
            _ => self.go_to_hash(&address.hash),
        }
        say_ready(app);
    }

    /// Goes to a place on the page in a way that styles it as the target, within the present entry.
    fn go_to_hash(self, hash: &str) {
        let _ = window().location().replace(hash);
        let entry = self.0.with_value(|inner| inner.scroll.current());
        replace_entry(entry, &window().location().href().unwrap_or_default());
    }

    fn on_click(self, app: App, event: &Event) {
        on_listing(app, event);
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
        decide(&app.base(), &app.route(), &click)
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
        if app.route() == route {
            if let Some(y) = y {
                window().scroll_to_with_x_and_y(0.0, y);
            }
            return;
        }
        self.show(app, Address { route: route.to_owned(), hash }, Manner::History(y));
    }
}

/// Begins to take clicks and the history over, on a page that lives.
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
    say_ready(app);
}

/// Notes where the learner is, for "the one next thing", and says, for tests and tools, that the page lives.
fn say_ready(app: App) {
    let route = app.route();
    let is_work = |section: &str| route.strip_prefix(section).is_some_and(|rest| !rest.is_empty());
    if is_work("/learn/") || is_work("/practice/") {
        app.update_progress(|progress| progress.visit(&route, now()));
    }
    app.progress.with_untracked(marks::show);
    let _ = document_element().set_attribute("data-app", "ready");
}

/// Marks the section of the site that the page at `target` belongs to.
fn mark_section(target: &str) {
    let Ok(links) = document().query_selector_all(".site-nav a") else { return };
    for link in (0..links.length()).filter_map(|at| links.item(at)?.dyn_into::<HtmlAnchorElement>().ok()) {
        let _ = match target.starts_with(&link.pathname()) {
            true => link.set_attribute("aria-current", "page"),
            false => link.remove_attribute("aria-current"),
        };
    }
}

/// The buttons of listings.
fn on_listing(app: App, event: &Event) {
    let button = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(button) = button.filter(|button| button.has_attribute(listing::ACTION)) else { return };
    let Ok(Some(figure)) = button.closest(".listing") else { return };
    let Ok(lines) = figure.query_selector_all(".line") else { return };
    let lines = (0..lines.length()).filter_map(|at| lines.item(at)?.text_content());
    let code: String = lines.map(|line| line + "\n").collect();
    match button.get_attribute(listing::ACTION).as_deref() {
        Some("copy") => copy(app, &code),
        _ => share::open_in_playground(app, &code),
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
