//! A class of a checklist as a profile: the requirements that count for it, and what follows.

use std::collections::BTreeMap;

use kijun_content::model::{Checklist, Standard};
use kijun_rules::engine::RequirementStatus;
use kijun_rules::model::{Class, Clause};
use serde_json::{Value, json};

use crate::names::{self, control, json_property, metadata, property, uuid};

const REMARKS: &str = "Kijunが基準の文書から作ったプロファイルです。OSCALには「いずれかを満たす」「いくつ以上を満たす」という代替の要件、値のしきい値、条件がないため、条項を各要件の名前空間付きのプロパティ(clauseとrule)に入れています。判定するには、このプロパティを読むか、Kijunを使ってください。読まないツールでは、代替の要件もすべて求められているように見えます。";

/// Return the profile of a class: the requirements of its clauses, each with the clauses that it is
/// in. `catalog` is the address of the catalog.
#[must_use]
pub fn profile(standard: &Standard, checklist: &Checklist, class: &Class, catalog: &str) -> Value {
    let places = checklist.rules.requirements.iter().enumerate();
    let places: BTreeMap<&str, usize> =
        places.map(|(place, rule)| (rule.id.as_str(), place)).collect();
    // By their places in the checklist, so that the controls stand in its order.
    let mut members: BTreeMap<usize, (&str, Vec<Value>)> = BTreeMap::new();
    for (number, clause) in class.clauses.iter().enumerate() {
        let props = of(checklist, number, clause);
        for id in &clause.any_of {
            if let Some(place) = places.get(id.as_str()) {
                let (_, all) = members.entry(*place).or_insert_with(|| (id, Vec::new()));
                all.extend(props.iter().cloned());
            }
        }
    }
    let ids: Vec<String> = members.values().map(|(id, _)| control(&checklist.name, id)).collect();
    let alters: Vec<Value> = members
        .into_values()
        .map(|(id, props)| {
            json!({
                "control-id": control(&checklist.name, id),
                "adds": [{ "position": "ending", "props": props }],
            })
        })
        .collect();
    // A class without clauses demands nothing; OSCAL has no empty list.
    let import = if ids.is_empty() {
        json!({ "href": catalog, "include-all": {},
            "exclude-controls": [{ "matching": [{ "pattern": "*" }] }] })
    } else {
        json!({ "href": catalog, "include-controls": [{ "with-ids": ids }] })
    };
    let title = format!("{} {} {}", standard.title, checklist.title, class.title);
    let mut profile = json!({
        "uuid": uuid(&["profile", &checklist.rules.id, &checklist.rules.edition, &class.id]),
        "metadata": metadata(standard, standard.current_edition(), &title, REMARKS),
        "imports": [import],
        "merge": { "as-is": true },
    });
    profile["metadata"]["props"] = [("checklist", &checklist.rules.id), ("class", &class.id)]
        .into_iter()
        .filter_map(|(name, value)| property(name, value))
        .collect();
    if !alters.is_empty() {
        profile["modify"] = json!({ "alters": alters });
    }
    json!({ "profile": profile })
}

/// Return a clause as properties of one group: its severity with the clause in words, and the
/// clause as Kijun's rules have it.
fn of(checklist: &Checklist, place: usize, clause: &Clause) -> Vec<Value> {
    let mut severity = property("clause", clause.severity.id());
    if let Some(severity) = &mut severity {
        severity["remarks"] = json!(words(checklist, place, clause));
    }
    let rule = json_property("rule", serde_json::to_string(clause));
    let grouped = severity.into_iter().chain(rule).map(|mut property| {
        property["group"] = json!(names::clause(place));
        property
    });
    grouped.collect()
}

/// Return a clause in words.
fn words(checklist: &Checklist, place: usize, clause: &Clause) -> String {
    let rules = &checklist.rules;
    let value = match rules.thresholds_label(clause) {
        said if said.is_empty() => said,
        said => format!("値: {said}。"),
    };
    let conditions: Vec<String> =
        clause.conditions.iter().map(|wanted| rules.fact_label(wanted)).collect();
    let conditions = match conditions.join("、") {
        said if said.is_empty() => said,
        said => {
            format!("条件: {said}(成り立たないと分かっているものがあれば、この条項は数えません)。")
        }
    };
    format!(
        "条項{}: {}{}を満たさなければ「{}」。{value}{conditions}根拠({}):「{}」",
        place + 1,
        clause.any_of.join("、"),
        clause.needed_label(),
        RequirementStatus::Follows(clause.severity).label(),
        clause.source,
        clause.quote
    )
}
