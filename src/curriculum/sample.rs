//! A small content of one chapter, two lessons and two exercises, for tests.

use crate::{ContentError, Curriculum};

pub(crate) type File = (String, String);

pub(crate) const LESSON: &str = "lessons/01-errors/01-keep/lesson.md";
pub(crate) const EXERCISE: &str = "exercises/keep-it/exercise.md";

const WRONG: &str = "package wrong\n\nimport \"os\"\n\n// Drop drops.\nfunc Drop(path string) error {\n\tos.Remove(path)\n\t\
    return nil\n}\n";
const RIGHT: &str = "package right\n\nimport \"os\"\n\n// Drop drops.\nfunc Drop(path string) error {\n\t\
    return os.Remove(path)\n}\n";

pub(crate) fn files() -> Vec<File> {
    let clause =
        |id: &str| format!("[[section.clause]]\nid = \"{id}\"\ntitle = \"T\"\ntext = \"x\"\ncheckable = true\n");
    let lesson = "+++\ntitle = \"Keep it\"\nsummary = \"S.\"\nclauses = [\"anti-ignoring-errors\"]\nrules = [\"ignored-error\"]\n\
        since = \"1.13\"\nlive = \"wrong/wrong.go\"\n[findings]\n\"wrong/wrong.go\" = [\"ignored-error\"]\n+++\n\nSome words.\n\n\
        ## Why it matters\n\n```go wrong/wrong.go#Drop\n```\n\n```go right/right.go#Drop\n```\n\n\
        See [the rule](/rules/ignored-error/#why-it-matters), [more](/learn/more/#end), [above](#why-it-matters) and \
        [practise](/practice/keep-it/).\n";
    let more = "+++\ntitle = \"More\"\nsummary = \"S.\"\nclauses = [\"other\"]\nlive = \"plain/plain.go\"\n+++\n\n## End\n\nWords.\n";
    let exercise = |kind: &str, order: u32| {
        format!(
            "+++\ntitle = \"Do {kind}\"\nkind = \"{kind}\"\nlesson = \"keep\"\nclauses = [\"anti-ignoring-errors\"]\n\
             rules = [\"ignored-error\"]\nminutes = 5\norder = {order}\n[findings]\n\"starter/starter.go\" = [\"ignored-error\"]\n\
             [[goal]]\nfunction = \"func Drop(path string) error\"\nwhy = \"Callers need it.\"\n[[goal]]\ncontains = \"os.Remove(\"\n\
             in = \"Drop\"\nwhy = \"Remove it.\"\npraise = \"It is removed.\"\n+++\n\nThe task.\n\n## Hint\n\nOne & `<two>`.\n\n\
             ## Hint\n\nTwo.\n\n```go\nreturn os.Remove(path)\n```\n\n## Explanation\n\nBecause.\n"
        )
    };
    let rules: Vec<String> = analyzer::rules().flat_map(|it| it.clauses).map(|it| (*it).to_owned()).collect();
    let mut clauses: Vec<_> = rules.into_iter().chain(["other".into()]).collect();
    clauses.sort();
    clauses.dedup();
    let persona: String = clauses.iter().map(|it| clause(it)).collect();
    let mut files = vec![
        ("go.mod", "module content\n".into()),
        ("persona.toml", format!("[[section]]\nid = \"all\"\ntitle = \"All\"\n{persona}")),
        ("lessons/01-errors/chapter.toml", "title = \"Errors\"\nsummary = \"S.\"\n".into()),
        (LESSON, lesson.into()),
        ("lessons/01-errors/01-keep/wrong/wrong.go", WRONG.into()),
        ("lessons/01-errors/01-keep/right/right.go", RIGHT.into()),
        ("lessons/01-errors/02-more/lesson.md", more.into()),
        ("lessons/01-errors/02-more/plain/plain.go", RIGHT.replace("right", "plain")),
        ("exercises/also/exercise.md", exercise("write", 2)),
        (EXERCISE, exercise("fix", 1)),
    ];
    for folder in ["exercises/also", "exercises/keep-it"] {
        let file = |path: &str| -> &'static str { String::leak(format!("{folder}/{path}")) };
        files.push((file("starter/starter.go"), WRONG.replace("package wrong", "package starter")));
        files.push((file("solution/solution.go"), RIGHT.replace("package right", "package solution")));
    }
    files.into_iter().map(|(path, text)| (path.to_owned(), text)).collect()
}

/// The sample with one text replaced in one file, which must stand there.
pub(crate) fn with(path: &str, from: &str, to: &str) -> Vec<File> {
    let mut files = files();
    let file = files.iter_mut().find(|it| it.0 == path).expect(path);
    assert!(file.1.contains(from), "{from}");
    file.1 = file.1.replace(from, to);
    files
}

pub(crate) fn load(files: Vec<File>) -> Curriculum {
    Curriculum::load(files).unwrap_or_else(|errors| panic!("{errors:#?}"))
}

/// What loading says, as `path:line: message`.
pub(crate) fn errors(files: Vec<File>) -> Vec<String> {
    said(Curriculum::load(files).err().unwrap_or_default())
}

/// Errors as `path:line: message`. None is without a remedy.
pub(crate) fn said(errors: Vec<ContentError>) -> Vec<String> {
    assert!(errors.iter().all(|it| !it.remedy.is_empty() && it.line > 0), "{errors:#?}");
    errors.into_iter().map(|it| format!("{}:{}: {}", it.path, it.line, it.message)).collect()
}
