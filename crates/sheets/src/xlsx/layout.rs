//! The parts of a workbook: the names and keys that writing and reading share.

use crate::values::VALUE;
use kijun_rules::Rules;
use kijun_rules::answers::AnswerFile;
use kijun_rules::model::{Fact, FactValue, Phase};

use crate::form::{ColumnKind, SheetForm};
use crate::labels;
use crate::omitted;
use crate::xlsx::omitted::fits_fact;
use kijun_rules::text::quoted;

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
    pub(crate) const RULES_DIGEST: &str = "規則の照合値";
    pub(crate) const ANSWERS_DIGEST: &str = "書き出した回答の照合値";
    pub(crate) const OMITTED: &str = super::own::OMITTED;
    /// A cell to fill in: its label, its key, its place.
    pub(crate) const FIELD: &str = "欄";
    /// A column of the table: its heading, its key, its letter.
    pub(crate) const COLUMN: &str = "列";
    /// A column of the sheet of exceptions.
    pub(crate) const EXCEPTION_COLUMN: &str = "例外の列";
    /// A class: its title and its id.
    pub(crate) const CLASS: &str = "分類";

    /// Return the name that a record of today has where an older one has this; every other as it is.
    pub(crate) fn of_today(name: &str) -> &str {
        match name.trim() {
            "規則のダイジェスト" => RULES_DIGEST,
            "書き出した回答のダイジェスト" => ANSWERS_DIGEST,
            other => other,
        }
    }

    /// All of them.
    pub(crate) const ALL: [&str; 11] = [
        SCHEMA,
        CHECKLIST,
        RULES_EDITION,
        EDITION,
        RULES_DIGEST,
        ANSWERS_DIGEST,
        OMITTED,
        FIELD,
        COLUMN,
        EXCEPTION_COLUMN,
        CLASS,
    ];
}

/// The keys of columns.
pub(super) mod key {
    pub(crate) const NUMBER: &str = "number";
    /// Before the number of a column of words.
    pub(crate) const WORDS: &str = "words:";
    pub(crate) const ANSWER: &str = "answer";
    pub(crate) const VALUE: &str = "value";
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

/// The form's own words on the sheets, beside those of the document. Reading knows them by their
/// text: other words are somebody's. A text that is changed here stays known in `BEFORE`.
pub(super) mod own {
    use kijun_rules::model::Verdict;

    use crate::form::SheetForm;

    pub(crate) const HINT: &str =
        "色の付いた欄に記入してください。書き方は「記入方法」のシートにあります。";
    /// The line to sign on the printed form.
    pub(crate) const SIGNATURE: &str =
        "点検日　　　　年　　月　　日　　　　点検者(署名)　　　　　　　　　　　　　　";
    /// The beginning of the line with the parts left out.
    pub(crate) const OMITTED: &str = "この様式に含まれないもの";
    pub(crate) const VERDICT: &str = "書き出したときの判定";
    pub(crate) const NO_CLASS: &str = "分類が選ばれていません";
    pub(crate) const OF_VERDICT: &str =
        "この判定は、表の回答を書き換えても変わりません。読み込むと、改めて判定します。";
    pub(crate) const CONDITIONS: [&str; 2] = [
        "利用の条件",
        "答えによって、求められる要件が変わります。わからないものは空欄のままで構いません。",
    ];
    pub(crate) const EXCEPTIONS: [&str; 2] = [
        "例外(満たしていない要件の取扱い)",
        "満たしていない要件を利用するときに、要件ごとに1行ずつ記入してください。番号は一覧から選べます。",
    ];
    /// The form's own words before they were changed.
    const BEFORE: [&str; 0] = [];

    /// Return the line with the document and the edition.
    pub(crate) fn source(form: &SheetForm) -> String {
        format!("{}　{}", form.source, form.edition)
    }

    /// Return true if a text is the form's own on any sheet.
    pub(crate) fn has(text: &str) -> bool {
        let all = [HINT, SIGNATURE, VERDICT, NO_CLASS, OF_VERDICT];
        let mut all = all.iter().chain(&CONDITIONS).chain(&EXCEPTIONS).chain(&BEFORE);
        all.any(|own| own.trim() == text)
            || text.starts_with(OMITTED)
            || Verdict::ALL.iter().any(|verdict| verdict.label() == text)
    }
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

/// The heading of a column for evidence, before its number.
pub(super) const EVIDENCE_HEADING: &str = "根拠資料";

/// The fewest columns for evidence.
const EVIDENCE_COLUMNS: usize = 3;

/// The most columns for evidence, and the most of them for a requirement that the checklist does
/// not have: a cell takes many times the memory of its text.
const MAX_EVIDENCE: usize = 100;
const MAX_EVIDENCE_OF_OTHERS: usize = 10;

/// Return the most pieces of evidence in the row of a requirement.
pub(super) fn most_evidence(rules: &Rules, id: &str) -> usize {
    if rules.requirement(id).is_some() { MAX_EVIDENCE } else { MAX_EVIDENCE_OF_OTHERS }
}

/// The most rows for answers to requirements that the checklist does not have, and the most for
/// facts that it does not ask for.
pub(super) const MAX_OTHERS: usize = 1000;

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Choice {
    /// Any text.
    Free,
    /// A class.
    Class,
    /// A value of a fact, in one of these words.
    Fact(Vec<String>),
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
    let asked = rules.checklist().facts.iter().filter_map(|fact| {
        let given = stated.iter().find(|(id, _)| *id == fact.id);
        let given = given.map_or("", |(_, value)| value.label(Some(fact)));
        Some((fact.id.as_str(), fact.question.clone()?, given))
    });
    let others = other_facts(rules, file).take(MAX_OTHERS).map(|(id, value)| {
        let definition = rules.fact(id).and_then(|index| rules.fact_at(index)?.places.as_ref());
        let said = definition.map_or_else(
            || format!("このチェックリストにない条件です({})。", quoted(id)),
            |placement| format!("情報に次が含まれるか: {}", placement.definition),
        );
        (id, said, value.label(None))
    });
    let cell = |(place, (id, explanation, value)): (usize, (&'_ str, String, &'_ str))| FieldCell {
        key: format!("{}{id}", key::FACT),
        label: format!("利用の条件{}", place + 1),
        explanation,
        value: value.to_owned(),
        choice: Choice::Fact(fact_words(rules, id)),
    };
    asked.chain(others).enumerate().map(cell).collect()
}

/// Return the stated facts that the form does not ask for and that a cell can hold.
pub(super) fn other_facts<'a>(
    rules: &'a Rules,
    file: &'a AnswerFile,
) -> impl Iterator<Item = (&'a str, &'a FactValue)> {
    let stated = file.facts.iter().flatten().map(|(id, value)| (id.as_str(), value));
    stated.filter(|(id, _)| omitted::fits(id) && fits_fact(id) && !is_asked(rules, id))
}

fn fact_of<'a>(rules: &'a Rules, id: &str) -> Option<&'a Fact> {
    rules.fact(id).and_then(|index| rules.fact_at(index))
}

fn fact_words(rules: &Rules, id: &str) -> Vec<String> {
    labels::fact_choices(fact_of(rules, id)).into_iter().map(ToOwned::to_owned).collect()
}

/// Return true if the form asks for a fact.
pub(super) fn is_asked(rules: &Rules, id: &str) -> bool {
    fact_of(rules, id).is_some_and(|fact| fact.question.is_some())
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
///
/// - `valued`: with a column for values.
pub(super) fn columns(
    form: &SheetForm,
    valued: bool,
    evidence: usize,
    filled: bool,
) -> Vec<TableColumn> {
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
    if valued {
        columns.push(own(VALUE, key::VALUE));
    }
    columns.push(own("該当しない理由", key::REASON));
    columns.push(own("備考", key::NOTE));
    for number in 1..=evidence.clamp(EVIDENCE_COLUMNS, MAX_EVIDENCE) {
        let heading = format!("{EVIDENCE_HEADING}{number}");
        columns.push(own(&heading, &format!("{}{number}", key::EVIDENCE)));
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
