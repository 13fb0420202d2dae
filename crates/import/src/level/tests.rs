//! The phrases of cells, one by one.

use std::collections::BTreeSet;

use super::{Context, Legend, Numbers, Rule, Severity, read};

/// Say a rule in short: the severity, and what it is about.
fn short(words: &str) -> String {
    let numbers = ["3-1", "3-2", "3-3", "3-4", "3-5", "4-1", "AC-01", "AC-02", "AC-03"];
    let numbers = Numbers::new(numbers.into_iter());
    let legend = Legend::new(&BTreeSet::from(["◎".to_owned(), "○".to_owned()]), &[]);
    let context = Context { legend: &legend, numbers: &numbers, row: 1, covers: &[1, 2], text: "" };
    let reading = read(words, &context);
    let severity = |severity: Severity| match severity {
        Severity::Nonconforming => 'N',
        Severity::ApprovalRequired => 'A',
        Severity::Advisory => 'a',
        Severity::Note => 'n',
    };
    let rule = match reading.rule {
        Rule::Nothing => "-".to_owned(),
        Rule::Same => "same".to_owned(),
        Rule::Unknown => "?".to_owned(),
        Rule::One(own) => severity(own).to_string(),
        Rule::Loose { at_least, severity: own } => format!("{at_least} of ? {}", severity(own)),
        Rule::Among { instead, of, at_least, severity: own } => {
            format!("{instead:?} {at_least} of {of:?} {}", severity(own))
        }
        Rule::Limit { threshold, unit, severity: own } => {
            let unit = unit.unwrap_or_default();
            format!("{} {}", crate::sentence::limit(&threshold, Some(&unit)), severity(own))
        }
    };
    let condition = reading.condition.map(|(words, is)| format!(" if {words}={is}"));
    let doubt = if reading.sure { "" } else { " ?" };
    format!("{rule}{}{doubt}", condition.unwrap_or_default())
}

#[test]
fn the_phrases_of_cells_are_read() {
    let cases = [
        ("必須", "N"),
        ("必須※1", "N"),
        ("原則必須（満たせない場合は、最高情報セキュリティ責任者の承認が必要）", "A"),
        (
            "No.3-1を満たさない場合は、No.3-2からNo.3-5までのうち3つ以上が必須",
            "[0] 3 of [1, 2, 3, 4] N",
        ),
        ("3-1を満たさない場合、3-2又は3-3のいずれかを必須とする。", "[0] 1 of [1, 2] N"),
        ("No.3-1又はNo.3-2のいずれかが必須", "[] 1 of [0, 1] N"),
        ("3-1～3-5のうち２項目以上を満たすことを推奨", "[] 2 of [0, 1, 2, 3, 4] a"),
        ("3-1から3-3までのいずれか２つ以上必須", "[] 2 of [0, 1, 2] N"),
        ("No.3-1を満たさない場合は必須", "[] 1 of [0, 1] N"),
        ("必須（No.3-1を満たす場合を除く。）", "[] 1 of [0, 1] N"),
        ("必須（3-1で代替可）", "[] 1 of [0, 1] N"),
        ("必須。ただし、No.3-1を満たす場合は不要", "[] 1 of [0, 1] N"),
        ("必須又はNo.3-3", "[] 1 of [1, 2] N"),
        ("個人情報を取り扱う場合は必須", "N if 個人情報を取り扱う=true"),
        ("必須（再委託する場合）", "N if 再委託する=true"),
        ("再委託する場合に限り必須", "N if 再委託する=true"),
        ("99.9%以上", "99.9%以上 N"),
        ("99.5％以上（推奨）", "99.5%以上 a"),
        ("30日以内", "30日以下 N"),
        ("2024年4月1日以降", "2024-04-01以後 N"),
        ("令和６年４月１日以降", "2024-04-01以後 N"),
        ("いずれか１つ以上で◎", "[] 1 of [1, 2] N ?"),
        ("要承認", "A"),
        ("要協議", "A"),
        ("対象外", "-"),
        ("同上", "same"),
        ("Must unless AC-01 is met", "[] 1 of [1, 6] N"),
        (
            "If AC-01 is not met, at least two of AC-01 to AC-03 are a Must",
            "[6] 2 of [6, 7, 8] N ?",
        ),
        ("At least one of AC-01 to AC-03 is a Must", "[] 1 of [6, 7, 8] N ?"),
        ("Must if personal data is stored abroad", "N if personal data is stored abroad=true"),
        ("90 days or more", "90days以上 N"),
        ("at least 99.5%", "99.5%以上 N"),
        ("Required", "N"),
        ("Optional", "n"),
        ("条件付き", "? ?"),
    ];
    let wrong: Vec<String> = cases
        .into_iter()
        .filter(|(words, rule)| short(words) != *rule)
        .map(|(words, rule)| format!("{words}: {} instead of {rule}", short(words)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
