//! A rule as a sentence: 「3-1を満たさないときは、3-2〜3-5のうち3つ以上（必須）」.

use crate::level::Rule;
use kijun_rules::model::AskedValue;

use crate::model::{Condition, Fact, Requirement, Severity, Thresholds};

/// Return the rule of a cell as a sentence.
pub(crate) fn sentence(
    rule: &Rule,
    row: usize,
    requirements: &[Requirement],
    conditions: &[Condition],
    facts: &[Fact],
) -> String {
    let number = |row: usize| requirements.get(row).map_or("", |row| row.number.as_str());
    let own = number(row);
    let main = match rule {
        Rule::Nothing => return "求めない".to_owned(),
        Rule::Same => return "上の欄と同じ".to_owned(),
        Rule::Unknown => return "読み取れません".to_owned(),
        Rule::One(severity) => format!("{own}を満たす（{}）", title(*severity)),
        Rule::Loose { at_least, severity } => {
            format!("いずれか{at_least}つ以上を満たす（{}）", title(*severity))
        }
        Rule::Among { instead, of, at_least, severity } => {
            let range = range(of, requirements);
            let count = match (of.len(), at_least) {
                (1, _) => format!("{range}を満たす"),
                (all, count) if all == *count => format!("{range}をすべて満たす"),
                (_, 1) => format!("{range}のうち1つ以上を満たす"),
                (_, count) => format!("{range}のうち{count}つ以上を満たす"),
            };
            let first = if instead.is_empty() {
                String::new()
            } else {
                format!("{}を満たさないときは、", self::range(instead, requirements))
            };
            format!("{first}{count}（{}）", title(*severity))
        }
        Rule::Limit { threshold, unit, severity } => {
            format!("{own}は{}（{}）", limit(threshold, unit.as_deref()), title(*severity))
        }
    };
    let conditions: Vec<String> = conditions.iter().map(|each| condition(each, facts)).collect();
    if conditions.is_empty() {
        main
    } else {
        format!("{}に限り、{main}", conditions.join("、かつ、"))
    }
}

fn condition(condition: &Condition, facts: &[Fact]) -> String {
    let fact = facts.iter().find(|fact| fact.id == condition.fact);
    let words = fact.map_or("", |fact| fact.words.as_str());
    match condition.is.first().map(String::as_str) {
        Some("true") => format!("「{words}」に当たる場合"),
        Some("false") => format!("「{words}」に当たらない場合"),
        _ => {
            let title = |id: &String| {
                let choice = fact.and_then(|fact| fact.choices.iter().find(|(own, _)| own == id));
                choice.map_or_else(|| id.clone(), |(_, title)| title.clone())
            };
            let titles: Vec<String> = condition.is.iter().map(title).collect();
            format!("{}の場合", titles.join("・"))
        }
    }
}

/// Return rows by their numbers: a run of neighbours as `3-2〜3-5`.
fn range(rows: &[usize], requirements: &[Requirement]) -> String {
    let number = |row: &usize| requirements.get(*row).map_or("", |row| row.number.as_str());
    let is_run = rows.windows(2).all(|pair| matches!(pair, [one, next] if one + 1 == *next));
    match rows {
        [first, .., last] if is_run && rows.len() > 2 => {
            format!("{}〜{}", number(first), number(last))
        }
        _ => rows.iter().map(number).collect::<Vec<_>>().join("、"),
    }
}

/// Return a threshold in words.
pub(crate) fn limit(threshold: &Thresholds, unit: Option<&str>) -> String {
    let unit = unit.filter(|unit| *unit != "date").map(str::to_owned);
    threshold.label(&AskedValue { unit, ..AskedValue::default() })
}

/// Return the words for a severity in a sentence.
pub(crate) fn title(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "任意",
        Severity::Advisory => "推奨",
        Severity::ApprovalRequired => "満たさなければ承認・協議が必要",
        Severity::Nonconforming => "必須",
    }
}

/// Return the severities that a person can choose.
pub(crate) fn severities() -> [(&'static str, Severity); 4] {
    [Severity::Nonconforming, Severity::ApprovalRequired, Severity::Advisory, Severity::Note]
        .map(|severity| (severity.id(), severity))
}
