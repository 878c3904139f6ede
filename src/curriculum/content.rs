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
mod references;
#[cfg(test)]
mod sample;

pub use layout::is_id;
pub use load::Curriculum;
pub use output::{Output, normal};
