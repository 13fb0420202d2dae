//! Where in a chapter the writer is.

use super::embed::Embed;
use crate::source::SourcePlace;

/// What the events that come belong to.
pub(super) enum Inside {
    Text,
    Title { text: String, at: SourcePlace },
    Heading { level: u8, id: String, text: String },
    Embed { word: Embed, body: String, at: SourcePlace },
    Html,
}

impl Inside {
    /// Whether the words that come are the document's.
    pub(super) fn has_words(&self) -> bool {
        !matches!(self, Self::Embed { .. } | Self::Html)
    }

    /// Whether what comes is shown where it stands.
    pub(super) fn has_html(&self) -> bool {
        matches!(self, Self::Text | Self::Heading { .. })
    }

    /// Adds to the text of a title, a heading or a table's body.
    pub(super) fn push(&mut self, words: &str) {
        match self {
            Self::Title { text, .. } | Self::Heading { text, .. } => text.push_str(words),
            Self::Embed { body, .. } => body.push_str(words),
            Self::Text | Self::Html => {}
        }
    }
}
