//! The rules of shunan, written down by hand from the document's table and its 1(4).

use kijun_rules::model::Severity;

use crate::row::Row;

/// The severity if a requirement is not met, for the requirements 1 to 28.
pub const SEVERITIES: [Severity; 28] = {
    const MUST: Severity = Severity::Nonconforming;
    const SHOULD: Severity = Severity::Advisory;
    const MAY: Severity = Severity::Note;
    [
        SHOULD, MAY, MAY, SHOULD, SHOULD, MAY, MAY, SHOULD, // 1 to 8
        MUST, MUST, MUST, MUST, MUST, MUST, MUST, // 9 to 15
        MAY, MAY, SHOULD, SHOULD, // 16 to 19
        MUST, MUST, MUST, MUST, MUST, MUST, MUST, MUST, MUST, // 20 to 28
    ]
};

/// The number of considerations in 1(4).
pub const RISKS: usize = 12;

/// Return the rules of a class of `shunan/external-service`.
///
/// # Panics
/// Panic if there is no such class.
#[must_use]
pub fn rows(class: &str) -> Vec<Row> {
    let row = |id, severity| Row { id, severity, condition: None, phase: None };
    match class {
        "confidentiality-2" => {
            (1..=28).zip(SEVERITIES).map(|(id, severity)| row(id.to_string(), severity)).collect()
        }
        "confidentiality-1" => {
            (1..=RISKS).map(|id| row(format!("risk-{id}"), Severity::Nonconforming)).collect()
        }
        _ => panic!("shunan has no class {class}"),
    }
}
