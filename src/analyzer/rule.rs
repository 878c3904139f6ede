//! What a rule is, which there are, and how a run is configured.

use crate::Severity;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The part of Go that a rule belongs to; the groups of the rules page, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Area {
    /// Errors: checking, wrapping, comparing.
    Errors,
    /// Goroutines, channels, locks.
    Concurrency,
    /// Passing and heeding contexts.
    Context,
    /// Interfaces, functions, packages.
    Design,
    /// Structured logging.
    Logging,
    /// HTTP, databases, operations.
    Operations,
    /// Tests.
    Testing,
}

/// Whether a rule repairs what it finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FixKind {
    /// It never does.
    None,
    /// It sometimes does.
    Sometimes,
    /// It always does.
    Always,
}

/// A number that a run may set, as in `large-interface.max=10`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OptionSpec {
    /// Its name without the rule's id.
    pub name: &'static str,
    /// What it is where nobody sets it.
    pub default: u32,
    /// What it counts, in one sentence.
    pub about: &'static str,
}

/// What a rule says of itself.
#[derive(Debug, Clone, Copy)]
pub struct RuleInfo {
    /// Names the bad pattern, such as `ignored-error`.
    pub id: &'static str,
    /// One sentence for lists, such as "An error result is thrown away."
    pub summary: &'static str,
    /// Where it belongs.
    pub area: Area,
    /// How much a finding matters as a rule.
    pub severity: Severity,
    /// The ids of the persona's clauses that ask for it.
    pub clauses: &'static [&'static str],
    /// Linters that check the same, such as `errcheck`, to turn on at work.
    pub linters: &'static [&'static str],
    /// Whether it repairs what it finds.
    pub fix: FixKind,
    /// What a run may set.
    pub options: &'static [OptionSpec],
}

/// All rules, by area and then by id.
pub fn rules() -> impl Iterator<Item = &'static RuleInfo> {
    std::iter::empty()
}

/// The page of a rule as Markdown: sections "What it does", "Why it matters", "Example", "Better", "When not to".
pub fn rule_docs(id: &str) -> Option<String> {
    let _ = id;
    None
}

/// How a run is configured. The default runs every rule with the persona's numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Options {
    only: Option<BTreeSet<String>>,
    values: BTreeMap<String, u32>,
}

/// Why a configuration is refused; its text says what would be accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionsError(String);

impl std::fmt::Display for OptionsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for OptionsError {}

impl Options {
    /// Runs only the rules named by this and by further calls.
    pub fn only(&mut self, rule: &str) -> Result<(), OptionsError> {
        self.only.get_or_insert_default().insert(rule.to_owned());
        Ok(())
    }

    /// Sets an option from `RULE.OPTION=VALUE`, such as `large-interface.max=10`.
    pub fn set(&mut self, assignment: &str) -> Result<(), OptionsError> {
        let _ = (assignment, &mut self.values);
        Ok(())
    }
}
