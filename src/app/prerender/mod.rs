//! Pages as HTML documents, for readers who come before the WASM does.

mod blocks;
mod change;
mod frame;
mod head;
mod lists;
mod pages;

use crate::components::html::escape;
use crate::context::{App, Place};
use crate::live::{After, Kind, Live, Step, Visit};
use crate::route::href;
use crate::storage::THEME_KEY;
use crate::takeover::LIVE;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use curriculum::exercise::Trigger;
use curriculum::page::{Chapter, DemoFinding, ExercisePage, Page, with_base};
use leptos::prelude::*;
use sha2::{Digest, Sha256};
use worker::protocol::{Finding, Repair};
use worker::wire;

/// The addresses of the built files, from the site's base, such as `assets/page-1f0c.js`.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    /// The stylesheet.
    pub style: String,
    /// The JavaScript of the page's WASM module.
    pub page_script: String,
    /// The page's WASM module.
    pub page_wasm: String,
    /// The JavaScript of the analyzer worker.
    pub worker_script: String,
    /// The analyzer worker's WASM module.
    pub worker_wasm: String,
    /// The editor, imported when first needed.
    pub editor_script: String,
    /// The name of the file beside each page's `index.html` that holds the page as data, such as `page-1f0c.txt`. It
    /// differs from build to build, so a tab that outlives a new release finds no page of that release under it: the
    /// navigator then loads the document instead, and no release reads another's data.
    pub page_data: String,
}

/// What all pages share.
#[derive(Debug, Clone)]
pub struct Site {
    /// The path that the site lives under, beginning and ending with `/`.
    pub base: String,
    /// The built files.
    pub assets: Assets,
}

/// The whole HTML document of `page`, which lives at `path` (such as `/learn/`, without the base).
pub fn render(site: &Site, path: &str, page: &Page) -> String {
    let mut out = String::with_capacity(32 * 1024);
    out.push_str("<!doctype html>\n<html lang=\"en\"");
    attribute(&mut out, "data-base", &site.base);
    attribute(&mut out, "data-route", path);
    attribute(&mut out, "data-worker", &href(&site.base, &site.assets.worker_script));
    attribute(&mut out, "data-editor", &href(&site.base, &site.assets.editor_script));
    attribute(&mut out, "data-page-data", &site.assets.page_data);
    out.push_str(">\n<head>\n");
    write_head(&mut out, site, page);
    out.push_str("</head>\n<body>");
    out.push_str(&write_body(site, path, page));
    // As data it is never run; `<` is spelt so that no text can end the element.
    let live = miniserde::json::to_string(&wire::write(&live(site, page))).replace('<', "\\u003c");
    out.push_str(&format!("<script type=\"application/json\" id=\"{LIVE}\">{live}</script>"));
    out.push_str("</body>\n</html>\n");
    out
}

/// The page as the tab's navigator fetches it: all that differs from page to page, on the [`wire`].
pub fn data(site: &Site, path: &str, page: &Page) -> String {
    let main = html(site, |app| pages::page(app, path, live(site, page), page.clone()));
    wire::write(&Visit { title: head::title(page), main, live: live(site, page) })
}

fn live(site: &Site, page: &Page) -> Live {
    match page {
        Page::Home(page) => Live {
            kind: Kind::Home,
            text: page.demo.clone(),
            findings: page.findings.iter().map(known_finding).collect(),
            steps: steps(&page.chapters),
            ..Live::default()
        },
        Page::Lesson(page) => {
            Live { kind: Kind::Lesson, id: page.lesson.id.clone(), text: page.live.clone(), ..Live::default() }
        }
        Page::Exercise(page) => Live {
            kind: if page.change.is_some() { Kind::Review } else { Kind::Exercise },
            id: page.exercise.id.clone(),
            text: page.starter.clone(),
            hints: page.hints.iter().map(|hint| with_base(hint, &site.base)).collect(),
            watched: page.goals.trigger.as_ref().map(watched).unwrap_or_default(),
            goals: wire::write(&page.goals),
            after: after(site, page),
            ..Live::default()
        },
        Page::Play(page) => {
            Live { kind: Kind::Play, text: page.starter.clone(), options: page.options.clone(), ..Live::default() }
        }
        Page::Progress(page) => Live { kind: Kind::Progress, steps: steps(&page.chapters), ..Live::default() },
        Page::Learn(_) | Page::Practice(_) | Page::Rules(_) | Page::Rule(_) | Page::Map(_) | Page::NotFound => {
            Live::default()
        }
    }
}

/// The rules that a trigger is about, each with whether it must fire.
fn watched(trigger: &Trigger) -> Vec<(bool, String)> {
    let fires = trigger.fires.iter().map(|rule| (true, rule.clone()));
    fires.chain(trigger.near.iter().map(|rule| (false, rule.clone()))).collect()
}

fn after(site: &Site, page: &ExercisePage) -> After {
    let (mark, code) = match page.change {
        Some(_) => (&blocks::PLAIN, String::new()),
        None => (&blocks::REFERENCE, page.solution.code.clone()),
    };
    After {
        explanation: blocks::blocks(&site.base, &page.explanation),
        solution: blocks::marked(&site.base, mark, &page.solution),
        code,
    }
}

fn steps(chapters: &[Chapter]) -> Vec<Step> {
    let entries = chapters.iter().flat_map(|chapter| &chapter.lessons);
    entries
        .flat_map(|entry| {
            let lesson = (false, entry.lesson.id.clone(), entry.lesson.title.clone());
            let exercises = entry.exercises.iter().map(|exercise| (true, exercise.id.clone(), exercise.title.clone()));
            std::iter::once(lesson).chain(exercises)
        })
        .collect()
}

/// A finding that is computed when the site is built; its fix is computed anew in the tab.
fn known_finding(found: &DemoFinding) -> Finding {
    let repair = |(title, needs_review): &(String, bool)| Repair {
        title: title.clone(),
        safe: !needs_review,
        edits: Vec::new(),
    };
    Finding {
        rule: Some(found.rule.clone()),
        severity: found.severity,
        from: 0,
        to: 0,
        line: found.line,
        message: found.message.clone(),
        help: found.help.clone(),
        why: found.why.clone(),
        repairs: found.fix.iter().map(repair).collect(),
    }
}

fn write_body(site: &Site, path: &str, page: &Page) -> String {
    html(site, |app| frame::frame(app, path, pages::page(app, path, live(site, page), page.clone())))
}

/// A view as the tab of one who comes for the first time would show it.
fn html(site: &Site, view: impl FnOnce(App) -> AnyView) -> String {
    let owner = Owner::new();
    let html = owner.with(|| view(App::new(Place { base: site.base.clone(), ..Place::default() })).to_html());
    owner.cleanup();
    // Nobody hydrates: the marks that Leptos sets for that are not needed.
    html.replace("<!>", "")
}

fn write_head(out: &mut String, site: &Site, page: &Page) {
    let script = theme_script();
    let at = |address: &str| href(&site.base, address);
    out.push_str(
        "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
    );
    tag(out, "meta", &[("http-equiv", "Content-Security-Policy"), ("content", &policy(&script))]);
    out.push_str("<title>");
    escape(&head::title(page), out);
    out.push_str("</title>\n");
    tag(out, "meta", &[("name", "description"), ("content", &head::description(page))]);
    for (colour, scheme) in [("#f8f6f0", "light"), ("#1c1a17", "dark")] {
        let media = format!("(prefers-color-scheme: {scheme})");
        tag(out, "meta", &[("name", "theme-color"), ("media", &media), ("content", colour)]);
    }
    // Only this very script is allowed by the policy; it runs before the first paint.
    out.push_str(&format!("<script>{script}</script>\n"));
    tag(out, "link", &[("rel", "stylesheet"), ("href", &at(&site.assets.style))]);
    tag(out, "link", &[("rel", "icon"), ("href", &at("/favicon.svg")), ("type", "image/svg+xml")]);
    tag(out, "link", &[("rel", "apple-touch-icon"), ("href", &at("/apple-touch-icon.png"))]);
    tag(out, "link", &[("rel", "manifest"), ("href", &at("/site.webmanifest"))]);
    tag(out, "link", &[("rel", "modulepreload"), ("href", &at(&site.assets.page_script))]);
    let wasm = at(&site.assets.page_wasm);
    tag(out, "link", &[("rel", "preload"), ("as", "fetch"), ("crossorigin", "anonymous"), ("href", &wasm)]);
    tag_open(out, "script", &[("type", "module"), ("src", &at(&site.assets.page_script))]);
    out.push_str("</script>\n");
}

/// Sets a theme that the learner chose before anything is painted.
fn theme_script() -> String {
    format!(
        "try{{const t=localStorage.getItem(\"{THEME_KEY}\");\
         if(t===\"light\"||t===\"dark\")document.documentElement.dataset.theme=t}}catch{{}}"
    )
}

/// Nothing from elsewhere, nothing inline but the one script.
fn policy(script: &str) -> String {
    let hash = STANDARD.encode(Sha256::digest(script));
    format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'sha256-{hash}'; object-src 'none'; \
         base-uri 'none'; form-action 'none'"
    )
}

fn tag(out: &mut String, name: &str, attributes: &[(&str, &str)]) {
    tag_open(out, name, attributes);
    out.push('\n');
}

fn tag_open(out: &mut String, name: &str, attributes: &[(&str, &str)]) {
    out.push('<');
    out.push_str(name);
    for (name, value) in attributes {
        attribute(out, name, value);
    }
    out.push('>');
}

fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(value, out);
    out.push('"');
}

#[cfg(test)]
mod tests;
