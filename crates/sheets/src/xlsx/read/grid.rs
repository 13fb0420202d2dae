//! Any workbook as its cells: for documents that are no forms of Kijun.
//!
//! Nothing is interpreted here beyond the formats of numbers: a day stays a day with the letters of
//! its format, a percentage is shown as Excel shows it. Hidden rows, columns and sheets are told.

use std::collections::{BTreeMap, BTreeSet};

use super::opened::{Meaning, Opened, Value, Written};
use super::values::{Format, shown};

/// The most merged areas in a sheet of a document.
const MAX_MERGED: usize = 20_000;

/// The kind of a cell's value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GridKind {
    /// A text, as it was typed.
    Text,
    /// A number without a format that says more.
    Number,
    /// A number that is shown as a percentage; the text is in percent (`99.5%`).
    Percent,
    /// A day: the text is `2025-02-01`, and this is the code of its format (`m"月"d"日"`).
    Day(String),
    /// An error such as `#REF!`.
    Error,
}

/// A cell that is not empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridCell {
    /// The text.
    pub text: String,
    /// The kind of the value.
    pub kind: GridKind,
    /// True for the result of a formula.
    pub is_formula: bool,
}

/// A sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GridSheet {
    /// The name on its tab.
    pub name: String,
    /// True if people do not see it.
    pub is_hidden: bool,
    /// The cells that are not empty, by row and column, counted from 0.
    pub cells: BTreeMap<(u32, u32), GridCell>,
    /// The merged areas: their first and their last cell.
    pub merged: Vec<[(u32, u32); 2]>,
    /// The rows that people do not see.
    pub hidden_rows: BTreeSet<u32>,
    /// The columns that people do not see: first and last.
    pub hidden_columns: Vec<(u32, u32)>,
}

/// Return the sheets of a workbook in their order.
///
/// # Errors
/// Fail with the fault and its cure: no workbook, an old one, one with a password, too large a one.
pub fn grid(bytes: &[u8]) -> Result<Vec<GridSheet>, &'static str> {
    let mut opened = Opened::open(bytes)?;
    let mut sheets = Vec::new();
    for listed in std::mem::take(&mut opened.sheets) {
        let Some(found) = opened.cells(&listed.part, MAX_MERGED, cell)? else { continue };
        sheets.push(GridSheet {
            name: listed.name,
            is_hidden: listed.is_hidden,
            cells: found.all,
            merged: found.merged,
            hidden_rows: found.hidden_rows,
            hidden_columns: found.hidden_columns,
        });
    }
    Ok(sheets)
}

/// The format of a cell: the meaning of its numbers, and its code.
#[derive(Clone)]
struct Code {
    format: Format,
    is_percent: bool,
    letters: String,
}

impl Meaning for Code {
    fn of_code(code: String) -> Self {
        let is_percent = code.contains('%');
        Self { format: Format::of_code(&code), is_percent, letters: code }
    }

    fn built_in(id: u32) -> Self {
        // The Japanese editions show these as month and day.
        let code = match id {
            16 => "d-mmm",
            17 | 55 => "mmm-yy",
            30 => "m/d/yy",
            56 => "m\"月\"d\"日\"",
            _ => "yyyy/m/d",
        };
        Self {
            format: Format::built_in(id),
            is_percent: matches!(id, 9 | 10),
            letters: code.to_owned(),
        }
    }
}

/// Make a cell, with the size of its text; `None` if there is nothing in it.
fn cell(written: Written<'_, Code>) -> Option<(GridCell, usize)> {
    let (text, kind) = match written.value {
        Value::Text(text) => (text.to_string(), GridKind::Text),
        Value::Error(text) => (text.to_string(), GridKind::Error),
        Value::Number(number, code) => shown_as(number, code, written.since_1904),
    };
    if text.trim().is_empty() {
        return None;
    }
    let length = text.len();
    Some((GridCell { text, kind, is_formula: written.is_formula }, length))
}

/// Return a number as its format shows it.
fn shown_as(number: f64, code: Option<&Code>, since_1904: bool) -> (String, GridKind) {
    let Some(code) = code else { return (number.to_string(), GridKind::Number) };
    if code.is_percent {
        return (format!("{}%", hundredfold(&number.to_string())), GridKind::Percent);
    }
    let text = shown(number, code.format, since_1904);
    if code.format == Format::Day {
        (text, GridKind::Day(code.letters.clone()))
    } else {
        (text, GridKind::Number)
    }
}

/// Return a decimal with its point moved two places to the right: exact, as digits.
fn hundredfold(number: &str) -> String {
    let (sign, digits) = match number.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", number),
    };
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    let padded = format!("{rest:0<2}");
    let (moved, rest) = padded.split_at_checked(2).unwrap_or((&padded, ""));
    let whole = format!("{whole}{moved}");
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

#[cfg(test)]
mod tests {
    use super::hundredfold;

    #[test]
    fn a_percentage_is_exact() {
        for (number, percent) in [
            ("0.995", "99.5"),
            ("0.99", "99"),
            ("1", "100"),
            ("0.9999", "99.99"),
            ("0.005", "0.5"),
            ("-0.1", "-10"),
            ("0", "0"),
        ] {
            assert_eq!(hundredfold(number), percent, "{number}");
        }
    }
}
