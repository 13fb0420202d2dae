//! A single demand, as in the tables written down by hand.

use kijun_rules::model::{Phase, Severity};

/// A requirement and the severity if it is not met: a clause with one member.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// The requirement.
    pub id: String,
    /// The severity if it is not met.
    pub severity: Severity,
    /// The fact of its condition; `None` if it always counts.
    pub condition: Option<&'static str>,
    /// The phase in which it is answered; `None` if the document has no phases.
    pub phase: Option<Phase>,
}
