//! Running other programs.

use anyhow::{Context, Result, bail};
use std::process::{Command, Stdio};

/// Runs `command`, whose output goes to the terminal; `what` completes "cannot" where it fails.
pub fn run(command: &mut Command, what: &str) -> Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let status = command
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("cannot {what}: {program} does not start (src/setup.sh serve sets it up)"))?;
    if !status.success() {
        bail!("cannot {what}: {program} failed (see above)");
    }
    Ok(())
}
