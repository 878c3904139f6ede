//! The rules, one to a file, and the one walk that runs them.

mod blocking_channel_op;
mod call_without_context;
mod context_in_struct;
mod context_key_type;
mod context_not_first;
mod copied_lock;
mod deep_exit;
mod detached_context;
mod dynamic_log_message;
mod else_after_return;
mod error_not_last;
mod error_string_style;
mod error_type_assertion;
mod errorf_without_w;
mod fatal_in_goroutine;
mod handler_continues;
mod ignored_close_error;
mod ignored_error;
mod large_interface;
mod library_panic;
mod log_and_return;
mod long_function;
mod lost_cancel;
mod missing_subtest;
mod missing_t_helper;
mod mixed_log_args;
mod naked_goroutine;
mod nil_context;
mod nil_map_write;
mod package_level_state;
mod returned_interface;
mod sentinel_equality;
mod sentinel_name;
mod server_without_shutdown;
mod server_without_timeouts;
mod sql_string_building;
mod swallowed_error;
mod unbounded_goroutines;
mod uncancellable_loop;
mod unclosed_resource;
mod unstructured_log;
mod unwrapped_error;
mod waitgroup_add_inside;
mod waitgroup_go;

use crate::kind::Kind;
use crate::lint::{Lint, Rule};
use crate::package::File;
use crate::rule::RuleInfo;
use crate::types::Types;
use crate::{Diagnostic, Options};

macro_rules! table {
    ($($module:ident,)*) => {
        /// All rules.
        pub(crate) static RULES: &[Rule] = &[$(as_loaded($module::RULE),)*];

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
    call_without_context,
    context_in_struct,
    context_key_type,
    context_not_first,
    copied_lock,
    deep_exit,
    detached_context,
    dynamic_log_message,
    else_after_return,
    error_not_last,
    error_string_style,
    error_type_assertion,
    errorf_without_w,
    fatal_in_goroutine,
    handler_continues,
    ignored_close_error,
    ignored_error,
    large_interface,
    library_panic,
    log_and_return,
    long_function,
    lost_cancel,
    missing_subtest,
    missing_t_helper,
    mixed_log_args,
    naked_goroutine,
    nil_context,
    nil_map_write,
    package_level_state,
    returned_interface,
    sentinel_equality,
    sentinel_name,
    server_without_shutdown,
    server_without_timeouts,
    sql_string_building,
    swallowed_error,
    unbounded_goroutines,
    uncancellable_loop,
    unclosed_resource,
    unstructured_log,
    unwrapped_error,
    waitgroup_add_inside,
    waitgroup_go,
}

/// A rule without the words that only the site's pages show: in the tab they are in the pages already.
const fn as_loaded(rule: Rule) -> Rule {
    if cfg!(target_family = "wasm") {
        Rule { info: RuleInfo { summary: "", clauses: &[], ..rule.info }, ..rule }
    } else {
        rule
    }
}

/// What the rule with this id says of itself.
pub(crate) fn info(id: &str) -> Option<&'static RuleInfo> {
    RULES.iter().map(|rule| &rule.info).find(|info| info.id == id)
}

/// How many looks at nodes a file is worth: far more than any of Go's own takes.
const MAX_STEPS: u64 = 100_000_000;

/// Which rules a run calls for which kind of node.
pub(crate) struct Dispatch {
    by_kind: Vec<Vec<&'static Rule>>,
}

impl Dispatch {
    pub(crate) fn new(options: &Options) -> Self {
        let mut by_kind = vec![Vec::new(); Kind::ALL.len()];
        for rule in RULES.iter().filter(|rule| options.runs(&rule.info)) {
            for kind in rule.kinds {
                by_kind[*kind as usize].push(rule);
            }
        }
        Self { by_kind }
    }

    /// Walks a file once and lets each rule look where it wants to. The place at which the rules had to stop goes with
    /// what they found: in code that is like no other they would look at everything again and again.
    pub(crate) fn run<'a>(
        &self,
        types: Types<'a>,
        file: &'a File<'a>,
        options: &'a Options,
    ) -> (Vec<Diagnostic>, Option<u32>) {
        let Some(first) = RULES.first() else { return (Vec::new(), None) };
        let limit = file.syntax.steps() + MAX_STEPS;
        let mut lint = Lint { types, file, options, rule: &first.info, diagnostics: Vec::new() };
        for node in file.syntax.nodes() {
            if file.syntax.steps() > limit {
                return (lint.diagnostics, Some(node.start()));
            }
            for rule in &self.by_kind[node.kind() as usize] {
                lint.rule = &rule.info;
                (rule.check)(node, &mut lint);
            }
        }
        // Where the parser put in what is missing, there is nothing that could be shown.
        lint.diagnostics.retain(|found| found.span.start < found.span.end);
        (lint.diagnostics, None)
    }
}
