//! ## What it does
//!
//! Finds errors that came from another package, or through an interface, and are returned as they came: `return err`
//! behind `err != nil`.
//!
//! ## Why it matters
//!
//! "no such file or directory" at the top of a program says that something failed, not what the program was doing. Each
//! level knows something that the level below cannot know: whose profile, which order. Added with `%w`, it makes the
//! text a path to the fault, and callers can still ask `errors.Is`.
//!
//! ## Example
//!
//! ```go
//! func (s *Service) Profile(id string) ([]byte, error) {
//! 	data, err := os.ReadFile(s.path(id))
//! 	if err != nil {
//! 		return nil, err
//! 	}
//! 	return data, nil
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! func (s *Service) Profile(id string) ([]byte, error) {
//! 	data, err := os.ReadFile(s.path(id))
//! 	if err != nil {
//! 		return nil, fmt.Errorf("read profile %s: %w", id, err)
//! 	}
//! 	return data, nil
//! }
//! ```
//!
//! ## When not to
//!
//! An error from the same package was wrapped where it was made, or can be; the rule is silent about it, also where an
//! unexported method of an interface returns it. So it is about `return f(x)` and about `return err` without a check in
//! front of it, which only hand on; about `ctx.Err()` and errors that the function made itself; about reading and
//! writing streams, whose `io.EOF` must arrive as it is; and in tests. It cannot see where an error came from that a
//! parameter, a field or an earlier branch brought.
//!
//! At work, wrapcheck finds the same, and also the hand-on forms, streams, and error types of packages that the rule
//! does not know; with its option `reportInternalErrors` it finds errors of the same package as well. Where callers
//! rely on the very value, `//nolint:unwrapped-error` says so.

use crate::calls::Callee;
use crate::error_repair;
use crate::errors::{guard, is_error, origin, returned};
use crate::kind::{Field, Kind};
use crate::lint::{Lint, Rule};
use crate::package::default_package_name;
use crate::repair;
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::types::Types;
use crate::{Applicability, Edit, Severity};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "unwrapped-error",
        summary: "An error from another package is returned without a word of context.",
        area: Area::Errors,
        severity: Severity::Info,
        clauses: &["standard-error-handling", "pattern-error-handling", "pattern-method-decomposition"],
        linters: &["wrapcheck"],
        limits: "It cannot see where an error came from that a parameter, a field or an earlier branch brought.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[Kind::ReturnStatement],
    check,
};

fn check<'a>(statement: Node<'a>, lint: &mut Lint<'a>) {
    let Some(name) = returned(statement).pop().filter(|value| value.is(Kind::Identifier)) else { return };
    let types = lint.types;
    let Some(check) = guard(statement, name).filter(|_| !lint.file.is_test()) else { return };
    let Some(call) = origin(check, name).filter(|_| is_error(types, name)) else { return };
    let Some(source) = source(types, call).filter(|_| !is_transparent(statement)) else { return };
    if statement.function().is_some_and(|function| !repair::returns_error(types, function)) {
        return;
    }
    let called = call.child(Field::Function).map_or("", |function| function.text());
    let wrapped = error_repair::wrap(lint, &error_repair::description(lint, call), name.text());
    let diagnostic = lint.report(
        name.span(),
        format!("The error of `{called}` is returned as it came, without a word about what failed here."),
        format!("Wrap it: `fmt.Errorf(\"what failed: %w\", {})`.", name.text()),
    );
    diagnostic.because(format!("`{called}` belongs to {source}."));
    if let Some((text, import)) = wrapped {
        let edits = import.into_iter().chain([Edit::replace(name.span(), text)]).collect();
        diagnostic.fix("Wrap the error with %w", Applicability::NeedsReview, edits);
    }
}

/// Whose error the call returns, if it is a stranger's that knows nothing of this function's work.
fn source<'a>(types: Types<'a>, call: Node<'a>) -> Option<String> {
    let (path, is_own) = match types.callee(call) {
        Callee::Function { path, name } => {
            let package = default_package_name(path);
            let is_made_here = package.contains("err") || matches!(package, "status" | "context" | "syscall" | "rand");
            let is_printing = path == "fmt" && !name.contains("can");
            (path, is_made_here || is_printing || path == "io" && is_stream(name))
        }
        Callee::Method { path, name, .. } => {
            (path, path.is_empty() || path == "context" || path.ends_with("/errgroup") || is_stream(name))
        }
        Callee::Declared(place) => {
            let signature = types.at(place);
            let name = signature.child(Field::Name).map_or("", |name| name.text());
            // An unexported method is implemented in this package, where the error is made or wrapped.
            let is_strange = signature.is(Kind::MethodElem) && name.starts_with(char::is_uppercase);
            return (is_strange && name != "Err" && !is_stream(name)).then(|| "an interface".to_owned());
        }
        _ => return None,
    };
    (!is_own).then(|| format!("the package `{path}`"))
}

/// Whether a function of this name reads or writes a stream, which is the caller's as a rule, and so is its error.
fn is_stream(name: &str) -> bool {
    const STARTS: [&str; 8] = ["Read", "Write", "Copy", "Flush", "Peek", "Next", "Recv", "Token"];
    STARTS.iter().any(|start| name.starts_with(start))
}

/// Whether the function is one whose callers expect the very error: a link in a chain of readers, writers, decoders or
/// file systems.
fn is_transparent(statement: Node<'_>) -> bool {
    let name = statement.function().and_then(|function| function.child(Field::Name)).map_or("", |name| name.text());
    const STARTS: [&str; 9] = ["Read", "Write", "Seek", "Next", "Peek", "Open", "RoundTrip", "Decode", "Unmarshal"];
    let is_method = statement.function().is_some_and(|function| function.is(Kind::MethodDeclaration));
    is_method && STARTS.iter().any(|prefix| name.starts_with(prefix))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent, unfixed};

    #[test]
    fn foreign_errors_returned_bare_fire() {
        fires(
            &RULE,
            &[
                "func load(path string) ([]byte, error) {\n\tdata, err := os.ReadFile(path)\n\tif err != nil {\n\t\treturn nil, «err»\n\t}\n\treturn data, nil\n}",
                "func save(path string, v any) error {\n\tdata, err := json.Marshal(v)\n\tif err != nil {\n\t\treturn «err»\n\t}\n\tif err := os.WriteFile(path, data, 0o600); err != nil {\n\t\treturn «err»\n\t}\n\treturn nil\n}",
                "type Repo interface{ Find(id string) (*User, error) }\n\ntype Service struct{ repo Repo }\n\nfunc (s *Service) Get(id string) (*User, error) {\n\tuser, err := s.repo.Find(id)\n\tif err != nil {\n\t\treturn nil, «err»\n\t}\n\treturn user, nil\n}",
                "func (s *Store) Count(ctx context.Context, db *sql.DB) (n int, err error) {\n\terr = db.QueryRowContext(ctx, \"q\").Scan(&n)\n\tif err != nil {\n\t\treturn 0, «err»\n\t}\n\treturn n, nil\n}",
                "package p\n\nimport \"github.com/jackc/pgx/v5\"\n\nfunc open(ctx context.Context, url string) (*Conn, error) {\n\tconn, err := pgx.Connect(ctx, url)\n\tif err != nil {\n\t\treturn nil, «err»\n\t}\n\treturn wrap(conn), nil\n}",
                "func fetch(req *http.Request) error {\n\tresp, err := http.DefaultClient.Do(req)\n\tif err != nil && !ignore {\n\t\treturn «err»\n\t}\n\tdefer resp.Body.Close()\n\treturn nil\n}",
                "func load(r *http.Request, order any) error {\n\tif err := json.NewDecoder(r.Body).Decode(order); err != nil {\n\t\treturn «err»\n\t}\n\treturn nil\n}",
                "func size(text string) (w, h int, err error) {\n\tif _, err := fmt.Sscanf(text, \"%dx%d\", &w, &h); err != nil {\n\t\treturn 0, 0, «err»\n\t}\n\treturn w, h, nil\n}",
                "func load(path string) error {\n\tif _, err := os.Stat(path); err != nil {\n\t\tif isOptional {\n\t\t\treturn nil\n\t\t} else {\n\t\t\treturn «err»\n\t\t}\n\t}\n\treturn nil\n}",
                "n, err := strconv.Atoi(text)\nif err != nil {\n\treturn 0, «err»\n}",
                "func all(paths []string) error {\n\tfor _, path := range paths {\n\t\tinfo, err := os.Stat(path)\n\t\tif err != nil {\n\t\t\tskipped++\n\t\t\treturn «err»\n\t\t}\n\t\tuse(info)\n\t}\n\treturn nil\n}",
                "func parse(text string) (time.Time, error) {\n\tvar t, err = time.Parse(time.RFC3339, text)\n\tif err != nil {\n\t\treturn t, «err»\n\t}\n\treturn t, nil\n}",
            ],
        );
    }

    #[test]
    fn own_errors_and_links_in_a_chain_do_not() {
        silent(
            &RULE,
            &[
                "func save(v any) error {\n\tif err := check(v); err != nil {\n\t\treturn err\n\t}\n\treturn nil\n}\n\nfunc check(v any) error { return nil }",
                "func load(path string) ([]byte, error) { return os.ReadFile(path) }",
                "func load(path string) ([]byte, error) {\n\tdata, err := os.ReadFile(path)\n\tif err != nil {\n\t\treturn nil, fmt.Errorf(\"load: %w\", err)\n\t}\n\treturn data, nil\n}",
                "func wait(ctx context.Context) error {\n\tif err := ctx.Err(); err != nil {\n\t\treturn err\n\t}\n\treturn nil\n}",
                "func count(r *bufio.Reader) (int, error) {\n\tline, err := r.ReadString('\\n')\n\tif err != nil {\n\t\treturn 0, err\n\t}\n\treturn len(line), nil\n}",
                "func validate(v any) error {\n\terr := errors.New(\"invalid\")\n\tif err != nil {\n\t\treturn err\n\t}\n\treturn nil\n}",
                "func (c *counter) Write(p []byte) (int, error) {\n\tn, err := fmt.Fprint(c.w, p)\n\tif err != nil {\n\t\treturn n, err\n\t}\n\treturn n, nil\n}",
                "func f(g *errgroup.Group) error {\n\tif err := g.Wait(); err != nil {\n\t\treturn err\n\t}\n\treturn nil\n}",
                "func walk(path string, d fs.DirEntry, err error) error {\n\tif err != nil {\n\t\treturn err\n\t}\n\treturn nil\n}",
                "func f(path string) error {\n\t_, err := os.Stat(path)\n\treturn err\n}",
                "type step interface{ run() error }\n\nfunc f(s step) error {\n\tif err := s.run(); err != nil {\n\t\treturn err\n\t}\n\treturn nil\n}",
                "func (c *codec) Decode(v any) error {\n\tif err := json.NewDecoder(c.r).Decode(v); err != nil {\n\t\treturn err\n\t}\n\treturn nil\n}",
                "func f(s store) error {\n\tif err := s.load(); err != nil {\n\t\treturn err\n\t}\n\treturn nil\n}",
                "func f() error {\n\t_, err := os.Stat(\"a\")\n\tif err != nil {\n\t\treturn errMissing\n\t}\n\treturn nil\n}",
            ],
        );
    }

    #[test]
    fn fixes_wrap() {
        fixes(
            &RULE,
            &[
                (
                    "package p\n\nimport \"os\"\n\nfunc load(name string) ([]byte, error) {\n\tdata, err := os.ReadFile(name)\n\tif err != nil {\n\t\treturn nil, err // gone\n\t}\n\treturn data, nil\n}\n",
                    "package p\n\nimport \"fmt\"\nimport \"os\"\n\nfunc load(name string) ([]byte, error) {\n\tdata, err := os.ReadFile(name)\n\tif err != nil {\n\t\treturn nil, fmt.Errorf(\"read file name: %w\", err) // gone\n\t}\n\treturn data, nil\n}\n",
                ),
                (
                    "func f(v any) error {\n\tif _, e := json.Marshal(v); e != nil {\n\t\treturn e\n\t}\n\treturn nil\n}",
                    "func f(v any) error {\n\tif _, e := json.Marshal(v); e != nil {\n\t\treturn fmt.Errorf(\"marshal: %w\", e)\n\t}\n\treturn nil\n}",
                ),
            ],
        );
        unfixed(
            &RULE,
            &[
                "package fmt\n\nimport \"os\"\n\nfunc f() error {\n\tif err := os.Chdir(\"a\"); err != nil {\n\t\treturn err\n\t}\n\treturn nil\n}",
            ],
        );
    }
}
