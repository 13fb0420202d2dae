//! The file of a checklist: the words of each requirement, and the rules made of them.
//!
//! A requirement is a row of the document's table, with its words in the file, or a passage of a
//! chapter, which the file names.
//!
//! 1. [`raw`] reads the file as it is and compares every word with the document.
//! 2. [`rules`] joins the separate parts ([`facts`], classes, [`columns`], requirements, the cells'
//!    [`clauses`] and those read in chapters, [`prose`]) by id, records what does not fit, and
//!    makes the engine's input.
//!    [`traps`] warns of requirements that nobody can meet.
//! 3. [`pieces`] returns the words of the table in the document's order.
//! 4. [`words`] lays the words out for display, in the document's order.

mod clauses;
mod columns;
mod facts;
mod pieces;
mod prose;
mod raw;
mod rules;
mod traps;
mod values;
mod words;

pub(crate) use raw::RawChecklist;

use crate::folder::Folder;
use crate::model::{Checklist, ClassScheme};
use crate::original::Original;
use crate::passages::Passages;
use crate::problem::Problems;
use crate::source::Text;
use crate::toml_file::Document;

/// The parts of a standard that a checklist needs.
pub(crate) struct Context<'a> {
    /// The standard's id.
    pub(crate) standard: &'a str,
    /// The current edition's id.
    pub(crate) edition: &'a str,
    /// The classes of the standard.
    pub(crate) classes: &'a ClassScheme,
    /// The document's text; `None` if it could not be read.
    pub(crate) original: Option<&'a Original>,
    /// The passages of the chapters.
    pub(crate) passages: &'a Passages,
}

/// Read the checklist that the standard names at `file`, without joining anything.
pub(crate) fn read(
    folder: &Folder<'_>,
    file: &Text,
    original: Option<&Original>,
    no_classes: bool,
    problems: &mut Problems,
) -> Option<RawChecklist> {
    let file = folder.read(file, problems)?;
    let document = Document::parse(&file, problems)?;
    Some(raw::read(document.table(), original, no_classes, problems))
}

/// Join a checklist with its standard.
pub(crate) fn join(raw: RawChecklist, context: &Context<'_>, problems: &mut Problems) -> Checklist {
    let built = rules::build(&raw, context, problems);
    words::lay_out(raw, built, context.passages)
}
