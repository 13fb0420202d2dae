//! All of annex2: every complete set of answers in every class, compared with the second evaluator.

use kijun_rules::AnswerFile;
use kijun_rules::engine::{AnswerSet, Given, explain};
use kijun_rules::{Case, Rules};
use kijun_tests::annex2::{CLASSES, REQUIREMENTS, checklist};
use kijun_tests::naive::{self, Effort, World};
use kijun_tests::said;
use serde_json::{Map, Value, json};

fn rules() -> Rules {
    Rules::compile(checklist()).expect("the table is sound")
}

fn file(class: &str, fact: Option<bool>, answers: &Map<String, Value>) -> AnswerFile {
    let json = json!({
        "schema": "kijun-answers/1", "checklist": "annex2/cloud", "class": class,
        "facts": {"personal_information": fact}, "answers": answers,
    });
    AnswerFile::read(json.to_string().as_bytes()).expect("the file can be read")
}

/// Compare verdict and statuses for every complete set of answers, met or unmet.
fn every_complete_answer(class: &str, fact: Option<bool>) {
    let rules = rules();
    let file = file(class, fact, &Map::new());
    let blank = World::new(rules.checklist(), &file);
    let mut sheet = AnswerSet::blank(&rules);
    let personal = rules.fact("personal_information").expect("the fact exists");
    sheet.state_fact(&rules, personal, fact);
    for met in 0..1_u32 << REQUIREMENTS.len() {
        let is_met = |id: &str| {
            let at = REQUIREMENTS.iter().position(|other| *other == id);
            at.is_some_and(|at| met >> at & 1 == 1)
        };
        for (requirement, id) in rules.requirements().zip(REQUIREMENTS) {
            sheet.answer(requirement, if is_met(id) { Given::Met } else { Given::Unmet });
        }
        let case = Case {
            rules: &rules,
            class: rules.class(class).expect("the class exists"),
            phases: file.phase_set(),
            answers: &sheet,
        };
        let said = explain(case);
        let world = blank.completed(is_met);
        let expected = naive::verdict::of_complete(&world);
        assert_eq!(said.verdict(), expected, "{class} {fact:?} {met:014b}");
        assert!(said.decisive.is_empty());
        for (id, status) in REQUIREMENTS.iter().zip(&said.statuses) {
            let expected = naive::status::of(&world, id);
            assert_eq!(status.id(), expected, "{id} of {class} {fact:?} {met:014b}");
        }
    }
}

#[test]
fn every_complete_answer_in_every_class() {
    for class in CLASSES {
        every_complete_answer(class, None);
    }
}

#[test]
fn every_complete_answer_with_the_fact_known() {
    for class in ["SB", "I"] {
        for fact in [false, true] {
            every_complete_answer(class, Some(fact));
        }
    }
}

/// Compare all outputs for the group of No.6, which has alternatives, premises and claims, with
/// every kind of answer.
#[test]
fn every_answer_to_the_alternatives_of_the_server_location() {
    let rules = rules();
    let kinds = [
        None,
        Some(json!({"status": "met"})),
        Some(json!({"status": "unmet"})),
        Some(json!({"status": "not_applicable", "reason": "保存しない"})),
    ];
    let ids = ["6-1", "6-2", "6-3", "6-4"];
    for class in ["SB", "I"] {
        for fact in [None, Some(false), Some(true)] {
            for code in 0..kinds.len().pow(4) {
                let mut answers = Map::new();
                for id in REQUIREMENTS.iter().filter(|id| !ids.contains(id)) {
                    let status = if *id == "6-5" { "unmet" } else { "met" };
                    answers.insert((*id).to_owned(), json!({"status": status}));
                }
                for (at, id) in (0_u32..).zip(ids) {
                    if let Some(answer) = &kinds[code / kinds.len().pow(at) % kinds.len()] {
                        answers.insert(id.to_owned(), answer.clone());
                    }
                }
                let file = file(class, fact, &answers);
                let expected = naive::evaluate(rules.checklist(), &file, Effort::Everything);
                assert_eq!(said::by_engine(&rules, &file, &expected), expected);
            }
        }
    }
}
