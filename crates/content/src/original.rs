//! The document's text as held. Every word given as the document's is compared with it.
//!
//! Whitespace is left out on both sides: line and page breaks belong to the layout, not to the
//! words.

use crate::model::Erratum;
use crate::problem::{
    HeldNotInSource, LeftOutNotInSource, Problems, QuoteNotInSource, WordsNotInSource,
};
use crate::source::{SourceFile, Text};

/// The number of characters shown on each side of a deviation.
const SHOWN: usize = 12;

/// The text of a document without its whitespace.
pub(crate) struct Original {
    path: String,
    text: String,
}

impl Original {
    /// Take the text of a file.
    pub(crate) fn new(file: &SourceFile) -> Self {
        Self { path: file.path().to_owned(), text: squeeze(file.text()) }
    }

    /// Replace the words held by those published.
    pub(crate) fn correct(&mut self, errata: &[Erratum]) {
        for erratum in errata {
            if let Some(published) = &erratum.published {
                self.text = self.text.replace(&squeeze(&erratum.held), &squeeze(published));
            }
        }
    }

    /// Remove words that are not published. Record words that the document does not have.
    pub(crate) fn leave_out(&mut self, words: &Text, problems: &mut Problems) {
        let squeezed = squeeze(&words.value);
        if let Some(deviation) = deviation(&squeezed, &self.text) {
            let source_path = self.path.clone();
            problems.add(&words.at, LeftOutNotInSource { deviation, source_path });
        } else {
            self.text = self.text.replace(&squeezed, "");
        }
    }

    /// Record words of a correction that the document does not have.
    pub(crate) fn check_held(&self, held: &Text, problems: &mut Problems) {
        if let Some(deviation) = deviation(&squeeze(&held.value), &self.text) {
            let source_path = self.path.clone();
            let kind = HeldNotInSource { deviation, source_path };
            problems.add(&held.at, kind);
        }
    }

    /// Record words under `key` that the document does not have.
    pub(crate) fn check(&self, key: &str, words: &Text, problems: &mut Problems) {
        if let Some(deviation) = deviation(&squeeze(&words.value), &self.text) {
            let kind =
                WordsNotInSource { key: key.to_owned(), deviation, source_path: self.path.clone() };
            problems.add(&words.at, kind);
        }
    }

    /// Return whether the document has a quote. Record one that it does not have.
    pub(crate) fn check_quote(&self, quote: &Text, problems: &mut Problems) -> bool {
        let deviation = deviation(&squeeze(&quote.value), &self.text);
        let found = deviation.is_none();
        if let Some(deviation) = deviation {
            let source_path = self.path.clone();
            let kind = QuoteNotInSource { deviation, source_path };
            problems.add(&quote.at, kind);
        }
        found
    }

    /// Look for words after `cursor`, then anywhere. Move the cursor to the end of the words found.
    ///
    /// The parts of a chapter follow the document, so each search is short.
    pub(crate) fn find(&self, words: &str, cursor: &mut usize) -> Result<(), String> {
        let words = squeeze(words);
        let ahead = self.text.get(*cursor..).unwrap_or_default();
        let found = match ahead.find(&words) {
            Some(start) => Some(*cursor + start),
            None => self.text.find(&words),
        };
        match found {
            Some(start) => {
                *cursor = start + words.len();
                Ok(())
            }
            None => Err(deviation(&words, &self.text).unwrap_or_default()),
        }
    }

    /// Return the text, without whitespace.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Return the file's path, for messages.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }
}

/// Return the beginning of some words, for messages.
pub(crate) fn excerpt(words: &str) -> String {
    match words.char_indices().nth(2 * SHOWN) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default()),
        None => words.to_owned(),
    }
}

/// Return the text without its whitespace.
pub(crate) fn squeeze(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Return in a sentence the place where `words` differ from `text`; `None` if `text` has them. Both
/// come without whitespace.
pub(crate) fn deviation(words: &str, text: &str) -> Option<String> {
    if text.contains(words) {
        return None;
    }
    // If `text` has a beginning of the words, it has every shorter one too: search by halves.
    let ends: Vec<usize> = words.char_indices().map(|(start, _)| start).collect();
    let found =
        ends.partition_point(|end| words.get(..*end).is_some_and(|part| text.contains(part)));
    let end = ends.get(found.saturating_sub(1)).copied().unwrap_or_default();
    let (same, different) = words.split_at_checked(end).unwrap_or(("", words));
    let different: String = different.chars().take(SHOWN).collect();
    let shown_from = same.char_indices().rev().nth(SHOWN - 1).map_or(0, |(start, _)| start);
    let same = same.get(shown_from..).unwrap_or_default();
    // A single letter in common is a coincidence.
    Some(if same.chars().nth(1).is_none() {
        let start: String = words.chars().take(SHOWN).collect();
        format!("『{start}』から始まる文言がありません")
    } else {
        format!("『{same}』までは原文にありますが、続く『{different}』が違います")
    })
}

#[cfg(test)]
mod tests {
    use super::{deviation, squeeze};

    #[test]
    fn the_place_of_the_first_difference_is_named() {
        let text = squeeze("国内 裁判所を\n指定可能であること");
        assert_eq!(deviation("国内裁判所を指定", &text), None);
        assert_eq!(
            deviation("裁判所を選択可能", &text).as_deref(),
            Some("『裁判所を』までは原文にありますが、続く『選択可能』が違います")
        );
        assert_eq!(deviation("海", &text).as_deref(), Some("『海』から始まる文言がありません"));
    }
}
