//! Every document fits OSCAL's own schema, refers to what is there, and is the same each time.

mod support;

use std::collections::BTreeSet;

use kijun_content::model::{Checklist, Standard};
use kijun_rules::{AnswerFile, Assessment, Rules};
use serde_json::{Map, Value, json};
use support::{LIBRARY, check, controls, editions};

fn checklists() -> impl Iterator<Item = (&'static Standard, &'static Checklist)> {
    let standards = LIBRARY.standards.iter();
    standards.flat_map(|standard| standard.checklists.iter().map(move |list| (standard, list)))
}

fn known(standard: &Standard) -> BTreeSet<String> {
    let catalog = kijun_oscal::catalog(standard, standard.current_edition());
    controls(&catalog["catalog"]).into_keys().collect()
}

#[test]
fn a_catalog_has_every_requirement_under_its_number() {
    let town = editions();
    let standards = LIBRARY.standards.iter().chain(&town.standards);
    let mut count = 0;
    for (edition, held) in standards.flat_map(Standard::held_editions) {
        let catalog = kijun_oscal::catalog(held, edition);
        check("catalog", &catalog);
        assert_eq!(
            catalog.to_string(),
            kijun_oscal::catalog(held, edition).to_string(),
            "the same each time"
        );
        let labels: BTreeSet<(String, String)> = controls(&catalog["catalog"])
            .into_iter()
            .map(|(id, control)| {
                let label = &control["props"][0];
                assert_eq!((&label["name"], label.get("ns")), (&json!("label"), None));
                (id, label["value"].as_str().unwrap().to_owned())
            })
            .collect();
        let all = held.checklists.iter().flat_map(|list| {
            let all = list.rules.requirements.iter();
            all.map(move |rule| (format!("r.{}.{}", list.name, rule.id), rule.id.clone()))
        });
        assert_eq!(labels, all.collect(), "{} {edition}", held.id);
        count += 1;
    }
    assert!(count > LIBRARY.standards.len() + 1, "earlier editions are there too");
}

#[test]
fn a_profile_has_the_requirements_of_its_class_with_their_clauses() {
    for (standard, checklist) in checklists() {
        let known = known(standard);
        for class in checklist.rules.classes.iter().filter(|each| each.out_of_scope.is_none()) {
            let profile = kijun_oscal::profile(standard, checklist, class, "catalog.json");
            check("profile", &profile);
            let profile = &profile["profile"];
            let ids = profile["imports"][0]["include-controls"][0]["with-ids"].as_array().unwrap();
            assert!(ids.iter().all(|id| known.contains(id.as_str().unwrap())));
            let alters = profile["modify"]["alters"].as_array().unwrap();
            let props = alters.iter().flat_map(|each| each["adds"][0]["props"].as_array().unwrap());
            let rules = props.filter(|each| each["name"] == "rule");
            let members: usize = class.clauses.iter().map(|clause| clause.any_of.len()).sum();
            assert_eq!(rules.count(), members, "{} {}", checklist.rules.id, class.id);
        }
    }
}

/// Return answer files for a class: everything answered, nothing answered, and nothing known.
fn files(checklist: &Checklist, class: &str) -> Vec<Value> {
    let statuses = ["met", "unmet", "not_applicable"].into_iter().cycle();
    let requirements = checklist.rules.requirements.iter();
    let answers: Map<String, Value> = requirements
        .zip(statuses)
        .map(|(rule, status)| {
            let answer = json!({"status": status, "reason": "理由\n2行目", "note": " ",
                "evidence": ["資料", "", " 第2 \n資料"], "exception": {"reason": "対応中", "until": ""}});
            (rule.id.clone(), answer)
        })
        .collect();
    let facts: Map<String, Value> =
        checklist.rules.facts.iter().map(|fact| (fact.id.clone(), json!("unknown"))).collect();
    let of = |answers: &Value, facts: &Value, name: &str| {
        json!({"schema": "kijun-answers/1", "checklist": checklist.rules.id, "class": class,
            "service": {"name": name, "provider": name}, "facts": facts, "answers": answers})
    };
    vec![
        of(&json!(answers), &json!(facts), "甲\n乙"),
        of(&json!({}), &json!({}), ""),
        of(&json!({"a b": {"status": "met"}, "": {}}), &json!({"a b": true}), " "),
    ]
}

#[test]
fn claims_and_results_fit_and_refer_to_what_is_there() {
    for (standard, checklist) in checklists() {
        let (known, rules) = (known(standard), Rules::compile(checklist.rules.clone()).unwrap());
        for class in &checklist.rules.classes {
            for file in files(checklist, &class.id) {
                let file = AnswerFile::read(file.to_string().as_bytes()).unwrap();
                let assessment = Assessment::of(&rules, &file).unwrap();
                let write = || {
                    let claims = kijun_oscal::component(standard, checklist, &file, "p.json");
                    [claims, kijun_oscal::results(standard, checklist, &rules, &assessment)]
                };
                let [claims, results] = write();
                check("component", &claims);
                check("assessment-results", &results);
                assert_eq!(
                    [claims.to_string(), results.to_string()],
                    write().map(|each| each.to_string())
                );
                let result = &results["assessment-results"]["results"][0];
                for finding in result["findings"].as_array().into_iter().flatten() {
                    let target = finding["target"]["target-id"].as_str().unwrap();
                    assert!(known.contains(target.strip_suffix("_smt").unwrap()), "{target}");
                }
                let claimed = &claims["component-definition"]["components"][0];
                let claimed = &claimed["control-implementations"][0]["implemented-requirements"];
                let claimed = claimed.as_array().map_or(0, Vec::len);
                let answered = file.answers.as_deref().unwrap_or_default();
                let answered = answered.iter().filter(|(id, _)| rules.requirement(id).is_some());
                assert_eq!(claimed, answered.count());
            }
        }
    }
}

#[test]
fn an_answer_and_a_fact_without_a_place_are_named() {
    let checklist = &LIBRARY.standards[0].checklists[0];
    let id = &checklist.rules.requirements[0].id;
    let file = json!({"schema": "kijun-answers/1", "checklist": checklist.rules.id,
        "facts": {"strange": true}, "answers": {"x": {"status": "met"}, id: {"status": "met"}}});
    let file = AnswerFile::read(file.to_string().as_bytes()).unwrap();
    let mut names = Vec::new();
    kijun_oscal::omitted(checklist, &file, &mut |name| names.push(name.to_owned()));
    assert_eq!(names, ["facts.strange", "answers.x"]);
}
