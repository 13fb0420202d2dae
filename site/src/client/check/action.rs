//! The actions of the form's buttons. The page, the panel and the program use the same names.

use super::files::File;
use super::panel::List;
use crate::client::kit::notice;

/// The action of a button. Its name is in `data-action`, and the id of its object in `data-id`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Begin a new assessment.
    New,
    /// Erase all answers.
    Reset,
    /// Bring back the answers that were erased or replaced last.
    Undo,
    /// Bring back the assessment that was removed last.
    Restore,
    /// Bring back the answers at a place of the list.
    BringBack,
    /// Close the notice.
    Dismiss,
    /// Save the answer file.
    SaveFile,
    /// Save the answer file, to go on elsewhere.
    SaveCopy,
    /// Go to the previous requirement.
    Back,
    /// Go to the next requirement.
    Forward,
    /// Save the data that could not be read.
    SaveAside,
    /// Choose a class.
    Class,
    /// Give the open assessment the class that was asked about.
    TakeClass,
    /// Begin a new assessment with the class that was asked about.
    NewWithClass,
    /// Make the class of the open assessment the choice for the standard.
    KeepClass,
    /// Go to the next open question.
    Next,
    /// Accept a proposal as the answer.
    Accept,
    /// Remove a proposal.
    Decline,
    /// Print.
    Print,
    /// Try answers without keeping them.
    Trial,
    /// Keep the answers that were tried.
    TrialKeep,
    /// Drop the answers that were tried.
    TrialDrop,
    /// Open an assessment.
    Open,
    /// Copy an assessment.
    Duplicate,
    /// Remove an assessment.
    Remove,
    /// Go on with what would lose answers that are not kept.
    Proceed,
    /// Show the assessment as another tab has kept it.
    Theirs,
    /// Keep the answers on this page in place of those that another tab has kept.
    Mine,
    /// Keep the answers on this page as a second assessment beside the other tab's.
    Both,
}

impl Action {
    /// All actions.
    const ALL: [Self; 29] = [
        Self::New,
        Self::Reset,
        Self::Undo,
        Self::Restore,
        Self::BringBack,
        Self::Dismiss,
        Self::SaveFile,
        Self::SaveCopy,
        Self::Back,
        Self::Forward,
        Self::SaveAside,
        Self::Class,
        Self::TakeClass,
        Self::NewWithClass,
        Self::KeepClass,
        Self::Next,
        Self::Accept,
        Self::Decline,
        Self::Print,
        Self::Trial,
        Self::TrialKeep,
        Self::TrialDrop,
        Self::Open,
        Self::Duplicate,
        Self::Remove,
        Self::Proceed,
        Self::Theirs,
        Self::Mine,
        Self::Both,
    ];

    /// Return the name in `data-action`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Reset => "reset",
            Self::Undo => "undo",
            Self::Restore => "restore",
            Self::BringBack => "bring-back",
            Self::Dismiss => "dismiss",
            Self::SaveFile => "save-file",
            Self::SaveCopy => "save-copy",
            Self::Back => "back",
            Self::Forward => "forward",
            Self::SaveAside => "save-aside",
            Self::Class => "class",
            Self::TakeClass => "take-class",
            Self::NewWithClass => "new-with-class",
            Self::KeepClass => "keep-class",
            Self::Next => "next",
            Self::Accept => "accept",
            Self::Decline => "decline",
            Self::Print => "print",
            Self::Trial => "trial",
            Self::TrialKeep => "trial-keep",
            Self::TrialDrop => "trial-drop",
            Self::Open => "open",
            Self::Duplicate => "duplicate",
            Self::Remove => "remove",
            Self::Proceed => "proceed",
            Self::Theirs => "theirs",
            Self::Mine => "mine",
            Self::Both => "both",
        }
    }

    /// Return the action of this name, or `None` if there is none.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.id() == id)
    }
}

impl notice::Action for Action {
    fn id(self) -> &'static str {
        Self::id(self)
    }
}

/// A button of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Press {
    /// An action, and the id of its object; the id is empty if the action needs none.
    Act(Action, String),
    /// Remove the answer to the requirement of this id.
    Clear(String),
    /// Save a file.
    Export(File),
    /// Show all rows of a list.
    ShowAll(List),
    /// Go to the page that makes the Excel file.
    ToExcel,
}
