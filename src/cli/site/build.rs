//! `go-idioms site build`: content, style and code become a folder of plain files.

use super::base::Base;
use super::project::Project;
use super::{assets, budget, offline, pages, wasm};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

#[derive(clap::Args)]
pub struct Args {
    /// The path that the site will live under, such as /repo/
    #[arg(long, default_value = "/")]
    base: Base,
    /// The folder to write; what it held before is replaced
    #[arg(long, default_value = "dist")]
    out: PathBuf,
    /// The folder of the lessons and exercises
    #[arg(long, default_value = "content")]
    content: PathBuf,
    /// For development: WASM that builds quickly, no budgets, pages that reload when the site is built anew
    #[arg(long)]
    dev: bool,
    /// Take the WASM modules of the build before, where only content, style or scripts have changed
    #[arg(long)]
    keep_wasm: bool,
}

pub fn run(args: &Args) -> Result<()> {
    let started = Instant::now();
    let project = Project::find()?;
    ensure!(
        replaceable(&args.out),
        "{} holds something else than a built site: name another folder",
        args.out.display()
    );
    let pages = pages::load(&args.content)?;
    let kept = if args.keep_wasm { wasm::kept(&project, args.dev) } else { None };
    let modules = match kept {
        Some(folder) => folder,
        None => wasm::build(&project, args.dev)?,
    };

    // The site is written beside its place and then moved there, so that it is never half there.
    let fresh = beside(&args.out, "new");
    remove(&fresh)?;
    copy(&project.root.join("public"), &fresh)?;
    let built = assets::build(&project, &modules, &fresh, args.dev)?;
    let mut site = app::Site { base: args.base.to_string(), assets: built.pages };
    let mut documents = pages::render(&mut site, &pages);
    for document in &mut documents {
        document.html = with_script(&document.html, &args.base, built.offline_script.as_deref());
    }
    pages::write(&documents, &site, &fresh)?;
    if args.dev {
        offline::write_none(&fresh)?;
    } else {
        let extra: Vec<_> = built.offline_script.as_deref().into_iter().chain(["favicon.svg"]).collect();
        offline::write(&project, &args.base, &site.assets, &extra, &fresh)?;
    }
    replace(&args.out, &fresh)?;
    println!("{} pages in {} after {:.1} s", documents.len(), args.out.display(), started.elapsed().as_secs_f32());
    if args.dev {
        return Ok(());
    }
    // Last, so that a site that is too heavy can be looked at.
    let weight = budget::measure(&args.out, &site.assets, built.offline_script.as_deref(), &documents)?;
    if wasm::is_small(&project)? {
        return weight.enforce();
    }
    println!("This machine lacks the sources of Rust's library: built with them, the site is lighter.");
    Ok(())
}

/// `html` with the builder's own script at its end: the service worker's, or in development the one that reloads.
fn with_script(html: &str, base: &Base, offline_script: Option<&str>) -> String {
    let script = offline_script.unwrap_or(super::serve::RELOAD_SCRIPT);
    html.replacen("</body>", &format!("<script type=\"module\" src=\"{base}{script}\"></script></body>"), 1)
}

/// Whether nothing but a built site would be lost.
fn replaceable(out: &Path) -> bool {
    let Ok(mut entries) = fs::read_dir(out) else { return !out.exists() };
    out.join("404.html").is_file() || entries.next().is_none()
}

fn beside(out: &Path, suffix: &str) -> PathBuf {
    let mut name = out.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(suffix);
    out.with_file_name(name)
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}

/// Copies the files of `from`, and of the folders in it, to `to`.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("cannot create {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target).with_context(|| format!("cannot copy {}", path.display()))?;
        }
    }
    Ok(())
}

fn replace(out: &Path, fresh: &Path) -> Result<()> {
    let old = beside(out, "old");
    remove(&old)?;
    if out.exists() {
        fs::rename(out, &old).with_context(|| format!("cannot move {} away", out.display()))?;
    }
    fs::rename(fresh, out).with_context(|| format!("cannot write {}", out.display()))?;
    remove(&old)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_built_site_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        assert!(replaceable(&folder.path().join("new")));
        assert!(replaceable(folder.path()), "an empty folder");
        fs::write(folder.path().join("thesis.tex"), "").unwrap();
        assert!(!replaceable(folder.path()), "somebody's work");
        fs::write(folder.path().join("404.html"), "").unwrap();
        assert!(replaceable(folder.path()), "a built site");
    }

    #[test]
    fn the_site_of_before_gives_way_as_a_whole() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("dist");
        let fresh = beside(&out, "new");
        for (dir, file) in [(&out, "old.html"), (&fresh, "new.html")] {
            fs::create_dir_all(dir).unwrap();
            fs::write(dir.join(file), "").unwrap();
        }
        replace(&out, &fresh).unwrap();
        assert!(out.join("new.html").is_file() && !out.join("old.html").exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn the_builders_script_stands_at_the_end_of_the_page() {
        let base = "/repo/".parse().unwrap();
        let html = with_script("<body><p>Go</p></body>", &base, Some("assets/offline-0a.js"));
        let script = "<script type=\"module\" src=\"/repo/assets/offline-0a.js\"></script>";
        assert_eq!(html, format!("<body><p>Go</p>{script}</body>"));
    }
}
