//! Our Markdown as blocks: prose as HTML, code as listings. What we do not write is refused with a reason.

use crate::content::decision::{Choice, Decision};
use crate::content::example::{Examples, tone};
use crate::content::front;
use crate::content::html;
use crate::content::listing::{Checked, mark_changes};
use crate::content::output::Output;
use crate::content::picture;
use crate::error::{ContentError, line_at};
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
    /// The paths of the examples and pictures that are shown; a folder whose output is shown stands with a `/` at its
    /// end.
    pub shown: BTreeSet<String>,
    /// What programs print, with paths relative to the text's folder.
    pub outputs: Vec<Output>,
    /// The words of prose as they stand in each line, without code.
    pub prose: Vec<(u32, String)>,
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

/// The folder of a file.
fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |it| it.0)
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
            let start = self.source.body.start + range.start;
            let line = line_at(self.source.text, start);
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
                    let end = self.source.body.start + range.end;
                    self.code_block(kind, code, start..end, &heading);
                }
                Event::Start(Tag::Image { dest_url, .. }) => self.picture(&dest_url, line, &mut events),
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
                self.error(line, "a picture stands on a line of its own", "put empty lines around it");
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                let target = dest_url.to_string();
                return self.link(target, line);
            }
            Event::End(TagEnd::Link) => return self.prose.push(Event::InlineHtml("</a>".into())),
            Event::Start(Tag::List(_) | Tag::BlockQuote(_) | Tag::Table(_)) => self.nesting += 1,
            Event::End(TagEnd::List(_) | TagEnd::BlockQuote(_) | TagEnd::Table) => self.nesting -= 1,
            Event::Text(text) => {
                self.out.words += text.split_whitespace().count();
                self.out.prose.push((line, text.to_string()));
            }
            Event::Code(text) => self.out.words += text.split_whitespace().count(),
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

    /// Takes the events of an image, which is a picture of this folder on a line of its own.
    fn picture(&mut self, name: &str, line: u32, events: &mut impl Iterator<Item = (Event<'a>, Range<usize>)>) {
        let mut title = String::new();
        for (event, _) in events.by_ref() {
            match event {
                Event::Text(text) => {
                    title.push_str(&text);
                    self.out.prose.push((line, text.to_string()));
                }
                Event::Code(text) => title.push_str(&text),
                Event::SoftBreak => title.push(' '),
                Event::End(TagEnd::Image) => break,
                _ => {}
            }
        }
        let stands_alone = matches!(self.prose.last(), Some(Event::Start(Tag::Paragraph)))
            && matches!(events.next(), Some((Event::End(TagEnd::Paragraph), _)))
            && self.nesting == 0;
        if !stands_alone {
            return self.error(line, "a picture stands on a line of its own", "put empty lines around it");
        }
        self.prose.pop();
        let Some(source) = self.examples.picture(name) else {
            let remedy = "write it as a file `NAME.pikchr` in this folder";
            return self.error(line, format!("there is no picture `{name}` here"), remedy);
        };
        if title.split_whitespace().count() < 3 {
            let remedy = "say in one sentence all that the picture shows, for those who cannot see it";
            return self.error(line, "this picture has no title that tells what it shows", remedy);
        }
        self.out.shown.insert(name.to_owned());
        let id = self.anchor(&format!("picture {}", name.trim_end_matches(".pikchr")));
        match picture::draw(source, &title, &id) {
            Ok(html) => {
                self.end_prose();
                self.out.blocks.push(Block::Html { html });
            }
            Err(fault) => {
                let path = format!("{}/{name}", folder(self.source.path));
                let remedy = "mend the picture; pikchr.org describes its language";
                self.errors.push(ContentError::new(&path, fault.line, fault.message, remedy));
            }
        }
    }

    fn code_block(&mut self, kind: CodeBlockKind<'a>, code: String, range: Range<usize>, heading: &str) {
        let line = line_at(self.source.text, range.start);
        let CodeBlockKind::Fenced(info) = &kind else {
            return self.error(line, "indented code is not accepted", "put it between lines of three backticks");
        };
        let words: Vec<&str> = info.split_whitespace().collect();
        match words[..] {
            ["text" | "sh" | "sql" | "make" | "dockerfile" | "yaml" | "gomod" | "promql"] => self.plain(words[0], code),
            ["text", "go", verb @ ("run" | "test"), folder] => self.output(verb, folder, code, range),
            ["text", ..] => self.error(
                line,
                format!("`{info}` is not a kind of output"),
                "write `text`, `text go run FOLDER` or `text go test FOLDER`",
            ),
            ["decision"] => self.decision(range),
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
                "write `go`, `go FILE`, `go FILE#NAME`, `text`, `text go run FOLDER`, `text go test FOLDER`, `sh`, `sql`, \
                 `make`, `dockerfile`, `yaml`, `gomod`, `promql` or `decision`",
            ),
        }
    }

    fn plain(&mut self, language: &str, code: String) {
        let kind = CodeBlockKind::Fenced(language.to_owned().into());
        self.prose.push(Event::Start(Tag::CodeBlock(kind)));
        self.prose.push(Event::Text(code.into()));
        self.prose.push(Event::End(TagEnd::CodeBlock));
    }

    /// What a program of this folder prints.
    fn output(&mut self, verb: &str, folder: &str, code: String, range: Range<usize>) {
        let line = line_at(self.source.text, range.start);
        if self.nesting > 0 {
            return self.error(
                line,
                "output inside a list, quote or table cannot be renewed",
                "end the list before it",
            );
        }
        if !self.examples.has_folder(folder) {
            let remedy = "name a folder with Go files below this one";
            return self.error(line, format!("there is no folder `{folder}` here"), remedy);
        }
        self.out.shown.insert(format!("{folder}/"));
        self.out.outputs.push(Output {
            path: self.source.path.to_owned(),
            line,
            range: self.inside(range),
            verb: verb.to_owned(),
            folder: format!("{}/{folder}", self::folder(self.source.path)),
            shown: code.clone(),
        });
        let version = match tone(folder) {
            Tone::Wrong => "wrong",
            Tone::Right => "right",
            Tone::Plain => return self.plain("text", code),
        };
        let caption = match verb {
            "test" => format!("What the tests of the {version} version say"),
            _ => format!("What the {version} version prints"),
        };
        let head = format!("<figure class=\"output\">\n<figcaption>{caption}</figcaption>\n");
        self.prose.push(Event::Html(head.into()));
        self.plain("text", code);
        self.prose.push(Event::Html("</figure>\n".into()));
    }

    /// The bytes between the fences of a block.
    fn inside(&self, block: Range<usize>) -> Range<usize> {
        let text = &self.source.text[block.clone()];
        let start = text.find('\n').map_or(text.len(), |at| at + 1);
        let end = text.trim_end().rfind('\n').map_or(start, |at| at + 1).max(start);
        block.start + start..block.start + end
    }

    /// A question whose answers open one by one, with and without scripts.
    fn decision(&mut self, range: Range<usize>) {
        let line = line_at(self.source.text, range.start);
        if self.nesting > 0 {
            return self.error(line, "a decision stands outside of lists, quotes and tables", "end the list before it");
        }
        let inside = self.inside(range);
        let source = self.source;
        let Some(decision) = front::parse::<Decision>(source.path, source.text, inside, self.errors) else { return };
        if let Some((message, remedy)) = decision.fault() {
            return self.error(line, message, remedy);
        }
        self.raw("<section class=\"decision\">");
        self.markdown(&format!("**Decide:** {}", decision.question), line);
        for Choice { answer, consequence, best } in decision.option {
            self.raw("<details><summary>");
            self.inline_markdown(&answer, line);
            let (class, word) = if best { ("mark-right", "Best here") } else { ("mark-todo", "Not here") };
            self.raw(&format!("</summary><p><span class=\"mark {class}\">{word}</span></p>"));
            self.markdown(&consequence, line);
            self.raw("</details>");
        }
        self.raw("</section>");
    }

    fn raw(&mut self, html: &str) {
        self.prose.push(Event::Html(html.to_owned().into()));
    }

    /// Paragraphs from a text of their own.
    fn markdown(&mut self, text: &str, line: u32) {
        for (event, _) in parse(text) {
            self.inline(event.into_static(), line);
        }
    }

    /// A paragraph from a text of its own, without its tags.
    fn inline_markdown(&mut self, text: &str, line: u32) {
        for (event, _) in
            parse(text).filter(|it| !matches!(it.0, Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph)))
        {
            self.inline(event.into_static(), line);
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
mod tests;
