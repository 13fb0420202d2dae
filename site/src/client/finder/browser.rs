//! Brings the finder to life: seals the page, and only then lets answers in.

use gloo::utils::document;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::steps::State;

/// Starts the finder once it is hydrated. `shown` is the id of the element that shows the state.
pub(super) fn go_live(live: RwSignal<bool>, state: Memo<State>, shown: &'static str) {
    // An effect runs after hydration: until then the page has to be as it was rendered.
    Effect::new(move |_| {
        crate::client::kit::seal::seal();
        live.set(true);
        if let Some(root) = document().document_element() {
            // The mark that the finder takes answers from now on.
            let _ = root.set_attribute("data-hydrated", "true");
        }
    });
    // With the last answer, the button that was pressed goes: the result takes its focus.
    Effect::new(move |was_asking: Option<bool>| {
        let asking = matches!(state.get(), State::Asking(_));
        if was_asking == Some(true) && !asking {
            let result = document().get_element_by_id(shown);
            if let Some(result) = result.and_then(|result| result.dyn_into::<HtmlElement>().ok()) {
                let _ = result.focus();
            }
        }
        asking
    });
}
