//! From a Markdown chapter to checked HTML.
//!
//! 1. [`anchors`] goes over every chapter of the standard and notes the ids in it, so that links
//!    can be checked whichever way they point.
//! 2. [`parse`] turns a chapter into events with their places. It is the only place where
//!    pulldown-cmark is configured.
//! 3. [`chapter::Writer`] takes the events one by one. It refuses what a chapter may not have
//!    (HTML, images, headings without id), resolves links ([`links`]), compares the words with the
//!    document ([`words`]), marks odd words, puts the anchors of paragraphs and items where they
//!    belong ([`anchor`]), and cuts the chapter where something generated is embedded ([`embed`]).
//!    What the chapter consists of is noted on the way ([`outline`]).
//! 4. The events that are left become HTML, block by block. None of it was HTML before.

mod anchor;
mod chapter;
mod embed;
mod inside;
mod links;
mod marker;
mod outline;
mod parts;
mod words;

pub(crate) use chapter::{Scope, Tabled, Written, write};
pub(crate) use links::Index;
pub(crate) use marker::marker;

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TextMergeWithOffset};

/// The events of a chapter with their places.
fn parse(text: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_HEADING_ATTRIBUTES;
    TextMergeWithOffset::new(Parser::new_ext(text, options).into_offset_iter())
}

/// The ids of a chapter's headings, paragraphs and items.
pub(crate) fn anchors(text: &str) -> BTreeSet<String> {
    parse(text)
        .filter_map(|(event, _)| match event {
            Event::Start(Tag::Heading { id, .. }) => id.map(|id| id.to_string()),
            Event::Text(words) => anchor::split(&words).1.map(str::to_owned),
            _ => None,
        })
        .collect()
}
