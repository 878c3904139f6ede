//! ## What it does
//!
//! Finds `log.Print`, `fmt.Print`, `println` and their variants where a library or a server logs with them.
//!
//! ## Why it matters
//!
//! In production, logs are read by programs: show all errors of this user, count the slow requests. A sentence with
//! values in it must be taken apart again for that, and it has no level by which the unimportant can be left out.
//! `log/slog` keeps the message constant and each value under a name of its own.
//!
//! ## Example
//!
//! ```go
//! func (s *UserService) CreateUser(email string) error {
//! 	if err := s.repo.Save(email); err != nil {
//! 		log.Printf("failed to create user %s: %v", email, err)
//! 		return fmt.Errorf("create user: %w", err)
//! 	}
//! 	return nil
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! func (s *UserService) CreateUser(email string) error {
//! 	if err := s.repo.Save(email); err != nil {
//! 		return fmt.Errorf("create user %s: %w", email, err)
//! 	}
//! 	slog.Info("user created", slog.String("email", email))
//! 	return nil
//! }
//! ```
//!
//! ## When not to
//!
//! What a command prints for the person who started it is output and no log: the rule says nothing in package `main`
//! outside of HTTP handlers, in packages that read a command line, in functions whose name says that they print, in
//! examples and in tests, and about `fmt.Print` where nothing speaks for a log: an error, a goroutine, a context, a
//! type that serves. It does not look at `log.Logger` values and at other logging packages.
//!
//! At work, forbidigo forbids `fmt.Print` and its variants, `print` and `println` wherever they stand but in examples,
//! also where they are fine; patterns of your own add `log.Print`. `depguard` can forbid to import `log`.
//! `//nolint:unstructured-log` keeps one.

use crate::calls::Callee;
use crate::kind::{Field, Kind};
use crate::lint::{Lint, Rule};
use crate::logging::{Message, begin_call};
use crate::package::{BindingKind, File, import_path, receiver_type};
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::Node;
use crate::test_code::is_test_code;
use crate::types::{Type, Types, parameters};
use crate::{Applicability, Edit, Severity};
use crate::{contexts, errors, goroutines, repair};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "unstructured-log",
        summary: "A library or a server logs plain text.",
        area: Area::Logging,
        severity: Severity::Warning,
        clauses: &["pattern-structured-logging", "expertise-observability", "step-add-observability"],
        linters: &["forbidigo", "depguard (log)"],
        limits: "It cannot see whether a `log.Logger` value or another logging package writes plain text.",
        fix: FixKind::Sometimes,
        options: &[],
    },
    kinds: &[Kind::CallExpression],
    check,
};

/// Words in the name of a function whose work is to print.
const PRINTING: [&str; 12] =
    ["print", "dump", "show", "usage", "help", "display", "version", "report", "banner", "list", "prompt", "debug"];

/// What the types of a server are called.
const SERVING: [&str; 11] = [
    "Service",
    "Server",
    "Handler",
    "Store",
    "Repository",
    "Repo",
    "Worker",
    "Controller",
    "Consumer",
    "Processor",
    "Middleware",
];

fn check<'a>(call: Node<'a>, lint: &mut Lint<'a>) {
    let Some(function) = call.child(Field::Function).filter(|_| !lint.file.is_test()) else { return };
    let called = function.child(Field::Selected).unwrap_or(function).text();
    if !matches!(called, "Print" | "Printf" | "Println" | "print" | "println") {
        return;
    }
    let path = match lint.types.callee(call) {
        Callee::Function { path: path @ ("log" | "fmt"), .. } => path,
        Callee::Builtin(_) if !is_runtime(lint.file) => "",
        _ => return,
    };
    // Statements without a function may be a part of anything.
    let Some(owner) = call.outermost_function() else { return };
    let name = owner.child(Field::Name).map_or("", |name| name.text());
    if ["Test", "Benchmark", "Example", "Fuzz"].iter().any(|prefix| name.starts_with(prefix)) {
        return;
    }
    // What a library prints with fmt may be what it is for; nobody means to keep a `println`.
    let is_output = || {
        path != "log" && is_output(lint.types, call, name) || path == "fmt" && !is_server_code(lint.types, call, owner)
    };
    if !is_in_handler(lint.types, call) && (is_command(lint) || is_output() || is_test_code(lint.file)) {
        return;
    }
    let fix = fix(lint, call, called);
    let diagnostic = lint.report(
        function.span(),
        format!("`{}` logs plain text, without a level and without names for its values.", function.text()),
        "Log a constant message with attributes through `log/slog`.",
    );
    if let Some(edits) = fix {
        diagnostic.fix("Log it with slog", Applicability::NeedsReview, edits);
    }
}

/// Whether the file belongs to the lowest packages of the standard library, which have nothing else to print with.
fn is_runtime(file: &File<'_>) -> bool {
    file.package == Some("runtime")
        || file
            .imports()
            .any(|(_, spec)| import_path(spec).is_some_and(|path| path == "unsafe" || path.starts_with("internal/")))
}

/// Whether what is printed is a report of a program at work: it tells of an error, comes from a goroutine, or the code
/// has a context or belongs to a type that serves.
fn is_server_code<'a>(types: Types<'a>, call: Node<'a>, owner: Node<'a>) -> bool {
    let arguments = call.child(Field::Arguments).into_iter().flat_map(|list| list.children());
    let mut functions = std::iter::successors(call.function(), |function| function.function());
    functions.any(|function| goroutines::is_started(function) || contexts::taken(types, function).is_some())
        || arguments.into_iter().any(|argument| errors::is_error(types, argument))
        || receiver_type(owner).is_some_and(|name| SERVING.iter().any(|end| name.text().ends_with(end)))
}

/// Whether the code answers a request.
fn is_in_handler<'a>(types: Types<'a>, call: Node<'a>) -> bool {
    std::iter::successors(call.function(), |function| function.function()).any(|function| {
        let list = function.child(Field::Parameters).map(parameters).unwrap_or_default();
        list.into_iter().any(|(_, ty)| {
            let Some(ty) = ty.map(|ty| types.denoted(ty)) else { return false };
            matches!(
                ty.target(),
                Type::Foreign { path: "net/http", name: "ResponseWriter" | "Request" }
                    | Type::Foreign {
                        path: "github.com/gin-gonic/gin" | "github.com/labstack/echo/v4",
                        name: "Context"
                    }
            )
        })
    })
}

/// Whether the file belongs to a command, which prints for the person who started it.
fn is_command(lint: &Lint<'_>) -> bool {
    let file = lint.file;
    let is_main = match file.package {
        Some(package) => matches!(package, "main" | "command" | "commands") || is_command_name(package),
        None => lint.types.package.scope.get("main").is_some_and(|main| {
            lint.types.package.binding(*main).is_some_and(|binding| binding.kind == BindingKind::Function)
        }),
    };
    let is_below_command = || file.path.split('/').rev().skip(1).any(is_command_name);
    is_main || is_below_command() || reads_command_line(file)
}

fn is_command_name(name: &str) -> bool {
    name == "cmd" || name.ends_with("cli") || name.ends_with("ctl")
}

fn reads_command_line(file: &File<'_>) -> bool {
    const READERS: [&str; 6] = ["flag", "/pflag", "/cobra", "/urfave/cli", "/kong", "/go-flags"];
    file.imports()
        .filter_map(|(_, spec)| import_path(spec))
        .any(|path| READERS.iter().any(|reader| path == *reader || reader.starts_with('/') && path.contains(reader)))
}

/// Whether what is printed is for a person who waits for it: the function exists to print, a constant switches it on,
/// it asks a question or has no words, or the program ends with it.
fn is_output<'a>(types: Types<'a>, call: Node<'a>, name: &str) -> bool {
    let arguments = call.child(Field::Arguments);
    let format = arguments.and_then(|list| list.first_child()).filter(|first| first.text().contains('%'));
    let said = format.or(arguments).map_or("", |node| node.text());
    if repair::has_word(name, &PRINTING) || said.contains('?') || !has_words(said) {
        return true;
    }
    let after = call.syntax().text[call.end() as usize..].trim_start();
    after.starts_with("os.Exit(")
        || call.ancestors().filter(|node| node.is(Kind::IfStatement)).any(|branch| {
            let condition = branch.child(Field::Condition);
            condition.is_some_and(|condition| {
                let mut names = std::iter::once(condition).chain(condition.descendants());
                names.any(|name| types.binding(name).is_some_and(|binding| binding.kind == BindingKind::Constant))
            })
        })
}

/// Whether a text has letters or digits besides the verbs of a format and escapes.
fn has_words(text: &str) -> bool {
    let mut before = ' ';
    text.chars().any(|c| {
        let is_code = matches!(before, '%' | '\\');
        before = c;
        !is_code && (c.is_ascii_alphanumeric() || !c.is_ascii())
    })
}

fn fix<'a>(lint: &Lint<'a>, call: Node<'a>, called: &str) -> Option<Vec<Edit>> {
    let arguments = call.child(Field::Arguments)?;
    let message = if called == "Printf" {
        Message::of_format(lint.types, arguments)?
    } else {
        Message::of_list(lint.types, arguments)?
    };
    let lower = message.text.to_ascii_lowercase();
    let level = match () {
        () if lower.starts_with("warn") => "Warn",
        () if message.has_error || lower.starts_with("error") || lower.starts_with("fail") => "Error",
        () => "Info",
    };
    let (slog, mut edits) = repair::swap_import(lint.types, lint.file, call, "log/slog")?;
    let begin = begin_call(lint.types, call, &slog, level);
    let text = format!("{begin}\"{}\"{})", message.text, message.attributes(false));
    edits.push(Edit::replace(call.span(), text));
    Some(edits)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, fixes, silent, unfixed};
    use crate::{Options, SourceFile, check_package};

    #[test]
    fn plain_text_in_libraries_and_servers_fires() {
        fires(
            &RULE,
            &[
                "func (s *Service) Create(id string) {\n\t«log.Printf»(\"created user %s\", id)\n}",
                "package store\n\nimport \"log\"\n\nfunc Open(path string) {\n\t«log.Println»(\"opening\", path)\n}\n",
                "package store\n\nimport \"fmt\"\n\nfunc (s *Store) Save() error {\n\t«fmt.Println»(\"saving\")\n\treturn nil\n}\n",
                "package worker\n\nfunc Run() {\n\t«println»(\"worker started\")\n}\n",
                "package main\n\nimport (\n\t\"log\"\n\t\"net/http\"\n)\n\nfunc handle(w http.ResponseWriter, r *http.Request) {\n\t«log.Printf»(\"%s %s\", r.Method, r.URL.Path)\n}\n\nfunc main() { http.HandleFunc(\"/\", handle) }\n",
                "package api\n\nimport \"github.com/gin-gonic/gin\"\n\nfunc Routes(r *gin.Engine) {\n\tr.GET(\"/\", func(c *gin.Context) {\n\t\t«println»(\"hit\")\n\t})\n}\n",
                "package queue\n\nimport stdlog \"log\"\n\nfunc consume(err error) {\n\t«stdlog.Print»(\"consume: \", err)\n}\n",
                "func sync(ctx context.Context, n int) {\n\t«fmt.Printf»(\"synced %d items\\n\", n)\n}",
                "func load() {\n\tif err := read(); err != nil {\n\t\t«fmt.Println»(\"read failed:\", err)\n\t}\n}",
                "func retry(n int) {\n\tif n > 3 {\n\t\t«log.Print»(\"giving up\")\n\t}\n}",
                "func poll(jobs chan Job) {\n\tgo func() {\n\t\tfor job := range jobs {\n\t\t\t«fmt.Printf»(\"job %v\\n\", job)\n\t\t}\n\t}()\n}",
            ],
        );
    }

    #[test]
    fn output_examples_and_fragments_do_not() {
        silent(
            &RULE,
            &[
                "package main\n\nimport \"fmt\"\n\nfunc main() { fmt.Println(\"hello\") }\n",
                "package main\n\nimport \"log\"\n\nfunc load() { log.Printf(\"loading\") }\n",
                "func main() { greet() }\n\nfunc greet() { fmt.Println(\"hello\") }",
                "log.Printf(\"user %s created\", id)",
                "fmt.Println(total)",
                "package cmd\n\nimport \"fmt\"\n\nfunc run() { fmt.Println(\"done\") }\n",
                "package tool\n\nimport (\n\t\"fmt\"\n\t\"github.com/spf13/cobra\"\n)\n\nvar list = &cobra.Command{Run: func(*cobra.Command, []string) { fmt.Println(\"a\") }}\n",
                "func ExampleSum() {\n\tfmt.Println(Sum(1, 2))\n\t// Output: 3\n}",
                "func TestSum(t *testing.T) { fmt.Println(1) }",
                "func (t *Tree) PrintAll() { fmt.Println(t.root) }",
                "package scan\n\nimport \"fmt\"\n\nconst debug = false\n\nfunc next() {\n\tif debug {\n\t\tfmt.Println(\"next\")\n\t}\n}\n",
                "package build\n\nimport \"fmt\"\n\nfunc Generate(n int) { fmt.Printf(\"Generated %d files\\n\", n) }\n",
                "func f(w io.Writer) { fmt.Fprintln(w, \"hello\") }",
                "func f(id int) { slog.Info(\"user created\", \"id\", id) }",
                "func wait() {\n\tfmt.Print(\".\")\n\tfmt.Println()\n}",
                "func up() {\n\tfmt.Printf(\"%s%d\\n\", up, one)\n}",
                "func confirm() {\n\tfmt.Print(\"Continue? \")\n}",
                "func start(err error) {\n\tfmt.Println(\"cannot start:\", err)\n\tos.Exit(1)\n}",
                "package support\n\nimport (\n\t\"fmt\"\n\t\"testing\"\n)\n\nfunc elapsed(t *testing.T) { fmt.Println(t.Name()) }\n",
                "package trace\n\nimport \"internal/abi\"\n\nfunc fault(c abi.Frame) { println(\"fault\") }\n",
                "type printer struct{}\n\nfunc (printer) Println(v ...any) {}\n\nfunc f(p printer) { p.Println(1) }",
            ],
        );
    }

    #[test]
    fn tests_and_the_packages_of_commands_do_not() {
        let mut options = Options::default();
        options.only("unstructured-log").expect("a rule");
        let text = "package p\n\nimport \"log\"\n\nfunc f() { log.Println(1) }\n";
        for (path, expected) in
            [("p.go", 1), ("p_test.go", 0), ("cmd/go/internal/p.go", 0), ("pkg/logcli/p.go", 0), ("cmd.go", 1)]
        {
            let found = check_package(&[SourceFile { path, text }], &options);
            assert_eq!(found[0].diagnostics.len(), expected, "{path}");
        }
    }

    #[test]
    fn fixes_keep_the_message_constant() {
        fixes(
            &RULE,
            &[
                (
                    "func f(userID string, err error) {\n\tlog.Printf(\"failed to load user %s: %v\\n\", userID, err)\n}",
                    "func f(userID string, err error) {\n\tslog.Error(\"failed to load user\", \"user_id\", userID, \"error\", err)\n}",
                ),
                (
                    "package p\n\nimport (\n\t\"fmt\"\n\t\"net/http\"\n)\n\nfunc (w *Worker) Listen(s *http.Server) {\n\tfmt.Println(\"listening on\", s.Addr) // now\n}\n",
                    "package p\n\nimport (\n\t\"log/slog\"\n\t\"net/http\"\n)\n\nfunc (w *Worker) Listen(s *http.Server) {\n\tslog.Info(\"listening on\", \"addr\", s.Addr) // now\n}\n",
                ),
                (
                    "package p\n\nimport (\n\t\"log\"\n\t\"os\"\n)\n\nfunc f() {\n\tlog.Print(\"warning: low on space\")\n\tlog.Print(os.Args)\n}\n",
                    "package p\n\nimport (\n\t\"log\"\n\t\"log/slog\"\n\t\"os\"\n)\n\nfunc f() {\n\tslog.Warn(\"warning: low on space\")\n\tlog.Print(os.Args)\n}\n",
                ),
            ],
        );
        unfixed(
            &RULE,
            &[
                "func f(v []int) { log.Println(v) }",
                "func f(v []int) { log.Printf(\"n=%d\", len(v)) }",
                "func f(format string) { log.Printf(format) }",
            ],
        );
    }
}
