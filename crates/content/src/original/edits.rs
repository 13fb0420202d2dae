//! Parts of the text as held that are corrected or not published, each at its own place.

use std::ops::Range;

use super::{Original, excerpt, squeeze};
use crate::problem::{
    EditInOtherPlaces, EditInSeveralPlaces, HeldNotInSource, LeftOutNotInSource, Problems,
};
use crate::source::{SourcePlace, Text};

/// The number of characters shown on each side of a place.
const SHOWN: usize = 8;

/// The number of places shown.
const PLACES: usize = 8;

/// An edit of a part of the text as held.
#[derive(Debug, Clone)]
pub(crate) enum Means {
    /// It is published with these words in its place.
    Published(Text),
    /// It is published as it is, with a mark.
    AsHeld,
    /// It is not published.
    LeftOut,
}

/// `[[erratum]]` or `[[left_out]]`: a part of the text as held.
#[derive(Debug, Clone)]
pub(crate) struct Edit {
    /// The words as held.
    pub(crate) held: Text,
    /// The words right before them, if they are in several places.
    pub(crate) before: Option<Text>,
    /// The words right after them, if they are in several places.
    pub(crate) after: Option<Text>,
    /// The number of places that are meant, if there is more than one.
    pub(crate) count: Option<(usize, SourcePlace)>,
    /// The edit that is made of them.
    pub(crate) means: Means,
}

impl Original {
    /// Return the places of these parts in the text, in order and apart, with what is done there.
    /// Record parts that the text does not have, or has in other places than are meant.
    pub(super) fn places<'e>(
        &self,
        edits: &'e [Edit],
        problems: &mut Problems,
    ) -> Vec<(Range<usize>, &'e Means)> {
        let mut left_out: Vec<(Range<usize>, &Means)> = Vec::new();
        let mut corrected: Vec<(Range<usize>, &Means)> = Vec::new();
        for edit in edits.iter().filter(|edit| edit.held.is_written()) {
            let places = self.places_of_edit(edit, problems).into_iter();
            let places = places.map(|range| (range, &edit.means));
            match edit.means {
                Means::LeftOut => left_out.extend(places),
                Means::Published(_) => corrected.extend(places),
                Means::AsHeld => {}
            }
        }
        // A correction inside of a part that is not published changes nothing.
        let (mut places, rest) = (left_out, corrected);
        places.sort_by_key(|(range, _)| range.start);
        apart(&mut places);
        let meets = |range: &Range<usize>| {
            let next = places.partition_point(|(other, _)| other.end <= range.start);
            places.get(next).is_some_and(|(other, _)| other.start < range.end)
        };
        let rest: Vec<_> = rest.into_iter().filter(|(range, _)| !meets(range)).collect();
        places.extend(rest);
        places.sort_by_key(|(range, _)| range.start);
        apart(&mut places);
        places
    }

    fn places_of_edit(&self, edit: &Edit, problems: &mut Problems) -> Vec<Range<usize>> {
        let held = squeeze(&edit.held.value);
        let context = |text: &Option<Text>| {
            text.as_ref().map_or_else(String::new, |text| squeeze(&text.value))
        };
        let (before, after) = (context(&edit.before), context(&edit.after));
        let whole = [before.as_str(), &held, &after].concat();
        if let Some(deviation) = self.deviation(&whole) {
            let source_path = self.path.clone();
            match edit.means {
                Means::LeftOut => {
                    problems.add(&edit.held.at, LeftOutNotInSource { deviation, source_path });
                }
                _ => problems.add(&edit.held.at, HeldNotInSource { deviation, source_path }),
            }
            return Vec::new();
        }
        let mut places: Vec<Range<usize>> = Vec::new();
        for start in self.places_of(&whole) {
            let start = start + before.len();
            if places.last().is_none_or(|last| last.end <= start) {
                places.push(start..start + held.len());
            }
        }
        let named = edit.count.as_ref().map_or(1, |(count, _)| *count);
        if places.len() != named {
            let shown = self.shown(&places);
            let count = places.len();
            let held = excerpt(&held);
            if let Some((named, at)) = &edit.count {
                let kind = EditInOtherPlaces { held, count, named: *named, places: shown };
                problems.add(at, kind);
            } else {
                let kind = EditInSeveralPlaces { held, count, places: shown };
                problems.add(&edit.held.at, kind);
            }
        }
        places
    }

    /// Return a list of places, each with its line and the words around it.
    fn shown(&self, places: &[Range<usize>]) -> String {
        let text = self.text();
        let shown = places.iter().take(PLACES).map(|range| {
            let before = text.get(..range.start).unwrap_or_default().char_indices().rev();
            let from = before.take(SHOWN).last().map_or(range.start, |(start, _)| start);
            let after = text.get(range.end..).unwrap_or_default().char_indices();
            let to = after.take(SHOWN + 1).last().map_or(0, |(start, _)| start);
            let part = |range: Range<usize>| text.get(range).unwrap_or_default();
            let line = self.squeezed.line(range.start);
            let held = excerpt(part(range.clone()));
            let (before, after) = (part(from..range.start), part(range.end..range.end + to));
            format!("{line}行目『{before}【{held}】{after}』")
        });
        let shown: Vec<String> = shown.collect();
        let more = if places.len() > PLACES { "など" } else { "" };
        format!("{}{more}", shown.join("、"))
    }
}

/// Keep of ranges in order those that begin after the end of the ones before.
fn apart(places: &mut Vec<(Range<usize>, &Means)>) {
    let mut end = 0;
    places.retain(|(range, _)| {
        let apart = end <= range.start;
        if apart {
            end = range.end;
        }
        apart
    });
}
