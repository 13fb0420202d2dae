//! Anchors of paragraphs and list items: ` {#id}` at the end of their words.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::chapter::Writer;
use super::marker::marker;
use crate::problem::AnchorNotHere;

/// The words without the anchor at their end, and the anchor.
pub(super) fn split(words: &str) -> (&str, Option<&str>) {
    let anchor = || {
        let (before, rest) = words.trim_end().strip_suffix('}')?.rsplit_once("{#")?;
        let plain = !rest.contains(['{', '}']) && !rest.contains(char::is_whitespace);
        (plain && !rest.is_empty()).then_some((before.trim_end(), rest))
    };
    anchor().map_or((words, None), |(before, id)| (before, Some(id)))
}

/// A block that is open, with the place of its opening among the events.
#[derive(Clone, Copy)]
pub(super) struct Open {
    event: usize,
    kind: Kind,
    /// Whether anything has come in it.
    begun: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    List,
    Item,
    Paragraph,
    Other,
}

impl<'t> Writer<'_, 't> {
    /// A block opens; its event is the next one.
    pub(super) fn open(&mut self, tag: &Tag<'_>) {
        let kind = match tag {
            Tag::List(None) => Kind::List,
            Tag::Item => Kind::Item,
            Tag::Paragraph => Kind::Paragraph,
            Tag::TableCell | Tag::List(Some(_)) => Kind::Other,
            _ => return,
        };
        // The first paragraph of an item begins with the item.
        if kind != Kind::Paragraph
            && let Some(above) = self.open.last_mut()
            && above.kind == Kind::Item
        {
            above.begun = true;
        }
        self.open.push(Open { event: self.events.len(), kind, begun: false });
    }

    /// A block closes.
    pub(super) fn close(&mut self, tag: TagEnd) {
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

    /// Words come in the open block: the first ones show whether its list has the document's
    /// numbers.
    pub(super) fn first_words(&mut self, words: &str) {
        let [list, item, ..] = self.innermost_list() else {
            return;
        };
        let (list, begun) = (list.event, item.begun);
        self.begin();
        let is_list = matches!(self.events.get(list), Some(Event::Start(Tag::List(None))));
        if !begun && is_list && marker(words, false).is_some() {
            let html = "\n<ul class=\"marked\">\n";
            self.replace(list, Event::Html(html.into()));
        }
    }

    /// The innermost list that is open, and what is open in it.
    fn innermost_list(&self) -> &[Open] {
        let list = self.open.iter().rposition(|open| open.kind == Kind::List);
        list.and_then(|list| self.open.get(list..)).unwrap_or_default()
    }

    /// Something has come in the item that is open.
    fn begin(&mut self) {
        let item = self.open.iter_mut().rfind(|open| open.kind == Kind::Item);
        if let Some(item) = item {
            item.begun = true;
        }
    }

    /// Gives the open block, whose words have come, an anchor.
    pub(super) fn anchor(&mut self, id: &str, span: &Range<usize>) {
        let at = self.file.at(span.clone());
        self.anchors.take_at(id, &at, self.problems);
        self.outline.anchor(id);
        let Some(block) = self.anchored_block() else {
            self.problems.add(&at, AnchorNotHere { id: id.to_owned() });
            return;
        };
        let element = if block.kind == Kind::Item { "li" } else { "p" };
        let html = format!("<{element} id=\"{id}\">");
        self.replace(block.event, Event::Html(html.into()));
        self.link(block.event, id);
    }

    /// The block that an anchor belongs to: the item, from its first paragraph.
    fn anchored_block(&self) -> Option<Open> {
        let (last, above) = self.open.split_last()?;
        match last.kind {
            Kind::Item => Some(*last),
            Kind::Paragraph => {
                let item = above.last().filter(|item| item.kind == Kind::Item);
                let first = item.filter(|item| item.event + 1 == last.event);
                Some(first.copied().unwrap_or(*last))
            }
            Kind::List | Kind::Other => None,
        }
    }

    /// Makes the document's number at the start of a block a link to it or, where it has none,
    /// puts a link at its end.
    fn link(&mut self, block: usize, id: &str) {
        let is_text = |event: &Event<'_>| matches!(event, Event::Text(_));
        let first = self.events.get(block..).and_then(|events| events.iter().position(is_text));
        let first = first.map(|first| block + first);
        let words = match first.and_then(|first| self.events.get(first)) {
            Some(Event::Text(words)) => words.clone(),
            _ => CowStr::from(""),
        };
        if let (Some(first), Some(number)) = (first, marker(&words, false)) {
            let rest = words.get(number.len()..).unwrap_or_default().to_owned();
            let link = format!("<a class=\"marker\" href=\"#{id}\">{number}</a>");
            let parts = [Event::InlineHtml(link.into()), Event::Text(rest.into())];
            self.events.splice(first..=first, parts);
        } else {
            let link = format!(
                "<a class=\"anchor\" href=\"#{id}\" aria-label=\"この段落へのリンク\"></a>"
            );
            self.events.push(Event::InlineHtml(link.into()));
        }
    }

    fn replace(&mut self, at: usize, event: Event<'t>) {
        if let Some(old) = self.events.get_mut(at) {
            *old = event;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn an_anchor_stands_at_the_end_of_the_words() {
        assert_eq!(split("① 対策 {#3.1-8}"), ("① 対策", Some("3.1-8")));
        assert_eq!(split("対策{#a} の実施"), ("対策{#a} の実施", None));
        assert_eq!(split("対策 {#}"), ("対策 {#}", None));
        assert_eq!(split("対策 {#a b}"), ("対策 {#a b}", None));
    }
}
