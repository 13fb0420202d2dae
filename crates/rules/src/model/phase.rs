//! The party that answers a requirement, and the phase in which it is answered.

use serde::{Deserialize, Serialize};

/// The party that answers a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// クラウドサービス事業者
    Provider,
    /// 本市の職員
    Municipality,
}

/// The part of a service's life in which a requirement is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// 選定
    Selection,
    /// 調達
    Procurement,
    /// 構築
    Build,
    /// 運用
    Operation,
    /// 廃棄
    Disposal,
    /// 利用申請
    Application,
}

impl Phase {
    /// Every phase, in the order of a service's life (application last, as in the documents).
    pub const ALL: [Self; 6] = [
        Self::Selection,
        Self::Procurement,
        Self::Build,
        Self::Operation,
        Self::Disposal,
        Self::Application,
    ];

    /// Return the name used in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Selection => "selection",
            Self::Procurement => "procurement",
            Self::Build => "build",
            Self::Operation => "operation",
            Self::Disposal => "disposal",
            Self::Application => "application",
        }
    }

    /// Return the phase as it is shown.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Selection => "選定",
            Self::Procurement => "調達",
            Self::Build => "構築",
            Self::Operation => "運用",
            Self::Disposal => "廃棄",
            Self::Application => "利用申請",
        }
    }

    /// Return the phase of that name; `None` for any other text.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phase| phase.id() == id)
    }
}

impl Party {
    /// Return the party of that name; `None` for any other text.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Provider, Self::Municipality].into_iter().find(|party| party.id() == id)
    }

    /// Return the name used in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Provider => "provider",
            Self::Municipality => "municipality",
        }
    }

    /// Return the party as it is shown.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Provider => "事業者",
            Self::Municipality => "市",
        }
    }
}
