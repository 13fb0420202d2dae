//! A piece of the index, made ready for queries.

use crate::fold::{Folded, Widths, fold};
use crate::number;
use crate::piece::Piece;

/// A piece, made ready for queries.
#[derive(Debug, Clone)]
pub struct Ready {
    pub(crate) piece: Piece,
    /// Beside each passage, its text as it is compared.
    pub(crate) folded: Vec<Folded>,
    /// Beside each number, as it is compared.
    pub(crate) numbers: Vec<String>,
}

impl Ready {
    /// Makes a piece ready.
    #[must_use]
    pub fn new(piece: Piece, widths: Widths<'_>) -> Self {
        let folded = piece.passages.iter().map(|passage| fold(&passage.text, widths)).collect();
        let numbers =
            piece.numbers.iter().map(|number| number::plain(&number.id, widths)).collect();
        Self { piece, folded, numbers }
    }

    /// The piece.
    #[must_use]
    pub fn piece(&self) -> &Piece {
        &self.piece
    }
}
