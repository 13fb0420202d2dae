//! A filled table of answers, read back.
//!
//! Columns are found by their headings, in any order. Titles, verdict and digests are computed anew
//! and not read.

use std::collections::BTreeSet;

use kijun_rules::Rules;
use kijun_rules::answers::{Exception, Service};

use super::columns::{
    ANSWER, CATEGORY, CHECKLIST, CLASS, EDITION, EVIDENCE, EXCEPTION_APPROVER, EXCEPTION_MEASURE,
    EXCEPTION_REASON, EXCEPTION_UNTIL, FACT, FORMAT, ID, LEVEL, NOTE, OF_ANSWER, OF_EXCEPTION,
    OF_FILE, OMITTED_OF_ANSWER, OMITTED_OF_FILE, PARTY, PHASE, PROVIDER, REASON, REQUIREMENT_PHASE,
    RULES_DIGEST, SCHEMA, SERVICE, STATUS, TITLE, of_today,
};
use super::decode::Cp932;
use super::table;
use crate::finding::{CellAddress, Reading, Weight};
use crate::identity::TITLES;
use crate::intake::{Entry, Intake, Row};
use crate::values::{self, VALUE};
use kijun_rules::text::{is_blank, quoted};

/// The rows in which the headings are looked for.
const SEEN: usize = 50;

/// Return true if a text looks like a table of answers: with its headings in one of the first
/// lines, in any order and with any separator.
pub(crate) fn has_headings(text: &str) -> bool {
    let has = |line: &str, names: [&str; 2]| names.iter().all(|name| line.contains(name));
    let mut lines = text.lines().take(SEEN);
    lines.any(|line| has(line, [FORMAT, CHECKLIST]) || has(line, [ID, ANSWER]))
}

/// A checklist that a table can be of.
pub struct Known<'r> {
    /// Its rules.
    pub rules: &'r Rules,
    /// The titles of its requirements, in its order, as a table has them; empty for none.
    pub titles: Vec<String>,
}

/// Read a table of answers.
///
/// - `known`: the checklist with this id; the cure, if it cannot be read here.
pub fn read<'r>(
    bytes: &[u8],
    cp932: Cp932,
    known: &dyn Fn(&str) -> Result<Known<'r>, String>,
) -> Reading {
    let read = match table::read(bytes, cp932) {
        Ok(read) => read,
        Err(message) => return Reading::refused(message),
    };
    if read.rows.is_empty() {
        return Reading::refused("ファイルが空です。Kijunが書き出したCSVを選んでください。");
    }
    let table = Table { rows: &read.rows, header: header(&read.rows), size: bytes.len() };
    let checklist = match table.recognised() {
        Ok(checklist) => checklist,
        Err(message) => return Reading::refused(message),
    };
    match known(checklist) {
        Ok(known) => table.intake(&known, &read.said),
        Err(message) => Reading::refused(message),
    }
}

/// Return the row with the headings: the first with the most of them.
fn header(rows: &table::Rows) -> usize {
    let headings =
        |row: usize| rows.row(row).filter(|cell| is_heading(of_today(cell).trim())).count();
    let counts = (0..rows.len().min(SEEN)).map(|row| (row, headings(row)));
    let most = counts.max_by_key(|(row, count)| (*count, usize::MAX - row));
    most.filter(|(_, count)| *count > 1).map_or(0, |(row, _)| row)
}

#[derive(Clone, Copy)]
struct Table<'a> {
    /// All rows, those above the headings included.
    rows: &'a table::Rows,
    /// The row with the headings.
    header: usize,
    /// The size of the file, in bytes.
    size: usize,
}

impl<'a> Table<'a> {
    /// Return the checklist that the table is of.
    fn recognised(self) -> Result<&'a str, String> {
        let not_ours = || {
            "Kijunが書き出した回答のCSVではありません。自己点検のページか kijun export で書き出したものを選んでください。".to_owned()
        };
        let mut headings = self.headings();
        if let (Some(only), None) = (headings.next(), headings.next())
            && let Some((_, rest)) = only.split_once(FORMAT).filter(|_| only.contains(CHECKLIST))
        {
            let sign: String = rest.chars().take_while(|sign| !sign.is_alphanumeric()).collect();
            return Err(table::unknown_separator(if sign.is_empty() { "空白" } else { &sign }));
        }
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
        let texts = self.places().filter_map(|row| self.rows.cell(row, column));
        texts.map(str::trim).find(|text| !is_blank(text))
    }

    fn column(self, heading: &str) -> Option<usize> {
        self.headings().position(|known| known.trim() == heading)
    }

    /// Return the headings.
    fn headings(self) -> impl Iterator<Item = &'a str> {
        self.rows.row(self.header).map(of_today)
    }

    /// Return the cell in this row and column, counted from the first row of the file.
    fn entry(self, row: usize, column: usize) -> Entry<'a> {
        let number = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        let text = self.rows.cell(row, column).unwrap_or_default();
        Entry { sheet: None, cell: CellAddress { row: number(row), column: number(column) }, text }
    }

    /// Return the places of the rows after the headings.
    fn places(self) -> std::ops::Range<usize> {
        self.header + 1..self.rows.len()
    }

    /// Return the columns whose heading is `name` and a number, in the order of the numbers. Two
    /// headings may be the same number (`1`, `01`): none of them is lost.
    fn numbered(self, name: &str) -> Vec<usize> {
        let number = |(column, heading): (usize, &str)| {
            let number: u32 = heading.trim().strip_prefix(name)?.parse().ok()?;
            Some((number, column))
        };
        let mut columns: Vec<(u32, usize)> =
            self.headings().enumerate().filter_map(number).collect();
        columns.sort_unstable();
        columns.into_iter().map(|(_, column)| column).collect()
    }

    fn intake(self, known: &Known<'_>, said: &[String]) -> Reading {
        let mut intake = Intake::new(known.rules, self.size);
        let ids = known.rules.checklist().requirements.iter().map(|one| one.id.as_str());
        let titles = known.titles.iter().map(|title| (TITLES, title.as_str()));
        intake.identities.set_words(ids.zip(titles));
        for message in said {
            intake.find(Weight::Notice, None, None, message);
        }
        for row in 0..self.header {
            for column in 0..self.rows.width(row) {
                intake.not_read(self.entry(row, column));
            }
        }
        self.check_headings(&mut intake);
        self.file(&mut intake);
        self.answers(&mut intake);
        intake.missing_rows();
        intake.finish()
    }

    /// Add findings about headings that are repeated, missing or unknown.
    fn check_headings(self, intake: &mut Intake<'_>) {
        let mut seen = BTreeSet::new();
        for (column, heading) in self.headings().enumerate() {
            let name = heading.trim();
            if name.is_empty() {
                self.not_read(column, intake);
            } else if !seen.insert(name) {
                let message = format!(
                    "見出し『{}』が2つあります。一方の列を削除してください。",
                    quoted(name)
                );
                intake.error(self.entry(self.header, column), message);
            } else if !is_heading(name) {
                let message = format!("『{}』の列は読み取りません。", quoted(name));
                intake.notice(self.entry(self.header, column), message);
                self.not_read(column, intake);
            }
        }
        let widest = self.places().map(|row| self.rows.width(row)).max().unwrap_or_default();
        for column in self.rows.width(self.header)..widest {
            self.not_read(column, intake);
        }
        let asks = values::needed(intake.rules, &intake.file);
        for (heading, weight) in [
            (ID, Weight::Error),
            (ANSWER, Weight::Error),
            (REASON, Weight::Notice),
            (NOTE, Weight::Notice),
            (CLASS, Weight::Notice),
            (VALUE, Weight::Notice),
        ] {
            let unneeded = (heading == VALUE && !asks)
                || (heading == CLASS && intake.rules.only_class().is_some());
            if !unneeded && self.column(heading).is_none() {
                intake.find(weight, None, None, format!("『{heading}』の列がありません。"));
            }
        }
    }

    /// Add a finding about each text in a column that is not read.
    fn not_read(self, column: usize, intake: &mut Intake<'_>) {
        for row in self.places() {
            intake.not_read(self.entry(row, column));
        }
    }

    /// Take the data that is the same in every row.
    fn file(self, intake: &mut Intake<'_>) {
        let at =
            |heading: &str| self.column(heading).map(|column| self.entry(self.header + 1, column));
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
        for (column, heading) in self.headings().enumerate() {
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
        let mut entries =
            self.places().map(|row| self.entry(row, column)).filter(|at| !at.text.is_empty());
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
        let value = self.column(VALUE);
        let omitted = self.column(OMITTED_OF_ANSWER);
        // In the row of a requirement they are the form's own; else somebody wrote them.
        let words = [TITLE, CATEGORY, PARTY, REQUIREMENT_PHASE, LEVEL, STATUS];
        let words = words.map(|heading| self.column(heading));
        let [title, ..] = words;
        intake.identities.set_rows(self.places().map(|place| self.entry(place, id).text));
        for place in self.places() {
            let entry = |column| self.entry(place, column);
            let filled = exception.iter().flatten().chain(&evidence).copied();
            let mut filled = filled.chain([answer]).chain(value).chain(reason).chain(note);
            let is_blank = entry(id).is_blank() && filled.all(|column| entry(column).is_blank());
            let own = title.map(|title| (TITLES, entry(title).text));
            let requirement = if is_blank { None } else { intake.row(entry(id), own.as_slice()) };
            let strange = match &requirement {
                None if is_blank => words.len(),
                // The row has to be mended.
                None => 0,
                // Perhaps a wrong number: its title says which row it is.
                Some(id) => usize::from(intake.rules.requirement(id).is_none()),
            };
            for column in words.iter().take(strange).flatten() {
                intake.not_read(entry(*column));
            }
            let Some(requirement) = requirement else { continue };
            let row = Row {
                answer: Some(entry(answer)),
                value: value.map(entry),
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

fn is_heading(name: &str) -> bool {
    let numbered = |prefix| {
        name.strip_prefix(prefix).is_some_and(|number: &str| number.parse::<u32>().is_ok())
    };
    OF_FILE.contains(&name)
        || OF_ANSWER.contains(&name)
        || OF_EXCEPTION.contains(&name)
        || name == VALUE
        || name.starts_with(FACT)
        || numbered(PHASE)
        || numbered(EVIDENCE)
}

fn left_out(names: &str) -> String {
    format!("元の回答ファイルにあった次のものは、この表に含まれていません: {names}")
}
