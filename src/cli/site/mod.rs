//! `go-idioms site`: builds and serves the site.

mod assets;
mod base;
mod budget;
mod build;
mod headers;
mod offline;
mod pages;
pub mod project;
mod serve;
mod size;
mod tighten;
mod tool;
mod wasm;
mod watch;

use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Write the whole site into a folder that any file server can serve
    Build(build::Args),
    /// Serve a built site on this machine alone
    Serve(serve::Args),
}

pub fn run(args: Args) -> ExitCode {
    let result = match args.command {
        Command::Build(args) => build::run(&args),
        Command::Serve(args) => serve::run(args),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
