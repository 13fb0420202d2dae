//! Compare the words of a chapter with the document's text, block by block.

use std::ops::Range;

use super::anchor_text::split;
use crate::fidelity::Piece;
use crate::original::{Original, squeeze};
use crate::problem::{Problems, SignsInWords, WordsNotInSource};
use crate::source::SourceFile;

/// The number of characters shown before the first sign, and half the number shown in all.
const SHOWN: usize = 12;

/// The words since the last boundary of a block.
pub(super) struct Words<'a> {
    original: Option<&'a Original>,
    current: Option<(String, Range<usize>)>,
    /// The readings of the current words: the end of each base in them, and its kana.
    readings: Vec<(usize, String)>,
    /// The place in the document after the last words found.
    cursor: &'a mut usize,
}

impl<'a> Words<'a> {
    /// Start without words. Without the document's text nothing is compared.
    pub(super) fn new(original: Option<&'a Original>, cursor: &'a mut usize) -> Self {
        Self { original, current: None, readings: Vec::new(), cursor }
    }

    /// Add to the words of this block.
    pub(super) fn gather(&mut self, words: &str, span: &Range<usize>) {
        let (text, all) = self.current.get_or_insert_with(|| (String::new(), span.clone()));
        text.push_str(words);
        all.end = all.end.max(span.end);
    }

    /// Add words with their reading.
    pub(super) fn gather_ruby(&mut self, base: &str, reading: &str, span: &Range<usize>) {
        self.gather(base, span);
        let end = self.current.as_ref().map_or(0, |(words, _)| words.len());
        self.readings.push((end, reading.to_owned()));
    }

    /// Add the signs of an emphasis, a link or the like, which are not words, to the place of this
    /// block.
    pub(super) fn signs(&mut self, span: &Range<usize>) {
        let (_, all) = self.current.get_or_insert_with(|| (String::new(), span.clone()));
        *all = all.start.min(span.start)..all.end.max(span.end);
    }

    /// End a block and return its words. Record words that are not the document's.
    pub(super) fn boundary(&mut self, file: &SourceFile, problems: &mut Problems) -> Option<Piece> {
        let readings = std::mem::take(&mut self.readings);
        let (words, span) = self.current.take()?;
        let original = self.original?;
        let words = with_readings(words, &readings, original);
        let at = file.at(span.clone());
        let piece = Piece::new(&words, &at);
        if let Err(deviation) = original.find(&words, self.cursor) {
            let source_path = original.path().to_owned();
            let written = split(file.text().get(span).unwrap_or_default()).0;
            if let Some(signs) = Signs::taken(written, &words, original) {
                problems.add(&at, signs.problem(source_path));
            } else {
                let key = "本文".to_owned();
                problems.add(&at, WordsNotInSource { key, deviation, source_path });
            }
        }
        Some(piece)
    }
}

/// The brackets in which a document may have a reading.
const BRACKETS: [(&str, &str); 3] = [("(", ")"), ("（", "）"), ("《", "》")];

/// Return words with those of their readings that the document has in brackets after them.
fn with_readings(words: String, readings: &[(usize, String)], original: &Original) -> String {
    if readings.is_empty() {
        return words;
    }
    let mut made = String::new();
    let mut from = 0;
    let ends = readings.iter().map(|(end, _)| *end).skip(1).chain([words.len()]);
    for ((end, reading), next) in readings.iter().zip(ends) {
        made.push_str(words.get(from..*end).unwrap_or_default());
        from = *end;
        // The words up to the next reading tell two equal words apart.
        let after = words.get(from..next).unwrap_or_default();
        let bracketed = BRACKETS.iter().map(|(open, close)| format!("{open}{reading}{close}"));
        let held = [String::new()].into_iter().chain(bracketed).find(|held| {
            let whole = squeeze(&format!("{made}{held}{after}"));
            original.places_of(&whole).next().is_some()
        });
        made.push_str(&held.unwrap_or_default());
    }
    made.push_str(words.get(from..).unwrap_or_default());
    made
}

/// The characters of the document that Markdown took for signs of its own.
struct Signs {
    /// The document's words around the first of them.
    written: String,
    /// The words that Markdown made of them.
    made: String,
    /// The characters, each once.
    characters: Vec<char>,
}

impl Signs {
    /// Compare a block as written with the words that Markdown made of it; `None` unless the
    /// document has the block as written.
    fn taken(written: &str, words: &str, original: &Original) -> Option<Self> {
        // The signs of a quotation at the beginning of a line are not the document's.
        let lines = written.lines().map(|line| line.trim_start().trim_start_matches("> "));
        let written = squeeze(&lines.collect::<String>());
        let words = squeeze(words);
        if written == words || !original.text().contains(&written) {
            return None;
        }
        let mut characters: Vec<char> = Vec::new();
        let mut first = None;
        let mut rest = words.chars().peekable();
        for (place, letter) in written.chars().enumerate() {
            if rest.next_if_eq(&letter).is_none() {
                first.get_or_insert(place);
                if letter.is_ascii_punctuation() && !characters.contains(&letter) {
                    characters.push(letter);
                }
            }
        }
        let from = first?.saturating_sub(SHOWN);
        let shown = |text: &str| text.chars().skip(from).take(2 * SHOWN).collect::<String>();
        (!characters.is_empty()).then(|| Self {
            written: shown(&written),
            made: shown(&words),
            characters,
        })
    }

    fn problem(self, source_path: String) -> SignsInWords {
        let escaped: Vec<String> =
            self.characters.iter().map(|sign| format!("`\\{sign}`")).collect();
        let signs: Vec<String> = self.characters.iter().map(|sign| format!("`{sign}`")).collect();
        SignsInWords {
            written: self.written,
            made: self.made,
            signs: signs.join(" "),
            escaped: escaped.join(" "),
            source_path,
        }
    }
}
