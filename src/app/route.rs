//! Addresses: a route says which page, the base path says where the site lives on its host.

/// The address of `route` (such as `/learn/`, a hash allowed) for a site under `base` (`/` or `/repo/`).
pub fn href(base: &str, route: &str) -> String {
    format!("{base}{}", route.strip_prefix('/').unwrap_or(route))
}

/// The address of the data of the page at `route`, whose file is called `name` in this build.
pub fn data_href(base: &str, route: &str, name: &str) -> String {
    format!("{}{name}", href(base, route))
}

/// The route of a path on this host, or `None` where the path is not one of the site's pages.
///
/// Pages end in `/`; everything else is a file, or an address that the host must answer for.
pub fn route_of<'a>(base: &str, path: &'a str) -> Option<&'a str> {
    let inside = path.strip_prefix(base.strip_suffix('/')?)?;
    (inside.starts_with('/') && inside.ends_with('/')).then_some(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_carries_the_base_once() {
        assert_eq!(href("/", "/"), "/");
        assert_eq!(href("/", "/map/#clause-x"), "/map/#clause-x");
        assert_eq!(href("/repo/", "/"), "/repo/");
        assert_eq!(href("/repo/", "/learn/welcome/"), "/repo/learn/welcome/");
        assert_eq!(data_href("/repo/", "/learn/", "page-1f.json"), "/repo/learn/page-1f.json");
    }

    #[test]
    fn only_pages_of_this_site_have_a_route() {
        assert_eq!(route_of("/repo/", "/repo/learn/"), Some("/learn/"));
        assert_eq!(route_of("/repo/", "/repo/"), Some("/"));
        assert_eq!(route_of("/", "/"), Some("/"));
        for elsewhere in ["/learn/", "/repository/", "/repo/manifest.json", "/repo/learn", "/repo"] {
            assert_eq!(route_of("/repo/", elsewhere), None, "{elsewhere}");
        }
    }
}
