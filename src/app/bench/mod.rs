//! The workbench: the learner's text, what the reviewer says about it, and how both are kept.

mod editor;
pub mod flags;
mod keeping;
mod reviewer;
mod view;

pub use reviewer::{Event, Reviewer};
pub use view::{Look, findings_bar, review_desk, workbench};

use crate::components::spawn;
use crate::context::{App, Notice};
use crate::queue::Task;
use crate::storage::{Browser, SavedText, Settings, Slot};
use curriculum::exercise::Verdict;
use editor::{Callbacks, Surface};
use gloo::timers::callback::Timeout;
use js_sys::Uint32Array;
use leptos::prelude::*;
use std::rc::Rc;
use web_sys::{HtmlElement, HtmlTextAreaElement};
use worker::protocol::{Finding, safe_repairs};

/// Where the reviewer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Nobody has asked it yet.
    Idle,
    /// It is being loaded.
    Loading,
    /// It reads along, and the findings are those of the text.
    Reading,
    /// It could not be loaded.
    NotLoaded,
    /// It gave up on the text, and starts anew with the next change.
    Ended,
}

/// What a workbench begins with.
pub struct Start {
    /// The page's route, under which the text is kept.
    pub route: String,
    /// The text of one who comes for the first time, or resets.
    pub text: String,
    /// Findings about it that are known beforehand.
    pub findings: Vec<Finding>,
}

struct Inner {
    starter: String,
    surface: Option<Rc<Surface>>,
    slot: Slot<Browser>,
    saved: SavedText,
    colouring: Vec<u32>,
    save_timer: Option<Timeout>,
    /// Whether the text differs from what is stored.
    unsaved: bool,
    /// Whether the editor has been asked for.
    editor_asked: bool,
    /// The finding whose repair was asked for before the reviewer was there.
    wanted: Option<usize>,
}

/// One workbench; all its parts are handles.
#[derive(Clone, Copy)]
pub struct Bench {
    app: App,
    /// The text as it stands.
    pub text: RwSignal<String>,
    /// What the reviewer says about it.
    pub findings: RwSignal<Vec<Finding>>,
    /// Where the reviewer stands.
    pub phase: RwSignal<Phase>,
    /// Whether the findings are those of the text as it stands.
    pub fresh: RwSignal<bool>,
    /// Whether an earlier text can be brought back.
    pub can_bring_back: RwSignal<bool>,
    /// The latest verdict.
    pub verdict: RwSignal<Option<Verdict>>,
    /// Whether a verdict was asked for and has not come.
    pub judging: RwSignal<bool>,
    /// Whether the editor stands in the place of the plain text box.
    rich: RwSignal<bool>,
    with_options: bool,
    inner: StoredValue<Inner, LocalStorage>,
}

impl Bench {
    /// A workbench that reviews with the rules' own numbers, or `with_options`: those that the learner set.
    pub fn new(app: App, start: Start, with_options: bool) -> Self {
        let slot = Slot::new(Browser, crate::storage::code_key(&start.route));
        let inner = Inner {
            saved: SavedText { text: start.text.clone(), kept: Vec::new() },
            starter: start.text.clone(),
            surface: None,
            slot,
            colouring: Vec::new(),
            save_timer: None,
            unsaved: false,
            editor_asked: false,
            wanted: None,
        };
        Self {
            app,
            text: RwSignal::new(start.text),
            findings: RwSignal::new(start.findings),
            phase: RwSignal::new(Phase::Idle),
            fresh: RwSignal::new(true),
            can_bring_back: RwSignal::new(false),
            verdict: RwSignal::new(None),
            judging: RwSignal::new(false),
            rich: RwSignal::new(false),
            with_options,
            inner: StoredValue::new_local(inner),
        }
    }

    /// The text of one who comes for the first time.
    pub fn starter(self) -> String {
        self.inner.with_value(|inner| inner.starter.clone())
    }

    /// The colouring that the reviewer sent with the present findings: start, end and class, in code units.
    pub fn colouring(self) -> Vec<u32> {
        self.inner.with_value(|inner| inner.colouring.clone())
    }

    /// Begins to live: the surface is on the page.
    fn attach(self, surface: Surface) {
        surface.set_text(&self.text.get_untracked());
        self.inner.update_value(|inner| inner.surface = Some(Rc::new(surface)));
        self.app.reviewer.listen(move |event| self.hear(event));
        if self.phase.get_untracked() != Phase::Idle {
            // A program that came with a link was to be reviewed before anybody could listen.
            self.review();
        }
    }

    /// Wakes what is heavy: the learner has come near.
    fn wake(self, parent: &HtmlElement) {
        if self.holds_flags() {
            return;
        }
        if matches!(self.phase.get_untracked(), Phase::Idle) {
            self.review();
        }
        if !self.app.settings.with_untracked(|settings| settings.plain_editor) {
            self.load_editor(parent.clone());
        }
    }

    fn load_editor(self, parent: HtmlElement) {
        let asked = self.inner.try_update_value(|inner| std::mem::replace(&mut inner.editor_asked, true));
        if asked != Some(false) {
            return;
        }
        spawn(async move {
            let loaded = editor::load(&self.app.editor_script()).await;
            let built = loaded.and_then(|build| self.put_editor(&build, &parent));
            if built.is_err() {
                // The text box goes on working; the next wake tries again.
                let _ = self.inner.try_update_value(|inner| inner.editor_asked = false);
            }
        });
    }

    /// Puts the editor in the place of the text box, with its text, its selection and its focus.
    fn put_editor(self, build: &js_sys::Function, parent: &HtmlElement) -> Result<(), wasm_bindgen::JsValue> {
        if self.inner.is_disposed() || self.app.settings.with_untracked(|settings| settings.plain_editor) {
            self.inner.try_update_value(|inner| inner.editor_asked = false);
            return Ok(());
        }
        let (text, selection) = self.with_surface(|surface| (surface.text(), surface.selection())).unwrap_or_default();
        let focused = parent.contains(gloo::utils::document().active_element().as_deref());
        let callbacks = Callbacks::new(
            move |text| self.changed(text),
            move |finding, fix| self.repair(finding, fix),
            move || self.save_now(),
        );
        let surface = editor::create(build, parent, &text, selection, callbacks)?;
        if focused {
            surface.focus();
        }
        self.inner.update_value(|inner| inner.surface = Some(Rc::new(surface)));
        self.rich.set(true);
        self.show_findings();
        self.colour();
        Ok(())
    }

    /// Chooses between the editor and the plain text box, here and from now on.
    fn choose_plain(self, plain: bool, parent: HtmlElement, area: HtmlTextAreaElement) {
        self.app.update_settings(|settings| settings.plain_editor = plain);
        if !plain {
            self.load_editor(parent);
        } else if self.rich.get_untracked() {
            let (text, (from, to)) =
                self.with_surface(|surface| (surface.text(), surface.selection())).unwrap_or_default();
            area.set_value(&text);
            let _ = area.set_selection_range(from, to);
            self.inner.update_value(|inner| {
                inner.surface = Some(Rc::new(Surface::Plain(area)));
                inner.editor_asked = false;
            });
            self.rich.set(false);
        }
    }

    /// The surface is used outside the store, because it calls back on every change.
    fn with_surface<T>(self, look: impl FnOnce(&Surface) -> T) -> Option<T> {
        let surface = self.inner.try_with_value(|inner| inner.surface.clone()).flatten()?;
        Some(look(&surface))
    }

    /// Whether the text is no code but the flags of a review.
    fn holds_flags(self) -> bool {
        self.with_surface(|surface| matches!(surface, Surface::Flags(_))) == Some(true)
    }

    /// The text has changed on the surface.
    fn changed(self, text: String) {
        if self.text.with_untracked(|old| *old == text) {
            return;
        }
        self.text.set(text);
        self.review();
        self.save_soon();
    }

    /// Puts a text in the place of the present one; the editor can undo it.
    pub fn set_text(self, text: String) {
        let told = self.with_surface(|surface| surface.set_text(&text));
        if told != Some(true) {
            self.changed(text);
        }
    }

    /// Asks for a review of the text as it stands.
    pub fn review(self) {
        if self.holds_flags() {
            return;
        }
        if self.phase.get_untracked() != Phase::Reading {
            self.phase.set(Phase::Loading);
        }
        self.fresh.set(false);
        let options = match self.with_options {
            true => self.app.settings.with_untracked(Settings::assignments),
            false => Vec::new(),
        };
        self.app.reviewer.ask(self.text.get_untracked(), Task::Review(options));
    }

    /// Asks for a verdict on the text as it stands, by an exercise's goals.
    pub fn check(self, goals: String) {
        self.judging.set(true);
        self.app.reviewer.ask(self.text.get_untracked(), Task::Judge(goals));
    }

    fn hear(self, event: Event) {
        if self.inner.is_disposed() {
            return;
        }
        match event {
            Event::Reviewed { findings, colouring } => {
                self.inner.update_value(|inner| inner.colouring = colouring.to_vec());
                self.phase.set(Phase::Reading);
                self.fresh.set(true);
                if self.findings.with_untracked(|old| *old != findings) {
                    self.findings.set(findings);
                }
                // The list comes first, by the effects that are queued already; the editor follows before anybody can type.
                spawn(async move {
                    if !self.inner.is_disposed() {
                        self.decorate(&colouring);
                    }
                });
            }
            Event::Judged(verdict) => {
                self.judging.set(false);
                self.verdict.set(Some(verdict));
            }
            Event::NotLoaded => self.lose_reviewer(Phase::NotLoaded),
            Event::Ended => {
                self.lose_reviewer(Phase::Ended);
                self.app.say(Notice::error(
                    "reviewer",
                    "The reviewer was started anew",
                    "It took too long over this text. Your code is kept, and the next change is reviewed again.",
                ));
            }
        }
    }

    /// Brings the editor up to the findings.
    fn decorate(self, colouring: &Uint32Array) {
        self.show_findings();
        self.with_surface(|surface| surface.colour(colouring));
        if let Some(finding) = self.inner.try_update_value(|inner| inner.wanted.take()).flatten() {
            self.repair(finding, 0);
        }
    }

    fn lose_reviewer(self, phase: Phase) {
        self.judging.set(false);
        self.phase.set(phase);
        self.findings.set(Vec::new());
        self.show_findings();
    }

    fn show_findings(self) {
        self.findings.with_untracked(|findings| {
            self.with_surface(|surface| surface.show(findings, |rule| self.rule_address(rule)));
        });
    }

    fn colour(self) {
        let colouring = self.colouring();
        self.with_surface(|surface| surface.colour(&Uint32Array::from(colouring.as_slice())));
    }

    /// The address of a rule's page.
    pub fn rule_address(self, rule: &str) -> String {
        self.app.href(&format!("/rules/{rule}/"))
    }

    /// Applies a repair of a finding, or does so once the reviewer is there. Does nothing while the text is newer than
    /// the findings.
    pub fn repair(self, finding: usize, repair: usize) {
        if self.phase.get_untracked() != Phase::Reading {
            self.inner.update_value(|inner| inner.wanted = Some(finding));
            return;
        }
        let edits = self.findings.with_untracked(|findings| {
            findings.get(finding).and_then(|finding| finding.repairs.get(repair)).map(|repair| repair.edits.clone())
        });
        self.apply(edits.unwrap_or_default());
    }

    /// Applies all safe repairs that do not meet.
    pub fn repair_all(self) {
        self.apply(self.findings.with_untracked(|findings| safe_repairs(findings)).1);
    }

    fn apply(self, edits: Vec<worker::text::UnitEdit>) {
        if !self.fresh.get_untracked() || edits.is_empty() {
            return;
        }
        if self.with_surface(|surface| surface.apply(&edits)) == Some(false)
            && let Some(text) = self.with_surface(Surface::text)
        {
            self.changed(text);
        }
    }

    /// Puts the cursor to a place in the text.
    pub fn go_to(self, from: u32, to: u32) {
        self.with_surface(|surface| surface.go_to(from, to));
    }

    /// Puts the cursor to the beginning of a line, from 1, or the focus to its flag.
    pub fn go_to_line(self, line: u32) {
        self.with_surface(|surface| match surface {
            Surface::Flags(flags) => flags.go_to_line(line),
            Surface::Plain(_) | Surface::Rich(..) => {}
        });
        let at = self.text.with_untracked(|text| worker::text::line_start(text, line));
        self.go_to(at, at);
    }
}
