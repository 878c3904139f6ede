//! Programs on their way to the playground and to other people.

use super::copy_and_say;
use crate::context::{App, Notice};
use crate::share::{LinkError, to_hash};
use gloo::utils::window;

/// The playground's route.
pub const ROUTE: &str = "/play/";

/// Shows a program in the playground.
pub fn open_in_playground(app: App, code: &str) {
    match to_hash(code) {
        Ok(hash) => app.navigator.visit(app, &format!("{ROUTE}{hash}")),
        Err(error) => report(app, error),
    }
}

/// Copies a link to a program, and shows it in the address bar.
pub fn share(app: App, code: &str) {
    let hash = match to_hash(code) {
        Ok(hash) => hash,
        Err(error) => return report(app, error),
    };
    let origin = window().location().origin().unwrap_or_default();
    let address = app.href(&format!("{ROUTE}{hash}"));
    app.navigator.show_address(&address);
    let words = "Whoever opens it sees this program. The link holds the whole text; nothing is sent to a server.";
    copy_and_say(app, format!("{origin}{address}"), "Link copied", words.into());
}

/// Says why a link did not work out.
pub fn report(app: App, error: LinkError) {
    app.say(Notice::error("link", "No link", error.to_string()));
}
