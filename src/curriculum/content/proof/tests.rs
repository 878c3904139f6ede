use crate::content::sample::{EXERCISE, File, LESSON, REVIEW, files, load, said, with, with_all_kinds, with_kind};

/// What is found about the sample, but for what it leaves out.
fn problems(files: Vec<File>) -> Vec<String> {
    let left_out = |it: &String| it.starts_with("rule ") || it.starts_with("persona.toml");
    said(load(files).problems()).into_iter().filter(|it| !left_out(it)).collect()
}

#[test]
fn the_sample_holds_what_it_claims() {
    assert_eq!(problems(files()), Vec::<String>::new());
}

#[test]
fn findings_that_are_named_must_be_those_that_are_found() {
    let wrong = "lessons/01-errors/01-keep/wrong/wrong.go";
    assert_eq!(
        problems(with(wrong, "\tos.Remove(path)\n\treturn nil", "\treturn os.Remove(path)")),
        [format!("{wrong}:1: the rules find nothing, but [findings] names ignored-error")]
    );
    assert_eq!(
        problems(with(wrong, "\tos.Remove(path)\n", "\tos.Remove(path)\n\tos.Remove(path)\n")),
        [format!(
            "{wrong}:7: the rules find ignored-error (line 7), ignored-error (line 8), but [findings] names ignored-error"
        )]
    );
    let right = "lessons/01-errors/01-keep/right/right.go";
    assert_eq!(
        problems(with(right, "return os.Remove(path)", "os.Remove(path)\n\treturn nil")),
        [format!("{right}:7: the rules find ignored-error (line 7), but [findings] names nothing")]
    );
}

#[test]
fn code_in_the_text_must_be_clean_go() {
    let fragment = |code: &str| problems(with(LESSON, "Some words.", &format!("```go\n{code}\n```")));
    assert_eq!(fragment("x := 1"), Vec::<String>::new());
    assert_eq!(fragment("func {").len(), 1);
    let found = fragment("os.Remove(path)");
    assert!(found[0].starts_with(&format!("{LESSON}:12: `ignored-error` finds a fault")), "{found:?}");
}

#[test]
fn a_solution_that_fails_and_a_starter_that_passes_are_told() {
    let solution = "exercises/keep-it/solution/solution.go";
    let said = problems(with(solution, "func Drop(path string)", "func Drop(path, _ string)"));
    assert!(said[0].starts_with(&format!("{solution}:1: the solution does not pass: line 6: `Drop` has")), "{said:?}");
    let starter = "exercises/keep-it/starter/starter.go";
    let said = problems(with(starter, "\tos.Remove(path)\n\treturn nil", "\treturn os.Remove(path)"));
    assert!(said.contains(&format!("{starter}:1: the starter passes as it is")), "{said:?}");
}

#[test]
fn a_goal_that_lets_emptied_code_pass_is_told() {
    let goal =
        "[[goal]]\ncontains = \"os.Remove(\"\nin = \"Drop\"\nwhy = \"Remove it.\"\npraise = \"It is removed.\"\n";
    assert_eq!(
        problems(with(EXERCISE, goal, "")),
        [
            "exercises/keep-it/solution/solution.go:1: the solution passes when the body of `Drop` is emptied",
            "exercises/keep-it/starter/starter.go:1: the starter passes when the lines with findings are commented out",
        ]
    );
}

#[test]
fn the_sample_of_all_kinds_holds_what_it_claims() {
    assert_eq!(problems(with_all_kinds()), Vec::<String>::new());
}

#[test]
fn what_is_shown_as_right_is_clean_even_where_findings_are_named() {
    let right = "lessons/01-errors/01-keep/right/right.go";
    let mut files = with(right, "return os.Remove(path)", "os.Remove(path)\n\treturn nil");
    let lesson = files.iter_mut().find(|it| it.0 == LESSON).unwrap();
    lesson.1 = lesson.1.replace("[findings]\n", "[findings]\n\"right/right.go\" = [\"ignored-error\"]\n");
    let said = problems(files);
    assert_eq!(said.len(), 1, "{said:#?}");
    assert!(said[0].starts_with(&format!("{right}:7: `ignored-error` finds a fault in code that is shown as right")));
}

#[test]
fn a_trigger_whose_solution_is_silent_or_whose_starter_fires_is_told() {
    let (starter, solution) = ("exercises/drop-it/starter/starter.go", "exercises/drop-it/solution/solution.go");
    let said = problems(with_kind(solution, "\tos.Remove(path)\n\treturn nil", "\treturn os.Remove(path)"));
    assert!(said.iter().any(|it| it.contains("`ignored-error` does not fire yet")), "{said:#?}");
    let said = problems(with_kind(starter, "\treturn os.Remove(path)", "\tos.Remove(path)\n\treturn nil"));
    assert!(said.contains(&format!("{starter}:1: the starter passes as it is")), "{said:#?}");
}

#[test]
fn a_flag_without_its_finding_and_a_finding_without_a_flag_are_told() {
    let after = "exercises/read-it/after/after.go";
    let said = problems(with_kind(REVIEW, "rule = \"ignored-error\"", "rule = \"naked-goroutine\""));
    assert_eq!(said, [format!("{after}:10: `naked-goroutine` finds nothing on this line, which is flagged for it")]);
    let flag =
        "[[flag]]\nline = \"os.Remove(path)\"\nrule = \"ignored-error\"\nwhy = \"The file may still be there.\"\n";
    let other = "[[flag]]\nline = \"return nil\"\nrule = \"ignored-error\"\nwhy = \"W.\"\n";
    let said = problems(with_kind(REVIEW, flag, other));
    assert_eq!(
        said,
        [
            format!("{after}:10: `ignored-error` finds a fault in this added line, and no flag says so"),
            format!("{after}:11: `ignored-error` finds nothing on this line, which is flagged for it"),
        ]
    );
}

#[test]
fn a_review_that_flags_all_it_adds_or_contradicts_itself_is_told() {
    let after = "exercises/read-it/after/after.go";
    let said = problems(with_kind(REVIEW, "line = 'if path == \"\" {'", "line = 'panic(\"no path\")'"));
    assert_eq!(said, [format!("{after}:8: this line is flagged and called sound")]);
}
