//! `go-idioms content`: proves the lessons and exercises, with the real Go toolchain.

pub mod files;
mod toolchain;

use anyhow::Result;
use curriculum::{ContentError, Curriculum};
use std::path::PathBuf;
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
        /// Leave out gofmt, go build, go vet and go test
        #[arg(long)]
        no_go: bool,
    },
}

pub fn run(args: Args) -> ExitCode {
    let Command::Check { content, no_go } = args.command;
    match check(&content, no_go) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(PROBLEMS),
        Err(error) => {
            eprintln!("go-idioms: {error:#}");
            ExitCode::from(COULD_NOT_RUN)
        }
    }
}

/// Prints what is wrong; says whether nothing is.
fn check(content: &std::path::Path, no_go: bool) -> Result<bool> {
    let files = files::read(content)?;
    let count = files.len();
    let mut problems = match Curriculum::load(files) {
        Ok(curriculum) => curriculum.problems(),
        Err(errors) => errors,
    };
    if !no_go {
        problems.extend(toolchain::check(content)?);
    }
    for ContentError { path, line, message, remedy } in &problems {
        println!("{path}:{line}: {message}\n    {remedy}");
    }
    println!("content: {count} files checked, {} problems", problems.len());
    Ok(problems.is_empty())
}
