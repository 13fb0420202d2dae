//! The comparison as tables.
//!
//! [`each`] makes the flat one, for CSV: a row for each vendor as a whole, then one for each fact
//! and requirement; one datum a cell. A file that cannot be compared has a row, too, so that none
//! is missed. The headings are those of an answer file's own table.
//!
//! [`matrix`] puts the vendors of a group side by side.

use kijun_rules::Status;
use kijun_rules::answers::{Answer, Exception, Texts};
use kijun_rules::model::Phase;

use crate::column::{Column, Numbered};
use crate::comparison::{Comparison, Group};
use crate::order::{Only, Sort};
use crate::rows::{FactRow, Row};
use crate::words;

/// The headings of the columns that are the same in every row of a vendor.
const OF_VENDOR: [&str; 20] = [
    "ファイル名",
    "サービス名",
    "事業者名",
    "チェックリスト",
    "版",
    "基準の版",
    "分類",
    "分類の名称",
    "点検する段階",
    "判定",
    "最も良い場合",
    "最も悪い場合",
    "対象外の理由",
    "不適合の条項",
    "要承認・要協議の条項",
    "未確定の条項",
    "規則の照合値",
    "回答の照合値",
    "照合用コード",
    "署名",
];

/// The headings of a row, before the evidence.
const OF_ROW: [&str; 9] =
    ["種別", "番号", "要件名", "要件の状態", "回答", "値", "該当しない理由", "備考", "確認事項"];

const EVIDENCE: &str = "根拠資料";

/// The headings of a row, after the evidence.
const OF_EXCEPTION: [&str; 5] =
    ["例外の理由", "例外の代替措置", "例外の期限", "例外の承認者", "未確認の提案"];

/// A row of cells.
type Cells = Vec<String>;

/// Call `step` with the headings of the table, then with its rows, in the order of the groups, of
/// the vendors (`sort`) and of the requirements that are wanted (`only`). Every row is as long as
/// the headings.
pub fn each(comparison: &Comparison<'_>, only: Only, sort: &Sort, step: &mut dyn FnMut(&[String])) {
    let width = evidence_width(comparison);
    let mut headings: Cells = OF_VENDOR.iter().chain(&OF_ROW).map(|&text| text.into()).collect();
    headings.extend((1..=width).map(|number| format!("{EVIDENCE}{number}")));
    headings.extend(OF_EXCEPTION.map(ToOwned::to_owned));
    step(&headings);
    let mut row = |mut cells: Cells| {
        cells.resize(headings.len(), String::new());
        step(&cells);
    };
    for group in &comparison.groups {
        for column in group.sorted(sort) {
            let vendor = of_vendor(group, column);
            row(with(&vendor, ["全体", "", "", "", "", "", "", "", &messages(column)]));
            for fact in group.facts.iter().filter(|fact| fact.is_wanted(only)) {
                row(of_fact(&vendor, *fact, column));
            }
            for each in group.rows.iter().filter(|row| row.is_wanted(only)) {
                row(of_requirement(&vendor, group, *each, column, width));
            }
        }
    }
    let mut apart = |file_name: &str, why: &str| {
        let mut cells = vec![String::new(); OF_VENDOR.len()];
        if let Some(first) = cells.first_mut() {
            file_name.clone_into(first);
        }
        row(with(&cells, ["比べられないファイル", "", "", "", "", "", "", "", why]));
    };
    for Numbered { content: statement, .. } in &comparison.without_answers {
        apart(statement.file_name.as_deref().unwrap_or_default(), words::WITHOUT_ANSWERS);
    }
    for Numbered { content: unreadable, .. } in &comparison.unreadable {
        apart(&unreadable.file_name, &unreadable.error.to_string());
    }
}

/// Return a group's matrix as a table: the vendors side by side, their verdicts first, then facts
/// and requirements with a word in each cell. The first row holds the headings.
#[must_use]
pub fn matrix(group: &Group<'_>, only: Only, sort: &Sort) -> Vec<Vec<String>> {
    let columns: Vec<&Column<'_>> = group.sorted(sort).collect();
    let row = |label: &str, title: &str, cell: &dyn Fn(&Column<'_>) -> String| -> Cells {
        let cells = columns.iter().map(|column| cell(column));
        [label.to_owned(), title.to_owned()].into_iter().chain(cells).collect()
    };
    let checklist = &group.known.rules.checklist().id;
    let mut rows = vec![
        row("番号", "要件名", &|column| {
            format!("{}. {}", column.number, column.vendor.shown_name())
        }),
        row("", "ファイル名", &|column| column.vendor.file_name.clone()),
        row("", "事業者名", &|column| column.vendor.provider().unwrap_or_default().to_owned()),
        row("", "チェックリスト", &|_| checklist.clone()),
        row("", "分類の名称", &|column| group.class_title(column.vendor).to_owned()),
        row("", "判定", &|column| words::verdict(column.vendor).into_owned()),
        row("", "満たしていない条項", &|column| words::tally(column.vendor.tally())),
        row("", "確認事項", &messages),
        row("", "規則の照合値", &|_| group.known.rules.digest().to_owned()),
        row("", "回答の照合値", &|column| column.vendor.answers_digest().to_owned()),
        row("", "照合用コード", &|column| group.code(column.vendor).to_string()),
        row("", "署名", &words::signature),
    ];
    rows.extend(group.facts.iter().filter(|fact| fact.is_wanted(only)).map(|fact| {
        row("利用の条件", fact.question, &|column| fact.said_by(column.vendor).to_owned())
    }));
    rows.extend(group.rows.iter().filter(|row| row.is_wanted(only)).map(|each| {
        let values = group.values(*each);
        row(group.label(*each), group.title(*each), &|column| {
            let cell = column.vendor.cell(each.requirement);
            let status = words::status(cell.status);
            let value = values.map(|values| values.shown(cell));
            match value.filter(|value| !value.is_empty()) {
                Some(value) => format!("{status}({value})"),
                None => status.to_owned(),
            }
        })
    }));
    rows
}

/// Return the messages of a vendor, a line each.
fn messages(column: &Column<'_>) -> String {
    let messages = column.flags.iter().map(|flag| flag.message.as_str());
    messages.collect::<Vec<_>>().join("\n")
}

/// Return the most evidence that one answer has.
fn evidence_width(comparison: &Comparison<'_>) -> usize {
    let columns = comparison.groups.iter().flat_map(|group| {
        let requirements = group.rows.iter().map(|row| row.requirement);
        requirements.flat_map(|requirement| {
            group.columns.iter().filter_map(move |column| column.vendor.cell(requirement).answer)
        })
    });
    let widths = columns.filter_map(Answer::evidence).map(Texts::len);
    widths.max().unwrap_or_default().clamp(1, MAX_EVIDENCE)
}

/// The most columns for evidence. The last one holds all that is beyond: each row has every column.
const MAX_EVIDENCE: usize = 100;

fn with<const N: usize>(vendor: &[String], cells: [&str; N]) -> Cells {
    vendor.iter().cloned().chain(cells.map(ToOwned::to_owned)).collect()
}

fn of_vendor(group: &Group<'_>, column: &Column<'_>) -> Cells {
    let vendor = column.vendor;
    let checklist = group.known.rules.checklist();
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let class = group.known.rules.class_at(vendor.class());
    let phases: Vec<&str> = vendor.file().phases.iter().copied().map(Phase::label).collect();
    let (bounds, tally) = (vendor.bounds(), vendor.tally());
    vec![
        vendor.file_name.clone(),
        text(vendor.service()),
        text(vendor.provider()),
        checklist.id.clone(),
        text(vendor.file().edition.as_deref()),
        checklist.edition.clone(),
        text(class.map(|class| class.id.as_str())),
        text(class.map(|class| class.title.as_str())),
        phases.join("、"),
        vendor.verdict().label().to_owned(),
        bounds.best.label().to_owned(),
        bounds.worst.label().to_owned(),
        text(vendor.out_of_scope()),
        tally.nonconforming.to_string(),
        tally.approval_required.to_string(),
        tally.open.to_string(),
        group.known.rules.digest().to_owned(),
        vendor.answers_digest().to_owned(),
        group.code(vendor).to_string(),
        words::signature(column),
    ]
}

fn of_fact(vendor: &[String], fact: FactRow<'_>, column: &Column<'_>) -> Cells {
    let value = fact.said_by(column.vendor);
    with(vendor, ["利用の条件", fact.id, fact.question, "", value, "", "", "", ""])
}

fn of_requirement(
    vendor: &[String],
    group: &Group<'_>,
    row: Row,
    column: &Column<'_>,
    width: usize,
) -> Cells {
    let cell = column.vendor.cell(row.requirement);
    let stated = cell.answer.and_then(Answer::value).unwrap_or_default();
    let value = group.values(row).map_or_else(|| stated.to_owned(), |values| values.shown(cell));
    let mut cells = with(
        vendor,
        [
            "要件",
            group.known.rules.requirement_id(row.requirement),
            group.title(row),
            words::status(cell.status),
            group.answered(row, cell.answer),
            &value,
            cell.answer.and_then(Answer::reason).unwrap_or_default(),
            cell.answer.and_then(Answer::note).unwrap_or_default(),
            "",
        ],
    );
    let Some(answer) = cell.answer else { return cells };
    let evidence = cells.len();
    let mut given = answer.evidence().into_iter().flatten();
    cells.extend(given.by_ref().take(width).map(str::to_owned));
    if let Some(last) = cells.last_mut().filter(|_| width == MAX_EVIDENCE) {
        for each in given {
            last.push('\n');
            last.push_str(each);
        }
    }
    cells.resize(evidence + width, String::new());
    let exception = answer.exception().cloned().unwrap_or_default();
    let Exception { reason, measure, until, approver } = exception;
    cells.extend([reason, measure, until, approver].map(String::from));
    let proposal = answer.proposal();
    let proposed = proposal.map(|proposal| proposal.status.map_or("未回答", Status::label));
    cells.push(proposed.unwrap_or_default().to_owned());
    cells
}
