//! Tables of a chapter: cells that span rows and columns, heads of several rows, tables without a
//! head.

use std::ops::Range;

use super::chapter::Writer;
use crate::joined::{Fault, FaultKind, Layout, Mark};
use crate::problem::{JoinedNothing, JoinedUnevenly};
use crate::tree::{Node, NodeId};

/// The open table.
#[derive(Default)]
pub(super) struct Grid {
    rows: Vec<Vec<Cell>>,
}

/// A cell of the open table.
struct Cell {
    mark: Mark,
    node: NodeId,
    span: Range<usize>,
}

impl Writer<'_> {
    /// Begin a table.
    pub(super) fn begin_grid(&mut self) {
        self.grid = Grid::default();
    }

    /// Begin a row, of the head or below it.
    pub(super) fn begin_row(&mut self) {
        self.grid.rows.push(Vec::new());
    }

    /// Note a cell. A cell that is a part of another has no words: its signs are no document's.
    pub(super) fn note_cell(&mut self, node: NodeId, span: Range<usize>) {
        let written = self.file.text().get(span.clone()).unwrap_or_default();
        let mark = Mark::of(written.trim_matches('|'));
        self.is_joined = mark != Mark::Own;
        if let Some(row) = self.grid.rows.last_mut() {
            row.push(Cell { mark, node, span });
        }
    }

    /// Join the cells of the table at its end, and give it its head.
    pub(super) fn end_grid(&mut self) {
        let grid = std::mem::take(&mut self.grid);
        let marks: Vec<Vec<Mark>> =
            grid.rows.iter().map(|row| row.iter().map(|cell| cell.mark).collect()).collect();
        if marks.iter().flatten().all(|mark| *mark == Mark::Own) {
            return self.drop_empty_head(&grid);
        }
        let layout = match Layout::new(&marks) {
            Ok(layout) => layout,
            Err(fault) => return self.unfit(&grid, fault),
        };
        // The head goes on where a cell of it does.
        let in_head = |row: usize| {
            let cells = marks.get(row).map_or(0, Vec::len);
            (0..cells).any(|column| layout.owner(row, column).is_some_and(|(owner, _)| owner < row))
        };
        let mut head = 1;
        while in_head(head) {
            head += 1;
        }
        for row in 1..head {
            self.lift(&grid, row);
        }
        for (row, cells) in grid.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                self.size(cell.node, layout.span(row, column), row < head);
            }
        }
        self.drop_empty_head(&grid);
    }

    fn unfit(&mut self, grid: &Grid, fault: Fault) {
        let cell = grid.rows.get(fault.row).and_then(|row| row.get(fault.column));
        let Some(cell) = cell else {
            return;
        };
        let at = self.file.at(cell.span.clone());
        match fault.kind {
            FaultKind::NothingAbove => {
                self.problems.add(&at, JoinedNothing { sign: "^^", place: "上" });
            }
            FaultKind::NothingAtLeft => {
                self.problems.add(&at, JoinedNothing { sign: "<<", place: "左" });
            }
            FaultKind::NoRectangle => self.problems.add(&at, JoinedUnevenly),
        }
    }

    /// Move a row into the head, and make its cells heads.
    fn lift(&mut self, grid: &Grid, row: usize) {
        let first = |row: usize| grid.rows.get(row).and_then(|cells| cells.first());
        let above = |cell: &Cell| Some(self.html.tree().get(cell.node)?.parent()?.id());
        let (Some(own), Some(before)) =
            (first(row).and_then(above), first(row - 1).and_then(above))
        else {
            return;
        };
        if let Some(mut before) = self.html.tree_mut().get_mut(before) {
            before.insert_id_after(own);
        }
        for cell in grid.rows.get(row).into_iter().flatten() {
            if let Some(mut node) = self.html.tree_mut().get_mut(cell.node)
                && let Node::Element(element) = node.value()
            {
                element.rename("th");
            }
        }
    }

    /// Say how far a cell reaches, or take away one that belongs to another.
    fn size(&mut self, node: NodeId, span: Option<(usize, usize)>, in_head: bool) {
        let Some(mut node) = self.html.tree_mut().get_mut(node) else {
            return;
        };
        let Some((rows, columns)) = span else {
            node.detach();
            return;
        };
        if let Node::Element(element) = node.value() {
            if rows > 1 {
                element.set("rowspan", rows.to_string());
            }
            if columns > 1 {
                element.set("colspan", columns.to_string());
                if in_head {
                    element.set("scope", "colgroup");
                }
            }
        }
    }

    /// Take away the head of a table whose first row is empty.
    fn drop_empty_head(&mut self, grid: &Grid) {
        let Some(cells) = grid.rows.first().filter(|cells| !cells.is_empty()) else {
            return;
        };
        let is_empty = |cell: &Cell| {
            let node = self.html.tree().get(cell.node);
            node.is_some_and(|node| !node.has_children())
        };
        if !cells.iter().all(is_empty) {
            return;
        }
        let head = cells
            .first()
            .and_then(|cell| Some(self.html.tree().get(cell.node)?.parent()?.parent()?.id()));
        if let Some(mut head) = head.and_then(|head| self.html.tree_mut().get_mut(head)) {
            head.detach();
        }
    }
}
