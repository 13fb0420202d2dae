//! Turn the content folder into a checked model: words and rules, joined by id.
//!
//! [`load`] reads a folder that has one folder for each standard. It returns a [`Library`] in which
//! every id, link, quote and word has been checked, or a [`Report`] of all errors, each with its
//! file, line and cure.
//!
//! | subject | module |
//! | --- | --- |
//! | the model of a content folder | [`model`] |
//! | `standard.toml` and the files that it names | `standard` |
//! | `classes.toml` | `classes` |
//! | a checklist: words, and the rules beside them | `checklist` |
//! | a chapter: Markdown, checked | `markdown` |
//! | a chapter's words as a tree of HTML nodes | [`tree`] |
//! | cells that span rows and columns | `joined` |
//! | the images of the chapters | `figures` |
//! | the passages of the chapters: the places of quotes and requirements | `passages` |
//! | `procedure.toml`: steps and ledgers | `procedure` |
//! | `crosswalk.toml`: how the requirements of two checklists compare | `crosswalk` |
//! | `glossary.toml`: terms that the pages explain | `glossary` |
//! | `terms.toml`: everyday words for the documents' words | `terms` |
//! | the published words of a standard, part by part | [`said()`] |
//! | worked examples, and the items they touch | `worked_examples` |
//! | `training.toml`: examples of requirements, the class quiz | `training` |
//! | `scenarios/`: invented services, compared with the engine's results | `scenarios` |
//! | earlier editions, and the differences | [`editions`] |
//! | comparison of every word with the document's text | `original` |
//! | words published as held although they look wrong | [`runs`] |
//! | errors, their excerpts and cures | [`Report`], `problem` |
//! | a new content folder | [`template`] |
//!
//! The result does not depend on the order in which the operating system lists files.
#![deny(missing_docs)]

mod checklist;
mod classes;
mod crosswalk;
pub mod editions;
mod fidelity;
mod figures;
mod folder;
mod forms;
mod glossary;
mod ids;
mod joined;
mod library;
mod lookalike;
mod markdown;
mod marks;
pub mod model;
mod original;
mod passages;
mod problem;
mod procedure;
mod report;
mod said;
mod scenarios;
mod site;
mod source;
mod standard;
pub mod template;
mod terms;
mod toml_file;
mod training;
pub mod tree;
mod worked_examples;

pub use ids::{FRAME_IDS, PAGE_IDS, RESERVED_STANDARDS};
pub use library::{load, load_one, load_with_warnings};
pub use marks::{MARK_TITLE, Run, runs};
pub use model::Library;
pub use problem::did_you_mean;
pub use report::{Problem, Report};
pub use said::{Part, said};
