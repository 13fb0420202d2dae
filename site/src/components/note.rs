//! Kijun's own words among the document's.

use leptos::prelude::*;

/// A note of the editors: it looks different from the document's words, and says whose it is.
pub(crate) fn editor_note(content: impl IntoView) -> impl IntoView {
    view! {
        <div class="editor-note" role="note" data-words="kijun">
            <span class="editor-note-label">"編集注"</span>
            <div>{content}</div>
        </div>
    }
}
