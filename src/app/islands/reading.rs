//! When a lesson counts as read.

use crate::components::now;
use crate::context::App;
use gloo::utils::document;
use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{IntersectionObserver, IntersectionObserverEntry};

/// The id of the element at the end of a lesson's text.
pub const END: &str = "end";

/// Notes that the lesson was read, once the end of its text has come into view.
pub fn note(app: App, lesson: String) {
    let Some(end) = document().get_element_by_id(END) else { return };
    let seen = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        let here = |entry: wasm_bindgen::JsValue| entry.unchecked_ref::<IntersectionObserverEntry>().is_intersecting();
        if entries.iter().any(here) && !app.progress.with_untracked(|progress| progress.is_read(&lesson)) {
            app.update_progress(|progress| progress.read_lesson(&lesson, now()));
        }
    });
    let Ok(observer) = IntersectionObserver::new(seen.as_ref().unchecked_ref()) else { return };
    observer.observe(&end);
    let kept = StoredValue::new_local((observer, seen));
    on_cleanup(move || {
        kept.try_with_value(|(observer, _)| observer.disconnect());
    });
}
