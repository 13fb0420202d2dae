//! Several answer files side by side.
//!
//! Each file is read and assessed by itself ([`read`]), by the rules of its checklist. The verdict
//! that a file states of itself is never believed, and flagged if it differs. Then the files are
//! put beside each other ([`Comparison`]): one group a checklist, in it a matrix of requirements
//! and vendors. Like the engine, this is pure: the same files give the same bytes natively and in
//! the browser, and no vendor's result depends on the order of the files.
//!
//! | subject | module |
//! | --- | --- |
//! | the checklists that files can be compared by | [`Known`] |
//! | one file, by itself | [`read`], [`Vendor`] |
//! | a claim about the verdict | [`Statement`] |
//! | a signature, and the key that it is verified by | [`Signed`], [`Key`] |
//! | the flags of a file | [`Flag`] |
//! | the matrix | [`Comparison`], [`Group`], [`Row`] |
//! | the rows and their order | [`Only`], [`Sort`] |
//! | as JSON, as a table of one datum a cell | [`Comparison::to_json`], [`records`] |
//!
//! ```
//! use kijun_compare::{Comparison, Known, Name, Only, Sort, read};
//! use kijun_rules::Rules;
//!
//! let rules = Rules::from_json(
//!     r#"{"classes":[{"clauses":[{"any_of":["1"],"quote":"必須","severity":"nonconforming",
//!          "source":"No.1"}],"id":"A","title":"分類A"}],"edition":"undated",
//!         "id":"example/cloud","requirements":[{"id":"1"}]}"#,
//! ).expect("the checklist is sound");
//! let name = Name { label: "No.1".to_owned(), title: "暗号化".to_owned(), answers: None };
//! let known = [Known { rules, title: "例".to_owned(), names: vec![name] }];
//! let lie = r#"{"schema":"kijun-answers/1","checklist":"example/cloud","class":"A",
//!     "answers":{"1":{"status":"unmet"}},"verdict":"conforming"}"#;
//! let reads = [read(&known, "a.json", lie.as_bytes())];
//! let comparison = Comparison::of(&known, &reads);
//! let column = &comparison.groups[0].columns[0];
//! assert_eq!(column.vendor.verdict().id(), "nonconforming");
//! assert_eq!(column.flags[0].code, "verdict_differs");
//! assert!(comparison.to_json(Only::All, &Sort::Given).starts_with(r#"{"schema":"kijun-comparison/1""#));
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

mod check;
mod column;
mod comparison;
mod flag;
mod json;
mod order;
mod quote;
pub mod records;
mod rows;
mod signature;
mod statement;
mod submission;
mod values;
mod vendor;
pub mod words;

pub use column::{Column, Numbered};
pub use comparison::{Comparison, Group};
pub use flag::Flag;
pub use json::SCHEMA;
pub use order::{Only, Sort};
pub use rows::{FactRow, Row};
pub use signature::{Key, Signed, signed};
pub use statement::Statement;
pub use submission::{Known, Name, Submission, Unreadable, read, refused, taken};
pub use values::AskedOf;
pub use vendor::{Cell, Tally, Vendor};
