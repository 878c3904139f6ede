//! `go-idioms site`: builds and serves the site.

use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Args {}

pub fn run(_: Args) -> ExitCode {
    ExitCode::SUCCESS
}
