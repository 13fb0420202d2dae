//! The passages of a chapter: its headings, paragraphs and list items, each with its words.

use pulldown_cmark::{HeadingLevel, Tag, TagEnd};

use super::marker::{label, marker};
use crate::original::squeeze;
use crate::passages::Passage;

/// The passages of a chapter, gathered from its events.
#[derive(Default)]
pub(super) struct Outline {
    passages: Vec<Passage>,
    /// Each passage's place among the items of its list, from 1.
    places: Vec<usize>,
    /// The headings above, the highest level first.
    headings: Vec<(u8, usize)>,
    /// The open items, each with whether one of its paragraphs has begun.
    items: Vec<(usize, bool)>,
    /// The number of items so far in each open list.
    lists: Vec<usize>,
    /// The passage that words belong to.
    current: Option<usize>,
}

impl Outline {
    /// Open a tag.
    pub(super) fn open(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, id, .. } => {
                self.heading(*level);
                if let Some(id) = id {
                    self.anchor(id);
                }
            }
            Tag::List(_) => self.lists.push(0),
            Tag::Item => {
                let count = self.lists.last_mut().map_or(1, |count| {
                    *count += 1;
                    *count
                });
                let item = self.begin(None, count);
                if let Some(passage) = self.passages.get_mut(item) {
                    passage.item = true;
                }
                self.items.push((item, false));
            }
            Tag::Paragraph => match self.items.last_mut() {
                Some((item, begun)) if !*begun => {
                    *begun = true;
                    self.current = Some(*item);
                }
                _ => {
                    self.begin(None, 1);
                }
            },
            Tag::TableCell => {
                self.begin(None, 1);
            }
            _ => {}
        }
    }

    /// Close a tag.
    pub(super) fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Item => {
                self.items.pop();
            }
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::TableCell => {}
            _ => return,
        }
        self.current = self.items.last().map(|(item, _)| *item);
    }

    /// Add words to the open passage.
    pub(super) fn words(&mut self, words: &str) {
        if let Some(passage) = self.current.and_then(|at| self.passages.get_mut(at)) {
            passage.words.push_str(words);
        }
    }

    /// Give an anchor to the open passage.
    pub(super) fn anchor(&mut self, id: &str) {
        if let Some(passage) = self.current.and_then(|at| self.passages.get_mut(at)) {
            passage.anchor = Some(id.to_owned());
        }
    }

    /// Return the passages in order, with their labels.
    pub(super) fn finish(self) -> Vec<Passage> {
        let mut passages: Vec<Passage> = Vec::with_capacity(self.passages.len());
        for (mut passage, place) in self.passages.into_iter().zip(self.places) {
            let above = passage.parent.and_then(|parent| passages.get(parent));
            let above = above.map_or("", |parent| parent.label.as_str());
            let number = marker(&passage.words, passage.heading.is_some());
            passage.label = label(above, number, place);
            passage.squeezed = squeeze(&passage.words);
            passages.push(passage);
        }
        passages
    }

    fn heading(&mut self, level: HeadingLevel) {
        let level = level as u8;
        self.headings.retain(|(above, _)| *above < level);
        let heading = self.begin(Some(level), 1);
        self.headings.push((level, heading));
    }

    fn begin(&mut self, heading: Option<u8>, place: usize) -> usize {
        let item = self.items.last().map(|(item, _)| *item);
        let parent = item.or_else(|| self.headings.last().map(|(_, heading)| *heading));
        let index = self.passages.len();
        self.passages.push(Passage { parent, heading, ..Passage::default() });
        self.places.push(place);
        self.current = Some(index);
        index
    }
}
