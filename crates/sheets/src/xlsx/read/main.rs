//! The sheet with the table.

use std::collections::BTreeMap;

use kijun_rules::engine::RequirementStatus;
use kijun_rules::model::Severity;

use super::fields;
use super::record::Record;
use super::rest::is_current;
use super::sheet::Tabled;
use super::workbook::{Book, Sheet};
use crate::finding::Weight;
use crate::form::{ColumnKind, SheetForm};
use crate::identity::{TITLES, Wording};
use crate::intake::{Intake, Row, any_of};
use crate::xlsx::layout::{EVIDENCE_HEADING, MAIN, key};

/// Tell the intake the words by which the rows are told apart: those of the document's table, and
/// the titles on the sheet of exceptions.
pub(super) fn know_words(form: &SheetForm, intake: &mut Intake<'_>) {
    let words = form.rows.iter().flat_map(|row| {
        let cells = row.cells.iter().map(String::as_str).enumerate();
        let own = cells.zip(&form.columns).filter(|(_, column)| tells_apart(column.kind));
        let title = (TITLES, row.title.as_str());
        own.map(|(wording, _)| wording).chain([title]).map(|wording| (row.id.as_str(), wording))
    });
    intake.identities.set_words(words);
}

/// Return true if the texts of a column may belong to one requirement alone.
fn tells_apart(kind: ColumnKind) -> bool {
    matches!(kind, ColumnKind::Short | ColumnKind::Long)
}

/// Read the table; return the place of its sheet.
pub(super) fn read(
    book: &Book,
    record: &Record,
    form: &SheetForm,
    intake: &mut Intake<'_>,
) -> Option<usize> {
    let needed = [key::NUMBER, key::ANSWER];
    let header = |sheet: &Sheet| sheet.header(&record.columns, &needed);
    let place = book.place(MAIN, |sheet| header(sheet).is_some());
    let found = place.and_then(|place| {
        let sheet = book.sheets.get(place)?;
        Some(Tabled { sheet, name: None, header: header(sheet)? })
    });
    let Some(table) = found else {
        let headings = record.columns.iter().filter(|column| needed.contains(&column.key.as_str()));
        let headings: Vec<&str> = headings.map(|column| column.heading.as_str()).collect();
        let message = format!(
            "点検票の見出しの行({}のある行)が見つかりません。見出しを元に戻してください。",
            any_of(&headings)
        );
        intake.find(Weight::Error, None, None, message);
        return None;
    };
    let columns = table.columns(&record.columns, intake);
    fields::read(book, record, (table, &columns), intake);
    rows(table, &columns, form, intake);
    intake.missing_rows();
    place
}

/// Return the rows of the table.
fn rows(
    table: Tabled<'_>,
    columns: &BTreeMap<String, u32>,
    form: &SheetForm,
    intake: &mut Intake<'_>,
) {
    let column = |key: &str| columns.get(key).copied();
    let Some(number) = column(key::NUMBER) else { return };
    let evidence = evidence(table, columns);
    let own = [key::ANSWER, key::VALUE, key::REASON, key::NOTE].map(column);
    let words = form.columns.iter().enumerate().filter(|(_, column)| tells_apart(column.kind));
    let words =
        words.filter_map(|(place, _)| Some((place, column(&format!("{}{place}", key::WORDS))?)));
    let words: Vec<(usize, u32)> = words.collect();
    let below = || table.sheet.rows().into_iter().filter(|row| *row > table.header);
    intake.identities.set_rows(below().map(|row| table.sheet.text(row, number)));
    for row in below() {
        let id = table.at(row, number);
        let filled = own.iter().flatten().chain(&evidence);
        if id.is_blank() && filled.copied().all(|column| table.is_blank(row, column)) {
            continue;
        }
        let own_words =
            words.iter().map(|(place, column)| (*place, table.sheet.text(row, *column)));
        let own_words: Vec<Wording<'_>> = own_words.collect();
        let Some(id) = intake.row(id, &own_words) else { continue };
        changed_words(table, row, (&id, columns), form, intake);
        if let Some(column) = column(key::STATUS)
            && is_status(table.sheet.text(row, column))
        {
            table.sheet.see(row, column);
        }
        let [answer, value, reason, note] =
            own.map(|column| Some(table.filled(row, column?, intake)));
        let evidence: Vec<&str> = evidence
            .iter()
            .map(|column| table.filled(row, *column, intake).text)
            .filter(|text| !text.is_empty())
            .collect();
        intake.answer(&id, Row { answer, value, reason, note }, &evidence);
    }
}

/// Return the columns of the evidence, in the order of their numbers: those of the form, and those
/// that somebody added with a heading like theirs.
fn evidence(table: Tabled<'_>, columns: &BTreeMap<String, u32>) -> Vec<u32> {
    let number = |text: &str, before: &str| text.strip_prefix(before)?.parse::<u32>().ok();
    let own = columns.iter().map(|(key, place)| (number(key, key::EVIDENCE), *place));
    let added = table.headings().filter(|(place, _)| !columns.values().any(|own| own == place));
    let added = added.map(|(place, text)| (number(text, EVIDENCE_HEADING), place));
    let mut found: Vec<(u32, u32)> =
        own.chain(added).filter_map(|(number, place)| Some((number?, place))).collect();
    found.sort_unstable();
    let places = found.into_iter().map(|(_, place)| place);
    places.inspect(|place| table.sheet.see(table.header, *place)).collect()
}

/// The words of statuses that older forms have.
const STATUSES_BEFORE: [&str; 1] = ["この分類では求められません"];

/// Return true for the words of a status, as the form has them.
fn is_status(text: &str) -> bool {
    use RequirementStatus::{
        Follows, Met, NotRequired, Pending, Substituted, Unanswered, Unavailable,
    };
    let all = [NotRequired, Unavailable, Met, Unanswered, Pending, Substituted];
    let mut all = all.into_iter().chain(Severity::ALL.map(Follows));
    all.any(|status| status.label() == text.trim()) || STATUSES_BEFORE.contains(&text.trim())
}

/// Add findings about changed words of the form, which are not read.
fn changed_words(
    table: Tabled<'_>,
    row: u32,
    (id, columns): (&str, &BTreeMap<String, u32>),
    form: &SheetForm,
    intake: &mut Intake<'_>,
) {
    if !is_current(intake) {
        // The words of another edition.
        let of_form = columns.iter().filter(|(key, _)| key.starts_with(key::WORDS));
        return of_form.for_each(|(_, column)| table.sheet.see(row, *column));
    }
    let Some(words) = form.rows.iter().find(|words| words.id == id) else { return };
    for (place, (cell, column)) in words.cells.iter().zip(&form.columns).enumerate() {
        if column.kind == ColumnKind::Number {
            continue;
        }
        let Some(stands) = columns.get(&format!("{}{place}", key::WORDS)) else { continue };
        let at = table.at(row, *stands);
        if !at.text.lines().eq(cell.lines()) {
            intake.notice(at, "様式の文言が書き換えられています。書き換えた文言は読み取りません。");
        }
    }
}
