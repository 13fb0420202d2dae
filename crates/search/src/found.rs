//! The results of a search: standards, their pages, and the passages on them.

use std::cmp::Reverse;

use crate::fold::Folded;
use crate::piece::{Passage, Place};
use crate::ready::Ready;

/// The result of a query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found<'a> {
    /// The hits, standard by standard.
    pub groups: Vec<Group<'a>>,
    /// The words, as typed or as the documents write them, of which each hit has at least one; empty
    /// if a page has the query or all of its words.
    pub loose: Vec<String>,
    /// True if a page has the query, or all of its words.
    pub literal: bool,
}

/// The hits in one standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<'a> {
    /// The standard's name.
    pub title: &'a str,
    /// The pages with hits, the best first; equal ones in reading order.
    pub pages: Vec<PageHits<'a>>,
}

/// The hits on one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageHits<'a> {
    /// The page's path below the site's root.
    pub path: &'a str,
    /// The page's title.
    pub title: &'a str,
    /// The passages, the best first; empty if the words are on the page but in no single passage.
    pub hits: Vec<Hit<'a>>,
    pub(crate) best: Rank,
}

/// A passage with the words of the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<'a> {
    /// The nearest anchor; empty for the page's beginning.
    pub anchor: &'a str,
    /// The passage.
    pub text: &'a str,
    /// The bytes of [`Self::text`] that are hits, in order, apart from each other.
    pub marks: Vec<(usize, usize)>,
    /// The byte at which the rarest of the words stands: what to show of a long passage.
    pub focus: usize,
    /// The class of information of which the passage is an example; empty if it is none.
    pub class: &'a str,
    /// True if an earlier page has the same text.
    pub repeated: bool,
    pub(crate) rank: Rank,
}

impl<'a> Hit<'a> {
    pub(crate) fn new(text: &'a str, marks: Marks, rank: Rank) -> Self {
        let Marks { marks, focus } = marks;
        Self { anchor: "", text, marks, focus, class: "", repeated: false, rank }
    }
}

/// The rank of a hit; the least is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rank {
    /// The clause with the number, in a standard that writes it as the query does.
    Number,
    /// The clause with the number.
    SameNumber,
    /// The query, in the page's title.
    Title,
    /// The query as a word of its own: ログ, not ログイン.
    Word,
    /// A word of its own that reads like the query.
    ReadWord,
    /// The query, as a part of a word.
    Whole,
    /// All words of the query.
    Words,
    /// Words that read like the query.
    Read,
    /// The number is the end or the middle of another number.
    Inside,
    /// Some of the words, with the sum of their weights.
    Loose(Reverse<u32>),
    Page,
}

impl PageHits<'_> {
    /// Return whether earlier pages have the texts of all hits.
    #[must_use]
    pub fn repeats(&self) -> bool {
        !self.hits.is_empty() && self.hits.iter().all(|hit| hit.repeated)
    }
}

/// Return every page of the piece, without hits.
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

/// Add a passage on every page that has it.
pub(crate) fn add_everywhere<'a>(
    found: &mut [PageHits<'a>],
    passage: &'a Passage,
    marks: &Marks,
    rank: Rank,
) {
    for (earlier, place) in passage.places.iter().enumerate() {
        let titled = found.get(place.page).is_some_and(|page| page.title == passage.text);
        let rank = if titled && rank == Rank::Word { Rank::Title } else { rank };
        let hit = Hit::new(&passage.text, marks.clone(), rank);
        add(found, place, Hit { repeated: earlier > 0, class: &passage.class, ..hit });
    }
}

/// The places of words in a passage, in bytes of its original text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    /// The places, in order, apart from each other.
    pub(crate) marks: Vec<(usize, usize)>,
    /// The place of the rarest word.
    pub(crate) focus: usize,
}

/// Turn places in the comparable text into marks, the places of each word after those of a rarer
/// one. Join those that touch or overlap.
pub(crate) fn joined(folded: &Folded, places: impl Iterator<Item = (usize, usize)>) -> Marks {
    let mut marks: Vec<_> = places.map(|(from, to)| folded.origin(from, to)).collect();
    let focus = marks.first().map_or(0, |(from, _)| *from);
    marks.sort_unstable();
    let mut joined: Vec<(usize, usize)> = Vec::with_capacity(marks.len());
    for (from, to) in marks {
        match joined.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    Marks { marks: joined, focus }
}
