//! Listings as HTML: made once when the site is built, and in the tab for the learner's own code.

use super::html::{escape, words};
use crate::route::href;
use curriculum::page::{ListingLine, Note};

/// The attribute of a listing's buttons that says what they do.
pub const ACTION: &str = "data-action";

/// How a listing is marked.
pub struct Mark {
    /// The class of the figure.
    pub figure: &'static str,
    /// The class of the mark.
    pub class: &'static str,
    /// The word; empty for none.
    pub word: &'static str,
}

/// The learner's own code.
pub const OWN: Mark = Mark { figure: "listing-own", class: "mark-todo", word: "Yours" };

/// The figure of a listing, for a site under `base`.
pub fn figure(base: &str, mark: &Mark, caption: &str, lines: &[ListingLine]) -> String {
    let mut out = format!("<figure class=\"listing {}\"><figcaption class=\"listing-head\">", mark.figure);
    if !mark.word.is_empty() {
        out.push_str(&format!("<span class=\"mark {}\">{}</span>", mark.class, mark.word));
    }
    out.push_str("<span class=\"listing-caption\">");
    escape(caption, &mut out);
    out.push_str("</span><span class=\"actions needs-js\">");
    for (action, word) in [("copy", "Copy"), ("play", "Open in playground")] {
        out.push_str(&format!(
            "<button type=\"button\" class=\"button button-quiet\" {ACTION}=\"{action}\">{word}</button>"
        ));
    }
    out.push_str("</span></figcaption><pre class=\"listing-code\"><code>");
    for line in lines {
        let class = if line.changed { "line changed" } else { "line" };
        out.push_str(&format!("<span class=\"{class}\">{}</span>", line.html));
        line.notes.iter().for_each(|note| push_note(base, note, &mut out));
    }
    out.push_str("</code></pre></figure>");
    out
}

fn push_note(base: &str, note: &Note, out: &mut String) {
    let severity = note.severity.as_str();
    out.push_str(&format!("<span class=\"note note-{severity}\" role=\"note\">"));
    out.push_str(&format!(
        "<span class=\"severity severity-{severity}\">{}</span>",
        super::severity_word(note.severity)
    ));
    words(&note.message, out);
    out.push_str(&format!(" <a href=\"{}\">", href(base, &format!("/rules/{}/", note.rule))));
    escape(&note.rule, out);
    out.push_str("</a></span>");
}
