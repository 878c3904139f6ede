use crate::sample::{EXERCISE, File, LESSON, files, load, said, with};

/// What is found about the sample, but for rules that it does not teach.
fn problems(files: Vec<File>) -> Vec<String> {
    said(load(files).problems()).into_iter().filter(|it| !it.starts_with("rule ")).collect()
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
fn checkable_clauses_and_rules_must_be_taught_and_practised() {
    let files = with("persona.toml", "[[section]]\nid = \"all\"", "[[section]]\nid = \"anti-patterns\"");
    assert!(problems(files).contains(&"persona.toml:1: no rule serves the clause `other`".into()));
    let files = with(EXERCISE, "rules = [\"ignored-error\"]\n", "");
    let said = said(load(files).problems());
    assert!(said.contains(&"rule ignored-error:1: no exercise of kind `fix` names this rule".into()), "{said:#?}");
    assert!(said.contains(&"rule large-interface:1: no lesson names this rule".into()), "{said:#?}");
}
