//! What the real Go toolchain says of the content.

use anyhow::{Context, Result};
use curriculum::ContentError;
use std::path::Path;
use std::process::{Command, Output};

/// Runs gofmt, go build, go vet and go test over the module in `content`.
pub fn check(content: &Path) -> Result<Vec<ContentError>> {
    let formatted = run(content, "gofmt", &["-l", "."])?;
    let mut problems = unformatted(&text(&formatted.stdout));
    problems.extend(complaints(&text(&formatted.stderr), "gofmt"));
    for command in ["build", "vet", "test"] {
        let output = run(content, "go", &[command, "./..."])?;
        if !output.status.success() {
            let both = format!("{}{}", text(&output.stderr), text(&output.stdout));
            problems.extend(complaints(&both, &format!("go {command} ./...")));
            // What does not build fails the others for the same reasons.
            if command == "build" {
                break;
            }
        }
    }
    Ok(problems)
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

    #[test]
    fn unformatted_files_are_named() {
        let found = unformatted("a/a.go\nb/b.go\n");
        assert_eq!(found.iter().map(|it| it.path.as_str()).collect::<Vec<_>>(), ["a/a.go", "b/b.go"]);
    }
}
