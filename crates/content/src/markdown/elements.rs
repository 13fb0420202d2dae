//! The elements of Markdown's tags, on lines as in the HTML of CommonMark's examples.

use pulldown_cmark::{Tag, TagEnd};

use super::chapter::Writer;
use crate::tree::{Element, NodeId};

impl Writer<'_> {
    /// Open the element of a tag.
    pub(super) fn open_tag(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph => self.open_block(tag, Element::new("p")),
            Tag::BlockQuote(_) => {
                self.open_block(tag, Element::new("blockquote"));
                self.html.text("\n");
            }
            Tag::CodeBlock(_) => {
                self.open_block(tag, Element::new("pre"));
                self.html.open(Element::new("code"));
            }
            // The numbers of an ordered list are words of the document, and written as such.
            Tag::List(_) => {
                self.open_block(tag, Element::new("ul"));
                self.html.text("\n");
            }
            Tag::Item => self.open_block(tag, Element::new("li")),
            Tag::Table(_) => {
                self.html.open(Element::new("table"));
            }
            Tag::TableHead => {
                self.html.open(Element::new("thead"));
                self.html.open(Element::new("tr"));
            }
            Tag::TableRow => {
                self.html.open(Element::new("tr"));
            }
            Tag::TableCell => {
                let row = self.html.here().and_then(|row| row.parent());
                let is_head = row.is_some_and(|above| above.value().is_any(&["thead"]));
                let cell = self.html.open(Element::new(if is_head { "th" } else { "td" }));
                self.opened(tag, cell);
            }
            Tag::Emphasis => {
                self.html.open(Element::new("em"));
            }
            Tag::Strong => {
                self.html.open(Element::new("strong"));
            }
            // The other tags are handled elsewhere, or not enabled.
            _ => {
                self.html.open(Element::new("span"));
            }
        }
    }

    /// Close the element of a tag.
    pub(super) fn close_tag(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::TableHead => {
                self.html.close();
                self.html.close();
                self.html.open(Element::new("tbody"));
            }
            TagEnd::Table | TagEnd::CodeBlock => {
                self.html.close();
                self.html.close();
            }
            _ => self.html.close(),
        }
        let ends_line = matches!(
            tag,
            TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::BlockQuote(_)
                | TagEnd::CodeBlock
                | TagEnd::List(_)
                | TagEnd::Item
                | TagEnd::Table
                | TagEnd::TableHead
                | TagEnd::TableRow
                | TagEnd::FootnoteDefinition
        );
        if ends_line {
            self.html.text("\n");
        }
    }

    /// Open an element on a line of its own.
    pub(super) fn open_line(&mut self, element: Element) -> NodeId {
        self.begin_line();
        self.html.open(element)
    }

    /// End the line if it is not empty.
    pub(super) fn begin_line(&mut self) {
        let Some(here) = self.html.here() else {
            return;
        };
        let ended = match here.last_child() {
            Some(last) => last.value().text().is_some_and(|text| text.ends_with('\n')),
            None => here.value().element().is_none(),
        };
        if !ended {
            self.html.text("\n");
        }
    }

    fn open_block(&mut self, tag: &Tag<'_>, element: Element) {
        let node = self.open_line(element);
        self.opened(tag, node);
    }
}
