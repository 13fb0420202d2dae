//! Answers to an older edition that have no place in the newer one, kept in the answer file.

use super::file::AnswerFile;
use crate::json::{Collected, Fields, Raw, Value};

/// The name in a file: a list of answer files, one for each time that answers were carried over.
const SUPERSEDED: &str = "superseded";

/// The claims about the whole file. They were made for the older edition.
const CLAIMS: [&str; 2] = ["assessment", "verdict"];

impl AnswerFile {
    /// Return the answers to older editions that have no place in this one, the oldest first.
    #[must_use]
    pub fn superseded(&self) -> Vec<Self> {
        let mut files = Vec::new();
        if let Some(list) = self.unknown.get(SUPERSEDED) {
            // An element that is no answer file is kept and not interpreted.
            let _ = Value::alone(list).each_element(SUPERSEDED, &mut |_, value| {
                files.extend(Self::read(value.raw.get().as_bytes()));
                Ok(())
            });
        }
        files
    }

    /// Keep the answers that could not be carried over, after those kept before.
    pub(crate) fn supersede(&mut self, left: &Self) {
        let mut list = String::from("[");
        let mut add = |json: &str| {
            if list.len() > 1 {
                list.push(',');
            }
            list.push_str(json);
        };
        if let Some(before) = self.unknown.get(SUPERSEDED) {
            let each = Value::alone(before).each_element(SUPERSEDED, &mut |_, value| {
                add(value.raw.get());
                Ok(())
            });
            if each.is_err() {
                // Of an unexpected shape: kept letter for letter.
                add(before.get());
            }
        }
        add(&left.to_json());
        list.push(']');
        self.unknown = self.unknown.with(&[(SUPERSEDED, Some(&list))]);
    }

    /// Take out the claims about the whole file.
    pub(crate) fn take_claims(&mut self) -> Fields {
        let claims = CLAIMS.map(|name| (name, self.unknown.get(name).map(Raw::get)));
        let taken = Collected::of(&claims).finish();
        if !taken.is_empty() {
            self.unknown = self.unknown.with(&CLAIMS.map(|name| (name, None)));
        }
        taken
    }
}
