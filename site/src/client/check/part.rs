//! The parts of the page that the program keeps up to date.

use super::panel::List;

/// A part. Its name is in `data-part`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The latest notice.
    Notice,
    /// The verdict.
    Head,
    /// The verdict for screen readers.
    Announced,
    /// The running trial.
    Trial,
    /// The button that begins a trial.
    TrialStart,
    /// The time when the assessment was saved.
    Saved,
    /// The assessments in this browser.
    Shelf,
    /// The verdicts of all classes.
    Matrix,
    /// The exception sheet.
    Exceptions,
    /// The answers from an earlier edition.
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

    /// Return the name.
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
