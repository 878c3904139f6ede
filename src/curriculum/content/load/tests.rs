use crate::content::sample::{
    DEBUG, EXERCISE, File, LESSON, MORE, REVIEW, TRIGGER, errors, files, load, with, with_all_kinds, with_kind,
};

/// The only error of the sample when one text in one file is replaced.
fn error(path: &str, from: &str, to: &str) -> String {
    let errors = errors(with(path, from, to));
    let [error] = &errors[..] else { panic!("{errors:#?}") };
    error.strip_prefix(path).unwrap_or_else(|| panic!("{error} is not about {path}")).to_owned()
}

fn without(path: &str) -> Vec<File> {
    files().into_iter().filter(|it| it.0 != path).collect()
}

#[test]
fn the_sample_loads() {
    load(files());
}

#[test]
fn every_error_is_told_not_only_the_first() {
    let mut files = with(LESSON, "rules = [\"ignored-error\"]", "rules = [\"ignored-errors\"]");
    files.push(("stray.txt".into(), String::new()));
    files.iter_mut().find(|it| it.0 == EXERCISE).unwrap().1 = "no front matter".into();
    assert_eq!(
        errors(files),
        [
            "exercises/keep-it/exercise.md:1: the front matter is missing",
            "lessons/01-errors/01-keep/lesson.md:5: there is no rule `ignored-errors`",
            "stray.txt:1: this file has no place here",
        ]
    );
}

#[test]
fn an_empty_content_is_refused() {
    assert_eq!(
        errors(Vec::new()),
        [
            "go.mod:1: the Go module is missing",
            "lessons:1: there is no lesson",
            "persona.toml:1: the persona is missing"
        ]
    );
}

#[test]
fn references_must_lead_somewhere() {
    let lesson = |from: &str, to: &str| error(LESSON, from, to);
    assert_eq!(lesson("\"anti-ignoring-errors\"", "\"anti-x\""), ":4: there is no clause `anti-x`");
    assert_eq!(lesson("[\"anti-ignoring-errors\"]", "[]"), ":4: it serves no clause of the persona");
    assert_eq!(
        lesson("[\"ignored-error\"]\nsince", "[\"ignored-error\", \"ignored-error\"]\nsince"),
        ":5: the rule `ignored-error` is named twice"
    );
    assert_eq!(
        lesson("(/practice/keep-it/)", "(/practice/keep-it)"),
        ":22: the link `/practice/keep-it` leads nowhere"
    );
    assert_eq!(
        lesson("(/practice/keep-it/)", "(/practice/../../x/)"),
        ":22: the link `/practice/../../x/` leads nowhere"
    );
    assert_eq!(lesson("(#why-it-matters)", "(#because)"), ":22: the link `#because` names a heading that is not there");
    assert_eq!(
        lesson("/learn/more/#end", "/learn/more/#start"),
        ":22: the link `/learn/more/#start` names a heading that is not there"
    );
    assert_eq!(lesson("wrong.go#Drop", "wrong.go#Keep"), ":16: `wrong/wrong.go` declares no `Keep`");
    assert_eq!(
        lesson("```go wrong/wrong.go#Drop", "```go ../02-more/plain/plain.go"),
        ":16: there is no example `../02-more/plain/plain.go` here"
    );
    assert_eq!(
        lesson("[findings]", "[findings]\n\"right/gone.go\" = [\"ignored-error\"]"),
        ":9: there is no file `right/gone.go`"
    );
    assert_eq!(error(EXERCISE, "lesson = \"keep\"", "lesson = \"kept\""), ":4: there is no lesson `kept`");
    assert_eq!(
        error(EXERCISE, "order = 1", "order = 2"),
        ":8: the exercise `also` of the same lesson has the order 2 as well"
    );
}

#[test]
fn front_matter_is_checked_field_by_field() {
    let lesson = |from: &str, to: &str| error(LESSON, from, to);
    assert_eq!(lesson("since = \"1.13\"", "since = \"soon\""), ":6: `soon` is not a Go version");
    assert_eq!(lesson("title = \"Keep it\"", "title = \" \""), ":1: `title` is empty");
    assert!(lesson("since", "sinc").starts_with(":6: unknown field `sinc`"));
    assert!(lesson("summary = \"S.\"\n", "").contains("missing field `summary`"));
    let live = errors(with(LESSON, "live = \"wrong/wrong.go\"", "live = \"/etc/passwd\""));
    assert_eq!(live, [format!("{LESSON}:7: the live example `/etc/passwd` is not there")]);
    assert_eq!(error(EXERCISE, "minutes = 5", "minutes = 0"), ":1: `minutes` is not between 1 and 60");
    assert!(error(EXERCISE, "minutes = 5", "minutes = \"5\"").starts_with(":7: invalid type"));
    assert!(error(EXERCISE, "kind = \"fix\"", "kind = \"mend\"").starts_with(":3: unknown variant `mend`"));
}

#[test]
fn goals_are_checked_one_by_one() {
    let goal = |from: &str, to: &str| error(EXERCISE, from, to);
    assert_eq!(
        goal("contains = \"os.Remove(\"", "contains = \"// x\""),
        ":15: a pattern has at least one token outside of comments"
    );
    assert_eq!(
        goal("contains = \"os.Remove(\"", "contains = \"x\"\nabsent = \"y\""),
        ":18: a goal has exactly one of `function`, `contains` and `absent`"
    );
    assert_eq!(goal("func Drop(path string) error", "Drop(path)"), ":12: this is not the signature of a function");
    assert_eq!(goal("why = \"Callers need it.\"", "why = \"\""), ":12: this goal has no `why`");
    assert_eq!(
        goal("why = \"Callers need it.\"", "why = \"W\"\nin = \"Drop\""),
        ":12: a goal `function` takes no `in`"
    );
    let file = files().into_iter().find(|it| it.0 == EXERCISE).unwrap().1;
    let (start, end) = (file.find("[[goal]]").unwrap(), file.rfind("+++").unwrap());
    assert_eq!(
        goal(&file[start..end], "[[goal]]\nabsent = \"panic(\"\nwhy = \"W.\"\n"),
        ":1: no goal asks for anything to be there"
    );
}

#[test]
fn exercises_have_hints_an_explanation_and_both_files() {
    let exercise = |from: &str, to: &str| error(EXERCISE, from, to);
    assert_eq!(exercise("## Hint\n\nTwo.", "Two."), ":1: the exercise has 1 hint(s); at least two are needed");
    assert_eq!(
        exercise("## Explanation\n\nBecause.", ""),
        ":1: the exercise has 0 sections `## Explanation`; one is needed"
    );
    assert_eq!(exercise("One & `<two>`.\n", ""), ":23: this hint is empty");
    assert_eq!(exercise("The task.\n", ""), ":19: the task is empty");
    for path in ["exercises/keep-it/starter/starter.go", "exercises/keep-it/solution/solution.go"] {
        assert!(errors(without(path)).contains(&format!("{path}:1: this file of the exercise is missing")));
    }
}

#[test]
fn nothing_is_left_over_or_left_out() {
    let mut files = with(LESSON, "```go right/right.go#Drop\n```\n", "");
    files.push(("lessons/02-late/chapter.toml".into(), "title = \"L\"\nsummary = \"S\"\n".into()));
    assert_eq!(
        errors(files),
        [
            "lessons/01-errors/01-keep/right/right.go:1: no part of the lesson shows this example",
            "lessons/02-late/chapter.toml:1: the chapter has no lessons",
        ]
    );
    assert_eq!(
        errors(without("lessons/01-errors/chapter.toml")),
        ["lessons/01-errors/chapter.toml:1: the chapter has no `chapter.toml`"]
    );
    let said = errors(without(LESSON));
    assert_eq!(said, [format!("{LESSON}:1: the lesson has no `lesson.md`")]);
}

#[test]
fn hostile_files_are_refused_and_never_panic() {
    let hostile = [
        "",
        "+++",
        "+++\n+++",
        "+++\n\0\n+++\n",
        "+++\ntitle = [[[[\n+++\n",
        "\u{feff}+++\n+++\n",
        "+++\n+++\n<script>",
    ];
    for text in hostile {
        for path in [
            LESSON,
            EXERCISE,
            "persona.toml",
            "lessons/01-errors/chapter.toml",
            "lessons/01-errors/01-keep/wrong/wrong.go",
        ] {
            let mut files = files();
            files.iter_mut().find(|it| it.0 == path).unwrap().1 = text.to_owned();
            assert!(!errors(files).is_empty(), "{path}: {text}");
        }
    }
    let mut files = files();
    files.push((LESSON.into(), "twice".into()));
    assert_eq!(errors(files), [format!("{LESSON}:1: this file was handed over twice")]);
}

/// The only error of the sample of all kinds when one text in one file is replaced.
fn kind_error(path: &str, from: &str, to: &str) -> String {
    let errors = errors(with_kind(path, from, to));
    let [error] = &errors[..] else { panic!("{errors:#?}") };
    error.clone()
}

#[test]
fn each_kind_has_its_own_files_and_fields() {
    load(with_all_kinds());
    assert!(
        kind_error(DEBUG, "kind = \"debug\"", "kind = \"fix\"")
            .ends_with("`starter-fails` is not for an exercise of this kind")
    );
    assert!(
        kind_error(TRIGGER, "fires = [", "starter-fails = true\nfires = [").contains(":8: `starter-fails` is not for")
    );
    let mut files = with_all_kinds();
    files.push(("exercises/read-it/starter/starter.go".into(), "package starter\n".into()));
    files.retain(|it| it.0 != "exercises/read-it/before/before.go");
    assert_eq!(
        errors(files),
        [
            "exercises/read-it/before/before.go:1: this file of the exercise is missing",
            "exercises/read-it/starter/starter.go:1: an exercise of this kind has no such file",
        ]
    );
}

#[test]
fn a_trigger_names_what_fires_or_what_nearly_does() {
    let fires = "fires = [\"ignored-error\"]";
    for wrong in ["fires = []", "fires = [\"ignored-error\"]\nnear = \"library-panic\""] {
        assert!(kind_error(TRIGGER, fires, wrong).contains(":8: a trigger names the rules to fire"), "{wrong}");
    }
    assert!(kind_error(TRIGGER, fires, "fires = [\"no-rule\"]").ends_with(":8: there is no rule `no-rule`"));
}

#[test]
fn flags_quote_lines_that_the_change_adds() {
    let quoted = "line = \"os.Remove(path)\"";
    let said = |line: &str| kind_error(REVIEW, quoted, &format!("line = '{line}'"));
    assert!(said("os.Remove(").ends_with(":11: `after/after.go` has no line `os.Remove(`"));
    assert!(said("}").ends_with(":11: `after/after.go` has the line `}` 2 times"));
    assert!(said("import \"os\"").ends_with("the change does not add the line `import \"os\"`"));
    assert!(kind_error(REVIEW, "why = \"An empty path is a slip.\"", "why = \"\"").ends_with("this line has no `why`"));
    assert!(said("panic(\"no path\")").ends_with("two flags quote the line `panic(\"no path\")`"));
}

#[test]
fn pictures_stand_alone_with_a_title_and_can_be_drawn() {
    let image = "![A tram stops at the sea](line.pikchr)";
    let said = |to: &str| errors(with_kind(MORE, image, to)).remove(0);
    assert!(said(&format!("See {image}")).ends_with(":16: a picture stands on a line of its own"));
    assert!(said("![Tram](line.pikchr)").ends_with(":16: this picture has no title that tells what it shows"));
    assert!(said("![A tram at sea](../line.pikchr)").contains(":16: there is no picture `../line.pikchr` here"));
    assert!(said("Nothing.").ends_with("line.pikchr:1: no part of the lesson shows this picture"));
    let fault = errors(with_kind("lessons/01-errors/02-more/line.pikchr", "arrow", "arow")).remove(0);
    assert_eq!(fault, "lessons/01-errors/02-more/line.pikchr:2: the picture has a fault: syntax error");
}

#[test]
fn decisions_are_checked_with_their_lines() {
    let said = |from: &str, to: &str| kind_error(MORE, from, to);
    assert!(said("best = true\n", "").ends_with(":18: exactly one option of a decision is the best"));
    assert!(said("answer = \"None\"", "answer = \"\"").ends_with(":18: a decision has an empty text"));
    assert!(said("best = true", "better = true").contains(":23: unknown field `better`"));
    assert!(said("(/learn/keep/)", "(/learn/kept/)").contains("the link `/learn/kept/` leads nowhere"));
}

#[test]
fn what_programs_print_is_known_with_its_place() {
    let curriculum = load(with_all_kinds());
    let outputs: Vec<_> =
        curriculum.outputs().map(|it| (it.verb.as_str(), it.folder.as_str(), it.shown.as_str())).collect();
    assert_eq!(
        outputs,
        [("run", "lessons/01-errors/02-more/tram", "tram 7\n"), ("test", "exercises/find-it/starter", "--- FAIL\n"),]
    );
    for output in curriculum.outputs() {
        let text = &with_all_kinds().into_iter().find(|it| it.0 == output.path).unwrap().1;
        assert_eq!(text[output.range.clone()], output.shown, "the bytes are those of the block");
    }
}
