//! The rule model of Kijun and its engine.
//!
//! Words and rules are data ([`model`]). The engine turns a checklist ([`Rules`]) and a set of
//! answers into a verdict with its reasons. It is pure: it has no files, clock, floating point,
//! panics, or order that changes between runs. The same input gives the same bytes natively and in
//! the browser.
//!
//! The modules:
//!
//! | subject | module |
//! | --- | --- |
//! | the parts of a checklist | [`model`] |
//! | the verdict, on one page | [`mod@engine::verdict`] |
//! | status, decisive requirements, remedies | [`mod@engine::status`], [`mod@engine::decisive`], [`mod@engine::remedies`] |
//! | the answer file: read, checked, written | [`answers`] |
//! | the assessment, as it is handed out | [`assessment`] |
//! | the code by which an assessment on paper is compared | [`code`] |
//! | the ledger file: entries about services in use | [`ledger`] |
//! | the class finder | [`finder`] |
//! | answers to an older edition | [`editions`] |
//!
//! ```
//! use kijun_rules::{AnswerFile, Assessment, Rules, model::Verdict};
//!
//! let checklist = serde_json::from_str(
//!     r#"{ "id": "example/cloud", "edition": "undated",
//!          "requirements": [{ "id": "1" }, { "id": "2" }],
//!          "classes": [{ "id": "A", "title": "分類A", "clauses": [
//!            { "any_of": ["1", "2"], "severity": "nonconforming",
//!              "source": "No.1", "quote": "No.1又はNo.2が必須" }] }] }"#,
//! )?;
//! let rules = Rules::compile(checklist).expect("the checklist is sound");
//! let file = AnswerFile::read(
//!     br#"{ "schema": "kijun-answers/1", "checklist": "example/cloud", "class": "A",
//!           "answers": { "1": { "status": "unmet" } } }"#,
//! )?;
//! let assessment = Assessment::of(&rules, &file)?;
//! assert_eq!(assessment.explanation().verdict(), Verdict::Undetermined);
//! assert!(serde_json::to_string(&assessment)?.contains(r#""decisive":["2"]"#));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
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
pub mod code;
pub mod date;
pub mod digest;
pub mod editions;
pub mod engine;
pub mod finder;
mod json;
pub mod ledger;
mod marks;
pub mod model;
mod names;
pub mod number;
mod rules;
pub mod text;

pub use answers::{Answer, AnswerFile, ReadError, Status};
pub use assessment::Assessment;
pub use engine::{AnswerSet, Bounds, Case, Explanation};
pub use model::Checklist;
pub use rules::{
    ClassIndex, ClauseIndex, FactIndex, MAX_COUNTED, MAX_SHARED, RequirementIndex, Rules,
    RulesError,
};
