//! An assessment as assessment results.

use kijun_content::model::{Checklist, Standard};
use kijun_rules::engine::RequirementStatus;
use kijun_rules::model::Severity;
use kijun_rules::{Assessment, Rules};
use serde_json::{Value, json};

use crate::names::time;
use crate::names::{clause, control, metadata, property, uuid};

const REMARKS: &str = "Kijunの判定結果から作りました。判定は要件ごとではなく条項ごとに決まります。全体の判定(verdict)、条項の状態(clause)、要件の状態(status)は、名前空間付きのプロパティに入れています。OSCALのsatisfiedは、その要件から適合を妨げることが何も生じないという意味です。";

/// Return an assessment: a finding for each requirement that counts for the class. `rules` are
/// those of the checklist, by which the assessment was made.
#[must_use]
pub fn results(
    standard: &Standard,
    checklist: &Checklist,
    rules: &Rules,
    assessment: &Assessment<'_>,
) -> Value {
    let digest = assessment.answers_digest();
    let code = assessment.code().to_string();
    let name = |kind: &str, of: &str| uuid(&[kind, rules.digest(), digest, of]);
    let explanation = assessment.explanation();
    let requirements = checklist.rules.requirements.iter().zip(&explanation.statuses);
    let findings: Vec<Value> = requirements
        .filter(|(_, status)| **status != RequirementStatus::NotRequired)
        .map(|(rule, status)| {
            json!({
                "uuid": name("finding", &rule.id),
                "title": rule.id,
                "description": status.label(),
                "props": property("status", status.id()).into_iter().collect::<Vec<_>>(),
                "target": {
                    "type": "statement-id",
                    "target-id": format!("{}_smt", control(&checklist.name, &rule.id)),
                    "status": { "state": state(*status) },
                },
            })
        })
        .collect();
    let verdict = explanation.verdict();
    let class = rules.class_at(assessment.class()).map_or("", |class| class.id.as_str());
    let bounds = explanation.bounds;
    let mut props: Vec<Value> = [
        ("checklist", checklist.rules.id.as_str()),
        ("class", class),
        ("verdict", verdict.id()),
        ("best", bounds.best.id()),
        ("worst", bounds.worst.id()),
        ("out-of-scope", assessment.out_of_scope().unwrap_or_default()),
        ("rules-digest", rules.digest()),
        ("answers-digest", digest),
        ("code", &code),
    ]
    .into_iter()
    .filter_map(|(name, value)| property(name, value))
    .collect();
    props.extend(explanation.clauses.iter().filter_map(|found| {
        let mut property = property("clause", found.state.id())?;
        property["group"] = json!(clause(found.clause.get()));
        Some(property)
    }));
    let decisive = explanation.decisive.iter().filter_map(|index| rules.requirement_at(*index));
    props.extend(
        decisive.filter_map(|rule| property("decisive", &control(&checklist.name, &rule.id))),
    );
    let mut result = json!({
        "uuid": name("result", ""),
        "title": format!("{}の判定", checklist.title),
        "description": verdict.label(),
        "start": time(standard, standard.current_edition()),
        "props": props,
        "reviewed-controls": { "control-selections": [{ "include-all": {} }] },
    });
    // An empty list is none in OSCAL.
    if !findings.is_empty() {
        result["findings"] = json!(findings);
    }
    let plan = uuid(&["plan", &checklist.rules.id]);
    let title = format!("{}の判定結果", standard.title);
    json!({ "assessment-results": {
        "uuid": name("assessment-results", ""),
        "metadata": metadata(standard, standard.current_edition(), &title, REMARKS),
        "import-ap": { "href": format!("#{plan}") },
        "results": [result],
        "back-matter": { "resources": [{
            "uuid": plan,
            "title": "Kijunの規則による判定",
            "description": "評価計画の文書はありません。判定は、基準の規則をそのまま計算したものです。",
        }] },
    } })
}

/// Return OSCAL's word for a status: satisfied if nothing stands against conforming.
fn state(status: RequirementStatus) -> &'static str {
    match status {
        RequirementStatus::Met
        | RequirementStatus::Substituted
        | RequirementStatus::Follows(Severity::Note | Severity::Advisory) => "satisfied",
        _ => "not-satisfied",
    }
}
