//! Two small checklists, and answer files for them.

#![allow(dead_code, reason = "each test file uses a part of it")]

use kijun_compare::{Comparison, Known, Name, Only, Sort, Submission, read};
use kijun_rules::Rules;
use serde_json::{Value, json};

/// `example/cloud` has two classes, a fact and a premise; `example/other` has one requirement.
pub(crate) fn known() -> Vec<Known> {
    let cloud = json!({
        "classes": [
            {"clauses": [
                {"any_of": ["1"], "quote": "必須", "severity": "nonconforming", "source": "No.1"},
                {"any_of": ["2", "3"], "quote": "いずれか", "severity": "approval_required", "source": "No.2"},
                {"any_of": ["4"], "quote": "推奨", "severity": "advisory", "source": "No.4"}],
             "id": "A", "title": "分類A"},
            {"clauses": [
                {"any_of": ["1"], "quote": "必須", "severity": "nonconforming", "source": "No.1"}],
             "id": "B", "title": "分類B"},
            {"id": "C", "out_of_scope": "公開情報は対象外", "title": "分類C"}],
        "edition": "2",
        "facts": [{"id": "personal", "question": "個人情報を扱いますか"}],
        "id": "example/cloud",
        "requirements": [{"id": "1"}, {"id": "2"},
            {"id": "3", "premise": {"fact": "personal", "is": false}}, {"id": "4"}],
    });
    let other = json!({
        "classes": [{"clauses": [
            {"any_of": ["1"], "quote": "必須", "severity": "nonconforming", "source": "No.1"}],
            "id": "A", "title": "分類A"}],
        "edition": "undated", "id": "example/other", "requirements": [{"id": "1"}],
    });
    let named = |title: &str| Name { label: String::new(), title: title.to_owned(), answers: None };
    let known = |json: Value, titles: &[&str]| Known {
        rules: Rules::from_json(&json.to_string()).unwrap(),
        title: format!("{}の題", json["id"].as_str().unwrap()),
        names: titles.iter().map(|&title| named(title)).collect(),
    };
    vec![known(cloud, &["暗号化", "認証", "代替の認証", "記録"]), known(other, &["鍵"])]
}

/// Return an answer file for class A of `example/cloud`: `met`, `unmet`, `-` (unanswered) for each
/// requirement, and these fields beside.
pub(crate) fn file(answers: &str, fields: &Value) -> String {
    let statuses = answers.split_whitespace().enumerate();
    let answers: serde_json::Map<String, Value> = statuses
        .filter(|(_, status)| *status != "-")
        .map(|(place, status)| ((place + 1).to_string(), json!({"status": status})))
        .collect();
    let mut file = json!({"schema": "kijun-answers/1", "checklist": "example/cloud",
        "edition": "2", "class": "A", "answers": answers});
    for (name, value) in fields.as_object().into_iter().flatten() {
        file[name] = value.clone();
    }
    file.to_string()
}

/// Read files, each under a name.
pub(crate) fn reads(known: &[Known], files: &[(&str, &str)]) -> Vec<Submission> {
    files.iter().map(|(name, text)| read(known, name, text.as_bytes())).collect()
}

/// Return the comparison's JSON.
pub(crate) fn json(files: &[(&str, &str)], only: Only, sort: &Sort) -> Value {
    let known = known();
    let reads = reads(&known, files);
    let text = Comparison::of(&known, &reads).to_json(only, sort);
    serde_json::from_str(&text).unwrap()
}

/// Return the codes of flags.
pub(crate) fn codes(flags: &Value) -> Vec<&str> {
    flags.as_array().unwrap().iter().map(|flag| flag["code"].as_str().unwrap()).collect()
}
