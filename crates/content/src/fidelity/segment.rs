//! Lay pieces against a part of the document so that as little as possible is left on both sides.

use std::ops::Range;

use super::Piece;
use super::layout::beside;
use crate::original::Squeezed;

/// The greatest number of pieces times characters that is compared.
const MOST: usize = 4_000_000;

/// The cost of a character left on either side.
const ONE: usize = 2;

/// A difference between the pieces and the document.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Difference {
    /// The pieces that the document does not have here.
    pub(super) pieces: Range<usize>,
    /// The document's parts that are in no piece here.
    pub(super) parts: Vec<Range<usize>>,
}

/// Return the differences in order; `None` if there is too much to compare.
///
/// `skip` returns the end of a part beginning at a place that is known to be elsewhere.
pub(super) fn differences(
    pieces: &[&Piece],
    original: &Squeezed,
    range: &Range<usize>,
    skip: impl Fn(usize) -> Option<usize>,
) -> Option<Vec<Difference>> {
    let window = original.text().get(range.clone())?;
    let starts: Vec<usize> = window.char_indices().map(|(start, _)| range.start + start).collect();
    let width = starts.len() + 1;
    if width.checked_mul(pieces.len() + 1)? > MOST {
        return None;
    }
    let index = |place: usize| starts.partition_point(|start| *start < place);
    // For each character, the character after the layout that begins there.
    let skipped: Vec<Option<usize>> = starts
        .iter()
        .map(|start| {
            let end = skip(*start).or_else(|| Some(beside(original, *start)?.end))?;
            (end <= range.end).then(|| index(end))
        })
        .collect();
    let ends = |piece: &Piece, from: usize| {
        let start = *starts.get(from)?;
        let words = piece.words();
        let here = original.text().get(start..range.end)?.starts_with(words);
        (here && !words.is_empty()).then(|| index(start + words.len()))
    };
    // The character after the cell or line that begins at a character.
    let breaks = |place: usize| original.gap_at(place).is_some_and(|gap| gap.tabs + gap.lines > 0);
    let mut cells: Vec<Option<usize>> = vec![None; width];
    let mut end = starts.len();
    for (from, start) in starts.iter().enumerate().rev() {
        if from == 0 || breaks(*start) {
            if let Some(cell) = cells.get_mut(from) {
                *cell = Some(end);
            }
            end = from;
        }
    }
    // A piece in the place of another cell costs less than one too many and one too few.
    let exchange = |piece: &Piece, from: usize, end: usize| {
        ONE * piece.words().chars().count().max(end - from) - 1
    };
    // The least cost from a piece and a character on: the characters left on both sides.
    let mut least = vec![0_usize; width * (pieces.len() + 1)];
    let get = |least: &[usize], piece: usize, from: usize| {
        least.get(piece * width + from).copied().unwrap_or(usize::MAX)
    };
    for piece in (0..=pieces.len()).rev() {
        for from in (0..width).rev() {
            let own = pieces.get(piece);
            let mut best = if piece == pieces.len() && from + 1 == width { 0 } else { usize::MAX };
            if let Some(own) = own {
                let length = own.words().chars().count();
                best = best.min(get(&least, piece + 1, from).saturating_add(ONE * length));
                if let Some(Some(end)) = cells.get(from) {
                    let cost = exchange(own, from, *end);
                    best = best.min(get(&least, piece + 1, *end).saturating_add(cost));
                }
                if let Some(end) = ends(own, from) {
                    best = best.min(get(&least, piece + 1, end));
                }
            }
            if from + 1 < width {
                best = best.min(get(&least, piece, from + 1).saturating_add(ONE));
                if let Some(Some(end)) = skipped.get(from) {
                    best = best.min(get(&least, piece, *end));
                }
            }
            if let Some(cell) = least.get_mut(piece * width + from) {
                *cell = best;
            }
        }
    }
    let mut found = Found { differences: Vec::new(), open: false };
    let place = |from: usize| starts.get(from).copied().unwrap_or(range.end);
    let (mut piece, mut from) = (0, 0);
    while piece < pieces.len() || from + 1 < width {
        let best = get(&least, piece, from);
        let own = pieces.get(piece);
        // Of several ways, leave the first words: a contents list comes before what it names.
        if from + 1 < width && get(&least, piece, from + 1).saturating_add(ONE) == best {
            found.part(piece, place(from)..place(from + 1), breaks(place(from)));
            from += 1;
        } else if let Some(end) = own.and_then(|own| ends(own, from))
            && get(&least, piece + 1, end) == best
        {
            found.open = false;
            (piece, from) = (piece + 1, end);
        } else if let Some(Some(end)) = skipped.get(from)
            && get(&least, piece, *end) == best
        {
            from = *end;
        } else if let (Some(own), Some(Some(end))) = (own, cells.get(from))
            && get(&least, piece + 1, *end).saturating_add(exchange(own, from, *end)) == best
        {
            found.open = false;
            found.part(piece, place(from)..place(*end), true);
            found.piece(piece);
            found.open = false;
            (piece, from) = (piece + 1, *end);
        } else {
            found.piece(piece);
            piece += 1;
        }
    }
    Some(found.differences)
}

/// The differences found so far.
struct Found {
    differences: Vec<Difference>,
    /// True if the last one may go on.
    open: bool,
}

impl Found {
    fn last(&mut self, piece: usize) -> Option<&mut Difference> {
        if !self.open {
            self.differences.push(Difference { pieces: piece..piece, parts: Vec::new() });
            self.open = true;
        }
        self.differences.last_mut()
    }

    fn part(&mut self, piece: usize, part: Range<usize>, breaks: bool) {
        let Some(difference) = self.last(piece) else {
            return;
        };
        match difference.parts.last_mut() {
            Some(last) if last.end == part.start && !breaks => last.end = part.end,
            _ => difference.parts.push(part),
        }
    }

    fn piece(&mut self, piece: usize) {
        if let Some(difference) = self.last(piece) {
            difference.pieces.end = piece + 1;
        }
    }
}
