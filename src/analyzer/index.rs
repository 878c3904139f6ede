//! What is known of packages whose source is not at hand: the standard library's exported API, and some modules'.
//!
//! The facts are those of `index/std.txt`; `index/main.go` writes that file and describes its format. Only a table of
//! the packages is built on first use; a package's facts are read when somebody first asks for one.

use std::sync::OnceLock;

const TEXT: &str = include_str!("index/std.txt");

/// What the usual name means where several packages share it.
const USUAL: [(&str, &str); 4] = [
    ("pprof", "runtime/pprof"),
    ("rand", "math/rand"),
    ("template", "text/template"),
    ("trace", "go.opentelemetry.io/otel/trace"),
];

/// The exported API of one package, as far as rules can use it.
///
/// Types are spelled as in Go with three exceptions: a type of another package carries that package's full path
/// (`*net/http.Response`), a function is `func`, and a type without a useful name is `?`. Type arguments are left out.
#[derive(Debug)]
pub(crate) struct Package {
    path: &'static str,
    name: &'static str,
    text: &'static str,
    facts: OnceLock<Facts>,
}

/// A function or method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Func {
    /// Whether its first parameter is a `context.Context`.
    pub(crate) takes_context: bool,
    results: &'static str,
}

/// A named type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Type {
    /// What it is made of.
    pub(crate) kind: Kind,
    /// Whether its values must not be copied, because they hold a lock.
    pub(crate) nocopy: bool,
}

/// What a named type is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Struct,
    Interface,
    Func,
    Map,
    Slice,
    Array,
    Chan,
    Pointer,
    /// A number, a string, a bool.
    Basic,
}

/// Names in ascending order, each with what is known of it.
type Table<T> = Vec<(&'static str, T)>;

#[derive(Debug, Default)]
struct Facts {
    aliases: Table<&'static str>,
    funcs: Table<Func>,
    types: Table<TypeFacts>,
    vars: Table<&'static str>,
}

#[derive(Debug)]
struct TypeFacts {
    own: Type,
    methods: Table<Func>,
    /// In the order of their declaration.
    fields: Table<&'static str>,
}

/// The package with this import path.
pub(crate) fn package(path: &str) -> Option<&'static Package> {
    let packages = packages();
    packages.binary_search_by(|package| package.path.cmp(path)).ok().map(|at| &packages[at])
}

/// The import path that a snippet without imports means by `name`, such as `encoding/json` for `json`.
pub(crate) fn package_by_name(name: &str) -> Option<&'static str> {
    if let Some((_, path)) = USUAL.iter().find(|(usual, _)| *usual == name) {
        return Some(path);
    }
    packages().iter().find(|package| package.name == name).map(|package| package.path)
}

/// Whether some function or method of this name has a variant that takes a context, such as `Query` has `QueryContext`.
pub(crate) fn may_have_context_variant(name: &str) -> bool {
    static NAMES: OnceLock<Vec<&str>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let names = TEXT.lines().filter_map(|line| {
            let name = line.split(' ').nth(1)?.strip_suffix("Context!")?;
            Some(name.strip_suffix("With").unwrap_or(name))
        });
        let mut names: Vec<_> = names.collect();
        names.sort_unstable();
        names.dedup();
        names
    });
    names.binary_search(&name).is_ok()
}

impl Package {
    /// Its import path.
    pub(crate) fn path(&self) -> &'static str {
        self.path
    }

    /// The name that its importers use.
    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    /// A function; `None` too for one that has neither a context, a Context variant nor a result of a named type.
    pub(crate) fn func(&self, name: &str) -> Option<Func> {
        find(&self.facts().funcs, name).copied()
    }

    /// The type of a variable; `None` too for a basic one.
    pub(crate) fn var(&self, name: &str) -> Option<&'static str> {
        find(&self.facts().vars, name).copied()
    }

    /// A type that this package declares; for `os.FileInfo` and its like see [`Package::alias`].
    pub(crate) fn type_(&self, name: &str) -> Option<Type> {
        find(&self.facts().types, name).map(|facts| facts.own)
    }

    /// What an alias stands for: `io/fs.FileInfo` for `os.FileInfo`. Type texts never name an alias.
    pub(crate) fn alias(&self, name: &str) -> Option<&'static str> {
        find(&self.facts().aliases, name).copied()
    }

    /// A method of a type or its pointer, promoted ones too; what [`Package::func`] leaves out is left out here, but
    /// never for an interface.
    pub(crate) fn method(&self, type_name: &str, name: &str) -> Option<Func> {
        find(&self.type_facts(type_name)?.methods, name).copied()
    }

    /// The type of a struct's own field if it is a named type, a pointer to one, a channel, function or interface.
    pub(crate) fn field(&self, type_name: &str, name: &str) -> Option<&'static str> {
        let fields = &self.type_facts(type_name)?.fields;
        fields.iter().find(|(field, _)| *field == name).map(|(_, text)| *text)
    }

    fn type_facts(&self, name: &str) -> Option<&TypeFacts> {
        find(&self.facts().types, name)
    }

    fn facts(&self) -> &Facts {
        self.facts.get_or_init(|| Facts::read(self.text))
    }
}

impl Func {
    /// The types of its results in order.
    pub(crate) fn results(self) -> impl Iterator<Item = &'static str> {
        self.results.split(", ").filter(|text| !text.is_empty())
    }

    fn read(name: &'static str, results: &'static str) -> (&'static str, Self) {
        match name.strip_suffix('!') {
            Some(name) => (name, Self { takes_context: true, results }),
            None => (name, Self { takes_context: false, results }),
        }
    }
}

impl Type {
    fn read(text: &str) -> Self {
        let (kind, rest) = text.split_once(' ').unwrap_or((text, ""));
        let kind = match kind {
            "struct" => Kind::Struct,
            "interface" => Kind::Interface,
            "func" => Kind::Func,
            "map" => Kind::Map,
            "slice" => Kind::Slice,
            "array" => Kind::Array,
            "chan" => Kind::Chan,
            "pointer" => Kind::Pointer,
            _ => Kind::Basic,
        };
        Self { kind, nocopy: rest == "nocopy" }
    }
}

impl Facts {
    fn read(text: &'static str) -> Self {
        let mut facts = Self::default();
        for line in text.lines() {
            let Some((word, rest)) = line.split_once(' ') else { continue };
            let (name, rest) = rest.split_once(' ').unwrap_or((rest, ""));
            facts.add(word, name, rest);
        }
        facts
    }

    fn add(&mut self, word: &str, name: &'static str, rest: &'static str) {
        match (word, self.types.last_mut()) {
            ("A", _) => self.aliases.push((name, rest)),
            ("F", _) => self.funcs.push(Func::read(name, rest)),
            ("T", _) => {
                let facts = TypeFacts { own: Type::read(rest), methods: Vec::new(), fields: Vec::new() };
                self.types.push((name, facts));
            }
            ("m", Some((_, facts))) => facts.methods.push(Func::read(name, rest)),
            ("d", Some((_, facts))) => facts.fields.push((name, rest)),
            ("V", _) => self.vars.push((name, rest)),
            _ => {}
        }
    }
}

fn find<'a, T>(table: &'a Table<T>, name: &str) -> Option<&'a T> {
    table.binary_search_by(|(other, _)| (*other).cmp(name)).ok().map(|at| &table[at].1)
}

fn packages() -> &'static [Package] {
    static PACKAGES: OnceLock<Vec<Package>> = OnceLock::new();
    PACKAGES.get_or_init(|| TEXT.split("\nP ").skip(1).map(read_package).collect())
}

fn read_package(block: &'static str) -> Package {
    let (head, text) = block.split_once('\n').unwrap_or((block, ""));
    let (path, name) = head.split_once(' ').unwrap_or((head, head.rsplit('/').next().unwrap_or(head)));
    Package { path, name, text, facts: OnceLock::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn results(func: Func) -> Vec<&'static str> {
        func.results().collect()
    }

    #[test]
    fn functions_give_their_results_and_say_whether_they_take_a_context() {
        for (path, name, takes_context, expected) in [
            ("encoding/json", "Marshal", false, &["[]byte", "error"][..]),
            ("encoding/json", "Unmarshal", false, &["error"]),
            ("net/http", "Get", false, &["*Response", "error"]),
            ("net/http", "NewRequest", false, &["*Request", "error"]),
            ("net/http", "NewRequestWithContext", true, &["*Request", "error"]),
            ("os/exec", "Command", false, &["*Cmd"]),
            ("os/exec", "CommandContext", true, &["*Cmd"]),
            ("os", "Stat", false, &["io/fs.FileInfo", "error"]),
            ("context", "WithCancel", true, &["Context", "CancelFunc"]),
            ("errors", "New", false, &["error"]),
            ("time", "After", false, &["<-chan Time"]),
            ("log/slog", "Info", false, &[]),
            ("log/slog", "InfoContext", true, &[]),
            ("golang.org/x/sync/errgroup", "WithContext", true, &["*Group", "context.Context"]),
            ("github.com/jmoiron/sqlx", "ConnectContext", true, &["*DB", "error"]),
            ("github.com/jackc/pgx/v5/pgxpool", "New", true, &["*Pool", "error"]),
            ("gorm.io/gorm", "Open", false, &["*DB", "error"]),
            ("go.uber.org/mock/gomock", "NewController", false, &["*Controller"]),
        ] {
            let func = package(path).and_then(|package| package.func(name));
            let func = func.unwrap_or_else(|| panic!("{path}.{name} is missing"));
            assert_eq!((func.takes_context, &results(func)[..]), (takes_context, expected), "{path}.{name}");
        }
    }

    #[test]
    fn names_with_a_context_variant_are_known() {
        for (name, expected) in [
            ("Query", true),
            ("Command", true),
            ("NewRequest", true),
            ("Info", true),
            ("QueryContext", false),
            ("Sprintf", false),
        ] {
            assert_eq!(may_have_context_variant(name), expected, "{name}");
        }
    }

    #[test]
    fn methods_are_those_of_the_pointer_with_promoted_ones() {
        for (path, type_name, name, takes_context, expected) in [
            ("os", "File", "Close", false, &["error"][..]),
            ("net/http", "Client", "Do", false, &["*Response", "error"]),
            ("net/http", "Server", "Shutdown", true, &["error"]),
            ("net/http", "Request", "Context", false, &["context.Context"]),
            ("database/sql", "DB", "Query", false, &["*Rows", "error"]),
            ("database/sql", "DB", "QueryContext", true, &["*Rows", "error"]),
            ("database/sql", "Rows", "Close", false, &["error"]),
            ("bufio", "ReadWriter", "Flush", false, &["error"]),
            ("context", "Context", "Done", false, &["<-chan struct{}"]),
            ("io", "Reader", "Read", false, &["int", "error"]),
            ("sync", "Locker", "Lock", false, &[]),
            ("golang.org/x/sync/errgroup", "Group", "Wait", false, &["error"]),
            ("github.com/gin-gonic/gin", "Context", "ShouldBindJSON", false, &["error"]),
            ("github.com/labstack/echo/v4", "Context", "JSON", false, &["error"]),
            ("github.com/jmoiron/sqlx", "DB", "GetContext", true, &["error"]),
            ("github.com/jmoiron/sqlx", "DB", "Get", false, &["error"]),
            ("github.com/jackc/pgx/v5", "Rows", "Err", false, &["error"]),
            ("gorm.io/gorm", "DB", "WithContext", true, &["*DB"]),
            ("go.opentelemetry.io/otel/sdk/trace", "TracerProvider", "Shutdown", true, &["error"]),
            ("github.com/prometheus/client_golang/prometheus", "Registry", "Register", false, &["error"]),
        ] {
            let func = package(path).and_then(|package| package.method(type_name, name));
            let func = func.unwrap_or_else(|| panic!("{path}.{type_name}.{name} is missing"));
            assert_eq!(
                (func.takes_context, &results(func)[..]),
                (takes_context, expected),
                "{path}.{type_name}.{name}"
            );
        }
    }

    #[test]
    fn interfaces_list_all_their_methods() {
        for (path, type_name, names) in [
            ("io", "ReadWriteCloser", &["Close", "Read", "Write"][..]),
            ("sort", "Interface", &["Len", "Less", "Swap"]),
        ] {
            let package = package(path).expect("the package is in the index");
            for name in names {
                assert!(package.method(type_name, name).is_some(), "{path}.{type_name}.{name}");
            }
        }
    }

    #[test]
    fn fields_and_variables_give_their_type() {
        let http = package("net/http").expect("net/http is in the index");
        assert_eq!(http.field("Response", "Body"), Some("io.ReadCloser"));
        assert_eq!(http.field("Response", "Request"), Some("*Request"));
        assert_eq!(http.field("Request", "URL"), Some("*net/url.URL"));
        assert_eq!(http.field("Response", "Status"), None);
        assert_eq!(http.var("DefaultClient"), Some("*Client"));
        assert_eq!(http.var("ErrServerClosed"), Some("error"));
        assert_eq!(package("io").and_then(|io| io.var("EOF")), Some("error"));
        assert_eq!(package("os").and_then(|os| os.var("Stdout")), Some("*File"));
        let gorm = package("gorm.io/gorm").expect("gorm is in the index");
        assert_eq!((gorm.field("DB", "Error"), gorm.var("ErrRecordNotFound")), (Some("error"), Some("error")));
    }

    #[test]
    fn types_say_what_they_are_and_whether_they_may_be_copied() {
        for (path, name, kind, nocopy) in [
            ("sync", "Mutex", Kind::Struct, true),
            ("sync", "WaitGroup", Kind::Struct, true),
            ("sync", "Locker", Kind::Interface, false),
            ("sync/atomic", "Int64", Kind::Struct, true),
            ("golang.org/x/sync/errgroup", "Group", Kind::Struct, true),
            ("testing", "T", Kind::Struct, true),
            ("strings", "Builder", Kind::Struct, false),
            ("net/http", "HandlerFunc", Kind::Func, false),
            ("net/http", "Header", Kind::Map, false),
            ("net", "IP", Kind::Slice, false),
            ("time", "Duration", Kind::Basic, false),
        ] {
            let found = package(path).and_then(|package| package.type_(name));
            assert_eq!(found, Some(Type { kind, nocopy }), "{path}.{name}");
        }
    }

    #[test]
    fn an_alias_leads_to_the_type_it_stands_for() {
        let os = package("os").expect("os is in the index");
        assert_eq!(os.alias("FileInfo"), Some("io/fs.FileInfo"));
        assert_eq!(os.type_("FileInfo"), None);
        assert_eq!(os.alias("File"), None);
    }

    #[test]
    fn what_is_unknown_is_absent() {
        assert!(package("no/such/package").is_none());
        assert!(package("internal/poll").is_none());
        assert!(package("syscall").is_none());
        assert!(package("go/ast").is_none(), "only tools that read programs need it");
        let fmt = package("fmt").expect("fmt is in the index");
        assert_eq!(fmt.func("Nothing"), None);
        assert_eq!(fmt.func("Sprintf"), None, "a string says nothing that a rule can use");
        assert_eq!(fmt.method("Nothing", "Close"), None);
    }

    #[test]
    fn a_name_without_an_import_means_the_usual_package() {
        for (name, path) in [
            ("json", "encoding/json"),
            ("http", "net/http"),
            ("rand", "math/rand"),
            ("sql", "database/sql"),
            ("template", "text/template"),
            ("exec", "os/exec"),
            ("slog", "log/slog"),
            ("atomic", "sync/atomic"),
            ("errgroup", "golang.org/x/sync/errgroup"),
            ("echo", "github.com/labstack/echo/v4"),
            ("require", "github.com/stretchr/testify/require"),
            ("trace", "go.opentelemetry.io/otel/trace"),
        ] {
            assert_eq!(package_by_name(name), Some(path));
        }
        assert_eq!(package_by_name("service"), None);
        assert_eq!(package("math/rand/v2").map(Package::name), Some("rand"));
    }

    #[test]
    fn every_name_that_packages_share_has_a_usual_meaning() {
        let mut paths = BTreeMap::<_, Vec<_>>::new();
        for package in packages() {
            paths.entry(package.name()).or_default().push(package.path());
        }
        for (name, paths) in paths.into_iter().filter(|(_, paths)| paths.len() > 1) {
            let usual = USUAL.iter().find(|(usual, _)| *usual == name).map(|(_, path)| *path);
            assert!(usual.is_some_and(|path| paths.contains(&path)), "say which of {paths:?} `{name}` means");
        }
    }

    #[test]
    fn the_file_is_sorted_as_look_ups_need_it() {
        assert!(packages().is_sorted_by(|a, b| a.path < b.path));
        for package in packages() {
            let facts = package.facts();
            assert!(facts.aliases.is_sorted_by_key(|(name, _)| name), "aliases of {}", package.path);
            assert!(facts.funcs.is_sorted_by_key(|(name, _)| name), "functions of {}", package.path);
            assert!(facts.types.is_sorted_by_key(|(name, _)| name), "types of {}", package.path);
            assert!(facts.vars.is_sorted_by_key(|(name, _)| name), "variables of {}", package.path);
            for (name, facts) in &facts.types {
                assert!(facts.methods.is_sorted_by_key(|(name, _)| name), "methods of {}.{name}", package.path);
            }
        }
    }
}
