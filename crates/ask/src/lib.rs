//! 「これを置けますか?」: from a phrase to what a standard says about it. Pure: no I/O, no clock, the
//! same answer in a native program and in the browser.
//!
//! 1. [`index`] is what a standard says: classes with definitions and examples, prohibitions,
//!    requirements with their levels, the procedure, the questions of the class finder; and the
//!    everyday words that an editor has joined with the document's.
//! 2. `phrase` cuts what was typed into its words, without those that name no kind of information.
//! 3. `matching` compares these words with the document's, [`mod@ask`] chooses the answers.
//! 4. [`rank`] orders the requirements of a class: what must be met comes first.
//!
//! Nothing is answered without a quotation: an [`Answer`] for a class holds the words that carry it.
//! Nothing is guessed: where no words fit, the answer has no class.
#![deny(missing_docs)]

pub mod answer;
pub mod ask;
pub mod index;
mod matching;
mod phrase;
pub mod rank;
mod ready;
mod words;

pub use answer::{Answer, Because, By, Cited, Reply, Said};
pub use ask::{ask, chosen};
pub use index::Index;
pub use rank::Rank;
pub use ready::Ready;
