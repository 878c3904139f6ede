//! The report for code scanning services: SARIF 2.1.0.

use super::outcome::{Checked, Outcome, Problem};
use analyzer::{Diagnostic, Fix, LineIndex, RuleInfo, Severity, Span, rule_docs, rules};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::{self, Write};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes the log on one line.
pub fn write(out: &mut impl Write, outcome: &Outcome) -> io::Result<()> {
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "go-idioms",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules().map(rule).collect::<Vec<_>>(),
            }},
            "columnKind": "utf16CodeUnits",
            "invocations": [{
                "executionSuccessful": outcome.errors.is_empty(),
                "toolExecutionNotifications": outcome.errors.iter().map(notification).collect::<Vec<_>>(),
            }],
            "results": results(outcome),
        }],
    });
    serde_json::to_writer(&mut *out, &log)?;
    writeln!(out)
}

fn rule(info: &RuleInfo) -> Value {
    let docs = rule_docs(info.id).unwrap_or_else(|| info.summary.to_owned());
    json!({
        "id": info.id,
        "shortDescription": {"text": info.summary},
        "help": {"text": docs, "markdown": docs},
        "defaultConfiguration": {"level": level(info.severity)},
        "properties": {"tags": [info.area]},
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

fn notification(problem: &Problem) -> Value {
    json!({
        "level": "error",
        "message": {"text": problem.message},
        "locations": [{"physicalLocation": {"artifactLocation": artifact(&problem.path)}}],
    })
}

fn results(outcome: &Outcome) -> Vec<Value> {
    let files = outcome.files_with_findings();
    files
        .flat_map(|(file, lines)| file.diagnostics.iter().map(move |d| result(file, d, &lines)).collect::<Vec<_>>())
        .collect()
}

fn result(file: &Checked, diagnostic: &Diagnostic, lines: &LineIndex) -> Value {
    let mut result = json!({
        "ruleId": diagnostic.rule,
        "level": level(diagnostic.severity),
        "message": {"text": format!("{} {}", diagnostic.message, diagnostic.help)},
        "locations": [{"physicalLocation": {
            "artifactLocation": artifact(&file.path),
            "region": region(diagnostic.span, lines),
        }}],
    });
    if let Some(index) = rules().position(|info| info.id == diagnostic.rule) {
        result["ruleIndex"] = index.into();
    }
    // A fix without edits says nothing that SARIF can hold.
    let fixes = diagnostic.fixes.iter().filter(|fix| !fix.edits.is_empty());
    result["fixes"] = fixes.map(|f| fix(file, f, lines)).collect();
    result
}

fn fix(file: &Checked, fix: &Fix, lines: &LineIndex) -> Value {
    let replacements = fix
        .edits
        .iter()
        .map(|edit| json!({"deletedRegion": region(edit.span, lines), "insertedContent": {"text": edit.text}}));
    json!({
        "description": {"text": fix.title},
        "artifactChanges": [{
            "artifactLocation": artifact(&file.path),
            "replacements": replacements.collect::<Vec<_>>(),
        }],
        "properties": {"applicability": fix.applicability},
    })
}

fn region(span: Span, lines: &LineIndex) -> Value {
    let (start, end) = (lines.position(span.start), lines.position(span.end));
    json!({
        "startLine": start.line,
        "startColumn": start.utf16_column,
        "endLine": end.line,
        "endColumn": end.utf16_column,
        "byteOffset": span.start,
        "byteLength": span.end - span.start,
    })
}

fn artifact(path: &str) -> Value {
    json!({"uri": uri(path)})
}

/// A path as a URI reference; an absolute one becomes a `file:` URI.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(byte.into()),
            // Writing to a string cannot fail.
            _ => _ = write!(uri, "%{byte:02X}"),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("a/b_test.go"), "a/b_test.go");
        assert_eq!(uri("/tmp/a.go"), "file:///tmp/a.go");
        assert_eq!(uri("größe #1.go"), "gr%C3%B6%C3%9Fe%20%231.go");
    }
}
