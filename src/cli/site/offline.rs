//! The service worker, which keeps the site readable without a network.

use super::base::Base;
use super::project::Project;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// The pages that are kept from the first visit on: the ways in, whatever their number of lessons.
const WAYS_IN: [&str; 7] = ["/", "/learn/", "/practice/", "/rules/", "/play/", "/progress/", "/map/"];

/// Writes `service-worker.js` with the list of what it keeps.
pub fn write(project: &Project, base: &Base, assets: &app::Assets, extra: &[&str], out: &Path) -> Result<()> {
    let source = project.scripts().join("service-worker.js");
    let program = fs::read_to_string(&source).with_context(|| format!("cannot read {}", source.display()))?;
    let shell = [
        &assets.style,
        &assets.page_script,
        &assets.page_wasm,
        &assets.worker_script,
        &assets.worker_wasm,
        &assets.editor_script,
    ];
    let shell: Vec<_> = shell.into_iter().map(String::as_str).chain(extra.iter().copied()).collect();
    let release = serde_json::json!({
        "base": base.as_str(),
        "data": assets.page_data,
        "shell": shell.iter().map(|path| format!("{base}{path}")).collect::<Vec<_>>(),
        "pages": WAYS_IN.map(|route| format!("{base}{}", route.trim_start_matches('/'))),
    });
    fs::write(out.join("service-worker.js"), format!("const RELEASE = {release};\n{program}"))
        .context("cannot write service-worker.js")
}

/// Writes a service worker that takes itself away: what an earlier visit kept must not hide a developer's change.
pub fn write_none(out: &Path) -> Result<()> {
    let program = "addEventListener(\"install\", () => skipWaiting());\n\
                   addEventListener(\"activate\", (event) => event.waitUntil(registration.unregister()));\n";
    fs::write(out.join("service-worker.js"), program).context("cannot write service-worker.js")
}
