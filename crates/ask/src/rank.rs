//! The order in which the requirements of a class are shown: what must be met comes first.

use kijun_rules::model::{Class, Clause, Severity};
use serde::{Deserialize, Serialize};

/// The demand of a class on a requirement, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Rank {
    /// 必須: it must be met.
    Required,
    /// If it is not met, the city has to approve.
    Approval,
    /// It can take the place of others, or others can take its place.
    OneOf,
    /// 推奨
    Advisory,
    /// 任意
    Optional,
}

impl Rank {
    /// Every rank, the gravest first.
    pub const ALL: [Self; 5] =
        [Self::Required, Self::Approval, Self::OneOf, Self::Advisory, Self::Optional];

    /// Return the rank in words.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Required => "必須",
            Self::Approval => "満たせないときは承認・協議",
            Self::OneOf => "ほかの要件と合わせて判断",
            Self::Advisory => "推奨",
            Self::Optional => "任意",
        }
    }

    /// Return the name used in attributes.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Approval => "approval",
            Self::OneOf => "one-of",
            Self::Advisory => "advisory",
            Self::Optional => "optional",
        }
    }
}

/// Return what a class demands of a requirement; `None` if it demands nothing.
#[must_use]
pub fn rank(class: &Class, requirement: &str) -> Option<Rank> {
    let own = class.clauses.iter().filter(|clause| holds(clause, requirement));
    let alone = own.clone().filter(|clause| clause.any_of.len() == 1).map(|each| each.severity);
    let alone = alone.max();
    // A clause that follows from another one adds nothing: whoever meets 7-2 meets {7-1, 7-2}.
    let follows = |clause: &&Clause| {
        let graver = |other: &&Clause| {
            other.any_of.len() < clause.any_of.len()
                && other.severity >= clause.severity
                && other.any_of.iter().all(|id| holds(clause, id))
        };
        class.clauses.iter().any(|other| graver(&other))
    };
    let several = own.filter(|clause| clause.any_of.len() > 1 && !follows(clause));
    let several = several.map(|clause| clause.severity).max();
    match (alone, several) {
        (Some(Severity::Nonconforming), _) => Some(Rank::Required),
        (alone, Some(together)) if alone.is_none_or(|alone| together > alone) => Some(Rank::OneOf),
        (Some(Severity::ApprovalRequired), _) => Some(Rank::Approval),
        (Some(Severity::Advisory), _) => Some(Rank::Advisory),
        (Some(Severity::Note), _) => Some(Rank::Optional),
        (None, _) => None,
    }
}

fn holds(clause: &Clause, requirement: &str) -> bool {
    clause.any_of.iter().any(|id| id == requirement)
}

#[cfg(test)]
mod tests {
    use kijun_rules::model::{Class, Clause, Severity};

    use super::{Rank, rank};

    fn class(clauses: &[(&[&str], Severity)]) -> Class {
        let clauses = clauses.iter().map(|(any_of, severity)| Clause {
            any_of: any_of.iter().map(|id| (*id).to_owned()).collect(),
            severity: *severity,
            ..Clause::default()
        });
        Class { clauses: clauses.collect(), ..Class::default() }
    }

    #[test]
    fn what_must_be_met_is_told_from_what_others_can_replace() {
        use Severity::{Advisory, ApprovalRequired, Nonconforming, Note};
        let sb = class(&[
            (&["1"], Nonconforming),
            (&["5-1"], ApprovalRequired),
            (&["6-1"], Advisory),
            (&["6-1", "6-2"], ApprovalRequired),
            (&["7-2"], Nonconforming),
            (&["7-1"], Advisory),
            (&["7-1", "7-2"], Nonconforming),
            (&["9"], Note),
        ]);
        for (id, expected) in [
            ("1", Some(Rank::Required)),
            ("5-1", Some(Rank::Approval)),
            ("6-1", Some(Rank::OneOf)),
            ("6-2", Some(Rank::OneOf)),
            ("7-1", Some(Rank::Advisory)),
            ("7-2", Some(Rank::Required)),
            ("9", Some(Rank::Optional)),
            ("10", None),
        ] {
            assert_eq!(rank(&sb, id), expected, "{id}");
        }
    }
}
