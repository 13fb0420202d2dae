//! Anchors of paragraphs and list items, and the document's numbers as links to them.

use std::ops::Range;

use pulldown_cmark::{Tag, TagEnd};

use super::chapter::Writer;
use super::marker::marker;
use super::open::{Kind, Open};
use crate::problem::AnchorNotHere;
use crate::tree::{Element, Node, NodeId};

impl Writer<'_> {
    /// Note the block that a tag opened with this node.
    pub(super) fn opened(&mut self, tag: &Tag<'_>, node: NodeId) {
        let Some(kind) = Kind::of(tag) else {
            return;
        };
        // The first paragraph of an item is the item's beginning.
        if kind != Kind::Paragraph
            && let Some(above) = self.open.last_mut()
            && above.kind == Kind::Item
        {
            above.begun = true;
        }
        self.open.push(Open { node, kind, begun: false });
    }

    /// Note the end of a block.
    pub(super) fn closed(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => {
                self.open.pop();
                self.begin();
            }
            TagEnd::List(_) | TagEnd::Item | TagEnd::TableCell => {
                self.open.pop();
            }
            _ => {}
        }
    }

    /// Look at words in the open block. If they are the first of an item and begin with a number of
    /// the document, its list shows no bullets.
    pub(super) fn first_words(&mut self, words: &str) {
        let [list, item, ..] = self.innermost_list() else {
            return;
        };
        let (list, begun) = (list.node, item.begun);
        self.begin();
        if !begun && marker(words, false).is_some() {
            self.set(list, "class", "marked");
        }
    }

    /// Return the innermost open list, and the blocks open in it.
    fn innermost_list(&self) -> &[Open] {
        let list = self.open.iter().rposition(|open| open.kind == Kind::List);
        list.and_then(|list| self.open.get(list..)).unwrap_or_default()
    }

    /// Note that the innermost open item has content.
    fn begin(&mut self) {
        let item = self.open.iter_mut().rfind(|open| open.kind == Kind::Item);
        if let Some(item) = item {
            item.begun = true;
        }
    }

    /// Give an anchor to the open block, after its words.
    pub(super) fn anchor(&mut self, id: &str, span: &Range<usize>) {
        let at = self.file.at(span.clone());
        self.anchors.take_at(id, &at, self.problems);
        self.outline.anchor(id);
        let Some(block) = self.anchored_block() else {
            self.problems.add(&at, AnchorNotHere { id: id.to_owned() });
            return;
        };
        self.set(block, "id", id);
        self.link(block, id);
    }

    /// Return the block that an anchor belongs to: the item, if the words are in its first
    /// paragraph.
    fn anchored_block(&self) -> Option<NodeId> {
        let (last, above) = self.open.split_last()?;
        match last.kind {
            Kind::Item => Some(last.node),
            Kind::Paragraph => {
                let item = above.last().filter(|item| item.kind == Kind::Item);
                let item = item.filter(|_| self.is_first(last.node));
                Some(item.unwrap_or(last).node)
            }
            Kind::List | Kind::Other => None,
        }
    }

    /// Return true if no element comes before this one in its parent.
    fn is_first(&self, node: NodeId) -> bool {
        let node = self.html.tree().get(node);
        node.is_some_and(|node| node.prev_siblings().all(|each| each.value().element().is_none()))
    }

    /// Make the document's number at the start of a block a link to the block. If there is no
    /// number, add an empty link at the end of its words.
    fn link(&mut self, block: NodeId, id: &str) {
        let href = format!("#{id}");
        if let Some((text, length)) = self.number(block)
            && let Some(mut text) = self.html.tree_mut().get_mut(text)
            && let Node::Text(words) = text.value()
        {
            let rest = words.split_off(length);
            let number = std::mem::replace(words, rest);
            let link = Element::new("a").with("class", "marker").with("href", href);
            text.insert_before(Node::Element(link)).append(Node::Text(number));
        } else {
            let link = Element::new("a").with("class", "anchor").with("href", href);
            self.html.element(link.with("aria-label", "この段落へのリンク"), |_| {});
        }
    }

    /// Return the text at the start of a block that begins with a number of the document, and the
    /// length of the number in bytes.
    fn number(&self, block: NodeId) -> Option<(NodeId, usize)> {
        let block = self.html.tree().get(block)?;
        let mut words = block.descendants().filter_map(|node| {
            let is_code = node.parent().is_some_and(|parent| parent.value().is_any(&["code"]));
            let text = node.value().text().filter(|text| !is_code && !text.trim().is_empty());
            text.map(|text| (node.id(), text))
        });
        let (node, text) = words.next()?;
        Some((node, marker(text, false)?.len()))
    }

    /// Set an attribute of an element.
    fn set(&mut self, node: NodeId, attribute: &'static str, value: &str) {
        if let Some(mut node) = self.html.tree_mut().get_mut(node)
            && let Node::Element(element) = node.value()
        {
            element.set(attribute, value);
        }
    }
}
