//! What happens on the page that carries answers over, and what the browser is to do.

use super::model::title;
use crate::client::kit::format::Download;
use crate::client::kit::notice;
use crate::client::kit::storage::{Kept, Trouble};

/// What happens on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// A kept assessment was chosen to carry over from, by its value among the offers; empty for
    /// none.
    Source(String),
    /// The record of the chosen one; `None` if it was removed.
    SourceRead(Result<Option<Kept>, Trouble>),
    /// A file of this name was chosen and read: its bytes, or why they could not be read.
    FileRead(String, Result<Vec<u8>, String>),
    /// It was chosen where to carry over to, by the value among the offers; empty for a new
    /// assessment.
    Target(String),
    /// The record of the target was read for this; `None` if it was removed.
    TargetRead(For, Result<Option<Kept>, Trouble>),
    /// The box of a requirement was ticked, or the tick taken away.
    Take(String, bool),
    /// A name for the new assessment was entered.
    Name(String),
    /// A button was pressed.
    Act(Action),
    /// The proposals were kept as this record.
    Kept(Made, Listed),
    /// They could not be kept.
    NotKept(Trouble),
    /// The file could not be given out.
    NotSaved,
}

/// What a record is read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// To carry over to it.
    Choice,
    /// To keep the proposals in it.
    Keeping,
    /// To give it out as a file, with the proposals.
    Saving,
}

/// What a button does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Tick every proposal of a status.
    All,
    /// Tick none.
    None,
    /// Keep the ticked proposals in this browser.
    Keep,
    /// Give them out as an answer file.
    Save,
}

impl notice::Action for Action {
    fn id(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::None => "none",
            Self::Keep => "keep",
            Self::Save => "save",
        }
    }
}

/// What the browser is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Read the record of this id from the shelf of a way.
    ReadSource(usize, String),
    /// Read the record of this id from the page's own shelf.
    ReadTarget(For, String),
    /// Keep a text as a new record of this name.
    Add(Made, String),
    /// Keep a text in a record.
    Write(Made, Kept),
    /// Give a file out.
    Save(Download),
}

/// An answer file with proposals in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The file.
    pub text: String,
    /// How many proposals it has taken.
    pub added: usize,
    /// How many it has not, since something was given there.
    pub left: usize,
}

/// A record, and the moment it was saved in words; empty if that is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The record.
    pub kept: Kept,
    /// When it was saved.
    pub saved: String,
}

impl Listed {
    /// What it is called, and when it was saved.
    pub(super) fn described(&self) -> String {
        let title = title(&self.kept);
        if self.saved.is_empty() { title } else { format!("{title}（{}に保存）", self.saved) }
    }
}

/// A kept assessment that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Its value among the offers.
    pub value: String,
    /// What is shown of it.
    pub label: String,
}
