//! A form as another program has it, filled in by people.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use calamine::{Data, Reader, Xlsx};
use kijun_sheets::{Reading, xlsx};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use super::form::form;
use super::rules;

/// A value that a person or a program puts into a cell.
#[derive(Clone)]
pub enum Value {
    Text(String),
    Number(f64),
    Truth(bool),
    Day(u16, u8, u8),
    Sum,
}

pub fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// The cells of a sheet, by row and column.
pub type Cells = BTreeMap<(u32, u16), Value>;

/// A workbook as another program has it: cells without formats.
pub struct Book {
    pub sheets: Vec<(String, Cells)>,
}

impl Book {
    pub fn of(bytes: &[u8]) -> Self {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        let names = book.sheet_names();
        let sheets = names.into_iter().map(|name| {
            let range = book.worksheet_range(&name).unwrap();
            let (top, left) = range.start().unwrap_or_default();
            let cells = range.used_cells().map(|(row, column, value)| {
                let Data::String(text) = value else { panic!("{value:?}") };
                let place = (
                    top + u32::try_from(row).unwrap(),
                    u16::try_from(left).unwrap() + u16::try_from(column).unwrap(),
                );
                (place, Value::Text(text.clone()))
            });
            (name, cells.collect())
        });
        Self { sheets: sheets.collect() }
    }

    pub fn blank() -> Self {
        Self::of(&xlsx::write(&rules(), &form(), None).unwrap())
    }

    pub fn cells(&mut self, sheet: &str) -> &mut Cells {
        &mut self.sheets.iter_mut().find(|(name, _)| name == sheet).unwrap().1
    }

    /// Put a value into the cell called so, e.g. `点検票!B12` or, on the main sheet, `B12`.
    pub fn put(mut self, cell: &str, value: Value) -> Self {
        let (sheet, cell) = cell.split_once('!').unwrap_or(("点検票", cell));
        let column = u16::from(cell.as_bytes()[0] - b'A');
        let row: u32 = cell[1..].parse().unwrap();
        self.cells(sheet).insert((row - 1, column), value);
        self
    }

    /// Move cells to a new place, or delete them with `None`.
    pub fn rearrange(mut self, sheet: &str, to: impl Fn(u32, u16) -> Option<(u32, u16)>) -> Self {
        let cells = std::mem::take(self.cells(sheet));
        *self.cells(sheet) = cells
            .into_iter()
            .filter_map(|((row, column), value)| Some((to(row, column)?, value)))
            .collect();
        self
    }

    pub fn save(&self) -> Vec<u8> {
        let mut workbook = Workbook::new();
        for (name, cells) in &self.sheets {
            let sheet = workbook.add_worksheet().set_name(name).unwrap();
            for ((row, column), value) in cells {
                let (row, column) = (*row, *column);
                match value {
                    Value::Text(text) => sheet.write_string(row, column, text),
                    Value::Number(number) => sheet.write_number(row, column, *number),
                    Value::Truth(truth) => sheet.write_boolean(row, column, *truth),
                    Value::Day(year, month, day) => {
                        let day = ExcelDateTime::from_ymd(*year, *month, *day).unwrap();
                        let format = Format::new().set_num_format("yyyy/m/d");
                        sheet.write_datetime_with_format(row, column, &day, &format)
                    }
                    Value::Sum => sheet.write_formula(row, column, Formula::new("=1+1")),
                }
                .unwrap();
            }
        }
        workbook.save_to_buffer().unwrap()
    }

    pub fn read(&self) -> Reading {
        reading(&self.save())
    }

    pub fn said(&self) -> Vec<String> {
        self.read().findings().iter().map(ToString::to_string).collect()
    }
}

pub fn reading(bytes: &[u8]) -> Reading {
    let rules = rules();
    xlsx::read(bytes, &|id| match id {
        "example/cloud" => Ok((&rules, form())),
        _ => Err(format!("『{id}』の様式です。")),
    })
}

/// Return the same workbook with the text of its parts changed.
pub fn rewritten(workbook: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..from.len() {
        let mut part = from.by_index(place).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        to.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(change(&name, text).as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

pub fn said(bytes: &[u8]) -> Vec<String> {
    reading(bytes).findings().iter().map(ToString::to_string).collect()
}

/// Return the finding about words that are not read.
pub fn not_read(cell: &str, words: &str) -> String {
    format!(
        "{cell}: 『{words}』は、読み取らない欄に書かれています。必要なら、備考などの欄に移してください。"
    )
}

/// Return a form with the class chosen, which has no findings.
pub fn quiet() -> Book {
    Book::blank().put("C6", text("重要性分類S (A)"))
}
