//! What to learn next? Persona clauses, lessons, exercises, verdicts, progress.
//!
//! Pure: the command line tool reads `content/` and hands its files over; the tab receives typed pages.

mod error;
mod example;
pub mod exercise;
mod front;
mod html;
mod layout;
mod listing;
mod load;
mod markdown;
pub mod page;
mod pages;
mod pattern;
mod persona;
pub mod progress;
mod proof;
mod references;
#[cfg(test)]
mod sample;

pub use error::ContentError;
pub use load::Curriculum;
