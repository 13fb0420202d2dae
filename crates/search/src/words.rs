//! The words of a question that stands nowhere as it was typed.
//!
//! Hiragana – particles, endings, most question words – and punctuation end a word. What is left is
//! looked for as it stands (`重要性分類`); if it stands nowhere, letter kind by letter kind, and a part
//! that stands nowhere, by the longest beginnings that do (`議事録分類` → `議事録`, `分類`).

use crate::fold::{Folded, Widths, fold};

/// A word of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// As it was typed.
    pub(crate) typed: String,
    /// As it is compared.
    pub(crate) folded: String,
    /// How much a passage with it counts for: the more, the fewer passages have it.
    pub(crate) weight: u32,
}

/// More words than this are not looked for; parts of more letters are not cut, nor are parts cut
/// into longer words.
const MOST: usize = 16;
const LONGEST: usize = 24;
const LONGEST_CUT: usize = 6;

/// The kind of a letter; a word of two letters at least is of one kind, or of several that stand
/// together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Kanji,
    Katakana,
    Latin,
    /// Joins numbers: `6-2`, `3.1`.
    Joint,
    Between,
}

impl Kind {
    fn of(letter: char) -> Self {
        match letter {
            '\u{3400}'..='\u{9fff}' | '々' | '〆' => Self::Kanji,
            '\u{30a1}'..='\u{30fa}' | 'ー' | '\u{ff66}'..='\u{ff9f}' => Self::Katakana,
            '-' | '.' | '－' | '−' | '．' | '(' | ')' | '（' | '）' => Self::Joint,
            '\u{3041}'..='\u{309f}' => Self::Between,
            letter if letter.is_alphanumeric() => Self::Latin,
            _ => Self::Between,
        }
    }
}

/// The words of `query` that stand in any of `texts`.
pub(crate) fn words(query: &str, texts: &[&Folded], widths: Widths<'_>) -> Vec<Word> {
    let mut found = Found { texts, widths, words: Vec::new() };
    for run in query.split(|letter| Kind::of(letter) == Kind::Between) {
        let run = run.trim_start_matches(|letter| Kind::of(letter) == Kind::Joint);
        let run = run
            .trim_end_matches(|letter| !")）".contains(letter) && Kind::of(letter) == Kind::Joint);
        if !found.take(run) {
            for part in parts(run) {
                // Documents write `No.6-2`, or the number alone.
                let bare = part.get(..2).filter(|start| start.eq_ignore_ascii_case("no"));
                let bare = bare.and_then(|_| part.get(2..));
                if !found.take(part) && !bare.is_some_and(|number| found.take(number)) {
                    found.cut(part);
                }
            }
        }
    }
    if found.words.is_empty() {
        found.stems(query);
    }
    found.words
}

/// A run, cut where the kind of its letters changes.
fn parts(run: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    let mut before = None;
    for (at, letter) in run.char_indices() {
        let kind = match Kind::of(letter) {
            Kind::Joint => Kind::Latin,
            kind => kind,
        };
        if before.is_some_and(|before| before != kind) {
            parts.extend(run.get(from..at));
            from = at;
        }
        before = Some(kind);
    }
    parts.extend(run.get(from..));
    parts
}

struct Found<'a> {
    texts: &'a [&'a Folded],
    widths: Widths<'a>,
    words: Vec<Word>,
}

impl Found<'_> {
    /// Takes a part as a word; false if it stands nowhere. What no word is, is passed over.
    fn take(&mut self, part: &str) -> bool {
        let folded = fold(part, self.widths).text;
        let letters = folded.chars().count();
        // 何故, 何時, 何人, 誰か ask.
        if letters < 2 || (letters < 3 && part.starts_with(['何', '誰'])) {
            return true;
        }
        if self.words.len() >= MOST || self.words.iter().any(|word| word.folded == folded) {
            return true;
        }
        let there = self.texts.iter().filter(|text| has(text, &folded)).count();
        if there == 0 {
            return false;
        }
        let weight = weight(self.texts.len(), there);
        self.words.push(Word { typed: part.to_owned(), folded, weight });
        true
    }

    /// Takes the longest beginnings of a part that are words, if they are most of it.
    fn cut(&mut self, part: &str) {
        let borders: Vec<usize> =
            part.char_indices().map(|(at, _)| at).chain([part.len()]).collect();
        let letters = borders.len() - 1;
        let least = match part.chars().next().map(Kind::of) {
            Some(Kind::Kanji) => 2,
            Some(Kind::Katakana) => 3,
            _ => return,
        };
        if letters > LONGEST {
            return;
        }
        let known = self.words.len();
        let (mut from, mut taken) = (0, 0);
        while from + least <= letters {
            let mut ends = (from + least..=letters.min(from + LONGEST_CUT)).rev();
            let part = |to: usize| part.get(*borders.get(from)?..*borders.get(to)?);
            match ends.find(|to| part(*to).is_some_and(|part| self.take(part))) {
                Some(to) => {
                    taken += to - from;
                    from = to;
                }
                None => from += 1,
            }
        }
        if taken * 2 <= letters {
            self.words.truncate(known);
        }
    }

    /// Takes the longest beginnings of what goes on from a kanji in hiragana: `取り扱い`, `渡す`.
    fn stems(&mut self, query: &str) {
        let mut rest = query;
        while let Some(letter) = rest.chars().next() {
            let after = rest.get(letter.len_utf8()..).unwrap_or_default();
            let stem = if Kind::of(letter) == Kind::Kanji && !['何', '誰'].contains(&letter) {
                self.stem(rest)
            } else {
                None
            };
            rest = stem.and_then(|length| rest.get(length..)).unwrap_or(after);
        }
    }

    /// Takes the longest beginning of a text as a word; how many bytes it has.
    fn stem(&mut self, text: &str) -> Option<usize> {
        let own = |letter: char| {
            Kind::of(letter) == Kind::Kanji || ('\u{3041}'..='\u{3096}').contains(&letter)
        };
        let letters = text.char_indices().take_while(|(_, letter)| own(*letter)).take(LONGEST_CUT);
        let ends: Vec<usize> = letters.map(|(at, letter)| at + letter.len_utf8()).collect();
        ends.iter().skip(1).rev().find_map(|to| {
            let stem = text.get(..*to)?.trim_end_matches(PARTICLES);
            self.take(stem).then_some(stem.len())
        })
    }
}

/// Particles: a stem does not end in one.
const PARTICLES: [char; 8] = ['は', 'が', 'を', 'に', 'の', 'で', 'と', 'も'];

/// A word that one passage of `all` has counts for about as many as there are halvings from `all`
/// to one; a word that every passage has, for one.
fn weight(all: usize, there: usize) -> u32 {
    (all / there.max(1)).checked_ilog2().unwrap_or_default() + 1
}

/// Whether a text has a word. One of Latin letters stands by itself: `SA` is not in `SaaS`.
pub(crate) fn has(text: &Folded, word: &str) -> bool {
    places(text, word).next().is_some()
}

/// Where a text has a word: the bytes of [`Folded::text`].
pub(crate) fn places<'t>(
    text: &'t Folded,
    word: &'t str,
) -> impl Iterator<Item = (usize, usize)> + 't {
    let latin = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
    let (first, last) = (latin(word.chars().next()), latin(word.chars().next_back()));
    text.text.match_indices(word).filter_map(move |(from, _)| {
        let to = from + word.len();
        let before = text.text.get(..from)?.chars().next_back();
        let after = text.text.get(to..)?.chars().next();
        let inside = (first && latin(before)) || (last && latin(after));
        (!inside).then_some((from, to))
    })
}
