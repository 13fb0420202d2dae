//! A claim about the verdict is compared, never believed.

mod support;

use kijun_compare::{Only, Sort};
use kijun_rules::{AnswerFile, Assessment};
use serde_json::{Value, json};
use support::{codes, file, json, known};

const UNMET: &str = "unmet met - met";

/// Return the assessment that the rules give, as a file.
fn assessment(answers: &str) -> Value {
    let known = known();
    let file = AnswerFile::read(answers.as_bytes()).unwrap();
    let assessment = Assessment::of(&known[0].rules, &file).unwrap();
    serde_json::from_str(&assessment.to_json()).unwrap()
}

fn flags_of(fields: &Value) -> Vec<String> {
    let text = file(UNMET, fields);
    let json = json(&[("a.json", &text)], Only::All, &Sort::Given);
    let vendor = &json["groups"][0]["vendors"][0];
    assert_eq!(vendor["verdict"], "nonconforming", "the rules decide");
    codes(&vendor["flags"]).into_iter().map(ToOwned::to_owned).collect()
}

#[test]
fn what_a_file_says_of_itself_is_compared() {
    let right = assessment(&file(UNMET, &Value::Null));
    let stated = |field: &str, value: Value| {
        let mut stated =
            json!({"verdict": right["verdict"], "edition": "2", "digest": right["digest"]});
        match field.split_once('.') {
            Some((object, field)) => stated[object][field] = value,
            None => stated[field] = value,
        }
        json!({"assessment": stated})
    };
    let cases: &[(Value, &[&str])] = &[
        (json!({}), &[]),
        (json!({"verdict": "nonconforming"}), &[]),
        (json!({"verdict": null, "assessment": null}), &[]),
        (json!({"assessment": {}}), &[]),
        (stated("verdict", json!("nonconforming")), &[]),
        (json!({"verdict": "conforming"}), &["verdict_differs"]),
        (json!({"verdict": "適合"}), &["verdict_differs"]),
        (json!({"verdict": ""}), &["verdict_differs"]),
        (stated("verdict", json!("undetermined")), &["verdict_differs"]),
        (stated("best", json!("conforming")), &["bounds_differ"]),
        (stated("worst", json!("nonconforming")), &[]),
        (stated("class", json!("B")), &["statuses_differ"]),
        (stated("edition", json!("1")), &["stated_edition_differs"]),
        (stated("digest.rules", json!("sha256:0")), &["rules_digest_differs"]),
        (stated("digest.answers", json!("sha256:0")), &["answers_digest_differs"]),
        (json!({"verdict": true}), &["statement_unreadable"]),
        (json!({"verdict": ["conforming"]}), &["statement_unreadable"]),
        (json!({"assessment": "conforming"}), &["statement_unreadable"]),
        (json!({"assessment": {"verdict": 1}}), &["statement_unreadable"]),
        (json!({"assessment": {"digest": "x"}}), &["statement_unreadable"]),
        (
            json!({"verdict": "conforming", "assessment": {"verdict": "approval_required"}}),
            &["verdict_differs", "verdict_differs"],
        ),
    ];
    for (fields, expected) in cases {
        assert_eq!(flags_of(fields), *expected, "{fields}");
    }
}

#[test]
fn names_written_with_escapes_and_a_byte_order_mark_do_not_hide_a_claim() {
    let text = file(UNMET, &json!({"verdict": "conforming"}));
    let hidden = format!("\u{feff}{}", text.replace("\"verdict\"", r#""\u0076erdict""#));
    let json = json(&[("a.json", &hidden)], Only::All, &Sort::Given);
    assert_eq!(codes(&json["groups"][0]["vendors"][0]["flags"]), ["verdict_differs"]);
}

#[test]
fn an_assessment_beside_is_matched_by_the_digest_of_the_answers() {
    let answers = file(UNMET, &Value::Null);
    let right = assessment(&answers);
    let mut lie = right.clone();
    lie["verdict"] = json!("conforming");
    let mut hidden = right.clone();
    hidden["requirements"][0]["status"] = json!("met");
    let mut stranger = right.clone();
    stranger["digest"]["answers"] = json!("sha256:0");
    let cases: &[(&Value, &[&str], usize)] = &[
        (&right, &[], 0),
        (&lie, &["verdict_differs"], 0),
        (&hidden, &["statuses_differ"], 0),
        (&stranger, &[], 1),
        (&json!({"schema": "kijun-assessment/1"}), &[], 1),
    ];
    for (beside, expected, alone) in cases {
        let beside = beside.to_string();
        // Its place among the files does not matter.
        for files in [
            [("a.json", answers.as_str()), ("判定.json", &beside)],
            [("判定.json", &beside), ("a.json", answers.as_str())],
        ] {
            let json = json(&files, Only::All, &Sort::Given);
            let vendor = &json["groups"][0]["vendors"][0];
            assert_eq!(codes(&vendor["flags"]), *expected, "{beside}");
            let left = json["without_answers"].as_array().unwrap();
            assert_eq!(left.len(), *alone, "{beside}");
            if *alone > 0 {
                assert_eq!(left[0]["file"], "判定.json");
                assert!(left[0]["message"].as_str().unwrap().contains("回答が入っていない"));
            } else {
                assert_eq!(vendor["stated"][0]["file"], "判定.json");
            }
            if let Some(flag) = vendor["flags"].get(0) {
                assert!(flag["message"].as_str().unwrap().contains("「判定.json」"));
            }
        }
    }
}

#[test]
fn an_assessment_is_compared_with_every_file_of_the_same_answers() {
    let answers = file(UNMET, &Value::Null);
    let mut lie = assessment(&answers);
    lie["verdict"] = json!("conforming");
    let lie = lie.to_string();
    let files = [("a.json", answers.as_str()), ("x.json", &lie), ("b.json", &answers)];
    let json = json(&files, Only::All, &Sort::Given);
    for vendor in json["groups"][0]["vendors"].as_array().unwrap() {
        assert_eq!(codes(&vendor["flags"]), ["verdict_differs", "same_answers"]);
    }
}
