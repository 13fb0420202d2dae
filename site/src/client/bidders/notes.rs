//! A vendor's notes to an answer.

use kijun_compare::{Cell, Group, Row};
use kijun_rules::Status;
use kijun_rules::answers::Answer;
use kijun_rules::engine::RequirementStatus;
use kijun_rules::text::is_blank;

/// A term of the notes with the vendor's own words: several texts are shown as a list.
pub type Entry = (&'static str, Vec<String>);

/// The notes to an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notes {
    /// The kinds of the notes, joined to a heading.
    pub heading: String,
    /// The words of the notes.
    pub entries: Vec<Entry>,
}

impl Notes {
    /// Return the notes to an answer; `None` if there are none.
    #[must_use]
    pub fn of(answer: &Answer) -> Option<Self> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut headings: Vec<&str> = Vec::new();
        let written = |text: Option<&str>| {
            text.filter(|text| !is_blank(text)).map(|text| vec![text.to_owned()])
        };
        if let Some(reason) = written(answer.reason()) {
            headings.push("理由");
            entries.push(("該当しない理由", reason));
        }
        if let Some(note) = written(answer.note()) {
            headings.push("備考");
            entries.push(("備考", note));
        }
        if let Some(evidence) = answer.evidence().filter(|evidence| !evidence.is_empty()) {
            headings.push("根拠資料");
            entries.push((EVIDENCE, evidence.iter().map(ToString::to_string).collect()));
        }
        if let Some(exception) = answer.exception() {
            headings.push("例外");
            let fields = [
                ("例外の理由", &exception.reason),
                ("代替措置", &exception.measure),
                ("期限", &exception.until),
                ("承認者", &exception.approver),
            ];
            let given = fields.into_iter().filter(|(_, text)| !is_blank(text));
            entries.extend(given.map(|(term, text)| (term, vec![text.to_string()])));
        }
        if let Some(proposal) = answer.proposal() {
            headings.push("提案");
            let status = proposal.status.map_or("未回答", Status::label);
            entries.push(("確認されていない提案", vec![status.to_owned()]));
        }
        (!entries.is_empty()).then(|| Self { heading: headings.join("・"), entries })
    }
}

/// The term whose words are shown as a list, even if there is only one.
pub const EVIDENCE: &str = "根拠資料";

/// Return the answer in the words of the requirement, if the status does not already say it.
#[must_use]
pub fn beside<'a>(group: &'a Group<'_>, row: Row, cell: Cell<'_>) -> Option<&'a str> {
    let answer = cell.answer.and_then(Answer::status)?;
    let said = group.answered(row, cell.answer);
    let is_plain = said == answer.label();
    let is_said = matches!((cell.status, answer), (Some(RequirementStatus::Met), Status::Met));
    (!is_said || !is_plain).then_some(said)
}
