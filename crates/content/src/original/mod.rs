//! The document's text as held. Every word given as the document's is compared with it.
//!
//! Whitespace is left out on both sides ([`squeezed`]): line and page breaks belong to the layout,
//! not to the words. Words are looked up by their rarest pair of characters ([`occurrences`]).
//! Corrections and parts that are not published are applied each at its own place ([`edits`]).

mod deviation;
mod edits;
mod occurrences;
mod squeezed;

pub(crate) use deviation::{deviation, excerpt};
pub(crate) use edits::{Edit, Means};
pub(crate) use squeezed::Squeezed;

use std::cell::{Cell, OnceCell};

use occurrences::Occurrences;

use crate::lookalike::Folded;
use crate::problem::{Problems, QuoteNotInSource, WordsNotInSource};
use crate::source::{SourceFile, Text};

/// The number of deviations from a document whose place is looked for.
const LOOKED_INTO: usize = 500;

/// The text of a document without its whitespace.
pub(crate) struct Original {
    path: String,
    squeezed: Squeezed,
    /// The places of its words; made when they are first needed.
    occurrences: OnceCell<Occurrences>,
    /// The same text for finding lookalikes; made when it is first needed.
    folded: OnceCell<Folded>,
    /// The number of deviations that may still be looked into; each takes many searches.
    left: Cell<usize>,
}

impl Original {
    /// Take the text of a file, with these parts corrected or left out. Record parts that it does
    /// not have, and parts whose place is not certain.
    pub(crate) fn new(file: &SourceFile, edits: &[Edit], problems: &mut Problems) -> Self {
        let mut original = Self {
            path: file.path().to_owned(),
            squeezed: Squeezed::new(file.text()),
            occurrences: OnceCell::new(),
            folded: OnceCell::new(),
            left: Cell::new(LOOKED_INTO),
        };
        let places = original.places(edits, problems);
        if !places.is_empty() {
            let words = |means: &Means| match means {
                Means::Published(words) => words.value.clone(),
                Means::LeftOut | Means::AsHeld => String::new(),
            };
            let words: Vec<_> =
                places.into_iter().map(|(range, means)| (range, words(means))).collect();
            let words: Vec<_> =
                words.iter().map(|(range, words)| (range.clone(), words.as_str())).collect();
            original.squeezed.replace(&words);
            original.occurrences = OnceCell::new();
            original.folded = OnceCell::new();
        }
        original
    }

    /// Return the places of words without whitespace, in order.
    pub(crate) fn places_of<'a>(&'a self, words: &'a str) -> impl Iterator<Item = usize> + 'a {
        let text = self.squeezed.text();
        self.occurrences.get_or_init(|| Occurrences::new(text)).find(words, text)
    }

    /// Return in a sentence the place where words without whitespace differ; `None` if they are the
    /// document's.
    fn deviation(&self, words: &str) -> Option<String> {
        if words.is_empty() || self.places_of(words).next().is_some() {
            return None;
        }
        let Some(left) = self.left.get().checked_sub(1) else {
            return Some(format!("『{}』がありません", excerpt(words)));
        };
        self.left.set(left);
        let text = self.squeezed.text();
        deviation::deviation_from(words, text, || self.folded.get_or_init(|| Folded::new(text)))
    }

    /// Record words under `key` that the document does not have.
    pub(crate) fn check(&self, key: &str, words: &Text, problems: &mut Problems) {
        if let Some(deviation) = self.deviation(&squeeze(&words.value)) {
            let kind =
                WordsNotInSource { key: key.to_owned(), deviation, source_path: self.path.clone() };
            problems.add(&words.at, kind);
        }
    }

    /// Return whether the document has a quote. Record one that it does not have.
    pub(crate) fn check_quote(&self, quote: &Text, problems: &mut Problems) -> bool {
        let deviation = self.deviation(&squeeze(&quote.value));
        let found = deviation.is_none();
        if let Some(deviation) = deviation {
            let source_path = self.path.clone();
            let kind = QuoteNotInSource { deviation, source_path };
            problems.add(&quote.at, kind);
        }
        found
    }

    /// Look for words right after `cursor`, then anywhere. Move the cursor to the end of the words
    /// found.
    ///
    /// # Errors
    /// Fail with the deviation if the document does not have the words.
    pub(crate) fn find(&self, words: &str, cursor: &mut usize) -> Result<(), String> {
        let words = squeeze(words);
        let is_next = self.text().get(*cursor..).is_some_and(|rest| rest.starts_with(&words));
        let found = if is_next { Some(*cursor) } else { self.nearest(&words, *cursor) };
        match found {
            Some(start) => {
                *cursor = start + words.len();
                Ok(())
            }
            None => Err(self.deviation(&words).unwrap_or_default()),
        }
    }

    /// Return the first place of words from this one on, or else before it.
    fn nearest(&self, words: &str, from: usize) -> Option<usize> {
        let mut before = None;
        for place in self.places_of(words) {
            if place >= from {
                return Some(place);
            }
            before.get_or_insert(place);
        }
        before
    }

    /// Return the text, without whitespace.
    pub(crate) fn text(&self) -> &str {
        self.squeezed.text()
    }

    /// Return the text with the places of its whitespace.
    pub(crate) fn squeezed(&self) -> &Squeezed {
        &self.squeezed
    }

    /// Return the file's path, for messages.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }
}

/// Return the text without its whitespace.
pub(crate) fn squeeze(text: &str) -> String {
    text.split_whitespace().collect()
}
