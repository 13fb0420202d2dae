//! A checklist from the JSON that a page carries.
//!
//! It is read by the functions that read an answer file, so that a bundle for the browser carries
//! no second reader.

use serde::de::{Deserialize, Deserializer, Error};

use super::checklist::{
    Checklist, Class, Clause, Exemption, Fact, FactIs, Placement, Requirement, Values,
};
use super::phase::{Party, Phase};
use super::severity::Severity;
use super::value::{AskedValue, Choice, Thresholds, ValueKind};
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
            "at_least" => read.at_least = Some(count(value)?),
            "condition" => read.conditions = vec![fact_is(value)?],
            "conditions" => read.conditions = list(value, fact_is)?,
            "quote" => read.quote = string(value)?,
            "severity" => read.severity = named(value, Severity::from_id)?,
            "source" => read.source = string(value)?,
            "thresholds" => value.each_field(PLACE, &mut |id, value| {
                read.thresholds.push((id.into_owned(), thresholds(value)?));
                Ok(())
            })?,
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    Ok(read)
}

fn thresholds(value: Value<'_>) -> Result<Thresholds, ReadError> {
    let mut read = Thresholds::default();
    fields(value, &mut |name, value| {
        let limit = match name {
            "at_least" => &mut read.at_least,
            "at_most" => &mut read.at_most,
            "not_after" => &mut read.not_after,
            "not_before" => &mut read.not_before,
            "one_of" => {
                read.one_of = list(value, string)?;
                return Ok(true);
            }
            _ => return Ok(false),
        };
        *limit = Some(string(value)?);
        Ok(true)
    })?;
    Ok(read)
}

fn choice(value: Value<'_>) -> Result<Choice, ReadError> {
    let mut read = Choice::default();
    fields(value, &mut |name, value| {
        match name {
            "id" => read.id = string(value)?,
            "title" => read.title = string(value)?,
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    Ok(read)
}

fn asked_value(value: Value<'_>) -> Result<AskedValue, ReadError> {
    let mut read = AskedValue::default();
    fields(value, &mut |name, value| {
        match name {
            "choices" => read.choices = list(value, choice)?,
            "kind" => read.kind = named(value, ValueKind::from_id)?,
            "required" => read.required = truth(value)?,
            "unit" => read.unit = Some(string(value)?),
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    Ok(read)
}

fn values(value: Value<'_>) -> Result<Values, ReadError> {
    Ok(match value.raw.get().as_bytes().first() {
        Some(b'[') => Values::OneOf(list(value, string)?),
        Some(b'"') => Values::OneOf(vec![string(value)?]),
        _ => Values::Is(truth(value)?),
    })
}

fn count(value: Value<'_>) -> Result<u32, ReadError> {
    value.raw.get().parse().map_err(|_| value.wrong_type(PLACE, "数"))
}

fn fact(value: Value<'_>) -> Result<Fact, ReadError> {
    let mut read = Fact::default();
    fields(value, &mut |name, value| {
        match name {
            "choices" => read.choices = list(value, choice)?,
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
            "is" => read.is = values(value)?,
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
            "is" => read.is = values(value)?,
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
            "value" => read.value = Some(asked_value(value)?),
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
