//! Compare the words of a chapter with the document's text, block by block.

use std::ops::Range;

use crate::fidelity::Piece;
use crate::original::Original;
use crate::problem::{Problems, WordsNotInSource};
use crate::source::SourceFile;

/// The words since the last boundary of a block.
pub(super) struct Words<'a> {
    original: Option<&'a Original>,
    current: Option<(String, Range<usize>)>,
    /// The place in the document after the last words found.
    cursor: &'a mut usize,
}

impl<'a> Words<'a> {
    /// Start without words. Without the document's text nothing is compared.
    pub(super) fn new(original: Option<&'a Original>, cursor: &'a mut usize) -> Self {
        Self { original, current: None, cursor }
    }

    /// Add to the words of this block.
    pub(super) fn gather(&mut self, words: &str, span: &Range<usize>) {
        let (text, all) = self.current.get_or_insert_with(|| (String::new(), span.clone()));
        text.push_str(words);
        all.end = span.end;
    }

    /// End a block and return its words. Record words that are not the document's.
    pub(super) fn boundary(&mut self, file: &SourceFile, problems: &mut Problems) -> Option<Piece> {
        let (words, span) = self.current.take()?;
        let original = self.original?;
        let piece = Piece::new(&words, &file.at(span.clone()));
        if let Err(deviation) = original.find(&words, self.cursor) {
            let kind = WordsNotInSource {
                key: "本文".to_owned(),
                deviation,
                source_path: original.path().to_owned(),
            };
            problems.add(&file.at(span), kind);
        }
        Some(piece)
    }
}
