//! The messages of the page, and the effects in the browser.

use crate::client::kit::format::Download;
use crate::client::kit::storage::{Kept, Trouble};

/// A part of the page with notices of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// The key.
    Key,
    /// The answers.
    Answers,
    /// The signing.
    Sign,
}

/// A file that the page gives out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The private key.
    Private,
    /// The public key.
    Public,
    /// The answers with their signature.
    Signed,
}

impl What {
    /// Return the part of the page that it belongs to.
    #[must_use]
    pub fn slot(self) -> Slot {
        match self {
            Self::Private | Self::Public => Slot::Key,
            Self::Signed => Slot::Sign,
        }
    }
}

/// An assessment that this browser keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The path of its checklist.
    pub checklist: String,
    /// Its id on the checklist's shelf.
    pub id: String,
    /// Its name.
    pub name: String,
}

impl Record {
    /// Return the value by which it is chosen. It differs from [`FILE`].
    #[must_use]
    pub fn key(&self) -> String {
        format!("{}/{}", self.checklist, self.id)
    }
}

/// The value by which the chosen file is chosen.
pub const FILE: &str = "file";

/// A message: something that happens on the page.
#[derive(Debug)]
pub enum Message {
    /// The storage was read for the first time.
    Open(Result<Vec<Record>, Trouble>),
    /// The storage was read again: another tab may have added, renamed or removed records.
    Renew(Result<Vec<Record>, Trouble>),
    /// The reader asks for a new key.
    MakeKey,
    /// These random bytes were made for a key; `None` if the browser makes none.
    Random(Option<[u8; 32]>),
    /// The reader chose a key file of this name.
    KeyRead(String, Result<Vec<u8>, String>),
    /// The reader presses the button of a notice.
    Offered(&'static str),
    /// The reader chooses kept answers by their key, or the chosen file by [`FILE`].
    Choose(String),
    /// The reader chose an answer file of this name.
    AnswersRead(String, Result<Vec<u8>, String>),
    /// The reader saves a file; the answers are signed first.
    Save(What),
    /// The chosen record was read, to be signed.
    Looked(Result<Option<Kept>, Trouble>),
    /// A file was saved under this name, or it was not for this reason.
    Saved(What, Result<String, String>),
    /// The reader closes the notice of a part.
    Dismiss(Slot),
}

/// An effect: something that the browser has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Make random bytes for a key.
    MakeRandom,
    /// Read a record, to be signed.
    Look(Record),
    /// Save a file.
    Save(What, Download),
}
