//! The findings of reading a table: fault, cell, cure.

use std::fmt;

/// A cell, by its place in its sheet, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct CellAddress {
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u32,
}

/// As spreadsheets call it: `B12`.
impl fmt::Display for CellAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", column_name(self.column), u64::from(self.row) + 1)
    }
}

/// Return a column as spreadsheets call it: `A`, `B` … `Z`, `AA` …
#[must_use]
pub fn column_name(column: u32) -> String {
    let (mut rest, mut letters) = (u64::from(column) + 1, Vec::new());
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// The weight of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// The table is not accepted before it is mended.
    Error,
    /// The table is accepted; the reader has to know this.
    Notice,
}

/// A finding of reading a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The weight.
    pub weight: Weight,
    /// The sheet, where the file has several and it is not the main one.
    pub sheet: Option<String>,
    /// The cell; `None` for the file as a whole.
    pub cell: Option<CellAddress>,
    /// Further cells of which the same is to be said.
    pub more: Vec<CellAddress>,
    /// The fault and, if there is one, the cure.
    pub message: String,
}

impl Finding {
    /// Return the cells as spreadsheets call them, a run in one column as `B12:B14`; `None` for the
    /// file as a whole.
    #[must_use]
    pub fn cells(&self) -> Option<String> {
        let first = self.cell?;
        let mut text = first.to_string();
        let (mut start, mut end) = (first, first);
        for &cell in &self.more {
            if cell.column == end.column && cell.row == end.row.saturating_add(1) {
                end = cell;
                continue;
            }
            if end != start {
                text = format!("{text}:{end}");
            }
            text = format!("{text}、{cell}");
            (start, end) = (cell, cell);
        }
        Some(if end == start { text } else { format!("{text}:{end}") })
    }

    /// Return the number of cells; 1 for the file as a whole.
    #[must_use]
    pub fn count(&self) -> usize {
        1 + self.more.len()
    }
}

/// `B12: fault, cure`; on another sheet than the main one `例外!B12: …`.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.sheet, self.cells()) {
            (Some(sheet), Some(cells)) => write!(f, "{sheet}!{cells}: ")?,
            (Some(sheet), None) => write!(f, "{sheet}: ")?,
            (None, Some(cells)) => write!(f, "{cells}: ")?,
            (None, None) => {}
        }
        f.write_str(&self.message)
    }
}

/// A filled table that was read.
#[derive(Debug, Clone)]
pub struct Reading {
    file: Option<kijun_rules::AnswerFile>,
    findings: Vec<Finding>,
}

impl Reading {
    /// Return a reading, with the errors first; it keeps the file if there is no error.
    pub(crate) fn new(file: kijun_rules::AnswerFile, findings: Vec<Finding>) -> Self {
        let is_error = |finding: &Finding| finding.weight == Weight::Error;
        let (mut findings, notices): (Vec<_>, Vec<_>) = findings.into_iter().partition(is_error);
        findings.extend(notices);
        let sound = findings.first().is_none_or(|finding| finding.weight == Weight::Notice);
        Self { file: sound.then_some(file), findings }
    }

    /// Return the reading of a file that cannot be read, for this reason.
    pub(crate) fn refused(message: impl Into<String>) -> Self {
        let message = message.into();
        let (weight, more) = (Weight::Error, Vec::new());
        let finding = Finding { weight, sheet: None, cell: None, more, message };
        Self { file: None, findings: vec![finding] }
    }

    /// Return the answers; `None` if anything has to be mended first.
    #[must_use]
    pub fn file(&self) -> Option<&kijun_rules::AnswerFile> {
        self.file.as_ref()
    }

    /// Return the findings, the errors first, each in the order of the file.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Return the answers with the notices about them.
    ///
    /// # Errors
    /// Fail with every finding if anything has to be mended.
    pub fn into_result(self) -> Result<(kijun_rules::AnswerFile, Vec<Finding>), Vec<Finding>> {
        match self.file {
            Some(file) => Ok((file, self.findings)),
            None => Err(self.findings),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CellAddress, Finding, Weight, column_name};

    #[test]
    fn cells_are_called_as_spreadsheets_call_them() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column_name(column), name);
        }
        assert_eq!(CellAddress { row: 11, column: 1 }.to_string(), "B12");
        assert_eq!(CellAddress { row: u32::MAX, column: 0 }.to_string(), "A4294967296");
    }

    #[test]
    fn a_finding_names_its_cell_and_its_sheet() {
        let cell = Some(CellAddress { row: 1, column: 2 });
        let (weight, message) = (Weight::Error, "誤り".to_owned());
        let mut finding = Finding { weight, sheet: None, cell, more: Vec::new(), message };
        assert_eq!(finding.to_string(), "C2: 誤り");
        let cell = |row, column| CellAddress { row, column };
        for (more, said) in [
            (vec![cell(5, 2)], "C2、C6: 誤り"),
            (vec![cell(2, 2), cell(3, 2)], "C2:C4: 誤り"),
            (vec![cell(2, 2), cell(4, 2), cell(5, 2), cell(6, 3)], "C2:C3、C5:C6、D7: 誤り"),
        ] {
            finding.more = more;
            assert_eq!(finding.to_string(), said);
        }
        finding.more = Vec::new();
        finding.sheet = Some("例外".to_owned());
        assert_eq!(finding.to_string(), "例外!C2: 誤り");
        finding.cell = None;
        assert_eq!(finding.to_string(), "例外: 誤り");
    }
}
