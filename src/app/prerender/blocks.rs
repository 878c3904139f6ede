//! Texts: prose and listings.

use crate::components::listing::{self, Mark};
use curriculum::page::{Block, Listing, Tone, with_base};

const WRONG: Mark = Mark { figure: "listing-wrong", class: "mark-wrong", word: "Wrong" };
const RIGHT: Mark = Mark { figure: "listing-right", class: "mark-right", word: "Right" };
/// Code without a judgement.
pub const PLAIN: Mark = Mark { figure: "listing-plain", class: "", word: "" };

/// The reference solution of an exercise.
pub const REFERENCE: Mark = Mark { figure: "listing-right", class: "mark-right", word: "Reference" };

/// A text as HTML, for the inside of a `.prose`.
pub fn blocks(base: &str, blocks: &[Block]) -> String {
    blocks
        .iter()
        .map(|block| match block {
            Block::Html { html } => with_base(html, base),
            Block::Listing { listing } => figure(base, listing),
            Block::Compare { wrong, right } => format!(
                "<figure class=\"compare\"><div class=\"compare-pair\">{}{}</div><figcaption class=\"legend\">The bar \
                 beside a line marks what changed.</figcaption></figure>",
                figure(base, wrong),
                figure(base, right)
            ),
        })
        .collect()
}

fn figure(base: &str, listing: &Listing) -> String {
    let mark = match listing.tone {
        Tone::Wrong => &WRONG,
        Tone::Right => &RIGHT,
        Tone::Plain => &PLAIN,
    };
    marked(base, mark, listing)
}

/// A listing under a mark.
pub fn marked(base: &str, mark: &Mark, listing: &Listing) -> String {
    listing::figure(base, mark, &listing.caption, &listing.lines)
}
