//! go-idioms: checks Go files and the content, builds and serves the site.

// A command line tool speaks to its terminal.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod check;
mod content;
mod new;
mod site;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "go-idioms", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check Go files against the rules
    Check(check::Args),
    /// Check the lessons and exercises, with the real Go toolchain
    Content(content::Args),
    /// Begin a lesson, an exercise or a rule
    New(new::Args),
    /// Build or serve the site
    Site(site::Args),
}

fn main() -> ExitCode {
    match Cli::parse().command {
        Command::Check(args) => check::run(args),
        Command::Content(args) => content::run(args),
        Command::New(args) => new::run(args),
        Command::Site(args) => site::run(args),
    }
}
