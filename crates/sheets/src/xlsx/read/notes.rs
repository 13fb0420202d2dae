//! The words beside the cells of a sheet: comments, answers to them, and text boxes. An answer file
//! has no place for them, so they are named.

use quick_xml::events::Event;

use super::opened::place;
use super::parts::{Fault, Parts, attribute, local};
use kijun_rules::text::{is_blank, shortened};

/// The most of them that are kept, each shortened; the others are counted.
const MAX_NOTES: usize = 1000;
/// The most characters that are kept of each.
const MAX_WORDS: usize = 200;

/// Words beside a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Note {
    /// The place of the sheet in the workbook.
    pub(super) sheet: usize,
    /// The row and the column; `None` if they stand nowhere.
    pub(super) cell: Option<(u32, u32)>,
    pub(super) kind: NoteKind,
    /// The words, shortened.
    pub(super) words: String,
}

/// The kind of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoteKind {
    /// A comment, or a note as they are called today.
    Comment,
    /// A text box or a shape with words.
    Box,
}

impl NoteKind {
    /// Return its name in a message.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Comment => "コメント",
            Self::Box => "図形の文字",
        }
    }
}

/// The notes that were found so far.
#[derive(Default)]
pub(super) struct Notes {
    found: Vec<Note>,
    more: usize,
}

impl Notes {
    /// Read the notes of a sheet: its part, and its place in the workbook.
    ///
    /// # Errors
    /// Fail if a part of them cannot be read.
    pub(super) fn read(
        &mut self,
        parts: &mut Parts<'_>,
        part: &str,
        sheet: usize,
    ) -> Result<(), Fault> {
        let related = parts.related(part)?;
        let of_kind = |kind: &'static str| {
            related.iter().filter(move |related| related.kind == kind).map(|found| &found.part)
        };
        let mut threaded = Vec::new();
        for part in of_kind("threadedComment") {
            self.comments(parts, part, sheet, &mut threaded)?;
        }
        // For programs that know no answers, the first is written as a plain comment, too.
        let mut known = threaded;
        for part in of_kind("comments") {
            self.comments(parts, part, sheet, &mut known)?;
        }
        for part in of_kind("drawing") {
            self.boxes(parts, part, sheet)?;
        }
        Ok(())
    }

    /// Return the notes, and the number of those that were not kept.
    pub(super) fn finish(self) -> (Vec<Note>, usize) {
        (self.found, self.more)
    }

    fn add(&mut self, sheet: usize, cell: Option<(u32, u32)>, kind: NoteKind, words: &str) {
        if is_blank(words) {
        } else if self.found.len() < MAX_NOTES {
            let words = shortened(words.trim(), MAX_WORDS).into_owned();
            self.found.push(Note { sheet, cell, kind, words });
        } else {
            self.more += 1;
        }
    }

    /// Read comments; leave out plain ones of the cells `threaded`, and add the cells of others.
    fn comments(
        &mut self,
        parts: &mut Parts<'_>,
        part: &str,
        sheet: usize,
        threaded: &mut Vec<(u32, u32)>,
    ) -> Result<(), Fault> {
        let Some(mut xml) = parts.xml(part)? else { return Ok(()) };
        loop {
            match xml.next()? {
                Event::Start(element) => {
                    let is_threaded = local(&element) == "threadedComment";
                    if !is_threaded && local(&element) != "comment" {
                        continue;
                    }
                    let cell = attribute(&element, "ref").and_then(|name| place(&name));
                    let words = if is_threaded { xml.content()? } else { xml.string()? };
                    match cell {
                        Some(cell) if is_threaded && threaded.len() < MAX_NOTES => {
                            threaded.push(cell);
                        }
                        Some(cell) if !is_threaded && threaded.contains(&cell) => continue,
                        _ => {}
                    }
                    self.add(sheet, cell, NoteKind::Comment, &words);
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// Read the words of the shapes on a sheet, with the cells that they begin at.
    fn boxes(&mut self, parts: &mut Parts<'_>, part: &str, sheet: usize) -> Result<(), Fault> {
        let Some(mut xml) = parts.xml(part)? else { return Ok(()) };
        // The cell of the shape that is open: its first corner.
        let (mut row, mut column, mut in_corner) = (None, None, false);
        loop {
            match xml.next()? {
                Event::Start(element) => match local(&element) {
                    "twoCellAnchor" | "oneCellAnchor" | "absoluteAnchor" => {
                        (row, column) = (None, None);
                    }
                    "from" => in_corner = true,
                    "row" if in_corner => row = xml.content()?.trim().parse().ok(),
                    "col" if in_corner => column = xml.content()?.trim().parse().ok(),
                    "txBody" => {
                        let words = xml.string()?;
                        self.add(sheet, row.zip(column), NoteKind::Box, &words);
                    }
                    _ => {}
                },
                Event::End(element) if element.local_name().as_ref() == "from" => {
                    in_corner = false;
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }
}
