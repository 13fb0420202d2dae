//! The parts of a workbook: the names and keys that writing and reading share.

use kijun_rules::Rules;
use kijun_rules::answers::AnswerFile;
use kijun_rules::model::Phase;

use crate::form::{ColumnKind, SheetForm};
use crate::labels::fact_label;
use crate::omitted;

/// The name of this kind of workbook. Its number changes with the meaning of the keys.
pub(super) const SCHEMA: &str = "kijun-xlsx/1";

/// The sheet with the table.
pub(super) const MAIN: &str = "点検票";
/// The sheet with the facts and phases, where there are too many for the head of the table.
pub(super) const CONDITIONS: &str = "利用の条件";
/// The sheet of exceptions.
pub(super) const EXCEPTIONS: &str = "例外";
/// The sheet with the steps and the record.
pub(super) const GUIDE: &str = "記入方法";

/// The names of the record's rows, in its first column.
pub(super) mod record {
    pub(crate) const SCHEMA: &str = "様式";
    pub(crate) const CHECKLIST: &str = "チェックリスト";
    pub(crate) const RULES_EDITION: &str = "基準の版";
    pub(crate) const EDITION: &str = "回答の版";
    pub(crate) const RULES_DIGEST: &str = "規則のダイジェスト";
    pub(crate) const ANSWERS_DIGEST: &str = "書き出した回答のダイジェスト";
    pub(crate) const OMITTED: &str = "この様式に含まれないもの";
    /// A cell to fill in: its label, its key, its place.
    pub(crate) const FIELD: &str = "欄";
    /// A column of the table: its heading, its key, its letter.
    pub(crate) const COLUMN: &str = "列";
    /// A column of the sheet of exceptions.
    pub(crate) const EXCEPTION_COLUMN: &str = "例外の列";
    /// A class: its title and its id.
    pub(crate) const CLASS: &str = "分類";
}

/// The keys of columns.
pub(super) mod key {
    pub(crate) const NUMBER: &str = "number";
    /// Before the number of a column of words.
    pub(crate) const WORDS: &str = "words:";
    pub(crate) const ANSWER: &str = "answer";
    pub(crate) const REASON: &str = "reason";
    pub(crate) const NOTE: &str = "note";
    /// Before the number of an evidence.
    pub(crate) const EVIDENCE: &str = "evidence:";
    pub(crate) const STATUS: &str = "status";
    pub(crate) const TITLE: &str = "title";
    pub(crate) const MEASURE: &str = "measure";
    pub(crate) const UNTIL: &str = "until";
    pub(crate) const APPROVER: &str = "approver";
    pub(crate) const SERVICE_NAME: &str = "service:name";
    pub(crate) const SERVICE_PROVIDER: &str = "service:provider";
    pub(crate) const CLASS: &str = "class";
    /// Before a fact's id.
    pub(crate) const FACT: &str = "fact:";
    /// Before a phase's id.
    pub(crate) const PHASE: &str = "phase:";
}

/// The choice for a phase that the assessment is limited to.
pub(super) const PHASE_CHOSEN: &str = "点検する";

/// The column with the labels of the cells to fill in above the table; the cells themselves are in
/// the third column, and their explanations right of them.
pub(super) const LABEL_COLUMN: u16 = 0;
/// See [`LABEL_COLUMN`].
pub(super) const VALUE_COLUMN: u16 = 2;

/// The most facts and phases above the table: the rows there stay in sight.
const FEW: usize = 3;

/// The fewest columns for evidence.
const EVIDENCE_COLUMNS: usize = 3;

/// The most columns for evidence.
pub(super) const MAX_EVIDENCE: usize = 100;

/// The most rows for answers to requirements that the checklist does not have.
pub(super) const MAX_OTHERS: usize = 10_000;

/// The columns of the sheet of exceptions: headings and keys.
pub(super) const EXCEPTION_COLUMNS: [(&str, &str); 6] = [
    ("番号", key::NUMBER),
    ("未達の要件", key::TITLE),
    ("未達の理由", key::REASON),
    ("代替措置", key::MEASURE),
    ("期限", key::UNTIL),
    ("承認者", key::APPROVER),
];

/// The choices of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// Any text.
    Free,
    /// A class.
    Class,
    /// Yes, no, unknown.
    Fact,
    /// A mark for a phase that is assessed.
    Phase,
}

/// A cell to fill in above the table.
#[derive(Debug, Clone)]
pub(super) struct FieldCell {
    pub(super) key: String,
    /// The label left of it.
    pub(super) label: String,
    /// The explanation right of it.
    pub(super) explanation: String,
    /// Its text.
    pub(super) value: String,
    pub(super) choice: Choice,
}

/// Return the cells to fill in: those above the table, and those on a sheet of their own.
pub(super) fn fields(rules: &Rules, file: &AnswerFile) -> (Vec<FieldCell>, Vec<FieldCell>) {
    let field = |key: &str, label: &str, explanation: &str, value: String, choice| FieldCell {
        key: key.to_owned(),
        label: label.to_owned(),
        explanation: explanation.to_owned(),
        value,
        choice,
    };
    let service = file.service.as_ref();
    let name = service.and_then(|service| service.name.clone()).unwrap_or_default();
    let provider = service.and_then(|service| service.provider.clone()).unwrap_or_default();
    let class = file.class.as_deref().and_then(|id| rules.class_at(rules.class(id)?));
    let class = class.map(|class| class.title.clone()).unwrap_or_default();
    let mut above = vec![
        field(key::SERVICE_NAME, "サービス名", "", name, Choice::Free),
        field(key::SERVICE_PROVIDER, "事業者名", "", provider, Choice::Free),
        field(
            key::CLASS,
            "情報の分類",
            "サービスで取り扱う情報の分類を選んでください。",
            class,
            Choice::Class,
        ),
    ];
    let mut more = facts(rules, file);
    more.extend(phases(rules, file));
    if more.len() > FEW {
        (above, more)
    } else {
        above.append(&mut more);
        (above, Vec::new())
    }
}

fn facts(rules: &Rules, file: &AnswerFile) -> Vec<FieldCell> {
    let stated = file.facts.as_deref().unwrap_or_default();
    let value = |id: &str| {
        let found = stated.iter().find(|(known, _)| known.as_str() == id);
        found.map_or("", |(_, value)| fact_label(*value)).to_owned()
    };
    let asked = rules.checklist().facts.iter().filter_map(|fact| {
        let question = fact.question.as_ref()?;
        Some((fact.id.as_str(), question.clone()))
    });
    let asked: Vec<(&str, String)> = asked.collect();
    let others = stated
        .iter()
        .map(|(id, _)| id.as_str())
        .filter(|id| omitted::fits(id) && !asked.iter().any(|(asked, _)| asked == id));
    let others = others.map(|id| {
        let definition = rules.fact(id).and_then(|index| rules.fact_at(index)?.places.as_ref());
        let said = definition.map_or_else(
            || format!("このチェックリストにない条件です({id})。"),
            |placement| format!("情報に次が含まれるか: {}", placement.definition),
        );
        (id, said)
    });
    let all: Vec<(&str, String)> = asked.iter().cloned().chain(others).collect();
    let cell = |(place, (id, explanation)): (usize, (&str, String))| FieldCell {
        key: format!("{}{id}", key::FACT),
        label: format!("利用の条件{}", place + 1),
        explanation,
        value: value(id),
        choice: Choice::Fact,
    };
    all.into_iter().enumerate().map(cell).collect()
}

/// Return the phases, where the checklist has more than one or the answers are limited to some.
fn phases(rules: &Rules, file: &AnswerFile) -> Vec<FieldCell> {
    let requirements = &rules.checklist().requirements;
    let is_known = |phase: &Phase| {
        file.phases.contains(phase)
            || requirements.iter().any(|requirement| requirement.phase == Some(*phase))
    };
    let known: Vec<Phase> = Phase::ALL.into_iter().filter(is_known).collect();
    if known.len() < 2 && file.phases.is_empty() {
        return Vec::new();
    }
    let cell = |phase: Phase| {
        FieldCell {
        key: format!("{}{}", key::PHASE, phase.id()),
        label: format!("段階:{}", phase.label()),
        explanation: "点検する段階を絞るときだけ選んでください。どれも選ばなければ、すべての段階を点検します。".to_owned(),
        value: if file.phases.contains(&phase) { PHASE_CHOSEN } else { "" }.to_owned(),
        choice: Choice::Phase,
    }
    };
    known.into_iter().map(cell).collect()
}

/// A column of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TableColumn {
    pub(super) heading: String,
    pub(super) key: String,
    /// The kind of its texts; `None` for a column to fill in.
    pub(super) kind: Option<ColumnKind>,
}

/// Return the columns of the table, from left to right. The answer is in the document's own box, or
/// in one like it if the document has none.
pub(super) fn columns(form: &SheetForm, evidence: usize, filled: bool) -> Vec<TableColumn> {
    let check = form.columns.iter().position(|column| column.kind == ColumnKind::Check);
    let words = form.columns.iter().enumerate().map(|(place, column)| TableColumn {
        heading: column.title.clone(),
        key: match column.kind {
            ColumnKind::Number => key::NUMBER.to_owned(),
            _ if check == Some(place) => key::ANSWER.to_owned(),
            _ => format!("{}{place}", key::WORDS),
        },
        kind: Some(column.kind),
    });
    let own = |heading: &str, key: &str| TableColumn {
        heading: heading.to_owned(),
        key: key.to_owned(),
        kind: None,
    };
    let mut columns: Vec<TableColumn> = words.collect();
    if check.is_none() {
        columns.push(own("チェック", key::ANSWER));
    }
    columns.push(own("該当しない理由", key::REASON));
    columns.push(own("備考", key::NOTE));
    for number in 1..=evidence.clamp(EVIDENCE_COLUMNS, MAX_EVIDENCE) {
        columns.push(own(&format!("根拠資料{number}"), &format!("{}{number}", key::EVIDENCE)));
    }
    if filled {
        columns.push(own("書き出したときの状態", key::STATUS));
    }
    distinct(&mut columns);
    columns
}

/// Columns are found by their headings: equal ones get a number.
fn distinct(columns: &mut [TableColumn]) {
    for place in 1..columns.len() {
        let (before, after) = columns.split_at_mut(place);
        if let Some(column) = after.first_mut() {
            let mut number = 2;
            let heading = column.heading.clone();
            while before.iter().any(|known| known.heading == column.heading) {
                column.heading = format!("{heading}({number})");
                number += 1;
            }
        }
    }
}
