//! The persona's own code, as pasted: each slip is found by its rule, each cure is clean, and so is the rest but for
//! findings that are true.

use analyzer::{Options, Severity, check};

/// The rules that speak up about a text at warning or error.
fn found(text: &str) -> Vec<String> {
    let report = check(text, &Options::default());
    assert_eq!(report.syntax_errors, [], "{text}");
    let loud = report.diagnostics.iter().filter(|diagnostic| diagnostic.severity >= Severity::Warning);
    loud.map(|diagnostic| diagnostic.rule.to_string()).collect()
}

#[test]
fn anti_patterns_are_flagged_and_their_cures_are_clean() {
    let table = [
        (
            "ignored-error",
            "data, _ := json.Marshal(user)",
            "data, err := json.Marshal(user)\nif err != nil {\n    return fmt.Errorf(\"marshal user: %w\", err)\n}",
        ),
        (
            "naked-goroutine",
            "go doSomething()",
            "g, ctx := errgroup.WithContext(ctx)\ng.Go(func() error { return doSomething(ctx) })\nif err := g.Wait(); err != nil { ... }",
        ),
        (
            "large-interface",
            "type UserService interface {\n    Get()\n    Create()\n    Update()\n    Delete()\n    List()\n    Search()\n    Export()\n}",
            "type UserGetter interface { Get(ctx, id) (*User, error) }",
        ),
        (
            "returned-interface",
            "func NewCache() Cache { return &memoryCache{} }",
            "func NewCache() *MemoryCache { return &MemoryCache{} }",
        ),
        (
            "context-not-first",
            "func GetUser(id string, ctx context.Context) error",
            "func GetUser(ctx context.Context, id string) error",
        ),
        (
            "library-panic",
            "if data == nil { panic(\"data cannot be nil\") }",
            "if data == nil { return nil, ErrNilData }",
        ),
        (
            "blocking-channel-op",
            "result := <-ch",
            "select {\ncase result := <-ch:\ncase <-ctx.Done():\n    return ctx.Err()\n}",
        ),
    ];
    for (rule, wrong, right) in table {
        assert_eq!(found(wrong), [rule], "{wrong}");
        assert_eq!(found(right), [] as [&str; 0], "{right}");
    }
}

#[test]
fn patterns_are_clean_but_for_findings_that_are_true() {
    let table: &[(&str, &str, &[&str])] = &[
        ("error handling", include_str!("persona/error-handling.go"), &[]),
        ("concurrency", include_str!("persona/concurrency-patterns.go"), &[]),
        ("method decomposition", include_str!("persona/method-decomposition.go"), &[]),
        ("interface design", include_str!("persona/interface-design.go"), &[]),
        // It logs the error and returns it too.
        ("structured logging", include_str!("persona/structured-logging.go"), &["log-and-return"]),
        // It drops the error of Encode.
        ("HTTP handler", include_str!("persona/http-handler-pattern.go"), &["ignored-error"]),
        // Its server waits for a request's head for ever, and it compares a sentinel with `!=`.
        (
            "graceful shutdown",
            include_str!("persona/graceful-shutdown.go"),
            &["server-without-timeouts", "sentinel-equality"],
        ),
        ("testing", include_str!("persona/testing-patterns.go"), &[]),
    ];
    for (name, text, expected) in table {
        assert_eq!(found(text), *expected, "{name}");
    }
}
