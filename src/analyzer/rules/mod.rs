//! The rules, one to a file, and the one walk that runs them.

mod blocking_channel_op;
mod context_not_first;
mod else_after_return;
mod handler_continues;
mod ignored_error;
mod large_interface;
mod library_panic;
mod lost_cancel;
mod naked_goroutine;
mod nil_map_write;
mod returned_interface;
mod server_without_shutdown;
mod server_without_timeouts;
mod sql_string_building;
mod unclosed_resource;

use crate::kind::Kind;
use crate::lint::{Lint, Rule};
use crate::package::File;
use crate::types::Types;
use crate::{Diagnostic, Options};

macro_rules! table {
    ($($module:ident,)*) => {
        /// All rules.
        pub(crate) static RULES: &[&Rule] = &[$(&$module::RULE,)*];

        /// The source of a rule's file, whose head is its documentation.
        pub(crate) fn source(id: &str) -> Option<&'static str> {
            $(if id == $module::RULE.info.id {
                return Some(include_str!(concat!(stringify!($module), ".rs")));
            })*
            None
        }
    };
}

table! {
    blocking_channel_op,
    context_not_first,
    else_after_return,
    handler_continues,
    ignored_error,
    large_interface,
    library_panic,
    lost_cancel,
    naked_goroutine,
    nil_map_write,
    returned_interface,
    server_without_shutdown,
    server_without_timeouts,
    sql_string_building,
    unclosed_resource,
}

/// Which rules a run calls for which kind of node.
pub(crate) struct Dispatch {
    by_kind: Vec<Vec<&'static Rule>>,
}

impl Dispatch {
    pub(crate) fn new(options: &Options) -> Self {
        let mut by_kind = vec![Vec::new(); Kind::ALL.len()];
        for rule in RULES.iter().filter(|rule| options.runs(&rule.info)) {
            for kind in rule.kinds {
                by_kind[*kind as usize].push(*rule);
            }
        }
        Self { by_kind }
    }

    /// Walks a file once and lets each rule look where it wants to.
    pub(crate) fn run<'a>(&self, types: Types<'a>, file: &'a File<'a>, options: &'a Options) -> Vec<Diagnostic> {
        let Some(first) = RULES.first() else { return Vec::new() };
        let mut lint = Lint { types, file, options, rule: &first.info, diagnostics: Vec::new() };
        for (id, data) in file.syntax.nodes.iter().enumerate() {
            for rule in &self.by_kind[data.kind as usize] {
                lint.rule = &rule.info;
                (rule.check)(file.node(id as u32), &mut lint);
            }
        }
        lint.diagnostics
    }
}
