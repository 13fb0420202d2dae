//! A list whose rows keep their elements, as a Leptos view.

use std::sync::Arc;

use leptos::prelude::*;

/// Show a row for each key. A row stays the same element as long as its key is in the list; a new
/// key makes a new element, which screen readers announce in a live area.
///
/// Every list has this one type, which keeps the bundles small.
pub fn list(
    keys: Signal<Vec<String>>,
    row: impl Fn(String) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let row: Arc<dyn Fn(String) -> AnyView + Send + Sync> = Arc::new(row);
    view! { <For each=move || keys.get() key=String::clone children=move |key| row(key)/> }
        .into_any()
}
