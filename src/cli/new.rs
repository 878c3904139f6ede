//! `go-idioms new`: the files of a lesson, an exercise or a rule to begin with.
//!
//! What is left empty in them is what the check of the content then asks for, file by file and line by line.

use crate::content::files;
use crate::site::project::Project;
use anyhow::{Context, Result, bail, ensure};
use clap::ValueEnum;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const LESSON: &str = include_str!("new/lesson.md");
const EXERCISE: &str = include_str!("new/exercise.md");
const RULE: &str = include_str!("new/rule.txt");

/// Where rules are registered, from the checkout's folder.
const RULES: &str = "src/analyzer/rules/mod.rs";

/// Begin a lesson, an exercise or a rule.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Begin a lesson at the end of its chapter
    Lesson {
        /// Its id, such as `ignored-errors`
        name: String,
        /// The id of its chapter, such as `errors`
        #[arg(long)]
        chapter: String,
        /// The folder of the content
        #[arg(long, value_name = "DIR", default_value = "content")]
        content: PathBuf,
    },
    /// Begin an exercise, the last of its lesson
    Exercise {
        /// Its id, such as `keep-the-error`
        name: String,
        /// What the learner is asked to do
        #[arg(long)]
        kind: Kind,
        /// The id of its lesson
        #[arg(long)]
        lesson: String,
        /// The folder of the content
        #[arg(long, value_name = "DIR", default_value = "content")]
        content: PathBuf,
    },
    /// Begin a rule of the analyzer, with its two registrations
    Rule {
        /// Its id, which names the bad pattern, such as `ignored-error`
        name: String,
    },
}

/// The kinds of exercises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    Fix,
    Write,
    Trigger,
    Review,
    Debug,
}

pub fn run(args: Args) -> ExitCode {
    let made = match args.command {
        Command::Lesson { name, chapter, content } => lesson(&content, &name, &chapter),
        Command::Exercise { name, kind, lesson, content } => exercise(&content, &name, kind, &lesson),
        Command::Rule { name } => rule(&name),
    };
    match made {
        Ok(files) => {
            files.iter().for_each(|file| println!("{}", file.display()));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("go-idioms: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn lesson(content: &Path, id: &str, chapter: &str) -> Result<Vec<PathBuf>> {
    check_id(id)?;
    let chapters = numbered(&content.join("lessons"))?;
    let Some((_, _, chapter)) = chapters.iter().find(|it| it.1 == chapter) else {
        let known: Vec<_> = chapters.iter().map(|it| it.1.as_str()).collect();
        bail!("there is no chapter `{chapter}`; name one of {}, or make its folder first", known.join(", "));
    };
    for (_, _, folder) in &chapters {
        ensure!(numbered(folder)?.iter().all(|it| it.1 != id), "there is a lesson `{id}` already");
    }
    let number = 1 + numbered(chapter)?.last().map_or(0, |it| it.0);
    let folder = chapter.join(format!("{number:02}-{id}"));
    let go = |package: &str| format!("package {package}\n\n// Begin begins.\nfunc Begin() {{}}\n");
    write(
        &folder,
        &[
            ("lesson.md", LESSON.replace("{title}", &title(id))),
            ("wrong/wrong.go", go("wrong")),
            ("right/right.go", go("right")),
        ],
    )
}

fn exercise(content: &Path, id: &str, kind: Kind, lesson: &str) -> Result<Vec<PathBuf>> {
    check_id(id)?;
    let order = 1 + exercises_of(content, lesson)?;
    let word = kind.to_possible_value().map(|it| it.get_name().to_owned()).unwrap_or_default();
    let front = EXERCISE.replace("{title}", &title(id)).replace("{kind}", &word).replace("{lesson}", lesson);
    let front = front.replace("{order}", &order.to_string()).replace("{fields}", fields(kind));
    let go = |package: &str| format!("package {package}\n\n// Begin begins.\nfunc Begin() {{}}\n");
    let test = "package starter\n\nimport \"testing\"\n\nfunc TestBegin(t *testing.T) {\n\tBegin()\n}\n";
    let mut files = vec![("exercise.md", front)];
    match kind {
        Kind::Review => files.extend([("before/before.go", go("change")), ("after/after.go", go("change"))]),
        _ => files.extend([("starter/starter.go", go("starter")), ("solution/solution.go", go("solution"))]),
    }
    if kind == Kind::Debug {
        files.push(("starter/starter_test.go", test.to_owned()));
    }
    write(&content.join("exercises").join(id), &files)
}

/// The fields of front matter that an exercise of this kind has beyond those of all.
fn fields(kind: Kind) -> &'static str {
    let goal = "\n[[goal]]\nfunction = \"func Begin()\"\nwhy = \"\"\n";
    match kind {
        Kind::Fix | Kind::Write => goal,
        Kind::Trigger => "fires = []\n\n[[goal]]\nfunction = \"func Begin()\"\nwhy = \"\"\n",
        Kind::Debug => "starter-fails = true\n\n[[goal]]\nfunction = \"func Begin()\"\nwhy = \"\"\n",
        Kind::Review => {
            "\n[[flag]]\nline = \"\"\nrule = \"\"\nwhy = \"\"\n\n[[flag]]\nline = \"\"\nrule = \"\"\nwhy = \"\"\n"
        }
    }
}

/// How many exercises name the lesson; an error where there is no such lesson.
fn exercises_of(content: &Path, lesson: &str) -> Result<usize> {
    let files = files::read(content)?;
    let ends = format!("-{lesson}/lesson.md");
    ensure!(files.iter().any(|it| it.0.ends_with(&ends)), "there is no lesson `{lesson}`: begin with `new lesson`");
    let names = format!("\nlesson = \"{lesson}\"\n");
    Ok(files.iter().filter(|it| it.0.starts_with("exercises/") && it.1.contains(&names)).count())
}

fn rule(id: &str) -> Result<Vec<PathBuf>> {
    check_id(id)?;
    let project = Project::find()?;
    let registry = project.root.join(RULES);
    let module = id.replace('-', "_");
    let text = fs::read_to_string(&registry).with_context(|| format!("cannot read {}", registry.display()))?;
    let text =
        registered(&text, &module).with_context(|| format!("{RULES} has no table of rules, or has `{module}`"))?;
    let folder = registry.parent().context("the table of rules lies in a folder")?;
    let file = folder.join(format!("{module}.rs"));
    ensure!(!file.exists(), "{} is there already", file.display());
    fs::write(&file, RULE.replace("{id}", id).replace("{name}", &camel(id)))?;
    fs::write(&registry, text)?;
    Ok([file, registry].iter().map(|it| project.short(it).to_string().into()).collect())
}

/// The registry with the module in both of its places, in the order of the names.
fn registered(registry: &str, module: &str) -> Option<String> {
    let mut lines: Vec<String> = registry.lines().map(str::to_owned).collect();
    for (start, end) in [("mod ", ";"), ("    ", ",")] {
        let name = |line: &str| {
            let name = line.strip_prefix(start)?.strip_suffix(end)?;
            name.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'_').then(|| name.to_owned())
        };
        let names: Vec<_> = lines.iter().enumerate().filter_map(|(at, line)| Some((at, name(line)?))).collect();
        if names.iter().any(|it| it.1 == module) {
            return None;
        }
        let at = names.iter().find(|it| it.1.as_str() > module).map_or(names.last()?.0 + 1, |it| it.0);
        lines.insert(at, format!("{start}{module}{end}"));
    }
    Some(lines.join("\n") + "\n")
}

fn check_id(id: &str) -> Result<()> {
    ensure!(
        curriculum::is_id(id),
        "`{id}` cannot be an id: use lower-case words joined by hyphens, such as `ignored-errors`"
    );
    Ok(())
}

/// The folders `NN-id` of `parent` in order: the number, the id and the path.
fn numbered(parent: &Path) -> Result<Vec<(u32, String, PathBuf)>> {
    let entries = fs::read_dir(parent).with_context(|| format!("cannot read {}", parent.display()))?;
    let folder = |path: PathBuf| {
        let (number, id) = path.file_name()?.to_str()?.split_once('-')?;
        Some((number.parse().ok()?, id.to_owned(), path.clone()))
    };
    let mut folders: Vec<_> = entries.filter_map(|it| folder(it.ok()?.path())).collect();
    folders.sort();
    Ok(folders)
}

/// Writes new files below a folder that must not be there yet.
fn write(folder: &Path, files: &[(&str, String)]) -> Result<Vec<PathBuf>> {
    ensure!(!folder.exists(), "{} is there already", folder.display());
    let mut written = Vec::new();
    for (name, text) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
        written.push(path);
    }
    Ok(written)
}

/// `ignored-errors` as a title: "Ignored errors".
fn title(id: &str) -> String {
    let words = id.replace('-', " ");
    words[..1].to_uppercase() + &words[1..]
}

/// `bad-pattern` as a Go name: `badPattern`.
fn camel(id: &str) -> String {
    let mut words = id.split('-');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| name + &title(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGISTRY: &str = "mod first;\nmod third;\n\nuse x;\n\ntable! {\n    first,\n    third,\n}\n";

    #[test]
    fn a_rule_is_registered_twice_in_order_and_never_again() {
        let text = registered(REGISTRY, "second").unwrap();
        assert_eq!(
            text,
            "mod first;\nmod second;\nmod third;\n\nuse x;\n\ntable! {\n    first,\n    second,\n    third,\n}\n"
        );
        assert!(registered(REGISTRY, "zero").unwrap().contains("mod third;\nmod zero;\n"));
        assert_eq!(registered(&text, "second"), None);
        assert_eq!(registered("fn main() {}\n", "second"), None);
    }

    #[test]
    fn the_real_registry_takes_a_rule() {
        let text = registered(include_str!("../analyzer/rules/mod.rs"), "bad_pattern").unwrap();
        assert!(text.contains("\nmod bad_pattern;\nmod "), "{text}");
        assert!(text.contains("{\n    bad_pattern,\n    "), "{text}");
    }

    #[test]
    fn ids_become_titles_and_names() {
        assert_eq!(
            (title("ignored-errors"), camel("bad-old-pattern")),
            ("Ignored errors".into(), "badOldPattern".into())
        );
    }
}
