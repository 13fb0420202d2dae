//! Finding one's way: filters, and progress by category.

use kijun_rules::engine::RequirementStatus;
use kijun_rules::model::{Party, Phase, Severity};
use kijun_rules::{RequirementIndex, Rules};

use super::draft::{Draft, Outcome};

/// Which requirements are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// Those without an answer.
    Open,
    /// Those that are not met and matter.
    Unmet,
    /// Those that the chosen class asks for.
    Asked,
    /// Those whose answers can change the verdict.
    Decisive,
    /// Those that the provider answers.
    Provider,
    /// Those that the municipality answers.
    Municipality,
    /// Those that a provider sees before a bid.
    Bid,
    /// Those with a proposal.
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

    /// Its value in the page's choice of filters.
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

    /// Its label in the page's choice of filters.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::All => "すべて",
            Self::Open => "未回答",
            Self::Unmet => "不適合・要承認",
            Self::Asked => "この分類で必要なもの",
            Self::Decisive => "確定に必要なもの",
            Self::Provider => "事業者が答えるもの",
            Self::Municipality => "市が答えるもの",
            Self::Bid => "入札前に事業者が見るもの(選定・調達)",
            Self::Proposed => "提案をまとめて見る",
        }
    }

    /// The filter of this value; all requirements for any other.
    #[must_use]
    pub fn of_id(id: &str) -> Self {
        Self::ALL.into_iter().find(|filter| filter.id() == id).unwrap_or_default()
    }

    /// Whether it shows a requirement.
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

/// How far the answers have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// How many of the requirements that count are answered.
    pub answered: usize,
    /// How many requirements count: the class asks for them, and they can be met.
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
}
