//! The site's interface: pages, components, editor, worker.
//!
//! Components show state and send intents. What they need to decide lies beside them as plain Rust.

mod backup;
mod bench;
mod components;
mod context;
mod islands;
mod live;
mod navigation;
mod queue;
pub mod route;
mod share;
mod storage;
mod takeover;
mod theme;

pub use takeover::run;

#[cfg(feature = "ssr")]
mod prerender;
#[cfg(feature = "ssr")]
pub use prerender::{Assets, Site, data, render};
