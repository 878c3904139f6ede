//! ## What it does
//!
//! Finds SQL texts into which a value is pasted, with `fmt.Sprintf` or `+`, before they reach a database.
//!
//! ## Why it matters
//!
//! The database cannot tell the pasted value from the statement around it. A name like `x' OR '1'='1` changes what the
//! statement does, and whoever may choose the name may read or delete what they like. Even an honest O'Brien breaks the
//! query. A placeholder sends the value beside the statement, where it stays a value; the statement stays the same each time, so
//! the database can keep its plan.
//!
//! ## Example
//!
//! ```go
//! func (s *Store) Find(ctx context.Context, name string) (*sql.Rows, error) {
//! 	query := fmt.Sprintf("SELECT id, email FROM users WHERE name = '%s'", name)
//! 	return s.db.QueryContext(ctx, query)
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! func (s *Store) Find(ctx context.Context, name string) (*sql.Rows, error) {
//! 	return s.db.QueryContext(ctx, "SELECT id, email FROM users WHERE name = $1", name)
//! }
//! ```
//!
//! ## When not to
//!
//! Names of tables and columns cannot be placeholders, so the rule speaks only where SQL expects a value: behind `=`,
//! `<`, `>`, `LIKE` or an opening quote. It is silent for constants and for the results of functions that quote or
//! escape. Numbers cannot carry an attack; there it only warns. It follows a local variable within its function, but no
//! `strings.Builder`, no variable of the package, no other function and no list behind `IN`, and it leaves tests alone.
//!
//! At work, gosec (G201, G202) follows those too, reads formats for `Sprintf` that are joined by `+`, and also reports
//! names of tables from variables; it is silent where a number is pasted. `//nolint:sql-string-building` with a reason
//! keeps one.

use crate::Severity;
use crate::calls::Callee;
use crate::kind::{Field, Kind, Op};
use crate::lint::{Lint, Rule};
use crate::package::BindingKind;
use crate::rule::{Area, FixKind, RuleInfo};
use crate::syntax::{NONE, Node};
use crate::types::{Type, Types};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "sql-string-building",
        summary: "A value is pasted into the text of an SQL statement.",
        area: Area::Operations,
        severity: Severity::Error,
        clauses: &["expertise-database-access"],
        linters: &["gosec (G201, G202)"],
        limits: "It cannot see a statement that another function or a strings.Builder puts together.",
        fix: FixKind::None,
        options: &[],
    },
    kinds: &[Kind::CallExpression],
    check,
};

/// Methods that are given a statement.
const METHODS: [&str; 14] = [
    "Exec",
    "Get",
    "MustExec",
    "NamedExec",
    "NamedQuery",
    "Prepare",
    "Preparex",
    "Query",
    "QueryRow",
    "QueryRowx",
    "Queryx",
    "Queue",
    "Raw",
    "Select",
];

/// How statements begin.
const VERBS: [&str; 9] = ["select", "insert", "update", "delete", "with", "replace", "merge", "call", "truncate"];

/// Words in the names of functions that make a value safe, or that give something other than a value.
const SAFE: [&str; 9] = ["quote", "escape", "sanitize", "ident", "literal", "placeholder", "bind", "param", "rebind"];

/// How many expressions are read for one statement; what is longer is not judged.
const BUDGET: u32 = 400;

/// How deep they may be nested.
const DEPTH: u32 = 60;

fn check<'a>(call: Node<'a>, lint: &mut Lint<'a>) {
    let Some(function) = call.child(Field::Function).filter(|node| node.is(Kind::SelectorExpression)) else { return };
    let Some(name) = function.child(Field::Selected).map(Node::text) else { return };
    if !METHODS.contains(&name.strip_suffix("Context").unwrap_or(name)) {
        return;
    }
    // Nobody attacks a test.
    if lint.file.is_test() {
        return;
    }
    let arguments = call.child(Field::Arguments).into_iter().flat_map(Node::children);
    for argument in arguments.take(3) {
        let mut statement = Statement {
            types: lint.types,
            before: "",
            is_sql: false,
            found: None,
            is_found_last: false,
            followed: NONE,
            budget: BUDGET,
        };
        statement.read(argument, 's', DEPTH);
        let Some((value, verb)) = statement.found.filter(|_| statement.is_sql) else { continue };
        let is_number = verb == 'd' || is_number(&lint.types.of(value));
        let (severity, harm) = if is_number {
            (Severity::Warning, "so the database sees a new statement for each number")
        } else {
            (Severity::Error, "so whoever chooses that value can change what the statement does")
        };
        let text = value.text().lines().next().unwrap_or_default();
        let message = format!("`{text}` is pasted into the statement for `{}`, {harm}.", function.text());
        let help = "Write a placeholder (`?` or `$1`, as your database wants it) and pass the value as an argument.";
        let diagnostic = lint.report_as(severity, value.span(), message, help);
        if argument.is(Kind::Identifier) {
            diagnostic.because(format!("`{}` holds the text that `{}` gets.", argument.text(), function.text()));
        }
        return;
    }
}

/// A statement that is read piece by piece.
struct Statement<'a> {
    types: Types<'a>,
    /// The constant text directly before the next piece.
    before: &'a str,
    /// Whether some piece begins like a statement.
    is_sql: bool,
    /// The first pasted value, and the verb that pastes it.
    found: Option<(Node<'a>, char)>,
    /// Whether that value is the last piece so far.
    is_found_last: bool,
    /// The variable whose values are read, which may go on from its own value.
    followed: u32,
    budget: u32,
}

impl<'a> Statement<'a> {
    fn read(&mut self, node: Node<'a>, verb: char, depth: u32) {
        let (Some(depth), Some(budget)) = (depth.checked_sub(1), self.budget.checked_sub(1)) else { return };
        self.budget = budget;
        let node = node.unparenthesized();
        match node.kind() {
            Kind::InterpretedStringLiteral | Kind::RawStringLiteral => self.text(content(node)),
            Kind::BinaryExpression if node.op() == Op::Add => {
                for side in node.children() {
                    self.read(side, verb, depth);
                }
            }
            Kind::CallExpression => self.call(node, verb, depth),
            Kind::Identifier => self.name(node, verb, depth),
            _ => self.value(node, verb),
        }
    }

    fn text(&mut self, text: &'a str) {
        let first = text.split_whitespace().next().unwrap_or_default();
        self.is_sql |= VERBS.iter().any(|verb| first.eq_ignore_ascii_case(verb));
        // What a dot follows is the name of a table.
        if self.is_found_last && text.starts_with('.') {
            self.found = None;
        }
        self.is_found_last = false;
        self.before = text;
    }

    fn value(&mut self, node: Node<'a>, verb: char) {
        self.is_found_last = self.found.is_none() && expects_value(self.before);
        if self.is_found_last {
            self.found = Some((node, verb));
        }
        self.before = "";
    }

    fn call(&mut self, call: Node<'a>, verb: char, depth: u32) {
        let arguments: Vec<_> = call.child(Field::Arguments).into_iter().flat_map(Node::children).collect();
        let name = call.child(Field::Function).map_or("", Node::text).to_ascii_lowercase();
        match (self.types.callee(call), &arguments[..]) {
            (Callee::Function { path: "fmt", name: "Sprintf" }, [format, values @ ..]) => {
                self.format(*format, values, depth);
            }
            (Callee::Conversion(_), [value]) => self.read(*value, verb, depth),
            (Callee::Function { path: "strings", name: "Join" | "Repeat" }, _) => self.before = "",
            (Callee::Function { path: "strconv", name: "Itoa" | "FormatInt" | "FormatUint" }, _) => {
                self.value(call, 'd')
            }
            _ if SAFE.iter().any(|word| name.contains(word)) => self.before = "",
            _ => self.value(call, verb),
        }
    }

    fn format(&mut self, format: Node<'a>, values: &[Node<'a>], depth: u32) {
        let text = content(format);
        let mut values = values.iter();
        let (mut from, mut at) = (0, 0);
        while let Some(percent) = text[at..].find('%').map(|found| at + found) {
            let after = text[percent + 1..].trim_start_matches(['+', '-', '#', '0', ' ', '.']);
            at = text.len() - after.len() + 1;
            match after.chars().next() {
                Some('%') => {}
                Some(verb) if verb.is_ascii_alphabetic() => {
                    self.text(&text[from..percent]);
                    if let Some(value) = values.next() {
                        self.read(*value, verb, depth);
                    }
                    from = at;
                }
                // Widths and indexes are too clever for us.
                _ => return,
            }
        }
        self.text(&text[from..]);
    }

    /// A constant is text, a local variable what was assigned to it, everything else a value.
    fn name(&mut self, name: Node<'a>, verb: char, depth: u32) {
        let Some(binding) = self.types.binding(name) else { return self.value(name, verb) };
        let declaration = self.types.package.declaration(binding);
        if binding.kind == BindingKind::Constant {
            let value = declaration.child(Field::Value).and_then(|list| list.children().nth(binding.position as usize));
            match value.filter(|value| matches!(value.kind(), Kind::InterpretedStringLiteral | Kind::RawStringLiteral))
            {
                Some(literal) => self.text(content(literal)),
                None => self.before = "",
            }
            return;
        }
        if name.binding_id() == self.followed {
            return;
        }
        let outer = std::mem::replace(&mut self.followed, name.binding_id());
        let before = self.before;
        let mut is_text = false;
        if binding.kind == BindingKind::Local && before.is_empty() {
            for value in assigned(name) {
                is_text |= is_text_like(value);
                self.read(value, verb, depth / 2);
            }
        }
        self.before = before;
        self.followed = outer;
        if !is_text {
            self.value(name, verb);
        }
    }
}

/// What the function assigns to a variable before its use, in source order.
fn assigned<'a>(name: Node<'a>) -> Vec<Node<'a>> {
    let around = name.function().unwrap_or_else(|| name.ancestors().last().unwrap_or(name));
    let earlier = around.descendants().take_while(|node| node.id() < name.id());
    let targets = earlier.filter(|node| node.is(Kind::Identifier) && node.binding_id() == name.binding_id());
    targets
        .filter_map(|target| {
            let parent = target.parent()?;
            let (statement, values) = match parent.field_name() {
                Field::Left => (parent.parent()?, Field::Right),
                _ if target.field_name() == Field::Name => (parent, Field::Value),
                _ => return None,
            };
            let values = statement.child(values)?;
            let mut targets = if parent == statement { vec![target] } else { parent.children().collect() };
            targets.truncate(values.children().count());
            let at = targets.iter().position(|other| *other == target)?;
            values.children().nth(at)
        })
        .collect()
}

/// Whether an assigned value is a text that this rule reads.
fn is_text_like(value: Node<'_>) -> bool {
    matches!(
        value.kind(),
        Kind::InterpretedStringLiteral | Kind::RawStringLiteral | Kind::BinaryExpression | Kind::CallExpression
    )
}

/// What stands between the quotes of a string.
fn content(literal: Node<'_>) -> &str {
    let text = literal.text();
    if literal.is(Kind::Identifier) { "" } else { text.get(1..text.len().saturating_sub(1)).unwrap_or_default() }
}

/// Whether SQL expects a value behind this text.
fn expects_value(before: &str) -> bool {
    let is_quoted = before.trim_end_matches('%').ends_with('\'') && before.matches('\'').count() % 2 == 1;
    let before = before.trim_end();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    is_quoted
        || before.ends_with(['=', '<', '>'])
        || word.eq_ignore_ascii_case("like")
        || word.eq_ignore_ascii_case("ilike")
}

fn is_number(ty: &Type<'_>) -> bool {
    matches!(ty, Type::Universe(name) if name.contains("int") || name.starts_with("float") || *name == "bool")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{fires, silent};

    #[test]
    fn values_in_statements_fire() {
        fires(
            &RULE,
            &[
                "rows, err := db.Query(\"SELECT id FROM users WHERE name = '\" + «name» + \"'\")",
                "rows, err := db.Query(fmt.Sprintf(\"SELECT id FROM users WHERE name = '%s'\", «name»))",
                "func f(ctx context.Context, db *sql.DB, id string) error {\n\tq := \"DELETE FROM users WHERE id = \" + «id»\n\t_, err := db.ExecContext(ctx, q)\n\treturn err\n}",
                "func f(db *sql.DB, r *http.Request) {\n\tdb.QueryRow(fmt.Sprintf(`\n\t\tSELECT id FROM %s\n\t\tWHERE email LIKE '%%%s%%'`, table, «r.FormValue(\"q\")»))\n}",
                "func f(tx *sql.Tx, id int) {\n\ttx.Exec(fmt.Sprintf(\"UPDATE users SET seen = 1 WHERE id = %d\", «id»))\n}",
                "func f(db *sqlx.DB, names []string, n string) {\n\tquery := \"SELECT * FROM users WHERE 1 = 1\"\n\tif n != \"\" {\n\t\tquery += \" AND name = '\" + «n» + \"'\"\n\t}\n\tdb.Select(&users, query)\n}",
                "const base = \"SELECT id FROM users WHERE age > \"\n\nfunc f(db *DB, age string) {\n\tdb.Query(base + «age»)\n}",
                "func f(pool *pgxpool.Pool, u User) {\n\tpool.Exec(ctx, \"UPDATE users SET name='\"+«u.Name»+\"' WHERE id = $1\", u.ID)\n}",
                "stmt, err := tx.Prepare(\"select id from users where name like \" + «pattern()»)",
            ],
        );
    }

    #[test]
    fn constants_names_and_placeholders_do_not() {
        silent(
            &RULE,
            &[
                "rows, err := db.Query(\"SELECT id FROM users WHERE name = ?\", name)",
                "rows, err := db.Query(\"SELECT id FROM \" + table + \" WHERE name = $1\", name)",
                "const cols = \"id, name\"\n\nfunc f(db *sql.DB) {\n\tdb.Query(\"SELECT \" + cols + \" FROM users WHERE kind = \" + cols)\n}",
                "func f(db *sql.DB, ids []any) {\n\tmarks := strings.Repeat(\"?,\", len(ids))\n\tdb.Query(\"SELECT id FROM users WHERE id IN (\"+marks+\")\", ids...)\n}",
                "func f(db *sql.DB, n int) {\n\tdb.Query(fmt.Sprintf(\"SELECT id FROM users WHERE id = $%d\", n), id)\n}",
                "func f(db *sql.DB, name string) {\n\tdb.Query(\"SELECT id FROM users WHERE name = \" + pq.QuoteLiteral(name))\n}",
                "func f(c *http.Client, name string) {\n\tc.Get(\"https://example.org/?q=\" + name)\n}",
                "func f(cache *Cache, key string) {\n\tcache.Get(\"user='\" + key)\n}",
                "func f(db *sql.DB, where string) {\n\tdb.Query(fmt.Sprintf(\"SELECT id FROM users WHERE %s ORDER BY %s\", where, order))\n}",
                "msg := fmt.Sprintf(\"SELECT id FROM users WHERE name = '%s'\", name)\nlog.Print(msg)",
                "func f(db *sql.DB, table string) {\n\tdb.Exec(fmt.Sprintf(\"UPDATE %s SET n = %s.n + 1\", table, table))\n}",
                "func f(db *sql.DB) {\n\tq := \"SELECT id FROM users WHERE a = \"\n\tq = q + \"1\"\n\tdb.Query(q)\n}",
                "func f(db *sql.DB) {\n\tq := \"SELECT id FROM users WHERE a = 1\"\n\tq += \" AND b = 2\"\n\tdb.Query(q)\n}",
            ],
        );
    }
}
