//! The part of a chapter that the writer is in.

use crate::source::SourcePlace;

/// A generated part that an info word names.
#[derive(Clone, Copy)]
pub(super) enum Embed {
    /// The requirement table of a checklist.
    Requirements,
    /// The table of the information classes.
    Classes,
    /// The document's title.
    Title,
    /// A remark in the editor's words.
    Note,
}

impl Embed {
    pub(super) const ALL: [Self; 4] = [Self::Requirements, Self::Classes, Self::Title, Self::Note];

    /// Return the info word.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Requirements => "requirements",
            Self::Classes => "classes",
            Self::Title => "title",
            Self::Note => "note",
        }
    }
}

/// Return the generated part that a code block with this info names.
pub(super) fn embed(info: &str) -> Option<Embed> {
    Embed::ALL.into_iter().find(|embed| embed.name() == info.trim())
}

/// The part of a chapter that the next events belong to.
pub(super) enum Inside {
    Text,
    Title {
        text: String,
        at: SourcePlace,
    },
    Heading {
        level: u8,
        id: String,
        text: String,
    },
    Embed {
        word: Embed,
        body: String,
        at: SourcePlace,
    },
    Html,
    /// An image, and what it is in.
    Figure {
        alt: String,
        path: String,
        titled: bool,
        at: SourcePlace,
        around: Box<Inside>,
    },
}

impl Inside {
    /// Return whether the next words are the document's.
    pub(super) fn has_words(&self) -> bool {
        !matches!(self, Self::Embed { .. } | Self::Html | Self::Figure { .. })
    }

    /// Return whether the next events are shown in place.
    pub(super) fn has_html(&self) -> bool {
        matches!(self, Self::Text | Self::Heading { .. })
    }

    /// Add to the text of a title, a heading or a generated part.
    pub(super) fn push(&mut self, words: &str) {
        match self {
            Self::Title { text, .. } | Self::Heading { text, .. } => text.push_str(words),
            Self::Embed { body, .. } => body.push_str(words),
            Self::Figure { alt, .. } => alt.push_str(words),
            Self::Text | Self::Html => {}
        }
    }
}
