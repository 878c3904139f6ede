//! A change to review as a table of lines; a select beside each added line flags it.

use crate::bench::flags::LINE;
use crate::components::html::escaped;
use curriculum::page::{Change, ChangeLine, Sign};

/// The table of a change.
pub fn table(change: &Change) -> String {
    let rules: String = change.rules.iter().map(|rule| format!("<option>{}</option>", escaped(rule))).collect();
    let rows: String = change.lines.iter().map(|line| row(line, &rules)).collect();
    format!(
        "<table class=\"diff\"><thead class=\"visually-hidden\"><tr><th scope=\"col\">Line</th><th scope=\"col\">What \
         happens to it</th><th scope=\"col\">Code</th><th scope=\"col\" class=\"needs-js\">Flag</th></tr></thead>\
         <tbody>{rows}</tbody></table>"
    )
}

fn row(line: &ChangeLine, rules: &str) -> String {
    let (class, sign, word) = match line.sign {
        Sign::Kept => ("kept", "", "kept"),
        Sign::Removed => ("removed", "\u{2212}", "removed"),
        Sign::Added => ("added", "+", "added"),
    };
    let ChangeLine { number, html, .. } = line;
    let flag = if line.can_be_flagged() { select(*number, rules) } else { String::new() };
    format!(
        "<tr class=\"diff-{class}\"><td class=\"diff-number\">{number}</td><td class=\"diff-sign\"><span \
         aria-hidden=\"true\">{sign}</span> <span class=\"diff-word\">{word}</span></td><td \
         class=\"diff-code\"><code>{html}</code></td><td class=\"diff-flag needs-js\">{flag}</td></tr>"
    )
}

fn select(number: u32, rules: &str) -> String {
    format!(
        "<select {LINE}=\"{number}\" aria-label=\"Flag line {number}\"><option value=\"\">Flag</option>{rules}</select>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_says_what_happens_to_it_and_only_added_code_can_be_flagged() {
        let line = |sign, number, html: &str| ChangeLine { sign, number, html: html.into() };
        let lines = vec![
            line(Sign::Kept, 1, "a()"),
            line(Sign::Removed, 2, "b()"),
            line(Sign::Added, 2, "c()"),
            line(Sign::Added, 3, ""),
            line(Sign::Added, 4, "})"),
        ];
        let html = table(&Change { lines, rules: vec!["ignored-error".into()] });
        for word in [">kept<", ">removed<", ">added<"] {
            assert!(html.contains(word), "{word}");
        }
        assert_eq!(html.matches("<select").count(), 1);
        assert!(
            html.contains("aria-label=\"Flag line 2\"><option value=\"\">Flag</option><option>ignored-error</option>")
        );
    }
}
