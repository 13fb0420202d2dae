//! The values of answers are compared, shown, sorted and marked.

mod support;

use kijun_compare::{Comparison, Known, Name, Only, Sort, Submission, read, records};
use kijun_rules::Rules;
use serde_json::{Value, json};

/// A checklist without classes: a number of at least 99.5, a day, a choice.
fn known() -> Vec<Known> {
    let clause = |id: &str, thresholds: Value| json!({"any_of": [id], "quote": "必須", "severity": "nonconforming", "source": id, "thresholds": {id: thresholds}});
    let rules = json!({
        "classes": [{"clauses": [clause("1", json!({"at_least": "99.5"})),
            clause("2", json!({"not_after": "2026-04-01"}))], "id": "all", "title": ""}],
        "edition": "1", "id": "example/values",
        "requirements": [
            {"id": "1", "value": {"kind": "number", "unit": "%"}},
            {"id": "2", "value": {"kind": "date"}},
            {"id": "3", "value": {"kind": "choice", "choices": [{"id": "a", "title": "甲"}, {"id": "b", "title": "乙"}]}}]});
    let names = ["可用性", "期日", "方式"];
    vec![Known {
        rules: Rules::from_json(&rules.to_string()).unwrap(),
        title: "値の表".to_owned(),
        names: names
            .map(|title| Name { label: String::new(), title: title.to_owned(), answers: None })
            .into(),
    }]
}

/// Return a file with these values; `-` for none.
fn file(values: [&str; 3]) -> String {
    let answers: serde_json::Map<String, Value> = (1..)
        .zip(values)
        .map(|(id, value): (u8, _)| {
            let mut answer = json!({"status": "met"});
            if value != "-" {
                answer["value"] = value.into();
            }
            (id.to_string(), answer)
        })
        .collect();
    json!({"schema": "kijun-answers/1", "checklist": "example/values", "answers": answers})
        .to_string()
}

fn with<T>(files: &[[&str; 3]], then: impl Fn(&Comparison<'_>) -> T) -> T {
    let known = known();
    let reads: Vec<Submission> = (1..)
        .zip(files)
        .map(|(number, values)| read(&known, &format!("{number}.json"), file(*values).as_bytes()))
        .collect();
    then(&Comparison::of(&known, &reads))
}

const FILES: [[&str; 3]; 4] = [
    ["99.50", "2026-03-01", "b"],
    ["99.9", "2026-02-01", "a"],
    ["-", "2026-13-01", "-"],
    ["99.5", "2026-03-01", "b"],
];

#[test]
fn values_stand_in_the_json_and_make_rows_differ() {
    let parse = |text: String| -> Value { serde_json::from_str(&text).unwrap() };
    let json = parse(with(&FILES, |all| all.to_json(Only::All, &Sort::Given)));
    let of = |row: usize| -> Vec<Value> {
        let cells = json["groups"][0]["requirements"][row]["cells"].as_array().unwrap();
        cells.iter().map(|cell| cell["value"].clone()).collect()
    };
    assert_eq!(of(0), [json!("99.50"), json!("99.9"), Value::Null, json!("99.5")]);
    assert_eq!(json["groups"][0]["requirements"][2]["differs"], true);
    let equal = [["99.50", "2026-03-01", "b"], ["99.5", "2026-03-01", "b"]];
    let equal = parse(with(&equal, |all| all.to_json(Only::All, &Sort::Given)));
    for row in 0..3 {
        assert_eq!(equal["groups"][0]["requirements"][row]["differs"], false, "{row}");
    }
}

#[test]
fn vendors_are_sorted_by_a_value_the_best_first() {
    for (requirement, expected) in [("1", [2, 1, 4, 3]), ("2", [2, 1, 4, 3]), ("3", [2, 1, 4, 3])] {
        let sort = Sort::Value(requirement.into());
        let numbers: Vec<usize> =
            with(&FILES, |all| all.groups[0].sorted(&sort).map(|column| column.number).collect());
        assert_eq!(numbers, expected, "{requirement}");
        assert_eq!(Sort::from_id(&sort.id()), Some(sort));
    }
    assert_eq!(Sort::from_id("value:"), None);
}

#[test]
fn the_best_value_is_marked_where_the_document_names_a_direction() {
    let best: Vec<Vec<bool>> = with(&FILES, |all| {
        let group = &all.groups[0];
        let of = |row: &kijun_compare::Row| {
            let cells = group.columns.iter().map(|column| column.vendor.cell(row.requirement));
            group.values(*row).unwrap().best(&cells.collect::<Vec<_>>())
        };
        group.rows.iter().map(of).collect()
    });
    assert_eq!(best[0], [false, true, false, false], "more is better");
    assert_eq!(best[1], [false, true, false, false], "earlier is better");
    assert_eq!(best[2], [false; 4], "no choice is better than another");
    let same = with(&[["99.5", "-", "-"], ["99.50", "-", "-"]], |all| {
        let group = &all.groups[0];
        let cells =
            group.columns.iter().map(|column| column.vendor.cell(group.rows[0].requirement));
        group.values(group.rows[0]).unwrap().best(&cells.collect::<Vec<_>>())
    });
    assert_eq!(same, [false, false], "nobody is better");
}

#[test]
fn values_stand_in_the_tables_as_they_are_shown() {
    let (flat, matrix) = with(&FILES, |all| {
        let mut flat = Vec::new();
        records::each(all, Only::All, &Sort::Given, &mut |row| flat.push(row.to_vec()));
        (flat, records::matrix(&all.groups[0], Only::All, &Sort::Given))
    });
    let column = flat[0].iter().position(|heading| heading == "値").unwrap();
    let kind = flat[0].iter().position(|heading| heading == "種別").unwrap();
    let of_rows = flat.iter().filter(|row| row[kind] == "要件").map(|row| row[column].as_str());
    assert_eq!(
        of_rows.collect::<Vec<_>>(),
        [
            "99.50%",
            "2026-03-01",
            "乙",
            "99.9%",
            "2026-02-01",
            "甲",
            "",
            "2026-13-01",
            "",
            "99.5%",
            "2026-03-01",
            "乙"
        ]
    );
    let last = matrix.last().unwrap();
    assert_eq!(
        last[2..],
        ["回答不要(乙)", "回答不要(甲)", "回答不要", "回答不要(乙)"].map(str::to_owned)
    );
}
