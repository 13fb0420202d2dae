//! SHA-256 over the RFC 8785 (JSON Canonicalization Scheme) form of rules and of answers.
//!
//! What is digested holds only strings, booleans, arrays and objects, for which the canonical form
//! is: no white space, object keys sorted by their UTF-16 code units, strings escaped as
//! `serde_json` escapes them. Numbers, the scheme's one difficulty, do not occur; a test compares
//! the result with an independent implementation.

use std::io;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use sha2::{Digest, Sha256};

use crate::answers::{Answer, AnswerFile, Named, SCHEMA, Service};
use crate::model::{Checklist, Phase};

/// The digest of a checklist's rules: `sha256:` and 64 hexadecimal digits.
#[must_use]
pub fn of_rules(checklist: &Checklist) -> String {
    digest(checklist)
}

/// The digest of the known fields of an answer file; absent, null and unknown values are left out.
#[must_use]
pub fn of_answers(file: &AnswerFile) -> String {
    digest(&CanonicalFile(file))
}

/// The RFC 8785 form of the known fields of an answer file.
///
/// # Errors
/// None that a caller can cause: writing to memory does not fail.
pub fn canonical_answers(file: &AnswerFile) -> serde_json::Result<String> {
    serde_json::to_string(&CanonicalFile(file))
}

fn digest(value: &impl Serialize) -> String {
    let mut writer = Hashing(Sha256::new());
    // Hashing never fails, and the serialised types hold no map with keys other than strings.
    let written = serde_json::to_writer(&mut writer, value);
    debug_assert!(written.is_ok(), "canonical JSON can always be written");
    let mut text = String::from("sha256:");
    for byte in writer.0.finalize() {
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
            let given = answers.iter().filter(|(_, answer)| !answer.is_null());
            map.serialize_entry("answers", &CanonicalMap(given, CanonicalAnswer))?;
        }
        map.serialize_entry("checklist", &file.checklist)?;
        optional(&mut map, "class", file.class.as_ref())?;
        optional(&mut map, "edition", file.edition.as_ref())?;
        if let Some(facts) = &file.facts {
            let known = facts.iter().filter(|(_, value)| value.is_some());
            map.serialize_entry("facts", &CanonicalMap(known, |value| value))?;
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

impl Serialize for CanonicalAnswer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let answer = self.0;
        let mut map = serializer.serialize_map(None)?;
        optional(&mut map, "evidence", answer.evidence_json())?;
        optional(&mut map, "note", answer.note())?;
        optional(&mut map, "reason", answer.reason())?;
        optional(&mut map, "status", answer.status().map(crate::Status::id))?;
        map.end()
    }
}

/// Named values, sorted by the UTF-16 code units of their names.
struct CanonicalMap<I, F>(I, F);

impl<'a, I, T, F, V> Serialize for CanonicalMap<I, F>
where
    I: Iterator<Item = &'a Named<T>> + Clone,
    T: 'a,
    F: Fn(&'a T) -> V,
    V: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sorted: Vec<&Named<T>> = self.0.clone().collect();
        sorted.sort_unstable_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in sorted {
            map.serialize_entry(name, &(self.1)(value))?;
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
