//! The known fields of an answer file, with their types; what is not known is kept.

use super::error::{Place, ReadError, ReadErrorKind};
use super::fields::{Raw, Value};
use super::more::{Collected, encoded};
use super::strict::{self, shortened};
use super::{
    Answer, AnswerFile, EVIDENCE, EXCEPTION, Named, PROPOSED, SCHEMA, Service, Status, Texts,
};
use crate::model::Phase;

pub(super) fn answer_file(bytes: &[u8]) -> Result<AnswerFile, ReadError> {
    let text = strict::text(bytes)?;
    let root = Value { text, raw: Raw::known(text) };
    if !root.raw.get().starts_with('{') {
        return Err(
            root.wrong_type("回答ファイル全体", "回答ファイルのオブジェクト({\"schema\": …})")
        );
    }
    let mut file = AnswerFile::default();
    let (mut schema, mut checklist, mut unknown) = (false, None, Collected::default());
    root.each_field("回答ファイル全体", &mut |name, value| {
        match name.as_ref() {
            "schema" => {
                check_schema(value)?;
                schema = true;
            }
            _ if value.is_null() && is_known(&name) => {}
            "checklist" => checklist = Some(value.string("checklist")?),
            "edition" => file.edition = Some(value.string("edition")?),
            "class" => file.class = Some(value.string("class")?),
            "service" => file.service = Some(service(value)?),
            "facts" => file.facts = Some(facts(value)?),
            "phases" => file.phases = phases(value)?,
            "answers" => file.answers = Some(answers(value)?),
            _ => unknown.push(&name, value.raw.get()),
        }
        Ok(())
    })?;
    file.unknown = unknown.finish();
    if !schema {
        return Err(wrong_schema("schemaがありません。"));
    }
    file.checklist = checklist.ok_or_else(|| {
        ReadError::new(
            ReadErrorKind::MissingChecklist,
            "どのチェックリストへの回答か(checklist)が書かれていません。",
            "例えば \"checklist\": \"annex2/cloud\" のように書いてください。",
        )
    })?;
    Ok(file)
}

/// Where the value of a field of the file itself stands.
pub(super) fn place_of(bytes: &[u8], field: &str) -> Option<Place> {
    let text = strict::text(bytes).ok()?;
    let mut place = None;
    let found = Value { text, raw: Raw::known(text) }.each_field("", &mut |name, value| {
        if name == field {
            place = Some(value.place());
        }
        Ok(())
    });
    found.ok().and(place)
}

fn is_known(name: &str) -> bool {
    matches!(name, "checklist" | "edition" | "class" | "service" | "facts" | "phases" | "answers")
}

fn check_schema(value: Value<'_>) -> Result<(), ReadError> {
    let schema = value.string("schema")?;
    if schema == SCHEMA {
        return Ok(());
    }
    let found = format!("schemaが『{}』になっています。", shortened(&schema));
    Err(value.locate(wrong_schema(found)))
}

fn wrong_schema(message: impl Into<String>) -> ReadError {
    ReadError::new(
        ReadErrorKind::WrongSchema,
        message,
        format!("回答ファイルであれば \"schema\": \"{SCHEMA}\" としてください。"),
    )
}

fn service(value: Value<'_>) -> Result<Service, ReadError> {
    let (mut service, mut unknown) = (Service::default(), Collected::default());
    value.each_field("service", &mut |name, value| {
        match name.as_ref() {
            "name" | "provider" if value.is_null() => {}
            "name" => service.name = Some(value.string("service.name")?),
            "provider" => service.provider = Some(value.string("service.provider")?),
            _ => unknown.push(&name, value.raw.get()),
        }
        Ok(())
    })?;
    service.unknown = unknown.finish();
    Ok(service)
}

fn facts(value: Value<'_>) -> Result<Vec<Named<Option<bool>>>, ReadError> {
    let mut facts = Vec::with_capacity(value.count());
    value.each_field("facts", &mut |name, value| {
        let known = match value.raw.get() {
            "true" => Some(true),
            "false" => Some(false),
            "null" => None,
            _ if value.string("").is_ok_and(|text| text == "unknown") => None,
            _ => {
                let path = format!("facts.{}", shortened(&name));
                return Err(value.wrong_type(&path, "true、false、\"unknown\"のいずれか"));
            }
        };
        facts.push((name.into(), known));
        Ok(())
    })?;
    Ok(facts)
}

fn phases(value: Value<'_>) -> Result<Vec<Phase>, ReadError> {
    let mut phases = Vec::new();
    value.each_element("phases", &mut |_, value| {
        let id = value.string("phases")?;
        let phase = Phase::from_id(&id).ok_or_else(|| {
            value.locate(ReadError::new(
                ReadErrorKind::UnknownPhase,
                format!("段階『{}』はありません。", shortened(&id)),
                format!(
                    "phasesには次の名前を書いてください: {}",
                    Phase::ALL.map(Phase::id).join("、")
                ),
            ))
        })?;
        phases.push(phase);
        Ok(())
    })?;
    Ok(phases)
}

fn answers(value: Value<'_>) -> Result<Vec<Named<Answer>>, ReadError> {
    let mut answers = Vec::with_capacity(value.count());
    value.each_field("answers", &mut |id, value| {
        let answer = if value.is_null() { Answer::null() } else { answer(&id, value)? };
        answers.push((id.into(), answer));
        Ok(())
    })?;
    Ok(answers)
}

fn answer(id: &str, value: Value<'_>) -> Result<Answer, ReadError> {
    let path = |field: &str| format!("answers.{}{field}", shortened(id));
    let (mut status, mut reason, mut note) = (None, None, None);
    let (mut evidence, mut exception, mut proposed) = (None, None, None);
    let mut unknown = Collected::default();
    value.each_field(&path(""), &mut |name, value| {
        let known = matches!(name.as_ref(), "status" | "reason" | "note" | EVIDENCE);
        if known && value.is_null() {
            return Ok(());
        }
        match name.as_ref() {
            "status" => status = Some(read_status(&path(".status"), value)?),
            "reason" => reason = Some(value.string(&path(".reason"))?.into_boxed_str()),
            "note" => note = Some(value.string(&path(".note"))?.into_boxed_str()),
            EVIDENCE => evidence = Some(read_evidence(&path(".evidence"), value)?),
            EXCEPTION => exception = Some(value.raw.get()),
            PROPOSED => proposed = Some(value.raw.get()),
            _ => unknown.push(&name, value.raw.get()),
        }
        Ok(())
    })?;
    let mut more = unknown.finish();
    if evidence.is_some() || exception.is_some() || proposed.is_some() {
        let known = [(EVIDENCE, evidence.as_deref()), (EXCEPTION, exception), (PROPOSED, proposed)];
        more = more.with(&known);
    }
    Ok(Answer { status, null: false, texts: Texts::boxed(reason, note), more })
}

/// A list of strings, as `serde_json` writes it.
fn read_evidence(path: &str, value: Value<'_>) -> Result<String, ReadError> {
    let mut json = String::from("[");
    value.each_element(path, &mut |_, value| {
        if json.len() > 1 {
            json.push(',');
        }
        json.push_str(&encoded(&value.string(path)?));
        Ok(())
    })?;
    json.push(']');
    Ok(json)
}

fn read_status(path: &str, value: Value<'_>) -> Result<Status, ReadError> {
    let known = value.string(path).ok().and_then(|id| Status::from_id(&id));
    known.ok_or_else(|| value.wrong_type(path, "\"met\"、\"unmet\"、\"not_applicable\"のいずれか"))
}
