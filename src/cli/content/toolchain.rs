//! What the real Go toolchain says of the content.
//!
//! What is shown as wrong compiles, but `go vet` may complain of it and its tests may fail: that is what it is shown for.
//! Everything else is clean.

use anyhow::{Context, Result};
use curriculum::{ContentError, Tolerance};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, Output};

/// Runs gofmt, go build, go vet and go test over the module in `content`: each once, over all of it.
pub fn check(content: &Path, tolerance: &Tolerance) -> Result<Vec<ContentError>> {
    let formatted = run(content, "gofmt", &["-l", "."])?;
    let mut problems = unformatted(&text(&formatted.stdout));
    problems.extend(complaints(&text(&formatted.stderr), "gofmt"));
    let built = run(content, "go", &["build", "./..."])?;
    if !built.status.success() {
        // What does not build fails the others for the same reasons.
        problems.extend(complaints(&text(&built.stderr), "go build ./..."));
        return Ok(problems);
    }
    let vetted = run(content, "go", &["vet", "./..."])?;
    if !vetted.status.success() {
        let complaints = complaints(&text(&vetted.stderr), "go vet ./...");
        problems.extend(complaints.into_iter().filter(|it| !tolerance.wrong.contains(folder(&it.path))));
    }
    let tested = run(content, "go", &["test", "-json", "-vet=off", "-timeout=60s", "./..."])?;
    problems.extend(failures(&text(&tested.stdout), tolerance));
    problems.extend(complaints(&text(&tested.stderr), "go test ./..."));
    Ok(problems)
}

/// One line of `go test -json`.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Event {
    action: String,
    #[serde(default)]
    package: String,
    /// Of what does not compile.
    #[serde(default)]
    import_path: String,
    #[serde(default)]
    output: String,
}

/// The packages whose tests fail and should not, or the other way round.
fn failures(events: &str, tolerance: &Tolerance) -> Vec<ContentError> {
    let mut outputs = BTreeMap::<String, String>::new();
    let (mut failed, mut unbuilt) = (BTreeSet::new(), BTreeSet::new());
    for event in events.lines().filter_map(|line| serde_json::from_str::<Event>(line).ok()) {
        let package = if event.package.is_empty() { &event.import_path } else { &event.package };
        // A package under test is named as in `content/a [content/a.test]`.
        let package = package.split(' ').next().unwrap_or_default();
        let folder = package.strip_prefix("content/").unwrap_or(package).to_owned();
        match event.action.as_str() {
            "output" | "build-output" => outputs.entry(folder).or_default().push_str(&event.output),
            "fail" => drop(failed.insert(folder)),
            "build-fail" => drop(unbuilt.insert(folder)),
            _ => {}
        }
    }
    let mut problems = Vec::new();
    for folder in &failed {
        let may_fail = tolerance.may_fail.contains(folder) || tolerance.must_fail.contains_key(folder);
        if !may_fail || unbuilt.contains(folder) {
            let output = outputs.get(folder).map_or("", |it| it);
            problems
                .extend(complaints(output, &format!("go test ./{folder}")).into_iter().map(|it| within(folder, it)));
        }
    }
    for (folder, says) in tolerance.must_fail.iter().filter(|it| !failed.contains(it.0)) {
        let message =
            format!("the tests in `{folder}` pass, or there are none, but `starter-fails` says that they fail");
        problems.push(ContentError::new(says, 1, message, "write a test that fails, or remove `starter-fails`"));
    }
    problems
}

/// A test names its file without the folder.
fn within(folder: &str, problem: ContentError) -> ContentError {
    let path = if problem.path.contains('/') { problem.path } else { format!("{folder}/{}", problem.path) };
    ContentError { path, ..problem }
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |it| it.0)
}

fn run(content: &Path, program: &str, arguments: &[&str]) -> Result<Output> {
    Command::new(program).args(arguments).current_dir(content).output().with_context(|| {
        format!("cannot run {program}: install Go 1.25 or later and put it on PATH, or leave it out with --no-go")
    })
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn unformatted(list: &str) -> Vec<ContentError> {
    let problem = |path: &str| ContentError::new(path, 1, "gofmt would change this file", "run `gofmt -w` on it");
    list.lines().filter(|it| !it.is_empty()).map(problem).collect()
}

/// The lines that name a place in a file; all the output as one problem where no line does.
fn complaints(output: &str, tool: &str) -> Vec<ContentError> {
    let remedy = format!("mend what `{tool}` reports");
    let placed: Vec<_> = output.lines().filter_map(|line| placed(line, &remedy)).collect();
    if placed.is_empty() && !output.trim().is_empty() {
        let said: Vec<_> = output.lines().map(str::trim).filter(|it| !it.is_empty()).collect();
        return vec![ContentError::new("go.mod", 1, format!("`{tool}` fails: {}", said.join(" | ")), remedy)];
    }
    placed
}

/// Reads `path.go:line:column: message`; the column may be missing, and `vet: ` may stand before it.
fn placed(line: &str, remedy: &str) -> Option<ContentError> {
    let line = line.trim().trim_start_matches("vet: ").trim_start_matches("./");
    let (path, rest) = line.split_at(line.find(".go:")? + ".go".len());
    let (number, message) = rest[1..].split_once(':')?;
    let message = match message.split_once(':') {
        Some((column, message)) if column.parse::<u32>().is_ok() => message,
        _ => message,
    };
    Some(ContentError::new(path, number.parse().ok()?, message.trim(), remedy))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_go_s_output_become_problems() {
        let output = "# content/lessons/a\nlessons/a/a.go:3:2: undefined: x\nvet: ./b/b.go:7: unreachable: code\n    \
                      c_test.go:9: got 1\nFAIL\n";
        let found = complaints(output, "go vet ./...");
        let places: Vec<_> = found.iter().map(|it| (it.path.as_str(), it.line, it.message.as_str())).collect();
        assert_eq!(
            places,
            [("lessons/a/a.go", 3, "undefined: x"), ("b/b.go", 7, "unreachable: code"), ("c_test.go", 9, "got 1")]
        );
    }

    #[test]
    fn output_without_places_is_one_problem() {
        let found = complaints("go: cannot find main module\n\n  see help\n", "go build ./...");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "`go build ./...` fails: go: cannot find main module | see help");
        assert_eq!(complaints("\n", "gofmt"), []);
    }

    fn failing(tolerance: &Tolerance) -> Vec<(String, u32)> {
        let events = [
            r#"{"Action":"output","Package":"content/a/right","Output":"    tram_test.go:9: got 1\n"}"#,
            r#"{"Action":"fail","Package":"content/a/right","Test":"TestTram"}"#,
            r#"{"Action":"fail","Package":"content/a/right"}"#,
            r#"{"Action":"build-output","ImportPath":"content/b [content/b.test]","Output":"b/b_test.go:3:2: undefined: x\n"}"#,
            r#"{"Action":"build-fail","ImportPath":"content/b [content/b.test]"}"#,
            r#"{"Action":"fail","Package":"content/b","FailedBuild":"content/b [content/b.test]"}"#,
            r#"{"Action":"pass","Package":"content/c"}"#,
        ];
        failures(&events.join("\n"), tolerance).into_iter().map(|it| (it.path, it.line)).collect()
    }

    #[test]
    fn tests_fail_where_they_should_and_nowhere_else() {
        let right = ("a/right/tram_test.go".to_owned(), 9);
        let unbuilt = ("b/b_test.go".to_owned(), 3);
        assert_eq!(failing(&Tolerance::default()), [right.clone(), unbuilt.clone()]);
        let mut tolerance = Tolerance { may_fail: ["a/right".into()].into(), ..Tolerance::default() };
        assert_eq!(failing(&tolerance), std::slice::from_ref(&unbuilt));
        tolerance.must_fail = [("b".into(), "b.md".into()), ("c".into(), "c.md".into())].into();
        assert_eq!(
            failing(&tolerance),
            [unbuilt, ("c.md".to_owned(), 1)],
            "what does not compile fails for no good reason"
        );
    }

    #[test]
    fn unformatted_files_are_named() {
        let found = unformatted("a/a.go\nb/b.go\n");
        assert_eq!(found.iter().map(|it| it.path.as_str()).collect::<Vec<_>>(), ["a/a.go", "b/b.go"]);
    }
}
