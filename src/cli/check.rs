//! `go-idioms check`: the analyzer for files on disk and for CI.

use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Args {}

pub fn run(_: Args) -> ExitCode {
    ExitCode::SUCCESS
}
