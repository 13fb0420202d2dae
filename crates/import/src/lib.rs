//! From a city's Excel or Word file to a draft of a standard: its words, its rules, and what has to
//! be asked of a person.
//!
//! Pure over bytes: no files, no clock. The same bytes give the same draft.
//!
//! | subject | module |
//! | --- | --- |
//! | sheets as people see them | `sheet` |
//! | a Word file as paragraphs and tables | `docx`, `document` |
//! | rows by class turned into columns | `by_class` |
//! | the table on a sheet: head, columns, rows | `table` |
//! | numbers that a spreadsheet has changed, mended | `mend` |
//! | ids, publisher, day | `naming` |
//! | numbers in sentences | `numbers` |
//! | the legend of words and signs | `legend` |
//! | a cell as a rule | `level` |
//! | circumstances (「…場合は」) | `conditions` |
//! | all of it together | `read`, `rules` |
//! | the reading as data | [`model`] |
//! | the reading as a content folder | [`content`] |
//! | the review, as data and as a page | [`review`] |
//! | what a person decided | `decisions` |
#![deny(missing_docs)]

/// Write into a string, which cannot fail.
macro_rules! put {
    ($text:expr, $($words:tt)*) => {{
        use std::fmt::Write as _;
        let _ = write!($text, $($words)*);
    }};
}

/// Name patterns, each compiled at its first use.
macro_rules! patterns {
    ($($name:ident = $pattern:expr;)*) => {
        $(static $name: std::sync::LazyLock<regex::Regex> =
            std::sync::LazyLock::new(|| $crate::legend::pattern($pattern));)*
    };
}

mod by_class;
mod conditions;
pub mod content;
mod decisions;
mod document;
mod docx;
mod fold;
mod import;
mod legend;
mod level;
mod mend;
pub mod model;
mod naming;
mod numbers;
mod read;
pub mod review;
mod rules;
mod sentence;
mod sheet;
mod table;

pub use decisions::decisions;
pub use fold::same_words;
pub use import::{Imported, Input, SUMS, import, sum};
pub use model::{Draft, Fault};
pub use read::{Decisions, read, read_document};
