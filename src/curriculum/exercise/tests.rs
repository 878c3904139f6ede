use super::*;

const STARTER: &str = "package store\n\nimport (\n\t\"encoding/json\"\n\t\"os\"\n)\n\n// Save writes v.\n\
    func Save(path string, v any) error {\n\tdata, _ := json.Marshal(v)\n\treturn os.WriteFile(path, data, 0o600)\n}\n";

const SOLUTION: &str = "package store\n\nimport (\n\t\"encoding/json\"\n\t\"fmt\"\n\t\"os\"\n)\n\n// Save writes v.\n\
    func Save(path string, v any) error {\n\tdata, err := json.Marshal(v)\n\tif err != nil {\n\t\t\
    return fmt.Errorf(\"encode %s: %w\", path, err)\n\t}\n\treturn os.WriteFile(path, data, 0o600)\n}\n";

fn goals() -> Goals {
    let goal = |demand, why: &str, praise: &str| Goal { demand, why: why.into(), praise: praise.into() };
    let within = || Some("Save".to_owned());
    Goals {
        rules: vec!["ignored-error".into()],
        structure: vec![
            goal(Demand::Function { signature: "func Save(path string, v any) error".into() }, "Callers need it.", ""),
            goal(Demand::Contains { pattern: "json.Marshal(".into(), within: within() }, "Encode it.", "It encodes."),
            goal(Demand::Contains { pattern: "fmt.Errorf(".into(), within: None }, "Wrap the error.", "It is wrapped."),
            goal(Demand::Absent { pattern: "os.Exit(".into(), within: within() }, "The caller decides.", "It returns."),
        ],
        ..Goals::default()
    }
}

fn judge(text: &str) -> Verdict {
    let verdict = verdict(&goals(), text);
    assert_eq!(verdict.passed, verdict.missing.is_empty());
    verdict
}

fn missing(text: &str) -> Vec<(Option<u32>, String)> {
    judge(text).missing.into_iter().map(|it| (it.line, it.text)).collect()
}

#[test]
fn a_solution_passes_and_hears_what_is_right() {
    let verdict = judge(SOLUTION);
    assert!(verdict.passed, "{:#?}", verdict.missing);
    let right: Vec<_> = verdict.right.iter().map(|it| (it.line, it.text.as_str())).collect();
    assert_eq!(
        right,
        [
            (None, "The rule `ignored-error` finds nothing here."),
            (Some(10), "`Save` has the signature that was asked for."),
            (Some(11), "It encodes."),
            (Some(13), "It is wrapped."),
            (None, "It returns."),
        ]
    );
}

#[test]
fn a_starter_hears_what_is_right_and_what_is_missing_with_lines() {
    let verdict = judge(STARTER);
    let [finding, goal] = &verdict.missing[..] else { panic!("{:#?}", verdict.missing) };
    assert_eq!((finding.line, finding.rule.as_deref()), (Some(10), Some("ignored-error")));
    assert!(!finding.text.is_empty() && !finding.why.is_empty());
    assert_eq!((goal.line, goal.text.as_str()), (None, "Wrap the error."));
    assert_eq!(verdict.right.len(), 3);
}

#[test]
fn text_without_code_never_passes() {
    let commented: String = SOLUTION.lines().map(|line| format!("// {line}\n")).collect();
    let block = format!("/*\n{SOLUTION}*/\n");
    for text in ["", " \n\t\n", "// done\n", &commented, &block] {
        let verdict = judge(text);
        assert_eq!(verdict.missing[0].text, "There is no code here.", "{text}");
        assert_eq!(verdict.right, [], "nothing is right about no code");
    }
    assert!(!judge("package store\n").passed);
}

#[test]
fn code_that_is_commented_out_does_not_count() {
    let hollow = "func Save(path string, v any) error {\n\t// json.Marshal( fmt.Errorf(\n\treturn nil\n}\n";
    assert_eq!(missing(hollow), [(Some(1), "Encode it.".into()), (None, "Wrap the error.".into())]);
    let string = hollow.replace("// json.Marshal( fmt.Errorf(", "_ = \"json.Marshal( fmt.Errorf(\"");
    assert_eq!(missing(&string).len(), 2);
}

#[test]
fn silencing_a_rule_does_not_pass() {
    let text = SOLUTION.replace("data, err :=", "_, _ = json.Marshal(v) //nolint:ignored-error\n\tdata, err :=");
    assert_eq!(judge(&text).missing[0].rule.as_deref(), Some("ignored-error"));
}

#[test]
fn errors_of_other_rules_count_and_their_warnings_do_not() {
    let error = format!("{SOLUTION}\nfunc late(id string, ctx context.Context) {{}}\n");
    assert_eq!(judge(&error).missing[0].rule.as_deref(), Some("context-not-first"));
    let warning = format!(
        "{SOLUTION}\nfunc Refuse(err error) error {{\n\tif err != nil {{\n\t\tpanic(err)\n\t}}\n\treturn nil\n}}\n"
    );
    assert!(
        analyzer::check(&warning, &analyzer::Options::default())
            .diagnostics
            .iter()
            .any(|it| it.rule == "library-panic")
    );
    assert!(judge(&warning).passed);
}

#[test]
fn signatures_are_compared_without_names() {
    assert!(
        judge(
            &SOLUTION
                .replace("path string, v any) error", "file string, value interface{}) (failure error)")
                .replace("path, data", "file, data")
                .replace("(v)", "(value)")
                .replace("path, err", "file, err")
        )
        .passed
    );
    let said = missing(&SOLUTION.replace("path string, v any", "path string, v string"));
    assert_eq!(said, [(Some(10), "`Save` has another signature than `func Save(path string, v any) error`.".into())]);
    let gone = missing(&SOLUTION.replace("func Save", "func Store"));
    assert_eq!(
        gone,
        [
            (None, "The function `func Save(path string, v any) error` is missing.".into()),
            (None, "The function `Save` is missing.".into()),
            (None, "The function `Save` is missing.".into()),
        ]
    );
}

#[test]
fn what_must_be_gone_is_found_at_its_place() {
    let text = SOLUTION.replace("\treturn os.WriteFile", "\tos.Exit(1)\n\treturn os.WriteFile");
    assert!(missing(&text).contains(&(Some(15), "Here stands `os.Exit(`.".into())));
    let elsewhere = format!("{SOLUTION}\nfunc main() {{\n\tos.Exit(1)\n}}\n");
    assert!(judge(&elsewhere).missing.iter().all(|it| !it.text.contains("os.Exit(`")));
}

#[test]
fn broken_text_is_told_with_its_line_and_does_not_pass() {
    let verdict = judge(&SOLUTION.replace("if err != nil {", "if err != nil"));
    assert!(!verdict.passed);
    assert!(verdict.missing[0].line.is_some());
    assert!(verdict.right.iter().all(|it| it.rule.is_none()), "no rule can be said to be silent about broken text");
}

#[test]
fn any_text_has_a_verdict() {
    let deep = format!("func Save(path string, v any) error {{ {} }}", "f(".repeat(10_000));
    let many = format!("package a\n{}", "func F(id int, ctx context.Context) {}\n".repeat(500));
    let huge = "x".repeat(5_000_000);
    for text in ["\0", "}{", "\u{feff}package a", "\"", "`", "func", "🦀", &deep, &huge] {
        assert!(!judge(text).passed);
    }
    let verdict = judge(&many);
    assert_eq!(verdict.missing.len(), MAX_MISSING + 1);
    assert!(verdict.missing[MAX_MISSING].text.starts_with("There are 4"), "{:?}", verdict.missing[MAX_MISSING]);
}

fn trigger(fires: &[&str], near: Option<&str>, text: &str) -> Verdict {
    let structure = vec![Goal {
        demand: Demand::Contains { pattern: "os.Remove(".into(), within: None },
        why: "Remove the file.".into(),
        praise: String::new(),
    }];
    let fires = fires.iter().map(|it| (*it).to_owned()).collect();
    let trigger = Some(Trigger { fires, near: near.map(str::to_owned) });
    verdict(&Goals { structure, trigger, ..Goals::default() }, text)
}

#[test]
fn a_trigger_fires_exactly_the_rules_that_it_names() {
    let fires = "package a\n\nimport \"os\"\n\n// F removes.\nfunc F(path string) {\n\tos.Remove(path)\n}\n";
    let verdict = trigger(&["ignored-error"], None, fires);
    assert!(verdict.passed, "{:#?}", verdict.missing);
    assert_eq!((verdict.right[0].line, verdict.right[0].text.as_str()), (Some(7), "`ignored-error` fires."));

    let silent = fires.replace("(path string)", "(path string) error").replace("os.Remove", "return os.Remove");
    let verdict = trigger(&["ignored-error"], None, &silent);
    assert_eq!(verdict.missing[0].text, "`ignored-error` does not fire yet.");
    assert_eq!(verdict.missing[0].rule.as_deref(), Some("ignored-error"));

    let other = fires.replace("path string", "path string, ctx context.Context");
    let verdict = trigger(&["ignored-error"], None, &other);
    assert_eq!(verdict.missing[0].text, "`context-not-first` fires, and is not meant to.");
    assert!(trigger(&["ignored-error", "context-not-first"], None, &other).passed);

    let verdict = trigger(&["ignored-error"], None, "");
    assert!(!verdict.passed && verdict.right.is_empty(), "{verdict:#?}");
}

#[test]
fn a_near_miss_fires_nothing_and_is_made_of_what_is_asked_for() {
    let near =
        "package a\n\nimport \"os\"\n\n// F removes.\nfunc F(path string) error {\n\treturn os.Remove(path)\n}\n";
    let verdict = trigger(&[], Some("ignored-error"), near);
    assert!(verdict.passed, "{:#?}", verdict.missing);
    assert_eq!(verdict.right[0].text, "`ignored-error` stays silent.");
    assert!(!trigger(&[], Some("ignored-error"), "package a\n").passed, "it is not made of what is asked for");
    let hit = near.replace("return os.Remove(path)", "os.Remove(path)\n\treturn nil");
    assert!(!trigger(&[], Some("ignored-error"), &hit).passed);
}

#[test]
fn in_a_trigger_every_severity_counts_but_for_style_that_is_not_named() {
    let counted: Vec<_> = analyzer::rules().filter(|it| it.severity != Severity::Info).map(|it| it.id).collect();
    let style: Vec<_> = analyzer::rules().filter(|it| it.severity == Severity::Info).map(|it| it.id).collect();
    let trigger = |fires: &[&str]| Trigger { fires: fires.iter().map(|it| (*it).to_owned()).collect(), near: None };
    assert!(counted.iter().all(|rule| trigger(&[]).counts(rule)));
    assert!(style.iter().all(|rule| !trigger(&[]).counts(rule) && trigger(&[rule]).counts(rule)));
}

#[test]
fn only_a_lone_signature_is_required() {
    for text in [
        "func Load(path string) (Config, error)",
        "func (s *Store) Get(ctx context.Context) error",
        "func F[T any](v T) []T",
    ] {
        assert!(required(text).is_some(), "{text}");
    }
    for text in [
        "",
        "Load()",
        "func",
        "func Load(",
        "func Load() {}",
        "func A()\nfunc B()",
        "type F func()",
        "func Load() error; x",
    ] {
        assert!(required(text).is_none(), "{text}");
    }
}
