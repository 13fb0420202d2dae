//! The parts of a checklist: classes, facts, requirements, clauses.
//!
//! They are plain data, as they come from the content folder and as a page carries them.

mod checklist;
mod phase;
mod read;
mod severity;

pub use checklist::{
    Checklist, Class, Clause, Exemption, Fact, FactIs, MAX_REQUIREMENTS, Placement, Requirement,
    UNDATED, edition_label,
};
pub use phase::{Party, Phase};
pub(crate) use read::checklist as read_checklist;
pub use severity::{Severity, Verdict};
