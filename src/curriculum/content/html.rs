//! Text as HTML.

/// Appends `text` so that it means itself, in elements and in quoted attributes.
pub(crate) fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(character),
        }
    }
}

/// The escaped text.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out);
    out
}

/// A sentence in which code stands between backticks.
pub(crate) fn sentence(text: &str) -> String {
    let mut out = String::new();
    for (at, part) in text.split('`').enumerate() {
        if at > 0 {
            out.push_str(if at % 2 == 1 { "<code>" } else { "</code>" });
        }
        escape(part, &mut out);
    }
    if text.matches('`').count() % 2 == 1 { escaped(text) } else { out }
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_of_a_text_becomes_markup() {
        assert_eq!(super::escaped("<a b=\"c\">&ß"), "&lt;a b=&quot;c&quot;&gt;&amp;ß");
    }

    #[test]
    fn code_of_a_sentence_stands_between_backticks() {
        assert_eq!(super::sentence("`a < b` is true."), "<code>a &lt; b</code> is true.");
        assert_eq!(super::sentence("one ` alone"), "one ` alone");
    }
}
