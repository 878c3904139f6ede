//! What fixes are made of: zero values, returns, imports, names.

use crate::kind::{Field, Kind};
use crate::package::{BindingKind, File, import_path};
use crate::syntax::Node;
use crate::types::{Type, Types, result_types};
use crate::{Edit, Span, index};

/// Whether the last result of a function is an error.
pub(crate) fn returns_error<'a>(types: Types<'a>, function: Node<'a>) -> bool {
    result_types(function).last().is_some_and(|last| types.denoted(*last).is_error())
}

/// The statement that leaves `function` with an error; `None` where its last result is not one.
///
/// Code outside of any function is taken to stand in one that returns just an error.
pub(crate) fn return_error<'a>(types: Types<'a>, function: Option<Node<'a>>, error: &str) -> Option<String> {
    let Some(function) = function else { return Some(format!("return {error}")) };
    let results = result_types(function);
    let (last, others) = results.split_last()?;
    if !types.denoted(*last).is_error() {
        return None;
    }
    let mut values: Vec<String> = others.iter().map(|ty| zero_value(types, *ty)).collect();
    values.push(error.to_owned());
    Some(format!("return {}", values.join(", ")))
}

/// The statement that leaves `function` with zero values for all its results.
pub(crate) fn return_zero<'a>(types: Types<'a>, function: Node<'a>) -> String {
    let values: Vec<String> = result_types(function).iter().map(|ty| zero_value(types, *ty)).collect();
    if values.is_empty() { "return".to_owned() } else { format!("return {}", values.join(", ")) }
}

/// An expression for the zero value of the type that `node` denotes.
pub(crate) fn zero_value<'a>(types: Types<'a>, node: Node<'a>) -> String {
    let text = node.text();
    let by_name = |name: &str| match name {
        "error" | "any" => "nil".to_owned(),
        "string" => "\"\"".to_owned(),
        "bool" => "false".to_owned(),
        _ => "0".to_owned(),
    };
    match types.underlying(&types.denoted(node)) {
        Type::Universe(name) => by_name(name),
        Type::Pointer(_) | Type::Slice(_) | Type::Map(..) | Type::Channel(_) | Type::Function(_) => "nil".to_owned(),
        Type::Interface(_) => "nil".to_owned(),
        Type::Struct(_) | Type::Array(_) | Type::Undeclared(_) => format!("{text}{{}}"),
        Type::Foreign { path, name } => match index::package(path).and_then(|package| package.type_(name)) {
            Some(known) => match known.kind {
                index::Kind::Struct | index::Kind::Array => format!("{text}{{}}"),
                index::Kind::Basic => format!("*new({text})"),
                _ => "nil".to_owned(),
            },
            None => format!("*new({text})"),
        },
        Type::Local { .. } | Type::Parameter(_) | Type::Unknown => format!("*new({text})"),
    }
}

/// How the file calls a package, and the edit that imports it where the file does not yet.
///
/// `None` where the package's name means something else in this file, or the file belongs to that package. Fragments
/// import nothing.
pub(crate) fn import<'a>(types: Types<'a>, file: &File<'a>, path: &str) -> Option<(String, Option<Edit>)> {
    if let Some((_, spec)) = file.imports().find(|(_, spec)| import_path(*spec) == Some(path)) {
        return match spec.child(Field::Name) {
            None => Some((crate::package::default_package_name(path).to_owned(), None)),
            Some(name) if name.is(Kind::PackageIdentifier) => Some((name.text().to_owned(), None)),
            Some(_) => None,
        };
    }
    let specs: Vec<_> = file.imports().collect();
    let name = crate::package::default_package_name(path).to_owned();
    let is_used =
        |node: Node<'a>| node.is(Kind::Identifier) && node.text() == name && node.binding_id() != crate::syntax::NONE;
    let taken = types.package.scope.contains_key(name.as_str())
        || file.package == Some(&name)
        || file.writes(&name) && file.root().descendants().any(is_used);
    if taken {
        return None;
    }
    if specs.is_empty() && file.package.is_none() {
        return Some((name, None));
    }
    if specs.is_empty() {
        let clause = file.root().children().find(|node| node.is(Kind::PackageClause));
        return Some((name, clause.map(|clause| Edit::insert(clause.end(), format!("\n\nimport \"{path}\"")))));
    }
    Some((name, Some(insert_import(file, &specs, path))))
}

/// The edit that drops the import of `path` where nothing but `removed` uses it; none where it is still needed.
///
/// `None` where the import shares its line with other code.
pub(crate) fn drop_import<'a>(file: &File<'a>, path: &str, removed: Node<'a>) -> Option<Option<Edit>> {
    let Some((declaration, spec)) = file.imports().find(|(_, spec)| import_path(*spec) == Some(path)) else {
        return Some(None);
    };
    let used = |node: Node<'a>| node.start() < removed.start() || node.start() >= removed.end();
    let name = spec.child(Field::Name).map_or(crate::package::default_package_name(path), |name| name.text());
    let is_name = |node: &Node<'a>| {
        matches!(node.kind(), Kind::Identifier | Kind::PackageIdentifier)
            && node.text() == name
            && !spec.contains(*node)
    };
    if file.root().descendants().filter(is_name).any(used) {
        return Some(None);
    }
    let node = if spec.parent().is_some_and(|list| list.is(Kind::ImportSpecList)) { spec } else { declaration };
    let line = file.line_at(node.start());
    let is_alone = line.of(file.text).trim() == node.text();
    is_alone
        .then(|| Some(Edit::replace(Span { start: line.start, end: (line.end + 1).min(file.text.len() as u32) }, "")))
}

/// Puts an import where gofmt would sort it: among the imports of its kind, in the group that holds the most alike.
fn insert_import<'a>(file: &File<'a>, specs: &[(Node<'a>, Node<'a>)], path: &str) -> Edit {
    let is_standard = |path: &str| !path.split('/').next().unwrap_or(path).contains('.');
    let grouped: Vec<_> = specs
        .iter()
        .filter(|(_, spec)| spec.parent().is_some_and(|parent| parent.is(Kind::ImportSpecList)))
        .filter_map(|(_, spec)| Some((*spec, import_path(*spec)?)))
        .collect();
    let alike: Vec<_> = grouped.iter().filter(|(_, other)| is_standard(other) == is_standard(path)).collect();
    if let Some((after, _)) = alike.iter().rev().find(|(_, other)| *other < path) {
        let line = file.line_at(after.end());
        return Edit::insert(line.end, format!("\n{}\"{path}\"", after.indent()));
    }
    if let Some((first, _)) = alike.first() {
        return Edit::insert(first.start(), format!("\"{path}\"\n{}", first.indent()));
    }
    if let (Some((first, _)), true) = (grouped.first(), is_standard(path)) {
        return Edit::insert(first.start(), format!("\"{path}\"\n\n{}", first.indent()));
    }
    if let Some((last, _)) = grouped.last() {
        let line = file.line_at(last.end());
        return Edit::insert(line.end, format!("\n\n{}\"{path}\"", last.indent()));
    }
    let declaration = specs[specs.len() - 1].0;
    let before = specs.iter().find(|(_, spec)| import_path(*spec).is_some_and(|other| other > path));
    match before {
        Some((declaration, _)) => Edit::insert(declaration.start(), format!("import \"{path}\"\n")),
        None => Edit::insert(declaration.end(), format!("\nimport \"{path}\"")),
    }
}

/// Where a line can follow a statement: behind a comment that stands on its last line. `None` where something else stands
/// there that only a slip of the parser lets follow.
pub(crate) fn end_of_line<'a>(file: &File<'a>, statement: Node<'a>) -> Option<u32> {
    let line = file.line_at(statement.end());
    let rest = Span { start: statement.end(), end: line.end }.of(file.text).trim();
    if rest.starts_with("//") {
        return Some(line.end);
    }
    (rest.is_empty() || rest.starts_with([';', '}', ')'])).then_some(statement.end())
}

/// How the file calls a package when `call` is replaced by a call of it, with the edits that import the one and drop
/// what only `call` used.
pub(crate) fn swap_import<'a>(
    types: Types<'a>,
    file: &File<'a>,
    call: Node<'a>,
    path: &str,
) -> Option<(String, Vec<Edit>)> {
    let (name, added) = import(types, file, path)?;
    let unused = last_uses(types, file, call.child(Field::Function)?);
    let ([spec], Some(_)) = (&unused[..], &added) else {
        let mut edits = unused.iter().map(|spec| removal(file, *spec)).collect::<Option<Vec<_>>>()?;
        edits.extend(added);
        return Some((name, edits));
    };
    let spec = *spec;
    let others: Vec<_> = file.imports().filter(|(_, other)| *other != spec).collect();
    let sorts = |(_, other): &(Node<'_>, Node<'_>)| {
        import_path(*other).is_some_and(|other_path| (other_path < path) == (other.id() < spec.id()))
    };
    if others.iter().all(sorts) {
        return Some((name, vec![Edit::replace(spec.span(), format!("\"{path}\""))]));
    }
    Some((name, vec![removal(file, spec)?, insert_import(file, &others, path)]))
}

/// Takes an import out, with the blank line that would be left over; `None` where a comment stands beside it.
fn removal<'a>(file: &File<'a>, spec: Node<'a>) -> Option<Edit> {
    let (declaration, _) = file.imports().find(|(_, other)| *other == spec)?;
    let is_alone = file.imports().filter(|(other, _)| *other == declaration).count() == 1;
    let removed = if is_alone { declaration } else { spec };
    let (first, last) = (file.line_at(removed.start()), file.line_at(removed.end()));
    let (before, after) = (&file.text[..first.start as usize], &file.text[last.end as usize..]);
    let beside = [(first.start, removed.start()), (removed.end(), last.end)];
    if beside.iter().any(|(start, end)| !Span { start: *start, end: *end }.of(file.text).trim().is_empty()) {
        return None;
    }
    let opens_group = before.ends_with("(\n") || before.ends_with("\n\n");
    let (start, end) = match after {
        _ if opens_group && after.starts_with("\n\n") => (first.start, last.end + 2),
        _ if before.ends_with("\n\n") && after.starts_with("\n)") => (first.start - 1, last.end + 1),
        "" => (first.start, last.end),
        _ => (first.start, last.end + 1),
    };
    Some(Edit::replace(Span { start, end }, ""))
}

/// The lines that a node fills, with the end of the last one; `None` where they hold anything else.
///
/// A blank line behind goes too where one stands before, so that no two of them meet.
pub(crate) fn whole_lines<'a>(file: &File<'a>, node: Node<'a>) -> Option<Span> {
    let (first, last) = (file.line_at(node.start()), file.line_at(node.end()));
    let before = Span { start: first.start, end: node.start() }.of(file.text);
    let after = Span { start: node.end(), end: last.end }.of(file.text);
    if !before.trim().is_empty() || !after.trim().is_empty() {
        return None;
    }
    let end = file.text.len().min(last.end as usize + 1);
    let above = file.text[..first.start as usize].trim_end_matches([' ', '\t']);
    let is_opening = above.ends_with("\n\n") || above.trim_end().ends_with(['(', '{']) || above.is_empty();
    let blank = usize::from(is_opening && file.text[end..].starts_with('\n'));
    Some(Span { start: first.start, end: (end + blank) as u32 })
}

/// The edits that remove the imports which only the code within `removed` uses; `None` where one cannot be removed.
pub(crate) fn drop_imports<'a>(types: Types<'a>, file: &File<'a>, removed: Node<'a>) -> Option<Vec<Edit>> {
    last_uses(types, file, removed).into_iter().map(|spec| removal(file, spec)).collect()
}

/// The imports which only the code within `removed` uses.
fn last_uses<'a>(types: Types<'a>, file: &File<'a>, removed: Node<'a>) -> Vec<Node<'a>> {
    let is_import = |node: &Node<'a>| types.binding(*node).is_some_and(|binding| binding.kind == BindingKind::Import);
    let mut used: Vec<u32> = removed.descendants().filter(is_import).map(|node| node.binding_id()).collect();
    used.sort_unstable();
    used.dedup();
    used.retain(|id| {
        let mut outside = file.root().descendants().filter(|node| node.binding_id() == *id && !removed.contains(*node));
        !outside.any(|node| !node.has_kind_around(Kind::ImportDeclaration))
    });
    used.into_iter().filter_map(|id| Some(file.node(types.package.binding(id)?.declaration))).collect()
}

/// The words of a name as a sentence writes them: `LoadUserByID` is "load user by ID".
pub(crate) fn words(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let mut words: Vec<String> = Vec::new();
    for (at, &c) in chars.iter().enumerate() {
        let starts = c.is_ascii_uppercase()
            && (at == 0
                || !chars[at - 1].is_ascii_uppercase()
                || chars.get(at + 1).is_some_and(|next| next.is_ascii_lowercase()));
        match words.last_mut() {
            Some(word) if !starts && c != '_' => word.push(c),
            _ if c != '_' => words.push(c.to_string()),
            _ => words.push(String::new()),
        }
    }
    let is_acronym =
        |word: &str| word.chars().count() > 1 && word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    let lower = |word: &String| if is_acronym(word) { word.clone() } else { word.to_ascii_lowercase() };
    words.iter().filter(|word| !word.is_empty()).map(lower).collect::<Vec<_>>().join(" ")
}

/// The literal as an error says it: it does not begin with a capital, unless it begins with a name.
pub(crate) fn error_text(literal: &str) -> String {
    let mut chars: Vec<char> = literal.chars().collect();
    if let [_, first, second, ..] = chars.as_mut_slice()
        && first.is_ascii_uppercase()
        && (second.is_ascii_lowercase() || *second == ' ')
    {
        first.make_ascii_lowercase();
    }
    chars.into_iter().collect()
}

/// Whether one of the words of a name is one of these, as in `printAll`, or with the ending of a variant, as in `Printf`.
pub(crate) fn has_word(name: &str, wanted: &[&str]) -> bool {
    let said = words(name).to_ascii_lowercase();
    said.split(' ').any(|word| {
        let plain = word.strip_suffix("ln").or_else(|| word.strip_suffix('f')).unwrap_or(word);
        wanted.contains(&word) || wanted.contains(&plain)
    })
}

/// Whether a statement has its lines to itself, so that one of several lines can take its place as gofmt would write it.
pub(crate) fn has_own_lines<'a>(file: &File<'a>, statement: Node<'a>) -> bool {
    let (first, last) = (file.line_at(statement.start()), file.line_at(statement.end()));
    let before = &file.text[first.start as usize..statement.start() as usize];
    let after = file.text[statement.end() as usize..last.end as usize].trim();
    let next = file.text.get(last.end as usize + 1..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    // Comments behind the code of neighbouring lines are aligned with each other.
    let is_aligned = next.contains("//") && !next.trim_start().starts_with("//");
    before.trim().is_empty() && (after.is_empty() || after.starts_with("//") && !is_aligned)
}

/// A name for a new variable of the function around `node`: `wanted`, or the first of `wanted2`, `wanted3`, ... that
/// nothing there is called.
pub(crate) fn fresh_name<'a>(file: &File<'a>, node: Node<'a>, wanted: &str) -> String {
    let root = node.outermost_function().or_else(|| node.ancestors().last()).unwrap_or(node);
    let is_taken = |name: &str| {
        file.writes(name) && root.descendants().any(|node| node.is(Kind::Identifier) && node.text() == name)
    };
    let numbered = (2..).map(|n| format!("{wanted}{n}"));
    std::iter::once(wanted.to_owned()).chain(numbered).find(|name| !is_taken(name)).unwrap_or_default()
}

/// The variable called `name` that the code at `node` sees, if it is in reach there and an error.
pub(crate) fn error_in_scope<'a>(types: Types<'a>, node: Node<'a>, name: &str) -> Option<bool> {
    let binding = visible(types, node, name)?;
    let named = types.package.file_of(binding).node(binding.name);
    Some(types.of(named).is_error() || types.binding(named).is_none())
}

/// The binding that `name` would mean for code that stands where `node` does.
pub(crate) fn visible<'a>(types: Types<'a>, node: Node<'a>, name: &str) -> Option<&'a crate::package::Binding> {
    node.syntax().count(types.package.bindings.len() as u64);
    let candidates = types.package.bindings.iter().filter(|binding| {
        let file = types.package.file_of(binding);
        // Hardly any binding has the name, so that is asked first.
        if file.node(binding.name).text() != name {
            return false;
        }
        let declaration = types.package.declaration(binding);
        let is_here = std::ptr::eq(file.syntax, node.syntax());
        let is_package_wide = declaration.function().is_none() && scope_of(declaration).is(Kind::SourceFile);
        if is_package_wide && binding.kind != BindingKind::Local {
            return is_here || binding.kind != BindingKind::Import;
        }
        is_here
            && (scope_of(declaration).contains(node) && declaration.end() <= node.start()
                || is_function(declaration, node))
    });
    candidates.max_by_key(|binding| {
        let declaration = types.package.declaration(binding);
        (scope_of(declaration).id(), declaration.id())
    })
}

/// Whether `declaration` is a parameter or result of a function around `node`.
fn is_function<'a>(declaration: Node<'a>, node: Node<'a>) -> bool {
    matches!(declaration.kind(), Kind::ParameterDeclaration | Kind::VariadicParameterDeclaration)
        && scope_of(declaration).contains(node)
}

/// The node whose code sees what `declaration` declares.
fn scope_of<'a>(declaration: Node<'a>) -> Node<'a> {
    let opens = |node: &Node<'a>| {
        matches!(
            node.kind(),
            Kind::Block
                | Kind::IfStatement
                | Kind::ForStatement
                | Kind::ExpressionSwitchStatement
                | Kind::TypeSwitchStatement
                | Kind::ExpressionCase
                | Kind::TypeCase
                | Kind::DefaultCase
                | Kind::CommunicationCase
                | Kind::FunctionDeclaration
                | Kind::MethodDeclaration
                | Kind::FuncLiteral
                | Kind::SourceFile
        )
    };
    std::iter::once(declaration).chain(declaration.ancestors()).find(opens).unwrap_or(declaration)
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn names_become_words() {
        let table = [
            ("Marshal", "marshal"),
            ("LoadUserByID", "load user by ID"),
            ("parseURL", "parse URL"),
            ("HTTPGet", "HTTP get"),
            ("snake_case", "snake case"),
            ("", ""),
        ];
        for (name, expected) in table {
            assert_eq!(words(name), expected, "{name}");
        }
    }
}
