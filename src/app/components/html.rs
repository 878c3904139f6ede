//! Text as HTML.

/// Appends a text so that none of it is markup.
pub fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

/// A text so that none of it is markup.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out);
    out
}

/// Appends a sentence in which `code` stands between backticks.
pub fn words(text: &str, out: &mut String) {
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        escape(text, out);
        return;
    }
    for (at, part) in parts.into_iter().enumerate().filter(|(_, part)| !part.is_empty()) {
        let is_code = at % 2 == 1;
        out.push_str(if is_code { "<code>" } else { "" });
        escape(part, out);
        out.push_str(if is_code { "</code>" } else { "" });
    }
}

/// A sentence in which `code` stands between backticks, as HTML.
pub fn sentence(text: &str) -> String {
    let mut out = String::new();
    words(text, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_between_backticks_becomes_code_and_markup_stays_text() {
        assert_eq!(sentence("The error of `os.Open` is <lost>."), "The error of <code>os.Open</code> is &lt;lost&gt;.");
        assert_eq!(sentence("`a` and `b`"), "<code>a</code> and <code>b</code>");
        assert_eq!(sentence("one ` alone"), "one ` alone");
    }
}
