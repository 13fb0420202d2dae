//! The cells to fill in above the table, and on the sheet for facts and phases.
//!
//! A cell is the form's own by its place in the form's block of labels, not by its text alone: a
//! person may write a label's words anywhere, and that must not replace an answer.

use std::collections::{BTreeMap, BTreeSet};

use kijun_rules::answers::Service;
use kijun_rules::model::Phase;

use super::record::{Field, Record};
use super::sheet::Tabled;
use super::workbook::Book;
use crate::finding::Weight;
use crate::guard::unguarded;
use crate::intake::{Entry, Intake};
use crate::xlsx::layout::{LABEL_COLUMN, PHASE_CHOSEN, key};
use kijun_rules::text::quoted;

/// Read the fields above the table, and those on the sheet for facts and phases.
pub(super) fn read(
    book: &Book,
    record: &Record,
    (table, columns): (Tabled<'_>, &BTreeMap<String, u32>),
    intake: &mut Intake<'_>,
) {
    // A column that has moved has taken the cells above it along.
    let moved = |column: u32| {
        let stood = record.columns.iter().find(|known| known.place == column);
        stood.and_then(|known| columns.get(&known.key)).copied().unwrap_or(column)
    };
    let above = record.fields.iter().filter(|field| !field.apart);
    let above = Block::find(table, above.collect(), &moved, intake);
    let apart = record.conditions(book).and_then(|place| book.sheets.get(place));
    // A sheet for them alone has no row of headings: all of its rows are searched.
    let apart = apart.map(|sheet| Tabled { sheet, name: Some(&sheet.name), header: u32::MAX });
    let more = record.fields.iter().filter(|field| field.apart);
    let more = apart.map(|sheet| Block::find(sheet, more.collect(), &|column| column, intake));
    for field in &record.fields {
        let block = if field.apart { more.as_ref() } else { Some(&above) };
        if let Some((block, place)) = block.and_then(|block| Some((block, block.value(field)?))) {
            let at = block.table.filled(place.0, place.1, intake);
            take(field, at, intake);
        } else {
            let message = format!("『{}』の欄が見つかりません。空欄として扱います。", field.label);
            intake.find(Weight::Notice, None, None, message);
        }
    }
    above.say_what_is_not_read(intake);
    if let Some(more) = &more {
        more.say_what_is_not_read(intake);
    }
}

/// The form's own labels on a sheet.
struct Block<'a> {
    table: Tabled<'a>,
    fields: Vec<&'a Field>,
    /// The row of each field's label, in the order of the fields.
    rows: Vec<Option<u32>>,
    /// The column of the labels.
    column: u32,
    /// The columns of the cells to fill in, by those of the form.
    values: BTreeMap<u32, u32>,
}

impl<'a> Block<'a> {
    /// Find the labels: most of them stand in one column as far from each other as in the form,
    /// wherever rows were added above them. The others stand between their neighbours.
    fn find(
        table: Tabled<'a>,
        fields: Vec<&'a Field>,
        moved: &dyn Fn(u32) -> u32,
        intake: &mut Intake<'_>,
    ) -> Self {
        let labels: BTreeMap<&str, usize> =
            fields.iter().enumerate().map(|(place, field)| (field.label.trim(), place)).collect();
        let mut stand: BTreeMap<u32, Vec<(u32, usize)>> = BTreeMap::new();
        let mut counts: BTreeMap<(u32, i64), usize> = BTreeMap::new();
        for (&(row, column), cell) in table.sheet.cells.range(..(table.header, 0)) {
            let Some(&place) = labels.get(unguarded(&cell.text).trim()) else { continue };
            let Some(field) = fields.get(place) else { continue };
            stand.entry(column).or_default().push((row, place));
            *counts.entry((column, i64::from(row) - i64::from(field.row))).or_default() += 1;
        }
        let own = moved(u32::from(LABEL_COLUMN));
        // The lowest of those with the most labels: rows are added above it.
        let best =
            counts.iter().max_by_key(|((column, shift), count)| (**count, *column == own, *shift));
        let (column, shift) = best.map_or((own, 0), |(place, _)| *place);
        let found = stand.get(&column).map_or(&[][..], Vec::as_slice);
        let mut block =
            Self { table, rows: vec![None; fields.len()], fields, column, values: BTreeMap::new() };
        for (row, place) in found {
            if block.is_shifted(*row, *place, shift) {
                block.rows[*place] = Some(*row);
            }
        }
        for place in 0..block.fields.len() {
            if block.rows[place].is_none() {
                block.find_between(place, found, intake);
            }
        }
        let by = i64::from(column) - i64::from(LABEL_COLUMN);
        for field in &block.fields {
            let beside = u32::try_from(i64::from(field.column) + by).unwrap_or(field.column);
            let value = if column == own { moved(field.column) } else { beside };
            block.values.insert(field.column, value);
        }
        let is_twice = counts.iter().any(|((other, shift_of_other), count)| {
            *other == column
                && *shift_of_other != shift
                && best.is_some_and(|(_, most)| count == most)
        });
        if is_twice && block.fields.len() > 1 {
            block.refuse_second(found, intake);
        }
        block
    }

    fn is_shifted(&self, row: u32, place: usize, shift: i64) -> bool {
        let field = self.fields.get(place);
        field.is_some_and(|field| i64::from(row) - i64::from(field.row) == shift)
    }

    /// Find a label between its neighbours. Add an error if it stands there more than once.
    fn find_between(&mut self, place: usize, found: &[(u32, usize)], intake: &mut Intake<'_>) {
        let known = |rows: &[Option<u32>]| rows.iter().flatten().copied().collect::<Vec<u32>>();
        let (before, after) = self.rows.split_at(place);
        let from = known(before).last().copied();
        let to = known(after).first().copied().unwrap_or(self.table.header);
        let own = found.iter().filter(|(row, label)| {
            *label == place && from.is_none_or(|from| *row > from) && *row < to
        });
        let mut own = own.map(|(row, _)| *row);
        match (own.next(), own.next()) {
            (Some(only), None) => self.rows[place] = Some(only),
            (Some(_), Some(second)) => self.say_twice(second, place, intake),
            _ => {}
        }
    }

    /// Add an error about a second block of labels, which is as good as the first.
    fn refuse_second(&self, found: &[(u32, usize)], intake: &mut Intake<'_>) {
        let second = found.iter().find(|(row, place)| {
            self.rows.get(*place).copied().flatten().is_some_and(|own| own != *row)
        });
        if let Some((row, place)) = second {
            self.say_twice(*row, *place, intake);
        }
    }

    fn say_twice(&self, row: u32, place: usize, intake: &mut Intake<'_>) {
        let label = self.fields.get(place).map_or("", |field| field.label.as_str());
        let message = format!(
            "『{}』の欄が2つあり、どちらが様式の欄か分かりません。様式にない方の行を削除してください。",
            quoted(label)
        );
        intake.error(self.table.at(row, self.column), message);
    }

    /// Return the cell to fill in of a field.
    fn value(&self, field: &Field) -> Option<(u32, u32)> {
        let place = self.fields.iter().position(|known| std::ptr::eq(*known, field))?;
        Some((self.rows.get(place).copied().flatten()?, *self.values.get(&field.column)?))
    }

    /// Add a finding about each label that is not the form's: somebody may take it for one. Other
    /// texts that are not read are named with the rest of the workbook.
    fn say_what_is_not_read(&self, intake: &mut Intake<'_>) {
        let labels: BTreeSet<&str> = self.fields.iter().map(|field| field.label.trim()).collect();
        let own_rows: BTreeSet<u32> = self.rows.iter().flatten().copied().collect();
        let values: BTreeSet<(u32, u32)> =
            self.fields.iter().filter_map(|field| self.value(field)).collect();
        for (&(row, column), cell) in self.table.sheet.cells.range(..(self.table.header, 0)) {
            let text = unguarded(&cell.text).trim();
            let is_own = column == self.column && own_rows.contains(&row);
            if labels.contains(text) && !is_own && !values.contains(&(row, column)) {
                let message = format!(
                    "『{}』とありますが、様式の欄ではないため読み取りません。",
                    quoted(text)
                );
                intake.notice(self.table.at(row, column), message);
            }
        }
    }
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
            } else if let Some(phase) = other.strip_prefix(key::PHASE).and_then(Phase::from_id)
                && intake.is_marked(at, PHASE_CHOSEN)
            {
                intake.file.phases.push(phase);
            }
        }
    }
}
