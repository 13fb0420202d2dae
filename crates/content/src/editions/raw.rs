//! The editions of `standard.toml` as written.

use crate::ids::Taken;
use crate::model::{Citation, Standard};
use crate::problem::{EditionsOutOfOrder, MissingKey, Problems};
use crate::procedure;
use crate::source::{SourcePlace, Text};
use crate::toml_file::Table;

/// A standard as read. `complete` is false if one of its checklists could not be read.
pub(crate) struct Whole {
    pub(crate) standard: Standard,
    pub(crate) complete: bool,
}

/// The values of an `[[edition]]` as written.
pub(crate) struct RawEdition {
    /// The edition's id.
    pub(crate) id: Text,
    pub(super) in_force: Option<jiff::civil::Date>,
    /// The document's words on it: the place and the quote, as written.
    said: Option<(Text, Text)>,
    /// The same words, found in the document.
    pub(super) cited: Option<Citation>,
    pub(super) folder: Option<Text>,
    /// True if the key `folder` is written, even with a wrong value.
    pub(super) has_folder: bool,
    pub(super) maps: Vec<RawMap>,
    pub(super) at: SourcePlace,
}

/// `[[edition.checklist]]`
pub(super) struct RawMap {
    pub(super) checklist: Text,
    pub(super) moved: Vec<RawMoved>,
    pub(super) dropped: Vec<Text>,
    pub(super) new: Vec<Text>,
    pub(super) at: SourcePlace,
}

/// An entry of `moved`.
pub(super) struct RawMoved {
    pub(super) from: Text,
    pub(super) to: Vec<Text>,
    pub(super) at: SourcePlace,
}

/// Read an edition as it is written.
pub(crate) fn edition(
    mut table: Table<'_>,
    taken: &mut Taken,
    problems: &mut Problems,
) -> RawEdition {
    let id = table.text("id", problems);
    taken.take(&id, problems);
    let maps = table.tables("checklist", problems).into_iter();
    let edition = RawEdition {
        id,
        in_force: table.optional_date("in_force", problems),
        said: said(&mut table, problems),
        cited: None,
        has_folder: table.has("folder"),
        folder: table.optional_text("folder", problems),
        maps: maps.map(|each| raw_map(each, problems)).collect(),
        at: table.at().clone(),
    };
    table.finish(problems);
    edition
}

/// Read the document's words on the edition: the place and the quote, both or neither.
fn said(table: &mut Table<'_>, problems: &mut Problems) -> Option<(Text, Text)> {
    let (at, quote) = (table.optional_text("at", problems), table.optional_text("quote", problems));
    let (key, example) = match (at, quote) {
        (Some(at), Some(quote)) => return Some((at, quote)),
        (None, None) => return None,
        (None, _) => ("at", "\"history\""),
        (_, None) => ("quote", "\"原文の文言\""),
    };
    problems.add(table.at(), MissingKey { key, example });
    None
}

impl RawEdition {
    /// Find in the document its words on the edition. Record words that are not there.
    pub(crate) fn cite(&mut self, context: &procedure::Context<'_>, problems: &mut Problems) {
        let said = self.said.take();
        self.cited = said.and_then(|(at, quote)| procedure::cite(context, &at, quote, problems));
    }
}

/// Record an edition that is in force before the edition that it follows.
pub(crate) fn check_order(editions: &[RawEdition], problems: &mut Problems) {
    for (before, edition) in editions.iter().zip(editions.iter().skip(1)) {
        if let (Some(earlier), Some(later)) = (before.in_force, edition.in_force)
            && later < earlier
        {
            let kind = EditionsOutOfOrder {
                edition: edition.id.value.clone(),
                before: before.id.value.clone(),
            };
            problems.add(&edition.at, kind);
        }
    }
}

fn raw_map(mut table: Table<'_>, problems: &mut Problems) -> RawMap {
    let moved = table.tables("moved", problems).into_iter();
    let moved = moved.map(|mut table| {
        let moved = RawMoved {
            from: table.text("from", problems),
            to: table.texts("to", problems),
            at: table.at().clone(),
        };
        table.finish(problems);
        moved
    });
    let map = RawMap {
        moved: moved.collect(),
        checklist: table.text("name", problems),
        dropped: table.texts("dropped", problems),
        new: table.texts("new", problems),
        at: table.at().clone(),
    };
    table.finish(problems);
    map
}
