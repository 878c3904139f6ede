//! The JSON report, whose form is a contract.

use super::*;
use serde_json::json;

#[test]
fn is_the_documented_object() {
    let (report, status) = Folder::new(&[("a.go", SLIP)]).json(&["a.go"]);
    assert_eq!(status, 1);
    assert_eq!(report["files"], 1);
    assert_eq!(report["errors"], json!([]));
    let diagnostic = &report["diagnostics"][0];
    assert_eq!(diagnostic["path"], "a.go");
    assert_eq!(diagnostic["rule"], "ignored-error");
    assert_eq!(diagnostic["severity"], "error");
    assert!(diagnostic["message"].as_str().is_some_and(|message| !message.is_empty()));
    assert_eq!(diagnostic["start"], json!({"line": 6, "column": 8, "byte": 72}));
    assert_eq!(diagnostic["end"], json!({"line": 6, "column": 9, "byte": 73}));
    let fix = &diagnostic["fixes"][0];
    assert!(fix["title"].as_str().is_some_and(|title| !title.is_empty()));
    assert_eq!(fix["applicability"], "safe");
    let edit = &fix["edits"][0];
    assert!(edit["start"]["line"].is_u64() && edit["end"]["byte"].is_u64() && edit["text"].is_string(), "{edit}");
    let keys = |value: &Value| value.as_object().map(|object| object.keys().cloned().collect::<Vec<_>>());
    let expected = ["end", "fixes", "message", "path", "rule", "severity", "start"];
    assert_eq!(keys(diagnostic).unwrap_or_default(), expected);
    assert_eq!(keys(&report).unwrap_or_default(), ["diagnostics", "errors", "files"]);
}

#[test]
fn counts_columns_in_bytes() {
    let text = SLIP.replace("data, _", "/* é😀 */ data, _");
    let (report, _) = Folder::new(&[("a.go", &text)]).json(&["a.go"]);
    assert_eq!(report["diagnostics"][0]["start"]["column"], 21);
}

#[test]
fn is_the_same_every_time() {
    let folder = Folder::new(&[]);
    for n in 0..40 {
        folder.write(&format!("p{n}/a.go"), SLIP);
        folder.write(&format!("p{n}/b.go"), SLIP.replace("read", "load"));
    }
    let first = folder.json(&["."]);
    assert_eq!(findings(&first.0).len(), 80);
    assert!(findings(&first.0).is_sorted_by_key(|finding| finding.split(':').next().map(str::to_owned)));
    assert_eq!(folder.json(&["."]), first);
}
