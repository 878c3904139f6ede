//! From the files of `content/` to a proven curriculum, and from there to the pages of the site.

mod change;
mod coverage;
mod decision;
mod example;
mod front;
mod html;
mod layout;
mod listing;
mod load;
mod markdown;
mod output;
mod pages;
mod persona;
mod picture;
mod proof;
mod prose;
mod references;
#[cfg(test)]
mod sample;
mod tolerance;

pub use layout::is_id;
pub use load::Curriculum;
pub use output::{Output, normal};
pub use prose::Word;
pub use tolerance::Tolerance;
