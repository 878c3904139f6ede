use super::*;

fn render(text: &str) -> (Rendered, Vec<(u32, String)>) {
    let mut errors = Vec::new();
    let source = Source { path: "lesson.md", text, body: 0..text.len() };
    let rendered = super::render(&source, &Examples::default(), |_| Tone::Plain, &mut errors);
    (rendered, errors.into_iter().map(|it| (it.line, it.message)).collect())
}

fn html(text: &str) -> String {
    let (rendered, errors) = render(text);
    assert_eq!(errors, []);
    plain_html(&rendered.blocks)
}

#[test]
fn headings_get_unique_anchors() {
    let (rendered, errors) = render("## Why `err` matters\n\n### Ünïcode!\n\n## Why err matters\n\n## ?\n");
    assert_eq!(errors, []);
    let headings: Vec<_> = rendered.headings.iter().map(|it| it.anchor.as_str()).collect();
    assert_eq!(headings, ["why-err-matters", "why-err-matters-2", "section"]);
    assert!(rendered.anchors.contains("ünïcode"));
    let html = plain_html(&rendered.blocks);
    assert!(html.contains("<h2 id=\"why-err-matters\">Why <code>err</code> matters</h2>"), "{html}");
}

#[test]
fn links_to_routes_take_a_base_path() {
    let html = html("See [the *rule*](/rules/ignored-error/#why) and [home](/) and [below](#x).\n");
    let expected = "<p>See <a data-route href=\"/go/rules/ignored-error/#why\">the <em>rule</em></a> and \
                    <a data-route href=\"/go/\">home</a> and <a href=\"#x\">below</a>.</p>\n";
    assert_eq!(crate::page::with_base(&html, "/go/"), expected);
}

#[test]
fn links_that_leave_the_site_are_refused() {
    for target in ["https://example.org/", "//example.org/", "javascript:alert(1)", "../../secret", "x.md", ""] {
        let (rendered, errors) = render(&format!("first\n\n[link]({target})\n"));
        assert_eq!(errors.len(), 1, "{target}");
        assert_eq!(errors[0].0, 3, "{target}");
        assert_eq!(plain_html(&rendered.blocks), "<p>first</p>\n<p><a>link</a></p>\n", "{target}");
    }
}

#[test]
fn a_target_cannot_leave_its_attribute() {
    let html = html("[x](</a\"onclick=\"alert(1)>)\n");
    assert_eq!(html, "<p><a data-route href=\"/a&quot;onclick=&quot;alert(1)\">x</a></p>\n");
}

#[test]
fn raw_html_and_other_kinds_of_block_are_refused() {
    let lines = |text: &str| render(text).1.into_iter().map(|it| it.0).collect::<Vec<_>>();
    assert_eq!(lines("a\n\n<script>alert(1)</script>\n"), [3]);
    assert_eq!(lines("a <b>c</b>\n"), [1, 1]);
    assert_eq!(lines("# Title\n"), [1]);
    assert_eq!(lines("a\n\n    code\n"), [3]);
    assert_eq!(lines("```\ncode\n```\n"), [1]);
    assert_eq!(lines("```rust\ncode\n```\n"), [1]);
    assert_eq!(lines("```go ../../secret.go\n```\n"), [1]);
    assert_eq!(lines("- item\n\n  ```go\n  x()\n  ```\n"), [3]);
    assert_eq!(lines("![x](/y.png)\n"), [1]);
    assert_eq!(lines("```text go fmt x\n```\n"), [1]);
    assert_eq!(lines("```text go run gone\n```\n"), [1]);
}

#[test]
fn output_is_shown_as_it_is() {
    assert_eq!(html("```text\na < b\n```\n"), "<pre><code class=\"language-text\">a &lt; b\n</code></pre>\n");
}

#[test]
fn output_says_whose_it_is_where_there_are_two_versions() {
    let folders = ["wrong", "right", "crash"];
    let files = folders.map(|it| (format!("l/{it}/x.go"), "package main\n".to_owned())).into_iter().collect();
    let examples = Examples::read("l", &files);
    let text = "```text go run wrong\n1\n```\n```text go test right\n2\n```\n```text go run crash\n3\n```\n";
    let source = Source { path: "l/lesson.md", text, body: 0..text.len() };
    let html = plain_html(&super::render(&source, &examples, |_| Tone::Plain, &mut Vec::new()).blocks);
    let captions: Vec<_> = html.lines().filter(|it| it.contains("figcaption")).collect();
    assert_eq!(
        captions,
        [
            "<figcaption>What the wrong version prints</figcaption>",
            "<figcaption>What the tests of the right version say</figcaption>"
        ]
    );
    assert_eq!(html.matches("<pre>").count(), 3);
}

#[test]
fn sections_keep_their_place_in_the_file() {
    let text = "+++\n+++\nTask\n## Hint\none\n```text\n## Hint\n```\n## Other\nx\n## Hint\ntwo\n";
    let source = Source { path: "exercise.md", text, body: 8..text.len() };
    let parts = sections(&source, |it| it == "Hint");
    let texts: Vec<_> = parts.iter().map(|(title, it)| (title.as_str(), &text[it.body.clone()])).collect();
    assert_eq!(texts, [("", "Task\n"), ("Hint", "one\n```text\n## Hint\n```\n## Other\nx\n"), ("Hint", "two\n")]);
}

#[test]
fn reading_effort_is_counted() {
    let (rendered, _) = render("Two words, `code` too.\n\n```go\nx()\ny()\n```\n");
    assert_eq!((rendered.words, rendered.code_lines), (4, 2));
}
