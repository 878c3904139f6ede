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

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_of_a_text_becomes_markup() {
        assert_eq!(super::escaped("<a b=\"c\">&ß"), "&lt;a b=&quot;c&quot;&gt;&amp;ß");
    }
}
