use crate::content::sample::{files, load, with_all_kinds};
use crate::page::{Block, ExercisePage, Page, Sign, Tone};
use std::collections::BTreeMap;

fn pages() -> BTreeMap<String, Page> {
    let pages = load(files()).pages();
    let count = pages.len();
    let by_route: BTreeMap<_, _> = pages.into_iter().collect();
    assert_eq!(by_route.len(), count, "each route has one page");
    by_route
}

#[test]
fn everything_has_a_page_under_its_route() {
    let mut pages = pages();
    let routes: Vec<_> = pages.keys().filter(|it| !it.starts_with("/rules/")).collect();
    assert_eq!(
        routes,
        [
            "/",
            "/learn/",
            "/learn/keep/",
            "/learn/more/",
            "/map/",
            "/play/",
            "/practice/",
            "/practice/also/",
            "/practice/keep-it/",
            "/progress/"
        ]
    );
    for rule in analyzer::rules() {
        let Some(Page::Rule(page)) = pages.remove(&format!("/rules/{}/", rule.id)) else { panic!("{}", rule.id) };
        assert_eq!(page.rule.id, rule.id);
        assert!(!page.headings.is_empty() && !page.blocks.is_empty());
    }
}

#[test]
fn a_lesson_shows_wrong_and_right_side_by_side_with_findings_in_place() {
    let Some(Page::Lesson(page)) = pages().remove("/learn/keep/") else { panic!() };
    assert_eq!((page.chapter.as_str(), page.since.as_deref(), page.lesson.minutes), ("Errors", Some("1.13"), 1));
    assert!(page.live.starts_with("package wrong"), "the live editor starts with the whole file");
    let [Block::Html { .. }, Block::Compare { wrong, right }, Block::Html { html }] = &page.blocks[..] else {
        panic!("{:#?}", page.blocks)
    };
    assert_eq!((wrong.tone, right.tone), (Tone::Wrong, Tone::Right));
    assert!(wrong.code.starts_with("// Drop drops.\nfunc Drop"), "{}", wrong.code);
    let noted: Vec<_> = wrong.lines.iter().map(|it| it.notes.len()).collect();
    assert_eq!(noted, [0, 0, 1, 0, 0]);
    assert!(wrong.lines[2].html.contains("<span class=\"squiggle squiggle-error\">"), "{}", wrong.lines[2].html);
    assert!(wrong.lines[1].html.contains("<span class=\"hl-keyword\">func</span>"), "{}", wrong.lines[1].html);
    assert_eq!(wrong.lines.iter().map(|it| it.changed).collect::<Vec<_>>(), [false, false, true, true, false]);
    assert_eq!(right.lines.iter().map(|it| it.changed).collect::<Vec<_>>(), [false, false, true, false]);
    assert!(html.contains("<a data-route href=\"/rules/ignored-error/#why-it-matters\">"), "{html}");
    assert_eq!(page.next.unwrap().path, "/learn/more/");
    assert_eq!(page.previous, None);
    assert_eq!(page.exercises.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["keep-it", "also"]);
}

#[test]
fn an_exercise_has_all_that_practising_needs() {
    let Some(Page::Exercise(page)) = pages().remove("/practice/keep-it/") else { panic!() };
    assert_eq!(page.lesson.path, "/learn/keep/");
    assert_eq!(page.next.unwrap().path, "/practice/also/");
    assert_eq!(page.hints[0], "<p>One &amp; <code>&lt;two&gt;</code>.</p>\n");
    assert!(page.hints[1].contains("<pre><code><span class=\"hl-keyword\">return</span> os"), "{}", page.hints[1]);
    assert!(crate::exercise::verdict(&page.goals, &page.solution.code).passed);
    assert!(!crate::exercise::verdict(&page.goals, &page.starter).passed);
}

fn exercise_page(id: &str) -> ExercisePage {
    let pages = load(with_all_kinds()).pages();
    let route = format!("/practice/{id}/");
    match pages.into_iter().find(|it| it.0 == route) {
        Some((_, Page::Exercise(page))) => *page,
        other => panic!("{other:#?}"),
    }
}

#[test]
fn a_review_shows_the_change_and_keeps_what_it_knows_for_later() {
    let page = exercise_page("read-it");
    let change = page.change.unwrap();
    assert!(change.rules.iter().any(|it| it == "ignored-error") && change.rules.len() >= 4, "{:?}", change.rules);
    let added: Vec<_> = change.lines.iter().filter(|it| it.sign == Sign::Added).map(|it| it.number).collect();
    assert_eq!(added, [7, 8, 9, 10, 11]);
    assert!(change.lines.iter().all(|it| !it.html.contains("squiggle")), "nothing is given away");
    assert_eq!(page.solution.lines[9].notes[0].rule, "ignored-error");
    let Block::Html { html } = &page.explanation[0] else { panic!("{:#?}", page.explanation) };
    assert!(html.contains("<li>Line 7, right as it is: An empty path is a slip.</li>"), "{html}");
    assert!(html.contains("The caller cannot <code>recover</code>."), "{html}");
    assert!(crate::exercise::verdict(&page.goals, "8 library-panic\n10 ignored-error\n").passed);
}

#[test]
fn pictures_and_decisions_are_part_of_the_text() {
    let pages = load(with_all_kinds()).pages();
    let Some((_, Page::Lesson(page))) = pages.into_iter().find(|it| it.0 == "/learn/more/") else { panic!() };
    let html = crate::content::markdown::plain_html(&page.blocks);
    assert!(html.contains("<title id=\"picture-line\">A tram stops at the sea</title>"), "{html}");
    assert!(html.contains("<details><summary>Number <code>7</code></summary>"), "{html}");
    assert!(html.contains("<p>It <a data-route href=\"/learn/keep/\">arrives</a>.</p>"), "{html}");
    assert!(html.contains("<pre><code class=\"language-text\">tram 7\n</code></pre>"), "{html}");
}

#[test]
fn the_home_page_opens_with_the_first_lesson_s_program_and_its_findings() {
    let Some(Page::Home(page)) = pages().remove("/") else { panic!() };
    assert!(page.demo.starts_with("package wrong"));
    let findings: Vec<_> = page.findings.iter().map(|it| (it.rule.as_str(), it.line)).collect();
    assert_eq!(findings, [("ignored-error", 7)]);
}

#[test]
fn the_map_leads_from_a_clause_to_all_that_serves_it() {
    let Some(Page::Map(page)) = pages().remove("/map/") else { panic!() };
    let entry = page.sections[0].1.iter().find(|it| it.clause.id == "anti-ignoring-errors").unwrap();
    assert_eq!(entry.lessons[0].id, "keep");
    assert!(entry.rules.iter().any(|it| it.id == "ignored-error"), "{:?}", entry.rules);
    assert_eq!(entry.exercises.len(), 2);
}
