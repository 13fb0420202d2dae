//! A table as a sheet.

use std::collections::BTreeMap;

use kijun_sheets::xlsx::read::GridKind;
use roxmltree::Node;

use super::blocks::{Reader, continues, span};
use super::{child, is, value};
use crate::sheet::{Cell, Sheet};

impl Reader {
    /// Read a table. Its name is its place in the document, from 1.
    pub(super) fn table(&mut self, node: Node<'_, '_>, place: usize) -> Sheet {
        let mut cells = BTreeMap::new();
        let mut merged: BTreeMap<(u32, u32), (u32, u32)> = BTreeMap::new();
        // The first cell of the merged area that each column is in.
        let mut above: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
        for (row, line) in (0..).zip(rows(node)) {
            let before = child(line, "trPr").and_then(|own| value(own, "gridBefore")?.parse().ok());
            let mut column: u32 = before.unwrap_or_default();
            for cell in below(line, "tc") {
                let last = column + span(cell) - 1;
                let first = above.get(&column).copied().filter(|_| continues(cell));
                let first = first.unwrap_or((row, column));
                let mut lines = Vec::new();
                let before = self.document.pictures.len();
                self.lines(cell, &mut lines);
                for picture in self.document.pictures.drain(before..) {
                    let why = "表の中の図です。ページの表には示せません。";
                    self.document.dropped.push((why, picture.said));
                }
                let text = super::held(&lines.join("\n"));
                if first == (row, column) {
                    above.insert(column, first);
                    if !text.is_empty() {
                        cells.insert(first, Cell { text, kind: GridKind::Text, from: first });
                    }
                } else if !text.is_empty() {
                    self.drop_words("結合された欄の2つ目以降の文言です。", &text);
                }
                if first != (row, last) {
                    merged.insert(first, (row, last));
                }
                column = last + 1;
            }
        }
        let merged = merged.into_iter().map(|(first, last)| [first, last]).collect();
        Sheet::with_merged(format!("表{}", place + 1), cells, merged)
    }

    /// Take the lines of a cell, with those of tables in it.
    fn lines(&mut self, node: Node<'_, '_>, lines: &mut Vec<String>) {
        for child in node.children().filter(Node::is_element) {
            if is(child, "p") {
                let words = self.paragraph(child).words;
                lines.extend((!words.trim().is_empty()).then_some(words));
            } else if !is(child, "tcPr") && !is(child, "del") {
                self.lines(child, lines);
            }
        }
    }
}

/// Return the rows of a table that are not deleted.
fn rows<'a, 'x>(table: Node<'a, 'x>) -> Vec<Node<'a, 'x>> {
    let is_deleted =
        |row: &Node<'_, '_>| child(*row, "trPr").is_some_and(|own| child(own, "del").is_some());
    below(table, "tr").into_iter().filter(|row| !is_deleted(row)).collect()
}

/// Return the elements of a name below a table or a row, through what Word puts between them.
fn below<'a, 'x>(node: Node<'a, 'x>, name: &str) -> Vec<Node<'a, 'x>> {
    let mut found = Vec::new();
    for child in node.children().filter(Node::is_element) {
        if is(child, name) {
            found.push(child);
        } else if ["sdt", "sdtContent", "customXml", "ins"].iter().any(|own| is(child, own)) {
            found.extend(below(child, name));
        }
    }
    found
}
