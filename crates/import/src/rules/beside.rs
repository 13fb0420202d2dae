//! The meaning of a row beside its cells: circumstances, kinds of service, consequences, ways of
//! answering.

use super::{Beside, With};
use crate::conditions;
use crate::conditions::{Circumstance, Said};
use crate::fold::fold;
use crate::model::{Condition, Place, Question, Severity};
use crate::read::{Reader, Row, yes_no};
use crate::table::Kind;
use std::collections::BTreeMap;

/// Return the conditions that notes below the table put on rows.
pub(super) fn notes(reader: &mut Reader<'_>, with: &With<'_>) -> BTreeMap<usize, Vec<Condition>> {
    let mut noted: BTreeMap<usize, Vec<Condition>> = BTreeMap::new();
    for note in with.notes {
        let Some((circumstance, rows)) = conditions::of_note(note, &with.numbers) else { continue };
        let fact = reader.fact(&circumstance.words, &[]);
        for row in rows {
            noted.entry(row).or_default().push(yes_no(fact.clone(), circumstance.is));
        }
    }
    noted
}

/// Return what the other columns of a row say.
pub(super) fn said(row: &Row<'_>, with: &With<'_>) -> Said {
    let mut said = Said::default();
    for column in row.columns.iter().filter(|column| matches!(column.role, Kind::Other)) {
        let one = conditions::of_remark(row.sheet.text(row.at, column.column), &with.numbers);
        said.circumstance = said.circumstance.or(one.circumstance);
        said.instead.extend(one.instead);
        said.services.extend(one.services);
        said.is_text |= one.is_text;
        said.reversed |= one.reversed;
    }
    said
}

pub(super) fn beside(
    reader: &mut Reader<'_>,
    place: usize,
    row: &Row<'_>,
    with: &With<'_>,
    has_levels: bool,
) -> Beside {
    let said = said(row, with);
    let mut beside = Beside { instead: said.instead, services: said.services, ..Beside::default() };
    let applies = row.of(Kind::Applies);
    if !applies.is_empty() {
        beside.services = conditions::services(applies);
    }
    if has_levels {
        let (mut on, mut off) = (Vec::new(), 0);
        for column in row.columns {
            if let Kind::Service(kind) = column.role {
                match with.legend.meaning(&fold(row.sheet.text(row.at, column.column))) {
                    Some((Some(_), _)) => on.push(kind),
                    _ => off += 1,
                }
            }
        }
        if off > 0 {
            beside.services = on;
        }
    }
    if beside.services.len() == 3 {
        beside.services.clear();
    }
    let (number, text) = match reader.draft.requirements.get(place) {
        Some(requirement) => (requirement.number.clone(), requirement.text.clone()),
        None => return beside,
    };
    if let Some(circumstance) = conditions::of_demand(&text).or(said.circumstance) {
        let at = row.sheet.place((row.at, 0));
        if is_condition(reader, &circumstance, &number, &text, at) {
            let condition = reader.condition(&circumstance.words, circumstance.is);
            beside.conditions.push(condition);
        }
    }
    let consequence = row.columns.iter().find(|column| column.role == Kind::Consequence);
    if let Some(column) = consequence {
        let words = row.sheet.text(row.at, column.column);
        let folded = fold(words);
        if !folded.is_empty() {
            let severity = if crate::legend::is_approval(&folded) {
                Severity::ApprovalRequired
            } else {
                Severity::Nonconforming
            };
            beside.consequence =
                Some((severity, row.sheet.place((row.at, column.column)), words.to_owned()));
        }
    }
    let method = fold(row.of(Kind::Method));
    beside.kind = method_kind(&method).or(said.is_text.then_some(("text", None)));
    let is_free = row
        .columns
        .iter()
        .any(|column| column.role == Kind::Method && column.titles.concat().contains("記述"));
    if is_free && !method.is_empty() {
        beside.kind = Some(("text", None));
    }
    if beside.kind.is_none()
        && fold(&text).ends_with("記入すること。")
        && conditions::reversed(&text).is_none()
    {
        beside.kind = Some(("text", None));
    }
    if let Some((bad, _)) = conditions::reversed(&text) {
        let is_having = matches!(method.as_str(), "あり・なし" | "有・無" | "有無");
        beside.yes_is_bad = bad || said.reversed || (is_having && fold(&text).contains("あったか"));
        if let Some(requirement) = reader.draft.requirements.get_mut(place) {
            requirement.reversed = beside.yes_is_bad;
        }
    }
    beside
}

/// Return the value that a way of answering asks for.
fn method_kind(method: &str) -> Option<(&'static str, Option<String>)> {
    let number = |unit: &str| Some(("number", Some(unit.to_owned())));
    match method {
        "日数" | "日" => number("日"),
        "時間" | "時間数" => number("時間"),
        "月数" | "月" | "か月" => number("月"),
        "年数" | "年" => number("年"),
        "回数" | "回" => number("回"),
        "分" => number("分"),
        "件数" | "件" => number("件"),
        "%" | "割合" | "率" | "パーセント" => number("%"),
        "数値" | "数" => Some(("number", None)),
        "年月日" | "日付" | "date" => Some(("date", None)),
        "記述" | "自由記述" | "文章" | "記載" | "text" | "freetext" => {
            Some(("text", None))
        }
        _ => None,
    }
}

/// Return true if a circumstance makes a rule depend on it; ask where it may be none.
fn is_condition(
    reader: &mut Reader<'_>,
    circumstance: &Circumstance,
    number: &str,
    text: &str,
    at: Place,
) -> bool {
    if circumstance.sure {
        return true;
    }
    let question = Question {
        number: number.to_owned(),
        about: "条件".to_owned(),
        at,
        words: text.to_owned(),
        question: format!("「{}」は、当たらないサービスがあり得る条件ですか。", circumstance.words),
        choices: vec![
            ("condition".to_owned(), "当たらないサービスには、この要件を求めない".to_owned()),
            ("always".to_owned(), "どのサービスにも求める".to_owned()),
        ],
        hash: String::new(),
        decided: None,
    };
    reader.ask(question) == "condition"
}
