//! The settings of a site.

/// The settings of a site; those of an absent `site.toml` are the defaults.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// The site's name; `None` for Kijun's own.
    pub name: Option<String>,
    /// The operator of the site.
    pub operator: Option<String>,
    /// The operator's contact, e.g. an office and its telephone number.
    pub contact: Option<String>,
    /// The colours of the header; `None` for those of the page.
    pub header: Option<Header>,
    /// The parts that the site does not have, sorted.
    pub hidden: Vec<Part>,
    /// The results of accessibility tests of this site.
    pub accessibility: Accessibility,
}

impl Settings {
    /// Return whether the site has a part.
    #[must_use]
    pub fn shows(&self, part: Part) -> bool {
        !self.hidden.contains(&part)
    }
}

/// A part that a site can do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The question box 「これを置けますか?」.
    Ask,
    /// The comparison of vendors' answer files.
    Bidders,
    /// The comparison of the standards, and carrying answers over between them.
    Compare,
    /// The glossary.
    Glossary,
    /// The ledgers.
    Ledger,
    /// The training.
    Training,
}

impl Part {
    /// Each part with its key in `site.toml`.
    pub const ALL: [(Self, &str); 6] = [
        (Self::Ask, "ask"),
        (Self::Bidders, "bidders"),
        (Self::Compare, "compare"),
        (Self::Glossary, "glossary"),
        (Self::Ledger, "ledger"),
        (Self::Training, "training"),
    ];
}

/// The colours of the header, in the light and in the dark scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// In the light scheme.
    pub light: Pair,
    /// In the dark scheme.
    pub dark: Pair,
}

/// A ground and the text on it, with a contrast of at least 4.5.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The ground.
    pub ground: Colour,
    /// The text.
    pub text: Colour,
}

/// A colour: red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

impl std::fmt::Display for Colour {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [red, green, blue] = self.0;
        write!(formatter, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// The results of accessibility tests of this site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Accessibility {
    /// True if the pages of these very standards are tested with Kijun's own tests, as Kijun's are.
    pub tested: bool,
    /// The results that the operator has found.
    pub results: Vec<CriterionResult>,
}

/// The operator's result for a success criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriterionResult {
    /// The criterion's number, e.g. `1.4.3`.
    pub criterion: String,
    /// The result, in the operator's words, e.g. 適合.
    pub result: String,
    /// The way it was found.
    pub how: String,
    /// A note; may be empty.
    pub note: String,
}
