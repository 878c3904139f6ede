//! What an exercise asks for, and whether a text meets it.

use serde::{Deserialize, Serialize};

/// All that a verdict needs to know of an exercise.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goals {
    /// The rules that it practises: a solution has none of their findings.
    pub rules: Vec<String>,
    /// What a solution must be made of.
    pub structure: Vec<Goal>,
}

/// One thing that a solution must be made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// What must hold.
    pub demand: Demand,
    /// One sentence for the learner where it does not hold.
    pub why: String,
    /// One sentence for the learner where it holds; may be empty.
    pub praise: String,
}

/// What must hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Demand {
    /// A function or method with this signature; the names of parameters do not matter.
    Function {
        /// From `func` to the results.
        signature: String,
    },
    /// Go tokens that stand in the code; `…` stands for any tokens within one statement.
    Contains {
        /// The tokens.
        pattern: String,
        /// The function, or `Type.Method`, that must contain them; anywhere if `None`.
        within: Option<String>,
    },
    /// Go tokens that stand nowhere in the code.
    Absent {
        /// The tokens, as in `Contains`.
        pattern: String,
        /// The function, or `Type.Method`, that must be without them; everywhere if `None`.
        within: Option<String>,
    },
}

/// What is said about a learner's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Whether nothing is missing.
    pub passed: bool,
    /// What is right; shown first.
    pub right: Vec<Remark>,
    /// What is missing or wrong, in the order of the text; what has no place in it comes last. Empty if passed.
    pub missing: Vec<Remark>,
}

/// One sentence of a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// The line that is meant, from 1, where there is one.
    pub line: Option<u32>,
    /// What is so, in one plain sentence; `code` stands between backticks.
    pub text: String,
    /// Why it matters or what to do, in one plain sentence; empty where `text` says it all.
    pub why: String,
    /// The rule that speaks, where it is one.
    pub rule: Option<String>,
}
