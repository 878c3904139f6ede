//! How soon the rules answer a keystroke: `make bench`, or `cargo bench -p analyzer --bench keystroke -- FILE`.
//!
//! Types a letter and takes it back at 200 places of FILE (the net/http client of the Go distribution if none is named,
//! 1,000 lines of it), and measures what the browser's worker does then: the edit, the incremental parse, all rules and
//! the colouring. A check from scratch of the same text stands beside it.

use analyzer::{Edit, Options, Session, Span, check, highlight};
use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// As many lines of the file are read.
const LINES: usize = 1000;
/// At so many places, spread evenly, a letter is typed.
const PLACES: usize = 200;

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo adds an option of its own.
    let file = std::env::args().skip(1).find(|argument| !argument.starts_with('-')).map(PathBuf::from);
    let text = fs::read_to_string(file.map_or_else(usual_file, Ok)?)?;
    let text: String = text.lines().take(LINES).flat_map(|line| [line, "\n"]).collect();
    let options = Options::default();
    let mut session = Session::new(text.clone());
    let findings = session.report(&options).diagnostics.len();

    let mut typed = Vec::new();
    for at in places(&text) {
        for edit in [edit(at, at, "x"), edit(at, at + 1, "")] {
            let start = Instant::now();
            session.edit(&edit);
            let report = session.report(&options);
            let colours = session.highlights();
            typed.push(start.elapsed());
            drop((report, colours));
        }
    }
    let mut fresh = Vec::new();
    for _ in 0..PLACES {
        let start = Instant::now();
        let answer = (check(&text, &options), highlight(&text));
        fresh.push(start.elapsed());
        drop(answer);
    }
    let mut out = io::stdout().lock();
    writeln!(out, "{} lines, {findings} findings; milliseconds:", text.lines().count())?;
    print(&mut out, "after a keystroke", typed)?;
    print(&mut out, "from scratch", fresh)?;
    Ok(())
}

fn usual_file() -> Result<PathBuf, Box<dyn Error>> {
    let output = Command::new("go").args(["env", "GOROOT"]).output()?;
    Ok(Path::new(String::from_utf8(output.stdout)?.trim()).join("src/net/http/client.go"))
}

/// Where the letters go: behind other letters.
fn places(text: &str) -> Vec<usize> {
    let letters: Vec<usize> =
        text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_alphabetic()).map(|(at, _)| at + 1).collect();
    letters.iter().copied().step_by((letters.len() / PLACES).max(1)).take(PLACES).collect()
}

fn edit(start: usize, end: usize, text: &str) -> Edit {
    Edit { span: Span { start: start as u32, end: end as u32 }, text: text.to_owned() }
}

fn print(out: &mut impl Write, what: &str, mut times: Vec<Duration>) -> io::Result<()> {
    times.sort_unstable();
    let at = |percent: usize| times[(times.len() - 1) * percent / 100].as_secs_f64() * 1e3;
    writeln!(out, "{what:18} median {:6.2}, 95 % {:6.2}, longest {:6.2}", at(50), at(95), at(100))
}
