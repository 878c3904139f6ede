//! What to learn next? Persona clauses, lessons, exercises, verdicts, progress.
//!
//! Pure: the command line tool reads `content/` and hands its files over; the tab receives finished pages. What turns
//! files into pages exists natively alone, so that the tab's program cannot grow by it.

mod error;
pub mod exercise;
pub mod page;
mod pattern;
pub mod progress;

#[cfg(not(target_family = "wasm"))]
mod content;

#[cfg(not(target_family = "wasm"))]
pub use content::{Curriculum, Output, Tolerance, Word, is_id, normal};
pub use error::ContentError;
