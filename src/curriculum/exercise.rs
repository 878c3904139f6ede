//! What an exercise asks for, and whether a text meets it.

use serde::{Deserialize, Serialize};

/// What a solution must meet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goals {}
