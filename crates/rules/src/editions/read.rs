//! Successions from the JSON that a page carries, by the functions that read everything else.

use super::{Fates, Succession};
use crate::answers::ReadError;
use crate::answers::fields::Value;
use crate::model::read::{fields, list, root, string};

pub(super) fn successions(text: &str) -> Result<Vec<Succession>, ReadError> {
    list(root(text)?, succession)
}

fn succession(value: Value<'_>) -> Result<Succession, ReadError> {
    let mut read = Succession::default();
    fields(value, &mut |name, value| {
        match name {
            "from" => read.from = string(value)?,
            "requirements" => read.requirements = fates(value)?,
            "classes" => read.classes = fates(value)?,
            "facts" => read.facts = fates(value)?,
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    Ok(read)
}

fn fates(value: Value<'_>) -> Result<Fates, ReadError> {
    let mut read = Fates::default();
    let ids = |value| list(value, string);
    fields(value, &mut |name, value| {
        match name {
            "changed" => read.changed = list(value, ids)?,
            "moved" => read.moved = list(value, ids)?,
            "new" => read.new = ids(value)?,
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    Ok(read)
}
