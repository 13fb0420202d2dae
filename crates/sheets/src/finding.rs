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
    /// The fault and, if there is one, the cure.
    pub message: String,
}

/// `B12: fault, cure`; on another sheet than the main one `例外!B12: …`.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.sheet, self.cell) {
            (Some(sheet), Some(cell)) => write!(f, "{sheet}!{cell}: ")?,
            (Some(sheet), None) => write!(f, "{sheet}: ")?,
            (None, Some(cell)) => write!(f, "{cell}: ")?,
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
    pub(crate) fn new(file: kijun_rules::AnswerFile, mut findings: Vec<Finding>) -> Self {
        findings.sort_by_key(|finding| finding.weight);
        let sound = findings.first().is_none_or(|finding| finding.weight == Weight::Notice);
        Self { file: sound.then_some(file), findings }
    }

    /// Return the reading of a file that cannot be read, for this reason.
    pub(crate) fn refused(message: impl Into<String>) -> Self {
        let message = message.into();
        let finding = Finding { weight: Weight::Error, sheet: None, cell: None, message };
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
        let mut finding =
            Finding { weight: Weight::Error, sheet: None, cell, message: "誤り".to_owned() };
        assert_eq!(finding.to_string(), "C2: 誤り");
        finding.sheet = Some("例外".to_owned());
        assert_eq!(finding.to_string(), "例外!C2: 誤り");
        finding.cell = None;
        assert_eq!(finding.to_string(), "例外: 誤り");
    }
}
