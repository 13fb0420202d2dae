//! The words of an answer.

/// The answer that can be ticked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// 満たす
    Met,
    /// 満たさない
    Unmet,
    /// 該当しない
    NotApplicable,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 3] = [Self::Met, Self::Unmet, Self::NotApplicable];

    /// Return the name used in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Unmet => "unmet",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// Return the status of that name; `None` for any other text.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.id() == id)
    }

    /// Return the status as it is shown.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Met => "満たす",
            Self::Unmet => "満たさない",
            Self::NotApplicable => "該当しない",
        }
    }

    /// Return the status as it is shown for a requirement with words of its own for 満たす and
    /// 満たさない, where its question is asked the other way round.
    #[must_use]
    pub fn said(self, words: Option<&[String; 2]>) -> &str {
        match (words, self) {
            (Some([met, _]), Self::Met) => met,
            (Some([_, unmet]), Self::Unmet) => unmet,
            _ => self.label(),
        }
    }
}

/// The answer to one requirement as the engine counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Given {
    /// No status, or 該当しない without a reason.
    #[default]
    Unanswered,
    /// 満たす
    Met,
    /// 満たさない
    Unmet,
    /// 該当しない, with a reason.
    NotApplicable,
}
