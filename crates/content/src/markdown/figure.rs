//! Images of a chapter.

use pulldown_cmark::TagEnd;

use kijun_rules::text::is_blank;

use super::chapter::Writer;
use super::inside::Inside;
use crate::problem::{FigureWithTitle, FigureWithoutText};
use crate::source::SourcePlace;
use crate::tree::{Element, Node};

impl Writer<'_> {
    /// Begin an image. Until its end, words are its alternative text, which is Kijun's.
    pub(super) fn figure(&mut self, address: &str, title: &str, at: SourcePlace) {
        let around = Box::new(std::mem::replace(&mut self.inside, Inside::Html));
        self.inside = Inside::Figure {
            alt: String::new(),
            path: address.to_owned(),
            titled: !title.is_empty(),
            at,
            around,
        };
    }

    /// Show an image. Record one that cannot be shown.
    pub(super) fn show_figure(&mut self, alt: &str, path: String, titled: bool, at: &SourcePlace) {
        if matches!(self.inside, Inside::Title { .. }) {
            // It has been recorded.
            return;
        }
        if is_blank(alt) {
            self.problems.add(at, FigureWithoutText { path });
            return;
        }
        if titled {
            self.problems.add(at, FigureWithTitle { path });
            return;
        }
        let Some((width, height)) = self.scope.figures.size(&path, at, self.problems) else {
            return;
        };
        let image = Element::new("img")
            .with("src", path)
            .with("alt", alt.trim())
            .with("width", width.to_string())
            .with("height", height.to_string())
            .with("loading", "lazy")
            .with("data-words", "kijun");
        self.html.element(image, |_| {});
    }

    /// Make the open paragraph a figure if it has an image and nothing else but its link to itself.
    pub(super) fn stands_alone(&mut self, tag: TagEnd) {
        if tag != TagEnd::Paragraph {
            return;
        }
        let Some(here) = self.html.here() else {
            return;
        };
        let node = here.id();
        let mut images = 0;
        for child in here.children() {
            match child.value() {
                Node::Element(element) if element.name() == "img" => images += 1,
                Node::Element(element) if element.get("class") == Some("anchor") => {}
                Node::Text(text) if is_blank(text) => {}
                _ => return,
            }
        }
        if images == 1
            && let Some(mut node) = self.html.tree_mut().get_mut(node)
            && let Node::Element(element) = node.value()
        {
            element.rename("figure");
        }
    }
}
