//! The SARIF report.

use super::*;
use serde_json::json;

fn log(folder: &Folder, args: &[&str]) -> Value {
    let run = folder.check(&[&["--format", "sarif"], args].concat());
    serde_json::from_str(&run.stdout).expect("one JSON value")
}

#[test]
fn holds_rules_results_and_fixes() {
    let text = SLIP.replace("data", "é𝒳");
    let log = log(&Folder::new(&[("my file.go", &text)]), &["my file.go"]);
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    let result = &run["results"][0];
    assert_eq!((&result["ruleId"], &result["level"]), (&json!("ignored-error"), &json!("error")));
    let location = &result["locations"][0]["physicalLocation"];
    assert_eq!(location["artifactLocation"]["uri"], "my%20file.go");
    let region =
        json!({"startLine": 6, "startColumn": 7, "endLine": 6, "endColumn": 8, "byteOffset": 74, "byteLength": 1});
    assert_eq!(location["region"], region);
    let change = &result["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "my%20file.go");
    assert!(change["replacements"].as_array().is_some_and(|replacements| !replacements.is_empty()));
}

#[test]
fn gives_every_rule_its_help_and_every_result_its_rule() {
    let log = log(&Folder::new(&[("a.go", SLIP)]), &["a.go"]);
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("a list");
    assert!(!rules.is_empty());
    for rule in rules {
        assert!(rule["help"]["text"].as_str().is_some_and(|help| help.contains("What it does")), "{rule}");
        assert!(["note", "warning", "error"].iter().any(|level| rule["defaultConfiguration"]["level"] == *level));
    }
    let result = &run["results"][0];
    let index = result["ruleIndex"].as_u64().expect("an index") as usize;
    assert_eq!(rules[index]["id"], result["ruleId"]);
}

#[test]
fn says_what_could_not_be_checked() {
    let log = log(&Folder::new(&[]), &["missing.go"]);
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let notification = &invocation["toolExecutionNotifications"][0];
    assert_eq!(notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "missing.go");
}
