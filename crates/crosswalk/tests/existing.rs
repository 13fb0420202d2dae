//! Proposals into a file that is there already: what was given stays, letter for letter.

use kijun_crosswalk::{Bridge, Held, held};
use kijun_rules::answers::Proposal;
use kijun_rules::{AnswerFile, Status};

const FILE: &str = r#"{"schema":"kijun-answers/1","checklist":"two/b","edition":"1","class":"x",
"service":{"name":"受付","x":1},"later":true,"answers":{
"1":{"status":"unmet","note":"まだ"},
"2":{"note":"調べている","exception":{"reason":"急ぎ"},"later":[1]},
"3":{"proposed":{"status":"met","from":{"checklist":"other/c"}}},
"4":{"proposed":"later"},
"5":{"status":"not_applicable"},
"6":null}}"#;

fn bridge() -> Bridge {
    let text = r#"{"from":"one/a","from_edition":"1","to":"two/b","to_edition":"1",
        "requirements":[],"links":[]}"#;
    serde_json::from_str(text).expect("a bridge")
}

fn file(text: &str) -> AnswerFile {
    AnswerFile::read(text.as_bytes()).expect("an answer file")
}

fn proposals(ids: &str) -> Vec<(String, Proposal)> {
    let met = Proposal { status: Some(Status::Met), ..Proposal::default() };
    ids.split(' ').map(|id| (id.to_owned(), met.clone())).collect()
}

#[test]
fn what_is_held_is_told_apart() {
    let file = file(FILE);
    let found = ["1", "2", "3", "4", "5", "6", "7"].map(|id| held(&file, id));
    let answered = |status| Some(Held::Answered(status));
    assert_eq!(
        found,
        [
            answered(Status::Unmet),
            None,
            Some(Held::Proposed),
            Some(Held::Proposed),
            answered(Status::NotApplicable),
            None,
            None
        ]
    );
}

#[test]
fn nothing_that_was_given_changes() {
    let mut merged = file(FILE);
    let added = bridge().add_to(&mut merged, proposals("1 2 3 4 5 6 7"));
    assert_eq!(added, ["2", "6", "7"]);
    let value = |file: &AnswerFile| -> serde_json::Value { file.to_json().parse().unwrap() };
    let mut after = value(&merged);
    let answers = after["answers"].as_object_mut().unwrap();
    for id in added {
        let proposed = answers[&id].as_object_mut().unwrap().remove("proposed");
        assert_eq!(proposed.expect("a proposal")["status"], "met", "{id}");
    }
    assert_eq!(answers.remove("7"), Some(serde_json::json!({})));
    answers["6"] = serde_json::Value::Null;
    assert_eq!(after, value(&file(FILE)));
}

#[test]
fn a_proposal_in_a_file_never_counts() {
    let mut merged = file(FILE);
    let digest =
        |file: &AnswerFile| file.answers.iter().flatten().map(|(_, a)| a.given()).collect();
    let before: Vec<_> = digest(&merged);
    bridge().add_to(&mut merged, proposals("2"));
    let after: Vec<_> = digest(&merged);
    assert_eq!(after, before);
}

#[test]
fn only_a_file_of_the_same_checklist_and_edition_fits() {
    for (fields, fits) in [
        (r#""checklist":"two/b""#, true),
        (r#""checklist":"two/b","edition":"1""#, true),
        (r#""checklist":"two/b","edition":"0""#, false),
        (r#""checklist":"one/a""#, false),
    ] {
        let file = file(&format!(r#"{{"schema":"kijun-answers/1",{fields}}}"#));
        assert_eq!(bridge().fits(&file), fits, "{fields}");
    }
}
