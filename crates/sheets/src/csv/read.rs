//! A filled table of answers, read back.
//!
//! Columns are found by their headings, in any order. Titles, verdict and digests are computed anew
//! and not read.

use std::collections::{BTreeMap, BTreeSet};

use kijun_rules::Rules;
use kijun_rules::answers::{Exception, Service};

use super::columns::{
    ANSWER, CHECKLIST, CLASS, EDITION, EVIDENCE, EXCEPTION_APPROVER, EXCEPTION_MEASURE,
    EXCEPTION_REASON, EXCEPTION_UNTIL, FACT, FORMAT, ID, NOTE, OF_ANSWER, OF_EXCEPTION, OF_FILE,
    OMITTED_OF_ANSWER, OMITTED_OF_FILE, PHASE, PROVIDER, REASON, RULES_DIGEST, SCHEMA, SERVICE,
};
use super::table;
use crate::finding::{CellAddress, Reading, Weight};
use crate::intake::{Entry, Intake, Row};
use kijun_rules::text::quoted;

/// Return true if the bytes look like a table of answers.
#[must_use]
pub fn is_answers(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(table::BYTE_ORDER_MARK).unwrap_or(bytes);
    [b"\"".as_slice(), b""].iter().any(|quote| {
        text.strip_prefix(*quote).is_some_and(|text| text.starts_with(FORMAT.as_bytes()))
    })
}

/// Read a table of answers.
///
/// - `rules`: the rules of the checklist with this id; the cure, if it cannot be read here.
pub fn read<'r>(bytes: &[u8], rules: &dyn Fn(&str) -> Result<&'r Rules, String>) -> Reading {
    let rows = match table::read(bytes) {
        Ok(rows) => rows,
        Err(message) => return Reading::refused(message),
    };
    let Some((header, rows)) = rows.split_first() else {
        return Reading::refused("ファイルが空です。Kijunが書き出したCSVを選んでください。");
    };
    let table = Table { header, rows };
    let checklist = match table.recognised() {
        Ok(checklist) => checklist,
        Err(message) => return Reading::refused(message),
    };
    match rules(checklist) {
        Ok(rules) => table.intake(rules),
        Err(message) => Reading::refused(message),
    }
}

#[derive(Clone, Copy)]
struct Table<'a> {
    header: &'a [String],
    rows: &'a [Vec<String>],
}

impl<'a> Table<'a> {
    /// Return the checklist that the table is of.
    fn recognised(self) -> Result<&'a str, String> {
        let not_ours = || {
            "Kijunが書き出した回答のCSVではありません。点検画面か kijun export で書き出したものを選んでください。".to_owned()
        };
        let format = self.first(FORMAT).ok_or_else(not_ours)?;
        if format != SCHEMA {
            return Err(format!(
                "様式『{}』のCSVは読めません。読めるのは『{SCHEMA}』です。",
                quoted(format)
            ));
        }
        self.first(CHECKLIST).ok_or_else(not_ours)
    }

    /// Return the first text in the column that is not blank.
    fn first(self, heading: &str) -> Option<&'a str> {
        let column = self.column(heading)?;
        let texts = self.rows.iter().filter_map(|row| row.get(column));
        texts.map(|text| text.trim()).find(|text| !text.is_empty())
    }

    fn column(self, heading: &str) -> Option<usize> {
        self.header.iter().position(|known| known.trim() == heading)
    }

    /// Return the cell in this row and column; the row after the header is 0.
    fn entry(self, row: usize, column: usize) -> Entry<'a> {
        let text = self.rows.get(row).and_then(|row| row.get(column));
        entry(row + 1, column, text.map_or("", String::as_str))
    }

    fn heading(self, column: usize) -> Entry<'a> {
        entry(0, column, self.header.get(column).map_or("", String::as_str))
    }

    /// Return the columns whose heading is `name` and a number, in the order of the numbers.
    fn numbered(self, name: &str) -> Vec<usize> {
        let number = |(column, heading): (usize, &String)| {
            let number: u32 = heading.trim().strip_prefix(name)?.parse().ok()?;
            Some((number, column))
        };
        let columns: BTreeMap<u32, usize> =
            self.header.iter().enumerate().filter_map(number).collect();
        columns.into_values().collect()
    }

    fn intake(self, rules: &Rules) -> Reading {
        let mut intake = Intake::new(rules);
        self.check_headings(&mut intake);
        self.file(&mut intake);
        self.answers(&mut intake);
        intake.missing_rows();
        intake.finish()
    }

    /// Add findings about headings that are repeated, missing or unknown.
    fn check_headings(self, intake: &mut Intake<'_>) {
        let mut seen = BTreeSet::new();
        for (column, heading) in self.header.iter().enumerate() {
            let name = heading.trim();
            if name.is_empty() {
                self.beyond(column, intake);
            } else if !seen.insert(name) {
                let message = format!(
                    "見出し『{}』が2つあります。一方の列を削除してください。",
                    quoted(name)
                );
                intake.error(self.heading(column), message);
            } else if !is_heading(name) {
                let message = format!("『{}』の列は読み取りません。", quoted(name));
                intake.notice(self.heading(column), message);
            }
        }
        let widest = self.rows.iter().map(Vec::len).max().unwrap_or_default();
        for column in self.header.len()..widest {
            self.beyond(column, intake);
        }
        for (heading, weight) in [
            (ID, Weight::Error),
            (ANSWER, Weight::Error),
            (REASON, Weight::Notice),
            (NOTE, Weight::Notice),
            (CLASS, Weight::Notice),
        ] {
            if self.column(heading).is_none() {
                intake.find(weight, None, None, format!("『{heading}』の列がありません。"));
            }
        }
    }

    /// Add findings about texts in columns without a heading, which are not read.
    fn beyond(self, column: usize, intake: &mut Intake<'_>) {
        let entries = (0..self.rows.len()).map(|row| self.entry(row, column));
        if let Some(at) = entries.into_iter().find(|at| !at.is_blank()) {
            intake.notice(at, "見出しのない列の記入は読み取りません。");
        }
    }

    /// Take the data that is the same in every row.
    fn file(self, intake: &mut Intake<'_>) {
        let at = |heading: &str| self.column(heading).map(|column| self.entry(0, column));
        self.same(CHECKLIST, intake);
        self.same(FORMAT, intake);
        if let Some(at) = self.same(EDITION, intake) {
            intake.edition(at);
        }
        if let Some(at) = self.same(RULES_DIGEST, intake) {
            intake.rules_digest(at);
        }
        if let Some(at) = self.same(CLASS, intake).or_else(|| at(CLASS)) {
            intake.class(at);
        }
        let mut text = |heading| {
            let entry = self.same(heading, intake)?;
            Some(entry.text.to_owned())
        };
        let (name, provider) = (text(SERVICE), text(PROVIDER));
        if name.is_some() || provider.is_some() {
            intake.file.service = Some(Service { name, provider, ..Service::default() });
        }
        for column in self.numbered(PHASE) {
            if let Some(at) = self.same_in(column, intake) {
                intake.phase(at);
            }
        }
        for (column, heading) in self.header.iter().enumerate() {
            if let Some(id) = heading.trim().strip_prefix(FACT)
                && let Some(at) = self.same_in(column, intake)
            {
                intake.fact(id, at);
            }
        }
        if let Some(at) = self.same(OMITTED_OF_FILE, intake) {
            intake.notice(at, left_out(at.text));
        }
    }

    /// Return the cell of a column that is the same in every row; `None` if it is empty.
    fn same(self, heading: &str, intake: &mut Intake<'_>) -> Option<Entry<'a>> {
        self.same_in(self.column(heading)?, intake)
    }

    fn same_in(self, column: usize, intake: &mut Intake<'_>) -> Option<Entry<'a>> {
        let mut entries = (0..self.rows.len())
            .map(|row| self.entry(row, column))
            .filter(|at| !at.text.is_empty());
        let first = entries.next()?;
        if let Some(other) = entries.find(|at| at.text != first.text) {
            let message = format!(
                "{}の『{}』と異なります。この列は、どの行も同じにしてください。",
                first.cell,
                quoted(first.text)
            );
            intake.error(other, message);
        }
        Some(first)
    }

    fn answers(self, intake: &mut Intake<'_>) {
        let (Some(id), Some(answer)) = (self.column(ID), self.column(ANSWER)) else { return };
        let evidence = self.numbered(EVIDENCE);
        let exception = [EXCEPTION_REASON, EXCEPTION_MEASURE, EXCEPTION_UNTIL, EXCEPTION_APPROVER]
            .map(|heading| self.column(heading));
        let (reason, note) = (self.column(REASON), self.column(NOTE));
        let omitted = self.column(OMITTED_OF_ANSWER);
        for place in 0..self.rows.len() {
            let entry = |column| self.entry(place, column);
            let filled = exception.iter().flatten().chain(&evidence).copied();
            let mut filled = filled.chain([answer]).chain(reason).chain(note);
            if entry(id).is_blank() && filled.all(|column| entry(column).is_blank()) {
                continue;
            }
            let Some(requirement) = intake.row(entry(id)) else { continue };
            let row = Row {
                answer: Some(entry(answer)),
                reason: reason.map(entry),
                note: note.map(entry),
            };
            let evidence: Vec<&str> = evidence
                .iter()
                .map(|&column| entry(column).text)
                .filter(|text| !text.is_empty())
                .collect();
            intake.answer(&requirement, row, &evidence);
            let text =
                |column: Option<usize>| column.map_or("", |column| entry(column).text).into();
            let [reason, measure, until, approver] = exception.map(text);
            let exception = Exception { reason, measure, until, approver };
            if !exception.is_empty() {
                intake.answer_mut(&requirement).set_exception(&exception);
            }
            if let Some(at) = omitted.map(entry).filter(|at| !at.is_blank()) {
                intake.notice(at, left_out(at.text));
            }
        }
    }
}

fn entry(row: usize, column: usize, text: &str) -> Entry<'_> {
    let number = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
    Entry { sheet: None, cell: CellAddress { row: number(row), column: number(column) }, text }
}

fn is_heading(name: &str) -> bool {
    let numbered = |prefix| {
        name.strip_prefix(prefix).is_some_and(|number: &str| number.parse::<u32>().is_ok())
    };
    OF_FILE.contains(&name)
        || OF_ANSWER.contains(&name)
        || OF_EXCEPTION.contains(&name)
        || name.starts_with(FACT)
        || numbered(PHASE)
        || numbered(EVIDENCE)
}

fn left_out(names: &str) -> String {
    format!("元の回答ファイルにあった次のものは、この表に含まれていません: {}", quoted(names))
}
