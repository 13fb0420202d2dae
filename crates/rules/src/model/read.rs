//! A checklist from the JSON that a page carries.
//!
//! It is read by the functions that read an answer file, so that a bundle for the browser carries
//! no second reader.

use serde::de::{Deserialize, Deserializer, Error};

use super::checklist::{Checklist, Class, Clause, Exemption, Fact, FactIs, Placement, Requirement};
use super::phase::{Party, Phase};
use super::severity::Severity;
use crate::json::{PLACE, ReadError, Value, elements as list, fields, object, raw_text, string};

/// Read the checklist of a JSON text as [`Checklist::to_json`] writes it.
///
/// # Errors
/// Fail if the text is not JSON, at a name that a checklist does not have, and at a value of
/// another type.
pub(crate) fn checklist(text: &str) -> Result<Checklist, ReadError> {
    let mut read = Checklist::default();
    fields(object(text)?, &mut |name, value| {
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

fn class(value: Value<'_>) -> Result<Class, ReadError> {
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

fn clause(value: Value<'_>) -> Result<Clause, ReadError> {
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

fn fact(value: Value<'_>) -> Result<Fact, ReadError> {
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

fn exemption(value: Value<'_>) -> Result<Exemption, ReadError> {
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

fn placement(value: Value<'_>) -> Result<Placement, ReadError> {
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

fn fact_is(value: Value<'_>) -> Result<FactIs, ReadError> {
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

fn requirement(value: Value<'_>) -> Result<Requirement, ReadError> {
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

fn named<T>(value: Value<'_>, of: fn(&str) -> Option<T>) -> Result<T, ReadError> {
    of(&string(value)?).ok_or_else(|| value.wrong_type(PLACE, "定められた名前"))
}

fn truth(value: Value<'_>) -> Result<bool, ReadError> {
    match value.raw.get() {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(value.wrong_type(PLACE, "trueまたはfalse")),
    }
}

/// Reads from `serde_json` only.
impl<'de> Deserialize<'de> for Checklist {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        checklist(raw_text(deserializer)?.get()).map_err(D::Error::custom)
    }
}
