//! The two WASM modules and their JavaScript.

use super::project::Project;
use super::tool;
use anyhow::{Context, Result, anyhow};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";
/// The names of the modules.
pub const MODULES: [&str; 2] = ["page", "worker"];

/// A folder that holds `page.js`, `page_bg.wasm`, `worker.js` and `worker_bg.wasm`.
pub fn build(project: &Project, dev: bool) -> Result<PathBuf> {
    compile(project, dev)?;
    let built = project.target.join("wasm").join(TARGET).join(if dev { "debug" } else { "wasm" });
    for name in MODULES {
        bind(&built.join(name).with_extension("wasm"), &folder(project, dev), name)?;
    }
    Ok(folder(project, dev))
}

/// The same folder as the build before left it.
pub fn kept(project: &Project, dev: bool) -> Option<PathBuf> {
    let folder = folder(project, dev);
    MODULES.iter().all(|name| stamp(&folder, name).is_file()).then_some(folder)
}

fn folder(project: &Project, dev: bool) -> PathBuf {
    project.kept(dev).join("wasm")
}

fn stamp(folder: &Path, name: &str) -> PathBuf {
    folder.join(name).with_extension("sha256")
}

fn compile(project: &Project, dev: bool) -> Result<()> {
    let machine = environment(project)?;
    let variable = |name: &str| machine.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let from_source = variable("WASM_STD") == Some("source");
    let mut command = Command::new(variable("CARGO").unwrap_or("cargo"));
    command.current_dir(&project.root).args(["build", "-p", "app", "-p", "worker", "--features", "app/csr,worker/tab"]);
    command.args(["--bins", "--target", TARGET]);
    command.arg("--target-dir").arg(project.target.join("wasm"));
    if !dev {
        command.args(["--profile", "wasm"]);
    }
    if from_source {
        command.args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
        command.env("RUSTC_BOOTSTRAP", "1");
    }
    // Flags meant for native builds would reach this target as well, and replace ours.
    command.env_remove("RUSTFLAGS");
    command.envs(machine.iter().filter(|(key, _)| key != "CARGO").map(|(key, value)| (key, value)));
    command.env("CARGO_ENCODED_RUSTFLAGS", flags(from_source && !dev).join("\u{1f}"));
    tool::run(&mut command, "compile the app for the browser")
}

/// The compiler's flags that make the modules small.
fn flags(without_messages: bool) -> Vec<String> {
    // Leptos then shares the code of its views instead of making it anew for each.
    let mut flags = vec!["--cfg=erase_components".to_owned()];
    // Panics name their sources; where those lie on this machine is nobody's business, and weighs.
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    if let Some(home) = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo"))) {
        flags.push(format!("--remap-path-prefix={}/registry/src=", home.display()));
    }
    if without_messages {
        // A panic ends the module either way; without its message, and what would print it, 28 kB of brotli are saved.
        let small = ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];
        flags.extend(small.map(str::to_owned));
    }
    flags
}

/// Whether the library was compiled for this site, without which its modules cannot be as small as they may be.
pub fn is_small(project: &Project) -> Result<bool> {
    Ok(environment(project)?.iter().any(|(key, value)| key == "WASM_STD" && value == "source"))
}

/// What set-up found out about this machine.
fn environment(project: &Project) -> Result<Vec<(String, String)>> {
    let path = project.target.join("wasm.env");
    let text = fs::read_to_string(&path)
        .with_context(|| format!("{} is not there: run src/setup.sh serve", project.short(&path)))?;
    text.lines()
        .map(|line| line.split_once('=').map(|(key, value)| (key.to_owned(), value.to_owned())))
        .collect::<Option<_>>()
        .ok_or_else(|| anyhow!("{} is broken: run src/setup.sh serve", project.short(&path)))
}

/// Writes the module `name` with its JavaScript, unless they were made from the same `input` before.
fn bind(input: &Path, folder: &Path, name: &str) -> Result<()> {
    let bytes = fs::read(input).with_context(|| format!("cannot read {}", input.display()))?;
    let made_from = format!("{:x}", Sha256::digest(&bytes));
    let stamp = stamp(folder, name);
    if fs::read_to_string(&stamp).is_ok_and(|text| text == made_from) {
        return Ok(());
    }
    Bindgen::new()
        .input_bytes(name, bytes)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_producers_section(true)
        .generate(folder)
        .with_context(|| format!("wasm-bindgen cannot read {}", input.display()))?;
    let script = folder.join(name).with_extension("js");
    let text = fs::read_to_string(&script).with_context(|| format!("cannot read {}", script.display()))?;
    // The bundler leaves out a class that nobody uses, if it knows that to register its objects does nothing else.
    let text = text.replace("new FinalizationRegistry(", "/* @__PURE__ */ new FinalizationRegistry(");
    fs::write(&script, text).with_context(|| format!("cannot write {}", script.display()))?;
    fs::write(&stamp, made_from).with_context(|| format!("cannot write {}", stamp.display()))
}
