//! The path that a site lives under.

use std::fmt;
use std::str::FromStr;

/// A path that begins and ends with `/`, such as `/` or `/go-idioms/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base(String);

impl Base {
    /// The path itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What follows the base in a request's path, beginning with `/`; `None` outside the site.
    pub fn strip<'a>(&self, path: &'a str) -> Option<&'a str> {
        path.strip_prefix(&self.0[..self.0.len() - 1]).filter(|rest| rest.starts_with('/'))
    }
}

impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Base {
    type Err = String;

    /// Accepts the path with or without its first and last slash.
    fn from_str(text: &str) -> Result<Self, String> {
        let path = text.trim_matches('/');
        if path.is_empty() {
            return Ok(Self("/".into()));
        }
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c);
        let names = |name: &str| !name.is_empty() && name != "." && name != ".." && name.chars().all(plain);
        if !path.split('/').all(names) {
            return Err("a base is a path such as /repo/, of letters, digits and - . _ ~".into());
        }
        Ok(Self(format!("/{path}/")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base(text: &str) -> Result<String, String> {
        text.parse::<Base>().map(|base| base.to_string())
    }

    #[test]
    fn slashes_at_both_ends_are_supplied() {
        assert_eq!(base("/").as_deref(), Ok("/"));
        assert_eq!(base("").as_deref(), Ok("/"));
        assert_eq!(base("repo").as_deref(), Ok("/repo/"));
        assert_eq!(base("/a/b.c/").as_deref(), Ok("/a/b.c/"));
    }

    #[test]
    fn what_would_break_out_of_an_address_is_refused() {
        for text in ["/a//b/", "/../", "/a b/", "/\"onload=/", "/a?b/", "https://example.org/"] {
            assert!(base(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_request_is_inside_the_site_or_not() {
        let repo: Base = "/repo/".parse().unwrap();
        assert_eq!(repo.strip("/repo/learn/"), Some("/learn/"));
        assert_eq!(repo.strip("/repo/"), Some("/"));
        assert_eq!(repo.strip("/repo"), None);
        assert_eq!(repo.strip("/repository/"), None);
        let root: Base = "/".parse().unwrap();
        assert_eq!(root.strip("/learn/"), Some("/learn/"));
    }
}
