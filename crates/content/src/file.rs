//! Files of the content folder, and places in them.

use std::ops::Range;
use std::path::{Component, Path};
use std::sync::Arc;

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use crate::problem::{MissingFile, NotUtf8, OutsideFolder, Problems, Unreadable};
use crate::toml_file::Text;

/// A file as read. Its path is relative to the content folder, with `/` between its parts.
#[derive(Debug, Clone)]
pub(crate) struct SourceFile(Arc<PathAndText>);

#[derive(Debug)]
struct PathAndText {
    path: String,
    text: String,
}

impl SourceFile {
    /// A file with this path and text.
    pub(crate) fn new(path: String, text: String) -> Self {
        Self(Arc::new(PathAndText { path, text }))
    }

    /// The path below the content folder.
    pub(crate) fn path(&self) -> &str {
        &self.0.path
    }

    /// The whole text.
    pub(crate) fn text(&self) -> &str {
        &self.0.text
    }

    /// The place of these bytes.
    pub(crate) fn at(&self, span: Range<usize>) -> Place {
        Place { file: self.clone(), span }
    }
}

impl SourceCode for SourceFile {
    /// As for a string, but with the file's path, and columns counted in characters: miette counts
    /// bytes, of which Japanese has three to a character.
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
pub(crate) struct Place {
    /// The file.
    pub(crate) file: SourceFile,
    /// Where in its text; on character boundaries.
    pub(crate) span: Range<usize>,
}

impl Place {
    /// The line, counted from 1, and the column, counted in characters from 1.
    pub(crate) fn line_and_column(&self) -> (usize, usize) {
        let before = self.file.text().get(..self.span.start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.matches('\n').count() + 1;
        let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
        (line, column)
    }
}

/// The folder of one standard, or of an earlier edition of one.
pub(crate) struct Folder<'a> {
    /// The content folder.
    pub(crate) root: &'a Path,
    /// The path below the content folder, with `/` between its parts.
    pub(crate) path: &'a str,
    /// What it has to hold.
    pub(crate) wanted: Wanted<'a>,
}

/// What a folder has to hold.
#[derive(Clone, Copy)]
pub(crate) enum Wanted<'a> {
    /// The standard whose id is the folder's name.
    Named,
    /// A standard, whatever its id.
    Any,
    /// An earlier edition of this standard; asked for at this place.
    Edition { standard: &'a str, asked: &'a Place },
}

impl Folder<'_> {
    /// Reads a file that is named at `name`, whose value is a path below this folder.
    ///
    /// What is wrong is recorded at the place of the name, or at the first byte that is not UTF-8.
    pub(crate) fn read(&self, name: &Text, problems: &mut Problems) -> Option<SourceFile> {
        if name.value.is_empty() {
            return None;
        }
        if !Self::is_inside(name, problems) {
            return None;
        }
        self.read_at(&name.value, &name.at, problems)
    }

    /// Whether a path leads to something below the folder; one that does not is recorded.
    pub(crate) fn is_inside(name: &Text, problems: &mut Problems) -> bool {
        let relative = Path::new(&name.value);
        let inside = relative.components().all(|part| matches!(part, Component::Normal(_)));
        let inside = inside && !name.value.contains('\\');
        if !inside {
            problems.add(&name.at, OutsideFolder { path: name.value.clone() });
        }
        inside
    }

    /// Reads the file with this path below the folder; it is asked for at `at`.
    pub(crate) fn read_at(
        &self,
        name: &str,
        at: &Place,
        problems: &mut Problems,
    ) -> Option<SourceFile> {
        let path = format!("{}/{name}", self.path);
        match std::fs::read(self.root.join(&path)) {
            Ok(bytes) => decode(path, bytes, problems),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                problems.add(at, MissingFile { path });
                None
            }
            Err(error) => {
                let why = error.to_string();
                problems.add(at, Unreadable { path, why });
                None
            }
        }
    }
}

/// Reads the file with this name beside the standards' folders; `None` if there is none.
pub(crate) fn read_beside(root: &Path, name: &str, problems: &mut Problems) -> Option<SourceFile> {
    match std::fs::read(root.join(name)) {
        Ok(bytes) => decode(name.to_owned(), bytes, problems),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => {
            let file = SourceFile::new(name.to_owned(), String::new());
            let (path, why) = (name.to_owned(), error.to_string());
            problems.add(&file.at(0..0), Unreadable { path, why });
            None
        }
    }
}

/// The file's text, without a byte-order mark.
fn decode(path: String, bytes: Vec<u8>, problems: &mut Problems) -> Option<SourceFile> {
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = match text.strip_prefix('\u{feff}') {
                Some(rest) => rest.to_owned(),
                None => text,
            };
            Some(SourceFile::new(path, text))
        }
        Err(error) => {
            let start = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let byte = bytes.get(start).copied().unwrap_or_default();
            let lossy = String::from_utf8_lossy(&bytes).into_owned();
            let replaced = start..start + char::REPLACEMENT_CHARACTER.len_utf8();
            let file = SourceFile::new(path, lossy);
            problems.add(&file.at(replaced), NotUtf8 { byte });
            None
        }
    }
}
