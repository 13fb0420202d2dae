//! An answer file as JSON: the known fields first, then the unknown ones as they stood.

use serde::ser::{Error, Serialize, Serializer};
use serde_json::value::RawValue;

use super::more::{Collected, list};
use super::{Answer, AnswerFile, Named, SCHEMA, Service};
use crate::Status;
use crate::model::Phase;

/// As text, of which unknown fields are a piece. Through `serde` they would have to be read once
/// more to be written.
pub(super) fn answer_file(file: &AnswerFile) -> String {
    let mut fields = Collected::default();
    fields.push_text("schema", Some(SCHEMA));
    fields.push_text("checklist", Some(&file.checklist));
    fields.push_text("edition", file.edition.as_deref());
    fields.push_text("class", file.class.as_deref());
    if let Some(service) = &file.service {
        fields.push("service", &self::service(service));
    }
    if let Some(facts) = &file.facts {
        fields.push(
            "facts",
            &entries(facts, |value| match value {
                Some(true) => "true".to_owned(),
                Some(false) => "false".to_owned(),
                None => "null".to_owned(),
            }),
        );
    }
    if let Some(phases) = list(file.phases.iter().copied().map(Phase::id)) {
        fields.push("phases", &phases);
    }
    if let Some(answers) = &file.answers {
        fields.push("answers", &entries(answers, answer));
    }
    fields.push_all(&file.unknown);
    fields.object()
}

fn service(service: &Service) -> String {
    let mut fields = Collected::default();
    fields.push_text("name", service.name.as_deref());
    fields.push_text("provider", service.provider.as_deref());
    fields.push_all(&service.unknown);
    fields.object()
}

fn answer(answer: &Answer) -> String {
    if answer.is_null() {
        return "null".to_owned();
    }
    let mut fields = Collected::default();
    fields.push_text("status", answer.status().map(Status::id));
    fields.push_text("reason", answer.reason());
    fields.push_text("note", answer.note());
    fields.push_all(&answer.more);
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
        RawValue::from_string(answer_file(self)).map_err(S::Error::custom)?.serialize(serializer)
    }
}
