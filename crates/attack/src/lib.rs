//! Damaged files of every kind, given to the readers: none may crash, hang, or lose an answer.
//!
//! A run is told by its target, its count and its seed, and is the same each time. A sample of each
//! runs with the tests; the long runs are `cargo xtask release-check`. No compiler other than the
//! project's own is needed, as cargo-fuzz would; what is damaged is chosen by the form of the file.
//!
//! | subject | module |
//! | --- | --- |
//! | how a file is damaged | [`damage`] |
//! | what is attacked, and what must hold of it | [`target`] |
//! | answer files | [`answers`] |
//! | filled forms: CSV and XLSX | [`tables`] |
//! | content folders: TOML and Markdown; a city's Excel table | [`content`] |
//! | a run, and its report | [`run`] |
#![deny(missing_docs)]

pub mod answers;
pub mod content;
pub mod damage;
pub mod run;
pub mod tables;
pub mod target;
