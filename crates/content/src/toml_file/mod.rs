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

use crate::file::{Place, SourceFile};
use crate::problem::Problems;

/// A text with its place.
#[derive(Debug, Clone)]
pub(crate) struct Text {
    /// The text: each line without the blanks around it, without empty lines at both ends.
    ///
    /// INVARIANT (recorded): it is empty only if an error has been recorded at its place.
    pub(crate) value: String,
    /// Where it stands, with its quotes.
    pub(crate) at: Place,
}

impl Text {
    /// The text of a value as written.
    fn new(written: &str, at: Place) -> Self {
        let lines: Vec<&str> = written.trim().lines().map(str::trim).collect();
        Self { value: lines.join("\n"), at }
    }

    /// No text, where one had to be; recorded by who asks for it.
    pub(crate) fn absent(at: &Place) -> Self {
        Self::new("", at.clone())
    }

    /// Whether something was written.
    pub(crate) fn is_written(&self) -> bool {
        !self.value.is_empty()
    }
}

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
