//! Worked examples of a document.

use super::Anchor;

/// An example that the document works out, with the items of a checklist that it touches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkedExample {
    /// The last part of the page's address.
    pub id: String,
    /// The checklist, by its index in [`super::Standard::checklists`].
    pub checklist: usize,
    /// The class of the information in the example: the id of one of the checklist's classes.
    pub class: String,
    /// The place of the example, at its title.
    pub at: Anchor,
    /// The title, in the document's words.
    pub title: String,
    /// The place by the document's numbers, e.g. `6.4(1)`; `None` if it has none.
    pub place: Option<String>,
    /// A remark for readers, in Kijun's words.
    pub note: Option<String>,
    /// The whole example, point by point in the document's order.
    pub points: Vec<WorkedPoint>,
}

/// A part of an example, and the items that it touches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkedPoint {
    /// The place of the point.
    pub at: Anchor,
    /// The same place by the document's numbers, e.g. `6.4(1)①`; `None` if it has none.
    pub place: Option<String>,
    /// The document's words. Lines are separated by `\n`.
    pub words: String,
    /// The requirements of the checklist that it touches, named by the editors; may be empty.
    pub requirements: Vec<String>,
    /// The reason why it touches them, or none, in Kijun's words.
    pub why: String,
}
