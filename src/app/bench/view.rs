//! The workbench as it is seen.

use super::editor::Surface;
use super::flags::Flags;
use super::{Bench, Phase};
use crate::components::html::{escaped, sentence, words};
use crate::components::{
    button, button_with, copy, dynamic, flag, line_class, live_words, nothing, paragraph, severity_mark, share, span,
    value,
};
use crate::context::App;
use analyzer::Severity;
use gloo::events::EventListener;
use gloo::utils::{document, window};
use leptos::attr::custom::custom_attribute;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, HtmlElement, IntersectionObserver, IntersectionObserverInit, KeyboardEvent, MouseEvent};
use worker::protocol::{Finding, Repair};

/// How near, in pixels, the workbench must come before it wakes.
const NEAR: &str = "300px";

/// What is said before the reviewer is asked, with and without scripts.
const ON_ITS_WAY: &str = "<span class=\"needs-js\">The reviewer is on its way</span><noscript>The reviewer needs \
                          JavaScript. All texts can be read without it.</noscript>";

const LOADING: &str = "<label for=\"load\">Loading the reviewer</label><progress id=\"load\"></progress>";

/// How a workbench looks.
pub struct Look {
    /// Its heading.
    pub title: &'static str,
    /// Whether the findings stand beside the editor.
    pub wide: bool,
    /// Whether it is the playground, which needs no way to itself.
    pub playground: bool,
    /// Further buttons.
    pub actions: Option<AnyView>,
    /// What stands between the editor and the findings.
    pub below: Option<AnyView>,
}

/// The editor, its tools and the findings.
pub fn workbench(app: App, bench: Bench, look: Look) -> AnyView {
    let area = NodeRef::<html::Textarea>::new();
    let frame = NodeRef::<html::Div>::new();
    live(bench, area, frame);

    let class = if look.wide { "workbench workbench-wide" } else { "workbench" };
    let lines = format!("editor {}", line_class(&bench.starter()));
    // Leptos takes the children of a text box for markup, so they are escaped here.
    let text = bench.text.with_untracked(|plain| escaped(plain));
    let on_key = move |event: KeyboardEvent| {
        if (event.ctrl_key() || event.meta_key()) && event.key() == "s" {
            event.prevent_default();
            bench.save_now();
        }
    };
    let on_plain = move |_| {
        if let (Some(frame), Some(area)) = (frame.get_untracked(), area.get_untracked()) {
            let plain = app.settings.with_untracked(|settings| settings.plain_editor);
            bench.choose_plain(!plain, frame.into(), area);
        }
    };
    let plain = value(move || app.settings.with(|settings| settings.plain_editor).to_string());
    let playground = match look.playground {
        true => nothing(),
        false => button("button button-quiet", "Open in playground", move || {
            share::open_in_playground(app, &bench.text.get_untracked());
        }),
    };
    view! {
        <section class=class id="desk" aria-labelledby="desk-title">
            <div class="workbench-head">
                <h2 class="workbench-title" id="desk-title">{look.title}</h2>
                <div class="actions needs-js">
                    {button("button button-quiet", "Reset", move || bench.reset())}
                    {bring_back(bench)}
                    {button("button button-quiet", "Copy", move || copy(app, &bench.text.get_untracked()))}
                    {look.actions}
                    {playground}
                </div>
            </div>
            <div class=lines node_ref=frame>
                <textarea
                    class="editor-plain"
                    aria-label="Go code"
                    spellcheck="false"
                    autocapitalize="off"
                    autocomplete="off"
                    {..custom_attribute("autocorrect", "off")}
                    wrap="off"
                    hidden=flag(move || bench.rich.get())
                    inner_html=text
                    node_ref=area
                    on:input=move |event| bench.changed(event_target_value(&event))
                    on:keydown=on_key
                ></textarea>
            </div>
            <div class="editor-keys needs-js">
                <span id="keys">
                    <span hidden=flag(move || !bench.rich.get())>
                        "Tab indents once you have typed. "<kbd>"Esc"</kbd>" then "<kbd>"Tab"</kbd>" leaves the editor."
                    </span>
                </span>
                <button type="button" class="button button-quiet" aria-pressed=plain on:click=on_plain>
                    "Plain text field"
                </button>
            </div>
            {look.below}
            {findings_section(bench)}
        </section>
    }
    .into_any()
}

/// The tools of a review, whose flags stand in the change; `below` is what they lead to.
pub fn review_desk(bench: Bench, below: AnyView) -> AnyView {
    let section = NodeRef::<html::Section>::new();
    let kept = StoredValue::new_local(None);
    Effect::new(move || {
        let Some(section) = section.get() else { return };
        if let Some(flags) = Flags::find(move |text| bench.changed(text)) {
            bench.attach(Surface::Flags(flags));
            kept.set_value(Some(watch(bench, &section)));
        }
    });
    view! {
        <section class="workbench" id="desk" aria-labelledby="desk-title" node_ref=section>
            <div class="workbench-head">
                <h2 class="workbench-title" id="desk-title">"Your review"</h2>
                <div class="actions needs-js">
                    {button("button button-quiet", "Reset", move || bench.reset())}
                    {bring_back(bench)}
                </div>
            </div>
            {below}
        </section>
    }
    .into_any()
}

/// The button "Bring back", while there is something to bring.
fn bring_back(bench: Bench) -> AnyView {
    dynamic(move || match bench.can_bring_back.get() {
        true => button("button button-quiet", "Bring back", move || bench.bring_back()),
        false => nothing(),
    })
}

/// Lets the workbench live once it is on the page.
fn live(bench: Bench, area: NodeRef<html::Textarea>, frame: NodeRef<html::Div>) {
    let kept = StoredValue::new_local(None);
    Effect::new(move || {
        let (Some(area), Some(frame)) = (area.get(), frame.get()) else { return };
        bench.attach(Surface::Plain(area));
        let frame: HtmlElement = frame.into();
        let watch = watch(bench, &frame);
        kept.set_value(Some(watch));
    });
}

/// What wakes a workbench and makes it save; it ends when dropped.
struct Watch {
    observer: Option<IntersectionObserver>,
    _seen: Closure<dyn FnMut(js_sys::Array)>,
    _listeners: [EventListener; 4],
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

fn watch(bench: Bench, frame: &HtmlElement) -> Watch {
    let wake = {
        let frame = frame.clone();
        move || bench.wake(&frame)
    };
    let seen = {
        let wake = wake.clone();
        Closure::new(move |entries: js_sys::Array| {
            let near = |entry: &wasm_bindgen::JsValue| {
                entry.unchecked_ref::<web_sys::IntersectionObserverEntry>().is_intersecting()
            };
            if entries.iter().any(|entry| near(&entry)) {
                wake();
            }
        })
    };
    let options = IntersectionObserverInit::new();
    options.set_root_margin(NEAR);
    let observer = IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options).ok();
    if let Some(observer) = &observer {
        observer.observe(frame);
    }
    let key = bench.inner.with_value(|inner| inner.slot.key().to_owned());
    let listeners = [
        EventListener::new(frame, "focusin", move |_| wake()),
        EventListener::new(&window(), "pagehide", move |_| bench.save_now()),
        EventListener::new(&document(), "visibilitychange", move |_| bench.save_now()),
        EventListener::new(&window(), "storage", move |event| {
            let changed = event.dyn_ref::<web_sys::StorageEvent>().and_then(web_sys::StorageEvent::key);
            if changed.as_deref() == Some(&key) {
                bench.stored_elsewhere();
            }
        }),
    ];
    Watch { observer, _seen: seen, _listeners: listeners }
}

fn findings_section(bench: Bench) -> AnyView {
    let section = NodeRef::<html::Section>::new();
    let to_section = move || {
        if let Some(section) = section.get_untracked() {
            let _ = section.focus();
        }
    };
    let status =
        Memo::new(move |_| (bench.phase.get(), bench.fresh.get(), bench.findings.with(|findings| summary(findings))));
    let fixable = Memo::new(move |_| {
        bench.findings.with(|findings| findings.iter().filter(|finding| is_safe(finding)).count() > 1)
    });
    let fix_all = dynamic(move || match fixable.get() {
        true => button("button needs-js", "Fix all", move || {
            bench.repair_all();
            to_section();
        }),
        false => nothing(),
    });
    let list = dynamic(move || match bench.findings.with(Vec::is_empty) {
        true => empty(bench),
        false => finding_list(bench, to_section),
    });
    view! {
        <section class="findings" id="findings" tabindex="-1" aria-label="Review" node_ref=section>
            <div class="findings-status" role="status">
                {dynamic(move || status_line(bench, status.get()))}
                {fix_all}
            </div>
            {list}
        </section>
    }
    .into_any()
}

fn is_safe(finding: &Finding) -> bool {
    finding.repairs.iter().any(|repair| repair.safe)
}

/// The count, as in "3 findings: 1 error, 2 warnings"; empty where there are none.
fn summary(findings: &[Finding]) -> String {
    let parts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Info]
        .into_iter()
        .filter_map(|severity| {
            let count = findings.iter().filter(|finding| finding.severity == severity).count();
            let plural = if count == 1 || severity == Severity::Info { "" } else { "s" };
            (count > 0).then(|| format!("{count} {}{plural}", severity.as_str()))
        })
        .collect();
    match findings.len() {
        0 => String::new(),
        1 => format!("1 finding: {}", parts.join(", ")),
        count => format!("{count} findings: {}", parts.join(", ")),
    }
}

fn status_line(bench: Bench, (phase, fresh, summary): (Phase, bool, String)) -> AnyView {
    if !summary.is_empty() {
        return span("", summary);
    }
    let lost = |words: &str| {
        let again = button("button", "Try again", move || bench.review());
        view! { {span("mark mark-wrong", words.into())}{again} }.into_any()
    };
    match phase {
        Phase::Idle => span("", ON_ITS_WAY.into()),
        Phase::Loading => span("loading", LOADING.into()),
        Phase::Reading if !fresh => span("", "Reading".into()),
        Phase::Reading => span("mark mark-right", "Nothing to mark".into()),
        Phase::NotLoaded => lost("The reviewer could not start"),
        Phase::Ended => lost("The reviewer gave up on this text"),
    }
}

fn empty(bench: Bench) -> AnyView {
    dynamic(move || {
        let blank = bench.text.with(|text| text.trim().is_empty());
        let words = match bench.phase.get() {
            Phase::Idle | Phase::Loading => return nothing(),
            Phase::Reading if !bench.fresh.get() => return nothing(),
            Phase::Reading if blank => "The page is blank. Paste or type some Go, and the reviewer reads along.",
            Phase::Reading => "No rule has anything to say about this code.",
            Phase::NotLoaded => "Your code is kept. Check the connection, then try again.",
            Phase::Ended => "Your code is kept. Change it, or try again.",
        };
        paragraph("empty", words.to_owned())
    })
}

fn finding_list(bench: Bench, after_fix: impl Fn() + Copy + 'static) -> AnyView {
    let items = bench.findings.get().into_iter().enumerate();
    let items: Vec<AnyView> = items.map(|(at, found)| finding(bench, at, found, after_fix)).collect();
    view! { <ol class="finding-list" role="list" aria-label="Findings">{items}</ol> }.into_any()
}

fn finding(bench: Bench, at: usize, finding: Finding, after_fix: impl Fn() + Copy + 'static) -> AnyView {
    let Finding { rule, severity, from, to, line, message, help, why, repairs } = finding;
    let rule = rule.map(|rule| {
        let address = bench.rule_address(&rule);
        view! { <a href=address>{rule}</a> }
    });
    let known = repairs.first().is_none_or(|repair| !repair.edits.is_empty());
    let go = move || if known { bench.go_to(from, to) } else { bench.go_to_line(line) };
    // A convenience for the mouse; the button "Line 8" does the same for everybody.
    let on_click = move |event: MouseEvent| {
        let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if element.is_some_and(|element| matches!(element.closest("a, button, details"), Ok(None))) {
            go();
        }
    };
    let to_line = button_with("line-link", format!("Line {line}"), String::new(), flag(|| false), Box::new(go));
    let help = match help.is_empty() {
        true => nothing(),
        false => paragraph("finding-help", sentence(&help)),
    };
    let fixes = repairs.into_iter().enumerate().map(|(fix, repair)| fix_row(bench, (at, fix), repair, after_fix));
    let fixes: Vec<AnyView> = fixes.collect();
    view! {
        <li class=format!("finding finding-{}", severity.as_str()) id=format!("finding-{at}") on:click=on_click>
            <p class="finding-head">{severity_mark(severity)}" "{to_line}" "{rule}</p>
            {paragraph("finding-message", sentence(&message))}
            {help}
            {fixes}
            {reasons(&why)}
        </li>
    }
    .into_any()
}

/// Why the rule speaks, for those who ask.
fn reasons(why: &[String]) -> AnyView {
    if why.is_empty() {
        return nothing();
    }
    let mut html = "<summary>Why did this fire?</summary>".to_owned();
    for reason in why {
        html.push_str("<p>");
        words(reason, &mut html);
        html.push_str("</p>");
    }
    view! { <details class="finding-why" inner_html=html></details> }.into_any()
}

fn fix_row(
    bench: Bench,
    (finding, fix): (usize, usize),
    repair: Repair,
    after_fix: impl Fn() + Copy + 'static,
) -> AnyView {
    let id = format!("fix-{finding}-{fix}");
    let apply = Box::new(move || {
        bench.repair(finding, fix);
        after_fix();
    });
    let mut words = sentence(&repair.title);
    if !repair.safe {
        words.push_str(" <span class=\"review\">needs review</span>");
    }
    view! {
        <div class="finding-fix needs-js">
            {button_with("button", "Apply fix".into(), id.clone(), flag(|| false), apply)}
            " "
            <span id=id inner_html=words></span>
        </div>
    }
    .into_any()
}

/// The count in reach of the thumb, which leads to the list.
pub fn findings_bar(bench: Bench) -> AnyView {
    let words = live_words(move || {
        let summary = bench.findings.with(|findings| summary(findings));
        let words = match bench.phase.get() {
            _ if !summary.is_empty() => return summary,
            Phase::Idle | Phase::Loading => "Loading the reviewer",
            Phase::Reading if !bench.fresh.get() => "Reading",
            Phase::Reading => "Nothing to mark",
            Phase::NotLoaded => "The reviewer could not start",
            Phase::Ended => "The reviewer gave up on this text",
        };
        words.to_owned()
    });
    view! {
        <a class="findings-bar needs-js" id="findings-bar" href="#findings"><span>{words}</span><span>"Show"</span></a>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_names_each_severity_by_its_word() {
        let finding = |severity| Finding {
            rule: None,
            severity,
            from: 0,
            to: 1,
            line: 1,
            message: String::new(),
            help: String::new(),
            why: Vec::new(),
            repairs: Vec::new(),
        };
        use Severity::{Error, Info, Warning};
        assert_eq!(summary(&[]), "");
        assert_eq!(summary(&[finding(Info)]), "1 finding: 1 info");
        let all = [Error, Warning, Warning, Error, Info, Info].map(finding);
        assert_eq!(summary(&all), "6 findings: 2 errors, 2 warnings, 2 info");
    }
}
