//! Code as pages show it: coloured, with squiggles and notes in place, and with changed lines marked.

use crate::content::html;
use crate::error::line_at;
use crate::page::{Listing, ListingLine, Note, Tone};
use analyzer::{Diagnostic, Highlight, Severity, Span};
use std::ops::Range;

/// A checked text, of which listings show parts.
#[derive(Debug)]
pub(crate) struct Checked {
    pub text: String,
    pub highlights: Vec<Highlight>,
    pub report: analyzer::Report,
}

impl Checked {
    /// Checks a text by itself.
    pub fn new(text: &str) -> Self {
        let mut options = analyzer::Options::default();
        options.explain();
        let report = analyzer::check(text, &options);
        Self { text: text.to_owned(), highlights: analyzer::highlight(text), report }
    }

    /// Shows the bytes of `range`, which begins at a line's start.
    pub fn listing(&self, tone: Tone, caption: &str, range: Range<usize>) -> Listing {
        let code = self.text[range.clone()].trim_end_matches('\n');
        let mut start = range.start;
        let mut lines = Vec::new();
        for line in code.split('\n') {
            lines.push(self.listing_line(start..start + line.len()));
            start += line.len() + 1;
        }
        Listing { tone, caption: caption.to_owned(), code: format!("{code}\n"), lines }
    }

    /// Shows everything.
    pub fn whole(&self, tone: Tone, caption: &str) -> Listing {
        self.listing(tone, caption, 0..self.text.len())
    }

    /// Each line in its colours, without what the rules say.
    pub fn coloured(&self) -> Vec<String> {
        let silent = Self {
            text: self.text.clone(),
            highlights: self.highlights.clone(),
            report: analyzer::Report { diagnostics: Vec::new(), syntax_errors: Vec::new() },
        };
        silent.whole(Tone::Plain, "").lines.into_iter().map(|it| it.html).collect()
    }

    /// The line on which a span begins, from 1.
    pub fn line(&self, span: Span) -> u32 {
        line_at(&self.text, start(span))
    }

    fn listing_line(&self, line: Range<usize>) -> ListingLine {
        let starts_here = |it: &&Diagnostic| line.contains(&start(it.span)) || start(it.span) == line.end;
        let notes = self.report.diagnostics.iter().filter(starts_here).map(|it| Note {
            rule: it.rule.to_string(),
            severity: it.severity,
            message: it.message.clone(),
        });
        let notes = notes.collect();
        ListingLine { html: self.colour(line), changed: false, notes }
    }

    /// The line as HTML; a squiggle encloses the colours that it covers.
    fn colour(&self, line: Range<usize>) -> String {
        // A squiggle that runs over several lines leaves out the indentation of each.
        let indent = self.text[line.clone()].find(|it: char| !it.is_whitespace()).unwrap_or(line.len());
        let code = line.start + indent..line.end;
        let within = |span: Span, bounds: &Range<usize>| {
            let cut = start(span).max(bounds.start)..end(span).min(bounds.end);
            (cut.start < cut.end).then_some(cut)
        };
        let squiggles: Vec<_> =
            (self.report.diagnostics.iter()).filter_map(|it| Some((within(it.span, &code)?, it.severity))).collect();
        let first = self.highlights.partition_point(|it| end(it.span) <= line.start);
        let colours: Vec<_> = (self.highlights[first..].iter())
            .take_while(|it| start(it.span) < line.end)
            .filter_map(|it| Some((within(it.span, &line)?, it.class)))
            .collect();
        let edges = squiggles.iter().map(|it| &it.0).chain(colours.iter().map(|it| &it.0));
        let mut cuts: Vec<usize> = edges.flat_map(|it| [it.start, it.end]).chain([line.start, line.end]).collect();
        cuts.sort_unstable();
        cuts.dedup();

        let mut out = String::new();
        let mut open: Option<Severity> = None;
        for piece in cuts.windows(2) {
            let at = piece[0];
            let severity = squiggles.iter().filter(|it| it.0.contains(&at)).map(|it| it.1).max();
            if severity != open {
                if open.is_some() {
                    out.push_str("</span>");
                }
                if let Some(severity) = severity {
                    out.push_str(&format!("<span class=\"squiggle squiggle-{}\">", severity.as_str()));
                }
                open = severity;
            }
            let text = &self.text[at..piece[1]];
            match colours.iter().find(|it| it.0.contains(&at)) {
                Some((_, class)) => {
                    out.push_str(&format!("<span class=\"{}\">", class.css_class()));
                    html::escape(text, &mut out);
                    out.push_str("</span>");
                }
                None => html::escape(text, &mut out),
            }
        }
        if open.is_some() {
            out.push_str("</span>");
        }
        out
    }
}

/// Marks the lines in which two listings differ.
pub(crate) fn mark_changes(wrong: &mut Listing, right: &mut Listing) {
    let (old, new) = (wrong.code.clone(), right.code.clone());
    let diff = similar::TextDiff::from_lines(&old, &new);
    for change in diff.iter_all_changes() {
        let (listing, index) = match change.tag() {
            similar::ChangeTag::Equal => continue,
            similar::ChangeTag::Delete => (&mut *wrong, change.old_index()),
            similar::ChangeTag::Insert => (&mut *right, change.new_index()),
        };
        if let Some(line) = index.and_then(|it| listing.lines.get_mut(it)) {
            line.changed = true;
        }
    }
}

fn start(span: Span) -> usize {
    span.start as usize
}

fn end(span: Span) -> usize {
    span.end as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use analyzer::HighlightClass;

    fn span(text: &str, part: &str) -> Span {
        let start = u32::try_from(text.find(part).unwrap()).unwrap();
        Span { start, end: start + u32::try_from(part.len()).unwrap() }
    }

    fn checked(text: &str, colours: &[(&str, HighlightClass)], findings: &[(&str, Severity)]) -> Checked {
        let highlights = colours.iter().map(|(part, class)| Highlight { span: span(text, part), class: *class });
        let diagnostics = findings.iter().map(|(part, severity)| Diagnostic {
            rule: "some-rule".into(),
            severity: *severity,
            span: span(text, part),
            message: format!("about {part}"),
            help: String::new(),
            path: String::new(),
            facts: Vec::new(),
            fixes: Vec::new(),
        });
        let report = analyzer::Report { diagnostics: diagnostics.collect(), syntax_errors: Vec::new() };
        Checked { text: text.to_owned(), highlights: highlights.collect(), report }
    }

    fn lines(listing: &Listing) -> Vec<&str> {
        listing.lines.iter().map(|it| it.html.as_str()).collect()
    }

    #[test]
    fn squiggles_enclose_colours_and_text_is_escaped() {
        let text = "go f(a<b)\n";
        let it = checked(
            text,
            &[("go", HighlightClass::Keyword), ("f", HighlightClass::Function)],
            &[("go f(a<b)", Severity::Error)],
        );
        let listing = it.whole(Tone::Wrong, "");
        assert_eq!(
            lines(&listing),
            ["<span class=\"squiggle squiggle-error\"><span class=\"hl-keyword\">go</span> \
              <span class=\"hl-function\">f</span>(a&lt;b)</span>"]
        );
        assert_eq!(listing.lines[0].notes[0].message, "about go f(a<b)");
    }

    #[test]
    fn a_squiggle_over_several_lines_skips_indentation_and_is_noted_once() {
        let text = "x {\n\ty\n\n}\n";
        let listing = checked(text, &[], &[("x {\n\ty\n\n}", Severity::Info)]).whole(Tone::Plain, "");
        let squiggle = |it: &str| format!("<span class=\"squiggle squiggle-info\">{it}</span>");
        assert_eq!(lines(&listing), [squiggle("x {"), format!("\t{}", squiggle("y")), String::new(), squiggle("}")]);
        assert_eq!(listing.lines.iter().map(|it| it.notes.len()).collect::<Vec<_>>(), [1, 0, 0, 0]);
    }

    #[test]
    fn overlapping_squiggles_show_the_graver_one() {
        let it = checked("abc", &[], &[("ab", Severity::Warning), ("bc", Severity::Error)]);
        assert_eq!(
            lines(&it.whole(Tone::Wrong, "")),
            ["<span class=\"squiggle squiggle-warning\">a</span><span class=\"squiggle squiggle-error\">bc</span>"]
        );
    }

    #[test]
    fn a_part_shows_only_its_own_findings() {
        let text = "one\ntwo\nthree\n";
        let it = checked(text, &[], &[("one", Severity::Error), ("three", Severity::Error)]);
        let listing = it.listing(Tone::Wrong, "", 4..13);
        assert_eq!(listing.code, "two\nthree\n");
        assert_eq!(listing.lines.iter().map(|it| it.notes.len()).collect::<Vec<_>>(), [0, 1]);
    }

    #[test]
    fn changed_lines_are_marked_on_both_sides() {
        let mut wrong = checked("a\nb\nc\n", &[], &[]).whole(Tone::Wrong, "");
        let mut right = checked("a\nx\ny\nc\n", &[], &[]).whole(Tone::Right, "");
        mark_changes(&mut wrong, &mut right);
        let changed = |it: &Listing| it.lines.iter().map(|it| it.changed).collect::<Vec<_>>();
        assert_eq!(changed(&wrong), [false, true, false]);
        assert_eq!(changed(&right), [false, true, true, false]);
    }
}
