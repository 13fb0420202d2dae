//! `kijun list` and `kijun classify` for each of the five checklists.

mod support;

use serde_json::{Value, json};
use support::run;

fn ids(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|each| each["id"].as_str().unwrap()).collect()
}

/// A checklist with its classes, its number of facts, its phases, and its number of requirements.
type Listed = (&'static str, &'static [&'static str], usize, &'static [&'static str], usize);

const PHASES: [&str; 6] =
    ["selection", "procurement", "build", "operation", "disposal", "application"];

const CHECKLISTS: [Listed; 5] = [
    ("annex2/cloud", &["SA", "SB", "I", "II", "III"], 1, &[], 14),
    ("kitakyushu/cloud", &["important", "other"], 11, &PHASES, 108),
    ("kitakyushu/web-meeting", &["important", "other"], 2, &[], 9),
    ("kobe/public-cloud", &["3", "2", "1"], 1, &[], 8),
    ("shunan/external-service", &["confidentiality-2", "confidentiality-1"], 0, &[], 40),
];

#[test]
fn every_checklist_is_listed_with_its_fields() {
    let ran = run(&["list", "--format", "json"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    let list = ran.json();
    let standards = list["standards"].as_array().unwrap();
    let all: Vec<&Value> =
        standards.iter().flat_map(|each| each["checklists"].as_array().unwrap()).collect();
    assert_eq!(all.len(), CHECKLISTS.len());
    for ((id, classes, facts, phases, requirements), listed) in CHECKLISTS.into_iter().zip(all) {
        assert_eq!(listed["id"], id);
        assert_eq!(ids(&listed["classes"]), classes, "{id}");
        assert_eq!(listed["facts"].as_array().unwrap().len(), facts, "{id}");
        assert!(listed["facts"].as_array().unwrap().iter().all(|each| {
            each["question"].as_str().is_some_and(|question| !question.is_empty())
        }));
        assert_eq!(listed["phases"], json!(phases), "{id}");
        let each = listed["requirements"].as_array().unwrap();
        assert_eq!(each.len(), requirements, "{id}");
        for requirement in each {
            for name in ["id", "title", "category"] {
                let text = requirement[name].as_str();
                assert!(text.is_some_and(|text| !text.is_empty()), "{requirement}");
            }
            let phase = requirement["phase"].as_str();
            assert_eq!(phase.is_some(), !phases.is_empty(), "{requirement}");
            assert!(phase.is_none_or(|phase| phases.contains(&phase)), "{requirement}");
            let party = requirement["party"].as_str();
            assert!(party.is_none_or(|party| ["provider", "municipality"].contains(&party)));
            assert!(party.is_some() || !id.starts_with("kitakyushu/"), "{requirement}");
            let levels = requirement["levels"].as_object().unwrap();
            assert!(levels.keys().all(|class| classes.contains(&class.as_str())), "{requirement}");
        }
    }
    for standard in standards {
        assert!(!standard["editions"].as_array().unwrap().is_empty(), "{}", standard["id"]);
        for edition in standard["editions"].as_array().unwrap() {
            assert!(edition["id"].is_string(), "{edition}");
            assert!(edition["in_force"].is_null() || edition["in_force"].is_string(), "{edition}");
        }
    }
}

#[test]
fn the_class_finders_name_the_highest_class() {
    for (checklist, facts, class) in [
        ("annex2/cloud", "no_harm_if_disclosed", json!("III")),
        ("annex2/cloud", "no_harm_if_disclosed,harm_if_disclosed", json!("I")),
        ("annex2/cloud", "designated_sa,public_information", json!("SA")),
        ("kobe/public-cloud", "", Value::Null),
        ("kobe/public-cloud", "other_information", json!("1")),
        ("kobe/public-cloud", "other_information,not_for_immediate_publication", json!("2")),
        ("kobe/public-cloud", "not_for_immediate_publication,statutory_secrecy", json!("3")),
        ("shunan/external-service", "", Value::Null),
        ("kitakyushu/cloud", "", Value::Null),
    ] {
        let ran = run(&["classify", "--checklist", checklist, "--facts", facts]);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{checklist} {facts}");
        let said = ran.json();
        assert_eq!(said["class"], class, "{checklist} {facts}");
        assert_eq!(said["because"].as_array().unwrap().is_empty(), class.is_null());
    }
}

/// A fact is refused if the checklist does not have it, or if only the form asks for it.
#[test]
fn a_fact_of_another_checklist_is_refused() {
    for (checklist, fact) in [
        ("shunan/external-service", "personal_information"),
        ("kitakyushu/cloud", "designated_sa"),
        ("kobe/public-cloud", "designated_sa"),
    ] {
        let ran = run(&["classify", "--checklist", checklist, "--facts", fact]);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{checklist} {fact}");
        assert!(ran.stderr.contains(fact), "{}", ran.stderr);
    }
}
