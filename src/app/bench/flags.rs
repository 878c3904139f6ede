//! The flags of a review: a select beside each added line of the change, as the surface of a workbench. Their text is
//! what `curriculum::exercise::answers` describes.

use gloo::events::EventListener;
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlSelectElement};

/// The element that holds the change.
pub const CHANGE: &str = "change";

/// Carries the number of the line that a select flags.
pub const LINE: &str = "data-line";

/// The selects of the change that is on the page.
pub struct Flags {
    change: Element,
    _listener: EventListener,
}

impl Flags {
    /// The flags of the page, if it shows a change; `changed` gets their text whenever one is set or taken off.
    pub fn find(changed: impl Fn(String) + 'static) -> Option<Self> {
        let change = document().get_element_by_id(CHANGE)?;
        let told = change.clone();
        let listener = EventListener::new(&change, "change", move |_| changed(text(&told)));
        Some(Self { change, _listener: listener })
    }

    /// Which line is flagged with which rule.
    pub fn text(&self) -> String {
        text(&self.change)
    }

    /// Sets the flags that a text names, and takes all others off.
    pub fn set_text(&self, text: &str) {
        for (line, select) in selects(&self.change) {
            let start = format!("{line} ");
            let rule = text.lines().find_map(|flag| flag.strip_prefix(&start));
            select.set_value(rule.unwrap_or_default());
        }
    }

    /// Puts the focus to the flag of a line.
    pub fn go_to_line(&self, wanted: u32) {
        let wanted = wanted.to_string();
        if let Some((_, select)) = selects(&self.change).into_iter().find(|(line, _)| *line == wanted) {
            let _ = select.focus();
        }
    }
}

fn text(change: &Element) -> String {
    let flags = selects(change).into_iter().map(|(line, select)| (line, select.value()));
    flags.filter(|(_, rule)| !rule.is_empty()).map(|(line, rule)| line + " " + &rule + "\n").collect()
}

/// All selects, each with the number of its line.
fn selects(change: &Element) -> Vec<(String, HtmlSelectElement)> {
    let Ok(found) = change.query_selector_all("select") else { return Vec::new() };
    let select = |at| {
        let select: HtmlSelectElement = found.item(at)?.unchecked_into();
        Some((select.get_attribute(LINE)?, select))
    };
    (0..found.length()).filter_map(select).collect()
}
