//! Answers in Excel and CSV forms: read with their findings, which are said cell by cell.

use std::path::Path;

use kijun_rules::AnswerFile;
use kijun_sheets::{Reading, Weight, csv, xlsx};
use kijun_site::sheet_form::sheet_form;

use crate::catalogue::Catalogue;
use crate::failure::say;

/// Read a filled form; `None` if the file is none, by its content and its name.
pub(crate) fn read(catalogue: &Catalogue<'_>, name: &str, bytes: &[u8]) -> Option<Reading> {
    let is_called = |extension: &str| {
        let given = Path::new(name).extension().and_then(|given| given.to_str());
        given.is_some_and(|given| given.eq_ignore_ascii_case(extension))
    };
    let entry = |id: &str| catalogue.find(id).map_err(|error| error.to_string());
    if xlsx::read::is_workbook(bytes) || is_called("xlsx") {
        Some(xlsx::read(bytes, &|id| {
            entry(id).map(|entry| (&entry.rules, sheet_form(entry.standard, entry.checklist)))
        }))
    } else if csv::is_answers(bytes) || is_called("csv") {
        Some(csv::read(bytes, &|id| entry(id).map(|entry| &entry.rules)))
    } else {
        None
    }
}

/// Say what was found: `file:cell: fault, cure`. Return the answers if nothing has to be
/// mended.
pub(crate) fn report(name: &str, reading: Reading) -> Option<AnswerFile> {
    let (file, findings) = match reading.into_result() {
        Ok((file, findings)) => (Some(file), findings),
        Err(findings) => (None, findings),
    };
    for finding in &findings {
        let between = if finding.cell.is_some() || finding.sheet.is_some() { ":" } else { ": " };
        let mark = if finding.weight == Weight::Notice { "注意 " } else { "" };
        say(format_args!("{mark}{name}{between}{finding}"));
    }
    let errors = findings.iter().filter(|finding| finding.weight == Weight::Error).count();
    if errors > 0 {
        say(format_args!(
            "{name}: 直すところが{errors}件あります。直してから、もう一度実行してください。"
        ));
    }
    file
}
