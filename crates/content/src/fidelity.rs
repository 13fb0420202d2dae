//! Check that a document is published completely and in its order.
//!
//! Look for every piece of words on the pages in the document's text. The longest row of pieces
//! that occur once and follow the document's order is in its place. Other pieces that occur once
//! are out of order or repeated. A piece that occurs often must be found between its neighbours.
//! The rest of the document was left out.
//!
//! Pieces of numbers and signs alone are ignored: page breaks separate them from their rows.

use std::ops::Range;
use std::path::Path;

use crate::original::{Original, excerpt, squeeze};
use crate::problem::{NotInThisPlace, OutOfOrder, Problems, WordsLeftOut};
use crate::source::{SourcePlace, Text};

/// Words of the document, and their place in the content.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    words: String,
    at: SourcePlace,
}

impl Piece {
    /// Make a piece of these words.
    pub(crate) fn new(words: &str, at: &SourcePlace) -> Self {
        Self { words: squeeze(words), at: at.clone() }
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

/// The place of a piece in the document.
enum Spot {
    Nowhere,
    Once(Range<usize>),
    Often,
}

/// Record what is out of order and what was left out. Words that the document does not have at all
/// have been recorded before.
pub(crate) fn check(pieces: &[Piece], original: &Original, problems: &mut Problems) {
    let text = original.text();
    let pieces: Vec<(&Piece, Spot)> = pieces
        .iter()
        .filter(|piece| has_letters(&piece.words))
        .map(|piece| (piece, spot(&piece.words, text)))
        .collect();
    let in_place = in_place(&pieces);
    let mut walk = Walk { original, cursor: 0, blurred: false, moved: Vec::new(), problems };
    for ((_, spot), in_place) in pieces.iter().zip(&in_place) {
        if let (Spot::Once(range), false) = (spot, in_place) {
            walk.moved.push(range.clone());
        }
    }
    for (place, (piece, spot)) in pieces.iter().enumerate() {
        match spot {
            Spot::Nowhere => walk.blurred = true,
            Spot::Once(range) if in_place.get(place) == Some(&true) => walk.reach(range, &piece.at),
            Spot::Once(_) => walk.out_of_order(piece),
            Spot::Often => {
                let after = (0..).zip(pieces.iter().zip(&in_place)).skip(place + 1);
                let mut after = after.filter(|(_, (_, in_place))| **in_place);
                let next =
                    after.next().and_then(|(next, ((_, spot), _))| Some((next, spot.start()?)));
                let (next, end) = next.unwrap_or((pieces.len(), text.len()));
                walk.look_for(piece, end, next == place + 1);
            }
        }
    }
    if let Some((last, _)) = pieces.last() {
        walk.reach(&(text.len()..text.len()), &last.at);
    }
}

impl Spot {
    fn start(&self) -> Option<usize> {
        match self {
            Self::Once(range) => Some(range.start),
            Self::Nowhere | Self::Often => None,
        }
    }
}

fn spot(words: &str, text: &str) -> Spot {
    let mut found = text.match_indices(words).map(|(start, _)| start);
    match (found.next(), found.next()) {
        (None, _) => Spot::Nowhere,
        (Some(start), None) => Spot::Once(start..start + words.len()),
        (Some(_), Some(_)) => Spot::Often,
    }
}

/// Return for each piece whether it occurs once in the document and is in its place. The pieces in
/// place are the longest row in the document's order.
fn in_place(pieces: &[(&Piece, Spot)]) -> Vec<bool> {
    // `ends` has for each length the row with the smallest start at its end, `before` for each
    // piece the piece before it in the longest row that it ends.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut before = vec![None; pieces.len()];
    for (place, (_, spot)) in pieces.iter().enumerate() {
        let Some(start) = spot.start() else {
            continue;
        };
        let length = ends.partition_point(|(end, _)| *end < start);
        let shorter = length.checked_sub(1).and_then(|shorter| ends.get(shorter));
        if let Some(before) = before.get_mut(place) {
            *before = shorter.map(|(_, place)| *place);
        }
        match ends.get_mut(length) {
            Some(end) => *end = (start, place),
            None => ends.push((start, place)),
        }
    }
    let mut kept = vec![false; pieces.len()];
    let mut next = ends.last().map(|(_, place)| *place);
    while let Some(place) = next {
        if let Some(kept) = kept.get_mut(place) {
            *kept = true;
        }
        next = before.get(place).copied().flatten();
    }
    kept
}

/// A walk through the document with the pieces.
struct Walk<'a> {
    original: &'a Original,
    /// The end of the text found so far.
    cursor: usize,
    /// True if a piece was not found since the cursor, so that nothing can be said of the text left
    /// over.
    blurred: bool,
    /// The document's places of the pieces that are out of order.
    moved: Vec<Range<usize>>,
    problems: &'a mut Problems,
}

impl Walk<'_> {
    /// Move to a piece found at `range`. Record the text before it as left out.
    fn reach(&mut self, range: &Range<usize>, at: &SourcePlace) {
        if !self.blurred && self.cursor < range.start {
            self.left_over(self.cursor..range.start, at);
        }
        self.cursor = self.cursor.max(range.end);
        self.blurred = false;
    }

    fn left_over(&mut self, range: Range<usize>, at: &SourcePlace) {
        let mut parts = vec![range];
        for moved in &self.moved {
            let cut = |part: Range<usize>| {
                let before = part.start..part.end.min(moved.start);
                let after = part.start.max(moved.end)..part.end;
                [before, after].into_iter().filter(|part| part.start < part.end)
            };
            parts = parts.into_iter().flat_map(cut).collect();
        }
        for part in parts {
            let words = without_markup(self.original.text().get(part).unwrap_or_default());
            if has_letters(&words) {
                let source_path = self.original.path().to_owned();
                self.problems.add(at, WordsLeftOut { words: excerpt(&words), source_path });
            }
        }
    }

    fn out_of_order(&mut self, piece: &Piece) {
        let path = Path::new(piece.at.file.path());
        let hint = if path.ends_with("standard.toml") {
            "題名は、どの章にも載せなければ全体の最初に載ります。載せる箇所には、章に `` ```title `` と `` ``` `` の2行を置きます。"
        } else if path.extension().is_some_and(|extension| extension == "md") {
            "章は、`standard.toml` の `[[chapter]]` の順に並びます。"
        } else {
            ""
        };
        let source_path = self.original.path().to_owned();
        let words = excerpt(&piece.words);
        self.problems.add(&piece.at, OutOfOrder { words, hint, source_path });
    }

    /// Look for words that occur often, up to the next piece at `end`. `is_last` tells that they
    /// are right before it.
    fn look_for(&mut self, piece: &Piece, end: usize, is_last: bool) {
        let window = self.original.text().get(self.cursor..end).unwrap_or_default();
        // A title may also be in the document's contents list.
        let found = match window.find(&piece.words) {
            Some(1..) if is_last && window.ends_with(&piece.words) => {
                window.len().checked_sub(piece.words.len())
            }
            found => found,
        };
        if let Some(start) = found {
            let start = self.cursor + start;
            self.reach(&(start..start + piece.words.len()), &piece.at);
        } else if !self.blurred {
            let kind = NotInThisPlace {
                words: excerpt(&piece.words),
                instead: excerpt(window),
                source_path: self.original.path().to_owned(),
            };
            self.problems.add(&piece.at, kind);
            self.blurred = true;
        }
    }
}

/// Return the words without the tags that some texts contain.
fn without_markup(words: &str) -> String {
    let mut plain = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('<') {
        plain.push_str(before);
        match after.split_once('>') {
            Some((tag, after))
                if tag.starts_with(|first: char| first.is_ascii_alphabetic() || first == '/') =>
            {
                rest = after;
            }
            _ => {
                plain.push('<');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain
}

fn has_letters(words: &str) -> bool {
    words.chars().any(char::is_alphabetic)
}
