//! Answers in Excel and CSV forms: read with their findings, which are said cell by cell.

use std::path::Path;

use kijun_rules::{AnswerFile, ReadError};
use kijun_sheets::{Kind, Reading, Weight, csv, xlsx};
use kijun_site::sheet_form::sheet_form;

use crate::catalogue::Catalogue;
use crate::commands::import::unreadable;
use crate::failure::{Failure, say};

/// Decode what Japanese Excel saves as CSV.
pub(crate) fn cp932(bytes: &[u8]) -> String {
    encoding_rs::SHIFT_JIS.decode_without_bom_handling(bytes).0.into_owned()
}

/// Read a filled form; `None` if the file is none. What it is, its bytes say; its name counts only
/// where they say nothing.
pub(crate) fn read(catalogue: &Catalogue<'_>, name: &str, bytes: &[u8]) -> Option<Reading> {
    let is_called = |extensions: &[&str]| {
        let given = Path::new(name).extension().and_then(|given| given.to_str());
        given.is_some_and(|given| extensions.iter().any(|known| given.eq_ignore_ascii_case(known)))
    };
    let kind = match Kind::of(bytes, cp932) {
        Kind::Other if is_called(&["xlsx", "xlsm", "xls"]) => Kind::Workbook,
        Kind::Other if is_called(&["csv", "tsv", "txt"]) => Kind::Table,
        kind => kind,
    };
    let entry = |id: &str| catalogue.find(id).map_err(|error| error.to_string());
    match kind {
        Kind::Workbook => Some(xlsx::read(bytes, &|id| {
            entry(id).map(|entry| (&entry.rules, sheet_form(entry.standard, entry.checklist)))
        })),
        Kind::Table => Some(csv::read(bytes, cp932, &|id| {
            entry(id).map(|entry| {
                let titles = entry.rules.requirements().map(|one| entry.title(one).to_owned());
                csv::Known { rules: &entry.rules, titles: titles.collect() }
            })
        })),
        Kind::Json | Kind::Other => None,
    }
}

/// Say what was found: `file:cell: fault, cure`. Return the answers.
///
/// # Errors
/// Fail, with how much there is to mend, if anything has to be mended.
pub(crate) fn report(name: &str, reading: Reading) -> Result<AnswerFile, Failure> {
    let (file, findings) = match reading.into_result() {
        Ok((file, findings)) => (Some(file), findings),
        Err(findings) => (None, findings),
    };
    for finding in &findings {
        let between = if finding.cell.is_some() || finding.sheet.is_some() { ":" } else { ": " };
        let mark = if finding.weight == Weight::Notice { "注意 " } else { "" };
        say(format_args!("{mark}{name}{between}{finding}"));
    }
    let errors = findings.iter().filter(|finding| finding.weight == Weight::Error);
    let errors: usize = errors.map(kijun_sheets::Finding::count).sum();
    file.ok_or_else(|| {
        Failure::Input(format!(
            "{name}: 直すところが{errors}件あります。直してから、もう一度実行してください。"
        ))
    })
}

/// Read answers of any kind: a filled form, or an answer file. What is said of an answer file's
/// checklist has its place in the file.
///
/// # Errors
/// Fail if anything has to be mended first.
pub(crate) fn answers(
    catalogue: &Catalogue<'_>,
    name: &str,
    bytes: &[u8],
) -> Result<AnswerFile, Failure> {
    match read(catalogue, name, bytes) {
        Some(reading) => report(name, reading),
        None => AnswerFile::read(bytes).map_err(|error| unreadable(name, &error)),
    }
}

/// Return the failure of an answer file whose checklist is not known here.
pub(crate) fn unknown_checklist(name: &str, bytes: &[u8], error: ReadError) -> Failure {
    let position = AnswerFile::position_of(bytes, "checklist");
    unreadable(name, &ReadError { position, ..error })
}
