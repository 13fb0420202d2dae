//! The rules of all rows, from their cells, remarks and notes.

mod beside;
mod cells;
mod clauses;
mod contradictions;
mod values;

use crate::legend::Legend;
use crate::level::{Context, Reading};
use crate::model::{Condition, Place, Severity};
use crate::numbers::Numbers;
use crate::read::{Reader, Row};
use crate::table::Kind;
use beside::{beside, notes, said};
use cells::{by_class, by_service, fill};
use clauses::clauses;
use contradictions::contradictions;
use std::collections::BTreeSet;
use values::values;

/// The state that all rows are read with.
pub(crate) struct With<'a> {
    pub(crate) legend: Legend,
    pub(crate) numbers: Numbers,
    pub(crate) cells: BTreeSet<String>,
    pub(crate) notes: &'a [String],
}

impl With<'_> {
    /// Return the state that a cell of a row is read with. `covers` are the rows of a merged cell;
    /// `text` is the demand of the row, folded.
    fn context<'a>(&'a self, row: usize, covers: &'a [usize], text: &'a str) -> Context<'a> {
        Context { legend: &self.legend, numbers: &self.numbers, row, covers, text }
    }
}

/// The meaning of a row beside its cells.
#[derive(Default)]
struct Beside {
    conditions: Vec<Condition>,
    /// The kinds of service that the row is for; empty for all.
    services: Vec<&'static str>,
    instead: Vec<usize>,
    consequence: Option<(Severity, Place, String)>,
    kind: Option<(&'static str, Option<String>)>,
    yes_is_bad: bool,
}

/// A cell with its reading.
struct Read {
    row: usize,
    class: usize,
    at: Place,
    words: String,
    reading: Reading,
    /// The kinds of service, where the level is given by kind of service.
    services: Vec<&'static str>,
    also: Vec<Place>,
}

/// Read the rules.
pub(crate) fn read(reader: &mut Reader<'_>, rows: &[Row<'_>], with: &With<'_>) {
    let service_kinds: Vec<&'static str> = rows.first().map_or_else(Vec::new, |row| {
        row.columns
            .iter()
            .filter_map(|column| match column.role {
                Kind::Service(kind) => Some(kind),
                _ => None,
            })
            .collect()
    });
    let has_levels =
        rows.first().is_some_and(|row| row.columns.iter().any(|column| column.role == Kind::Level));
    let has_services = !service_kinds.is_empty()
        || rows
            .iter()
            .any(|row| !said(row, with).services.is_empty() || !row.of(Kind::Applies).is_empty());
    if has_services {
        reader.fact("サービスの種別", &["SaaS", "PaaS", "IaaS"]);
    }
    let noted = notes(reader, with);
    let mut besides = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        let mut beside = beside(reader, place, row, with, has_levels);
        beside.conditions.extend(noted.get(&place).cloned().unwrap_or_default());
        beside.conditions.dedup();
        besides.push(beside);
    }
    let mut cells = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        if has_levels {
            cells.extend(by_class(place, row, rows, with));
        } else {
            cells.extend(by_service(place, row, with));
        }
    }
    fill(reader, &mut cells, rows, &besides, with);
    values(reader, &mut cells, &besides);
    clauses(reader, &cells, &besides, rows, with);
    contradictions(reader);
}
