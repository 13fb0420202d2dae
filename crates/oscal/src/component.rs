//! An answer file as a component definition: what a provider claims of a service.

use std::collections::BTreeSet;

use kijun_content::model::{Checklist, Standard};
use kijun_rules::answers::Exception;
use kijun_rules::text::is_blank;
use kijun_rules::{Answer, AnswerFile, digest};
use serde_json::{Value, json};

use crate::names::{control, metadata, one_line, or, property, uuid};

const REMARKS: &str = "Kijunの回答ファイルから作りました。回答は事業者などの申告で、確かめたものではありません。回答(status)、値、理由、根拠資料、例外は名前空間付きのプロパティに入れています。";

/// Return what an answer file claims of a service. `source` is the address of what it answers: the
/// class's profile, or the catalog where the class has none.
///
/// Answers and facts that the checklist does not have are left out.
#[must_use]
pub fn component(
    standard: &Standard,
    checklist: &Checklist,
    file: &AnswerFile,
    source: &str,
) -> Value {
    let digest = &digest::of_answers(file);
    let provider = file.service.as_ref().and_then(|service| service.provider.as_deref());
    let provider = provider.filter(|provider| !is_blank(provider)).map(one_line);
    let name = one_line(file.shown_name());
    let mut metadata = metadata(standard, standard.current_edition(), &name, REMARKS);
    let mut component = json!({
        "uuid": uuid(&["component", digest]),
        "type": "service",
        "title": name,
        "description": name,
    });
    if let Some(provider) = provider {
        let party = uuid(&["party", digest]);
        metadata["roles"] = json!([{ "id": "provider", "title": "提供者" }]);
        metadata["parties"] = json!([{ "uuid": party, "type": "organization", "name": provider }]);
        component["responsible-roles"] = json!([{ "role-id": "provider", "party-uuids": [party] }]);
    }
    let (answers, known) = (file.answers.iter().flatten(), requirements(checklist));
    let implemented: Vec<Value> = answers
        .filter(|(id, _)| known.contains(id.as_str()))
        .filter_map(|(id, answer)| claim(checklist, id, answer, digest))
        .collect();
    // An empty list is none in OSCAL.
    if !implemented.is_empty() {
        component["control-implementations"] = json!([{
            "uuid": uuid(&["implementation", digest]),
            "source": source,
            "description": checklist.title,
            "implemented-requirements": implemented,
        }]);
    }
    component["props"] = of_file(checklist, file).collect();
    json!({ "component-definition": {
        "uuid": uuid(&["component-definition", digest]),
        "metadata": metadata,
        "components": [component],
    } })
}

/// Call `step` with the name of each answer and each fact that has no place in the documents.
pub fn omitted(checklist: &Checklist, file: &AnswerFile, step: &mut dyn FnMut(&str)) {
    let (facts, requirements) = (facts(checklist), requirements(checklist));
    for (id, _) in file.facts.iter().flatten().filter(|(id, _)| !facts.contains(id.as_str())) {
        step(&format!("facts.{id}"));
    }
    let answers = file.answers.iter().flatten();
    for (id, _) in answers.filter(|(id, _)| !requirements.contains(id.as_str())) {
        step(&format!("answers.{id}"));
    }
}

fn facts(checklist: &Checklist) -> BTreeSet<&str> {
    checklist.rules.facts.iter().map(|fact| fact.id.as_str()).collect()
}

fn requirements(checklist: &Checklist) -> BTreeSet<&str> {
    checklist.rules.requirements.iter().map(|rule| rule.id.as_str()).collect()
}

/// Return the statements of the file as a whole.
fn of_file<'a>(
    checklist: &'a Checklist,
    file: &'a AnswerFile,
) -> impl Iterator<Item = Value> + use<'a> {
    let whole = [
        ("checklist", Some(file.checklist.as_str())),
        ("edition", file.edition.as_deref()),
        ("class", file.class.as_deref()),
    ];
    let whole = whole.into_iter().filter_map(|(name, value)| property(name, value?));
    let phases = file.phases.iter().filter_map(|phase| property("phase", phase.id()));
    let known = facts(checklist);
    let facts = file.facts.iter().flatten().filter(move |(id, _)| known.contains(id.as_str()));
    let facts = facts.filter_map(|(id, value)| property("fact", &format!("{id}={}", value.word())));
    whole.chain(phases).chain(facts)
}

fn claim(checklist: &Checklist, id: &str, answer: &Answer, digest: &str) -> Option<Value> {
    let status = answer.status();
    let exception = answer.exception();
    let blank = Exception::default();
    let exception = exception.unwrap_or(&blank);
    let mut props: Vec<Value> = [
        ("status", status.map(kijun_rules::Status::id)),
        ("value", answer.value()),
        ("reason", answer.reason()),
        ("exception-reason", Some(&exception.reason)),
        ("exception-measure", Some(&exception.measure)),
        ("exception-until", Some(&exception.until)),
        ("exception-approver", Some(&exception.approver)),
    ]
    .into_iter()
    .filter_map(|(name, value)| property(name, value?))
    .collect();
    let evidence = answer.evidence().into_iter().flatten();
    props.extend(evidence.filter_map(|evidence| property("evidence", evidence)));
    let note = answer.note().unwrap_or_default();
    let mut claim = json!({
        "uuid": uuid(&["claim", digest, id]),
        "control-id": control(&checklist.name, id),
        "description": or(note, status.map_or("未回答", kijun_rules::Status::label)),
    });
    if props.is_empty() {
        // An empty answer claims nothing.
        return (!is_blank(note)).then_some(claim);
    }
    claim["props"] = json!(props);
    Some(claim)
}
