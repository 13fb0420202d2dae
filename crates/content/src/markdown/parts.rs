//! Headings, links and footnotes of a chapter.

use pulldown_cmark::{HeadingLevel, LinkType};

use super::chapter::Writer;
use super::inside::Inside;
use super::links::Refused;
use crate::problem::{ForbiddenAddress, HeadingAttributes, HeadingSkipsLevel, HeadingWithoutId};
use crate::source::SourcePlace;
use crate::tree::Element;

impl Writer<'_> {
    /// Begin a heading below the chapter's title.
    pub(super) fn heading(
        &mut self,
        level: HeadingLevel,
        id: Option<&str>,
        plain: bool,
        at: &SourcePlace,
    ) {
        let written = self.file.text().get(at.span.clone()).unwrap_or_default();
        let line = written.lines().next().unwrap_or_default();
        let line = line.trim_start_matches('#').trim();
        let heading = line.split('{').next().unwrap_or_default().trim().to_owned();
        if let Some(id) = id {
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
            id: id.unwrap_or_default().to_owned(),
            text: String::new(),
        };
        let element = Element::new(match level {
            HeadingLevel::H1 => "h1",
            HeadingLevel::H2 => "h2",
            HeadingLevel::H3 => "h3",
            HeadingLevel::H4 => "h4",
            HeadingLevel::H5 => "h5",
            HeadingLevel::H6 => "h6",
        });
        self.open_line(element.with_any("id", id));
    }

    /// Return the address of a link as published.
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

    /// Return the number of a footnote, in the order of first use.
    fn footnote(&mut self, label: &str) -> usize {
        let next = self.footnotes.len() + 1;
        *self.footnotes.entry(label.to_owned()).or_insert(next)
    }

    /// Refer to a footnote. Its label is the document's own mark and is shown as written.
    pub(super) fn footnote_reference(&mut self, label: &str) {
        let href = format!("#fn:{}", self.footnote(label));
        let link = Element::new("a").with("class", "footnote-reference").with("href", href);
        self.html.element(link, |link| link.text(label));
    }

    /// Open a footnote and show its label.
    pub(super) fn footnote_definition(&mut self, label: &str) {
        let id = format!("fn:{}", self.footnote(label));
        self.html.open(Element::new("div").with("class", "footnote-definition").with("id", id));
        let mark = Element::new("span").with("class", "footnote-definition-label");
        self.html.element(mark, |mark| mark.text(label));
        self.html.text("\n");
    }
}
