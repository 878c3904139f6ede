//! How fast the rules read Go: `make bench`, or `cargo bench -p analyzer --bench standard_library -- FOLDER`.
//!
//! Reads every `.go` file below FOLDER (the Go distribution's sources if none is named) and measures, on one thread and
//! package by package in turn, a bare tree-sitter parse and a full check of the very same files; so whatever else the
//! machine does disturbs both alike, and their ratio stays meaningful.

use analyzer::{Options, SourceFile};
use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// What was counted and measured.
#[derive(Default)]
struct Tally {
    packages: usize,
    files: usize,
    lines: usize,
    bytes: usize,
    /// Files in which the bare parse, and the check, found something that is not Go.
    unparsed: (usize, usize),
    parse: Duration,
    check: Duration,
    findings: BTreeMap<String, usize>,
}

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo adds an option of its own.
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with('-')).map(PathBuf::from);
    let folder = folder.map_or_else(standard_library, Ok)?;
    let mut parser = tree_sitter::Parser::new();
    parser.set_language(&tree_sitter_go::LANGUAGE.into()).map_err(|error| error.to_string())?;
    let mut tally = Tally::default();
    visit(&folder, &mut |folder| {
        for package in read_packages(folder)? {
            tally.add(&package, &mut parser);
        }
        Ok(())
    })?;
    tally.print(&mut io::stdout().lock())?;
    Ok(())
}

fn standard_library() -> Result<PathBuf, Box<dyn Error>> {
    let output = Command::new("go").args(["env", "GOROOT"]).output()?;
    Ok(Path::new(String::from_utf8(output.stdout)?.trim()).join("src"))
}

/// Calls `work` for `folder` and all folders below it, in order; like the go command it passes by hidden folders, test
/// data and links.
fn visit(folder: &Path, work: &mut impl FnMut(&Path) -> io::Result<()>) -> io::Result<()> {
    work(folder)?;
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() && !name.starts_with('.') && name != "testdata" {
            visit(&entry.path(), work)?;
        }
    }
    Ok(())
}

/// The texts of a folder's packages, each with its path.
fn read_packages(folder: &Path) -> io::Result<Vec<Vec<(String, String)>>> {
    let mut packages = BTreeMap::<String, Vec<_>>::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "go") && path.is_file() {
            let text = fs::read_to_string(&path)?;
            let clause = text.lines().find(|line| line.starts_with("package ")).unwrap_or_default().to_owned();
            packages.entry(clause).or_default().push((path.to_string_lossy().into_owned(), text));
        }
    }
    Ok(packages.into_values().collect())
}

/// The most memory that this process has had at one time, as the kernel spells it.
fn peak_memory() -> Option<String> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")).map(|size| size.trim().to_owned())
}

impl Tally {
    fn add(&mut self, package: &[(String, String)], parser: &mut tree_sitter::Parser) {
        self.packages += 1;
        self.files += package.len();
        self.lines += package.iter().map(|(_, text)| text.lines().count()).sum::<usize>();
        self.bytes += package.iter().map(|(_, text)| text.len()).sum::<usize>();

        let start = Instant::now();
        let trees: Vec<_> = package.iter().map(|(_, text)| parser.parse(text, None)).collect();
        self.parse += start.elapsed();
        self.unparsed.0 += trees.iter().filter(|tree| tree.as_ref().is_none_or(|t| t.root_node().has_error())).count();

        let files: Vec<_> = package.iter().map(|(path, text)| SourceFile { path, text }).collect();
        let start = Instant::now();
        let reports = analyzer::check_package(&files, &Options::default());
        self.check += start.elapsed();
        self.unparsed.1 += reports.iter().filter(|report| !report.syntax_errors.is_empty()).count();
        for diagnostic in reports.iter().flat_map(|report| &report.diagnostics) {
            *self.findings.entry(diagnostic.rule.to_string()).or_default() += 1;
        }
    }

    fn print(&self, out: &mut impl Write) -> io::Result<()> {
        let megabytes = self.bytes as f64 / 1e6;
        writeln!(out, "{} packages, {} files, {} lines, {megabytes:.1} MB", self.packages, self.files, self.lines)?;
        for (what, time, unparsed) in
            [("bare parse", self.parse, self.unparsed.0), ("full check", self.check, self.unparsed.1)]
        {
            let seconds = time.as_secs_f64();
            let rate = self.lines as f64 / seconds;
            writeln!(out, "{what}: {seconds:6.2} s, {rate:9.0} lines/s, {unparsed} files not wholly read")?;
        }
        writeln!(out, "ratio:      {:6.2}", self.check.as_secs_f64() / self.parse.as_secs_f64())?;
        if let Some(memory) = peak_memory() {
            writeln!(out, "memory:     {memory} at most")?;
        }
        for (rule, count) in &self.findings {
            writeln!(out, "{count:7} {rule}")?;
        }
        Ok(())
    }
}
