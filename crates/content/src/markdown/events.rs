//! The events of a chapter. Only this module configures pulldown-cmark.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, TextMergeWithOffset};

/// Parse Markdown into events, each with its range of bytes.
pub(super) fn parse(text: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_HEADING_ATTRIBUTES;
    TextMergeWithOffset::new(Parser::new_ext(text, options).into_offset_iter())
}
