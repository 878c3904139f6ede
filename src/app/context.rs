//! What all parts of the interface share, as handles that can be copied into any closure.

use crate::bench::Reviewer;
use crate::islands::marks;
use crate::live::{Islands, Live};
use crate::navigation::Navigator;
use crate::storage::{Browser, Loaded, PROGRESS_KEY, SETTINGS_KEY, SaveError, Settings, Shelf, Slot, Trouble};
use crate::theme::Theme;
use crate::{components, route};
use curriculum::progress::Progress;
use leptos::prelude::*;

/// Where the site and its later-loaded parts live, handed over by the prerendered document.
#[derive(Debug, Clone, Default)]
pub struct Place {
    /// The path that the site lives under, beginning and ending with `/`.
    pub base: String,
    /// The address of the analyzer worker's script.
    pub worker: String,
    /// The address of the editor's module.
    pub editor: String,
    /// The name of the file that holds a page as data.
    pub page_data: String,
}

/// Something to say at the foot of the page.
#[derive(Clone)]
pub struct Notice {
    /// One notice of a kind is shown at a time.
    pub kind: &'static str,
    /// Whether something went wrong.
    pub error: bool,
    /// A few words.
    pub title: String,
    /// A sentence or two; may be empty.
    pub text: String,
    /// What the learner may do about it, best first.
    pub actions: Vec<(&'static str, Callback<()>)>,
}

impl Notice {
    /// Something that went wrong.
    pub fn error(kind: &'static str, title: &str, text: impl Into<String>) -> Self {
        Self { kind, error: true, title: title.into(), text: text.into(), actions: Vec::new() }
    }

    /// Something good to know.
    pub fn info(kind: &'static str, title: &str, text: impl Into<String>) -> Self {
        Self { error: false, ..Self::error(kind, title, text) }
    }

    /// Offers something to do.
    pub fn offer(mut self, label: &'static str, action: impl Fn() + Send + Sync + 'static) -> Self {
        self.actions.push((label, Callback::new(move |()| action())));
        self
    }
}

/// The state of the interface.
#[derive(Clone, Copy)]
pub struct App {
    place: StoredValue<Place>,
    route: StoredValue<String>,
    islands: StoredValue<Option<Islands>, LocalStorage>,
    /// Whether a page has been on its way for longer than a moment.
    pub loading: RwSignal<bool>,
    /// What is said at the foot of the page.
    pub notices: RwSignal<Vec<Notice>>,
    /// What the learner has done.
    pub progress: RwSignal<Progress>,
    /// What the learner chose.
    pub settings: RwSignal<Settings>,
    /// The colours.
    pub theme: RwSignal<Theme>,
    /// The analyzer.
    pub reviewer: Reviewer,
    /// The way to other pages.
    pub navigator: Navigator,
    shelf: StoredValue<Shelf<Browser>, LocalStorage>,
    settings_slot: StoredValue<Slot<Browser>, LocalStorage>,
    /// What was typed into the prerendered page before this one took over.
    pub typed: StoredValue<Option<String>>,
    /// Whether this is a tab, with a browser around it.
    live: StoredValue<bool>,
}

impl App {
    /// The interface as if nothing were stored.
    pub fn new(place: Place) -> Self {
        Self {
            reviewer: Reviewer::new(place.worker.clone()),
            place: StoredValue::new(place),
            route: StoredValue::new(String::new()),
            islands: StoredValue::new_local(None),
            loading: RwSignal::new(false),
            notices: RwSignal::new(Vec::new()),
            progress: RwSignal::new(Progress::default()),
            settings: RwSignal::new(Settings::default()),
            theme: RwSignal::new(Theme::System),
            navigator: Navigator::new(),
            shelf: StoredValue::new_local(Shelf::new(Browser)),
            settings_slot: StoredValue::new_local(Slot::new(Browser, SETTINGS_KEY.into())),
            typed: StoredValue::new(None),
            live: StoredValue::new(false),
        }
    }

    /// Whether this is a tab, with a browser around it.
    pub fn is_live(self) -> bool {
        self.live.get_value()
    }

    /// Comes to life in a tab, with what earlier visits left in the browser.
    ///
    /// `typed` is what was typed into the prerendered page before.
    pub fn remember(self, typed: Option<String>) {
        self.live.set_value(true);
        self.typed.set_value(typed);
        self.theme.set(Theme::load());
        self.reload_progress();
        match self.settings_slot.try_update_value(Slot::load::<Settings>) {
            Some(Loaded::Value(settings)) => self.settings.set(settings),
            Some(Loaded::Unreadable(raw)) => self.report_unreadable("settings", SETTINGS_KEY, raw, move || {
                if let Some(Err(refused)) = self.settings_slot.try_update_value(Slot::erase) {
                    self.report_refused(refused);
                }
            }),
            _ => {}
        }
    }

    /// The route of the page that is shown.
    pub fn route(self) -> String {
        self.route.get_value()
    }

    /// Lets the page that is in the document live.
    pub fn enter(self, route: &str, live: Live) {
        self.route.set_value(route.to_owned());
        let islands = Islands::mount(self, route, live);
        self.islands.set_value(Some(islands));
    }

    /// Ends the life of the page that is shown, and saves what it holds.
    pub fn leave(self) {
        drop(self.islands.try_update_value(Option::take));
    }

    /// The address of a route.
    pub fn href(self, route: &str) -> String {
        self.place.with_value(|place| route::href(&place.base, route))
    }

    /// The address of the data of the page at a route.
    pub fn data_href(self, route: &str) -> String {
        self.place.with_value(|place| route::data_href(&place.base, route, &place.page_data))
    }

    /// The path that the site lives under.
    pub fn base(self) -> String {
        self.place.with_value(|place| place.base.clone())
    }

    /// The address of the editor's module.
    pub fn editor_script(self) -> String {
        self.place.with_value(|place| place.editor.clone())
    }

    /// Says something, in the place of an earlier notice of the same kind.
    pub fn say(self, notice: Notice) {
        self.notices.update(|notices| {
            notices.retain(|old| old.kind != notice.kind);
            notices.push(notice);
        });
    }

    /// Takes a notice back.
    pub fn unsay(self, kind: &'static str) {
        if self.notices.with_untracked(|notices| notices.iter().any(|notice| notice.kind == kind)) {
            self.notices.update(|notices| notices.retain(|notice| notice.kind != kind));
        }
    }

    /// Reads the stored progress again.
    pub fn reload_progress(self) {
        if let Some(outcome) = self.shelf.try_update_value(Shelf::load) {
            self.after_progress(outcome);
        }
    }

    /// Changes the progress and stores it.
    pub fn update_progress(self, change: impl FnOnce(&mut Progress)) {
        if let Some(outcome) = self.shelf.try_update_value(|shelf| shelf.update(change)) {
            self.after_progress(outcome);
        }
    }

    /// Forgets all progress.
    pub fn erase_progress(self) {
        if let Some(outcome) = self.shelf.try_update_value(Shelf::erase) {
            self.after_progress(outcome);
        }
    }

    fn after_progress(self, outcome: Result<(), Trouble>) {
        let now = self.shelf.with_value(|shelf| shelf.progress().clone());
        if self.progress.with_untracked(|progress| *progress != now) {
            marks::show(&now);
            self.progress.set(now);
        }
        match outcome {
            Ok(()) => self.unsay("progress"),
            Err(Trouble::Refused(refused)) => self.report_refused(refused),
            Err(Trouble::Unreadable { raw, .. }) => {
                self.report_unreadable("progress", PROGRESS_KEY, raw, move || self.erase_progress());
            }
        }
    }

    /// Changes the settings and stores them.
    pub fn update_settings(self, change: impl FnOnce(&mut Settings)) {
        self.settings.update(change);
        let settings = self.settings.get_untracked();
        let outcome = self.settings_slot.try_update_value(|slot| match slot.save(&settings) {
            // Settings are choices, not work: the latest one counts.
            Err(SaveError::ChangedElsewhere) => slot.overwrite(&settings).map_err(SaveError::Refused),
            outcome => outcome,
        });
        if let Some(Err(SaveError::Refused(refused))) = outcome {
            self.report_refused(refused);
        }
    }

    /// Takes over settings that another tab stored.
    pub fn reload_settings(self) {
        if let Some(Loaded::Value(settings)) = self.settings_slot.try_update_value(Slot::load::<Settings>) {
            self.settings.set(settings);
        }
    }

    /// Says that the browser keeps nothing.
    pub fn report_refused(self, refused: crate::storage::Refused) {
        self.say(Notice::error(
            "refused",
            "Your work is not being saved",
            format!("{refused} Copy your code before you leave; the progress page can export the rest."),
        ));
    }

    /// Says that something stored cannot be read, and offers the only two ways on.
    pub fn report_unreadable(
        self,
        kind: &'static str,
        key: &str,
        raw: String,
        erase: impl Fn() + Send + Sync + 'static,
    ) {
        let name = format!("{}.txt", key.replace('/', "-"));
        self.say(
            Notice::error(
                kind,
                "Saved work could not be read",
                format!("The saved {kind} is damaged or from a newer version of this site. It is left as it is; nothing new is saved over it."),
            )
            .offer("Download it", move || components::download(&name, &raw))
            .offer("Erase it and start anew", move || {
                erase();
                self.unsay(kind);
            }),
        );
    }
}
