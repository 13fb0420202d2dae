//! The readings of the characters on a piece's pages.

use std::collections::{BTreeMap, BTreeSet};

use crate::fold::fold;
use crate::index::nfkc;
use crate::piece::Piece;
use crate::readings::Readings;

/// Each character with its 音読み and 訓読み. `data/README.md` says where they are from.
const TABLE: &str = include_str!("../data/readings.txt");

/// The greatest number of characters before kana that are a character's reading, not an ending.
const AFTER: usize = 2;

/// Return the readings by which a piece is searched: those of its characters, and those of the
/// characters that it writes in kana (漏えい). `own`: readings that the pages give beside a character.
pub(crate) fn of(piece: &Piece, own: &[(char, String)]) -> Readings {
    let texts: Vec<String> =
        piece.passages.iter().map(|passage| fold(&passage.text, &nfkc).text).collect();
    let written = Written::new(&texts);
    let all = TABLE.lines().filter_map(|line| {
        let letter = line.chars().next()?;
        let (on, kun) = line.get(letter.len_utf8()..)?.split_once('/')?;
        let mut kept: Vec<String> = if let Some(endings) = written.letters.get(&letter) {
            let kun = kun.split(',').flat_map(|each| stems(each, endings));
            on.split(',').chain(kun).map(str::to_owned).collect()
        } else {
            on.split(',').filter(|each| written.stands(each)).map(str::to_owned).collect()
        };
        let mut seen = BTreeSet::new();
        kept.retain(|each| !each.is_empty() && seen.insert(each.clone()));
        (!kept.is_empty()).then_some((letter, kept))
    });
    let mut all: Vec<(char, Vec<String>)> = all.collect();
    for (letter, reading) in own {
        match all.iter_mut().find(|(known, _)| known == letter) {
            Some((_, known)) if known.contains(reading) => {}
            Some((_, known)) => known.push(reading.clone()),
            None => all.push((*letter, vec![reading.clone()])),
        }
    }
    Readings::new(all)
}

/// Return the beginnings of a reading that a character stands for, where kana follow it: あつか of
/// あつかう, where う follows; the whole reading, where none does.
fn stems<'k>(kun: &'k str, endings: &BTreeSet<char>) -> Vec<&'k str> {
    let begins = kun.char_indices().skip(1).filter(|(_, letter)| endings.contains(letter));
    begins.filter_map(|(at, _)| kun.get(..at)).chain([kun]).collect()
}

/// The letters of a piece, and the kana beside its characters.
struct Written {
    /// Each character with the kana right after it.
    letters: BTreeMap<char, BTreeSet<char>>,
    /// The beginnings of the kana right after a character, with these characters.
    after: BTreeMap<String, BTreeSet<char>>,
}

impl Written {
    fn new(texts: &[String]) -> Self {
        let mut written = Self { letters: BTreeMap::new(), after: BTreeMap::new() };
        for text in texts {
            let letters: Vec<char> = text.chars().collect();
            for (at, letter) in letters.iter().enumerate() {
                if !is_kanji(*letter) {
                    continue;
                }
                let kana: String = letters
                    .iter()
                    .skip(at + 1)
                    .take_while(|each| is_kana(**each))
                    .take(4)
                    .collect();
                written.letters.entry(*letter).or_default().extend(kana.chars().next());
                for length in 2..=kana.chars().count() {
                    let start: String = kana.chars().take(length).collect();
                    written.after.entry(start).or_default().insert(*letter);
                }
            }
        }
        written
    }

    /// Return whether a reading stands in kana beside a character. Kana beside many are an ending.
    fn stands(&self, reading: &str) -> bool {
        let after = self.after.get(reading).map_or(0, BTreeSet::len);
        (1..=AFTER).contains(&after)
    }
}

fn is_kanji(letter: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&letter)
}

fn is_kana(letter: char) -> bool {
    ('\u{3041}'..='\u{3096}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::piece::Piece;

    #[test]
    fn a_piece_has_the_readings_of_its_letters_and_of_those_it_writes_in_kana() {
        let text = "情報を扱う。海外への漏えい等。説明のように、同様のように、必要のように";
        let readings = of(
            &Piece::read(&format!("S\t市\nP\ta/\t題\nT\t0#\t{text}\n")),
            &[('漏', "もれ".to_owned())],
        );
        let of = |letter: char| {
            let mut all = readings.iter();
            all.find(|(known, _)| *known == letter).map(|(_, readings)| readings.to_vec())
        };
        assert!(of('海').is_some_and(|all| all.contains(&"かい".to_owned())));
        assert!(of('扱').is_some_and(|all| all.contains(&"あつか".to_owned())));
        assert!(of('漏').is_some_and(|all| all.contains(&"もれ".to_owned())));
        assert_eq!(of('洩'), Some(vec!["えい".to_owned()]));
        assert_eq!(of('庸'), None, "よう is an ending here");
    }
}
