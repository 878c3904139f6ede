//! `go-idioms content`: proves the lessons and exercises, with the real Go toolchain.

pub mod files;
mod outputs;
mod spelling;
mod toolchain;

use anyhow::Result;
use curriculum::{ContentError, Curriculum};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const PROBLEMS: u8 = 1;
const COULD_NOT_RUN: u8 = 2;

/// Check the lessons and exercises.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Check that every reference holds, that starters fail and solutions pass, and that Go accepts every file
    ///
    /// Exit status: 0 without problems, 1 with problems, 2 if something could not be checked.
    Check {
        /// The folder of the content
        #[arg(long, value_name = "DIR", default_value = "content")]
        content: PathBuf,
        /// Leave out gofmt, go build, go vet, go test and the comparison of outputs
        #[arg(long)]
        no_go: bool,
    },
    /// Run the programs whose output the content shows, and compare it with what is shown
    ///
    /// Exit status: 0 where all is shown as it is printed, 1 where not, 2 if something could not be run.
    Outputs {
        /// The folder of the content
        #[arg(long, value_name = "DIR", default_value = "content")]
        content: PathBuf,
        /// Put what is printed in the place of what is shown
        #[arg(long)]
        write: bool,
    },
}

pub fn run(args: Args) -> ExitCode {
    let outcome = match args.command {
        Command::Check { content, no_go } => check(&content, no_go),
        Command::Outputs { content, write } => renew(&content, write),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(PROBLEMS),
        Err(error) => {
            eprintln!("go-idioms: {error:#}");
            ExitCode::from(COULD_NOT_RUN)
        }
    }
}

/// Prints what is wrong; says whether nothing is.
fn check(content: &Path, no_go: bool) -> Result<bool> {
    let files = files::read(content)?;
    let own = files.iter().find(|it| it.0 == spelling::OWN).map(|it| it.1.clone()).unwrap_or_default();
    let mut problems = Vec::new();
    match Curriculum::load(files) {
        Ok(curriculum) => {
            problems.extend(curriculum.problems());
            problems.extend(spelling::check(curriculum.words(), &own));
            if !no_go {
                problems.extend(toolchain::check(content, &curriculum.tolerance())?);
                let shown: Vec<_> = curriculum.outputs().cloned().collect();
                problems.extend(outputs::differences(&shown, &outputs::printed(content, &shown)?));
            }
            println!("content: {}", curriculum.figures());
        }
        Err(errors) => problems.extend(errors),
    }
    report(&problems);
    Ok(problems.is_empty())
}

/// Compares or renews what the content shows of its programs; says whether it is what they print.
fn renew(content: &Path, write: bool) -> Result<bool> {
    let curriculum = match Curriculum::load(files::read(content)?) {
        Ok(curriculum) => curriculum,
        Err(errors) => {
            report(&errors);
            return Ok(false);
        }
    };
    let shown: Vec<_> = curriculum.outputs().cloned().collect();
    let printed = outputs::printed(content, &shown)?;
    if write {
        for path in outputs::write(content, &shown, &printed)? {
            println!("{path}");
        }
        return Ok(true);
    }
    let problems = outputs::differences(&shown, &printed);
    report(&problems);
    Ok(problems.is_empty())
}

fn report(problems: &[ContentError]) {
    for ContentError { path, line, message, remedy } in problems {
        println!("{path}:{line}: {message}\n    {remedy}");
    }
    println!("content: {} problems", problems.len());
}
