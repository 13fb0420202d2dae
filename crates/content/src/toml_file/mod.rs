//! Read TOML, report all errors at once, and keep the place of every value.
//!
//! 1. The parser recovers from errors and reports them all ([`syntax`] translates them to
//!    Japanese).
//! 2. [`Table`] returns values by key, each as the requested type. It records a value that is
//!    missing or of another type, and returns an empty one instead.
//! 3. [`Table::finish`] records every key that was not requested.

mod syntax;
mod table;

pub(crate) use table::{Element, Entry, Table};

use toml::Spanned;
use toml::de::DeTable;

use crate::problem::Problems;
use crate::source::SourceFile;

/// A parsed file.
pub(crate) struct Document<'f> {
    file: &'f SourceFile,
    root: Spanned<DeTable<'f>>,
}

impl<'f> Document<'f> {
    /// Parse a file. Return `None` if its syntax is wrong, and record the errors.
    pub(crate) fn parse(file: &'f SourceFile, problems: &mut Problems) -> Option<Self> {
        let (root, errors) = DeTable::parse_recoverable(file.text());
        let readable = syntax::record(file, &errors, problems);
        readable.then_some(Self { file, root })
    }

    /// Return the table of the whole file.
    pub(crate) fn table(&self) -> Table<'_> {
        Table::new(self.file, self.root.get_ref(), 0..0)
    }
}
