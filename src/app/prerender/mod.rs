//! Pages as HTML documents, for readers who come before the WASM does.

mod blocks;
mod frame;
mod head;
mod lists;
mod pages;

use crate::components::html::escape;
use crate::context::{App, Place};
use crate::live::{After, Kind, Live, Step, Visit};
use crate::protocol::{Finding, Repair};
use crate::route::href;
use crate::storage::THEME_KEY;
use crate::takeover::LIVE;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use curriculum::page::{Chapter, DemoFinding, Page, with_base};
use leptos::prelude::*;
use sha2::{Digest, Sha256};

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
    /// The name of the file beside each page's `index.html` that holds the page as JSON, such as `page-1f0c.json`. It
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
    let live = to_json(&live(site, page)).replace('<', "\\u003c");
    out.push_str(&format!("<script type=\"application/json\" id=\"{LIVE}\">{live}</script>"));
    out.push_str("</body>\n</html>\n");
    out
}

/// The page as the tab's navigator fetches it: JSON that says all that differs from page to page.
pub fn data(site: &Site, path: &str, page: &Page) -> String {
    let main = html(site, |app| pages::page(app, path, live(site, page), page.clone()));
    to_json(&Visit { title: head::title(page), main, live: live(site, page) })
}

fn to_json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("string keys and plain values always serialise")
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
            kind: Kind::Exercise,
            id: page.exercise.id.clone(),
            text: page.starter.clone(),
            hints: page.hints.iter().map(|hint| with_base(hint, &site.base)).collect(),
            goals: to_json(&page.goals),
            after: After {
                explanation: blocks::blocks(&site.base, &page.explanation),
                solution: blocks::marked(&site.base, &blocks::REFERENCE, &page.solution),
                code: page.solution.code.clone(),
            },
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
mod tests {
    use super::*;
    use analyzer::{Area, FixKind, Severity};
    use curriculum::page::*;

    fn site(base: &str) -> Site {
        let assets = Assets {
            style: "assets/style-1.css".into(),
            page_script: "assets/page-2.js".into(),
            page_wasm: "assets/page-3.wasm".into(),
            worker_script: "assets/worker-4.js".into(),
            worker_wasm: "assets/worker-5.wasm".into(),
            editor_script: "assets/editor-6.js".into(),
            page_data: "page-7.json".into(),
        };
        Site { base: base.into(), assets }
    }

    fn listing(tone: Tone, code: &str) -> Listing {
        let note = Note {
            rule: "ignored-error".into(),
            severity: Severity::Error,
            message: "The error of `f` is lost.".into(),
        };
        let line =
            ListingLine { html: format!("<span class=\"hl-keyword\">{code}</span>"), changed: true, notes: vec![note] };
        Listing { tone, caption: "a.go".into(), code: code.into(), lines: vec![line] }
    }

    fn prose(html: &str) -> Block {
        Block::Html { html: html.into() }
    }

    fn lesson_card() -> LessonCard {
        LessonCard {
            id: "keep".into(),
            title: "Keep <errors>".into(),
            summary: "You see & keep them.".into(),
            minutes: 6,
        }
    }

    fn exercise_card() -> ExerciseCard {
        ExerciseCard { id: "mend".into(), title: "Mend it".into(), kind: ExerciseKind::Fix, minutes: 5 }
    }

    fn rule_card() -> RuleCard {
        RuleCard {
            id: "ignored-error".into(),
            summary: "Lost.".into(),
            severity: Severity::Error,
            fix: FixKind::Always,
        }
    }

    fn clause() -> ClauseCard {
        ClauseCard { id: "anti-ignoring-errors".into(), title: "Ignoring errors".into() }
    }

    fn chapters() -> Vec<Chapter> {
        let lessons = vec![LessonEntry { lesson: lesson_card(), exercises: vec![exercise_card()] }];
        vec![Chapter { id: "errors".into(), title: "Errors".into(), summary: "They happen.".into(), lessons }]
    }

    fn link(path: &str, title: &str) -> Link {
        Link { path: path.into(), title: title.into() }
    }

    fn lesson() -> Page {
        Page::Lesson(Box::new(LessonPage {
            lesson: lesson_card(),
            chapter: "Errors".into(),
            since: Some("1.13".into()),
            siblings: vec![link("/learn/keep/", "Keep <errors>"), link("/learn/panic/", "Panics")],
            clauses: vec![clause()],
            headings: vec![Heading { anchor: "cost".into(), title: "Cost".into() }],
            blocks: vec![
                prose("<h2 id=\"cost\">Cost</h2><p>See <a data-route href=\"/rules/ignored-error/\">it</a>.</p>"),
                Block::Compare { wrong: listing(Tone::Wrong, "bad()"), right: listing(Tone::Right, "good()") },
            ],
            live: "package p\n// </textarea><script>alert(1)</script>\n".into(),
            rules: vec![rule_card()],
            exercises: vec![exercise_card()],
            previous: None,
            next: Some(link("/learn/panic/", "Panics")),
        }))
    }

    fn exercise() -> Page {
        Page::Exercise(Box::new(ExercisePage {
            exercise: exercise_card(),
            lesson: link("/learn/keep/", "Keep <errors>"),
            clauses: vec![clause()],
            blocks: vec![prose("<p>Mend the function.</p>")],
            starter: "func f() {}\n".into(),
            hints: vec!["<p>Look.</p>".into(), "<p>Wrap.</p>".into()],
            goals: Default::default(),
            explanation: vec![prose("<p>Because.</p>")],
            solution: listing(Tone::Right, "secret()"),
            previous: Some(link("/practice/other/", "Other")),
            next: None,
        }))
    }

    fn pages() -> Vec<(&'static str, Page)> {
        let finding = DemoFinding {
            rule: "ignored-error".into(),
            severity: Severity::Error,
            line: 8,
            message: "The error is lost.".into(),
            help: "Look at it.".into(),
            fix: Some(("Return it".into(), true)),
        };
        let rule = RulePage {
            rule: rule_card(),
            area: Area::Errors,
            clauses: vec![clause()],
            linters: vec!["errcheck".into()],
            options: vec![("max".into(), 5, "methods".into())],
            headings: vec![Heading { anchor: "what".into(), title: "What it does".into() }],
            blocks: vec![prose("<h2 id=\"what\">What it does</h2>")],
            lessons: vec![lesson_card()],
            exercises: vec![exercise_card()],
        };
        let entry = ClauseEntry {
            clause: clause(),
            text: "Handle all errors.".into(),
            lessons: vec![lesson_card()],
            rules: vec![rule_card()],
            exercises: vec![exercise_card()],
        };
        let option =
            OptionCard { rule: "large-interface".into(), name: "max".into(), default: 5, about: "Methods.".into() };
        vec![
            ("/", Page::Home(HomePage { demo: "f()\n".into(), findings: vec![finding], chapters: chapters() })),
            ("/learn/", Page::Learn(CataloguePage { chapters: chapters() })),
            ("/learn/keep/", lesson()),
            ("/practice/", Page::Practice(CataloguePage { chapters: chapters() })),
            ("/practice/mend/", exercise()),
            ("/rules/", Page::Rules(RulesPage { areas: vec![(Area::Errors, vec![rule_card()])] })),
            ("/rules/ignored-error/", Page::Rule(Box::new(rule))),
            ("/play/", Page::Play(PlayPage { starter: "f()\n".into(), options: vec![option] })),
            ("/progress/", Page::Progress(CataloguePage { chapters: chapters() })),
            ("/map/", Page::Map(MapPage { sections: vec![("Common Anti-Patterns".into(), vec![entry])] })),
            ("/404.html", Page::NotFound),
        ]
    }

    fn document(path: &str) -> String {
        let (_, page) = pages().into_iter().find(|(route, _)| *route == path).unwrap();
        render(&site("/repo/"), path, &page)
    }

    fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
        let opening = format!(" {name}=\"");
        html.split(&opening).skip(1).filter_map(|rest| rest.split('"').next()).collect()
    }

    #[test]
    fn every_page_is_a_document_with_one_heading_and_the_landmarks() {
        for (path, page) in pages() {
            let html = render(&site("/"), path, &page);
            for once in [
                "<!doctype html>",
                "<h1",
                "<main",
                "<header class=\"site-head\"",
                "<footer",
                "<title>",
                "Skip to the text",
            ] {
                assert_eq!(html.matches(once).count(), 1, "{once} on {path}");
            }
            assert!(attributes(&html, "href").contains(&"#main"), "{path}");
            assert_eq!(attributes(&html, "data-route"), [path], "{path}");
            let at = html.find("<!--").map(|at| &html[at..at + 60]);
            assert_eq!(at, None, "{path}: a mark of the framework is left");
        }
    }

    #[test]
    fn every_link_carries_the_base_path() {
        for (path, page) in pages() {
            let html = render(&site("/repo/"), path, &page);
            for address in attributes(&html, "href").into_iter().chain(attributes(&html, "src")) {
                assert!(address.starts_with("/repo/") || address.starts_with('#'), "{address} on {path}");
            }
            assert!(html.contains("data-base=\"/repo/\""));
            assert!(html.contains("data-worker=\"/repo/assets/worker-4.js\""));
            assert!(html.contains("data-editor=\"/repo/assets/editor-6.js\""));
        }
    }

    #[test]
    fn nothing_is_inline_but_the_script_that_the_policy_names() {
        for (path, page) in pages() {
            let html = render(&site("/"), path, &page);
            let inline: Vec<_> =
                html.split("<script>").skip(1).filter_map(|rest| rest.split("</script>").next()).collect();
            assert_eq!(inline, [theme_script()], "{path}");
            let hash = STANDARD.encode(Sha256::digest(inline[0]));
            assert!(html.contains(&format!("&#39;sha256-{hash}&#39;")), "{path}");
            assert!(attributes(&html, "style").is_empty(), "{path}: a style attribute");
            assert!(!html.contains(" onclick") && !html.contains("javascript:"), "{path}");
            assert!(!html.contains("http://") && !html.contains("https://"), "{path}: something external");
        }
    }

    #[test]
    fn what_the_tab_needs_at_once_is_preloaded() {
        let html = document("/learn/keep/");
        let addresses = attributes(&html, "href");
        for address in ["/repo/assets/page-3.wasm", "/repo/assets/page-2.js"] {
            assert!(addresses.contains(&address), "{address}");
        }
        assert!(!html.contains("worker-5.wasm"), "the worker waits until it is needed");
    }

    #[test]
    fn code_never_becomes_markup() {
        let html = document("/learn/keep/");
        assert!(html.contains("// &lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;"));
        assert!(html.contains("<title>Keep &lt;errors&gt; \u{b7} Go Idioms</title>"));
        assert!(html.contains("<h1>Keep &lt;errors&gt;</h1>"));
        assert!(html.contains("content=\"You see &amp; keep them.\""));
    }

    #[test]
    fn a_lesson_is_whole_without_scripts() {
        let html = document("/learn/keep/");
        for part in [
            "aria-label=\"Lessons\"",
            "aria-current=\"page\"",
            "aria-label=\"On this page\"",
            "href=\"/repo/rules/ignored-error/\"",
            "listing listing-wrong",
            "The error of <code>f</code> is lost.",
            "Go 1.13 and later",
            "href=\"/repo/map/#clause-anti-ignoring-errors\"",
            "aria-label=\"Go code\"",
            "aria-label=\"Previous and next\"",
            "editor lines-8",
        ] {
            assert!(html.contains(part), "{part}");
        }
    }

    #[test]
    fn an_exercise_shows_its_task_and_keeps_its_solution() {
        let html = document("/practice/mend/");
        for part in [
            "Mend the function.",
            ">Check</button>",
            ">Show hint</button>",
            "aria-label=\"Verdict\"",
            ">Reset</button>",
        ] {
            assert!(html.contains(part), "{part}");
        }
        let (shown, live) = html.split_once("id=\"live\"").unwrap();
        assert!(!shown.contains("secret()") && !shown.contains("Because."), "the solution is shown before passing");
        assert!(live.contains("secret()") && live.contains("Because."), "it is there for later");
        assert!(html.contains("<noscript><ol class=\"hint-list\""), "hints can be read without scripts");
    }

    #[test]
    fn the_tab_gets_what_lives_and_nothing_of_it_can_end_its_element() {
        for (path, page) in pages() {
            let html = render(&site("/repo/"), path, &page);
            let (_, rest) = html.split_once("id=\"live\">").unwrap();
            let (json, _) = rest.split_once("</script>").unwrap();
            assert!(!json.contains('<'), "{path}");
            assert_eq!(serde_json::from_str::<Live>(json).unwrap(), live(&site("/repo/"), &page), "{path}");
        }
    }

    #[test]
    fn the_navigator_gets_the_same_main_as_the_document_has() {
        for (path, page) in pages() {
            let visit: Visit = serde_json::from_str(&data(&site("/repo/"), path, &page)).unwrap();
            let document = render(&site("/repo/"), path, &page);
            assert!(document.contains(&visit.main), "{path}");
            assert!(
                document.contains(&format!("<title>{}</title>", visit.title.replace('<', "&lt;").replace('>', "&gt;"))),
                "{path}"
            );
        }
    }

    #[test]
    fn the_home_page_shows_findings_before_any_script() {
        let html = document("/");
        for part in
            ["aria-label=\"Findings\"", "Line 8", "Look at it.", "Apply fix", "needs review", "1 finding: 1 error"]
        {
            assert!(html.contains(part), "{part}");
        }
    }
}
