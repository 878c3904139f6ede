//! `go-idioms check` as its users meet it: the built program, files on disk, exit statuses and reports.

use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// One ignored error, and a safe fix for it, on line 6.
const SLIP: &str = "\
package a

import \"os\"

func read(path string) ([]byte, error) {
\tdata, _ := os.ReadFile(path)
\treturn data, nil
}
";

const CLEAN: &str = "package a\n\nfunc add(a, b int) int {\n\treturn a + b\n}\n";

/// A folder with some files that is gone after the test.
struct Folder(TempDir);

impl Folder {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().expect("a temporary folder"));
        for (name, text) in files {
            folder.write(name, text);
        }
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a file in a folder")).expect("the file's folder");
        fs::write(path, text).expect("the file");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("the file")
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_go-idioms"));
        command.arg("check").args(args).current_dir(self.0.path());
        command
    }

    fn check(&self, args: &[&str]) -> Run {
        Run::new(self.command(args).stdin(Stdio::null()).output().expect("go-idioms runs"))
    }

    fn check_with_input(&self, args: &[&str], input: &str) -> Run {
        let mut command = self.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("go-idioms runs");
        let mut stdin = child.stdin.take().expect("a pipe");
        // A program that refuses its arguments does not read.
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        Run::new(child.wait_with_output().expect("go-idioms ends"))
    }

    /// The report as a program reads it, and the exit status.
    fn json(&self, args: &[&str]) -> (Value, i32) {
        let run = self.check(&[&["--format", "json"], args].concat());
        (serde_json::from_str(&run.stdout).expect("one JSON value"), run.status)
    }
}

/// What a finished program left behind.
#[derive(Debug)]
struct Run {
    status: i32,
    stdout: String,
    stderr: String,
}

impl Run {
    fn new(output: Output) -> Self {
        Self {
            status: output.status.code().expect("an exit status"),
            stdout: String::from_utf8(output.stdout).expect("UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }
}

/// `path:line rule` for each finding.
fn findings(report: &Value) -> Vec<String> {
    let diagnostics = report["diagnostics"].as_array().expect("a list");
    let text = |d: &Value, key: &str| d[key].as_str().unwrap_or_default().to_owned();
    diagnostics.iter().map(|d| format!("{}:{} {}", text(d, "path"), d["start"]["line"], text(d, "rule"))).collect()
}

fn error_paths(report: &Value) -> Vec<&str> {
    report["errors"].as_array().expect("a list").iter().filter_map(|error| error["path"].as_str()).collect()
}

mod exit_status {
    use super::*;

    #[test]
    fn is_0_without_findings() {
        let run = Folder::new(&[("a.go", CLEAN)]).check(&["a.go"]);
        assert_eq!((run.status, run.stdout.as_str(), run.stderr.as_str()), (0, "no findings in 1 file\n", ""));
    }

    #[test]
    fn is_1_with_findings() {
        assert_eq!(Folder::new(&[("a.go", SLIP)]).check(&["a.go"]).status, 1);
    }

    #[test]
    fn is_2_for_an_unknown_rule_or_option() {
        let folder = Folder::new(&[("a.go", SLIP)]);
        for (args, reason) in [
            (&["--rule", "no-such-rule", "a.go"][..], "no-such-rule"),
            (&["--set", "large-interface.min=3", "a.go"], "min"),
            (&["--set", "large-interface.max=many", "a.go"], "many"),
            (&["--set", "large-interface", "a.go"], "large-interface"),
            (&["--format", "yaml", "a.go"], "yaml"),
            (&["--no-such-flag", "a.go"], "--no-such-flag"),
            (&[], "PATH"),
        ] {
            let run = folder.check(args);
            assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{args:?}");
            assert!(run.stderr.contains(reason), "{args:?}: {}", run.stderr);
        }
    }

    #[test]
    fn is_2_if_anything_could_not_be_checked_and_the_rest_is_checked_all_the_same() {
        let folder = Folder::new(&[("good.go", SLIP), ("odd.go", "package a\n\nfunc {{{\n")]);
        folder.write("latin1.go", b"package a // \xe9\n");
        let (report, status) = folder.json(&["missing.go", "no/such/folder", "."]);
        assert_eq!(status, 2);
        assert_eq!(error_paths(&report), ["missing.go", "no/such/folder", "latin1.go", "odd.go"]);
        assert_eq!(findings(&report), ["good.go:6 ignored-error"]);
        assert_eq!(report["files"], 2, "a file with syntax errors is checked as far as it can be read");
    }
}

mod errors {
    use super::*;

    #[test]
    fn say_what_is_wrong_and_where() {
        let folder = Folder::new(&[("odd.go", "package a\n\nfunc f() {\n\tx := := 1\n}\n")]);
        folder.write("latin1.go", b"package a // \xe9\n");
        let (report, _) = folder.json(&["latin1.go", "odd.go"]);
        assert_eq!(report["errors"][0]["message"], "the file is not UTF-8 (byte 13)");
        let message = report["errors"][1]["message"].as_str().expect("a message");
        assert!(message.starts_with("line 4, column "), "{message}");
    }

    #[test]
    fn stand_in_the_text_report_too() {
        let run = Folder::new(&[]).check(&["missing.go"]);
        assert!(run.stdout.starts_with("missing.go: could not check: No such file"), "{}", run.stdout);
        assert!(run.stdout.ends_with("no findings in 0 files, 1 problem\n"), "{}", run.stdout);
    }

    #[test]
    fn a_text_that_is_not_go_is_one() {
        let folder = Folder::new(&[("README.md", "# Read me\n\nIt's *nice*.\n")]);
        assert_eq!(folder.check(&["README.md"]).status, 2);
    }
}

mod text {
    use super::*;

    #[test]
    fn shows_the_place_the_line_and_what_to_do() {
        let run = Folder::new(&[("a.go", SLIP)]).check(&["a.go"]);
        let lines: Vec<_> = run.stdout.lines().collect();
        assert!(lines[0].starts_with("a.go:6:8: error: ") && lines[0].ends_with(" [ignored-error]"), "{}", lines[0]);
        assert_eq!(lines[1..4], ["  |", "6 |     data, _ := os.ReadFile(path)", "  |           ^"]);
        assert!(lines[4].starts_with("  = help: "), "{}", lines[4]);
        assert!(lines[5].starts_with("  = fix: ") && lines[5].ends_with(" (--fix does this)"), "{}", lines[5]);
        assert_eq!(lines.last(), Some(&"1 finding (1 error) in 1 file"));
    }

    #[test]
    fn puts_carets_under_code_after_tabs_and_wide_characters() {
        let text = SLIP.replace("data, _", "/* 日本\t*/ data, _");
        let run = Folder::new(&[("a.go", &text)]).check(&["a.go"]);
        assert!(
            run.stdout.contains("6 |     /* 日本 */ data, _ := os.ReadFile(path)\n  |                      ^\n"),
            "{}",
            run.stdout
        );
    }

    #[test]
    fn has_no_colours_unless_a_terminal_reads_it() {
        assert!(!Folder::new(&[("a.go", SLIP)]).check(&["a.go"]).stdout.contains('\x1b'));
    }

    #[test]
    fn passes_no_escape_sequence_of_a_file_on() {
        let text = SLIP.replace("(path)", "(\"\x1b[2J\")");
        assert!(!Folder::new(&[("a.go", &text)]).check(&["a.go"]).stdout.contains('\x1b'));
    }
}

mod json {
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
}

mod explain {
    use super::*;

    #[test]
    fn tells_people_why_a_finding_was_made() {
        let run = Folder::new(&[("a.go", SLIP)]).check(&["--explain", "a.go"]);
        let why: Vec<_> = run.stdout.lines().filter_map(|line| line.strip_prefix("  why: ")).collect();
        assert_eq!(
            why[..2],
            ["Matched: function `read` › assignment › `_`.", "`os.ReadFile` returns `[]byte, error`."]
        );
        assert!(why[3].contains("//nolint:ignored-error"), "{why:?}");
    }

    #[test]
    fn adds_one_key_to_each_diagnostic_in_json() {
        let folder = Folder::new(&[("a.go", SLIP)]);
        let (mut explained, _) = folder.json(&["--explain", "a.go"]);
        let diagnostic = explained["diagnostics"][0].as_object_mut().expect("an object");
        let explanation = diagnostic.remove("explanation").expect("the key");
        assert_eq!(explanation["path"], "function `read` › assignment › `_`");
        assert_eq!(explanation["facts"][0], "`os.ReadFile` returns `[]byte, error`.");
        assert_eq!(folder.json(&["a.go"]).0, explained, "without --explain nothing else differs");
    }
}

mod sarif {
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
}

mod rules_and_options {
    use super::*;

    const LARGE: &str = "\
package a

type store interface {
\tGet() int
\tSet(int)
\tAdd(int)
}
";

    #[test]
    fn rule_runs_only_the_named_ones() {
        let folder = Folder::new(&[("a.go", SLIP)]);
        assert_eq!(folder.json(&["--rule", "large-interface", "a.go"]).1, 0);
        let (report, _) = folder.json(&["--rule", "large-interface", "--rule", "ignored-error", "a.go"]);
        assert_eq!(findings(&report), ["a.go:6 ignored-error"]);
    }

    #[test]
    fn set_changes_a_rules_number() {
        let folder = Folder::new(&[("a.go", LARGE)]);
        assert_eq!(folder.json(&["a.go"]).1, 0);
        assert_eq!(findings(&folder.json(&["--set", "large-interface.max=2", "a.go"]).0), ["a.go:3 large-interface"]);
        assert_eq!(folder.json(&["--set", "large-interface.max=3", "a.go"]).1, 0);
    }
}

mod walking {
    use super::*;

    const GENERATED: &str = "// Code generated by hand. DO NOT EDIT.\n\n";

    fn project() -> Folder {
        let generated = format!("{GENERATED}{SLIP}");
        let folder =
            Folder::new(&[("b.go", SLIP), ("a.go", SLIP), ("generated.go", &generated), ("notes.txt", "no Go")]);
        for hidden in [".git/x.go", "vendor/v/x.go", "sub/testdata/x.go", "sub/.cache/x.go"] {
            folder.write(hidden, SLIP);
        }
        folder.write("sub/c.go", SLIP);
        folder
    }

    #[test]
    fn takes_go_files_in_order_and_skips_what_is_not_the_projects_own() {
        let (report, _) = project().json(&["."]);
        let expected = ["a.go:6 ignored-error", "b.go:6 ignored-error", "sub/c.go:6 ignored-error"];
        assert_eq!(findings(&report), expected);
        assert_eq!(report["files"], 3);
    }

    #[test]
    fn takes_what_is_named() {
        let named = ["generated.go", ".git", "vendor", "sub/testdata"];
        let (report, _) = project().json(&named);
        let paths: Vec<_> = findings(&report).iter().filter_map(|f| Some(f.split(':').next()?.to_owned())).collect();
        assert_eq!(paths, ["generated.go", ".git/x.go", "vendor/v/x.go", "sub/testdata/x.go"]);
    }

    #[test]
    fn takes_each_file_once() {
        let (report, _) = project().json(&["a.go", "./a.go", "sub/../a.go", ".", "sub"]);
        assert_eq!(report["files"], 3);
    }

    #[test]
    fn finds_nothing_in_an_empty_folder() {
        let run = Folder::new(&[]).check(&["."]);
        assert_eq!((run.status, run.stdout.as_str()), (0, "no findings in 0 files\n"));
    }

    #[test]
    #[cfg(unix)]
    fn is_not_led_round_in_circles_by_links() {
        let folder = Folder::new(&[("sub/a.go", SLIP)]);
        std::os::unix::fs::symlink("..", folder.path("sub/up")).expect("a link");
        std::os::unix::fs::symlink("nowhere.go", folder.path("sub/gone.go")).expect("a link");
        let (report, status) = folder.json(&["."]);
        assert_eq!((findings(&report), status), (vec!["sub/a.go:6 ignored-error".to_owned()], 1));
    }
}

mod packages {
    use super::*;

    const SAVE: &str = "package a\n\nimport \"errors\"\n\nfunc save() error { return errors.New(\"full\") }\n";
    const CALL: &str = "package a\n\nfunc call() {\n\tsave()\n}\n";

    #[test]
    fn files_of_one_folder_and_package_are_read_together() {
        let folder = Folder::new(&[("call.go", CALL), ("save.go", SAVE)]);
        assert_eq!(findings(&folder.json(&["."]).0), ["call.go:4 ignored-error"]);
        assert_eq!(findings(&folder.json(&["call.go", "./save.go"]).0), ["call.go:4 ignored-error"]);
    }

    #[test]
    fn other_packages_and_other_folders_are_not() {
        let outside = CALL.replace("package a", "package a_test");
        let folder = Folder::new(&[("call_test.go", &outside), ("save.go", SAVE), ("sub/call.go", CALL)]);
        assert_eq!(findings(&folder.json(&["."]).0), Vec::<String>::new());
    }
}

mod standard_input {
    use super::*;

    #[test]
    fn is_a_file_called_dash() {
        let run = Folder::new(&[]).check_with_input(&["--format", "json", "-"], SLIP);
        let report = serde_json::from_str(&run.stdout).expect("one JSON value");
        assert_eq!((findings(&report), run.status), (vec!["-:6 ignored-error".to_owned()], 1));
    }

    #[test]
    fn may_be_a_fragment() {
        let run = Folder::new(&[]).check_with_input(&["-"], "data, _ := json.Marshal(user)\n");
        assert_eq!(run.status, 1);
        assert!(run.stdout.starts_with("-:1:7: error: "), "{}", run.stdout);
    }

    #[test]
    fn goes_to_standard_output_when_it_is_fixed() {
        let run = Folder::new(&[]).check_with_input(&["--fix", "-"], SLIP);
        assert_eq!(run.status, 0);
        assert!(
            run.stdout.starts_with("package a\n") && run.stdout.contains("data, err := os.ReadFile"),
            "{}",
            run.stdout
        );
        assert!(run.stderr.ends_with("no findings in 1 file, 1 fixed\n"), "{}", run.stderr);
        let run = Folder::new(&[]).check_with_input(&["--fix", "-"], CLEAN);
        assert_eq!((run.status, run.stdout.as_str()), (0, CLEAN));
    }

    #[test]
    fn may_be_empty() {
        assert_eq!(Folder::new(&[]).check_with_input(&["-"], "").status, 0);
    }
}

mod fixing {
    use super::*;

    #[test]
    fn repairs_the_file_and_reports_what_it_did() {
        let folder = Folder::new(&[("a.go", SLIP)]);
        let run = folder.check(&["--fix", "a.go"]);
        assert_eq!(run.status, 0);
        assert!(run.stdout.starts_with("a.go: fixed: ") && run.stdout.contains("[ignored-error]\n"), "{}", run.stdout);
        assert!(run.stdout.ends_with("no findings in 1 file, 1 fixed\n"), "{}", run.stdout);
        assert!(folder.read("a.go").contains("data, err := os.ReadFile(path)\n\tif err != nil {"));
        assert_eq!(folder.json(&["a.go"]).1, 0, "the repaired file is clean");
        let names: Vec<_> = fs::read_dir(folder.0.path()).expect("the folder").collect();
        assert_eq!(names.len(), 1, "nothing else is left in the folder: {names:?}");
    }

    #[test]
    fn lists_the_repairs_in_json() {
        let (report, status) = Folder::new(&[("a.go", SLIP)]).json(&["--fix", "a.go"]);
        assert_eq!((status, findings(&report)), (0, vec![]));
        assert_eq!(
            (&report["fixed"][0]["path"], &report["fixed"][0]["rule"]),
            (&"a.go".into(), &"ignored-error".into())
        );
    }

    #[test]
    fn repairs_all_of_a_file_however_the_fixes_meet() {
        let line = "\tdata, _ := os.ReadFile(path)\n";
        let two = format!("{line}\tif len(data) > 0 {{\n\t{line}\t\treturn data, nil\n\t}}\n");
        let folder = Folder::new(&[("a.go", &SLIP.replace(line, &two))]);
        let run = folder.check(&["--fix", "a.go"]);
        assert_eq!(run.status, 0, "{}", run.stdout);
        assert_eq!(folder.read("a.go").matches("\"fmt\"").count(), 1, "{}", folder.read("a.go"));
    }

    #[test]
    fn leaves_what_needs_a_reader_and_says_so() {
        let text = SLIP.replace("([]byte, error)", "[]byte").replace("data, nil", "data");
        let folder = Folder::new(&[("a.go", &text)]);
        let run = folder.check(&["--fix", "a.go"]);
        assert_eq!(run.status, 1);
        assert!(run.stdout.ends_with("1 finding (1 warning) in 1 file\n"), "{}", run.stdout);
        assert_eq!(folder.read("a.go"), text);
    }

    #[test]
    fn does_not_touch_a_file_that_is_not_go() {
        let text = format!("{SLIP}\nfunc {{{{{{\n");
        let folder = Folder::new(&[("a.go", &text)]);
        assert_eq!(folder.check(&["--fix", "a.go"]).status, 2);
        assert_eq!(folder.read("a.go"), text);
    }

    #[cfg(unix)]
    mod on_unix {
        use super::*;
        use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

        fn set_mode(path: &Path, mode: u32) {
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("the mode");
        }

        #[test]
        fn keeps_permissions() {
            let folder = Folder::new(&[("a.go", SLIP)]);
            set_mode(&folder.path("a.go"), 0o750);
            assert_eq!(folder.check(&["--fix", "a.go"]).status, 0);
            let mode = fs::metadata(folder.path("a.go")).expect("the file").mode();
            assert_eq!(mode & 0o777, 0o750);
        }

        #[test]
        fn repairs_what_a_link_points_to() {
            let folder = Folder::new(&[("real/a.go", SLIP)]);
            symlink("real/a.go", folder.path("a.go")).expect("a link");
            assert_eq!(folder.check(&["--fix", "a.go"]).status, 0);
            assert!(folder.path("a.go").is_symlink());
            assert!(folder.read("real/a.go").contains("err != nil"));
        }

        #[test]
        fn does_not_write_a_clean_file_again() {
            let folder = Folder::new(&[("a.go", CLEAN)]);
            let inode = |folder: &Folder| fs::metadata(folder.path("a.go")).expect("the file").ino();
            let before = inode(&folder);
            assert_eq!(folder.check(&["--fix", "."]).status, 0);
            assert_eq!(inode(&folder), before);
        }

        #[test]
        fn reports_a_file_that_must_not_be_written_as_it_stands() {
            let folder = Folder::new(&[("a.go", SLIP)]);
            set_mode(&folder.path("a.go"), 0o444);
            let (report, status) = folder.json(&["--fix", "a.go"]);
            assert_eq!((status, error_paths(&report)), (2, vec!["a.go"]));
            assert_eq!(findings(&report), ["a.go:6 ignored-error"]);
            assert_eq!(report["fixed"], Value::Null);
            assert_eq!(folder.read("a.go"), SLIP);
        }
    }
}

mod odd_inputs {
    use super::*;

    #[test]
    fn a_byte_order_mark_and_windows_line_ends_are_go() {
        let text = format!("\u{feff}{}", SLIP.replace('\n', "\r\n"));
        let (report, status) = Folder::new(&[("a.go", &text)]).json(&["a.go"]);
        assert_eq!((findings(&report), status), (vec!["a.go:6 ignored-error".to_owned()], 1));
        assert_eq!(report["diagnostics"][0]["start"]["column"], 8);
    }

    #[test]
    fn deep_nesting_is_survived() {
        let deep = format!("package a\n\nvar x = {}1{}\n", "(".repeat(20_000), ")".repeat(20_000));
        let blocks = format!("package a\n\nfunc f() {}{}\n", "{".repeat(20_000), "}".repeat(20_000));
        let unclosed = format!("package a\n\nvar x = {}", "f(".repeat(20_000));
        let folder = Folder::new(&[("deep.go", &deep), ("blocks/a.go", &blocks), ("unclosed/a.go", &unclosed)]);
        let run = folder.check(&["."]);
        assert!(matches!(run.status, 0..=2) && run.stderr.is_empty(), "{run:?}");
    }

    #[test]
    fn a_file_of_zero_bytes_or_blanks_is_clean() {
        assert_eq!(Folder::new(&[("a.go", ""), ("b.go", "\n\n"), ("c.go", "\0")]).check(&["a.go", "b.go"]).status, 0);
    }

    #[test]
    #[cfg(unix)]
    fn a_reader_that_leaves_early_is_no_error() {
        let folder = Folder::new(&[]);
        for n in 0..200 {
            folder.write(&format!("p{n}/a.go"), SLIP);
        }
        let mut command = folder.command(&["."]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("go-idioms runs");
        drop(child.stdout.take());
        let run = Run::new(child.wait_with_output().expect("go-idioms ends"));
        assert_eq!((run.status, run.stderr.as_str()), (1, ""));
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_report_that_cannot_be_written_is_an_error() {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("the device that is always full");
        let folder = Folder::new(&[("a.go", SLIP)]);
        let output = folder.command(&["a.go"]).stdout(full).output().expect("go-idioms runs");
        let run = Run::new(output);
        assert_eq!(run.status, 2);
        assert!(run.stderr.starts_with("error: cannot write the report: "), "{}", run.stderr);
    }
}
