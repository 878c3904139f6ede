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

pub(crate) const TRIGGER: &str = "exercises/drop-it/exercise.md";
pub(crate) const REVIEW: &str = "exercises/read-it/exercise.md";
pub(crate) const DEBUG: &str = "exercises/find-it/exercise.md";
pub(crate) const MORE: &str = "lessons/01-errors/02-more/lesson.md";

/// The sample with an exercise of each further kind, a picture, a program's output and a decision.
pub(crate) fn with_all_kinds() -> Vec<File> {
    let mut files = files();
    let end = "## Hint\n\nOne.\n\n## Hint\n\nTwo.\n\n## Explanation\n\nBecause.\n";
    let exercise = |kind: &str, order: u32, front: &str, task: &str| {
        format!(
            "+++\ntitle = \"Do {kind}\"\nkind = \"{kind}\"\nlesson = \"more\"\nclauses = [\"other\"]\nminutes = 5\n\
             order = {order}\n{front}+++\n\n{task}\n\n{end}"
        )
    };
    let goal = "[[goal]]\ncontains = \"os.Remove(\"\nin = \"Drop\"\nwhy = \"Remove it.\"\n";
    let found = "[findings]\n\"solution/solution.go\" = [\"ignored-error\"]\n";
    let trigger = exercise("trigger", 1, &format!("fires = [\"ignored-error\"]\n{found}{goal}"), "Drop an error.");
    let flags = "[findings]\n\"after/after.go\" = [\"library-panic\", \"ignored-error\"]\n\
        [[flag]]\nline = \"os.Remove(path)\"\nrule = \"ignored-error\"\nwhy = \"The file may still be there.\"\n\
        [[flag]]\nline = 'panic(\"no path\")'\nrule = \"library-panic\"\nwhy = \"The caller cannot `recover`.\"\n\
        [[sound]]\nline = 'if path == \"\" {'\nwhy = \"An empty path is a slip.\"\n";
    let review = exercise("review", 2, flags, "Review the change.");
    let debug = exercise(
        "debug",
        3,
        &format!("starter-fails = true\n{goal}"),
        "It prints:\n\n```text go test starter\n--- FAIL\n```",
    );
    let before = "package before\n\nimport \"os\"\n\n// Drop drops.\nfunc Drop(path string) error {\n\treturn os.Remove(path)\n}\n";
    let after = "package after\n\nimport \"os\"\n\n// Drop drops.\nfunc Drop(path string) error {\n\tif path == \"\" {\n\t\t\
        panic(\"no path\")\n\t}\n\tos.Remove(path)\n\treturn nil\n}\n";
    let main = "package main\n\nfunc main() {\n\tprintln(\"tram 7\")\n}\n";
    let test =
        "package starter\n\nimport \"testing\"\n\nfunc TestDrop(t *testing.T) {\n\tt.Fatal(\"still there\")\n}\n";
    let more = "\n```text go run tram\ntram 7\n```\n\n![A tram stops at the sea](line.pikchr)\n\n```decision\nquestion = \"Which *tram*?\"\n\
        [[option]]\nanswer = \"Number `7`\"\nconsequence = \"It [arrives](/learn/keep/).\"\nbest = true\n[[option]]\nanswer = \"None\"\n\
        consequence = \"You walk.\"\n```\n";
    let mut put = |path: &str, text: &str| files.push((path.to_owned(), text.to_owned()));
    put(TRIGGER, &trigger);
    put("exercises/drop-it/starter/starter.go", &RIGHT.replace("right", "starter"));
    put("exercises/drop-it/solution/solution.go", &WRONG.replace("wrong", "solution"));
    put(REVIEW, &review);
    put("exercises/read-it/before/before.go", before);
    put("exercises/read-it/after/after.go", after);
    put(DEBUG, &debug);
    let idle = RIGHT.replace("return os.Remove(path)", "return os.ErrInvalid");
    put("exercises/find-it/starter/starter.go", &idle.replace("right", "starter"));
    put("exercises/find-it/starter/starter_test.go", test);
    put("exercises/find-it/solution/solution.go", &RIGHT.replace("right", "solution"));
    put("lessons/01-errors/02-more/tram/main.go", main);
    put("lessons/01-errors/02-more/line.pikchr", "circle \"tram\"\narrow\nbox \"sea\" fit\n");
    files.iter_mut().find(|it| it.0 == MORE).expect(MORE).1.push_str(more);
    files
}

/// The sample with all kinds, with one text replaced in one file, which must stand there.
pub(crate) fn with_kind(path: &str, from: &str, to: &str) -> Vec<File> {
    replaced(with_all_kinds(), path, from, to)
}

/// The sample with one text replaced in one file, which must stand there.
pub(crate) fn with(path: &str, from: &str, to: &str) -> Vec<File> {
    replaced(files(), path, from, to)
}

fn replaced(mut files: Vec<File>, path: &str, from: &str, to: &str) -> Vec<File> {
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
