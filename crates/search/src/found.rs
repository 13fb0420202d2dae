//! What is found: standards, their pages, and the passages on them.

use std::cmp::Reverse;

use crate::fold::Folded;
use crate::piece::{Passage, Place};
use crate::ready::Ready;

/// What a query finds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found<'a> {
    /// The hits, standard by standard.
    pub groups: Vec<Group<'a>>,
    /// The words of which the hits have any, as they were typed, where neither the query nor all
    /// of its words stand on a page; else none.
    pub loose: Vec<String>,
}

/// The hits in one standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<'a> {
    /// The standard's name.
    pub title: &'a str,
    /// Pages with hits: the best first, then in reading order.
    pub pages: Vec<PageHits<'a>>,
}

/// The hits on one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageHits<'a> {
    /// The page's path below the site's root.
    pub path: &'a str,
    /// The page's title.
    pub title: &'a str,
    /// The passages, the best first; empty where the words stand on the page, but apart.
    pub hits: Vec<Hit<'a>>,
    pub(crate) best: Rank,
}

/// A passage with the words that were looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<'a> {
    /// The nearest anchor; empty for the page's beginning.
    pub anchor: &'a str,
    /// The passage.
    pub text: &'a str,
    /// The bytes of [`Self::text`] that are hits, in order, apart from each other.
    pub marks: Vec<(usize, usize)>,
    /// Whether the same text stands on an earlier page.
    pub repeated: bool,
    pub(crate) rank: Rank,
}

impl<'a> Hit<'a> {
    pub(crate) fn new(text: &'a str, marks: Vec<(usize, usize)>, rank: Rank) -> Self {
        Self { anchor: "", text, marks, repeated: false, rank }
    }
}

/// How good a hit is; the least is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rank {
    /// The clause with the number, in a standard that writes it as the query does.
    Number,
    /// The clause with the number.
    SameNumber,
    Whole,
    Words,
    /// The number is the end or the middle of another.
    Inside,
    /// Some words, with how much they count for.
    Loose(Reverse<u32>),
    Page,
}

impl PageHits<'_> {
    /// Whether every hit stands on an earlier page, too.
    #[must_use]
    pub fn repeats(&self) -> bool {
        !self.hits.is_empty() && self.hits.iter().all(|hit| hit.repeated)
    }
}

/// Every page of the piece, without hits.
pub(crate) fn blank(ready: &Ready) -> Vec<PageHits<'_>> {
    let pages = ready.piece.pages.iter().map(|page| PageHits {
        path: &page.path,
        title: &page.title,
        hits: Vec::new(),
        best: Rank::Page,
    });
    pages.collect()
}

pub(crate) fn add<'a>(found: &mut [PageHits<'a>], place: &'a Place, hit: Hit<'a>) {
    if let Some(page) = found.get_mut(place.page) {
        page.best = page.best.min(hit.rank);
        page.hits.push(Hit { anchor: &place.anchor, ..hit });
    }
}

/// Adds a passage on every page on which it stands.
pub(crate) fn add_everywhere<'a>(
    found: &mut [PageHits<'a>],
    passage: &'a Passage,
    marks: &[(usize, usize)],
    rank: Rank,
) {
    for (earlier, place) in passage.places.iter().enumerate() {
        let hit = Hit::new(&passage.text, marks.to_vec(), rank);
        add(found, place, Hit { repeated: earlier > 0, ..hit });
    }
}

/// Places in the text as it is compared, in the text as it was. Those that touch or overlap become
/// one.
pub(crate) fn joined(
    folded: &Folded,
    places: impl Iterator<Item = (usize, usize)>,
) -> Vec<(usize, usize)> {
    let mut marks: Vec<_> = places.map(|(from, to)| folded.origin(from, to)).collect();
    marks.sort_unstable();
    let mut joined: Vec<(usize, usize)> = Vec::with_capacity(marks.len());
    for (from, to) in marks {
        match joined.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    joined
}
