//! Cells that span rows and columns, as an editor writes them: a cell of `^^` alone belongs to the one
//! above it, a cell of `<<` alone to the one at its left.

/// A cell as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// A cell of its own.
    Own,
    /// A part of the cell above.
    Above,
    /// A part of the cell at the left.
    Left,
}

impl Mark {
    /// Read the words of a cell.
    pub(crate) fn of(words: &str) -> Self {
        match words.trim() {
            "^^" => Self::Above,
            "<<" => Self::Left,
            _ => Self::Own,
        }
    }
}

/// The cell at which a table's cells do not fit together, and what is wrong there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) row: usize,
    pub(crate) column: usize,
    pub(crate) kind: FaultKind,
}

/// The ways in which joined cells do not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FaultKind {
    /// There is no cell above.
    NothingAbove,
    /// There is no cell at the left.
    NothingAtLeft,
    /// The joined cells are no rectangle.
    NoRectangle,
}

/// The cells of a table.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Layout {
    /// For each place the row and column of the cell that it belongs to.
    owners: Vec<Vec<(usize, usize)>>,
    /// For each place the number of rows and columns that its cell spans, and the number of places
    /// that belong to it; none for a place that belongs to another.
    spans: Vec<Vec<(usize, usize, usize)>>,
}

impl Layout {
    /// Join the cells of a table.
    ///
    /// # Errors
    /// Fail at the first cell that does not fit.
    pub(crate) fn new(marks: &[Vec<Mark>]) -> Result<Self, Fault> {
        let mut owners: Vec<Vec<(usize, usize)>> = Vec::with_capacity(marks.len());
        let mut spans: Vec<Vec<(usize, usize, usize)>> =
            marks.iter().map(|row| vec![(0, 0, 0); row.len()]).collect();
        for (row, cells) in marks.iter().enumerate() {
            let mut own: Vec<(usize, usize)> = Vec::with_capacity(cells.len());
            for (column, mark) in cells.iter().enumerate() {
                let fault = |kind| Fault { row, column, kind };
                let owner = match mark {
                    Mark::Own => (row, column),
                    Mark::Above => {
                        let above = owners.last().and_then(|above| above.get(column));
                        *above.ok_or(fault(FaultKind::NothingAbove))?
                    }
                    Mark::Left => *own.last().ok_or(fault(FaultKind::NothingAtLeft))?,
                };
                own.push(owner);
                let span = spans.get_mut(owner.0).and_then(|spans| spans.get_mut(owner.1));
                if let Some((rows, columns, count)) = span {
                    *rows = (*rows).max(row - owner.0 + 1);
                    *columns = (*columns).max(column - owner.1 + 1);
                    *count += 1;
                }
            }
            owners.push(own);
        }
        for (row, cells) in spans.iter().enumerate() {
            for (column, (rows, columns, count)) in cells.iter().enumerate() {
                if rows * columns != *count {
                    return Err(Fault { row, column, kind: FaultKind::NoRectangle });
                }
            }
        }
        Ok(Self { owners, spans })
    }

    /// Return the row and the column of the cell that a place belongs to.
    pub(crate) fn owner(&self, row: usize, column: usize) -> Option<(usize, usize)> {
        self.owners.get(row)?.get(column).copied()
    }

    /// Return how many rows and columns a cell spans; `None` if the place belongs to another cell.
    pub(crate) fn span(&self, row: usize, column: usize) -> Option<(usize, usize)> {
        let (rows, columns, count) = *self.spans.get(row)?.get(column)?;
        (count > 0).then_some((rows, columns))
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, FaultKind, Layout, Mark};

    fn layout(table: &str) -> Result<Layout, Fault> {
        let rows: Vec<Vec<Mark>> =
            table.lines().map(|row| row.split_whitespace().map(Mark::of).collect()).collect();
        Layout::new(&rows)
    }

    #[test]
    fn cells_span_rows_columns_and_both() {
        let own = layout("a << b\n^^ << ^^\nc d ^^").unwrap();
        assert_eq!(own.span(0, 0), Some((2, 2)));
        assert_eq!(own.span(0, 2), Some((3, 1)));
        assert_eq!(own.span(1, 1), None);
        assert_eq!(own.owner(2, 2), Some((0, 2)));
        assert_eq!(own.span(2, 1), Some((1, 1)));
        assert_eq!(own.span(5, 5), None);
        let same = layout("a << b\n^^ ^^ ^^\nc d ^^").unwrap();
        assert_eq!(same, own);
    }

    #[test]
    fn cells_that_do_not_fit_are_named() {
        for (table, row, column, kind) in [
            ("^^ a", 0, 0, FaultKind::NothingAbove),
            ("a b\n<< c", 1, 0, FaultKind::NothingAtLeft),
            ("a b\nc << ^^", 1, 2, FaultKind::NothingAbove),
            ("a <<\n^^ b", 0, 0, FaultKind::NoRectangle),
            ("a b\nc <<\n^^ d", 1, 0, FaultKind::NoRectangle),
        ] {
            assert_eq!(layout(table), Err(Fault { row, column, kind }), "{table}");
        }
        assert!(layout("").is_ok());
    }
}
