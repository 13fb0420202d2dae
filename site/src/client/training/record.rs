//! The reader's results: kept as lines of text, shown as rows, written as CSV.
//!
//! The text begins with the format's name. Each further line is one result; its parts are separated
//! by tabs. A line of a kind that this version does not know is kept unchanged.

use kijun_sheets::csv::table;

use crate::client::kit::storage::AsText;

/// The first line of the kept text.
pub const FORMAT: &str = "kijun-training/1";

/// The results of one standard's training.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    lines: Vec<Line>,
}

/// A result in the kept form: its kind and its parts, each on one line and without tabs.
pub type Line = Vec<String>;

/// A result. Its kind and its subject identify it; a later result replaces an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done<'a> {
    /// An answer to a question of the quiz.
    Quiz {
        /// The information in the question.
        words: &'a str,
        /// The class that was chosen.
        chosen: &'a str,
        /// The class that is right.
        right: &'a str,
    },
    /// A scenario that was judged.
    Scenario {
        /// The scenario's title.
        title: &'a str,
        /// The reader's verdict.
        yours: &'a str,
        /// The rules' verdict.
        rules: &'a str,
        /// The number of marks that agree, and the number of all marks: `12/14`.
        marks: &'a str,
    },
    /// A requirement that was shown.
    Seen(&'a str),
}

/// A result as a row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The kind of the result.
    pub kind: &'static str,
    /// The information in the question, or the scenario's title.
    pub title: String,
    /// The reader's answer.
    pub yours: String,
    /// The right answer.
    pub right: String,
    /// The outcome, in words.
    pub outcome: String,
}

impl Done<'_> {
    /// Return the result in the kept form.
    #[must_use]
    pub fn line(self) -> Line {
        let parts: &[&str] = match &self {
            Done::Quiz { words, chosen, right } => &["quiz", words, chosen, right],
            Done::Scenario { title, yours, rules, marks } => {
                &["scenario", title, yours, rules, marks]
            }
            Done::Seen(id) => &["seen", id],
        };
        parts.iter().map(|part| one_line(part)).collect()
    }
}

impl AsText for Record {
    fn to_text(&self) -> String {
        let mut text = FORMAT.to_owned();
        for line in &self.lines {
            text.push('\n');
            text.push_str(&line.join("\t"));
        }
        text
    }

    fn of_text(text: &str) -> Result<Self, String> {
        let mut lines = text.lines();
        if lines.next() != Some(FORMAT) {
            return Err("受講記録として読めません。".to_owned());
        }
        let lines = lines.map(|line| line.split('\t').map(ToOwned::to_owned).collect());
        Ok(Self { lines: lines.collect() })
    }
}

impl Record {
    /// Return whether there are no results.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Add a result, in place of an earlier result with the same kind and subject.
    pub fn add(&mut self, line: Line) {
        match self.lines.iter_mut().find(|known| known.get(..2) == line.get(..2)) {
            Some(known) => *known = line,
            None => self.lines.push(line),
        }
    }

    /// Add the results of a later record.
    pub fn add_all(&mut self, later: Self) {
        later.lines.into_iter().for_each(|line| self.add(line));
    }

    /// Return the results as rows. The shown requirements, out of `slides`, are one row.
    #[must_use]
    pub fn rows(&self, slides: usize) -> Vec<Row> {
        let mut rows = Vec::new();
        let seen = self.lines.iter().filter(|line| line.first().is_some_and(|kind| kind == "seen"));
        let seen = seen.count();
        if seen > 0 {
            rows.push(Row {
                kind: "要件を1つずつ",
                title: "要件の説明".to_owned(),
                yours: String::new(),
                right: String::new(),
                outcome: format!("{slides}件のうち{}件を表示", seen.min(slides)),
            });
        }
        for line in &self.lines {
            let part = |place: usize| line.get(place).map_or("", String::as_str);
            let (kind, outcome) = match part(0) {
                "quiz" if part(2) == part(3) => ("分類の練習", "正解".to_owned()),
                "quiz" => ("分類の練習", "不正解".to_owned()),
                "scenario" => {
                    let verdict = if part(2) == part(3) { "一致" } else { "不一致" };
                    ("事例の演習", format!("判定は{verdict}、要件の印は{}が一致", part(4)))
                }
                _ => continue,
            };
            rows.push(Row {
                kind,
                title: part(1).to_owned(),
                yours: part(2).to_owned(),
                right: part(3).to_owned(),
                outcome,
            });
        }
        rows
    }
}

/// Return a text without line breaks and tabs.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The head of a record: its reader and its standard.
#[derive(Debug, Clone, Copy)]
pub struct Head<'a> {
    /// The typed name.
    pub name: &'a str,
    /// The typed day.
    pub date: &'a str,
    /// The standard's title.
    pub standard: &'a str,
    /// Its edition.
    pub edition: &'a str,
}

/// Return the rows as CSV, each with the name and the day.
///
/// # Errors
/// Fail if the CSV would be too large.
pub fn to_csv(head: Head<'_>, rows: &[Row]) -> Result<Vec<u8>, table::TooLarge> {
    const COLUMNS: [&str; 9] =
        ["氏名", "受講日", "基準", "版", "内容", "題名", "あなたの答え", "正しい答え", "結果"];
    let mut csv = table::Writer::new(COLUMNS);
    for row in rows {
        csv.row([
            head.name,
            head.date,
            head.standard,
            head.edition,
            row.kind,
            &row.title,
            &row.yours,
            &row.right,
            &row.outcome,
        ]);
    }
    csv.finish()
}

#[cfg(test)]
mod tests {
    use super::{Done, Head, Record, to_csv};
    use crate::client::kit::storage::AsText;

    fn record() -> Record {
        let mut record = Record::default();
        record.add(Done::Quiz { words: "名簿\n一覧", chosen: "分類I", right: "分類S" }.line());
        record.add(Done::Seen("walk-cloud-1").line());
        record.add(Done::Seen("walk-cloud-1").line());
        let scenario =
            Done::Scenario { title: "申込", yours: "適合", rules: "適合", marks: "3/4" };
        record.add(scenario.line());
        record
    }

    #[test]
    fn a_record_is_kept_as_text_and_comes_back() {
        let record = record();
        assert_eq!(Record::of_text(&record.to_text()), Ok(record));
        let later = "kijun-training/1\nlater\tthing";
        assert_eq!(Record::of_text(later).unwrap().to_text(), later);
        assert!(Record::of_text("{}").is_err());
    }

    #[test]
    fn a_later_result_takes_the_place_of_an_earlier_one() {
        let mut record = record();
        record.add(Done::Quiz { words: "名簿 一覧", chosen: "分類S", right: "分類S" }.line());
        let rows = record.rows(14);
        let said: Vec<_> = rows.iter().map(|row| (row.kind, row.outcome.as_str())).collect();
        assert_eq!(
            said,
            [
                ("要件を1つずつ", "14件のうち1件を表示"),
                ("分類の練習", "正解"),
                ("事例の演習", "判定は一致、要件の印は3/4が一致"),
            ]
        );
    }

    #[test]
    fn nothing_in_the_table_is_a_formula() {
        let head = Head { name: "=1+1", date: "2026-11-21", standard: "基準", edition: "1.0" };
        let csv = String::from_utf8(to_csv(head, &record().rows(1)).unwrap()).unwrap();
        assert!(csv.contains("\"'=1+1\",\"2026-11-21\",\"基準\",\"1.0\",\"分類の練習\""), "{csv}");
        assert_eq!(csv.lines().count(), 4);
    }
}
