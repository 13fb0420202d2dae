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

/// Show a note on the words that the editors have added to a page. It is folded: many pages have one,
/// and who has read one knows them.
pub(crate) fn about_note(content: impl IntoView) -> impl IntoView {
    view! {
        <details class="editor-note" data-words="kijun">
            <summary><span class="editor-note-label">{LABEL}</span>" 原文の言葉と、編集で付けた言葉"</summary>
            <div>{content}</div>
        </details>
    }
}

/// Show a short note, e.g. that the heading above it is the editors'.
pub(crate) fn short_note(text: &'static str) -> impl IntoView {
    view! {
        <div class="editor-note short" role="note" data-words="kijun">
            <span class="editor-note-label">{LABEL}</span>
            <div>{text}</div>
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
