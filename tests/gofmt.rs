//! What gofmt says about many texts at once.

use std::fs;
use std::path::Path;
use std::process::Command;

/// Which of the texts gofmt would change or cannot read, by one run of it; `None` where there is no gofmt.
///
/// The texts are written into `folder`, which is made and removed again.
pub fn unformatted(folder: &Path, texts: &[&str]) -> Option<Vec<usize>> {
    fs::create_dir_all(folder).expect("a folder for gofmt");
    for (at, text) in texts.iter().enumerate() {
        fs::write(folder.join(format!("{at}.go")), text).expect("a file for gofmt");
    }
    let output = Command::new("gofmt").arg("-l").arg(folder).output();
    fs::remove_dir_all(folder).expect("the folder can be removed");
    let output = output.ok()?;
    let told = [output.stdout, output.stderr].concat();
    let number = |line: &str| {
        let name = line.split(".go").next()?.rsplit('/').next()?;
        name.parse().ok()
    };
    let mut found: Vec<usize> = String::from_utf8_lossy(&told).lines().filter_map(number).collect();
    found.sort_unstable();
    found.dedup();
    Some(found)
}
