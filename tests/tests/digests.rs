//! The digests are SHA-256 over RFC 8785; an independent implementation gives the same ones.

use kijun_rules::model::Checklist;
use kijun_rules::{AnswerFile, digest};
use kijun_tests::annex2::checklist;
use kijun_tests::generate::{Size, cases, rules_and_answers};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

/// Return `sha256:` and the digits, for the canonical form of the independent implementation.
fn independent(value: &Value) -> String {
    let canonical = serde_json_canonicalizer::to_vec(value).expect("it has a canonical form");
    let hex = |text, byte: u8| format!("{text}{byte:02x}");
    Sha256::digest(&canonical).into_iter().fold("sha256:".to_owned(), hex)
}

/// Return the known fields of an answer file, without those that are absent, null or unknown.
fn known(file: &Value) -> Value {
    let mut known = only(
        file,
        &["schema", "checklist", "edition", "class", "service", "facts", "phases", "answers"],
    );
    if let Some(service) = known.get_mut("service") {
        *service = Value::Object(only(service, &["name", "provider"]));
    }
    if let Some(Value::Object(facts)) = known.get_mut("facts") {
        facts.retain(|_, value| value.is_boolean());
    }
    if known.get("phases") == Some(&json!([])) {
        known.remove("phases");
    }
    if let Some(Value::Object(answers)) = known.get_mut("answers") {
        answers.retain(|_, answer| !answer.is_null());
        for answer in answers.values_mut() {
            *answer = Value::Object(only(answer, &["status", "reason", "note", "evidence"]));
        }
    }
    Value::Object(known)
}

fn only(object: &Value, names: &[&str]) -> Map<String, Value> {
    let fields = object.as_object().into_iter().flatten();
    fields
        .filter(|(name, value)| names.contains(&name.as_str()) && !value.is_null())
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

/// Generate text that JSON writers write differently: control characters, quotes, and characters
/// beyond the Basic Multilingual Plane, whose order in UTF-16 differs from their code points.
fn text() -> impl Strategy<Value = String> {
    "[\\x00-\\x1f\"\\\\/\\x7f\\u{80}é日\\u{2028}\\u{d7ff}\\u{e000}\\u{fb33}\\u{ffff}😀\\u{10ffff}a-c]{0,4}"
}

fn maybe_null(value: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    prop_oneof![3 => value, 1 => Just(Value::Null)]
}

fn any_file() -> impl Strategy<Value = Value> {
    let words = || maybe_null(text().prop_map(Value::from));
    let status = prop_oneof![
        Just(json!("met")),
        Just(json!("unmet")),
        Just(json!("not_applicable")),
        Just(Value::Null)
    ];
    let fields = (
        option::of(status),
        option::of(words()),
        option::of(words()),
        option::of(maybe_null(vec(text(), 0..3).prop_map(Value::from))),
        [option::of(words()), option::of(words()), option::of(words())],
    );
    let answer = fields.prop_map(|(status, reason, note, evidence, others)| {
        let mut answer = Map::new();
        let names = ["status", "reason", "note", "evidence", "later", "exception", "proposed"];
        let values = [status, reason, note, evidence].into_iter().chain(others);
        for (name, value) in names.into_iter().zip(values) {
            if let Some(value) = value {
                answer.insert(name.to_owned(), value);
            }
        }
        Value::Object(answer)
    });
    let fact = prop_oneof![
        Just(json!(true)),
        Just(json!(false)),
        Just(json!("unknown")),
        Just(Value::Null)
    ];
    let object = |fields| Value::Object(fields);
    let map = |fields: std::collections::BTreeMap<String, Value>| {
        Value::Object(fields.into_iter().collect())
    };
    (
        option::of(words()),
        option::of(words()),
        option::of(maybe_null(
            (words(), words()).prop_map(|(name, later)| json!({"name": name, "later": later})),
        )),
        option::of(maybe_null(btree_map(text(), fact, 0..4).prop_map(map))),
        option::of(maybe_null(prop_oneof![
            Just(json!([])),
            Just(json!(["build", "build", "selection"]))
        ])),
        option::of(maybe_null(btree_map(text(), maybe_null(answer), 0..6).prop_map(map))),
    )
        .prop_map(move |(edition, class, service, facts, phases, answers)| {
            let mut file = Map::new();
            file.insert("later".to_owned(), json!({"z": 1.5, "a": null}));
            file.insert("schema".to_owned(), json!("kijun-answers/1"));
            file.insert("checklist".to_owned(), json!("generated/list"));
            let names = ["edition", "class", "service", "facts", "phases", "answers"];
            for (name, value) in
                names.into_iter().zip([edition, class, service, facts, phases, answers])
            {
                if let Some(value) = value {
                    file.insert(name.to_owned(), value);
                }
            }
            object(file)
        })
}

proptest! {
    #![proptest_config(cases(1500))]

    #[test]
    fn answers_are_digested_in_canonical_form(json in any_file()) {
        let file = AnswerFile::read(json.to_string().as_bytes()).expect("the file can be read");
        prop_assert_eq!(digest::of_answers(&file), independent(&known(&json)));
        let canonical = digest::canonical_answers(&file);
        let expected = serde_json_canonicalizer::to_string(&known(&json)).expect("it has a form");
        prop_assert_eq!(canonical, expected);
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn rules_are_digested_in_canonical_form(case in rules_and_answers(Size::small()), odd in text()) {
        let mut checklist: Checklist = case.rules.checklist().clone();
        checklist.edition.clone_from(&odd);
        for class in &mut checklist.classes {
            class.title.clone_from(&odd);
            class.clauses.iter_mut().for_each(|clause| clause.quote.clone_from(&odd));
        }
        let value = serde_json::to_value(&checklist).expect("it can be written");
        prop_assert_eq!(digest::of_rules(&checklist), independent(&value));
        let again: Checklist = serde_json::from_value(value).expect("it can be read again");
        prop_assert_eq!(again, checklist);
    }
}

#[test]
fn a_rule_cannot_change_without_its_digest() {
    let before = digest::of_rules(&checklist());
    assert_eq!(before, independent(&serde_json::to_value(checklist()).expect("JSON")));
    let changes: [fn(&mut Checklist); 6] = [
        |checklist| checklist.id.push('x'),
        |checklist| checklist.requirements.swap(0, 1),
        |checklist| checklist.requirements[9].premise = None,
        |checklist| checklist.classes[0].clauses[0].quote.push('。'),
        |checklist| drop(checklist.classes[1].clauses.pop()),
        |checklist| checklist.facts[0].places = None,
    ];
    for change in changes {
        let mut other = checklist();
        change(&mut other);
        assert_ne!(digest::of_rules(&other), before);
    }
}
