//! Cells of the document's table that span rows and columns: `level.B = "<<"`, `other.x = "^^"`.
//!
//! A cell that belongs to another has its words, and its rule: a demand that spans three rows is one of
//! each of the three requirements.

use super::{RawCategory, RawCell, RawColumn, RawRequirement, RawWords};
use crate::joined::{FaultKind, Layout, Mark};
use crate::problem::{JoinedNothing, JoinedUnevenly, Problems};
use crate::source::{SourcePlace, Text};

/// A column whose cells may be joined.
enum Key<'a> {
    Level(&'a str),
    Other(&'a str),
    /// A column whose cells span rows by themselves, or never do.
    Fixed,
}

/// Join the cells of a table, category by category. Record cells that do not fit.
pub(super) fn join(columns: &[RawColumn], categories: &mut [RawCategory], problems: &mut Problems) {
    let keys: Vec<Key<'_>> = columns.iter().map(key).collect();
    for category in categories {
        let items = category.items.iter_mut();
        let mut rows: Vec<&mut RawRequirement> =
            items.flat_map(|item| &mut item.requirements).collect();
        let marks: Vec<Vec<Mark>> = rows
            .iter()
            .map(|row| keys.iter().map(|key| words(row, key).map_or(Mark::Own, mark)).collect())
            .collect();
        if marks.iter().flatten().all(|mark| *mark == Mark::Own) {
            continue;
        }
        match Layout::new(&marks) {
            Ok(layout) => fill(&layout, &keys, &mut rows, problems),
            Err(fault) => {
                let cell = rows.get(fault.row).zip(keys.get(fault.column));
                let at = cell.and_then(|(row, key)| words(row, key)).map(|words| words.at.clone());
                if let Some(at) = at {
                    record(fault.kind, &at, problems);
                }
                for row in &mut rows {
                    leave_out(row);
                }
            }
        }
    }
}

fn key(column: &RawColumn) -> Key<'_> {
    match (column.holds.value.as_str(), &column.class, &column.id) {
        ("level", Some(class), _) => Key::Level(&class.value),
        ("other", _, Some(id)) => Key::Other(&id.value),
        _ => Key::Fixed,
    }
}

fn mark(words: &Text) -> Mark {
    Mark::of(&words.value)
}

fn words<'r>(row: &'r RawRequirement, key: &Key<'_>) -> Option<&'r Text> {
    match key {
        Key::Level(class) => row.cell(class).map(|cell| &cell.words),
        Key::Other(id) => row.other(id),
        Key::Fixed => None,
    }
}

fn record(kind: FaultKind, at: &SourcePlace, problems: &mut Problems) {
    match kind {
        FaultKind::NothingAbove => problems.add(at, JoinedNothing { sign: "^^", place: "上" }),
        FaultKind::NothingAtLeft => problems.add(at, JoinedNothing { sign: "<<", place: "左" }),
        FaultKind::NoRectangle => problems.add(at, JoinedUnevenly),
    }
}

/// Take joined cells that do not fit for empty ones, so that nothing else is said of them.
fn leave_out(row: &mut RawRequirement) {
    if let RawWords::Row { cells, .. } = &mut row.words {
        for cell in cells.iter_mut().filter(|cell| mark(&cell.words) != Mark::Own) {
            cell.is_empty = true;
        }
    }
}

/// Give each joined cell the words and the rule of the cell that it belongs to.
fn fill(
    layout: &Layout,
    keys: &[Key<'_>],
    rows: &mut [&mut RawRequirement],
    problems: &mut Problems,
) {
    for place in 0..rows.len() {
        for (column, key) in keys.iter().enumerate() {
            let span = layout.span(place, column);
            if let Some(row) = rows.get_mut(place)
                && span != Some((1, 1))
            {
                row.joined.push((column, span));
            }
            let Some(owner) = layout.owner(place, column).filter(|own| *own != (place, column))
            else {
                continue;
            };
            let of = rows.get(owner.0).zip(keys.get(owner.1));
            let filled = of.is_some_and(|(above, owner_key)| {
                matches!(
                    (key, owner_key),
                    (Key::Level(_), Key::Level(_)) | (Key::Other(_), Key::Other(_))
                ) && words(above, owner_key).is_some()
            });
            let own = rows.get(place).and_then(|row| words(row, key)).map(|words| words.at.clone());
            let Some(at) = own else {
                continue;
            };
            if !filled {
                record(FaultKind::NothingAtLeft, &at, problems);
                continue;
            }
            match (key, keys.get(owner.1)) {
                (Key::Level(class), Some(Key::Level(from))) => {
                    let other_row = owner.0 != place;
                    let cell = rows.get(owner.0).and_then(|above| {
                        let cell = above.cell(from)?;
                        Some((cell.clone(), above.id.clone()))
                    });
                    let row = rows.get_mut(place).map(|row| &mut row.words);
                    if let (Some((cell, id)), Some(RawWords::Row { cells, .. })) = (cell, row) {
                        put_cell(cells, class, cell, other_row.then_some(id), &at);
                    }
                }
                (Key::Other(id), Some(Key::Other(from))) => {
                    let text = rows.get(owner.0).and_then(|above| above.other(from)).cloned();
                    let row = rows.get_mut(place).map(|row| &mut row.words);
                    if let (Some(text), Some(RawWords::Row { others, .. })) = (text, row)
                        && let Some((_, own)) = others.iter_mut().find(|(key, _)| key.value == *id)
                    {
                        own.value = text.value;
                    }
                }
                _ => {}
            }
        }
    }
}

/// Put a copy of the cell that it belongs to into a class's cell. Clauses of another row are read
/// there.
fn put_cell(
    cells: &mut [RawCell],
    class: &str,
    from: RawCell,
    other_row: Option<Text>,
    at: &SourcePlace,
) {
    let Some(own) = cells.iter_mut().find(|cell| cell.class.value == class) else {
        return;
    };
    let place = |text: Text| Text { at: at.clone(), ..text };
    own.words = place(from.words);
    own.is_empty = from.is_empty;
    // An editor may write the rule of this row at the cell itself.
    if !own.clauses.is_empty() || own.read_at.is_some() {
        return;
    }
    if let Some(id) = other_row.filter(|_| !from.clauses.is_empty()) {
        own.read_at = Some(place(id));
    } else {
        own.clauses = from.clauses;
        own.read_at = from.read_at.map(place);
    }
}
