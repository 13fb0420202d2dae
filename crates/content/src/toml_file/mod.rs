//! Reading TOML so that every error is found at once and every value knows its place.
//!
//! 1. The parser recovers from errors and reports them all ([`syntax`] says them in Japanese).
//! 2. [`Table`] hands out values by key, each as the type that is asked for. What is missing or of
//!    another type is recorded, and an empty value takes its place.
//! 3. [`Table::finish`] records every key that nobody asked for.

mod syntax;
mod table;

pub(crate) use table::{Entry, Table};

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
    /// Parses a file; `None` if its syntax is wrong, which is then recorded.
    pub(crate) fn parse(file: &'f SourceFile, problems: &mut Problems) -> Option<Self> {
        let (root, errors) = DeTable::parse_recoverable(file.text());
        let readable = syntax::record(file, &errors, problems);
        readable.then_some(Self { file, root })
    }

    /// The table of the whole file.
    pub(crate) fn table(&self) -> Table<'_> {
        Table::new(self.file, self.root.get_ref(), 0..0)
    }
}
