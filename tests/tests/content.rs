//! The rules in the content folder are the rules of the table, and the corpus holds for them.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use kijun_rules::Rules;
use kijun_rules::model::{Checklist, Class, Severity};
use kijun_tests::{annex2, corpus};

fn annex2_as_loaded() -> &'static Rules {
    support::rules("annex2/cloud")
}

/// Return a class's clauses without their order.
fn clauses(class: &Class) -> BTreeSet<(BTreeSet<&str>, Severity)> {
    let members = |any_of: &'_ [String]| -> BTreeSet<String> { any_of.iter().cloned().collect() };
    let all: BTreeSet<_> = class
        .clauses
        .iter()
        .map(|clause| (clause.any_of.iter().map(String::as_str).collect(), clause.severity))
        .collect();
    let distinct: BTreeSet<_> =
        class.clauses.iter().map(|clause| members(&clause.any_of)).collect();
    assert_eq!(distinct.len(), class.clauses.len(), "a rule of {} stands twice", class.id);
    all
}

#[test]
fn the_rules_of_annex2_are_those_of_the_table() {
    let (loaded, table) = (annex2_as_loaded().checklist(), annex2::checklist());
    assert_eq!(loaded.edition, table.edition);
    let ids = |checklist: &Checklist| -> Vec<String> {
        checklist.requirements.iter().map(|requirement| requirement.id.clone()).collect()
    };
    assert_eq!(ids(loaded), ids(&table));
    for (loaded, table) in loaded.requirements.iter().zip(&table.requirements) {
        assert_eq!(loaded.premise, table.premise, "the premise of {}", table.id);
        assert_eq!(loaded.phase, None, "the document knows no phases");
    }
    assert_eq!(loaded.classes.len(), table.classes.len());
    for (loaded, table) in loaded.classes.iter().zip(&table.classes) {
        assert_eq!(loaded.id, table.id);
        assert_eq!(loaded.out_of_scope.is_some(), table.out_of_scope.is_some(), "{}", table.id);
        assert_eq!(clauses(loaded), clauses(table), "the rules for {}", table.id);
        assert!(loaded.clauses.iter().all(|clause| clause.conditions.is_empty()));
        for clause in &loaded.clauses {
            assert!(!clause.quote.trim().is_empty() && !clause.source.trim().is_empty());
        }
    }
    let places = |checklist: &Checklist| -> BTreeMap<String, Option<String>> {
        let facts = checklist.facts.iter();
        facts
            .map(|fact| (fact.id.clone(), fact.places.as_ref().map(|place| place.class.clone())))
            .collect()
    };
    assert_eq!(places(loaded), places(&table));
    assert!(loaded.facts.iter().all(|fact| fact.exempts.is_none()));
    let asked: Vec<&str> = loaded
        .facts
        .iter()
        .filter(|fact| fact.question.is_some())
        .map(|fact| fact.id.as_str())
        .collect();
    assert_eq!(asked, ["personal_information"]);
}

/// Fail if a corpus file does not hold for the rules of a checklist.
fn holds(checklist: &str, path: &Path) {
    let corpus = fs::read_to_string(path).expect("it can be read");
    let report = corpus::report(support::rules(checklist), &corpus);
    assert!(report["cases"].as_u64() > Some(0), "{}: {report}", path.display());
    assert_eq!(report["failures"], serde_json::json!([]), "{}", path.display());
    let cases = corpus::cases(&corpus).expect("it was read before");
    let mut seen = BTreeSet::new();
    for case in cases {
        assert!(seen.insert(case.description.clone()), "twice: {}", case.description);
    }
}

/// The corpus files directly in the folder are for annex2; each other checklist has a file under
/// its own path.
#[test]
fn the_corpus_holds_for_the_content() {
    for entry in fs::read_dir(support::folder("corpus")).expect("the corpus is a folder") {
        let path = entry.expect("the corpus can be listed").path();
        if path.is_file() {
            holds("annex2/cloud", &path);
        }
    }
    for checklist in support::CHECKLISTS.into_iter().filter(|id| *id != "annex2/cloud") {
        holds(checklist, &support::folder("corpus").join(checklist).with_extension("json"));
    }
}
