//! ## What it does
//!
//! Counts what an interface asks for: its methods, and each embedded interface as one. More than `max` (5) is too many.
//!
//! ## Why it matters
//!
//! Whoever accepts an interface asks for every method in it. A function that needs one method of eleven can be handed
//! nothing but the one type that has all eleven, and its test needs a double with ten methods that nobody calls. Go's
//! interfaces are satisfied without being named, so the code that *uses* something can say in two lines what it needs.
//!
//! ## Example
//!
//! ```go
//! type UserService interface {
//! 	Get(ctx context.Context, id string) (*User, error)
//! 	Create(ctx context.Context, user *User) error
//! 	Update(ctx context.Context, user *User) error
//! 	Delete(ctx context.Context, id string) error
//! 	List(ctx context.Context) ([]*User, error)
//! 	Search(ctx context.Context, query string) ([]*User, error)
//! }
//! ```
//!
//! ## Better
//!
//! ```go
//! type UserGetter interface {
//! 	Get(ctx context.Context, id string) (*User, error)
//! }
//!
//! type UserSaver interface {
//! 	Create(ctx context.Context, user *User) error
//! 	Update(ctx context.Context, user *User) error
//! }
//! ```
//!
//! ## When not to
//!
//! Some things really are that large: `net.Conn` has eight methods, and none of them is optional. Where several types
//! of the package have all methods of the interface, the rule only informs. Interfaces that list types or are composed
//! of other interfaces, and those that bound a type parameter, are never counted, nor are those of tests. An interface
//! that is not exported is worth a remark only if there is a method of it that the package neither calls nor takes as a
//! value, and one that nobody else can implement, since it has an unexported method, only if it is four times too
//! large. The rule sees one interface at a time: it cannot tell whether an embedded one is large itself.
//!
//! At work, interfacebloat counts in the same way, but allows ten methods unless told otherwise, and it also speaks of
//! interfaces that nobody else can implement; `//nolint:large-interface` and a word of explanation keep one that you
//! stand by.

use crate::kind::{Field, Kind, Op};
use crate::lint::{Lint, Rule};
use crate::rule::{Area, FixKind, OptionSpec, RuleInfo};
use crate::syntax::Node;
use crate::test_code::is_test_code;
use crate::types::Types;
use crate::{Severity, Span};

pub(crate) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "large-interface",
        summary: "An interface asks for more methods than its users need.",
        area: Area::Design,
        severity: Severity::Warning,
        clauses: &["anti-large-interface", "standard-interface-design", "pattern-interface-design"],
        linters: &["interfacebloat"],
        limits: "It counts an embedded interface as one, however large that one is.",
        fix: FixKind::None,
        options: &[OptionSpec { name: "max", default: 5, about: "The most methods that an interface may list." }],
    },
    kinds: &[Kind::InterfaceType],
    check,
};

fn check<'a>(interface: Node<'a>, lint: &mut Lint<'a>) {
    let max = lint.option("max") as usize;
    let elements: Vec<_> = interface.children().collect();
    if elements.len() <= max || elements.iter().any(|element| is_constraint(*element)) {
        return;
    }
    let name = interface.parent().filter(|spec| spec.is(Kind::TypeSpec)).and_then(|spec| spec.child(Field::Name));
    let Some(severity) = severity(lint.types, name, &elements, max).filter(|_| !is_test_code(lint.file)) else {
        return;
    };
    let span = name.map_or(Span { start: interface.start(), end: interface.start() + 9 }, |name| name.span());
    let subject = name.map_or("This interface".to_owned(), |name| format!("The interface `{}`", name.text()));
    let embedded = elements.iter().filter(|element| element.is(Kind::TypeElem)).count();
    let also = match embedded {
        0 => "",
        1 => " and embeds another interface",
        _ => " and embeds other interfaces",
    };
    let count = elements.len() - embedded;
    lint.report_as(
        severity,
        span,
        format!("{subject} has {count} methods{also}; code that accepts it must be given all of them."),
        format!(
            "Split it by what its users call, into interfaces of at most {max} methods, and compose those where needed."
        ),
    )
    .because(format!("More than {max} are too many in this run; the option `large-interface.max` sets that number."));
}

/// How much the size matters; `None` where the interface asks nobody for more than is needed.
fn severity<'a>(types: Types<'a>, name: Option<Node<'a>>, elements: &[Node<'a>], max: usize) -> Option<Severity> {
    let Some(name) = name else { return Some(Severity::Warning) };
    if bounds_parameter(types, name) || elements.iter().all(|element| element.is(Kind::TypeElem)) {
        return None;
    }
    let is_lower = |name: &str| name.starts_with(char::is_lowercase);
    let mut methods = elements.iter().filter_map(|element| element.child(Field::Name)).map(Node::text);
    if is_lower(name.text()) {
        let is_needed = methods.all(|method| types.is_selected(method));
        return (!is_needed).then_some(Severity::Info);
    }
    // Nobody else can implement what has a method that nobody else can name.
    match methods.any(is_lower) {
        true => (elements.len() > 4 * max).then_some(Severity::Info),
        // Several types have all of its methods, so they may well be what such a thing is.
        false if types.implementers(elements).len() > 1 => Some(Severity::Info),
        false => Some(Severity::Warning),
    }
}

/// Whether a type parameter of the package must have all methods of an interface.
fn bounds_parameter<'a>(types: Types<'a>, name: Node<'a>) -> bool {
    types.package.files.iter().any(|file| {
        let mut uses = file.syntax.nodes().filter(|node| node.binding_id() == name.binding_id());
        uses.any(|node| node.has_kind_around(Kind::TypeParameterDeclaration))
    })
}

/// Whether an element lists types, so that the interface is a constraint.
fn is_constraint(element: Node<'_>) -> bool {
    element.is(Kind::TypeElem)
        && (element.children().count() > 1
            || element.op() == Op::BitOr
            || element.first_child().is_some_and(|ty| ty.is(Kind::NegatedType)))
}

#[cfg(test)]
mod tests {
    use crate::testing::{fires, silent};
    use crate::{Options, Severity, check};

    #[test]
    fn more_than_five_fire() {
        fires(
            &super::RULE,
            &[
                "type «Store» interface { A(); B(); C(); D(); E(); F() }",
                "type «Store» interface {\n\tio.Reader\n\tio.Writer\n\tA()\n\tB()\n\tC()\n\tD()\n}",
                "package p\n\nfunc Run(s «interface» { A(); B(); C(); D(); E(); F() }) {}",
                "type (\n\t«Repo» interface {\n\t\tA()\n\t\tB()\n\t\tC()\n\t\tD()\n\t\tE()\n\t\tF() error\n\t}\n)",
                "type «Repo»[T any] interface { A() T; B(); C(); D(); E(); F() }",
                "func main() {\n\ttype «local» interface { A(); B(); C(); D(); E(); F() }\n}",
                "type S struct {\n\tdep «interface» { A(); B(); C(); D(); E(); F() }\n}",
                "type «store» interface { Get(); Put(); Delete(); List(); Count(); Close() }\n\nfunc use(s store) { s.Get() }",
                "var _ = x.(«interface» { A(); B(); C(); D(); E(); F() })",
            ],
        );
    }

    #[test]
    fn what_several_types_are_weighs_less() {
        let methods = ["Get", "Put", "Delete", "List", "Count", "Close"];
        let with = |types: &[&str]| {
            let methods = |ty: &&str| methods.map(|name| format!("func (*{ty}) {name}() {{}}\n")).concat();
            let declared = types.iter().map(|ty| format!("type {ty} struct{{}}\n{}", methods(ty)));
            format!(
                "type Store interface {{ Get(); Put(); Delete(); List(); Count(); Close() }}\n{}",
                declared.collect::<String>()
            )
        };
        let mut options = Options::default();
        options.only("large-interface").expect("a rule");
        for (text, expected) in [
            (with(&[]), Severity::Warning),
            (with(&["disk"]), Severity::Warning),
            (with(&["disk", "fakeDisk"]), Severity::Warning),
            (with(&["disk", "memory"]), Severity::Info),
        ] {
            let found = check(&text, &options).diagnostics;
            assert_eq!(found.iter().map(|d| d.severity).collect::<Vec<_>>(), [expected], "{text}");
        }
    }

    #[test]
    fn the_message_counts_what_is_embedded() {
        let mut options = Options::default();
        options.only("large-interface").expect("a rule");
        for (embedded, expected) in [
            ("", "has 5 methods and embeds another interface;"),
            ("; io.Writer", "has 5 methods and embeds other interfaces;"),
            ("; F()", "has 6 methods and embeds another interface;"),
        ] {
            let text = format!("type Store interface {{ io.Reader; A(); B(); C(); D(); E(){embedded} }}");
            let found = check(&text, &options).diagnostics;
            assert!(found.iter().any(|d| d.message.contains(expected)), "{text}");
        }
    }

    #[test]
    fn five_constraints_and_structs_do_not() {
        silent(
            &super::RULE,
            &[
                "type Store interface { A(); B(); C(); D(); E() }",
                "type Store interface {}",
                "type point[T any] interface { Add(a, b T) T; B(); C(); D(); E(); F() }\n\ntype curve[P point[P]] struct{ p P }",
                "type Type interface { A(); B(); C(); D(); E(); sealed() }",
                "type All interface {\n\tReader\n\tWriter\n\tCloser\n\tSeeker\n\tLister\n\tCounter\n}",
                "type file interface { A(); B(); C(); D(); E(); F() }\n\nfunc use(f file) {\n\tf.A()\n\tf.B()\n\tf.C()\n\tf.D()\n\tf.E()\n\tf.F()\n}",
                "type file interface { A(); B(); C(); D(); E(); F() }\n\nfunc use(f file) []func() { return []func(){f.A, f.B, f.C, f.D, f.E, f.F} }",
                "package p\n\nimport \"testing\"\n\ntype T interface { A(); B(); C(); D(); E(); F() }\n\nfunc Run(t *testing.T, v T) {}",
                "type Number interface { ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~float64 }",
                "type Number interface {\n\t~int\n\tA()\n\tB()\n\tC()\n\tD()\n\tE()\n}",
                "type ReadWriteCloser interface {\n\tio.Reader\n\tio.Writer\n\tio.Closer\n}",
                "type S struct { A, B, C, D, E, F func() }",
                "// type Store interface { A(); B(); C(); D(); E(); F() }",
                "//nolint:large-interface // net.Conn is what it is\ntype Conn interface { A(); B(); C(); D(); E(); F() }",
            ],
        );
    }
}
