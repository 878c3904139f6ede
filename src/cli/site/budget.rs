//! What a first visit may weigh, and what it weighs.

use super::pages::Document;
use super::size::{Size, kilobytes};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// What a lesson may cost before its WASM: document, style and script, in bytes of brotli.
const BEFORE_WASM: usize = 40_000;
/// What a lesson may cost in all without the editor: the former, and both WASM modules with their scripts.
const IN_ALL: usize = 350_000;
/// What the analyzer's module may cost, with all its rules.
const ANALYZER: usize = 200_000;

/// What the first visit to the heaviest lesson loads.
#[derive(Debug, Default)]
pub struct Weight {
    before_wasm: Size,
    in_all: Size,
    analyzer: Size,
}

/// Measures what the files weigh, and prints it.
pub fn measure(
    out: &Path,
    assets: &app::Assets,
    offline_script: Option<&str>,
    documents: &[Document],
) -> Result<Weight> {
    let measure = |path: &str| {
        let bytes = fs::read(out.join(path)).with_context(|| format!("cannot read {path}"))?;
        Size::of(&bytes)
    };
    println!("\n{:44}{:>10}{:>10}{:>10}", "kB", "raw", "gzip", "brotli");
    let measure_row = |path: &str| measure(path).inspect(|&size| row(path, size));
    let style = measure_row(&assets.style)?;
    let page_script = measure_row(&assets.page_script)?;
    let page_wasm = measure_row(&assets.page_wasm)?;
    let worker_script = measure_row(&assets.worker_script)?;
    let worker_wasm = measure_row(&assets.worker_wasm)?;
    measure_row(&assets.editor_script)?;
    let offline = offline_script.map(&measure_row).transpose()?.unwrap_or_default();
    let icon = measure_row("favicon.svg")?;

    let lessons = documents.iter().filter(|document| document.route.trim_start_matches("/learn/").len() > 1);
    let lessons = lessons.filter(|document| document.route.starts_with("/learn/"));
    let measured = lessons.map(|lesson| Ok((lesson, Size::of(lesson.html.as_bytes())?))).collect::<Result<Vec<_>>>()?;
    let Some((lesson, document)) = measured.into_iter().max_by_key(|(_, size)| size.brotli) else {
        return Ok(Weight::default());
    };
    let before_wasm = [document, style, page_script, offline, icon].into_iter().sum::<Size>();
    let in_all = [before_wasm, page_wasm, worker_script, worker_wasm].into_iter().sum::<Size>();
    println!("\nFirst visit to the heaviest lesson, {}", lesson.route);
    row("its document", document);
    row("before WASM", before_wasm);
    row("in all, without the editor", in_all);
    println!();

    Ok(Weight { before_wasm, in_all, analyzer: worker_wasm })
}

impl Weight {
    /// An error where a first visit to a lesson, or the analyzer, weighs more than it may.
    pub fn enforce(&self) -> Result<()> {
        enforce("before its WASM", self.before_wasm, BEFORE_WASM)?;
        enforce("in all without the editor", self.in_all, IN_ALL)?;
        enforce("for the analyzer's module", self.analyzer, ANALYZER)
    }
}

fn row(name: &str, size: Size) {
    println!("{name:44}{:>10}{:>10}{:>10}", kilobytes(size.raw), kilobytes(size.gzip), kilobytes(size.brotli));
}

fn enforce(what: &str, size: Size, most: usize) -> Result<()> {
    if size.brotli > most {
        bail!(
            "a first visit to a lesson loads {} kB of brotli {what}, and {} kB is the most: the table above shows where \
             they are",
            kilobytes(size.brotli),
            kilobytes(most)
        );
    }
    Ok(())
}
