//! The class finders over every set of facts, compared with a plain reading of the documents: the
//! highest class in which a fact places the information.

mod support;

use kijun_rules::engine::Diagnostic;
use kijun_rules::finder::classify;
use kijun_rules::{AnswerFile, Assessment, FactIndex, Rules};
use kijun_tests::{annex2, kobe};
use serde_json::{Map, json};

/// Facts, each with the class in which it places the information.
type Facts<'a> = &'a [(&'a str, &'a str)];

/// Return the sets of facts, each as a list of its facts.
fn every_set(facts: Facts<'_>) -> impl Iterator<Item = Vec<(&str, &str)>> {
    (0..1_usize << facts.len()).map(move |set| {
        let chosen = facts.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1);
        chosen.map(|(_, fact)| *fact).collect()
    })
}

/// Return the first class, from the highest down, to which a fact of the set leads.
fn plain_reading<'a>(classes: &[&'a str], set: Facts<'_>) -> Option<&'a str> {
    classes.iter().copied().find(|class| set.iter().any(|(_, of)| of == class))
}

fn index(rules: &Rules, fact: &str) -> FactIndex {
    rules.fact(fact).expect("a fact of the document")
}

fn finds_what_is_read(checklist: &str, classes: &[&str], facts: Facts<'_>) {
    let rules = support::rules(checklist);
    for set in every_set(facts) {
        let expected = plain_reading(classes, &set);
        let mut given: Vec<FactIndex> = set.iter().map(|(fact, _)| index(rules, fact)).collect();
        for _ in 0..2 {
            let found = classify(rules, &given);
            let class = found.class.and_then(|class| rules.class_at(class));
            assert_eq!(class.map(|class| class.id.as_str()), expected, "{set:?}");
            let mut because: Vec<&str> =
                found.because.iter().map(|fact| fact.id.as_str()).collect();
            let of_class = set.iter().filter(|(_, of)| Some(*of) == expected);
            let mut reasons: Vec<&str> = of_class.map(|(fact, _)| *fact).collect();
            because.sort_unstable();
            reasons.sort_unstable();
            assert_eq!(because, reasons, "{set:?}");
            // Repeat in another order, with one fact twice.
            given.reverse();
            given.extend(given.first().copied());
        }
    }
}

/// For facts in an answer file: each fact of a higher class than the chosen one is named, and
/// nothing else is said about facts.
fn warns_of_a_class_too_low(checklist: &str, classes: &[&str], facts: Facts<'_>) {
    let rules = support::rules(checklist);
    for set in every_set(facts) {
        let known: Map<_, _> =
            set.iter().map(|(fact, _)| ((*fact).to_owned(), json!(true))).collect();
        for (chosen, class) in classes.iter().enumerate() {
            let json = json!({
                "schema": "kijun-answers/1", "checklist": checklist, "class": class, "facts": known,
            });
            let file = AnswerFile::read(json.to_string().as_bytes()).expect("it can be read");
            let assessment = Assessment::of(rules, &file).expect("the class is known");
            let mut said: Vec<_> = assessment
                .diagnostics()
                .iter()
                .map(|each: &Diagnostic<'_>| (each.code(), each.fact().unwrap_or_default()))
                .collect();
            let is_higher = |of: &str| classes[..chosen].contains(&of);
            let higher = set.iter().filter(|(_, of)| is_higher(of));
            let mut expected: Vec<_> = higher.map(|(fact, _)| ("class_too_low", *fact)).collect();
            said.sort_unstable();
            expected.sort_unstable();
            assert_eq!(said, expected, "{class} {set:?}");
        }
    }
}

const ANNEX2: [&str; 5] = ["SA", "SB", "I", "II", "III"];
const KOBE: [&str; 3] = ["3", "2", "1"];

#[test]
fn the_finder_of_annex2() {
    finds_what_is_read("annex2/cloud", &ANNEX2, &annex2::FACTS);
}

#[test]
fn the_finder_of_kobe() {
    finds_what_is_read("kobe/public-cloud", &KOBE, &kobe::FACTS);
}

#[test]
fn annex2_warns_of_a_class_too_low() {
    warns_of_a_class_too_low("annex2/cloud", &ANNEX2, &annex2::FACTS);
}

#[test]
fn kobe_warns_of_a_class_too_low() {
    warns_of_a_class_too_low("kobe/public-cloud", &KOBE, &kobe::FACTS);
}

/// No other fact leads to a class.
#[test]
fn no_other_fact_places_information() {
    for rules in support::checklists() {
        let stated: Facts<'_> = match rules.checklist().id.as_str() {
            "annex2/cloud" => &annex2::FACTS,
            "kobe/public-cloud" => &kobe::FACTS,
            _ => &[],
        };
        for fact in &rules.checklist().facts {
            let class = stated.iter().find(|(id, _)| *id == fact.id).map(|(_, class)| *class);
            let placed = fact.places.as_ref().map(|places| places.class.as_str());
            assert_eq!(placed, class, "{}", fact.id);
        }
    }
}
