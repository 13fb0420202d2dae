//! The answers of a filled table, gathered cell by cell with every finding.

use std::collections::BTreeMap;
use std::fmt::Display;

use kijun_rules::Rules;
use kijun_rules::answers::{Answer, AnswerFile, Name, Status};
use kijun_rules::model::{MAX_TEXT, Phase, ValueKind};
use kijun_rules::number::is_unseen;
use kijun_rules::text::{is_blank, quoted};

use crate::finding::{CellAddress, Finding, Reading, Weight};
use crate::identity::{Identities, Wording};
use crate::labels::{self, Chosen, folded};
use crate::values::{self, Cell};

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
    /// Return true if it shows nothing.
    pub(crate) fn is_blank(self) -> bool {
        is_blank(self.text)
    }
}

/// The cells of a requirement's row, beside its id.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Row<'a> {
    pub(crate) answer: Option<Entry<'a>>,
    pub(crate) value: Option<Entry<'a>>,
    pub(crate) reason: Option<Entry<'a>>,
    pub(crate) note: Option<Entry<'a>>,
}

/// The answers gathered so far.
pub(crate) struct Intake<'r> {
    pub(crate) rules: &'r Rules,
    pub(crate) file: AnswerFile,
    pub(crate) identities: Identities<'r>,
    findings: Vec<Finding>,
    /// The places of the findings that further cells join, by what is said of which text.
    joined: Vec<(String, usize)>,
    /// The bytes that are left for findings, and the number of errors and notices beyond them.
    room: usize,
    beyond: [usize; 2],
    /// Each requirement with the cell of the id in its row, and the place of its answer in the file.
    rows: BTreeMap<Name, Known>,
}

/// The places of a requirement, so far as it has any.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    row: Option<CellAddress>,
    answer: Option<u32>,
}

/// The bytes for findings about any table, and those for each finding beside its message.
const ROOM: usize = 128 << 10;
const FINDING: usize = 200;

impl<'r> Intake<'r> {
    /// Return an intake without any answer, for a file of this size in bytes.
    pub(crate) fn new(rules: &'r Rules, size: usize) -> Self {
        let file = AnswerFile { checklist: rules.checklist().id.clone(), ..AnswerFile::default() };
        // A short cell can have a long finding: together they stay in proportion to the file.
        let room = size.saturating_mul(2).saturating_add(ROOM);
        Self {
            rules,
            file,
            identities: Identities::of(rules),
            findings: Vec::new(),
            joined: Vec::new(),
            room,
            beyond: [0; 2],
            rows: BTreeMap::new(),
        }
    }

    /// Return the answers with the findings.
    pub(crate) fn finish(mut self) -> Reading {
        self.room = usize::MAX;
        let [errors, notices] = self.beyond;
        if errors > 0 {
            let message = format!(
                "ほかにも直すところが{errors}件あります。示したところを直してから、もう一度読み込んでください。"
            );
            self.find(Weight::Error, None, None, message);
        }
        if notices > 0 {
            let message = format!(
                "ほかにも{notices}か所に、読み取らないものなどがあります。多すぎるため、示していません。"
            );
            self.find(Weight::Notice, None, None, message);
        }
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
        let message = message.to_string();
        let taken = message.len() + sheet.map_or(0, str::len) + FINDING;
        let Some(room) = self.room.checked_sub(taken) else {
            let [errors, notices] = &mut self.beyond;
            *(if weight == Weight::Error { errors } else { notices }) += 1;
            return;
        };
        self.room = room;
        let sheet = sheet.map(ToOwned::to_owned);
        self.findings.push(Finding { weight, sheet, cell, more: Vec::new(), message });
    }

    /// Add a finding about a text, once for all cells that have the text.
    fn join(&mut self, weight: Weight, at: Entry<'_>, message: &str) {
        let sheet = at.sheet.unwrap_or_default();
        let key = format!("{weight:?}\n{sheet}\n{message}\n{}", folded(at.text));
        let room = self.room.checked_sub(size_of::<CellAddress>());
        let joined = self.joined.iter().find(|(known, _)| *known == key);
        let joined = joined.and_then(|(_, place)| self.findings.get_mut(*place));
        if let (Some(finding), Some(room)) = (joined, room) {
            finding.more.push(at.cell);
            self.room = room;
        } else {
            let place = self.findings.len();
            self.find(weight, at.sheet, Some(at.cell), message);
            if self.findings.len() > place {
                self.joined.push((key, place));
            }
        }
    }

    /// Add a notice about a text that is not read, with its words; none about a blank one.
    pub(crate) fn not_read(&mut self, at: Entry<'_>) {
        if !at.is_blank() {
            let words = quoted(at.text.trim());
            let message = format!(
                "『{words}』は、読み取らない欄に書かれています。必要なら、備考などの欄に移してください。"
            );
            self.notice(at, message);
        }
    }

    /// Return true if anything has to be mended.
    #[cfg(feature = "read")]
    pub(crate) fn has_errors(&self) -> bool {
        self.beyond[0] > 0 || self.findings.iter().any(|found| found.weight == Weight::Error)
    }

    /// Say as what a mark was read: one of the form's words, or nothing.
    fn read_as(&mut self, at: Entry<'_>, word: Option<&str>) {
        let mark: String = at.text.chars().filter(|sign| !is_unseen(*sign)).collect();
        let mark = quoted(&mark);
        let message = match word {
            Some(word) => format!("『{mark}』を『{word}』として読みました。"),
            None => format!("『{mark}』を空欄として読みました。"),
        };
        self.join(Weight::Notice, at, &message);
    }

    /// Return the value of a cell in which one of the form's words stands, or a mark for it; say how
    /// a mark was read, and ask for one of the choices where nobody knows.
    fn choice<T>(
        &mut self,
        at: Entry<'_>,
        chosen: Chosen<T>,
        label: impl Fn(&T) -> String,
        choices: &str,
    ) -> Option<T> {
        match chosen {
            Chosen::Blank => {}
            Chosen::Word(value) => return Some(value),
            Chosen::Mark(value) => {
                self.read_as(at, Some(&label(&value)));
                return Some(value);
            }
            Chosen::Open => self.read_as(at, None),
            Chosen::Unclear => self.join(Weight::Error, at, choices),
        }
        None
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
                "様式を作ったあとに、同じ版の規則が改められています(照合値が異なります)。要件の文言と求められる水準が変わっていないか、新しい様式と見比べてください。",
            );
        }
    }

    /// Take the class, by its id or its title.
    pub(crate) fn class(&mut self, at: Entry<'_>) {
        let chosen = folded(at.text);
        let classes = &self.rules.checklist().classes;
        let found = classes
            .iter()
            .find(|class| class.id == at.text.trim())
            .or_else(|| classes.iter().find(|class| folded(&class.title) == chosen))
            .or_else(|| classes.iter().find(|class| folded(&class.id) == chosen));
        if let Some(class) = found {
            self.file.class = Some(class.id.clone());
        } else {
            let titles: Vec<&str> = classes.iter().map(|class| class.title.as_str()).collect();
            let choices = any_of(&titles);
            if chosen.is_empty() && self.rules.only_class().is_some() {
                // A document without classes.
            } else if chosen.is_empty() {
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
        let fact = self.rules.fact(id).and_then(|index| self.rules.fact_at(index));
        let choices = any_of(&labels::fact_choices(fact));
        let choices = format!("{choices}のいずれかを選んでください。");
        let value = labels::fact_value(at.text, fact);
        let value = self.choice(at, value, |value| value.label(fact).to_owned(), &choices);
        if let Some(value) = value {
            self.file.facts.get_or_insert_default().push((id.into(), value));
        }
    }

    /// Take a phase that the assessment is limited to.
    pub(crate) fn phase(&mut self, at: Entry<'_>) {
        let chosen = folded(at.text);
        if chosen.is_empty() {
            return;
        }
        let found = Phase::ALL
            .into_iter()
            .find(|phase| folded(phase.label()) == chosen || phase.id() == chosen);
        let Some(phase) = found else {
            let labels = Phase::ALL.map(Phase::label);
            return self.error(at, format!("{}のいずれかを書いてください。", any_of(&labels)));
        };
        self.file.phases.push(phase);
    }

    /// Return true if a phase's cell is marked with this word, or with a mark for it.
    #[cfg(feature = "read")]
    pub(crate) fn is_marked(&mut self, at: Entry<'_>, word: &'static str) -> bool {
        let choices = format!("『{word}』を選ぶか、空欄にしてください。");
        self.choice(at, labels::marked(at.text, word), |_| word.to_owned(), &choices)
            .unwrap_or_default()
    }

    /// Return the requirement that a row is about, by its number and its words; `None`, with an
    /// error, if there is none.
    pub(crate) fn row(&mut self, at: Entry<'_>, words: &[Wording<'_>]) -> Option<String> {
        let id = self.id(at, words)?;
        let known = self.rows.entry(Name::from(id.as_str())).or_default();
        if let Some(earlier) = known.row {
            let message = format!(
                "番号『{}』の行は{earlier}にもあります。一方を削除してください。",
                quoted(&id)
            );
            self.error(at, message);
            return None;
        }
        known.row = Some(at.cell);
        Some(id)
    }

    /// Return the id that a cell and the words of its row say; `None`, with an error, if there is
    /// none.
    pub(crate) fn id(&mut self, at: Entry<'_>, words: &[Wording<'_>]) -> Option<String> {
        let current = &self.rules.checklist().edition;
        let same_edition = self.file.edition.as_ref().is_none_or(|edition| edition == current);
        // The words of another edition may stand at other numbers there.
        let words = if same_edition { words } else { &[] };
        match self.identities.find(at.text, words) {
            Ok(found) => {
                if let Some(notice) = found.notice {
                    self.notice(at, notice);
                }
                Some(found.id)
            }
            Err(message) => {
                self.error(at, message);
                None
            }
        }
    }

    /// Take the cells of a requirement's row.
    pub(crate) fn answer(&mut self, id: &str, row: Row<'_>, evidence: &[&str]) {
        let mut answer = Answer::default();
        if let Some(at) = row.answer {
            answer.set_status(self.status(at));
        }
        if let Some(at) = row.value {
            answer.set_value(&self.value(id, at));
        }
        answer.set_reason(row.reason.map_or("", |at| at.text));
        answer.set_note(row.note.map_or("", |at| at.text));
        answer.set_evidence(evidence);
        if let (true, Some(at)) = (answer.lacks_reason(), row.reason) {
            self.notice(at, "該当しない理由がありません。理由を書くまでは未回答として扱います。");
        }
        // An id that the checklist does not have is kept, too, whatever stands beside it.
        let is_given = answer.status().is_some()
            || answer.value().is_some()
            || answer.reason().is_some()
            || answer.note().is_some()
            || !evidence.is_empty()
            || self.rules.requirement(id).is_none();
        if is_given {
            *self.answer_mut(id) = answer;
        }
    }

    /// Return the answer to a requirement; add one if there is none.
    pub(crate) fn answer_mut(&mut self, id: &str) -> &mut Answer {
        let answers = self.file.answers.get_or_insert_default();
        let name = Name::from(id);
        let known = self.rows.entry(name.clone()).or_default();
        let place = known.answer.and_then(|place| usize::try_from(place).ok());
        let place = place.unwrap_or(answers.len());
        known.answer = u32::try_from(place).ok();
        if place == answers.len() {
            if place == answers.capacity() {
                // By a quarter: a list that doubles would be held three times on the way.
                answers.reserve_exact((place >> 2).max(16));
            }
            answers.push((name, Answer::default()));
        }
        &mut answers[place].1
    }

    /// Return the value of a cell; one that cannot be read stays as it is, with a notice.
    fn value(&mut self, id: &str, at: Entry<'_>) -> String {
        let asked = values::asked(self.rules, id).filter(|_| !at.text.is_empty());
        let Some(asked) = asked else { return at.text.to_owned() };
        match values::read(asked, at.text) {
            Cell::Exact(value) => return value,
            Cell::Mended(value) => {
                self.read_as(at, Some(&value));
                return value;
            }
            Cell::Malformed => {}
        }
        let cure = match asked.kind {
            ValueKind::Number => "半角の数字(例: 99.5)で書いてください。".to_owned(),
            ValueKind::Date => "実在する日付(例: 2026-04-01)を書いてください。".to_owned(),
            ValueKind::Choice => {
                let titles: Vec<&str> = asked.choices.iter().map(|it| it.title.as_str()).collect();
                format!("{}のいずれかを書いてください。", any_of(&titles))
            }
            ValueKind::Text => format!("{MAX_TEXT}字以内で書いてください。"),
        };
        let kind = asked.kind.label();
        self.notice(
            at,
            format!(
                "『{}』は{kind}として読めないため、値なしとして扱います。{cure}",
                quoted(at.text)
            ),
        );
        at.text.to_owned()
    }

    fn status(&mut self, at: Entry<'_>) -> Option<Status> {
        let choices = any_of(&Status::ALL.map(Status::label));
        let choices = format!("{choices}のいずれかを選んでください。");
        self.choice(at, labels::status(at.text), |status| status.label().to_owned(), &choices)
    }

    /// Add a notice about the requirements without a row.
    pub(crate) fn missing_rows(&mut self) {
        let ids = self.rules.checklist().requirements.iter().map(|each| each.id.as_str());
        let has_row = |id: &str| self.rows.get(id).is_some_and(|known| known.row.is_some());
        let missing: Vec<&str> = ids.filter(|id| !has_row(id)).collect();
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
