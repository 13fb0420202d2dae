//! An answer file as JSON: the known fields first, then the unknown ones as they stood.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Answer, AnswerFile, Named, SCHEMA, Service};
use crate::model::Phase;

impl Serialize for AnswerFile {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("schema", SCHEMA)?;
        map.serialize_entry("checklist", &self.checklist)?;
        given(&mut map, "edition", self.edition.as_ref())?;
        given(&mut map, "class", self.class.as_ref())?;
        given(&mut map, "service", self.service.as_ref())?;
        given(&mut map, "facts", self.facts.as_deref().map(Entries))?;
        if !self.phases.is_empty() {
            let phases: Vec<&str> = self.phases.iter().copied().map(Phase::id).collect();
            map.serialize_entry("phases", &phases)?;
        }
        given(&mut map, "answers", self.answers.as_deref().map(Entries))?;
        self.unknown.write(&mut map)?;
        map.end()
    }
}

impl Serialize for Service {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        given(&mut map, "name", self.name.as_ref())?;
        given(&mut map, "provider", self.provider.as_ref())?;
        self.unknown.write(&mut map)?;
        map.end()
    }
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.is_null() {
            return serializer.serialize_unit();
        }
        let mut map = serializer.serialize_map(None)?;
        given(&mut map, "status", self.status().map(crate::Status::id))?;
        given(&mut map, "reason", self.reason())?;
        given(&mut map, "note", self.note())?;
        self.more.write(&mut map)?;
        map.end()
    }
}

struct Entries<'a, T>(&'a [Named<T>]);

impl<T: Serialize> Serialize for Entries<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        self.0.iter().try_for_each(|(name, value)| map.serialize_entry(name.as_str(), value))?;
        map.end()
    }
}

fn given<M: SerializeMap, T: Serialize>(
    map: &mut M,
    name: &str,
    value: Option<T>,
) -> Result<(), M::Error> {
    value.map_or(Ok(()), |value| map.serialize_entry(name, &value))
}
