//! Corpus, conformance, laws and fidelity of the whole.
//!
//! | subject | module |
//! | --- | --- |
//! | the rule model a second time, by brute force | [`naive`] |
//! | the engine's assessment, in the form of the second evaluator | [`said`] |
//! | the tables of the standards, written down by hand | [`annex2`], [`shunan`], [`kobe`], [`kitakyushu`] |
//! | cases as data, run natively and in the browser | [`corpus`] |
//! | generated checklists and answers | [`generate`], [`extended`] |
//! | files against their schemas, and against closed ones | [`schemas`] |
#![deny(missing_docs)]

pub mod annex2;
pub mod corpus;
#[cfg(feature = "generate")]
pub mod extended;
#[cfg(feature = "generate")]
pub mod generate;
pub mod kitakyushu;
pub mod kobe;
pub mod naive;
pub mod row;
pub mod said;
#[cfg(feature = "schemas")]
pub mod schemas;
pub mod shunan;
