//! The passages of a standard's chapters, to find anchors and quotes in.

use std::collections::BTreeSet;

use crate::model::Anchor;
use crate::original::{deviation, squeeze};

/// A heading, a paragraph or a list item of a chapter.
#[derive(Debug, Clone, Default)]
pub(crate) struct Passage {
    /// Its id, if it has one.
    pub(crate) anchor: Option<String>,
    /// The place by the document's numbers, e.g. `3.1(8)⑤`; may be empty.
    pub(crate) label: String,
    /// Its own words, without those of the passages below it.
    pub(crate) words: String,
    /// Its own words without whitespace.
    pub(crate) squeezed: String,
    /// The passage above it, which comes before it.
    pub(crate) parent: Option<usize>,
    /// Its level, if it is a heading.
    pub(crate) heading: Option<u8>,
    /// True if it is a list item.
    pub(crate) item: bool,
}

/// A passage of a standard: the index of its chapter, and its index in the chapter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct At {
    chapter: usize,
    passage: usize,
}

/// The passages of all chapters.
#[derive(Debug, Default)]
pub(crate) struct Passages {
    /// The chapters' ids, titles and passages, in the order of the standard's chapters.
    chapters: Vec<(String, String, Vec<Passage>)>,
    /// True if all chapters could be read.
    pub(crate) complete: bool,
}

/// The places of a quote.
pub(crate) enum Quoted {
    /// One place, with the document's name for it.
    At(String),
    /// Several places.
    Several(Vec<String>),
    /// No place, with the deviation from the document's text.
    Nowhere(String),
}

impl Passages {
    /// Add a chapter.
    pub(crate) fn add(&mut self, id: &str, title: &str, passages: Vec<Passage>) {
        self.chapters.push((id.to_owned(), title.to_owned(), passages));
    }

    /// Return the passages with this name: an anchor, or a chapter's id, `#` and an anchor.
    pub(crate) fn named(&self, name: &str) -> Vec<At> {
        let (chapter, anchor) = match name.split_once('#') {
            Some((chapter, anchor)) => (Some(chapter), anchor),
            None => (None, name),
        };
        let in_chapter = |at: &At| {
            let id = self.chapters.get(at.chapter).map(|(id, ..)| id.as_str());
            chapter.is_none() || chapter == id
        };
        let named = self.all().filter(|(_, passage)| passage.anchor.as_deref() == Some(anchor));
        let mut named: Vec<At> = named.map(|(at, _)| at).filter(in_chapter).collect();
        // A chapter that has an anchor twice has been recorded.
        named.dedup_by_key(|at| at.chapter);
        named
    }

    /// Return every name of this form, in order: with or without a chapter.
    pub(crate) fn names(&self, with_chapter: bool) -> Vec<String> {
        let name = |(at, passage): (At, &Passage)| {
            let anchor = passage.anchor.as_ref()?;
            let (chapter, ..) = self.chapters.get(at.chapter)?;
            Some(if with_chapter { format!("{chapter}#{anchor}") } else { anchor.clone() })
        };
        self.all().filter_map(name).collect()
    }

    /// Return the address of a passage.
    pub(crate) fn address(&self, at: At) -> Option<Anchor> {
        let id = self.get(at)?.anchor.clone()?;
        Some(Anchor { chapter: at.chapter, id })
    }

    /// Return the passages above a passage, the outermost first; a heading is above its own
    /// section.
    pub(crate) fn above(&self, at: At) -> Vec<&Passage> {
        let mut above = Vec::new();
        let own = self.get(at);
        let mut next = match own {
            Some(own) if own.heading.is_some() => Some(at.passage),
            own => own.and_then(|own| own.parent),
        };
        while let Some(passage) = next.and_then(|passage| self.get(At { passage, ..at })) {
            above.push(passage);
            next = passage.parent;
        }
        above.reverse();
        above
    }

    /// Return the words of a passage and of everything below it, without the places in `others` and
    /// what is below them. For a heading, return the words of its section. Passages are separated
    /// by line breaks.
    pub(crate) fn text(&self, at: At, others: &BTreeSet<At>) -> String {
        let mut lines = Vec::new();
        let mut taken = BTreeSet::new();
        for (each, passage) in self.chapter(at.chapter) {
            let below = passage.parent.is_some_and(|parent| taken.contains(&parent));
            if each == at || (below && !others.contains(&each)) {
                taken.insert(each.passage);
                let is_own_heading = each == at && passage.heading.is_some();
                if !is_own_heading && !passage.words.trim().is_empty() {
                    lines.push(passage.words.trim());
                }
            }
        }
        lines.join("\n")
    }

    /// Look for a quote: in the passage at `at` and below it, then in its chapter, then everywhere.
    pub(crate) fn quote(&self, quote: &str, at: At) -> Quoted {
        let quote = squeeze(quote);
        let found: Vec<At> = self
            .all()
            .filter(|(_, passage)| passage.squeezed.contains(&quote))
            .map(|(at, _)| at)
            .collect();
        let own = found.iter().find(|found| self.is_below(**found, at));
        if let Some(own) = own {
            return Quoted::At(self.label(*own));
        }
        let near: Vec<At> =
            found.iter().copied().filter(|found| found.chapter == at.chapter).collect();
        let found = if near.is_empty() { found } else { near };
        match found[..] {
            [] => {
                let all = self.all().map(|(_, passage)| passage.squeezed.as_str());
                let all: String = all.collect();
                let apart = "文言が2つの段落や項目にまたがっています".to_owned();
                Quoted::Nowhere(deviation(&quote, &all).unwrap_or(apart))
            }
            [one] => Quoted::At(self.label(one)),
            _ => Quoted::Several(found.into_iter().map(|found| self.label(found)).collect()),
        }
    }

    /// Return a passage's own words.
    pub(crate) fn words(&self, at: At) -> &str {
        self.get(at).map_or("", |passage| passage.words.trim())
    }

    /// Return all passages below a passage, at any depth.
    pub(crate) fn below(&self, above: At) -> Vec<At> {
        let all = self.chapter(above.chapter).map(|(at, _)| at);
        all.filter(|at| *at != above && self.is_below(*at, above)).collect()
    }

    /// Return the list items directly below a passage.
    pub(crate) fn items(&self, list: At) -> Vec<At> {
        let own = |passage: &Passage| passage.item && passage.parent == Some(list.passage);
        let items = self.chapter(list.chapter).filter(|(_, passage)| own(passage));
        items.map(|(at, _)| at).collect()
    }

    /// Return the place of a passage by the document's numbers, if it has any.
    pub(crate) fn number(&self, at: At) -> Option<String> {
        let label = self.get(at)?.label.trim();
        (!label.is_empty()).then(|| label.to_owned())
    }

    /// Return the place of a passage by the document's numbers, or else its chapter's title.
    pub(crate) fn label(&self, at: At) -> String {
        if let Some(number) = self.number(at) {
            return number;
        }
        self.chapters.get(at.chapter).map(|(_, title, _)| title.clone()).unwrap_or_default()
    }

    /// Return whether a passage is `above` itself or below it.
    pub(crate) fn is_below(&self, at: At, above: At) -> bool {
        let mut next = (at.chapter == above.chapter).then_some(at.passage);
        while let Some(passage) = next {
            if passage == above.passage {
                return true;
            }
            next = self.get(At { passage, ..at }).and_then(|passage| passage.parent);
        }
        false
    }

    fn get(&self, at: At) -> Option<&Passage> {
        self.chapters.get(at.chapter)?.2.get(at.passage)
    }

    fn chapter(&self, chapter: usize) -> impl Iterator<Item = (At, &Passage)> {
        let passages = self.chapters.get(chapter).map_or(&[][..], |(.., passages)| passages);
        (0..).zip(passages).map(move |(passage, each)| (At { chapter, passage }, each))
    }

    fn all(&self) -> impl Iterator<Item = (At, &Passage)> {
        (0..self.chapters.len()).flat_map(|chapter| self.chapter(chapter))
    }
}

/// Return the sentences of a text. A sentence ends at a `。` outside of brackets and at a line's
/// end.
pub(crate) fn sentences(text: &str) -> Vec<&str> {
    text.lines().flat_map(sentences_of_line).collect()
}

fn sentences_of_line(line: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut depth = 0_usize;
    let mut rest = line.trim();
    let mut ended = false;
    for (at, letter) in line.trim().char_indices() {
        let closes = matches!(letter, ')' | '）' | '」' | '』');
        // A bracket from another line closes together with the sentence before it.
        if ended && !closes {
            let (sentence, after) = rest.split_at(rest.len() - (line.trim().len() - at));
            sentences.push(sentence.trim());
            rest = after;
        }
        depth = match letter {
            '(' | '（' | '「' | '『' => depth + 1,
            _ if closes => depth.saturating_sub(1),
            _ => depth,
        };
        ended = depth == 0 && (letter == '。' || (ended && closes));
    }
    sentences.push(rest.trim());
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn sentences_end_outside_of_brackets() {
        let text = "記録すること。なお、保存する。\n(例:書面とする。口頭は認めない。)";
        assert_eq!(
            sentences(text),
            ["記録すること。", "なお、保存する。", "(例:書面とする。口頭は認めない。)"]
        );
        assert_eq!(
            sentences("確認できること。)\n(例:求める。"),
            ["確認できること。)", "(例:求める。"]
        );
        assert!(sentences(" \n").is_empty());
    }
}
