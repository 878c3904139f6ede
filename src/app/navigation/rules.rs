//! What a click on a link does, as plain Rust.

use crate::route::route_of;

/// A click on a link, as far as it decides where to go.
#[derive(Debug, Clone, Default)]
pub struct Click {
    /// The primary button, without Ctrl, Shift, Alt or Meta, and nobody else took the click.
    pub plain: bool,
    /// The link opens elsewhere: it has a `target` other than `_self`, or `download`.
    pub elsewhere: bool,
    /// Whether the link's origin is the site's.
    pub same_origin: bool,
    /// The link's path on its host.
    pub path: String,
    /// The link's `?` part.
    pub query: String,
    /// The link's `#` part, `#` included.
    pub hash: String,
}

/// What to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Leave it to the browser.
    Browser,
    /// Go to a place on this page; an empty hash is the top.
    Place {
        /// With `#`, or empty.
        hash: String,
    },
    /// Show another page.
    Visit(Address),
}

/// A page and a place on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The page's route.
    pub route: String,
    /// With `#`, or empty.
    pub hash: String,
}

/// Decides what a click does on the page at `current`, a route.
pub fn decide(base: &str, current: &str, click: &Click) -> Action {
    if !click.plain || click.elsewhere || !click.same_origin || !click.query.is_empty() {
        return Action::Browser;
    }
    let Some(route) = route_of(base, &click.path) else { return Action::Browser };
    if route == current {
        return Action::Place { hash: click.hash.clone() };
    }
    Action::Visit(Address { route: route.to_owned(), hash: click.hash.clone() })
}

/// Tickets for navigations, of which only the latest counts.
#[derive(Debug, Default)]
pub struct Latest(u32);

impl Latest {
    /// A ticket that makes all earlier ones stale.
    pub fn begin(&mut self) -> u32 {
        self.0 = self.0.wrapping_add(1);
        self.0
    }

    /// Whether no later ticket was given out.
    pub fn is_latest(&self, ticket: u32) -> bool {
        self.0 == ticket
    }
}

/// The scroll positions of the history's entries, by the number that each entry carries.
#[derive(Debug, Default)]
pub struct ScrollMemory {
    positions: Vec<(u32, f64)>,
    current: u32,
    last: u32,
}

impl ScrollMemory {
    /// Begins at an entry, as found after a reload; 0 where it carries no number.
    pub fn at(entry: u32) -> Self {
        Self { positions: Default::default(), current: entry, last: entry }
    }

    /// The number of the present entry.
    pub fn current(&self) -> u32 {
        self.current
    }

    /// Leaves the present entry, scrolled to `y`, for a new one and returns its number. What lay ahead is forgotten.
    pub fn push(&mut self, y: f64) -> u32 {
        self.note(y);
        self.last = self.current + 1;
        self.positions.retain(|(entry, _)| *entry < self.last);
        self.current = self.last;
        self.current
    }

    /// Leaves the present entry, scrolled to `y`, for another one of the history and returns where that was scrolled.
    pub fn go(&mut self, y: f64, entry: u32) -> Option<f64> {
        self.note(y);
        self.current = entry;
        self.positions.iter().find(|(known, _)| *known == entry).map(|(_, y)| *y)
    }

    fn note(&mut self, y: f64) {
        let current = self.current;
        self.positions.retain(|(entry, _)| *entry != current);
        self.positions.push((current, y));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(path: &str, hash: &str) -> Click {
        Click { plain: true, same_origin: true, path: path.into(), hash: hash.into(), ..Click::default() }
    }

    fn visit(route: &str, hash: &str) -> Action {
        Action::Visit(Address { route: route.into(), hash: hash.into() })
    }

    #[test]
    fn a_plain_click_on_a_page_of_the_site_is_ours() {
        assert_eq!(decide("/", "/", &link("/learn/", "")), visit("/learn/", ""));
        assert_eq!(decide("/repo/", "/", &link("/repo/map/", "#clause-x")), visit("/map/", "#clause-x"));
    }

    #[test]
    fn a_link_to_the_same_page_only_moves() {
        assert_eq!(decide("/", "/learn/", &link("/learn/", "#b")), Action::Place { hash: "#b".into() });
        assert_eq!(decide("/", "/learn/", &link("/learn/", "")), Action::Place { hash: String::new() });
    }

    #[test]
    fn everything_else_is_the_browsers() {
        let base = link("/learn/", "");
        let others = [
            Click { plain: false, ..base.clone() },
            Click { elsewhere: true, ..base.clone() },
            Click { same_origin: false, ..base.clone() },
            Click { query: "?a=1".into(), ..base.clone() },
            link("/manifest.webmanifest", ""),
            link("/learn", ""),
        ];
        for click in others {
            assert_eq!(decide("/", "/", &click), Action::Browser, "{click:?}");
        }
        assert_eq!(decide("/repo/", "/", &link("/other/", "")), Action::Browser);
    }

    #[test]
    fn only_the_latest_navigation_counts() {
        let mut latest = Latest::default();
        let (first, second) = (latest.begin(), latest.begin());
        assert!(!latest.is_latest(first));
        assert!(latest.is_latest(second));
    }

    #[test]
    fn going_back_and_forth_finds_the_place_again() {
        let mut memory = ScrollMemory::at(0);
        assert_eq!(memory.push(100.0), 1);
        assert_eq!(memory.push(200.0), 2);
        assert_eq!(memory.go(300.0, 0), Some(100.0));
        assert_eq!(memory.go(110.0, 2), Some(300.0));
        assert_eq!(memory.go(310.0, 1), Some(200.0));
        assert_eq!(memory.push(210.0), 2, "a new way forgets what lay ahead");
        assert_eq!(memory.go(0.0, 5), None);
    }
}
