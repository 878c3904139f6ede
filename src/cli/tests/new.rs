//! `go-idioms new` and `go-idioms content` as authors meet them: what is begun, what is then asked for, and real Go.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A content with one chapter and nothing in it.
fn empty() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let put = |path: &str, text: &str| write(folder.path(), path, text);
    put("content/go.mod", "module content\n\ngo 1.25\n");
    put("content/persona.toml", include_str!("../../../content/persona.toml"));
    put("content/lessons/01-errors/chapter.toml", "title = \"Errors\"\nsummary = \"They happen.\"\n");
    folder
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("a file in a folder")).expect("the file's folder");
    fs::write(path, text).expect("the file");
}

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_go-idioms"));
    command.args(args).current_dir(folder).stdin(Stdio::null()).output().expect("go-idioms runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The lines of the check that name a problem below the folder `about`.
fn asked_for(folder: &Path, about: &str) -> Vec<String> {
    let checked = run(folder, &["content", "check", "--no-go"]);
    let about = |line: &&str| line.starts_with(about);
    stdout(&checked).lines().filter(about).map(str::to_owned).collect()
}

#[test]
fn a_lesson_is_begun_at_the_end_of_its_chapter_and_the_check_asks_for_the_rest() {
    let folder = empty();
    for (name, number) in [("ignored-errors", "01"), ("late-errors", "02")] {
        let begun = run(folder.path(), &["new", "lesson", name, "--chapter", "errors"]);
        assert!(begun.status.success(), "{begun:?}");
        assert!(stdout(&begun).contains(&format!("content/lessons/01-errors/{number}-{name}/lesson.md")));
    }
    let lesson = "lessons/01-errors/01-ignored-errors/lesson.md";
    assert_eq!(
        asked_for(folder.path(), lesson),
        [format!("{lesson}:1: `summary` is empty"), format!("{lesson}:4: it serves no clause of the persona")]
    );
}

#[test]
fn an_exercise_of_each_kind_is_begun_and_the_check_asks_for_the_rest() {
    let folder = empty();
    run(folder.path(), &["new", "lesson", "ignored-errors", "--chapter", "errors"]);
    for (order, kind) in (1..).zip(["fix", "write", "trigger", "review", "debug"]) {
        let name = format!("try-{kind}");
        let begun = run(folder.path(), &["new", "exercise", &name, "--kind", kind, "--lesson", "ignored-errors"]);
        assert!(begun.status.success(), "{begun:?}");
        let exercise = format!("exercises/{name}/exercise.md");
        let text = fs::read_to_string(folder.path().join("content").join(&exercise)).expect("the exercise");
        assert!(text.contains(&format!("order = {order}\n")), "{text}");
        let asked = asked_for(folder.path(), &exercise);
        for what in ["it serves no clause of the persona", "the task is empty", "the explanation is empty"] {
            assert!(asked.iter().any(|it| it.ends_with(what)), "{what} is not in {asked:#?}");
        }
        assert!(asked.iter().all(|it| !it.contains("unknown field") && !it.contains("missing field")), "{asked:#?}");
    }
}

#[test]
fn what_cannot_be_begun_is_refused_with_a_reason() {
    let folder = empty();
    run(folder.path(), &["new", "lesson", "ignored-errors", "--chapter", "errors"]);
    let table: [(&[&str], &str); 5] = [
        (&["new", "lesson", "Ignored", "--chapter", "errors"], "cannot be an id"),
        (&["new", "lesson", "late", "--chapter", "context"], "there is no chapter `context`; name one of errors"),
        (&["new", "lesson", "ignored-errors", "--chapter", "errors"], "there is a lesson `ignored-errors` already"),
        (&["new", "exercise", "try", "--kind", "fix", "--lesson", "gone"], "there is no lesson `gone`"),
        (&["new", "rule", "bad-pattern"], "is not inside a checkout"),
    ];
    for (args, reason) in table {
        let refused = run(folder.path(), args);
        assert_eq!(refused.status.code(), Some(2), "{args:?}");
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(said.contains(reason), "{said}");
    }
}

#[test]
fn a_rule_is_begun_with_its_two_registrations() {
    let folder = empty();
    write(folder.path(), "src/app/Cargo.toml", "");
    let registry = "src/analyzer/rules/mod.rs";
    write(folder.path(), registry, "mod large_interface;\n\ntable! {\n    large_interface,\n}\n");
    let begun = run(folder.path(), &["new", "rule", "bad-pattern"]);
    assert!(begun.status.success(), "{begun:?}");
    let read = |path: &str| fs::read_to_string(folder.path().join(path)).expect("the file");
    let expected = "mod bad_pattern;\nmod large_interface;\n\ntable! {\n    bad_pattern,\n    large_interface,\n}\n";
    assert_eq!(read(registry), expected);
    assert!(read("src/analyzer/rules/bad_pattern.rs").contains("id: \"bad-pattern\""));
}

#[test]
fn outputs_are_compared_with_real_go_and_renewed() {
    let folder = empty();
    let lesson = "content/lessons/01-errors/01-trams/lesson.md";
    let text = |shown: &str| {
        format!(
            "+++\ntitle = \"Trams\"\nsummary = \"They come.\"\nclauses = [\"anti-ignoring-errors\"]\nlive = \"tram/main.go\"\n+++\n\n\
             ```text go run tram\n{shown}```\n"
        )
    };
    write(folder.path(), lesson, &text("tram 6\n"));
    let main = "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tfmt.Println(\"tram 7\")\n\tpanic(\"derailed\")\n}\n";
    write(folder.path(), "content/lessons/01-errors/01-trams/tram/main.go", main);

    let compared = run(folder.path(), &["content", "outputs"]);
    assert_eq!(compared.status.code(), Some(1), "{compared:?}");
    let said = stdout(&compared);
    assert!(
        said.starts_with("lessons/01-errors/01-trams/lesson.md:9: `go run ./lessons/01-errors/01-trams/tram`"),
        "{said}"
    );

    let renewed = run(folder.path(), &["content", "outputs", "--write"]);
    assert!(renewed.status.success(), "{renewed:?}");
    let now = fs::read_to_string(folder.path().join(lesson)).expect("the lesson");
    assert!(
        now.contains(
            "```text go run tram\ntram 7\npanic: derailed\n\ngoroutine 1 [running]:\nmain.main()\n\tmain.go:7\n"
        ),
        "{now}"
    );
    assert!(run(folder.path(), &["content", "outputs"]).status.success(), "it is what the program prints");
}
