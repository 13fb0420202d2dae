//! The whole screen for the walk, and its size on it.

use gloo::utils::document;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use super::deck::largest;

/// The custom property by which the style sheet multiplies the size of the walk's text.
const FIT: &str = "--fit";

/// Show the page on the whole screen, or no longer. A browser that refuses shows the walk in its
/// window, as large as that is.
pub(super) fn whole(on: bool) {
    let document = document();
    if !on {
        if document.fullscreen_element().is_some() {
            document.exit_fullscreen();
        }
        return;
    }
    let Some(page) = document.document_element() else { return };
    // The binding drops the promise, whose refusal would be an error of the page.
    let request = Reflect::get(&page, &JsValue::from_str("requestFullscreen"));
    let request = request.ok().and_then(|request| request.dyn_into::<Function>().ok());
    let asked = request.and_then(|request| request.call0(&page).ok());
    if let Some(promise) = asked.and_then(|asked| asked.dyn_into::<Promise>().ok()) {
        let refused = Closure::once(|_: JsValue| {});
        let _ = promise.catch(&refused);
        refused.forget();
    }
}

/// Return whether the page is on the whole screen.
pub(super) fn is_whole() -> bool {
    document().fullscreen_element().is_some()
}

/// Set the walk smaller until it fits on the screen; in its own size if it is not projected.
pub(super) fn fit(projecting: bool) {
    let page = document().document_element();
    let Some(page) = page.and_then(|page| page.dyn_into::<HtmlElement>().ok()) else { return };
    let style = page.style();
    if !projecting {
        // It fails only for a name that is none.
        let _ = style.remove_property(FIT);
        return;
    }
    let size = largest(|size| {
        let _ = style.set_property(FIT, size);
        page.scroll_height() <= page.client_height()
    });
    let _ = style.set_property(FIT, size);
}
