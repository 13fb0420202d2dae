//! A piece of the index, prepared for queries.

use crate::fold::{Folded, Widths, fold};
use crate::number;
use crate::piece::Piece;

/// A piece, prepared for queries.
#[derive(Debug, Clone)]
pub struct Ready {
    pub(crate) piece: Piece,
    /// For each passage, its text in comparable form.
    pub(crate) folded: Vec<Folded>,
    /// For each number, its comparable form.
    pub(crate) numbers: Vec<String>,
    /// For each everyday word, its comparable form.
    pub(crate) everyday: Vec<String>,
}

impl Ready {
    /// Prepare a piece for queries.
    #[must_use]
    pub fn new(piece: Piece, widths: Widths<'_>) -> Self {
        let folded = piece.passages.iter().map(|passage| fold(&passage.text, widths)).collect();
        let numbers =
            piece.numbers.iter().map(|number| number::plain(&number.id, widths)).collect();
        let everyday = piece.everyday.iter().map(|each| fold(&each.word, widths).text).collect();
        Self { piece, folded, numbers, everyday }
    }

    /// Return the piece.
    #[must_use]
    pub fn piece(&self) -> &Piece {
        &self.piece
    }
}
