//! The answer file: read strictly, kept whole, written again.
//!
//! Reading takes three steps: first the bytes are found to be one JSON value without a name twice
//! in an object and without deep nesting; then the known fields are read with their types; the
//! others are kept letter for letter.

mod answer;
mod exception;
mod file;
mod part;
mod proposal;
mod read;
mod signature;
mod status;
mod superseded;
mod texts;
mod write;

pub use crate::json::{Fields, MAX_BYTES, MAX_DEPTH, Position, ReadError, ReadErrorKind};
pub use answer::Answer;
pub use exception::Exception;
pub use file::{AnswerFile, Claim, Name, Named, SCHEMA, Service};
pub use proposal::{Origin, Proposal};
pub use status::{Given, Status};
pub use texts::{Texts, TextsIter};
