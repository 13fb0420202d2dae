//! The open blocks of a chapter.

use pulldown_cmark::Tag;

use crate::tree::NodeId;

/// An open block that may have an anchor, or that holds such blocks.
#[derive(Clone, Copy)]
pub(super) struct Open {
    /// The node of its element.
    pub(super) node: NodeId,
    /// The kind of block.
    pub(super) kind: Kind,
    /// True once the block has content.
    pub(super) begun: bool,
}

/// The kinds of blocks that anchors and numbers depend on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A list.
    List,
    /// An item of a list of any kind.
    Item,
    /// A paragraph.
    Paragraph,
    /// A block whose words have no anchor: a cell.
    Other,
}

impl Kind {
    /// Return the kind of the block that a tag opens; `None` if anchors do not depend on it.
    pub(super) fn of(tag: &Tag<'_>) -> Option<Self> {
        match tag {
            Tag::List(_) => Some(Self::List),
            Tag::Item => Some(Self::Item),
            Tag::Paragraph => Some(Self::Paragraph),
            Tag::TableCell => Some(Self::Other),
            _ => None,
        }
    }
}
