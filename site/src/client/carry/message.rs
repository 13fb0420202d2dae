//! The messages of the page that carries answers over, and the effects in the browser.

use super::model::title;
use crate::client::kit::format::Download;
use crate::client::kit::notice;
use crate::client::kit::storage::{Kept, Trouble};

/// A message: something that happens on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// The reader chooses a kept assessment to carry over from, by its value among the offers;
    /// empty for none.
    Source(String),
    /// The record of the chosen assessment was read; `None` if it was removed.
    SourceRead(Result<Option<Kept>, Trouble>),
    /// The reader chose a file of this name: its bytes, or the reason why they could not be read.
    FileRead(String, Result<Vec<u8>, String>),
    /// The reader chooses the target, by its value among the offers; empty for a new assessment.
    Target(String),
    /// The record of the target was read for this purpose; `None` if it was removed.
    TargetRead(For, Result<Option<Kept>, Trouble>),
    /// The reader ticks the box of a requirement (true) or unticks it.
    Take(String, bool),
    /// The reader enters a name for the new assessment.
    Name(String),
    /// The reader presses a button.
    Act(Action),
    /// The proposals were kept as this record.
    Kept(Made, Listed),
    /// The proposals could not be kept.
    NotKept(Trouble),
    /// A file of this name was given out, with the proposals that [`Effect::Save`] counts; `None`
    /// if it could not be.
    Saved(Option<String>, usize, usize),
}

/// The purpose for which a record is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// To carry over to the record.
    Choice,
    /// To keep the proposals in the record.
    Keeping,
    /// To give the record out as a file, with the proposals.
    Saving,
}

/// The action of a button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Tick every proposal of a status.
    All,
    /// Tick none.
    None,
    /// Keep the ticked proposals in this browser.
    Keep,
    /// Give the ticked proposals out as an answer file.
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

/// An effect: something that the browser has to do.
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
    /// Give a file out, to which this many proposals were added and this many were not.
    Save(Download, usize, usize),
}

/// An answer file with added proposals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The text of the file.
    pub text: String,
    /// The number of proposals that were added.
    pub added: usize,
    /// The number of proposals that were not added, since the requirement had an answer or a
    /// proposal already.
    pub left: usize,
}

/// A record, and the time when it was saved, in words; empty if it is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The record.
    pub kept: Kept,
    /// The time when it was saved.
    pub saved: String,
}

impl Listed {
    /// Return the title of the record and the time when it was saved.
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
    /// The text that the reader sees.
    pub label: String,
}
