//! Every kind of page as a document, from made-up content.

use super::*;
use analyzer::{Area, FixKind, Severity};
use curriculum::exercise::{Flag, Review};
use curriculum::page::*;

fn site(base: &str) -> Site {
    let assets = Assets {
        style: "assets/style-1.css".into(),
        page_script: "assets/page-2.js".into(),
        page_wasm: "assets/page-3.wasm".into(),
        worker_script: "assets/worker-4.js".into(),
        worker_wasm: "assets/worker-5.wasm".into(),
        editor_script: "assets/editor-6.js".into(),
        page_data: "page-7.txt".into(),
    };
    Site { base: base.into(), assets }
}

fn listing(tone: Tone, code: &str) -> Listing {
    let note =
        Note { rule: "ignored-error".into(), severity: Severity::Error, message: "The error of `f` is lost.".into() };
    let line =
        ListingLine { html: format!("<span class=\"hl-keyword\">{code}</span>"), changed: true, notes: vec![note] };
    Listing { tone, caption: "a.go".into(), code: code.into(), lines: vec![line] }
}

fn prose(html: &str) -> Block {
    Block::Html { html: html.into() }
}

fn lesson_card() -> LessonCard {
    LessonCard { id: "keep".into(), title: "Keep <errors>".into(), summary: "You see & keep them.".into(), minutes: 6 }
}

fn exercise_card() -> ExerciseCard {
    ExerciseCard { id: "mend".into(), title: "Mend it".into(), kind: ExerciseKind::Fix, minutes: 5 }
}

fn rule_card() -> RuleCard {
    RuleCard { id: "ignored-error".into(), summary: "Lost.".into(), severity: Severity::Error, fix: FixKind::Always }
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
        change: None,
        hints: vec!["<p>Look.</p>".into(), "<p>Wrap.</p>".into()],
        goals: Default::default(),
        explanation: vec![prose("<p>Because.</p>")],
        solution: listing(Tone::Right, "secret()"),
        previous: Some(link("/practice/other/", "Other")),
        next: None,
    }))
}

fn trigger() -> Page {
    let Page::Exercise(mut page) = exercise() else { panic!("it is an exercise") };
    page.exercise.kind = ExerciseKind::Trigger;
    page.goals.trigger = Some(Trigger { fires: vec!["ignored-error".into()], near: None });
    Page::Exercise(page)
}

fn review() -> Page {
    let Page::Exercise(mut page) = exercise() else { panic!("it is an exercise") };
    page.exercise.kind = ExerciseKind::Review;
    page.starter = String::new();
    let line = |sign, number, html: &str| ChangeLine { sign, number, html: html.into() };
    let lines = vec![line(Sign::Removed, 7, "return f()"), line(Sign::Added, 7, "f()"), line(Sign::Kept, 8, "}")];
    page.change = Some(Change { lines, rules: vec!["ignored-error".into(), "library-panic".into()] });
    let flag = Flag { line: 7, rules: vec!["ignored-error".into()], why: "It gives the error away.".into() };
    page.goals.review = Some(Review { flags: vec![flag], ..Review::default() });
    Page::Exercise(page)
}

fn pages() -> Vec<(&'static str, Page)> {
    let finding = DemoFinding {
        rule: "ignored-error".into(),
        severity: Severity::Error,
        line: 8,
        message: "The error is lost.".into(),
        help: "Look at it.".into(),
        why: vec!["`f` returns an error.".into()],
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
        ("/practice/trigger/", trigger()),
        ("/practice/review/", review()),
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
        for once in
            ["<!doctype html>", "<h1", "<main", "<header class=\"site-head\"", "<footer", "<title>", "Skip to the text"]
        {
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
        let inline: Vec<_> = html.split("<script>").skip(1).filter_map(|rest| rest.split("</script>").next()).collect();
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
    for part in
        ["Mend the function.", ">Check</button>", ">Show hint</button>", "aria-label=\"Verdict\"", ">Reset</button>"]
    {
        assert!(html.contains(part), "{part}");
    }
    let (shown, live) = html.split_once("id=\"live\"").unwrap();
    assert!(!shown.contains("secret()") && !shown.contains("Because."), "the solution is shown before passing");
    assert!(live.contains("secret()") && live.contains("Because."), "it is there for later");
    assert!(html.contains("<noscript><ol class=\"hint-list\""), "hints can be read without scripts");
}

#[test]
fn a_review_shows_its_change_without_scripts_and_keeps_what_is_wrong_with_it() {
    let html = document("/practice/review/");
    for part in [
        ">removed</span>",
        "aria-label=\"Flag line 7\"",
        "<option>library-panic</option>",
        ">Check</button>",
        "aria-label=\"Verdict\"",
    ] {
        assert!(html.contains(part), "{part}");
    }
    let (shown, live) = html.split_once("id=\"live\"").unwrap();
    assert!(!shown.contains("It gives the error away.") && live.contains("It gives the error away."));
    assert!(!shown.contains("aria-label=\"Go code\""), "there is nothing to type");
}

#[test]
fn a_trigger_says_which_rule_must_fire() {
    let html = document("/practice/trigger/");
    assert!(html.contains("<a href=\"/repo/rules/ignored-error/\"><code>ignored-error</code></a> must fire"), "{html}");
}

#[test]
fn the_map_is_a_picture_and_tables_that_the_progress_fills() {
    let html = document("/map/");
    assert_eq!(html.matches("data-read=\"keep\" hidden").count(), 2, "in the picture and in the table");
    assert_eq!(html.matches("data-passed=\"mend\" hidden").count(), 2);
    assert!(
        html.contains("id=\"clause-anti-ignoring-errors\"") && html.contains("href=\"#clause-anti-ignoring-errors\"")
    );
}

#[test]
fn the_exercises_can_be_narrowed_to_a_kind() {
    let html = document("/practice/");
    assert!(html.contains("id=\"kind-fix\"") && html.contains("<li data-kind=\"fix\">"), "{html}");
}

#[test]
fn the_tab_gets_what_lives_and_nothing_of_it_can_end_its_element() {
    for (path, page) in pages() {
        let html = render(&site("/repo/"), path, &page);
        let (_, rest) = html.split_once("id=\"live\">").unwrap();
        let (json, _) = rest.split_once("</script>").unwrap();
        assert!(!json.contains('<'), "{path}");
        let live_text: String = miniserde::json::from_str(json).unwrap();
        assert_eq!(wire::read::<Live>(&live_text).unwrap(), live(&site("/repo/"), &page), "{path}");
    }
}

#[test]
fn the_navigator_gets_the_same_main_as_the_document_has() {
    for (path, page) in pages() {
        let visit: Visit = wire::read(&data(&site("/repo/"), path, &page)).unwrap();
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
    for part in ["aria-label=\"Findings\"", "Line 8", "Look at it.", "Apply fix", "needs review", "1 finding: 1 error"]
    {
        assert!(html.contains(part), "{part}");
    }
}
