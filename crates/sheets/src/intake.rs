//! The answers of a filled table, gathered cell by cell with every finding.

use std::collections::BTreeMap;
use std::fmt::Display;

use kijun_rules::Rules;
use kijun_rules::answers::{Answer, AnswerFile, Status};
use kijun_rules::model::Phase;
use kijun_rules::text::quoted;

use crate::finding::{CellAddress, Finding, Reading, Weight};
use crate::labels;

/// A cell with its text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry<'a> {
    /// The sheet, if it is not the main one.
    pub(crate) sheet: Option<&'a str>,
    /// The cell.
    pub(crate) cell: CellAddress,
    /// Its text, letter for letter.
    pub(crate) text: &'a str,
}

impl Entry<'_> {
    /// Return the text of a cell with a choice or a name: without white space around it, in half
    /// width.
    pub(crate) fn chosen(self) -> String {
        half_width(self.text.trim())
    }

    /// Return true if it holds nothing but white space.
    pub(crate) fn is_blank(self) -> bool {
        self.text.trim().is_empty()
    }
}

/// The cells of a requirement's row, beside its id.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Row<'a> {
    pub(crate) answer: Option<Entry<'a>>,
    pub(crate) reason: Option<Entry<'a>>,
    pub(crate) note: Option<Entry<'a>>,
}

/// The answers gathered so far.
pub(crate) struct Intake<'r> {
    pub(crate) rules: &'r Rules,
    pub(crate) file: AnswerFile,
    findings: Vec<Finding>,
    /// The cell with the id in each requirement's row.
    rows: BTreeMap<String, CellAddress>,
    /// The place of each requirement's answer in the file.
    places: BTreeMap<String, usize>,
}

impl<'r> Intake<'r> {
    /// Return an intake without any answer.
    pub(crate) fn new(rules: &'r Rules) -> Self {
        let file = AnswerFile { checklist: rules.checklist().id.clone(), ..AnswerFile::default() };
        Self { rules, file, findings: Vec::new(), rows: BTreeMap::new(), places: BTreeMap::new() }
    }

    /// Return the answers with the findings.
    pub(crate) fn finish(self) -> Reading {
        Reading::new(self.file, self.findings)
    }

    /// Add an error, which has to be mended.
    pub(crate) fn error(&mut self, at: Entry<'_>, message: impl Display) {
        self.find(Weight::Error, at.sheet, Some(at.cell), message);
    }

    /// Add a notice.
    pub(crate) fn notice(&mut self, at: Entry<'_>, message: impl Display) {
        self.find(Weight::Notice, at.sheet, Some(at.cell), message);
    }

    pub(crate) fn find(
        &mut self,
        weight: Weight,
        sheet: Option<&str>,
        cell: Option<CellAddress>,
        message: impl Display,
    ) {
        let sheet = sheet.map(ToOwned::to_owned);
        self.findings.push(Finding { weight, sheet, cell, message: message.to_string() });
    }

    /// Take the edition that was answered.
    pub(crate) fn edition(&mut self, at: Entry<'_>) {
        if at.text.is_empty() {
            return;
        }
        let current = &self.rules.checklist().edition;
        if at.text != current {
            let found = quoted(at.text);
            let message = format!(
                "版『{found}』の様式です。現在の版『{current}』とは要件が異なることがあります。"
            );
            self.notice(at, message);
        }
        self.file.edition = Some(at.text.to_owned());
    }

    /// Compare the digest of the rules that the table was made from. A table of another edition is
    /// reported by [`Self::edition`] alone.
    pub(crate) fn rules_digest(&mut self, at: Entry<'_>) {
        let digest = at.text.trim();
        let same_edition = self.file.edition.as_ref() == Some(&self.rules.checklist().edition);
        if same_edition && !digest.is_empty() && digest != self.rules.digest() {
            self.notice(
                at,
                "様式を作ったあとに、同じ版の規則が改められています(ダイジェストが異なります)。要件の文言と求められる水準が変わっていないか、新しい様式と見比べてください。",
            );
        }
    }

    /// Take the class, by its id or its title.
    pub(crate) fn class(&mut self, at: Entry<'_>) {
        let chosen = at.chosen();
        let classes = &self.rules.checklist().classes;
        let found = classes
            .iter()
            .find(|class| class.id == chosen)
            .or_else(|| classes.iter().find(|class| half_width(class.title.trim()) == chosen));
        if let Some(class) = found {
            self.file.class = Some(class.id.clone());
        } else {
            let titles: Vec<&str> = classes.iter().map(|class| class.title.as_str()).collect();
            let choices = any_of(&titles);
            if chosen.is_empty() {
                self.notice(
                    at,
                    format!(
                        "情報の分類が選ばれていません。判定には、{choices}のいずれかが必要です。"
                    ),
                );
            } else {
                self.error(at, format!("{choices}のいずれかを選んでください。"));
            }
        }
    }

    /// Take the value of a fact.
    pub(crate) fn fact(&mut self, id: &str, at: Entry<'_>) {
        let chosen = at.chosen();
        if chosen.is_empty() {
            return;
        }
        match labels::fact_value(&chosen) {
            Some(value) => {
                self.file.facts.get_or_insert_default().push((id.into(), value));
            }
            None => {
                self.error(at, format!("{}のいずれかを選んでください。", any_of(&labels::FACTS)));
            }
        }
    }

    /// Take a phase that the assessment is limited to.
    pub(crate) fn phase(&mut self, at: Entry<'_>) {
        let chosen = at.chosen();
        if chosen.is_empty() {
            return;
        }
        let found =
            Phase::ALL.into_iter().find(|phase| phase.label() == chosen || phase.id() == chosen);
        let Some(phase) = found else {
            let labels = Phase::ALL.map(Phase::label);
            return self.error(at, format!("{}のいずれかを書いてください。", any_of(&labels)));
        };
        self.file.phases.push(phase);
    }

    /// Return the requirement that a row is about; `None`, with an error, if there is none.
    pub(crate) fn row(&mut self, at: Entry<'_>) -> Option<String> {
        let id = self.id(at)?;
        if let Some(earlier) = self.rows.get(&id) {
            let message = format!(
                "番号『{}』の行は{earlier}にもあります。一方を削除してください。",
                quoted(&id)
            );
            self.error(at, message);
            return None;
        }
        self.rows.insert(id.clone(), at.cell);
        Some(id)
    }

    /// Return the id in a cell; `None`, with an error, if there is none.
    pub(crate) fn id(&mut self, at: Entry<'_>) -> Option<String> {
        let written = at.text.trim();
        if written.is_empty() {
            self.error(at, "要件の番号がありません。番号を書くか、この行の記入を消してください。");
            return None;
        }
        let is_known = |id: &str| self.rules.requirement(id).is_some();
        if is_known(written) {
            return Some(written.to_owned());
        }
        let chosen = at.chosen();
        let short = chosen.strip_prefix("No.").unwrap_or(&chosen);
        if is_known(short) {
            return Some(short.to_owned());
        }
        if let Some(id) = undated(short).filter(|id| is_known(id)) {
            let message = format!(
                "『{written}』を番号『{id}』として読みました。表計算ソフトが番号を日付に変えたものです。"
            );
            self.notice(at, message);
            return Some(id);
        }
        let message = format!(
            "番号『{}』の要件はこのチェックリストにありません。回答は残しますが、判定には使いません。",
            quoted(written)
        );
        self.notice(at, message);
        Some(written.to_owned())
    }

    /// Take the cells of a requirement's row.
    pub(crate) fn answer(&mut self, id: &str, row: Row<'_>, evidence: &[&str]) {
        let mut answer = Answer::default();
        if let Some(at) = row.answer {
            answer.set_status(self.status(at));
        }
        answer.set_reason(row.reason.map_or("", |at| at.text));
        answer.set_note(row.note.map_or("", |at| at.text));
        answer.set_evidence(evidence);
        if let (true, Some(at)) = (answer.lacks_reason(), row.reason) {
            self.notice(at, "該当しない理由がありません。理由を書くまでは未回答として扱います。");
        }
        let is_given = answer.status().is_some()
            || answer.reason().is_some()
            || answer.note().is_some()
            || !evidence.is_empty();
        if is_given {
            *self.answer_mut(id) = answer;
        }
    }

    /// Return the answer to a requirement; add one if there is none.
    pub(crate) fn answer_mut(&mut self, id: &str) -> &mut Answer {
        let answers = self.file.answers.get_or_insert_default();
        let place = *self.places.entry(id.to_owned()).or_insert(answers.len());
        if place == answers.len() {
            answers.push((id.into(), Answer::default()));
        }
        &mut answers[place].1
    }

    fn status(&mut self, at: Entry<'_>) -> Option<Status> {
        let chosen = at.chosen();
        let status = labels::status(&chosen);
        if status.is_none() && !chosen.is_empty() {
            let labels = Status::ALL.map(Status::label);
            let choices = labels.map(|label| format!("『{label}』")).concat();
            self.error(at, format!("{choices}のいずれかを選んでください。"));
        }
        status
    }

    /// Add a notice about the requirements without a row.
    pub(crate) fn missing_rows(&mut self) {
        let ids = self.rules.checklist().requirements.iter().map(|each| each.id.as_str());
        let missing: Vec<&str> = ids.filter(|id| !self.rows.contains_key(*id)).collect();
        if !missing.is_empty() {
            let message =
                format!("No.{}の行がありません。未回答として扱います。", missing.join("・"));
            self.find(Weight::Notice, None, None, message);
        }
    }
}

/// Return the choices in quotation marks: `『a』『b』`.
pub(crate) fn any_of(choices: &[&str]) -> String {
    choices.iter().flat_map(|choice| ["『", choice, "』"]).collect()
}

/// Return full-width letters, digits and signs in half width: `ＳＡ` → `SA`.
fn half_width(text: &str) -> String {
    let narrow = |char: char| match char {
        '！'..='～' => {
            u32::from(char).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(char)
        }
        '　' => ' ',
        '−' | '‐' | '–' => '-',
        _ => char,
    };
    text.chars().map(narrow).collect()
}

/// Return the number that a spreadsheet has taken for a date: `5月1日`, `2026-05-01` → `5-1`.
fn undated(text: &str) -> Option<String> {
    let (month, day) = match text.strip_suffix('日') {
        Some(date) => date.split_once('月')?,
        None => text.split_once('-')?.1.split_once('-')?,
    };
    let number = |text: &str| text.parse::<u8>().ok();
    Some(format!("{}-{}", number(month)?, number(day)?))
}

#[cfg(test)]
mod tests {
    use super::{half_width, undated};

    #[test]
    fn width_does_not_matter_where_something_is_chosen() {
        assert_eq!(half_width("ＳＡ　６−１"), "SA 6-1");
        assert_eq!(half_width("満たす"), "満たす");
    }

    #[test]
    fn a_number_taken_for_a_date_is_known_again() {
        assert_eq!(undated("5月1日").as_deref(), Some("5-1"));
        assert_eq!(undated("2026-05-01").as_deref(), Some("5-1"));
        for other in ["5月", "月1日", "5-1", "令和5月1日"] {
            assert_eq!(undated(other), None, "{other}");
        }
    }
}
