//! Kijun's own words among the document's.

use kijun_content::tree::{Builder, Element};
use leptos::prelude::*;

const LABEL: &str = "編集注";

/// Show a note of the editors: it looks different from the document's words, and names its owner.
pub(crate) fn editor_note(content: impl IntoView) -> impl IntoView {
    view! {
        <div class="editor-note" role="note" data-words="kijun">
            <span class="editor-note-label">{LABEL}</span>
            <div>{content}</div>
        </div>
    }
}

/// Add a note of the editors, as [`editor_note`] shows it.
pub(crate) fn add_editor_note(html: &mut Builder, note: &str) {
    let outer = Element::new("div").with("role", "note").with("data-words", "kijun");
    html.element(outer.with("class", "editor-note"), |html| {
        let label = Element::new("span").with("class", "editor-note-label");
        html.element(label, |label| label.text(LABEL));
        html.element(Element::new("div"), |inner| inner.text(note));
    });
}
