//! The severity of a clause, and the verdicts that it leads to.

use serde::{Deserialize, Serialize};

/// The severity of a violated clause, the mildest first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 任意: nothing follows; the reader is informed.
    #[default]
    Note,
    /// 推奨: conforming, with something to keep in mind.
    Advisory,
    /// The city has to approve, or to be consulted.
    ApprovalRequired,
    /// 必須: does not conform.
    Nonconforming,
}

impl Severity {
    /// Every severity, the mildest first.
    pub const ALL: [Self; 4] =
        [Self::Note, Self::Advisory, Self::ApprovalRequired, Self::Nonconforming];

    /// Return the severity of that name, if there is one.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.id() == id)
    }

    /// Return the name used in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Advisory => "advisory",
            Self::ApprovalRequired => "approval_required",
            Self::Nonconforming => "nonconforming",
        }
    }

    /// Return the verdict of an assessment whose gravest violated clause has this severity.
    #[must_use]
    pub fn verdict(self) -> Verdict {
        match self {
            Self::Note => Verdict::Conforming,
            Self::Advisory => Verdict::ConformingWithAdvisories,
            Self::ApprovalRequired => Verdict::ApprovalRequired,
            Self::Nonconforming => Verdict::Nonconforming,
        }
    }
}

/// The result of an assessment, the best first; then the two that are not on that scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// 適合
    Conforming,
    /// 適合(留意事項あり)
    ConformingWithAdvisories,
    /// 要承認・要協議
    ApprovalRequired,
    /// 不適合
    Nonconforming,
    /// 未確定: the bounds differ.
    Undetermined,
    /// 対象外: the standard does not cover this use.
    OutOfScope,
}

impl Verdict {
    /// Every verdict, in the order above.
    pub const ALL: [Self; 6] = [
        Self::Conforming,
        Self::ConformingWithAdvisories,
        Self::ApprovalRequired,
        Self::Nonconforming,
        Self::Undetermined,
        Self::OutOfScope,
    ];

    /// Return the verdict of that name; `None` for any other text.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.id() == id)
    }

    /// Return the name used in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Conforming => "conforming",
            Self::ConformingWithAdvisories => "conforming_with_advisories",
            Self::ApprovalRequired => "approval_required",
            Self::Nonconforming => "nonconforming",
            Self::Undetermined => "undetermined",
            Self::OutOfScope => "out_of_scope",
        }
    }

    /// Return the verdict as it is shown.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Conforming => "適合",
            Self::ConformingWithAdvisories => "適合(留意事項あり)",
            Self::ApprovalRequired => "要承認・要協議",
            Self::Nonconforming => "不適合",
            Self::Undetermined => "未確定",
            Self::OutOfScope => "対象外",
        }
    }
}
