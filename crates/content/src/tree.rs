//! A part of a page as one tree of HTML nodes.
//!
//! A chapter stays a tree from Markdown to the page. [`Builder`] makes the tree from Markdown's
//! events, the pages change the tree (margins, terms, anchors), and [`Fragment`] writes it as HTML
//! once. Until then text and attributes are not escaped.

use std::fmt;

use ego_tree::Tree;
pub use ego_tree::iter::Edge;
pub use ego_tree::{NodeId, NodeRef};
use html_escape::{encode_double_quoted_attribute, encode_text};
use kijun_rules::text;

/// A node of a [`Fragment`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// The root of a fragment, also of a fragment inside another. It is not written.
    Root,
    /// An element.
    Element(Element),
    /// A text, unescaped.
    Text(String),
}

impl Node {
    /// Return the element; `None` if the node is not an element.
    #[must_use]
    pub fn element(&self) -> Option<&Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Root | Self::Text(_) => None,
        }
    }

    /// Return the text; `None` if the node is not a text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Root | Self::Element(_) => None,
        }
    }

    /// Return true if the node is an element with one of these names.
    #[must_use]
    pub fn is_any(&self, names: &[&str]) -> bool {
        self.element().is_some_and(|element| names.contains(&element.name))
    }
}

/// An HTML element: its name and its attributes, in the order in which they are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
}

impl Element {
    /// Make an element without attributes.
    #[must_use]
    pub fn new(name: &'static str) -> Self {
        Self { name, attributes: Vec::new() }
    }

    /// Return the element with one more attribute.
    #[must_use]
    pub fn with(mut self, attribute: &'static str, value: impl Into<String>) -> Self {
        self.set(attribute, value);
        self
    }

    /// Return the element with one more attribute, if there is a value.
    #[must_use]
    pub fn with_any(self, attribute: &'static str, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.with(attribute, value),
            None => self,
        }
    }

    /// Return the name, in lower case.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Return the value of an attribute; `None` if the element does not have it.
    #[must_use]
    pub fn get(&self, attribute: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        attributes.find(|(name, _)| *name == attribute).map(|(_, value)| value.as_str())
    }

    /// Give the element another name.
    pub fn rename(&mut self, name: &'static str) {
        self.name = name;
    }

    /// Set an attribute. A new one comes last, a known one keeps its place.
    pub fn set(&mut self, attribute: &'static str, value: impl Into<String>) {
        let value = value.into();
        match self.attributes.iter_mut().find(|(name, _)| *name == attribute) {
            Some((_, known)) => *known = value,
            None => self.attributes.push((attribute, value)),
        }
    }

    /// Return true if the element has no content and no end tag.
    fn is_void(&self) -> bool {
        matches!(self.name, "br" | "hr" | "img")
    }
}

/// A part of a page: nodes side by side.
///
/// [`fmt::Display`] writes it as HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fragment(Tree<Node>);

impl Fragment {
    /// Return the nodes, below [`Node::Root`].
    #[must_use]
    pub fn tree(&self) -> &Tree<Node> {
        &self.0
    }

    /// Return the nodes, to change them.
    pub fn tree_mut(&mut self) -> &mut Tree<Node> {
        &mut self.0
    }

    /// Return the texts, in order, without readings (furigana).
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let nodes = self.0.root().descendants().filter(|node| !is_reading(node));
        nodes.filter_map(|node| node.value().text())
    }

    /// Return the ids of all elements with one of these names, in order.
    #[must_use]
    pub fn elements(&self, names: &[&str]) -> Vec<NodeId> {
        let nodes = self.0.root().descendants();
        nodes.filter(|node| node.value().is_any(names)).map(|node| node.id()).collect()
    }

    /// Return the element of a node; `None` if there is none.
    #[must_use]
    pub fn element(&self, node: NodeId) -> Option<&Element> {
        self.0.get(node)?.value().element()
    }

    /// Return true if nothing can be seen: no element, and no text but [blank](text::is_blank) ones.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.0.root().descendants().all(|node| match node.value() {
            Node::Root => true,
            Node::Element(_) => false,
            Node::Text(text) => text::is_blank(text),
        })
    }
}

/// Return whether a node is the text of a reading (furigana), or of the brackets around one.
#[must_use]
pub fn is_reading(node: &NodeRef<'_, Node>) -> bool {
    node.parent().is_some_and(|parent| parent.value().is_any(&["rt", "rp"]))
}

impl fmt::Display for Fragment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for edge in self.0.root().traverse() {
            match edge {
                Edge::Open(node) => match node.value() {
                    Node::Root => {}
                    Node::Element(Element { name, attributes }) => {
                        write!(f, "<{name}")?;
                        for (attribute, value) in attributes {
                            write!(
                                f,
                                " {attribute}=\"{}\"",
                                encode_double_quoted_attribute(value)
                            )?;
                        }
                        f.write_str(">")?;
                    }
                    Node::Text(text) => f.write_str(&encode_text(text))?,
                },
                Edge::Close(node) => {
                    if let Node::Element(element) = node.value()
                        && !element.is_void()
                    {
                        write!(f, "</{}>", element.name)?;
                    }
                }
            }
        }
        Ok(())
    }
}

/// A builder of a [`Fragment`] from its beginning to its end.
#[derive(Debug)]
pub struct Builder {
    tree: Tree<Node>,
    /// The innermost open element; the root if none is open.
    open: NodeId,
}

impl Default for Builder {
    fn default() -> Self {
        let tree = Tree::new(Node::Root);
        let open = tree.root().id();
        Self { tree, open }
    }
}

impl Builder {
    /// Open an element below the open one.
    pub fn open(&mut self, element: Element) -> NodeId {
        self.open = self.append_node(Node::Element(element));
        self.open
    }

    /// Close the innermost element. Do nothing if no element is open.
    pub fn close(&mut self) {
        if let Some(parent) = self.here().and_then(|node| node.parent()) {
            self.open = parent.id();
        }
    }

    /// Add an element, and with `fill` its content.
    pub fn element(&mut self, element: Element, fill: impl FnOnce(&mut Self)) {
        self.open(element);
        fill(self);
        self.close();
    }

    /// Add a text. Texts side by side become one.
    pub fn text(&mut self, text: &str) {
        let last = self.tree.get_mut(self.open);
        if let Some(mut last) = last.and_then(|node| node.into_last_child().ok())
            && let Node::Text(before) = last.value()
        {
            before.push_str(text);
        } else {
            self.append_node(Node::Text(text.to_owned()));
        }
    }

    /// Add a copy of another fragment.
    pub fn append(&mut self, other: &Fragment) {
        for edge in other.tree().root().traverse() {
            match (edge, edge_node(&edge).value()) {
                (_, Node::Root) | (Edge::Close(_), Node::Text(_)) => {}
                (Edge::Open(_), Node::Text(text)) => self.text(text),
                (Edge::Open(_), Node::Element(element)) => {
                    self.open(element.clone());
                }
                (Edge::Close(_), Node::Element(_)) => self.close(),
            }
        }
    }

    /// Return the innermost open element, or the root.
    #[must_use]
    pub fn here(&self) -> Option<NodeRef<'_, Node>> {
        self.tree.get(self.open)
    }

    /// Return the nodes so far.
    #[must_use]
    pub fn tree(&self) -> &Tree<Node> {
        &self.tree
    }

    /// Return the nodes so far, to change them.
    pub fn tree_mut(&mut self) -> &mut Tree<Node> {
        &mut self.tree
    }

    /// Return the fragment. Open elements end with it.
    #[must_use]
    pub fn finish(self) -> Fragment {
        Fragment(self.tree)
    }

    fn append_node(&mut self, node: Node) -> NodeId {
        match self.tree.get_mut(self.open) {
            Some(mut open) => open.append(node).id(),
            // The open node is always in this tree.
            None => self.tree.root_mut().append(node).id(),
        }
    }
}

fn edge_node<'t>(edge: &Edge<'t, Node>) -> NodeRef<'t, Node> {
    match edge {
        Edge::Open(node) | Edge::Close(node) => *node,
    }
}

#[cfg(test)]
mod tests {
    use super::{Builder, Element};

    #[test]
    fn text_and_attributes_are_escaped_when_they_are_written() {
        let mut builder = Builder::default();
        let link = Element::new("a").with("href", "?a&b").with("title", "\"1\" > 0");
        builder.element(link, |link| link.text("<1> & \"2\""));
        builder.element(Element::new("br"), |_| {});
        assert_eq!(
            builder.finish().to_string(),
            "<a href=\"?a&amp;b\" title=\"&quot;1&quot; &gt; 0\">&lt;1&gt; &amp; \"2\"</a><br>"
        );
    }

    #[test]
    fn texts_side_by_side_are_one() {
        let mut inner = Builder::default();
        inner.text("を");
        inner.element(Element::new("b"), |bold| bold.text("大"));
        let mut builder = Builder::default();
        builder.text("文");
        builder.append(&inner.finish());
        builder.text("き");
        builder.text("く");
        let fragment = builder.finish();
        assert_eq!(fragment.texts().collect::<Vec<_>>(), ["文を", "大", "きく"]);
        assert_eq!(fragment.to_string(), "文を<b>大</b>きく");
    }

    #[test]
    fn a_fragment_of_white_space_is_blank() {
        let mut builder = Builder::default();
        builder.close();
        builder.text(" \n");
        assert!(builder.finish().is_blank());
    }
}
