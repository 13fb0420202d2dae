//! All errors of a content folder, in one value.

use std::fmt;

use miette::{Diagnostic, LabeledSpan, Severity, SourceCode};

use crate::source::SourcePlace;

/// The message, cure and mark of an error, without its place.
pub(crate) trait Kind: Diagnostic + Send + Sync + 'static {
    /// Return the words at the mark in the excerpt; `None` if the mark needs none.
    fn label(&self) -> Option<&str>;
}

/// All errors of a content folder, sorted by file and place. There is at least one.
///
/// miette's graphical handler shows every error with its excerpt and its cure; [`Report::problems`]
/// returns the same as plain values.
#[derive(Debug)]
pub struct Report {
    problems: Vec<Problem>,
}

impl Report {
    /// Sort the problems; return `None` if there are none.
    pub(crate) fn new(problems: Vec<Problem>) -> Option<Self> {
        let problems = sorted(problems);
        (!problems.is_empty()).then_some(Self { problems })
    }

    /// Return the errors, sorted by file and place.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

/// Sort problems by file and place. Several rules may read one wrong place: keep it once.
pub(crate) fn sorted(mut problems: Vec<Problem>) -> Vec<Problem> {
    problems.sort_by_cached_key(Problem::order);
    problems.dedup_by(|a, b| a.order() == b.order());
    problems
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "内容に誤りが{}件あります", self.problems.len())
    }
}

impl std::error::Error for Report {}

impl Diagnostic for Report {
    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn Diagnostic> + 'a>> {
        let problems = self.problems.iter();
        Some(Box::new(problems.map(|problem| problem as &dyn Diagnostic)))
    }
}

/// One error or warning, with its place and its cure.
#[derive(Debug)]
pub struct Problem {
    at: SourcePlace,
    first: Option<SourcePlace>,
    kind: Box<dyn Kind>,
}

impl Problem {
    /// Make an error at a place; `first` is a second place of the same file that it contradicts.
    pub(crate) fn new(at: &SourcePlace, first: Option<&SourcePlace>, kind: Box<dyn Kind>) -> Self {
        Self { at: at.clone(), first: first.cloned(), kind }
    }

    /// Return the path of the file, relative to the content folder, with `/` between its parts.
    #[must_use]
    pub fn path(&self) -> &str {
        self.at.file.path()
    }

    /// Return the line, counted from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.at.line_and_column().0
    }

    /// Return the column, counted in characters from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.at.line_and_column().1
    }

    /// Return the message.
    #[must_use]
    pub fn message(&self) -> String {
        self.kind.to_string()
    }

    /// Return the cure. Every error has one.
    #[must_use]
    pub fn cure(&self) -> String {
        self.kind.help().map_or_else(String::new, |help| help.to_string())
    }

    /// Return the error on one line of plain text, `file:line:column: message`, without the cure.
    #[must_use]
    pub fn plain(&self) -> String {
        let (line, column) = self.at.line_and_column();
        format!("{}:{line}:{column}: {}", self.path(), self.kind)
    }

    fn order(&self) -> (String, usize, usize, String) {
        let span = &self.at.span;
        (self.path().to_owned(), span.start, span.end, self.message())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)
    }
}

impl std::error::Error for Problem {}

impl Diagnostic for Problem {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.kind.code()
    }

    fn severity(&self) -> Option<Severity> {
        self.kind.severity()
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.kind.help()
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.at.file)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        if self.at.file.text().is_empty() {
            return None;
        }
        let label = self.kind.label().map(str::to_owned);
        let at = LabeledSpan::new_primary_with_span(label, self.at.span.clone());
        let first = self.first.as_ref().map(|first| {
            LabeledSpan::new_with_span(Some("最初はここです".to_owned()), first.span.clone())
        });
        Some(Box::new(first.into_iter().chain([at])))
    }
}
