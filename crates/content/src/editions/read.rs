//! Reads the editions of `standard.toml`, and the folders in which earlier ones are kept.

use super::map;
use crate::file::{Folder, Place, Wanted};
use crate::ids::Taken;
use crate::model::{Citation, Edition, Standard};
use crate::problem::{
    AnotherEdition, CurrentWithFolder, EditionInsideEdition, EditionsOutOfOrder, MapWithoutText,
    MissingKey, Problems,
};
use crate::procedure;
use crate::standard::{self, Whole};
use crate::toml_file::{Table, Text};

/// `[[edition]]` as it stands.
pub(crate) struct RawEdition {
    /// The edition's id.
    pub(crate) id: Text,
    in_force: Option<jiff::civil::Date>,
    /// What the document says of it: the place and the words, as written.
    said: Option<(Text, Text)>,
    /// The same, found in the document.
    cited: Option<Citation>,
    folder: Option<Text>,
    /// Whether a folder is named, in whatever way.
    has_folder: bool,
    pub(super) maps: Vec<RawMap>,
    pub(super) at: Place,
}

/// `[[edition.checklist]]`
pub(super) struct RawMap {
    pub(super) checklist: Text,
    pub(super) moved: Vec<RawMoved>,
    pub(super) dropped: Vec<Text>,
    pub(super) new: Vec<Text>,
    pub(super) at: Place,
}

/// One of `moved`.
pub(super) struct RawMoved {
    pub(super) from: Text,
    pub(super) to: Vec<Text>,
    pub(super) at: Place,
}

/// Reads an edition as it stands.
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

/// What the document says of the edition: the place and the words, both or neither.
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
    /// Finds in the document what it says of the edition; what is not there is recorded.
    pub(crate) fn cite(&mut self, context: &procedure::Context<'_>, problems: &mut Problems) {
        let said = self.said.take();
        self.cited = said.and_then(|(at, quote)| procedure::cite(context, &at, quote, problems));
    }
}

/// Records an edition that is in force before the one that it follows.
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

/// The editions with the texts of the earlier ones, read and compared with those after them.
///
/// `current` is the standard as read from its own folder.
pub(crate) fn complete(
    folder: &Folder<'_>,
    raw: Vec<RawEdition>,
    current: &Whole,
    problems: &mut Problems,
) -> Vec<Edition> {
    if matches!(folder.wanted, Wanted::Edition { .. }) {
        return raw.into_iter().map(|raw| inside(raw, problems)).collect();
    }
    let last = raw.len().saturating_sub(1);
    let mut editions: Vec<Edition> = Vec::new();
    // The edition held before the one at hand.
    let mut before: Option<Whole> = None;
    let mut broken = false;
    for (place, raw) in raw.into_iter().enumerate() {
        let is_current = place == last;
        let text = if is_current {
            if let Some(folder) = &raw.folder {
                problems.add(&folder.at, CurrentWithFolder { edition: raw.id.value.clone() });
            }
            None
        } else {
            read_folder(folder, &raw, &current.standard, problems)
        };
        let newer = if is_current { Some(current) } else { text.as_ref() };
        // Of a text that could not be read, enough has been said.
        broken |= !is_current && raw.has_folder && text.is_none();
        let maps = if let (Some(older), Some(newer)) = (&before, newer) {
            map::check(&raw, older, newer, problems)
        } else {
            if !broken {
                refuse(&raw, newer.is_none(), problems);
            }
            Vec::new()
        };
        editions.push(Edition {
            id: raw.id.value,
            in_force: raw.in_force,
            said: raw.cited,
            text: None,
            maps,
        });
        if text.is_some() {
            keep(&mut editions, before.take());
            before = text;
        }
    }
    keep(&mut editions, before);
    editions
}

/// Puts the text of an earlier edition at its place.
fn keep(editions: &mut [Edition], text: Option<Whole>) {
    let Some(Whole { standard, .. }) = text else {
        return;
    };
    let id = standard.current_edition().to_owned();
    if let Some(edition) = editions.iter_mut().find(|edition| edition.id == id) {
        edition.text = Some(Box::new(standard));
    }
}

/// Records maps that cannot be checked: this edition or the one before is not held.
fn refuse(raw: &RawEdition, this: bool, problems: &mut Problems) {
    let missing = if this { "この版" } else { "前の版" };
    for map in &raw.maps {
        problems.add(&map.at, MapWithoutText { missing });
    }
}

/// An edition in the folder of an earlier one, where only the last counts.
fn inside(raw: RawEdition, problems: &mut Problems) -> Edition {
    if let Some(folder) = &raw.folder {
        problems.add(&folder.at, EditionInsideEdition { key: "folder" });
    }
    if let Some(map) = raw.maps.first() {
        problems.add(&map.at, EditionInsideEdition { key: "checklist" });
    }
    let maps = Vec::new();
    Edition { id: raw.id.value, in_force: raw.in_force, said: raw.cited, text: None, maps }
}

/// The text of an earlier edition, if it is held.
fn read_folder(
    folder: &Folder<'_>,
    raw: &RawEdition,
    current: &Standard,
    problems: &mut Problems,
) -> Option<Whole> {
    let name = raw.folder.as_ref().filter(|name| name.is_written())?;
    if !Folder::is_inside(name, problems) {
        return None;
    }
    let path = format!("{}/{}", folder.path, name.value.trim_end_matches('/'));
    let wanted = Wanted::Edition { standard: &current.id, asked: &name.at };
    let text = standard::read_whole(&Folder { root: folder.root, path: &path, wanted }, problems)?;
    let found = text.standard.current_edition();
    if found != raw.id.value {
        let kind =
            AnotherEdition { folder: path, found: found.to_owned(), wanted: raw.id.value.clone() };
        problems.add(&name.at, kind);
        return None;
    }
    Some(text)
}
