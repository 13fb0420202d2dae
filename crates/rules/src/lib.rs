//! The rule model of Kijun and its engine.
//!
//! Words and rules are data ([`model`]); the engine turns a checklist ([`Rules`]) and a set of
//! answers into a verdict with its reasons. It is pure: no files, no clock, no floating point, no
//! order that changes between runs, no panic. The same input gives the same bytes natively and in
//! the browser.
//!
//! Where to look:
//!
//! | subject | module |
//! | --- | --- |
//! | what a checklist is made of | [`model`] |
//! | the verdict, on one page | [`engine::verdict`] |
//! | why, what decides, what would help | [`engine::status`], [`engine::decisive`], [`engine::remedies`] |
//! | the answer file: read, checked, written | [`answers`] |
//! | the whole result, as it is handed out | [`assessment`] |
//! | which class does this information belong to | [`finder`] |
#![deny(missing_docs)]
#![cfg_attr(
    not(test),
    deny(
        clippy::indexing_slicing,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::unreachable,
        clippy::float_arithmetic,
        clippy::iter_over_hash_type,
        clippy::integer_division,
        clippy::string_slice
    )
)]

pub mod answers;
pub mod assessment;
pub mod digest;
pub mod engine;
pub mod finder;
pub mod model;
mod rules;

pub use answers::{Answer, AnswerFile, ReadError, Status};
pub use assessment::Assessment;
pub use engine::{Bounds, Case, Explanation, Sheet};
pub use model::Checklist;
pub use rules::{ClassIndex, ClauseIndex, FactIndex, RequirementIndex, Rules, RulesError};
