//! What an answer file still says of an older edition, and could not be taken over into the newer.

use super::answer::PROPOSED;
use super::fields::{Raw, Value};
use super::more::{Collected, Fields};
use super::{Answer, AnswerFile};

/// The name in a file: a list of answer files, one for each time that answers were carried over.
const SUPERSEDED: &str = "superseded";

/// What somebody claims of the whole file; it was said of the older edition.
const CLAIMS: [&str; 2] = ["assessment", "verdict"];

impl AnswerFile {
    /// What was answered to older editions and has no place in this one, the oldest first.
    #[must_use]
    pub fn superseded(&self) -> Vec<Self> {
        let mut files = Vec::new();
        if let Some(list) = self.unknown.get(SUPERSEDED) {
            // What is no answer file is kept and not interpreted.
            let _ = Value::alone(list).each_element(SUPERSEDED, &mut |_, value| {
                files.extend(Self::read(value.raw.get().as_bytes()));
                Ok(())
            });
        }
        files
    }

    /// Keeps what could not be taken over, after what was kept before.
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
        // Writing to memory does not fail.
        add(&left.to_json().unwrap_or_default());
        list.push(']');
        self.unknown = self.unknown.with(&[(SUPERSEDED, Some(&list))]);
    }

    /// Takes out what is claimed of the file as a whole.
    pub(crate) fn take_claims(&mut self) -> Fields {
        let claims = CLAIMS.map(|name| (name, self.unknown.get(name).map(Raw::get)));
        let taken = Collected::of(&claims).finish();
        if !taken.is_empty() {
            self.unknown = self.unknown.with(&CLAIMS.map(|name| (name, None)));
        }
        taken
    }
}

impl Answer {
    /// Whether a proposal stands in it, of whatever shape.
    pub(crate) fn holds_proposal(&self) -> bool {
        self.more.get(PROPOSED).is_some()
    }
}
