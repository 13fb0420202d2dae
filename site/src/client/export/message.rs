//! What happens to the export page, and what the browser is to do.

use kijun_rules::AnswerFile;
use kijun_sheets::Finding;

use crate::client::kit::format::Format;
use crate::client::kit::storage::{Kept, Trouble};

/// A place for notices, beside what they are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// Beside the buttons for what is saved.
    Out,
    /// Beside the choice of a filled form.
    In,
}

/// What the reading of a filled form gives: the answers with notices, or what has to be mended.
pub type Reading = Result<(AnswerFile, Vec<Finding>), Vec<Finding>>;

/// A record of the browser's storage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The record.
    pub kept: Kept,
    /// When it was last saved, as this browser writes times; empty if that is not known.
    pub saved: String,
}

/// What the browser's storage holds for this checklist.
#[derive(Debug, Clone)]
pub struct Stock {
    /// The records, in the order in which they were made.
    pub kept: Result<Vec<Stored>, Trouble>,
    /// The id of the one that was opened last.
    pub latest: Option<String>,
}

/// What happens to the page.
#[derive(Debug)]
pub enum Message {
    /// The storage was read for the first time.
    Open(Stock),
    /// The storage was read again: another tab may have added, renamed or removed some.
    Renew(Stock),
    /// Other answers were chosen, by the key of their source.
    Choose(String),
    /// A file is asked for.
    Export(Format),
    /// The chosen record was read, to be given out in this format.
    Looked(Format, Result<Option<Kept>, Trouble>),
    /// A file was saved under this name, or why it was not.
    Saved(Slot, Result<String, String>),
    /// A chosen file could not be read.
    Refused(Slot, String, String),
    /// An answer file was chosen.
    AnswersRead(String, Result<AnswerFile, String>),
    /// A filled form was chosen.
    FormRead(String, Reading),
    /// The answers that were read are to be kept.
    Keep,
    /// The answers that were read are to be saved as a file.
    Download,
    /// The answers that were read were kept, or why they were not.
    Kept(Result<Stored, Trouble>),
    /// The notices are closed.
    Dismiss,
}

/// What the browser is to do.
#[derive(Debug, Clone)]
pub enum Effect {
    /// Read the record of this id, to be given out in this format.
    Look(Format, String),
    /// Save the form with these answers; a blank one without any.
    Save(Slot, Format, Option<Box<AnswerFile>>),
    /// Keep an answer file under a name.
    Keep(String, String),
    /// Move the focus to what became of a form.
    FocusReading,
}
