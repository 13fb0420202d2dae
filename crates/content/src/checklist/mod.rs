//! A checklist's file: the words of each requirement and, beside each cell, what is made of it.
//!
//! 1. [`raw`] reads the file as it stands and compares every word with the document.
//! 2. [`rules`] joins what stands apart ([`facts`], classes, requirements, [`clauses`]) by id,
//!    records what does not fit, and makes the engine's input.
//! 3. [`words`] lays the words out for display, in the document's order.

mod clauses;
mod facts;
mod raw;
mod rules;
mod words;

use crate::file::Folder;
use crate::model::{Checklist, ClassScheme};
use crate::original::Original;
use crate::problem::Problems;
use crate::toml_file::{Document, Text};

/// What a checklist needs from its standard.
pub(crate) struct Context<'a> {
    /// The standard's id.
    pub(crate) standard: &'a str,
    /// The current edition's id.
    pub(crate) edition: &'a str,
    /// The classes of the standard.
    pub(crate) classes: &'a ClassScheme,
    /// The document's text; `None` if it could not be read.
    pub(crate) original: Option<&'a Original>,
}

/// Reads the checklist that the standard names at `file`; its name, with its place, comes along.
pub(crate) fn read(
    folder: &Folder<'_>,
    file: &Text,
    context: &Context<'_>,
    problems: &mut Problems,
) -> Option<(Text, Checklist)> {
    let file = folder.read(file, problems)?;
    let document = Document::parse(&file, problems)?;
    let raw = raw::read(document.table(), context.original, problems);
    let rules = rules::build(&raw, context, problems);
    let name = raw.name.clone();
    Some((name, words::lay_out(raw, rules)))
}
