//! A demand that stands by itself, as the tables written down by hand state it.

use kijun_rules::model::{Phase, Severity};

/// One requirement, and what follows if it is not met: a clause with one member.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// The requirement.
    pub id: String,
    /// What follows.
    pub severity: Severity,
    /// The fact on which it depends.
    pub condition: Option<&'static str>,
    /// When it is answered; `None` where the document knows no phases.
    pub phase: Option<Phase>,
}
