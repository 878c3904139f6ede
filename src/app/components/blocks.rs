//! Texts: prose and listings.

use super::{copy, severity_mark, share};
use crate::context::App;
use curriculum::page::{Block, Listing, ListingLine, Note, Tone, with_base};
use leptos::prelude::*;

/// A text as children of one `.prose`.
pub fn blocks(app: App, blocks: Vec<Block>) -> AnyView {
    let parts = blocks.into_iter().map(|block| match block {
        Block::Html { html } => prose(app, &html),
        Block::Listing { listing } => listing_figure(app, listing),
        Block::Compare { wrong, right } => view! {
            <figure class="compare">
                <div class="compare-pair">{listing_figure(app, wrong)}{listing_figure(app, right)}</div>
                <figcaption class="legend">"The bar beside a line marks what changed."</figcaption>
            </figure>
        }
        .into_any(),
    });
    view! { <div class="prose">{parts.collect_view()}</div> }.into_any()
}

/// Prose of our own, in which the links get the base path.
fn prose(app: App, html: &str) -> AnyView {
    view! { <div class="prose" inner_html=with_base(html, &app.base())></div> }.into_any()
}

/// A piece of code with what is said about it.
pub fn listing_figure(app: App, listing: Listing) -> AnyView {
    let Listing { tone, caption, code, lines } = listing;
    let (class, mark) = match tone {
        Tone::Wrong => ("listing listing-wrong", Some(("mark mark-wrong", "Wrong"))),
        Tone::Right => ("listing listing-right", Some(("mark mark-right", "Right"))),
        Tone::Plain => ("listing listing-plain", None),
    };
    figure(app, class, mark, caption, code, lines)
}

/// A listing under a mark of its own.
pub fn figure(
    app: App,
    class: &'static str,
    mark: Option<(&'static str, &'static str)>,
    caption: String,
    code: String,
    lines: Vec<ListingLine>,
) -> AnyView {
    let mark = mark.map(|(class, word)| view! { <span class=class>{word}</span> });
    let code = StoredValue::new(code);
    let lines = lines.into_iter().map(|line| listing_line(app, line)).collect_view();
    view! {
        <figure class=class>
            <figcaption class="listing-head">
                {mark}
                <span class="listing-caption">{caption}</span>
                <span class="actions needs-js">
                    <button
                        type="button"
                        class="button button-quiet"
                        on:click=move |_| code.with_value(|code| copy(app, code))
                    >"Copy"</button>
                    <button
                        type="button"
                        class="button button-quiet"
                        on:click=move |_| code.with_value(|code| share::open_in_playground(app, code))
                    >"Open in playground"</button>
                </span>
            </figcaption>
            <pre class="listing-code"><code>{lines}</code></pre>
        </figure>
    }
    .into_any()
}

fn listing_line(app: App, line: ListingLine) -> AnyView {
    let class = if line.changed { "line changed" } else { "line" };
    let notes = line.notes.into_iter().map(|note| line_note(app, note)).collect_view();
    view! { <span class=class inner_html=line.html></span>{notes} }.into_any()
}

fn line_note(app: App, note: Note) -> AnyView {
    let address = app.href(&format!("/rules/{}/", note.rule));
    view! {
        <span class=format!("note note-{}", note.severity.as_str()) role="note">
            {severity_mark(note.severity)}
            {super::inline_code(&note.message)}
            " "
            <a href=address>{note.rule}</a>
        </span>
    }
    .into_any()
}
