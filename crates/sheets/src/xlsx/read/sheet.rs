//! The parts of a sheet: cells as entries, the row of the headings, columns by heading.

use std::collections::{BTreeMap, BTreeSet};

use super::workbook::{Cell, Kind, Sheet};
use crate::finding::CellAddress;
use crate::guard::unguarded;
use crate::intake::{Entry, Intake};
use kijun_rules::text::{is_blank, quoted};

/// A column of the record, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) heading: String,
    pub(super) key: String,
    /// Its place when the workbook was made.
    pub(super) place: u32,
}

/// A sheet with a table in it.
#[derive(Clone, Copy)]
pub(super) struct Tabled<'a> {
    pub(super) sheet: &'a Sheet,
    /// The name in findings; `None` for the main sheet.
    pub(super) name: Option<&'a str>,
    /// The row with the headings.
    pub(super) header: u32,
}

impl Sheet {
    /// Return a cell's text without its guard; empty for an empty cell.
    pub(super) fn text(&self, row: u32, column: u32) -> &str {
        self.cells.get(&(row, column)).map_or("", |cell| unguarded(&cell.text))
    }

    /// Return the first cell of the merged area that a cell belongs to without being the first of
    /// it: a spreadsheet shows that cell's text here, too, and the file has none here.
    pub(super) fn merged_into(&self, row: u32, column: u32) -> Option<CellAddress> {
        let holds = |[first, last]: &&[(u32, u32); 2]| {
            (first.0..=last.0).contains(&row)
                && (first.1..=last.1).contains(&column)
                && *first != (row, column)
        };
        let [first, _] = self.merged.iter().find(holds)?;
        Some(CellAddress { row: first.0, column: first.1 })
    }

    /// Return the rows that are not empty.
    pub(super) fn rows(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = self.cells.keys().map(|(row, _)| *row).collect();
        rows.dedup();
        rows
    }

    /// Return the row with the most headings, if it has the needed ones.
    pub(super) fn header(&self, columns: &[Column], needed: &[&str]) -> Option<u32> {
        let keys = columns.iter().map(|column| (column.heading.trim(), column.key.as_str()));
        let keys: BTreeMap<&str, &str> = keys.collect();
        let mut found: BTreeMap<u32, BTreeSet<&str>> = BTreeMap::new();
        for ((row, _), cell) in &self.cells {
            if let Some(key) = keys.get(unguarded(&cell.text).trim()) {
                found.entry(*row).or_default().insert(key);
            }
        }
        let whole = found.iter().filter(|(_, keys)| needed.iter().all(|key| keys.contains(key)));
        // The first of those with the most.
        let most = whole.max_by_key(|(row, keys)| (keys.len(), u32::MAX - **row))?;
        Some(*most.0)
    }
}

impl<'a> Tabled<'a> {
    /// Return the columns of the table by key, with their present places. Add findings about
    /// columns that have moved, are missing, are repeated, or are not read.
    pub(super) fn columns(
        self,
        columns: &[Column],
        intake: &mut Intake<'_>,
    ) -> BTreeMap<String, u32> {
        let (mut found, mut moved) = (BTreeMap::new(), Vec::new());
        let mut stands: BTreeMap<&str, u32> = BTreeMap::new();
        for (place, text) in self.headings() {
            let is_ours = || columns.iter().any(|column| column.heading.trim() == text);
            if stands.contains_key(text) && is_ours() {
                let message = format!(
                    "見出し『{}』が2つあります。一方の列を削除してください。",
                    quoted(text)
                );
                intake.error(self.at(self.header, place), message);
            } else {
                stands.insert(text, place);
            }
        }
        for column in columns {
            let Some(&place) = stands.get(column.heading.trim()) else {
                let at = self.at(self.header, column.place);
                intake.notice(at, format!("『{}』の列がありません。", quoted(&column.heading)));
                continue;
            };
            self.sheet.see(self.header, place);
            if place != column.place {
                moved.push(format!("『{}』", column.heading));
            }
            found.insert(column.key.clone(), place);
        }
        if let (false, Some((place, _))) = (moved.is_empty(), self.headings().next()) {
            let message = format!(
                "{}の列の位置が様式と異なります。見出しで読み取りました。",
                quoted(&moved.concat())
            );
            intake.notice(self.at(self.header, place), message);
        }
        found
    }

    /// Return the texts in the row of the headings, with their columns.
    pub(super) fn headings(self) -> impl Iterator<Item = (u32, &'a str)> {
        let row = self.header;
        let cells = self.sheet.cells.range((row, 0)..=(row, u32::MAX));
        cells.map(|((_, column), cell)| (*column, unguarded(&cell.text).trim()))
    }

    /// Return true if the cell shows nothing. A formula is something, and so
    /// is the text of a cell that it is merged into.
    pub(super) fn is_blank(self, row: u32, column: u32) -> bool {
        if let Some(first) = self.sheet.merged_into(row, column) {
            return is_blank(self.sheet.text(first.row, first.column));
        }
        self.sheet
            .cells
            .get(&(row, column))
            .is_none_or(|cell| cell.kind == Kind::Value && is_blank(&cell.text))
    }

    /// Return the cell as an entry, unchecked.
    pub(super) fn at(self, row: u32, column: u32) -> Entry<'a> {
        self.sheet.see(row, column);
        Entry {
            sheet: self.name,
            cell: CellAddress { row, column },
            text: self.sheet.text(row, column),
        }
    }

    /// Return the cell as an entry. A formula or an error value is an error, and counts as empty;
    /// so is a cell that is merged into a filled one, whose meaning is unclear.
    pub(super) fn filled(self, row: u32, column: u32, intake: &mut Intake<'_>) -> Entry<'a> {
        let at = self.at(row, column);
        if let Some(first) = self.sheet.merged_into(row, column) {
            if !self.is_blank(row, column) {
                let message = format!(
                    "{first}のセルと結合されています。結合を解除して、欄ごとに記入してください。"
                );
                intake.error(at, message);
            }
            return Entry { text: "", ..at };
        }
        let wrong = match self.sheet.cells.get(&(row, column)) {
            Some(Cell { kind: Kind::Formula, .. }) => {
                "数式は使えません。式の代わりに値を記入してください。".to_owned()
            }
            Some(Cell { kind: Kind::Error, text, .. }) => {
                format!("エラー値『{}』になっています。値を記入し直してください。", quoted(text))
            }
            _ => return at,
        };
        intake.error(at, wrong);
        Entry { text: "", ..at }
    }
}
