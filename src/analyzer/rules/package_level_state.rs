//! ## What it does
//!
//! Finds variables of a package that functions change while the program runs, and clients, databases and loggers that
//! stand in such a variable and that methods reach for.
//!
//! ## Why it matters
//!
//! All code of the package, every test and every goroutine share such a variable. Nobody sees from a call what it
//! depends on, two tests with different values cannot run at the same time, and a change without a lock is a data race.
//! What stands in a struct instead is given by whoever makes the struct: a test gives it a stand-in.
//!
//! ## Example
//!
//! ```go
//! var db *sql.DB
//!
//! type Users struct{}
//!
//! func (u *Users) Count(ctx context.Context) (int, error) {
//! 	var n int
//! 	err := db.QueryRowContext(ctx, "SELECT count(*) FROM users").Scan(&n)
//! 	return n, err
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! type Users struct {
//! 	db *sql.DB
//! }
//!
//! func (u *Users) Count(ctx context.Context) (int, error) {
//! 	var n int
//! 	err := u.db.QueryRowContext(ctx, "SELECT count(*) FROM users").Scan(&n)
//! 	return n, err
//! }
//! ```
//!
//! ## When not to
//!
//! What never changes is no state: sentinel errors, compiled regular expressions, tables, embedded files; nor is what
//! is filled once: by `init`, functions called like it or only called from it, by a `sync.Once`, `sync.OnceFunc` or
//! their like, or by functions called `Register...`. The rule says nothing about these, about variables of tests and
//! about changes that tests, or functions made for them, make. It does not see changes through a pointer, a field or a
//! method.
//!
//! At work, gochecknoglobals forbids every variable of a package but errors called `Err...`, compiled regular
//! expressions, embedded files and `version`; the tables that never change, of which this rule says nothing, are most
//! of what it finds. `//nolint:package-level-state` with a reason keeps one.

use crate::Severity;
use crate::kind::{Field, Kind};
use crate::lint::{Lint, Rule};
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::types::{Type, Types};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "package-level-state",
        summary: "A variable of the package holds what changes, or what methods should be given.",
        area: Area::Design,
        severity: Severity::Info,
        clauses: &["standard-testable-design", "standard-concurrency-safety", "standard-simplicity"],
        linters: &["gochecknoglobals"],
        limits: "It does not see changes through a pointer, a field or a method.",
        fix: FixKind::None,
        options: &[],
    },
    kinds: &[Kind::VarSpec],
    check,
};

fn check<'a>(spec: Node<'a>, lint: &mut Lint<'a>) {
    if spec.function().is_some() || lint.file.is_test() {
        return;
    }
    let types = lint.types;
    for name in spec.children_in(Field::Name).filter(|name| name.is(Kind::Identifier)) {
        if let Some(function) = types.changed_by(name.binding_id()) {
            let name_of = function.child(Field::Name);
            let (quote, by) = name_of.map_or(("", "a function literal"), |name| ("`", name.text()));
            lint.report(
                name.span(),
                format!("`{}` is a variable of the whole package, and {quote}{by}{quote} changes it.", name.text()),
                "Keep it in a struct, and hand that to the code that needs it.",
            );
            continue;
        }
        let ty = types.of(name);
        let Some(method) = dependency(&ty).and_then(|_| method_that_uses(types, name)) else { continue };
        let diagnostic = lint.report(
            name.span(),
            format!(
                "`{}` reaches for the package's variable `{}`, so nobody can give it another one, such as a test.",
                method.text(),
                name.text()
            ),
            "Make it a field of the method's type, and set it where the type is made.",
        );
        diagnostic.because(format!("`{}` is a `{}`.", name.text(), dependency(&ty).unwrap_or_default()));
    }
}

/// The name of a type through which a program talks to the world: a client, a database, a logger.
fn dependency<'a>(ty: &Type<'a>) -> Option<&'a str> {
    match ty.target() {
        Type::Foreign { path, name } => {
            let is_pool = *name == "Pool" && path.contains("pgx");
            (is_pool || matches!(*name, "Client" | "DB" | "Logger" | "SugaredLogger")).then_some(*name)
        }
        _ => None,
    }
}

/// The name of the first method whose code names the variable.
fn method_that_uses<'a>(types: Types<'a>, variable: Node<'a>) -> Option<Node<'a>> {
    let binding = variable.binding_id();
    types.package.files.iter().filter(|file| !file.is_test()).find_map(|file| {
        let uses = file.syntax.nodes().filter(|node| node.binding_id() == binding);
        uses.filter_map(|node| node.outermost_function())
            .find(|function| function.is(Kind::MethodDeclaration))?
            .child(Field::Name)
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, silent};
    use crate::{Options, SourceFile, check, check_package};

    #[test]
    fn variables_that_change_and_shared_clients_fire() {
        fires(
            &RULE,
            &[
                "var «requests» int\n\nfunc handle() { requests++ }",
                "package main\n\nvar «config» Config\n\nfunc load(path string) error {\n\tconfig = Config{path: path}\n\treturn nil\n}\n",
                "var «total» float64\n\nfunc Add(x float64) { total += x }",
                "var (\n\tmu sync.Mutex\n\t«cache» = map[string]string{}\n)\n\nfunc Put(k, v string) {\n\tmu.Lock()\n\tdefer mu.Unlock()\n\tcache[k] = v\n}",
                "var «db» *sql.DB\n\ntype Users struct{}\n\nfunc (u *Users) Ping() error { return db.Ping() }",
                "var «logger» = slog.Default()\n\ntype Worker struct{}\n\nfunc (Worker) Run() { logger.Info(\"run\") }",
                "var «client» = &http.Client{Timeout: time.Second}\n\nfunc (f *Fetcher) Get(url string) { client.Get(url) }",
                "var «current», other *User\n\nfunc login(u *User) func() {\n\treturn func() { current = u }\n}",
                "var «levels» []string\n\nfunc init() {\n\thttp.HandleFunc(\"/\", func(w http.ResponseWriter, r *http.Request) { load() })\n}\n\nfunc load() { levels = nil }",
                "var «levels» []string\n\nfunc init() { handle(load) }\n\nfunc load() { levels = nil }",
                "var «levels» []string\n\nfunc init() { Load() }\n\nfunc Load() { levels = nil }",
                "package store\n\nimport \"github.com/jmoiron/sqlx\"\n\nvar «DB» *sqlx.DB\n\nfunc Connect() (err error) {\n\tDB, err = sqlx.Connect(\"pgx\", \"\")\n\treturn err\n}\n",
            ],
        );
    }

    #[test]
    fn what_does_not_change_does_not() {
        silent(
            &RULE,
            &[
                "var ErrNotFound = errors.New(\"not found\")\n\nfunc Get() error { return ErrNotFound }",
                "var word = regexp.MustCompile(`\\w+`)\n\nfunc Words(s string) []string { return word.FindAllString(s, -1) }",
                "var names = map[int]string{1: \"one\"}\n\nfunc Name(n int) string { return names[n] }",
                "//go:embed index.html\nvar page []byte\n\nfunc Page() []byte { return page }",
                "var table [256]byte\n\nfunc init() {\n\tfor i := range table {\n\t\ttable[i] = byte(i)\n\t}\n}",
                "var ids map[string]int\n\nfunc init() { ids = map[string]int{} }",
                "var (\n\tonce sync.Once\n\tindex map[string]int\n)\n\nfunc Index() map[string]int {\n\tonce.Do(func() { index = build() })\n\treturn index\n}",
                "var index = map[string]int{}\n\nvar ready = sync.OnceFunc(func() { index[\"a\"] = 1 })",
                "var (\n\tonce sync.Once\n\tindex map[string]int\n)\n\nfunc Index() map[string]int {\n\tonce.Do(build)\n\treturn index\n}\n\nfunc build() { index = map[string]int{} }",
                "var levels []string\n\nfunc init() { load() }\n\nfunc load() { levels = nil }",
                "var clock = time.Now\n\nfunc Freeze(t *testing.T, at func() time.Time) { clock = at }",
                "var levels []string\n\nfunc initLevels() { levels = load() }",
                "var now = time.Now\n\nfunc SetClockForTest(f func() time.Time) { now = f }",
                "var drivers = map[string]Driver{}\n\nfunc Register(name string, d Driver) { drivers[name] = d }",
                "var count int\n\nfunc f() {\n\tcount := 0\n\tcount++\n}",
                "var client = &http.Client{}\n\nfunc main() { client.Get(\"\") }",
                "func f() {\n\tvar n int\n\tn++\n}",
                "var n int\nn++",
                "var _ io.Reader = (*File)(nil)",
                "const limit = 3\n\nfunc f() int { return limit }",
                "type S struct{ db *sql.DB }\n\nfunc (s *S) Set(db *sql.DB) { s.db = db }",
            ],
        );
    }

    #[test]
    fn a_function_without_a_name_is_called_a_literal() {
        let found = check("var hits int\n\nvar count = func() { hits++ }", &Options::default()).diagnostics;
        let said: Vec<_> = found.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
        assert_eq!(said, ["`hits` is a variable of the whole package, and a function literal changes it."]);
    }

    #[test]
    fn files_of_a_package_are_read_together_and_tests_do_not_count() {
        let declared = "package p\n\nimport \"time\"\n\nvar now = time.Now\n\nvar clock int\n";
        let mut options = Options::default();
        options.only("package-level-state").expect("a rule");
        for (path, expected) in [("set.go", 2), ("set_test.go", 0)] {
            let files = [
                SourceFile { path: "p.go", text: declared },
                SourceFile { path, text: "package p\n\nfunc set() {\n\tnow = nil\n\tclock++\n}\n" },
            ];
            assert_eq!(check_package(&files, &options)[0].diagnostics.len(), expected, "{path}");
        }
    }
}
