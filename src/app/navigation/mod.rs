//! The way from page to page inside the tab.

mod rules;
mod tab;

pub use tab::{Navigator, listen};
