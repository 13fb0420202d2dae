//! The forms and answer files that the page makes and reads.

use kijun_rules::{AnswerFile, Rules};
use kijun_sheets::form::SheetForm;
use kijun_sheets::{Finding, csv, xlsx};

use super::answers::is_for;
use super::message::Reading;
use crate::client::kit::format::Format;

/// Make the form of a checklist with these answers; a blank form without answers. Return its name
/// and its bytes.
pub(super) fn make(
    rules: &Rules,
    form: &SheetForm,
    format: Format,
    answers: Option<&AnswerFile>,
) -> (String, Result<Vec<u8>, String>) {
    let checklist = rules.checklist();
    let blank = AnswerFile {
        checklist: checklist.id.clone(),
        edition: Some(checklist.edition.clone()),
        ..AnswerFile::default()
    };
    let what = if answers.is_some() { "answers" } else { "form" };
    let file = answers.unwrap_or(&blank);
    let bytes = match format {
        Format::Xlsx => xlsx::write(rules, form, answers).map_err(|error| error.to_string()),
        Format::Csv => {
            let words = |id: &str| form.words(id, file.class.as_deref());
            csv::answers::write(rules, file, &words).map_err(|error| error.to_string())
        }
        Format::Json => Ok(file.to_json().into_bytes()),
    };
    let class = file.class.as_deref().map(|class| format!("-{class}")).unwrap_or_default();
    let id = checklist.id.replace('/', "-");
    let name = format!("kijun-{what}-{id}{class}.{}", format.extension());
    (name, bytes)
}

/// Read a filled form.
pub(super) fn read(rules: &Rules, form: &SheetForm, bytes: &[u8]) -> Reading {
    let reading = if xlsx::read::is_workbook(bytes) {
        xlsx::read(bytes, &|of| is_for(rules, of).map(|()| (rules, form.clone())))
    } else {
        csv::read(bytes, &|of| is_for(rules, of).map(|()| rules))
    };
    reading.into_result().map_err(|findings| cause(bytes, findings))
}

/// Point to the input for answer files if the reader chose one in place of a form.
fn cause(bytes: &[u8], mut findings: Vec<Finding>) -> Vec<Finding> {
    if let (true, [finding]) = (AnswerFile::read(bytes).is_ok(), findings.as_mut_slice()) {
        "回答ファイル(JSON)です。点検の画面か、このページの「回答ファイル(JSON)から作る」で読み込んでください。"
            .clone_into(&mut finding.message);
    }
    findings
}
