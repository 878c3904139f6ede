//! `go-idioms check` as its users meet it: the built program, files on disk, exit statuses and reports.

mod fixing;
mod json;
mod sarif;
mod walking;

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
