//! The parts of the page that the program keeps up to date.

use super::panel::List;

/// A part; its name stands in `data-part`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The latest notice.
    Notice,
    /// The verdict.
    Head,
    /// The verdict as it is announced.
    Announced,
    /// The trial that goes on.
    Trial,
    /// The way into a trial.
    TrialStart,
    /// When the assessment was saved.
    Saved,
    /// The assessments in this browser.
    Shelf,
    /// The verdicts of all classes.
    Matrix,
    /// The exception sheet.
    Exceptions,
    /// What is taken over from an earlier edition.
    Edition,
    /// A list of the panel.
    List(List),
}

impl Part {
    /// The parts that are replaced as a whole.
    pub const WHOLE: [Self; 8] = [
        Self::Notice,
        Self::Head,
        Self::Announced,
        Self::Trial,
        Self::TrialStart,
        Self::Saved,
        Self::Shelf,
        Self::Edition,
    ];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Head => "head",
            Self::Announced => "announced",
            Self::Trial => "trial",
            Self::TrialStart => "trial-start",
            Self::Saved => "saved",
            Self::Shelf => "shelf",
            Self::Matrix => "matrix",
            Self::Exceptions => "exceptions",
            Self::Edition => "edition",
            Self::List(list) => list.name(),
        }
    }
}
