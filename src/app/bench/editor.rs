//! The text's surface: the plain text box, or the editor of `js/editor.js` once it is loaded.

use super::flags::Flags;
use js_sys::{Array, Function, Object, Promise, Reflect, Uint32Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlElement, HtmlTextAreaElement};
use worker::protocol::{CLASSES, Finding};
use worker::text::{UnitEdit, apply_units};

#[wasm_bindgen(module = "/js/import.js")]
extern "C" {
    /// The language's own `import()`.
    #[wasm_bindgen(js_name = importModule)]
    fn import_module(address: &str) -> Promise;
}

#[wasm_bindgen]
extern "C" {
    /// The handle of `js/editor.js`.
    #[derive(Clone)]
    pub type Handle;
    #[wasm_bindgen(method)]
    fn text(this: &Handle) -> String;
    #[wasm_bindgen(method, js_name = setDoc)]
    fn set_doc(this: &Handle, text: &str);
    #[wasm_bindgen(method, js_name = applyEdits)]
    fn apply_edits(this: &Handle, edits: &JsValue) -> bool;
    #[wasm_bindgen(method, js_name = setDiagnostics)]
    fn set_diagnostics(this: &Handle, diagnostics: &JsValue);
    #[wasm_bindgen(method, js_name = setHighlights)]
    fn set_highlights(this: &Handle, ranges: &Uint32Array);
    #[wasm_bindgen(method, js_name = goTo)]
    fn go_to(this: &Handle, from: u32, to: u32);
    #[wasm_bindgen(method)]
    fn selection(this: &Handle) -> JsValue;
    #[wasm_bindgen(method)]
    fn focus(this: &Handle);
    #[wasm_bindgen(method)]
    fn destroy(this: &Handle);
}

/// A diagnostic as `js/editor.js` describes it.
#[derive(miniserde::Serialize)]
struct Diagnostic<'a> {
    from: u32,
    to: u32,
    severity: &'static str,
    message: &'a str,
    help: &'a str,
    rule: Option<&'a str>,
    #[serde(rename = "ruleUrl")]
    rule_url: Option<String>,
    fixes: Vec<&'a str>,
}

/// What the editor calls.
pub struct Callbacks {
    change: Closure<dyn FnMut(JsValue, Function)>,
    fix: Closure<dyn FnMut(usize, usize)>,
    save: Closure<dyn FnMut()>,
}

impl Callbacks {
    /// `change` gets the new text, `fix` the places of a finding and of one of its repairs.
    pub fn new(
        mut change: impl FnMut(String) + 'static,
        fix: impl FnMut(usize, usize) + 'static,
        save: impl FnMut() + 'static,
    ) -> Self {
        let change = move |_edits: JsValue, text: Function| {
            if let Some(text) = text.call0(&JsValue::UNDEFINED).ok().and_then(|text| text.as_string()) {
                change(text);
            }
        };
        Self { change: Closure::new(change), fix: Closure::new(fix), save: Closure::new(save) }
    }
}

/// Where the learner types or chooses.
pub enum Surface {
    /// The flags of a review.
    Flags(Flags),
    /// The text box that the page comes with.
    Plain(HtmlTextAreaElement),
    /// The editor, with what it calls and what must therefore live as long.
    Rich(Handle, #[expect(dead_code, reason = "held, not read")] Callbacks),
}

/// Loads the editor's module and gives its `createEditor`.
pub async fn load(address: &str) -> Result<Function, JsValue> {
    let module = JsFuture::from(import_module(address)).await?;
    Reflect::get(&module, &"createEditor".into())?.dyn_into()
}

/// Builds the editor inside `parent`.
pub fn create(
    build: &Function,
    parent: &HtmlElement,
    text: &str,
    (from, to): (u32, u32),
    callbacks: Callbacks,
) -> Result<Surface, JsValue> {
    let classes: Array = CLASSES.iter().map(|class| JsValue::from_str(class.css_class())).collect();
    let selection = Object::new();
    Reflect::set(&selection, &"from".into(), &from.into())?;
    Reflect::set(&selection, &"to".into(), &to.into())?;
    let options = Object::new();
    let fields: [(&str, &JsValue); 8] = [
        ("doc", &text.into()),
        ("label", &"Go code".into()),
        ("describedBy", &"keys".into()),
        ("selection", &selection),
        ("highlightClasses", &classes),
        ("onChange", callbacks.change.as_ref()),
        ("onFix", callbacks.fix.as_ref()),
        ("onSave", callbacks.save.as_ref()),
    ];
    for (name, value) in fields {
        Reflect::set(&options, &name.into(), value)?;
    }
    let handle = build.call2(&JsValue::UNDEFINED, parent, &options)?.unchecked_into();
    Ok(Surface::Rich(handle, callbacks))
}

impl Surface {
    /// The text as it stands.
    pub fn text(&self) -> String {
        match self {
            Self::Flags(flags) => flags.text(),
            Self::Plain(area) => area.value(),
            Self::Rich(handle, _) => handle.text(),
        }
    }

    /// Replaces the text; the editor can undo it. Returns whether the surface tells of the change by itself.
    pub fn set_text(&self, text: &str) -> bool {
        match self {
            Self::Flags(flags) => flags.set_text(text),
            Self::Plain(area) => area.set_value(text),
            Self::Rich(handle, _) => handle.set_doc(text),
        }
        matches!(self, Self::Rich(..))
    }

    /// Applies edits as one step, or nothing where they do not fit. Returns whether the surface tells of it by itself.
    pub fn apply(&self, edits: &[UnitEdit]) -> bool {
        match self {
            Self::Flags(_) => false,
            Self::Plain(area) => {
                if let Some(text) = apply_units(&area.value(), edits) {
                    area.set_value(&text);
                }
                false
            }
            Self::Rich(handle, _) => {
                handle.apply_edits(&to_js(&edits));
                true
            }
        }
    }

    /// Shows findings at the code, where the surface can.
    pub fn show(&self, findings: &[Finding], rule_address: impl Fn(&str) -> String) {
        let Self::Rich(handle, _) = self else { return };
        let diagnostics: Vec<_> = findings
            .iter()
            .map(|finding| Diagnostic {
                from: finding.from,
                to: finding.to,
                severity: finding.severity.as_str(),
                message: &finding.message,
                help: &finding.help,
                rule: finding.rule.as_deref(),
                rule_url: finding.rule.as_deref().map(&rule_address),
                fixes: finding.repairs.iter().map(|repair| repair.title.as_str()).collect(),
            })
            .collect();
        handle.set_diagnostics(&to_js(&diagnostics));
    }

    /// Colours the code, where the surface can.
    pub fn colour(&self, colouring: &Uint32Array) {
        if let Self::Rich(handle, _) = self {
            handle.set_highlights(colouring);
        }
    }

    /// Selects code units, scrolls there and puts the focus into the text.
    pub fn go_to(&self, from: u32, to: u32) {
        match self {
            Self::Flags(_) => {}
            Self::Plain(area) => {
                // The order matters: a text box scrolls to its selection when it gets the focus.
                let _ = area.set_selection_range(from, to);
                let _ = area.blur();
                let _ = area.focus();
            }
            Self::Rich(handle, _) => handle.go_to(from, to),
        }
    }

    /// What is selected, in code units.
    pub fn selection(&self) -> (u32, u32) {
        match self {
            Self::Flags(_) => (0, 0),
            Self::Plain(area) => {
                let end = |at: Result<Option<u32>, JsValue>| at.ok().flatten().unwrap_or_default();
                (end(area.selection_start()), end(area.selection_end()))
            }
            Self::Rich(handle, _) => {
                let selection = handle.selection();
                let end = |name: &str| Reflect::get(&selection, &name.into()).ok().and_then(|at| at.as_f64());
                (end("from").unwrap_or_default() as u32, end("to").unwrap_or_default() as u32)
            }
        }
    }

    /// Puts the focus into the text.
    pub fn focus(&self) {
        match self {
            Self::Flags(_) => {}
            Self::Plain(area) => drop(area.focus()),
            Self::Rich(handle, _) => handle.focus(),
        }
    }
}

impl Drop for Surface {
    fn drop(&mut self) {
        if let Self::Rich(handle, _) = self {
            handle.destroy();
        }
    }
}

/// Plain data as JavaScript's.
fn to_js(value: &impl miniserde::Serialize) -> JsValue {
    js_sys::JSON::parse(&miniserde::json::to_string(value)).unwrap_or(JsValue::NULL)
}
