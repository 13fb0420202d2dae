//! Turn a Markdown chapter into checked words.
//!
//! 1. [`anchors`] collects the ids of every chapter of the standard, so that links in both
//!    directions can be checked.
//! 2. [`events`] parses a chapter into events with their places.
//! 3. [`chapter::Writer`] takes the events one by one. It refuses forbidden content
//!    (HTML, headings without id), resolves links ([`links`]), compares the words with the
//!    document ([`words`]) and notes the passages ([`outline`]).
//!    It measures images ([`figure`]) and joins the cells of tables ([`table`]).
//!    Readings ([`ruby`]) are beside the words, and may be in the document in brackets.
//! 4. It adds the nodes of the events ([`elements`]) to a tree, marks words with errata, and gives
//!    paragraphs and items their anchors ([`anchor`]). It cuts the tree where a generated part is
//!    embedded ([`embed`]).
//!
//! This module writes no HTML: the pages change the tree further and write it.

mod anchor;
mod anchor_text;
mod chapter;
mod elements;
mod embed;
mod events;
mod figure;
mod inside;
mod links;
mod marker;
mod open;
mod outline;
mod parts;
mod ruby;
mod table;
mod words;

pub(crate) use chapter::{Scope, Tabled, Written, write};
pub(crate) use links::Index;
pub(crate) use marker::marker;

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Tag};

/// Return the ids of a chapter's headings, paragraphs and items.
pub(crate) fn anchors(text: &str) -> BTreeSet<String> {
    events::parse(text)
        .filter_map(|(event, _)| match event {
            Event::Start(Tag::Heading { id, .. }) => id.map(|id| id.to_string()),
            Event::Text(words) => anchor_text::split(&words).1.map(str::to_owned),
            _ => None,
        })
        .collect()
}
