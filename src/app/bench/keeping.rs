//! How a workbench keeps the learner's text between visits.

use super::Bench;
use crate::context::Notice;
use crate::storage::{Loaded, SaveError, SavedText};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;

/// How long the learner must pause before the text is stored.
const PAUSE_MS: u32 = 400;

impl Bench {
    /// Takes the stored text over, in the tab. What was typed into the prerendered page wins over it, and is stored;
    /// what was stored is kept then and can be brought back.
    pub fn begin(self) {
        if !self.app.is_live() {
            return;
        }
        let loaded = self.inner.try_update_value(|inner| inner.slot.load::<SavedText>());
        match loaded {
            Some(Loaded::Value(saved)) => {
                self.text.set(saved.text.clone());
                self.hold(saved);
            }
            Some(Loaded::Unreadable(raw)) => self.report_unreadable(raw),
            Some(Loaded::Refused(refused)) => self.app.report_refused(refused),
            Some(Loaded::Nothing) | None => {}
        }
        if let Some(typed) = self.app.typed.try_update_value(Option::take).flatten() {
            self.put(typed.clone());
            self.text.set(typed);
            self.save_soon();
        }
    }

    /// Shows a program that came with a link. Nothing is stored before the learner changes it. Returns whether work of
    /// the learner's own made way; it can be brought back.
    pub fn open(self, program: String) -> bool {
        if self.text.with_untracked(|text| *text == program) {
            return false;
        }
        self.save_now();
        let own_work = self.put(program.clone());
        self.set_text(program);
        self.inner.update_value(|inner| {
            inner.unsaved = false;
            inner.save_timer = None;
        });
        own_work
    }

    /// Puts a text in the place of the present one, which is kept unless it is the starter. Returns whether it is.
    fn put(self, text: String) -> bool {
        let present = self.text.get_untracked();
        let own_work = present != self.starter();
        let mut saved = self.inner.with_value(|inner| inner.saved.clone());
        saved.text = present;
        saved.replace(text.clone());
        if !own_work {
            saved.kept.remove(0);
        }
        self.hold(saved);
        own_work
    }

    fn hold(self, saved: SavedText) {
        self.can_bring_back.set(!saved.kept.is_empty());
        self.inner.update_value(|inner| inner.saved = saved);
    }

    pub(super) fn save_soon(self) {
        let timer = Timeout::new(PAUSE_MS, move || self.save_now());
        self.inner.update_value(|inner| {
            inner.unsaved = true;
            inner.save_timer = Some(timer);
        });
    }

    /// Stores the text if it has changed.
    pub fn save_now(self) {
        let text = self.text.get_untracked();
        let outcome = self.inner.try_update_value(|inner| {
            inner.save_timer = None;
            if !inner.unsaved {
                return Ok(());
            }
            inner.saved.text = text;
            inner.slot.save(&inner.saved).inspect(|()| inner.unsaved = false)
        });
        match outcome {
            None | Some(Ok(())) => self.app.unsay("conflict"),
            Some(Err(SaveError::Refused(refused))) => self.app.report_refused(refused),
            Some(Err(SaveError::Unreadable(raw))) => self.report_unreadable(raw),
            Some(Err(SaveError::ChangedElsewhere)) => self.report_conflict(),
        }
    }

    fn report_unreadable(self, raw: String) {
        let key = self.inner.with_value(|inner| inner.slot.key().to_owned());
        self.app.report_unreadable("code", &key, raw, move || {
            let outcome = self.inner.try_update_value(|inner| inner.slot.erase());
            if let Some(Err(refused)) = outcome {
                self.app.report_refused(refused);
            }
            self.save_now();
        });
    }

    fn report_conflict(self) {
        let text = "The code of this page was changed in another tab as well. Nothing is saved until you choose; \
                    the other version is kept, and \u{201c}Bring back\u{201d} shows it.";
        self.app.say(
            Notice::error("conflict", "Two tabs, two versions", text)
                .offer("Keep this one", move || self.settle(true))
                .offer("Take the other one", move || self.settle(false)),
        );
    }

    /// Ends a conflict between this tab's text and the stored one. The other one is kept.
    fn settle(self, keep_this: bool) {
        let mine = self.text.get_untracked();
        let starter = self.starter();
        let settled = self.inner.try_update_value(|inner| {
            let mut saved = match inner.slot.load::<SavedText>() {
                Loaded::Value(theirs) => theirs,
                _ => SavedText { text: starter, kept: Vec::new() },
            };
            if saved.text != mine {
                saved.replace(mine);
                if !keep_this {
                    saved.bring_back();
                }
            }
            inner.unsaved = false;
            let outcome = inner.slot.overwrite(&saved);
            inner.saved = saved.clone();
            (saved, outcome)
        });
        let Some((saved, outcome)) = settled else { return };
        if let Err(refused) = outcome {
            self.app.report_refused(refused);
        }
        self.app.unsay("conflict");
        let text = saved.text.clone();
        self.hold(saved);
        self.set_text(text);
    }

    /// Another tab has stored something for this page.
    pub(super) fn stored_elsewhere(self) {
        if self.inner.with_value(|inner| inner.unsaved) {
            self.save_now();
            return;
        }
        let loaded = self.inner.try_update_value(|inner| inner.slot.load::<SavedText>());
        if let Some(Loaded::Value(saved)) = loaded {
            let text = saved.text.clone();
            self.hold(saved);
            self.set_text(text);
            // What came from the store need not go back.
            self.inner.update_value(|inner| inner.unsaved = false);
        }
    }

    /// Puts a text in the place of the present one, which is kept.
    fn exchange(self, exchange: impl FnOnce(&mut SavedText)) {
        let text = self.text.get_untracked();
        let now = self.inner.try_update_value(|inner| {
            inner.saved.text = text;
            exchange(&mut inner.saved);
            inner.saved.clone()
        });
        let Some(now) = now else { return };
        let text = now.text.clone();
        self.hold(now);
        self.set_text(text);
        self.inner.update_value(|inner| inner.unsaved = true);
        self.save_now();
    }

    /// Puts the starter back, and offers to undo that.
    pub fn reset(self) {
        let starter = self.starter();
        if self.text.with_untracked(|text| *text == starter) {
            self.app.say(Notice::info("reset", "Nothing to reset", "This is what the page starts with."));
            return;
        }
        self.exchange(move |saved| saved.replace(starter));
        let undo = move || {
            self.bring_back();
            self.app.unsay("reset");
        };
        self.app.say(Notice::info("reset", "Back to the start", "What you had is kept.").offer("Undo", undo));
    }

    /// Brings the latest kept text back.
    pub fn bring_back(self) {
        self.exchange(|saved| {
            saved.bring_back();
        });
    }
}
