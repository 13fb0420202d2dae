//! Headings, links and footnotes of a chapter.

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Tag};

use super::chapter::Writer;
use super::inside::Inside;
use super::links::Refused;
use crate::problem::{ForbiddenAddress, HeadingAttributes, HeadingSkipsLevel, HeadingWithoutId};
use crate::source::SourcePlace;

impl<'t> Writer<'_, 't> {
    /// A heading below the chapter's title begins.
    pub(super) fn heading(
        &mut self,
        level: HeadingLevel,
        id: Option<CowStr<'t>>,
        plain: bool,
        at: &SourcePlace,
    ) {
        let written = self.file.text().get(at.span.clone()).unwrap_or_default();
        let line = written.lines().next().unwrap_or_default();
        let line = line.trim_start_matches('#').trim();
        let heading = line.split('{').next().unwrap_or_default().trim().to_owned();
        if let Some(id) = &id {
            self.anchors.take_at(id, at, self.problems);
        } else {
            let heading = heading.clone();
            self.problems.add(at, HeadingWithoutId { heading });
        }
        let depth = level as usize;
        if depth > self.level + 1 {
            let most = "#".repeat(self.level + 1);
            self.problems.add(at, HeadingSkipsLevel { heading: heading.clone(), most });
        }
        self.level = depth;
        if !plain {
            self.problems.add(at, HeadingAttributes { heading });
        }
        self.inside = Inside::Heading {
            level: level as u8,
            id: id.as_deref().unwrap_or_default().to_owned(),
            text: String::new(),
        };
        self.events.push(Event::Start(Tag::Heading {
            level,
            id,
            classes: Vec::new(),
            attrs: Vec::new(),
        }));
    }

    /// The address of a link as published.
    pub(super) fn address(
        &mut self,
        link_type: LinkType,
        target: &str,
        at: &SourcePlace,
    ) -> String {
        if link_type == LinkType::Email {
            let target = target.to_owned();
            self.problems.add(at, ForbiddenAddress { target });
            return String::new();
        }
        match self.scope.index.resolve(target, self.scope.name) {
            Ok(address) => return address,
            Err(Refused::Link(kind)) => self.problems.add(at, kind),
            Err(Refused::Anchor(kind)) => self.problems.add(at, kind),
            Err(Refused::Address(kind)) => self.problems.add(at, kind),
        }
        String::new()
    }

    /// The number of a footnote, counted in the order in which they are met.
    fn footnote(&mut self, label: &str) -> usize {
        let next = self.footnotes.len() + 1;
        *self.footnotes.entry(label.to_owned()).or_insert(next)
    }

    /// A footnote is referred to. Its label is the document's own mark, and is shown as it is.
    pub(super) fn footnote_reference(&mut self, label: CowStr<'t>) {
        let number = self.footnote(&label);
        let open = format!("<a class=\"footnote-reference\" href=\"#fn:{number}\">");
        self.events.push(Event::InlineHtml(open.into()));
        self.events.push(Event::Text(label));
        self.events.push(Event::InlineHtml("</a>".into()));
    }

    /// A footnote begins.
    pub(super) fn footnote_definition(&mut self, label: CowStr<'t>) {
        let number = self.footnote(&label);
        let open = format!(
            "<div class=\"footnote-definition\" id=\"fn:{number}\">\
             <span class=\"footnote-definition-label\">"
        );
        self.events.push(Event::Html(open.into()));
        self.events.push(Event::Text(label));
        self.events.push(Event::Html("</span>\n".into()));
    }
}
