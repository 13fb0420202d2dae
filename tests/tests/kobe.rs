//! All of kobe: every set of answers in every class, compared with the slides and the second
//! evaluator.

mod support;

use kijun_rules::engine::{Given, PhaseSet, bounds};
use kijun_rules::model::Verdict;
use kijun_rules::{AnswerFile, AnswerSet, Bounds, Case, Rules};
use kijun_tests::kobe::{self, CLASSES, OUT_OF_SCOPE, REQUIREMENTS};
use kijun_tests::naive::{self, Effort, World};
use kijun_tests::said;
use serde_json::{Map, Value, json};

const CHECKLIST: &str = "kobe/public-cloud";

fn case<'a>(rules: &'a Rules, class: &str, sheet: &'a AnswerSet) -> Case<'a> {
    let class = rules.class(class).expect("a class of the report");
    Case { rules, class, phases: PhaseSet::default(), answers: sheet }
}

fn sheet(rules: &Rules, lgwan_asp: Option<bool>, given: impl Fn(usize) -> Given) -> AnswerSet {
    let mut sheet = AnswerSet::blank(rules);
    let fact = rules.fact("lgwan_asp").expect("a fact of the report");
    sheet.state_fact(rules, fact, lgwan_asp);
    for (at, id) in REQUIREMENTS.into_iter().enumerate() {
        let requirement = rules.requirement(id).expect("a requirement of the report");
        sheet.answer(requirement, given(at));
    }
    sheet
}

fn file(class: &str, answers: &Map<String, Value>) -> AnswerFile {
    let json = json!({
        "schema": "kijun-answers/1", "checklist": CHECKLIST, "class": class, "answers": answers,
    });
    AnswerFile::read(json.to_string().as_bytes()).expect("the file can be read")
}

#[test]
fn every_complete_answer_leads_where_the_slides_say() {
    let rules = support::rules(CHECKLIST);
    for answers in 0..1_usize << REQUIREMENTS.len() {
        let is_met = |at: usize| answers >> at & 1 == 1;
        let met = |id: &str| REQUIREMENTS.iter().position(|each| *each == id).is_some_and(is_met);
        let given = |at| if is_met(at) { Given::Met } else { Given::Unmet };
        for fact in [None, Some(false)] {
            for class in CLASSES {
                let sheet = sheet(rules, fact, given);
                let verdict = bounds(case(rules, class, &sheet)).verdict();
                assert_eq!(verdict, kobe::verdict(met), "{class} {answers:08b}");
            }
            let outside = bounds(case(rules, OUT_OF_SCOPE, &sheet(rules, fact, given))).verdict();
            assert_eq!(outside, Verdict::OutOfScope);
        }
        for class in [CLASSES[0], CLASSES[1], OUT_OF_SCOPE] {
            let exempted = sheet(rules, Some(true), given);
            let verdict = bounds(case(rules, class, &exempted)).verdict();
            assert_eq!(verdict, Verdict::OutOfScope, "審査済みLGWAN-ASPは除外");
        }
    }
}

/// Met, unmet or missing: the best and the worst verdict of the slides over all completions.
#[test]
fn missing_answers_leave_room_for_both_ends() {
    let rules = support::rules(CHECKLIST);
    for code in 0..3_usize.pow(8) {
        let kinds = [Given::Unmet, Given::Met, Given::Unanswered];
        let given = |at: usize| kinds[code / 3_usize.pow(u32::try_from(at).unwrap()) % 3];
        let end = |missing: bool| {
            kobe::verdict(|id| {
                let at = REQUIREMENTS.iter().position(|each| *each == id).unwrap();
                given(at) == Given::Met || (missing && given(at) == Given::Unanswered)
            })
        };
        let sheet = sheet(rules, None, given);
        let expected = Bounds { best: end(true), worst: end(false) };
        for class in CLASSES {
            assert_eq!(bounds(case(rules, class, &sheet)), expected, "{class} {code}");
        }
    }
}

/// Compare every kind of answer to every requirement.
#[test]
fn both_evaluators_agree_on_every_answer() {
    let rules = support::rules(CHECKLIST);
    let kinds = [Given::Unanswered, Given::Met, Given::Unmet, Given::NotApplicable];
    let standings = [
        naive::Standing::Unanswered,
        naive::Standing::Met,
        naive::Standing::Unmet,
        naive::Standing::NotApplicable,
    ];
    let blank = file("2", &Map::new());
    let mut world = World::new(rules.checklist(), &blank);
    for code in 0..4_usize.pow(8) {
        let kind = |at: usize| code >> (2 * at) & 3;
        let sheet = sheet(rules, None, |at| kinds[kind(at)]);
        for (at, id) in REQUIREMENTS.into_iter().enumerate() {
            world.set(id, standings[kind(at)]);
        }
        let expected =
            Bounds { best: naive::verdict::best(&world), worst: naive::verdict::worst(&world) };
        assert_eq!(bounds(case(rules, "2", &sheet)), expected, "{code:016b}");
    }
}

/// Compare all outputs for the line and its alternative, with every kind of answer.
#[test]
fn every_answer_to_the_line() {
    let rules = support::rules(CHECKLIST);
    let kinds = [
        None,
        Some(json!({"status": "met"})),
        Some(json!({"status": "unmet"})),
        Some(json!({"status": "not_applicable", "reason": "回線を使わない"})),
    ];
    for class in CLASSES {
        for code in 0..4_usize.pow(4) {
            let basics = ["1-1", "1-2", "1-3", "1-5"];
            let mut answers: Map<String, Value> =
                basics.map(|id| (id.to_owned(), json!({"status": "met"}))).into_iter().collect();
            for (at, id) in ["1-4", "2-1", "2-2", "2-3"].into_iter().enumerate() {
                if let Some(answer) = &kinds[code >> (2 * at) & 3] {
                    answers.insert(id.to_owned(), answer.clone());
                }
            }
            let file = file(class, &answers);
            let expected = naive::evaluate(rules.checklist(), &file, Effort::Everything);
            assert_eq!(said::by_engine(rules, &file, &expected), expected);
        }
    }
}
