//! The parts of a requirement that change: its status, its badge and its proposal.

use kijun_rules::RequirementIndex;
use kijun_rules::answers::{Answer, Status};
use kijun_rules::editions::RELATION;
use kijun_rules::engine::RequirementStatus;
use kijun_rules::model::Severity;

use super::panel::{self, View};
use super::value;

/// The values that a requirement shows.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a mark of the row, and any may be set")]
pub struct Shown {
    /// The id of its status; `none` while no class is chosen.
    pub status: &'static str,
    /// The words of its badge.
    pub badge: String,
    /// The state of the reason: `required`, `asked` for, `kept`, or empty if it is not needed.
    pub reason: &'static str,
    /// The proposal as HTML; empty if there is none.
    pub proposal: String,
    /// The edition from which an answer is proposed; the page shows the changes since then. Empty
    /// if there is none.
    pub edition: String,
    /// The sentence about a value that does not count or does not suffice; empty if there is none.
    pub value: String,
    /// True if a note or evidence was entered.
    pub texts: bool,
    /// True if the answer is only on trial.
    pub tried: bool,
    /// True if it is the one that is shown by itself.
    pub current: bool,
    /// True if the filter hides it.
    pub hidden: bool,
    /// True if it is folded, because the class does not ask for it.
    pub folded: bool,
}

/// Return everything that a requirement shows.
#[must_use]
pub fn shown(view: View<'_>, index: RequirementIndex, hidden: bool, current: bool) -> Shown {
    let (id, at) = (view.rules().requirement_id(index), index.get());
    let answer = view.answers.get(at).copied().flatten();
    let status = view.outcome.and_then(|it| it.explanation.statuses.get(at)).copied();
    let given = answer.and_then(Answer::status);
    let lacks_reason = answer.is_some_and(Answer::lacks_reason);
    let proposal = answer.and_then(Answer::proposal);
    let from = proposal.and_then(|proposal| proposal.from.as_ref());
    let edition = from.filter(|from| *from.relation == *RELATION).map(|from| &*from.edition);
    Shown {
        status: status.map_or("none", RequirementStatus::id),
        badge: match (proposal, given) {
            (Some(_), None) => "提案あり".to_owned(),
            _ if lacks_reason && matches!(status, None | Some(RequirementStatus::Unanswered)) => {
                "理由が必要です".to_owned()
            }
            _ => match status {
                Some(status) => status.label().to_owned(),
                None => view.names.get(index).given(given).to_owned(),
            },
        },
        reason: match (given, status) {
            (Some(Status::NotApplicable), _) => "required",
            (Some(_), Some(RequirementStatus::Follows(Severity::Advisory))) => "asked",
            _ if answer.is_some_and(|answer| answer.reason().is_some()) => "kept",
            _ => "",
        },
        proposal: proposal.map_or_else(String::new, |proposal| {
            let own = &view.rules().checklist().id;
            panel::proposal(id, proposal, own, &view.page.sources).into_string()
        }),
        edition: edition.unwrap_or_default().to_owned(),
        value: value::problem(view, index),
        texts: answer.is_some_and(|it| it.note().is_some() || it.evidence().is_some()),
        tried: false,
        current,
        hidden,
        folded: status == Some(RequirementStatus::NotRequired),
    }
}
