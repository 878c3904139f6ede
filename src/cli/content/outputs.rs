//! Runs the programs whose output the content shows, and compares or renews what is shown.

use anyhow::{Context, Result};
use curriculum::{ContentError, Output, normal};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, pipe};
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::thread;

/// What each of `outputs` really prints, in their order. Several programs run at a time.
pub fn printed(content: &Path, outputs: &[Output]) -> Result<Vec<String>> {
    let todo = Mutex::new(outputs.iter().enumerate());
    let done = Mutex::new(BTreeMap::new());
    let work = || -> Result<()> {
        loop {
            let Some((at, output)) = todo.lock().expect("no worker panics with it").next() else { return Ok(()) };
            let printed = run(content, output)?;
            done.lock().expect("no worker panics with it").insert(at, printed);
        }
    };
    let workers = thread::available_parallelism().map_or(1, Into::into);
    thread::scope(|scope| {
        let running: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        running.into_iter().try_for_each(|it| it.join().expect("workers do not panic"))
    })?;
    Ok(done.into_inner().expect("no worker panics with it").into_values().collect())
}

/// What `go run` or `go test` prints about a folder, on both of its outputs together.
fn run(content: &Path, output: &Output) -> Result<String> {
    let folder = format!("./{}", output.folder);
    let arguments = match output.verb.as_str() {
        "test" => vec!["test", "-count=1", "-vet=off", "-timeout=60s", &folder],
        _ => vec!["run", &folder],
    };
    let (mut reader, writer) = pipe().context("cannot make a pipe")?;
    let mut command = Command::new("go");
    command.args(&arguments).current_dir(content).env("TZ", "UTC").env("NO_COLOR", "1");
    command.stdout(writer.try_clone().context("cannot share a pipe")?).stderr(writer);
    let mut child = command.spawn().context("cannot run go: put it on PATH, or leave it out with --no-go")?;
    // The command holds the pipe's other end open.
    drop(command);
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).context("cannot read what go prints")?;
    child.wait().context("cannot wait for go")?;
    Ok(normal(&String::from_utf8_lossy(&bytes)))
}

/// A problem for each output that is not what its program prints.
pub fn differences(outputs: &[Output], printed: &[String]) -> Vec<ContentError> {
    let wrong = outputs.iter().zip(printed).filter(|(output, printed)| !output.matches(printed));
    wrong.map(|(output, printed)| difference(output, printed)).collect()
}

fn difference(output: &Output, printed: &str) -> ContentError {
    let command = format!("go {} ./{}", output.verb, output.folder);
    let is_printed = |shown: &str| shown == "..." || printed.lines().any(|it| it == shown);
    let lines = (output.line + 1..).zip(output.shown.lines().map(str::trim_end));
    let (line, message) = match lines.into_iter().find(|it| !is_printed(it.1)) {
        Some((line, shown)) => (line, format!("`{command}` does not print the line `{shown}`")),
        None => (output.line, format!("this is not all that `{command}` prints, or not in its order")),
    };
    let remedy = "run `go-idioms content outputs --write`, and read what it shows";
    ContentError::new(&output.path, line, message, remedy)
}

/// Puts what was printed in the place of what is shown. Gives the paths of the files that have changed.
pub fn write(content: &Path, outputs: &[Output], printed: &[String]) -> Result<Vec<String>> {
    let mut by_file = BTreeMap::<&str, Vec<(&Output, &String)>>::new();
    for (output, printed) in outputs.iter().zip(printed).filter(|(output, printed)| !output.matches(printed)) {
        by_file.entry(&output.path).or_default().push((output, printed));
    }
    for (path, mut outputs) in by_file.clone() {
        let file = content.join(path);
        let mut text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        outputs.sort_by_key(|it| std::cmp::Reverse(it.0.range.start));
        for (output, printed) in outputs {
            text.replace_range(output.range.clone(), printed);
        }
        fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(by_file.into_keys().map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(path: &str, text: &str, shown: &str) -> Output {
        let start = text.find(shown).unwrap();
        let range = start..start + shown.len();
        Output { path: path.into(), line: 3, range, verb: "run".into(), folder: "x".into(), shown: shown.into() }
    }

    #[test]
    fn what_is_not_printed_is_told_by_its_line() {
        let text = "a\nb\n";
        let said = |printed: &str| {
            let found = differences(&[output("l.md", text, text)], &[printed.to_owned()]);
            found.into_iter().map(|it| (it.line, it.message)).collect::<Vec<_>>()
        };
        assert_eq!(said("a\nb\n"), []);
        assert_eq!(said("a\nc\n"), [(5, "`go run ./x` does not print the line `b`".to_owned())]);
        assert_eq!(
            said("a\nb\nc\n"),
            [(3, "this is not all that `go run ./x` prints, or not in its order".to_owned())]
        );
    }

    #[test]
    fn what_is_printed_takes_the_place_of_what_is_shown_and_of_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let text = "one\nfirst\ntwo\nsecond\nthree\nthird\n";
        fs::write(folder.path().join("l.md"), text).unwrap();
        let shown = ["first\n", "second\n", "third\n"].map(|shown| output("l.md", text, shown));
        let printed = ["1\n1\n", "second\n", "\n"].map(str::to_owned);
        assert_eq!(write(folder.path(), &shown, &printed).unwrap(), ["l.md"]);
        let written = fs::read_to_string(folder.path().join("l.md")).unwrap();
        assert_eq!(written, "one\n1\n1\ntwo\nsecond\nthree\n\n");
    }
}
