//! What a rule is, which there are, and how a run is configured.

use crate::Severity;
use crate::rules::{self, RULES};
use serde::{Deserialize, Serialize};

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
    /// What it cannot see, in one plain sentence, so that its silence is not taken for praise.
    pub limits: &'static str,
    /// Whether it repairs what it finds.
    pub fix: FixKind,
    /// What a run may set.
    pub options: &'static [OptionSpec],
}

/// All rules, by area and then by id.
pub fn rules() -> impl Iterator<Item = &'static RuleInfo> {
    let mut all: Vec<_> = RULES.iter().map(|rule| &rule.info).collect();
    all.sort_by_key(|info| (info.area, info.id));
    all.into_iter()
}

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static RuleInfo> {
    rules::info(id)
}

/// The page of a rule as Markdown: sections "What it does", "Why it matters", "Example", "Better", "When not to".
///
/// It is the documentation at the head of the rule's file.
pub fn rule_docs(id: &str) -> Option<String> {
    let lines = rules::source(id)?.lines().map_while(|line| line.strip_prefix("//!"));
    Some(lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect::<Vec<_>>().join("\n"))
}

/// How a run is configured. The default runs every rule with the persona's numbers and heeds suppressions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Options {
    only: Option<Vec<String>>,
    values: Vec<(String, u32)>,
    ignores_suppressions: bool,
    explains: bool,
}

/// Why a configuration is refused; its text says what would be accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OptionsError {
    /// There is no rule of this name.
    NoRule(String),
    /// This is not of the form `RULE.OPTION=VALUE`.
    Form(String),
    /// The rule has no option of this name.
    NoOption(&'static str, String),
    /// What the rule's option should be is not a whole number.
    NoNumber(&'static str, OptionSpec, String),
}

impl std::fmt::Display for OptionsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoRule(name) => {
                let ids: Vec<_> = rules().map(|info| info.id).collect();
                write!(f, "there is no rule `{name}`; there are {}", ids.join(", "))
            }
            Self::Form(assignment) => write!(f, "`{assignment}` is not of the form RULE.OPTION=VALUE"),
            Self::NoOption(rule, option) => {
                write!(f, "the rule {rule} has no option `{option}`; ")?;
                let names: Vec<_> = rule_options(rule).iter().map(|spec| spec.name).collect();
                if names.is_empty() { f.write_str("it has none") } else { write!(f, "it has {}", names.join(", ")) }
            }
            Self::NoNumber(rule, spec, value) => {
                write!(f, "`{value}` is not a whole number; {rule}.{} is {} by default", spec.name, spec.default)
            }
        }
    }
}

fn rule_options(id: &str) -> &'static [OptionSpec] {
    rule(id).map_or(&[], |info| info.options)
}

impl std::error::Error for OptionsError {}

impl Options {
    /// Runs only the rules named by this and by further calls.
    ///
    /// # Errors
    /// Where there is no such rule.
    pub fn only(&mut self, rule: &str) -> Result<(), OptionsError> {
        let info = find(rule)?;
        self.only.get_or_insert_default().push(info.id.to_owned());
        Ok(())
    }

    /// Sets an option from `RULE.OPTION=VALUE`, such as `large-interface.max=10`.
    ///
    /// # Errors
    /// Where it is not of that form, there is no such rule or option, or the value is not a whole number.
    pub fn set(&mut self, assignment: &str) -> Result<(), OptionsError> {
        let form = || OptionsError::Form(assignment.to_owned());
        let (name, value) = assignment.split_once('=').ok_or_else(form)?;
        let (rule, option) = name.split_once('.').ok_or_else(form)?;
        let info = find(rule)?;
        let Some(spec) = info.options.iter().find(|spec| spec.name == option) else {
            return Err(OptionsError::NoOption(info.id, option.to_owned()));
        };
        let number = value.trim().parse().map_err(|_| OptionsError::NoNumber(info.id, *spec, value.to_owned()))?;
        // Of several values for an option, the last counts.
        self.values.insert(0, (key(info, spec.name), number));
        Ok(())
    }

    /// Reports what comments like `//nolint` silence as well, as a verdict on an exercise must.
    pub fn ignore_suppressions(&mut self) {
        self.ignores_suppressions = true;
    }

    /// Gives each diagnostic its syntax path, for those who ask why.
    pub fn explain(&mut self) {
        self.explains = true;
    }

    pub(crate) fn explains(&self) -> bool {
        self.explains
    }

    pub(crate) fn heeds_suppressions(&self) -> bool {
        !self.ignores_suppressions
    }

    pub(crate) fn runs(&self, info: &RuleInfo) -> bool {
        self.only.as_ref().is_none_or(|only| only.iter().any(|id| id == info.id))
    }

    pub(crate) fn value(&self, info: &RuleInfo, option: &str) -> u32 {
        let key = key(info, option);
        let default = || info.options.iter().find(|spec| spec.name == option).map_or(0, |spec| spec.default);
        self.values.iter().find(|(name, _)| *name == key).map_or_else(default, |(_, value)| *value)
    }
}

fn key(info: &RuleInfo, option: &str) -> String {
    format!("{}.{option}", info.id)
}

fn find(rule: &str) -> Result<&'static RuleInfo, OptionsError> {
    rules::info(rule).ok_or_else(|| OptionsError::NoRule(rule.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_accepted_or_refused_with_a_reason() {
        let mut options = Options::default();
        assert_eq!(options.set("large-interface.max=10"), Ok(()));
        let table = [
            ("large-interface", "`large-interface` is not of the form RULE.OPTION=VALUE"),
            ("max=3", "`max=3` is not of the form RULE.OPTION=VALUE"),
            ("large-interface.min=3", "the rule large-interface has no option `min`; it has max"),
            ("library-panic.max=3", "the rule library-panic has no option `max`; it has none"),
            ("large-interface.max=many", "`many` is not a whole number; large-interface.max is 5 by default"),
            ("large-interface.max=-1", "`-1` is not a whole number; large-interface.max is 5 by default"),
        ];
        for (assignment, reason) in table {
            assert_eq!(options.set(assignment).map_err(|e| e.to_string()), Err(reason.to_owned()));
        }
        let error = options.only("no-such-rule").map_err(|e| e.to_string()).unwrap_err();
        assert!(
            error.starts_with("there is no rule `no-such-rule`; there are ") && error.contains(", ignored-error,"),
            "{error}"
        );
    }

    #[test]
    fn every_rule_documents_itself() {
        for info in rules() {
            let docs = rule_docs(info.id).unwrap_or_default();
            let headings: Vec<_> = docs.lines().filter_map(|line| line.strip_prefix("## ")).collect();
            assert_eq!(
                headings,
                ["What it does", "Why it matters", "Example", "Better", "When not to"],
                "{}: the sections of its page",
                info.id
            );
            assert!(!info.clauses.is_empty() && info.summary.ends_with('.'), "{}", info.id);
            assert!(info.limits.ends_with('.'), "{}: what it cannot see", info.id);
        }
    }
}
