//! The form's words for statuses, clauses and certainty: the same words for the same result.

use kijun_rules::answers::Status;
use kijun_rules::engine::{Bounds, ClauseResult, ClauseState, Explanation};
use kijun_rules::model::{Severity, Verdict};

/// Return the words for an answer.
#[must_use]
pub fn given(answer: Option<Status>) -> &'static str {
    answer.map_or("未回答", Status::label)
}

/// Return the words for the result of a clause.
#[must_use]
pub fn clause(result: ClauseResult) -> &'static str {
    match (result.state, result.effective) {
        (ClauseState::Satisfied, _) => "満たしています",
        (ClauseState::Violated, Severity::Nonconforming) => "満たしていないため、不適合です",
        (ClauseState::Violated, Severity::ApprovalRequired) => {
            "満たしていないため、承認・協議が必要です"
        }
        (ClauseState::Violated, Severity::Advisory) => "満たしていません(推奨)",
        (ClauseState::Violated, Severity::Note) => "満たしていません(任意)",
        (ClauseState::Open, Severity::Nonconforming) => "未回答。満たさないと不適合です",
        (ClauseState::Open, Severity::ApprovalRequired) => {
            "未回答。満たさないと承認・協議が必要です"
        }
        (ClauseState::Open, Severity::Advisory) => "未回答(推奨)",
        (ClauseState::Open, Severity::Note) => "未回答(任意)",
    }
}

/// Return a sentence on how certain the verdict is. `complete`: nothing is left to answer.
#[must_use]
pub fn certainty(explanation: &Explanation, complete: bool) -> String {
    match (explanation.verdict(), explanation.decisive.len()) {
        (Verdict::OutOfScope, _) => "この基準の対象ではありません。".to_owned(),
        (Verdict::Undetermined, 1) => "あと1問で確定します。".to_owned(),
        (Verdict::Undetermined, count) => format!("多くてもあと{count}問で確定します。"),
        (_, _) if complete => "判定は確定しています。".to_owned(),
        (_, _) => "判定は確定しています。残りの回答では変わりません。".to_owned(),
    }
}

/// Return the certainty of the verdict for a bar of one line.
#[must_use]
pub fn certainty_in_short(explanation: &Explanation, complete: bool) -> String {
    match (explanation.verdict(), explanation.decisive.len()) {
        (Verdict::OutOfScope, _) => String::new(),
        (Verdict::Undetermined, count) => format!("あと{count}問"),
        (_, _) if complete => "全問回答済み".to_owned(),
        (_, _) => "確定".to_owned(),
    }
}

/// Return the range of a verdict: one verdict, or the best and the worst.
#[must_use]
pub fn range(bounds: Bounds) -> String {
    match (bounds.best, bounds.worst) {
        (best, worst) if best == worst => format!("「{}」", best.label()),
        (best, worst) => format!("「{}」から「{}」まで(未確定)", best.label(), worst.label()),
    }
}

/// Return a sentence on the bounds of an undetermined verdict, or `None` for any other verdict.
#[must_use]
pub fn bounds(explanation: &Explanation) -> Option<String> {
    (explanation.verdict() == Verdict::Undetermined).then(|| {
        let bounds = explanation.bounds;
        format!(
            "残りをすべて満たすと「{}」、すべて満たさないと「{}」です。",
            bounds.best.label(),
            bounds.worst.label()
        )
    })
}
