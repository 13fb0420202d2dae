//! The known fields of an answer file, with their types; the others are kept.

use thin_vec::ThinVec;

use super::answer::Answer;
use super::exception::EXCEPTION;
use super::file::{AnswerFile, Named, SCHEMA, Service};
use super::part::{EVIDENCE, Field, Part, VALUE};
use super::proposal::PROPOSED;
use super::status::Status;
use super::texts::Texts;
use crate::json::{Collected, Position, Raw, ReadError, ReadErrorKind, Value, strict};
use crate::model::{FactValue, Phase, UNKNOWN};
use crate::text::quoted;

impl AnswerFile {
    /// Read an answer file: JSON, UTF-8, with or without byte-order mark.
    ///
    /// # Errors
    /// Fail with one [`ReadError`], which says what is wrong, where, and what to do.
    pub fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        answer_file(bytes)
    }

    /// Check that a file that is to be written can be read: its size, its nesting. What is made from
    /// files that were read can have become too large.
    ///
    /// # Errors
    /// Fail with the fault, and its cure.
    pub fn check(json: &str) -> Result<(), ReadError> {
        strict::text(json.as_bytes()).map(drop).map_err(|error| match error.kind {
            ReadErrorKind::TooLarge => ReadError::too_large_to_write(),
            _ => error,
        })
    }

    /// Return the position of a field of the file itself (such as `class`), for errors that are
    /// found after reading; `None` if there is no such field, or the file cannot be read.
    #[must_use]
    pub fn position_of(bytes: &[u8], field: &str) -> Option<Position> {
        let text = strict::text(bytes).ok()?;
        let mut position = None;
        let found = Value { text, raw: Raw::known(text) }.each_field("", &mut |name, value| {
            if name == field {
                position = Some(value.position());
            }
            Ok(())
        });
        found.ok().and(position)
    }
}

fn answer_file(bytes: &[u8]) -> Result<AnswerFile, ReadError> {
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

fn is_known(name: &str) -> bool {
    matches!(name, "checklist" | "edition" | "class" | "service" | "facts" | "phases" | "answers")
}

fn check_schema(value: Value<'_>) -> Result<(), ReadError> {
    let schema = value.string("schema")?;
    if schema == SCHEMA {
        return Ok(());
    }
    let found = format!("schemaが『{}』になっています。", quoted(&schema));
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

fn facts(value: Value<'_>) -> Result<Vec<Named<FactValue>>, ReadError> {
    let mut facts = Vec::with_capacity(value.count());
    value.each_field("facts", &mut |name, value| {
        let known = match value.raw.get() {
            "true" => FactValue::Is(true),
            "false" => FactValue::Is(false),
            "null" => FactValue::Unknown,
            text if text.starts_with('"') => match value.string("facts")?.as_str() {
                UNKNOWN => FactValue::Unknown,
                id => FactValue::Choice(id.into()),
            },
            _ => {
                let path = format!("facts.{}", quoted(&name));
                let wanted = "true、false、\"unknown\"、選択肢のIDのいずれか";
                return Err(value.wrong_type(&path, wanted));
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
                format!("段階『{}』はありません。", quoted(&id)),
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
    let path = |field: &str| format!("answers.{}{field}", quoted(id));
    let (mut status, mut unknown) = (None, Collected::default());
    let mut parts: [Option<Part>; 6] = Default::default();
    value.each_field(&path(""), &mut |name, value| {
        let part = match name.as_ref() {
            "status" | VALUE | "reason" | "note" | EVIDENCE if value.is_null() => return Ok(()),
            "status" => {
                status = Some(read_status(&path(".status"), value)?);
                return Ok(());
            }
            // A value of another type is a diagnostic, not an error.
            VALUE => match value.string(VALUE) {
                Ok(text) => Part::Value(text.into()),
                Err(_) => Part::Unread(Field::Value, value.raw.get().into()),
            },
            "reason" => Part::Reason(value.string(&path(".reason"))?.into()),
            "note" => Part::Note(value.string(&path(".note"))?.into()),
            EVIDENCE => Part::Evidence(Texts::read(&path(".evidence"), value)?),
            EXCEPTION => Part::exception(value.raw),
            PROPOSED => Part::proposed(value.raw),
            _ => {
                unknown.push(&name, value.raw.get());
                return Ok(());
            }
        };
        if let Some(place) = parts.get_mut(part.field() as usize) {
            *place = Some(part);
        }
        Ok(())
    })?;
    // Exactly as long as needed: a list that grows would take four times the memory.
    let mut exact = ThinVec::with_capacity(parts.iter().flatten().count());
    exact.extend(parts.into_iter().flatten());
    Ok(Answer { status, null: false, parts: exact, unknown: unknown.finish() })
}

fn read_status(path: &str, value: Value<'_>) -> Result<Status, ReadError> {
    let known = value.string(path).ok().and_then(|id| Status::from_id(&id));
    known.ok_or_else(|| value.wrong_type(path, "\"met\"、\"unmet\"、\"not_applicable\"のいずれか"))
}
