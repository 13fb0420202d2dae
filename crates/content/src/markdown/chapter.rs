//! Turn the events of a chapter into blocks, and check each event.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Alignment, Event, HeadingLevel, Tag, TagEnd};

use super::anchor_text::split;
use super::events::parse;
use super::inside::Inside;
use super::links::Index;
use super::marker::{item_sign, ordinal};
use super::open::Open;
use super::outline::Outline;
use super::ruby::{self, Part as Ruby};
use super::table::Grid;
use super::words::Words;
use crate::fidelity::Part;
use crate::figures::Figures;
use crate::ids::{self, Taken};
use crate::marks::{MARK_TITLE, runs};
use crate::model::{Block, Erratum, Heading};
use crate::original::Original;
use crate::passages::Passage;
use crate::problem::{
    AlignedTable, LinesJoined, MalformedAnchor, NoSuchFootnote, Problems, RawHtml, Title,
};
use crate::source::{SourceFile, SourcePlace};
use crate::tree::{Builder, Element};

/// The parts of a standard that a chapter needs.
pub(crate) struct Scope<'a> {
    /// The chapters that links may lead to.
    pub(crate) index: &'a Index,
    /// The name of the chapter's file, as the index knows it.
    pub(crate) name: &'a str,
    /// The checklists, in the standard's order; `None` if one could not be read.
    pub(crate) checklists: Option<&'a [Tabled]>,
    /// True if the document has a table of information classes.
    pub(crate) has_class_table: bool,
    /// The errors in the text as held.
    pub(crate) errata: &'a [Erratum],
    /// The images.
    pub(crate) figures: &'a Figures<'a>,
    /// The document's text; `None` if it could not be read.
    pub(crate) original: Option<&'a Original>,
}

/// The properties of a checklist that chapters need.
pub(crate) struct Tabled {
    /// The name of the checklist.
    pub(crate) name: String,
    /// True if it has a table of the document.
    pub(crate) has_table: bool,
}

/// A chapter turned into blocks.
#[derive(Default)]
pub(crate) struct Written {
    /// The heading of level 1, with its place.
    pub(crate) title: Option<(String, SourcePlace)>,
    /// The other headings.
    pub(crate) headings: Vec<Heading>,
    /// The content.
    pub(crate) blocks: Vec<Block>,
    /// The passages, for quotes and anchors.
    pub(crate) passages: Vec<Passage>,
    /// The parts that it shows, in order.
    pub(crate) parts: Vec<Part>,
}

/// Make a chapter's blocks. Record what a chapter may not have.
///
/// `cursor` is the end of the previous chapter in the document; it is moved to the end of this one.
pub(crate) fn write(
    file: &SourceFile,
    scope: &Scope<'_>,
    cursor: &mut usize,
    problems: &mut Problems,
) -> Written {
    let mut writer = Writer {
        file,
        scope,
        problems,
        written: Written::default(),
        html: Builder::default(),
        inside: Inside::Text,
        open: Vec::new(),
        outline: Outline::default(),
        depth: 0,
        started: false,
        words: Words::new(scope.original, cursor),
        anchors: Taken::new(ids::ANCHOR),
        footnotes: BTreeMap::new(),
        footnotes_defined: Taken::new(ids::FOOTNOTE),
        level: 1,
        marker: None,
        grid: Grid::default(),
        is_joined: false,
    };
    for (event, span) in parse(file.text()) {
        writer.take(event, span);
    }
    writer.take_words();
    writer.cut();
    let Writer { written, outline, .. } = writer;
    Written { passages: outline.finish(), ..written }
}

/// The writer of a chapter, which takes its events.
pub(super) struct Writer<'a> {
    pub(super) file: &'a SourceFile,
    pub(super) scope: &'a Scope<'a>,
    pub(super) problems: &'a mut Problems,
    pub(super) written: Written,
    /// The nodes since the last cut.
    pub(super) html: Builder,
    pub(super) inside: Inside,
    /// The open blocks that may have an anchor.
    pub(super) open: Vec<Open>,
    pub(super) outline: Outline,
    /// The number of open tags.
    pub(super) depth: usize,
    /// True if an event has been taken.
    started: bool,
    words: Words<'a>,
    pub(super) anchors: Taken,
    /// The footnotes' numbers, by label.
    pub(super) footnotes: BTreeMap<String, usize>,
    /// The labels of the footnotes defined so far.
    footnotes_defined: Taken,
    /// The level of the last heading.
    pub(super) level: usize,
    /// The marker of an ordered list's item whose first words have not come yet.
    marker: Option<(String, Range<usize>)>,
    /// The cells of the open table.
    pub(super) grid: Grid,
    /// True in a cell that is a part of another.
    pub(super) is_joined: bool,
}

impl Writer<'_> {
    fn take(&mut self, event: Event<'_>, span: Range<usize>) {
        if self.is_joined && !matches!(event, Event::End(TagEnd::TableCell)) {
            return;
        }
        match &event {
            Event::Start(tag) => {
                self.boundary(tag.to_end());
                let is_image = matches!(tag, Tag::Image { .. });
                if is_inline(tag.to_end()) && !is_image && self.inside.has_words() {
                    self.words.signs(&span);
                }
                self.depth += 1;
                if matches!(tag, Tag::List(_)) || is_inline(tag.to_end()) {
                    self.write_marker();
                }
                self.outline.open(tag);
            }
            Event::End(tag) => {
                if matches!(tag, TagEnd::Item) {
                    self.write_marker();
                }
                self.boundary(*tag);
                self.depth = self.depth.saturating_sub(1);
            }
            Event::Text(words) if self.inside.has_words() => {
                self.write_marker();
                let own = split(words).0;
                if !self.is_slip(own, &span) {
                    self.gather_with_readings(own, &span);
                }
            }
            Event::Code(words) if self.inside.has_words() => {
                self.write_marker();
                self.gather(words, &span);
            }
            Event::FootnoteReference(label) => {
                self.write_marker();
                self.gather(label, &span);
            }
            Event::SoftBreak | Event::HardBreak if self.inside.has_words() => {
                if self.is_between_latin(&span) || matches!(event, Event::HardBreak) {
                    self.gather("\n", &span);
                }
                self.warn_of_joined(&span);
            }
            _ => {}
        }
        match event {
            Event::Text(words) if matches!(self.inside, Inside::Text) => {
                let (words, anchor) = split(&words);
                self.first_words(words);
                self.text_with_readings(words);
                if let Some(id) = anchor {
                    self.anchor(id, &span);
                }
            }
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag),
            Event::Text(words) if self.inside.has_words() => self.text_with_readings(&words),
            Event::Text(words) => self.text(&words),
            Event::Code(words) => {
                self.inside.push(&words);
                if self.inside.has_html() {
                    self.html.element(Element::new("code"), |code| code.text(&words));
                }
            }
            Event::InlineHtml(_) => self.problems.add(&self.file.at(span), RawHtml),
            // A break in an alternative text.
            Event::SoftBreak | Event::HardBreak if !self.inside.has_html() => {}
            Event::SoftBreak => {
                if self.is_between_latin(&span) {
                    self.html.text("\n");
                }
            }
            Event::HardBreak => {
                self.html.element(Element::new("br"), |_| {});
                self.html.text("\n");
            }
            Event::Rule => {
                self.begin_line();
                self.html.element(Element::new("hr"), |_| {});
                self.html.text("\n");
            }
            // A title cannot have a footnote either.
            Event::FootnoteReference(_) if matches!(self.inside, Inside::Title { .. }) => {
                self.problems.add(&self.file.at(span), Title::Marked);
            }
            Event::FootnoteReference(label) => self.footnote_reference(&label),
            // The start of an HTML block has been refused. The other kinds are not enabled.
            Event::Html(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::TaskListMarker(_) => {}
        }
        self.started = true;
    }

    /// Return whether the words contain a failed footnote mark or anchor. Record it.
    fn is_slip(&mut self, words: &str, span: &Range<usize>) -> bool {
        let at = self.file.at(span.clone());
        if let Some((_, rest)) = words.split_once("[^")
            && let Some((label, _)) = rest.split_once(']')
        {
            self.problems.add(&at, NoSuchFootnote { label: label.to_owned() });
            return true;
        }
        if let Some(start) = words.find("{#") {
            let written = words.get(start..).unwrap_or_default().to_owned();
            self.problems.add(&at, MalformedAnchor { written });
            return true;
        }
        false
    }

    fn gather(&mut self, words: &str, span: &Range<usize>) {
        self.words.gather(words, span);
        self.outline.words(words);
    }

    /// Gather words, and beside them their readings.
    fn gather_with_readings(&mut self, words: &str, span: &Range<usize>) {
        for part in ruby::parts(words) {
            match part {
                Ruby::Plain(words) => self.gather(words, span),
                Ruby::Ruby(base, reading) => {
                    self.words.gather_ruby(base, reading, span);
                    self.outline.words(base);
                }
            }
        }
    }

    /// End the current words at the beginning or end of a block.
    fn boundary(&mut self, tag: TagEnd) {
        if !is_inline(tag) {
            self.take_words();
        }
    }

    fn take_words(&mut self) {
        let words = self.words.boundary(self.file, self.problems);
        self.written.parts.extend(words.map(Part::Words));
    }

    /// Return whether a line break means a space. Beside Japanese it does not: a browser would show
    /// a gap that the document does not have.
    fn is_between_latin(&self, span: &Range<usize>) -> bool {
        let text = self.file.text();
        let before = text.get(..span.start).unwrap_or_default().trim_end();
        let after = text.get(span.end..).unwrap_or_default().trim_start();
        let latin = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii());
        latin(before.chars().next_back()) && latin(after.chars().next())
    }

    /// Write the marker of an ordered list's item before its first words: `3.` or `3)`. It is the
    /// document's.
    fn write_marker(&mut self) {
        if let Some((marker, span)) = self.marker.take() {
            self.gather(&marker, &span);
            self.first_words(&marker);
            self.text(&marker);
        }
    }

    /// Warn of a line that begins with a number or a sign of an item and is joined to the line
    /// before it.
    fn warn_of_joined(&mut self, span: &Range<usize>) {
        let rest = self.file.text().get(span.end..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        if let Some(sign) = item_sign(line.trim_start()) {
            let start = span.end + line.len() - line.trim_start().len();
            let at = self.file.at(start..start + sign.len());
            self.problems.warn(&at, LinesJoined { sign: sign.trim().to_owned() });
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Range<usize>) {
        // Of emphasis in an alternative text, only the words count.
        if matches!(self.inside, Inside::Figure { .. }) {
            return;
        }
        let at = self.file.at(span);
        if matches!(self.inside, Inside::Title { .. }) {
            self.problems.add(&at, Title::Marked);
        }
        match tag {
            Tag::Heading { level: HeadingLevel::H1, id, classes, attrs } => {
                if self.started {
                    self.problems.add(&at, Title::NotFirst);
                }
                if id.is_some() || !classes.is_empty() || !attrs.is_empty() {
                    self.problems.add(&at, Title::WithId);
                }
                let text = String::new();
                self.inside = Inside::Title { text, at };
            }
            Tag::Heading { level, id, classes, attrs } => {
                let plain = classes.is_empty() && attrs.is_empty();
                self.heading(level, id.as_deref(), plain, &at);
            }
            Tag::CodeBlock(kind) => self.code_block(&kind, at),
            Tag::HtmlBlock => {
                self.problems.add(&at, RawHtml);
                self.inside = Inside::Html;
            }
            Tag::Image { dest_url, title, .. } => self.figure(&dest_url, &title, at),
            Tag::Link { link_type, dest_url, title, .. } => {
                let href = self.address(link_type, &dest_url, &at);
                let title = (!title.is_empty()).then_some(&*title);
                self.html.open(Element::new("a").with("href", href).with_any("title", title));
            }
            Tag::Table(alignments) => {
                if alignments.iter().any(|each| *each != Alignment::None) {
                    self.problems.add(&at, AlignedTable);
                }
                self.begin_grid();
                self.open_tag(&Tag::Table(alignments));
            }
            Tag::FootnoteDefinition(label) => {
                self.footnotes_defined.take_at(&label, &at, self.problems);
                self.words.gather(&label, &at.span);
                self.footnote_definition(&label);
            }
            tag => {
                if matches!(tag, Tag::TableHead | Tag::TableRow) {
                    self.begin_row();
                }
                self.open_tag(&tag);
                match (&tag, self.html.here()) {
                    (Tag::Item, _) => self.marker = ordinal(self.file.text(), &at.span),
                    (Tag::TableCell, Some(here)) => self.note_cell(here.id(), at.span),
                    _ => {}
                }
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        self.closed(tag);
        self.stands_alone(tag);
        match tag {
            TagEnd::TableCell => self.is_joined = false,
            TagEnd::Table => self.end_grid(),
            _ => {}
        }
        self.outline.close(tag);
        match (std::mem::replace(&mut self.inside, Inside::Text), tag) {
            (Inside::Title { text, at }, TagEnd::Heading(_)) => {
                self.written.title.get_or_insert((text, at));
            }
            (Inside::Heading { level, id, text }, TagEnd::Heading(_)) => {
                self.written.headings.push(Heading { level, id, text });
                self.close_tag(tag);
            }
            (Inside::Embed { word, body, at }, TagEnd::CodeBlock) => {
                self.embed(word, &body, &at);
            }
            (Inside::Html, TagEnd::HtmlBlock) => {}
            (Inside::Figure { alt, path, titled, at, around }, TagEnd::Image) => {
                self.inside = *around;
                self.show_figure(&alt, path, titled, &at);
            }
            (inside @ Inside::Figure { .. }, _) | (inside, TagEnd::Image) => self.inside = inside,
            (inside, tag) => {
                self.inside = inside;
                self.close_tag(tag);
            }
        }
    }

    /// Add words. Mark those that are published as held.
    fn text(&mut self, words: &str) {
        self.inside.push(words);
        if !self.inside.has_html() {
            return;
        }
        for part in runs(words, self.scope.errata) {
            if part.as_held {
                let mark = Element::new("mark").with("title", MARK_TITLE);
                self.html.element(mark, |mark| mark.text(part.text));
            } else {
                self.html.text(part.text);
            }
        }
    }

    /// Add words, with their readings above them.
    fn text_with_readings(&mut self, words: &str) {
        for part in ruby::parts(words) {
            match part {
                Ruby::Plain(words) => self.text(words),
                Ruby::Ruby(base, reading) if self.inside.has_html() => {
                    self.html.open(Element::new("ruby"));
                    self.text(base);
                    for (name, text) in [("rp", "（"), ("rt", reading), ("rp", "）")] {
                        self.html.element(Element::new(name), |own| own.text(text));
                    }
                    self.html.close();
                }
                Ruby::Ruby(base, _) => self.text(base),
            }
        }
    }

    /// Make the nodes since the last cut into a block.
    pub(super) fn cut(&mut self) {
        self.open.clear();
        let words = std::mem::take(&mut self.html).finish();
        if !words.is_blank() {
            self.written.blocks.push(Block::Words(words));
        }
    }
}

/// Return whether the tag is inside a line, so that the words around it belong together.
fn is_inline(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}
