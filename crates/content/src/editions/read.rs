//! Read the folders of earlier editions.

use super::map;
use super::raw::{RawEdition, Whole};
use crate::folder::{Folder, Wanted};
use crate::model::{Edition, Standard};
use crate::problem::{
    AnotherEdition, CurrentWithFolder, EditionInsideEdition, MapWithoutText, Problems,
};

/// The function that reads a standard from its folder, or `None` if its manifest cannot be read.
pub(crate) type ReadStandard = fn(&Folder<'_>, &mut Problems) -> Option<Whole>;

/// Return the editions with the texts of the earlier ones, each compared with the next.
///
/// `current` is the standard as read from its own folder.
pub(crate) fn complete(
    folder: &Folder<'_>,
    raw: Vec<RawEdition>,
    current: &Whole,
    read: ReadStandard,
    problems: &mut Problems,
) -> Vec<Edition> {
    if matches!(folder.wanted, Wanted::Edition { .. }) {
        return raw.into_iter().map(|raw| inside(raw, problems)).collect();
    }
    let last = raw.len().saturating_sub(1);
    let mut editions: Vec<Edition> = Vec::new();
    // The edition held before the current element of the loop.
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
            read_folder(folder, &raw, &current.standard, read, problems)
        };
        let newer = if is_current { Some(current) } else { text.as_ref() };
        // A text that could not be read has been recorded already.
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

/// Put the text of an earlier edition in its place.
fn keep(editions: &mut [Edition], text: Option<Whole>) {
    let Some(Whole { standard, .. }) = text else {
        return;
    };
    let id = standard.current_edition().to_owned();
    if let Some(edition) = editions.iter_mut().find(|edition| edition.id == id) {
        edition.text = Some(Box::new(standard));
    }
}

/// Record maps that cannot be checked: the text of this edition or of the one before is missing.
fn refuse(raw: &RawEdition, this: bool, problems: &mut Problems) {
    let missing = if this { "この版" } else { "前の版" };
    for map in &raw.maps {
        problems.add(&map.at, MapWithoutText { missing });
    }
}

/// Return an edition in the folder of an earlier one, which may not have folders or maps.
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

/// Return the text of an earlier edition, if it is held.
fn read_folder(
    folder: &Folder<'_>,
    raw: &RawEdition,
    current: &Standard,
    read: ReadStandard,
    problems: &mut Problems,
) -> Option<Whole> {
    let name = raw.folder.as_ref().filter(|name| name.is_written())?;
    if !Folder::is_inside(name, problems) {
        return None;
    }
    let path = format!("{}/{}", folder.path, name.value.trim_end_matches('/'));
    let wanted = Wanted::Edition { standard: &current.id, asked: &name.at };
    let text = read(&Folder { path: &path, wanted, ..*folder }, problems)?;
    let found = text.standard.current_edition();
    if found != raw.id.value {
        let kind =
            AnotherEdition { folder: path, found: found.to_owned(), wanted: raw.id.value.clone() };
        problems.add(&name.at, kind);
        return None;
    }
    Some(text)
}
