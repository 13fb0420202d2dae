//! The words of a question that no page has as it was typed.
//!
//! Hiragana (particles, endings, most question words) and punctuation end a word. The rest is
//! searched whole (`重要性分類`). If no passage has it, it is split by kind of letter; a part that no
//! passage has is cut into the longest beginnings that some passage has (`議事録分類` → `議事録`, `分類`).

use crate::fold::{Folded, Widths, fold};
use crate::letter::{Kind, parts};

/// A word of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// The word as typed; of an everyday word, the document's words for it.
    pub(crate) typed: String,
    /// Its comparable form.
    pub(crate) folded: String,
    /// The everyday word, if the document's words have it: then it stands for them.
    pub(crate) everyday: Option<String>,
    /// Its weight in a passage's score: fewer passages with it mean more weight.
    pub(crate) weight: u32,
}

impl Word {
    /// Return the part of the word to be marked, in comparable form.
    pub(crate) fn marked(&self) -> &str {
        self.everyday.as_ref().unwrap_or(&self.folded)
    }
}

/// The document's words for an everyday word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Meant<'a> {
    pub(crate) words: &'a str,
    /// The everyday word, in comparable form.
    pub(crate) everyday: &'a str,
}

/// The limits: the greatest number of words, the longest part to cut, and the longest word cut from
/// a part, both in letters.
const MOST: usize = 16;
const LONGEST: usize = 24;
const LONGEST_CUT: usize = 6;

/// Return the words of `query` that any of `texts` has, after the words that its everyday words mean.
pub(crate) fn words(
    query: &str,
    meant: &[Meant<'_>],
    texts: &[&Folded],
    widths: Widths<'_>,
) -> Vec<Word> {
    let mut found = Found { texts, widths, words: Vec::new() };
    for Meant { words, everyday } in meant {
        let known = found.words.len();
        found.take(words);
        if let Some(word) = found.words.get_mut(known).filter(|it| it.folded.contains(everyday)) {
            word.everyday = Some((*everyday).to_owned());
        }
    }
    for run in query.split(|letter| matches!(Kind::of(letter), Kind::Hiragana | Kind::Other)) {
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

struct Found<'a> {
    texts: &'a [&'a Folded],
    widths: Widths<'a>,
    words: Vec<Word>,
}

impl Found<'_> {
    /// Take a part as a word. Return false if no text has it. Skip a part that is not a word, and
    /// return true.
    fn take(&mut self, part: &str) -> bool {
        let folded = fold(part, self.widths).text;
        let letters = folded.chars().count();
        // Words of asking: 何故, 何時, 何人, 誰か.
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
        self.words.push(Word { typed: part.to_owned(), folded, everyday: None, weight });
        true
    }

    /// Take the longest beginnings of a part that are words, if they are more than half of it.
    fn cut(&mut self, part: &str) {
        // `ISO27001` is written `ISO/IEC 27001`.
        if let Some(at) = part.find(|letter: char| letter.is_ascii_digit())
            && let (Some(name), Some(number)) = (part.get(..at), part.get(at..))
            && name.chars().all(|letter| letter.is_ascii_alphabetic())
        {
            let _ = self.take(number) && self.take(name);
            return;
        }
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

    /// Take the longest beginnings of words that continue a kanji in hiragana: `取り扱い`, `渡す`.
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

    /// Take the longest beginning of a text as a word. Return its length in bytes.
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

/// Particles, which are removed from the end of a stem.
const PARTICLES: [char; 8] = ['は', 'が', 'を', 'に', 'の', 'で', 'と', 'も'];

/// Return the weight of a word that `there` of `all` texts have: 1 if all have it, and 1 more each
/// time that their number halves.
fn weight(all: usize, there: usize) -> u32 {
    (all / there.max(1)).checked_ilog2().unwrap_or_default() + 1
}

/// Return whether the words between two bytes of a text stand by themselves: ログ in アクセスのログ, not
/// in ログイン. A word goes on where the letters beside it are of the same kind; kanji after a word begin
/// another one (承認 in 承認済み).
pub(crate) fn stands_alone(text: &str, from: usize, to: usize) -> bool {
    let goes_on = |one: Option<char>, other: Option<char>| {
        let kinds = one.and_then(script).zip(other.and_then(script));
        kinds.is_some_and(|(one, other)| one == other)
    };
    let [before, within, after] =
        [text.get(..from), text.get(from..to), text.get(to..)].map(Option::unwrap_or_default);
    let last = within.chars().next_back();
    let kanji = last.is_some_and(|last| Kind::of(last) == Kind::Kanji);
    !goes_on(before.chars().next_back(), within.chars().next())
        && (kanji || !goes_on(last, after.chars().next()))
}

/// Return the kind of a letter that words are made of; `None` between words.
fn script(letter: char) -> Option<u8> {
    match Kind::of(letter) {
        Kind::Kanji => Some(0),
        Kind::Katakana => Some(1),
        Kind::Latin => Some(2),
        Kind::Hiragana if ('\u{3041}'..='\u{3096}').contains(&letter) => Some(3),
        _ => None,
    }
}

/// Return whether a text has a word. A word of Latin letters must be separate: `SA` is not in
/// `SaaS`.
pub(crate) fn has(text: &Folded, word: &str) -> bool {
    places(text, word).next().is_some()
}

/// Return the places of a word in a text, as bytes of [`Folded::text`].
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
