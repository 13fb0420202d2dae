//! The status of each requirement under the class.

use super::case::Case;
use super::verdict::ClauseState;
use crate::answers::Given;
use crate::model::Severity;
use crate::rules::RequirementIndex;

/// The status of a requirement under the class, the facts and the phases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequirementStatus {
    /// In no clause that counts.
    NotRequired,
    /// Its premise is known not to hold.
    Unavailable,
    /// Met.
    Met,
    /// Not answered.
    Unanswered,
    /// Not met, and an open clause may still make it graver than it is now.
    Pending,
    /// Not met, with the gravest severity of its violated clauses.
    Follows(Severity),
    /// Not met, and nothing follows: others take its place.
    Substituted,
}

impl RequirementStatus {
    /// Return the name used in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::NotRequired => "not_required",
            Self::Unavailable => "unavailable",
            Self::Met => "met",
            Self::Unanswered => "unanswered",
            Self::Pending => "pending",
            Self::Follows(severity) => severity.id(),
            Self::Substituted => "substituted",
        }
    }

    /// Return the status as it is shown.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::NotRequired => "この条件では求められません",
            Self::Unavailable => "前提に合わないため使えません",
            Self::Met => "満たす",
            Self::Unanswered => "未回答",
            Self::Pending => "ほかの回答待ち",
            Self::Follows(Severity::Nonconforming) => "不適合",
            Self::Follows(Severity::ApprovalRequired) => "要承認・要協議",
            Self::Follows(Severity::Advisory) => "留意事項",
            Self::Follows(Severity::Note) => "任意",
            Self::Substituted => "代替で充足",
        }
    }
}

/// Return the status of one requirement: the first of the list in [`RequirementStatus`] that fits.
///
/// Clauses that judge a value may see its answer differently: it is met if it counts as met in all
/// of them, and unanswered if it does in one.
#[must_use]
pub fn status(case: Case<'_>, requirement: RequirementIndex) -> RequirementStatus {
    let (mut counts, mut met, mut unanswered) = (false, true, false);
    let (mut violated, mut open) = (None, None);
    let Some(class) = case.compiled() else {
        return RequirementStatus::NotRequired;
    };
    let of_requirement = class.clauses_of.get(requirement.get());
    for index in of_requirement.map_or(&[][..], AsRef::as_ref) {
        let Some(clause) = class.clauses.get(index.get()).filter(|clause| case.counts(clause))
        else {
            continue;
        };
        counts = true;
        match case.answers.given_in(clause.slot_of(requirement)) {
            Given::Met => continue,
            Given::Unanswered => unanswered = true,
            Given::Unmet | Given::NotApplicable => {}
        }
        met = false;
        let judged = case.judge(clause);
        match judged.state {
            ClauseState::Satisfied => {}
            ClauseState::Violated => violated = violated.max(Some(judged.effective)),
            ClauseState::Open => open = open.max(Some(judged.effective)),
        }
    }
    if !counts {
        return RequirementStatus::NotRequired;
    }
    if case.answers.is_unavailable(requirement) {
        return RequirementStatus::Unavailable;
    }
    match violated {
        _ if met => RequirementStatus::Met,
        _ if unanswered => RequirementStatus::Unanswered,
        _ if open > violated => RequirementStatus::Pending,
        Some(severity) => RequirementStatus::Follows(severity),
        None => RequirementStatus::Substituted,
    }
}
