//! The site's interface: pages, components, editor, worker.

#[cfg(feature = "ssr")]
mod prerender;
#[cfg(feature = "ssr")]
pub use prerender::{Assets, Site, render};
