//! Find what is wrong where a document is not published completely and in its order.

use std::ops::Range;
use std::path::Path;

use super::Piece;
use super::segment::{Difference, differences};
use crate::lookalike::{self, Folded, code_points};
use crate::original::{Original, excerpt};
use crate::problem::{NotInThisPlace, OthersInThisPlace, OutOfOrder, Problems, WordsLeftOut};
use crate::source::SourcePlace;

/// Record the differences between the pieces and the document.
pub(super) fn record(pieces: &[&Piece], original: &Original, problems: &mut Problems) {
    let spots: Vec<Option<usize>> =
        pieces.iter().map(|piece| only_place(piece, original)).collect();
    let in_place = in_place(&spots);
    let end = |place: usize, start: usize| start + pieces.get(place).map_or(0, |p| p.words().len());
    let all = spots.iter().enumerate();
    let moved: Vec<Range<usize>> = all
        .filter(|(place, _)| in_place.get(*place) == Some(&false))
        .filter_map(|(place, start)| start.map(|start| start..end(place, start)))
        .collect();
    let mut diagnosis = Diagnosis { original, moved, problems };
    let mut from = 0;
    let mut between: Vec<&Piece> = Vec::new();
    for (place, piece) in pieces.iter().enumerate() {
        match spots.get(place).copied().flatten() {
            Some(start) if in_place.get(place) == Some(&true) => {
                diagnosis.segment(&between, from..start.max(from), &piece.at);
                between.clear();
                from = end(place, start).max(from);
            }
            Some(_) => diagnosis.out_of_order(piece),
            None => between.push(piece),
        }
    }
    if let Some(last) = pieces.last() {
        diagnosis.segment(&between, from..original.text().len(), &last.at);
    }
}

/// Return the place of words that the document has once; `None` for numbers and signs alone.
fn only_place(piece: &Piece, original: &Original) -> Option<usize> {
    if !piece.has_letters() {
        return None;
    }
    let mut places = original.places_of(piece.words());
    let first = places.next()?;
    places.next().is_none().then_some(first)
}

/// Return for each piece whether it occurs once in the document and is in its place. The pieces in
/// place are the longest row in the document's order.
fn in_place(spots: &[Option<usize>]) -> Vec<bool> {
    // `ends` has for each length the row with the smallest start at its end, `before` for each
    // piece the piece before it in the longest row that it ends.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut before = vec![None; spots.len()];
    for (place, spot) in spots.iter().enumerate() {
        let Some(start) = *spot else {
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
    let mut kept = vec![false; spots.len()];
    let mut next = ends.last().map(|(_, place)| *place);
    while let Some(place) = next {
        if let Some(kept) = kept.get_mut(place) {
            *kept = true;
        }
        next = before.get(place).copied().flatten();
    }
    kept
}

/// The state of a diagnosis.
struct Diagnosis<'a> {
    original: &'a Original,
    /// The document's places of the pieces that are out of order.
    moved: Vec<Range<usize>>,
    problems: &'a mut Problems,
}

impl Diagnosis<'_> {
    /// Record the differences between pieces and a part of the document that ends before the piece
    /// at `next`.
    fn segment(&mut self, pieces: &[&Piece], range: Range<usize>, next: &SourcePlace) {
        let squeezed = self.original.squeezed();
        let skip =
            |at: usize| self.moved.iter().find(|moved| moved.start == at).map(|moved| moved.end);
        if let Some(differences) = differences(pieces, squeezed, &range, skip) {
            for difference in &differences {
                self.difference(pieces, difference, range.end, next);
            }
        } else {
            let at = pieces.first().map_or(next, |piece| &piece.at).clone();
            self.not_here(&at, pieces.first().map_or("", |piece| piece.words()), range);
        }
    }

    fn difference(
        &mut self,
        pieces: &[&Piece],
        difference: &Difference,
        end: usize,
        next: &SourcePlace,
    ) {
        let own = pieces.get(difference.pieces.clone()).unwrap_or_default();
        let parts = &difference.parts;
        let after = pieces.get(difference.pieces.end).map_or(next, |piece| &piece.at);
        match (own, &parts[..]) {
            ([], parts) => {
                // Cells and lines side by side are one loss.
                let mut losses: Vec<Range<usize>> = Vec::new();
                for part in parts {
                    match losses.last_mut() {
                        Some(last) if last.end == part.start => last.end = part.end,
                        _ => losses.push(part.clone()),
                    }
                }
                for loss in &losses {
                    self.left_out(loss, after);
                }
            }
            (own, parts) if own.len() == parts.len() => {
                for (piece, part) in own.iter().zip(parts) {
                    self.others(piece, part);
                }
            }
            ([piece], [first, .., last]) => self.others(piece, &(first.start..last.end)),
            (own, parts) => {
                let start = parts.first().map_or(end, |part| part.start);
                for piece in own {
                    self.not_here(&piece.at, piece.words(), start..end);
                }
                for part in parts.iter().skip(own.len()) {
                    self.left_out(part, after);
                }
            }
        }
    }

    fn words(&self, range: &Range<usize>) -> &str {
        self.original.text().get(range.clone()).unwrap_or_default()
    }

    fn left_out(&mut self, part: &Range<usize>, at: &SourcePlace) {
        let words = excerpt(self.words(part));
        let source_path = self.original.path().to_owned();
        self.problems.add(at, WordsLeftOut { words, source_path });
    }

    /// Record a piece in the place of other words, numbers or signs.
    fn others(&mut self, piece: &Piece, part: &Range<usize>) {
        let instead = self.words(part);
        let alike = lookalike::find(piece.words(), instead, &Folded::new(instead));
        let points = alike.map_or_else(String::new, |alike| {
            let pair = |(own, other): &(String, &str)| {
                let (own_points, points) = (code_points(own), code_points(other));
                format!("。『{own}』（{own_points}）と『{other}』（{points}）は別の文字です")
            };
            alike.pairs.iter().map(pair).collect()
        });
        let kind = OthersInThisPlace {
            words: excerpt(piece.words()),
            instead: excerpt(instead),
            points,
            hint: hint(piece, instead),
            source_path: self.original.path().to_owned(),
        };
        self.problems.add(&piece.at, kind);
    }

    fn not_here(&mut self, at: &SourcePlace, words: &str, range: Range<usize>) {
        let words = excerpt(words);
        let source_path = self.original.path().to_owned();
        let following = self.original.text().get(range.start..).unwrap_or_default();
        let instead = excerpt(following);
        self.problems.add(at, NotInThisPlace { words, instead, source_path });
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
        let words = excerpt(piece.words());
        self.problems.add(&piece.at, OutOfOrder { words, hint, source_path });
    }
}

/// Return how a number is written whose form is not the id's.
fn hint(piece: &Piece, instead: &str) -> String {
    if piece.is_number {
        format!(
            "要件の番号の書き方が `id` と違うだけなら、`id` はそのままにして、同じ要件に `number = \"{instead}\"` と書き加えます。"
        )
    } else {
        String::new()
    }
}
