//! Files of the content folder as read, and texts with their places.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use kijun_rules::text::is_blank;
use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

/// A file as read. Its path is relative to the content folder, with `/` between its parts.
#[derive(Debug, Clone)]
pub(crate) struct SourceFile(Arc<PathAndText>);

#[derive(Debug)]
struct PathAndText {
    path: String,
    text: String,
    /// The start of each line; found when it is first needed.
    lines: OnceLock<Vec<usize>>,
}

impl SourceFile {
    /// Make a file with this path and text.
    pub(crate) fn new(path: String, text: String) -> Self {
        Self(Arc::new(PathAndText { path, text, lines: OnceLock::new() }))
    }

    /// Return the path below the content folder.
    pub(crate) fn path(&self) -> &str {
        &self.0.path
    }

    /// Return the whole text.
    pub(crate) fn text(&self) -> &str {
        &self.0.text
    }

    fn lines(&self) -> &[usize] {
        self.0.lines.get_or_init(|| {
            let ends = self.text().match_indices('\n').map(|(end, _)| end + 1);
            std::iter::once(0).chain(ends).collect()
        })
    }

    /// Return the place of these bytes.
    pub(crate) fn at(&self, span: Range<usize>) -> SourcePlace {
        SourcePlace { file: self.clone(), span }
    }
}

impl SourceCode for SourceFile {
    /// Read a span as for a string, but with the file's path, and with columns counted in
    /// characters. miette counts bytes, and a Japanese character has three.
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        lines_before: usize,
        lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let contents = self.text().read_span(span, lines_before, lines_after)?;
        let start = contents.span().offset();
        let (_, column) = self.at(start..start).line_and_column();
        Ok(Box::new(MietteSpanContents::new_named(
            self.path().to_owned(),
            contents.data(),
            *contents.span(),
            contents.line(),
            column - 1,
            contents.line_count(),
        )))
    }
}

/// Some bytes of a file.
#[derive(Debug, Clone)]
pub(crate) struct SourcePlace {
    /// The file.
    pub(crate) file: SourceFile,
    /// The range of bytes in its text, on character boundaries.
    pub(crate) span: Range<usize>,
}

impl SourcePlace {
    /// Return the line, counted from 1, and the column, counted in characters from 1.
    pub(crate) fn line_and_column(&self) -> (usize, usize) {
        let lines = self.file.lines();
        let line = lines.partition_point(|start| *start <= self.span.start).max(1);
        let line_start = lines.get(line - 1).copied().unwrap_or_default();
        let before = self.file.text().get(line_start..self.span.start).unwrap_or_default();
        let column = before.chars().count() + 1;
        (line, column)
    }
}

/// A text with its place.
#[derive(Debug, Clone)]
pub(crate) struct Text {
    /// The text: each line without the blanks around it, without empty lines at both ends.
    ///
    /// INVARIANT (recorded): it is empty only if an error has been recorded at its place.
    pub(crate) value: String,
    /// The place of the value, with its quotes.
    pub(crate) at: SourcePlace,
}

impl Text {
    /// Take the text of a value as written.
    pub(crate) fn new(written: &str, at: SourcePlace) -> Self {
        let lines: Vec<&str> = written.trim().lines().map(str::trim).collect();
        Self { value: lines.join("\n"), at }
    }

    /// Make an empty text for a required one that is missing; the caller records it.
    pub(crate) fn absent(at: &SourcePlace) -> Self {
        Self::new("", at.clone())
    }

    /// Return whether the text shows anything.
    pub(crate) fn is_written(&self) -> bool {
        !is_blank(&self.value)
    }
}
