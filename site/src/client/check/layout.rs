//! The three ways to answer the same questions.

/// A way to answer: the same controls, laid out differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// All requirements on one page.
    #[default]
    All,
    /// One requirement at a time.
    One,
    /// A table like the document's own.
    Table,
}

impl Layout {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::All, Self::One, Self::Table];

    /// Return the value of its choice.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::One => "one",
            Self::Table => "table",
        }
    }

    /// Return the label of its choice.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::All => "すべて並べる",
            Self::One => "1問ずつ",
            Self::Table => "表",
        }
    }

    /// Return the layout of this value, or [`Self::All`] for any other value.
    #[must_use]
    pub fn of_id(id: &str) -> Self {
        Self::ALL.into_iter().find(|layout| layout.id() == id).unwrap_or_default()
    }
}
