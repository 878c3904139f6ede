//! Parts that several pages use.

pub mod html;
pub mod listing;
pub mod own;
pub mod share;

use crate::context::{App, Notice};
use analyzer::Severity;
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use leptos::prelude::*;
use std::pin::Pin;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, MouseEvent};

/// How long a mere confirmation stays.
const CONFIRMATION_MS: u32 = 4_000;

/// The severity as a word.
pub fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Info => "Info",
    }
}

/// The severity by shape and word.
pub fn severity_mark(severity: Severity) -> AnyView {
    span(format!("severity severity-{}", severity.as_str()), severity_word(severity).to_owned())
}

/// A `<span>` around HTML of our own.
pub fn span(class: impl Into<String>, html: String) -> AnyView {
    view! { <span class=class.into() inner_html=html></span> }.into_any()
}

/// A `<p>` around HTML of our own.
pub fn paragraph(class: &'static str, html: String) -> AnyView {
    view! { <p class=class inner_html=html></p> }.into_any()
}

/// Runs something that takes its time. Boxed, so that all of it shares the code that runs it.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    let future: Pin<Box<dyn Future<Output = ()>>> = Box::pin(future);
    wasm_bindgen_futures::spawn_local(future);
}

/// A view that follows the signals that it reads.
///
/// Boxed, like all closures below: each closure type by itself would bring its own copy of the rendering code, and the
/// tab would load it.
pub fn dynamic(view: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    let view: Box<dyn FnMut() -> AnyView + Send> = Box::new(view);
    view.into_any()
}

/// Words that follow the signals that they are made from.
pub fn live_words(words: impl FnMut() -> String + Send + 'static) -> AnyView {
    let words: Box<dyn FnMut() -> String + Send> = Box::new(words);
    words.into_any()
}

/// A condition that follows its signals, for an attribute.
pub fn flag(condition: impl FnMut() -> bool + Send + 'static) -> Box<dyn FnMut() -> bool + Send> {
    Box::new(condition)
}

/// A value that follows its signals, for an attribute.
pub fn value(value: impl FnMut() -> String + Send + 'static) -> Box<dyn FnMut() -> String + Send> {
    Box::new(value)
}

/// Nothing, in the place of a view.
pub fn nothing() -> AnyView {
    None::<AnyView>.into_any()
}

/// A button that does something.
pub fn button(class: &'static str, label: &'static str, action: impl FnMut() + 'static) -> AnyView {
    let action: Box<dyn FnMut()> = Box::new(action);
    button_with(class, label.to_owned(), String::new(), flag(|| false), action)
}

/// A button that does something, is described by the element `described_by` (empty for none) and may be disabled.
///
/// Disabled, it does nothing and says so, but keeps the focus: to lose it would throw readers by keyboard to the page's top.
pub fn button_with(
    class: &'static str,
    label: String,
    described_by: String,
    mut disabled: Box<dyn FnMut() -> bool + Send>,
    mut action: Box<dyn FnMut()>,
) -> AnyView {
    let described_by = (!described_by.is_empty()).then_some(described_by);
    let disabled = value(move || disabled().to_string());
    let act = move |event: MouseEvent| {
        let button = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
        if button.is_none_or(|button| button.get_attribute("aria-disabled").as_deref() != Some("true")) {
            action();
        }
    };
    view! {
        <button type="button" class=class aria-describedby=described_by aria-disabled=disabled on:click=act>
            {label}
        </button>
    }
    .into_any()
}

/// The class that gives an editor room for a text; the stylesheet knows `lines-8` to `lines-24`.
pub fn line_class(text: &str) -> String {
    format!("lines-{}", text.lines().count().clamp(8, 24))
}

/// Puts a text on the clipboard and says so.
pub fn copy(app: App, text: &str) {
    copy_and_say(app, text.to_owned(), "Copied", String::new());
}

/// Puts a text on the clipboard and confirms it by `title` and `words`.
pub fn copy_and_say(app: App, text: String, title: &'static str, words: String) {
    spawn(async move {
        // Outside a secure context there is no clipboard at all, which is a refusal like any other.
        let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into())
            .ok()
            .and_then(|clipboard| clipboard.dyn_into::<web_sys::Clipboard>().ok());
        let copied = match clipboard {
            Some(clipboard) => JsFuture::from(clipboard.write_text(&text)).await.is_ok(),
            None => false,
        };
        if copied {
            app.say(Notice::info("copy", title, words));
            Timeout::new(CONFIRMATION_MS, move || app.unsay("copy")).forget();
        } else {
            app.say(Notice::error("copy", "Not copied", "The browser refused. Select the text and copy it by hand."));
        }
    });
}

/// Hands a text to the learner as a file.
pub fn download(name: &str, text: &str) {
    let saved = || -> Result<(), wasm_bindgen::JsValue> {
        let parts = js_sys::Array::of1(&text.into());
        let blob = web_sys::Blob::new_with_str_sequence(&parts)?;
        let address = web_sys::Url::create_object_url_with_blob(&blob)?;
        let link: web_sys::HtmlAnchorElement = document().create_element("a")?.unchecked_into();
        link.set_href(&address);
        link.set_download(name);
        link.click();
        // The download has its own hold on the data by then.
        Timeout::new(60_000, move || drop(web_sys::Url::revoke_object_url(&address))).forget();
        Ok(())
    };
    if let Err(error) = saved() {
        wasm_bindgen::throw_val(error);
    }
}

/// The present time, in milliseconds since the Unix epoch.
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_has_room_for_its_text_within_bounds() {
        assert_eq!(
            ["", "a\nb", &"x\n".repeat(12), &"x\n".repeat(99)].map(line_class),
            ["lines-8", "lines-8", "lines-12", "lines-24"]
        );
    }
}
