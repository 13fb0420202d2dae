//! The cells of a row, and what other cells say about them: 同上, いずれか without numbers, blanks.

use super::{Beside, Read, With};
use crate::fold::fold;
use crate::level;
use crate::level::{Reading, Rule};
use crate::read::{Reader, Row};
use crate::table::Kind;
use std::collections::{BTreeMap, BTreeSet};

/// Read the cells of a row by class.
pub(super) fn by_class(
    place: usize,
    row: &Row<'_>,
    rows: &[Row<'_>],
    with: &With<'_>,
) -> Vec<Read> {
    let columns = row.columns.iter().filter(|column| column.role == Kind::Level);
    let text = fold(row.of(Kind::Text));
    let read = columns.enumerate().map(|(class, column)| {
        let words = row.sheet.text(row.at, column.column).to_owned();
        let area = row.sheet.area(row.at, column.column);
        let covers: Vec<usize> = match area {
            Some([first, last]) => {
                let is_in = |other: &Row<'_>| {
                    other.sheet.name == row.sheet.name && (first.0..=last.0).contains(&other.at)
                };
                rows.iter()
                    .enumerate()
                    .filter(|(_, other)| is_in(other))
                    .map(|(place, _)| place)
                    .collect()
            }
            None => Vec::new(),
        };
        let context = with.context(place, &covers, &text);
        let mut reading = level::read(&words, &context);
        if let Rule::Among { instead, of, at_least, severity } = &reading.rule
            && instead.is_empty()
            && of.len() == 1
            && *at_least == 1
        {
            let severity = *severity;
            if of.contains(&place) {
                reading.rule = Rule::One(severity);
            }
        }
        let from = row
            .sheet
            .cells
            .get(&(row.at, column.column))
            .map_or((row.at, column.column), |cell| cell.from);
        Read {
            row: place,
            class,
            at: row.sheet.place(from),
            words,
            reading,
            services: Vec::new(),
            also: Vec::new(),
        }
    });
    read.collect()
}

/// Read the cells of a row by kind of service: cells with the same meaning are one.
pub(super) fn by_service(place: usize, row: &Row<'_>, with: &With<'_>) -> Vec<Read> {
    let text = fold(row.of(Kind::Text));
    let mut reads: Vec<Read> = Vec::new();
    for column in row.columns {
        let Kind::Service(kind) = column.role else { continue };
        let words = row.sheet.text(row.at, column.column).to_owned();
        let at = row.sheet.place((row.at, column.column));
        let context = with.context(place, &[], &text);
        let reading = level::read(&words, &context);
        if let Some(same) =
            reads.iter_mut().find(|same| same.reading.rule == reading.rule && same.words == words)
        {
            same.services.push(kind);
            same.also.push(at);
        } else {
            reads.push(Read {
                row: place,
                class: 0,
                at,
                words,
                reading,
                services: vec![kind],
                also: Vec::new(),
            });
        }
    }
    if reads.is_empty() {
        let reading = level::of_demand(&text);
        let at = row.sheet.place((row.at, 0));
        reads.push(Read {
            row: place,
            class: 0,
            at,
            words: String::new(),
            reading,
            services: Vec::new(),
            also: Vec::new(),
        });
    }
    reads
}

/// Fill in what other cells say: 同上, いずれか without numbers, blanks.
pub(super) fn fill(
    reader: &mut Reader<'_>,
    cells: &mut [Read],
    rows: &[Row<'_>],
    besides: &[Beside],
    with: &With<'_>,
) {
    let filled: BTreeSet<usize> =
        cells.iter().filter(|cell| !cell.words.is_empty()).map(|cell| cell.row).collect();
    let blank_is_nothing = with.legend.is_blank_nothing(&with.cells);
    let mut above: BTreeMap<usize, (usize, Reading)> = BTreeMap::new();
    for place in 0..cells.len() {
        let Some(cell) = cells.get(place) else { continue };
        let (row, class) = (cell.row, cell.class);
        let mut reading = cell.reading.clone();
        match &reading.rule {
            Rule::Same => match above.get(&class) {
                Some((_, found)) => {
                    reading = Reading {
                        sure: found.sure,
                        why: format!(
                            "上の欄と同じ: {}",
                            found.why.trim_start_matches("上の欄と同じ: ")
                        ),
                        ..found.clone()
                    };
                    if let Rule::One(_) = reading.rule {
                        reading.condition = None;
                    }
                }
                None => {
                    reading = Reading {
                        rule: Rule::Unknown,
                        sure: false,
                        why: "上に欄がありません。".to_owned(),
                        ..reading
                    }
                }
            },
            Rule::Loose { at_least, severity } => {
                let of = loose(cells, rows, row, class);
                let rule = Rule::Among {
                    instead: Vec::new(),
                    of,
                    at_least: *at_least,
                    severity: *severity,
                };
                reading = Reading { rule, ..reading };
            }
            Rule::Nothing if cell.words.is_empty() => {
                let whole = !filled.contains(&row);
                reading.sure = blank_is_nothing && !whole;
                if whole {
                    "水準の欄がすべて空欄です。".clone_into(&mut reading.why);
                } else if !reading.sure {
                    "空欄です。ほかの行では「求めない」ことを印で表しているため、記入もれかもしれません。".clone_into(&mut reading.why);
                }
                if let Some(limited) = limited(reader, rows, row, class, with) {
                    reading = limited;
                }
            }
            _ => {}
        }
        // A demand that names other rows: 「次の(16)から(18)までのうち、いずれか1つ以上に該当すること」.
        if let Rule::One(severity) = reading.rule
            && let Some(requirement) = reader.draft.requirements.get(row)
        {
            let (template, sets) = with.numbers.template(&fold(&requirement.text));
            let is_any = template.contains("うち")
                && (template.contains("いずれか") || template.contains("以上"));
            if let Some(set) = sets
                .iter()
                .find(|set| is_any && set.members.len() > 1 && !set.members.contains(&row))
            {
                let severity = besides
                    .get(row)
                    .and_then(|beside| beside.consequence.as_ref())
                    .map_or(severity, |(severity, ..)| *severity);
                reading.rule = Rule::Among {
                    instead: Vec::new(),
                    of: set.members.clone(),
                    at_least: 1,
                    severity,
                };
                reading.sure = false;
                "ほかの要件の答えから決まると読みました。一つの要件として答えるとも読めます。"
                    .clone_into(&mut reading.why);
            }
        }
        // A sentence says less than what stands around it.
        let is_told = besides.get(row).is_some_and(|beside| !beside.conditions.is_empty());
        if reading.why == level::VERB && is_conditional(reader, row, is_told) {
            reading.sure = false;
            "条件や例外を表す文言が、行の中か見出しにあります。".clone_into(&mut reading.why);
        }
        above.insert(class, (row, reading.clone()));
        if let Some(cell) = cells.get_mut(place) {
            cell.reading = reading;
        }
    }
}

/// Return true if the words around a rule speak of circumstances or exceptions.
///
/// `is_told`: a circumstance was read from the row already.
fn is_conditional(reader: &Reader<'_>, row: usize, is_told: bool) -> bool {
    let Some(requirement) = reader.draft.requirements.get(row) else { return false };
    let mut words = requirement.other.values().chain([&requirement.text]);
    let signs = ["場合", "とき", "際は", "際に"];
    let is_open = !is_told && words.any(|words| signs.iter().any(|sign| words.contains(sign)));
    // A heading names the class by its circumstance; only consent says more.
    is_open || requirement.category.contains("認める") || requirement.text.contains("いずれか")
}

/// Return the rows that 「いずれか」 without numbers is about: those that another class names in the
/// same row, else the row and those below that say 同上.
fn loose(cells: &[Read], _rows: &[Row<'_>], row: usize, class: usize) -> Vec<usize> {
    let others = cells.iter().filter(|cell| cell.row == row && cell.class != class);
    let named = others.filter_map(|cell| match &cell.reading.rule {
        Rule::Among { instead, of, .. } => {
            let mut all: Vec<usize> = instead.iter().chain(of).copied().collect();
            all.sort_unstable();
            Some(all)
        }
        _ => None,
    });
    if let Some(named) = named.max_by_key(Vec::len) {
        return named;
    }
    let below = cells.iter().filter(|cell| cell.class == class && cell.row > row);
    let same = below.take_while(|cell| cell.reading.rule == Rule::Same).map(|cell| cell.row);
    std::iter::once(row).chain(same).collect()
}

/// Return the value for a class that a remark gives: 「機密性3　2年以上」.
fn limited(
    reader: &Reader<'_>,
    rows: &[Row<'_>],
    place: usize,
    class: usize,
    with: &With<'_>,
) -> Option<Reading> {
    let row = rows.get(place)?;
    let title = fold(&reader.draft.classes.get(class)?.title);
    if title.is_empty() {
        return None;
    }
    for column in row.columns.iter().filter(|column| column.role == Kind::Other) {
        for line in row.sheet.text(row.at, column.column).lines() {
            let folded = fold(line);
            let Some(value) = folded.strip_prefix(&title) else { continue };
            let value = value.trim_start_matches([':', '、']);
            let text = fold(row.of(Kind::Text));
            let context = with.context(place, &[], &text);
            let reading = level::read(value, &context);
            if let Rule::Limit { .. } = reading.rule {
                return Some(Reading {
                    sure: false,
                    why: "水準の欄は空欄で、ほかの欄に値だけがあります。".to_owned(),
                    ..reading
                });
            }
        }
    }
    None
}
