//! Leptos views in their places on the page.

use gloo::utils::document;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Mount a view into the element whose `data-live` is this name, and replace its content. Do
/// nothing if the page has no such element.
///
/// A view that keeps its type is smaller than an [`AnyView`]: it is never made anew as a whole, and
/// no code for that is compiled.
pub(crate) fn mount<V: IntoView + 'static>(name: &str, view: impl FnOnce() -> V + 'static) {
    let found = document().query_selector(&format!("[data-live=\"{name}\"]")).ok().flatten();
    let Some(place) = found.and_then(|place| place.dyn_into::<web_sys::HtmlElement>().ok()) else {
        return;
    };
    place.set_inner_html("");
    // The view lives as long as the page.
    mount_to(place, view).forget();
}

/// Run `then` after the views show the result of the messages so far.
pub(crate) fn after_views(then: impl FnOnce() + 'static) {
    run_after_views(Box::new(then));
}

/// Run any closure as one kind of task: each kind of task would have its own code.
fn run_after_views(then: Box<dyn FnOnce()>) {
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        then();
    });
}
