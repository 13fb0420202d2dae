//! The forms and answer files that the page makes and reads.

use kijun_rules::{AnswerFile, Rules};
use kijun_sheets::form::SheetForm;
use kijun_sheets::{Finding, Kind, Weight, csv, xlsx};

use super::answers::{self, is_for};
use super::message::Reading;
use super::model::Export;
use crate::client::kit::decode::cp932;
use crate::client::kit::file_name::FileName;
use crate::client::kit::format::{Download, Format};
use crate::client::kit::table::{kind, listed};

/// Make the form of a checklist with these answers; a blank form without answers. Return its name
/// and its bytes.
pub(super) fn make(
    export: &Export,
    format: Format,
    answers: Option<&AnswerFile>,
) -> (FileName, Result<Vec<u8>, String>) {
    let Export { rules, form, .. } = export;
    let checklist = rules.checklist();
    let blank = AnswerFile {
        checklist: checklist.id.clone(),
        edition: Some(checklist.edition.clone()),
        ..AnswerFile::default()
    };
    let kind = if answers.is_some() { "回答" } else { "様式" };
    let name = FileName::new(kind, format.extension()).of(&export.name);
    let file = answers.unwrap_or(&blank);
    let bytes = match format {
        Format::Xlsx => xlsx::write(rules, form, answers).map_err(|error| error.to_string()),
        Format::Csv => {
            let words = |id: &str| form.words(id, file.class.as_deref());
            csv::answers::write(rules, file, &words).map_err(|error| error.to_string())
        }
        Format::Json => Download::json(name.clone(), file.to_json()).map(|download| download.bytes),
    };
    let class = checklist.classes.iter().find(|class| Some(&class.id) == file.class.as_ref());
    let service = file.service.as_ref().and_then(|service| service.name.as_deref());
    (name.of(class.map_or("", |class| &class.title)).about(service), bytes)
}

/// Read answers: a filled form, or an answer file.
pub(super) fn read(rules: &Rules, form: &SheetForm, bytes: &[u8]) -> Reading {
    let reading = match kind(bytes) {
        Kind::Workbook => {
            xlsx::read(bytes, &|of| is_for(rules, of).map(|()| (rules, form.clone())))
        }
        Kind::Json => {
            let read = answers::read(rules, bytes).map(|file| (file, Vec::new()));
            return read.map_err(|message| {
                let (weight, more) = (Weight::Error, Vec::new());
                vec![Finding { weight, sheet: None, cell: None, more, message }]
            });
        }
        Kind::Table | Kind::Other => {
            let title = |id: &str| form.words(id, None).title;
            let ids = || rules.checklist().requirements.iter();
            csv::read(bytes, cp932, &|of| {
                let titles = ids().map(|one| title(&one.id)).collect();
                is_for(rules, of).map(|()| csv::Known { rules, titles })
            })
        }
    };
    reading.into_result()
}

/// Read the answers that a form is to be made with: an answer file, or a filled form. Return them
/// with the notices about them.
pub(super) fn answers(
    rules: &Rules,
    form: &SheetForm,
    bytes: &[u8],
) -> Result<(AnswerFile, String), String> {
    match kind(bytes) {
        Kind::Workbook | Kind::Table => match read(rules, form, bytes) {
            Ok((file, notices)) => Ok((file, listed(&notices))),
            Err(findings) => Err(listed(&findings)),
        },
        Kind::Json | Kind::Other => answers::read(rules, bytes).map(|file| (file, String::new())),
    }
}
