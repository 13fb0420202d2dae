//! Page families: each has the program that its pages load.

/// A bundle: the program of one family of pages, compiled for the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// The self-assessment forms.
    Form,
    /// The forms of checklists with an earlier edition.
    FormEditions,
    /// The class finder.
    Finder,
    /// 「これを置けますか?」
    Ask,
    /// The search over all standards.
    Search,
    /// The entries of the ledgers.
    Ledger,
    /// The comparison of vendors' answer files.
    Bidders,
    /// Answers carried over from another checklist.
    Carry,
    /// The export and import of Excel and CSV forms.
    Export,
    /// The signing of answer files.
    Sign,
    /// Walks, quizzes and scenarios.
    Training,
}

impl Family {
    /// Every bundle.
    pub const ALL: [Self; 11] = [
        Self::Form,
        Self::FormEditions,
        Self::Finder,
        Self::Ask,
        Self::Search,
        Self::Ledger,
        Self::Bidders,
        Self::Carry,
        Self::Export,
        Self::Sign,
        Self::Training,
    ];

    /// Return the name of its folder among the bundles.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::FormEditions => "form-editions",
            Self::Finder => "finder",
            Self::Ask => "ask",
            Self::Search => "search",
            Self::Ledger => "ledger",
            Self::Bidders => "bidders",
            Self::Carry => "carry",
            Self::Export => "export",
            Self::Sign => "sign",
            Self::Training => "training",
        }
    }
}
