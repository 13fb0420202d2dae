//! Compare the spaces of Latin text: between Japanese characters a space is layout, between Latin
//! words it is not.

use std::ops::Range;

use super::Piece;
use crate::original::Original;
use crate::problem::{OtherSpaces, Problems};

/// The number of characters shown on each side of a space.
const SHOWN: usize = 12;

/// Record the first space that the words of a piece have and the document at `place` has not, or
/// the other way round. A line break of the document may be a space or none.
pub(super) fn check(
    piece: &Piece,
    place: &Range<usize>,
    original: &Original,
    problems: &mut Problems,
) {
    let words = piece.words();
    let held: Vec<(usize, bool)> = original
        .squeezed()
        .gaps_inside(place)
        .iter()
        .map(|gap| (gap.at - place.start, gap.lines > 0))
        .filter(|(at, _)| is_between_latin(words, *at))
        .collect();
    let own: Vec<usize> =
        piece.gaps.iter().copied().filter(|at| is_between_latin(words, *at)).collect();
    let added = own.iter().find(|at| !held.iter().any(|(held, _)| held == *at));
    let mut certain = held.iter().filter(|(_, line)| !line);
    let lost = certain.find(|(at, _)| !own.contains(at));
    if let Some(at) = added.copied().or(lost.map(|(at, _)| *at)) {
        let held: Vec<usize> = held.iter().map(|(at, _)| *at).collect();
        let kind = OtherSpaces {
            written: shown(words, at, &own),
            held: shown(words, at, &held),
            source_path: original.path().to_owned(),
        };
        problems.add(&piece.at, kind);
    }
}

/// Return whether a space at a place tells words apart: between letters and digits, or beside a
/// letter in Latin text. Beside other signs it is layout (`3. 4` for `3.4`).
fn is_between_latin(words: &str, at: usize) -> bool {
    let before = words.get(..at).and_then(|before| before.chars().next_back());
    let after = words.get(at..).and_then(|after| after.chars().next());
    let (Some(before), Some(after)) = (before, after) else {
        return false;
    };
    let both = |is: fn(&char) -> bool| is(&before) && is(&after);
    both(char::is_ascii_alphanumeric)
        || (both(char::is_ascii_graphic)
            && (before.is_ascii_alphabetic() || after.is_ascii_alphabetic()))
}

/// Return the words around a place, with spaces at the given places.
fn shown(words: &str, at: usize, spaces: &[usize]) -> String {
    let before = words.get(..at).unwrap_or_default().char_indices().rev();
    let from = before.take(SHOWN).last().map_or(at, |(start, _)| start);
    let mut shown = String::new();
    let rest = words.get(from..).unwrap_or_default();
    for (start, letter) in rest.char_indices().take(2 * SHOWN) {
        if start > 0 && spaces.contains(&(from + start)) {
            shown.push(' ');
        }
        shown.push(letter);
    }
    shown
}
