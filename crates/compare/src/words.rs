//! The words for a cell or a vendor: the same ones everywhere.

use std::borrow::Cow;

use kijun_rules::engine::RequirementStatus;
use kijun_rules::model::{Severity, Verdict};
use kijun_rules::text::plain;

use crate::column::Column;
use crate::signature::Signed;
use crate::vendor::{Tally, Vendor};

/// The message for an assessment without its answer file.
pub const WITHOUT_ANSWERS: &str = "判定結果のファイルです。回答が入っていないため、これだけでは比べられません。同じ回答の回答ファイル(kijun-answers/1)も一緒に読み込んでください。";

/// Return the status in a few words; `None` is a use that the standard does not cover.
#[must_use]
pub fn status(status: Option<RequirementStatus>) -> &'static str {
    match status {
        None => "対象外",
        // Shorter than elsewhere, since it is in many cells.
        Some(RequirementStatus::NotRequired) => "回答不要",
        Some(RequirementStatus::Unavailable) => "使えない",
        Some(status) => status.label(),
    }
}

/// Return the status in one letter, for tables of many vendors.
#[must_use]
pub fn mark(status: Option<RequirementStatus>) -> &'static str {
    match status {
        None => "外",
        Some(RequirementStatus::NotRequired) => "－",
        Some(RequirementStatus::Unavailable) => "使",
        Some(RequirementStatus::Met) => "満",
        Some(RequirementStatus::Unanswered) => "未",
        Some(RequirementStatus::Pending) => "待",
        Some(RequirementStatus::Substituted) => "代",
        Some(RequirementStatus::Follows(Severity::Nonconforming)) => "否",
        Some(RequirementStatus::Follows(Severity::ApprovalRequired)) => "承",
        Some(RequirementStatus::Follows(Severity::Advisory)) => "留",
        Some(RequirementStatus::Follows(Severity::Note)) => "任",
    }
}

/// Return the verdict in words; while it is undetermined, with its bounds.
#[must_use]
pub fn verdict(vendor: &Vendor) -> Cow<'static, str> {
    let verdict = vendor.verdict();
    if verdict == Verdict::Undetermined {
        let bounds = vendor.bounds();
        let [best, worst] = [bounds.best.label(), bounds.worst.label()];
        return Cow::Owned(format!("{}({best}〜{worst})", verdict.label()));
    }
    Cow::Borrowed(verdict.label())
}

/// Return the numbers of clauses that are not satisfied, in words.
#[must_use]
pub fn tally(tally: Tally) -> String {
    let counts = [
        ("不適合", tally.nonconforming),
        ("要承認・要協議", tally.approval_required),
        ("未確定", tally.open),
    ];
    let parts = counts.iter().filter(|(_, count)| *count > 0);
    let parts: Vec<String> = parts.map(|(word, count)| format!("{word}{count}件")).collect();
    if parts.is_empty() { "なし".to_owned() } else { parts.join("、") }
}

/// Return the state of a vendor's signature in words.
#[must_use]
pub fn signature(column: &Column<'_>) -> String {
    match (column.signed, column.signer) {
        (Signed::No, _) => "なし".to_owned(),
        (Signed::Unchecked, _) => "あり(確かめていません)".to_owned(),
        (Signed::By(_), Some(key)) => format!(
            "公開鍵「{}」に合います(指紋 {})",
            plain(&key.file_name),
            key.public.fingerprint()
        ),
        (Signed::By(_) | Signed::Wrong(_), _) => "あり(合う公開鍵がありません)".to_owned(),
    }
}
