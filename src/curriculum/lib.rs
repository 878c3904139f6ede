//! What to learn next? Persona clauses, lessons, exercises, verdicts, progress.
//!
//! Pure: the command line tool reads `content/` and hands its files over; the tab receives typed pages.

pub mod exercise;
pub mod page;
pub mod progress;
