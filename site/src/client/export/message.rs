//! The messages of the export page, and the effects in the browser.

use kijun_rules::AnswerFile;
use kijun_sheets::Finding;

use crate::client::kit::format::Format;
use crate::client::kit::storage::{Kept, Trouble};

/// A place for notices, beside their subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// Beside the buttons that save files.
    Out,
    /// Beside the choice of a filled form.
    In,
}

/// The result of reading a filled form: the answers with notices, or the errors to mend.
pub type Reading = Result<(AnswerFile, Vec<Finding>), Vec<Finding>>;

/// A record of the browser's storage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The record.
    pub kept: Kept,
    /// The time when it was last saved, as this browser writes times; empty if it is not known.
    pub saved: String,
}

/// The content of the browser's storage for this checklist.
#[derive(Debug, Clone)]
pub struct Stock {
    /// The records, in the order in which they were made.
    pub kept: Result<Vec<Stored>, Trouble>,
    /// The id of the record that was opened last.
    pub latest: Option<String>,
}

/// A message: something that happens on the page.
#[derive(Debug)]
pub enum Message {
    /// The storage was read for the first time.
    Open(Stock),
    /// The storage was read again: another tab may have added, renamed or removed records.
    Renew(Stock),
    /// The reader chooses other answers, by the key of their source.
    Choose(String),
    /// The reader asks for a file.
    Export(Format),
    /// The chosen record was read, to be given out in this format.
    Looked(Format, Result<Option<Kept>, Trouble>),
    /// A file was saved under this name, or it was not for this reason.
    Saved(Slot, Result<String, String>),
    /// A chosen file could not be read: its name and the reason.
    Refused(Slot, String, String),
    /// The reader chose an answer file.
    AnswersRead(String, Result<(AnswerFile, String), String>),
    /// The reader chose a filled form.
    FormRead(String, Reading),
    /// The reader keeps the answers that were read.
    Keep,
    /// The reader saves the answers that were read as a file.
    Download,
    /// The answers that were read were kept, or they were not for this reason.
    Kept(Result<Stored, Trouble>),
    /// The reader closes the notices.
    Dismiss,
}

/// An effect: something that the browser has to do.
#[derive(Debug, Clone)]
pub enum Effect {
    /// Read the record of this id, to be given out in this format.
    Look(Format, String),
    /// Save the form with these answers; a blank form without answers.
    Save(Slot, Format, Option<Box<AnswerFile>>),
    /// Keep an answer file under a name.
    Keep(String, String),
    /// Move the focus to the outcome of a form.
    FocusReading,
}
