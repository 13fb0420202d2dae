//! SHA-256 over the RFC 8785 (JSON Canonicalization Scheme) form of rules and of answers.
//!
//! The digested data holds only strings, booleans, arrays and objects. Their canonical form has no
//! white space, object keys sorted by their UTF-16 code units, and strings escaped as `serde_json`
//! escapes them. Numbers, the scheme's one difficulty, do not occur; a test compares the result with
//! an independent implementation.

use std::io;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use sha2::{Digest, Sha256};

use crate::answers::{Answer, AnswerFile, Named, SCHEMA, Service, Status, Texts};
use crate::json;
use crate::model::{Checklist, FactValue, Phase};
use crate::names::Names;

/// Return the digest of a checklist's rules: `sha256:` and 64 hexadecimal digits.
#[must_use]
pub fn of_rules(checklist: &Checklist) -> String {
    digest(checklist)
}

/// Return the digest of the known fields of an answer file, without absent, null and unknown
/// values.
#[must_use]
pub fn of_answers(file: &AnswerFile) -> String {
    digest(&CanonicalFile(file))
}

/// Return the RFC 8785 form of the known fields of an answer file.
#[must_use]
pub fn canonical_answers(file: &AnswerFile) -> String {
    json::to_string(&CanonicalFile(file))
}

/// Return the digest of a text that is in RFC 8785 form already.
pub(crate) fn of_text(text: &str) -> String {
    in_words(Sha256::new().chain_update(text))
}

fn digest(value: &impl Serialize) -> String {
    let mut writer = Hashing(Sha256::new());
    // Hashing never fails, and the serialised types hold no map with keys other than strings.
    let written = json::write(value, &mut writer);
    debug_assert!(written.is_ok(), "canonical JSON can always be written");
    in_words(writer.0)
}

fn in_words(hash: Sha256) -> String {
    let mut text = String::from("sha256:");
    for byte in hash.finalize() {
        for digit in [byte >> 4, byte & 0xf] {
            text.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
        }
    }
    text
}

struct Hashing(Sha256);

impl io::Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

struct CanonicalFile<'a>(&'a AnswerFile);

impl Serialize for CanonicalFile<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let file = self.0;
        let mut map = serializer.serialize_map(None)?;
        if let Some(answers) = &file.answers {
            let given = |answer| Some(CanonicalAnswer(answer)).filter(|each| !each.0.is_null());
            map.serialize_entry("answers", &CanonicalMap(answers, given))?;
        }
        map.serialize_entry("checklist", &file.checklist)?;
        optional(&mut map, "class", file.class.as_ref())?;
        optional(&mut map, "edition", file.edition.as_ref())?;
        if let Some(facts) = &file.facts {
            map.serialize_entry("facts", &CanonicalMap(facts, known))?;
        }
        if !file.phases.is_empty() {
            let phases: Vec<&str> = file.phases.iter().copied().map(Phase::id).collect();
            map.serialize_entry("phases", &phases)?;
        }
        map.serialize_entry("schema", SCHEMA)?;
        optional(&mut map, "service", file.service.as_ref().map(CanonicalService).as_ref())?;
        map.end()
    }
}

fn known(value: &FactValue) -> Option<&FactValue> {
    value.is_known().then_some(value)
}

struct CanonicalService<'a>(&'a Service);

impl Serialize for CanonicalService<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        optional(&mut map, "name", self.0.name.as_ref())?;
        optional(&mut map, "provider", self.0.provider.as_ref())?;
        map.end()
    }
}

struct CanonicalAnswer<'a>(&'a Answer);

struct Evidence<'a>(&'a Texts);

impl Serialize for Evidence<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0)
    }
}

impl Serialize for CanonicalAnswer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let answer = self.0;
        let mut map = serializer.serialize_map(None)?;
        optional(&mut map, "evidence", answer.evidence().map(Evidence))?;
        optional(&mut map, "note", answer.note())?;
        optional(&mut map, "reason", answer.reason())?;
        optional(&mut map, "status", answer.status().map(Status::id))?;
        optional(&mut map, "value", answer.value())?;
        map.end()
    }
}

/// Named values, sorted by the UTF-16 code units of their names; without those that have no
/// canonical form.
struct CanonicalMap<'a, T, F>(&'a [Named<T>], F);

impl<'a, T, F, V> Serialize for CanonicalMap<'a, T, F>
where
    F: Fn(&'a T) -> Option<V>,
    V: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let name_at = |place: usize| self.0.get(place).map(|(name, _)| name.as_str());
        let names = Names::of(self.0.len(), &name_at);
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in names.places().filter_map(|place| self.0.get(place)) {
            optional(&mut map, name, (self.1)(value))?;
        }
        map.end()
    }
}

fn optional<M: SerializeMap, V: Serialize>(
    map: &mut M,
    name: &str,
    value: Option<V>,
) -> Result<(), M::Error> {
    value.map_or(Ok(()), |value| map.serialize_entry(name, &value))
}
