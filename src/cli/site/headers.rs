//! The headers that hosts add to answers, read from the site's own `_headers` file, so that what is served here is
//! what the hosts that know this file serve.

use anyhow::{Context, Result, bail};
use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// Headers by the paths that they are for.
#[derive(Debug, Default)]
pub struct Headers(Vec<Rule>);

#[derive(Debug)]
struct Rule {
    pattern: String,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl Headers {
    /// Reads lines of paths (`/assets/*`), each followed by indented lines of headers (`Name: value`); `#` comments.
    pub fn parse(text: &str) -> Result<Self> {
        let mut rules: Vec<Rule> = Vec::new();
        for (number, line) in text.lines().enumerate() {
            let place = || format!("_headers:{}", number + 1);
            if line.trim().is_empty() || line.trim_start().starts_with('#') {
                continue;
            }
            if !line.starts_with(char::is_whitespace) {
                rules.push(Rule { pattern: line.trim().to_owned(), headers: Vec::new() });
                continue;
            }
            let Some((name, value)) = line.split_once(':') else { bail!("{}: a header is `Name: value`", place()) };
            let Some(rule) = rules.last_mut() else { bail!("{}: a header before the first path", place()) };
            rule.headers.push((name.trim().parse().with_context(place)?, value.trim().parse().with_context(place)?));
        }
        Ok(Self(rules))
    }

    /// Adds to `headers` what is meant for `path`, which begins with `/`.
    pub fn add_to(&self, path: &str, headers: &mut HeaderMap) {
        for rule in self.0.iter().filter(|rule| matches(&rule.pattern, path)) {
            headers.extend(rule.headers.iter().cloned());
        }
    }
}

fn matches(pattern: &str, path: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(prefix) => path.starts_with(prefix),
        None => path == pattern,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn added(text: &str, path: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        Headers::parse(text).unwrap().add_to(path, &mut headers);
        headers
    }

    #[test]
    fn each_path_gets_the_headers_of_every_pattern_that_it_matches() {
        let text = "# for all\n/*\n  X-Content-Type-Options: nosniff\n\n/assets/*\n  Cache-Control: immutable\n";
        assert_eq!(added(text, "/learn/").len(), 1);
        let asset = added(text, "/assets/page.js");
        assert_eq!(asset["x-content-type-options"], "nosniff");
        assert_eq!(asset["cache-control"], "immutable");
    }

    #[test]
    fn a_path_without_a_star_is_that_path_alone() {
        let text = "/service-worker.js\n  Cache-Control: no-cache\n";
        assert_eq!(added(text, "/service-worker.js").len(), 1);
        assert!(added(text, "/service-worker.js.map").is_empty());
    }

    #[test]
    fn mistakes_name_their_line() {
        assert_eq!(Headers::parse("/*\n  nosniff\n").unwrap_err().to_string(), "_headers:2: a header is `Name: value`");
        assert!(Headers::parse("  A: b\n").is_err());
    }

    #[test]
    fn the_projects_own_file_is_read() {
        let text = include_str!("../../../public/_headers");
        let headers = added(text, "/assets/page-0123456789.js");
        assert!(headers["cache-control"].to_str().unwrap().contains("immutable"));
        assert!(headers.contains_key("content-security-policy"));
        assert!(!added(text, "/learn/").contains_key("cache-control"));
    }
}
