//! Standards, answers and assessments as OSCAL 1.2.1 (JSON), for tools that know OSCAL.
//!
//! | document | made from | function |
//! | --- | --- | --- |
//! | catalog | an edition of a standard | [`catalog()`] |
//! | profile | a class of a checklist | [`profile()`] |
//! | component definition | an answer file: what a vendor claims | [`component()`] |
//! | assessment results | an answer file with its assessment | [`results()`] |
//!
//! Properties of Kijun's namespace ([`NAMESPACE`]) hold everything that OSCAL has no word for, and the
//! remarks of the metadata say so. The same input gives the same bytes: identifiers are UUIDs of
//! version 5, and the only time is the day from which the edition applies. `docs/oscal.md` says what
//! becomes what, and what is lost.
#![deny(missing_docs)]

mod catalog;
mod component;
mod names;
mod profile;
mod results;

pub use catalog::catalog;
pub use component::{component, omitted};
pub use names::{NAMESPACE, OSCAL_VERSION};
pub use profile::profile;
pub use results::results;
