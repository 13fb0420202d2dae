//! A field that takes a file.

use leptos::prelude::*;

/// Show a field that takes a file with one of the endings and types of `accept`. It is closed until
/// the page is sealed.
///
/// The program of the page listens to it by its id. `name` stands in `data-import`.
pub(crate) fn file_field(
    id: &'static str,
    name: &'static str,
    accept: &'static str,
    label: &'static str,
) -> AnyView {
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input type="file" id=id accept=accept data-import=name autocomplete="off" disabled />
        </div>
    }
    .into_any()
}
