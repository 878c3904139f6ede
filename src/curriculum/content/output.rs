//! What programs of the content print, as lessons show it: made comparable from run to run, and compared.

use std::ops::Range;

/// A block of a text that shows what a program printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// The file that shows it, relative to `content/`.
    pub path: String,
    /// The line of the block, from 1.
    pub line: u32,
    /// The bytes of that file that the shown text takes.
    pub range: Range<usize>,
    /// `run` or `test`, as go calls it.
    pub verb: String,
    /// The folder of the program, relative to `content/`.
    pub folder: String,
    /// The text as it is shown.
    pub shown: String,
}

impl Output {
    /// Whether the shown text is what was `printed` (already [`normal`]): line by line, where a line `...` stands for
    /// any lines.
    pub fn matches(&self, printed: &str) -> bool {
        let shown: Vec<&str> = self.shown.lines().map(str::trim_end).collect();
        let printed: Vec<&str> = printed.lines().collect();
        let mut parts = shown.split(|line| *line == "...");
        let first = parts.next().unwrap_or_default();
        let Some(mut rest) = printed.strip_prefix(first) else { return false };
        let mut parts: Vec<&[&str]> = parts.collect();
        let Some(last) = parts.pop() else { return rest.is_empty() };
        for part in parts.into_iter().filter(|it| !it.is_empty()) {
            let Some(at) = rest.windows(part.len()).position(|lines| lines == part) else { return false };
            rest = &rest[at + part.len()..];
        }
        rest.ends_with(last)
    }
}

/// What a program printed, without what changes from run to run: addresses, offsets, where the files lie, and how long
/// tests took.
pub fn normal(printed: &str) -> String {
    let mut out = String::with_capacity(printed.len());
    for line in printed.replace('\r', "").trim_end().lines() {
        let line = without_offset(line.trim_end());
        let words: Vec<String> = line.split(' ').map(word).collect();
        out.push_str(&without_duration(&words.join(" ")));
        out.push('\n');
    }
    out
}

/// Drops ` +0x1d` at the end of a line of a stack.
fn without_offset(line: &str) -> &str {
    match line.rsplit_once(" +0x") {
        Some((before, digits)) if digits.bytes().all(|it| it.is_ascii_hexdigit()) => before,
        _ => line,
    }
}

/// A word without addresses, and with the mere name of a Go file that is given with its place.
fn word(word: &str) -> String {
    let place = word.find(".go:").and_then(|end| {
        let start = word.find('/')?;
        let name = word[..end].rfind('/')?;
        Some(format!("{}{}", &word[..start], &word[name + 1..]))
    });
    let word = place.as_deref().unwrap_or(word);
    let mut out = String::new();
    let mut rest = word;
    while let Some((before, address)) = rest.split_once("0x") {
        let digits = address.len() - address.trim_start_matches(|it: char| it.is_ascii_hexdigit()).len();
        out.push_str(before);
        out.push_str(if digits > 0 { "0x…" } else { "0x" });
        rest = &address[digits..];
    }
    out + rest
}

/// `(0.03s)` of a test and `0.005s` of a package say nothing: both become zero, in the form that go gives them.
fn without_duration(line: &str) -> String {
    let is_duration = |text: &str| text.strip_suffix('s').is_some_and(|it| it.parse::<f64>().is_ok());
    if let Some((before, duration)) = line.strip_suffix(')').and_then(|it| it.rsplit_once('('))
        && is_duration(duration)
        && before.trim_start().starts_with("--- ")
    {
        return format!("{before}(0.00s)");
    }
    match line.rsplit_once('\t') {
        Some((before, duration)) if is_duration(duration) => format!("{before}\t0.000s"),
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_from_run_to_run_is_taken_out() {
        let table = [
            ("panic: boom\n\ngoroutine 1 [running]:\n", "panic: boom\n\ngoroutine 1 [running]:\n"),
            ("main.load(0x14000102000, {0x1, 0x2})", "main.load(0x…, {0x…, 0x…})\n"),
            ("\t/home/a/content/lessons/x/crash/main.go:12 +0x1d", "\tmain.go:12\n"),
            ("created by main.main in goroutine 1", "created by main.main in goroutine 1\n"),
            (
                "--- FAIL: TestLoad (0.03s)\n    load_test.go:9: got 1",
                "--- FAIL: TestLoad (0.00s)\n    load_test.go:9: got 1\n",
            ),
            ("ok  \tcontent/lessons/x/right\t0.214s", "ok  \tcontent/lessons/x/right\t0.000s\n"),
            ("GET /orders/7 took (3s)", "GET /orders/7 took (3s)\n"),
            ("0xg and 12\t13", "0xg and 12\t13\n"),
        ];
        for (printed, expected) in table {
            assert_eq!(normal(printed), expected);
        }
    }

    fn shows(shown: &str, printed: &str) -> bool {
        let output = Output {
            path: "lesson.md".into(),
            line: 1,
            range: 0..0,
            verb: "run".into(),
            folder: "x".into(),
            shown: shown.into(),
        };
        output.matches(printed)
    }

    #[test]
    fn dots_stand_for_any_lines() {
        let printed = "a\nb\nc\nd\n";
        for shown in
            ["a\nb\nc\nd\n", "a\n...\nd\n", "...\nc\nd\n", "a\n...\n", "...\n", "a\n...\nb\n...\nd\n", "a \nb\n...\n"]
        {
            assert!(shows(shown, printed), "{shown}");
        }
        for shown in ["", "a\n", "a\nb\nc\nd\ne\n", "a\n...\nc\n", "b\n...\n", "...\nd\n...\nb\n...\n", "a\n...\na\n"] {
            assert!(!shows(shown, printed), "{shown}");
        }
    }
}
