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
    let same =
        output.shown.lines().zip(printed.lines()).take_while(|(shown, printed)| shown.trim_end() == *printed).count();
    let line = printed.lines().nth(same).map_or_else(|| "nothing more".to_owned(), |it| format!("`{it}`"));
    let message = format!("this is not what `{command}` prints, which goes on with {line}");
    let at = output.line + 1 + u32::try_from(same).unwrap_or_default();
    ContentError::new(&output.path, at, message, "run `go-idioms content outputs --write`, and read what it shows")
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
