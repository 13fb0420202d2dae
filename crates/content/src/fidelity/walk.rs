//! Walk through a document with its pieces, one right after the other.

use std::ops::Range;

use super::Piece;
use super::layout::beside;
use crate::original::Squeezed;

/// The most steps that are taken back in all.
const STEPS_BACK: usize = 100_000;

/// A document in which every piece is in its place and nothing is left.
#[derive(Debug, Default)]
pub(super) struct Walked {
    /// The place of each piece.
    pub(super) places: Vec<Range<usize>>,
    /// The numbers alone on their lines that are not published, with their places.
    pub(super) pages: Vec<(Range<usize>, u32)>,
}

/// A step at which there was another way: the number of pieces and of pages before it, and what is
/// skipped on the other way.
struct Fork {
    pieces: usize,
    pages: usize,
    at: usize,
}

/// Return the places of the pieces; `None` if the document is not these pieces in their order, with
/// nothing but layout between them.
///
/// At most places there is one way to go on. A number alone on its line may be a piece or the number
/// of a page: then the walk tries the piece, and comes back if this leads nowhere.
pub(super) fn walk(pieces: &[&Piece], original: &Squeezed) -> Option<Walked> {
    let text = original.text();
    let mut walked = Walked::default();
    let mut forks: Vec<Fork> = Vec::new();
    let mut at = 0;
    let mut steps_back = 0;
    loop {
        let next = pieces.get(walked.places.len());
        let rest = text.get(at..)?;
        let skipped = beside(original, at);
        if let Some(piece) = next
            && rest.starts_with(piece.words())
        {
            if skipped.is_some() {
                forks.push(Fork { pieces: walked.places.len(), pages: walked.pages.len(), at });
            }
            let end = at + piece.words().len();
            walked.places.push(at..end);
            at = end;
            continue;
        }
        if next.is_none() && rest.is_empty() {
            return Some(walked);
        }
        let skipped = if let Some(skipped) = skipped {
            skipped
        } else {
            let fork = forks.pop()?;
            steps_back += 1;
            if steps_back > STEPS_BACK {
                return None;
            }
            walked.places.truncate(fork.pieces);
            walked.pages.truncate(fork.pages);
            at = fork.at;
            beside(original, at)?
        };
        if let Some(page) = skipped.page {
            walked.pages.push((at..skipped.end, page));
        }
        at = skipped.end;
    }
}
