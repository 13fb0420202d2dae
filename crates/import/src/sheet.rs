//! The sheets of a workbook as people see them: merged cells filled, hidden ones set apart.

use std::collections::{BTreeMap, BTreeSet};

use kijun_sheets::column_name;
use kijun_sheets::xlsx::read::{GridKind, GridSheet, grid};

use crate::model::{Fault, Place};

/// A cell with something in it.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    pub(crate) text: String,
    pub(crate) kind: GridKind,
    /// The first cell of the merged area that gives this one its words.
    pub(crate) from: (u32, u32),
}

/// A sheet.
#[derive(Debug, Clone)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) is_hidden: bool,
    pub(crate) cells: BTreeMap<(u32, u32), Cell>,
    /// The words of hidden rows and columns.
    pub(crate) unseen: BTreeMap<(u32, u32), String>,
    pub(crate) merged: Vec<[(u32, u32); 2]>,
    /// The cells of the file that the cells of a sheet made of another come from.
    pub(crate) origins: BTreeMap<(u32, u32), (u32, u32)>,
}

/// The most rows of a document.
const MAX_ROWS: usize = 20_000;

/// Return the sheets of a workbook.
///
/// # Errors
/// Fail if it cannot be read, or if a cell holds an error of the spreadsheet.
pub(crate) fn sheets(file: &str, bytes: &[u8]) -> Result<Vec<Sheet>, Vec<Fault>> {
    let grids = grid(bytes).map_err(|message| vec![Fault::of_file(file, message)])?;
    let mut faults = Vec::new();
    let sheets: Vec<Sheet> = grids.into_iter().map(|grid| sheet(file, grid, &mut faults)).collect();
    if sheets.iter().all(|sheet| sheet.cells.is_empty()) {
        let message =
            "どのシートにも文字がありません。要件の表が入ったファイルか確認してください。";
        faults.push(Fault::of_file(file, message));
    }
    if faults.is_empty() { Ok(sheets) } else { Err(faults) }
}

fn sheet(file: &str, grid: GridSheet, faults: &mut Vec<Fault>) -> Sheet {
    let is_unseen = |(row, column): (u32, u32)| {
        grid.hidden_rows.contains(&row)
            || grid.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column))
    };
    let (mut cells, mut unseen) = (BTreeMap::new(), BTreeMap::new());
    for (place, cell) in grid.cells {
        if is_unseen(place) {
            unseen.insert(place, cell.text);
        } else if cell.kind == GridKind::Error {
            let at = Place::new(&grid.name, place);
            let message = format!(
                "セルが『{}』というエラーになっています。Excelで直すか、値を入れ直してください。",
                cell.text
            );
            faults.push(Fault { file: file.to_owned(), at: Some(at), message });
        } else {
            let text = cell.text.trim().replace("\r\n", "\n");
            cells.insert(place, Cell { text, kind: cell.kind, from: place });
        }
    }
    let rows: BTreeSet<u32> = cells.keys().map(|(row, _)| *row).collect();
    if rows.len() > MAX_ROWS {
        let message = format!(
            "『{}』のシートに{}行あります。取り込めるのは{MAX_ROWS}行までです。要件の表だけのファイルにしてください。",
            grid.name,
            rows.len()
        );
        faults.push(Fault::of_file(file, &message));
    }
    let sheet = Sheet::with_merged(grid.name, cells, grid.merged);
    Sheet { is_hidden: grid.is_hidden, unseen, ..sheet }
}

impl Sheet {
    /// Return a sheet of these cells, with merged areas (first and last cell) filled.
    pub(crate) fn with_merged(
        name: String,
        mut cells: BTreeMap<(u32, u32), Cell>,
        merged: Vec<[(u32, u32); 2]>,
    ) -> Self {
        let last = cells
            .keys()
            .fold((0, 0), |last, (row, column)| (last.0.max(*row), last.1.max(*column)));
        for [first, end] in &merged {
            let Some(cell) = cells.get(first).cloned() else { continue };
            // A merge may reach to the far end of the sheet, where there is nothing to fill.
            for row in first.0..=end.0.min(last.0) {
                for column in first.1..=end.1.min(last.1) {
                    cells.entry((row, column)).or_insert_with(|| cell.clone());
                }
            }
        }
        let (unseen, origins) = (BTreeMap::new(), BTreeMap::new());
        Self { name, is_hidden: false, cells, unseen, merged, origins }
    }

    /// Return the place of a cell in the file.
    pub(crate) fn place(&self, cell: (u32, u32)) -> Place {
        Place::new(&self.name, self.origins.get(&cell).copied().unwrap_or(cell))
    }

    /// Return the text of a cell; empty if there is none.
    pub(crate) fn text(&self, row: u32, column: u32) -> &str {
        self.cells.get(&(row, column)).map_or("", |cell| &cell.text)
    }

    /// Return the text of a cell that is no part of another's merged area.
    pub(crate) fn own(&self, row: u32, column: u32) -> &str {
        let cell = self.cells.get(&(row, column)).filter(|cell| cell.from == (row, column));
        cell.map_or("", |cell| &cell.text)
    }

    /// Return the rows with something in them.
    pub(crate) fn rows(&self) -> BTreeSet<u32> {
        self.cells.keys().map(|(row, _)| *row).collect()
    }

    /// Return the columns with something of their own in a row.
    pub(crate) fn columns(&self, row: u32) -> Vec<u32> {
        let cells = self.cells.range((row, 0)..=(row, u32::MAX));
        cells.map(|((_, column), _)| *column).collect()
    }

    /// Return the merged area that a cell is in.
    pub(crate) fn area(&self, row: u32, column: u32) -> Option<[(u32, u32); 2]> {
        let inside = |[first, last]: &&[(u32, u32); 2]| {
            (first.0..=last.0).contains(&row) && (first.1..=last.1).contains(&column)
        };
        self.merged.iter().find(inside).copied()
    }
}

/// Return the name of a cell (`B12`).
pub(crate) fn cell_name((row, column): (u32, u32)) -> String {
    format!("{}{}", column_name(column), row + 1)
}
