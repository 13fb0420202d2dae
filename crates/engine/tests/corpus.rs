//! The function of the npm package, natively: the corpus, and what it says of faulty input.

use std::path::{Path, PathBuf};

use kijun_engine::assess;
use kijun_rules::{Checklist, Rules};
use kijun_tests::corpus;

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

fn rules_of(id: &str) -> Checklist {
    let library = kijun_content::load(&here("content")).unwrap_or_else(|_| panic!("sound content"));
    let mut checklists = library.standards.into_iter().flat_map(|standard| standard.checklists);
    checklists.find(|checklist| checklist.rules.id == id).expect("the checklist").rules
}

fn cases() -> Vec<corpus::Case> {
    let file = |name: &str| std::fs::read_to_string(here("tests/corpus").join(name)).unwrap();
    let files = ["annex2-alternatives.json", "annex2-rows.json", "bad-input.json", "premises.json"];
    files.iter().flat_map(|name| corpus::cases(&file(name)).unwrap()).collect()
}

#[test]
fn the_assessment_is_the_one_of_the_engine_and_faults_are_those_of_the_corpus() {
    let checklist = rules_of("annex2/cloud");
    let text = checklist.to_json();
    let rules = Rules::compile(checklist).unwrap();
    let (mut good, mut bad) = (0, 0);
    for case in cases() {
        match (assess(&text, case.bytes()), corpus::assess(&rules, case.bytes())) {
            (Ok(said), Ok(expected)) => {
                assert_eq!(said.as_bytes(), expected, "{}", case.description);
                good += 1;
            }
            (Err(said), Err(expected)) => {
                let words = (expected.message.as_str(), expected.cure.as_str());
                assert!(said.contains(words.0) && said.contains(words.1), "{said}");
                bad += 1;
            }
            (said, expected) => panic!("{}: {said:?} {expected:?}", case.description),
        }
    }
    assert!(good > 50 && bad > 5, "{good} {bad}");
}

#[test]
fn the_rules_may_change_between_two_calls() {
    let file = |id: &str| format!(r#"{{"schema":"kijun-answers/1","checklist":"{id}"}}"#);
    let (first, second) =
        (rules_of("annex2/cloud").to_json(), rules_of("kobe/public-cloud").to_json());
    for (rules, own, other) in [
        (&first, "annex2/cloud", "kobe/public-cloud"),
        (&second, "kobe/public-cloud", "annex2/cloud"),
    ] {
        let said = assess(rules, file(other).as_bytes()).unwrap_err();
        assert!(said.contains(own) && said.contains(other), "{said}");
    }
}

#[test]
fn rules_that_are_none_are_refused_with_the_cure() {
    for text in ["", "[1", "{\"id\": 1}"] {
        let said = assess(text, b"{}").unwrap_err();
        assert!(said.starts_with("規則を読み取れません") && said.contains("kijun list"), "{said}");
    }
    let said = assess("{}", b"{}").unwrap_err();
    assert!(said.starts_with("規則に誤りがあります"), "{said}");
}
