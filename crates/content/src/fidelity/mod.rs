//! Check that a document is published completely and in its order: words, numbers and signs.
//!
//! 1. [`walk`] follows the document with the pieces on the pages, one right after the other. Only
//!    what is beside the words may lie between them: page numbers, signs of lists, tags
//!    ([`layout`]). A sound document ends here, after one pass; the spaces of its Latin text are
//!    compared ([`spaces`]).
//! 2. Otherwise [`diagnose`] finds what is wrong: the longest row of pieces that occur once and
//!    follow the document's order is in its place, others that occur once are out of order or
//!    repeated. Between two of the row, [`segment`] lays the rest of the pieces against the
//!    document.

mod diagnose;
mod layout;
mod segment;
mod spaces;
mod walk;

use crate::original::{Original, excerpt};
use crate::problem::{InOtherColumn, NumberLeftOut, Problems};
use crate::source::{SourcePlace, Text};
use walk::Walked;

/// Words of the document, and their place in the content.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    words: String,
    /// The places in `words` where whitespace was left out.
    gaps: Vec<usize>,
    /// True if it is the number of a requirement.
    is_number: bool,
    /// The row and the column of its cell, if the row has empty cells.
    cell: Option<(usize, usize)>,
    at: SourcePlace,
}

impl Piece {
    /// Make a piece of these words.
    pub(crate) fn new(words: &str, at: &SourcePlace) -> Self {
        let mut squeezed = String::with_capacity(words.len());
        let mut gaps = Vec::new();
        for part in words.split_whitespace() {
            if !squeezed.is_empty() {
                gaps.push(squeezed.len());
            }
            squeezed.push_str(part);
        }
        Self { words: squeezed, gaps, is_number: false, cell: None, at: at.clone() }
    }

    /// Make a piece of the number of a requirement.
    pub(crate) fn number(number: &Text) -> Self {
        Self { is_number: true, ..Self::from(number) }
    }

    /// Put the piece into the cell of a row with empty cells, whose place is compared.
    pub(crate) fn in_cell(self, row: usize, column: usize) -> Self {
        Self { cell: Some((row, column)), ..self }
    }

    /// Return the words without whitespace.
    fn words(&self) -> &str {
        &self.words
    }

    /// Return whether the piece has letters. Numbers and signs alone may be anywhere.
    fn has_letters(&self) -> bool {
        has_letters(&self.words)
    }
}

impl From<&Text> for Piece {
    fn from(text: &Text) -> Self {
        Self::new(&text.value, &text.at)
    }
}

/// A part of a chapter, in its order.
#[derive(Debug, Clone)]
pub(crate) enum Part {
    /// Words of the chapter itself.
    Words(Piece),
    /// The table of the checklist with this number.
    Table(usize),
    /// The table of the classes.
    Classes,
    /// The title.
    Title,
}

/// Record what is out of order, what was left out and what stands in the place of something else.
/// Words that the document does not have at all have been recorded before.
pub(crate) fn check(pieces: &[Piece], original: &Original, problems: &mut Problems) {
    let pieces: Vec<&Piece> = pieces.iter().filter(|piece| !piece.words.is_empty()).collect();
    match walk::walk(&pieces, original.squeezed()) {
        Some(walked) => {
            check_pages(&pieces, &walked, original, problems);
            check_cells(&pieces, &walked, original, problems);
            for (piece, place) in pieces.iter().zip(&walked.places) {
                spaces::check(piece, place, original, problems);
            }
        }
        None => diagnose::record(&pieces, original, problems),
    }
}

/// Record a number alone on its line that cannot be a page number: page numbers rise, or begin
/// again with 1.
fn check_pages(pieces: &[&Piece], walked: &Walked, original: &Original, problems: &mut Problems) {
    let mut before: Option<u32> = None;
    for (range, page) in &walked.pages {
        let Some(last) = before.filter(|last| page <= last && *page != 1) else {
            before = Some(*page);
            continue;
        };
        let next = walked.places.partition_point(|place| place.start < range.start);
        let near = pieces.get(next).or_else(|| pieces.last());
        if let Some(near) = near {
            let kind = NumberLeftOut {
                words: original.text().get(range.clone()).unwrap_or_default().to_owned(),
                before: last.to_string(),
                line: original.squeezed().line(range.start),
                source_path: original.path().to_owned(),
            };
            problems.add(&near.at, kind);
        }
    }
}

/// Record words that are in another column than the document has them in. Where it parts cells by
/// tabs, each empty cell between two others is one tab more.
fn check_cells(pieces: &[&Piece], walked: &Walked, original: &Original, problems: &mut Problems) {
    let placed = pieces.iter().zip(&walked.places);
    for ((before, _), (own, place)) in placed.clone().zip(placed.skip(1)) {
        let (Some((row_before, column_before)), Some((row, column))) = (before.cell, own.cell)
        else {
            continue;
        };
        let gap = original.squeezed().gap_at(place.start);
        let Some(gap) = gap.filter(|gap| row == row_before && gap.tabs > 0 && gap.lines == 0)
        else {
            continue;
        };
        if gap.tabs != column - column_before {
            let kind = InOtherColumn {
                words: excerpt(own.words()),
                before: excerpt(before.words()),
                own: column - column_before,
                held: gap.tabs,
                source_path: original.path().to_owned(),
            };
            problems.add(&own.at, kind);
        }
    }
}

fn has_letters(words: &str) -> bool {
    words.chars().any(char::is_alphabetic)
}
