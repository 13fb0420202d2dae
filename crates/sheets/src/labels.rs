//! The words in cells for the names in a file; the same as the form's.

use kijun_rules::answers::Status;

const YES: &str = "はい";
const NO: &str = "いいえ";
const UNKNOWN: &str = "わからない・未定";

/// The choices for a fact.
pub(crate) const FACTS: [&str; 3] = [YES, NO, UNKNOWN];

/// Return a fact's value in words.
pub(crate) fn fact_label(value: Option<bool>) -> &'static str {
    match value {
        Some(true) => YES,
        Some(false) => NO,
        None => UNKNOWN,
    }
}

/// Return the value of these words or names; `None` if they have none.
#[expect(
    clippy::option_option,
    reason = "unknown is a value: the outer option says that it is none"
)]
pub(crate) fn fact_value(cell: &str) -> Option<Option<bool>> {
    match cell {
        YES | "true" | "TRUE" => Some(Some(true)),
        NO | "false" | "FALSE" => Some(Some(false)),
        UNKNOWN | "わからない" | "未定" | "不明" | "unknown" => Some(None),
        _ => None,
    }
}

/// Return the status of these words or this name.
pub(crate) fn status(cell: &str) -> Option<Status> {
    Status::from_id(cell).or_else(|| Status::ALL.into_iter().find(|status| status.label() == cell))
}
