//! The files under `assets/`: each has a hash of its content in its name, so that it can be kept for ever.

use super::project::Project;
use super::tighten::tighten;
use super::tool;
use super::wasm::MODULES;
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;
use std::process::Command;

/// The addresses of the built files from the site's base.
pub struct Built {
    /// What the pages refer to.
    pub pages: app::Assets,
    /// Registers the service worker; absent from a site for development.
    pub offline_script: Option<String>,
}

/// What browsers must understand: JavaScript and CSS beyond it are rewritten.
const BROWSERS: &str = "--target=es2022,chrome111,edge111,firefox114,safari16.4";

/// Bundles, hashes and writes everything into `site`/assets. `modules` is the folder of the WASM modules.
pub fn build(project: &Project, modules: &Path, site: &Path, dev: bool) -> Result<Built> {
    let work = project.kept(dev).join("bundle");
    fs::create_dir_all(&work).with_context(|| format!("cannot create {}", work.display()))?;
    fs::create_dir_all(site.join("assets")).context("cannot create the folder of the assets")?;

    for name in MODULES {
        write_entry(&work, modules, name)?;
    }
    bundle(project, &work, dev)?;
    let page_wasm = keep_module(site, &work, modules, "page")?;
    let worker_wasm = keep_module(site, &work, modules, "worker")?;
    let editor = work.join("editor.js");
    let mut build = Command::new("node");
    build.arg(project.scripts().join("build.mjs")).arg(format!("--outfile={}", editor.display()));
    tool::run(build.stdout(std::process::Stdio::null()), "bundle the editor")?;
    let licences = work.join("editor.licenses.txt");
    fs::copy(&licences, site.join("licenses.txt")).with_context(|| format!("cannot copy {}", licences.display()))?;

    Ok(Built {
        pages: app::Assets {
            style: keep(site, &work.join("style.css"), "style")?,
            page_script: keep(site, &work.join("page.js"), "page")?,
            page_wasm,
            worker_script: keep(site, &work.join("worker.js"), "worker")?,
            worker_wasm,
            editor_script: keep(site, &editor, "editor")?,
            page_data: String::new(),
        },
        offline_script: if dev { None } else { Some(keep(site, &work.join("offline.js"), "offline")?) },
    })
}

/// The page and the worker start by themselves: their scripts know their WASM, whose name follows.
fn write_entry(work: &Path, modules: &Path, name: &str) -> Result<()> {
    let script = modules.join(name).with_extension("js");
    let entry = format!(
        "import start from {};\nawait start({{ module_or_path: new URL({:?}, import.meta.url) }});\n",
        serde_json::to_string(&script)?,
        placeholder(name),
    );
    let path = work.join(format!("{name}-entry.js"));
    fs::write(&path, entry).with_context(|| format!("cannot write {}", path.display()))
}

/// What stands in a script for the name of its WASM, until that is known.
fn placeholder(name: &str) -> String {
    format!("{name}_bg.wasm")
}

/// Keeps a WASM module without what its bundled script does not call, and tells the script where.
fn keep_module(site: &Path, work: &Path, modules: &Path, name: &str) -> Result<String> {
    let script = work.join(name).with_extension("js");
    let text = fs::read_to_string(&script).with_context(|| format!("cannot read {}", script.display()))?;
    let whole = modules.join(placeholder(name));
    let bytes = fs::read(&whole).with_context(|| format!("cannot read {}", whole.display()))?;
    let slim = work.join(placeholder(name));
    let (bytes, text) = tighten(&bytes, &text)?;
    fs::write(&slim, bytes).with_context(|| format!("cannot write {}", slim.display()))?;
    let kept = keep(site, &slim, name)?;
    let text = text.replace(&placeholder(name), kept.trim_start_matches("assets/"));
    fs::write(&script, text).with_context(|| format!("cannot write {}", script.display()))?;
    Ok(kept)
}

fn bundle(project: &Project, work: &Path, dev: bool) -> Result<()> {
    let scripts = project.scripts();
    let mut esbuild = Command::new(scripts.join("node_modules/.bin/esbuild"));
    esbuild.current_dir(&project.root);
    for (name, entry) in [
        ("page", work.join("page-entry.js")),
        ("worker", work.join("worker-entry.js")),
        ("style", project.root.join("style/main.css")),
        ("offline", scripts.join("offline.js")),
    ] {
        esbuild.arg(format!("{name}={}", entry.display()));
    }
    esbuild.args(["--bundle", "--format=esm", "--legal-comments=none", "--log-level=warning", BROWSERS]);
    // Nobody calls the classes that libraries export, and with this the bundler sees that it may leave them out.
    esbuild.arg("--define:Symbol.dispose=undefined");
    esbuild.args(["--loader:.svg=dataurl", "--loader:.woff2=dataurl"]);
    esbuild.arg(format!("--outdir={}", work.display()));
    if !dev {
        esbuild.arg("--minify");
    }
    tool::run(&mut esbuild, "bundle the scripts and the style")
}

/// Copies `file` to `assets/<name>-<hash>.<extension>`; the answer is that path.
fn keep(site: &Path, file: &Path, name: &str) -> Result<String> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let extension = file.extension().unwrap_or_default().to_string_lossy();
    let path = format!("assets/{name}-{}.{extension}", hash(&bytes));
    fs::write(site.join(&path), bytes).with_context(|| format!("cannot write {path}"))?;
    Ok(path)
}

/// Ten hexadecimal digits that change with the content.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(5).map(|byte| format!("{byte:02x}")).collect()
}
