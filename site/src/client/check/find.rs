//! Filters for the requirements, and the progress by category.

use kijun_rules::engine::RequirementStatus;
use kijun_rules::model::{Party, Phase, Severity};
use kijun_rules::{RequirementIndex, Rules};

use super::draft::{Draft, Outcome};

/// A filter of the requirements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Filter {
    /// All requirements.
    #[default]
    All,
    /// Requirements without an answer.
    Open,
    /// Requirements that are not met, if this makes the service nonconforming or needs an approval.
    Unmet,
    /// Requirements that the chosen class asks for.
    Asked,
    /// Requirements whose answers can change the verdict.
    Decisive,
    /// Requirements that the provider answers.
    Provider,
    /// Requirements that the municipality answers.
    Municipality,
    /// Requirements that a provider sees before a bid.
    Bid,
    /// Requirements with a proposal.
    Proposed,
}

impl Filter {
    /// All filters.
    const ALL: [Self; 9] = [
        Self::All,
        Self::Open,
        Self::Unmet,
        Self::Asked,
        Self::Decisive,
        Self::Provider,
        Self::Municipality,
        Self::Bid,
        Self::Proposed,
    ];

    /// Return the value in the page's choice of filters.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Open => "open",
            Self::Unmet => "unmet",
            Self::Asked => "asked",
            Self::Decisive => "decisive",
            Self::Provider => "provider",
            Self::Municipality => "municipality",
            Self::Bid => "bid",
            Self::Proposed => "proposed",
        }
    }

    /// Return the label in the page's choice of filters.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::All => "すべて",
            Self::Open => "未回答",
            Self::Unmet => "不適合・要承認",
            Self::Asked => "必要なもの",
            Self::Decisive => "確定に必要なもの",
            Self::Provider => "事業者が答えるもの",
            Self::Municipality => "市が答えるもの",
            Self::Bid => "入札前に事業者が見るもの(選定・調達)",
            Self::Proposed => "提案をまとめて見る",
        }
    }

    /// Return the filter of this value, or [`Self::All`] for any other value.
    #[must_use]
    pub fn of_id(id: &str) -> Self {
        Self::ALL.into_iter().find(|filter| filter.id() == id).unwrap_or_default()
    }

    /// Return whether the filter shows a requirement.
    #[must_use]
    pub fn fits(
        self,
        rules: &Rules,
        at: RequirementIndex,
        draft: &Draft,
        outcome: Option<&Outcome>,
    ) -> bool {
        use RequirementStatus::{Follows, NotRequired, Unanswered};
        let explanation = outcome.map(|outcome| &outcome.explanation);
        let status = explanation.and_then(|it| it.statuses.get(at.get())).copied();
        let rule = rules.requirement_at(at);
        let party = rule.and_then(|rule| rule.party);
        match self {
            Self::All => true,
            Self::Open => status.is_none_or(|status| status == Unanswered),
            Self::Unmet => matches!(
                status,
                Some(Follows(Severity::Nonconforming | Severity::ApprovalRequired))
            ),
            Self::Asked => status != Some(NotRequired),
            Self::Decisive => explanation.is_some_and(|it| it.decisive.contains(&at)),
            Self::Provider => party == Some(Party::Provider),
            Self::Municipality => party == Some(Party::Municipality),
            Self::Bid => {
                let phase = rule.and_then(|rule| rule.phase);
                party == Some(Party::Provider)
                    || matches!(phase, Some(Phase::Selection | Phase::Procurement))
            }
            Self::Proposed => draft.proposal(rules.requirement_id(at)).is_some(),
        }
    }
}

/// The progress of the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// The number of counted requirements that are answered.
    pub answered: usize,
    /// The number of counted requirements: those that the class asks for and that can be met.
    pub all: usize,
}

impl Progress {
    /// Count requirements by their statuses.
    #[must_use]
    pub fn of<'a>(statuses: impl Iterator<Item = &'a RequirementStatus>) -> Self {
        use RequirementStatus::{NotRequired, Unanswered, Unavailable};
        let asked = statuses.filter(|status| !matches!(status, NotRequired | Unavailable));
        asked.fold(Self::default(), |counted, status| Self {
            answered: counted.answered + usize::from(!matches!(status, Unanswered)),
            all: counted.all + 1,
        })
    }

    /// Return whether nothing is left to answer.
    #[must_use]
    pub fn is_complete(self) -> bool {
        self.answered == self.all
    }
}
