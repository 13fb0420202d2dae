//! An edition of a standard as a catalog.

use std::collections::BTreeMap;

use kijun_content::model::{Category, Checklist, Item, Requirement, Standard};
use kijun_rules::model::Requirement as Rule;
use serde_json::{Value, json};

use crate::NAMESPACE;
use crate::names::{control, json_property, label, metadata, one_line, or, property, uuid};

const REMARKS: &str = "Kijunが基準の文書から作ったカタログです。要件の番号は、文字で始まるIDに変え、もとの番号をlabelに入れています。前提(premise)、求める値(value)、事実(fact)などOSCALにないものは、名前空間付きのプロパティに入れています。章の文章、正誤、手続きは含みません。";

/// Return the catalog of an edition of a standard: a group for each checklist, in it one for each
/// category, in it a control for each requirement.
#[must_use]
pub fn catalog(standard: &Standard, edition: &str) -> Value {
    let mut catalog = json!({
        "uuid": uuid(&["catalog", &standard.id, edition]),
        "metadata": metadata(standard, edition, &standard.title, REMARKS),
    });
    // An empty list is none in OSCAL.
    if !standard.checklists.is_empty() {
        catalog["groups"] = standard.checklists.iter().map(group).collect();
    }
    json!({ "catalog": catalog })
}

fn group(checklist: &Checklist) -> Value {
    let rules = checklist.rules.requirements.iter();
    let rules: BTreeMap<&str, &Rule> = rules.map(|rule| (rule.id.as_str(), rule)).collect();
    let groups = checklist.categories.iter().enumerate().filter_map(|(place, category)| {
        let controls = controls(checklist, category, &rules);
        (!controls.is_empty()).then(|| {
            json!({
                "id": format!("g.{}.{}", checklist.name, place + 1),
                "title": or(&one_line(&category.title), &one_line(&checklist.title)),
                "controls": controls,
            })
        })
    });
    let mut props = vec![label(&checklist.rules.id)];
    let facts = checklist.rules.facts.iter();
    props.extend(facts.filter_map(|fact| json_property("fact", serde_json::to_string(fact))));
    json!({
        "id": format!("c.{}", checklist.name),
        "title": one_line(&checklist.title),
        "props": props,
        "groups": groups.collect::<Vec<_>>(),
    })
}

fn controls(
    checklist: &Checklist,
    category: &Category,
    rules: &BTreeMap<&str, &Rule>,
) -> Vec<Value> {
    let items = category.items.iter();
    let controls = items.flat_map(|item| {
        let all = item.requirements.iter();
        all.map(|each| of(checklist, item, each, rules.get(each.id.as_str()).copied()))
    });
    controls.collect()
}

fn of(checklist: &Checklist, item: &Item, requirement: &Requirement, rule: Option<&Rule>) -> Value {
    let id = control(&checklist.name, &requirement.id);
    let mut parts = vec![json!({
        "id": format!("{id}_smt"), "name": "statement", "prose": requirement.text,
    })];
    if let Some(risk) = &item.risk {
        parts.push(json!({
            "id": format!("{id}_risk"), "name": "risk", "ns": NAMESPACE, "prose": risk,
        }));
    }
    let mut props = vec![label(&requirement.id)];
    props.extend(requirement.place.as_deref().and_then(|place| property("place", place)));
    if let Some(words) = &requirement.answer_words {
        props.extend(property("answer-met", &words.met));
        props.extend(property("answer-unmet", &words.unmet));
    }
    props.extend(rule.into_iter().flat_map(of_rule));
    json!({
        "id": id,
        "title": or(&one_line(&requirement.title), &requirement.id),
        "props": props,
        "parts": parts,
    })
}

/// Return what the rules say of a requirement by itself, whatever the class.
fn of_rule(rule: &Rule) -> impl Iterator<Item = Value> {
    let premise = rule.premise.as_ref().map(serde_json::to_string);
    let value = rule.value.as_ref().map(serde_json::to_string);
    [
        rule.party.and_then(|party| property("party", party.id())),
        rule.phase.and_then(|phase| property("phase", phase.id())),
        premise.and_then(|premise| json_property("premise", premise)),
        value.and_then(|value| json_property("value", value)),
    ]
    .into_iter()
    .flatten()
}
