//! The parts of a checklist: classes, facts, requirements, clauses.
//!
//! They are plain data, as they come from the content folder and as a page carries them.

mod checklist;
mod fact_value;
mod phase;
mod read;
mod severity;
mod value;

pub use checklist::{
    Checklist, Class, Clause, Exemption, Fact, FactIs, MAX_REQUIREMENTS, NO_CLASSES, Placement,
    Requirement, UNDATED, Values, edition_label,
};
pub use fact_value::{FactValue, UNKNOWN};
pub use phase::{Party, Phase};
pub(crate) use read::checklist as read_checklist;
pub use severity::{Severity, Verdict};
pub use value::{AskedValue, Choice, MAX_TEXT, ReadValue, Thresholds, ValueKind};
