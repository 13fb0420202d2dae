//! The sheet with the table, and the cells above it.

use std::collections::BTreeMap;

use kijun_rules::answers::{Service, Status};
use kijun_rules::model::Phase;

use super::record::{Field, Record};
use super::sheet::Tabled;
use super::workbook::{Book, Sheet};
use crate::finding::Weight;
use crate::form::{ColumnKind, SheetForm};
use crate::intake::{Entry, Intake, Row, any_of};
use crate::xlsx::layout::{MAIN, PHASE_CHOSEN, key};

/// The ticks that people use for a requirement that is met.
const TICKS: [&str; 11] = ["✓", "✔", "☑", "✅", "レ", "○", "◯", "〇", "●", "◎", "■"];

/// Read the table; return the place of its sheet.
pub(super) fn read(
    book: &Book,
    record: &Record,
    form: &SheetForm,
    intake: &mut Intake<'_>,
) -> Option<usize> {
    let needed = [key::NUMBER, key::ANSWER];
    let header = |sheet: &Sheet| sheet.header(&record.columns, &needed);
    let named = book.sheets.iter().position(|sheet| sheet.name == MAIN && header(sheet).is_some());
    let any = || book.sheets.iter().position(|sheet| header(sheet).is_some());
    let place = named.or_else(any);
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
    fields(book, record, (table, &columns), intake);
    rows(table, &columns, form, intake);
    intake.missing_rows();
    place
}

/// Return the cells to fill in, above the table and on the sheet for facts and phases.
fn fields(
    book: &Book,
    record: &Record,
    (table, columns): (Tabled<'_>, &BTreeMap<String, u32>),
    intake: &mut Intake<'_>,
) {
    let apart = record.conditions(book).and_then(|place| book.sheets.get(place));
    // A sheet for them alone has no row of headings: all of its rows are searched.
    let apart = apart.map(|sheet| Tabled { sheet, name: Some(&sheet.name), header: u32::MAX });
    let (above, more) = (labels(Some(table)), labels(apart));
    for field in &record.fields {
        let (source, labels) = if field.apart { (apart, &more) } else { (Some(table), &above) };
        let cell = source.zip(labels.get(field.label.trim())).map(|(source, row)| {
            // A column that has moved has taken the cells above it along.
            let stood = record.columns.iter().find(|column| column.place == field.column);
            let stands = stood.and_then(|column| columns.get(&column.key));
            let column = stands.filter(|_| !field.apart).copied().unwrap_or(field.column);
            source.filled(*row, column, intake)
        });
        if let Some(at) = cell {
            take(field, at, intake);
        } else {
            let message = format!("『{}』の欄が見つかりません。空欄として扱います。", field.label);
            intake.find(Weight::Notice, None, None, message);
        }
    }
}

/// Return the rows of the texts above the headings: the first of each.
fn labels(table: Option<Tabled<'_>>) -> BTreeMap<&str, u32> {
    let mut rows = BTreeMap::new();
    if let Some(table) = table {
        for ((row, _), cell) in table.sheet.cells.range(..(table.header, 0)) {
            rows.entry(cell.text.trim()).or_insert(*row);
        }
    }
    rows
}

fn take(field: &Field, at: Entry<'_>, intake: &mut Intake<'_>) {
    let service = |intake: &mut Intake<'_>, set: fn(&mut Service, String)| {
        if !at.text.is_empty() {
            set(intake.file.service.get_or_insert_default(), at.text.to_owned());
        }
    };
    match field.key.as_str() {
        key::SERVICE_NAME => service(intake, |service, text| service.name = Some(text)),
        key::SERVICE_PROVIDER => service(intake, |service, text| service.provider = Some(text)),
        key::CLASS => intake.class(at),
        other => {
            if let Some(id) = other.strip_prefix(key::FACT) {
                intake.fact(id, at);
            } else if let Some(phase) = other.strip_prefix(key::PHASE).and_then(Phase::from_id) {
                match at.chosen().as_str() {
                    "" => {}
                    PHASE_CHOSEN => intake.file.phases.push(phase),
                    _ => intake
                        .error(at, format!("『{PHASE_CHOSEN}』を選ぶか、空欄にしてください。")),
                }
            }
        }
    }
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
    let evidence: BTreeMap<u32, u32> = columns
        .iter()
        .filter_map(|(key, place)| Some((key.strip_prefix(key::EVIDENCE)?.parse().ok()?, *place)))
        .collect();
    let own = [key::ANSWER, key::REASON, key::NOTE].map(column);
    for row in table.sheet.rows().into_iter().filter(|row| *row > table.header) {
        let id = table.at(row, number);
        let filled = own.iter().flatten().chain(evidence.values());
        if id.is_blank() && filled.copied().all(|column| table.is_blank(row, column)) {
            continue;
        }
        let Some(id) = intake.row(id) else { continue };
        changed_words(table, row, (&id, columns), form, intake);
        let [answer, reason, note] = own.map(|column| Some(table.filled(row, column?, intake)));
        let answer = answer.map(ticked);
        let evidence: Vec<&str> = evidence
            .values()
            .map(|column| table.filled(row, *column, intake).text)
            .filter(|text| !text.is_empty())
            .collect();
        intake.answer(&id, Row { answer, reason, note }, &evidence);
    }
}

/// Return the answer; a tick means that the requirement is met.
fn ticked(answer: Entry<'_>) -> Entry<'_> {
    if TICKS.contains(&answer.chosen().as_str()) {
        Entry { text: Status::Met.label(), ..answer }
    } else {
        answer
    }
}

/// Add findings about changed words of the form, which are not read.
fn changed_words(
    table: Tabled<'_>,
    row: u32,
    (id, columns): (&str, &BTreeMap<String, u32>),
    form: &SheetForm,
    intake: &mut Intake<'_>,
) {
    let same_edition = intake.file.edition.as_ref() == Some(&intake.rules.checklist().edition);
    let Some(words) = form.rows.iter().find(|words| words.id == id).filter(|_| same_edition) else {
        return;
    };
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
