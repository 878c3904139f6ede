//! Comments that silence a rule where its author knows better.
//!
//! `//nolint:RULE,RULE` as golangci-lint reads it and `//lint:ignore RULE reason` as staticcheck does. Each silences its own
//! line; one that stands alone silences the next line of code. A linter that checks the same as a rule may be named in its
//! place, and gosec's own `#nosec` and `gosec:disable` count as naming gosec: who has answered that linter has answered the rule.

use crate::package::File;
use crate::{Diagnostic, Span, rules};

/// Removes the diagnostics that begin on a silenced line.
pub(crate) fn remove_silenced(file: &File<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if diagnostics.is_empty() {
        return;
    }
    for comment in &file.syntax.comments {
        let Some(names) = silenced(comment.of(file.text)) else { continue };
        let line = target(file, *comment);
        diagnostics.retain(|diagnostic| {
            let is_here = line.start <= diagnostic.span.start && diagnostic.span.start <= line.end;
            let is_meant = |name: &str| name == diagnostic.rule || name == "all" || name == "*";
            let is_named = names.clone().any(|name| is_meant(name) || checks_the_same(&diagnostic.rule, name));
            !(is_here && is_named)
        });
    }
}

/// Whether the linter, or the check of a linter, is one that the rule says checks the same.
fn checks_the_same(rule: &str, name: &str) -> bool {
    let linters = rules::info(rule).map_or(&[][..], |rule| rule.linters);
    linters.iter().any(|linter| {
        let linter = linter.replace("go vet", "govet");
        linter.split([' ', '(', ')', ',']).any(|word| word == name)
    })
}

/// The rules and linters that a comment silences.
fn silenced(comment: &str) -> Option<impl Iterator<Item = &str> + Clone> {
    let names = if let Some(rest) = comment.strip_prefix("//nolint") {
        match rest.strip_prefix(':') {
            Some(names) => names.split(|c: char| c.is_whitespace() || c == '/').next()?,
            None if rest.is_empty() || rest.starts_with([' ', '\t']) => "all",
            None => return None,
        }
    } else if comment.contains("#nosec") || comment.contains("gosec:disable") {
        "gosec"
    } else {
        let (names, reason) = comment.strip_prefix("//lint:ignore ")?.trim_start().split_once(char::is_whitespace)?;
        if reason.trim().is_empty() {
            return None;
        }
        names
    };
    Some(names.split(',').map(str::trim).filter(|name| !name.is_empty()))
}

/// The line that a comment speaks about: its own, or the next one with code if it stands alone.
fn target(file: &File<'_>, comment: Span) -> Span {
    let own = file.line_at(comment.start);
    let before = &file.text[own.start as usize..comment.start as usize];
    if !before.trim().is_empty() {
        return own;
    }
    let mut line = own;
    while (line.end as usize) < file.text.len() {
        line = file.line_at(line.end + 1);
        let text = line.of(file.text).trim();
        if !text.is_empty() && !text.starts_with("//") {
            break;
        }
    }
    line
}
