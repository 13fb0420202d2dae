//! The parts of the page that the program keeps up to date.

use super::panel::List;

/// A part. Its name is in `data-part`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The latest notice.
    Notice,
    /// The four steps.
    Course,
    /// The verdict.
    Head,
    /// The verdict for screen readers.
    Announced,
    /// The sentence on the steps that lead to conformity.
    Fixes,
    /// The sentence on the clauses.
    About,
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
    /// The code that stands on paper.
    Code,
    /// The numbers of the answers, before they are handed in.
    Summary,
    /// The answers, to be read through before they are handed in.
    Review,
    /// The exception sheet.
    Exceptions,
    /// The answers from an earlier edition.
    Edition,
    /// A list of the panel.
    List(List),
}

impl Part {
    /// The parts that are replaced as a whole.
    pub const WHOLE: [Self; 13] = [
        Self::Notice,
        Self::Course,
        Self::Head,
        Self::Announced,
        Self::Fixes,
        Self::About,
        Self::Summary,
        Self::Trial,
        Self::TrialStart,
        Self::Saved,
        Self::Shelf,
        Self::Code,
        Self::Edition,
    ];

    /// Return the name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Course => "course",
            Self::Head => "head",
            Self::Announced => "announced",
            Self::Fixes => "about-fixes",
            Self::About => "about-clauses",
            Self::Summary => "summary",
            Self::Review => "review",
            Self::Trial => "trial",
            Self::TrialStart => "trial-start",
            Self::Saved => "saved",
            Self::Shelf => "shelf",
            Self::Matrix => "matrix",
            Self::Code => "code",
            Self::Exceptions => "exceptions",
            Self::Edition => "edition",
            Self::List(list) => list.name(),
        }
    }
}
