//! A checklist from the JSON that a page carries.
//!
//! The same few functions that read an answer file read it: a bundle for the browser carries no
//! second reader.

use std::borrow::Cow;

use serde::de::IgnoredAny;

use super::{
    Checklist, Class, Clause, Exemption, Fact, FactIs, Party, Phase, Placement, Requirement,
    Severity,
};
use crate::answers::fields::{Raw, Value};
use crate::answers::{ReadError, ReadErrorKind};

type Read<T> = Result<T, ReadError>;

/// The value of a JSON text that a page carries.
pub(crate) fn root(text: &str) -> Read<Value<'_>> {
    serde_json::from_str::<IgnoredAny>(text)
        .map_err(|_| ReadError::new(ReadErrorKind::NotJson, "JSONとして読めません。", CURE))?;
    Ok(Value { text, raw: Raw::known(text) })
}

/// The checklist of a JSON text as `serde_json` writes it.
pub(crate) fn checklist(text: &str) -> Read<Checklist> {
    let mut read = Checklist::default();
    fields(root(text)?, &mut |name, value| {
        match name {
            "classes" => read.classes = list(value, class)?,
            "edition" => read.edition = string(value)?,
            "facts" => read.facts = list(value, fact)?,
            "id" => read.id = string(value)?,
            "requirements" => read.requirements = list(value, requirement)?,
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    Ok(read)
}

fn class(value: Value<'_>) -> Read<Class> {
    let mut read = Class::default();
    fields(value, &mut |name, value| {
        match name {
            "clauses" => read.clauses = list(value, clause)?,
            "id" => read.id = string(value)?,
            "out_of_scope" => read.out_of_scope = Some(string(value)?),
            "title" => read.title = string(value)?,
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    Ok(read)
}

fn clause(value: Value<'_>) -> Read<Clause> {
    let mut read = Clause::default();
    fields(value, &mut |name, value| {
        match name {
            "any_of" => read.any_of = list(value, string)?,
            "condition" => read.condition = Some(fact_is(value)?),
            "quote" => read.quote = string(value)?,
            "severity" => read.severity = named(value, Severity::from_id)?,
            "source" => read.source = string(value)?,
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    Ok(read)
}

fn fact(value: Value<'_>) -> Read<Fact> {
    let mut read = Fact::default();
    fields(value, &mut |name, value| {
        match name {
            "exempts" => read.exempts = Some(exemption(value)?),
            "id" => read.id = string(value)?,
            "places" => read.places = Some(placement(value)?),
            "question" => read.question = Some(string(value)?),
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    Ok(read)
}

fn exemption(value: Value<'_>) -> Read<Exemption> {
    let mut read = Exemption::default();
    fields(value, &mut |name, value| {
        match name {
            "is" => read.is = truth(value)?,
            "reason" => read.reason = string(value)?,
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    Ok(read)
}

fn placement(value: Value<'_>) -> Read<Placement> {
    let mut read = Placement::default();
    fields(value, &mut |name, value| {
        match name {
            "class" => read.class = string(value)?,
            "definition" => read.definition = string(value)?,
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    Ok(read)
}

fn fact_is(value: Value<'_>) -> Read<FactIs> {
    let mut read = FactIs::default();
    fields(value, &mut |name, value| {
        match name {
            "fact" => read.fact = string(value)?,
            "is" => read.is = truth(value)?,
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    Ok(read)
}

fn requirement(value: Value<'_>) -> Read<Requirement> {
    let mut read = Requirement::default();
    fields(value, &mut |name, value| {
        match name {
            "id" => read.id = string(value)?,
            "party" => read.party = Some(named(value, Party::from_id)?),
            "phase" => read.phase = Some(named(value, Phase::from_id)?),
            "premise" => read.premise = Some(fact_is(value)?),
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    Ok(read)
}

/// Reads an object's fields; `take` says whether it knows the name.
pub(crate) fn fields<'a>(
    value: Value<'a>,
    take: &mut dyn FnMut(&str, Value<'a>) -> Read<bool>,
) -> Read<()> {
    value.each_field(PLACE, &mut |name: Cow<'a, str>, value| {
        if take(&name, value)? { Ok(()) } else { Err(value.locate(unknown(&name))) }
    })
}

fn unknown(name: &str) -> ReadError {
    ReadError::new(
        ReadErrorKind::WrongType,
        format!("規則に『{name}』という項目はありません。"),
        CURE,
    )
}

pub(crate) fn list<'a, T>(value: Value<'a>, read: fn(Value<'a>) -> Read<T>) -> Read<Vec<T>> {
    let mut elements = Vec::new();
    value.each_element(PLACE, &mut |_, value| {
        elements.push(read(value)?);
        Ok(())
    })?;
    Ok(elements)
}

pub(crate) fn string(value: Value<'_>) -> Read<String> {
    value.string(PLACE)
}

fn named<T>(value: Value<'_>, of: fn(&str) -> Option<T>) -> Read<T> {
    of(&string(value)?).ok_or_else(|| value.wrong_type(PLACE, "定められた名前"))
}

fn truth(value: Value<'_>) -> Read<bool> {
    match value.raw.get() {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(value.wrong_type(PLACE, "trueまたはfalse")),
    }
}

/// What the errors call the place.
const PLACE: &str = "規則";

/// A page carries what was written by the same version; else it has to be built again.
const CURE: &str = "サイトを作り直してください。";
