//! `go-idioms check`: the analyzer for files on disk and for CI.

mod files;
mod fix;
mod header;
mod json;
mod outcome;
mod sarif;
mod text;
mod work;

use analyzer::{Options, OptionsError};
use outcome::Outcome;
use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

const FINDINGS: u8 = 1;
const COULD_NOT_RUN: u8 = 2;

/// Check Go files against the rules.
///
/// Exit status: 0 without findings, 1 with findings, 2 if something could not be checked.
#[derive(clap::Args)]
pub struct Args {
    /// How to report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Run only this rule; may be repeated
    #[arg(long, value_name = "ID")]
    rule: Vec<String>,
    /// Set a rule's option, such as large-interface.max=10; may be repeated
    #[arg(long, value_name = "RULE.OPTION=VALUE")]
    set: Vec<String>,
    /// Say of each finding why it was made, what the rule cannot see, and how to keep the code
    #[arg(long)]
    explain: bool,
    /// Apply the safe fixes and report what remains; with `-` the fixed text goes to standard output and the report to
    /// standard error
    #[arg(long)]
    fix: bool,
    /// Go files, or folders to walk; `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<OsString>,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people: each finding with its line
    Text,
    /// For programs: one object
    Json,
    /// For code scanning services: SARIF 2.1.0
    Sarif,
}

pub fn run(args: Args) -> ExitCode {
    let options = match options(&args) {
        Ok(options) => options,
        Err(error) => return refuse(&error.to_string()),
    };
    let outcome = work::check(files::collect(&args.paths), &options, args.fix);
    match report(&args, &outcome) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => refuse(&format!("cannot write the report: {error}")),
        // A reader that stops early, such as `head`, has all it wants.
        _ => outcome_code(&outcome),
    }
}

fn options(args: &Args) -> Result<Options, OptionsError> {
    let mut options = Options::default();
    args.rule.iter().try_for_each(|rule| options.only(rule))?;
    args.set.iter().try_for_each(|assignment| options.set(assignment))?;
    if args.explain {
        options.explain();
    }
    Ok(options)
}

fn report(args: &Args, outcome: &Outcome) -> io::Result<()> {
    match outcome.files.iter().find(|file| args.fix && file.path == files::STANDARD_INPUT) {
        Some(file) => {
            let mut stdout = io::stdout().lock();
            stdout.write_all(file.text.as_bytes())?;
            stdout.flush()?;
            let stderr = io::stderr().lock();
            let colour = wants_colour(&stderr);
            write_report(args, outcome, colour, stderr)
        }
        None => {
            let stdout = io::stdout().lock();
            let colour = wants_colour(&stdout);
            write_report(args, outcome, colour, stdout)
        }
    }
}

fn write_report(args: &Args, outcome: &Outcome, colour: bool, to: impl Write) -> io::Result<()> {
    let mut out = BufWriter::new(to);
    match args.format {
        Format::Text => text::write(&mut out, outcome, args.explain, colour)?,
        Format::Json => json::write(&mut out, outcome, args.explain)?,
        Format::Sarif => sarif::write(&mut out, outcome)?,
    }
    out.flush()
}

/// Colours are for people at a terminal who have not asked for none (no-color.org).
fn wants_colour(to: &impl IsTerminal) -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    to.is_terminal() && !is_set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

fn outcome_code(outcome: &Outcome) -> ExitCode {
    if !outcome.errors.is_empty() {
        ExitCode::from(COULD_NOT_RUN)
    } else if outcome.findings().next().is_some() {
        ExitCode::from(FINDINGS)
    } else {
        ExitCode::SUCCESS
    }
}

fn refuse(message: &str) -> ExitCode {
    // Where standard error is gone as well, the exit status has to say it.
    let _ = writeln!(io::stderr(), "error: {message}");
    ExitCode::from(COULD_NOT_RUN)
}
