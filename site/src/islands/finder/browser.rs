//! Brings the finder to life: seals the page, and only then lets answers in.

use gloo::utils::document;
use leptos::prelude::*;

/// Starts the finder once it is hydrated.
pub(super) fn go_live(live: RwSignal<bool>) {
    // An effect runs after hydration: until then the page has to be as it was rendered.
    Effect::new(move |_| {
        crate::seal::seal();
        live.set(true);
        if let Some(root) = document().document_element() {
            // The mark that the finder takes answers from now on.
            let _ = root.set_attribute("data-hydrated", "true");
        }
    });
}
