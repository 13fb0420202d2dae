//! One file: an answer file, an assessment, a public key, or none of these.

use kijun_rules::Status;
use kijun_rules::answers::{ReadError, ReadErrorKind};
use kijun_rules::{AnswerFile, Assessment, Rules};
use kijun_signature::{PublicKey, is_key};

use crate::signature::Key;
use crate::statement::{self, Statement};
use crate::vendor::Vendor;

/// A checklist that files can be compared by: its rules, and the words shown beside them.
#[derive(Debug, Clone)]
pub struct Known {
    /// The rules.
    pub rules: Rules,
    /// The title of the checklist.
    pub title: String,
    /// The names of the requirements, in the order of the rules.
    pub names: Vec<Name>,
}

/// The name of a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Name {
    /// The document's own number, e.g. `No.6-2` or `3.1(2)`.
    pub label: String,
    /// The title; empty if it has none.
    pub title: String,
    /// The words in place of 満たす and 満たさない, where the question is asked the other way round.
    pub answers: Option<[String; 2]>,
}

impl Name {
    /// Return a name with both texts on one line, as tables need them, for the usual answers.
    #[must_use]
    pub fn of(label: &str, title: &str) -> Self {
        let one_line = |text: &str| text.split(['\t', '\n', '\r']).collect::<Vec<_>>().join(" ");
        Self { label: one_line(label), title: one_line(title), answers: None }
    }
}

impl Name {
    /// Return an answer in the words of the requirement.
    #[must_use]
    pub fn answered(&self, status: Status) -> &str {
        status.said(self.answers.as_ref())
    }
}

/// A file that was read.
#[derive(Debug, Clone)]
pub enum Submission {
    /// Answers, assessed.
    Answers(Box<Vendor>),
    /// An assessment that somebody hands in beside the answers.
    Assessment(Box<Statement>),
    /// A public key, by which signatures are verified.
    Key(Box<Key>),
    /// None of these.
    Unreadable(Unreadable),
}

impl Submission {
    /// Return the name of the file.
    #[must_use]
    pub fn file_name(&self) -> &str {
        match self {
            Self::Answers(vendor) => &vendor.file_name,
            Self::Assessment(statement) => statement.file_name.as_deref().unwrap_or_default(),
            Self::Key(key) => &key.file_name,
            Self::Unreadable(unreadable) => &unreadable.file_name,
        }
    }

    /// Return the public key, if it is one.
    pub(crate) fn key(&self) -> Option<&Key> {
        match self {
            Self::Key(key) => Some(key),
            _ => None,
        }
    }
}

/// A file that cannot be compared, with the error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The name of the file.
    pub file_name: String,
    /// The error.
    pub error: ReadError,
}

/// Read one file, and assess it by the rules of its checklist.
#[must_use]
pub fn read(known: &[Known], file_name: &str, bytes: &[u8]) -> Submission {
    if is_key(bytes) {
        return key(file_name, bytes);
    }
    let error = match AnswerFile::read(bytes) {
        Ok(file) => match assess(known, file_name, Some(bytes), file) {
            Ok(vendor) => return Submission::Answers(Box::new(vendor)),
            Err(error) => error,
        },
        // A file of another schema is sound JSON.
        Err(error) if error.kind == ReadErrorKind::WrongSchema => {
            match Statement::of_assessment(file_name, bytes) {
                Some(statement) => return Submission::Assessment(Box::new(statement)),
                None => error,
            }
        }
        Err(error) => error,
    };
    refused(file_name, error)
}

fn key(file_name: &str, bytes: &[u8]) -> Submission {
    match PublicKey::read(bytes) {
        Ok(public) => Submission::Key(Box::new(Key { file_name: file_name.to_owned(), public })),
        Err(fault) => {
            let (kind, message) = (ReadErrorKind::NotJson, fault.to_string());
            refused(file_name, ReadError { kind, position: None, message, cure: String::new() })
        }
    }
}

/// Take the answers of a table that was read already, and assess them. `said`: the notices about
/// how it was read.
#[must_use]
pub fn taken(known: &[Known], file_name: &str, file: AnswerFile, said: &[String]) -> Submission {
    match assess(known, file_name, None, file) {
        Ok(mut vendor) => {
            vendor.note_reading(said);
            Submission::Answers(Box::new(vendor))
        }
        Err(error) => refused(file_name, error),
    }
}

/// Return a file that cannot be compared, for this reason.
#[must_use]
pub fn refused(file_name: &str, error: ReadError) -> Submission {
    Submission::Unreadable(Unreadable { file_name: file_name.to_owned(), error })
}

fn assess(
    known: &[Known],
    file_name: &str,
    bytes: Option<&[u8]>,
    file: AnswerFile,
) -> Result<Vendor, ReadError> {
    let at = |field: &str, error: ReadError| ReadError {
        position: bytes.and_then(|bytes| AnswerFile::position_of(bytes, field)),
        ..error
    };
    let place = known.iter().position(|known| known.rules.checklist().id == file.checklist);
    let found = place.and_then(|place| Some((place, &known.get(place)?.rules)));
    let Some((checklist, rules)) = found else {
        let ids: Vec<&str> =
            known.iter().map(|known| known.rules.checklist().id.as_str()).collect();
        return Err(at("checklist", ReadError::unknown_checklist(&file.checklist, &ids)));
    };
    let assessment = Assessment::of(rules, &file).map_err(|error| at("class", error))?;
    let outcome = crate::vendor::Outcome::of(&assessment);
    let statements = bytes.map(statement::of_answer_file).unwrap_or_default();
    Ok(Vendor::new(file_name, checklist, rules, file, outcome, statements))
}
