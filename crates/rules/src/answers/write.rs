//! An answer file as JSON: the known fields first, then the unknown ones as they were read.

use serde::ser::{Error, Serialize, Serializer};
use serde_json::value::RawValue;

use super::answer::Answer;
use super::file::{AnswerFile, Named, SCHEMA, Service};
use super::status::Status;
use crate::json::{Collected, encoded, list};
use crate::model::{FactValue, Phase};

impl AnswerFile {
    /// Return the file as JSON on one line, with everything that was read.
    #[must_use]
    pub fn to_json(&self) -> String {
        // As text, which unknown fields are a part of: `serde` would have to read them once more.
        let mut fields = Collected::default();
        fields.push_text("schema", Some(SCHEMA));
        fields.push_text("checklist", Some(&self.checklist));
        fields.push_text("edition", self.edition.as_deref());
        fields.push_text("class", self.class.as_deref());
        if let Some(service) = &self.service {
            fields.push("service", &self::service(service));
        }
        if let Some(facts) = &self.facts {
            fields.push("facts", &entries(facts, fact));
        }
        if !self.phases.is_empty() {
            fields.push("phases", &list(self.phases.iter().copied().map(Phase::id)));
        }
        if let Some(answers) = &self.answers {
            fields.push("answers", &entries(answers, answer));
        }
        fields.push_all(&self.unknown);
        fields.object()
    }
}

fn service(service: &Service) -> String {
    let mut fields = Collected::default();
    fields.push_text("name", service.name.as_deref());
    fields.push_text("provider", service.provider.as_deref());
    fields.push_all(&service.unknown);
    fields.object()
}

fn fact(value: &FactValue) -> String {
    match value {
        FactValue::Is(_) => value.word().to_owned(),
        FactValue::Unknown => "null".to_owned(),
        FactValue::Choice(id) => encoded(id),
    }
}

fn answer(answer: &Answer) -> String {
    if answer.is_null() {
        return "null".to_owned();
    }
    let mut fields = Collected::default();
    fields.push_text("status", answer.status().map(Status::id));
    for part in &answer.parts {
        fields.push(part.field().name(), &part.json());
    }
    fields.push_all(&answer.unknown);
    fields.object()
}

fn entries<T>(named: &[Named<T>], json: impl Fn(&T) -> String) -> String {
    let mut fields = Collected::default();
    for (name, value) in named {
        fields.push(name, &json(value));
    }
    fields.object()
}

impl Serialize for AnswerFile {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RawValue::from_string(self.to_json()).map_err(S::Error::custom)?.serialize(serializer)
    }
}
