//! Calls of `new` and `make` that the grammar cannot read.
//!
//! It takes the first argument of both for a type. But since Go 1.26 `new(5)` is a call, and a function of one's own may
//! be called `make`. Such a call reads well once its name is another one of the same length, so that is what the
//! parser gets to see; everybody else sees the text as it is.

/// `text` with the names changed where the grammar would stumble; `None` if it has no such call.
pub(crate) fn disguise(text: &str) -> Option<String> {
    let places = calls_with_values(text);
    let mut disguised = String::with_capacity(text.len());
    let mut at = 0;
    for place in &places {
        disguised.push_str(&text[at..*place]);
        disguised.push('_');
        at = place + 1;
    }
    disguised.push_str(&text[at..]);
    (!places.is_empty()).then_some(disguised)
}

/// Where the last letters of the names stand, in ascending order.
fn calls_with_values(text: &str) -> Vec<usize> {
    let mut places: Vec<_> = ["new", "make"].iter().flat_map(|name| calls_of(text, name)).collect();
    places.sort_unstable();
    places
}

fn calls_of(text: &str, name: &str) -> impl Iterator<Item = usize> {
    text.match_indices(name).filter_map(move |(start, _)| {
        let (before, after) = (&text[..start], &text[start + name.len()..]);
        let argument = after.trim_start_matches([' ', '\t']).strip_prefix('(')?;
        (!before.ends_with(is_part_of_name) && is_value(argument)).then_some(start + name.len() - 1)
    })
}

/// Whether what begins here must be a value; where it may be a type, the grammar is right to read one.
fn is_value(argument: &str) -> bool {
    let argument = argument.trim_start();
    let word = &argument[..argument.find(|c| !is_part_of_name(c)).unwrap_or(argument.len())];
    let rest = argument[word.len()..].trim_start();
    match word.chars().next() {
        Some(digit) if digit.is_ascii_digit() => true,
        Some(_) if matches!(word, "func" | "map" | "chan" | "struct" | "interface") => false,
        Some(_) => !rest.starts_with([')', ',', '[']),
        None => rest.starts_with(['"', '`', '\'', '&', '-', '+', '!', '^']),
    }
}

fn is_part_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || !c.is_ascii() || c == '_' || c == '.'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_calls_with_values_are_disguised() {
        for (text, expected) in [
            ("new(5)", Some("ne_(5)")),
            ("new (\"é\"); x := make(n - 1)", Some("ne_ (\"é\"); x := mak_(n - 1)")),
            ("new(T(5)), new(a.b{}), new(&x)", Some("ne_(T(5)), ne_(a.b{}), ne_(&x)")),
            ("new(T)", None),
            ("new(pkg.T[int])", None),
            ("new(struct{ a int }), new(func() error), new(<-chan int), new([]T), new(*T)", None),
            ("make([]int, n+1), make(map[string]int), make(T, 3)", None),
            ("renew(5), a.new(5), new_(5)", None),
            ("new(", None),
        ] {
            assert_eq!(disguise(text).as_deref(), expected, "{text}");
        }
    }
}
