//! Words in one spelling, with the way back to the words as they stand in the file.

use std::ops::Range;

use kijun_rules::number::{is_unseen, narrow};

/// Words in half width and lower case, without white space, with one sign for every dash and one
/// for every `～`; and for each byte the place in the words as they were.
#[derive(Debug, Clone, Default)]
pub(crate) struct Folded {
    pub(crate) text: String,
    places: Vec<usize>,
    end: usize,
}

impl Folded {
    /// Fold words.
    pub(crate) fn new(words: &str) -> Self {
        let mut folded = Self { end: words.len(), ..Self::default() };
        for (place, sign) in words.char_indices() {
            if is_unseen(sign) {
                continue;
            }
            for sign in signs(sign) {
                folded.text.push(sign);
                folded.places.resize(folded.text.len(), place);
            }
        }
        folded
    }

    /// Return the run of the words as they were that a range of the folded text comes from.
    pub(crate) fn original(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.places.get(range.start).copied().unwrap_or(self.end);
        let end = self.places.get(range.end).copied().unwrap_or(self.end);
        start..end
    }
}

/// Return the words in one spelling.
pub(crate) fn fold(words: &str) -> String {
    Folded::new(words).text
}

fn signs(sign: char) -> impl Iterator<Item = char> {
    let (first, second) = match sign {
        '№' => ('n', Some("o.")),
        '～' | '〜' | '~' => ('~', None),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ff0d}' | '\u{2500}' => ('-', None),
        '〇' | '◯' => ('○', None),
        '【' | '〔' => ('[', None),
        '】' | '〕' => (']', None),
        '，' => ('、', None),
        '％' => ('%', None),
        _ => (narrow(sign), None),
    };
    std::iter::once(first).chain(second.unwrap_or_default().chars())
}

/// Return the number that Japanese or Arabic digits give.
pub(crate) fn count(digits: &str) -> Option<usize> {
    if let Ok(number) = digits.parse() {
        return Some(number);
    }
    let words = [
        ("one", 1),
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("一", 1),
        ("二", 2),
        ("三", 3),
        ("四", 4),
        ("五", 5),
        ("六", 6),
        ("七", 7),
        ("八", 8),
        ("九", 9),
        ("十", 10),
    ];
    words.iter().find(|(word, _)| *word == digits).map(|(_, number)| *number)
}

/// Return true if two runs of words differ in nothing but width, case, dashes and white space.
#[must_use]
pub fn same_words(one: &str, other: &str) -> bool {
    fold(one) == fold(other)
}
