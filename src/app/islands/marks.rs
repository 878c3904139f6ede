//! The words "Read" and "Passed" wherever a lesson or an exercise is named. They are in every page's HTML, hidden;
//! the learner's progress shows them.

use curriculum::progress::Progress;
use gloo::utils::document;
use web_sys::Element;

/// Carries the id of the lesson whose reading the element tells of.
pub const READ: &str = "data-read";

/// Carries the id of the exercise whose passing the element tells of.
pub const PASSED: &str = "data-passed";

/// Shows the marks of what is done on the page, and hides all others.
pub fn show(progress: &Progress) {
    each(READ, |id| progress.is_read(id));
    each(PASSED, |id| progress.is_passed(id));
}

fn each(attribute: &str, is_done: impl Fn(&str) -> bool) {
    let Ok(marks) = document().query_selector_all(&format!("[{attribute}]")) else { return };
    for at in 0..marks.length() {
        let Some(mark) = marks.item(at) else { continue };
        let mark: &Element = wasm_bindgen::JsCast::unchecked_ref(&mark);
        let done = mark.get_attribute(attribute).is_some_and(|id| is_done(&id));
        // Both can only fail for names that are no names.
        let _ = if done { mark.remove_attribute("hidden") } else { mark.set_attribute("hidden", "") };
    }
}
