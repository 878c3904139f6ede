//! Our Markdown as blocks: prose as HTML, code as listings. What we do not write is refused with a reason.

use crate::error::{ContentError, line_at};
use crate::example::Examples;
use crate::html;
use crate::listing::{Checked, mark_changes};
use crate::page::{Block, Heading, Listing, Tone};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::collections::BTreeSet;
use std::ops::Range;

/// A text to render.
#[derive(Debug, Clone)]
pub(crate) struct Source<'a> {
    /// What errors name.
    pub path: &'a str,
    /// The whole file.
    pub text: &'a str,
    /// The part of it that is Markdown.
    pub body: Range<usize>,
}

/// A rendered text with all that other checks need to know of it.
#[derive(Debug, Default)]
pub(crate) struct Rendered {
    pub blocks: Vec<Block>,
    /// The headings of the second level, in order.
    pub headings: Vec<Heading>,
    /// The anchors of all headings.
    pub anchors: BTreeSet<String>,
    /// Links to routes, with their lines.
    pub links: Vec<(String, u32)>,
    /// The paths of the examples that are shown.
    pub shown: BTreeSet<String>,
    /// The code that stands in the text itself: its line, what it is shown as, and what the rules say.
    pub fragments: Vec<Fragment>,
    /// Words of prose.
    pub words: usize,
    /// Lines of code.
    pub code_lines: usize,
}

/// Code that stands in the Markdown itself.
#[derive(Debug)]
pub(crate) struct Fragment {
    pub line: u32,
    pub tone: Tone,
    pub report: analyzer::Report,
}

/// Renders a text. `tone_under` says how code that stands in the text is shown, by the heading above it.
pub(crate) fn render(
    source: &Source,
    examples: &Examples,
    tone_under: fn(&str) -> Tone,
    errors: &mut Vec<ContentError>,
) -> Rendered {
    let mut renderer =
        Renderer { source, examples, tone_under, errors, out: Rendered::default(), prose: Vec::new(), nesting: 0 };
    renderer.run();
    renderer.out
}

/// Cuts a text at those headings of the second level whose words `is_cut` accepts: the text before the first of them,
/// then each with its heading's words, without the heading.
pub(crate) fn sections<'a>(source: &Source<'a>, is_cut: fn(&str) -> bool) -> Vec<(String, Source<'a>)> {
    let body = &source.text[source.body.clone()];
    let mut cuts = Vec::new();
    let mut heading: Option<(Range<usize>, String)> = None;
    for (event, range) in parse(body) {
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }) => heading = Some((range, String::new())),
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, words)) = &mut heading {
                    words.push_str(&text);
                }
            }
            Event::End(TagEnd::Heading(_)) => cuts.extend(heading.take().filter(|(_, words)| is_cut(words))),
            _ => {}
        }
    }
    let base = source.body.start;
    let mut parts = vec![(String::new(), source.body.start)];
    let mut ends = Vec::new();
    for (range, words) in cuts {
        ends.push(base + range.start);
        parts.push((words, base + range.end));
    }
    ends.push(source.body.end);
    let part = |((words, start), end)| (words, Source { body: start..end, ..source.clone() });
    parts.into_iter().zip(ends).map(part).collect()
}

/// Joins blocks into one piece of HTML, for places that show no listings of their own.
pub(crate) fn plain_html(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Html { html } => out.push_str(html),
            Block::Listing { listing } => push_code(listing, &mut out),
            Block::Compare { wrong, right } => {
                push_code(wrong, &mut out);
                push_code(right, &mut out);
            }
        }
    }
    out
}

fn push_code(listing: &Listing, out: &mut String) {
    let lines: Vec<_> = listing.lines.iter().map(|it| it.html.as_str()).collect();
    out.push_str(&format!("<pre><code>{}\n</code></pre>\n", lines.join("\n")));
}

fn parse(body: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    Parser::new_ext(body, Options::ENABLE_TABLES).into_offset_iter()
}

struct Renderer<'a, 'e> {
    source: &'a Source<'a>,
    examples: &'a Examples,
    tone_under: fn(&str) -> Tone,
    errors: &'e mut Vec<ContentError>,
    out: Rendered,
    /// Prose that is not a block yet.
    prose: Vec<Event<'a>>,
    /// How many lists, quotes and tables are open.
    nesting: u32,
}

impl<'a> Renderer<'a, '_> {
    fn run(&mut self) {
        let mut events = parse(&self.source.text[self.source.body.clone()]);
        let mut heading = String::new();
        while let Some((event, range)) = events.next() {
            let line = line_at(self.source.text, self.source.body.start + range.start);
            match event {
                Event::Start(Tag::Heading { level, .. }) => heading = self.heading(level, line, &mut events),
                Event::Start(Tag::CodeBlock(kind)) => {
                    let mut code = String::new();
                    for (event, _) in events.by_ref() {
                        match event {
                            Event::Text(text) => code.push_str(&text),
                            _ => break,
                        }
                    }
                    self.code_block(kind, code, line, &heading);
                }
                other => self.inline(other, line),
            }
        }
        self.end_prose();
    }

    fn error(&mut self, line: u32, message: impl Into<String>, remedy: &str) {
        self.errors.push(ContentError::new(self.source.path, line, message, remedy));
    }

    fn inline(&mut self, event: Event<'a>, line: u32) {
        match &event {
            Event::Html(_) | Event::InlineHtml(_) => {
                return self.error(line, "raw HTML is not accepted", "write it as Markdown, or between backticks");
            }
            Event::Start(Tag::Image { .. }) => {
                self.error(line, "images are not accepted", "say it in words or in code");
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                let target = dest_url.to_string();
                return self.link(target, line);
            }
            Event::End(TagEnd::Link) => return self.prose.push(Event::InlineHtml("</a>".into())),
            Event::Start(Tag::List(_) | Tag::BlockQuote(_) | Tag::Table(_)) => self.nesting += 1,
            Event::End(TagEnd::List(_) | TagEnd::BlockQuote(_) | TagEnd::Table) => self.nesting -= 1,
            Event::Text(text) | Event::Code(text) => self.out.words += text.split_whitespace().count(),
            _ => {}
        }
        self.prose.push(event);
    }

    fn link(&mut self, target: String, line: u32) {
        let escaped = html::escaped(&target);
        if target.starts_with('/') && !target.starts_with("//") {
            self.out.links.push((target, line));
            let rest = escaped.trim_start_matches('/');
            self.prose.push(Event::InlineHtml(format!("{}{rest}\">", crate::page::ROUTE_LINK).into()));
        } else if target.starts_with('#') {
            self.out.links.push((target, line));
            self.prose.push(Event::InlineHtml(format!("<a href=\"{escaped}\">").into()));
        } else {
            self.prose.push(Event::InlineHtml("<a>".into()));
            let remedy =
                "link to a route such as `/rules/ignored-error/`, or name the title of what is elsewhere in words";
            self.error(line, format!("the link `{target}` is not a route of the site"), remedy);
        }
    }

    /// Takes the events of a heading and gives its words.
    fn heading(
        &mut self,
        level: HeadingLevel,
        line: u32,
        events: &mut impl Iterator<Item = (Event<'a>, Range<usize>)>,
    ) -> String {
        if !matches!(level, HeadingLevel::H2 | HeadingLevel::H3) {
            self.error(line, "only headings `##` and `###` are used", "choose one of these levels");
        }
        let at = self.prose.len();
        let mut words = String::new();
        for (event, _) in events.by_ref() {
            if let Event::Text(text) | Event::Code(text) = &event {
                words.push_str(text);
            }
            match event {
                Event::End(TagEnd::Heading(_)) => break,
                other => self.inline(other, line),
            }
        }
        if words.trim().is_empty() {
            self.error(line, "this heading has no words", "name what follows, or remove it");
        }
        let anchor = self.anchor(&words);
        let start = Tag::Heading { level, id: Some(anchor.clone().into()), classes: Vec::new(), attrs: Vec::new() };
        self.prose.insert(at, Event::Start(start));
        self.prose.push(Event::End(TagEnd::Heading(level)));
        if level == HeadingLevel::H2 {
            self.out.headings.push(Heading { anchor, title: words.clone() });
        }
        words
    }

    /// An anchor made of words, which no other heading of the text has.
    fn anchor(&mut self, words: &str) -> String {
        let lower = words.to_lowercase();
        let parts: Vec<_> = lower.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
        let base = if parts.is_empty() { "section".to_owned() } else { parts.join("-") };
        let mut anchor = base.clone();
        let mut count = 1;
        while !self.out.anchors.insert(anchor.clone()) {
            count += 1;
            anchor = format!("{base}-{count}");
        }
        anchor
    }

    fn code_block(&mut self, kind: CodeBlockKind<'a>, code: String, line: u32, heading: &str) {
        let CodeBlockKind::Fenced(info) = &kind else {
            return self.error(line, "indented code is not accepted", "put it between lines of three backticks");
        };
        let words: Vec<&str> = info.split_whitespace().collect();
        match words[..] {
            ["text" | "sh"] => {
                self.prose.push(Event::Start(Tag::CodeBlock(kind.clone())));
                self.prose.push(Event::Text(code.into()));
                self.prose.push(Event::End(TagEnd::CodeBlock));
            }
            ["go", ..] if self.nesting > 0 => {
                self.error(line, "Go code inside a list, quote or table cannot be shown", "end the list before it");
            }
            ["go"] if code.trim().is_empty() => self.error(line, "this code block is empty", "fill or remove it"),
            ["go"] => {
                let checked = Checked::new(&code);
                let tone = (self.tone_under)(heading);
                self.listing(checked.whole(tone, ""), false);
                self.out.fragments.push(Fragment { line, tone, report: checked.report });
            }
            ["go", _] if !code.trim().is_empty() => {
                self.error(line, "a code block that names a file has no code of its own", "remove one of the two");
            }
            ["go", example] => {
                let (path, name) = example.split_once('#').map_or((example, None), |(path, name)| (path, Some(name)));
                match self.examples.show(path, name) {
                    Ok(listing) => {
                        self.out.shown.insert(path.to_owned());
                        self.listing(listing, true);
                    }
                    Err((message, remedy)) => self.error(line, message, remedy),
                }
            }
            _ => self.error(
                line,
                format!("`{info}` is not a kind of code block"),
                "write `go`, `go FILE`, `go FILE#NAME`, `text` or `sh`",
            ),
        }
    }

    /// Adds a listing; a right one directly after a wrong one becomes a comparison with it.
    fn listing(&mut self, mut right: Listing, may_compare: bool) {
        self.out.code_lines += right.lines.len();
        self.end_prose();
        let follows_wrong =
            matches!(self.out.blocks.last(), Some(Block::Listing { listing }) if listing.tone == Tone::Wrong);
        if may_compare
            && right.tone == Tone::Right
            && follows_wrong
            && let Some(Block::Listing { listing: mut wrong }) = self.out.blocks.pop()
        {
            mark_changes(&mut wrong, &mut right);
            self.out.blocks.push(Block::Compare { wrong, right });
        } else {
            self.out.blocks.push(Block::Listing { listing: right });
        }
    }

    fn end_prose(&mut self) {
        if !self.prose.is_empty() {
            let mut html = String::new();
            pulldown_cmark::html::push_html(&mut html, self.prose.drain(..));
            self.out.blocks.push(Block::Html { html });
        }
    }
}

#[cfg(test)]
mod tests {
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
    }

    #[test]
    fn output_is_shown_as_it_is() {
        assert_eq!(html("```text\na < b\n```\n"), "<pre><code class=\"language-text\">a &lt; b\n</code></pre>\n");
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
}
